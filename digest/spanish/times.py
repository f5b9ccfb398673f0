"""Times: days, periods, hours and durations that begin at a token, and what binds them ("hasta el …")."""

import re
from dataclasses import replace
from datetime import timedelta

from digest.spanish.chart import Chart
from digest.spanish.days import days, days_and_parts, several_days
from digest.spanish.durations import FRAMES_BY_FIRST, durations
from digest.spanish.figures import MONTH_NAMES, MONTHS, WEEKDAYS, day_in_english
from digest.spanish.hours import hours
from digest.spanish.occasions import FEW_OR_MANY, occasions
from digest.spanish.periods import closes, periods
from digest.spanish.quantities import FIGURE_WORDS
from digest.spanish.rhythms import rhythms
from digest.spanish.tree import Time
from digest.spanish.years import shown_year, year_after

_FUTURE_YEAR = re.compile(r"20[2-9]\d")
#: What binds a day: its English, and the tense that it asks for.
_BOUNDS = {"hasta": ("until", ""), "desde": ("since", "perfect"), "para": ("for", "")}


#: All that a time may begin with, besides a digit and the first words of set phrases: a parser of times that begin
#: with another word is never asked.
_FIRST_WORDS = FIGURE_WORDS | {
    *_BOUNDS, *FRAMES_BY_FIRST, *WEEKDAYS, *FEW_OR_MANY, ",", "a", "cada", "cerca", "alrededor", "hacia", "la", "los",
    "el", "este", "esta", "ayer", "hoy", "anoche", "anteayer", "mañana", "más", "un", "una", "por", "en", "de",
    "durante", "periodo", "período",
}  # fmt: skip


def times(chart: Chart, at: int) -> list[tuple[int, Time, float]]:
    """Times that begin at `at`."""
    low = chart.low(at)
    if not (low in _FIRST_WORDS or low[:1].isdigit() or low in chart.lexicon.times):
        return []
    return chart.remember("time", at, None, lambda: times_at(chart, at))


def times_at(chart: Chart, at: int) -> list[tuple[int, Time, float]]:
    found: list[tuple[int, Time, float]] = []
    bound = _BOUNDS.get(chart.low(at))
    if bound and chart.low(at + 1) == "el":  # "hasta el 31 de diciembre"
        for end, time in days(chart, at + 1):
            day = time.en.removeprefix("on ")
            has_year = chart.text(end - 1).isdigit() and len(chart.text(end - 1)) == 4
            past = time.on is not None and chart.published_on is not None and time.on < chart.published_on
            if (
                time.is_weekday
                and chart.low(at) == "para"
                and time.on
                and chart.published_on
                and not _was_due(chart, at)
            ):
                day_to_come = time.on + timedelta(days=7) if time.on <= chart.published_on else time.on
                told = day_in_english(day_to_come, chart.published_on)  # "está prevista para el lunes"
                found.append((end, replace(time, start=at, en=f"for {told}", pull="", on=None), 0.0))
            elif time.is_weekday and chart.low(at) == "hasta" and past and time.on and _is_to_come(chart, at):
                told = day_in_english(time.on + timedelta(days=7), time.on)  # "continuarán hasta el domingo"
                found.append(
                    (end, replace(time, start=at, en=f"until {told}", pull="", on=None, is_weekday=False), 0.0)
                )
            elif past and not has_year and chart.low(at) != "desde":
                # which year is meant is left as open as the source leaves it
                day = " ".join(w for w in day.split() if not (w.isdigit() and len(w) == 4))
                found.append((end, replace(time, start=at, en=f"{bound[0]} {day}", pull="", on=None), 0.0))
            elif time.en.startswith("on "):
                english, pull = bound
                if pull == "perfect" and time.pull == "future":
                    english, pull = "from", ""  # "desde el lunes", of a strike to come
                found.append((end, replace(time, start=at, en=f"{english} {day}", pull=pull), 0.0))
        found.extend(_and_month(chart, found))
    if chart.low(at) == "para" and (at == 0 or chart.low(at - 1) == "que"):  # "(que) para 2028 todas tengan un título"
        here = at + 2 if chart.low(at + 1) == "el" else at + 1
        here += 1 if chart.low(here) == "año" else 0
        if _FUTURE_YEAR.fullmatch(chart.text(here)):
            found.append((here + 1, Time(start=at, end=here + 1, en=f"by {chart.text(here)}"), 0.0))
    for end, time in (
        *several_days(chart, at),
        *days_and_parts(chart, at),
        *periods(chart, at),
        *_fixed(chart, at),
        *hours(chart, at),
        *closes(chart, at),
        *durations(chart, at),
        *occasions(chart, at),
        *rhythms(chart, at),
    ):
        found.append((end, time, 0.0))
    return found


def _was_due(chart: Chart, at: int) -> bool:
    """ "estaba prevista para el lunes": which Monday is open."""
    return any(v.tense == "impf" for k in range(at) for v in chart.verbs(k))


def _is_to_come(chart: Chart, at: int) -> bool:
    """ "las lluvias continuarán hasta el domingo": the next one."""
    return any(v.tense == "fut" for k in range(at) for v in chart.verbs(k))


def _and_month(chart: Chart, known: list[tuple[int, Time, float]]) -> list[tuple[int, Time, float]]:
    """ "para el 27 de diciembre | y para marzo": a month that is as near as the day before it."""
    out: list[tuple[int, Time, float]] = []
    for end, time, cost in known:
        if not chart.is_cat(end, "and") or chart.low(end + 1) != chart.low(time.start):
            continue
        here = end + 2
        if [chart.low(here + k) for k in range(3)] == ["el", "mes", "de"]:
            here += 3
        month = MONTHS.get(chart.low(here), 0)
        if not month:
            continue
        name = MONTH_NAMES[month - 1]
        stop, year = year_after(chart, here + 1)
        shown = shown_year(chart, year)
        out.append((stop, replace(time, end=stop, en=f"{time.en} and {name}{shown}"), cost))
    return out


def _fixed(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """Times that are set phrases: "la semana pasada"."""
    out = []
    for words, english, pull in chart.lexicon.times.get(chart.low(at), ()):
        end = at + len(words)
        if chart.lows[at:end] == words:
            out.append((end, Time(start=at, end=end, en=english, pull=pull)))
    return out


def dated(chart: Chart, at: int) -> list[tuple[int, str]]:
    """A day, month or year that a noun carries behind "de": "la carta | del 19 de diciembre", "de julio de 2012"."""
    if chart.low(at) in {"el", "este"}:
        if not any(chart.text(at + k)[:1].isdigit() for k in (1, 2, 3)):
            return []  # "la reunión del martes": which Tuesday is left open
        return [(end, time.en.removeprefix("on ")) for end, time in days(chart, at) if time.en.startswith("on ")]
    month = MONTHS.get(chart.low(at), 0)
    if month:
        end, year = year_after(chart, at + 1)
        name = MONTH_NAMES[month - 1]
        shown = shown_year(chart, year)
        return [(end, f"{name}{shown}")]
    text = chart.text(at)
    if text.isdigit() and len(text) == 4 and 1900 <= int(text) <= 2100:
        return [(at + 1, text)]
    return []
