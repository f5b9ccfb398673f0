"""Items out of files of other programs: CSV, RSS, Atom and JSON Feed; each as the lines of JSON that `import` takes."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from lxml import etree

from pipeline.errors import InputError

#: Columns without which a row of CSV is no item.
NEEDED = ("url", "title")
#: What `export` puts before a cell that a spreadsheet would run.
_RUN = ("'=", "'+", "'-", "'@", "'\t", "'\r")
_LISTED = ("authors", "topics", "regions")


class FileFormat(StrEnum):
    """In what form items are written and read."""

    JSONL = "jsonl"
    CSV = "csv"
    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "jsonfeed"


def format_of(head: bytes) -> FileFormat:
    """The form of a file, from its first characters; RSS and Atom are read alike."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        return FileFormat.RSS
    if start.startswith(b"{"):
        return FileFormat.JSON_FEED if b"jsonfeed.org" in start else FileFormat.JSONL
    return FileFormat.CSV if start else FileFormat.JSONL


def rows_of_csv(raw: bytes, *, shown: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row with the number of its line, its cells under the names of the first row."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{shown}: is not UTF-8 ({error}); save it as CSV UTF-8") from error
    first = text.split("\n", 1)[0]
    csv.field_size_limit(
        max(csv.field_size_limit(), len(text))
    )  # texts are longer than the module's 131,072 characters
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(f"{shown}: the first line names no column {', '.join(missing)}; write it as `export` does")
    for row in reader:
        value: dict[str, Any] = {key: _cell(cell) for key, cell in row.items() if key and isinstance(cell, str)}
        for key in _LISTED:
            if key in value:
                value[key] = [part for part in value[key].split("; ") if part]
        yield reader.line_num, value


def _cell(cell: str) -> str:
    return cell[1:] if cell.startswith(_RUN) else cell


def rows_of_feed(raw: bytes, *, shown: str, now: datetime) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each entry with its number; the outlet is the one that the entry names as its source."""
    from scrapers.feeds import EntriesError, parse_feed
    from scrapers.fulltext import text_of

    try:
        feed = parse_feed(raw, url="", now=now)
    except EntriesError as error:
        raise InputError(f"{shown}: cannot be read as a feed ({error}); is it RSS, Atom or JSON Feed?") from error
    origins = _origins(raw)
    for number, entry in enumerate(feed.entries, 1):
        yield (
            number,
            {
                "url": entry.url,
                "title": entry.title,
                "text": text_of(entry.html) or entry.summary,
                "summary": entry.summary,
                "published": entry.published_at.isoformat() if entry.published_at else None,
                "authors": list(entry.authors),
                "lang": entry.lang or None,
                "image": entry.image,
                "source": origins.get(entry.url),
            },
        )


def _origins(raw: bytes) -> dict[str, str]:
    """Addresses of entries by the source that each says it is from, as our own feeds do."""
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        items = [item for item in json.loads(raw.decode("utf-8-sig")).get("items", ()) if isinstance(item, dict)]
        named = ((item.get("url"), item.get("_meanwhile")) for item in items)
        return {str(url): str(ours["source"]) for url, ours in named if isinstance(ours, dict) and ours.get("source")}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(raw, parser)
    found: dict[str, str] = {}
    for entry in root.iter("{*}item", "{*}entry") if root is not None else ():
        link = entry.find("{*}link")
        source = entry.find("{*}source")
        if link is None or source is None:
            continue
        address = (link.get("href") or link.text or "").strip()
        title = source.find("{*}title")
        name = ((title.text if title is not None else source.text) or "").strip()
        if address and name:
            found[address] = name
    return found
