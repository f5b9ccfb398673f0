"""The queue as those see it who fill it and look at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from procrastinate import App, SyncPsycopgConnector
from procrastinate.jobs import Job
from sqlalchemy import text

from meanwhile.workers import schema
from meanwhile.workers.recovery import forget_removed
from pipeline.store import workers
from pipeline.store.database import Database, Session
from scrapers.networks import host_key
from scrapers.source import Source

QUEUE = "meanwhile"
CRAWL = "crawl"
SORT = "sort"
#: Sorting what has come in goes before crawling more.
SORT_PRIORITY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """What became of a period's sources: queued now, still waiting or being read from before, read already."""

    queued: int
    waiting: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueState:
    """The queue at one moment; `oldest_due_at` is of the crawl that has waited longest."""

    waiting: int
    doing: int
    failed: int
    oldest_due_at: datetime | None


def crawl_job(source: Source, due_at: datetime) -> Job:
    """The job of one source: no two of a host at once, and no second one of a source in the queue."""
    return Job(
        queue=QUEUE,
        task_name=CRAWL,
        lock=f"host:{host_key(source.home)}",
        queueing_lock=f"source:{source.id}",
        task_kwargs={"source": source.id, "due_at": due_at.astimezone(UTC).isoformat()},
    )


def defer_crawls(database: Database, sources: Sequence[Source], *, due_at: datetime) -> Deferred:
    """Queue a crawl of each source for a due time, all or none; safe to repeat.

    `sources` are all that there are: what was given up of others is cleared.
    """
    schema.bring(database)
    # Never opened: it runs on the connection of the unit of work.
    app = App(connector=SyncPsycopgConnector())
    with database.writing() as session:
        ids = [source.id for source in sources]
        forget_removed(session, CRAWL, ids)
        done = workers.with_turn(session, ids, due_at=due_at)
        taken = _taken(session, due_at) - done
        wanted = [source for source in sources if source.id not in done | taken]
        if wanted:
            connection = session.connection().connection.driver_connection
            app.job_manager.batch_defer_jobs([crawl_job(source, due_at) for source in wanted], connection=connection)
            # Or the server plans for an empty table: with 10,000 jobs each one then took 2.4 s to fetch, not 12 ms.
            session.execute(text("ANALYZE procrastinate_jobs"))
    return Deferred(queued=len(wanted), waiting=len(taken.intersection(ids)), done=len(done))


def _taken(session: Session, due_at: datetime) -> set[str]:
    """The sources that wait in the queue for whatever time, or are being read for this one."""
    query = text(
        "SELECT args->>'source' FROM procrastinate_jobs WHERE task_name = :crawl AND "
        "(status = 'todo' OR (status = 'doing' AND (args->>'due_at')::timestamptz >= :due_at))"
    )
    return set(session.execute(query, {"crawl": CRAWL, "due_at": due_at}).scalars())


def queue_state(session: Session) -> QueueState:
    """Counts of the queue; all zero where there is none yet."""
    if schema.step_of(session) is None:
        return QueueState(waiting=0, doing=0, failed=0, oldest_due_at=None)
    counted = session.execute(text("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status"))
    n = {str(status): int(number) for status, number in counted}
    oldest = session.execute(
        text(
            "SELECT min((args->>'due_at')::timestamptz) FROM procrastinate_jobs WHERE task_name = :crawl "
            "AND status = 'todo'"
        ),
        {"crawl": CRAWL},
    ).scalar()
    return QueueState(
        waiting=n.get("todo", 0),
        doing=n.get("doing", 0),
        failed=n.get("failed", 0),
        oldest_due_at=cast("Any", oldest),
    )
