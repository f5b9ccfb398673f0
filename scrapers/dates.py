"""Read the dates that outlets write: in feeds, in page meta, in print, in addresses. Pure: `now` is handed in."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from importlib.resources import files
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml

from pipeline.types import DateSource

#: Outlets of Peru print local time without saying so.
ZONE_NAME = "America/Lima"
#: Nothing on the web was published before; what looks older is a mis-read number.
OLDEST_YEAR = 1990
#: How far after the crawl a date may lie: clocks and zones differ by a day, no more.
LATEST = timedelta(hours=24)
#: No printed date is longer; the rest of a long string is not looked at.
LONGEST = 200


_COMBINING = re.compile("[\u0300-\u036f]")


@functools.cache
def lima() -> ZoneInfo:
    """Peru's zone; UTC−5 all year."""
    return ZoneInfo(ZONE_NAME)


def fold_words(text: str) -> str:
    """Lower case without accents and without odd spaces, so that the tables of words match."""
    if not text.isascii():
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    months: Mapping[str, int]
    units: Mapping[str, int]
    counts: Mapping[str, int]
    near_days: Mapping[str, int]
    zones: Mapping[str, int]
    day_month_year: re.Pattern[str]
    month_day_year: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    ago: re.Pattern[str]
    near: re.Pattern[str]
    zone: re.Pattern[str]


def _turned(table: Mapping[int, list[str]]) -> dict[str, int]:
    """Word → number; the first language that claims a word keeps it."""
    words: dict[str, int] = {}
    for number, forms in table.items():
        for form in forms:
            words.setdefault(form, int(number))
    return words


def _choice(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@functools.cache
def _words() -> _Words:
    raw = yaml.safe_load((files("scrapers") / "dates.yaml").read_text(encoding="utf-8"))
    tables = {name: _turned(raw[name]) for name in ("months", "units", "counts", "near_days", "zones")}
    month = rf"(?P<month>{_choice(tables['months'])})(?![a-z])\.?"
    day = r"(?<![\d:.,])(?P<day>[0-3]?\d)(?:st|nd|rd|th|º|°|o|ro|er|\.)?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    count = rf"(?P<count>\d{{1,3}}|{_choice(tables['counts'])})"
    unit = rf"(?P<unit>{_choice(tables['units'])})\b"
    return _Words(
        **tables,
        day_month_year=re.compile(rf"{day}[\s\-/.,_]*(?:(?:de|of|do|del)\s+)?{month}[\s\-/.,_']*(?:(?:de|del|do|of)\s+)?{year}"),
        month_day_year=re.compile(rf"(?<![a-z]){month}[\s\-/.,]*{day}\s*[,\-/.\s]\s*(?:(?:de|del)\s+)?{year}"),
        day_month=re.compile(rf"{day}[\s\-/.,]*(?:(?:de|of)\s+)?{month}(?![\w/])"),
        month_day=re.compile(rf"(?<![a-z]){month}\s*{day}(?![\w/:])"),
        ago=re.compile(rf"\b(?:(?:hace|ha|faz|publicado hace)\s+(?:mas de\s+|unos?\s+|unas\s+)?{count}\s*{unit})"
                       rf"|\b{count.replace('count', 'count2')}\s*{unit.replace('unit', 'unit2')}\s+(?:ago|atras)\b"),
        near=re.compile(rf"\b(?P<near>{_choice(tables['near_days'])})\b"),
        zone=re.compile(rf"(?P<name>(?<![a-z])(?:{_choice(tables['zones'])})\b)?\s*\(?(?P<sign>[+\-\u2212])?"
                        r"(?(sign)(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?!\d))"),
    )  # fmt: skip


_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d{1,5}\b)"
)
_NUMERIC = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})\s?(?P<sep>[-/.])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<year>(?:19|20)?\d\d)(?!\d)"
)
_CLOCK = re.compile(
    r"(?<![\d:+\-])(?P<hour>\d{1,2})(?:(?P<dot>[:h.])(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?(?P<mark>\s*(?:h|hs|hrs|horas|uhr)\b\.?)?"
)
_COMPACT_CLOCK = re.compile(r"\s*t?(?P<hour>[012]\d)(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?!\d)")


