"""What gathering remembers between runs, as rows; `meanwhile.crawl_state` gives it the form that scrapers know."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pipeline.store.upserts import put
from pipeline.tables import AddressRow, HostRow, KnownArticleRow, RefusalRow, RobotsRow, SourceRunRow
from pipeline.types import Refused

#: How much of a source's past its health is judged by.
HISTORY = 50


def address(session: Session, source: str, url: str) -> AddressRow | None:
    """What is remembered of a way in."""
    return session.get(AddressRow, (source, url))


def remember_address(session: Session, source: str, url: str, values: Mapping[str, Any]) -> None:
    """Replace what is remembered of a way in."""
    put(session, AddressRow, {"source": source, "url": url, **values})


def known_articles(session: Session, source: str, urls: Sequence[str]) -> list[KnownArticleRow]:
    """Those of the addresses that were dealt with."""
    rows: list[KnownArticleRow] = []
    for start in range(0, len(urls), 500):
        query = select(KnownArticleRow).where(KnownArticleRow.url.in_(urls[start : start + 500]))
        rows += session.scalars(query.where(KnownArticleRow.source == source))
    return rows


def remember_article(session: Session, source: str, url: str, values: Mapping[str, Any]) -> None:
    """Replace what is remembered of an article."""
    put(session, KnownArticleRow, {"source": source, "url": url, **values})


def last_articles(session: Session, source: str) -> list[KnownArticleRow]:
    """The newest articles of a source, oldest first; one without a date is as old as when it was seen."""
    query = select(KnownArticleRow).where(KnownArticleRow.source == source, KnownArticleRow.ended == "article")
    # Asked for apart, so that both databases find the dated ones by the index, wherever they sort what has no date.
    dated = query.where(KnownArticleRow.published_at.is_not(None)).order_by(KnownArticleRow.published_at.desc())
    undated = query.where(KnownArticleRow.published_at.is_(None), KnownArticleRow.seen_at.is_not(None))
    rows = [
        *session.scalars(dated.limit(HISTORY)),
        *session.scalars(undated.order_by(KnownArticleRow.seen_at.desc()).limit(HISTORY)),
    ]
    return sorted(rows, key=_when)[-HISTORY:]


def _when(row: KnownArticleRow) -> datetime:
    when = row.published_at or row.seen_at
    assert when is not None  # by what was asked for
    return when


def host(session: Session, name: str) -> HostRow | None:
    """Whether a host asked to wait."""
    return session.get(HostRow, name)


def remember_host(session: Session, name: str, *, next_allowed_at: datetime, reason: str) -> None:
    """Keep a host's wish to wait."""
    put(session, HostRow, {"host": name, "next_allowed_at": next_allowed_at, "reason": reason})


def robots(session: Session, site: str) -> RobotsRow | None:
    """A site's robots.txt as last read."""
    return session.get(RobotsRow, site)


def remember_robots(session: Session, site: str, values: Mapping[str, Any]) -> None:
    """Replace a site's robots.txt."""
    put(session, RobotsRow, {"site": site, **values})


def last_runs(session: Session, source: str) -> list[SourceRunRow]:
    """The newest runs of a source, oldest first."""
    query = select(SourceRunRow).where(SourceRunRow.source == source)
    return list(session.scalars(query.order_by(SourceRunRow.id.desc()).limit(HISTORY)))[::-1]


def remember_run(session: Session, source: str, values: Mapping[str, Any]) -> None:
    """Append how a source's run ended."""
    session.add(SourceRunRow(source=source, **values))


def refuse(session: Session, refused: Refused, *, now: datetime) -> None:
    """Note an article that was not stored."""
    session.add(
        RefusalRow(source=refused.source, url=refused.url, reason=refused.reason, detail=refused.detail, at=now)
    )


def states(session: Session) -> dict[str, SourceRunRow]:
    """The newest run of every source that was ever crawled, by source."""
    newest = select(func.max(SourceRunRow.id)).group_by(SourceRunRow.source)
    return {row.source: row for row in session.scalars(select(SourceRunRow).where(SourceRunRow.id.in_(newest)))}
