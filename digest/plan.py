"""Which stories and sentences make a region's bulletin, and in which paragraphs. Pure."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from digest.bearing import is_old, looks_forward, stands_alone
from digest.layout import PARAGRAPH_WORDS, Candidate, Choice, count_words, lay_out, n_figures
from digest.novelty import Content, SentMemory, adds_nothing, content_of, differs_in_figures_only
from pipeline.config import DEPARTMENTS
from pipeline.text import fold
from pipeline.types import TOPICS, Evidence, Finding, Grade, Item, LeftOut, Sentence, SentenceRole, Story, StoryState

N_STORIES = 5
#: Each further story of a topic that has its place already weighs so much less.
SAME_TOPIC = 0.6
#: Sentences without content of their own make no bulletin.
FEWEST_WORDS = 7
LONGEST_SENTENCE = 54


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


class Grounder(Protocol):
    """Holds a sentence against its evidence."""

    def __call__(self, sentence: Sentence, item: Item | None) -> tuple[Finding, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinOptions:
    """What a bulletin may be: see `bulletins:` and `digest:` of the configuration."""

    title: str = ""  # "" for "Meanwhile in <region>"
    topics: tuple[str, ...] = TOPICS
    opens_with_meanwhile: bool = True
    news_days: int = 35
    max_words: int = 290
    background: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Paragraphs of sentences as they were written, before the wording is smoothed; and what was left out."""

    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    n_stories: int = 0


def day_of(item: Item) -> date | None:
    """The day an item was published, or first seen."""
    moment = item.published_at or item.first_seen_at
    return moment.date() if moment else None


def is_of_period(story: Story, *, start_on: date, end_on: date) -> bool:
    """Whether a story has an item of the period."""
    return any((day := day_of(item)) is not None and start_on <= day <= end_on for item in story.items)


def importance(story: Story, region: str) -> float:
    """What an editor would want first: worth, how many outlets tell it, whether it is this region's own."""
    n_outlets = max(1, len(set(story.sources) or {item.source for item in story.items}))
    own = 0.15 if region and story.regions[:1] == (region,) else 0.0
    fresh = 0.05 if story.state is not StoryState.QUIET else 0.0
    return story.worth + 0.25 * math.log2(n_outlets) + own + fresh


def plan_bulletin(
    region: str,
    stories: Sequence[Story],
    *,
    period_end_on: date,
    period_days: int,
    written: Mapping[str, ItemEnglish],
    background: Sequence[Sentence],
    sent: SentMemory,
    options: BulletinOptions,
    ground: Grounder,
) -> Plan:
    """Choose stories, then sentences of each, then lay them out in paragraphs."""
    start_on = period_end_on - timedelta(days=period_days - 1)
    left_out: list[LeftOut] = []
    regional = [
        story
        for story in stories
        if region in story.regions
        and set(story.topics) & set(options.topics)
        and is_of_period(story, start_on=start_on, end_on=period_end_on)
    ]
    pools: dict[str, list[Candidate]] = {}
    for story in regional:
        news_from = period_end_on - timedelta(days=options.news_days)
        pool, out = candidates_of(
            story, region=region, news_from=news_from, until_on=period_end_on, written=written, sent=sent, ground=ground
        )
        left_out += out
        if pool:
            pools[story.id] = pool
    chosen, unused = _choose(
        region, [story for story in regional if story.id in pools], pools, options, has_facts=bool(background)
    )
    for story in unused:
        left_out.append(
            LeftOut(
                item=story.items[-1].id,
                reason="no room, or no sentence that stands by itself",
                story=story.id,
                title=story.headline,
            )
        )
    paragraphs = lay_out(chosen, background, max_words=options.max_words)
    return Plan(paragraphs=paragraphs, left_out=tuple(left_out), n_stories=len(chosen))


# --- sentences of a story ---------------------------------------------------------------------------


def candidates_of(
    story: Story,
    *,
    region: str,
    news_from: date,
    until_on: date,
    written: Mapping[str, ItemEnglish],
    sent: SentMemory,
    ground: Grounder,
) -> tuple[list[Candidate], list[LeftOut]]:
    """The green sentences of a story that are new, grounded and at one with each other, best first."""
    found: list[Candidate] = []
    left_out: list[LeftOut] = []

    def leave(item: Item, reason: str, detail: str = "") -> None:
        left_out.append(LeftOut(item=item.id, reason=reason, detail=detail, story=story.id, title=item.title))

    told_on = sent.last_told(story.id)
    for item in story.items:
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
        for place, sentence in enumerate(english.sentences):
            reason, detail = _objection(sentence, item, story, region=region, on=until_on, sent=sent, ground=ground)
            if reason:
                leave(item, reason, detail)
                continue
            placed = replace(sentence, story=story.id, role=_role(sentence, until_on))
            found.append(Candidate(sentence=placed, story=story, item=item, rank=_rank(placed, place)))
        if not any(candidate.item.id == item.id for candidate in found):
            leave(item, "neutral line available")
    return _at_one(found, leave), left_out


def _objection(
    sentence: Sentence, item: Item, story: Story, *, region: str, on: date, sent: SentMemory, ground: Grounder
) -> tuple[str, str]:
    """Why a sentence does not enter: a reason and its detail; ("", "") when nothing speaks against it."""
    text = sentence.text
    match sentence.grade:
        case Grade.AMBER:
            return "amber: offered", text
        case Grade.NEUTRAL:
            return "neutral line available", text
    if not FEWEST_WORDS <= count_words(text) <= LONGEST_SENTENCE:
        return "too short or too long", text
    if region and names_other_region(text, region, story):
        return "on another region", text
    said = sent.told(sentence, on=on)
    if said is not None:
        return "told before", f"{said.said_on.isoformat()}: {text}"
    errors = [finding for finding in ground(sentence, item) if finding.severity == "error"]
    if errors:
        return "not grounded", f"{text} [{'; '.join(finding.message for finding in errors)}]"
    return "", ""


