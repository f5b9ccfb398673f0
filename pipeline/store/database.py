"""Opening the database: one writer at a time, short transactions, errors that say what to do."""

import os
import shutil
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlalchemy.orm import Session

from pipeline.errors import BusyError, ConfigError, DiskError, ReadOnlyError, UnavailableError, unwritable
from pipeline.store import in_use

#: `Session` is handed on from here, so that drivers need not import SQLAlchemy themselves.
__all__ = ["Database", "Session", "open_database", "sqlite_path"]

#: How long a writer waits for another one. SQLite keeps no queue: with four writers the worst wait in a minute was
#: 2.2 s on a quiet machine, and 7.8 s on one with four times as much to do as it could.
BUSY_TIMEOUT_MS = 30_000
#: PostgreSQL ends a unit of work that says nothing for so long: its process may be stopped or its machine be gone, and
#: everybody waits for it. They wait a little longer than that.
SILENT_S = 30.0
_PATIENCE_S = 10.0
#: With less free disk than this SQLite cannot even open its log: 32 KiB of shared memory and a few pages.
_ROOM = 256 * 1024
#: The lock that all units of work on PostgreSQL take in turn; any number will do that nobody else uses.
_WRITER = 0x4D65616E  # "Mean"
#: A connection whose other end is gone is noticed within a minute, not after the system's two hours.
_LIBPQ = {
    "connect_timeout": 10,
    "keepalives": 1,
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": 40_000,
}


_TAKE_TURN = text(
    "SELECT set_config('lock_timeout', :busy, true), "
    "set_config('idle_in_transaction_session_timeout', :silent, true), "
    f"pg_advisory_xact_lock({_WRITER})"
)
_BESIDE = text("SELECT set_config('idle_in_transaction_session_timeout', :silent, true)")


class Database:
    """An engine with three ways in: `writing()`, `noting()` and `reading()`, each one transaction."""

    def __init__(self, engine: Engine, *, silent_s: float = SILENT_S, held: int | None = None) -> None:
        self.engine = engine
        self._leave = weakref.finalize(self, os.close, held) if held is not None else None
        self.is_sqlite = engine.dialect.name == "sqlite"
        busy_s = BUSY_TIMEOUT_MS / 1000 if self.is_sqlite else silent_s + _PATIENCE_S
        self._limits = {"busy": f"{busy_s * 1000:.0f}ms", "silent": f"{silent_s * 1000:.0f}ms"}
        self._busy_s = busy_s
        self.shown = engine.url.render_as_string(hide_password=True)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One unit of work, alone: committed at the end, rolled back by any exception.

        What is decided within it from what is stored still holds when it is written, since writers take turns: SQLite
        knows one at a time, and on PostgreSQL each takes one and the same lock.
        """
        with self._session({"meanwhile_writes": True}) as session:
            if not self.is_sqlite:
                session.execute(_TAKE_TURN, self._limits)
            yield session
            session.commit()

    @contextmanager
    def noting(self) -> Iterator[Session]:
        """One unit of work that waits for no other: for rows that are put down whole, whatever stood there."""
        with self._session({"meanwhile_writes": True}) as session:
            if not self.is_sqlite:
                session.execute(_BESIDE, {"silent": self._limits["silent"]})
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent view; what is changed in it is thrown away."""
        options: dict[str, Any] = {"meanwhile_writes": False}
        if not self.is_sqlite:
            options["isolation_level"] = "REPEATABLE READ"
        with self._session(options) as session:
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
        # SQLite speaks of an I/O error where not even the shared memory beside the file finds room.
        is_full = "disk is full" in said or "no space left" in said
        if is_full or ("disk i/o error" in said and self._is_without_room()):
            return DiskError(f"{self.shown}: the disk is full; nothing acknowledged was lost. Free space and run again")
        if "disk i/o error" in said:
            return DiskError(f"{self.shown}: the disk gave an error ({error.orig}); check it, then run again")
        if "readonly database" in said or "unable to open database" in said:
            return ReadOnlyError(f"{self.shown}: cannot be written ({error.orig}); check the folder's owner and mode")
        if "locked" in said or "lock timeout" in said:
            return BusyError(f"{self.shown}: another process has been writing for {self._busy_s:.0f} s; try later")
        if "not a database" in said or "malformed" in said:
            return DiskError(f"{self.shown}: is not a sound database ({error.orig}); restore the newest backup")
        # "idle-in-transaction": the server has ended a unit of work that was silent for too long.
        if getattr(error, "connection_invalidated", False) or "connection" in said or "starting up" in said:
            return UnavailableError(f"{self.shown}: the database does not answer ({error.orig}); is it running?")
        return error

    def _is_without_room(self) -> bool:
        path = sqlite_path(str(self.engine.url))
        try:
            return path is not None and shutil.disk_usage(path.parent).free < _ROOM
        except OSError:
            return False

    def close(self) -> None:
        """Give back all connections, and then the database's place."""
        self.engine.dispose()
        if self._leave is not None:
            self._leave()


def take_turn(connection: Connection) -> None:
    """Be the only writer until the end of a transaction that was not begun by `Database.writing`."""
    if connection.dialect.name != "sqlite":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITER})"))


def sqlite_path(url: str) -> Path | None:
    """The file behind a SQLite address, or None for another database or one in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def address_fault(url: str) -> str | None:
    """What is wrong with a database's address as it is written, and how to write it; None if nothing is."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return f"{url!r} is no database address; write a file as sqlite:///data/meanwhile.db (three slashes)"
    shown = repr(_shown(url))
    backend = parsed.drivername.partition("+")[0]
    if backend == "sqlite":
        if parsed.host:
            return f"{shown} names a host; write a file as sqlite:///data/meanwhile.db (three slashes)"
        return None
    if backend not in {"postgresql", "postgres"}:
        return f"{shown} is neither SQLite nor PostgreSQL; write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
    if parsed.drivername != "postgresql+psycopg":
        wanted = parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=True)
        return f"{shown} names a driver that is not used here; write {wanted}"
    if find_spec("psycopg") is None:
        return f"{shown} needs the package psycopg; install it: pip install 'meanwhile[cluster]'"
    return None


def _shown(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return url


def libpq_address(url: str) -> str:
    """The same address as PostgreSQL's own programs and libraries write it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def open_database(url: str, *, durable: bool = False, silent_s: float = SILENT_S, is_scratch: bool = False) -> Database:
    """Open (for SQLite: make the folder of) the database at an SQLAlchemy address; it is not migrated here.

    No backup is put in its place while it is open; `is_scratch`: it is a copy that only the caller knows.
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
            engine_options = {"pool_pre_ping": True, "pool_size": 5, "connect_args": dict(_LIBPQ)}
        engine = create_engine(parsed, **engine_options)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise ConfigError("database", [address_fault(url) or f"{_shown(url)} cannot be used ({error})"]) from error
    held = None
    if engine.dialect.name == "sqlite":
        _tame_sqlite(engine, durable=durable)
        place = sqlite_path(url)
        held = in_use.share(place) if place is not None and not is_scratch else None
    return Database(engine, silent_s=silent_s, held=held)


def open_frozen(path: Path) -> Database:
    """A SQLite file that nobody writes to, to be read only: neither it nor anything beside it is touched."""
    return Database(create_engine(f"sqlite:///{path.resolve().as_uri()}?mode=ro&immutable=1&uri=true"))


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
