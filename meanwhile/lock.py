"""One job at a time on one database: a lock file beside it, freed by the system however the process ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pipeline.errors import BusyError, DiskError


@contextmanager
def locked(path: Path, *, what: str, now: datetime) -> Iterator[None]:
    """Hold the lock, or raise BusyError (exit status 75) at once, naming who has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise DiskError(f"{path}: the lock file cannot be opened ({error.strerror}); check the folder") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.seek(0)
            holder = handle.read().strip() or "another process"
            raise BusyError(f"{path}: {holder} is at work; {what} was not started. Try again later") from error
        handle.seek(0)
        handle.truncate()
        # For the message above only: the lock itself is the system's.
        handle.write(f"{what} (process {os.getpid()}, since {now:%Y-%m-%d %H:%M} UTC)")
        handle.flush()
        try:
            yield
        finally:
            handle.seek(0)
            handle.truncate()
