"""Which stories and sentences make a region's bulletin, and in which paragraphs. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest.candidates import Grounder, ItemEnglish, candidates_of, day_of
from digest.choosing import Table, choose, importance
from digest.layout import Candidate, Choice, lay_out
from digest.novelty import SentMemory
from digest.on_region import PlacesOf
from digest.repair import is_part
from digest.telling import Telling
from pipeline.types import TOPICS, Grade, LeftOut, Sentence, Story

#: So many stories, by importance, are put into English for one bulletin; the others are on the editor's list.
N_CONSIDERED = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinOptions:
    """What a bulletin may be: see `bulletins:` and `digest:` of the configuration."""

    title: str = ""  # "" for "Meanwhile in <region>"
    topics: tuple[str, ...] = TOPICS
    opens_with_meanwhile: bool = True
    news_days: int = 35
    max_words: int = 290
    background: bool = True
    #: an editor reads the text before it is mailed: sentences that are less certain may enter, marked
    for_editor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Paragraphs of sentences as they were written, before the wording is smoothed; and what was left out."""

    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    n_stories: int = 0


def is_of_period(story: Story, *, start_on: date, end_on: date) -> bool:
    """Whether a story has an item of the period."""
    return any((day := day_of(item)) is not None and start_on <= day <= end_on for item in story.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The stories of a region and period by importance, what may be told of each, and what may not."""

    region: str
    stories: tuple[Story, ...]  # those that may be told
    light: tuple[Story, ...]  # those that weigh too little to be put into English
    pools: Mapping[str, list[Candidate]]
    left_out: tuple[LeftOut, ...]


def gather(
    region: str,
    stories: Sequence[Story],
    *,
    period_end_on: date,
    period_days: int,
    written: Mapping[str, ItemEnglish],
    sent: SentMemory,
    options: BulletinOptions,
    ground: Grounder,
    places_of: PlacesOf | None = None,
) -> Gathered:
    """What there is to tell."""
    start_on = period_end_on - timedelta(days=period_days - 1)
    regional = [
        story
        for story in stories
        if region in story.regions
        and set(story.topics) & set(options.topics)
        and is_of_period(story, start_on=start_on, end_on=period_end_on)
    ]
    by_weight = sorted(regional, key=lambda story: -importance(story, region))
    pools: dict[str, list[Candidate]] = {}
    left_out: list[LeftOut] = []
    for story in by_weight[:N_CONSIDERED]:
        pool, out = candidates_of(
            story,
            region=region,
            news_from=period_end_on - timedelta(days=options.news_days),
            until_on=period_end_on,
            written=written,
            sent=sent,
            ground=ground,
            places_of=places_of,
            for_editor=options.for_editor,
        )
        left_out += out
        if pool:
            pools[story.id] = pool
    return Gathered(
        region=region,
        stories=tuple(story for story in by_weight[:N_CONSIDERED] if story.id in pools),
        light=tuple(by_weight[N_CONSIDERED:]),
        pools=pools,
        left_out=tuple(left_out),
    )


def plan_bulletin(
    gathered: Gathered, *, background: Sequence[Sentence], options: BulletinOptions, barred: Sequence[Sentence] = ()
) -> Plan:
    """Choose stories, then sentences of each, then lay them out in paragraphs; without those that are barred."""
    pools = {
        story: [each for each in pool if not any(is_part(each.sentence, one) for one in barred)]
        for story, pool in gathered.pools.items()
    }
    stories = [story for story in gathered.stories if pools[story.id]]
    table = Table(
        max_words=options.max_words, topics=options.topics, for_editor=options.for_editor, background=background
    )
    tellings, unused = choose(gathered.region, stories, pools, table)
    without_room = [
        LeftOut(
            item=story.items[-1].id,
            reason="no room, or no sentence that stands by itself",
            story=story.id,
            title=story.headline,
        )
        for story in (*unused, *gathered.light)
    ]
    return Plan(
        paragraphs=lay_out(table.chosen, background, max_words=options.max_words),
        left_out=(*gathered.left_out, *without_room, *_not_told(gathered.region, stories, pools, table)),
        n_stories=len(tellings),
    )


def _not_told(
    region: str, stories: Sequence[Story], pools: Mapping[str, list[Candidate]], table: Table
) -> list[LeftOut]:
    """For the editor: what says again what the text tells, what is less certain, and what else its stories tell."""
    texts = {sentence.text for sentence in table.sentences}
    used = {(evidence.item, evidence.start) for sentence in table.sentences for evidence in sentence.evidence}
    told_of = {telling.choice.story.id for telling in table.tellings}
    untold = [
        Telling(pool=pools[story.id], choice=Choice(story=story), region=region, for_editor=table.for_editor)
        for story in stories
        if story.id not in told_of
    ]
    again = {
        candidate.sentence.text: (told, disagrees)
        for telling in (*table.tellings, *untold)
        for candidate, told, disagrees in telling.said_again(table.told(but=telling))
    }
    found: list[LeftOut] = []
    for candidate in (candidate for story in stories for candidate in pools[story.id]):
        text = candidate.sentence.text
        spans = {(evidence.item, evidence.start) for evidence in candidate.sentence.evidence}
        if text in texts:
            continue
        if text in again:
            told, disagrees = again[text]
            reason, detail = ("sources disagree" if disagrees else "told in other words"), f"{text} [told: {told}]"
        elif candidate.sentence.grade is Grade.AMBER and not spans & used:
            reason, detail = "amber: offered", text
        elif candidate.story.id in told_of and not spans & used:
            reason, detail = "not taken up: no room, or it does not stand by itself", text
        else:
            continue  # its story as a whole is listed
        found.append(
            LeftOut(
                item=candidate.item.id,
                reason=reason,
                detail=detail,
                story=candidate.story.id,
                title=candidate.item.title,
            )
        )
    return found
