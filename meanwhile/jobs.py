"""The composition root: opens the store, wires the stages, records each run. The only place that asks the clock."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from meanwhile.config import Config
from meanwhile.crawl_state import StoredState
from meanwhile.jobs_report import JobReport
from meanwhile.lock import locked
from meanwhile.terminal import Bar
from pipeline.errors import UsageError
from pipeline.sort import group_items, tag_items
from pipeline.store import runs, schema
from pipeline.store.database import Database, open_database, sqlite_path
from pipeline.types import BulletinDraft

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
NO_BAR = Bar(None, None)


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


@contextmanager
def open_store(config: Config, *, durable: bool = False) -> Iterator[Database]:
    """The configured database, brought to this release's tables; closed at the end."""
    database = open_database(config.database_url, durable=durable)
    try:
        schema.upgrade(database)
        yield database
    finally:
        database.close()


def lock_path(config: Config) -> Path:
    """The lock file of the configured database."""
    path = sqlite_path(config.database_url)
    return path.with_name(path.name + ".lock") if path else config.path("meanwhile.lock")


@contextmanager
def _job(
    config: Config, name: str, clock: Clock, due_at: datetime | None = None
) -> Iterator[tuple[Database, "_Outcome"]]:
    """One run of a job under the lock: recorded at its start and at its end, also when it fails."""
    with locked(lock_path(config), what=name, now=clock()), open_store(config, durable=name == "send") as database:
        with database.writing() as session:
            run_id = runs.begin(session, name, due_at=due_at or clock(), now=clock())
        outcome = _Outcome(duplicate=run_id is None)
        try:
            yield database, outcome
        except BaseException as error:
            if run_id is not None:
                with database.writing() as session:
                    runs.finish(session, run_id, now=clock(), counts=outcome.counts, error=str(error) or repr(error))
            raise
        if run_id is not None:
            with database.writing() as session:
                runs.finish(session, run_id, now=clock(), counts=outcome.counts, error=outcome.error)


@dataclass(slots=True)
class _Outcome:
    duplicate: bool
    counts: dict[str, Any] = field(default_factory=dict)
    error: str = ""


def crawl(
    config: Config,
    *,
    only: Sequence[str] = (),
    since_on: date | None = None,
    bar: Bar = NO_BAR,
    clock: Clock = system_clock,
) -> JobReport:
    """Fetch what is new from every source, or from those named."""
    from meanwhile.crawling import crawl_into

    with _job(config, "crawl", clock) as (database, outcome):
        report = crawl_into(database, StoredState(database), config, only=only, since_on=since_on, bar=bar, clock=clock)
        outcome.counts = dict(report.counts)
        outcome.error = "; ".join(report.complaints)
    return report


def process(config: Config, *, again: bool = False, bar: Bar = NO_BAR, clock: Clock = system_clock) -> JobReport:
    """Tag and group what has come in."""
    from pipeline.tagging import load_lexicon

    lexicon = load_lexicon(config.path(config.lexicon) if config.lexicon else None)
    with _job(config, "process", clock) as (database, outcome):
        tagged = tag_items(database, lexicon, again=again, total=bar.total, step=bar.step)
        grouped = group_items(database, now=clock(), step=bar.step)
        outcome.counts = {"tagged": tagged.n_items, "changed": tagged.n_changed, "stories": grouped.n_stories}
    return JobReport(
        job="process",
        counts=outcome.counts,
        lines=[
            f"{tagged.n_items} items tagged ({tagged.n_changed} with a change), "
            f"{grouped.n_items} grouped into {grouped.n_stories} new and {grouped.n_grown} known stories"
        ],
    )


def compose(
    config: Config, *, until_on: date | None = None, bar: Bar = NO_BAR, clock: Clock = system_clock
) -> JobReport:
    """Draft the editions of the period that ends on a day (today in the schedule's zone)."""
    from meanwhile.composing import draft_editions

    with _job(config, "compose", clock) as (database, outcome):
        report = draft_editions(database, config, until_on=until_on, now=clock(), bar=bar)
        outcome.counts = dict(report.counts)
    return report


def bulletin(
    config: Config, *, region: str, until_on: date | None = None, clock: Clock = system_clock
) -> BulletinDraft:
    """The bulletin of one region as it stands; nothing is kept."""
    from meanwhile.composing import region_bulletin

    if region not in config.regions:
        raise UsageError(f"{region!r} is not among the regions followed; `regions` in the configuration lists them")
    with open_store(config) as database:
        return region_bulletin(database, config, region=region, until_on=until_on or today(config, clock))


def send(
    config: Config, *, dry_run: bool = False, test: str = "", bar: Bar = NO_BAR, clock: Clock = system_clock
) -> JobReport:
    """Mail approved editions to whoever has not got them yet."""
    from meanwhile.archiving import ARCHIVE
    from meanwhile.archiving import build as build_archive
    from meanwhile.mailing import send_due, send_test, who_would_get

    if dry_run:
        with open_store(config) as database:
            return who_would_get(database, config, now=clock())
    if test:
        with open_store(config) as database:
            return send_test(database, config, address=test, now=clock())
    with _job(config, "send", clock) as (database, outcome):
        report = send_due(database, config, clock=clock, bar=bar)
        outcome.counts = dict(report.counts)
        if report.counts.get("sent"):
            # What readers have in their mail can be looked up from now on.
            build_archive(database, config, config.path(ARCHIVE), bar=NO_BAR)
    return report


def run(config: Config, job: str = "", *, bar: Bar = NO_BAR, clock: Clock = system_clock) -> list[JobReport]:
    """One job by name ("gather" is crawl and process), or all in turn; a crawl with failures keeps no other back."""
    jobs: dict[str, Callable[[], JobReport]] = {
        "crawl": lambda: crawl(config, bar=bar, clock=clock),
        "process": lambda: process(config, bar=bar, clock=clock),
        "compose": lambda: compose(config, bar=bar, clock=clock),
        "send": lambda: send(config, bar=bar, clock=clock),
    }
    if job == "gather":
        return [jobs["crawl"](), jobs["process"]()]
    if not job:
        return [each() for each in jobs.values()]
    if job not in jobs:
        raise UsageError(f"{job!r} is no job; choose from gather, {', '.join(jobs)}")
    return [jobs[job]()]


def today(config: Config, clock: Clock = system_clock) -> date:
    """The day it is where the schedule runs."""
    return clock().astimezone(config.zone).date()
