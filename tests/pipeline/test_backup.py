"""Backups are sound while others write, and come back whole."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.errors import BusyError, DiskError, InputError, NotFoundError
from pipeline.store import backup, items
from pipeline.store.database import Database, open_database
from pipeline.take_in import TakeIn
from tests.conftest import NOW, MakeArticle

pytestmark = pytest.mark.sqlite


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


def test_a_broken_database_is_replaced_and_what_is_left_of_it_kept(
    database: Database, tmp_path: Path, make_article: MakeArticle
) -> None:
    path = tmp_path / "meanwhile.db"
    TakeIn(database, lambda: NOW)(make_article(path="a"))
    copy = backup.back_up(path, tmp_path / "backups", now=NOW)
    database.close()
    path.write_bytes(b"a head crash " * 1000)
    path.with_name("meanwhile.db-wal").write_bytes(b"what was not written yet")

    aside = backup.restore(copy, path, now=NOW)

    assert count(path) == 1
    assert aside is not None
    assert aside.read_bytes().startswith(b"a head crash")
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"what was not written yet"


def test_a_database_that_somebody_has_open_is_not_replaced(
    database: Database, tmp_path: Path, make_article: MakeArticle
) -> None:
    path = tmp_path / "meanwhile.db"
    copy = backup.back_up(path, tmp_path / "backups", now=NOW)
    TakeIn(database, lambda: NOW)(make_article(path="a"))

    with database.reading(), pytest.raises(BusyError, match="stop the desk"):
        backup.restore(copy, path, now=NOW)

    assert count(path) == 1


def test_a_hundred_of_a_hundred_copies_come_back_with_all_that_was_in_them(
    database: Database, tmp_path: Path, make_article: MakeArticle
) -> None:
    """Made while somebody writes, restored one after the other, compared row by row."""
    path, target = tmp_path / "meanwhile.db", tmp_path / "restored" / "meanwhile.db"
    sink = TakeIn(database, lambda: NOW)
    restored = 0
    for number in range(100):
        sink(make_article(f"Nota {number}", f"Texto número {number} sobre el río {number}.", path=str(number)))
        with database.writing() as session:
            # A transaction that is open meanwhile is not in the copy.
            items.by_id(session, number + 1).title = "half done"
            session.flush()
            copy = backup.back_up(path, tmp_path / "backups", now=NOW + timedelta(seconds=number))
            session.rollback()
        backup.restore(copy, target, now=NOW + timedelta(seconds=number))
        assert dump(target) == dump(path)
        restored += 1
        for old in target.parent.glob("*.before-*"):
            old.unlink()

    assert restored == 100


def dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if not name.startswith("items_fts_")
        ]
        return repr([(name, connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names])


def test_what_a_killed_backup_left_is_removed_after_a_while(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    folder.mkdir()
    left = folder / "meanwhile-20190101-000000.part"
    left.write_bytes(b"half a copy")
    now = datetime.now(UTC)

    backup.back_up(tmp_path / "meanwhile.db", folder, now=now)
    assert left.exists()

    backup.back_up(tmp_path / "meanwhile.db", folder, now=now + timedelta(hours=2))
    assert not left.exists()


def test_a_restore_that_was_killed_half_way_is_repeated_in_the_same_second(
    database: Database, tmp_path: Path, make_article: MakeArticle
) -> None:
    path = tmp_path / "meanwhile.db"
    copy = backup.back_up(path, tmp_path / "backups", now=NOW)
    TakeIn(database, lambda: NOW)(make_article(path="a"))
    database.close()
    path.with_name(f"meanwhile.db.before-{NOW:%Y%m%d-%H%M%S}").hardlink_to(path)

    aside = backup.restore(copy, path, now=NOW)

    assert count(path) == 0
    assert aside is not None
    assert count(aside) == 1
    # What stands there under that name is never overwritten.
    other = backup.restore(copy, path, now=NOW)
    assert other is not None
    assert (count(other), count(aside)) == (0, 1)


def test_folders_may_have_any_name(database: Database, tmp_path: Path, make_article: MakeArticle) -> None:
    TakeIn(database, lambda: NOW)(make_article(path="a"))
    folder = tmp_path / "50% of #1? ñ"

    copy = backup.back_up(tmp_path / "meanwhile.db", folder, now=NOW)
    backup.restore(copy, folder / "m.db", now=NOW)
    backup.restore(copy, folder / "m.db", now=NOW)

    assert dump(folder / "m.db") == dump(tmp_path / "meanwhile.db")


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
