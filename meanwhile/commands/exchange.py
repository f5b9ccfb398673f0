"""`meanwhile import` and `meanwhile export`: what was gathered, as files."""

import csv
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from meanwhile import lines, terminal
from meanwhile.commands.items import Region, Since, SourceId, State, Topic, Until, as_json, query_of
from meanwhile.commands.jobs import settings_of
from pipeline.errors import InputError
from pipeline.store import items as stored
from pipeline.store import search
from pipeline.types import Article, DateSource


class Format(StrEnum):
    """In what form `export` writes."""

    JSONL = "jsonl"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Put these commands under `meanwhile`."""
    app.command("import")(import_items)
    app.command("export")(export_items)


def article_of(value: dict[str, Any], *, now: datetime) -> Article:
    """An article from a line as `export` writes it."""
    from pipeline.languages import detect
    from pipeline.urls import canonical_address

    item = lines.item_of({"id": "", **value})
    if not item.url:
        raise lines.BadLineError('has no "url"')
    if not item.url.startswith(("http://", "https://")):
        raise lines.BadLineError(f'"url" is {item.url!r}, which is no web address')
    if not item.title and not item.text:
        raise lines.BadLineError("has neither a title nor a text")
    authors = value.get("authors") or []
    if not isinstance(authors, list):
        raise lines.BadLineError('"authors" is not a list')
    return Article(
        source=item.source or "import",
        url=item.url,
        canonical_url=canonical_address(item.url),
        title=item.title,
        text=item.text,
        lang=item.lang or detect(f"{item.title}\n{item.text}"),
        fetched_at=now,
        published_at=item.published_at,
        date_source=DateSource.STRUCTURED if item.published_at else DateSource.FIRST_SEEN,
        authors=tuple(str(author) for author in authors),
        summary=lines.text_of(value, "summary"),
        image=lines.text_of(value, "image") or None,
    )


def import_items(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="JSON lines as `meanwhile export` writes them; - for standard input.")],
) -> None:
    """Take items in from a file, just as if they had been crawled."""
    from pipeline.take_in import TakeIn

    now = datetime.now(UTC)
    settings = settings_of(context)
    with settings.store() as database:
        sink = TakeIn(database, lambda: now)
        try:
            handle = sys.stdin if str(file) == "-" else file.open(encoding="utf-8")
        except OSError as error:
            raise InputError(f"{file}: cannot be opened ({error.strerror})") from error
        with handle, terminal.progress("importing", quiet=settings.quiet) as bar:
            incoming = lines.Lines(handle, shown=str(file))
            for article in incoming.read(lambda value: article_of(value, now=now)):
                sink(article)
                bar.step()
    if not settings.quiet:
        terminal.plain(", ".join(f"{n} {outcome}" for outcome, n in sink.counts.items()) or "nothing to import")
    incoming.complain()


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
    form: Annotated[Format, typer.Option("--format", help="jsonl or csv.")] = Format.JSONL,
) -> None:
    """Write items to standard output as JSON lines or CSV, newest first."""
    query = query_of(words, topic, region, source, since, until, state)
    writer: Any = None
    with settings_of(context).store() as database, database.reading() as session:
        offset = 0
        while rows := search.find(session, query, limit=500, offset=offset):
            for record in stored.records(session, rows):
                line = terminal.jsonable(as_json(record))
                if form is Format.JSONL:
                    terminal.json_line(line)
                    continue
                if writer is None:
                    writer = csv.DictWriter(sys.stdout, fieldnames=list(line))
                    writer.writeheader()
                joined = {key: "; ".join(part) if isinstance(part, list) else part for key, part in line.items()}
                writer.writerow({key: _inert(part) for key, part in joined.items()})
            offset += len(rows)


def _inert(cell: Any) -> Any:
    """A cell that a spreadsheet would run as a formula is quoted: titles come from strangers."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" else cell
