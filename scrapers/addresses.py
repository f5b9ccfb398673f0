"""Addresses within a page: resolved, and compared by the domain that somebody registered."""

import re
from urllib.parse import urljoin, urlsplit

#: Second labels below which domains are registered: com.pe, gob.pe, co.uk …
_SECOND = frozenset(
    ("ac", "co", "com", "edu", "gob", "gov", "go", "info", "mil", "net", "nom", "ne", "or", "org", "sld")
)
#: Hosts whose subdomains belong to different people.
_SHARED = frozenset(
    (
        "blogspot.com",
        "github.io",
        "lamula.pe",
        "medium.com",
        "substack.com",
        "tumblr.com",
        "weebly.com",
        "wixsite.com",
        "wordpress.com",
    )
)


def absolute(address: str, base: str) -> str:
    """The address resolved against the page's, "" where it is no http(s) address."""
    address = re.sub(r"[\s\x00-\x1f]+", "" if "://" in address else "%20", address.strip())
    if not address:
        return ""
    try:
        resolved = urljoin(base, address)
        parts = urlsplit(resolved)
    except ValueError:
        return ""
    return resolved if parts.scheme in {"http", "https"} and parts.hostname else ""


def registered_domain(url: str) -> str:
    """The domain that was registered: `pe.com.x` stays apart from `com.x`; "" without a host."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    labels = host.split(".")
    if len(labels) < 3 or host.replace(".", "").isdigit():
        return host
    tail = ".".join(labels[-2:])
    deeper = tail in _SHARED or (len(labels[-1]) == 2 and labels[-2] in _SECOND)
    return ".".join(labels[-3:]) if deeper else tail


def same_outlet(one: str, other: str) -> bool:
    """Whether two addresses lie on the same registered domain (ports and www aside)."""
    domain = registered_domain(one)
    return bool(domain) and domain == registered_domain(other)


def is_home(url: str) -> bool:
    """Whether the address is a site's front page."""
    parts = urlsplit(url)
    return re.fullmatch(r"/?(?:index\.\w+|home|inicio|portada|es|pe)?/?", parts.path) is not None and not parts.query
