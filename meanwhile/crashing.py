"""Ends this process at a named point, as a power cut would: only for the tests that prove what the ledger promises."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Mapping

#: `MEANWHILE_CRASH=dot:3` kills the process with SIGKILL when it passes the point `dot` for the third time.
VARIABLE = "MEANWHILE_CRASH"
#: The points that a mail passes, in their order.
POINTS = (
    "claimed", "composed", "connected", "mail", "rcpt", "data", "body", "final_dot", "dot", "answered", "recorded",
)  # fmt: skip


def crash_at(environment: Mapping[str, str]) -> Callable[[str], None]:
    """What is to be called at each point; it does nothing unless the variable names one."""
    wanted, _, nth = environment.get(VARIABLE, "").partition(":")
    passed: Counter[str] = Counter()

    def at(point: str) -> None:
        passed[point] += 1
        if point == wanted and passed[point] == int(nth or 1):
            os.kill(os.getpid(), signal.SIGKILL)

    return at
