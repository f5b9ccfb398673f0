"""What is more or less than so much: "predios | mayores de 100 hectáreas", "multas | superiores a S/ 3 millones"."""

from dataclasses import replace

from digest.english.entries import Name
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase, Phrase

_MORE = {"mayor": "more than", "superior": "more than", "menor": "less than", "inferior": "less than"}
_AGE = {"more than": "over", "less than": "under"}
_NOTE = "amber: more or less than so much"


def bound(chart: Chart, at: int) -> tuple[str, int]:
    """English for the bound that begins at `at`, and where its figure does; "" where none does."""
    word = chart.low(at)
    english = _MORE.get(word.removesuffix("es"), "")
    if not english or chart.low(at + 1) not in {"a", "de"}:
        return "", 0
    start = at + 2 + (chart.low(at + 2) in {"el", "los", "las"})
    found = quantity(chart, start)
    return (english, start) if found is not None and not found[1].qualifier else ("", 0)


def beyond(chart: Chart, end: int, np: NounPhrase, cost: float) -> list[tuple[int, NounPhrase, float]]:
    """`np` with the bound that follows it at `end`; the ages of persons are over or under so many years."""
    from digest.spanish.phrases import simple_phrases

    english, start = bound(chart, end)
    if not english or np.noun is None or chart.low(end).endswith("es") != (np.number == "pl"):
        return []
    if class_of(np) in {"person", "group"}:
        return _aged(chart, end, start, np, cost, _AGE[english])
    out = []
    for stop, obj, extra in simple_phrases(chart, start):
        if obj.quantity is None or obj.quantity.qualifier or class_of(obj) not in {"amount", "money", "time"}:
            continue
        so_much = changed(obj, quantity=replace(obj.quantity, qualifier=english))
        phrase = Phrase(start=end, end=stop, prep="de", object=so_much, en="of")
        told = changed(np, end=stop, phrases=(*np.phrases, phrase), notes=(*np.notes, _NOTE))
        out.append((stop, told, cost + extra + 0.05))
    return out


def minors(chart: Chart, end: int, np: NounPhrase, cost: float) -> list[tuple[int, NounPhrase, float]]:
    """ "los menores | de 12 años": the noun says by itself that they are under that age."""
    if np.noun is None or np.noun.lemma != "menor" or chart.low(end) != "de":
        return []
    return _aged(chart, end, end + 1, np, cost, "under")


def _aged(
    chart: Chart, end: int, start: int, np: NounPhrase, cost: float, english: str
) -> list[tuple[int, NounPhrase, float]]:
    found = quantity(chart, start)
    if found is None or found[1].qualifier or chart.low(found[0]) != "años":
        return []
    stop = found[0] + 1
    age = Name(es=chart.text(start), en=f"{found[1].value:g}", cls="time", kind="term")
    inner = NounPhrase(start=start, end=stop, name=age)
    phrase = Phrase(start=end, end=stop, prep="de", object=inner, en=english)
    notes = (*np.notes, _NOTE)
    return [(stop, changed(np, end=stop, phrases=(*np.phrases, phrase), notes=notes), cost)]
