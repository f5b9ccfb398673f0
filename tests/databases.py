"""Where the tests keep their databases: SQLite files, or databases of the PostgreSQL server that the environment names.

A test that asks here for an address runs on both. `used` tells which tests did, so that their number can be compared.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from pipeline.store.database import libpq_address, open_database, sqlite_path
from pipeline.store.schema import upgrade

#: Names a PostgreSQL server (as an SQLAlchemy address) on which the tests are to run instead of SQLite.
SERVER = "MEANWHILE_TEST_DATABASE"
#: A database with this release's tables, of which the others are copies.
_TEMPLATE = "meanwhile_template"

#: The tests of this process that have asked for a database.
used: set[str] = set()
_made: dict[str, Path] = {}  # name -> the folder for which it was made


def server() -> str:
    """The address of the server that the tests run on; empty for SQLite."""
    return os.environ.get(SERVER, "")


def _note() -> None:
    test, _, _ = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")
    if test:
        used.add(test)


@contextmanager
def _administration() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(libpq_address(server()), autocommit=True) as connection:
        yield connection


def _name(path: Path) -> str:
    return f"test_{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:20]}"


def _make(name: str, template: str) -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with _administration() as connection:
        # Two processes may not copy one template at the same moment.
        connection.execute("SELECT pg_advisory_lock(1)")
        connection.execute(statement)


def _drop(name: str) -> None:
    with _administration() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _exists(name: str) -> bool:
    with _administration() as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None


def prepare_server() -> None:
    """Make the template; once per server."""
    with _administration() as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_TEMPLATE)))
    database = open_database(f"{server().rpartition('/')[0]}/{_TEMPLATE}")
    upgrade(database)
    database.close()


def address_in(folder: Path, name: str = "meanwhile.db") -> str:
    """The address of a database that belongs to a folder: a file in it, or one on the server with a name made of it."""
    _note()
    path = folder / name
    if not server():
        return f"sqlite:///{path}"
    made = _name(path)
    if made not in _made:
        if not _exists(made):
            _make(made, _TEMPLATE)
        _made[made] = folder.resolve()
    return f"{server().rpartition('/')[0]}/{made}"


def on_database(config: str, folder: Path) -> str:
    """The text of a configuration with its SQLite file put where the tests keep their databases."""

    def placed(found: re.Match[str]) -> str:
        return address_in(folder, found[1])

    return re.sub(r"sqlite:///([\w./-]+)", placed, config, count=1)


def copy_into(address: str, folder: Path, name: str = "meanwhile.db") -> str:
    """The address of a copy, made for a folder, of a database that nobody has open."""
    _note()
    path = sqlite_path(address)
    if path is not None:
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copy(file, folder / file.name.replace(path.name, name))
        return f"sqlite:///{folder / name}"
    made = _name(folder / name)
    _drop(made)
    _make(made, address.rpartition("/")[2])
    _made[made] = folder.resolve()
    return f"{server().rpartition('/')[0]}/{made}"


def forget(folder: Path, *, shared: Path) -> None:
    """Drop what was made for a test: for folders below its own, and for those outside of what tests share."""
    for name, made_for in list(_made.items()):
        if made_for.is_relative_to(folder) or not made_for.is_relative_to(shared):
            _drop(name)
            del _made[name]
