"""Ranks beyond the fifth: "vigésimo primer aniversario", "su 21 aniversario", "la decimosegunda edición"."""

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.quantities import quantity

_TENS = {"décim": 10, "vigésim": 20, "trigésim": 30, "cuadragésim": 40, "quincuagésim": 50, "sexagésim": 60}
_UNITS = {
    "primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercero": 3, "tercera": 3,
    "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6, "séptimo": 7, "séptima": 7,
    "octavo": 8, "octava": 8, "noveno": 9, "novena": 9,
}  # fmt: skip
_WHOLE = {"undécim": 11, "duodécim": 12, "centésim": 100, "bicentenari": 200}
#: What is counted by its rank though Spanish writes a plain figure: "su 21 aniversario".
_RANKED = word_set("aniversario edición período periodo sesión ronda congreso asamblea cumbre encuentro festival feria")
_TEENS = frozenset((11, 12, 13))


def rank(chart: Chart, at: int) -> tuple[int, str] | None:
    """Where a rank ends that begins at `at`, and its English."""
    low = chart.low(at)
    stem = low[:-1] if low[-1:] in {"o", "a"} else ""
    if whole := _WHOLE.get(stem):
        return at + 1, _in_english(whole)
    if ten := _TENS.get(stem):
        unit = _UNITS.get(chart.low(at + 1), 0)
        if unit or stem != "décim":  # "décimo" by itself is a word of the table
            return at + (2 if unit else 1), _in_english(ten + unit)
    for start, ten in (("decimo", 10), ("vigesimo", 20)):
        if low.startswith(start) and (unit := _UNITS.get(low.removeprefix(start), 0)):
            return at + 1, _in_english(ten + unit)
    if chart.text(at).isdigit() and len(chart.text(at)) < len("1000") and (end := _behind_sign(chart, at + 1)):
        return end, _in_english(int(chart.text(at)))
    counted = quantity(chart, at)
    if counted and not counted[2] and not counted[1].qualifier:
        end, figure, _ = counted
        is_one = any(n.number == "sg" and n.lemma in _RANKED for _, n in chart.nouns(end))
        if is_one and figure.value == int(figure.value) and 1 < figure.value < 400:
            return end, _in_english(int(figure.value))
    return None


def _behind_sign(chart: Chart, at: int) -> int:
    """ "21 | .° | aniversario": where the sign of a rank ends before its noun; 0 where none stands."""
    end = at + 1 + (chart.text(at) == ".")
    is_sign = chart.text(end - 1) in {"°", "º", "ª"}
    return end if is_sign and any(n.number == "sg" for _, n in chart.nouns(end)) else 0


def _in_english(number: int) -> str:
    teen = number % 100 in _TEENS
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
