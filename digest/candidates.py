"""The sentences of a story that may enter a text: green, new, grounded, on the region, at one with each other. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from digest.bearing import is_old, leans_on, looks_forward, loosely_known, names_something
from digest.days import days
from digest.denied import DENIED, denials_of, is_denied
from digest.introduced import introduced
from digest.layout import FULL_WORDS, Candidate, count_words
from digest.meant import meant
from digest.novelty import NUMBERS, SentMemory, adds_nothing, content_of, differs_in_figures_only
from digest.on_region import PlacesOf, is_on_region
from digest.parties import answers
from digest.pointing import has_named_subject, points_back
from digest.style_marks import MILESTONES
from digest.trust import trust_in
from digest.twice import event_of, is_elsewhere
from pipeline.text import sentences
from pipeline.types import Evidence, Finding, Grade, Item, LeftOut, Sentence, SentenceRole, Story

#: Sentences without content of their own make no bulletin.
FEWEST_WORDS = 7
#: … but for those with a figure or a day: "Operation Mercury began on 19 February."
FEWEST_WITH_FIGURE = 5
LONGEST_SENTENCE = 54
#: The news stands in the headline or among the first sentences of an article …
N_LEAD = 3
#: … or says the headline again: from this share of its content words on.
LIKE_HEADLINE = 0.4
#: So many words more are worth an editor's reading.
WORTH_READING = 4
#: What names again whom the text has named reads heavier than "the leader".
BY_NAME = 0.5
#: A story is told from so many of its items.
N_TELLERS = 3


class Unwritten(Protocol):
    """A sentence of the source that has no English, and why."""

    @property
    def span(self) -> Evidence: ...
    @property
    def reason(self) -> str: ...


class ItemEnglish(Protocol):
    """What could be written of one item, best first, and what could not."""

    @property
    def item(self) -> Item: ...
    @property
    def sentences(self) -> tuple[Sentence, ...]: ...
    @property
    def unwritten(self) -> Sequence[Unwritten]: ...
    @property
    def fuller(self) -> tuple[Sentence, ...]: ...


class Grounder(Protocol):
    """Holds a sentence against its evidence."""

    def __call__(self, sentence: Sentence, item: Item | None) -> tuple[Finding, ...]: ...


class _Leave(Protocol):
    def __call__(self, item: Item, reason: str, detail: str = "") -> None: ...


def day_of(item: Item) -> date | None:
    """The day an item was published, or first seen."""
    moment = item.published_at or item.first_seen_at
    return moment.date() if moment else None


def candidates_of(
    story: Story,
    *,
    region: str,
    news_from: date,
    until_on: date,
    written: Mapping[str, ItemEnglish],
    sent: SentMemory,
    ground: Grounder,
    places_of: PlacesOf | None = None,
    for_editor: bool = False,
) -> tuple[list[Candidate], list[LeftOut]]:
    """The sentences of a story that may be told, best first, and what may not with the reason."""
    found: list[Candidate] = []
    named: list[Candidate] = []  # twins of those found, which say by name of whom they are
    left_out: list[LeftOut] = []

    def leave(item: Item, reason: str, detail: str = "") -> None:
        left_out.append(LeftOut(item=item.id, reason=reason, detail=detail, story=story.id, title=item.title))

    told_on = sent.last_told(story.id)
    tellers = _tellers(story)
    denials = denials_of(story.items, region)
    for item in story.items:
        if item.id not in tellers:
            leave(item, "told by others of the story")
            continue
        english = written.get(item.id)
        if english is None or (not english.sentences and not english.unwritten):
            leave(item, "not written", f"language {item.lang}" if item.lang != "es" else "")
            continue
        day = day_of(item)
        if day is None or day > until_on or day < news_from:
            leave(item, "out of period", day.isoformat() if day else "no date")
            continue
        if told_on is not None and day < told_on:
            leave(item, "told before", f"the story was sent on {told_on.isoformat()}")
            continue
        for unwritten in english.unwritten:
            leave(item, f"not written: {unwritten.reason}", unwritten.span.quote)

        def objection(sentence: Sentence, item: Item = item) -> tuple[str, str]:
            return _objection(
                sentence,
                item,
                region=region,
                on=until_on,
                sent=sent,
                ground=ground,
                places_of=places_of,
                for_editor=for_editor,
            )

        for place, told in enumerate(english.sentences):
            sentence = introduced(_told_whole(told, english), item) if for_editor else told
            reason, detail = objection(sentence)
            if reason and sentence is not told:
                sentence = told
                reason, detail = objection(sentence)
            if reason:
                leave(item, reason, detail)
                continue
            if is_denied(sentence, denials):
                if not for_editor:
                    leave(item, "sources disagree", sentence.text)
                    continue
                doubt = Finding(rule="english", severity="info", message=DENIED)
                sentence = replace(sentence, grade=Grade.AMBER, findings=(*sentence.findings, doubt))
            placed = replace(sentence, story=story.id, role=_role(sentence, until_on))
            found.append(_candidate(placed, item, story, place, for_editor=for_editor))
            called = meant(sentence, item) if for_editor else None
            if called is not None and not objection(called)[0]:
                placed = replace(called, story=story.id, role=placed.role)
                one = _candidate(placed, item, story, place, for_editor=True)
                named.append(replace(one, rank=one.rank - BY_NAME, is_named=True))
        if not any(candidate.item.id == item.id for candidate in found):
            leave(item, "neutral line available")
    kept = _at_one(found, leave, region)
    spans = {_span(candidate) for candidate in kept}
    kept += [candidate for candidate in named if _span(candidate) in spans]
    return (_opened(kept) if for_editor else kept), left_out


def _span(candidate: Candidate) -> tuple[str, int]:
    first = candidate.sentence.evidence[0]
    return first.item, first.start


def _candidate(sentence: Sentence, item: Item, story: Story, place: int, *, for_editor: bool) -> Candidate:
    stands = for_editor and _stands(sentence)
    may_open = stands and (is_news(sentence, item) or _says_enough(sentence))
    return Candidate(
        sentence=sentence,
        story=story,
        item=item,
        rank=_rank(sentence, item, place),
        opens=is_news(sentence, item)
        and not leans_on(sentence.text)
        and not points_back(sentence)
        and not answers(sentence.text)
        and _OF_THE_BODY.match(sentence.text) is None
        and " also " not in sentence.text,
        may_open=may_open and not answers(sentence.text),
        answers=may_open and answers(sentence.text),
        is_sure=sentence.grade is Grade.GREEN,
    )


def _stands(sentence: Sentence) -> bool:
    """Whether a sentence says by itself of whom or what it is, be it no news."""
    return (
        not leans_on(sentence.text)
        and has_named_subject(sentence)
        and _OF_THE_BODY.match(sentence.text) is None
        and names_something(sentence.text, [evidence.quote for evidence in sentence.evidence])
    )


def _opened(pool: list[Candidate]) -> list[Candidate]:
    """Where nothing tells the news by itself, what at least says of whom it is may open, before an editor's eyes."""
    if any(candidate.opens or candidate.may_open or candidate.answers for candidate in pool):
        return pool
    if all(candidate.sentence.role == "background" for candidate in pool):
        return pool  # standing facts make no story
    return [
        replace(candidate, may_open=_stands(candidate.sentence) and not answers(candidate.sentence.text))
        for candidate in pool
    ]