def names_other_region(text: str, region: str, story: Story) -> bool:
    """Whether a sentence of a story on several regions is plainly on another one."""
    if len(story.regions) < 2 or named(text, region):
        return False
    return any(named(text, other) for other in DEPARTMENTS if other != region)


def named(text: str, place: str) -> bool:
    """Whether a text names a place as a whole word, accents aside."""
    return re.search(rf"(?<!\w){re.escape(fold(place))}(?!\w)", fold(text)) is not None


def _role(sentence: Sentence, on: date) -> SentenceRole:
    """The writer's role, but for what lies in an earlier year, which is background, and what is to come."""
    if is_old(sentence.text, on):
        return "background"
    return "outlook" if looks_forward(sentence.text) else sentence.role


def _rank(sentence: Sentence, place: int) -> float:
    """Higher is better: the news first, full but not long sentences, the writer's own order."""
    role = {"news": 1.0, "position": 0.6, "outlook": 0.6, "background": 0.3}.get(sentence.role, 0.0)
    n_words = count_words(sentence.text)
    length = 0.4 if 12 <= n_words <= 40 else 0.0
    figures = 0.15 if re.search(r"\d", sentence.text) else 0.0
    return role + length + figures - 0.08 * place


def _at_one(found: list[Candidate], leave: "_Leave") -> list[Candidate]:
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
        twin = next((k for k in kept if _same(content, contents[id(k)])), None)
        if twin is None:
            kept.append(candidate)
        elif _is_fuller(content, contents[id(twin)]) and candidate.sentence.role == twin.sentence.role:
            kept[kept.index(twin)] = candidate
    return kept


class _Leave(Protocol):
    def __call__(self, item: Item, reason: str, detail: str = "") -> None: ...


def _corrects(ours: Candidate, theirs: Candidate) -> bool:
    """Whether ours is a later word of the same outlet, which stands in place of its earlier one."""
    ours_on, theirs_on = day_of(ours.item), day_of(theirs.item)
    return ours.item.source == theirs.item.source and bool(ours_on and theirs_on and ours_on > theirs_on)


def _same(ours: Content, theirs: Content) -> bool:
    return adds_nothing(ours, theirs) or adds_nothing(theirs, ours)


def _is_fuller(ours: Content, theirs: Content) -> bool:
    return ours.figures >= theirs.figures and len(ours.words) > len(theirs.words) + 2


# --- choosing stories -------------------------------------------------------------------------------


def _choose(
    region: str,
    stories: list[Story],
    pools: Mapping[str, list[Candidate]],
    options: BulletinOptions,
    *,
    has_facts: bool,
) -> tuple[list[Choice], list[Story]]:
    """Stories by importance, a topic that is served already counting less, as long as there is room."""
    rest = list(stories)
    chosen: list[Choice] = []
    unused: list[Story] = []
    told: list[Content] = []
    served: Counter[str] = Counter()
    room = options.max_words - (45 if options.background else 0)

    def weight(story: Story) -> float:
        topics = [topic for topic in story.topics if topic in options.topics]
        crowded = min((served[topic] for topic in topics), default=0)
        return float(importance(story, region) * SAME_TOPIC**crowded)

    while rest and len(chosen) < N_STORIES:
        story = max(rest, key=weight)
        rest.remove(story)
        taken = _sentences_for(story, pools[story.id], 3 if not chosen else 2, room, has_facts=has_facts, told=told)
        if taken is None:
            unused.append(story)
            continue
        chosen.append(taken)
        told += [content_of(sentence.text) for sentence in taken.sentences]
        room -= sum(count_words(sentence.text) for sentence in taken.sentences)
        served.update(topic for topic in story.topics if topic in options.topics)
    return chosen, [*unused, *rest]


def _sentences_for(
    story: Story, pool: list[Candidate], most: int, room: int, *, has_facts: bool, told: Sequence[Content]
) -> Choice | None:
    """The best sentences of a story within the room: news in the article's order, what is to come last."""
    picked: list[Candidate] = []
    for candidate in pool:
        if len(picked) == most:
            break
        if candidate.sentence.role == "background" and (has_facts or not picked):
            continue  # a story does not enter by its background, and standing facts explain more
        if any(adds_nothing(content_of(candidate.sentence.text), other) for other in told):
            continue  # another story has told it
        ordered = _in_order([*picked, candidate])
        texts = [each.sentence.text for each in ordered]
        is_clear = all(stands_alone(text, texts[:place]) for place, text in enumerate(texts))
        if picked and n_figures(texts) > max(3, 0.05 * sum(each.n_words for each in ordered)):
            continue
        if is_clear and sum(each.n_words for each in ordered) <= min(room, PARAGRAPH_WORDS):
            picked = ordered
    if not picked:
        return None
    last = picked[-1]
    if last.sentence.role == "outlook":
        return Choice(story=story, news=picked[:-1], outlook=last)
    return Choice(story=story, news=picked)


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """News in the article's order; one sentence on what is to come closes."""
    return sorted(candidates, key=_reading_order)


def _reading_order(candidate: Candidate) -> tuple[int, int]:
    first = candidate.sentence.evidence[0]
    role = {"news": 0, "background": 1, "position": 1}.get(candidate.sentence.role, 2)
    return role, first.start if first.field == "text" else -1
