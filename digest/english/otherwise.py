"""What English says in another way than the Spanish has it: readers print none of it as it stands."""

import re
from collections.abc import Iterator

from digest.claim_types import Claim
from digest.english.emptiness import clauses_told
from digest.english.verbclasses import LASTING
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.tree import Clause, NounPhrase, phrases_of

#: "a protest of 2015" is a 2015 protest; months and parts of a year are of it.
_OF_YEAR = re.compile(
    r"\b(?!(?:months?|quarters?|half|end|start|beginning|middle|close|days?|weeks?|years?|budget|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|summer|winter|course|rest|elections?)\b)"
    r"[a-z]+ of (?:19|20)\d\d\b"
)
_TO_FIGURE = re.compile(r" by [^,]* (?:in|between|during) [A-Z].* to (?:US\$|S/)?\d")
#: A body lies in a river, and a boat sinks in it; dredges are on it.
_IN_RIVER = re.compile(
    r"\b(?:[Bb]od(?:y|ies)\b[^.]*found|[Rr]emains\b[^.]*found|sunk|sank|drowned|died|(?:gone|went) missing)\b"
    r"[^.]* on the [^.]*(?:[Rr]iver|stream)"
)
_AGAINST_FIRST = re.compile(r"\b(?:marched|travelled|advanced|mobilised) against .* (?:towards?|to) ")
#: "frente a" a company is against it; in the face of a drought is not.
_FACING = re.compile(
    r" in the face of [^.]*\b(?:company|companies|consortium|firm|government|ministry|state|miners|loggers)\b"
)
_PRISON = re.compile(r"\b(?:requested|called for|demanded|sought|ordered) (?:a|the) prison\b(?! sentence| term)")
_PEOPLES = re.compile(r"\bof (?!the )[A-Z][\w-]+(?:, [A-Z][\w-]+)*(?: and [A-Z][\w-]+)? (?:peoples|people)\b")
_RIVER_PEOPLE = re.compile(r"\b[Tt]he [A-Z][\w-]+ from the [A-Z]")
#: Of whom or what it is said how much they are.
_VALUES = frozenset(("estimate", "value", "put"))
#: What one takes to what others have begun.
_STANCES = frozenset(("reject", "oppose", "criticise", "support", "question", "condemn", "defend", "welcome"))
#: What one is caught with.
_CARRIED = frozenset(("substance", "artefact", "animal", "plant", "money"))
#: Papers that are told by what they are about.
_DRAFTS = frozenset((
    "proyecto de reglamento", "proyecto de ley", "proyecto de norma", "proyecto de ordenanza", "proyecto de decreto",
    "anteproyecto", "predictamen",
))  # fmt: skip
#: What has parts that are known where it is named: "the sluice gates of the Uchusuma canal".
_WHOLES = frozenset(("natural", "artefact"))
_PARTS = frozenset(("artefact", "natural", "area", "place", "body"))


def _is_acquitted_late(clause: Clause) -> bool:
    """ "absolver del delito … a los indígenas procesados por …": of what would stand behind all that they are."""
    whom = clause.object
    is_long = whom is not None and (whom.participle is not None or whom.relative is not None)
    return is_long and clause.frame.en == "acquit" and any(argument.prep for argument, _ in clause.arguments)


def said_otherwise(claim: Claim, clause: Clause, text: str) -> Iterator[str]:
    """Constructions in the sentence that keep the Spanish order or article where English has another."""
    if _OF_YEAR.search(text):
        yield "an event of a year"
    if any(_is_acquitted_late(one) for one in clauses_told(clause)):
        yield "a phrase that stands far from its verb"
    if clause.frame.event in {"rise", "fall"} and _TO_FIGURE.search(text):
        yield "by how much, when and to how much"
    grows = clause.subject is not None and clause.subject.noun is not None and clause.subject.noun.lemma == "coca"
    grows = grows or class_of_subject(clause) in {"plant", "animal", "person", "group"}
    is_number = head_of(clause) in {"número", "cifra", "cantidad"}  # "el número de fallecidos": that itself
    if clause.frame.event in {"rise", "fall"} and grows and not is_number:
        yield "what of it grows"  # "coca ilegal crece 18 %": what is planted with it
    if _FACING.search(text):
        yield "against whom, or before what"
    if _PRISON.search(text):
        yield "a prison, or prison"  # "pide cárcel para invasores"
    if _IN_RIVER.search(text):
        yield "in the river, or on it"
    if _AGAINST_FIRST.search(text):
        yield "where to, and against what"
    speaker = clause.speaker
    if speaker is not None and speaker.noun is not None and speaker.number == "sg" and not _is_introduced(speaker):
        yield "who says so"
    if re.match(r"An average of ", text) and class_of_subject(clause) in {"person", "group", "amount", ""}:
        yield "an average of people who do something"
    if _PEOPLES.search(text) or _RIVER_PEOPLE.search(text):
        yield "how peoples are named"
    for np in phrases_of(clause):
        yield from _phrases(np)
    for one in clauses_told(clause):
        yield from _clauses(claim, one)


