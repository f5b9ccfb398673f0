"""Spans of months or years told from their first to their last: "desde enero hasta abril", "del 2001 al 2022". Pure."""

from digest.spanish.chart import Chart
from digest.spanish.figures import MONTH_NAMES, MONTHS
from digest.spanish.tree import Time
from digest.spanish.years import is_to_come, year_after


def from_to(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """The span that begins at a token: between its two ends, as what is told of it is over when it is."""
    if chart.low(at) not in {"de", "desde"}:
        return []
    first, here = _end_of_span(chart, at + 1)
    if not first or chart.low(here) not in {"a", "hasta"}:
        return []
    second, end = _end_of_span(chart, here + 1)
    if not second or bool(first[0]) != bool(second[0]):
        return []
    (month, began), (last, year) = first, second
    if not month:
        if began >= year:
            return []
        return [
            (end, Time(start=at, end=end, en=f"between {began} and {year}", pull=_pull(is_to_come(chart, 12, year))))
        ]
    names = [MONTH_NAMES[m - 1] for m in (month, last)]
    shown = f" {year}" if year and (began or not chart.published_on or chart.published_on.year != year) else ""
    said = f"between {names[0]}{f' {began}' if began else ''} and {names[1]}{shown}"
    is_open = not year and chart.published_on is not None and last > chart.published_on.month
    if is_open:
        return []  # of which year, or still to come
    return [(end, Time(start=at, end=end, en=said, pull=_pull(is_to_come(chart, last, year))))]


def _pull(to_come: bool) -> str:
    return "future" if to_come else "past"


def _end_of_span(chart: Chart, at: int) -> tuple[tuple[int, int] | None, int]:
    """The month (0 for a year alone) and year (0 where none is told) at a token, and where they end."""
    here = at + (chart.low(at) == "el")
    here += chart.low(here) == "año"
    month = MONTHS.get(chart.low(here), 0)
    if month and here == at:
        end, year = year_after(chart, here + 1)
        return (month, year), end
    text = chart.text(here)
    if len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100:
        return (0, int(text)), here + 1
    return None, at
