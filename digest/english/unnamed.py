"""Whom and what a sentence speaks of without telling which one: no name, no office, an acronym alone."""

import re

from digest.english.bare import is_bare
from digest.english.entries import word_set
from digest.spanish.chart import TITLES
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase


def is_other_than_unsaid(np: NounPhrase) -> bool:
    """ "identificó otras seis comunidades": beside which?"""
    return np.det == "other" and np.quantity is not None and class_of(np) in {"group", "org", "place", "area", "person"}


#: Offices of a place that is told by its kind only: "el alcalde distrital".
_OF_A_PLACE = word_set("alcalde alcaldesa subprefecto subprefecta prefecto regidor regidora")


def is_mayor_of_unsaid(np: NounPhrase) -> bool:
    """ "el alcalde distrital, Percy Ochante": of which district?"""
    if np.noun is None or np.noun.lemma.split()[0] not in _OF_A_PLACE or np.phrases or np.det == "poss":
        return False
    kinds = {a.lemma for a in np.adjectives} | set(np.noun.lemma.split()[1:])
    return bool(kinds & {"distrital", "provincial"})


def names_nothing(clause: Clause, text: str) -> bool:
    """Whether neither a name nor a figure nor an adjective tells who does what to whom."""
    who, thing = clause.subject, clause.object
    if re.search(r"[A-ZÁÉÍÓÚÑ\d]", text[1:]) or who is None or thing is None or clause.verb.voice != "active":
        return False
    parts = [who, thing, *(p.object for np in (who, thing) for p in np.phrases)]
    if any(np.adjectives or np.quantity or np.det or np.relative or np.participle for np in parts):
        return False
    more = clause.adjuncts or clause.arguments or clause.also or clause.complement
    return not more and who.noun is not None and class_of(who) == "person" and " " not in who.noun.lemma


def is_by_surname(np: NounPhrase) -> bool:
    """ "Presidente Castillo": an office before a surname, which English says otherwise."""
    called = np.name
    return np.noun is not None and np.noun.lemma in TITLES and called is not None and " " not in called.en


def is_minister_of_unsaid(np: NounPhrase) -> bool:
    """ "Ministra llega a Cusco": of how many?"""
    is_bare = not (np.phrases or np.name or np.apposition or np.relative or np.adjectives or np.quantity or np.ordinal)
    return np.noun is not None and np.noun.lemma in {"ministro", "ministra", "viceministro", "viceministra"} and is_bare


#: What one does with somebody, at something or about something.
_WITH_SOMEBODY = word_set("meet talk discuss agree negotiate take_part participate coordinate inspect visit see")


def is_lone(purpose: Clause) -> bool:
    """ "to meet": without whom."""
    thing = purpose.object
    is_abstract = thing is not None and class_of(thing, purpose.verb.lemma) == "abstract"
    if thing is not None and is_abstract and is_bare(thing, purpose):
        return True  # "to seek a solution": to what?
    filled = purpose.object or purpose.arguments or purpose.complement or purpose.predicate or purpose.adjuncts
    return not filled and purpose.frame.event in _WITH_SOMEBODY


#: Acronyms that need no name (style guide, P1) and names that are written so.
_KNOWN = word_set("GDP CEO UN EU NGO NGOS US UK REDD PERU VRAEM WWF HIV BHP MMG MAPE")
ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,}(?:-[A-Z]+)?\b")
#: Nouns that say what an acronym names: "the companies CASA and Sinohydro".
_SAID = r"(?:compan(?:y|ies)|firms?|consortium|organisation|federation|project|mine|party|union|seal|law)"
_SAID_AT_ALL = re.compile(rf" {_SAID}|{_SAID} ")


def is_bare_acronym(word: str, text: str) -> bool:
    """Whether an acronym stands without the name that it is short for, and without what it is."""
    if word in _KNOWN or f"({word})" in text:
        return False
    named = rf"\b{_SAID} (?:[A-ZÁÉÍÓÚ][\w-]*(?:,| and)? )*{word}\b|\b{word}(?: [A-Z]\w+)? \w+ {_SAID}\b"
    if _SAID_AT_ALL.search(text) and re.search(named, text):
        return False
    is_numbered = f"-{word}" in text or f"/{word}" in text
    return not (is_numbered and re.search(rf"\d[-/](?:[A-Z\d]+[-/])*{word}\b", text))  # "Resolution 123-2021-GRU"
