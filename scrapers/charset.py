"""Turn the bytes of a page into text, whatever its header claims: no U+FFFD and no mojibake of our making."""

import codecs
import re

import webencodings

#: Browsers look for the declaration in the first kilobyte; outlets put it later than that.
HEAD_BYTES = 8192
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.\-]{2,40})["']""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([a-zA-Z0-9_:.\-]{2,40})""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDE = (
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_WIDE_UTF8 = re.compile(_WIDE)
_UTF8_RUN = re.compile(rb"((?:[\x00-\x7f]|" + _WIDE + rb")+)|([\x80-\xff])")
#: Of no use in any encoding that keeps ASCII; escape stays, for ISO-2022-JP.
_CONTROLS = bytes(value for value in range(0x20) if value not in b"\t\n\r\x0c\x1b")
_HIGH = re.compile(rb"[\x80-\xff]")
#: cp1252 as browsers read it: its five holes are control characters, so that any byte can be read.
_WINDOWS = "".join(
    bytes([value]).decode("cp1252", "ignore") or chr(value) if value >= 0x80 else chr(value) for value in range(256)
)
#: "Ã³", "Â«", "â€œ": UTF-8 that was once read as cp1252 and saved again.
_TWICE = re.compile(
    "(?:[ÂÃ][\u0080-\u00bf{0}]|[âå][\u0080-\u00bf{0}]{{2}}|ð[\u0080-\u00bf{0}]{{3}})+".format(
        re.escape(_WINDOWS[0x80:0xA0])
    )
)
#: How such runs begin, in UTF-8; looked for in the bytes, where it costs a fifth.
_LEADS = tuple(lead.encode() for lead in ("Ã", "Â", "â€", "ðŸ"))
_BACK = {char: value for value, char in enumerate(_WINDOWS)}


def named_in_header(content_type: str) -> str:
    """The charset that a Content-Type header names, else ""."""
    match = _HEADER.search(content_type)
    return match[1] if match else ""


def _codec(label: str) -> str:
    """Python's name for a label as browsers understand it (latin-1 is cp1252), else ""."""
    encoding = webencodings.lookup(label.strip().strip("\"'"))
    return encoding.name if encoding is not None else ""


def _declared(body: bytes) -> str:
    head = body[:HEAD_BYTES]
    match = _XML.search(head) or _META.search(head)
    return _codec(match[1].decode("ascii")) if match else ""


def _read_windows(body: bytes) -> str:
    return body.decode("latin-1").translate(dict(enumerate(_WINDOWS)))


def _read_mixed(body: bytes) -> str:
    """UTF-8 with stray cp1252 bytes, as pasted pieces leave them: each byte that is no UTF-8 is read alone."""
    return "".join(
        match[1].decode("utf-8") if match[1] is not None else _read_windows(match[2])
        for match in _UTF8_RUN.finditer(body)
    )


def _undo_twice(text: str) -> str:
    """Repair runs that are certainly UTF-8 read as cp1252: they decode as UTF-8 when turned back."""

    def repaired(match: re.Match[str]) -> str:
        try:
            return bytes(_BACK[char] for char in match[0]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            return match[0]

    return _TWICE.sub(repaired, text)


def _other_than_utf8(body: bytes, label: str) -> str | None:
    """The text by a declared encoding that is neither UTF-8 nor Windows-1252, None where it does not fit."""
    if not label or label in {"utf-8", "windows-1252", "x-user-defined", "replacement"}:
        return None
    encoding = webencodings.lookup(label)
    try:
        return encoding.codec_info.decode(body)[0] if encoding is not None else None
    except UnicodeDecodeError:
        return None


def decode(body: bytes, header_charset: str = "", *, forced: str = "") -> tuple[str, str]:
    """The text, and where its encoding was learned: `forced`, `bom`, `header`, `meta`, `detected` or `repaired`.

    UTF-8 that decodes strictly is UTF-8 whatever is declared; bytes declared as UTF-8 that do not are read as
    Windows-1252, or, where most of them are UTF-8, one bad byte at a time. Never raises.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            if name != "utf-8":
                return body.decode(name, "replace").lstrip("\ufeff"), "bom"
            body = body[len(bom) :]
    if body[:200].count(0) <= 60:
        body = body.translate(None, _CONTROLS)
    header = _codec(named_in_header(header_charset) or header_charset)
    labels = [(_codec(forced), "forced"), (header, "header"), (_declared(body), "meta")]
    label, source = next(((name, source) for name, source in labels if name), ("", "detected"))
    if not label.startswith("utf-16") and body[:200].count(0) > 60:
        # UTF-16 without a mark: every other byte of its tags is NUL
        return body.decode("utf-16-le" if body[1] == 0 else "utf-16-be", "replace"), "detected"
    if label in {"iso-2022-jp", "utf-16le", "utf-16be"} and (other := _other_than_utf8(body, label)) is not None:
        return other, source
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        repaired = _undo_twice(text) if any(lead in body for lead in _LEADS) else text
        if repaired == text and (label in {"", "utf-8"} or body.isascii()):
            return text, source
        return repaired, "repaired"
    for name, origin in labels:
        if (other := _other_than_utf8(body, name)) is not None:
            return other, origin
    n_wide = len(_WIDE_UTF8.findall(body))
    n_stray = len(_HIGH.findall(_WIDE_UTF8.sub(b"", body)))
    if n_wide > n_stray:
        return _undo_twice(_read_mixed(body)), "repaired"
    return _read_windows(body), source if label == "windows-1252" else "repaired" if label else "detected"
