"""Counts over time, for the desk's pictures."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CTE, Select, func, select
from sqlalchemy.orm import Session

from pipeline.tables import ItemRow, ItemTagRow, RefusalRow, SourceRunRow, StoryRow

WEEK = timedelta(days=7)


def _week(at: datetime, until: datetime, weeks: int) -> int:
    return weeks - 1 - int((until - at) / WEEK)


def by_source(session: Session, *, until: datetime, weeks: int) -> dict[str, list[int]]:
    """Items per source and week, the week that ends at `until` last."""
    query = select(ItemRow.source, ItemRow.published_at).where(
        ItemRow.published_at >= until - weeks * WEEK, ItemRow.published_at < until
    )
    found: dict[str, list[int]] = {}
    for source, at in session.execute(query):
        found.setdefault(source, [0] * weeks)[_week(at, until, weeks)] += 1
    return found


def by_topic(session: Session, *, until: datetime, weeks: int) -> dict[str, list[int]]:
    """Items per topic and week."""
    recent = _recent(since=until - weeks * WEEK, until=until)
    query = _tags_of(recent, "topic", ItemTagRow.tag, recent.c.published_at)
    found: dict[str, list[int]] = {}
    for topic, at in session.execute(query):
        found.setdefault(topic, [0] * weeks)[_week(at, until, weeks)] += 1
    return found


def by_region(session: Session, *, since: datetime, until: datetime) -> dict[str, int]:
    """Items per department."""
    query = _tags_of(_recent(since=since, until=until), "region", ItemTagRow.tag, func.count())
    return dict(session.execute(query.group_by(ItemTagRow.tag)).all())


def _recent(*, since: datetime, until: datetime) -> CTE:
    """Ids and days of the items of a time: found by day first, since SQLite would go through every tag there is."""
    chosen = select(ItemRow.id, ItemRow.published_at)
    chosen = chosen.where(ItemRow.published_at >= since, ItemRow.published_at < until)
    return chosen.cte("recent").prefix_with("MATERIALIZED")


def _tags_of(recent: CTE, kind: str, *columns: Any) -> Select[Any]:
    of_item = select(*columns).select_from(recent).join(ItemTagRow, ItemTagRow.item_id == recent.c.id)
    # `|| ''` leaves the index by kind aside
    return of_item.where(ItemTagRow.kind.concat("") == kind, ~ItemTagRow.rejected)


def newest_at(session: Session) -> datetime | None:
    """When the newest item was published."""
    return session.scalar(select(func.max(ItemRow.published_at)))


def refusals(session: Session, *, since: datetime) -> Counter[tuple[str, str]]:
    """Articles that were not stored, by source and reason."""
    query = select(RefusalRow.source, RefusalRow.reason, func.count()).where(RefusalRow.at >= since)
    rows = session.execute(query.group_by(RefusalRow.source, RefusalRow.reason))
    return Counter({(source, reason): n for source, reason, n in rows})


def last_good(session: Session) -> dict[str, datetime]:
    """When each source was last read without a fault."""
    query = select(SourceRunRow.source, func.max(SourceRunRow.at)).where(SourceRunRow.end == "ok")
    return dict(session.execute(query.group_by(SourceRunRow.source)).all())


def recent_stories(
    session: Session, *, now: datetime, limit: int = 50, offset: int = 0, by_worth: bool = False
) -> list[StoryRow]:
    """Stories by their newest member; or by worth, those of the last four weeks that there are."""
    order = (StoryRow.last_at.desc(), StoryRow.id.desc())
    query = select(StoryRow).order_by(*order)
    if by_worth:
        # A day in the future, as a wrong clock gives it, must not hide all the others.
        newest = session.scalar(select(func.max(StoryRow.last_at))) or now
        since = min(newest, now) - 4 * WEEK
        query = select(StoryRow).where(StoryRow.last_at >= since).order_by(StoryRow.worth.desc(), *order)
    return list(session.scalars(query.limit(limit).offset(offset)))


def titles(session: Session, ids: list[int]) -> dict[int, tuple[str, str]]:
    """Title and language of items."""
    query = select(ItemRow.id, ItemRow.title, ItemRow.lang).where(ItemRow.id.in_(ids))
    return {item_id: (title, lang) for item_id, title, lang in session.execute(query)}
