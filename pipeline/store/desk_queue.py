"""What the desk reads to lay out its queue: light rows, counts, decisions of late; and saved filters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.store import search
from pipeline.store.desk_order import labels
from pipeline.store.search import Query
from pipeline.tables import ItemRow, ItemTagRow, RelationRow, ReviewRow, RunRow, SavedFilterRow
from pipeline.text import fold

#: state, what of it is counted ("" for all), its value
CountKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An item as a line of the queue."""

    id: int
    source: str
    title: str
    url: str
    lang: str
    published_at: datetime
    state: str
    version: int
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    n_behind: int = 0  # items that this one stands for


_LINE = (
    ItemRow.id, ItemRow.source, ItemRow.title, ItemRow.url, ItemRow.lang, ItemRow.published_at, ItemRow.state,
    ItemRow.version,
)  # fmt: skip


def lines(session: Session, query: Query, *, limit: int, offset: int = 0) -> list[Line]:
    """The newest items of a filter that stand for themselves; no texts are read."""
    chosen = select(ItemRow.id).where(*search._conditions(session, query), ItemRow.represented_by.is_(None))
    chosen = chosen.order_by(ItemRow.published_at.desc(), ItemRow.id.desc()).limit(limit).offset(offset)
    return lines_of(session, list(session.scalars(chosen)))


def lines_of(session: Session, ids: Sequence[int]) -> list[Line]:
    """The items with these ids as lines, in the order given."""
    rows = {row.id: row for row in session.execute(select(*_LINE).where(ItemRow.id.in_(ids)))}
    tags = labels(session, ids)
    behind = _behind(session, ids)
    return [
        Line(
            id=row.id, source=row.source, title=row.title, url=row.url, lang=row.lang, published_at=row.published_at,
            state=row.state, version=row.version,
            topics=tuple(tags.get((row.id, "topic"), ())), regions=tuple(tags.get((row.id, "region"), ())),
            n_behind=behind.get(row.id, 0),
        )
        for item_id in ids
        if (row := rows.get(item_id)) is not None
    ]  # fmt: skip


def _behind(session: Session, ids: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        query = select(ItemRow.represented_by, func.count()).where(ItemRow.represented_by.in_(ids[start : start + 500]))
        found.update({root or 0: n for root, n in session.execute(query.group_by(ItemRow.represented_by))})
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """By what it is seen that counts may have changed: the newest item, act and run."""

    item: int
    act: int
    run: int
    run_ended_at: datetime | None

    def with_act(self, act: int) -> "Mark":
        """The same after another act."""
        return replace(self, act=act)


def mark(session: Session) -> Mark:
    """As the database is now; three looks at the end of an index."""
    item = session.scalar(select(func.max(ItemRow.id))) or 0
    act = session.scalar(select(func.max(ReviewRow.id))) or 0
    run = session.execute(select(RunRow.id, RunRow.finished_at).order_by(RunRow.id.desc()).limit(1)).one_or_none()
    return Mark(item=item, act=act, run=run.id if run else 0, run_ended_at=run.finished_at if run else None)


def tally(session: Session) -> dict[CountKey, int]:
    """Items that stand for themselves by state, and by state and source, language, topic or region."""
    columns = (ItemRow.id, ItemRow.state, ItemRow.source, ItemRow.lang)
    found = select(*columns).where(ItemRow.represented_by.is_(None)).cte("found").prefix_with("MATERIALIZED")
    counts: dict[CountKey, int] = {}
    values = (found.c.state, found.c.source, found.c.lang)
    for state, source, lang, n in session.execute(select(*values, func.count()).group_by(*values)):
        for kind, value in (("", ""), ("source", source), ("lang", lang)):
            counts[state, kind, value] = counts.get((state, kind, value), 0) + n
    tagged = (found.c.state, ItemTagRow.kind, ItemTagRow.tag)
    query = (
        select(*tagged, func.count())
        .join(found, found.c.id == ItemTagRow.item_id)
        .where(ItemTagRow.kind.in_(("topic", "region")), ~ItemTagRow.rejected)
    )
    for state, kind, tag, n in session.execute(query.group_by(*tagged)):
        counts[state, kind, tag] = n
    return counts


def counts_under(session: Session, item_id: int) -> list[CountKey]:
    """The counts that an item is part of now; none while it stands behind another."""
    row = session.get_one(ItemRow, item_id)
    if row.represented_by is not None:
        return []
    session.flush()
    tags = labels(session, [item_id])
    tagged = [(kind, tag) for kind in ("topic", "region") for tag in tags.get((item_id, kind), ())]
    return [(row.state, kind, tag) for kind, tag in (("", ""), ("source", row.source), ("lang", row.lang), *tagged)]


def known_tags(session: Session, kind: str, typed: str, *, limit: int = 12) -> list[str]:
    """Tags in use of a kind of which a word begins as typed, accents aside, most used first."""
    begun = fold(typed).strip()
    fitting = [tag for tag in _distinct_tags(session, kind) if _begins(fold(tag), begun)]
    used = []
    for tag in fitting[:200]:  # what fits more is typed on
        n = select(func.count()).where(ItemTagRow.kind == kind, ItemTagRow.tag == tag, ~ItemTagRow.rejected)
        used.append((-(session.scalar(n) or 0), tag))
    return [tag for count, tag in sorted(used) if count][:limit]


def _begins(tag: str, begun: str) -> bool:
    return tag.startswith(begun) or f" {begun}" in tag


def _distinct_tags(session: Session, kind: str) -> list[str]:
    """From one tag to the next in the index: a thousand looks, where DISTINCT would read every tag of every item."""
    first = select(func.min(ItemTagRow.tag).label("tag")).where(ItemTagRow.kind == kind)
    chain = first.cte("chain", recursive=True)
    following = select(func.min(ItemTagRow.tag)).where(ItemTagRow.kind == kind, ItemTagRow.tag > chain.c.tag)
    chain = chain.union_all(select(following.scalar_subquery()).where(chain.c.tag.is_not(None)))
    return [tag for tag in session.scalars(select(chain.c.tag)) if tag is not None]


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
    tags = labels(session, sorted(found))
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
