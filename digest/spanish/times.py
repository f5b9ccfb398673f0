"""Times: days, periods and spans, parsed from the chart."""

import re
from dataclasses import replace
from datetime import date, timedelta

from digest.spanish.chart import Chart
from digest.spanish.figures import (
    MONTHS,
    WEEKDAYS,
    day_in_english,
    last_weekday,
    next_weekday,
)
from digest.spanish.quantities import QUALIFIERS_BY_FIRST, quantity
from digest.spanish.spans import from_to
from digest.spanish.tree import Time

#: What binds a day: its English, and the tense that it asks for.
_BOUNDS = {"hasta": ("until", ""), "desde": ("since", "perfect"), "para": ("for", "")}
#: What is told in the imperfect of a day so near was still to come.
SOON = timedelta(days=60)


def _and_month(chart: Chart, days: list[tuple[int, Time, float]]) -> list[tuple[int, Time, float]]:
    """ "para el 27 de diciembre | y para marzo": a month that is as near as the day before it."""
    out: list[tuple[int, Time, float]] = []
    for end, time, cost in days:
        if not chart.is_cat(end, "and") or chart.low(end + 1) != chart.low(time.start):
            continue
        here = end + 2
        if [chart.low(here + k) for k in range(3)] == ["el", "mes", "de"]:
            here += 3
        month = MONTHS.get(chart.low(here), 0)
        if not month:
            continue
        name = day_in_english(date(2000, month, 1), date(2000, 1, 1)).split()[1]
        stop, year = _year(chart, here + 1)
        shown = f" {year}" if year and (not chart.published_on or chart.published_on.year != year) else ""
        out.append((stop, replace(time, end=stop, en=f"{time.en} and {name}{shown}"), cost))
    return out


def times(chart: Chart, at: int) -> list[tuple[int, Time, float]]:
    """Times that begin at `at`."""
    return chart.remember("time", at, None, lambda: _times(chart, at))


def _times(chart: Chart, at: int) -> list[tuple[int, Time, float]]:
    found: list[tuple[int, Time, float]] = []
    bound = _BOUNDS.get(chart.low(at))
    if bound and chart.low(at + 1) == "el":  # "hasta el 31 de diciembre"
        for end, time in _days(chart, at + 1):
            day = time.en.removeprefix("on ")
            has_year = chart.text(end - 1).isdigit() and len(chart.text(end - 1)) == 4
            past = time.on is not None and chart.published_on is not None and time.on < chart.published_on
            if past and not has_year and chart.low(at) != "desde":
                # which year is meant is left as open as the source leaves it
                day = " ".join(w for w in day.split() if not (w.isdigit() and len(w) == 4))
                found.append((end, replace(time, start=at, en=f"{bound[0]} {day}", pull="", on=None), 0.0))
            elif time.en.startswith("on "):
                english, pull = bound
                if pull == "perfect" and time.pull == "future":
                    english, pull = "from", ""  # "desde el lunes", of a strike to come
                found.append((end, replace(time, start=at, en=f"{english} {day}", pull=pull), 0.0))
        found.extend(_and_month(chart, found))
    for end, time in (
        *_several(chart, at),
        *_days_and_parts(chart, at),
        *_periods(chart, at),
        *_fixed(chart, at),
        *_hours(chart, at),
        *_close_of(chart, at),
        *_spans(chart, at),
    ):
        found.append((end, time, 0.0))
    return found


def _year(chart: Chart, at: int) -> tuple[int, int]:
    """The year that follows ("de 2024", "del 2024", "de este año") and where it ends; 0 where there is none."""
    here = at
    if chart.published_on is not None and [chart.low(at + k) for k in range(3)] == ["de", "este", "año"]:
        return at + 3, chart.published_on.year
    if chart.low(here) in {"de", ","}:
        here += 1
    if chart.low(here) == "el" and here > at:
        here += 1
    text = chart.text(here)
    if len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100 and here > at:
        return here + 1, int(text)
    if chart.low(here) == "año" and chart.text(here + 1).isdigit():
        return here + 2, int(chart.text(here + 1))
    return at, 0


#: Tenses that say on which side of today a day lies.
_TOLD = frozenset(("fut", "pret"))


