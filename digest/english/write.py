"""Claims into English sentences with their grade, or the reason why not."""

from dataclasses import dataclass, replace
from datetime import date

from digest.claims import Claim, Unread, phrases_of, read_item
from digest.english.audit import audit
from digest.english.entries import word_set
from digest.english.realise import Realiser, tidy
from digest.english.resources import Resources
from digest.english.writing import CannotWriteError
from digest.spanish.senses import noun_sense
from digest.spanish.sentences import place_adjunct
from digest.spanish.tree import Clause
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
    if any(np.det == "dem" for np in phrases_of(clause) if np is not clause.subject):
        realiser.doubts.append("a demonstrative without what it points to")
    is_green = not realiser.doubts and not faults.doubts and clause.frame.is_safe
    return Sentence(
        text=text,
        role=claim.role,
        grade=Grade.GREEN if is_green else Grade.AMBER,
        evidence=(claim.evidence,),
        frame=claim.sense,
        formulas=tuple(realiser.formulas),
        findings=(
            *(Finding(rule="english", severity="info", message=d) for d in (*realiser.doubts, *faults.doubts)),
            *(Finding(rule="anaphora", severity="info", message=m) for m in _anaphors(clause)),
        ),
    )


#: Subjects that are known without having been named before.
UNIQUE = word_set(
    "gobierno congreso policía estado fiscalía ejecutivo país nación mundo presidente presidenta premier ministerio "
    "amazonía selva sierra costa población sociedad capital ministro ministra legislativo parlamento constitución"
)


def _anaphors(clause: Clause) -> tuple[str, ...]:
    """Why the sentence cannot open a story: its subject points back ("the community", "this project")."""
    subject = clause.subject
    if subject is None:
        return ()
    if subject.det == "dem":
        return ("the subject points back by a demonstrative",)
    if subject.name is not None and subject.name.kind == "pronoun":
        return ("the subject is a pronoun",)
    if subject.det_en == "both" or (subject.det == "poss"):
        return ("the subject points back",)
    if subject.det != "def" or subject.noun is None or subject.also:
        return ()
    is_said = any(
        (
            subject.name, subject.phrases, subject.participle, subject.relative, subject.acronym, subject.locator,
            subject.apposition, subject.adjectives, subject.ordinal,
        )
    )  # fmt: skip
    sense = noun_sense(subject, clause.verb.lemma, is_subject=clause.verb.voice == "active")
    if is_said or sense is None or sense.count == "u" or subject.noun.lemma.split()[0] in UNIQUE:
        return ()
    if len(subject.noun.lemma.split()) > 1 and subject.is_plural:  # "los pueblos indígenas": a kind
        return ()
    return ("the subject has been named before",)
