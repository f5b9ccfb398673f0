"""The composition root: opens the store, wires the stages, records each run. The only place that asks the clock."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from meanwhile.config import Config
from meanwhile.counting import some
from meanwhile.crawl_state import StoredState
from meanwhile.due import owed
from meanwhile.jobs_report import JobReport
from meanwhile.limits import TookTooLongError
from meanwhile.lock import locked
from meanwhile.logs import named_run
from meanwhile.terminal import Bar
from pipeline.errors import BusyError, MeanwhileError, UsageError
from pipeline.sort import group_items, tag_items
from pipeline.store import runs, schema
from pipeline.store.alone import alone
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
        schema.upgrade(database, before=lambda: _copy_first(config))
        yield database
    finally:
        database.close()


def _copy_first(config: Config) -> None:
    """A new release keeps what the earlier one left, beside the other backups."""
    from pipeline.store import backup as copies

    path = sqlite_path(config.database_url)
    if path is not None:
        made = copies.back_up(path, path.parent / "backups", now=system_clock())
        logger.info("copied before the upgrade", extra={"copy": made})


def lock_path(config: Config, *, mailing: bool = False) -> Path:
    """The lock file of the configured database; mailing has its own, so that it waits for no crawl."""
    path = sqlite_path(config.database_url)
    suffix = ".mailing.lock" if mailing else ".lock"
    return path.with_name(path.name + suffix) if path else config.path(f"meanwhile{suffix}")


@contextmanager
def _job(
    config: Config, name: str, clock: Clock, due_at: datetime | None = None, *, beside: bool = False, part: str = ""
) -> Iterator[tuple[Database, "_Outcome"]]:
    """One run of a job under the lock: recorded at its start and at its end, also when it fails.

    With a due time it is done once: NotOwedError when that was done already, or is not to be tried yet. `beside`: it
    only asks others to work, and waits for nobody. `part`: what a person asked for, where that is less than the
    schedule wants; such a run is recorded apart.
    """
    mailing = name == "send"
    with ExitStack() as held:
        if not beside:
            held.enter_context(locked(lock_path(config, mailing=mailing), what=name, now=clock()))
        database = held.enter_context(open_store(config, durable=mailing))
        if not beside:
            held.enter_context(alone(database, what=name, mailing=mailing))
        with database.writing() as session:
            run_id = runs.begin(
                session, runs.named(name, part=part), due_at=due_at or clock(), now=clock(), by_hand=due_at is None
            )
        if run_id is None:
            raise NotOwedError(f"{name}: nothing is owed")
        outcome = _Outcome(part=part)
        with named_run(f"{name}-{run_id}"):
            logger.info("begun")
            try:
                yield database, outcome
            except BaseException as error:
                logger.info("failed", extra={"error": str(error) or repr(error)})
                outcome.error, outcome.exit_status = str(error) or repr(error), _status_of(error)
                with suppress(MeanwhileError):
                    # On a full disk this fails as well; then the run looks like one that was killed.
                    _finish(database, run_id, outcome, clock)
                raise
            _finish(database, run_id, outcome, clock)
            logger.info("ended", extra={"exit_status": outcome.exit_status, "counts": outcome.counts})


def _finish(database: Database, run_id: int, outcome: "_Outcome", clock: Clock) -> None:
    with database.writing() as session:
        runs.finish(
            session,
            run_id,
            now=clock(),
            counts=outcome.counts | ({"part": outcome.part} if outcome.part else {}),
            exit_status=outcome.exit_status,
            error=outcome.error,
        )


class NotOwedError(MeanwhileError):
    """The run of this due time has been done by somebody else meanwhile."""

    exit_status = 0


def _status_of(error: BaseException) -> int:
    if isinstance(error, MeanwhileError):
        return error.exit_status or 1
    # 70 is the usual one for a fault in the program
    return 130 if isinstance(error, KeyboardInterrupt) else 70


@dataclass(slots=True)
class _Outcome:
    counts: dict[str, Any] = field(default_factory=dict)
    exit_status: int = 0
    error: str = ""
    part: str = ""

    def take(self, report: JobReport) -> JobReport:
        """Keep what a report says of the run."""
        self.counts, self.exit_status = dict(report.counts), report.exit_status
        self.error = "; ".join(report.complaints)
        return report


def crawl(
    config: Config,
    *,
    only: Sequence[str] = (),
    since_on: date | None = None,
    bar: Bar = NO_BAR,
    clock: Clock = system_clock,
    due_at: datetime | None = None,
) -> JobReport:
    """Fetch what is new from every source, or from those named; where there are workers, have them fetch it."""
    from meanwhile.crawling import crawl_into, have_crawled

    if config.workers.engine != "none" and not only and since_on is None:
        with _job(config, "crawl", clock, due_at, beside=True) as (database, outcome):
            return outcome.take(have_crawled(database, config, due_at=due_at or clock()))
    since = [f"since {since_on}"] if since_on is not None else []
    with _job(config, "crawl", clock, due_at, part=", ".join([*only, *since])) as (database, outcome):
        state = StoredState(database)
        return outcome.take(crawl_into(database, state, config, only=only, since_on=since_on, bar=bar, clock=clock))


def process(
    config: Config,
    *,
    again: bool = False,
    bar: Bar = NO_BAR,
    clock: Clock = system_clock,
    due_at: datetime | None = None,
) -> JobReport:
    """Tag and group what has come in."""
    from pipeline.tagging import load_lexicon

    lexicon = load_lexicon(config.path(config.lexicon) if config.lexicon else None)
    with _job(config, "process", clock, due_at) as (database, outcome):
        tagged = tag_items(database, lexicon, again=again, total=bar.total, step=bar.step)
        grouped = group_items(database, now=clock(), step=bar.step)
        outcome.counts = {"tagged": tagged.n_items, "changed": tagged.n_changed, "stories": grouped.n_stories}
    return JobReport(
        job="process",
        counts=outcome.counts,
        lines=[
            f"{some(tagged.n_items, 'item')} tagged ({tagged.n_changed} with a change), "
            f"{grouped.n_items} grouped into {grouped.n_stories} new and {grouped.n_grown} known stories"
        ],
    )


def compose(
    config: Config,
    *,
    until_on: date | None = None,
    bar: Bar = NO_BAR,
    clock: Clock = system_clock,
    due_at: datetime | None = None,
) -> JobReport:
    """Draft the editions of the period that ends on a day (today in the schedule's zone)."""
    from meanwhile.composing import draft_editions

    part = f"until {until_on}" if until_on is not None else ""
    with _job(config, "compose", clock, due_at, part=part) as (database, outcome):
        return outcome.take(draft_editions(database, config, until_on=until_on, now=clock(), bar=bar))


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
    config: Config,
    *,
    dry_run: bool = False,
    test: str = "",
    bar: Bar = NO_BAR,
    clock: Clock = system_clock,
    due_at: datetime | None = None,
) -> JobReport:
    """Mail approved editions to whoever has not got them yet."""
    from meanwhile.archiving import ARCHIVE
    from meanwhile.archiving import build as build_archive
    from meanwhile.mail_previews import send_test, who_would_get
    from meanwhile.mailing import send_due

    if dry_run:
        with open_store(config) as database:
            return who_would_get(database, config, now=clock())
    if test:
        with open_store(config) as database:
            return send_test(database, config, address=test, now=clock())
    with _job(config, "send", clock, due_at) as (database, outcome):
        report = outcome.take(send_due(database, config, clock=clock, bar=bar))
        # Most looks find nothing: they are told apart, to be removed soon.
        outcome.counts["idle"] = not any(report.counts.values())
        if report.counts.get("sent"):
            # What readers have in their mail can be looked up from now on.
            build_archive(database, config, config.path(ARCHIVE), bar=NO_BAR, only_new=True)
        return report


