"""A disk that is full or may not be written, and four writers at once: told in words, nothing lost, nothing locked."""

import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import event
from sqlalchemy.engine import Engine

from meanwhile.cli import run
from meanwhile.demo.server import PressServer
from meanwhile.jobs import open_store
from pipeline.errors import DiskError
from pipeline.store import backup, crawling, items, runs, soundness
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.take_in import TakeIn
from tests.conftest import NOW, MakeArticle
from tests.meanwhile.killing import config_of, small_press, until_of

pytestmark = pytest.mark.sqlite

is_root = os.geteuid() == 0


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def assert_sound(path: Path) -> None:
    database = open_database(f"sqlite:///{path}")
    try:
        assert list(soundness.faults(database)) == []
    finally:
        database.close()


# --- four writers -----------------------------------------------------------------------------------


def write_for(seconds: float, url: str, number: int, make_article: MakeArticle) -> dict[str, Any]:
    """One process of four: takes articles in, and does the other writes that jobs and the desk do."""
    database = open_database(url, durable=number == 0)
    sink = TakeIn(database, lambda: NOW)
    waits: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds
    n = 0
    while time.monotonic() < end:
        n += 1
        began = time.monotonic()
        try:
            text = f"La comunidad {number} pidió {n} veces que concluya la titulación de sus tierras en el río {n}."
            sink(make_article(f"Nota {number} {n}", text, source=f"s{number}", path=str(n)))
            with database.writing() as session:
                run_id = runs.begin(session, f"job{number}", due_at=NOW + timedelta(seconds=n), now=NOW)
                # Reads first and writes then: what a deferred transaction fails at.
                items.count(session)
                crawling.remember_host(session, f"host{n % 5}", next_allowed_at=NOW, reason=f"{number}")
                assert run_id is not None
                runs.finish(session, run_id, now=NOW, counts={"n": n})
        except Exception as error:  # noqa: BLE001  counted and told by the parent
            errors.append(repr(error))
        waits.append(time.monotonic() - began)
    database.close()
    waits.sort()
    return {"n": n, "errors": errors, "p99_s": waits[int(len(waits) * 0.99)], "worst_s": waits[-1]}


def four_writers(folder: Path, seconds: float, make_article: MakeArticle) -> list[dict[str, Any]]:
    url = f"sqlite:///{folder}/meanwhile.db"
    database = open_database(url)
    upgrade(database)
    database.close()
    children = {}
    for number in range(4):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(reader)
                os.write(writer, json.dumps(write_for(seconds, url, number, make_article)).encode())
            finally:
                os._exit(0)
        os.close(writer)
        children[child] = reader
    found = []
    for child, reader in children.items():
        with os.fdopen(reader, "rb") as pipe:
            found.append(json.loads(pipe.read()))
        os.waitpid(child, 0)
    return found


def check_writers(folder: Path, found: list[dict[str, Any]]) -> None:
    assert [one["errors"] for one in found] == [[]] * 4
    total = sum(one["n"] for one in found)
    assert rows(folder / "meanwhile.db", "SELECT count(*) FROM items") == [(total,)]
    assert rows(folder / "meanwhile.db", "SELECT count(*) FROM runs WHERE finished_at IS NOT NULL") == [(total,)]
    assert_sound(folder / "meanwhile.db")


def test_four_writers_at_once_are_never_locked_out(tmp_path: Path, make_article: MakeArticle) -> None:
    check_writers(tmp_path, four_writers(tmp_path, 3, make_article))


@pytest.mark.long
def test_four_writers_for_a_minute(
    tmp_path: Path, make_article: MakeArticle, capsys: pytest.CaptureFixture[str]
) -> None:
    found = four_writers(tmp_path, 60, make_article)

    check_writers(tmp_path, found)
    with capsys.disabled():
        for one in found:
            print(f"\n{one['n']} times, p99 {one['p99_s']:.2f} s, worst {one['worst_s']:.2f} s", end="")  # noqa: T201


# --- a full disk ------------------------------------------------------------------------------------


@contextmanager
def limited(n_pages: int) -> Iterator[None]:
    """Databases that are opened now cannot grow beyond so many pages."""

    def connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {n_pages}")

    event.listen(Engine, "connect", connect)
    try:
        yield
    finally:
        event.remove(Engine, "connect", connect)


