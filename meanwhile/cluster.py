"""How the workers and their queue do, for `status`, the operator's mail and the desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from meanwhile.config import Config
from pipeline.store import workers
from pipeline.store.database import Database

#: A source may wait so long for its turn before a person is told: then there are too few workers, or none.
LATE = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueStatus:
    """The queue of crawls; `oldest_due_at` is of the one that has waited longest."""

    waiting: int
    doing: int
    failed: int
    oldest_due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerStatus:
    """One worker."""

    machine: str
    process: int
    at_once: int
    n_doing: int
    n_done: int
    started_at: datetime
    seen_at: datetime
    is_alive: bool


def queue_status(database: Database, config: Config) -> QueueStatus | None:
    """The queue; None where this machine does the work."""
    if config.workers.engine == "none":
        return None
    from meanwhile.workers.queue import queue_state

    with database.reading() as session:
        state = queue_state(session)
    return QueueStatus(waiting=state.waiting, doing=state.doing, failed=state.failed, oldest_due_at=state.oldest_due_at)


def worker_statuses(database: Database, config: Config, *, now: datetime) -> tuple[WorkerStatus, ...]:
    """Every worker that has not ended in good order."""
    if config.workers.engine == "none":
        return ()
    dead_after = timedelta(seconds=config.workers.dead_after_s)
    with database.reading() as session:
        return tuple(
            WorkerStatus(
                machine=row.machine,
                process=row.process,
                at_once=row.at_once,
                n_doing=row.n_doing,
                n_done=row.n_done,
                started_at=row.started_at,
                seen_at=row.seen_at,
                is_alive=now - row.seen_at <= dead_after,
            )
            for row in workers.every(session)
        )


def needs(database: Database, config: Config, *, now: datetime) -> dict[str, str]:
    """What of it needs a person, by a key that stays the same while it lasts."""
    queue = queue_status(database, config)
    if queue is None:
        return {}
    found = {}
    known = worker_statuses(database, config, now=now)
    if queue.waiting and not any(one.is_alive for one in known):
        found["no-worker"] = (
            f"no worker gives a sign of life, and {queue.waiting} sources wait: start `meanwhile worker` on a machine"
        )
    elif queue.oldest_due_at is not None and now - queue.oldest_due_at > LATE:
        hours = (now - queue.oldest_due_at).total_seconds() / 3600
        found["late-queue"] = f"sources wait for their turn for {hours:.0f} h: start more workers, or crawl less often"
    if queue.failed:
        found["failed-jobs"] = (
            f"{queue.failed} jobs of the queue were given up after several tries: the workers' logs say why. "
            "A source is tried again at its next time"
        )
    return found
