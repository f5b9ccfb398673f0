"""How long after or before something: "dos días después del ataque", "horas antes de que …"."""

from digest.spanish.chart import Chart
from digest.spanish.durations import UNITS
from digest.spanish.quantities import quantity

_WHEN = {"después": "after", "luego": "after", "antes": "before"}
_SHORTLY = {"poco": "shortly", "inmediatamente": "immediately", "justo": "just"}
_UNITS = {**UNITS, "minuto": "minute", "minutos": "minute"}


def measured(chart: Chart, at: int) -> list[tuple[int, str]]:
    """ "dos días después", "un año antes", "horas después", "poco antes": English for it, and where "de" begins."""
    low = chart.low(at)
    if low in _SHORTLY and chart.low(at + 1) in _WHEN:
        return [(at + 2, f"{_SHORTLY[low]} {_WHEN[chart.low(at + 1)]}")]
    if low in _UNITS and low.endswith("s"):
        when = _WHEN.get(chart.low(at + 1), "")
        return [(at + 2, f"{_UNITS[low]}s {when}")] if when else []
    if low in {"un", "una"} and chart.low(at + 1) in _UNITS:
        when = _WHEN.get(chart.low(at + 2), "")
        one = "an" if _UNITS[chart.low(at + 1)] == "hour" else "a"
        return [(at + 3, f"{one} {_UNITS[chart.low(at + 1)]} {when}")] if when else []
    counted = quantity(chart, at)
    if counted is None or counted[2] or chart.low(counted[0]) not in _UNITS:
        return []
    end, figure, _ = counted
    when = _WHEN.get(chart.low(end + 1), "")
    unit = _UNITS[chart.low(end)] + ("" if figure.value == 1 else "s")
    return [(end + 2, f"{figure.qualifier} {figure.en} {unit} {when}".strip())] if when else []
