"""JSON lines in: the good ones are done, the bad ones are named by number at the end."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from pipeline.errors import InputError
from pipeline.types import Item

LIMA = ZoneInfo("America/Lima")


class BadLineError(InputError):
    """One line that cannot be used; the reader goes on with the next."""


class Lines:
    """Objects of a stream of JSON lines. After the loop, `complain()` raises InputError if any line was bad."""

    def __init__(
        self,
        stream: Iterable[str],
        *,
        shown: str = "standard input",
        rows: Iterable[tuple[int, dict[str, Any]]] | None = None,
        unit: str = "line",
    ) -> None:
        self._stream = stream
        self._shown = shown
        self._rows = rows  # numbered objects of a file that is not JSON lines, in place of the stream
        self._unit = unit
        self.faults: list[str] = []
        self.n_good = 0

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]]]:
        if self._rows is not None:
            yield from self._rows
            return
        for number, line in enumerate(self._stream, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except ValueError as error:
                self.fault(number, f"is not JSON ({error})")
                continue
            if not isinstance(value, dict):
                self.fault(number, f"holds a {type(value).__name__}, not an object")
                continue
            yield number, value

    def read(self, convert: Callable[[dict[str, Any]], Any]) -> Iterator[Any]:
        """Each object converted; what `convert` refuses with BadLineError is a bad line."""
        for number, value in self:
            try:
                converted = convert(value)
            except BadLineError as error:
                self.fault(number, str(error))
                continue
            self.n_good += 1
            yield converted

    def fault(self, number: int, what: str) -> None:
        """Note a bad line."""
        self.faults.append(f"{self._shown}: {self._unit} {number} {what}")

    def complain(self) -> None:
        """Raise if there were bad lines, naming the first twenty."""
        if self.faults:
            more = [f"… and {len(self.faults) - 20} more"] if len(self.faults) > 20 else []
            raise InputError("\n".join([*self.faults[:20], *more]) + f"\n{self.n_good} good lines were done")


def stdin_lines() -> Lines:
    """Standard input, read as UTF-8 whatever the locale says."""
    stream: TextIO = sys.stdin
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="strict")
    return Lines(_decoded(stream))


def _decoded(stream: TextIO) -> Iterator[str]:
    try:
        yield from stream
    except UnicodeDecodeError as error:
        raise InputError(f"standard input: is not UTF-8 ({error}); convert it first, for example with iconv") from error


def text_of(value: Mapping[str, Any], key: str, *, required: bool = False) -> str:
    """A string field; missing or null is "" unless required."""
    found = value.get(key)
    if found is None:
        if required:
            raise BadLineError(f'has no "{key}"')
        return ""
    if isinstance(found, int | float) and not isinstance(found, bool):
        return str(found)
    if not isinstance(found, str):
        raise BadLineError(f'"{key}" is a {type(found).__name__}, not text')
    return found


def moment_of(value: str) -> datetime | None:
    """A time as outlets and programs write it: ISO 8601, a day, or 20260224; a naive one is Lima time."""
    value = value.strip()
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise BadLineError(f'"published" is {value!r}, which is no ISO 8601 date or time') from error
    if moment.tzinfo is None:
        # A day alone means its noon, so that no zone moves it to another day.
        only_day = len(value) <= 10
        moment = (datetime.combine(moment, time(12)) if only_day else moment).replace(tzinfo=LIMA)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise BadLineError(f'"published" is {value!r}, which no calendar of UTC holds') from error


def item_of(value: dict[str, Any]) -> Item:
    """An item from {"id","title","text","lang","published","url","source"}; all but the id may be missing."""
    moment = moment_of(text_of(value, "published") or text_of(value, "day"))
    return Item(
        id=text_of(value, "id", required=True),
        title=text_of(value, "title"),
        text=text_of(value, "text"),
        lang=text_of(value, "lang"),
        url=text_of(value, "url"),
        source=text_of(value, "source"),
        published_at=moment,
        first_seen_at=moment,
    )


def day_of(value: str, *, name: str) -> date:
    """A day given as an option, or InputError."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{name}: {value!r} is not a day; write it as 2019-02-24") from error
