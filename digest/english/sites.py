"""A mine or project before a headline's colon: where what is told happens, or what it is about. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from digest.claim_types import Claim
from digest.english.entries import Name, word_set
from digest.english.genitives import is_firm
from digest.english.heads import SITES
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase, phrases_of

#: Who does at a mine what he does as one who works there.
_WORKERS = word_set("trabajador obrero minero contratista operario sindicato")
_BY_WORKERS = frozenset(("strike", "start", "protest", "demand", "die", "injure"))
#: What stands on a mine's ground.
_GROUNDS = word_set(
    "planta campamento tajo instalación almacén oficina bocamina mina acceso ingreso concentradora garita"
)
_OF_GROUNDS = frozenset(("occupy", "invade", "block", "raid", "attack"))
#: What a company does where it mines.
_BY_FIRMS = word_set("halt suspend resume start build invest produce")
_PLACES = frozenset(("place", "area", "natural", "artefact"))
#: What a quarrel over a mine is carried on by, or settled.
_QUARREL = word_set("bloqueo huelga paro protesta tregua diálogo acuerdo movilización") | {
    "medida de fuerza", "paro indefinido", "huelga indefinida", "paro preventivo", "mesa de diálogo", "mesa técnica",
    "mesa de trabajo", "grupo de trabajo",
}  # fmt: skip
_ROADS = word_set("vía carretera ruta corredor acceso pista tránsito") | {"corredor minero"}
_FIRMS = word_set("empresa compañía minera") | {"empresa minera", "compañía minera"}
_AT, _OVER = "at", "in the dispute over"


@cache
def _sites() -> Mapping[str, str]:
    return {fold(site): site for site in SITES}


def site_of(source: str) -> str:
    """The mine or project that alone stands before the colon of a headline, or ""."""
    topic, colon, _ = source.partition(":")
    return _sites().get(fold(topic.strip()), "") if colon else ""


def with_site(claim: Claim, clause: Clause) -> Clause:
    """ "Quellaveco: trabajadores inician huelga": at the Quellaveco mine, if nothing else tells where."""
    assert claim.parse is not None
    is_free = claim.is_headline and claim.parse.place is None and clause.speaker is None
    site = site_of(claim.source) if is_free else ""
    if not site or clause.complement is not None or clause.also:
        return clause
    link = _AT if _happens_there(clause, SITES[site]) else _OVER if _is_quarrel(clause) else ""
    if not link:
        return clause
    named = [np for np in phrases_of(clause) if np.name is not None and np.noun is None]
    is_told = any((class_of(np) in _PLACES and link == _AT) or (np.name and np.name.kind == "mine") for np in named)
    if is_told or any(adjunct.is_front for adjunct in clause.adjuncts):
        return clause
    return _opened_by(Name(es=site, en=site, cls="org", kind="mine"), link, clause)


def _opened_by(name: Name, link: str, clause: Clause) -> Clause:
    """The clause with a phrase at its head: "at the Quellaveco mine", "amid the farmers' strike"."""
    thing = NounPhrase(start=0, end=len(name.es.split()), name=name)
    phrase = Phrase(start=0, end=thing.end, prep="en", object=thing, en=link)
    front = Adjunct(start=0, end=thing.end, phrase=phrase, is_front=True)
    return replace(clause, adjuncts=(front, *clause.adjuncts))


#: What goes on, before a headline's colon, while what is behind it happens.
_GOING_ON = {
    "paro cocalero": ("amid", "coca growers' strike"), "paro de cocaleros": ("amid", "coca growers' strike"),
    "paro agrario": ("amid", "farmers' strike"), "paro de agricultores": ("amid", "farmers' strike"),
    "paro minero": ("amid", "miners' strike"), "paro de mineros": ("amid", "miners' strike"),
    "huelga minera": ("amid", "miners' strike"), "paro nacional": ("amid", "national strike"),
    "paro regional": ("amid", "regional strike"), "paro de transportistas": ("amid", "transport strike"),
    "huelga docente": ("amid", "teachers' strike"), "huelga de maestros": ("amid", "teachers' strike"),
    "incendios forestales": ("amid", "forest fires"), "derrame de petroleo": ("after", "oil spill"),
    "conflicto minero": ("in", "mining dispute"), "sequia": ("amid", "drought"),
}  # fmt: skip
_ABOUT_IT = _QUARREL | word_set("incendio derrame petróleo crudo conflicto sequía lluvia amago")


def with_topic(claim: Claim, clause: Clause) -> Clause:
    """ "Paro agrario: mercados piden apoyo": amid the farmers' strike, where nothing behind it is about the strike."""
    assert claim.parse is not None
    topic, colon, _ = claim.source.partition(":")
    link, said = _GOING_ON.get(fold(topic.strip()), ("", ""))
    is_free = claim.is_headline and colon and claim.parse.place is None and clause.speaker is None
    if not said or not is_free or clause.verb.is_negated or clause.also or any(a.is_front for a in clause.adjuncts):
        return clause
    if any(np.noun is not None and not _ABOUT_IT.isdisjoint((np.noun.lemma, np.head)) for np in phrases_of(clause)):
        return clause
    return _opened_by(Name(es=topic.strip(), en=said, cls="event", kind="known", has_article=True), link, clause)


def is_at_site(claim: Claim, clause: Clause) -> bool:
    """Whether the clause opens with the site, or with what goes on, that stands before the headline's colon."""
    first = clause.adjuncts[0].phrase if clause.adjuncts else None
    name = first.object.name if first is not None else None
    if first is None or name is None:
        return False
    return fold(name.es) in _GOING_ON or (first.en in {_AT, _OVER} and name.en == site_of(claim.source))


def _is_quarrel(clause: Clause) -> bool:
    """ "Las Bambas: comuneros levantan bloqueo": those who live by the mine, or who talk to them, and what they do."""
    who, thing = clause.subject, clause.object
    if who is None or clause.verb.voice != "active" or clause.verb.is_negated:
        return False
    if thing is None and clause.frame.event != "protest":
        return False
    is_theirs = class_of(who) in {"group", "person", "org"} or who.head in {"distrito", "provincia"}
    is_theirs = is_theirs and who.head not in _WORKERS and not is_firm(who)
    if thing is None:  # "protestó contra empresa minera"; but against a project or a spill, which the topic may be
        return is_theirs and any(a.prep == "contra" and np.head in _FIRMS for a, np in clause.arguments)
    is_road = clause.frame.event == "block" and thing.head in _ROADS
    return is_theirs and (is_road or (thing.noun is not None and thing.noun.lemma in _QUARREL))


def _happens_there(clause: Clause, kind: str) -> bool:
    who, thing, event = clause.subject, clause.object, clause.frame.event
    if who is None or clause.verb.voice != "active" or clause.verb.is_negated:
        return False
    head = thing.head if thing is not None else ""
    if event in _OF_GROUNDS or clause.frame.en in _OF_GROUNDS:
        return head in _GROUNDS
    if who.name is not None and is_firm(who):
        return event in _BY_FIRMS
    if who.head in _WORKERS:
        return event in _BY_WORKERS or (event in _BY_FIRMS and head in {"huelga", "paro"})
    return event == "demand" and kind == "mine" and class_of(who) in {"group", "person"} and thing is not None
