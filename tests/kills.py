"""Processes that do real work and are killed: at a named point, after a time, or a moment after something was seen.

One process imports everything once and forks a child for each run, so that a run takes as long as its work and not as
long as Python's start: a thousand kills take minutes. The children run the real command.

    with Nursery("meanwhile.mailing") as nursery:
        assert nursery.run(["send"], crash="dot:2") == KILLED          # it kills itself at the point (MEANWHILE_CRASH)
        nursery.run(["send"], kill_after_s=0.05)                       # killed after a time
        trap = Trap(lambda: chance.uniform(0, 0.003))                  # killed soon after somebody calls trap.spring()
        nursery.run(["send"], trap=trap)

`python -m tests.kills ERRORS MODULE …` is that process; a child's standard error goes to the file ERRORS.
"""

import contextlib
import importlib
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from meanwhile.crashing import VARIABLE

ROOT = Path(__file__).parents[1]
#: The exit status of a child that was killed.
KILLED = -signal.SIGKILL


class Trap:
    """Kills the child it is set for, `delay_s` after it was sprung for the first time; springing it late is nothing."""

    def __init__(self, delay_s: float = 0.0) -> None:
        self._delay_s = delay_s
        self._sprung = threading.Event()
        self._over = threading.Event()
        self._watch: threading.Thread | None = None

    def spring(self) -> None:
        """It has happened. May be called from any thread, also before the child's number is known."""
        self._sprung.set()

    def set_for(self, child: int) -> None:
        """Begin to watch."""
        self._watch = threading.Thread(target=self._wait, args=(child,), daemon=True)
        self._watch.start()

    def _wait(self, child: int) -> None:
        self._sprung.wait()
        if not self._over.wait(self._delay_s):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)

    def lift(self) -> None:
        """The child has ended."""
        self._over.set()
        self._sprung.set()
        if self._watch is not None:
            self._watch.join(timeout=5)


class Nursery:
    """Runs the command `meanwhile` in one new child after another; one child at a time."""

    def __init__(self, *modules: str) -> None:
        """`modules`: what the command will import when it is run, so that no child has to."""
        self._errors = tempfile.NamedTemporaryFile(mode="r", prefix="kills-", suffix=".err")  # noqa: SIM115  until the end
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kills", self._errors.name, *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
            bufsize=1,
        )
        assert self._read() == "ready"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()
        self._errors.close()

    @property
    def said(self) -> str:
        """What the last child wrote on its standard error: for the message of an assertion."""
        self._errors.seek(0)
        return self._errors.read()

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def _order(self, arguments: Sequence[str], environment: Mapping[str, str], *, warm: bool = False) -> None:
        assert self._process.stdin is not None
        order = {"arguments": list(arguments), "environment": dict(environment), "warm": warm}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def warm(self, arguments: Sequence[str]) -> int:
        """One run in the process that begets the others: what it reads and compiles once, they find ready."""
        self._order(arguments, {}, warm=True)
        return int(self._read())

    def run(
        self,
        arguments: Sequence[str],
        *,
        crash: str = "",
        kill_after_s: float | None = None,
        trap: Trap | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> int:
        """One run of the command to its end, by itself or by a kill; its exit status, KILLED when it was killed."""
        self._order(arguments, {VARIABLE: crash, **(environment or {})})
        child = int(self._read())
        if kill_after_s is not None:
            trap = Trap(kill_after_s)
            trap.spring()
        if trap is not None:
            trap.set_for(child)
        status = int(self._read())
        if trap is not None:
            trap.lift()
        return status


def main(errors: str, modules: Sequence[str]) -> None:
    """Serve until standard input ends: a line of JSON begets a child; its number is printed, then its exit status."""
    from meanwhile.cli import run

    for name in modules:
        importlib.import_module(name)
    _say("ready")
    ended: int | None = None
    for line in sys.stdin:
        # Its number stayed taken until now, when nobody would still kill it: no other process can have been hit.
        if ended is not None:
            os.waitpid(ended, 0)
        ended = None
        order = json.loads(line)
        if order["warm"]:
            with contextlib.redirect_stdout(io.StringIO()):
                status = run(order["arguments"])
            _say(status)
            continue
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(os.open(errors, os.O_WRONLY | os.O_TRUNC), 2)
            os.environ.update(order["environment"])
            os._exit(run(order["arguments"]))
        _say(child)
        found = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        assert found is not None
        _say(found.si_status if found.si_code == os.CLD_EXITED else -found.si_status)
        ended = child


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
