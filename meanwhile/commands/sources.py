"""`meanwhile sources …`: the outlets that are read, how they do, and new ones."""

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of
from pipeline.errors import InputError

app = typer.Typer(help="The outlets: how they do; the catalogue.", invoke_without_command=True)
_BARS = " ▁▂▃▄▅▆▇█"


@app.callback()
def list_sources(
    context: typer.Context,
    *,
    catalogue: Annotated[bool, typer.Option("--catalogue", help="List the whole catalogue instead.")] = False,
    trouble: Annotated[bool, typer.Option("--trouble", help="Only those that are not well.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON a source.")] = False,
) -> None:
    """List the configured sources with their health, or the catalogue."""
    if context.invoked_subcommand is not None:
        return
    if catalogue:
        _catalogue(json=json)
        return
    from meanwhile.crawl_state import StoredState
    from meanwhile.crawling import chosen_sources
    from scrapers.health import judge, weekly_counts
    from scrapers.pages import in_words

    settings = settings_of(context)
    now = datetime.now(UTC)
    rows = []
    states: Counter[str] = Counter()
    with settings.store() as database:
        state = StoredState(database)
        for source in chosen_sources(settings.load(), []):
            history = state.history(source.id)
            health = judge(history, now=now)
            weeks = weekly_counts(history.published, now)
            state_word = health.state.value if history.runs else "never read"
            states[state_word] += 1
            if trouble and state_word == "ok":
                continue
            if json:
                terminal.json_line(
                    {
                        "id": source.id,
                        "name": source.name,
                        "home": source.home,
                        "state": state_word,
                        "why": health.why,
                        "last_success": health.last_success_at,
                        "last_article": health.last_article_at,
                        "items_per_week": health.items_per_week,
                        "last_error": health.last_error,
                        "weeks": weeks,
                    }
                )
                continue
            rows.append(
                [
                    source.id,
                    state_word,
                    sparkline(weeks),
                    health.items_per_week or "",
                    f"{health.last_success_at:%d %b %H:%M}" if health.last_success_at else "",
                    in_words(health.last_error) or ("" if health.state.value == "ok" else health.why),
                ]
            )
    if not json:
        terminal.table(
            ["source", "state", "12 weeks", "a week", "last read (UTC)", "last trouble"], rows, right=["a week"]
        )
        terminal.notice(", ".join(f"{n} {word}" for word, n in states.most_common()) or "no source is configured")


def sparkline(counts: tuple[int, ...]) -> str:
    """Counts as a row of bars; a week without any is a dot."""
    top = max(counts, default=0)
    return "".join(_BARS[max(1, round(n / top * 8))] if n else "·" for n in counts)


def _catalogue(*, json: bool) -> None:
    from scrapers.source import load_catalogue

    sources = load_catalogue().values()
    if json:
        for source in sources:
            terminal.json_line(source)
        return
    terminal.table(
        ["id", "name", "tier", "kind", "language", "regions", "ways in", "addresses"],
        [
            [
                source.id,
                source.name,
                source.tier,
                source.kind,
                source.language,
                ", ".join(source.regions),
                ", ".join(dict.fromkeys(way.type for way in source.discovery)),
                "seen" if source.verified == "page" else "assumed",
            ]
            for source in sources
        ],
    )


