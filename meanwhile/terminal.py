"""What the commands print: tables and progress for people, JSON lines for programs, one sentence for an error."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def jsonable(value: Any) -> Any:
    """A value as JSON can hold it: dataclasses as objects, times in ISO 8601."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key: jsonable(part) for key, part in asdict(value).items()}
    match value:
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return value.value
        case Mapping():
            return {str(key): jsonable(part) for key, part in value.items()}
        case str() | None | bool() | int() | float():
            return value
        case Path():
            return str(value)
        case Iterable():
            return [jsonable(part) for part in value]
        case _:
            return str(value)


def json_line(value: Any) -> None:
    """One value as one line of JSON on standard output."""
    sys.stdout.write(json.dumps(jsonable(value), ensure_ascii=False) + "\n")


def plain(text: str = "") -> None:
    """Text as it is: nothing in it is read as markup."""
    out.print(escape(text))


def notice(text: str) -> None:
    """A word to the person at the terminal, on standard error, so that output can be piped."""
    err.print(escape(text))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[str] = ()) -> None:
    """Rows for people; columns named in `right` hold numbers. In a pipe: tab-separated lines, nothing cut."""
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not out.is_terminal:
        for cells in (list(columns), *texts):
            sys.stdout.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")
        return
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        shown.add_column(column, justify="right" if column in right else "left", overflow="fold", no_wrap=number == 0)
    for cells in texts:
        shown.add_row(*map(escape, cells))
    out.print(shown)


@contextmanager
def progress(title: str, *, quiet: bool = False) -> Iterator["Bar"]:
    """A bar on standard error when it is a terminal; nothing otherwise."""
    if quiet or not err.is_terminal:
        yield Bar(None, None)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as shown:
        yield Bar(shown, shown.add_task(title, total=None))


class Bar:
    """A progress bar that may be absent."""

    def __init__(self, shown: Progress | None, task: Any) -> None:
        self._shown = shown
        self._task = task

    def total(self, n: int) -> None:
        """How many steps there will be."""
        if self._shown is not None:
            self._shown.update(self._task, total=n)

    def step(self, n: int = 1, *, at: str = "") -> None:
        """`n` steps further, now at something worth naming."""
        if self._shown is not None:
            self._shown.advance(self._task, n)
            if at:
                self._shown.update(self._task, description=escape(at)[:60])
