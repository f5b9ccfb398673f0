"""Jobs by the clock: each is a child process, so that a crash or a leak of one never ends the others.

The clock only wakes: what is owed is found out by `meanwhile run --due`, the very command that cron calls. So a second
scheduler, a firing too many and a step of the clock do no harm, and what was missed is made up once.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from types import FrameType
from typing import Any

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

from meanwhile.config import Config
from meanwhile.due import LOOK_EVERY, Plan, plans_of
from meanwhile.jobs import open_store
from meanwhile.limits import GRACE_S, LIMIT_S
from meanwhile.notifying import notify
from pipeline.errors import MeanwhileError
from pipeline.store.database import open_database

logger = logging.getLogger(__name__)

#: A difference between two clocks that is a step of one, and not the time that a look at both takes.
STEP = timedelta(seconds=30)
#: What a child that is told to stop has for ending in good order.
STOP_S = 60
#: Before a desk that ended by itself is started anew.
DESK_WAIT_S = 10.0


class PlanTrigger(BaseTrigger):  # type: ignore[misc]  # the library has no types
    """Fires at the due times of a plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """See BaseTrigger."""
        return self.plan.next(previous_fire_time or now)


class LookTrigger(BaseTrigger):  # type: ignore[misc]  # the library has no types
    """Fires every so often, counted from the full hour."""

    def __init__(self, every: timedelta) -> None:
        self.every = every

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """See BaseTrigger; what was missed is no reason to fire more than once."""
        step = self.every.total_seconds()
        return datetime.fromtimestamp((max(previous_fire_time or now, now).timestamp() // step + 1) * step, UTC)


def scheduler_for(
    config: Config,
    act: Callable[[], object],
    *,
    kind: type[BaseScheduler] = BackgroundScheduler,
    executor: Any = None,
    look_every: timedelta = LOOK_EVERY,
) -> BaseScheduler:
    """A scheduler that is not started yet; what was missed is done once.

    Two threads: while one waits for a crawl, the other looks for mails. What must not overlap is kept apart by locks.
    """
    scheduler = kind(
        timezone=config.zone,
        executors={"default": executor or ThreadPoolExecutor(2)},
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    for number, plan in enumerate(plans_of(config)):
        scheduler.add_job(act, PlanTrigger(plan), id=f"{number}-{plan.job}", name=plan.said)
    every = f"every {look_every.total_seconds() / 60:.0f} minutes"
    scheduler.add_job(act, LookTrigger(look_every), id="look", name=f"{every}: mails that wait, and what failed")

    def trouble(event: JobExecutionEvent) -> None:
        logger.error("the scheduler could not run %s: %s", event.job_id, getattr(event, "exception", "missed"))

    scheduler.add_listener(trouble, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
    return scheduler


class StepWatch:
    """Sees when the clock on the wall goes otherwise than time does: set by hand, or the machine slept."""

    def __init__(self, *, now: datetime, monotonic_s: float) -> None:
        self._now, self._monotonic_s = now, monotonic_s

    def stepped(self, *, now: datetime, monotonic_s: float) -> timedelta:
        """How far the clock has stepped since last time; nothing while it is within STEP."""
        passed = timedelta(seconds=monotonic_s - self._monotonic_s)
        by = now - self._now - passed
        self._now, self._monotonic_s = now, monotonic_s
        return by if abs(by) >= STEP else timedelta()


def realign(scheduler: BaseScheduler, *, now: datetime) -> None:
    """After a step of the clock: what is next from now on, since a clock put back would else be waited for."""
    for job in scheduler.get_jobs():
        job.modify(next_run_time=job.trigger.get_next_fire_time(None, now))


# --- children ---------------------------------------------------------------------------------------


class Children:
    """Runs commands of this program as processes of their own; those that are at work are ended when it is stopped."""

    def __init__(self, config_path: Path, *options: str) -> None:
        self._command = [sys.executable, "-m", "meanwhile", "--config", str(config_path), *options]
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._stopping = threading.Event()

    def run(self, *arguments: str, limit_s: float | None = None) -> int | None:
        """The exit status of a command; None when it was not begun, since we are stopping."""
        with self._lock:
            if self._stopping.is_set():
                return None
            child = subprocess.Popen([*self._command, *arguments])  # noqa: S603  our own command
            self._running.add(child)
        try:
            return child.wait(limit_s)
        except subprocess.TimeoutExpired:
            logger.error("a command took too long and was ended", extra={"command": " ".join(arguments)})
            child.kill()
            return child.wait()
        finally:
            with self._lock:
                self._running.discard(child)

    def run_due(self) -> int | None:
        """What is owed, as cron does it."""
        # It keeps its own time; this is for one that cannot any more.
        status = self.run("run", "--due", limit_s=LIMIT_S + 2 * GRACE_S)
        if status is not None and status not in {0, 1, 75} and not self._stopping.is_set():
            logger.error("the jobs that are due ended with a failure", extra={"status": status})
        return status

    def keep_running(self, *arguments: str) -> None:
        """A command that is not meant to end: begun again whenever it does, until all is stopped."""
        while not self._stopping.is_set():
            status = self.run(*arguments)
            if self._stopping.is_set():
                return
            logger.error("ended and is started anew", extra={"command": " ".join(arguments), "status": status})
            self._stopping.wait(DESK_WAIT_S)

    def stop(self) -> None:
        """End what is running: in good order, and what does not end in time by force."""
        with self._lock:
            self._stopping.set()
            running = list(self._running)
        for child in running:
            child.terminate()
        until = time.monotonic() + STOP_S
        for child in running:
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()


# --- serving ----------------------------------------------------------------------------------------


def serve(
    config: Config, config_path: Path, *, desk: bool, options: tuple[str, ...], announce: Callable[[str], None]
) -> None:
    """Run jobs by the clock, and the desk if wanted, until SIGTERM or Ctrl-C; what is running is let finish a while."""
    # Faults of the database are told at once and not by the first job.
    with open_store(config):
        pass
    # It would warn of each look that finds the one before still at work.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
    children = Children(config_path, *options)
    scheduler = scheduler_for(config, children.run_due)
    scheduler.start()
    for job in sorted(scheduler.get_jobs(), key=lambda job: str(job.next_run_time)):
        announce(f"{job.id.partition('-')[2] or job.id}: {job.name}, next {_local(job.next_run_time, config.zone)}")
    keeper = threading.Thread(target=children.keep_running, args=("desk",), name="desk", daemon=True)
    if desk:
        keeper.start()
    notify("READY=1")
    try:
        # What was missed while nobody ran.
        scheduler.add_job(children.run_due, id="start", name="at the start")
        _watch(config, scheduler, children, stop)
    finally:
        notify("STOPPING=1")
        children.stop()
        scheduler.shutdown(wait=True)
        if desk:
            keeper.join(STOP_S)
        for number, handler in before.items():
            signal.signal(number, handler)


def _local(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%d %b %Y %H:%M %Z}"


def _watch(config: Config, scheduler: BaseScheduler, children: Children, stop: threading.Event) -> None:
    """Keep the watchdog quiet as long as the database answers; look out for steps of the clock."""
    watch = StepWatch(now=datetime.now(UTC), monotonic_s=time.monotonic())
    every_s = min(30.0, int(os.environ.get("WATCHDOG_USEC") or 0) / 2e6 or 30.0)
    pinged_s = -every_s
    while not stop.wait(0.5):
        now, monotonic_s = datetime.now(UTC), time.monotonic()
        by = watch.stepped(now=now, monotonic_s=monotonic_s)
        if by:
            logger.warning("the clock has stepped", extra={"by_s": by.total_seconds()})
            realign(scheduler, now=now)
            scheduler.add_job(children.run_due, id="step", name="after a step", replace_existing=True)
        if monotonic_s - pinged_s >= every_s and _database_answers(config):
            notify("WATCHDOG=1")
            pinged_s = monotonic_s


def _database_answers(config: Config) -> bool:
    try:
        # While a backup is put in its place it cannot even be opened.
        with closing(open_database(config.database_url)) as database:
            database.answers()
    except MeanwhileError as error:
        logger.error("the database does not answer", extra={"why": str(error)})
        return False
    return True
