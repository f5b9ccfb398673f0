"""Counts over time, for the desk's pictures."""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import func, select
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
    query = (
        select(ItemTagRow.tag, ItemRow.published_at)
        .join(ItemRow, ItemRow.id == ItemTagRow.item_id)
        .where(
            ItemTagRow.kind == "topic",
            ~ItemTagRow.rejected,
            ItemRow.published_at >= until - weeks * WEEK,
            ItemRow.published_at < until,
        )
    )
    found: dict[str, list[int]] = {}
    for topic, at in session.execute(query):
        found.setdefault(topic, [0] * weeks)[_week(at, until, weeks)] += 1
    return found


def by_region(session: Session, *, since: datetime, until: datetime) -> dict[str, int]:
    """Items per department."""
    query = (
        select(ItemTagRow.tag, func.count())
        .join(ItemRow, ItemRow.id == ItemTagRow.item_id)
        .where(
            ItemTagRow.kind == "region",
            ~ItemTagRow.rejected,
            ItemRow.published_at >= since,
            ItemRow.published_at < until,
        )
        .group_by(ItemTagRow.tag)
    )
    return dict(session.execute(query).all())


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


def recent_stories(session: Session, *, limit: int = 50, offset: int = 0) -> list[StoryRow]:
    """Stories by their newest member."""
    query = select(StoryRow).order_by(StoryRow.last_at.desc(), StoryRow.id.desc())
    return list(session.scalars(query.limit(limit).offset(offset)))


def titles(session: Session, ids: list[int]) -> dict[int, tuple[str, str]]:
    """Title and language of items."""
    query = select(ItemRow.id, ItemRow.title, ItemRow.lang).where(ItemRow.id.in_(ids))
    return {item_id: (title, lang) for item_id, title, lang in session.execute(query)}
