"""How far a sentence may be trusted: mailed unread, read by an editor first, or offered beside the text. Pure."""

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from digest.doubts import to_look_at
from digest.english.corroboration import OF_CONTEXT
from digest.english.wording import NEW
from digest.layout import count_words
from digest.wording import with_short_names
from digest.wordlists import word_list
from pipeline.text import fold
from pipeline.types import Finding, Grade, Sentence

#: Doubts about what is said: so written, sentences have been wrong as often as a reader would mind. All other doubts
#: are about a kind of sentence, which has at times been clumsy or empty: an editor sees it beside its source.
_OF_MEANING = frozenset((
    # who does it, where, and how many
    "a figure at the head that counts the first of two only", "which figure is of which", "which of two does it",
    "to whom it is given, or from whom it was taken", "paid to them, or by them",
    "a place behind the verb that may be the subject's", "a place may belong to what is left off",
    "a place within another of the same name", "a subject that is left unsaid", "Congress, or a committee of it",
    "who says so is left off", "the company, or its mine", "what it is that is meant", "which of them",
    # what is left off
    "a list may have been cut", "a purpose is torn from what completes it", "an aside that limits what is said",
    "what for is left off", "what is left off may go with what follows",
    "what was answered is left open", "a sentence that is suspended",
    # when, and whether at all
    "a time that is counted from the day of the article", "a time that points back",
    "what lasts until then is extended", "conditional", "a judge decides what a prosecutor asks for",
    "estimated to be what",
    # what belongs to what
    "a cause may belong to the noun before it", "a phrase that stands far from its verb",
    "a purpose that is the thing's", "whose, the last part is",
    "a prison, or prison", "an expression that lands far from its verb",
    "whether the second noun belongs to the first or to its complement",
    "why something was done", "what «ante» belongs to", "what «de» belongs to", "what «por» belongs to",
    "whose purpose", "whose it is", "a vehicle in which nobody travels", "where something lies is no news",
    "it breaks off behind a preposition",
    "an emergency said in another way", "a headline of what is to come", "a day within an if",
    "a company that acts as the police do",
))  # fmt: skip
#: The same, where the writer names the word.
_OF_WORDS = (
    "sense of ", "name ", "one or many: ", "a count of what is not counted: ", "the project or the place ", "what of ",
    "whose ",
)  # fmt: skip
#: The second of two that are joined is of the same person or body as a rule.
_OF_TWO = "whose, of two things that are joined"
#: What was read of the beginning of a sentence says less than the source, which an editor sees; of an enumeration it
#: may say another thing.
_CUT = "a list may have been cut"
_ENUMERATION = re.compile(r";|,[^,]{2,60},[^,]{2,90} [yeou] (?:(?:del|la|el|los|las) )?(?P<last>[\w-]+)")
#: A sentence that is doubted for another reason than its length is no longer than this, a long name counting as one.
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
    if _CUT in doubts and not any(_is_enumerated(evidence.quote, sentence.text) for evidence in sentence.evidence):
        doubts = (doubts - {_CUT}) | {"a bare noun whose complement is left off"}
    points_back = any(finding.rule == "anaphora" for finding in sentence.findings)
    if not doubts and not points_back:
        return "none"
    if doubts <= OF_CONTEXT:
        return "placed"
    of_kind = doubts - OF_CONTEXT
    if count_words(with_short_names(sentence.text)) > DOUBTED_WORDS and of_kind != {"longer than 30 words"}:
        return "none"
    return "none" if any(map(_is_of_meaning, of_kind)) else "read"


def _is_of_meaning(doubt: str) -> bool:
    return doubt in _OF_MEANING or (doubt.startswith(_OF_WORDS) and doubt != _OF_TWO)


def _is_enumerated(quote: str, text: str) -> bool:
    """Whether the source enumerates, and does not end on a name that is told."""
    return any(
        not (last := each["last"] or "")[:1].isupper() or last not in text for each in _ENUMERATION.finditer(quote)
    )


_SENSES = ("sense of ", "several senses of ")
_NAME = "name "
#: A plan would do what it is feared or hoped to do; of what has happened the Spanish conditional tells a rumour.
_CONDITIONAL = "conditional"
_OF_A_PLAN = re.compile(
    r"(?:If [^,]+, |(?:The |A |An |This )?(?:[\w’'+-]+ ){0,3}?(?:proposal|project|bill|law|initiative|plan|reform"
    r"|amendment|road|roads|waterway|dam|mine|expansion|measure|regulation|agreement)\b[^,;]{0,60} would (?!have\b))"
)
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
    """Which kind of doubt it is, where that hangs on the word or the name."""
    if doubt.startswith(_SENSES) and fold(doubt.partition(" of ")[2]) in _plain_senses():
        return "a plain sense"
    if doubt == _TOPIC and not _is_topic(sentence):
        return "who says so is left off"
    if doubt == _CONDITIONAL and _OF_A_PLAN.match(sentence.text):
        return "what a plan would do"
    if doubt.startswith(_NAME) and _is_whole(doubt.removeprefix(_NAME), sentence):
        return "a name that stays in Spanish"
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
    goes_on = r"(?:de|del|por|para|[ye](?! (?:de )?(?:la|el) [A-ZÁÉÍÓÚÑ])) "  # "X y la Universidad de Y" are two
    if re.search(rf"{known} {goes_on}", quote) or re.search(rf"{known} (?:of|for) ", text):
        return False
    if " " in name:
        return True
    # one word: where it is listed with other names
    behind, before = rf"(?<!\w){known}(?:,| and) [A-ZÁÉÍÓÚÑ]", rf"[A-ZÁÉÍÓÚÑ]\w+(?:,| and) {known}(?!\w)"
    return re.search(f"{behind}|{before}", text) is not None


#: The rule of a sentence that an editor is to read beside its source.
TO_BE_READ = "E1"
READ_IT = "read it beside its source."


#: The same of one of which only the wording is new.
READ_THROUGH = "read it through beside its source."


def to_be_read(sentence: Sentence) -> Sentence:
    """The sentence with a word to the editor: it is less certain than the others."""
    message = f"{READ_THROUGH if is_only_new(sentence) else READ_IT} {doubted(sentence)}"
    return replace(sentence, findings=(*sentence.findings, Finding(rule=TO_BE_READ, severity="info", message=message)))


def is_only_new(sentence: Sentence) -> bool:
    """Whether all that is doubted is how it reads: nobody has printed such words side by side yet."""
    told = [finding.message for finding in sentence.findings if finding.rule == TO_BE_READ]
    doubts = [finding.message for finding in sentence.findings if finding.rule in {"english", "anaphora"}]
    return all(one.startswith(READ_THROUGH if told else NEW) for one in told or doubts or [""])


def is_to_be_read(sentence: Sentence) -> bool:
    """Whether nobody has yet said of a doubted sentence that it is right."""
    return any(finding.rule == TO_BE_READ for finding in sentence.findings)


def doubted(sentence: Sentence) -> str:
    """What an editor is asked to look at in a sentence, in plain words."""
    doubts = [finding.message for finding in sentence.findings if finding.rule == "english"]
    return to_look_at(doubts or [finding.message for finding in sentence.findings if finding.rule == "anaphora"])
