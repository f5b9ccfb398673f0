"""What the rest of an item says for and against a sentence written of it."""

import re
from dataclasses import replace

from digest.claim_types import PIECE, Claim
from digest.english import gate
from digest.english.beside import alleged_below
from digest.english.rivals import is_abroad_unsaid, is_somebody_else
from digest.english.sources import says_so
from digest.english.tocome import doubt_of_coming
from digest.english.undoing import SUSPENDED, doubt_beside, is_suspended_unsaid
from digest.english.wording import Wording
from digest.spanish.telegrams import is_decided, is_penalty_told
from pipeline.types import Finding, Grade, Item, Sentence


def doubted(sentence: Sentence, message: str) -> Sentence:
    """The sentence as an editor's to look at, and why."""
    doubt = Finding(rule="english", severity="info", message=message)
    return replace(sentence, grade=Grade.AMBER, findings=(*sentence.findings, doubt))


#: Doubts that the sentences before it can settle: who or what is meant, never what is said.
OF_CONTEXT = frozenset(("an acronym without its name", "a person who is not introduced"))


def unless_new(sentence: Sentence, wording: Wording | None) -> Sentence:
    """A sentence of words that nobody has printed beside each other yet: an editor looks.

    One that is doubted for other reasons is looked at anyway, but for what its neighbours may settle.
    """
    told = {finding.message for finding in sentence.findings if finding.rule == "english"}
    if wording is None or not told <= OF_CONTEXT:
        return sentence
    message = wording.doubt(sentence.text)
    return doubted(sentence, message) if message else sentence


_COMMITTEE = re.compile(r"\b(?:[Cc]omisión|[Ss]ubcomisión) (?:de|del|Permanente)\b")
_DECIDES = r"(?:aprob|aprueb|archiv|rechaz|debat|dictamin|respald)"
_BY_COMMITTEE = re.compile(
    rf"\b(?:[Cc]omisión|[Ss]ubcomisión) (?:de|del|Permanente)\b[^.]{{0,120}}\b{_DECIDES}"
    rf"|\b{_DECIDES}\w*[^.]{{0,60}}\b(?:en|por) la (?:[Cc]omisión|[Ss]ubcomisión)\b"
)
_PLENARY = re.compile(r"\b[Pp]leno\b|\b[Ee]l (?:Congreso|Parlamento)(?: de la República)? aprobó\b")


def by_whom(sentence: Sentence, item: Item) -> Sentence:
    """A headline's "Congreso aprueba", where the text tells of a committee and of no plenary: an editor looks."""
    is_headline = sentence.evidence[0].field == "title" and sentence.text.startswith("Congress ")
    if not is_headline or _COMMITTEE.search(item.title):
        return sentence
    is_committee = bool(_BY_COMMITTEE.search(item.text)) and not _PLENARY.search(item.text)
    return doubted(sentence, "Congress, or a committee of it") if is_committee else sentence


def as_it_comes(sentence: Sentence, item: Item) -> Sentence:
    """A headline that tells as done what its text only expects."""
    message = doubt_of_coming(sentence, item)
    return doubted(sentence, message) if message else sentence


def borne_out(sentence: Sentence, claim: Claim, item: Item) -> Sentence:
    """A headline's "Minem: …", where the text below it says that the ministry informed: no doubt who says so."""
    speaker = claim.parse.clause.speaker if claim.parse is not None else None
    if speaker is None or speaker.name is None or [f.message for f in sentence.findings] != [gate.ONLY_A_TOPIC]:
        return sentence
    return replace(sentence, grade=Grade.GREEN, findings=()) if says_so(speaker.name, item.text) else sentence


def unless_taken_back(sentence: Sentence, claim: Claim, item: Item) -> Sentence:
    """A statement that what stands beside it corrects, denies or tells the end of is an editor's to look at."""
    message = doubt_beside(sentence.evidence[0], item, is_part=PIECE in claim.sense)
    if is_suspended_unsaid(sentence.evidence[0], item):
        message = SUSPENDED
    elif is_abroad_unsaid(sentence.text, item.title, sentence.evidence[0].quote, item.text):
        message = message or "of which country"
    elif is_somebody_else(sentence.text, f"{item.title}. {item.text}"):
        message = message or "one of two who may be meant"
    if message != SUSPENDED and (sentence.grade is not Grade.GREEN or not message):
        return sentence
    return doubted(sentence, message)


def unless_alleged(sentence: Sentence, claim: Claim, item: Item) -> Sentence:
    """Who is called a criminal in the headline and an alleged one below it is an alleged one."""
    told, message = alleged_below(sentence, claim, item)
    if told.grade is not Grade.GREEN or not message:
        return told
    return doubted(told, message)


def unless_asked_for(sentence: Sentence, claim: Claim, item: Item) -> Sentence:
    """A penalty told without a verb was handed down where the text says so; else it may only be asked for."""
    if sentence.grade is not Grade.GREEN or not is_penalty_told(claim.read_as, sentence.evidence[0].quote):
        return sentence
    who = claim.parse.clause.subject if claim.parse is not None else None
    is_bare = who is not None and who.is_plural and not (who.quantity or who.name or who.phrases)
    if is_decided(item.text) if item.text else not is_bare:
        return sentence
    return doubted(sentence, "a penalty that may only be asked for")


_RESUMED = re.compile(r"\b(?:reanud|reinici|retom|levant|reabr|restablec|desbloque|liber)\w*", re.IGNORECASE)
_STOPPED = re.compile(r"\b(?:suspend|paraliz|deten|detuv|bloque|cerr|cierr|interrump|retuv|retien)\w*", re.IGNORECASE)


def unless_over(sentence: Sentence, item: Item) -> Sentence:
    """ "La compañía suspendió …" below "… reanuda …": told by itself it would be news, and is over."""
    own = sentence.evidence[0]
    if sentence.grade is not Grade.GREEN or own.field == "title":
        return sentence
    if not (_RESUMED.search(item.title) and _STOPPED.search(own.quote)):
        return sentence
    return doubted(sentence, "what the headline tells the end of")
