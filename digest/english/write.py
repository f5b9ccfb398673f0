"""Claims into English sentences with their grade, or the reason why not."""

from dataclasses import dataclass, replace
from datetime import date

from digest.claims import Claim, Unread, read_item
from digest.english.audit import audit
from digest.english.realise import Realiser, tidy
from digest.english.resources import Resources
from digest.english.writing import CannotWriteError
from digest.spanish.sentences import place_adjunct
from pipeline.types import Evidence, Finding, Grade, Item, Sentence

#: A longer sentence is the editor's to cut (style guide, section 2).
LONGEST = 54


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstained:
    """A claim that was not put into English, and why."""

    evidence: Evidence
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwritten:
    """A sentence of the source that has no English, why, and the words that the lexicon lacks."""

    span: Evidence
    reason: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEnglish:
    """What could be written of one item, best first, and what could not."""

    item: Item
    sentences: tuple[Sentence, ...]
    unwritten: tuple[Unwritten, ...]


def sentences_of(item: Item, resources: Resources) -> ItemEnglish:
    """English for the headline and first six sentences of an item, best first."""
    written: list[tuple[Sentence, Claim]] = []
    unwritten: list[Unwritten] = []
    for read in _read(item, resources):
        match read:
            case Unread():
                unwritten.append(Unwritten(span=read.evidence, reason=read.reason, missing=read.missing))
            case Claim():
                match write(read, resources):
                    case Sentence() as sentence:
                        written.append((sentence, read))
                    case Abstained() as abstained:
                        unwritten.append(Unwritten(span=abstained.evidence, reason=abstained.reason))
    written.sort(key=lambda pair: _worth(*pair))
    return ItemEnglish(item=item, sentences=tuple(s for s, _ in written), unwritten=tuple(unwritten))


def _read(item: Item, resources: Resources) -> tuple[Claim | Unread, ...]:
    return read_item(
        item,
        names=resources.names,
        lexicon=resources.lexicon,
        published_on=published_day(item),
        restater=resources.restater,
    )


def published_day(item: Item) -> date | None:
    """The day of publication, or of the first sight of the item."""
    moment = item.published_at or item.first_seen_at
    return moment.date() if moment else None


def _worth(sentence: Sentence, claim: Claim) -> tuple[int, int, int]:
    """Green before amber, news before the rest, then the order of the article."""
    grade = 0 if sentence.grade is Grade.GREEN else 1
    role = {"news": 0, "position": 1, "outlook": 1}.get(sentence.role, 2)
    return grade, role, claim.evidence.start + (0 if claim.is_headline else 1)


def write(claim: Claim, resources: Resources) -> Sentence | Abstained:
    """One claim as an English sentence, green or amber, or why it cannot be written."""
    realiser = Realiser(
        lexicon=resources.lexicon,
        forms=resources.forms,
        published_on=claim.evidence.published_on,
        is_headline=claim.is_headline,
    )
    if claim.restated is not None:
        return Sentence(
            text=claim.restated.text,
            role=claim.role,
            # the words are the outlet's own but for the verb: an editor looks before it is mailed
            grade=Grade.AMBER,
            evidence=(claim.evidence,),
            frame=claim.sense,
        )
    assert claim.parse is not None
    clause = claim.parse.clause
    if claim.parse.place is not None:
        clause = replace(clause, adjuncts=(place_adjunct(claim.parse.place), *clause.adjuncts))
    try:
        body = realiser.clause(clause)
        if clause.speaker is not None:
            body = f"{body}, according to {realiser.phrase(clause.speaker)}"
    except CannotWriteError as why:
        return Abstained(evidence=claim.evidence, reason=str(why))
    text = tidy(body)
    faults = audit(claim, text, names=resources.names, lexicon=resources.lexicon)
    if faults.fatal:
        return Abstained(evidence=claim.evidence, reason=faults.fatal[0])
    if clause.speaker is not None and not clause.speaker_verb:
        realiser.doubts.append("the headline may only name its topic")
    if claim.parse.rivals:
        realiser.doubts.append(f"several senses of {clause.verb.lemma}")
    if len(text.split()) > LONGEST:
        realiser.doubts.append(f"longer than {LONGEST} words")
    is_green = not realiser.doubts and not faults.doubts and clause.frame.is_safe
    return Sentence(
        text=text,
        role=claim.role,
        grade=Grade.GREEN if is_green else Grade.AMBER,
        evidence=(claim.evidence,),
        frame=claim.sense,
        formulas=tuple(realiser.formulas),
        findings=tuple(
            Finding(rule="english", severity="info", message=doubt) for doubt in (*realiser.doubts, *faults.doubts)
        ),
    )
