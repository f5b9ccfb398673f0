"""A whole installation whose jobs are killed and run again; after each kill it is held against one that never was.

`python -m tests.meanwhile.killing 1000 [SEED]` kills a thousand times and prints how it went.
"""

import json
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from meanwhile.demo.press import Press, load_press
from meanwhile.demo.server import PressServer
from pipeline.store import backup, schema, soundness
from pipeline.store.database import open_database
from tests.digest.smtp_server import SmtpServer
from tests.kills import KILLED, Nursery
from tests.meanwhile.kill_points import ACKNOWLEDGED, KILL, POINTS
from tests.releases import unpacked

#: What a run of any job imports, so that no child has to.
MODULES = (
    "tests.meanwhile.kill_points_installed", "meanwhile.jobs", "meanwhile.crawling", "meanwhile.composing",
    "meanwhile.mailing", "meanwhile.archiving", "meanwhile.running", "meanwhile.bouncing",
    "meanwhile.status", "pipeline.tagging", "pipeline.store.retention", "pipeline.migrations", "alembic.command",
)  # fmt: skip
#: Readers of the edition.
READERS = ("ana@example.org", "bea@example.org", "eva@example.org")
#: Outlets of the sample press (one read by its API, one by its feed), and so many articles of each.
OUTLETS = ("inambari", "bitacora")
N_ARTICLES = 5


def small_press() -> Press:
    """Two outlets of the sample press with a few articles, moved to the newest whole week."""
    weeks = (datetime.now(UTC) - datetime(2019, 2, 26, tzinfo=UTC)) // timedelta(weeks=1)
    week = load_press(shift_weeks=weeks)
    articles = [article for outlet in OUTLETS for article in week.of(outlet)[:N_ARTICLES]]
    return Press(
        outlets=tuple(week.outlet(outlet) for outlet in OUTLETS),
        articles=tuple(sorted(articles, key=lambda article: (article.published_at, article.id))),
    )


def until_of(press: Press) -> date:
    """The last day of the press's week."""
    return max(article.published_at for article in press.articles).date()


def config_of(press: PressServer, smtp_port: int) -> dict[str, Any]:
    """Everything automatic, everything on loopback."""
    return {
        "database": "sqlite:///meanwhile.db",
        "crawl": {
            "contact": "kills@example.org",
            "allow_addresses": ["127.0.0.0/8"],
            "delay": 0,
            "limits": {"timeout_s": 10, "retries": 0},
            "own_sources": press.sources(),
        },
        "bulletins": [
            {
                "title": f"Meanwhile in {region}",
                "region": region,
                "digest": "Meanwhile in Peru",
                "weekday": "sunday",
                "time": "18:00",
                "recipients": list(READERS),
                "approval": "automatic",
            }
            for region in ("Madre de Dios", "Loreto")
        ],
        "mail": {
            "from": "Meanwhile <digest@example.org>",
            "smtp": {"host": "127.0.0.1", "port": smtp_port, "tls": "none", "timeout_s": 5},
            "rate_per_s": 1000,
        },
        "schedule": {"timezone": "America/Lima"},
    }


# --- what is there ----------------------------------------------------------------------------------


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What a database answers."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def assert_whole(path: Path) -> None:
    """Its pages hold and its references lead somewhere."""
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []


def assert_sound(path: Path) -> None:
    """Besides, no row is without its own."""
    assert_whole(path)
    database = open_database(f"sqlite:///{path}")
    try:
        assert list(soundness.faults(database)) == []
    finally:
        database.close()


def items_in(path: Path) -> set[tuple[Any, ...]]:
    """The news, without what depends on the order in which it came."""
    found = rows(path, "SELECT source, canonical_url, title, body_hash, n_revisions FROM items")
    assert len(set(found)) == len(found)
    # Taken twice would be: the same news of a source under two addresses, or as a revision of itself.
    assert len({(source, title) for source, _, title, _, _ in found}) == len(found)
    return set(found)