def test_a_full_database_loses_nothing_that_was_acknowledged(
    database: Database, tmp_path: Path, make_article: MakeArticle
) -> None:
    if not database.is_sqlite:
        pytest.skip("a server's disk is its own affair")
    path = tmp_path / "meanwhile.db"
    n_pages = rows(path, "PRAGMA page_count")[0][0]
    kept: list[str] = []
    with limited(n_pages + 40):
        small = open_database(f"sqlite:///{path}")
        sink = TakeIn(small, lambda: NOW)
        articles = [make_article(f"Nota {n}", f"Texto {n} " * 200, path=str(n)) for n in range(1000)]

        def fill() -> None:
            for article in articles:
                sink(article)
                kept.append(article.canonical_url)

        with pytest.raises(DiskError, match="the disk is full; nothing acknowledged was lost") as caught:
            fill()
        # It is not stuck in the transaction that failed, and can still be read.
        with small.reading() as session:
            assert items.count(session) == len(kept)
        small.close()

    assert caught.value.exit_status == 74
    assert 3 < len(kept) < 1000
    assert {url for (url,) in rows(path, "SELECT canonical_url FROM items")} == set(kept)
    assert_sound(path)
    TakeIn(database, lambda: NOW)(articles[len(kept)])
    assert rows(path, "SELECT count(*) FROM items") == [(len(kept) + 1,)]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB."""
    if not is_root:
        pytest.skip("only root can mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_without_room_to_begin_on_is_told_as_full_and_not_as_broken(
    disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (disk / "config.yaml").write_text("database: sqlite:///m.db\ncrawl: {contact: a@example.org}\n", encoding="utf-8")
    leave_free(disk, 8_192)

    status = command(disk, "status")

    assert status == 74
    assert "m.db: the disk is full; nothing acknowledged was lost" in capsys.readouterr().err


def command(folder: Path, *arguments: str) -> int:
    return run(["--quiet", "--config", str(folder / "config.yaml"), *arguments])


def leave_free(disk: Path, n_bytes: int) -> None:
    ballast = disk / "ballast"
    ballast.unlink(missing_ok=True)
    free = shutil.disk_usage(disk).free
    ballast.write_bytes(b"\0" * max(0, free - n_bytes))


def test_every_job_ends_with_74_on_a_full_disk_and_goes_on_when_there_is_room(
    disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with PressServer(small_press()) as press:
        settings = config_of(press, 1)
        settings["mail"] = {"outbox": "mail"}
        (disk / "config.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
        until = f"{until_of(press.press)}"
        with open_store_of(disk) as database, database.reading() as session:
            assert items.count(session) == 0
        full = 0
        for arguments in (("crawl",), ("process",), ("compose", "--until", until), ("send",), ("backup",)):
            for free in (0, 40_000, 120_000):
                before = set(rows(disk / "meanwhile.db", "SELECT canonical_url, state FROM items"))
                leave_free(disk, free)
                capsys.readouterr()
                status = command(disk, *arguments)
                said = capsys.readouterr().err
                full += status == 74
                assert status in {0, 74}, (arguments, free, status, said)
                assert (status == 0) == (said == ""), (arguments, said)
                assert "Traceback" not in said
                (disk / "ballast").unlink()
                assert before <= set(rows(disk / "meanwhile.db", "SELECT canonical_url, state FROM items"))
                assert_sound(disk / "meanwhile.db")
            assert command(disk, *arguments) == 0, capsys.readouterr().err
        assert full >= 5

        assert rows(disk / "meanwhile.db", "SELECT count(*) FROM items") == [(len(press.press.articles),)]
        # One mail for each reader and edition, none half written.
        assert rows(disk / "meanwhile.db", "SELECT DISTINCT state FROM deliveries") == [("sent",)]
        mails = list((disk / "mail").glob("*.eml"))
        assert [(len(mails),)] == rows(disk / "meanwhile.db", "SELECT count(*) FROM deliveries")
        assert all(b"Message-ID" in path.read_bytes() for path in mails)
        for copy in backup.backups(disk / "backups"):
            backup.check(copy)


@contextmanager
def open_store_of(folder: Path) -> Iterator[Database]:
    from meanwhile.config import load_config

    with open_store(load_config(folder / "config.yaml")) as database:
        yield database


# --- read-only --------------------------------------------------------------------------------------

COMMANDS = (
    ("crawl",), ("process",), ("compose",), ("send",), ("run",), ("run", "--due"), ("status",), ("tidy",), ("serve",),
    ("desk", "--port", "18767"),
)  # fmt: skip
CONFIG = "database: sqlite:///data/meanwhile.db\ncrawl: {contact: a@example.org}\nmail: {outbox: mail}\n"


def without_privilege(act: Callable[[], int]) -> tuple[int, str]:
    """What a command says and how it ends in a process that modes of files apply to, as they do not to root."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            sys.stderr = os.fdopen(writer, "w", encoding="utf-8")
            drop_privilege()
            status = act()
            sys.stderr.flush()
            os._exit(status)
        finally:
            os._exit(99)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        said = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def drop_privilege() -> None:
    """Give up what lets root write everywhere (capabilities 1 and 2), and nothing else."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, sets) == 0
    for index in (0, 1, 2):
        sets[index] &= ~0b110
    assert libc.capset(header, sets) == 0


@pytest.mark.parametrize(
    ("arguments", "exists"),
    [*((arguments, True) for arguments in COMMANDS), *((arguments, False) for arguments in COMMANDS[5:7])],
    ids=str,
)
def test_a_folder_that_may_not_be_written_is_told_with_78(
    tmp_path_factory: pytest.TempPathFactory, arguments: tuple[str, ...], exists: bool
) -> None:
    folder = tmp_path_factory.mktemp("installation")
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    if exists:
        with open_store_of(folder):
            pass
        (folder / "data" / "meanwhile.db").chmod(0o444)
        (folder / "data").chmod(0o555)
    folder.chmod(0o555)
    try:
        status, said = without_privilege(lambda: command(folder, *arguments))
    finally:
        folder.chmod(0o755)
        if exists:
            (folder / "data").chmod(0o755)

    assert status == 78, said
    assert "Traceback" not in said
    assert "check" in said
    assert str(folder) in said


def test_a_disk_that_is_mounted_read_only_is_told_with_78(disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (disk / "config.yaml").write_text(CONFIG, encoding="utf-8")
    with open_store_of(disk):
        pass
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        for arguments in COMMANDS:
            capsys.readouterr()
            status = command(disk, *arguments)
            said = capsys.readouterr().err
            assert (status, "Traceback" in said) == (78, False), (arguments, said)
            assert "check" in said, (arguments, said)
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
