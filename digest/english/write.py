"""An item in English: its sentences with their grade, best first, or the reason why not."""

from dataclasses import dataclass
from datetime import date

from digest.claim_types import Claim, Unread
from digest.claims import N_SENTENCES, read_item
from digest.english.context import in_context
from digest.english.corroboration import (
    as_it_comes,
    borne_out,
    by_whom,
    unless_alleged,
    unless_asked_for,
    unless_new,
    unless_taken_back,
)
from digest.english.redundancy import once
from digest.english.resources import Resources
from digest.english.variants import Abstained, variants
from pipeline.types import Evidence, Grade, Item, Sentence


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
    #: what some green ones leave off for certainty's sake, told whole: amber, for an editor's draft in their place
    fuller: tuple[Sentence, ...] = ()


def sentences_of(item: Item, resources: Resources, n_sentences: int = N_SENTENCES) -> ItemEnglish:
    """English for the headline and first sentences of an item, best first."""
    written: list[tuple[Sentence, Claim]] = []
    unwritten: list[Unwritten] = []
    fuller: list[Sentence] = []
    for read in _read(item, resources, n_sentences):
        match read:
            case Unread():
                unwritten.append(Unwritten(span=read.evidence, reason=read.reason, missing=read.missing))
            case Claim():
                best, whole = variants(read, resources)
                fuller += [whole] if whole else []
                match best:
                    case Sentence() as sentence:
                        written.append((sentence, read))
                    case Abstained() as abstained:
                        unwritten.append(Unwritten(span=abstained.evidence, reason=abstained.reason))
    written = [(borne_out(by_whom(sentence, item), claim, item), claim) for sentence, claim in written]
    written = [(as_it_comes(sentence, item), claim) for sentence, claim in written]
    written = [(unless_taken_back(sentence, claim, item), claim) for sentence, claim in written]
    written = [(unless_alleged(sentence, claim, item), claim) for sentence, claim in written]
    written = [(unless_asked_for(sentence, claim, item), claim) for sentence, claim in written]
    # what is new is no context of what follows; and a sentence that context words anew may be new then
    written = [(unless_new(sentence, resources.wording), claim) for sentence, claim in written]
    written = in_context(written, resources, item)
    written = [(unless_new(sentence, resources.wording), claim) for sentence, claim in written]
    written.sort(key=lambda pair: _worth(*pair))
    written = once(written)
    return ItemEnglish(
        item=item, sentences=tuple(s for s, _ in written), unwritten=tuple(unwritten), fuller=tuple(fuller)
    )


def _read(item: Item, resources: Resources, n_sentences: int) -> tuple[Claim | Unread, ...]:
    return read_item(
        item,
        names=resources.names,
        lexicon=resources.lexicon,
        published_on=published_day(item),
        restater=resources.restater,
        n_sentences=n_sentences,
    )


def published_day(item: Item) -> date | None:
    """The day of publication, or of the first sight of the item."""
    moment = item.published_at or item.first_seen_at
    return moment.date() if moment else None


def _worth(sentence: Sentence, claim: Claim) -> tuple[int, int, int]:
    """Green before amber, news before the rest, then the order of the article."""
    grade = 0 if sentence.grade is Grade.GREEN else 1
    role = {"news": 0, "position": 1, "outlook": 1}.get(sentence.role, 2)
    if any(f.rule == "anaphora" for f in sentence.findings):
        role = 2  # behind what it points back to
    return grade, role, claim.evidence.start + (0 if claim.is_headline else 1)
