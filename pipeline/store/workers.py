"""Workers and what they have done: who is alive, and for which due time each source has been read."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from pipeline.store.upserts import put
from pipeline.tables import CrawlTurnRow, WorkerRow

#: Who has given no sign of life for so long is forgotten.
_FORGOTTEN = timedelta(days=2)


def alive(session: Session, row: WorkerRow) -> None:
    """A worker's sign of life."""
    columns = ("id", "machine", "process", "at_once", "n_doing", "n_done", "started_at", "seen_at")
    put(session, WorkerRow, {name: getattr(row, name) for name in columns})


def gone(session: Session, worker_id: str, *, now: datetime) -> None:
    """A worker has ended in good order; those that never said so are forgotten in time."""
    session.execute(delete(WorkerRow).where((WorkerRow.id == worker_id) | (WorkerRow.seen_at < now - _FORGOTTEN)))


def every(session: Session) -> list[WorkerRow]:
    """All that are known, oldest first."""
    return list(session.scalars(select(WorkerRow).order_by(WorkerRow.started_at, WorkerRow.id)))


def had_turn(session: Session, source: str, *, due_at: datetime) -> bool:
    """Whether a source has been read for a due time, or for a later one."""
    row = session.get(CrawlTurnRow, source)
    return row is not None and row.due_at >= due_at


def with_turn(session: Session, sources: Iterable[str], *, due_at: datetime) -> set[str]:
    """Those of the sources that have been read for a due time."""
    wanted = set(sources)
    query = select(CrawlTurnRow.source).where(CrawlTurnRow.due_at >= due_at)
    return {source for source in session.scalars(query) if source in wanted}


def keep_turn(session: Session, source: str, *, due_at: datetime, now: datetime) -> None:
    """A source has been read to its end for a due time."""
    if not had_turn(session, source, due_at=due_at):
        put(session, CrawlTurnRow, {"source": source, "due_at": due_at, "done_at": now})


def turns(session: Session, sources: Sequence[str]) -> dict[str, CrawlTurnRow]:
    """The newest turn of each source that has had one."""
    wanted = set(sources)
    return {row.source: row for row in session.scalars(select(CrawlTurnRow)) if row.source in wanted}
