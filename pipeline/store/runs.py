"""Runs of jobs: what started when, how it ended, what it counted; each due time is done once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from pipeline.tables import RunRow

#: A due run that fails as a whole (no disk, no database) is tried again so often in all.
MAX_ATTEMPTS = 6
#: Before the second attempt; doubled for each further one.
FIRST_WAIT = timedelta(minutes=10)
#: No job takes longer: one that began earlier and has not ended was killed.
LONGEST = timedelta(hours=3)
#: Done, with or without failures that are told in the report; whatever is higher ended the run as a whole.
_DONE = 2


#: Behind the name of a job, of which a person ran a part: the schedule still owes the whole.
_PART = " (part)"


def named(job: str, *, part: str = "") -> str:
    """The name under which a run is recorded: with `part`, what was asked for of the job, apart from whole ones."""
    return job + _PART if part else job


def begin(session: Session, job: str, *, due_at: datetime, now: datetime, by_hand: bool = False) -> int | None:
    """Claim the run of a job that was due at a time: its id, or None when it is done, or not to be tried now.

    By hand it is always begun. The caller holds the lock of jobs, so that an unfinished run was killed.
    """
    insert = insert_sqlite if _is_sqlite(session) else insert_postgresql
    claim = insert(RunRow).values(job=job, due_at=due_at, started_at=now, attempts=1, counts={}, error="")
    run_id: int | None = session.scalar(
        claim.on_conflict_do_nothing(index_elements=["job", "due_at"]).returning(RunRow.id)
    )
    if run_id is not None:
        return run_id
    row: RunRow | None = session.scalar(_of(job, due_at).with_for_update())
    if row is None or not (by_hand or _may_begin(row, now=now)):
        return None
    row.started_at, row.finished_at, row.exit_status, row.counts, row.error = now, None, None, {}, ""
    row.attempts += 1
    session.flush()
    return row.id


def is_owed(session: Session, job: str, *, due_at: datetime, now: datetime) -> bool:
    """Whether `begin` would let the run of a job that was due at a time begin now."""
    row: RunRow | None = session.scalar(_of(job, due_at))
    return row is None or _may_begin(row, now=now)


def _of(job: str, due_at: datetime) -> Any:
    return select(RunRow).where(RunRow.job == job, RunRow.due_at == due_at)


def _may_begin(row: RunRow, *, now: datetime) -> bool:
    if row.finished_at is None:
        return True
    if row.exit_status is None or row.exit_status <= _DONE or row.attempts >= MAX_ATTEMPTS:
        return False
    # After a step of the clock back the end lies in the future: then nothing tells how long it was ago.
    return not row.finished_at <= now < row.finished_at + FIRST_WAIT * 2 ** (row.attempts - 1)


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def finish(
    session: Session, run_id: int, *, now: datetime, counts: Mapping[str, Any], exit_status: int = 0, error: str = ""
) -> None:
    """Note how a run ended."""
    row = session.get_one(RunRow, run_id)
    row.finished_at, row.counts, row.exit_status, row.error = now, dict(counts), exit_status, error


def last(session: Session, job: str) -> RunRow | None:
    """The newest run of a job, finished or not."""
    return session.scalar(select(RunRow).where(RunRow.job == job).order_by(RunRow.started_at.desc()).limit(1))


def last_part(session: Session, job: str) -> RunRow | None:
    """The newest run of a part of a job, finished or not; `counts["part"]` says of which."""
    return last(session, job + _PART)


def first_started_at(session: Session) -> datetime | None:
    """When the first run that is known began."""
    return session.scalar(select(func.min(RunRow.started_at)))


def done_until(session: Session, job: str, *, now: datetime) -> datetime | None:
    """The newest due time of a job that was done; what was done while the clock was ahead does not count."""
    done = (
        (RunRow.job == job)
        & (RunRow.due_at <= now)
        & RunRow.finished_at.is_not(None)
        & (func.coalesce(RunRow.exit_status, 0) <= _DONE)
    )
    return session.scalar(select(func.max(RunRow.due_at)).where(done))


def recent(session: Session, *, limit: int = 50) -> list[RunRow]:
    """The newest runs of all jobs."""
    return list(session.scalars(select(RunRow).order_by(RunRow.id.desc()).limit(limit)))