@app.command("add")
def add_source(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="The home page of an outlet.")],
    *,
    show: Annotated[bool, typer.Option("--print", help="Only print the entry; write nothing.")] = False,
) -> None:
    """Find the ways into an outlet, show its last ten articles, and write it into config.yaml."""
    import os

    from meanwhile.config import config_path
    from meanwhile.crawling import chosen_sources
    from meanwhile.own_sources import add_own_source
    from scrapers.discover import discover

    settings = settings_of(context)
    config = settings.load()
    taken = [source.id for source in chosen_sources(config, [])]
    with terminal.progress("looking", quiet=settings.quiet) as bar:
        found = discover(
            url,
            config.crawl,
            now=datetime.now(UTC),
            taken_ids=taken,
            told=lambda line: bar.step(at=line),
        )
    terminal.plain(f"{found.entry.name} ({found.entry.home})")
    for way in found.ways:
        terminal.plain(f"  {way.declared.get('type')}: {way.declared.get('url', '')} ({way.evidence})")
    terminal.table(
        ["date", "title", "address"],
        [
            [f"{entry.published_at:%d %b %Y}" if entry.published_at else "", entry.title, entry.url]
            for entry in found.preview
        ],
    )
    if found.sample is not None:
        terminal.plain(f"The newest, read: «{found.sample.title}», {len(found.sample.text)} characters")
    elif found.sample_fault:
        terminal.notice(f"The newest could not be read: {found.sample_fault}")
    terminal.plain()
    terminal.plain(found.yaml())
    if show:
        return
    path = config_path(settings.config, os.environ)
    add_own_source(path, found.yaml())
    terminal.plain(f"written into {path}; `meanwhile crawl --source {found.entry.id}` reads it")


@app.command("test")
def try_source(
    context: typer.Context,
    source_id: Annotated[str, typer.Argument(metavar="ID", help="A configured source, or one of the catalogue.")],
    *,
    limit: Annotated[int, typer.Option(help="How many articles to read.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON an article.")] = False,
) -> None:
    """Read a source without keeping anything: what would be stored, what refused and why."""
    from meanwhile.crawling import chosen_sources
    from pipeline.types import Article, Refused
    from scrapers.crawl import crawl
    from scrapers.state import MemoryState

    settings = settings_of(context)
    config = settings.load()
    sources = chosen_sources(config, [source_id])
    taken: list[Article | Refused] = []
    limits = config.crawl.limits.model_copy(update={"pages_per_source": limit})
    with terminal.progress("reading", quiet=settings.quiet):
        report = crawl(
            sources,
            taken.append,
            MemoryState(),
            config.crawl.model_copy(update={"limits": limits}),
            now=datetime.now(UTC),
        )
    for one in taken:
        if json:
            terminal.json_line(one)
        elif isinstance(one, Refused):
            terminal.plain(f"refused ({one.reason}): {one.url} {one.detail}")
        else:
            day = f"{one.published_at:%d %b %Y}" if one.published_at else "no date"
            terminal.plain(f"{day} ({one.date_source.value}), {len(one.text)} characters: {one.title}  {one.url}")
    (told,) = report.sources
    terminal.notice(f"{told.found} found, {told.articles} articles read, {told.requests} requests, state {told.state}")
    if told.error:
        terminal.notice(f"could not be read: {told.error}")
        raise typer.Exit(1)


@app.command("export")
def export_sources(context: typer.Context) -> None:
    """Write the configured sources to standard output as OPML, for any feed reader."""
    from meanwhile.crawling import chosen_sources
    from scrapers.opml import write_opml

    sys.stdout.write(write_opml(chosen_sources(settings_of(context).load(), [])))


@app.command("import")
def import_sources(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="An OPML file.")],
    *,
    write: Annotated[
        bool, typer.Option(help="Write the entries into config.yaml; without it they are printed.")
    ] = False,
) -> None:
    """Turn the feeds of an OPML file into entries of config.yaml."""
    import os

    import yaml

    from meanwhile.config import config_path
    from meanwhile.crawling import chosen_sources
    from meanwhile.own_sources import add_own_source
    from scrapers.opml import read_opml

    settings = settings_of(context)
    taken = [source.id for source in chosen_sources(settings.load(), [])]
    try:
        read = read_opml(file.read_bytes(), taken_ids=taken)
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror})") from error
    for entry in read.entries:
        data = entry.model_dump(mode="json", exclude_defaults=True)
        text = yaml.safe_dump([data], allow_unicode=True, sort_keys=False, width=110)
        if write:
            add_own_source(config_path(settings.config, os.environ), text)
        else:
            terminal.plain(text.rstrip())
    terminal.notice(f"{len(read.entries)} feeds")
    if read.faults:
        raise InputError("\n".join(f"{file}: {fault}" for fault in read.faults))
