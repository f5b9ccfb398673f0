"""The order of the editors' queue as an index keeps it: worth, less a little for each day of age."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Float, func, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session

from pipeline.store import search
from pipeline.store.search import Query
from pipeline.tables import ItemRow, ItemTagRow

#: What a day of age costs. As every item loses the same each day, the order never changes with the clock, and an index
#: can hold it: the best 200 of 100,000 undecided items are read in half a millisecond.
AGE_A_DAY = 0.05
#: The tables themselves: hundreds of plain rows come a third faster than by way of the classes.
_ITEMS, _TAGS = ItemRow.__table__.c, ItemTagRow.__table__.c


class Base(ColumnElement[float]):
    """Worth plus age, counted from a day that differs by database; written as ix_items_order has it, to the letter."""

    inherit_cache = True
    type = Float()


@compiles(Base, "sqlite")
def _sqlite(_element: Base, _compiler: Any, **_options: Any) -> str:
    return "(items.worth + julianday(items.published_at) * 0.05)"


@compiles(Base, "postgresql")
def _postgresql(_element: Base, _compiler: Any, **_options: Any) -> str:
    return "(items.worth + extract(epoch FROM items.published_at AT TIME ZONE 'UTC') / 1728000)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What ordering needs of an item; `n_earlier` counts the members of its story that were published before it."""

    id: int
    source: str
    worth: float
    published_at: datetime
    base: float
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    n_earlier: int = 0


def candidates(
    session: Session,
    query: Query,
    *,
    after: tuple[float, int] | None = None,
    until: tuple[float, int] | None = None,
    limit: int,
) -> list[Candidate]:
    """The next items of a filter by base, best first, `after` (base, id) of an earlier one and `until` that of a later
    one, itself included; no texts are read.

    Only items that stand for themselves: deciding one decides what stands behind it.
    """
    base = Base()
    chosen = select(
        _ITEMS.id, _ITEMS.source, _ITEMS.worth, _ITEMS.published_at, _ITEMS.story_id, base.label("base")
    ).where(*search._conditions(session, query), ItemRow.represented_by.is_(None))
    if after is not None:
        at, item_id = after
        chosen = chosen.where(base <= at, or_(base < at, ItemRow.id < item_id))
    if until is not None:
        at, item_id = until
        chosen = chosen.where(base >= at, or_(base > at, ItemRow.id >= item_id))
    rows = session.execute(chosen.order_by(base.desc(), ItemRow.id.desc()).limit(limit)).all()
    ids = [row.id for row in rows]
    tags = labels(session, ids)
    earlier = _earlier(session, [(row.id, row.story_id, row.published_at) for row in rows])
    return [
        Candidate(
            id=row.id, source=row.source, worth=row.worth, published_at=row.published_at, base=float(row.base),
            topics=tuple(tags.get((row.id, "topic"), ())), regions=tuple(tags.get((row.id, "region"), ())),
            n_earlier=earlier.get(row.id, 0),
        )
        for row in rows
    ]  # fmt: skip


def candidate(session: Session, item_id: int) -> Candidate | None:
    """One item as the queue orders it; None when it is decided or stands behind another."""
    row = session.execute(
        select(
            ItemRow.id, ItemRow.source, ItemRow.worth, ItemRow.published_at, ItemRow.story_id, Base().label("base")
        ).where(ItemRow.id == item_id, ItemRow.state == "new", ItemRow.represented_by.is_(None))
    ).one_or_none()
    if row is None:
        return None
    tags = labels(session, [item_id])
    earlier = _earlier(session, [(row.id, row.story_id, row.published_at)])
    return Candidate(
        id=row.id, source=row.source, worth=row.worth, published_at=row.published_at, base=float(row.base),
        topics=tuple(tags.get((item_id, "topic"), ())), regions=tuple(tags.get((item_id, "region"), ())),
        n_earlier=earlier.get(item_id, 0),
    )  # fmt: skip


def newest_at(session: Session) -> datetime | None:
    """When the newest undecided item was published: age counts from it, so that a quiet week changes nothing."""
    return session.scalar(select(func.max(ItemRow.published_at)).where(ItemRow.state == "new"))


def labels(session: Session, ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    """Standing topics and regions by item and kind, strongest first."""
    found: dict[tuple[int, str], list[str]] = {}
    for start in range(0, len(ids), 500):
        query = (
            select(_TAGS.item_id, _TAGS.kind, _TAGS.tag)
            .where(_TAGS.item_id.in_(ids[start : start + 500]), _TAGS.kind.in_(("topic", "region")), ~_TAGS.rejected)
            .order_by(_TAGS.item_id, _TAGS.kind, _TAGS.rank, _TAGS.tag)
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
        query = select(_ITEMS.story_id, _ITEMS.published_at, _ITEMS.represented_by).where(
            _ITEMS.story_id.in_(stories[start : start + 500])
        )
        for story, at, root in session.execute(query):
            if root is None:
                times.setdefault(story or 0, []).append(at)
    return {
        item_id: sum(other < at for other in times.get(story, ())) for item_id, story, at in wanted if story is not None
    }
