"""By the clock: what was missed is made up once, weekdays are the ones that were meant, the process ends when told."""

import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from meanwhile.config import Config, parse_config
from meanwhile.scheduler import plans_of, scheduler_for
from meanwhile.units import crontab, systemd_units

TEXT = """
crawl: {contact: a@example.org}
schedule: {timezone: ZONE, crawl: ["05:00", "21:00"], compose_hours_before: 14}
bulletins:
  - {title: Meanwhile in Loreto, region: Loreto, weekday: monday, time: "07:00", recipients: [a@example.org]}
"""


def config(zone: str = "America/Lima") -> Config:
    return parse_config(TEXT.replace("ZONE", zone))


def test_plans_follow_the_configuration() -> None:
    said = [f"{plan.job} {plan.said}" for plan in plans_of(config())]

    assert said == [
        "gather every day at 05:00",
        "gather every day at 21:00",
        "compose Sunday 17:00 for Meanwhile in Loreto",
        "send Monday 07:00 for Meanwhile in Loreto",
        "send every 10 minutes",
    ]


@pytest.mark.parametrize("zone", ["America/Lima", "Europe/London", "Pacific/Auckland"])
def test_a_year_of_firings_has_one_a_week_on_the_right_day(zone: str) -> None:
    (plan,) = [plan for plan in plans_of(config(zone)) if plan.said.startswith("Monday")]
    at = datetime(2026, 1, 1, tzinfo=UTC)
    fired: list[datetime] = []
    while (due := plan.trigger.get_next_fire_time(fired[-1] if fired else None, at)) < datetime(2027, 1, 1, tzinfo=UTC):
        fired.append(due)
        at = due + timedelta(seconds=1)

    assert len(fired) == 52
    assert {moment.astimezone(ZoneInfo(zone)).strftime("%a %H:%M") for moment in fired} == {"Mon 07:00"}


def test_a_missed_job_is_run_once() -> None:
    done: list[str] = []
    scheduler = scheduler_for(config(), done.append)
    scheduler.start(paused=True)
    try:
        for job in scheduler.get_jobs():
            # Due three times while the machine slept.
            job.modify(next_run_time=datetime.now(UTC) - timedelta(hours=30))
        scheduler.resume()
        deadline = time.monotonic() + 10
        while len(done) < 5 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.2)
    finally:
        scheduler.shutdown(wait=True)

    assert sorted(done) == ["compose", "gather", "gather", "send", "send"]


def test_serving_says_it_is_ready_and_ends_when_told(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(TEXT.replace("ZONE", "America/Lima"), encoding="utf-8")
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(address)
        channel.settimeout(60)
        with subprocess.Popen(
            [sys.executable, "-m", "meanwhile", "--config", str(path), "serve"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "NOTIFY_SOCKET": address},
        ) as child:
            assert channel.recv(100) == b"READY=1"
            assert channel.recv(100) == b"WATCHDOG=1"
            child.send_signal(signal.SIGTERM)
            out, _ = child.communicate(timeout=60)

    assert child.returncode == 0
    assert "send: Monday 07:00" in out


def test_units_and_crontab_name_days_and_this_installation(tmp_path: Path) -> None:
    lines = list(crontab(config(), "/srv/m/meanwhile --config /srv/m/config.yaml"))
    unit = "\n".join(systemd_units(config(), "/srv/m/meanwhile", tmp_path))

    assert "0 17 * * sun  /srv/m/meanwhile --config /srv/m/config.yaml --quiet run compose" in lines
    assert "CRON_TZ=America/Lima" in lines
    assert "ExecStart=/srv/m/meanwhile serve" in unit
    assert f"ReadWritePaths={tmp_path}" in unit
