"""No job hangs for ever: after its time it is ended, in good order where it can be, else as by a power cut."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pipeline.errors import MeanwhileError

#: Longest time that a run may take: a crawl of many slow outlets, and some.
LIMIT_S = 2 * 3600
#: What a run has for ending in good order.
GRACE_S = 60


class TookTooLongError(MeanwhileError):
    """A run took longer than any should."""

    exit_status = 75


@contextmanager
def time_limit(limit_s: int = LIMIT_S, grace_s: int = GRACE_S) -> Iterator[None]:
    """Raise TookTooLongError after a time; a process that does not end by that either is ended by the system."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(grace_s)
        raise TookTooLongError(f"the run took longer than {limit_s} s and was ended; a later one goes on there")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(limit_s)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
