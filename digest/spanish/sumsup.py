"""What tells of all that was said before it: "…, lo que facilitará la titulación de 30 comunidades"."""

from digest.english.entries import Name
from digest.spanish.adjuncts import fronted
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.tree import Adjunct, Clause, NounPhrase
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

_NOTE = "amber: what sums up the sentence"
#: What verbs that say what something amounts to have for their event.
_AMOUNTS = "state"
#: As what the whole may be taken by a verb, the likeliest first.
_CLASSES = ("event", "act", "abstract")


def sums_up(chart: Chart, end: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ ", lo que provocó …", ", lo cual impide …": something that has caused it, of the clause that ends here."""
    if chart.text(end) != "," or chart.low(end + 1) != "lo" or chart.low(end + 2) not in {"que", "cual"}:
        return []
    if clause.also or clause.subject is None:
        return []
    out: list[tuple[int, Clause, float]] = []
    for begin, front, far in fronted(chart, end + 3):
        for after, group in verb_groups(chart, begin):
            if group.number == "pl" or group.is_subjunctive or group.dative:
                continue
            for cls in _CLASSES:
                found = list(tails(chart, after, group, _it(end + 1, cls)))
                for stop, told, extra in found:
                    out.append((stop, _tied(clause, told, front), cost + far + extra + 0.4))
                if found:
                    break
    return out


def _it(at: int, cls: str) -> NounPhrase:
    name = Name(es="lo que", en="something that", cls=cls, kind="pronoun", number="sg")
    return NounPhrase(start=at, end=at + 2, name=name, number="sg")


def _tied(clause: Clause, told: Clause, front: tuple[Adjunct, ...]) -> Clause:
    subject = told.subject
    if told.frame.event == _AMOUNTS and subject is not None and subject.name is not None:
        subject = changed(subject, name=Name(es="lo que", en="which", cls="event", kind="pronoun", number="sg"))
    adjuncts = (*told.adjuncts, *(changed(a, is_front=False) for a in front))
    second = changed(told, subject=subject, adjuncts=adjuncts)
    return changed(clause, also=(second,), joint=",", notes=(*clause.notes, _NOTE))
