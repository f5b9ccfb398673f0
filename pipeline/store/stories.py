"""Stories: their members, for editors and for the composer, and the links between languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.store import grouping
from pipeline.store.items import as_item
from pipeline.stories import GROWING_FOR, story_state
from pipeline.tables import ItemRow, ItemTagRow, StoryKeyRow, StoryLinkRow, StoryRow
from pipeline.types import LANGUAGES, Story, StoryState


def open_new(session: Session, row: ItemRow) -> int:
    """A new story of one item."""
    story = StoryRow(lang=row.lang, first_at=row.published_at, last_at=row.published_at)
    session.add(story)
    session.flush()
    return story.id


def put(session: Session, row: ItemRow, story_id: int, keys: Sequence[int]) -> None:
    """Make an item, and all that it represents, members of a story, and count the story anew."""
    row.story_id = story_id
    session.execute(
        update(ItemRow)
        .where(ItemRow.represented_by == row.id, ItemRow.story_origin == "rule")
        .values(story_id=story_id)
    )
    if keys and not grouping.keyed(session, [row.id], keys):
        session.execute(insert(StoryKeyRow), [{"h": h, "item_id": row.id} for h in sorted(set(keys))])
    refresh(session, story_id)


def follow(session: Session) -> int:
    """Items that came to stand behind another since take that one's story over; how many did."""
    root = ItemRow.__table__.alias("root")
    theirs = select(root.c.story_id).where(root.c.id == ItemRow.represented_by).scalar_subquery()
    late = session.execute(
        update(ItemRow)
        .where(ItemRow.represented_by.is_not(None), ItemRow.story_id.is_(None), theirs.is_not(None))
        .values(story_id=theirs)
        .returning(ItemRow.story_id)
    ).scalars()
    touched = list(late)
    grouping.refresh(session, {story_id for story_id in touched if story_id is not None})
    return len(touched)


def refresh(session: Session, story_id: int) -> None:
    """Count a story anew from its members; an empty one is removed."""
    grouping.refresh(session, [story_id])


def by_id(session: Session, story_id: int) -> StoryRow:
    """The row, or NotFoundError."""
    row = session.get(StoryRow, story_id)
    if row is None:
        raise NotFoundError(f"there is no story {story_id}")
    return row


def link(session: Session, story_id: int, other_id: int, *, score: float, why: str) -> bool:
    """Suggest that two stories in two languages are one; whether that is new."""
    one, other = sorted((story_id, other_id))
    if session.get(StoryLinkRow, (one, other)) is not None:
        return False
    session.add(StoryLinkRow(story_id=one, other_id=other, score=score, why=why))
    session.flush()
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A story in another language that perhaps tells the same event."""

    other: int
    score: float
    why: str


def twins(session: Session, story_id: int) -> list[Twin]:
    """The suggested links of a story, surest first."""
    query = select(StoryLinkRow).where((StoryLinkRow.story_id == story_id) | (StoryLinkRow.other_id == story_id))
    return [
        Twin(other=row.other_id if row.story_id == story_id else row.story_id, score=row.score, why=row.why)
        for row in session.scalars(query.order_by(StoryLinkRow.score.desc(), StoryLinkRow.other_id))
    ]


def newest(
    session: Session, *, now: datetime, state: StoryState | None = None, lang: str = "", least: int = 1
) -> list[StoryRow]:
    """Stories by their newest item; those in a state, in a language, with so many items."""
    query = select(StoryRow).where(StoryRow.n_items >= least)
    if lang:
        query = query.where(StoryRow.lang == lang)
    if state is StoryState.QUIET:
        query = query.where(StoryRow.last_at < now - GROWING_FOR)
    elif state is not None:
        query = query.where(StoryRow.last_at >= now - GROWING_FOR)
    rows = session.scalars(query.order_by(StoryRow.last_at.desc(), StoryRow.id.desc()))
    return [row for row in rows if state in (None, story_state(row.first_at, row.last_at, row.n_items, now))]


def linked(session: Session, story_ids: Iterable[int]) -> list[tuple[int, int]]:
    """Suggested or confirmed links among or from these stories."""
    wanted = list(story_ids)
    query = select(StoryLinkRow.story_id, StoryLinkRow.other_id).where(
        StoryLinkRow.story_id.in_(wanted) | StoryLinkRow.other_id.in_(wanted)
    )
    return [(one, other) for one, other in session.execute(query)]


def members(session: Session, story_id: int) -> list[ItemRow]:
    """All items of a story, oldest first."""
    query = select(ItemRow).where(ItemRow.story_id == story_id)
    return list(session.scalars(query.order_by(ItemRow.published_at, ItemRow.id)))


def load(session: Session, start: datetime, end: datetime) -> list[Story]:
    """Stories with a member in a period, as the composer takes them: representatives and tags, no rejected item.

    Their state is that at the end of the period.
    """
    rows = session.scalars(
        select(ItemRow)
        .where(
            ItemRow.story_id.in_(
                select(ItemRow.story_id).where(ItemRow.published_at >= start, ItemRow.published_at < end)
            ),
            ItemRow.published_at < end,
            ItemRow.state != "rejected",
            ItemRow.lang.in_(LANGUAGES),
        )
        .order_by(ItemRow.published_at, ItemRow.id)
    )
    by_story: dict[int, list[ItemRow]] = {}
    for row in rows:
        if row.story_id is not None:
            by_story.setdefault(row.story_id, []).append(row)
    tags = _ranked_tags(session, [row.id for found in by_story.values() for row in found])
    stories = []
    for story_id, found in by_story.items():
        standing = [row for row in found if row.represented_by is None]
        if not standing:
            continue
        story_row = session.get_one(StoryRow, story_id)
        headline = next((row for row in standing if row.id == story_row.headline_item_id), standing[0])
        stories.append(
            Story(
                id=str(story_id),
                headline=headline.title,
                items=tuple(
                    replace(
                        as_item(row),
                        topics=tuple(tags.get((row.id, "topic"), ())),
                        regions=tuple(tags.get((row.id, "region"), ())),
                    )
                    for row in standing
                ),
                topics=_merged(tags, "topic", standing),
                subtopics=_merged(tags, "subtopic", standing),
                regions=_merged(tags, "region", standing),
                worth=max(row.worth for row in standing),
                sources=tuple(dict.fromkeys(row.source for row in found)),
                state=story_state(found[0].published_at, found[-1].published_at, len(found), end),
            )
        )
    return sorted(stories, key=lambda story: (-story.worth, int(story.id)))


def _ranked_tags(session: Session, ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = {}
    for start in range(0, len(ids), 500):
        query = (
            select(ItemTagRow.item_id, ItemTagRow.kind, ItemTagRow.tag)
            .where(ItemTagRow.item_id.in_(ids[start : start + 500]), ~ItemTagRow.rejected)
            .order_by(ItemTagRow.item_id, ItemTagRow.kind, ItemTagRow.rank)
        )
        for item_id, kind, tag in session.execute(query):
            found.setdefault((item_id, kind), []).append(tag)
    return found


def _merged(tags: dict[tuple[int, str], list[str]], kind: str, rows: Sequence[ItemRow]) -> tuple[str, ...]:
    """The tags of a story's members: what most of them carry, strongest first."""
    weight: dict[str, float] = {}
    for row in rows:
        for rank, tag in enumerate(tags.get((row.id, kind), ())):
            weight[tag] = weight.get(tag, 0.0) + 1.0 / (1 + rank)
    return tuple(sorted(weight, key=lambda tag: (-weight[tag], tag)))
