"""`meanwhile import` and `meanwhile export`: what was gathered, as files."""

import csv
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO, cast

import typer

from meanwhile import lines, terminal
from meanwhile.commands.items import Region, Since, SourceId, State, Topic, Until, as_json, query_of
from meanwhile.commands.jobs import settings_of
from meanwhile.feeds_in import FileFormat, format_of, rows_of_csv, rows_of_feed
from meanwhile.feeds_out import atom, json_feed, rss
from pipeline.errors import InputError
from pipeline.store import items as stored
from pipeline.store import search
from pipeline.store.items import ItemRecord
from pipeline.types import Article, DateSource

#: Entries of a feed at most: whoever wants all takes JSON lines.
MOST_ENTRIES = 5000


def register(app: typer.Typer) -> None:
    """Put these commands under `meanwhile`."""
    app.command("import")(import_items)
    app.command("export")(export_items)


def article_of(value: dict[str, Any], *, now: datetime, source: str = "") -> Article:
    """An article from a line as `export` writes it, cleaned and dated as the crawl does it."""
    from pipeline.languages import detect
    from pipeline.urls import AddressError, canonical_address
    from scrapers.dates import choose_date
    from scrapers.extract import LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_TITLE
    from scrapers.plain import one_line, plain_line, tidy_text

    item = lines.item_of({"id": "", **value})
    url = one_line(item.url)
    if not url:
        raise lines.BadLineError('has no "url"')
    try:
        if not url.startswith(("http://", "https://")):
            raise AddressError(url)
        canonical_url = canonical_address(url)
    except AddressError as error:
        raise lines.BadLineError(f'"url" is {item.url[:200]!r}, which is no web address') from error
    title = plain_line(item.title)[:LONGEST_TITLE]
    text = tidy_text(item.text, longest=LONGEST_TEXT)
    if not title and not text:
        raise lines.BadLineError("has neither a title nor a text")
    authors = value.get("authors") or []
    if not isinstance(authors, list):
        raise lines.BadLineError('"authors" is not a list')
    raw = one_line(lines.text_of(value, "published") or lines.text_of(value, "day"))
    published_at, published_raw, date_source = choose_date([(item.published_at, raw, DateSource.STRUCTURED)], now=now)
    return Article(
        source=one_line(item.source) or source or "import",
        url=url,
        canonical_url=canonical_url,
        title=title,
        text=text,
        lang=one_line(item.lang) or detect(f"{title}\n{text}"),
        fetched_at=now,
        published_at=published_at,
        published_raw=published_raw,
        date_source=date_source,
        authors=tuple(name for author in authors if (name := plain_line(str(author)))),
        summary=plain_line(lines.text_of(value, "summary"))[:LONGEST_SUMMARY],
        image=one_line(lines.text_of(value, "image")) or None,
    )


def import_items(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="A file as `meanwhile export` or another program writes it; - for standard input.")
    ],
    *,
    form: Annotated[
        FileFormat | None, typer.Option("--format", help="jsonl, csv, rss, atom or jsonfeed; else it is recognised.")
    ] = None,
    source: Annotated[str, typer.Option(help="The source of items that name none.")] = "",
) -> None:
    """Take items in from a file, just as if they had been crawled."""
    from pipeline.take_in import TakeIn

    now = datetime.now(UTC)
    settings = settings_of(context)
    with settings.store() as database:
        sink = TakeIn(database, lambda: now)
        try:
            handle = cast("io.BufferedReader", sys.stdin.buffer if str(file) == "-" else file.open("rb"))
        except OSError as error:
            raise InputError(f"{file}: cannot be opened ({error.strerror})") from error
        with handle, terminal.progress("importing", quiet=settings.quiet) as bar:
            incoming = _incoming(handle, form or format_of(handle.peek(4096)), shown=str(file), now=now)
            for article in incoming.read(lambda value: article_of(value, now=now, source=source)):
                sink(article)
                bar.step()
    if not settings.quiet:
        terminal.plain(", ".join(f"{n} {outcome}" for outcome, n in sink.counts.items()) or "nothing to import")
    incoming.complain()


def _incoming(handle: BinaryIO, form: FileFormat, *, shown: str, now: datetime) -> lines.Lines:
    match form:
        case FileFormat.JSONL:
            return lines.Lines(_text_of(handle, shown), shown=shown)
        case FileFormat.CSV:
            return lines.Lines((), shown=shown, rows=rows_of_csv(handle.read(), shown=shown))
        case _:
            return lines.Lines((), shown=shown, rows=rows_of_feed(handle.read(), shown=shown, now=now), unit="entry")


def _text_of(handle: BinaryIO, shown: str) -> Iterator[str]:
    try:
        for line in handle:
            yield line.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"{shown}: is not UTF-8 ({error}); convert it first, for example with iconv") from error


def export_items(
    context: typer.Context,
    *,
    words: Annotated[str, typer.Option("--search", help="Only items with these words.")] = "",
    topic: Topic = "",
    region: Region = "",
    source: SourceId = "",
    since: Since = "",
    until: Until = "",
    state: State = "",
    form: Annotated[
        FileFormat, typer.Option("--format", help="jsonl, csv, or a feed: rss, atom, jsonfeed.")
    ] = FileFormat.JSONL,
) -> None:
    """Write items to standard output as JSON lines, CSV or a feed, newest first."""
    query = query_of(words, topic, region, source, since, until, state)
    with settings_of(context).store() as database, database.reading() as session:
        match form:
            case FileFormat.RSS | FileFormat.ATOM | FileFormat.JSON_FEED:
                records = stored.records(session, search.find(session, query, limit=MOST_ENTRIES))
                write = {FileFormat.RSS: rss, FileFormat.ATOM: atom, FileFormat.JSON_FEED: json_feed}[form]
                sys.stdout.write(write(records, title=_title_of(query)).decode("utf-8"))
            case FileFormat.JSONL:
                for record in _found(session, query):
                    terminal.json_line(as_json(record))
            case FileFormat.CSV:
                _write_csv(_found(session, query))


def _found(session: Any, query: search.Query) -> Iterator[ItemRecord]:
    offset = 0
    while rows := search.find(session, query, limit=500, offset=offset):
        yield from stored.records(session, rows)
        offset += len(rows)


def _write_csv(records: Iterator[ItemRecord]) -> None:
    writer: Any = None
    for record in records:
        line = terminal.jsonable(as_json(record))
        if writer is None:
            writer = csv.DictWriter(sys.stdout, fieldnames=list(line))
            writer.writeheader()
        joined = {key: "; ".join(part) if isinstance(part, list) else part for key, part in line.items()}
        writer.writerow({key: _inert(part) for key, part in joined.items()})


def _title_of(query: search.Query) -> str:
    """What a reader calls the feed: what was searched for."""
    asked = (query.words, query.topic, query.region, query.source, query.state)
    return ", ".join(["Meanwhile", *(part for part in asked if part)])


def _inert(cell: Any) -> Any:
    """A cell that a spreadsheet would run as a formula is quoted: titles come from strangers."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" else cell
