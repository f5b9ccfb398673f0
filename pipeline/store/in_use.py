"""Who has a SQLite database open: all that do share a lock file beside it, and who would replace it wants it alone."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import BusyError

_SUFFIX = ".use.lock"


def share(database: Path) -> int | None:
    """Hold the database in its place until the descriptor is closed; BusyError while another one is put there.

    None where no lock file can be made: a folder that cannot be written holds no database that is replaced.
    """
    handle = _lock_file(database)
    if handle is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise BusyError(f"{database}: a backup is being put in its place; try again in a moment") from error
    return handle


@contextmanager
def replacing(database: Path) -> Iterator[None]:
    """Nobody has the database open, and nobody can open it meanwhile; else BusyError at once."""
    handle = _lock_file(database)
    if handle is None:
        yield
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise in_use(database) from error
        yield
    finally:
        os.close(handle)


def in_use(database: Path) -> BusyError:
    """What to say of a database that cannot be replaced now."""
    return BusyError(f"{database}: another process has it open; stop the desk and `meanwhile serve` and try again")


def _lock_file(database: Path) -> int | None:
    """A file of its own: closing the database itself a second time would take SQLite's locks away."""
    try:
        return os.open(database.with_name(database.name + _SUFFIX), os.O_RDONLY | os.O_CREAT, 0o666)
    except OSError:
        return None