#: "The head of the community, Ana Ríos, has …": of which, readers ask.
_OF_THE_BODY = re.compile(
    r"The [a-z ]+ of the (?:community|company|federation|association|organisation|board|institution|cooperative|union),"
)


def _told_whole(sentence: Sentence, english: ItemEnglish) -> Sentence:
    """What a sure sentence leaves off told as well, where an editor reads it: a figure, a name, or some words more."""
    if trust_in(sentence) not in {"sure", "placed"}:
        return sentence
    own = particulars(sentence.text)
    for whole in english.fuller:
        is_same = (whole.evidence[0].field, whole.evidence[0].start) == (
            sentence.evidence[0].field, sentence.evidence[0].start,
        )  # fmt: skip
        theirs = particulars(whole.text)
        is_longer = count_words(whole.text) >= count_words(sentence.text) + WORTH_READING
        if is_same and (own < theirs or (own == theirs and is_longer)):
            return whole
    return sentence


def particulars(text: str) -> frozenset[str]:
    """The figures and names of a text."""
    found = re.findall(r"\d[\d.,]*\d|\d|(?<=[\w,;’)] )[A-ZÁÉÍÓÚÑ][\w+-]+|(?<=\()[A-Z]{2,}", text)
    return frozenset(found) | frozenset(word for word in NUMBERS if f" {word} " in text)


def _tellers(story: Story) -> frozenset[str]:
    """The items that a story is told from: all, or the first and the newest, of other outlets where there are any."""
    if len(story.items) <= N_TELLERS:
        return frozenset(item.id for item in story.items)
    first, *later = sorted(story.items, key=lambda item: (day_of(item) or date.min, item.id))
    chosen, outlets = [first], {first.source}
    for item in sorted(later, key=lambda item: day_of(item) or date.min, reverse=True):
        if item.source not in outlets and len(chosen) < N_TELLERS:
            chosen.append(item)
            outlets.add(item.source)
    for item in reversed(later):
        if item not in chosen and len(chosen) < N_TELLERS:
            chosen.append(item)
    return frozenset(item.id for item in chosen)


def _objection(
    sentence: Sentence,
    item: Item,
    *,
    region: str,
    on: date,
    sent: SentMemory,
    ground: Grounder,
    places_of: PlacesOf | None,
    for_editor: bool,
) -> tuple[str, str]:
    """Why a sentence does not enter: a reason and its detail; ("", "") when nothing speaks against it."""
    text = sentence.text
    match sentence.grade:
        case Grade.AMBER if trust_in(sentence) not in ({"placed", "read"} if for_editor else {"placed"}):
            return "amber: offered", text
        case Grade.NEUTRAL:
            return "neutral line available", text
    is_counted = re.search(r"\d", text) or not NUMBERS.keys().isdisjoint(text.lower().split())
    fewest = FEWEST_WITH_FIGURE if is_counted else FEWEST_WORDS - for_editor
    if not fewest <= count_words(text) <= LONGEST_SENTENCE:
        return "too short or too long", text
    if region and not is_on_region(sentence, item, region, places_of):
        return "on another region", text
    said = sent.told(sentence, on=on)
    if said is not None:
        return "told before", f"{said.said_on.isoformat()}: {text}"
    errors = [finding for finding in ground(sentence, item) if finding.severity == "error"]
    if errors:
        return "not grounded", f"{text} [{'; '.join(finding.message for finding in errors)}]"
    return "", ""


