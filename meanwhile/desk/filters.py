"""Filters of the queue and the search as they stand in an address: read, checked, written."""

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from pipeline.errors import InputError
from pipeline.store.search import Query

SIZES = (10, 25, 50, 100)
STATES = ("new", "accepted", "rejected")
#: What of a filter can be saved.
NAMES = ("q", "state", "topic", "region", "source", "lang", "since", "until", "order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """A place in the queue: a pool of it, by base from one item to another, and what of the pool was shown before.

    Deciding what was shown moves nothing into the pool, and whatever the rest of it ranks now, it is still to come:
    page numbers or a rank to go on from would hide another item for every decided one.
    """

    pool: tuple[float, int] | None = None  # base and id of the last item of the pool before; None: the first pool
    until: tuple[float, int] | None = None  # of the last item of this one; None: all that follows
    seen: frozenset[int] = frozenset()

    def __str__(self) -> str:
        ends = (f"{end[0]!r},{end[1]}" if end is not None else "" for end in (self.pool, self.until))
        return "~".join((*ends, _packed(self.seen)))


_PAIR = re.compile(r"(-?\d{1,9}(?:\.\d{1,20})?(?:e-\d{1,3})?),(\d{1,15})", re.ASCII)
#: So many ids of 15 digits at most: no pool holds more.
_LONGEST = 4000


def _packed(ids: Iterable[int]) -> str:
    """Ids as the differences between them, seven bits a byte: two bytes each where a pool lies close together."""
    found = bytearray()
    before = 0
    for number in sorted(ids):
        step, before = number - before, number
        while step > 0x7F:
            found.append(step & 0x7F | 0x80)
            step >>= 7
        found.append(step)
    return base64.urlsafe_b64encode(found).rstrip(b"=").decode()


def _unpacked(text: str) -> frozenset[int] | None:
    """What `_packed` wrote; None for anything else."""
    if not re.fullmatch(r"[\w-]*", text, re.ASCII) or len(text) > _LONGEST or len(text) % 4 == 1:
        return None
    ids: list[int] = []
    step = shift = last = 0
    for byte in base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)):
        step |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            last += step
            ids.append(last)
            step = shift = 0
    found = frozenset(ids)
    # A number that is not ended, one that comes twice, or one that no item can have.
    return found if last < 10**15 and _packed(found) == text else None


def cursor_of(text: str) -> Cursor | None:
    """The place that `str(cursor)` wrote; None for anything else."""
    parts = text.split("~")
    if len(parts) != 3 or text == "~~":
        return None
    ends: list[tuple[float, int] | None] = []
    for part in parts[:2]:
        match = _PAIR.fullmatch(part)
        if part and not match:
            return None
        ends.append((float(match[1]), int(match[2])) if match else None)
    seen = _unpacked(parts[2])
    return None if seen is None else Cursor(pool=ends[0], until=ends[1], seen=seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter with its page."""

    q: str = ""
    state: str = ""
    topic: str = ""
    region: str = ""
    source: str = ""
    lang: str = ""
    since: str = ""
    until: str = ""
    order: str = ""
    size: int = 25
    page: int = 1
    after: Cursor | None = None  # where a page of the queue begins; pages of other lists have numbers

    @property
    def query(self) -> Query:
        """As the store takes it."""
        return Query(
            words=self.q,
            topic=self.topic,
            region=self.region,
            source=self.source,
            lang=self.lang,
            state="" if self.state == "all" else self.state,
            since_on=_day(self.since),
            until_on=_day(self.until),
            order="worth" if self.order == "worth" else "date",
        )

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.size

    def kept(self) -> dict[str, str]:
        """The parts that say something, as text."""
        return {name: value for name in NAMES if (value := getattr(self, name))}

    def address(self, **changes: str | int) -> str:
        """The query part of an address with some parts changed; "" takes a part away. It starts at the first page."""
        parts: dict[str, str | int] = {**self.kept(), "size": self.size, "page": 1, **changes}
        if parts["size"] == 25:
            del parts["size"]
        if parts["page"] == 1:
            del parts["page"]
        return "?" + urlencode({key: value for key, value in parts.items() if value != ""})

    def here(self, **changes: str | int) -> str:
        """The address of this very page, with some parts changed."""
        place: dict[str, str | int] = {"page": self.page} if self.after is None else {"after": str(self.after)}
        return self.address(**{**place, **changes})

    def active(self) -> list[tuple[str, str]]:
        """What narrows, for showing and taking away."""
        return [(name, value) for name, value in self.kept().items() if name not in {"state", "order", "q"}]


def filter_of(arguments: Mapping[str, str], *, state: str = "") -> Filter:
    """The filter of an address. A number or day that is none is left out: an address may be written by hand."""
    # PostgreSQL takes no text with a NUL in it.
    arguments = {name: value.replace("\x00", " ") for name, value in arguments.items()}
    size = _number(arguments.get("size", ""), 25)
    wanted = arguments.get("state", "")
    return Filter(
        q=arguments.get("q", "")[:200],
        state=wanted if wanted in (*STATES, "all") else state,
        topic=arguments.get("topic", "")[:60],
        region=arguments.get("region", "")[:60],
        source=arguments.get("source", "")[:100],
        lang=arguments.get("lang", "")[:8],
        since=arguments.get("since", "") if _is_day(arguments.get("since", "")) else "",
        until=arguments.get("until", "") if _is_day(arguments.get("until", "")) else "",
        order=arguments.get("order", "") if arguments.get("order") in {"worth", "date"} else "",
        size=size if size in SIZES else 25,
        page=max(1, min(_number(arguments.get("page", ""), 1), 10_000)),
        after=cursor_of(arguments.get("after", "")),
    )


def narrowed(found: Filter, **parts: str) -> Filter:
    """The filter with parts put in."""
    return replace(found, **parts)  # type: ignore[arg-type]  # all parts named here are text


def _number(value: str, default: int) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else default


def _is_day(value: str) -> bool:
    try:
        _day(value)
    except InputError:
        return False
    return True


def _day(value: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{value!r} is no day; write it as 2019-02-24") from error
