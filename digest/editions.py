"""The weekly edition: the bulletins, a section per topic with one line for each further story, and the coverage."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from digest.bearing import names_something
from digest.candidates import ItemEnglish, candidates_of, day_of
from digest.choosing import importance
from digest.english.neutral import neutral_line
from digest.grounding import check_sentence, evidence_of
from digest.novelty import SentMemory, claim_keys, sentences_in
from digest.plan import is_of_period
from digest.vocabulary import Vocabulary
from pipeline.types import (
    TOPICS,
    BulletinDraft,
    Coverage,
    EditionDraft,
    Finding,
    Item,
    Sentence,
    Story,
    TopicLine,
)

#: How the sections are headed.
SECTION_TITLES = {"redd": "REDD+", "mining": "Mining", "titling": "Titling"}


def compose_edition(
    bulletins: Sequence[BulletinDraft],
    stories: Sequence[Story],
    *,
    digest: str,
    title: str,
    period_end_on: date,
    period_days: int = 7,
    written: Mapping[str, ItemEnglish],
    sent: SentMemory | None = None,
    topics: Sequence[str] = TOPICS,
    outlets: Mapping[str, str] | None = None,  # source id -> its name
    sources_read: Sequence[str] = (),
    sources_down: Sequence[str] = (),
    held_back: Mapping[str, int] | None = None,
    lines_per_section: int = 12,
    vocabulary: Vocabulary | None = None,
) -> EditionDraft:
    """The edition of a period. A story of a bulletin has no line of its own; `held_back` counts what came before."""
    sent = sent or SentMemory()
    vocabulary = vocabulary or Vocabulary()
    start_on = period_end_on - timedelta(days=period_days - 1)
    told = {sentence.story for draft in bulletins for sentence in sentences_in(draft)}
    current = [
        story
        for story in stories
        if set(story.topics) & set(topics) and is_of_period(story, start_on=start_on, end_on=period_end_on)
    ]
    held = Counter(held_back or {})
    sections: dict[str, list[TopicLine]] = {topic: [] for topic in topics}
    keys = {key for draft in bulletins for sentence in sentences_in(draft) for key in claim_keys(sentence)}
    for story in sorted(current, key=lambda story: -importance(story, "")):
        if story.id in told:
            continue
        topic = next(topic for topic in story.topics if topic in sections)
        if len(sections[topic]) >= lines_per_section:
            held["no room in the section"] += 1
            continue
        line = line_of(
            story,
            topic,
            period_start_on=start_on,
            period_end_on=period_end_on,
            written=written,
            sent=sent,
            vocabulary=vocabulary,
            outlets=outlets or {},
        )
        if line is None:
            held["told before"] += 1
            continue
        if keys & set(claim_keys(line.sentence)):
            held["told in a bulletin"] += 1
            continue
        keys.update(claim_keys(line.sentence))
        sections[topic].append(line)
    coverage = Coverage(
        sources_read=tuple(sources_read),
        sources_down=tuple(sources_down),
        n_items=sum(len(story.items) for story in stories),
        n_stories=len(current),
        held_back=dict(sorted(held.items())),
    )
    return EditionDraft(
        digest=digest,
        title=title,
        period_start_on=start_on,
        period_end_on=period_end_on,
        bulletins=tuple(bulletins),
        sections={topic: tuple(lines) for topic, lines in sections.items()},
        coverage=coverage,
    )


def line_of(
    story: Story,
    topic: str,
    *,
    period_start_on: date,
    period_end_on: date,
    written: Mapping[str, ItemEnglish],
    sent: SentMemory,
    vocabulary: Vocabulary,
    outlets: Mapping[str, str],
) -> TopicLine | None:
    """One line on a story: its best new green sentence, else what is true without reading; None when all was told."""

    def ground(sentence: Sentence, item: Item | None) -> tuple[Finding, ...]:
        around = {item.id: item} if item else {}
        return check_sentence(
            sentence.text, evidence_of(sentence, around), vocabulary=vocabulary, formulas=sentence.formulas
        )

    found, _ = candidates_of(
        story,
        region="",
        news_from=period_start_on,
        until_on=period_end_on,
        written=written,
        sent=sent,
        ground=ground,
    )
    # a line stands alone, beside nothing that could explain it
    news = [
        candidate
        for candidate in found
        if candidate.is_sure
        and candidate.opens
        and names_something(candidate.sentence.text, _quotes(candidate.sentence))
    ]
    if news:
        return _line(topic, replace(news[0].sentence, story=story.id), news[0].item, story)
    for item in reversed(story.items):
        day = day_of(item)
        if day is None or not period_start_on <= day <= period_end_on or not item.title.strip():
            continue
        sentence = neutral_line(
            item,
            topics=(topic,),
            regions=story.regions,
            outlet=outlets.get(item.source, ""),
            story=story.id,
        )
        if sent.told(sentence, on=period_end_on) is None:
            return _line(topic, sentence, item, story)
    return None


def _quotes(sentence: Sentence) -> list[str]:
    return [evidence.quote for evidence in sentence.evidence]


def _line(topic: str, sentence: Sentence, item: Item, story: Story) -> TopicLine:
    return TopicLine(
        topic=topic,
        sentence=sentence,
        headline=item.title,
        lang=item.lang,
        source=item.source,
        url=item.url,
        published_on=day_of(item),
        regions=story.regions,
    )