def sorted_in(path: Path) -> tuple[set[Any], set[Any]]:
    """Tags, and which items tell the same."""
    tags = rows(path, "SELECT canonical_url, kind, tag, rank FROM item_tags JOIN items ON items.id = item_id")
    stories: dict[int, set[str]] = {}
    for story, url in rows(path, "SELECT story_id, canonical_url FROM items"):
        stories.setdefault(story, set()).add(url)
    return set(tags), {frozenset(members) for members in stories.values()}


def editions_in(path: Path) -> list[tuple[Any, ...]]:
    """The drafts."""
    return rows(path, "SELECT digest, period_end_on, version, sha256 FROM editions ORDER BY id")


# --- trials -----------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Tally:
    """How often a job was killed where, and how many runs that took."""

    job: str
    kills: int = 0
    at_points: Counter[str] = field(default_factory=Counter)
    n_points: int = 0
    work_s: float = 0.0
    began_s: float = field(default_factory=time.monotonic)

    @property
    def line(self) -> str:
        """For people."""
        s = time.monotonic() - self.began_s
        return (
            f"{self.job:8} {self.kills:4} kills, {sum(self.at_points.values()):4} at {len(self.at_points):3} kinds of "
            f"points ({self.n_points} passed in a run of {self.work_s:.2f} s), {s:.0f} s"
        )


class Installation:
    """One installation in a folder, with what it is at the start of each job, and what each leaves if undisturbed."""

    def __init__(self, folder: Path, press: PressServer, smtp: SmtpServer, nursery: Nursery) -> None:
        self.folder = folder
        self.work = folder / "work"
        self.db = self.work / "meanwhile.db"
        self._smtp = smtp
        self._nursery = nursery
        self.until = until_of(press.press)
        self._saved: dict[str, Path] = {}
        self.work.mkdir(parents=True)
        text = yaml.safe_dump(config_of(press, smtp.port), allow_unicode=True)
        (self.work / "config.yaml").write_text(text, encoding="utf-8")
        self.save("empty")

    def command(self, *arguments: str) -> list[str]:
        """A command line for this installation."""
        return ["--quiet", "--config", str(self.work / "config.yaml"), *arguments]

    def run(
        self, *arguments: str, kill_after_s: float | None = None, environment: Mapping[str, str] | None = None
    ) -> int:
        """Run a command."""
        return self._nursery.run(self.command(*arguments), kill_after_s=kill_after_s, environment=environment)

    def done(self, *arguments: str) -> None:
        """Run a command that must do well."""
        status = self.run(*arguments)
        assert status in self._fine(arguments), (arguments, status, self._nursery.said)

    @staticmethod
    def _fine(arguments: tuple[str, ...]) -> set[int]:
        # `run --due` also says (1) that the sample press has been silent for some days.
        return {0, 1} if arguments == ("run", "--due") else {0}

    def save(self, name: str) -> None:
        """Keep what is there now as a place to begin from."""
        self._saved[name] = self.folder / name
        shutil.copytree(self.work, self._saved[name])

    def go_to(self, name: str) -> None:
        """Begin there."""
        shutil.rmtree(self.work)
        shutil.copytree(self._saved[name], self.work)
        self._smtp.journal.taken.clear()

    def taken_mails(self) -> Counter[str]:
        """What the mail server has taken, by Message-ID."""
        self._smtp.settle()
        return Counter(str(message["Message-ID"]) for message in self._smtp.journal.messages())

    # --- killing ------------------------------------------------------------------------------------------

    def kill(
        self,
        job: str,
        start: str,
        arguments: tuple[str, ...],
        check: Callable[[Path | None], Any],
        *,
        n: int,
        seed: int,
        every_point: bool = False,
    ) -> Tally:
        """Kill a job `n` times (or at every point), each time from the same start, and let the next run complete.

        `check` is called after each kill with the file of acknowledged articles, and after the next run with None; then
        it gives what is to be equal to what an undisturbed run leaves.
        """
        tally = Tally(job=job)
        chance = random.Random(seed)
        points = self.folder / "points"
        self.go_to(start)
        points.unlink(missing_ok=True)
        status = self.run(*arguments, environment={POINTS: str(points)})
        assert status in self._fine(arguments), self._nursery.said
        names = points.read_text(encoding="utf-8").splitlines()
        wanted = check(None)
        self.go_to(start)
        began = time.monotonic()
        self.done(*arguments)
        tally.n_points, tally.work_s = len(names), time.monotonic() - began
        plan = _plan(names, chance, n=n, every_point=every_point)
        while tally.kills < (len(names) if every_point else n):
            at = next(plan)
            self.go_to(start)
            acknowledged = self.folder / "acknowledged"
            acknowledged.unlink(missing_ok=True)
            environment = {ACKNOWLEDGED: str(acknowledged)}
            if at is not None:
                status = self.run(*arguments, environment=environment | {KILL: str(at + 1)})
            else:
                status = self.run(*arguments, environment=environment, kill_after_s=chance.uniform(0, tally.work_s))
            if status != KILLED:
                # It was done before it could be killed; runs differ by a few points.
                assert status in self._fine(arguments), (status, self._nursery.said)
                continue
            tally.kills += 1
            if at is not None:
                tally.at_points[names[at]] += 1
            where = names[at] if at is not None else "a random moment"
            try:
                self._after_kill(check, acknowledged)
                self.done(*arguments)
                assert_sound(self.db)
                assert check(None) == wanted
            except AssertionError as error:
                raise AssertionError(f"{job}, killed at {where} ({at}): {error}") from error
        return tally

    def _after_kill(self, check: Callable[[Path | None], Any], acknowledged: Path) -> None:
        if self.db.exists():
            assert_whole(self.db)
            check(acknowledged)


