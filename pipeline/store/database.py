"""Opening the database: one writer at a time, short transactions, errors that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlalchemy.orm import Session

from pipeline.errors import BusyError, ConfigError, DiskError, ReadOnlyError, UnavailableError, unwritable

#: `Session` is handed on from here, so that drivers need not import SQLAlchemy themselves.
__all__ = ["Database", "Session", "open_database", "sqlite_path"]

#: How long a writer waits for another one: the worst wait measured with four writers was 2.2 s.
BUSY_TIMEOUT_MS = 10_000


class Database:
    """An engine with two ways in: `writing()` and `reading()`, each one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        self.shown = engine.url.render_as_string(hide_password=True)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One unit of work: committed at the end, rolled back by any exception."""
        with self._session({"meanwhile_writes": True}) as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent view; what is changed in it is thrown away."""
        with self._session({"meanwhile_writes": False}) as session:
            yield session

    @contextmanager
    def _session(self, options: dict[str, Any]) -> Iterator[Session]:
        try:
            with Session(self.engine, expire_on_commit=False) as session:
                session.connection(execution_options=options)
                yield session
        except DatabaseError as error:
            raise self.explained(error) from error

    def answers(self) -> None:
        """Read a row, or raise what is wrong."""
        with self.reading() as session:
            session.execute(text("SELECT version_num FROM alembic_version")).all()

    def explained(self, error: DatabaseError) -> Exception:
        """The same fault as one of ours where a person can act on it; else the error itself."""
        said = str(error.orig).lower()
        if "disk is full" in said or "no space left" in said:
            return DiskError(f"{self.shown}: the disk is full; nothing acknowledged was lost. Free space and run again")
        if "disk i/o error" in said:
            return DiskError(f"{self.shown}: the disk gave an error ({error.orig}); check it, then run again")
        if "readonly database" in said or "unable to open database" in said:
            return ReadOnlyError(f"{self.shown}: cannot be written ({error.orig}); check the folder's owner and mode")
        if "locked" in said:
            return BusyError(
                f"{self.shown}: another process has been writing for {BUSY_TIMEOUT_MS // 1000} s; try later"
            )
        if "not a database" in said or "malformed" in said:
            return DiskError(f"{self.shown}: is not a sound database ({error.orig}); restore the newest backup")
        if getattr(error, "connection_invalidated", False) or "connection" in said:
            return UnavailableError(f"{self.shown}: the database does not answer ({error.orig}); is it running?")
        return error

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def sqlite_path(url: str) -> Path | None:
    """The file behind a SQLite address, or None for another database or one in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def open_database(url: str, *, durable: bool = False) -> Database:
    """Open (for SQLite: make the folder of) the database at an SQLAlchemy address; it is not migrated here.

    `durable` makes every commit survive a power cut as well (4.6 ms instead of 0.04 ms each): for the ledger of mails.
    """
    try:
        parsed = make_url(url)
        engine_options: dict[str, Any] = {}
        if parsed.get_backend_name() == "sqlite":
            path = sqlite_path(url)
            if path is not None:
                try:
                    path.parent.mkdir(parents=True, exist_ok=True)
                except OSError as error:
                    raise unwritable(path.parent, error) from error
        else:
            engine_options = {"pool_pre_ping": True, "pool_size": 5}
        engine = create_engine(parsed, **engine_options)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise ConfigError(
            "config.yaml", [f"database: {url!r} cannot be used ({error}); for example sqlite:///data/meanwhile.db"]
        ) from error
    if engine.dialect.name == "sqlite":
        _tame_sqlite(engine, durable=durable)
    return Database(engine)


def _tame_sqlite(engine: Engine, *, durable: bool) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        # We say BEGIN ourselves: the driver's own would be deferred, and fail when it comes to write.
        connection.isolation_level = None
        cursor = connection.cursor()
        # First of all, so that the switch to WAL itself waits for other processes.
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA cache_size = -65536")
        # The log is folded in every 16 MB, not every 4: pages that many commits change are then written once for all.
        cursor.execute("PRAGMA wal_autocheckpoint = 4000")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("meanwhile_writes", True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
