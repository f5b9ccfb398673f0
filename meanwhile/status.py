"""How the installation does: for `meanwhile status` and the desk's health page."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meanwhile.config import Config
from meanwhile.crawling import chosen_sources
from meanwhile.weekly import digests_of, next_issue
from pipeline.store import crawling, deliveries, items, runs
from pipeline.store.database import Database, sqlite_path

JOBS = ("crawl", "process", "compose", "send")


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStatus:
    """The newest run of a job."""

    job: str
    started_at: datetime | None
    finished_at: datetime | None
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a person who runs this wants to know at a glance. Sizes are bytes."""

    jobs: tuple[JobStatus, ...]
    sources: dict[str, int]  # state -> how many
    n_items: int
    deliveries: dict[str, int]
    next_editions: tuple[tuple[str, datetime], ...]
    database_bytes: int
    free_bytes: int
    needs: tuple[str, ...]  # what needs a person


def status_of(database: Database, config: Config, *, now: datetime) -> Status:
    """Read everything at one moment."""
    with database.reading() as session:
        jobs = []
        for name in JOBS:
            row = runs.last(session, name)
            jobs.append(
                JobStatus(
                    job=name,
                    started_at=row.started_at if row else None,
                    finished_at=row.finished_at if row else None,
                    error=row.error if row else "",
                )
            )
        known = crawling.states(session)
        n_items = items.count(session)
        held = deliveries.counts(session)
    states: dict[str, int] = {}
    for source in chosen_sources(config, []):
        word = known[source.id].state if source.id in known else "never read"
        states[word] = states.get(word, 0) + 1
    path = sqlite_path(config.database_url)
    folder = path.parent if path else Path()
    needs = [f"{one.job} failed: {one.error}" for one in jobs if one.error]
    if held.get("unknown"):
        needs.append(f"{held['unknown']} deliveries are held: `meanwhile deliveries` shows them")
    bad = {word: n for word, n in states.items() if word in {"failing", "blocked", "challenge"}}
    if bad:
        needs.append(f"{sum(bad.values())} sources are not read: `meanwhile sources` says why")
    return Status(
        jobs=tuple(jobs),
        sources=states,
        n_items=n_items,
        deliveries=held,
        next_editions=tuple(
            (digest.title, next_issue(digest, now, config.zone, days=config.digest.period_days).due_at)
            for digest in digests_of(config)
        ),
        database_bytes=path.stat().st_size if path and path.exists() else 0,
        free_bytes=shutil.disk_usage(folder if folder.exists() else Path()).free,
        needs=tuple(needs),
    )