def _days(chart: Chart, at: int) -> list[tuple[int, Time]]:
    here = at
    if chart.low(here) in {"el", "este"}:
        here += 1
    elif not (chart.low(here) in WEEKDAYS or (chart.is_headline and chart.text(here).isdigit())):
        return _hoy(chart, at)
    modifier = ""
    if chart.low(here) in {"pasado", "último", "próximo"}:
        modifier, here = chart.low(here), here + 1
    weekday = WEEKDAYS.get(chart.low(here))
    if weekday is not None:
        here += 1
        if chart.low(here) == ",":
            here += 1 if chart.text(here + 1).isdigit() else 0
        if chart.low(here) in {"pasado", "último", "próximo"}:
            modifier, here = chart.low(here), here + 1
    text = chart.text(here)
    if text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31 and chart.low(here + 1) == "de":
        month = MONTHS.get(chart.low(here + 2), 0)
        if month:
            end, year = _year(chart, here + 3)
            if not year and not modifier and chart.low(end) in {"pasado", "último", "próximo"}:
                modifier, end = chart.low(end), end + 1  # "el 24 de marzo pasado"
            return _dated(chart, at, end, int(text), month, year, modifier)
    if weekday is not None and chart.published_on and text.isdigit() and len(text) <= 2 and not modifier:
        near = [chart.published_on + timedelta(days=n) for n in range(-24, 25)]
        fitting = [d for d in near if d.day == int(text) and d.weekday() == weekday]  # "este lunes 7"
        if len(fitting) > 1:  # "marcharán el viernes 17", early in March: not in February
            tenses = next((t for k in range(at - 1, -1, -1) if (t := {v.tense for v in chart.verbs(k)} & _TOLD)), set())
            fitting = fitting[-1:] if tenses == {"fut"} else fitting[:1] if tenses == {"pret"} else []
        followed = chart.low(here + 1) in {"y", "a", "al", "de", "e", "hasta"} or chart.nouns(here + 1)
        return [(here + 1, _on(chart, at, here + 1, fitting[0]))] if len(fitting) == 1 and not followed else []
    if weekday is not None and chart.published_on and here > at:
        if modifier == "próximo":
            day = next_weekday(weekday, chart.published_on + timedelta(days=1))
        else:
            day = last_weekday(weekday, chart.published_on)
        if modifier in {"pasado", "último"} and day == chart.published_on:
            day -= timedelta(days=7)
        return [(here, replace(_on(chart, at, here, day), is_weekday=not modifier))]
    return []


