"""Places within places: a headline's dateline and the place its sentence names, said once and in their order."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from digest.english.entries import Argument
from digest.english.gazetteer import wholes_by_place
from digest.spanish.asides import DEPARTMENTS
from digest.spanish.tokens import fold
from digest.spanish.tree import Adjunct, Clause, NounPhrase

#: The doubt about a deed that is told of two places, of which neither lies in the other.
APART = "two places, neither within the other"


def lies_in(part: str, whole: str) -> bool:
    """Whether the gazetteer has a place called `part` within one called `whole` (Spanish names, any accents)."""
    return fold(whole) in wholes_by_place().get(fold(part), frozenset())


def nested(place: NounPhrase, clause: Clause) -> tuple[NounPhrase | None, Clause, str]:
    """ "Huancavelica: … en Lircay" is in Lircay (Huancavelica); with the opening, if it stays, and a doubt or ""."""
    if place.name is None or place.noun is not None or place.locator:
        return place, clause, ""
    own = str(place.name.es)
    for where, put in _told_places(clause):
        name = _bare_name(where)
        if name == own:
            return place, clause, ""
        if lies_in(name, own):
            return None, put(replace(where, locator=place.name.en)), ""
        if lies_in(own, name) and where.name is not None:
            return replace(place, locator=where.name.en), put(None), ""
        if fold(name) in wholes_by_place() and (fold(own) in wholes_by_place() or fold(own) in DEPARTMENTS):
            return place, clause, APART
    subject = clause.subject
    if subject is not None and lies_in(_bare_name(subject), own):  # "Cusco: Espinar inicia paro"
        return None, clause.with_subject(replace(subject, locator=place.name.en)), ""
    if subject is not None and subject.noun is not None and len(subject.phrases) == 1 and not subject.also:
        home = subject.phrases[0]
        if home.prep in {"de", "en"} and lies_in(own, _bare_name(home.object)) and home.object.name is not None:
            located = replace(place, locator=home.object.name.en)  # "Puquio: comunidades de Lucanas bloquean …"
            return located, clause.with_subject(replace(subject, phrases=())), ""
    return place, clause, ""


#: The clause with another phrase in that spot, or with none.
_Put = Callable[[NounPhrase | None], Clause]


def _told_places(clause: Clause) -> Iterator[tuple[NounPhrase, _Put]]:
    """Where the clause says that it happened, by bare names, with how to have the clause say it otherwise."""
    for adjunct in clause.adjuncts:
        phrase = adjunct.phrase
        if not adjunct.is_front and phrase is not None and phrase.prep == "en" and _bare_name(phrase.object):
            yield phrase.object, partial(_adjunct_put, clause, adjunct)
    for argument in clause.arguments:
        if argument[0].prep == "en" and not argument[0].is_required and _bare_name(argument[1]):
            yield argument[1], partial(_argument_put, clause, argument)
    thing = clause.patient
    if thing is not None and thing.phrases and not thing.also:
        last = thing.phrases[-1]
        if last.prep == "en" and _bare_name(last.object):
            yield last.object, partial(_last_put, clause)


def _adjunct_put(clause: Clause, adjunct: Adjunct, where: NounPhrase | None) -> Clause:
    assert adjunct.phrase is not None
    told = () if where is None else (replace(adjunct, phrase=replace(adjunct.phrase, object=where)),)
    at = clause.adjuncts.index(adjunct)
    return replace(clause, adjuncts=(*clause.adjuncts[:at], *told, *clause.adjuncts[at + 1 :]))


def _argument_put(clause: Clause, argument: tuple[Argument, NounPhrase], where: NounPhrase | None) -> Clause:
    told = () if where is None else ((argument[0], where),)
    at = clause.arguments.index(argument)
    return replace(clause, arguments=(*clause.arguments[:at], *told, *clause.arguments[at + 1 :]))


def _last_put(clause: Clause, where: NounPhrase | None) -> Clause:
    thing = clause.patient
    assert thing is not None
    told = () if where is None else (replace(thing.phrases[-1], object=where),)
    whole = replace(thing, phrases=(*thing.phrases[:-1], *told))
    return clause.with_subject(whole) if thing is clause.subject else replace(clause, object=whole)


def _bare_name(np: NounPhrase) -> str:
    """The Spanish name of a place that nothing else is said of; "" otherwise."""
    more = np.noun or np.also or np.phrases or np.locator or np.relative or np.participle or np.acronym
    if more or np.name is None or np.name.cls != "place":
        return ""
    return str(np.name.es)
