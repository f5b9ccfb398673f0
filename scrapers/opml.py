"""Lists of sources as OPML, the form in which feed readers exchange them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import quoteattr

from lxml import etree
from pydantic import ValidationError

from pipeline.errors import InputError
from scrapers.plain import plain_line
from scrapers.sitemaps import name_of
from scrapers.source import Arc, Feed, Source, SourceEntry, WordPress, faults_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlSources:
    """What an OPML file holds: entries for `own_sources`, and one sentence for each outline that gave none."""

    entries: tuple[SourceEntry, ...]
    faults: tuple[str, ...] = ()


def _feed_of(source: Source) -> str | None:
    """The address under which a feed reader can follow the source."""
    for way in source.discovery:
        match way:
            case Feed():
                return way.url
            case Arc():
                return urljoin(way.url, "/arc/outboundfeeds/rss/?outputType=xml")
            case WordPress():
                base = way.url.partition("wp-json/")[0]
                return f"{base.rstrip('/')}/feed/"
            case _:
                continue
    return None


def write_opml(sources: Iterable[Source], *, title: str = "Meanwhile: sources") -> str:
    """All sources as OPML 2.0; those without a feed stand in it as links."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"  <head><title>{quoteattr(title)[1:-1]}</title></head>", "  <body>"]
    for source in sources:
        names = f"text={quoteattr(source.name)} title={quoteattr(source.name)}"
        feed = _feed_of(source)
        where = f'type="rss" xmlUrl={quoteattr(feed)} htmlUrl={quoteattr(source.home)}' if feed else ""
        where = where or f'type="link" url={quoteattr(source.home)}'
        lines.append(f"    <outline {names} {where} language={quoteattr(source.language)}/>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _id_of(name: str, url: str, taken: set[str]) -> str:
    import unicodedata

    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    host = (urlsplit(url).hostname or "source").removeprefix("www.")
    base = "_".join(re.findall(r"[a-z0-9]+", folded))[:40].strip("_") or re.sub(r"[^a-z0-9]+", "_", host)
    found, number = base, 2
    while found in taken:
        found, number = f"{base}_{number}", number + 1
    taken.add(found)
    return found


def read_opml(content: bytes, *, taken_ids: Iterable[str] = ()) -> OpmlSources:
    """The feeds of an OPML file as entries; raises InputError where the file is none. No entity is expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"the OPML cannot be read: {error}") from error
    if root is None or name_of(root)[1] != "opml":
        raise InputError("the file is no OPML: its outermost element must be <opml>")
    taken = set(taken_ids)
    entries: list[SourceEntry] = []
    faults: list[str] = []
    seen: set[str] = set()
    for outline in root.iter("outline"):
        values = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        feed = values.get("xmlurl", "").strip()
        if not feed or feed in seen:
            continue
        seen.add(feed)
        name = plain_line(values.get("title") or values.get("text") or "") or feed
        language = values.get("language", "es")[:2].lower()
        data = {
            "id": _id_of(name, feed, taken), "name": name, "home": values.get("htmlurl") or urljoin(feed, "/"),
            "language": language if re.fullmatch(r"[a-z]{2}", language) else "es",
            "discovery": [{"type": "feed", "url": feed}],
        }  # fmt: skip
        try:
            entries.append(SourceEntry.model_validate(data))
        except ValidationError as error:
            faults += faults_of(error, prefix=name)
    return OpmlSources(entries=tuple(entries), faults=tuple(faults))