def _day(year: int, month: int, day: int) -> date | None:
    if year < OLDEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _numeric_day(match: re.Match[str]) -> date | None:
    """Day first, as in Peru; month first only where day first is impossible (11/23/2026)."""
    first, second, year = int(match["a"]), int(match["b"]), _full_year(match["year"])
    return _day(year, second, first) or _day(year, first, second)


@dataclass(frozen=True, slots=True)
class _Found:
    day: date
    start: int
    end: int


def _find_day(text: str, now: datetime, zone: tzinfo) -> _Found | None:
    words = _words()
    if (match := _ISO.search(text)) is not None:
        year, month, day = (match["year"] or match["y"], match["month"] or match["m"], match["day"] or match["d"])
        if found := _day(int(year), int(month), int(day)):
            return _Found(found, match.start(), match.end())
    for pattern in (words.day_month_year, words.month_day_year):
        for match in pattern.finditer(text):
            if found := _day(int(match["year"]), words.months[match["month"]], int(match["day"])):
                return _Found(found, match.start(), match.end())
    for match in _NUMERIC.finditer(text):
        if found := _numeric_day(match):
            return _Found(found, match.start(), match.end())
    match = words.day_month.search(text) or words.month_day.search(text)
    if match is not None and not re.search(r"\d{4}", text):
        # no year is printed: the latest such day that is not to come
        today = now.astimezone(zone).date()
        for year_number in (today.year, today.year - 1):
            found = _day(year_number, words.months[match["month"]], int(match["day"]))
            if found and found <= today + timedelta(days=1):
                return _Found(found, match.start(), match.end())
    return None


