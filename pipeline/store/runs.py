"""Runs of jobs: what started when, how it ended, what it counted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from pipeline.tables import RunRow


def begin(session: Session, job: str, *, due_at: datetime, now: datetime) -> int | None:
    """Claim the run of a job that was due at a time: its id, or None when another process has it or had it."""
    insert = insert_sqlite if session.get_bind().dialect.name == "sqlite" else insert_postgresql
    claim = insert(RunRow).values(job=job, due_at=due_at, started_at=now, counts={}, error="")
    return session.scalar(claim.on_conflict_do_nothing(index_elements=["job", "due_at"]).returning(RunRow.id))


def finish(session: Session, run_id: int, *, now: datetime, counts: Mapping[str, Any], error: str = "") -> None:
    """Note how a run ended."""
    row = session.get_one(RunRow, run_id)
    row.finished_at, row.counts, row.error = now, dict(counts), error


def last(session: Session, job: str) -> RunRow | None:
    """The newest run of a job, finished or not."""
    return session.scalar(select(RunRow).where(RunRow.job == job).order_by(RunRow.id.desc()).limit(1))


def recent(session: Session, *, limit: int = 50) -> list[RunRow]:
    """The newest runs of all jobs."""
    return list(session.scalars(select(RunRow).order_by(RunRow.id.desc()).limit(limit)))
