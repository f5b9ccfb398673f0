"""What the desk reads to lay out its queue: light rows, tags, decisions of late; and saved filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.store import search
from pipeline.store.search import Query
from pipeline.tables import ItemRow, ItemTagRow, RelationRow, ReviewRow, SavedFilterRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An item as a line of the queue; `n_earlier` counts the members of its story that were published before it."""

    id: int
    source: str
    title: str
    url: str
    lang: str
    published_at: datetime
    state: str
    worth: float
    story: int | None
    version: int
    outcome: str
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    n_earlier: int = 0
    n_behind: int = 0  # items that this one stands for


def lines(session: Session, query: Query, *, limit: int, offset: int = 0) -> list[Line]:
    """The newest items of a filter, with what ordering and showing them needs; no texts are read."""
    columns = (
        ItemRow.id, ItemRow.source, ItemRow.title, ItemRow.url, ItemRow.lang, ItemRow.published_at, ItemRow.state,
        ItemRow.worth, ItemRow.story_id, ItemRow.version, ItemRow.outcome,
    )  # fmt: skip
    chosen = select(*columns).where(*search._conditions(session, query))
    chosen = chosen.order_by(ItemRow.published_at.desc(), ItemRow.id.desc()).limit(limit).offset(offset)
    rows = session.execute(chosen).all()
    ids = [row.id for row in rows]
    tags = _tags(session, ids)
    earlier = _earlier(session, [(row.id, row.story_id, row.published_at) for row in rows])
    behind = _behind(session, ids)
    return [
        Line(
            id=row.id, source=row.source, title=row.title, url=row.url, lang=row.lang, published_at=row.published_at,
            state=row.state, worth=row.worth, story=row.story_id, version=row.version, outcome=row.outcome,
            topics=tuple(tags.get((row.id, "topic"), ())), regions=tuple(tags.get((row.id, "region"), ())),
            n_earlier=earlier.get(row.id, 0), n_behind=behind.get(row.id, 0),
        )
        for row in rows
    ]  # fmt: skip


