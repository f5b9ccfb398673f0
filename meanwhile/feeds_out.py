"""Items as a feed that any reader can take: RSS 2.0, Atom and JSON Feed 1.1, newest first."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any
from xml.etree import ElementTree

from pipeline.store.items import ItemRecord

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
#: What XML 1.0 cannot hold, not even escaped: such a character in one title would spoil the whole feed.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


def rss(records: Sequence[ItemRecord], *, title: str) -> bytes:
    """RSS 2.0 with the full text, the author by Dublin Core and the outlet as `source`."""
    for prefix, namespace in (("dc", DC), ("content", CONTENT)):
        ElementTree.register_namespace(prefix, namespace)
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    _add(channel, "title", title)
    _add(channel, "link", records[0].url if records else "about:blank")
    _add(channel, "description", title)
    for record in records:
        entry = ElementTree.SubElement(channel, "item")
        _add(entry, "title", record.title)
        _add(entry, "link", record.url)
        _add(entry, "guid", record.url, isPermaLink="true")
        _add(entry, "pubDate", format_datetime(record.published_at.astimezone(UTC)))
        for author in record.authors:
            _add(entry, f"{{{DC}}}creator", author)
        _add(entry, f"{{{DC}}}language", record.lang)
        for tag in (*record.topics, *record.regions):
            _add(entry, "category", tag)
        _add(entry, "source", record.source, url=record.url)
        if record.summary:
            _add(entry, "description", record.summary)
        _add(entry, f"{{{CONTENT}}}encoded", _html(record.text))
    return _bytes(root)


def atom(records: Sequence[ItemRecord], *, title: str) -> bytes:
    """Atom (RFC 4287); topics and regions are categories, each kind with its scheme."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")

    def add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
        return _add(parent, f"{{{ATOM}}}{name}", text, **attributes)

    add(feed, "id", "urn:meanwhile:items")
    add(feed, "title", title)
    newest = max((_changed(record) for record in records), default=datetime(2000, 1, 1, tzinfo=UTC))
    add(feed, "updated", _rfc3339(newest))
    for record in records:
        entry = add(feed, "entry")
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", record.lang)
        add(entry, "id", record.url)
        add(entry, "title", record.title)
        add(entry, "link", rel="alternate", href=_clean(record.url))
        add(entry, "published", _rfc3339(record.published_at))
        add(entry, "updated", _rfc3339(_changed(record)))
        for author in record.authors or (record.source,):
            add(add(entry, "author"), "name", author)
        for kind, tags in (("topic", record.topics), ("region", record.regions)):
            for tag in tags:
                add(entry, "category", term=tag, scheme=f"urn:meanwhile:{kind}")
        origin = add(entry, "source")
        add(origin, "id", f"urn:meanwhile:source:{record.source}")
        add(origin, "title", record.source)
        add(origin, "updated", _rfc3339(record.published_at))
        if record.summary:
            add(entry, "summary", record.summary)
        add(entry, "content", _html(record.text), type="html")
    return _bytes(feed)


def json_feed(records: Sequence[ItemRecord], *, title: str) -> bytes:
    """A JSON Feed of version 1.1; what no field of it holds stands under `_meanwhile`."""
    items = [_json_item(record) for record in records]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(record: ItemRecord) -> dict[str, Any]:
    return {
        "id": record.url,
        "url": record.url,
        "title": record.title,
        "content_text": record.text,
        "date_published": _rfc3339(record.published_at),
        "language": record.lang,
        "tags": [*record.topics, *record.regions],
        **({"authors": [{"name": author} for author in record.authors]} if record.authors else {}),
        **({"summary": record.summary} if record.summary else {}),
        **({"image": record.image} if record.image else {}),
        "_meanwhile": {
            "source": record.source,
            "topics": list(record.topics),
            "regions": list(record.regions),
            "story": record.story,
            "state": record.state,
            "worth": record.worth,
        },
    }


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, {key: _clean(value) for key, value in attributes.items()})
    element.text = _clean(text) or None
    return element


def _clean(text: str) -> str:
    return text.translate(_FORBIDDEN)


def _html(text: str) -> str:
    return "".join(f"<p>{escape(part.strip(), quote=False)}</p>" for part in text.split("\n\n") if part.strip())


def _changed(record: ItemRecord) -> datetime:
    return record.first_seen_at or record.published_at


def _rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _bytes(root: ElementTree.Element) -> bytes:
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"
