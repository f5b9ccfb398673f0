"""Headlines that cannot be read as they stand: by looser frames, by a name at their head, or up to some point."""

from collections.abc import Sequence
from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.senses import class_of
from digest.spanish.sentences import Parse, parse
from digest.spanish.shortened import shortened
from digest.spanish.tokens import Token

#: What a headline that only asks begins with, its label before it or not: "Qué dice el acta", "Cusco: cómo …".
_QUESTION_WORDS = frozenset(
    ["qué", "cómo", "cuándo", "dónde", "quién", "quiénes", "cuál", "cuáles", "cuánto", "cuánta", "cuántos", "cuántas"]
)
#: A label has fewer tokens than this, its colon included.
_LABEL = 6
_BEFORE_QUESTIONS = frozenset(["a", "con", "de", "desde", "en", "hasta", "para", "por"])


def asks(tokens: Sequence[Token]) -> bool:
    """Whether a headline is a question that its text answers: no statement, though it has no marks."""
    colon = next((k + 1 for k, token in enumerate(tokens) if token.text in {":", "|"}), 0)
    for start in (0, colon if colon < min(_LABEL, len(tokens)) else 0):
        at = start + 1 if tokens[start].low in _BEFORE_QUESTIONS and start + 1 < len(tokens) else start
        if tokens[at].low in _QUESTION_WORDS:
            return True
    return False


def read_loosely(chart: Chart) -> list[Parse]:
    """The parses of a headline that has none, all of them for an editor to look at; none where it is no headline."""
    if not chart.is_headline:
        return []
    lexicon = replace(chart.lexicon, frames=chart.lexicon.loose_frames)
    daring = replace(chart, lexicon=lexicon, is_daring=True, memo={}, kept=[], budget=_BUDGET)
    named = replace(chart, is_daring=True, memo={}, kept=[], budget=_BUDGET)
    for reading in (named, daring):
        if found := parse(reading):
            return [_noted(p, "a headline that is read loosely") for p in found]
    for reading in (named, daring):
        if begun := shortened(reading):
            return [
                p
                if reading is named and (_is_plain_deed(p) or _is_plain_news(p))
                else _noted(p, "a headline told up to where it can be read")
                for p in begun
            ]
    return []


#: What is done to things and people that can be pointed at, whatever else is told of them.
_DEEDS = word_set(
    "seize destroy arrest find rescue recover release block raid kill injure detect burn attack evict kidnap murder"
)


def _is_plain_deed(parse_: Parse) -> bool:
    """ "Mineros bloquearon la avenida Abancay | y llevan …": a deed done to what is named or counted, in the past."""
    clause = parse_.clause
    thing = clause.patient
    if thing is None or clause.frame.event not in _DEEDS or parse_.has_topic or clause.also or clause.complement:
        return False
    plain = clause.verb.tense in {"pres", "pret"} and not (clause.verb.helper or clause.verb.is_negated)
    told = thing.name or thing.quantity or (thing.det in {"", "indef"} and thing.number == "sg" and thing.phrases)
    return plain and bool(told) and not thing.also and (bool(thing.phrases) or class_of(thing) != "amount")


#: What says little without what follows, or is said of what follows.
_OPEN = word_set(
    "state promote strengthen allow include consider coordinate achieve improve guarantee manage fulfil implement "
    "prevent risk lack depend become need develop say report announce warn demand propose ask call use sign agree"
)


def _is_plain_news(parse_: Parse) -> bool:
    """ "Parque nacional recibe 12 cóndores | mientras …": done to what is named or counted, or by whom is told."""
    clause = parse_.clause
    is_passive = clause.verb.voice != "active"
    thing = clause.subject if is_passive else clause.object
    if thing is None or clause.frame.event in _OPEN or parse_.has_topic or clause.also or clause.complement:
        return False
    plain = clause.verb.tense in {"pres", "pret", "fut"} and not (clause.verb.helper or clause.verb.is_negated)
    doer = clause.subject is not None and class_of(clause.subject) in {"person", "group", "org", "name", "place"}
    by_whom = is_passive and any(a.prep == "por" for a, _ in clause.arguments)
    is_told = thing.name or thing.quantity or thing.adjectives or by_whom or clause.arguments or clause.adjuncts
    return plain and (doer or is_passive) and bool(is_told) and not thing.also


#: Parses that are tried of one headline, for each way to read it.
_BUDGET = 8_000


def _noted(parse_: Parse, note: str) -> Parse:
    return replace(parse_, clause=replace(parse_.clause, notes=(*parse_.clause.notes, f"amber: {note}")))
