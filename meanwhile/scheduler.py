"""Jobs by the clock: each is a child process, so that a crash or a leak of one never ends the others."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from zoneinfo import ZoneInfo

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from meanwhile.config import Config
from meanwhile.weekly import digests_of

logger = logging.getLogger(__name__)

#: Longest time that one job may take: a crawl of many slow outlets, and some.
JOB_LIMIT_S = 2 * 3600
#: How often mails that wait for another try are looked for.
RETRY_EVERY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One job with the rule by which it comes due."""

    job: str
    trigger: CronTrigger | IntervalTrigger
    said: str


def plans_of(config: Config) -> Iterator[Plan]:
    """What a configuration wants done when, in its own zone; weekdays by name, since numbers mean different days."""
    zone = config.zone
    for moment in config.schedule.crawl:
        trigger = CronTrigger(hour=moment.hour, minute=moment.minute, timezone=zone)
        yield Plan(job="gather", trigger=trigger, said=f"every day at {moment:%H:%M}")
    for digest in digests_of(config):
        bulletin = digest.bulletins[0]
        due = datetime(2024, 1, 1 + bulletin.weekday.number, bulletin.time.hour, bulletin.time.minute, tzinfo=zone)
        early = due - timedelta(hours=config.schedule.compose_hours_before)
        yield Plan(job="compose", trigger=_weekly(early, zone), said=f"{early:%A} {early:%H:%M} for {digest.title}")
        yield Plan(job="send", trigger=_weekly(due, zone), said=f"{due:%A} {due:%H:%M} for {digest.title}")
    yield Plan(job="send", trigger=IntervalTrigger(seconds=int(RETRY_EVERY.total_seconds())), said="every 10 minutes")


def _weekly(moment: datetime, zone: ZoneInfo) -> CronTrigger:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return CronTrigger(day_of_week=names[moment.weekday()], hour=moment.hour, minute=moment.minute, timezone=zone)


def run_child(job: str, config_path: Path) -> int:
    """One job as `meanwhile run JOB`, the way that cron calls it; its exit status."""
    command = [sys.executable, "-m", "meanwhile", "--config", str(config_path), "--quiet", "run", job]
    try:
        done = subprocess.run(command, timeout=JOB_LIMIT_S, check=False)  # noqa: S603  our own command
    except subprocess.TimeoutExpired:
        logger.error("the job %s took longer than %d s and was ended", job, JOB_LIMIT_S)
        return 75
    if done.returncode not in {0, 75}:
        logger.error("the job %s ended with status %d", job, done.returncode)
    return done.returncode


def scheduler_for(config: Config, act: Callable[[str], object]) -> BackgroundScheduler:
    """A scheduler that is not started yet. One thread: jobs never overlap; what was missed is done once."""
    scheduler = BackgroundScheduler(
        timezone=config.zone,
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    for number, plan in enumerate(plans_of(config)):
        scheduler.add_job(act, plan.trigger, args=[plan.job], id=f"{number}-{plan.job}", name=plan.said)

    def trouble(event: JobExecutionEvent) -> None:
        logger.error("the scheduler could not run %s: %s", event.job_id, getattr(event, "exception", "missed"))

    scheduler.add_listener(trouble, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
    return scheduler


def serve(config: Config, config_path: Path, *, announce: Callable[[str], None]) -> None:
    """Run jobs by the clock until SIGTERM or Ctrl-C; a job that is running is let finish for a while."""
    stopping: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopping.append(number)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    scheduler = scheduler_for(config, lambda job: run_child(job, config_path))
    scheduler.start()
    for job in scheduler.get_jobs():
        announce(f"{job.id.partition('-')[2]}: {job.name}, next {job.next_run_time:%d %b %Y %H:%M %Z}")
    _notify("READY=1")
    try:
        # Missed while nobody ran: composing and sending find by themselves what is owed.
        scheduler.add_job(run_child, args=["compose", config_path], id="start-compose")
        scheduler.add_job(run_child, args=["send", config_path], id="start-send")
        while not stopping:
            _notify("WATCHDOG=1")
            time.sleep(0.5)
    finally:
        _notify("STOPPING=1")
        scheduler.shutdown(wait=False)
        for number, handler in before.items():
            signal.signal(number, handler)


def _notify(message: str) -> None:
    """Tell systemd, when it runs us with Type=notify."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.connect("\0" + address[1:] if address.startswith("@") else address)
        channel.sendall(message.encode())
