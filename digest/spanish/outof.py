"""Some of those who are counted, told first: "De los 30 expedientes, 18 fueron observados"."""

from digest.spanish.chart import Chart
from digest.spanish.quantities import quantity
from digest.spanish.tree import NounPhrase, Phrase
from digest.spanish.verbgroups import FINITE

NOTE = "amber: so many of those"


def out_of(chart: Chart, at: int) -> list[tuple[int, NounPhrase, float]]:
    """The phrase that begins a sentence with those of whom it counts some."""
    if at or chart.low(0) != "de" or chart.low(1) not in {"los", "las", "ellos", "ellas"}:
        return []
    from digest.spanish.phrases import simple_phrases  # here, since most sentences get no further than this

    out: list[tuple[int, NounPhrase, float]] = []
    for end, those, cost in simple_phrases(chart, 1):
        begin = end + 2 if chart.low(end + 1) == "el" else end + 1
        counted = quantity(chart, begin) if chart.text(end) == "," else None
        is_them = those.name is not None and those.name.kind == "pronoun"  # "De ellos, 12 fueron liberados"
        if counted is None or not (is_them or (those.noun is not None and those.quantity is not None)):
            continue
        stop, some, is_money = counted
        is_fewer = is_money or those.quantity is None or some.value < those.quantity.value
        if not is_fewer or some.qualifier not in {"", "only"} or not _is_verb(chart, stop):
            continue
        phrase = Phrase(start=0, end=end, prep="de", object=those)
        whole = NounPhrase(start=0, end=stop, quantity=some, number="pl", phrases=(phrase,), notes=(NOTE,))
        out.append((stop, whole, cost + 0.2))
    return out


def _is_verb(chart: Chart, at: int) -> bool:
    here = at + (chart.low(at) in {"se", "no", "ya", "aún", "todavía"})
    return any(r.tense in FINITE for r in chart.verbs(here)) and not chart.nouns(here)
