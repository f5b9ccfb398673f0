"""Workers as processes on one database, as the tests and the benchmark start, stop and kill them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import text

from meanwhile import jobs
from meanwhile.config import Config, load_config
from meanwhile.jobs import open_store
from meanwhile.workers import schema
from meanwhile.workers.queue import queue_state
from pipeline.errors import MeanwhileError
from pipeline.store.database import Database, open_database
from tests.meanwhile.many_outlets import Outlets

ROOT = Path(__file__).parents[2]
DUE = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)


@dataclass
class Fleet:
    """An installation with workers. A worker that ends by itself is started anew, as systemd does it."""

    folder: Path
    address: str
    entries: list[dict[str, Any]]
    workers: dict[str, Any] = field(default_factory=dict)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)  # of those that have ended

    def __post_init__(self) -> None:
        """Write the configuration."""
        settings: dict[str, Any] = {"engine": "procrastinate", "jobs_at_once": 4}
        crawl = {
            "contact": "digest@example.org",
            "allow_addresses": ["127.0.0.0/8"],
            "own_sources": self.entries,
            "delay": 0,
            "limits": {"timeout_s": 20},
        }
        self.path = self.folder / "config.yaml"
        text = yaml.safe_dump({"database": self.address, "crawl": crawl, "workers": settings | self.workers})
        self.path.write_text(text, encoding="utf-8")

    @property
    def config(self) -> Config:
        """Its configuration."""
        return load_config(self.path)

    def defer(self, due_at: datetime = DUE) -> dict[str, Any]:
        """Queue a period."""
        return dict(jobs.crawl(self.config, due_at=due_at).counts)

    def prepare(self) -> None:
        """Make the tables."""
        with open_store(self.config) as database:
            schema.bring(database)

    def cpu_s(self) -> float:
        """Processor seconds that the workers have used so far, as the system counts them."""
        ticks = 0
        for process in self.running:
            words = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            ticks += int(words[11]) + int(words[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def peak_mb(self) -> float:
        """The most memory that one of the workers has had."""
        peaks = []
        for process in self.running:
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            peaks.append(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
        return max(peaks)

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        """One more worker."""
        command = [sys.executable, "-m", "meanwhile", "--config", str(self.path), "worker", *options]
        log = (self.folder / "workers.log").open("ab")
        with log:
            process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        self.running.append(process)
        return process

    def look_after(self) -> None:
        """Start anew what has ended, as systemd does with Restart=always."""
        for process in list(self.running):
            status = process.poll()
            if status is not None:
                self.statuses.append(status)
                self.running.remove(process)
                self.start()

    def stop(self) -> list[int]:
        """End all in good order; their exit statuses."""
        for process in self.running:
            process.send_signal(signal.SIGCONT)
            process.terminate()
        statuses = [process.wait(timeout=60) for process in self.running]
        self.running.clear()
        return statuses

    def kill(self) -> None:
        """End whatever is left."""
        for process in self.running:
            process.kill()
            process.wait(timeout=10)
        self.running.clear()

    def database(self) -> Database:
        """Its database, to look at."""
        return open_database(self.address)

    def n(self, query: str, **values: Any) -> int:
        """A count in the database."""
        database = self.database()
        try:
            with database.reading() as session:
                return int(session.execute(text(query), values).scalar() or 0)
        finally:
            database.close()

    def n_turns(self, due_at: datetime = DUE) -> int:
        """How many sources have been read for a period."""
        return self.n("SELECT count(*) FROM crawl_turns WHERE due_at = :due_at", due_at=due_at)

    def crawls_left(self) -> int:
        """How many crawls wait or are under way."""
        return self.n(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'crawl' AND status IN ('todo', 'doing')"
        )

    def wait_for(self, met: Callable[[], bool], *, limit_s: float, what: str, look_after: bool = False) -> float:
        """Seconds until something holds; fails after a limit."""
        began = time.monotonic()
        while time.monotonic() - began < limit_s:
            if look_after:
                self.look_after()
            try:
                if met():
                    return time.monotonic() - began
            except MeanwhileError:
                pass  # the database is being restarted
            time.sleep(0.1)
        log = (self.folder / "workers.log").read_text(encoding="utf-8", errors="replace")[-3000:]
        raise AssertionError(f"{what}: not within {limit_s:.0f} s\n{log}")

    def queue(self) -> str:
        """The queue in words."""
        database = self.database()
        try:
            with database.reading() as session:
                return str(queue_state(session))
        finally:
            database.close()


@contextmanager
def fleet_of(
    folder: Path, address: str, press: Outlets, *, delay_s: float, workers: dict[str, Any] | None = None
) -> Iterator[Fleet]:
    """An installation that reads a press; whatever runs at the end is killed."""
    folder.mkdir(parents=True, exist_ok=True)
    fleet = Fleet(folder, address, press.entries(delay_s=delay_s), workers or {})
    try:
        yield fleet
    finally:
        fleet.kill()
