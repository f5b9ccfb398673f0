"""One job at a time on one database: a lock file beside it, freed by the system however the process ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from pipeline.errors import BusyError, unwritable


@contextmanager
def locked(path: Path, *, what: str, now: datetime) -> Iterator[None]:
    """Hold the lock, or raise BusyError (exit status 75) at once, naming who has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise unwritable(path, error) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.seek(0)
            holder = handle.read().strip() or "another process"
            raise BusyError(f"{path}: {holder} is at work; {what} was not started. Try again later") from error
        # For the message above only, the lock itself is the system's: a full disk does not stop it.
        _note(handle, f"{what} (process {os.getpid()}, since {now:%Y-%m-%d %H:%M} UTC)")
        try:
            yield
        finally:
            _note(handle, "")


def _note(handle: TextIO, text: str) -> None:
    descriptor = handle.fileno()
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, text.encode())
