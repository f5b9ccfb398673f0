"""Every point at which a power cut could hurt. `install()` is for the process that begets children: see tests/kills.py.

A point is passed before and after each SQL statement, each COMMIT and each change of a name in a folder. With
`MEANWHILE_KILL=37` a child kills itself at the 37th point that it passes; with `MEANWHILE_POINTS=FILE` it writes the
names of all that it passed; with `MEANWHILE_ACKNOWLEDGED=FILE` it notes each article as soon as it is said to be kept.
"""

import os
import signal
import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect

from pipeline.take_in import TakeIn
from pipeline.types import Article

KILL, POINTS, ACKNOWLEDGED = "MEANWHILE_KILL", "MEANWHILE_POINTS", "MEANWHILE_ACKNOWLEDGED"

_passed = 0
_counted_in = os.getpid()


def point(name: str) -> None:
    """Something is about to be done, or has just been done."""
    global _passed, _counted_in
    if _counted_in != os.getpid():
        # What the process that begot this one passed does not count.
        _passed, _counted_in = 0, os.getpid()
    _passed += 1
    if os.environ.get(KILL) == str(_passed):
        os.kill(os.getpid(), signal.SIGKILL)
    if path := os.environ.get(POINTS):
        _append(path, name)


def _append(path: str, line: str) -> None:
    # One write of few bytes at the end: it is there whole, whatever happens to the process.
    handle = _open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"{line}\n".encode())
    finally:
        os.close(handle)


_open = os.open


def _around(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **named: Any) -> Any:
        point(f"before {what}")
        result = function(*arguments, **named)
        point(f"after {what}")
        return result

    return wrapped


def _word(statement: str) -> str:
    return " ".join(statement.split()[: 3 if statement.lstrip().upper().startswith(("CREATE", "ALTER")) else 1])


def _before(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
    point(f"before {_word(statement)}")


def _after(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
    point(f"after {_word(statement)}")


class _Watched(sqlite3.Connection):
    """For what is done without SQLAlchemy: copies."""

    def execute(self, statement: str, *arguments: Any) -> sqlite3.Cursor:
        point(f"before raw {_word(statement)}")
        cursor = super().execute(statement, *arguments)
        point(f"after raw {_word(statement)}")
        return cursor

    def backup(self, target: sqlite3.Connection, **named: Any) -> None:
        # In steps, so that it can be killed between them.
        super().backup(target, pages=64, progress=lambda *_: point("copying pages"))


def _connect(*arguments: Any, **named: Any) -> sqlite3.Connection:
    made: sqlite3.Connection = _plain_connect(*arguments, **{"factory": _Watched, **named})
    return made


_plain_connect = sqlite3.connect
_keep = TakeIn.__call__


def _noting(self: TakeIn, arrival: Any) -> Any:
    outcome = _keep(self, arrival)
    if isinstance(arrival, Article) and (path := os.environ.get(ACKNOWLEDGED)):
        _append(path, arrival.canonical_url)
    return outcome


def install() -> None:
    """From now on this process and its children pass the points."""
    event.listen(Engine, "before_cursor_execute", _before)
    event.listen(Engine, "after_cursor_execute", _after)
    sqlite3.connect = _connect  # type: ignore[assignment]  # the factory aside it is the same
    DefaultDialect.do_commit = _around("commit", DefaultDialect.do_commit)  # type: ignore[method-assign]
    for name in ("replace", "rename", "link", "unlink", "fsync", "mkdir"):
        setattr(os, name, _around(name, getattr(os, name)))
    TakeIn.__call__ = _noting  # type: ignore[method-assign]