def _days_and_parts(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """Days, and what part of a day follows: "el lunes por la noche", "ayer en la mañana"."""
    found = _days(chart, at)
    for end, time in tuple(found):
        is_part = chart.low(end) in {"por", "en", "a"} and chart.low(end + 1) == "la"
        part = _DAY_PARTS.get(chart.low(end + 2), "") if is_part else ""
        if part and time.en.startswith("on "):
            found.append((end + 3, replace(time, end=end + 3, en=f"{part} {time.en.removeprefix('on ')}")))
    return found


#: Parts of a day before a date: "la noche del 31 de diciembre".
_DAY_PARTS = {
    "noche": "on the night of", "madrugada": "in the early hours of", "mañana": "on the morning of",
    "tarde": "on the afternoon of",
}  # fmt: skip


def _parts_of_day(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "la noche del lunes 31 de diciembre", "en la madrugada de ayer"."""
    here = at + 1 if chart.low(at) in {"en", "durante"} else at
    part = _DAY_PARTS.get(chart.low(here + 1), "")
    if chart.low(here) != "la" or not part or chart.low(here + 2) != "de":
        return []
    begin = here + 3
    days = _days(chart, begin) if chart.low(begin) in {"el", "este"} else _hoy(chart, begin)
    return [(end, replace(t, start=at, en=f"{part} {t.en.removeprefix('on ')}")) for end, t in days]


def _dated(
    chart: Chart, at: int, end: int, number: int, month: int, year: int, modifier: str
) -> list[tuple[int, Time]]:
    published = chart.published_on
    guess = year
    if not guess:
        if published is None:
            return []
        guess = published.year
        # the nearer of two years is meant: in December "8 de enero" is to come, in January "27 de diciembre" is past
        if month - published.month > 6 and modifier != "próximo":
            guess -= 1
        elif published.month - month > 6:
            guess += 1
    try:
        day = date(guess, month, number)
    except ValueError:
        return []
    return [(end, _on(chart, at, end, day))]


def _on(chart: Chart, at: int, end: int, day: date) -> Time:
    pull = "future" if chart.published_on and day > chart.published_on else "past"
    if chart.published_on and day.year > chart.published_on.year and not _names_year(chart, end):
        # of January in December: the coming one of a plan, the last one of a report
        pull = "soon" if day - chart.published_on <= SOON else "nearest"
    is_near = chart.published_on is not None and timedelta(0) < day - chart.published_on < timedelta(days=183)
    said = day_in_english(day, day if is_near else chart.published_on)  # the coming January needs no year
    return Time(start=at, end=end, en=f"on {said}", pull=pull, on=day)


def _names_year(chart: Chart, end: int) -> bool:
    return len(chart.text(end - 1)) == 4 and chart.text(end - 1).isdigit()


def _several(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "el martes 19 y el miércoles 20 de febrero", "del 16 al 18 de enero", "el 19 y 20 de febrero"."""
    is_span = chart.low(at) == "de" and chart.low(at + 1) == "el"
    is_plain = chart.low(at) == "los" and chart.low(at + 1) == "días"  # "los días 19 y 20 de julio"
    first = _number_of_day(chart, at + 2 if is_plain else at + 1 if is_span else at)
    if first is None or not (is_span or is_plain or chart.low(at) == "el"):
        return []
    here, low = first
    if is_span:
        if chart.low(here) != "a" or chart.low(here + 1) != "el":
            return []
        second = _number_of_day(chart, here + 1)
    else:
        if not chart.is_cat(here, "and"):
            return []
        second = _number_of_day(chart, here + 1)
    if second is None or chart.low(second[0]) != "de":
        return []
    month = MONTHS.get(chart.low(second[0] + 1), 0)
    if not month or not low < second[1]:
        return []
    end, year = _year(chart, second[0] + 2)
    dated = _dated(chart, at, end, second[1], month, year, "")
    link = "to" if is_span else "and"
    start = "from " if is_span else "on "
    return [
        (stop, replace(time, en=f"{start}{low} {link} {time.en.removeprefix('on ')}", on=None)) for stop, time in dated
    ]


def _number_of_day(chart: Chart, at: int) -> tuple[int, int] | None:
    """ "el martes 19", "el 19", "20": where the number ends, and it."""
    here = at + 1 if chart.low(at) in {"el", "este"} else at
    if chart.low(here) in WEEKDAYS:
        here += 1
    text = chart.text(here)
    return (here + 1, int(text)) if text.isdigit() and 1 <= int(text) <= 31 else None


def _hoy(chart: Chart, at: int) -> list[tuple[int, Time]]:
    low, published = chart.low(at), chart.published_on
    if published is None:
        return []
    if low in {"ayer", "hoy", "anoche", "anteayer"}:
        back = {"ayer": 1, "anoche": 1, "hoy": 0, "anteayer": 2}[low]
        following = at + 1
        if chart.low(following) in WEEKDAYS:  # "hoy martes 13 de mayo"
            following += 1
            if chart.text(following).isdigit() and MONTHS.get(chart.low(following + 2)):
                following = _year(chart, following + 3)[0]
        return [(following, _on(chart, at, following, published - timedelta(days=back)))]
    if low == "esta" and (part := _DAY_PARTS.get(chart.low(at + 1), "")):  # "esta madrugada"
        today = _on(chart, at, at + 2, published)
        return [(at + 2, replace(today, en=f"{part} {today.en.removeprefix('on ')}"))]
    if low == "mañana" and chart.low(at - 1) not in {"la", "esta"}:
        following = at + 2 if chart.low(at + 1) in WEEKDAYS else at + 1  # "mañana martes 18 de noviembre"
        if following > at + 1 and chart.text(following).isdigit() and MONTHS.get(chart.low(following + 2)):
            following = _year(chart, following + 3)[0]
        return [(following, _on(chart, at, following, published + timedelta(days=1)))]
    return []


#: "a fines de", "hasta inicios de", "desde mediados de": what part, and how English binds it.
_PARTS = {
    "fines": "the end of", "finales": "the end of", "inicios": "the beginning of", "comienzos": "the beginning of",
    "principios": "the beginning of", "mediados": "mid",
}  # fmt: skip
_PART_BOUNDS = {"a": "at", "hasta": "by", "para": "by", "desde": "since", "hacia": "towards"}


def _part(chart: Chart, at: int) -> str:
    """ "at the end of" for "a fines de"; "" where no such part begins."""
    bound, part = _PART_BOUNDS.get(chart.low(at)), _PARTS.get(chart.low(at + 1))
    if not bound or not part or chart.low(at + 2) != "de":
        return ""
    if part == "mid":
        return "in mid" if bound == "at" else f"{bound} mid"
    return f"{bound} {part}"


def _periods(chart: Chart, at: int) -> list[tuple[int, Time]]:
    low = chart.low(at)
    out: list[tuple[int, Time]] = []
    first, second = chart.text(at + 1), chart.text(at + 3)
    if low == "entre" and chart.low(at + 2) == "y" and all(len(y) == 4 and y.isdigit() for y in (first, second)):
        out.append((at + 4, Time(start=at, end=at + 4, en=f"between {first} and {second}", pull="past")))
    if low == "entre":
        out.extend(_between_months(chart, at))
    if low == "entre" and {"el", "los"} & {chart.low(at + 1), chart.low(at + 2), chart.low(at + 3)}:
        out.extend(_between_years(chart, at))
    out.extend(from_to(chart, at, _year, _is_to_come))
    if low == "en" and [chart.low(at + k) for k in (1, 2, 3)] == ["lo", "que", "va"]:
        out.extend(_so_far(chart, at))
    part = _part(chart, at)
    if low == "a" and chart.low(at + 1) == "partir" and chart.low(at + 2) == "de":
        out.extend(_from(chart, at))
    if part:
        here = at + 3 + (1 if chart.low(at + 3) == "el" else 0)
        month = MONTHS.get(chart.low(here), 0)
        if month:
            name = day_in_english(date(2000, month, 1), date(2000, 1, 1)).split()[1]
            end, year = _year(chart, here + 1)
            shown = f" {year}" if year and (not chart.published_on or chart.published_on.year != year) else ""
            pull = "future" if _is_to_come(chart, month, year) else "past"
            if not year and chart.published_on and month > chart.published_on.month:
                pull = "nearest"  # in June, "en octubre" is the next one unless the verb is past
            out.append((end, Time(start=at, end=end, en=f"{part} {name}{shown}", pull=pull)))
        elif len(chart.text(here)) == 4 and chart.text(here).isdigit():
            pull = "future" if _is_to_come(chart, 12, int(chart.text(here))) else "past"
            out.append((here + 1, Time(start=at, end=here + 1, en=f"{part} {chart.text(here)}", pull=pull)))
    out.extend(_parts_of_year(chart, at))
    out.extend(_parts_of_day(chart, at))
    if low in {"en", "desde", "durante", "hasta", "hacia"}:
        here = at + 1
        if chart.low(here) == "el" and chart.low(here + 1) in {"año", "mes"}:
            here += 2
            if chart.low(here) == "de":
                here += 1
        elif chart.low(here) == "el":
            here += 1
        english = {"en": "in", "desde": "since", "durante": "in", "hasta": "until", "hacia": "towards"}.get(low, "")
        pull = {"desde": "perfect", "en": "past", "durante": "past"}.get(low, "")
        text = chart.text(here)
        if text.isdigit() and len(text) == 4 and 1900 <= int(text) <= 2100 and english:
            if chart.published_on and int(text) > chart.published_on.year:
                pull = "future"
                english = "from" if low == "desde" else english
            out.append((here + 1, Time(start=at, end=here + 1, en=f"{english} {text}", pull=pull)))
        month = MONTHS.get(text.lower(), 0)
        if month and english:
            end, year = _year(chart, here + 1)
            name = day_in_english(date(2000, month, 1), date(2000, 1, 1)).split()[1]
            shown = f" {year}" if year and (not chart.published_on or chart.published_on.year != year) else ""
            if low == "en" and year and _is_to_come(chart, month, year):
                pull = "future"
            elif low == "en" and not year and chart.published_on and month > chart.published_on.month:
                pull = "nearest"
            out.append((end, Time(start=at, end=end, en=f"{english} {name}{shown}", pull=pull)))
    return out


def _so_far(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "en lo que va del 2023": so far this year, where it is that of the article."""
    end, year = _year(chart, at + 4)
    if not year:
        return []
    is_now = chart.published_on is not None and chart.published_on.year == year
    return [(end, Time(start=at, end=end, en="so far this year" if is_now else f"so far in {year}", pull="perfect"))]


def _between_months(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "entre enero y octubre de 2025", "entre abril de 2024 y abril de 2025"."""
    first = MONTHS.get(chart.low(at + 1), 0)
    here, began = _year(chart, at + 2) if first else (at + 2, 0)
    second = MONTHS.get(chart.low(here + 1), 0)
    if not (first and second and chart.is_cat(here, "and")):
        return []
    end, year = _year(chart, here + 2)
    names = [day_in_english(date(2000, m, 1), date(2000, 1, 1)).split()[1] for m in (first, second)]
    shown = f" {year}" if year and (not chart.published_on or chart.published_on.year != year) else ""
    pull = "future" if _is_to_come(chart, second, year) else "past"
    if began:
        names[0], shown = f"{names[0]} {began}", f" {year}" if year else ""
    return [(end, Time(start=at, end=end, en=f"between {names[0]} and {names[1]}{shown}", pull=pull))]


def _between_years(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "entre el 2017 y 2018", "entre 2017 y el 2018"."""
    years, here = [], at + 1
    if chart.low(here) == "los" and chart.low(here + 1) == "años":
        here += 2
    for _ in range(2):
        part = ""
        if [chart.low(here + k) for k in (0, 1, 2, 3)] == ["los", "primeros", "meses", "de"]:
            here, part = here + 4, "the first few months of "  # "entre 2019 y los primeros meses de 2020"
        here += chart.low(here) == "el"
        text = chart.text(here)
        if not (len(text) == 4 and text.isdigit()):
            return []
        years.append(f"{part}{text}")
        here += 1
        if len(years) == 1:
            if not chart.is_cat(here, "and"):
                return []
            here += 1
    return [(here, Time(start=at, end=here, en=f"between {years[0]} and {years[1]}", pull="past"))]


def _is_to_come(chart: Chart, month: int, year: int) -> bool:
    """Whether a month lies after the day of publication."""
    published = chart.published_on
    return published is not None and bool(year) and (year, month) > (published.year, published.month)


def _from(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "a partir de 2022", "a partir del 1 de marzo", "a partir de marzo": from."""
    here = at + 3
    if chart.low(here) == "el":
        return [
            (end, replace(time, start=at, en=f"from {time.en.removeprefix('on ')}", pull=""))
            for end, time in _days(chart, here)
        ]
    found = []
    month = MONTHS.get(chart.low(here), 0)
    if month:
        end, year = _year(chart, here + 1)
        name = day_in_english(date(2000, month, 1), date(2000, 1, 1)).split()[1]
        shown = f" {year}" if year and (not chart.published_on or chart.published_on.year != year) else ""
        found.append((end, Time(start=at, end=end, en=f"from {name}{shown}")))
    text = chart.text(here)
    if text.isdigit() and len(text) == 4:
        found.append((here + 1, Time(start=at, end=here + 1, en=f"from {text}")))
    return found


def dated(chart: Chart, at: int) -> list[tuple[int, str]]:
    """A day, month or year that a noun carries behind "de": "la carta | del 19 de diciembre", "de julio de 2012"."""
    if chart.low(at) in {"el", "este"}:
        if not any(chart.text(at + k)[:1].isdigit() for k in (1, 2, 3)):
            return []  # "la reunión del martes": which Tuesday is left open
        return [(end, time.en.removeprefix("on ")) for end, time in _days(chart, at) if time.en.startswith("on ")]
    month = MONTHS.get(chart.low(at), 0)
    if month:
        end, year = _year(chart, at + 1)
        name = day_in_english(date(2000, month, 1), date(2000, 1, 1)).split()[1]
        shown = f" {year}" if year and (not chart.published_on or chart.published_on.year != year) else ""
        return [(end, f"{name}{shown}")]
    text = chart.text(at)
    if text.isdigit() and len(text) == 4 and 1900 <= int(text) <= 2100:
        return [(at + 1, text)]
    return []


_ORDINALS = {"primer": "first", "segundo": "second", "tercer": "third", "cuarto": "fourth", "último": "last"}
_SPLIT = {"semestre": "half", "trimestre": "quarter", "bimestre": "two months", "cuatrimestre": "four months"}


def _parts_of_year(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "en el primer semestre de 2018"."""
    if chart.low(at) in {"en", "durante"} and chart.low(at + 1) in {"los", "las"}:
        return _first_months(chart, at)
    if chart.low(at) not in {"en", "durante", "hasta"}:
        return []
    here = at + 2 if chart.low(at + 1) == "el" else at + 1
    if here == at + 1 and not chart.is_headline:
        return []
    which, part = _ORDINALS.get(chart.low(here)), _SPLIT.get(chart.low(here + 1))
    if not which or not part:
        return []
    end, year = _year(chart, here + 2)
    if not year and chart.low(end) == "de" and chart.low(end + 1) in {"el", "este"} and chart.low(end + 2) == "año":
        end += 3
    elif not year and (part.endswith("months") or chart.low(end) in {"de", "móvil", "académico"}):
        return []
    is_until = chart.low(at) == "hasta"
    said = f"{'until' if is_until else 'in'} the {which} {part} of {year or 'the year'}"
    return [(end, Time(start=at, end=end, en=said, pull="" if is_until else "past"))]


def _first_months(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "en los primeros seis meses de 2025", "en los seis primeros meses del año"."""
    here, counted = at + 2, None
    has_first = False
    for _ in range(2):
        if chart.low(here) in {"primeros", "primeras"}:
            has_first, here = True, here + 1
        elif counted is None and (counted := quantity(chart, here)):
            here = counted[0]
    unit = _UNITS.get(chart.low(here), "")
    if not (has_first and counted and not counted[2] and unit) or chart.low(here + 1) != "de":
        return []
    end, year = _year(chart, here + 1)
    said = f"in the first {counted[1].en} {unit}s"
    if year:
        return [(end, Time(start=at, end=end, en=f"{said} of {year}", pull="past"))]
    if [chart.low(here + k) for k in (2, 3)] == ["este", "año"]:
        return [(here + 4, Time(start=at, end=here + 4, en=f"{said} of this year", pull="past"))]
    if [chart.low(here + k) for k in (2, 3)] == ["el", "año"]:
        return [(here + 4, Time(start=at, end=here + 4, en=f"{said} of the year", pull="past"))]
    return []


def _hours(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "a las 3:00 horas", "a eso de las cuatro de la madrugada", "a las 10 de la mañana", "cerca de las 6 p. m."."""
    here, about = at, ""
    for words in (("a", "eso", "de", "las"), ("cerca", "de", "las"), ("alrededor", "de", "las"), ("hacia", "las")):
        if all(chart.low(at + k) == w for k, w in enumerate(words)):
            here, about = at + len(words), "about"
    if not about:
        if chart.low(at) != "a" or chart.low(at + 1) != "las":
            return []
        here = at + 2
    hour, minute, end = _clock(chart, here)
    if hour < 0:
        return []
    part = " ".join(chart.low(end + k) for k in range(3))
    is_midnight = hour == 12 and part in {"de la noche", "de la madrugada"}
    if part in {"de la mañana", "de la madrugada"}:
        hour, end = 0 if is_midnight else hour, end + 3
    elif part in {"de la tarde", "de la noche"}:
        hour, end = 0 if is_midnight else hour + (12 if hour < 12 else 0), end + 3
    elif chart.low(end) in {"horas", "h", "hrs"}:
        end += 2 if chart.text(end + 1) == "." and chart.low(end) != "horas" and end + 2 < len(chart) else 1
    elif chart.low(end) in {"a.m.", "p.m."}:
        hour, end = hour + (12 if chart.low(end) == "p.m." and hour < 12 else 0), end + 1
    elif chart.low(end) in {"a", "p"} and [chart.low(end + k) for k in (1, 2)] == [".", "m"]:
        hour, end = hour + (12 if chart.low(end) == "p" and hour < 12 else 0), end + 3
        end += chart.text(end) == "." and end + 1 < len(chart)
    else:
        return []
    half = "am" if hour < 12 else "pm"
    shown = hour if 1 <= hour <= 12 else abs(hour - 12)
    if minute and hour > 12:
        said = f"{hour}:{minute:02d}"  # as the source has it, so that its figures are found
    else:
        said = f"{shown}:{minute:02d}{half}" if minute else f"{shown}{half}"
    said = {"12pm": "noon", "12am": "midnight"}.get(said, said)
    said = f"at about {said}" if about else f"at {said}"
    out = [(end, Time(start=at, end=end, en=said, pull="past"))]
    if chart.low(end) == "de":  # "a las 10 de la mañana del lunes"
        days = [*_days(chart, end + 1), *_hoy(chart, end + 1)]
        out.extend((stop, replace(day, start=at, en=f"{said} {day.en}")) for stop, day in days)
    return out


def _clock(chart: Chart, at: int) -> tuple[int, int, int]:
    """The hour and minute that stand at `at`, and where they end; -1 where none do."""
    text = chart.text(at)
    if match := re.fullmatch(r"(\d{1,2})[.](\d\d)", text):
        hour, minute, end = int(match[1]), int(match[2]), at + 1
    elif text.isdigit() and chart.text(at + 1) == ":" and chart.text(at + 2).isdigit():
        hour, minute, end = int(text), int(chart.text(at + 2)), at + 3
    else:
        counted = quantity(chart, at)
        if not counted or counted[2] or counted[1].qualifier or counted[1].value != int(counted[1].value):
            return -1, 0, at
        hour, minute, end = int(counted[1].value), 0, counted[0]
    return (hour, minute, end) if 0 <= hour <= 24 and minute < 60 else (-1, 0, at)


def _close_of(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "al cierre de 2018", "al cierre del año pasado", "a junio de 2026", "al 2040", "a 2030"."""
    if chart.low(at) != "a":
        return []
    here = at + 1 + (chart.low(at + 1) == "el")
    here += here > at + 1 and chart.low(here) == "año"  # "al año 2021"
    said = ""
    if chart.low(here) == "cierre" and chart.low(here + 1) == "de":
        here, said = here + 2 + (chart.low(here + 2) == "el"), "the end of "
    month = MONTHS.get(chart.low(here), 0)
    text = chart.text(here)
    if month:
        end, year = _year(chart, here + 1)
        name = day_in_english(date(2000, month, 1), date(2000, 1, 1)).split()[1]
        when = f"{name} {year}" if year else name
    elif text.isdigit() and len(text) == 4 and 1990 <= int(text) <= 2100 and not chart.nouns(here + 1):
        end, year, month, when = here + 1, int(text), 12, text
    else:
        return []
    to_come = bool(year) and _is_to_come(chart, month, year)
    if not said and not year:
        return []
    link = "by" if to_come or not said else "at"
    pull = "future" if to_come else "past" if said else ""  # "registró 40 al cierre de abril": it recorded them
    if said and not year and chart.published_on and month > chart.published_on.month:
        pull = "nearest"
    return [(end, Time(start=at, end=end, en=f"{link} {said}{when}", pull=pull))]


def _fixed(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """Times that are set phrases: "la semana pasada"."""
    out = []
    for words, english, pull in chart.lexicon.times.get(chart.low(at), ()):
        end = at + len(words)
        if all(chart.low(at + k) == w for k, w in enumerate(words)):
            out.append((end, Time(start=at, end=end, en=english, pull=pull)))
    return out


_UNITS = {
    "año": "year", "años": "year", "mes": "month", "meses": "month", "semana": "week", "semanas": "week",
    "día": "day", "días": "day", "hora": "hour", "horas": "hour", "década": "decade", "décadas": "decade",
    "siglo": "century", "siglos": "century",
}  # fmt: skip


#: What stands before a number of years, the English around it, and the tense that it asks for.
_FRAMES = (
    (("desde", "hace"), "for {}", "perfect"),
    (("hace",), "{} ago", "past"),
    (("en", "los", "próximos"), "in the next {}", "future"),
    (("en", "las", "próximas"), "in the next {}", "future"),
    (("en", "próximos"), "in the next {}", "future"),
    (("en", "próximas"), "in the next {}", "future"),
    (("en", "los", "últimos"), "in the last {}", "perfect"),
    (("en", "las", "últimas"), "in the last {}", "perfect"),
    (("en", "últimos"), "in the last {}", "perfect"),
    (("en", "últimas"), "in the last {}", "perfect"),
    (("durante", "los", "últimos"), "over the last {}", "perfect"),
    (("durante", "las", "últimas"), "over the last {}", "perfect"),
    (("en",), "in {}", ""),
    (("durante",), "for {}", ""),
    (("por",), "for {}", ""),
    (("en", "un", "plazo", "de"), "within {}", ""),
    (("en", "un", "plazo", "máximo", "de"), "within {} at most", ""),
    (("dentro", "de"), "in {}", "future"),
)
_FRAMES_BY_FIRST = {
    first: [frame for frame in _FRAMES if frame[0][0] == first] for first in {frame[0][0] for frame in _FRAMES}
}


#: How days are counted.
_KINDS_OF_DAYS = {
    "consecutivos": "consecutive", "consecutivas": "consecutive", "seguidos": "consecutive", "seguidas": "consecutive",
    "calendario": "calendar", "calendarios": "calendar", "hábiles": "working", "útiles": "working",
}  # fmt: skip


def _one_unit(chart: Chart, at: int) -> tuple[int, str] | None:
    """ "un año", "más de un siglo"."""
    qualifier, here = "", at
    for words, english in QUALIFIERS_BY_FIRST.get(chart.low(at), ()):
        if all(chart.low(at + k) == w for k, w in enumerate(words)):
            qualifier, here = english, at + len(words)
            break
    if chart.low(here) not in {"un", "una"} or chart.low(here + 1) not in _UNITS:
        return None
    return here + 2, f"{qualifier} a {_UNITS[chart.low(here + 1)]}".strip()


def _last_few(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "en los dos últimos años"."""
    if chart.low(at) != "en" or chart.low(at + 1) not in {"los", "las"}:
        return []
    counted = quantity(chart, at + 2)
    if not counted or counted[2] or chart.low(counted[0]) not in {"últimos", "últimas"}:
        return []
    unit = _UNITS.get(chart.low(counted[0] + 1), "")
    end = counted[0] + 2
    said = f"in the last {counted[1].en} {unit}s"
    return [(end, Time(start=at, end=end, en=said, pull="perfect"))] if unit else []


def _later(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "25 años después", "dos días antes"."""
    counted = quantity(chart, at)
    if not counted or counted[2] or chart.low(counted[0]) not in _UNITS:
        return []
    end, figure, _ = counted
    said = {"después": "later", "antes": "earlier"}.get(chart.low(end + 1), "")
    if not said or chart.low(end + 2) == "de":
        return []
    unit = _UNITS[chart.low(end)] + ("" if figure.value == 1 else "s")
    english = f"{figure.qualifier} {figure.en} {unit} {said}".strip()
    return [(end + 2, Time(start=at, end=end + 2, en=english, pull="past"))]


def _spans(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """Spans of time: "desde hace tres años", "durante 30 días"."""
    out = [*_last_few(chart, at), *_later(chart, at)]
    for words, english, pull in _FRAMES_BY_FIRST.get(chart.low(at), ()):
        here = at + len(words)
        if any(chart.low(at + k) != w for k, w in enumerate(words)):
            continue
        counted = quantity(chart, here)
        if words == ("en",) and (counted is None or counted[1].value < 2 or counted[1].qualifier):
            continue  # "en 23 años", but "en más de 20 años" may be of the past
        if single := _one_unit(chart, here):
            end, said = single
            out.append((end, Time(start=at, end=end, en=english.format(said), pull=pull)))
        if counted and not counted[2] and chart.low(counted[0]) in _UNITS:
            end, figure, _ = counted
            unit = _UNITS[chart.low(end)] + ("" if figure.value == 1 else "s")
            kind = _KINDS_OF_DAYS.get(chart.low(end + 1), "")
            end += 1 if kind else 0
            figure = replace(figure, en=f"{figure.en} {kind}") if kind else figure
            if chart.low(end + 1) == "y" and chart.low(end + 2) in {"medio", "media"}:
                figure, end, unit = (
                    replace(figure, en=f"{figure.en} and a half", value=2),
                    end + 2,
                    unit.rstrip("s") + "s",
                )
            said = f"{figure.qualifier} {figure.en} {unit}".strip()
            out.append((end + 1, Time(start=at, end=end + 1, en=english.format(said), pull=pull)))
    return out
