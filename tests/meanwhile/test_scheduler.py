"""By the clock: what was missed is made up once, weekdays are the ones that were meant, the process ends when told."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from meanwhile.config import Config, parse_config
from meanwhile.due import plans_of
from meanwhile.scheduler import Children, LookTrigger, PlanTrigger, StepWatch, realign, scheduler_for
from pipeline.store.in_use import replacing

TEXT = """
crawl: {contact: a@example.org}
schedule: {timezone: ZONE, crawl: ["05:00", "21:00"], compose_hours_before: 14}
bulletins:
  - {title: Meanwhile in Loreto, region: Loreto, weekday: monday, time: "07:00", recipients: [a@example.org]}
"""


def config(zone: str = "America/Lima", **replaced: str) -> Config:
    text = TEXT.replace("ZONE", zone)
    for old, new in replaced.items():
        text = text.replace(old, new)
    return parse_config(text)


def test_plans_follow_the_configuration() -> None:
    said = [f"{plan.job} {plan.said}" for plan in plans_of(config())]

    assert said == [
        "gather every day at 05:00",
        "gather every day at 21:00",
        "compose Sunday at 17:00 for Meanwhile in Loreto",
        "send Monday at 07:00 for Meanwhile in Loreto",
        "backup every day at 03:30",
        "tidy every day at 03:30",
    ]


@pytest.mark.parametrize("zone", ["America/Lima", "Europe/London", "America/New_York", "Australia/Sydney"])
@pytest.mark.parametrize("at", ["00:00", "01:30", "02:30", "07:00", "23:59"])
def test_two_years_of_due_times_have_one_a_day_and_one_a_week(zone: str, at: str) -> None:
    """Also at hours that a change of the clocks leaves out or gives twice."""
    made = config(zone, **{'"07:00"': f'"{at}"', '"05:00"': f'"{at}"'})
    gather, *_, send = [plan for plan in plans_of(made) if plan.at.strftime("%H:%M") == at and plan.job != "compose"]

    for plan, step in ((gather, 1), (send, 7)):
        now = datetime(2026, 1, 1, 12, tzinfo=UTC)
        days = []
        while (due := plan.next(now)) < datetime(2028, 1, 1, tzinfo=UTC):
            assert plan.last(due) == due
            assert plan.last(due - timedelta(seconds=1)) < due
            assert plan.next(due - timedelta(seconds=1)) == due
            days.append(due.astimezone(ZoneInfo(zone)).date())
            now = due
        assert {(b - a).days for a, b in pairwise(days)} == {step}
        if step == 7:
            assert {day.strftime("%a") for day in days} == {"Mon"}


def test_a_missed_job_is_run_once() -> None:
    done: list[datetime] = []
    scheduler = scheduler_for(config(), lambda: done.append(datetime.now(UTC)))
    scheduler.start(paused=True)
    try:
        n_jobs = len(scheduler.get_jobs())
        for job in scheduler.get_jobs():
            # Due several times while the machine slept.
            job.modify(next_run_time=datetime.now(UTC) - timedelta(days=3))
        scheduler.resume()
        deadline = time.monotonic() + 10
        while len(done) < n_jobs and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.2)
    finally:
        scheduler.shutdown(wait=True)

    # Each wakes once, and the first of them finds all that is owed.
    assert len(done) == n_jobs


def test_a_clock_that_is_put_back_is_not_waited_for() -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    watch = StepWatch(now=now, monotonic_s=100.0)

    assert not watch.stepped(now=now + timedelta(seconds=60), monotonic_s=160.0)
    assert watch.stepped(now=now - timedelta(days=1), monotonic_s=161.0) < timedelta(days=-1)

    scheduler = scheduler_for(config(), lambda: None)
    scheduler.start(paused=True)
    try:
        realign(scheduler, now=now - timedelta(days=1))
        first = min(job.next_run_time for job in scheduler.get_jobs())
    finally:
        scheduler.shutdown()
    assert first == now - timedelta(days=1) + timedelta(minutes=10)


def test_triggers_fire_on_the_due_times_of_the_plan() -> None:
    (plan,) = [plan for plan in plans_of(config("Europe/London")) if plan.job == "send"]
    # The Monday after the clocks were put back.
    now = datetime(2026, 10, 24, tzinfo=UTC)

    fired = PlanTrigger(plan).get_next_fire_time(None, now)

    assert fired == datetime(2026, 10, 26, 7, tzinfo=UTC)
    assert PlanTrigger(plan).get_next_fire_time(fired, fired) == fired + timedelta(days=7)
    look = LookTrigger(timedelta(minutes=10))
    # One that was missed for a day is not made up 144 times.
    assert look.get_next_fire_time(now, now + timedelta(days=1)) == now + timedelta(days=1, minutes=10)


# --- the process ------------------------------------------------------------------------------------


def written(folder: Path, text: str = TEXT) -> Path:
    path = folder / "config.yaml"
    path.write_text(text.replace("ZONE", "America/Lima"), encoding="utf-8")
    return path


def wait_for(condition: Callable[[], bool], *, s: float = 90) -> bool:
    until = time.monotonic() + s
    while not condition() and time.monotonic() < until:
        time.sleep(0.1)
    return condition()


class Systemd:
    """Hears what a service tells, as systemd does."""

    def __init__(self, path: Path) -> None:
        self.address = str(path)
        self.heard: list[str] = []
        self._channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._channel.bind(self.address)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while said := self._channel.recv(1000):
            self.heard.append(said.decode())

    def close(self) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
            channel.sendto(b"", self.address)
        self._thread.join(10)
        self._channel.close()


def test_serving_says_it_is_ready_feeds_the_watchdog_and_ends_when_told(tmp_path: Path) -> None:
    path = written(tmp_path)
    systemd = Systemd(tmp_path / "notify")
    with subprocess.Popen(
        [sys.executable, "-m", "meanwhile", "--config", str(path), "serve"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NOTIFY_SOCKET": systemd.address, "WATCHDOG_USEC": "2000000"},
    ) as child:
        # What was owed at the start has been done by a child of its own.
        done = wait_for(lambda: list((tmp_path / "data").glob("backups/*.db")) != [])
        fed = wait_for(lambda: systemd.heard.count("WATCHDOG=1") >= 2)
        child.send_signal(signal.SIGTERM)
        out, err = child.communicate(timeout=120)
    systemd.close()

    assert (child.returncode, err, done, fed) == (0, "", True, True)
    assert systemd.heard[0] == "READY=1"
    assert set(systemd.heard[1:-1]) == {"WATCHDOG=1"}
    assert systemd.heard[-1] == "STOPPING=1"
    assert "send: Monday at 07:00" in out


def test_a_systemd_that_does_not_listen_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from meanwhile.notifying import notify

    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    notify("READY=1")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(str(tmp_path / "notify"))
        for _ in range(2000):
            notify("WATCHDOG=1")
        channel.setblocking(False)
        assert channel.recv(100) == b"WATCHDOG=1"


def test_the_watchdog_is_not_fed_when_the_database_does_not_answer(tmp_path: Path) -> None:
    from meanwhile.jobs import open_store
    from meanwhile.scheduler import _database_answers

    made = parse_config(TEXT.replace("ZONE", "America/Lima"), folder=tmp_path)
    with open_store(made):
        pass
    assert _database_answers(made)

    (tmp_path / "data" / "meanwhile.db").write_bytes(b"no database at all" * 1000)

    assert not _database_answers(made)


def test_serving_goes_on_while_a_backup_is_put_in_place(tmp_path: Path) -> None:
    from meanwhile.jobs import open_store
    from meanwhile.scheduler import _database_answers

    made = parse_config(TEXT.replace("ZONE", "America/Lima"), folder=tmp_path)
    with open_store(made):
        pass

    with replacing(tmp_path / "data" / "meanwhile.db"):
        assert not _database_answers(made)

    assert _database_answers(made)


def test_children_are_ended_when_serving_stops_and_none_is_begun_after(tmp_path: Path) -> None:
    children = Children(written(tmp_path))
    ended: list[int | None] = []
    desk = threading.Thread(target=lambda: ended.append(children.run("desk", "--port", "18765")))
    desk.start()
    assert wait_for(lambda: (tmp_path / "data" / "meanwhile.db").exists())

    children.stop()
    desk.join(30)

    assert ended == [-signal.SIGTERM]
    assert children.run("version") is None


def test_a_child_that_hangs_is_ended(tmp_path: Path) -> None:
    children = Children(written(tmp_path))

    assert children.run("desk", "--port", "18766", limit_s=0.5) == -signal.SIGKILL


def test_the_desk_is_started_anew_when_it_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meanwhile.scheduler.DESK_WAIT_S", 0.0)
    children = Children(written(tmp_path))
    begun: list[str] = []

    def run(*arguments: str, limit_s: float | None = None) -> int | None:
        begun.append(arguments[0])
        if len(begun) == 3:
            children.stop()
        return 70

    monkeypatch.setattr(children, "run", run)
    children.keep_running("desk")

    assert begun == ["desk"] * 3
