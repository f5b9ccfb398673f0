"""What keeps a sentence from being mailed unread: constructions that have not fared well, beside other doubts."""

import re
from collections.abc import Iterator

from digest.claims import Claim, phrases_of
from digest.english.entries import word_set
from digest.english.verbal import ACTIVITIES, HELD, LASTING, SPEECH_ACTS
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase

#: A longer sentence is the editor's to cut.
LONGEST = 30
#: Prepositions within a noun phrase that leave open what they belong to.
LOOSE_PREPOSITIONS = word_set("por ante")


def doubts_of(claim: Claim, clause: Clause, text: str) -> list[str]:
    """Why the sentence is not certain, by the constructions that it is made of."""
    assert claim.parse is not None
    doubts: list[str] = []
    if not clause.frame.is_safe:
        doubts.append(f"sense of {clause.verb.lemma}")
    if clause.speaker is not None and not clause.speaker_verb:
        doubts.append("the headline may only name its topic")
    if claim.parse.rivals:
        doubts.append(f"several senses of {clause.verb.lemma}")
    if _length(clause, text) > LONGEST:
        doubts.append(f"longer than {LONGEST} words")
    if any(_is_bare_acronym(word, text) for word in _ACRONYM.findall(text)):
        doubts.append("an acronym without its name")
    if not claim.is_headline and any(f.startswith("now:") and f[4:] not in _STANDING for f in families_of(clause)):
        doubts.append("a present that may be a past")
    doubts.extend(_DOUBTFUL[f] for f in families_of(clause) if f in _DOUBTFUL)
    return doubts


#: What a text tells in the present because it holds.
_STANDING = (
    SPEECH_ACTS | HELD | ACTIVITIES | LASTING | word_set(
        "state depend affect cause own exploit manage live produce contain require represent cover allow block rise "
        "fall protest represent expect seek await control operate work engage grow find"
    )
)  # fmt: skip
_DOUBTFUL = {
    "note:open sense": "an infinitive of several senses",
    "time:loose": "whether the time is that of what is said",
    "note:unsaid subject": "a subject that is left unsaid",
    "subject:loose": "a thing that acts",
    "event:of act": "an act that takes place",
    "impersonal": "nobody does it",
    "bare estimate": "estimated to be what",
    "name:person": "a person who is not introduced",
    "time:this": "a time that is counted from the day of the article",
    "demonstrative": "a demonstrative without what it points to",
    "np:por": "what «por» belongs to",
    "np:ante": "what «ante» belongs to",
    "np:chain": "a chain of nouns",
    "np:restriction": "a long restriction",
    "np:purpose": "a purpose within a noun phrase",
    "adjunct:purpose:for": "why something was done",
}


#: Acronyms that need no name (style guide, P1) and names that are written so.
_KNOWN = word_set("UN EU NGO NGOS US UK REDD PERU VRAEM")
_ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,}(?:-[A-Z]+)?\b")


#: Nouns that say what an acronym names: "the companies CASA and Sinohydro".
_SAID = r"(?:compan(?:y|ies)|firms?|consortium|organisation|federation|project|mine|party|union|seal|law)"


def _is_bare_acronym(word: str, text: str) -> bool:
    """Whether an acronym stands without the name that it is short for, and without what it is."""
    if re.search(rf"\b{_SAID} (?:[A-ZÁÉÍÓÚ][\w-]*(?:,| and)? )*{word}\b|\b{word}(?: [A-Z]\w+)? \w+ {_SAID}\b", text):
        return False
    return word not in _KNOWN and f"({word})" not in text


def _length(clause: Clause, text: str) -> int:
    """Words of a sentence, a proper name counting as one: it is long, and yet no clause to be misread."""
    names = {np.name.en for np in phrases_of(clause) if np.name is not None}
    spare = sum(len(name.split()) - 1 for name in names if name in text)
    return len(text.split()) - spare - len(re.findall(r"\([^)]*\)", text))


#: What English says with "it": "it has been reported that".
_IMPERSONAL = word_set("report announce confirm know say estimate expect agree decide establish reveal warn show allege")


def families_of(clause: Clause) -> list[str]:
    """The constructions that the clause is made of, inner ones included."""
    return list(dict.fromkeys(_families(clause, is_main=True)))


