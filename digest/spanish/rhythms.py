"""How often, how much in each span, at what age: "cada seis meses", "de lunes a viernes", "200 kilos al mes"."""

from calendar import day_name

from digest.spanish.chart import Chart
from digest.spanish.durations import UNITS
from digest.spanish.figures import WEEKDAYS
from digest.spanish.quantities import quantity
from digest.spanish.tree import Time

_RATES = {
    ("a", "el", "mes"): "a month", ("por", "mes"): "a month", ("a", "el", "día"): "a day",
    ("a", "la", "semana"): "a week", ("por", "semana"): "a week", ("cada", "día"): "a day", ("por", "hora"): "an hour",
}  # fmt: skip
_DYING = frozenset(("fallecer", "morir"))
#: A rate stands so near behind its figure.
_NEAR = 8


def rhythms(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """Rates, repetitions and working days that begin at a token."""
    low = chart.low(at)
    if low == "cada":
        return [*_rate(chart, at), *_every(chart, at)]
    if low == "a" and chart.low(at + 1) == "los":
        return _age(chart, at)
    if low in {"a", "por"}:
        return _rate(chart, at)
    return _weekdays(chart, at) if low in {"de", "desde"} else []


def _rate(chart: Chart, at: int) -> list[tuple[int, Time]]:
    for words, said in _RATES.items():
        end = at + len(words)
        if chart.lows[at:end] == words and chart.low(end) not in {"de", "siguiente"} and _counts_before(chart, at):
            return [(end, Time(start=at, end=end, en=said, pull="present"))]
    return []


def _counts_before(chart: Chart, at: int) -> bool:
    """Whether a figure stands a little before: "puso a la empresa al día" tells no rate."""
    return any(chart.text(k)[:1].isdigit() or chart.is_cat(k, "numw") for k in range(max(0, at - _NEAR), at - 1))


def _every(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "cada seis meses"."""
    counted = quantity(chart, at + 1)
    if counted is None or counted[2] or counted[1].qualifier or chart.low(counted[0]) not in UNITS:
        return []
    end = counted[0] + 1
    return [(end, Time(start=at, end=end, en=f"every {counted[1].en} {UNITS[chart.low(end - 1)]}s"))]


def _age(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "falleció a los 63 años"."""
    age, unit = chart.text(at + 2), chart.low(at + 3)
    end = at + 6 if (chart.low(at + 4), chart.low(at + 5)) == ("de", "edad") else at + 4
    if not age.isdigit() or unit != "años" or chart.low(end) in {"de", "y"}:
        return []
    if not any(r.lemma in _DYING for k in range(at) for r in chart.verbs(k)):
        return []  # "colapsó a los 20 años": after them
    return [(end, Time(start=at, end=end, en=f"at the age of {age}"))]


def _weekdays(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "de lunes a viernes"."""
    if chart.low(at + 1) not in WEEKDAYS or chart.low(at + 2) not in {"a", "hasta"}:
        return []
    last = at + 3 + (chart.low(at + 3) == "el")
    if chart.low(last) not in WEEKDAYS or chart.text(last + 1)[:1].isdigit():
        return []
    first, second = (day_name[WEEKDAYS[chart.low(k)]] for k in (at + 1, last))
    return [(last + 1, Time(start=at, end=last + 1, en=f"from {first} to {second}"))]