def backup(
    config: Config,
    *,
    folder: Path | None = None,
    bar: Bar = NO_BAR,
    clock: Clock = system_clock,
    due_at: datetime | None = None,
) -> JobReport:
    """A checked copy of the database while others go on working; the oldest are removed."""
    from pipeline.store import backup as copies

    path = sqlite_path(config.database_url)
    if path is None:
        if due_at is not None:
            return JobReport(job="backup", lines=["a PostgreSQL server is backed up with its own pg_dump"])
        raise UsageError("this is for SQLite; a PostgreSQL server is backed up with its own pg_dump")
    target = folder or path.parent / "backups"

    def copy() -> JobReport:
        bar.total(2)
        made = copies.back_up(path, target, now=clock(), step=lambda what: bar.step(at=what))
        gone = copies.prune(target, keep=config.schedule.keep_backups)
        n_bytes = made.stat().st_size
        return JobReport(
            job="backup",
            counts={"bytes": n_bytes, "removed": len(gone)},
            lines=[f"{made} ({n_bytes / 1e6:.1f} MB, checked); {len(gone)} old ones removed"],
        )

    if due_at is None:
        # By hand it waits for nobody: a person may want a copy just because a crawl does not end.
        return copy()
    with _job(config, "backup", clock, due_at) as (_, outcome):
        return outcome.take(copy())


