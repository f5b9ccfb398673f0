"""What the schedule wants done when: one rule for the clock of `serve`, for cron and for `status`.

Due times are local days with a time of day, so that each comes exactly once a day or week, also when clocks are put
forward (a time that does not exist is that much later) or back (of two equal times the first counts).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meanwhile.config import Config
from meanwhile.weekly import composed_at, digests_of
from pipeline.store import deliveries, editions, runs
from pipeline.store.database import Session
from pipeline.tables import EditionRow

#: How often what waits (mails for another try, a run that failed) is looked for; counted from the full hour.
LOOK_EVERY = timedelta(minutes=10)
#: `send` is run so often whatever the look says: it is the one job that nobody forgives for staying out.
SURELY_EVERY = timedelta(hours=1)
#: The jobs in the order in which they are done when several are owed, with the stages of each.
STAGES = {
    "gather": ("crawl", "process"),
    "compose": ("compose",),
    "send": ("send",),
    "backup": ("backup",),
    "tidy": ("tidy",),
}
#: A draft that has not been composed anew by then will not be: better an early one for approval than none.
_COMPOSED_LATE = timedelta(hours=1)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: When old records are removed where no backup is configured.
_NIGHT = time(3, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One job with the local time at which it comes due, every day or on one weekday (0 is Monday)."""

    job: str
    at: time
    zone: ZoneInfo
    weekday: int | None = None
    why: str = ""

    @property
    def said(self) -> str:
        """The rule in words."""
        when = "every day" if self.weekday is None else _DAYS[self.weekday]
        return f"{when} at {self.at:%H:%M}" + (f" for {self.why}" if self.why else "")

    def _on(self, now: datetime, offset: int) -> datetime | None:
        day = now.astimezone(self.zone).date() + timedelta(days=offset)
        if self.weekday is not None and day.weekday() != self.weekday:
            return None
        return datetime.combine(day, self.at, tzinfo=self.zone).astimezone(UTC)

    def last(self, now: datetime) -> datetime:
        """The newest due time that is not after a moment, in UTC."""
        # From tomorrow on: where a day's first hour is left out, its due time may fall beyond midnight.
        return next(due for ahead in range(1, -9, -1) if (due := self._on(now, ahead)) is not None and due <= now)

    def next(self, now: datetime) -> datetime:
        """The first due time after a moment, in UTC."""
        return next(due for ahead in range(-1, 9) if (due := self._on(now, ahead)) is not None and due > now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A stage that is to be run, for the time at which it was due."""

    stage: str
    due_at: datetime


def plans_of(config: Config) -> Iterator[Plan]:
    """What a configuration wants done when, in its own zone."""
    zone = config.zone
    for moment in config.schedule.crawl:
        yield Plan(job="gather", at=moment, zone=zone)
    for digest in digests_of(config):
        bulletin = digest.bulletins[0]
        # Any week without a change of clocks will do: on the wall it is always so many hours earlier.
        due = datetime(2024, 1, 1 + bulletin.weekday.number, bulletin.time.hour, bulletin.time.minute, tzinfo=UTC)
        early = due - timedelta(hours=config.schedule.compose_hours_before)
        yield Plan(job="compose", at=early.time(), zone=zone, weekday=early.weekday(), why=digest.title)
        yield Plan(job="send", at=bulletin.time, zone=zone, weekday=bulletin.weekday.number, why=digest.title)
    # A PostgreSQL server is backed up with its own tools.
    if config.schedule.backup is not None and config.database.startswith("sqlite"):
        yield Plan(job="backup", at=config.schedule.backup, zone=zone)
    yield Plan(job="tidy", at=config.schedule.backup or _NIGHT, zone=zone)


def newest_due(config: Config, *, now: datetime) -> list[Owed]:
    """For each stage the newest time at which it was due, in the order in which stages are done."""
    newest: dict[str, datetime] = {}
    for plan in plans_of(config):
        newest[plan.job] = max(plan.last(now), newest.get(plan.job, plan.last(now)))
    return [
        Owed(stage=stage, due_at=newest[job]) for job, stages in STAGES.items() if job in newest for stage in stages
    ]


def owed(session: Session, config: Config, *, now: datetime) -> list[Owed]:
    """What is due and not done, in the order in which it is to be done: of missed times of a job only the newest.

    What was done for a later time, or by hand since, counts.
    """
    newest = {one.stage: one for one in newest_due(config, now=now)}
    if mails_wait(session, config, now=now):
        # What waits for another try, or for an approval that came late, has no time of its own.
        step_s = LOOK_EVERY.total_seconds()
        look = Owed(stage="send", due_at=datetime.fromtimestamp(now.timestamp() // step_s * step_s, UTC))
        newest["send"] = max(newest.get("send", look), look, key=lambda one: one.due_at)
    waiting = [newest[stage] for job in STAGES.values() for stage in job if stage in newest]
    return [
        one
        for one in waiting
        if runs.is_owed(session, one.stage, due_at=one.due_at, now=now)
        and not one.due_at < (runs.done_until(session, one.stage, now=now) or one.due_at)
    ]


def mails_wait(session: Session, config: Config, *, now: datetime) -> bool:
    """Whether `send` would find something to do. A look costs little, a run of `send` some seconds of processor."""
    last = runs.last(session, "send")
    if last is None or not timedelta() <= now - last.started_at < SURELY_EVERY:
        return True
    if config.mail.bounces is not None:
        return True
    if deliveries.wait(session, now=now):
        return True
    for row in editions.in_state(session, "draft", "approved"):
        # Composed, approved or come due since the last run began.
        moments = (row.composed_at, row.approved_at, row.due_at)
        if any(moment is not None and last.started_at < moment <= now for moment in moments):
            return True
        # A test mail or a reminder to whoever approves.
        is_coming = row.state == "draft" and row.due_at is not None and row.due_at >= now
        if config.mail.approvers and is_coming and is_for_approval(row, config, now=now):
            return True
    return False


def is_for_approval(row: EditionRow, config: Config, *, now: datetime) -> bool:
    """Whether a draft is what is to be approved, and not one that will still be composed anew at its time."""
    if row.due_at is None or row.edited_by is not None:
        return True
    at = composed_at(row.due_at, config)
    return row.composed_at >= at or now >= at + _COMPOSED_LATE
