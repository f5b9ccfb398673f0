"""A machine that sleeps, fails and has its clock set: the real scheduler and the real jobs, in simulated time."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Self
from unittest import mock

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler

from meanwhile.config import Config
from meanwhile.jobs import open_store
from meanwhile.running import run_and_tell
from meanwhile.scheduler import StepWatch, realign, scheduler_for
from pipeline.take_in import TakeIn
from pipeline.types import Article, DateSource
from pipeline.urls import canonical_address
from tests.databases import on_database


class SteppedScheduler(BaseScheduler):  # type: ignore[misc]  # the library has no types
    """The library's scheduler without its thread: the simulation says when it looks."""

    def wakeup(self) -> None:
        """The simulation looks anyway."""

    def shutdown(self, wait: bool = True) -> None:
        """As in the library."""
        super().shutdown(wait)

    def look(self) -> float:
        """Start what is due; the seconds until it wants to look again."""
        wait = self._process_jobs()
        return 3600.0 if wait is None else float(wait)


class Machine:
    """One machine with one database, and what happens to it in a year."""

    def __init__(self, config: Config, *, seed: int, look_every: timedelta, first_day: datetime) -> None:
        self.config = config
        self.now = first_day  # what its clock shows
        self.true_now = self.first_day = first_day
        self._monotonic_s = 0.0
        self._chance = random.Random(seed)
        self._look_every = look_every
        self._schedulers: list[SteppedScheduler] = []
        self._watches: list[StepWatch] = []
        self._published_weeks = 0
        self.happened: list[str] = []
        self.n_runs = 0
        with open_store(config):
            pass

    # --- what it does -----------------------------------------------------------------------------------

    def act(self) -> None:
        """What a child process does, or cron."""
        self.n_runs += 1
        reports = run_and_tell(self.config, due=True, clock=lambda: self.now)
        bad = [report for report in reports if report.exit_status > 1]
        assert not bad, bad

    def start(self) -> None:
        """`meanwhile serve`, perhaps a second one."""
        scheduler = scheduler_for(
            self.config, self.act, kind=SteppedScheduler, executor=DebugExecutor(), look_every=self._look_every
        )
        scheduler.start()
        self._schedulers.append(scheduler)
        self._watches.append(StepWatch(now=self.now, monotonic_s=self._monotonic_s))
        self.act()

    def stop(self, number: int = -1) -> None:
        """One `meanwhile serve` ends."""
        self._schedulers.pop(number).shutdown()
        self._watches.pop(number)

    def live(self, hours: float) -> None:
        """Time passes, awake."""
        until = self.true_now + timedelta(hours=hours)
        while self.true_now < until:
            self._publish()
            waits = [scheduler.look() for scheduler in list(self._schedulers)]
            self._see_steps()
            left = (until - self.true_now).total_seconds()
            self._pass(max(1.0, min([left, 12 * 3600.0, *waits])))

    def _pass(self, seconds: float, *, awake: bool = True) -> None:
        self.now += timedelta(seconds=seconds)
        self.true_now += timedelta(seconds=seconds)
        self._monotonic_s += seconds if awake else 0.0

    def _see_steps(self) -> None:
        for scheduler, watch in zip(list(self._schedulers), list(self._watches), strict=True):
            if watch.stepped(now=self.now, monotonic_s=self._monotonic_s):
                realign(scheduler, now=self.now)
                self.act()

    # --- what happens to it -----------------------------------------------------------------------------

    def sleep(self, hours: float) -> None:
        """The lid is closed: no process notices that time goes on."""
        self._pass(hours * 3600, awake=False)

    def fail(self, hours: float) -> None:
        """Without power, then started again."""
        while self._schedulers:
            self.stop()
        self._pass(hours * 3600)
        self._publish()
        self.start()

    def set_clock(self, by: timedelta) -> None:
        """Somebody, or something, sets the clock."""
        self.now += by

    def live_through(self, days: int) -> Iterator[str]:
        """So many days of it; names what is about to happen."""
        self.start()
        end = self.first_day + timedelta(days=days)
        while self.true_now < end:
            self.live(self._chance.uniform(6, 80))
            event = self._chance.choice(("sleep", "fail", "long fail", "twice", "forward", "back", "cron"))
            self.happened.append(event)
            yield f"{self.true_now:%Y-%m-%d %H:%M} {event}"
            match event:
                case "sleep":
                    self.sleep(self._chance.uniform(0.2, 40))
                case "fail":
                    self.fail(self._chance.uniform(0.1, 20))
                case "long fail":
                    self.fail(self._chance.uniform(24, 130))
                case "twice":
                    self.start()
                    self.live(self._chance.uniform(1, 60))
                    self.stop(0)
                case "forward" | "back":
                    by = timedelta(hours=self._chance.uniform(0.5, 25)) * (1 if event == "forward" else -1)
                    self.set_clock(by)
                    self.live(self._chance.uniform(0.5, 12))
                    self.set_clock(-by)
                case _:
                    for _ in range(3):
                        self.act()
        # Whatever was missed last is made up.
        self.live(20)
        while self._schedulers:
            self.stop()

    # --- the news ---------------------------------------------------------------------------------------

    def _publish(self) -> None:
        """The week's news comes in."""
        while self.true_now >= _published_at(self.first_day, self._published_weeks):
            with open_store(self.config) as database:
                sink = TakeIn(database, lambda: self.now)
                for article in _articles(self.first_day, self._published_weeks):
                    sink(article)
            self._published_weeks += 1


