"""`meanwhile stories …`: the events that items tell, with their timelines."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from meanwhile import lines, terminal
from meanwhile.commands.jobs import settings_of
from meanwhile.counting import some
from pipeline.errors import InputError
from pipeline.store import coverage, items, relations
from pipeline.store import stories as stored
from pipeline.store.items import ItemRecord
from pipeline.stories import story_state
from pipeline.types import StoryState

app = typer.Typer(no_args_is_help=True, help="Stories: the events that items tell, and how each went on.")

AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON a story.")]


@app.command("list")
def list_stories(
    context: typer.Context,
    *,
    state: Annotated[str, typer.Option(help="Only this state: new, growing or quiet.")] = "",
    lang: Annotated[str, typer.Option(help="Only this language: es, en or pt.")] = "",
    least: Annotated[int, typer.Option("--items", help="Only with at least so many items.")] = 1,
    limit: Annotated[int, typer.Option(help="At most so many of the newest; 0 for all.")] = 50,
    json: AsJson = False,
) -> None:
    """List stories by their newest item, each with its state."""
    if state and state not in tuple(StoryState):
        raise InputError(f"--state: {state!r} is none; choose from {', '.join(StoryState)}")
    now = datetime.now(UTC)
    with settings_of(context).store() as database, database.reading() as session:
        rows = stored.newest(session, now=now, state=StoryState(state) if state else None, lang=lang, least=least)
        chosen = rows[:limit] if limit else rows
        titles = coverage.titles(session, [row.headline_item_id for row in chosen if row.headline_item_id])
    told = [
        {
            "id": row.id,
            "state": str(story_state(row.first_at, row.last_at, row.n_items, now)),
            "headline": titles.get(row.headline_item_id or 0, ("", ""))[0],
            "lang": row.lang,
            "first": row.first_at,
            "last": row.last_at,
            "items": row.n_items,
            "outlets": row.n_sources,
            "worth": round(row.worth, 3),
        }
        for row in chosen
    ]
    if json:
        for one in told:
            terminal.json_line(one)
        return
    terminal.table(
        ["id", "state", "from", "to", "items", "outlets", "worth", "headline"],
        [
            [
                one["id"], one["state"], _day(one["first"]), _day(one["last"]), one["items"], one["outlets"],
                f"{one['worth']:.2f}", one["headline"],
            ]
            for one in told
        ],
        right=["id", "items", "outlets", "worth"],
    )  # fmt: skip
    terminal.notice(f"{len(told)} of {len(rows)} stories")


@app.command("show")
def show_story(
    context: typer.Context,
    story_id: Annotated[int, typer.Argument(metavar="ID")],
    *,
    json: AsJson = False,
) -> None:
    """Show who told what when: reprints behind what they repeat, what updates changed, and twins in other languages."""
    now = datetime.now(UTC)
    with settings_of(context).store() as database, database.reading() as session:
        row = stored.by_id(session, story_id)
        members = items.records(session, stored.members(session, story_id))
        changed = {
            member.id: [
                (note.other_id, note.evidence)
                for note in relations.of_item(session, member.id)
                if note.kind == "update" and note.item_id == member.id
            ]
            for member in members
        }
        twins = [(twin.other, twin.why) for twin in stored.twins(session, story_id)]
        headline = next((member.title for member in members if member.id == row.headline_item_id), "")
        state = story_state(row.first_at, row.last_at, row.n_items, now)
    if json:
        timeline = [_as_json(member, changed[member.id]) for member in members]
        terminal.json_line(
            {"id": row.id, "state": str(state), "headline": headline, "timeline": timeline,
             "twins": [{"story": other, "why": why} for other, why in twins]}
        )  # fmt: skip
        return
    terminal.plain(headline)
    terminal.plain(
        f"{state} · {some(row.n_items, 'item')} of {some(row.n_sources, 'outlet')} · "
        f"{_day(row.first_at)} to {_day(row.last_at)}"
    )
    for member in members:
        behind = f" (behind {member.represented_by})" if member.represented_by is not None else ""
        at = f"{member.published_at.astimezone(lines.LIMA):%d %b %H:%M}"
        terminal.plain(f"{at}  {member.source}  {member.id}{behind}: {member.title}")
        for other, evidence in changed[member.id]:
            terminal.plain(f"    changes {other}: {evidence.get('why', '')}")
            for sentence in evidence.get("new_sentences", ()):
                terminal.plain(f"    + {sentence}")
    for other, why in twins:
        terminal.plain(f"perhaps the same event as story {other}: {why}")


def _as_json(member: ItemRecord, changed: list[tuple[int, dict[str, Any]]]) -> dict[str, Any]:
    return {
        "item": member.id,
        "source": member.source,
        "published": member.published_at,
        "title": member.title,
        "url": member.url,
        "behind": member.represented_by,
        "changes": [{"item": other, **evidence} for other, evidence in changed],
    }


def _day(at: Any) -> str:
    return f"{at.astimezone(lines.LIMA):%d %b %Y}"
