"""Periods: months, years, their parts and their ends: "a fines de", "en el primer semestre de", "al cierre de"."""

import re
from dataclasses import replace

from digest.spanish.chart import Chart
from digest.spanish.days import days, parts_of_day
from digest.spanish.durations import UNITS
from digest.spanish.figures import MONTH_NAMES, MONTHS
from digest.spanish.quantities import quantity
from digest.spanish.spans import from_to
from digest.spanish.tree import Time
from digest.spanish.years import is_to_come, shown_year, year_after

#: "a fines de", "hasta inicios de", "desde mediados de": what part, and how English binds it.
_PARTS = {
    "fines": "the end of", "finales": "the end of", "inicios": "the beginning of", "comienzos": "the beginning of",
    "principios": "the beginning of", "mediados": "mid", "inicio": "the beginning of", "comienzo": "the beginning of",
    "final": "the end of", "término": "the end of",
}  # fmt: skip

_PART_BOUNDS = {"a": "at", "hasta": "by", "para": "by", "desde": "since", "hacia": "towards"}


def _part(chart: Chart, at: int) -> tuple[str, int]:
    """ "at the end of" for "a fines de" or "al final de", and where it ends; "" where no such part begins."""
    here = at + 2 if chart.low(at + 1) == "el" else at + 1
    bound, part = _PART_BOUNDS.get(chart.low(at)), _PARTS.get(chart.low(here))
    if not bound or not part or chart.low(here + 1) != "de":
        return "", at
    if part == "mid":
        return "in mid" if bound == "at" else f"{bound} mid", here + 2
    return f"{bound} {part}", here + 2


