"""`meanwhile sources …`: the outlets that are read, how they do, and new ones."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of

app = typer.Typer(help="The outlets: how they do; the catalogue.", invoke_without_command=True)
_BARS = " ▁▂▃▄▅▆▇█"


@app.callback()
def list_sources(
    context: typer.Context,
    *,
    catalogue: Annotated[bool, typer.Option("--catalogue", help="List the whole catalogue instead.")] = False,
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

    settings = settings_of(context)
    now = datetime.now(UTC)
    rows = []
    with settings.store() as database:
        state = StoredState(database)
        for source in chosen_sources(settings.load(), []):
            history = state.history(source.id)
            health = judge(history, now=now)
            weeks = weekly_counts(history.published, now)
            if json:
                terminal.json_line(
                    {
                        "id": source.id,
                        "name": source.name,
                        "home": source.home,
                        "state": health.state if history.runs else "never read",
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
                    health.state.value if history.runs else "never read",
                    sparkline(weeks),
                    health.items_per_week or "",
                    f"{health.last_success_at:%d %b %H:%M}" if health.last_success_at else "",
                    health.last_error or ("" if health.state.value == "ok" else health.why),
                ]
            )
    if not json:
        terminal.table(
            ["source", "state", "12 weeks", "a week", "last read (UTC)", "last trouble"], rows, right=["a week"]
        )


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