def tidy(
    config: Config, *, bar: Bar = NO_BAR, clock: Clock = system_clock, due_at: datetime | None = None
) -> JobReport:
    """Remove records that nothing needs any more; news, editions, mails and reviews stay."""
    from pipeline.store import retention

    with _job(config, "tidy", clock, due_at) as (database, outcome):
        gone = retention.tidy(
            database,
            now=clock(),
            keep=timedelta(days=config.schedule.keep_records_days),
            total=bar.total,
            step=lambda n, at: bar.step(n, at=at),
        )
        told = ", ".join(f"{n} {what}" for what, n in gone.items() if n) or "nothing"
        return outcome.take(JobReport(job="tidy", counts=gone, lines=[f"{told} removed"]))


def run(config: Config, job: str = "", *, bar: Bar = NO_BAR, clock: Clock = system_clock) -> list[JobReport]:
    """One job by name ("gather" is crawl and process), or all in turn; a crawl with failures keeps no other back."""
    stages = _stages(config, bar=bar, clock=clock)
    if job == "gather":
        return [stages["crawl"](None), stages["process"](None)]
    if not job:
        return [stages[name](None) for name in ("crawl", "process", "compose", "send")]
    if job not in stages:
        raise UsageError(f"{job!r} is no job; choose from gather, {', '.join(stages)}")
    return [stages[job](None)]


def _stages(config: Config, *, bar: Bar, clock: Clock) -> dict[str, Callable[[datetime | None], JobReport]]:
    return {
        "crawl": lambda due_at: crawl(config, bar=bar, clock=clock, due_at=due_at),
        "process": lambda due_at: process(config, bar=bar, clock=clock, due_at=due_at),
        "compose": lambda due_at: compose(config, bar=bar, clock=clock, due_at=due_at),
        "send": lambda due_at: send(config, bar=bar, clock=clock, due_at=due_at),
        "backup": lambda due_at: backup(config, bar=bar, clock=clock, due_at=due_at),
        "tidy": lambda due_at: tidy(config, bar=bar, clock=clock, due_at=due_at),
    }


def run_due(
    config: Config, *, bar: Bar = NO_BAR, clock: Clock = system_clock, on_work: Callable[[], None] = lambda: None
) -> list[JobReport]:
    """All that the schedule owes now and that has not been done: to be called at any time, and often.

    Of a job's missed times only the newest is made up. A stage that fails keeps no other back, and is tried again by
    later calls. While another run is at work nothing is done but mailing, and that only when nothing is to be composed
    first: a later call does it. `on_work` is called first when there is more to do than to look for mails.
    """
    with open_store(config) as database, database.reading() as session:
        waiting = owed(session, config, now=clock())
    stages = _stages(config, bar=bar, clock=clock)
    if any(one.stage != "send" for one in waiting):
        on_work()
    reports: list[JobReport] = []
    is_busy = False
    for one in waiting:
        if is_busy and one.stage != "send":
            continue
        try:
            reports.append(stages[one.stage](one.due_at))
        except NotOwedError:
            continue
        except BusyError as error:
            logger.info("busy", extra={"why": str(error)})
            if one.stage == "send":
                continue
            if any(each.stage == "compose" for each in waiting):
                # Else an edition would go out as it was drafted for another's sake, or last time.
                break
            is_busy = True
        except TookTooLongError:
            raise
        except MeanwhileError as error:
            complaint = f"{one.stage}: {error}"
            reports.append(JobReport(job=one.stage, complaints=[complaint], exit_status=_status_of(error)))
        except Exception as error:
            # Noted in its run already; the mails are not to wait for a fault of the crawl.
            logger.exception("a fault in the program", extra={"stage": one.stage})
            complaint = f"{one.stage}: a fault in the program: {type(error).__name__}: {error}"
            reports.append(JobReport(job=one.stage, complaints=[complaint], exit_status=_status_of(error)))
    return reports


def today(config: Config, clock: Clock = system_clock) -> date:
    """The day it is where the schedule runs."""
    return clock().astimezone(config.zone).date()
