"""Hours of the clock: "a las 3:00 horas", "a eso de las cuatro de la madrugada"."""

import re
from dataclasses import replace

from digest.spanish.chart import Chart
from digest.spanish.days import days, relative_days
from digest.spanish.quantities import quantity
from digest.spanish.tree import Time


def hours(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "a las 3:00 horas", "a eso de las cuatro de la madrugada", "a las 10 de la mañana", "cerca de las 6 p. m."."""
    if chart.low(at) not in {"a", "cerca", "alrededor", "hacia"}:
        return []
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
        found = [*days(chart, end + 1), *relative_days(chart, end + 1)]
        out.extend((stop, replace(day, start=at, en=f"{said} {day.en}")) for stop, day in found)
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
