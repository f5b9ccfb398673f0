"""Logs for people or programs: plain lines, or one JSON object a line; each names the run that it belongs to."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum

from meanwhile.terminal import jsonable


class LogFormat(StrEnum):
    """How log lines look."""

    TEXT = "text"
    JSON = "json"


#: The run that is being done, as `crawl-123`: the number that `meanwhile status` and the desk's page of runs show.
_run: ContextVar[str] = ContextVar("run", default="")
#: What every record has; the rest was passed as `extra`.
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


@contextmanager
def named_run(name: str) -> Iterator[None]:
    """Lines that are logged within carry this name."""
    token = _run.set(name)
    try:
        yield
    finally:
        _run.reset(token)


def _extras(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _USUAL}


class TextLines(logging.Formatter):
    """`2026-11-29T05:00:03Z INFO crawl-12 meanwhile.jobs: ended exit_status=0`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and a traceback where there is one."""
        at = datetime.fromtimestamp(record.created, UTC)
        extras = "".join(
            f" {key}={json.dumps(jsonable(value), ensure_ascii=False)}" for key, value in _extras(record).items()
        )
        head = f"{at:%Y-%m-%dT%H:%M:%SZ} {record.levelname} {_run.get() or '-'} {record.name}"
        line = f"{head}: {record.getMessage()}{extras}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class JsonLines(logging.Formatter):
    """One JSON object a line, also with a traceback in it."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        at = datetime.fromtimestamp(record.created, UTC)
        found: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "run": _run.get(),
            "logger": record.name,
            "message": record.getMessage(),
            **_extras(record),
        }
        if record.exc_info:
            found["traceback"] = self.formatException(record.exc_info)
        return json.dumps(jsonable(found), ensure_ascii=False)


def set_up(*, verbose: bool, form: LogFormat) -> None:
    """Log to standard error from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form is LogFormat.JSON else TextLines())
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, handlers=[handler])
