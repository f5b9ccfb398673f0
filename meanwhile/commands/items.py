"""`meanwhile items …`: what has been gathered."""

from datetime import date
from typing import Annotated, Any

import typer

from meanwhile import lines, terminal
from meanwhile.commands.jobs import settings_of
from meanwhile.counting import some
from pipeline.store import items as stored
from pipeline.store import relations, search, tags
from pipeline.store.items import ItemRecord

app = typer.Typer(no_args_is_help=True, help="The items gathered: list, show, search.")

Topic = Annotated[str, typer.Option(help="Only this topic: redd, mining or titling.")]
Region = Annotated[str, typer.Option(help="Only this department.")]
SourceId = Annotated[str, typer.Option("--source", help="Only this source.")]
Since = Annotated[str, typer.Option(help="Only from this day on, as 2026-11-24.")]
Until = Annotated[str, typer.Option(help="Only up to and with this day.")]
State = Annotated[str, typer.Option(help="Only this state: new, accepted or rejected.")]
Limit = Annotated[int, typer.Option(help="At most so many; 0 for all.")]
AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON an item.")]


def as_json(record: ItemRecord) -> dict[str, Any]:
    """The fields that other programs rely on."""
    return {
        "id": record.id,
        "source": record.source,
        "url": record.url,
        "title": record.title,
        "authors": record.authors,
        "published": record.published_at,
        "lang": record.lang,
        "text": record.text,
        "topics": record.topics,
        "regions": record.regions,
        "story": record.story,
        "state": record.state,
        "revisions": record.revisions,
    }


def query_of(words: str, topic: str, region: str, source: str, since: str, until: str, state: str) -> search.Query:
    """What the options of listing, searching and exporting ask for."""
    return search.Query(
        words=words,
        topic=topic,
        region=region,
        source=source,
        state=state,
        since_on=_day(since, "--since"),
        until_on=_day(until, "--until"),
    )


def _day(value: str, name: str) -> date | None:
    return lines.day_of(value, name=name) if value else None


@app.command("list")
def list_items(
    context: typer.Context,
    *,
    topic: Topic = "",
    region: Region = "",
    source: SourceId = "",
    since: Since = "",
    until: Until = "",
    state: State = "",
    limit: Limit = 50,
    json: AsJson = False,
) -> None:
    """List items, newest first."""
    find(context, "", topic, region, source, since, until, state, limit, json=json)


@app.command("search")
def search_items(
    context: typer.Context,
    words: Annotated[
        str, typer.Argument(help='Words in any order; "quoted ones" together. Accents and endings do not matter.')
    ],
    *,
    topic: Topic = "",
    region: Region = "",
    source: SourceId = "",
    since: Since = "",
    until: Until = "",
    state: State = "",
    limit: Limit = 50,
    facets: Annotated[
        bool,
        typer.Option(help="Show how many of the found have which topic, region, source, state and language."),
    ] = False,
    json: AsJson = False,
) -> None:
    """Search titles and texts, blind to accents and endings."""
    find(context, words, topic, region, source, since, until, state, limit, facets=facets, json=json)


def find(
    context: typer.Context,
    words: str,
    topic: str,
    region: str,
    source: str,
    since: str,
    until: str,
    state: str,
    limit: int,
    *,
    facets: bool = False,
    json: bool,
) -> None:
    """Look for items and print them."""
    query = query_of(words, topic, region, source, since, until, state)
    with settings_of(context).store() as database, database.reading() as session:
        rows = search.find(session, query, limit=limit or None)
        records = stored.records(session, rows)
        if json:
            for record in records:
                terminal.json_line(as_json(record))
            return
        terminal.table(
            ["id", "date", "source", "title", "topics", "regions", "state"],
            [
                [
                    record.id,
                    f"{record.published_at.astimezone(lines.LIMA):%d %b %Y}",
                    record.source,
                    record.title,
                    " ".join(record.topics),
                    ", ".join(record.regions),
                    record.state,
                ]
                for record in records
            ],
            right=["id"],
        )
        n_found = search.count(session, query)
        terminal.notice(f"{len(records)} of {some(n_found, 'item')}")
        if facets:
            found = search.facets(session, query)
            by = {"topics": found.topics, "regions": found.regions, "sources": found.sources, "states": found.states}
            for name, counts in {**by, "languages": found.langs}.items():
                terminal.plain(f"{name}: " + ", ".join(f"{value} {n}" for value, n in counts.items()))


@app.command("show")
def show_item(
    context: typer.Context,
    item_id: Annotated[int, typer.Argument(metavar="ID")],
    *,
    json: AsJson = False,
) -> None:
    """Show one item with its text, why it carries its tags, and what it duplicates."""
    with settings_of(context).store() as database, database.reading() as session:
        row = stored.by_id(session, item_id)
        record = stored.records(session, [row])[0]
        if json:
            terminal.json_line(as_json(record))
            return
        terminal.plain(record.title)
        terminal.plain(
            f"{record.source} · {record.published_at.astimezone(lines.LIMA):%d %b %Y %H:%M} Lima"
            f" ({record.date_source}) · {record.lang} · {record.url}"
        )
        terminal.plain()
        terminal.plain(record.text)
        terminal.plain()
        terminal.table(
            ["kind", "tag", "because of"],
            [
                [tag.kind, tag.tag, "; ".join(f"{part[4]!r} ({part[0]}, {part[1]})" for part in tag.evidence[:3])]
                for tag in tags.of_item(session, item_id)
            ],
        )
        for relation in relations.of_item(session, item_id):
            other = relation.other_id if relation.item_id == item_id else relation.item_id
            why = relation.evidence.get("why", "")
            terminal.plain(f"{relation.kind} with item {other}: score {relation.score:.2f}. {why}")
            for conflict in relation.evidence.get("conflicts", ()):
                terminal.plain(f"    … {conflict['context']} {conflict['ours']} / {conflict['theirs']}")
            for sentence in relation.evidence.get("new_sentences", ()):
                terminal.plain(f"    + {sentence}")
        for revision in stored.revisions_of(session, item_id):
            terminal.plain(f"earlier text until {revision['replaced_at']:%d %b %Y %H:%M} UTC: {revision['title']}")
