"""What came of what happened: "el puente colapsó | dejando aislados a tres caseríos", without which it is half told."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.copies import changed
from digest.spanish.protests import NO_COMMA
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause

#: What an accident, a disaster or a work does to those there, told behind it.
_DOES = word_set("dejar causar ocasionar provocar afectar beneficiar matar herir destruir inundar sepultar arrasar")
#: Of whom or what: an opinion is of rights and interests, an outcome of people and things.
_TO_WHOM = frozenset((
    "person", "group", "place", "area", "natural", "artefact", "animal", "plant", "amount", "event", "money", "name",
))  # fmt: skip


def is_outcome(adjunct: Adjunct, clause: Clause) -> bool:
    """Whether a gerund tells what came of it, as certainly as "y dejó" would."""
    inner = adjunct.gerund
    if inner is None or adjunct.is_front or inner.verb.lemma not in _DOES or inner.verb.is_negated or inner.also:
        return False
    if clause.verb.is_negated or clause.verb.tense in {"cond", "subj", "past_subj", "inf"}:
        return False
    things = [np for np in (inner.object, *(np for _, np in inner.arguments)) if np is not None]
    return bool(things) and all(class_of(np, inner.verb.lemma) in _TO_WHOM for np in things)


def with_outcomes(clause: Clause) -> Clause:
    """Outcomes as surely read without a comma as behind one."""
    told = tuple(_sure(a) if is_outcome(a, clause) else a for a in clause.adjuncts)
    if all(new is old for new, old in zip(told, clause.adjuncts, strict=True)):
        return clause
    return changed(clause, adjuncts=told)


def _sure(adjunct: Adjunct) -> Adjunct:
    inner = adjunct.gerund
    assert inner is not None
    if NO_COMMA not in inner.notes:
        return adjunct
    return replace(adjunct, gerund=changed(inner, notes=tuple(n for n in inner.notes if n != NO_COMMA)))
