"""How far a sentence may be trusted: mailed unread, read by an editor first, or offered beside the text. Pure."""

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from digest.doubts import to_look_at
from digest.layout import count_words
from digest.wordlists import word_list
from pipeline.text import fold
from pipeline.types import Finding, Grade, Sentence

#: Doubts that the sentences before it can settle: who or what is meant, never what is said.
OF_CONTEXT = frozenset(("an acronym without its name", "a person who is not introduced"))
#: Doubts about a kind of sentence, not about this one: what is written so has at times been clumsy, seldom wrong. A
#: list that may be cut, half a name or an if are never among them; the sense of a word only where it is a plain one.
_OF_KIND = frozenset((
    "a predicate that has not fared well", "an abstraction that acts", "an act that is carried out",
    "an act that takes place", "an act of nothing in particular", "nobody does it",
    "nobody, and nothing that is named", "a chain of nouns", "a long restriction",
    "a purpose within a noun phrase", "whether it lasted or began", "longer than 30 words",
    "nobody and nothing is named", "a passive that tells neither of whom nor where", "of whom it is asked",
    "told of a part of its sentence", "a bare noun whose complement is left off",
    "whose, of two things that are joined", "a present that may be a past",
    "whether what follows the last of two nouns belongs to both",
    "the topic before the colon is left off", "who did it, or why, is left off", "several senses",
    "whether the time is that of what is said",
    # what it points to is looked for where the sentence is placed
    "a demonstrative without what it points to",
))  # fmt: skip
#: Doubts of kind that name the pair: a complement or an object that nobody has reviewed may want other words.
_UNREVIEWED = ("how English ties ", "whether English says so: ")
#: What was read of the beginning of a sentence says less than the source, which an editor sees; of an enumeration it
#: may say another thing.
_CUT = "a list may have been cut"
_ENUMERATION = re.compile(r";|,[^,]{2,60},[^,]{2,90} [yeou] ")
#: A sentence that is doubted for another reason than its length is no longer than this.
DOUBTED_WORDS = 40
#: How far a sentence may be trusted: `sure` by itself, `placed` behind what it points to, `read` by an editor first.
Trust = Literal["sure", "placed", "read", "none"]


def trust_in(sentence: Sentence) -> Trust:
    """Whether a sentence may be mailed, and what must be so before."""
    if sentence.grade is Grade.GREEN:
        return "sure"
    if sentence.grade is not Grade.AMBER or sentence.writer != "house":
        return "none"
    doubts = {_kind(finding.message, sentence) for finding in sentence.findings if finding.rule == "english"}
    if _CUT in doubts and not any(_ENUMERATION.search(evidence.quote) for evidence in sentence.evidence):
        doubts = (doubts - {_CUT}) | {"a bare noun whose complement is left off"}
    points_back = any(finding.rule == "anaphora" for finding in sentence.findings)
    if not doubts and not points_back:
        return "none"
    if doubts <= OF_CONTEXT:
        return "placed"
    of_kind = doubts - OF_CONTEXT
    if count_words(sentence.text) > DOUBTED_WORDS and of_kind != {"longer than 30 words"}:
        return "none"
    return "read" if of_kind <= _OF_KIND else "none"


_SENSE = "sense of "
_SEVERAL = "several senses of "
_NAME = "name "
_TOPIC = "the topic before the colon is left off"
#: What stands before the colon of a headline and is no speaker: one word, a case, a project, a place.
_NO_SPEAKER = re.compile(
    r"(?!(?:gobernador|president|jef|ministr|alcalde|congresista|dirigente|l[ií]der|director|gerente|fiscal|vocer"
    r"|expert|obispo|monseñor|premier|papa|defensor|contralor|procurador)\w*)"
    r"(?:[^\W\d]+|(?:caso|proyecto|operativo|operación|lote|las?|los|el|minera|mina|ley|reserva|parque|río|cuenca"
    r"|región|provincia|distrito|depuración|obras|alerta|conflicto)\b.*)",
    re.IGNORECASE,
)


def _kind(doubt: str, sentence: Sentence) -> str:
    """Which kind of doubt it is, where the writer names the word or the pair."""
    if doubt.startswith(_UNREVIEWED):
        return "a chain of nouns"
    if doubt.startswith(_SEVERAL):
        return "several senses"
    if doubt.startswith(_SENSE) and fold(doubt.removeprefix(_SENSE)) in _plain_senses():
        return "a chain of nouns"
    if doubt == _TOPIC and not _is_topic(sentence):
        return "who says so is left off"
    if doubt.startswith(_NAME) and _is_whole(doubt.removeprefix(_NAME), sentence):
        return "a chain of nouns"  # a name may stay in Spanish
    return doubt


@cache
def _plain_senses() -> frozenset[str]:
    return frozenset(fold(word) for word in word_list("plain_senses.txt"))


def _is_topic(sentence: Sentence) -> bool:
    """Whether what stands before the colon only says what it is about: "Zafranal: Teck obtiene …"."""
    topic, colon, _ = sentence.evidence[0].quote.partition(":")
    return bool(colon) and _NO_SPEAKER.fullmatch(topic.strip()) is not None


def _is_whole(name: str, sentence: Sentence) -> bool:
    """Whether a name that stays in Spanish is no half of one: "the Obras" of "Obras por Impuestos"."""
    quote, text = " ".join(evidence.quote for evidence in sentence.evidence), sentence.text
    known = re.escape(name)
    if re.search(rf"{known} (?:de|del|por|para|y|e) ", quote) or re.search(rf"{known} (?:of|for) ", text):
        return False
    if " " in name:
        return True
    # one word: where it is listed with other names
    behind, before = rf"(?<!\w){known}(?:,| and) [A-ZÁÉÍÓÚÑ]", rf"[A-ZÁÉÍÓÚÑ]\w+(?:,| and) {known}(?!\w)"
    return re.search(f"{behind}|{before}", text) is not None


READ_IT = "read it beside its source."


def to_be_read(sentence: Sentence) -> Sentence:
    """The sentence with a word to the editor: it is less certain than the others."""
    message = f"{READ_IT} {doubted(sentence)}"
    return replace(sentence, findings=(*sentence.findings, Finding(rule="E1", severity="info", message=message)))


def doubted(sentence: Sentence) -> str:
    """What an editor is asked to look at in a sentence, in plain words."""
    doubts = [finding.message for finding in sentence.findings if finding.rule == "english"]
    return to_look_at(doubts or [finding.message for finding in sentence.findings if finding.rule == "anaphora"])
