"""Days, months and relative times in Spanish, English or Portuguese text, and whether one is found among others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from pipeline.text import fold

_SPANISH = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
    "janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro"
)
_ENGLISH = "january|february|march|april|may|june|july|august|september|october|november|december"
#: The months in English, in small letters.
MONTHS = frozenset(_ENGLISH.split("|"))
_NUMBER = {
    **{name: n for n, name in enumerate(_ENGLISH.split("|"), 1)},
    **dict(zip(_SPANISH.split("|")[:8], range(1, 9), strict=True)),
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    "janeiro": 1, "fevereiro": 2, "marco": 3, "maio": 5, "junho": 6, "julho": 7, "setembro": 9, "outubro": 10,
    "novembro": 11, "dezembro": 12,
}  # fmt: skip
_WEEKDAYS = {
    **dict(zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), range(7), strict=True)),
    **dict(zip(("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"), range(7), strict=True)),
}
#: "14 to 16 January", "19 y 20 de febrero de 2019", "del 14 al 16 de enero"
_LISTED = re.compile(
    r"(?<![\d.,/])(?P<days>(?:[1-9]|[12]\d|3[01]|0[1-9])(?:\.?o\b|°)?"
    r"(?:(?:, | y | e | al | a | and | to |–|-)(?:el )?(?:[1-9]|[12]\d|3[01])){0,4})"
    rf"(?: de(?: el)?)? (?P<month>{_SPANISH}|{_ENGLISH})\b(?:(?: del?| de el|,)? (?P<year>(?:19|20)\d\d))?"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_ENGLISH}) (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\b(?!,?\d)(?:,? (?P<year>(?:19|20)\d\d))?"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)?\d\d)(?![\d/-])")
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_MONTH = re.compile(rf"\b(?P<month>{_SPANISH}|{_ENGLISH})\b(?: (?:del? |de el )?(?P<year>(?:19|20)\d\d))?")
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})\b")
#: What follows a weekday that is told by its number: "el sábado 18 en Loreto".
_NUMBERED = re.compile(r" (?P<day>[12]\d|3[01]|[1-9])(?![\d.,:]?\d)(?! (?:de|horas|%|por ciento|km)\b)")
_LONE_DAY = re.compile(
    r"\b(?:el|este|pasado|ultimo|proximo|dia) (?P<day>[12]\d|3[01]|[1-9])(?![\d.,]?\d)(?! (?:de|%|por ciento|km))"
)
#: "el sábado 18": which month, the day of publication tells.
_WEEKDAY_AND_DAY = re.compile(
    r"\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) (?P<day>[12]\d|3[01]|[1-9])"
    r"(?![\d.,]?\d)(?! (?:de|%|por ciento|km))"
)
#: Relative times: a pattern of either language and what it means.
_RELATIVE = (
    (r"\byesterday\b|\bayer\b|\banoche\b|\bontem\b", "day-1"),
    (r"\btoday\b|\bhoy\b|\bhoje\b|\besta (?:manana|tarde|noche)\b", "day0"),
    (r"\btomorrow\b|(?<!la )(?<!por la )(?<!esta )\bmanana\b(?! del)", "day+1"),
    (r"\blast week\b|\bsemana pasada\b|\bpasada semana\b|\bthis past week\b|\bultima semana\b", "week-1"),
    (r"\bthis week\b|\besta semana\b|\bpresente semana\b", "week0"),
    (r"\bnext week\b|\bproxima semana\b|\bsemana (?:proxima|entrante|que viene)\b", "week+1"),
    (r"\blast month\b|\bmes pasado\b|\bpasado mes\b", "month-1"),
    (r"\bthis month\b|\beste mes\b|\bpresente mes\b|\bearlier this month\b", "month0"),
    (r"\bnext month\b|\bproximo mes\b|\bmes (?:proximo|entrante|que viene)\b", "month+1"),
    (r"\blast year\b|\bano pasado\b|\bpasado ano\b", "year-1"),
    (r"\bthis year\b|\beste ano\b|\bpresente ano\b|\bano en curso\b|\bactual ano\b", "year0"),
    (r"\bnext year\b|\bproximo ano\b|\bano (?:proximo|entrante|que viene)\b", "year+1"),
)  # fmt: skip
_RELATIVES = tuple((re.compile(pattern), meaning) for pattern, meaning in _RELATIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, month or weekday as a text gives it; what it leaves open is None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: str = ""
    text: str = ""


def days(text: str) -> list[Day]:
    """All times that a text names, in order; each stretch of text once."""
    return list(_days(text))


@lru_cache(maxsize=1024)
def _days(text: str) -> tuple[Day, ...]:
    folded = fold(text)
    found: list[Day] = []
    taken: list[tuple[int, int]] = []

    def is_free(start: int, end: int) -> bool:
        return all(end <= first or start >= last for first, last in taken)

    for day in _all(folded, text):
        same = bool(found) and (found[-1].start, found[-1].end) == (day.start, day.end)
        if same or is_free(day.start, day.end):
            found.append(day)
            taken.append((day.start, day.end))
    return tuple(sorted(found, key=lambda day: day.start))


def _all(folded: str, text: str) -> Iterator[Day]:
    for match in _LISTED.finditer(folded):
        if match["month"] == "may" and text[match.start("month")] == "m":
            continue  # "12 may follow"
        numbers = [int(n) for n in re.findall(r"\d+", match["days"])]
        if re.search(r" (?:al|a|to) |–|-", match["days"]) and len(numbers) == 2 and numbers[0] < numbers[1]:
            numbers = [numbers[0], numbers[1]]
        for number in numbers:
            yield _day(match, text, year=_year(match), month=_NUMBER[match["month"]], day=number)
    for match in _MONTH_FIRST.finditer(folded):
        if match["month"] != "may" or text[match.start("month")] == "M":
            yield _day(match, text, year=_year(match), month=_NUMBER[match["month"]], day=int(match["day"]))
    for pattern in (_ISO, _NUMERIC):
        for match in pattern.finditer(folded):
            year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield _day(match, text, year=year + 2000 if year < 100 else year, month=month, day=day)
    for match in _MONTH.finditer(folded):
        capital = text[match.start("month")].isupper()
        if match["month"] in {"may", "march", "marco"} and not capital:
            continue  # the verbs, the noun
        yield _day(match, text, year=_year(match), month=_NUMBER[match["month"]])
    for match in _WEEKDAY.finditer(folded):
        beside = _NUMBERED.match(folded, match.end())
        yield _day(match, text, weekday=_WEEKDAYS[match["weekday"]], day=int(beside["day"]) if beside else None)
    for pattern, meaning in _RELATIVES:
        for match in pattern.finditer(folded):
            yield Day(start=match.start(), end=match.end(), relative=meaning, text=match.group())
    for match in _LONE_DAY.finditer(folded):
        yield _day(match, text, day=int(match["day"]))
    for match in _WEEKDAY_AND_DAY.finditer(folded):
        start, end = match.span("day")
        yield Day(start=start, end=end, day=int(match["day"]), text=match["day"])


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _day(
    match: re.Match[str], text: str, *, year: int | None = None, month: int | None = None, day: int | None = None,
    weekday: int | None = None,
) -> Day:  # fmt: skip
    return Day(
        start=match.start(), end=match.end(), year=year, month=month, day=day, weekday=weekday,
        text=text[match.start() : match.end()],
    )  # fmt: skip


# --- among others -----------------------------------------------------------------------------------


def resolved(found: Iterable[Day], published_on: date | None) -> list[Day]:
    """The days with what they mean on the day of publication: weekdays, "ayer", a lone 19, missing years."""
    out: list[Day] = []
    for day in found:
        out.append(day)
        if published_on is None:
            continue
        for moment in _meanings(day, published_on):
            out.append(Day(start=day.start, end=day.end, year=moment.year, month=moment.month, day=moment.day))
        if day.relative.startswith("year"):
            out.append(Day(start=day.start, end=day.end, year=published_on.year + int(day.relative[4:])))
        if day.relative.startswith("month"):
            month = published_on.month - 1 + int(day.relative[5:])
            year = published_on.year + month // 12
            out.append(Day(start=day.start, end=day.end, year=year, month=month % 12 + 1))
    return out


def _meanings(day: Day, published_on: date) -> Iterator[date]:
    if day.weekday is not None and day.day is not None:
        near = (published_on + timedelta(days=shift) for shift in range(-31, 32))
        fitting = [moment for moment in near if (moment.weekday(), moment.day) == (day.weekday, day.day)]
        yield from fitting or _meanings(replace(day, day=None), published_on)  # "el lunes | 12 comuneros marcharon"
    elif day.weekday is not None:
        back = (published_on.weekday() - day.weekday) % 7
        yield published_on - timedelta(days=back)
        yield published_on - timedelta(days=back or 7)
        yield published_on + timedelta(days=(day.weekday - published_on.weekday()) % 7)
    elif day.relative.startswith("day"):
        yield published_on + timedelta(days=int(day.relative[3:]))
    elif day.day is not None and day.month is None:
        for shift in (-31, 0, 31):
            month = published_on + timedelta(days=shift)
            try:
                moment = month.replace(day=day.day)
            except ValueError:
                continue
            if abs((moment - published_on).days) <= 31:
                yield moment


def is_supported(ours: Day, evidence: Iterable[Day], published: Iterable[date]) -> bool:
    """Whether a day of the English is one of the evidence, with at most what the day of publication adds."""
    published = list(published)
    return any(_agrees(ours, theirs, published) for theirs in evidence)


def _agrees(ours: Day, theirs: Day, published: list[date]) -> bool:
    if ours.relative:
        return theirs.relative == ours.relative or _is_in(ours.relative, theirs, published)
    if ours.weekday is not None:
        if theirs.weekday is not None:
            return ours.weekday == theirs.weekday
        full = _full(theirs, published)
        return any(moment.weekday() == ours.weekday for moment in full)
    if ours.month is None or theirs.month != ours.month:
        return False
    if ours.day is not None and theirs.day != ours.day:
        return False
    if ours.year is None or theirs.year == ours.year:
        return True
    if theirs.year is not None:
        return False
    # the source gives no year: that of its publication, or the nearest one before or after
    return any(moment.year == ours.year for moment in _full(theirs, published))


def _full(day: Day, published: list[date]) -> list[date]:
    if day.month is None:
        return []
    found = []
    for moment in published or []:
        years = [day.year] if day.year else [moment.year - 1, moment.year, moment.year + 1]
        for year in years:
            try:
                full = date(year, day.month, day.day or 15)
            except ValueError:
                continue
            if day.year or abs((full - moment).days) <= 330:
                found.append(full)
    nearest = [min(found, key=lambda full: abs((full - moment).days)) for moment in published] if found else []
    return found if day.year else nearest


def _is_in(relative: str, day: Day, published: list[date]) -> bool:
    """Whether a full day lies in "last week", "this month" … as seen from the day of publication."""
    match = re.fullmatch(r"(day|week|month|year)([+-]?\d)", relative)
    if match is None or day.day is None:
        return False
    unit, shift = match[1], int(match[2])
    for moment in published:
        for full in _full(day, [moment]):
            gap = (full - moment).days
            months = (full.year - moment.year) * 12 + full.month - moment.month
            close = {
                "day": gap == shift,
                "week": -10 <= gap - 7 * shift <= 6,
                "month": months == shift,
                "year": full.year - moment.year == shift,
            }
            if close[unit]:
                return True
    return False
