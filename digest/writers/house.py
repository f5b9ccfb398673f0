"""The default writer: the house's own grammar, without a model."""

from dataclasses import dataclass, replace

from digest.claim_types import PIECE
from digest.days import days
from digest.english.resources import Resources
from digest.english.write import ItemEnglish, Unwritten, sentences_of
from digest.novelty import adds_nothing, content_of
from digest.spanish.tokens import sentence_spans
from pipeline.types import Evidence, Item, Sentence

#: Sentences of a lead.
N_LEAD = 3


@dataclass(frozen=True, slots=True)
class HouseWriter:
    """Writes from the lexicon and abstains where it is not certain."""

    resources: Resources
    name: str = "house"

    def write(self, item: Item) -> ItemEnglish:
        """See SentenceWriter."""
        return _with_sources(sentences_of(item, self.resources))

    def write_briefly(self, item: Item) -> ItemEnglish:
        """The headline and the lead alone: what a line in a section may be made of."""
        return sentences_of(item, self.resources, N_LEAD)


def _with_sources(english: ItemEnglish) -> ItemEnglish:
    """Sentences that were read of a part of a source sentence with the words of the source, and marked; none twice."""
    kept: list[Sentence] = []
    parts: list[Sentence] = []
    for sentence in english.sentences:
        sense, is_part, kind = sentence.frame.partition(PIECE)
        if not is_part:
            # a part that was told first because it is certain, and the whole that adds nothing to it
            if not any(each in parts and _says_no_more(sentence, each) for each in kept):
                kept.append(sentence)
            continue
        if any(_says_no_more(sentence, other) for other in kept):
            continue
        told = replace(
            sentence, frame=sense, evidence=tuple(_as_written(each, english.item) for each in sentence.evidence)
        )
        if kind == "relative" and told.role == "news" and not days(told.text):
            told = replace(told, role="background")  # what an aside tells without a day is no news
        kept.append(told)
        parts.append(told)
    unwritten: dict[tuple[str, int], Unwritten] = {}
    for each in english.unwritten:
        span = _as_written(each.span, english.item)
        unwritten.setdefault((span.field, span.start), replace(each, span=span))
    return replace(english, sentences=tuple(kept), unwritten=tuple(unwritten.values()))


def _says_no_more(sentence: Sentence, other: Sentence) -> bool:
    return adds_nothing(content_of(sentence.text), content_of(other.text))


def _as_written(evidence: Evidence, item: Item) -> Evidence:
    """The evidence in the source's own words: the part that was read, or its whole sentence where that was cut."""
    if evidence.field != "text" or item.text[evidence.start : evidence.end] == evidence.quote:
        return evidence
    start, end = evidence.start, evidence.end
    if end - start == len(evidence.quote):  # cut by length of what was read
        spans = sentence_spans(item.text)
        start, end = next(((s, e) for s, e in spans if s <= evidence.start < e), (start, end))
    return replace(evidence, quote=item.text[start:end], start=start, end=end)
