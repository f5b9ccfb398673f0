"""Figures told by both their bounds: "entre 3.000 y 4.000 millones de dólares", "una pena de 8 a 12 años"."""

import re
from collections.abc import Callable

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.figures import in_english, in_figures
from digest.spanish.tree import Quantity

Found = tuple[int, Quantity, bool]
#: How large a scale word makes the figure before it.
_SCALES = {"mil": 1e3, "millón": 1e6, "millones": 1e6}
_MONEY = ("US$", "S/", "$", "€")
#: What a range with "a" may be of: a measure, which no verb tells to have gone from one to the other.
_MEASURED = word_set("año años mes meses semana semanas día días hora horas minutos metros kilómetros hectáreas")
#: What goes from one figure to another.
_CHANGES = word_set(
    "pasar subir aumentar elevar incrementar ampliar crecer reducir rebajar bajar disminuir caer descender variar "
    "modificar cambiar extender prolongar acortar recortar oscilar"
)
_LASTS = word_set("durar demorar tardar tomar")
#: A figure of more words than one, as it is put.
RANGE = re.compile(r"\bbetween | to | (?:calendar|working|consecutive)$")
_TEN, _YEARS = 10, (1900, 2100)


def bounds(
    chart: Chart, at: int, value: Callable[[Chart, int], tuple[float | None, int]],
    whole: Callable[[Chart, int], Found | None],
) -> Found | None:  # fmt: skip
    """The range that begins at `at`; `value` reads a bare number, `whole` a figure with its scale and currency."""
    low = chart.low(at)
    if low == "entre":
        return _between(chart, at, value, whole)
    if "a" not in {chart.low(at + 1), chart.low(at + 2)}:
        return None
    if low == "de" and any(r.lemma in _LASTS for r in chart.verbs(at - 1)):
        return _from_to(chart, at + 1, value)
    if chart.low(at - 1) == "de" and chart.nouns(at - 2):
        return _from_to(chart, at, value)
    return None


def _between(
    chart: Chart, at: int, value: Callable[[Chart, int], tuple[float | None, int]],
    whole: Callable[[Chart, int], Found | None],
) -> Found | None:  # fmt: skip
    here = at + 1 + (chart.text(at + 1) in _MONEY)
    first, end = value(chart, here)
    if first is None:
        return None
    own = _SCALES.get(chart.low(end), 0.0)
    end += 1 if own else 0
    if not chart.is_cat(end, "and"):
        return None
    begin = end + 1
    bare, after = value(chart, begin + (chart.text(begin) in _MONEY))
    found = whole(chart, begin)
    if bare is None or found is None or "%" in found[1].en or found[1].qualifier:
        return None
    shared = _SCALES.get(chart.low(after), 1.0)
    if shared > 1 and chart.low(after + 1) in {"millón", "millones"}:
        shared *= 1e6  # "entre 3 mil y 4 mil millones"
        own = own * 1e6 if own == 1e3 else own
    low = first * (own or (shared if first < bare else 1.0))
    second = found[1]
    is_years = all(_YEARS[0] <= v <= _YEARS[1] for v in (first, bare)) and shared == 1
    if low >= second.value or is_years:
        return None
    currency = next((sign for sign in _MONEY if second.en.startswith(sign)), "")
    if currency or second.en.endswith(("million", "billion")):
        said = f"{currency}{_scaled(low)}"
    elif second.value <= _TEN:
        return found[0], _range(f"between {in_english(low)} and {in_english(second.value)}", second.value), found[2]
    else:
        said = in_figures(low)
        return found[0], _range(f"between {said} and {in_figures(second.value)}", second.value), found[2]
    return found[0], _range(f"between {said} and {second.en}", second.value), found[2]


def _from_to(chart: Chart, at: int, value: Callable[[Chart, int], tuple[float | None, int]]) -> Found | None:
    first, end = value(chart, at)
    if first is None or chart.low(end) != "a":
        return None
    second, stop = value(chart, end + 1)
    if second is None or first >= second or chart.low(stop) not in _MEASURED:
        return None
    if any(r.lemma in _CHANGES for k in range(len(chart)) for r in chart.verbs(k)):
        return None  # "elevó la pena de 8 a 12 años": from one to the other
    said = in_english if second < _TEN else in_figures
    return stop, _range(f"{said(first)} to {said(second)}", second), False


def _range(english: str, value: float) -> Quantity:
    return Quantity(en=english, value=value)


def _scaled(value: float) -> str:
    for word, times in (("billion", 1e9), ("million", 1e6)):
        if value >= times:
            return f"{in_figures(value / times)} {word}"
    return in_figures(value)
