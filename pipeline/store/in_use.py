"""Who has a SQLite database open: all that do share a lock file beside it, and who would replace it wants it alone."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import BusyError, DiskError, unwritable

_SUFFIX = ".use.lock"


def share(database: Path) -> int | None:
    """Hold the database in its place until the descriptor is closed; BusyError while another one is put there.

    None where nobody could put one there, and so no lock is needed: on a disk that is read-only, or in a folder that
    may not be written and has no lock file. A lock file that is there and cannot be used is an error.
    """
    return _locked(
        database, fcntl.LOCK_SH, BusyError(f"{database}: a backup is being put in its place; try again in a moment")
    )


@contextmanager
def replacing(database: Path) -> Iterator[None]:
    """Nobody has the database open, and nobody can open it meanwhile; else BusyError at once."""
    handle = _locked(database, fcntl.LOCK_EX, in_use(database))
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def in_use(database: Path) -> BusyError:
    """What to say of a database that cannot be replaced now."""
    return BusyError(
        f"{database}: another process has it open or restores it; stop the desk and `meanwhile serve` and try again"
    )


def _locked(database: Path, how: int, busy: BusyError) -> int | None:
    # By its real name: a database that is reached by a link as well has one lock, as it has one log.
    database = Path(os.path.realpath(database))
    path = database.with_name(database.name + _SUFFIX)
    handle = _lock_file(path)
    if handle is None:
        return None
    try:
        _open_to_its_users(handle, database)
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise busy from error
    except OSError as error:
        os.close(handle)
        raise DiskError(
            f"{path}: cannot be locked ({error.strerror or error}); check its owner and mode, "
            "and on a network disk its lock service"
        ) from error
    return handle


def _lock_file(path: Path) -> int | None:
    """A file of its own: closing the database itself a second time would take SQLite's locks away."""
    # For writing, since a network disk gives a lock for oneself on no other descriptor.
    flags = os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        return os.open(path, flags | os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT}:
            raise unwritable(path, error) from error
        fault = error
    try:
        # Another user's, or on a disk that only others may write: it can be shared all the same.
        return os.open(path, flags | os.O_RDONLY)
    except OSError as error:
        if not os.access(path, os.F_OK) and (fault.errno == errno.EROFS or not os.access(path.parent, os.W_OK)):
            return None
        raise unwritable(path, fault) from error


def _open_to_its_users(handle: int, database: Path) -> None:
    """Whoever may use the database may use its lock, whoever made that and under whatever umask."""
    found = os.fstat(handle)
    mode, owner = 0o660, None
    with suppress(OSError):
        stored = database.stat()
        mode, owner = stored.st_mode & 0o666, (stored.st_uid, stored.st_gid)
    # Another user's lock is left to that user.
    with suppress(OSError):
        if mode & ~found.st_mode:
            os.fchmod(handle, (found.st_mode & 0o666) | mode)
        # As SQLite does with its log, so that a command of root's does not shut the service out.
        if os.geteuid() == 0 and found.st_uid == 0 and owner is not None and owner[0] != 0 and found.st_nlink == 1:
            os.fchown(handle, *owner)