def _clock_time(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Hour, minute, second; None where the numbers are no time of day."""
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half"] or "")[:1]
    if half and not 1 <= hour <= 12:
        half = ""  # "15:30 p. m." is met
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return (hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _find_time(text: str, day: _Found) -> tuple[tuple[int, int, int], int] | None:
    """The time beside the day and the place after it: behind the day if it is there, else before it."""
    if compact := _COMPACT_CLOCK.match(text, day.end):
        time = int(compact["hour"]), int(compact["minute"]), int(compact["second"] or 0)
        if time[0] < 24:
            return time, compact.end()
    for start, end in ((day.end, len(text)), (0, day.start)):
        for match in _CLOCK.finditer(text, start, end):
            spoken = match["half"] or (match["mark"] and match["dot"])
            if not (match["dot"] in {":", "h"} and match["minute"]) and not spoken:
                continue
            if time_found := _clock_time(match):
                return time_found, match.end()
    return None


def _find_zone(text: str, start: int, zone: tzinfo) -> tzinfo:
    words = _words()
    match = words.zone.match(text, start + (len(text[start:]) - len(text[start:].lstrip())))
    if match is None or not (match["name"] or match["sign"]):
        return zone
    minutes = words.zones[match["name"]] if match["name"] else 0
    if match["sign"]:
        offset = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        minutes = offset if match["sign"] == "+" else -offset
    return timezone(timedelta(minutes=minutes)) if abs(minutes) <= 14 * 60 else zone


def _relative(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    words = _words()
    if (match := words.ago.search(text)) is not None:
        count, unit = match["count"] or match["count2"], match["unit"] or match["unit2"]
        number = int(count) if count.isdigit() else words.counts[count]
        return now - timedelta(seconds=number * words.units[unit])
    if (match := words.near.search(text)) is not None and len(text) <= 60:
        day = now.astimezone(zone).date() - timedelta(days=words.near_days[match["near"]])
        found = _Found(day, match.start(), match.end())
        time = _find_time(text, found)
        return _moment(day, time[0] if time else (0, 0, 0), zone)
    return None


def _moment(day: date, time: tuple[int, int, int], zone: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, *time, tzinfo=zone)


def _from_epoch(text: str) -> datetime | None:
    if (match := _EPOCH.fullmatch(text)) is None:
        return None
    return datetime.fromtimestamp(int(match[1]), UTC)


def parse_local(text: str, *, now: datetime, zone: tzinfo | None = None) -> datetime | None:
    """As `parse_date`, but in the zone that the outlet wrote: the day is the one that it printed."""
    zone = zone or lima()
    text = text.strip()[:LONGEST]
    if epoch := _from_epoch(text):
        return epoch
    folded = fold_words(text)
    day = _find_day(folded, now, zone)
    if day is None:
        return _relative(folded, now, zone)
    time = _find_time(folded, day)
    if time is None:
        return _moment(day.day, (0, 0, 0), zone)
    return _moment(day.day, time[0], _find_zone(folded, time[1], zone))


@functools.cache
def _countries() -> Mapping[str, int]:
    raw = yaml.safe_load((files("scrapers") / "dates.yaml").read_text(encoding="utf-8"))
    return _turned(raw["countries"])


def zone_of(url: str) -> tzinfo | None:
    """The zone of the country that the address's host names, None where it names none."""
    host = (urlsplit(url).hostname or "") if url else ""
    minutes = _countries().get(host.rsplit(".", 1)[-1])
    return None if minutes is None else timezone(timedelta(minutes=minutes))


def parse_date(text: str, *, now: datetime, zone: tzinfo | None = None) -> datetime | None:
    """The moment that `text` names, as aware UTC; None when it names none. A time without a zone is `zone`'s (Lima's).

    Day before month where both are numbers. A time that no clock shows is dropped and the day kept. Never `now` itself
    for want of better: only phrases such as "hace 3 horas" count from it.
    """
    local = parse_local(text, now=now, zone=zone)
    return None if local is None else local.astimezone(UTC)


_ADDRESS = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?=[/\-_?.]|$)"),
    re.compile(r"/(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?=[/\-_?.]|$)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"[-_/.](?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d])"),
    re.compile(r"(?<!\d)(?P<day>0[1-9]|[12]\d|3[01])-(?P<month>0[1-9]|1[0-2])-(?P<year>(?:19|20)\d\d)(?!\d)"),
)
_QUIRK_GROUPS = {"y": "year", "m": "month", "d": "day", "H": "hour", "M": "minute"}


def choose_date(
    order: Iterable[tuple[datetime | None, str, DateSource]], *, now: datetime
) -> tuple[datetime | None, str, DateSource]:
    """The first date that does not lie in the future; where all do, `now` with the first as it stood: clamped."""
    future: tuple[datetime, str] | None = None
    for at, raw, source in order:
        if at is None:
            continue
        if at <= now + LATEST:
            return at, raw or at.isoformat(), source
        future = future or (at, raw)
    if future is not None:
        return now, future[1] or future[0].isoformat(), DateSource.CLAMPED
    return None, "", DateSource.FIRST_SEEN


def date_in_address(
    url: str, *, now: datetime, pattern: str = "", zone: tzinfo | None = None
) -> tuple[datetime, str] | None:
    """The moment named in an address and the characters that name it; `pattern` (groups y, m, d, H, M) goes first."""
    zone = zone or lima()
    patterns = ((re.compile(pattern),) if pattern else ()) + _ADDRESS
    for expression in patterns:
        for match in expression.finditer(url):
            parts = {_QUIRK_GROUPS.get(name, name): value for name, value in match.groupdict().items() if value}
            if not {"year", "month", "day"} <= parts.keys():
                continue
            day = _day(_full_year(parts["year"]), int(parts["month"]), int(parts["day"]))
            hour, minute = int(parts.get("hour", 0)), int(parts.get("minute", 0))
            if day is None or hour > 23 or minute > 59:
                continue
            moment = _moment(day, (hour, minute, 0), zone)
            if moment <= now + LATEST:
                return moment.astimezone(UTC), match[0].strip("/-_.")
    return None
