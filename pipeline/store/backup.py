"""Copies of a SQLite database that are sound while others write, and putting one back."""

import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import DiskError, InputError, NotFoundError
from pipeline.store import in_use

_PREFIX = "meanwhile-"
_SUFFIX = ".db"
_SCRATCH = ".part"
#: A copy that was not written to for so long was left by a process that was killed.
_ABANDONED_S = 3600


def _no_step(_what: str) -> None:
    """For callers that draw no bar."""


def _fault(path: Path, error: sqlite3.Error) -> DiskError:
    return DiskError(f"{path}: the copy failed ({error}); check space and permissions, then try again")


def check(path: Path) -> None:
    """Raise InputError unless a file is a sound database."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise InputError(f"{path}: is not a sound database of Meanwhile ({error})") from error
    if found != "ok":
        raise InputError(f"{path}: the integrity check says: {found}")


def back_up(database: Path, folder: Path, *, now: datetime, step: Callable[[str], None] = _no_step) -> Path:
    """Write a checked copy into a folder; it is there whole or not at all. `step` is told what is done next."""
    if not database.exists():
        raise NotFoundError(f"{database}: there is no database yet; `meanwhile crawl` makes one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{_PREFIX}{now:%Y%m%d-%H%M%S}{_SUFFIX}"
        scratch = target.with_suffix(_SCRATCH)
        scratch.unlink(missing_ok=True)
        _remove_abandoned(folder, now)
    except OSError as error:
        raise DiskError(f"{folder}: cannot be used for backups ({error.strerror})") from error
    try:
        # VACUUM INTO reads one consistent state, whoever writes meanwhile; a plain copy of the file was
        # corrupt in three of five tries.
        step("copying")
        with closing(sqlite3.connect(database, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", (str(scratch),))
        step("checking")
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


def _remove_abandoned(folder: Path, now: datetime) -> None:
    for path in folder.glob(f"{_PREFIX}*{_SCRATCH}"):
        with suppress(FileNotFoundError):
            if now.timestamp() - path.stat().st_mtime > _ABANDONED_S:
                path.unlink()


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def backups(folder: Path) -> list[Path]:
    """The copies in a folder, newest first; names carry their time."""
    return sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}"), reverse=True)


def made_at(copy: Path) -> datetime:
    """When a copy was made, by its name; of another file, when it was written last."""
    try:
        return datetime.strptime(copy.name, f"{_PREFIX}%Y%m%d-%H%M%S{_SUFFIX}").replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(copy.stat().st_mtime, UTC)


def prune(folder: Path, *, keep: int) -> list[Path]:
    """Remove all but the newest copies; which went."""
    old = backups(folder)[keep:]
    for path in old:
        path.unlink()
    return old


def _as_it_is(_made: Path) -> None:
    """For callers that need nothing of this release's tables."""


def _nothing(_made: Path, _aside: Path | None) -> None:
    """For callers that carry nothing over."""


def restore(
    copy: Path,
    database: Path,
    *,
    now: datetime,
    step: Callable[[str], None] = _no_step,
    adapt: Callable[[Path], None] = _as_it_is,
    carry: Callable[[Path, Path | None], None] = _nothing,
) -> Path | None:
    """Put a checked copy in the database's place; what was there is kept beside it, under the returned name.

    At every moment there is a whole database at its place: what was there, and then the copy. BusyError when another
    process has it open, since that would go on writing into what is set aside; who would open it meanwhile gets one.
    `adapt` is called with what will be put in place, and then `carry` with that and with what is set aside; they leave
    no connection open. What they raise leaves everything as it was.
    """
    if not copy.exists():
        raise NotFoundError(f"{copy}: there is no such backup")
    step("checking")
    check(copy)
    # A link goes on leading to it; SQLite's log, too, is beside what it leads to.
    database = database.resolve()
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        # From here on nobody may open or make what is set aside, and write into it what is lost with it.
        with in_use.replacing(database):
            return _replace(copy, database, now, step, adapt, carry)
    except sqlite3.Error as error:
        raise _fault(database, error) from error
    except OSError as error:
        raise DiskError(f"{database}: could not be restored ({error.strerror}); the backup is untouched") from error


def _replace(
    copy: Path,
    database: Path,
    now: datetime,
    step: Callable[[str], None],
    adapt: Callable[[Path], None],
    carry: Callable[[Path, Path | None], None],
) -> Path | None:
    """The part of a restore that is done alone."""
    scratch = database.with_name(database.name + ".restoring")
    aside = _free_name(database, now) if database.exists() else None
    try:
        _remove_all(scratch)  # of a restore that was killed
        step("copying")
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(scratch)) as target:
            source.backup(target)
        adapt(scratch)
        if aside is not None:
            step("setting aside what is there")
            _set_aside(database, aside)
        try:
            carry(scratch, aside)
            _settle(scratch)
        except BaseException:
            if aside is not None:
                _take_back(database, aside)
            raise
        scratch.replace(database)
        _flush(database.parent)
    finally:
        # Where it failed: else a disk that was too full for a second database would stay so.
        with suppress(OSError):
            _remove_all(scratch)
    return aside


def _remove_all(path: Path) -> None:
    for rest in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + rest).unlink(missing_ok=True)


def _take_back(database: Path, aside: Path) -> None:
    """The second name away, and what was left of a broken database back beside it."""
    for rest in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            aside.with_name(aside.name + rest).replace(database.with_name(database.name + rest))
    aside.unlink(missing_ok=True)


def _settle(scratch: Path) -> None:
    """All of it in the one file that is moved, checked and on the disk."""
    with closing(sqlite3.connect(scratch)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    check(scratch)
    _flush(scratch)


def _free_name(database: Path, now: datetime) -> Path:
    """Where what is there can be set aside; nothing is overwritten that an earlier restore put there."""
    name = f"{database.name}.before-{now:%Y%m%d-%H%M%S}"
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    found = (database.with_name(one) for one in names)
    return next(path for path in found if not path.exists() or path.samefile(database))


def _set_aside(database: Path, aside: Path) -> None:
    """A second name for what is there, with all that stands in its write-ahead log."""
    try:
        # Read only at first: opened for writing, a broken database would lose its log.
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=2)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(database, timeout=2)) as connection:
            # Leaving the log for good needs the database for oneself: so it is seen whether somebody has it open.
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        mode = "wal"
    except sqlite3.DatabaseError:
        mode = "broken"
    if mode == "wal":
        raise in_use.in_use(database)
    for rest in ("-wal", "-shm"):
        # Only of a broken database something is left of it: that belongs to what is set aside.
        with suppress(FileNotFoundError):
            database.with_name(database.name + rest).replace(aside.with_name(aside.name + rest))
    try:
        aside.hardlink_to(database)
    except FileExistsError:
        # A restore of this very second that was killed has done so already.
        if not aside.samefile(database):
            raise
    except OSError:
        # A disk without second names.
        shutil.copy2(database, aside)
        _flush(aside)
