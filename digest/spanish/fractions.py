"""Fractions with what qualifies them: "más de la mitad de las concesiones", "cerca de un tercio", "la cuarta parte"."""

from digest.spanish.chart import Chart
from digest.spanish.quantities import QUALIFIERS_BY_FIRST

#: Nouns of a share, of which there are as many as of what it is of.
SHARES = frozenset(("mitad", "tercio", "quinto", "tercera parte", "cuarta parte", "mayoría", "resto"))
_PARTS = frozenset(("tercera", "cuarta", "quinta", "sexta", "octava", "décima"))
_ARTICLES = frozenset(("la", "un", "una"))


def is_part(chart: Chart, at: int) -> bool:
    """ "cuarta parte": a fraction, and no part that is the fourth."""
    if chart.low(at) not in _PARTS or chart.low(at + 1) != "parte":
        return False
    return chart.low(at + 2) == "de" and chart.low(at + 3) in {"los", "las"}


def fraction_determiners(chart: Chart, at: int) -> list[tuple[int, str, str, str, str]]:
    """What stands before a fraction, as a determiner: where it ends, its category, English, number and gender."""
    qualifier, here = "", at
    for words, english in QUALIFIERS_BY_FIRST.get(chart.low(at), ()):
        if chart.lows[at : at + len(words)] == words:
            qualifier, here = "less than" if english == "fewer than" else english, at + len(words)
            break
    if chart.low(here) not in _ARTICLES:
        return []
    end = here + 1
    if chart.low(end) == "mitad":
        said = qualifier
    elif chart.low(end) in {"tercio", "quinto"} or is_part(chart, end):
        said = f"{qualifier} a".strip()
    else:
        return []
    is_plain = not qualifier and not is_part(chart, end)
    return [] if is_plain or not said else [(end, "quant", said, "sg", "")]