# --- how good a sentence is -------------------------------------------------------------------------


def is_news(sentence: Sentence, item: Item) -> bool:
    """Whether a sentence tells what the article is about, so that a story may open with it."""
    if any(evidence.field == "title" for evidence in sentence.evidence):
        return True
    if sentence.role == "background":
        return False
    title = content_of(item.title).words
    for evidence in sentence.evidence:
        before = [span for span in sentences(item.text[: evidence.start]) if count_words(span.text) >= 5]
        if evidence.field == "text" and len(before) < N_LEAD:
            return True
        if title and len(content_of(evidence.quote).words & title) / len(title) >= LIKE_HEADLINE:
            return True
    return False


def _says_enough(sentence: Sentence) -> bool:
    """Whether a sentence beyond the lead tells something by itself: an editor sees what the lead says beside it."""
    return sentence.role != "background" and count_words(sentence.text) >= FULL_WORDS


_PART = "told of a part of its sentence"
#: Since when somebody is in office, told beside what he does: "La autoridad, que asumió el cargo en enero, explicó …".
_IN_OFFICE = re.compile(
    r"\b(?:took (?:on the post|office|up the post)|assumed (?:the post|office)|was (?:re-)?elected)\b"
)


def _is_aside(sentence: Sentence) -> bool:
    """Whether a part of a sentence is told, or one that the article has beside something else."""
    return any(finding.message == _PART for finding in sentence.findings)


def _role(sentence: Sentence, on: date) -> SentenceRole:
    """The writer's role, but for what lies in an earlier year, which is background, and what is to come."""
    if is_old(sentence.text, on) or (_IN_OFFICE.search(sentence.text) and _is_aside(sentence)):
        return "background"
    if looks_forward(sentence.text):
        return "outlook"
    is_headline = any(evidence.field == "title" for evidence in sentence.evidence)
    return "news" if is_headline and sentence.role == "background" else sentence.role


def _rank(sentence: Sentence, item: Item, place: int) -> float:
    """Higher is better: the news first, who and where named, full but not long, the writer's own order."""
    role = {"news": 1.0, "position": 0.7, "outlook": 0.7, "background": 0.3}.get(sentence.role, 0.0)
    n_words = count_words(sentence.text)
    length = 0.4 if 12 <= n_words <= 40 else 0.0
    figures = 0.15 if re.search(r"\d", MILESTONES.sub("", sentence.text)) else 0.0
    names = 0.3 if names_something(sentence.text, [evidence.quote for evidence in sentence.evidence]) else 0.0
    lead = 0.4 if is_news(sentence, item) else 0.0
    lead += 0.2 if days(sentence.text) and sentence.role == "news" else 0.0  # it says when
    return role + length + figures + names + lead - 0.1 * loosely_known(sentence.text) - 0.08 * place


# --- at one with each other -------------------------------------------------------------------------


def _at_one(found: list[Candidate], leave: _Leave, region: str) -> list[Candidate]:
    """Without repetitions, and without statements on which the sources disagree in figures."""
    found = sorted(found, key=lambda candidate: -candidate.rank)
    contents = {id(candidate): content_of(candidate.sentence.text) for candidate in found}
    disputed = {
        id(ours)
        for ours in found
        for theirs in found
        if ours.item.id != theirs.item.id and differs_in_figures_only(contents[id(ours)], contents[id(theirs)])
        and not _corrects(ours, theirs)
    }  # fmt: skip
    kept: list[Candidate] = []
    for candidate in found:
        content = contents[id(candidate)]
        if id(candidate) in disputed:
            leave(candidate.item, "sources disagree", candidate.sentence.text)
            continue
        like = next(
            (
                other for other in kept
                if adds_nothing(content, contents[id(other)]) and (other.is_sure or not candidate.is_sure)
                and not is_elsewhere(event_of(candidate.sentence.text, region), event_of(other.sentence.text, region))
            ), None,
        )  # fmt: skip
        if like is None:
            kept.append(candidate)  # of two tellings that differ the text takes the better
        elif like.sentence.text != candidate.sentence.text:
            leave(candidate.item, "told in other words", f"{candidate.sentence.text} [as: {like.sentence.text}]")
    return kept


def _corrects(ours: Candidate, theirs: Candidate) -> bool:
    """Whether ours is a later word of the same outlet, which stands in place of its earlier one."""
    ours_on, theirs_on = day_of(ours.item), day_of(theirs.item)
    return ours.item.source == theirs.item.source and bool(ours_on and theirs_on and ours_on > theirs_on)
