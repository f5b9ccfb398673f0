"""What a figure is set beside: "respecto al mismo periodo de 2025", "frente al 2024", "más que el año pasado"."""

from digest.english.entries import Adverb, word_set
from digest.spanish.chart import Chart
from digest.spanish.figures import MONTH_NAMES, MONTHS

#: How such a comparison begins; "al" is read as "a el".
_OPENINGS = (
    ("respecto", "a"), ("respecto", "de"), ("con", "respecto", "a"), ("frente", "a"), ("en", "comparación", "con"),
    ("en", "comparación", "a"), ("comparado", "con"), ("comparada", "con"), ("comparados", "con"),
    ("comparadas", "con"), ("en", "relación", "a"), ("en", "relación", "con"), ("en", "contraste", "con"),
)  # fmt: skip
_BY_FIRST = {first: [words for words in _OPENINGS if words[0] == first] for first in {w[0] for w in _OPENINGS}}
_SAME = word_set("mismo misma igual similar")
_PERIODS = {
    "periodo": "period", "período": "period", "lapso": "period", "mes": "month", "trimestre": "quarter",
    "semestre": "half", "bimestre": "two months", "cuatrimestre": "four months", "fecha": "date", "meses": "months",
}  # fmt: skip
_UNITS = {"año": "year", "mes": "month", "trimestre": "quarter", "semana": "week", "semestre": "half"}
#: Adjectives behind a period that lies before the one that is told of.
_BEFORE = word_set("anterior previo pasado")
#: "a lo registrado en 2024": what was counted then.
_COUNTED = word_set(
    "registrado reportado obtenido alcanzado observado logrado exportado producido recaudado invertido recibido"
)


def compared_with(chart: Chart, at: int) -> list[tuple[int, Adverb]]:
    """Comparisons with another time that begin at `at`, each with where it ends."""
    out: list[tuple[int, Adverb]] = []
    for words in _BY_FIRST.get(chart.low(at), ()):
        here = at + len(words)
        if any(chart.low(at + k) != w for k, w in enumerate(words)):
            continue
        if chart.low(here) == "lo" and chart.low(here + 1) in _COUNTED:
            here += 2 + (chart.low(here + 2) == "en")
        for end, base in compared_bases(chart, here):
            out.append((end, Adverb(es=chart.written(at, end), en=f"compared with {base}")))
    return out


def compared_bases(chart: Chart, at: int) -> list[tuple[int, str]]:
    """Periods that a figure is set beside: "el mismo periodo de 2025", "el año pasado"."""
    here = at + (chart.low(at) in {"el", "la", "los", "las"})
    if chart.low(here) in _SAME:
        period = _PERIODS.get(chart.low(here + 1), "")
        if not period:
            return []
        end = here + 2
        if chart.low(end) in {"de", "en"}:
            said = _year(chart, end + 1)
            if said is not None and said[1] == "last year":
                return [(said[0], f"the same {period} last year")]
            if said is not None:
                return [(said[0], f"the same {period} of {said[1]}")]
        return []
    return [found] if (found := _year(chart, here) or _month(chart, here)) else []


def _year(chart: Chart, at: int) -> tuple[int, str] | None:
    """ "2024", "el 2024", "el año 2024", "el año pasado", "el mes anterior"."""
    here = at + (chart.low(at) in {"el", "la"})
    unit = _UNITS.get(chart.low(here), "")
    if unit and chart.low(here + 1) in _BEFORE | {"pasada", "previa"}:
        word = "last" if chart.low(here + 1).startswith("pasad") else "the previous"
        return here + 2, f"{word} {unit}"
    if unit == "year":
        here += 1
    text = chart.text(here)
    if len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100 and here > at - 1:
        return here + 1, text
    return None


def _month(chart: Chart, at: int) -> tuple[int, str] | None:
    """ "abril de 2025", "abril del año pasado", "marzo último"."""
    month = MONTHS.get(chart.low(at), 0)
    if not month:
        return None
    name = MONTH_NAMES[month - 1]
    if chart.low(at + 1) == "de" and (said := _year(chart, at + 2)):
        return said[0], f"{name} {said[1]}"
    return None if chart.low(at + 1) in _BEFORE else (at + 1, name)