#: What happens every week, with other figures and names: (slug, title, text).
NEWS = (
    (
        "loreto",
        "Policía destruye {n} dragas de minería ilegal en el río {river}, en Loreto",
        "La Policía Nacional destruyó {n} dragas que se usaban para la minería ilegal en el río {river}, en la región "
        "Loreto. En el operativo fueron detenidas {m} personas. La fiscalía ambiental de Loreto investiga el caso "
        "número {week}.",
    ),
    (
        "madre",
        "Madre de Dios: {n} comunidades nativas piden la titulación de sus tierras en {river}",
        "En Madre de Dios, {n} comunidades nativas pidieron al Gobierno Regional la titulación de sus territorios "
        "cerca del río {river}. Los dirigentes se reunieron con {m} funcionarios en Puerto Maldonado por el "
        "expediente {week}.",
    ),
)
_RIVERS = ("Nanay", "Napo", "Tigre", "Pastaza", "Inambari", "Tambopata", "Manu", "Putumayo", "Corrientes", "Morona")


def _published_at(first_day: datetime, weeks: int) -> datetime:
    return first_day + timedelta(days=7 * weeks + 2, hours=12)


def _articles(first_day: datetime, weeks: int) -> Iterator[Article]:
    at = _published_at(first_day, weeks)
    for number, (slug, title, text) in enumerate(NEWS):
        words = {
            # Never the same again: it would be old news.
            "n": 3 + 2 * weeks + number,
            "m": 150 + 2 * weeks + number,
            "river": _RIVERS[(weeks + number) % len(_RIVERS)],
            "week": 1000 + weeks,
        }
        url = f"https://aldea.example.org/{slug}-{weeks}/"
        yield Article(
            source="aldea",
            url=url,
            canonical_url=canonical_address(url),
            title=title.format(**words),
            text=text.format(**words),
            lang="es",
            fetched_at=at,
            published_at=at,
            date_source=DateSource.STRUCTURED,
        )


@contextmanager
def simulated_time(machine: Callable[[], datetime]) -> Iterator[None]:
    """The library's own looks at the clock see the machine's."""

    class Shown(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return machine().astimezone(tz or UTC)  # type: ignore[return-value]

    patches: list[Any] = [
        mock.patch(f"apscheduler.{name}.datetime", Shown) for name in ("schedulers.base", "executors.base")
    ]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


CONFIG = """
database: sqlite:///meanwhile.db
crawl: {contact: a@example.org}
schedule: {timezone: ZONE, crawl: ["05:00"], compose_hours_before: 14, backup: null}
digest: {news_days: 7, background: false}
mail: {outbox: mail}
bulletins:
  - title: Meanwhile in Loreto
    region: Loreto
    weekday: monday
    time: "07:00"
    recipients: [a@example.org]
    approval: automatic
  - title: Meanwhile in Madre de Dios
    region: Madre de Dios
    weekday: sunday
    time: "02:30"
    recipients: [b@example.org]
    approval: automatic
"""


def configured(folder: Path, zone: str) -> Config:
    """The machine's configuration: two digests, one at an hour that changes of the clock leave out or give twice."""
    from meanwhile.config import parse_config

    return parse_config(on_database(CONFIG, folder).replace("ZONE", zone), folder=folder)
