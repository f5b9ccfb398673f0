"""Stories: the events that items tell, with their timelines."""

from flask import Blueprint, render_template, request

from meanwhile.desk.context import desk
from meanwhile.desk.filters import filter_of
from meanwhile.desk.guard import needs
from pipeline.store import coverage, items, stories

blueprint = Blueprint("stories", __name__)


@blueprint.get("/stories")
@needs("reader")
def show_all() -> str:
    """Stories by their newest member, or by worth."""
    found = filter_of(request.args)
    with desk().database.reading() as session:
        rows = coverage.recent_stories(
            session, now=desk().clock(), limit=found.size + 1, offset=found.offset, by_worth=found.order == "worth"
        )
        titles = coverage.titles(session, [row.headline_item_id for row in rows if row.headline_item_id])
    return render_template(
        "stories.html", rows=rows[: found.size], titles=titles, filter=found, more=len(rows) > found.size
    )


@blueprint.get("/stories/<int:story_id>")
@needs("reader")
def show(story_id: int) -> str:
    """A story's timeline: who told what when, reprints behind what they repeat; and its twin in another language."""
    with desk().database.reading() as session:
        row = stories.by_id(session, story_id)
        members = items.records(session, stories.members(session, story_id))
        links = stories.linked(session, [story_id])
        others = [one if other == story_id else other for one, other in links]
        twins = [stories.by_id(session, other) for other in others]
        titles = coverage.titles(session, [twin.headline_item_id for twin in twins if twin.headline_item_id])
    standing = [member for member in members if member.represented_by is None]
    behind: dict[int, list[items.ItemRecord]] = {}
    for member in members:
        if member.represented_by is not None:
            behind.setdefault(member.represented_by, []).append(member)
    headline = next((member for member in members if member.id == row.headline_item_id), None)
    return render_template(
        "story.html", story=row, standing=standing, behind=behind, headline=headline, twins=twins, titles=titles
    )
