"""A region's bulletin and a weekly edition from stories and their English sentences. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from digest.background import Background
from digest.candidates import ItemEnglish
from digest.editions import compose_edition
from digest.grounding import check_sentence, evidence_of
from digest.layout import count_words
from digest.novelty import SentMemory
from digest.on_region import PlacesOf, region_findings
from digest.plan import BulletinOptions, gather, plan_bulletin
from digest.repair import culprit, is_part, without
from digest.style import check_bulletin
from digest.trust import TO_BE_READ
from digest.vocabulary import Vocabulary
from digest.wording import smooth
from digest.wordlists import house_words, names_of_peoples, word_list
from pipeline.text import fold
from pipeline.types import BulletinDraft, Finding, Item, LeftOut, Sentence, Story

__all__ = ["BulletinOptions", "ItemEnglish", "bulletin_text", "compose_bulletin", "compose_edition", "date_line"]

#: Below so many words of news no bulletin is made.
FEWEST_WORDS = 12
#: So often a text is planned anew without the sentence at fault; what is at fault then is taken out of the text.
N_PLANS = 3
#: Below this the bulletin says that it is short.
SHORT_WORDS = 90
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def compose_bulletin(
    region: str,
    stories: Sequence[Story],
    *,
    period_end_on: date,
    period_days: int = 7,
    written: Mapping[str, ItemEnglish],
    context: Background | None = None,
    sent: SentMemory | None = None,
    options: BulletinOptions | None = None,
    vocabulary: Vocabulary | None = None,
    places_of: PlacesOf | None = None,
) -> BulletinDraft:
    """The dated text on a region: news that is new, set against its background; short or empty when news is scant.

    `places_of` says which departments a Spanish text names; without it only the department's own name counts.
    A text with an error is never handed on: the sentence at fault is left out, with the reason.
    """
    options = options or BulletinOptions()
    sent = sent or SentMemory()
    vocabulary = vocabulary or Vocabulary()
    items = {item.id: item for story in stories for item in story.items}

    def ground(sentence: Sentence, item: Item | None) -> tuple[Finding, ...]:
        around = {item.id: item} if item else items
        return check_sentence(
            sentence.text, evidence_of(sentence, around), vocabulary=vocabulary, formulas=sentence.formulas
        )

    facts = background_sentences(region, context, options=options, sent=sent, on=period_end_on)
    gathered = gather(
        region,
        stories,
        period_end_on=period_end_on,
        period_days=period_days,
        written=written,
        sent=sent,
        options=options,
        ground=ground,
        places_of=places_of,
    )
    start_on = period_end_on - timedelta(days=period_days - 1)
    days = f"between {_days(start_on, period_end_on)}"
    barred: list[Sentence] = []
    at_fault_out: list[LeftOut] = []
    plan = plan_bulletin(gathered, background=facts, options=options)
    chosen = plan.paragraphs
    while True:
        left_out = (*plan.left_out, *at_fault_out)
        paragraphs = smooth(
            chosen,
            house_words(),
            is_name=_is_name(vocabulary),
            opening=options.opens_with_meanwhile,
            region=region,
        )
        paragraphs = tuple(
            tuple(
                replace(
                    sentence,
                    findings=(
                        *_marks(sentence),
                        *ground(sentence, None),
                        *region_findings(sentence, items, region, places_of),
                    ),
                )
                for sentence in paragraph
            )
            for paragraph in paragraphs
        )
        draft = BulletinDraft(
            region=region,
            title=options.title or f"Meanwhile in {region}",
            dated_on=period_end_on,
            paragraphs=paragraphs,
            note=_note(region, paragraphs, days),
        )
        if not _has_news(paragraphs):
            short = _listed(chosen, "too little news for a text", items)
            return replace(draft, paragraphs=(), left_out=(*left_out, *short), note=_note(region, (), days))
        draft = replace(draft, findings=check_bulletin(draft))
        errors = [finding for finding in draft.findings if finding.severity == "error"]
        if not errors:
            return replace(draft, left_out=left_out)
        at_fault = culprit(draft, errors[0])
        at_fault_out.append(_left_out(at_fault, errors[0], items))
        if at_fault.story and len(barred) < N_PLANS:
            # another sentence may have its place, and what stood behind it needs to stand without it
            barred.append(at_fault)
            plan = plan_bulletin(gathered, background=facts, options=options, barred=barred)
            chosen = plan.paragraphs
        else:
            kept = without(chosen, at_fault)
            lost = [[one for one in part if one not in chain(*kept) and not is_part(one, at_fault)] for part in chosen]
            at_fault_out += _listed(lost, "not taken up: what stood before it was left out", items)
            chosen = kept


def _marks(sentence: Sentence) -> tuple[Finding, ...]:
    """What an editor is told of how a sentence was written."""
    return tuple(finding for finding in sentence.findings if finding.rule == TO_BE_READ)


def _listed(paragraphs: Iterable[Iterable[Sentence]], reason: str, items: Mapping[str, Item]) -> list[LeftOut]:
    """What was chosen and is not told after all, for the editor; standing facts aside."""
    return [
        LeftOut(item=item.id, reason=reason, detail=one.text, story=one.story, title=item.title)
        for one in chain(*paragraphs)
        if one.evidence and (item := items.get(one.evidence[0].item)) is not None
    ]


def _left_out(sentence: Sentence, error: Finding, items: Mapping[str, Item]) -> LeftOut:
    item = sentence.evidence[0].item if sentence.evidence else ""
    return LeftOut(
        item=item,
        reason="left out for an error",
        detail=f"{sentence.text} [{error.rule}: {error.message}]",
        story=sentence.story,
        title=items[item].title if item in items else "",
    )


def _note(region: str, paragraphs: Sequence[Sequence[Sentence]], days: str) -> str:
    if not _has_news(paragraphs):
        return f"No bulletin on {region}: too little news {days}."
    return f"A short bulletin: little news on {region} {days}." if _words(paragraphs) < SHORT_WORDS else ""


def _has_news(paragraphs: Sequence[Sequence[Sentence]]) -> bool:
    """Whether there is enough news for a text; its background does not count."""
    news = [[s for s in paragraph if all(e.field != "context" for e in s.evidence)] for paragraph in paragraphs]
    return _words(news) >= FEWEST_WORDS


def _words(paragraphs: Sequence[Sequence[Sentence]]) -> int:
    return sum(count_words(sentence.text) for paragraph in paragraphs for sentence in paragraph)


def background_sentences(
    region: str, context: Background | None, *, options: BulletinOptions, sent: SentMemory, on: date
) -> list[Sentence]:
    """Standing facts on the region that readers have not been told of late, as sentences."""
    if context is None or not options.background:
        return []
    sentences = [fact.sentence() for fact in context.for_region(region, options.topics, on=on)]
    return [sentence for sentence in sentences if sent.told(sentence, on=on) is None]


def date_line(day: date) -> str:
    """ "24 February 2019": no leading zero."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def bulletin_text(draft: BulletinDraft) -> str:
    """Title, date line and paragraphs, parted by blank lines; the note where there is no text."""
    paragraphs = [" ".join(sentence.text for sentence in paragraph) for paragraph in draft.paragraphs]
    return "\n\n".join([draft.title, date_line(draft.dated_on), *(paragraphs or [draft.note])])


def _days(start_on: date, end_on: date) -> str:
    return f"{start_on.day} {MONTHS[start_on.month - 1]} and {date_line(end_on)}"


def _is_name(vocabulary: Vocabulary) -> Callable[[str, Sentence], bool]:
    """Whether the first word of a sentence keeps its capital within a sentence."""

    def is_name(word: str, sentence: Sentence) -> bool:
        bare = re.sub(r"['’]s$", "", word)
        if bare in word_list("wide_names.txt"):
            return True  # "Peruvian", "Colombian"
        if bare in names_of_peoples():
            return True  # in lower case in Spanish: "comunidades awajún"
        if vocabulary.is_common(bare):
            return False
        if vocabulary.is_name(bare):
            return True
        # a common word is translated, a name stands at the head of both
        if any(re.match(rf"{re.escape(fold(bare))}(?!\w)", fold(e.quote)) for e in sentence.evidence) and len(bare) > 3:
            return True
        # Spanish headlines and sentences write names alone with a capital within the sentence.
        return any(re.search(rf"\s{re.escape(fold(bare))}(?!\w)", fold(e.quote)) for e in sentence.evidence)

    return is_name