def _plan(names: list[str], chance: random.Random, *, n: int, every_point: bool) -> Iterator[int | None]:
    """Where to kill: every point in turn; else half at points, each kind of point as likely, half at any moment."""
    if every_point:
        # Those that a run happens not to pass are begun again at the first.
        while True:
            yield from range(len(names))
    kinds: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        kinds.setdefault(name, []).append(index)
    while True:
        order = list(kinds)
        chance.shuffle(order)
        for kind in order:
            yield chance.choice(kinds[kind])
            yield None


@contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    """An installation with its press, its mail server and its nursery, at all the starts that jobs have."""
    with PressServer(small_press()) as press, SmtpServer() as smtp, Nursery(*MODULES) as nursery:
        made = Installation(folder, press, smtp, nursery)
        # What these read and compile once, the children find ready.
        for arguments in (["crawl"], ["process"], ["compose", "--until", f"{made.until}"], ["send", "--dry-run"]):
            assert nursery.warm(made.command(*arguments)) == 0
        made.go_to("empty")
        made.done("crawl")
        made.save("crawled")
        made.done("process")
        made.save("processed")
        made.done("compose", "--until", f"{made.until}")
        made.save("composed")
        made.go_to("empty")
        unpacked("0.1.0", made.db)
        made.save("old")
        made.go_to("composed")
        made.done("backup", str(made.folder / "copies"))
        yield made


