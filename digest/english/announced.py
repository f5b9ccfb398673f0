"""Days that what is announced falls on: a strike announced "for 14 December", rains forecast "for 5 to 7 March"."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause

_ANNOUNCES = word_set("anunciar convocar programar pronosticar prever alertar")
#: What falls on a day that is told beforehand.
_COMES = word_set(
    "paro huelga marcha protesta movilización plantón lluvia precipitación nevada helada friaje asamblea reunión "
    "audiencia vigilia bloqueo granizada viento"
)


def announced_for(clause: Clause) -> Clause:
    """ "anuncian paro | el 14 de diciembre": the strike is on that day, and has been announced before."""
    what = clause.patient
    if what is None or what.noun is None or clause.verb.lemma not in _ANNOUNCES or clause.also or clause.complement:
        return clause
    is_plain = clause.verb.tense in {"pres", "pret"} and not (clause.verb.helper or clause.verb.is_negated)
    if not is_plain or what.noun.lemma.split()[0] not in _COMES or class_of(what) == "person":
        return clause
    adjuncts = tuple(_for_that_day(a) for a in clause.adjuncts)
    return clause if adjuncts == clause.adjuncts else replace(clause, adjuncts=adjuncts)


def _for_that_day(adjunct: Adjunct) -> Adjunct:
    time = adjunct.time
    if time is None or adjunct.is_front or time.pull != "future" or not time.en.startswith(("on ", "from ")):
        return adjunct
    said = "for " + time.en.removeprefix("on ").removeprefix("from ")
    return replace(adjunct, time=replace(time, en=said, pull=""))
