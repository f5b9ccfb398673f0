"""What English says in another way than the Spanish has it: readers print none of it as it stands."""

import re
from collections.abc import Iterator

from digest.claim_types import Claim
from digest.claims import phrases_of
from digest.english.emptiness import clauses_told
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.tree import Clause, NounPhrase

#: "a protest of 2015" is a 2015 protest; months and parts of a year are of it.
_OF_YEAR = re.compile(
    r"\b(?!(?:months?|quarters?|half|end|start|beginning|middle|close|days?|weeks?|years?|budget|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|summer|winter|course|rest|elections?)\b)"
    r"[a-z]+ of (?:19|20)\d\d\b"
)
_TO_FIGURE = re.compile(r" by [^,]* (?:in|between|during) [A-Z].* to (?:US\$|S/)?\d")
_PEOPLES = re.compile(r"\bof (?!the )[A-Z][\w-]+(?:, [A-Z][\w-]+)*(?: and [A-Z][\w-]+)? (?:peoples|people)\b")
_RIVER_PEOPLE = re.compile(r"\b[Tt]he [A-Z][\w-]+ from the [A-Z]")
#: Of whom or what it is said how much they are.
_VALUES = frozenset(("estimate", "value", "put"))
#: What has parts that are known where it is named: "the sluice gates of the Uchusuma canal".
_WHOLES = frozenset(("natural", "artefact"))
_PARTS = frozenset(("artefact", "natural", "area", "place", "body"))


def said_otherwise(claim: Claim, clause: Clause, text: str) -> Iterator[str]:
    """Constructions in the sentence that keep the Spanish order or article where English has another."""
    if _OF_YEAR.search(text):
        yield "an event of a year"
    if clause.frame.event in {"rise", "fall"} and _TO_FIGURE.search(text):
        yield "by how much, when and to how much"
    if re.match(r"An average of ", text) and class_of_subject(clause) in {"person", "group", "amount", ""}:
        yield "an average of people who do something"
    if _PEOPLES.search(text) or _RIVER_PEOPLE.search(text):
        yield "how peoples are named"
    for np in phrases_of(clause):
        yield from _phrases(np)
    for one in clauses_told(clause):
        yield from _clauses(claim, one)


def class_of_subject(clause: Clause) -> str:
    """The class of the subject; "" without one."""
    return class_of(clause.subject) if clause.subject is not None else ""


def _phrases(np: NounPhrase) -> Iterator[str]:
    sense = noun_sense(np)
    if sense is None or np.noun is None:
        return
    if sense.count == "u" and np.det in {"", "indef"} and any(a.lemma == "nuevo" for a in np.adjectives):
        yield "a new one of what is not counted"  # "detectan nueva deforestación de 159 hectáreas"
    is_bare = np.number == "pl" and not (np.det or np.quantity or np.adjectives or np.also)
    of = np.phrases[0] if np.phrases and np.phrases[0].prep == "de" else None
    if is_bare and of is not None and sense.cls in _PARTS and " " not in np.noun.lemma:
        whole = of.object
        is_one = whole.number == "sg" and not whole.also and (whole.name is not None or whole.det == "def")
        if is_one and class_of(whole) in _WHOLES:
            yield f"some, or the {sense.en}"  # "cierran compuertas del canal Uchusuma"
    is_several = np.noun.lemma == "gobierno regional" and np.number == "pl" and of is not None
    if is_several and of is not None and of.object.name is not None and of.object.noun is None and not of.object.also:
        yield "how many regional governments"


def _clauses(claim: Claim, clause: Clause) -> Iterator[str]:
    thing = clause.object
    if clause.frame.en in _VALUES and thing is not None and (thing.relative or thing.participle) and clause.arguments:
        yield "how much something is, far from what it is"
    is_done = claim.is_headline and clause.frame.en == "affect" and clause.verb.tense == "pres"
    if is_done and class_of_subject(clause) == "act":
        yield "whether it goes on"  # "quema de ichu afecta 80 hectáreas": it has