def kill_everything(made: Installation, n: int, *, seed: int = 1) -> Iterator[Tally]:
    """So many kills in all, shared among the jobs."""
    db = made.db

    def crawled(acknowledged: Path | None) -> Any:
        found = items_in(db) if _has(db, "items") else set()
        if acknowledged is None:
            return found
        urls = {url for _, url, _, _, _ in found}
        said = acknowledged.read_text(encoding="utf-8").split() if acknowledged.exists() else []
        assert set(said) <= urls, "an acknowledged article is lost"
        assert len(set(said)) == len(said)
        return None

    def processed(acknowledged: Path | None) -> Any:
        return None if acknowledged is not None else (items_in(db), *sorted_in(db))

    def composed(acknowledged: Path | None) -> Any:
        assert len(editions_in(db)) <= 1
        return None if acknowledged is not None else (items_in(db), editions_in(db))

    def sent(acknowledged: Path | None) -> Any:
        taken = made.taken_mails()
        assert set(taken.values()) <= {1}, "a mail went out twice"
        states = dict(rows(db, "SELECT message_id, state FROM deliveries"))
        for mark, state in states.items():
            assert state != "sent" or taken[mark] == 1, "a mail that is called sent was never taken"
            assert not taken[mark] or state in {"sent", "unknown", "final_dot"}, (
                "a mail that was taken may go out again"
            )
        if acknowledged is None:
            assert len(states) == len(READERS)
            # Held for a person is what was cut off around its dot; everything else has gone out by now.
            assert set(states.values()) <= {"sent", "unknown"}
        return None

    def copied(acknowledged: Path | None) -> Any:
        for copy in backup.backups(made.work / "backups"):
            backup.check(copy)
            assert items_in(copy) == items_in(db)
        assert acknowledged is not None or backup.backups(made.work / "backups")
        return None if acknowledged is not None else (items_in(db), editions_in(db))

    def restored(acknowledged: Path | None) -> Any:
        # At every moment there is a whole database: the one that was there, without editions, or the copy.
        assert db.exists()
        assert len(editions_in(db)) in {0, 1}
        return None if acknowledged is not None else (items_in(db), editions_in(db))

    def owed_done(acknowledged: Path | None) -> Any:
        news = crawled(acknowledged)
        if acknowledged is not None:
            return None
        # Each job once for its due time, however often it was begun; looks for mails come every ten minutes.
        done = rows(db, "SELECT job, count(*), min(finished_at) IS NOT NULL, max(exit_status) FROM runs GROUP BY job")
        assert {job for job, *_ in done} == {"crawl", "process", "compose", "send", "backup", "tidy"}
        assert {(n, finished, status) for job, n, finished, status in done if job != "send"} == {(1, 1, 0)}
        assert backup.backups(made.work / "backups")
        return news, sorted_in(db)

    def upgraded(acknowledged: Path | None) -> Any:
        (at,) = rows(db, "SELECT version_num FROM alembic_version")[0]
        assert at in {"0001", schema.newest_revision()}
        assert rows(db, "SELECT count(*) FROM sqlite_master WHERE name LIKE '\\_alembic\\_tmp%' ESCAPE '\\'") == [(0,)]
        counts = {
            table: rows(db, f"SELECT count(*) FROM {table}")
            for table in ("items", "item_tags", "editions", "deliveries", "recipients", "users", "reviews", "said")
        }
        assert acknowledged is None or counts == old
        return None if acknowledged is not None else (at, counts, _shape(db))

    share = max(1, n // 10)
    copy = str(next((made.folder / "copies").glob("*.db")))
    yield made.kill("crawl", "empty", ("crawl",), crawled, n=share, seed=seed)
    yield made.kill("run", "empty", ("run", "--due"), owed_done, n=share, seed=seed)
    yield made.kill("process", "crawled", ("process",), processed, n=share, seed=seed)
    yield made.kill("compose", "processed", ("compose", "--until", f"{made.until}"), composed, n=share, seed=seed)
    yield made.kill("send", "composed", ("send",), sent, n=2 * share, seed=seed)
    yield made.kill("backup", "composed", ("backup",), copied, n=share, seed=seed)
    yield made.kill("restore", "processed", ("restore", copy), restored, n=share, seed=seed)
    made.go_to("old")
    old = {
        table: rows(db, f"SELECT count(*) FROM {table}")
        for table in ("items", "item_tags", "editions", "deliveries", "recipients", "users", "reviews", "said")
    }
    yield made.kill("migrate", "old", ("items", "search", "oro"), upgraded, n=2 * share, seed=seed)


def _has(path: Path, table: str) -> bool:
    return bool(rows(path, f"SELECT 1 FROM sqlite_master WHERE name = '{table}'"))


def _shape(path: Path) -> set[tuple[Any, ...]]:
    return set(rows(path, "SELECT type, name, sql FROM sqlite_master"))


def main(n: int, seed: int) -> None:
    """Kill so many times and say how it went."""
    began = time.monotonic()
    total = 0
    with tempfile.TemporaryDirectory() as folder, installation(Path(folder) / "installation") as made:
        for tally in kill_everything(made, n, seed=seed):
            total += tally.kills
            sys.stdout.write(f"{tally.line}\n")
            sys.stdout.flush()
    sys.stdout.write(json.dumps({"kills": total, "seconds": round(time.monotonic() - began)}) + "\n")


if __name__ == "__main__":
    main(int([*sys.argv, "60"][1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