def _tags(session: Session, ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = {}
    for start in range(0, len(ids), 500):
        query = (
            select(ItemTagRow.item_id, ItemTagRow.kind, ItemTagRow.tag)
            .where(
                ItemTagRow.item_id.in_(ids[start : start + 500]),
                ItemTagRow.kind.in_(("topic", "region")),
                ~ItemTagRow.rejected,
            )
            .order_by(ItemTagRow.item_id, ItemTagRow.kind, ItemTagRow.rank, ItemTagRow.tag)
        )
        for item_id, kind, tag in session.execute(query):
            found.setdefault((item_id, kind), []).append(tag)
    return found


def _earlier(session: Session, wanted: Sequence[tuple[int, int | None, datetime]]) -> dict[int, int]:
    stories = sorted({story for _, story, _ in wanted if story is not None})
    times: dict[int, list[datetime]] = {}
    for start in range(0, len(stories), 500):
        # What stands behind another is left out here and not in SQL: SQLite would take that index, which is ten times
        # slower with 100,000 items.
        query = select(ItemRow.story_id, ItemRow.published_at, ItemRow.represented_by).where(
            ItemRow.story_id.in_(stories[start : start + 500])
        )
        for story, at, root in session.execute(query):
            if root is None:
                times.setdefault(story or 0, []).append(at)
    return {
        item_id: sum(other < at for other in times.get(story, ())) for item_id, story, at in wanted if story is not None
    }


def _behind(session: Session, ids: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        query = select(ItemRow.represented_by, func.count()).where(ItemRow.represented_by.in_(ids[start : start + 500]))
        found.update({root or 0: n for root, n in session.execute(query.group_by(ItemRow.represented_by))})
    return found


def state_counts(session: Session) -> dict[str, int]:
    """How many items are new, accepted, rejected."""
    query = select(ItemRow.state, func.count()).group_by(ItemRow.state)
    return dict(session.execute(query).all())


def known(session: Session) -> tuple[list[str], list[str]]:
    """The sources and languages that items have."""
    sources = session.scalars(select(ItemRow.source).distinct().order_by(ItemRow.source))
    langs = session.scalars(select(ItemRow.lang).distinct().order_by(ItemRow.lang))
    return list(sources), list(langs)


def known_tags(session: Session, kind: str, starting: str, *, limit: int = 400) -> list[str]:
    """Tags in use of a kind, most used first: what an editor is offered while typing."""
    query = select(ItemTagRow.tag).where(ItemTagRow.kind == kind, ~ItemTagRow.rejected).group_by(ItemTagRow.tag)
    if starting:
        query = query.where(ItemTagRow.tag.istartswith(starting, autoescape=True))
    return list(session.scalars(query.order_by(func.count().desc(), ItemTagRow.tag).limit(limit)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An editor's decision with what it was taken on."""

    accepted: bool
    source: str
    topics: tuple[str, ...]
    regions: tuple[str, ...]


def decided_since(session: Session, since: datetime, *, limit: int = 2000) -> list[Decided]:
    """Accept and reject decisions that stand, newest first; an item decided twice counts once."""
    acts = session.execute(
        select(ReviewRow.subject_id, ItemRow.state, ItemRow.source)
        .join(ItemRow, ItemRow.id == ReviewRow.subject_id)
        .where(
            ReviewRow.subject == "item",
            ReviewRow.act == "judge",
            ReviewRow.at >= since,
            ReviewRow.undone_by.is_(None),
            ItemRow.state.in_(("accepted", "rejected")),
        )
        .order_by(ReviewRow.id.desc())
        .limit(limit)
    )
    found = {item_id: (state, source) for item_id, state, source in acts}
    tags = _tags(session, sorted(found))
    return [
        Decided(
            accepted=state == "accepted",
            source=source,
            topics=tuple(tags.get((item_id, "topic"), ())),
            regions=tuple(tags.get((item_id, "region"), ())),
        )
        for item_id, (state, source) in found.items()
    ]


def act(session: Session, act_id: int) -> ReviewRow:
    """One act of the log."""
    return session.get_one(ReviewRow, act_id)


def pairs(session: Session, kinds: Sequence[str], *, limit: int = 100) -> list[RelationRow]:
    """Notes on two items of some kinds made by rule, newest first: what an editor may confirm or part."""
    query = select(RelationRow).where(RelationRow.kind.in_(kinds), RelationRow.origin == "rule")
    return list(session.scalars(query.order_by(RelationRow.id.desc()).limit(limit)))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAway:
    """A tag that a rule gave and an editor took away."""

    item: int
    title: str
    kind: str
    tag: str
    rule: str
    matched: str
    lang: str


def taken_away(session: Session, *, limit: int = 300) -> list[TakenAway]:
    """What editors said against the rules, newest items first."""
    query = (
        select(ItemTagRow, ItemRow.title, ItemRow.lang)
        .join(ItemRow, ItemRow.id == ItemTagRow.item_id)
        .where(ItemTagRow.rejected, ItemTagRow.origin == "editor")
        .order_by(ItemTagRow.item_id.desc())
        .limit(limit)
    )
    return [
        TakenAway(
            item=tag.item_id, title=title, kind=tag.kind, tag=tag.tag, lang=lang,
            rule=str(tag.evidence[0][0]), matched=str(tag.evidence[0][4]),
        )
        for tag, title, lang in session.execute(query)
        if tag.evidence
    ]  # fmt: skip


# --- saved filters ----------------------------------------------------------------------------------


def filters_of(session: Session, user_id: int, page: str) -> list[SavedFilterRow]:
    """A user's saved filters for a page, by name."""
    query = select(SavedFilterRow).where(SavedFilterRow.user_id == user_id, SavedFilterRow.page == page)
    return list(session.scalars(query.order_by(SavedFilterRow.name)))


def save_filter(session: Session, user_id: int, name: str, *, page: str, query: dict[str, str], now: datetime) -> None:
    """Keep a filter under a name; the same name is overwritten."""
    row = session.scalar(select(SavedFilterRow).where(SavedFilterRow.user_id == user_id, SavedFilterRow.name == name))
    if row is None:
        row = SavedFilterRow(user_id=user_id, name=name, created_at=now)
        session.add(row)
    row.page, row.query = page, dict(query)
    session.flush()


def drop_filter(session: Session, user_id: int, filter_id: int) -> SavedFilterRow:
    """Remove a saved filter; NotFoundError when it is not theirs."""
    row = session.get(SavedFilterRow, filter_id)
    if row is None or row.user_id != user_id:
        raise NotFoundError(f"you have no saved filter {filter_id}")
    session.delete(row)
    return row


def story_members(session: Session, story_id: int) -> list[int]:
    """Ids of the items of a story."""
    return list(session.scalars(select(ItemRow.id).where(ItemRow.story_id == story_id)))
