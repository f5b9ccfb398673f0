"""Whom "les" stands for, where one plural of people or bodies only stands before it, in another clause."""

from digest.english.entries import Name
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import fits
from digest.spanish.tree import Clause, NounPhrase, VerbGroup

#: Who something is given to, taken from or told.
_TAKERS = frozenset(("person", "group", "org"))

#: Verbs of what is done "le" to somebody, and "contra" somebody.
_AGAINST = frozenset(("dictar", "ordenar", "abrir", "iniciar", "formular", "interponer", "presentar"))


def them_before(chart: Chart, at: int, finite: frozenset[str]) -> NounPhrase | None:
    """ "Los comuneros denunciaron que la empresa | les ofreció …": them; None where it may be another."""
    found: dict[str, tuple[str, int]] = {}
    for k in range(at):
        for _, noun in chart.nouns(k):
            if noun.number == "pl" and not (chart.tokens[k].is_capital and k > 0):
                found[noun.lemma] = (noun.senses[0].cls, k)
    people = [place for cls, place in found.values() if cls in _TAKERS]
    if len(people) != 1 or not _has_verb(chart, people[0] + 1, at, finite):
        return None  # "Los comuneros les dieron comida": to others
    name = Name(es="les", en="them", cls="person", kind="pronoun", number="pl")
    return NounPhrase(start=at, end=at + 1, name=name, number="pl", notes=("amber: whom it is done to",))


def _has_verb(chart: Chart, start: int, end: int, finite: frozenset[str]) -> bool:
    return any(r.tense in finite for k in range(start, end) if not chart.nouns(k) for r in chart.verbs(k))


def with_whom(clause: Clause, group: VerbGroup, subject: NounPhrase | None) -> Clause | None:
    """The clause with its "a" filled by whom the group names; None where its frame has no such slot."""
    whom = group.whom
    if whom is None:
        return clause
    is_them = whom.name is not None and whom.name.kind == "pronoun"
    if is_them and subject is not None and subject.is_plural and group.voice == "active":
        return None  # they may be who acts
    slot = next((a for a in clause.frame.arguments if a.prep == "a"), None)
    if slot is None and group.lemma in _AGAINST:
        slot = next((a for a in clause.frame.arguments if a.prep == "contra"), None)
    if slot is None or not fits(whom, slot.classes, group.lemma):
        return None
    return changed(clause, arguments=((slot, whom),))
