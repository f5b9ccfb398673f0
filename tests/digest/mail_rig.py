"""An installation with approved editions, mailed by child processes that are killed; and its accounts."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import yaml

from meanwhile.config import Config, load_config
from meanwhile.edition_json import to_json
from meanwhile.jobs import open_store
from meanwhile.mailing import approve
from pipeline.store import deliveries, editions, recipients
from pipeline.types import EditionDraft
from tests.digest.sample_editions import single_edition
from tests.digest.smtp_server import Journal

ROOT = Path(__file__).parents[2]


@dataclass
class Account:
    """What the ledger says held against what the server's journal says."""

    states: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0  # taken more than once
    lost: int = 0  # called sent, and never taken
    twice_possible: int = 0  # unknown, and taken: what resending would have doubled
    unaccounted: int = 0  # taken, and neither sent nor unknown

    @property
    def is_sound(self) -> bool:
        """Nothing twice, nothing lost in silence, nothing ended nowhere."""
        return self.duplicates == self.lost == self.unaccounted == 0


class Rig:
    """One installation in a folder."""

    def __init__(
        self, folder: Path, *, port: int, n_recipients: int = 5, mail: dict[str, object] | None = None
    ) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "config.yaml"
        self.addresses = [f"reader{n}@example.org" for n in range(n_recipients)]
        settings: dict[str, object] = {
            "from": "Meanwhile <digest@digest.example.org>",
            "smtp": {"host": "127.0.0.1", "port": port, "tls": "none", "timeout_s": 5},
            "rate_per_s": 1000,
            "stop_after_errors": 1000,
        }
        self.path.write_text(
            yaml.safe_dump(
                {
                    "database": "sqlite:///data/meanwhile.db",
                    "crawl": {"contact": "digest@example.org", "sources": []},
                    "mail": settings | (mail or {}),
                }
            ),
            encoding="utf-8",
        )
        with open_store(self.config) as database, database.writing() as session:
            for address in self.addresses:
                recipients.add(session, address, now=datetime.now(UTC), origin="import")
        self.n_editions = 0

    @property
    def config(self) -> Config:
        """Its configuration."""
        return load_config(self.path)

    def add_edition(self, draft: EditionDraft | None = None) -> int:
        """One more approved edition, due now."""
        draft = draft or single_edition()
        draft = replace(draft, period_end_on=draft.period_end_on + timedelta(days=7 * self.n_editions))
        self.n_editions += 1
        now = datetime.now(UTC)
        with open_store(self.config) as database, database.writing() as session:
            row = editions.draft(
                session,
                digest=draft.digest,
                title=draft.title,
                period_start_on=draft.period_start_on,
                period_end_on=draft.period_end_on,
                body=to_json(draft),
                due_at=None,
                now=now,
            )
            approve(session, row, by="an editor", now=now)
            return row.id

    def send(self, *, crash: str = "") -> int:
        """`meanwhile send` as a process of its own; its exit status."""
        command = [sys.executable, "-m", "meanwhile", "--quiet", "--config", str(self.path), "send"]
        done = subprocess.run(
            command, env={**os.environ, "MEANWHILE_CRASH": crash}, cwd=ROOT, capture_output=True, check=False
        )
        return done.returncode

    def forget_waits(self) -> None:
        """As if the waits before further tries had passed."""
        with open_store(self.config) as database, database.writing() as session:
            for row in deliveries.in_state(session, "queued"):
                row.next_at = None

    def account(self, journal: Journal) -> Account:
        """Hold the ledger against the journal."""
        taken = Counter(str(message["Message-ID"]) for message in journal.messages())
        found = Account(duplicates=sum(n - 1 for n in taken.values()))
        with open_store(self.config) as database, database.reading() as session:
            rows = deliveries.recent(session, limit=1_000_000)
            found.states.update(row.state for row, _, _ in rows)
            for row, _, _ in rows:
                n = taken[row.message_id]
                found.lost += row.state == "sent" and not n
                found.twice_possible += row.state == "unknown" and bool(n)
                found.unaccounted += bool(n) and row.state not in {"sent", "unknown"}
        return found


class Nursery:
    """Begets processes that mail, and kills them."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.digest.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
            bufsize=1,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def send(self, rig: Rig, *, kill_after_s: float | None = None, crash: str = "") -> int:
        """Run the command, killing it after a time; its exit status."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{rig.path}\t{crash}\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        if kill_after_s is not None:
            time.sleep(kill_after_s)
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        return int(self._process.stdout.readline())


def kill_at_random(rig: Rig, nursery: Nursery, *, n_kills: int, seed: int) -> tuple[int, float]:
    """Kill so many mailings while they are at work; how many mailings there were, and how long a whole one takes."""
    chance = random.Random(seed)
    rig.add_edition()
    began = time.monotonic()
    nursery.send(rig)
    whole_s = time.monotonic() - began
    killed = n_runs = 0
    while killed < n_kills:
        if not _has_work(rig):
            rig.add_edition()
        n_runs += 1
        killed += nursery.send(rig, kill_after_s=chance.uniform(0, whole_s)) == -signal.SIGKILL
    nursery.send(rig)
    return n_runs, whole_s


def _has_work(rig: Rig) -> bool:
    with open_store(rig.config) as database, database.reading() as session:
        return bool(deliveries.in_state(session, "queued", "sending", "final_dot"))
