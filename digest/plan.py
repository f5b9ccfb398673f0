"""Which stories and sentences make a region's bulletin, and in which paragraphs. Pure."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest.bearing import names_something, stands_alone
from digest.candidates import Grounder, ItemEnglish, PlacesOf, candidates_of, day_of
from digest.days import days
from digest.layout import PARAGRAPH_WORDS, Candidate, Choice, count_words, lay_out, n_figures
from digest.novelty import Content, SentMemory, adds_nothing, content_of
from digest.style_marks import PAST, PERFECT
from pipeline.types import TOPICS, LeftOut, Sentence, Story, StoryState

N_STORIES = 5
#: Each further story of a topic that has its place already weighs so much less.
SAME_TOPIC = 0.6


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
    places_of: PlacesOf | None = None,
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
            story,
            region=region,
            news_from=news_from,
            until_on=period_end_on,
            written=written,
            sent=sent,
            ground=ground,
            places_of=places_of,
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
    openings = {
        story.id: max((_opening(each.sentence) for each in pools[story.id] if each.opens), default=0)
        for story in stories
    }

    def weight(story: Story) -> float:
        topics = [topic for topic in story.topics if topic in options.topics]
        crowded = min((served[topic] for topic in topics), default=0)
        # the text opens on what somebody has done somewhere
        opening = 0.0 if chosen else openings[story.id]
        return float(importance(story, region) * SAME_TOPIC**crowded + opening)

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
    """The best sentences of a story within the room: its news first, then the rest in the article's order."""
    picked: list[Candidate] = []
    # a story enters by its news, in a sentence that takes nothing as known
    for candidate in sorted(pool, key=lambda candidate: not candidate.opens):
        if len(picked) == most:
            break
        if not picked and not candidate.opens:
            break
        if not candidate.opens and all(each.item.id != candidate.item.id for each in picked):
            continue  # a detail of another article, which has not been introduced
        if candidate.sentence.role == "background" and has_facts:
            continue  # standing facts explain more
        if any(adds_nothing(content_of(candidate.sentence.text), other) for other in told):
            continue  # another story has told it
        ordered = [*picked[:1], *_in_order([*picked[1:], candidate])] if picked else [candidate]
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


def _opening(sentence: Sentence) -> float:
    """How fit a sentence is to open the text: it tells what has happened, and names who or where."""
    quotes = [evidence.quote for evidence in sentence.evidence]
    happened = PERFECT.search(sentence.text) or (PAST.search(sentence.text) and days(sentence.text))
    return 0.3 * bool(happened) + 0.3 * names_something(sentence.text, quotes) + 0.2 * (sentence.role == "news")


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """News in the article's order; one sentence on what is to come closes."""
    return sorted(candidates, key=_reading_order)


def _reading_order(candidate: Candidate) -> tuple[int, int]:
    first = candidate.sentence.evidence[0]
    role = {"news": 0, "background": 1, "position": 1}.get(candidate.sentence.role, 2)
    return role, first.start if first.field == "text" else -1
