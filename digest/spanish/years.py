"""Years behind a day or month, and whether a month is still to come."""

from digest.spanish.chart import Chart


def year_after(chart: Chart, at: int) -> tuple[int, int]:
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


def names_year(chart: Chart, end: int) -> bool:
    """Whether what ends here ends with a year."""
    return len(chart.text(end - 1)) == 4 and chart.text(end - 1).isdigit()


def is_to_come(chart: Chart, month: int, year: int) -> bool:
    """Whether a month lies after the day of publication."""
    published = chart.published_on
    return published is not None and bool(year) and (year, month) > (published.year, published.month)


def shown_year(chart: Chart, year: int) -> str:
    """ " 2024", to stand behind a month; "" where it is that of the article, or none is told."""
    return f" {year}" if year and (not chart.published_on or chart.published_on.year != year) else ""
