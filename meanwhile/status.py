"""How the installation does: for `meanwhile status` and the desk's health page."""

from dataclasses import dataclass
from datetime import datetime

from meanwhile import troubles
from meanwhile.cluster import QueueStatus, WorkerStatus, queue_status, worker_statuses
from meanwhile.config import Config
from meanwhile.due import STAGES, plans_of
from meanwhile.weekly import digests_of, next_issue
from pipeline.store import backup, crawling, deliveries, items, runs
from pipeline.store.database import Database, sqlite_path
from pipeline.tables import RunRow
from scrapers.source import sources_for

JOBS = tuple(stage for stages in STAGES.values() for stage in stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStatus:
    """The newest run of a job, and when it comes due next; of a part of one, run by hand, in a line of its own."""

    job: str
    started_at: datetime | None
    finished_at: datetime | None
    exit_status: int | None
    attempts: int
    next_at: datetime | None
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a person who runs this wants to know at a glance. Sizes are bytes."""

    jobs: tuple[JobStatus, ...]
    sources: dict[str, int]  # state -> how many
    n_items: int
    deliveries: dict[str, int]
    next_editions: tuple[tuple[str, datetime], ...]
    backup_at: datetime | None
    database_bytes: int
    free_bytes: int
    needs: tuple[str, ...]  # what needs a person
    queue: QueueStatus | None  # of crawls, where there are workers
    workers: tuple[WorkerStatus, ...]


def _job(name: str, row: RunRow | None, *, next_at: datetime | None) -> JobStatus:
    return JobStatus(
        job=name,
        started_at=row.started_at if row else None,
        finished_at=row.finished_at if row else None,
        exit_status=row.exit_status if row else None,
        attempts=row.attempts if row else 0,
        next_at=next_at,
        error=row.error if row else "",
    )


def status_of(database: Database, config: Config, *, now: datetime) -> Status:
    """Read everything at one moment."""
    plans = list(plans_of(config))
    with database.reading() as session:
        jobs = []
        for job, stages in STAGES.items():
            coming = min((plan.next(now) for plan in plans if plan.job == job), default=None)
            for name in stages:
                jobs.append(_job(name, runs.last(session, name), next_at=coming))
                part = runs.last_part(session, name)
                if part is not None:
                    jobs.append(_job(f"{name}: {part.counts.get('part') or 'a part'}", part, next_at=None))
        known = crawling.states(session)
        n_items = items.count(session)
        held = deliveries.counts(session)
    states: dict[str, int] = {}
    for source in sources_for(config.crawl):
        word = known[source.id].state if source.id in known else "never read"
        states[word] = states.get(word, 0) + 1
    path = sqlite_path(config.database_url)
    copies = backup.backups(path.parent / "backups") if path else []
    return Status(
        jobs=tuple(jobs),
        sources=states,
        n_items=n_items,
        deliveries=held,
        next_editions=tuple(
            (digest.title, next_issue(digest, now, config.zone, days=config.digest.period_days).due_at)
            for digest in digests_of(config)
        ),
        backup_at=backup.made_at(copies[0]) if copies else None,
        database_bytes=path.stat().st_size if path and path.exists() else 0,
        free_bytes=troubles.free_bytes(config),
        needs=tuple(troubles.found(database, config, now=now).values()),
        queue=queue_status(database, config),
        workers=worker_statuses(database, config, now=now),
    )
