"""What points back by no word at all: "Se trata de una red …", "Ocurrió en Pasco": it is, it happened."""

from collections.abc import Iterator

from digest.english.entries import Name
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.phrases import noun_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase, VerbGroup
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

#: "se trata de", "se trataba de", and the tense of what is.
_IS = {"trata": "pres", "trataba": "impf"}
#: What has been told of, where or when it happened.
_HAPPENS = frozenset(("ocurrir", "suceder"))


def points_back(chart: Chart, start: int) -> Iterator[tuple[int, Clause, float]]:
    """The clauses whose subject is what the sentence before told."""
    if chart.is_headline or start:
        return
    if chart.low(start) == "se" and chart.low(start + 1) in _IS and chart.low(start + 2) == "de":
        yield from _is_it(chart, start)
    for end, group in verb_groups(chart, start):
        plain = group.voice == "active" and group.number == "sg" and not (group.helper or group.is_negated)
        if group.lemma not in _HAPPENS or not plain or group.tense not in {"pret", "impf"}:
            continue
        for stop, clause, cost in tails(chart, end, group, _it("sg", start)):
            if clause.adjuncts or clause.arguments:
                yield (
                    stop,
                    changed(clause, start=start, notes=(*clause.notes, "amber: what it is that is meant")),
                    cost + 0.3,
                )


def _is_it(chart: Chart, start: int) -> Iterator[tuple[int, Clause, float]]:
    frame = next((f for f in chart.lexicon.frames.get("ser", ()) if f.clause == "pred"), None)
    if frame is None:
        return
    for end, np, cost in noun_phrases(chart, start + 3):
        if np.noun is None or class_of(np) in {"amount", "money", "time"}:
            continue
        number = "pl" if np.is_plural else "sg"
        group = VerbGroup(start=start, end=start + 3, lemma="ser", tense=_IS[chart.low(start + 1)], number=number)
        notes = ("amber: what it is that is meant",)
        clause = Clause(
            start=start, end=end, verb=group, frame=frame, subject=_it(number, start), predicate=np, notes=notes
        )  # fmt: skip
        yield end, clause, cost + 0.3


def _it(number: str, at: int) -> NounPhrase:
    name = Name(es="", en="they" if number == "pl" else "it", cls="event", kind="pronoun", number=number)
    return NounPhrase(start=at, end=at, name=name, number=number)
