"""The one address of an article, however it was reached."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import unquote, urljoin

import yaml

from pipeline.errors import MeanwhileError

_PARTS = re.compile(r"(?i)^(https?):/*([^/?#\\]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$", re.DOTALL)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
#: Stay as they are in a path or query; all else is written as percent and two digits.
_PLAIN = _UNRESERVED | frozenset("!$&'()*+,;=:@/?%[]|")
_DEFAULT_PORTS = ("80", "443")
_AUTHORITY = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]")
#: Addresses within addresses are unwrapped at most this often; more is an attack or a mistake.
_MAX_WRAPPED = 4


class AddressError(MeanwhileError):
    """What was given is no address of a page."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address[:200]!r} is not an http or https address of a page; give one that is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The content of addresses.yaml."""

    prefixes: tuple[str, ...]
    names: frozenset[str]
    values: Mapping[str, frozenset[str] | None]  # None: whatever its value
    device_labels: frozenset[str]
    last_segments: frozenset[str]
    first_segments: frozenset[str]
    index_files: frozenset[str]
    mirror_hosts: Mapping[str, str]
    wrappers: tuple[re.Pattern[str], ...]


@cache
def rules() -> Rules:
    """The table that comes with the package, read once."""
    table = yaml.safe_load((files("pipeline") / "addresses.yaml").read_text(encoding="utf-8"))
    tracking = table["tracking"]
    return Rules(
        prefixes=tuple(tracking["prefixes"]),
        names=frozenset(tracking["names"]),
        values=MappingProxyType(
            {name: None if given == "*" else frozenset(given) for name, given in tracking["values"].items()}
        ),
        device_labels=frozenset(table["device_labels"]),
        last_segments=frozenset(table["form_segments"]["last"]),
        first_segments=frozenset(table["form_segments"]["first"]),
        index_files=frozenset(table["index_files"]),
        mirror_hosts=MappingProxyType(dict(table["mirror_hosts"])),
        wrappers=tuple(re.compile(pattern, re.IGNORECASE) for pattern in table["wrappers"]),
    )


def canonical_address(url: str, base: str | None = None) -> str:
    """The address without what does not tell articles apart; idempotent. Raises AddressError for what is no page.

    It is for comparing, not for fetching: some hosts answer only with the `www.` that is dropped here.
    """
    address = _clean(url)
    if base is not None:
        try:
            address = urljoin(_clean(base), address)
        except ValueError as error:
            raise AddressError(url) from error
    for _ in range(_MAX_WRAPPED):
        inner = _unwrapped(address)
        if inner is None:
            break
        address = inner
    match = _PARTS.match(address)
    if match is None:
        raise AddressError(url)
    _, authority, path, query, fragment = match.groups()
    host, port = _host(authority, url)
    canonical = f"https://{host}{port}{_path(path)}"
    if kept := _query(query or ""):
        canonical += f"?{kept}"
    if fragment and fragment.startswith(("!", "/")) and len(fragment) > 2:  # pages that a script draws by the fragment
        canonical += f"#{_encoded(fragment)}"
    return canonical


def _clean(url: str) -> str:
    """Without white space and control characters, which browsers drop as well."""
    url = "".join(c for c in url.strip() if c.isprintable() and not c.isspace())
    if url.startswith("//"):
        url = f"https:{url}"
    return unicodedata.normalize("NFC", url)


def _unwrapped(address: str) -> str | None:
    for pattern in rules().wrappers:
        if match := pattern.match(address):
            groups = match.groupdict()
            if encoded := groups.get("encoded"):
                return _clean(unquote(encoded))
            inner = groups.get("address") or ""
            return _clean(inner if re.match(r"(?i)https?:/", inner) else f"https://{inner}")
    return None


def _host(authority: str, url: str) -> tuple[str, str]:
    """The host that stands for all its forms, and the port with its colon where it is not the usual one."""
    match = _AUTHORITY.fullmatch(authority.rpartition("@")[2])
    if match is None:
        raise AddressError(url)
    host, port = match.groups()
    try:
        host = unicodedata.normalize("NFKC", unquote(host, errors="strict")).casefold().strip(".")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (UnicodeError, ValueError) as error:
        raise AddressError(url) from error
    if not (_HOST.fullmatch(host) or _IPV6.fullmatch(host)):
        raise AddressError(url)
    table = rules()
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in table.device_labels:
        labels = labels[1:]
    host = ".".join(labels)
    host = table.mirror_hosts.get(host, host)
    port = str(int(port)) if port else ""
    return host, "" if port in ("", *_DEFAULT_PORTS) else f":{port}"


def _path(path: str) -> str:
    table = rules()
    segments: list[str] = []
    for segment in _encoded(path.replace("\\", "/")).split("/"):
        if segment == "..":
            segments = segments[:-1]
        elif segment not in ("", "."):
            segments.append(segment)
    while len(segments) > 1 and segments[-1].lower() in table.last_segments:
        segments.pop()
    while len(segments) > 1 and segments[0].lower() in table.first_segments:
        segments.pop(0)
    while segments and segments[-1].lower() in table.index_files:
        segments.pop()
    if segments:
        segments[-1] = re.sub(r"(?i)(?:\.amp)+(\.html?)?$", r"\1", segments[-1]) or segments[-1]
    # taking one form off may have laid another bare
    shortened = "/".join(segments)
    return f"/{shortened}" if shortened == path.strip("/") or not shortened else _path(shortened)


def _query(query: str) -> str:
    """The parameters that may name the article, in one order."""
    kept = []
    for part in re.split("[&;]", query):
        name, equals, value = part.partition("=")
        name, value = _encoded(name), _encoded(value)
        if name and not _is_tracking(name.lower(), value.lower()):
            kept.append(f"{name}{equals and '='}{value}")
    return "&".join(sorted(dict.fromkeys(kept)))


def _is_tracking(name: str, value: str) -> bool:
    table = rules()
    name = name.removeprefix("amp%3b")  # "&amp;" that was escaped twice
    if name in table.names:
        allowed = table.values.get(name)
        return allowed is None or value in allowed
    return name.startswith(table.prefixes)


def _encoded(part: str) -> str:
    """One spelling of percent-encoding: plain where it may be, else upper-case digits."""

    def spell(match: re.Match[str]) -> str:
        character = chr(int(match.group(1), 16))
        return character if character in _UNRESERVED else f"%{match.group(1).upper()}"

    out = []
    for character in part:
        if character in _PLAIN:
            out.append(character)
        else:
            out.extend(f"%{byte:02X}" for byte in character.encode("utf-8", errors="replace"))
    spelt = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", "".join(out))
    return _ESCAPE.sub(spell, spelt)
