"""Sitemaps, news sitemaps and their indexes, gzipped or plain: bytes to entries. Pure."""

import re
import zlib
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from scrapers.dates import parse_date
from scrapers.feeds import EntriesError
from scrapers.markup import web_address
from scrapers.pages import FeedEntry
from scrapers.plain import plain_line

#: Sitemaps may unpack to 50 MB by their standard; more is a bomb.
UNPACKED_BYTES = 52_428_800
_GZIP = b"\x1f\x8b"
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_BARE_AMPERSAND = re.compile(rb"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_TEXT_LINE = re.compile(r"^\s*https?://\S+\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapContent:
    """Entries of an urlset, or the further sitemaps of an index with their times of change."""

    entries: tuple[FeedEntry, ...] = ()
    children: tuple[tuple[str, datetime | None], ...] = ()


def unpack(body: bytes, *, limit: int = UNPACKED_BYTES) -> bytes:
    """Undo gzip where the file itself is packed; raises EntriesError where it grows beyond the limit."""
    if not body.startswith(_GZIP):
        return body
    machine = zlib.decompressobj(wbits=31)
    try:
        unpacked = machine.decompress(body, limit)
    except zlib.error as error:
        raise EntriesError("broken_sitemap", f"the packed sitemap cannot be unpacked: {error}") from error
    if machine.unconsumed_tail:
        raise EntriesError("too_large", f"the sitemap unpacks to more than {limit} bytes")
    return unpacked


def parse_sitemap(body: bytes, *, url: str, now: datetime) -> SitemapContent:
    """Read a sitemap or an index; raises EntriesError where it is neither."""
    unpacked = unpack(body)
    head = unpacked[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        return _parse_lines(unpacked, url)
    # many outlets leave an ampersand bare; entities other than XML's own are taken as text, and nothing is fetched
    unpacked = _BARE_AMPERSAND.sub(b"&amp;", _DOCTYPE.sub(b"", unpacked, count=1))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(unpacked, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise EntriesError("broken_sitemap", f"the sitemap cannot be read: {error}") from error
    kind = "" if root is None else name_of(root)[1]
    if kind == "sitemapindex":
        children = ((_loc(node, url), _when(node, "lastmod", now)) for node in _children(root, "sitemap"))
        return SitemapContent(children=tuple((loc, when) for loc, when in children if loc is not None))
    if kind != "urlset":
        raise EntriesError("not_a_sitemap", "something else came where a sitemap was expected")
    entries = (_read_url(node, url, now) for node in _children(root, "url"))
    return SitemapContent(entries=tuple(entry for entry in entries if entry is not None))


def _parse_lines(body: bytes, url: str) -> SitemapContent:
    lines = [line for line in body.decode("utf-8", errors="replace").splitlines() if line.strip()]
    if not lines or not all(_TEXT_LINE.match(line) for line in lines[:20]):
        raise EntriesError("not_a_sitemap", "something else came where a sitemap was expected")
    addresses = (web_address(line, url) for line in lines)
    return SitemapContent(entries=tuple(FeedEntry(url=address) for address in addresses if address is not None))


def name_of(node: etree._Element) -> tuple[str, str]:
    """Name space and local name in lower case, both "" for comments and the like.

    A recovering parser lets tags through that `etree.QName` refuses ("Ànews:name").
    """
    if not isinstance(node.tag, str):
        return "", ""
    space, _, name = node.tag.rpartition("}")
    return space.removeprefix("{"), name.lower()


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    return [node for node in root if name_of(node)[1] == name]


def _texts(node: etree._Element) -> dict[str, str]:
    """The text of everything below, by its name without the name space; the first of each wins."""
    found: dict[str, str] = {}
    for below in node.iter():
        space, name = name_of(below)
        if name and below.text and below.text.strip():
            prefix = "image_" if "image" in space else ""
            found.setdefault(prefix + name, below.text.strip())
    return found


def _loc(node: etree._Element, url: str) -> str | None:
    return web_address(_texts(node).get("loc", ""), url)


def _when(node: etree._Element, name: str, now: datetime) -> datetime | None:
    raw = _texts(node).get(name, "")
    return parse_date(raw, now=now) if raw else None


def _read_url(node: etree._Element, url: str, now: datetime) -> FeedEntry | None:
    texts = _texts(node)
    address = web_address(texts.get("loc", ""), url)
    if address is None:
        return None
    lastmod = texts.get("lastmod", "")
    raw = texts.get("publication_date", "")
    image = texts.get("image_loc", "")
    return FeedEntry(
        url=address,
        title=plain_line(texts.get("title", "")),
        published_at=parse_date(raw, now=now) if raw else None,
        published_raw=raw,
        updated_at=parse_date(lastmod, now=now) if lastmod else None,
        lang=texts.get("language", "")[:2].lower(),
        image=web_address(image, url) if image else None,
        stamp=lastmod,
    )