def _families(clause: Clause, *, is_main: bool) -> Iterator[str]:
    yield f"event:{clause.frame.event}"
    yield f"frame:{clause.frame.id}"
    if clause.frame.clause:
        yield f"complement:{clause.frame.clause}"
    yield f"voice:{clause.verb.voice}"
    yield f"tense:{clause.verb.tense}"
    if is_main and clause.verb.tense == "pres" and not clause.verb.is_perfect and not clause.verb.helper:
        lasts = any(a.time and a.time.pull for a in clause.adjuncts)
        yield "holds" if lasts else f"now:{clause.frame.event}"
    if clause.verb.helper:
        yield f"helper:{clause.verb.helper}"
    for note in clause.notes:
        yield f"note:{note}"
    if clause.also:
        yield "also"
    if clause.twin:
        yield "twin"
    if is_main and clause.subject is not None and clause.subject.det == "dem":
        yield from _phrase(clause.subject, depth=0, may_point=True)
    elif clause.subject is not None:
        yield from _phrase(clause.subject, depth=0)
    if clause.object is not None:
        yield from _phrase(clause.object, depth=0)
    takes_place = (clause.frame.en, clause.frame.particle) == ("take", "place")
    if takes_place and clause.subject is not None and class_of(clause.subject) != "event":
        yield "event:of act"
    if clause.subject is None and is_main and clause.frame.en not in _IMPERSONAL:
        yield "impersonal"
    is_plain = not (clause.complement or clause.arguments or clause.predicate or clause.object)
    if clause.verb.voice != "active" and clause.frame.event in {"estimate", "consider"} and is_plain:
        yield "bare estimate"
    if _acts_loosely(clause):
        yield "subject:loose"
    if isinstance(clause.predicate, NounPhrase):
        yield from _phrase(clause.predicate, depth=0)
    for argument, np in clause.arguments:
        yield f"argument:{argument.prep}"
        yield from _phrase(np, depth=0)
    if clause.complement is not None:
        yield from _families(clause.complement, is_main=False)
    for adjunct in clause.adjuncts:
        yield from _adjunct(adjunct)
        if _is_loose_time(clause, adjunct):
            yield "time:loose"
    for other in clause.also:
        yield from _families(other, is_main=False)


#: What is said, planned or valued of an event may lie at another time than the event.
_APART = word_set(
    "announce approve estimate report demand reject propose denounce intend support warn criticise agree promise "
    "confirm request find reach rise fall state grant"
)


def _is_loose_time(clause: Clause, adjunct: Adjunct) -> bool:
    """ "aprobó la construcción en 2025": which of the two was in 2025?"""
    if (
        adjunct.time is None
        or adjunct.is_front
        or not adjunct.time.en.startswith(("in ", "until ", "since ", "by ", "betw"))
    ):
        return False
    thing = clause.object or (clause.subject if clause.verb.voice != "active" else None)
    is_event = thing is not None and class_of(thing, clause.verb.lemma) not in {"person", "group", "org"}
    return clause.frame.event in _APART and is_event


def _acts_loosely(clause: Clause) -> bool:
    """Whether a thing does what is said of agents: more often a misreading than the sense of the verb."""
    if clause.subject is None or clause.verb.voice != "active" or not clause.frame.loose_subject:
        return False
    cls = class_of(clause.subject, clause.verb.lemma, is_subject=True)
    return cls in clause.frame.loose_subject and cls != "place"


def _adjunct(adjunct: Adjunct) -> Iterator[str]:
    where = "front" if adjunct.is_front else "adjunct"
    if adjunct.time is not None:
        yield f"{where}:time"
        if adjunct.time.en in {"this month", "this week", "this year"}:
            yield "time:this"
    elif adjunct.adverb is not None:
        yield f"{where}:adverb"
    elif adjunct.gerund is not None:
        yield f"{where}:gerund"
    elif adjunct.according is not None:
        yield f"{where}:according"
        yield from _phrase(adjunct.according, depth=0)
    elif adjunct.purpose is not None:
        yield f"{where}:purpose:{adjunct.link}"
        yield from _families(adjunct.purpose, is_main=False)
    elif adjunct.phrase is not None:
        yield f"{where}:{adjunct.phrase.prep}:{class_of(adjunct.phrase.object) or 'open'}"
        yield from _phrase(adjunct.phrase.object, depth=0)


def _phrase(np: NounPhrase, *, depth: int, may_point: bool = False, is_of_place: bool = False) -> Iterator[str]:
    if np.det == "dem" and not may_point:
        yield "demonstrative"
    if np.det == "poss":
        yield "np:possessive"
    if np.name is not None:
        yield f"np:name:{np.name.kind or 'unknown'}"
        is_joined = any(o.det == "other" for o in np.also)  # "X and other leaders"
        is_joined = is_joined or is_of_place
        if np.name.kind == "person?" and np.noun is None and np.apposition is None and not is_joined:
            yield "name:person"
    if depth >= 3 and np.noun is not None and np.name is None:
        yield "np:chain"
    for phrase in np.phrases:
        if phrase.prep != "de":
            yield f"np:{phrase.prep}"
        # "las comunidades de Pacopata y Huano Huano", "el distrito de Simón Bolívar": places, not persons
        named = phrase.prep == "de" and class_of(np) in {"group", "place", "area"}
        step = 0 if class_of(np) in {"amount", "money"} or np.quantity is not None else 1  # a measure is no link
        yield from _phrase(phrase.object, depth=depth + step, is_of_place=named)
    if np.infinitive is not None:
        yield f"np:infinitive:{np.infinitive_link}"
        if np.infinitive_link == "para":
            yield "np:purpose"
        yield from _families(np.infinitive, is_main=False)
    for name, inner in (("participle", np.participle), ("relative", np.relative)):
        if inner is not None:
            yield f"np:{name}"
            if inner.end - inner.start > 11:
                yield "np:restriction"
            yield from _families(inner, is_main=False)
    if np.apposition is not None:
        yield "np:apposition"
        yield from (f for f in _phrase(np.apposition, depth=0) if f != "name:person")
    for other in np.also:
        yield "np:list" if len(np.also) > 1 else "np:pair"
        yield from _phrase(other, depth=depth, is_of_place=is_of_place)
