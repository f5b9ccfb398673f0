"""Days: dates, weekdays, "ayer" and "hoy", two days together, and the part of a day that is meant."""

from dataclasses import replace
from datetime import date, timedelta

from digest.spanish.chart import Chart
from digest.spanish.figures import MONTH_NAMES, MONTHS, WEEKDAYS, day_in_english, last_weekday, next_weekday
from digest.spanish.tree import Time
from digest.spanish.years import names_year, year_after

#: What is told in the imperfect of a day so near was still to come.
SOON = timedelta(days=60)

#: Tenses that say on which side of today a day lies.
_TOLD = frozenset(("fut", "pret"))


def _this_month(chart: Chart, at: int) -> tuple[int, int] | None:
    """ "el 19 | de este mes", "del presente mes": where it ends, and which month it is."""
    here = at + (chart.low(at) == "el")
    is_this = chart.low(here) in {"este", "presente"} and chart.low(here + 1) == "mes"
    return (here + 2, chart.published_on.month) if is_this and chart.published_on is not None else None


def days(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "el martes 19 de marzo", "este lunes 7", "el viernes": a day by its date or its name, or one told from today."""
    here = at
    if chart.low(here) in {"el", "este"}:
        here += 1
    elif not (
        chart.low(here) in WEEKDAYS
        or ((chart.is_headline or chart.low(at - 1) == "fecha") and chart.text(here).isdigit())
    ):
        return relative_days(chart, at)
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
        if this := _this_month(chart, here + 2):
            end, month = this
            return _dated(chart, at, end, int(text), month, 0, modifier)
        month = MONTHS.get(chart.low(here + 2), 0)
        if month:
            end, year = year_after(chart, here + 3)
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


def days_and_parts(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """Days, and what part of a day follows: "el lunes por la noche", "ayer en la mañana"."""
    found = days(chart, at)
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


def parts_of_day(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "la noche del lunes 31 de diciembre", "en la madrugada de ayer"."""
    here = at + 1 if chart.low(at) in {"en", "durante"} else at
    part = _DAY_PARTS.get(chart.low(here + 1), "")
    if chart.low(here) != "la" or not part or chart.low(here + 2) != "de":
        return []
    begin = here + 3
    found = days(chart, begin) if chart.low(begin) in {"el", "este"} else relative_days(chart, begin)
    return [(end, replace(t, start=at, en=f"{part} {t.en.removeprefix('on ')}")) for end, t in found]


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
    if chart.published_on and day.year > chart.published_on.year and not names_year(chart, end):
        # of January in December: the coming one of a plan, the last one of a report
        pull = "soon" if day - chart.published_on <= SOON else "nearest"
    is_near = chart.published_on is not None and timedelta(0) < day - chart.published_on < timedelta(days=183)
    said = day_in_english(day, day if is_near else chart.published_on)  # the coming January needs no year
    return Time(start=at, end=end, en=f"on {said}", pull=pull, on=day)


def several_days(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "el martes 19 y el miércoles 20 de febrero", "del 16 al 18 de enero", "entre el 28 de mayo y el 2 de junio"."""
    is_span = chart.low(at) == "de" and chart.low(at + 1) == "el"
    is_between = chart.low(at) == "entre"
    begin = at + 1 if is_span or is_between else at
    is_plain = chart.low(begin) == "los" and chart.low(begin + 1) == "días"  # "los días 19 y 20 de julio"
    if not (is_plain or chart.low(begin) in {"el", "este"}):
        return []
    first = _number_of_day(chart, begin + 2 if is_plain else begin)
    if first is None:
        return []
    here, low = first
    began = MONTHS.get(chart.low(here + 1), 0) if chart.low(here) == "de" else 0
    if began:
        here, year_began = year_after(chart, here + 2)
        if year_began or not (is_span or is_between):
            return []  # the year of each is told: two days, and no span
    if is_span and (chart.low(here) != "a" or chart.low(here + 1) != "el"):
        return []
    if not is_span and not chart.is_cat(here, "and"):
        return []
    second = _number_of_day(chart, here + 1)
    if second is None or chart.low(second[0]) != "de":
        return []
    month = MONTHS.get(chart.low(second[0] + 1), 0)
    if not month or not (began < month if began else low < second[1]):
        return []
    end, year = year_after(chart, second[0] + 2)
    dated = _dated(chart, at, end, second[1], month, year, "")
    link = "to" if is_span else "and"
    start = "from" if is_span else "between" if is_between else "on"
    from_day = f"{low} {MONTH_NAMES[began - 1]}" if began else f"{low}"
    return [
        (stop, replace(time, en=f"{start} {from_day} {link} {time.en.removeprefix('on ')}", on=None))
        for stop, time in dated
    ]


def _number_of_day(chart: Chart, at: int) -> tuple[int, int] | None:
    """ "el martes 19", "el 19", "20": where the number ends, and it."""
    here = at + 1 if chart.low(at) in {"el", "este"} else at
    if chart.low(here) in WEEKDAYS:
        here += 1
    text = chart.text(here)
    return (here + 1, int(text)) if text.isdigit() and 1 <= int(text) <= 31 else None


def relative_days(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "ayer", "hoy martes 13 de mayo", "esta madrugada", "mañana": a day told from that of the article."""
    low, published = chart.low(at), chart.published_on
    if published is None:
        return []
    if low in {"ayer", "hoy", "anoche", "anteayer"}:
        back = {"ayer": 1, "anoche": 1, "hoy": 0, "anteayer": 2}[low]
        following = at + 1
        if chart.low(following) in WEEKDAYS:  # "hoy martes 13 de mayo"
            following += 1
            if chart.text(following).isdigit() and MONTHS.get(chart.low(following + 2)):
                following = year_after(chart, following + 3)[0]
        return [(following, _on(chart, at, following, published - timedelta(days=back)))]
    if low == "esta" and (part := _DAY_PARTS.get(chart.low(at + 1), "")):  # "esta madrugada"
        today = _on(chart, at, at + 2, published)
        return [(at + 2, replace(today, en=f"{part} {today.en.removeprefix('on ')}"))]
    if low == "mañana" and chart.low(at - 1) not in {"la", "esta"}:
        following = at + 2 if chart.low(at + 1) in WEEKDAYS else at + 1  # "mañana martes 18 de noviembre"
        if following > at + 1 and chart.text(following).isdigit() and MONTHS.get(chart.low(following + 2)):
            following = year_after(chart, following + 3)[0]
        return [(following, _on(chart, at, following, published + timedelta(days=1)))]
    return []
