"""`meanwhile try …`: each stage alone, JSON lines in and out, no state kept."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from meanwhile import lines, terminal
from meanwhile.counting import some
from pipeline.errors import InputError, MeanwhileError, UnavailableError
from pipeline.types import DEPARTMENTS, Item

app = typer.Typer(
    no_args_is_help=True, help="Try one stage alone: files or JSON lines in, JSON lines out; nothing is kept."
)


@app.command()
def extract(
    file: Annotated[Path | None, typer.Argument(help="An HTML file; without it, JSON lines on standard input.")] = None,
    url: Annotated[str, typer.Option(help="The address that the file came from.")] = "",
) -> None:
    """Read articles from pages: {"id","url","html"} lines, or one file with --url."""
    from scrapers.extract import ExtractionError, extract_html, printed_date

    now = datetime.now(UTC)

    def read(name: str, address: str, html: str | bytes) -> dict[str, Any]:
        refused: dict[str, Any] = {}
        try:
            article = extract_html(html, address, now=now)
        except ExtractionError as error:
            refused = {"refused": error.reason, "why": str(error)}
            if error.article is None:
                return {"id": name, **refused}
            # What was read of a page that would not be stored is shown all the same: this is for looking.
            article = error.article
        return {
            "id": name,
            "title": article.title,
            "authors": article.authors,
            "published": printed_date(article),
            "lang": article.lang,
            "text": article.text,
            "canonical_url": article.canonical_url,
            "image": article.image,
            **refused,
        }

    if file is not None:
        try:
            terminal.json_line(read(file.name, url, file.read_bytes()))
        except OSError as error:
            raise InputError(f"{file}: cannot be read ({error.strerror})") from error
        return
    incoming = lines.stdin_lines()
    for number, value in incoming:
        try:
            name, html = lines.text_of(value, "id", required=True), lines.text_of(value, "html", required=True)
            terminal.json_line(read(name, lines.text_of(value, "url"), html))
            incoming.n_good += 1
        except lines.BadLineError as error:
            incoming.fault(number, str(error))
    incoming.complain()


def _with_language(item: Item) -> Item:
    """The item with its language found out where the line names none."""
    from dataclasses import replace

    from pipeline.languages import detect

    lang = item.lang[:2].lower() if item.lang else detect(f"{item.title}\n{item.text}")
    return replace(item, lang={"sp": "es"}.get(lang, lang))


def _items(incoming: lines.Lines) -> Any:
    return incoming.read(lambda value: _with_language(lines.item_of(value)))


@app.command()
def dedupe() -> None:
    """Tell duplicates, updates and serial notices apart, in order of arrival."""
    from pipeline.dedupe import Memory, as_row

    memory = Memory()
    incoming = lines.stdin_lines()
    for item in _items(incoming):
        terminal.json_line(as_row(item.id, memory.add(item)))
    incoming.complain()


@app.command()
def stories() -> None:
    """Group items into stories, in order of arrival."""
    from pipeline.stories import StoryMemory

    memory = StoryMemory()
    incoming = lines.stdin_lines()
    for item in _items(incoming):
        terminal.json_line({"id": item.id, "story": memory.add(item)})
    incoming.complain()


@app.command()
def tag(
    lexicon: Annotated[Path | None, typer.Option(help="A folder whose files replace the shipped ones.")] = None,
) -> None:
    """Give topics, regions, places and organisations, each with the words that gave it."""
    from pipeline.tagging import load_lexicon
    from pipeline.tagging import tag as tag_item

    words = load_lexicon(lexicon)
    incoming = lines.stdin_lines()
    for item in _items(incoming):
        tagged = tag_item(item, words)
        terminal.json_line(
            {
                "id": item.id,
                "topics": tagged.topics,
                "subtopics": tagged.subtopics,
                "regions": tagged.regions,
                "places": tagged.places,
                "organisations": tagged.organisations,
                "peru": tagged.peru,
                "worth": round(tagged.worth, 4),
                "evidence": [one._asdict() for one in tagged.evidence],
            }
        )
    incoming.complain()


@app.command()
def compose(
    region: Annotated[str, typer.Option(help="A department of Peru.")],
    until: Annotated[str, typer.Option(help="The bulletin's date, the last day of its period.")],
    days: Annotated[int, typer.Option(help="How many days the period has.")] = 7,
) -> None:
    """Write the bulletin of a region from items, as JSON with the evidence of every sentence."""
    from meanwhile.composing import bulletin_from_items

    until_on = lines.day_of(until, name="--until")
    if region not in DEPARTMENTS:
        raise InputError(f"--region: {region!r} is no department of Peru; write one of {', '.join(DEPARTMENTS)}")
    incoming = lines.stdin_lines()
    draft = bulletin_from_items(
        list(_items(incoming)), region=region, until_on=until_on, period_days=days, zone=lines.LIMA
    )
    terminal.json_line(
        {
            "title": draft.title,
            "date": draft.dated_on,
            "region": draft.region,
            "note": draft.note,
            "paragraphs": [
                [
                    {
                        "text": sentence.text,
                        "role": sentence.role,
                        "grade": sentence.grade,
                        "evidence": [
                            {
                                "id": evidence.item,
                                "quote": evidence.quote,
                                "field": evidence.field,
                                "start": evidence.start,
                                "end": evidence.end,
                                "url": evidence.url,
                            }
                            for evidence in sentence.evidence
                        ],
                        "formulas": sentence.formulas,
                        "findings": sentence.findings,
                    }
                    for sentence in paragraph
                ]
                for paragraph in draft.paragraphs
            ],
            "findings": draft.findings,
            "left_out": draft.left_out,
        }
    )
    incoming.complain()


@app.command()
def english() -> None:
    """Write the English sentences of items: green and amber ones, and what was not written and why."""
    from digest.english.resources import load_resources
    from digest.english.write import sentences_of

    resources = load_resources()
    incoming = lines.stdin_lines()
    for item in _items(incoming):
        written = sentences_of(item, resources)
        terminal.json_line(
            {
                "id": item.id,
                "sentences": [
                    {
                        "class": sentence.grade,
                        "text": sentence.text,
                        "role": sentence.role,
                        "frame": sentence.frame,
                        "evidence": sentence.evidence,
                        "formulas": sentence.formulas,
                    }
                    for sentence in written.sentences
                ],
                "unwritten": written.unwritten,
            }
        )
    incoming.complain()


@app.command("url")
def try_url(
    context: typer.Context,
    address: Annotated[str, typer.Argument(help="The address of an article.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="As one line of JSON.")] = False,
) -> None:
    """Fetch one page as the crawler would and show what would be stored, and why; nothing is kept."""
    from urllib.parse import urlsplit

    from meanwhile.commands.jobs import settings_of
    from meanwhile.crawling import chosen_sources
    from scrapers.errand import fetch_page
    from scrapers.extract import ExtractionError, extract_for
    from scrapers.pages import FetchFailure
    from scrapers.source import Feed, Source

    config = settings_of(context).load()
    page = fetch_page(address, config.crawl, now=datetime.now(UTC))
    if isinstance(page, FetchFailure):
        raise UnavailableError(f"{address}: was not fetched ({page.reason}, {page.persistence}): {page.detail}")
    host = (urlsplit(page.final_url).hostname or "").removeprefix("www.")
    unknown = Source(id="unknown", name=host, home=f"https://{host}/", discovery=(Feed(url=f"https://{host}/"),))
    known = chosen_sources(config, []) if config.crawl.sources or config.crawl.own_sources else ()
    source = next((one for one in known if (urlsplit(one.home).hostname or "").removeprefix("www.") == host), unknown)
    try:
        read = extract_for(source, page)
    except ExtractionError as error:
        terminal.plain(f"would be refused: {error.reason}: {error.detail}")
        raise typer.Exit(1) from None
    if json:
        terminal.json_line(read.article)
        return
    article = read.article
    terminal.plain(article.title)
    terminal.plain(f"{', '.join(article.authors) or 'no byline'} · {article.published_at} ({article.date_source})")
    terminal.plain(f"{article.lang} · {article.canonical_url} · source {source.id} · encoding from {read.encoding}")
    if read.hint_url:
        terminal.plain(f"a reprint of {read.hint_url}")
    terminal.plain()
    terminal.plain(article.text)


@app.command()
def style(
    file: Annotated[Path, typer.Argument(help="A bulletin as plain text: title, date line, paragraphs.")],
) -> None:
    """Hold a bulletin against the house style; exit status 1 when it has errors."""
    from digest.style import check_file_text

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read as UTF-8 text ({error})") from error
    findings = check_file_text(text)
    for finding in findings:
        terminal.plain(f"{finding.severity:8}{finding.rule:4}{finding.message}")
    n_errors = sum(finding.severity == "error" for finding in findings)
    n_warnings = sum(finding.severity == "warning" for finding in findings)
    terminal.plain(f"{some(n_errors, 'error')}, {some(n_warnings, 'warning')}")
    if n_errors:
        raise StyleError("the bulletin breaks the house style; see above")


class StyleError(MeanwhileError):
    """A text has style errors: a wanted result, so that scripts can stop on it."""
