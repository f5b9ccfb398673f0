"""Copies of a SQLite database that are sound while others write, and putting one back."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from pipeline.errors import DiskError, InputError, NotFoundError

_PREFIX = "meanwhile-"
_SUFFIX = ".db"


def _fault(path: Path, error: sqlite3.Error) -> DiskError:
    return DiskError(f"{path}: the copy failed ({error}); check space and permissions, then try again")


def check(path: Path) -> None:
    """Raise InputError unless a file is a sound database."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise InputError(f"{path}: is not a sound database of Meanwhile ({error})") from error
    if found != "ok":
        raise InputError(f"{path}: the integrity check says: {found}")


def back_up(database: Path, folder: Path, *, now: datetime) -> Path:
    """Write a checked copy into a folder; it is there whole or not at all."""
    if not database.exists():
        raise NotFoundError(f"{database}: there is no database yet; `meanwhile crawl` makes one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{_PREFIX}{now:%Y%m%d-%H%M%S}{_SUFFIX}"
        scratch = target.with_suffix(".part")
        scratch.unlink(missing_ok=True)
    except OSError as error:
        raise DiskError(f"{folder}: cannot be used for backups ({error.strerror})") from error
    try:
        # VACUUM INTO reads one consistent state, whoever writes meanwhile; a plain copy of the file was
        # corrupt in three of five tries.
        with closing(sqlite3.connect(database, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", (str(scratch),))
        check(scratch)
        _flush(scratch)
        scratch.replace(target)
        _flush(folder)
    except sqlite3.Error as error:
        scratch.unlink(missing_ok=True)
        raise _fault(target, error) from error
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise DiskError(f"{target}: the copy failed ({error.strerror}); check space and permissions") from error
    return target


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def backups(folder: Path) -> list[Path]:
    """The copies in a folder, newest first; names carry their time."""
    return sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}"), reverse=True)


def prune(folder: Path, *, keep: int) -> list[Path]:
    """Remove all but the newest copies; which went."""
    old = backups(folder)[keep:]
    for path in old:
        path.unlink()
    return old


def restore(copy: Path, database: Path, *, now: datetime) -> Path | None:
    """Put a checked copy in the database's place; what was there is kept beside it, under the returned name."""
    if not copy.exists():
        raise NotFoundError(f"{copy}: there is no such backup")
    check(copy)
    aside: Path | None = None
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        scratch = database.with_name(database.name + ".restoring")
        scratch.unlink(missing_ok=True)
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(scratch)) as target:
            source.backup(target)
        _flush(scratch)
        if database.exists():
            aside = database.with_name(f"{database.name}.before-{now:%Y%m%d-%H%M%S}")
            with closing(sqlite3.connect(database, timeout=30)) as connection:
                # What stands in the write-ahead log belongs to the database that is set aside.
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            database.replace(aside)
        for rest in ("-wal", "-shm"):
            database.with_name(database.name + rest).unlink(missing_ok=True)
        scratch.replace(database)
        _flush(database.parent)
    except sqlite3.Error as error:
        raise _fault(database, error) from error
    except OSError as error:
        raise DiskError(f"{database}: could not be restored ({error.strerror}); the backup is untouched") from error
    return aside
