"""Databases of every release come to this release's tables, with all their rows, whenever the upgrade is killed."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event

from pipeline.errors import ConfigError
from pipeline.store import schema, soundness
from pipeline.store.database import open_database
from pipeline.tables import Base
from tests.releases import RELEASES, unpacked

pytestmark = pytest.mark.sqlite


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, by the names of its columns."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("items_fts_", "alembic_version", "sqlite_"))
        ]
        found = {}
        for name in tables:
            columns = [column for _, column, *_ in connection.execute(f'PRAGMA table_info("{name}")')]
            listed = ", ".join(f'"{column}"' for column in columns)
            rows = connection.execute(f'SELECT {listed} FROM "{name}"').fetchall()
            found[name] = [tuple(zip(columns, row, strict=True)) for row in rows]
        return found


def shape_of(path: Path) -> set[tuple[Any, ...]]:
    """Every table, index and trigger, and every column; a table that was altered has its columns in another order."""
    with closing(sqlite3.connect(path)) as connection:
        found = set(connection.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall())
        found |= set(connection.execute("SELECT 'sql', name, sql FROM sqlite_master WHERE type = 'index'").fetchall())
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            found |= {(name, *column[1:]) for column in connection.execute(f'PRAGMA table_info("{name}")')}
        return found


def upgrade(path: Path) -> None:
    database = open_database(f"sqlite:///{path}")
    try:
        schema.upgrade(database)
    finally:
        database.close()


def test_there_is_a_database_of_each_release() -> None:
    assert RELEASES[0] == "0.1.0"


# Alembic cannot compare an index over an expression; `test_an_upgraded_database_has_the_shape_of_a_new_one` does.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")
@pytest.mark.parametrize("release", RELEASES)
def test_a_database_of_a_release_keeps_every_value(tmp_path: Path, release: str) -> None:
    path = unpacked(release, tmp_path / "old.db")
    before = rows_of(path)
    assert all(before.values()), [name for name, rows in before.items() if not rows]

    upgrade(path)

    after = rows_of(path)
    for name, rows in before.items():
        # Columns that came since then aside.
        known = {column for row in rows for column, _ in row}
        assert [tuple(pair for pair in row if pair[0] in known) for row in after[name]] == rows, name
    database = open_database(f"sqlite:///{path}")
    try:
        assert schema.revision_of(database) == schema.newest_revision()
        with database.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"include_name": _ours})
            assert compare_metadata(context, Base.metadata) == []
        # What was put into each table to be kept refers to nothing in particular; pages and references hold.
        assert not [fault for fault in soundness.faults(database) if "refer by" in fault or "damaged" in fault]
    finally:
        database.close()


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    return not (kind == "table" and str(name).startswith("items_fts"))


@pytest.mark.parametrize("release", RELEASES)
def test_an_upgraded_database_has_the_shape_of_a_new_one(tmp_path: Path, release: str) -> None:
    upgrade(unpacked(release, tmp_path / "old.db"))
    upgrade(tmp_path / "new.db")

    assert shape_of(tmp_path / "old.db") == shape_of(tmp_path / "new.db")


def _upgrade_in_child(path: Path, *, die_at: int) -> tuple[int, int]:
    """Upgrade in a process of its own that kills itself before a statement; its end, and the statements it began."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        # Nothing of the parent's is to be run at the end of this process.
        try:
            os.close(reader)
            database = open_database(f"sqlite:///{path}")
            begun = 0

            def before(*_: Any) -> None:
                nonlocal begun
                begun += 1
                os.write(writer, b".")
                if begun == die_at:
                    os.kill(os.getpid(), signal.SIGKILL)

            event.listen(database.engine, "before_cursor_execute", before)
            schema.upgrade(database)
            os._exit(0)
        finally:
            os._exit(70)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        begun = len(pipe.read())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), begun


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize(
    "release", [*RELEASES, pytest.param("nothing", marks=[pytest.mark.slow, pytest.mark.timeout(900)])]
)
def test_an_upgrade_is_killed_at_every_statement(tmp_path: Path, release: str) -> None:
    """All steps or none: what stands there after a kill is the old database whole, and the next upgrade succeeds."""
    start, path = tmp_path / "start.db", tmp_path / "work.db"
    if release == "nothing":
        start.touch()
    else:
        unpacked(release, start)
    shutil.copy(start, path)
    status, n_statements = _upgrade_in_child(path, die_at=0)
    assert status == 0
    wanted, before = shape_of(path), shape_of(start)

    for number in range(1, n_statements + 1):
        for rest in ("", "-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        shutil.copy(start, path)

        status, begun = _upgrade_in_child(path, die_at=number)

        assert (status, begun) == (-signal.SIGKILL, number)
        assert shape_of(path) == before
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        upgrade(path)
        assert shape_of(path) == wanted


def test_a_database_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    path = unpacked(RELEASES[-1], tmp_path / "new.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = rows_of(path)

    with pytest.raises(ConfigError, match="of a newer release"):
        upgrade(path)

    assert rows_of(path) == before
