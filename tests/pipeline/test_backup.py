"""Backups are sound while others write, and come back whole."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.errors import DiskError, InputError, NotFoundError
from pipeline.store import backup, items
from pipeline.store.database import Database, open_database
from pipeline.take_in import TakeIn
from tests.conftest import NOW, MakeArticle


def count(path: Path) -> int:
    database = open_database(f"sqlite:///{path}")
    try:
        with database.reading() as session:
            return items.count(session)
    finally:
        database.close()


def test_a_copy_made_while_others_write_is_whole(database: Database, tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "meanwhile.db"
    sink = TakeIn(database, lambda: NOW)
    stop = threading.Event()
    taken: list[int] = []

    def write() -> None:
        number = 0
        while not stop.is_set() and number < 400:
            number += 1
            sink(make_article(f"Nota {number}", f"Texto número {number} sobre el río {number}.", path=str(number)))
            taken.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    copies = []
    try:
        for number in range(10):
            known = len(taken)
            copy = backup.back_up(path, tmp_path / "backups", now=NOW + timedelta(seconds=number))
            copies.append((known, copy))
    finally:
        stop.set()
        writer.join()

    for known, copy in copies:
        backup.check(copy)
        assert count(copy) >= known


def test_restoring_brings_back_what_was_and_keeps_what_is(
    database: Database, tmp_path: Path, make_article: MakeArticle
) -> None:
    path = tmp_path / "meanwhile.db"
    TakeIn(database, lambda: NOW)(make_article(path="a"))
    copy = backup.back_up(path, tmp_path / "backups", now=NOW)
    TakeIn(database, lambda: NOW)(make_article("Otra", "Otra nota.", path="b"))
    database.close()

    aside = backup.restore(copy, path, now=NOW)

    assert count(path) == 1
    assert aside is not None
    assert count(aside) == 2


def test_only_the_newest_are_kept(database: Database, tmp_path: Path) -> None:
    for day in range(5):
        backup.back_up(tmp_path / "meanwhile.db", tmp_path / "b", now=datetime(2026, 11, 1 + day, tzinfo=UTC))

    gone = backup.prune(tmp_path / "b", keep=2)

    assert len(gone) == 3
    assert [path.name[10:18] for path in backup.backups(tmp_path / "b")] == ["20261105", "20261104"]


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_broken_copy_is_never_put_in_place(database: Database, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)

    with pytest.raises(InputError, match="not a sound database"):
        backup.restore(bad, tmp_path / "meanwhile.db", now=NOW)

    with sqlite3.connect(tmp_path / "meanwhile.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_missing_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        backup.back_up(tmp_path / "none.db", tmp_path / "b", now=NOW)
    with pytest.raises(NotFoundError):
        backup.restore(tmp_path / "none.db", tmp_path / "x.db", now=NOW)


def test_a_folder_that_cannot_be_made_is_said(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(DiskError):
        backup.back_up(tmp_path / "meanwhile.db", tmp_path / "file" / "b", now=NOW)
