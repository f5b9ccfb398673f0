"""Jobs whose worker is gone: without this they would block their hosts for ever."""

import logging
from collections.abc import Collection
from typing import Any

from procrastinate import App, SyncPsycopgConnector
from procrastinate.jobs import Job
from sqlalchemy import text

from pipeline.store.database import Database, Session

logger = logging.getLogger(__name__)

#: A job whose workers have died so often is left for a person: it may be what kills them.
MAX_TRIES = 5

_DEAD = text(
    "SELECT job.id FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id "
    "WHERE job.status = 'doing' AND "
    "(worker.id IS NULL OR worker.last_heartbeat < clock_timestamp() - :dead_after_s * interval '1 second')"
)
_MINE = text("SELECT id FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = :worker")
_READ = text(
    "SELECT queue_name, task_name, priority, lock, queueing_lock, args FROM procrastinate_jobs "
    "WHERE id = :id AND status = 'doing' FOR UPDATE"
)
_QUEUED = text("SELECT 1 FROM procrastinate_jobs WHERE queueing_lock = :queueing_lock AND status = 'todo'")


def jobs_of(database: Database, worker: int) -> set[int]:
    """The jobs that a worker is doing, as the queue sees it."""
    with database.reading() as session:
        return set(session.execute(_MINE, {"worker": worker}).scalars())


def forget_failed(session: Session, queueing_lock: str) -> None:
    """What was given up is over when a later job has done it."""
    query = text("DELETE FROM procrastinate_jobs WHERE status = 'failed' AND queueing_lock = :queueing_lock")
    session.execute(query, {"queueing_lock": queueing_lock})


def forget_removed(session: Session, task: str, sources: Collection[str]) -> None:
    """What a task gave up of sources that are none of these is over: no later job will ever do it."""
    query = text(
        "DELETE FROM procrastinate_jobs WHERE status = 'failed' AND task_name = :task "
        "AND NOT (args->>'source' = ANY(:sources)) RETURNING args->>'source'"
    )
    removed = sorted(set(session.execute(query, {"task": task, "sources": list(sources)}).scalars()))
    if removed:
        logger.info("jobs that were given up went with the sources that were removed", extra={"sources": removed})


def recover(database: Database, *, dead_after_s: float, orphans: Collection[int] = ()) -> int:
    """Queue anew what workers that give no sign of life were doing, and what a living one knows to be nobody's.

    The old job goes and a new one comes: when the old worker was only stopped and goes on, it cannot end the new one.
    """
    with database.reading() as session:
        found = {*session.execute(_DEAD, {"dead_after_s": dead_after_s}).scalars(), *orphans}
    n_recovered = 0
    for job_id in sorted(found):
        with database.writing() as session:
            n_recovered += _replace(session, job_id)
    return n_recovered


def _replace(session: Session, job_id: int) -> bool:
    row: Any = session.execute(_READ, {"id": job_id}).mappings().first()
    if row is None:
        return False  # somebody else was quicker
    tries = int(row["args"].get("tries", 0)) + 1
    if tries >= MAX_TRIES:
        session.execute(text("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = :id"), {"id": job_id})
        logger.error("a job was given up", extra={"job": row["queueing_lock"], "tries": tries})
        return True
    session.execute(text("DELETE FROM procrastinate_jobs WHERE id = :id"), {"id": job_id})
    if session.execute(_QUEUED, {"queueing_lock": row["queueing_lock"]}).scalar() is None:
        job = Job(
            queue=row["queue_name"],
            task_name=row["task_name"],
            priority=row["priority"],
            lock=row["lock"],
            queueing_lock=row["queueing_lock"],
            task_kwargs={**row["args"], "tries": tries},
        )
        connection = session.connection().connection.driver_connection
        App(connector=SyncPsycopgConnector()).job_manager.batch_defer_jobs([job], connection=connection)
    logger.warning("a job of a worker that is gone was queued anew", extra={"job": row["queueing_lock"]})
    return True