def periods(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "en marzo de 2024", "desde 2019", "entre enero y abril", "a fines de año": months, years and their parts."""
    low = chart.low(at)
    out: list[tuple[int, Time]] = []
    first, second = chart.text(at + 1), chart.text(at + 3)
    if low == "entre" and chart.low(at + 2) == "y" and all(len(y) == 4 and y.isdigit() for y in (first, second)):
        out.append((at + 4, Time(start=at, end=at + 4, en=f"between {first} and {second}", pull="past")))
    if low == "entre":
        out.extend(_between_months(chart, at))
    if low == "entre" and {"el", "los"} & {chart.low(at + 1), chart.low(at + 2), chart.low(at + 3)}:
        out.extend(_between_years(chart, at))
    out.extend(from_to(chart, at))
    if low == "en" and [chart.low(at + k) for k in (1, 2, 3)] == ["lo", "que", "va"]:
        out.extend(_so_far(chart, at))
    part, behind = _part(chart, at)
    if low == "a" and chart.low(at + 1) == "partir" and chart.low(at + 2) == "de":
        out.extend(_from(chart, at))
    if part:
        here = behind + (1 if chart.low(behind) == "el" else 0)
        month = MONTHS.get(chart.low(here), 0)
        if month:
            name = MONTH_NAMES[month - 1]
            end, year = year_after(chart, here + 1)
            shown = shown_year(chart, year)
            pull = "future" if is_to_come(chart, month, year) else "past"
            if not year and chart.published_on and month > chart.published_on.month:
                pull = "nearest"  # in June, "en octubre" is the next one unless the verb is past
            out.append((end, Time(start=at, end=end, en=f"{part} {name}{shown}", pull=pull)))
        elif len(chart.text(here)) == 4 and chart.text(here).isdigit():
            pull = "future" if is_to_come(chart, 12, int(chart.text(here))) else "past"
            out.append((here + 1, Time(start=at, end=here + 1, en=f"{part} {chart.text(here)}", pull=pull)))
    out.extend(_term(chart, at))
    out.extend(_parts_of_year(chart, at))
    out.extend(parts_of_day(chart, at))
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
        month = 0 if chart.low(here - 1) == "el" else MONTHS.get(text.lower(), 0)  # "en el Mayo": on that river
        if month and english:
            end, year = year_after(chart, here + 1)
            name = MONTH_NAMES[month - 1]
            shown = shown_year(chart, year)
            if low == "en" and year and is_to_come(chart, month, year):
                pull = "future"
            elif low == "en" and not year and chart.published_on and month > chart.published_on.month:
                pull = "nearest"
            out.append((end, Time(start=at, end=end, en=f"{english} {name}{shown}", pull=pull)))
    return out


#: What is made for some years, which stand behind its whole name.
_PLANNED = frozenset(("plan", "programa", "estrategia", "agenda", "política"))


def _term(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "el plan maestro del Parque Nacional Yaguas | 2024-2028", ", periodo 2024-2028": for which years it is made."""
    here = at + (chart.text(at) == ",")
    here += chart.low(here) in {"periodo", "período"}
    first, last = chart.text(here), chart.text(here + 2)
    is_term = chart.text(here + 1) in {"-", "–"} and all(re.fullmatch(r"20\d\d", y) for y in (first, last))
    is_behind_name = at > 1 and chart.tokens[at - 1].is_capital
    if not (is_term and first < last and is_behind_name and _PLANNED & set(chart.lows[:at])):
        return []
    return [(here + 3, Time(start=at, end=here + 3, en=f"for {first}–{last}", pull="term"))]


def _so_far(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "en lo que va del 2023": so far this year, where it is that of the article."""
    end, year = year_after(chart, at + 4)
    if not year:
        return []
    is_now = chart.published_on is not None and chart.published_on.year == year
    return [(end, Time(start=at, end=end, en="so far this year" if is_now else f"so far in {year}", pull="perfect"))]


def _between_months(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "entre enero y octubre de 2025", "entre abril de 2024 y abril de 2025"."""
    first = MONTHS.get(chart.low(at + 1), 0)
    here, began = year_after(chart, at + 2) if first else (at + 2, 0)
    second = MONTHS.get(chart.low(here + 1), 0)
    if not (first and second and chart.is_cat(here, "and")):
        return []
    end, year = year_after(chart, here + 2)
    names = [MONTH_NAMES[m - 1] for m in (first, second)]
    shown = shown_year(chart, year)
    pull = "future" if is_to_come(chart, second, year) else "past"
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


def _from(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "a partir de 2022", "a partir del 1 de marzo", "a partir de marzo": from."""
    here = at + 3
    if chart.low(here) == "el":
        return [
            (end, replace(time, start=at, en=f"from {time.en.removeprefix('on ')}", pull=""))
            for end, time in days(chart, here)
        ]
    found = []
    month = MONTHS.get(chart.low(here), 0)
    if month:
        end, year = year_after(chart, here + 1)
        name = MONTH_NAMES[month - 1]
        shown = shown_year(chart, year)
        found.append((end, Time(start=at, end=end, en=f"from {name}{shown}")))
    text = chart.text(here)
    if text.isdigit() and len(text) == 4:
        found.append((here + 1, Time(start=at, end=here + 1, en=f"from {text}")))
    return found


_ORDINALS = {"primer": "first", "segundo": "second", "tercer": "third", "cuarto": "fourth", "último": "last"}

_SPLIT = {"semestre": "half", "trimestre": "quarter", "bimestre": "two months", "cuatrimestre": "four months"}


#: Which year it is a part of, and the tense that it asks for.
_WHICH_YEAR = {
    ("de", "el", "próximo", "año"): ("next year", "future"), ("de", "el", "año", "pasado"): ("last year", "past"),
    ("de", "el", "pasado", "año"): ("last year", "past"), ("de", "el", "año", "próximo"): ("next year", "future"),
    ("de", "el", "año", "anterior"): ("the year before", "past"),
}  # fmt: skip


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
    end, year = year_after(chart, here + 2)
    whose = next((w for w in _WHICH_YEAR if chart.lows[end : end + len(w)] == w), None) if not year else None
    if whose is not None:
        is_to = chart.low(at) == "hasta"
        said = f"{'until' if is_to else 'in'} the {which} {part} of {_WHICH_YEAR[whose][0]}"
        stop = end + len(whose)
        return [(stop, Time(start=at, end=stop, en=said, pull="" if is_to else _WHICH_YEAR[whose][1]))]
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
    unit = UNITS.get(chart.low(here), "")
    if not (has_first and counted and not counted[2] and unit) or chart.low(here + 1) != "de":
        return []
    end, year = year_after(chart, here + 1)
    said = f"in the first {counted[1].en} {unit}s"
    if year:
        return [(end, Time(start=at, end=end, en=f"{said} of {year}", pull="past"))]
    if [chart.low(here + k) for k in (2, 3)] == ["este", "año"]:
        return [(here + 4, Time(start=at, end=here + 4, en=f"{said} of this year", pull="past"))]
    if [chart.low(here + k) for k in (2, 3)] == ["el", "año"]:
        return [(here + 4, Time(start=at, end=here + 4, en=f"{said} of the year", pull="past"))]
    return []


def closes(chart: Chart, at: int) -> list[tuple[int, Time]]:
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
        end, year = year_after(chart, here + 1)
        name = MONTH_NAMES[month - 1]
        when = f"{name} {year}" if year else name
    elif text.isdigit() and len(text) == 4 and 1990 <= int(text) <= 2100 and not chart.nouns(here + 1):
        end, year, month, when = here + 1, int(text), 12, text
    else:
        return []
    to_come = bool(year) and is_to_come(chart, month, year)
    if not said and not year:
        return []
    link = "by" if to_come or not said else "at"
    pull = "future" if to_come else "past" if said else ""  # "registró 40 al cierre de abril": it recorded them
    if said and not year and chart.published_on and month > chart.published_on.month:
        pull = "nearest"
    return [(end, Time(start=at, end=end, en=f"{link} {said}{when}", pull=pull))]