def _is_introduced(speaker: NounPhrase) -> bool:
    """ "afirma gerente": of what."""
    return bool(speaker.name or speaker.phrases or speaker.det == "def" or speaker.apposition)


def class_of_subject(clause: Clause) -> str:
    """The class of the subject; "" without one."""
    return class_of(clause.subject) if clause.subject is not None else ""


def _phrases(np: NounPhrase) -> Iterator[str]:
    sense = noun_sense(np)
    if sense is None or np.noun is None:
        return
    if sense.count == "u" and np.det in {"", "indef"} and any(a.lemma == "nuevo" for a in np.adjectives):
        yield "a new one of what is not counted"  # "detectan nueva deforestación de 159 hectáreas"
    is_people = sense.cls == "group" and sense.en[:1].isupper() and np.number == "pl" and not np.quantity
    if is_people and any(p.prep == "de" and class_of(p.object) in {"place", "name", "area"} for p in np.phrases):
        yield "how peoples are named"  # "aymaras de Conima"
    held = next((p.object for p in np.phrases if p.prep == "con"), None)
    if sense.cls == "person" and held is not None and held.quantity is None and class_of(held) in _CARRIED:
        yield "who carries what"  # "detiene a peruanos con oro"
    if np.noun.lemma in _DRAFTS and not (np.phrases or np.name or np.adjectives or np.relative or np.participle):
        yield "a draft of what"  # "consulta de proyecto de reglamento"
    is_tree = any(p.prep == "de" and class_of(p.object) == "plant" for p in np.phrases)
    if is_tree and np.noun.lemma in {"metro cúbico", "metro", "pie"}:  # "pies tablares" are of timber
        yield "trees, or their timber"  # "15 metros cúbicos de algarrobo"
    is_bare = np.number == "pl" and not (np.det or np.quantity or np.adjectives or np.also)
    of = np.phrases[0] if np.phrases and np.phrases[0].prep == "de" else None
    if is_bare and of is not None and sense.cls in _PARTS and " " not in np.noun.lemma:
        whole = of.object
        is_one = whole.number == "sg" and not whole.also and (whole.name is not None or whole.det == "def")
        if (is_one and class_of(whole) in _WHOLES) or (np.noun.lemma == "resto" and whole.number == "sg"):
            yield f"some, or the {sense.en}"  # "cierran compuertas del canal Uchusuma"
    is_several = np.noun.lemma == "gobierno regional" and np.number == "pl" and of is not None
    if is_several and of is not None and of.object.name is not None and of.object.noun is None and not of.object.also:
        yield "how many regional governments"


def _clauses(claim: Claim, clause: Clause) -> Iterator[str]:
    thing = clause.object
    who = clause.subject
    is_late = clause.verb.voice != "active" and who is not None and not who.also
    if is_late and who is not None and len(who.phrases) > 1 and any(p.prep == "con" for p in who.phrases):
        yield "a long subject before a short verb"  # "a man with 300 kilos of meat at the port has been arrested"
    is_moved = who is not None and who.start >= clause.verb.end and clause.verb.voice != "active"
    done = who.participle if who is not None else None
    has_rest = done is not None and bool(done.arguments or done.adjuncts or done.complement)
    inner = (who.relative or (done if has_rest else None)) if who is not None else None
    if is_moved and inner is not None and any(a.phrase or a.adverb for a in clause.adjuncts if a.start >= inner.end):
        yield "whose, the last part is"  # "cierran planta que operaba | sin licencia"
    acts = clause.frame.event in _STANCES and thing is not None and class_of(thing) in {"act", "event"}
    if acts and thing is not None and claim.is_headline and thing.number == "sg" and thing.det == "":
        of = next((p.object for p in thing.phrases if p.prep == "de"), None)
        is_bare = of is not None and not (of.det or of.name or of.quantity or of.phrases)
        if is_bare and of is not None and class_of(of) not in {"person", "group", ""}:
            yield "an act, or the act"  # "rechaza ampliación de fundición"
    if clause.frame.en in _VALUES and thing is not None and (thing.relative or thing.participle) and clause.arguments:
        yield "how much something is, far from what it is"
    later = [c for c in clause.also if c.frame.event in LASTING and c.verb.tense == "pres" and not c.verb.helper]
    if later and claim.is_headline and clause.frame.event not in LASTING:
        yield "whether it goes on"  # "caen precios y afectan a productores": they have fallen, and affected them
    is_done = claim.is_headline and clause.frame.en in {"affect", "pollute"} and clause.verb.tense == "pres"
    is_spilt = clause.subject is not None and clause.subject.quantity is not None and clause.frame.en == "pollute"
    if is_done and (is_spilt or class_of_subject(clause) == "act"):
        yield "whether it goes on"  # "quema de ichu afecta 80 hectáreas": it has


def head_of(clause: Clause) -> str:
    """The lemma of the subject's noun, "" without one."""
    return clause.subject.noun.lemma if clause.subject is not None and clause.subject.noun is not None else ""
