"""Which stories and sentences make a region's bulletin, and in which paragraphs. Pure."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from digest.bearing import left_open, names_something, stands_alone, takes_up
from digest.candidates import (
    Grounder,
    ItemEnglish,
    PlacesOf,
    candidates_of,
    day_of,
    particulars,
)
from digest.days import days
from digest.layout import FULL_WORDS, PARAGRAPH_WORDS, Candidate, Choice, count_words, lay_out, n_figures
from digest.novelty import Content, SentMemory, adds_nothing, content_of, says_again
from digest.pointing import follows, has_named_subject, points_back
from digest.style_marks import PAST, PERFECT
from digest.trust import is_to_be_read, to_be_read, trust_in
from pipeline.types import TOPICS, Finding, Grade, LeftOut, Sentence, Story, StoryState

N_STORIES = 8
#: So many stories, by importance, are put into English for one bulletin; the others are on the editor's list.
N_CONSIDERED = 14
#: Stories that only tell of what is to come stand together at the end, so many of them at most.
N_CLOSING = 2
#: News beyond so many words tires; the bulletins of the house have 224 on the median, background included.
ENOUGH_WORDS = 150
#: Figures for each word of the news; the house's own texts stay below 0.053.
DENSEST = 0.045
#: So many sentences of the story that leads.
LEAD_SENTENCES = 4
#: So many more of it, in a paragraph of their own, where the other stories leave room.
MORE_SENTENCES = 4
#: So many sentences of news, what is to come aside.
ENOUGH_SENTENCES = 7
#: An editor cuts more easily than adds: where one reads the text, it may have so many words and sentences of news.
ENOUGH_WORDS_READ = 160
ENOUGH_SENTENCES_READ = 10
#: So many sentences of each story where no more than FEW_STORIES tell the news.
FEW_STORIES = 2
#: What a figure counts beside the rank of a sentence, and how many are counted.
FACT = 0.3
MOST_FACTS = 3
#: How often the sentences of a story are gone through: (whether they may lean on the article, whether they must tell a
#: figure or a name more).
PASSES = ((False, False),)
PASSES_READ = ((False, True), (False, False), (True, True), (True, False))
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
    by_weight = sorted(regional, key=lambda story: -importance(story, region))
    regional, light = by_weight[:N_CONSIDERED], by_weight[N_CONSIDERED:]
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
            for_editor=options.for_editor,
        )
        left_out += out
        if pool:
            pools[story.id] = pool
    chosen, unused = _choose(
        region, [story for story in regional if story.id in pools], pools, options, has_facts=bool(background)
    )
    for story in (*unused, *light):
        left_out.append(
            LeftOut(
                item=story.items[-1].id,
                reason="no room, or no sentence that stands by itself",
                story=story.id,
                title=story.headline,
            )
        )
    used = {(evidence.item, evidence.start) for each in chosen for s in each.sentences for evidence in s.evidence}
    for story in regional:
        for candidate in pools.get(story.id, ()):
            spans = {(evidence.item, evidence.start) for evidence in candidate.sentence.evidence}
            if candidate.sentence.grade is Grade.AMBER and not spans & used:
                left_out.append(
                    LeftOut(
                        item=candidate.item.id,
                        reason="amber: offered",
                        detail=candidate.sentence.text,
                        story=story.id,
                        title=candidate.item.title,
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
    table = _Table(
        room=options.max_words - (45 if options.background else 0),
        topics=options.topics,
        enough_words=ENOUGH_WORDS_READ if options.for_editor else ENOUGH_WORDS,
        enough_sentences=ENOUGH_SENTENCES_READ if options.for_editor else ENOUGH_SENTENCES,
        most_of_one=LEAD_SENTENCES if options.for_editor and len(stories) <= FEW_STORIES else 2,
    )
    rest = list(stories)
    unused: list[Story] = []
    closing: list[tuple[Story, Choice]] = []
    openings = {
        story.id: max((_opening(each.sentence) for each in pools[story.id] if each.opens), default=0)
        for story in stories
    }

    def weight(story: Story) -> float:
        # the text opens on what somebody has done somewhere
        opening = 0.0 if table.chosen else openings[story.id]
        return importance(story, region) * SAME_TOPIC ** table.crowding(story) + opening

    while rest and len(table.chosen) < N_STORIES:
        story = max(rest, key=weight)
        rest.remove(story)
        taken = _sentences_for(
            story,
            pools[story.id],
            table.most,
            table.room,
            has_facts=has_facts,
            told=table.told,
            is_lead=not table.chosen,
            for_editor=options.for_editor,
        )
        if taken is not None and table.chosen and not taken.news:
            closing.append((story, taken))
        elif taken is not None and not table.is_full and table.admits(taken):
            table.add(taken)
        else:
            unused.append(story)
    # what is to come closes the text: the weightiest of it, of whatever topic
    for story, taken in sorted(closing, key=lambda pair: -importance(pair[0], region)):
        n_words = sum(count_words(sentence.text) for sentence in taken.sentences)
        if table.n_closing < N_CLOSING and n_words <= table.room and table.admits(taken):
            table.add(taken)
        else:
            unused.append(story)
    # little other news: the lead tells more, and where an editor reads the text the others too
    for choice in table.chosen if options.for_editor else table.chosen[:1]:
        if not table.is_full and (choice is table.chosen[0] or choice.news):
            _tell_more(table, choice, pools[choice.story.id], for_editor=options.for_editor)
    return table.chosen, [*unused, *rest]


def _tell_more(table: "_Table", choice: Choice, pool: list[Candidate], *, for_editor: bool) -> None:
    """What else a story has to tell."""
    own = {content_of(sentence.text) for sentence in choice.sentences}
    more = _sentences_for(
        choice.story,
        pool,
        min(MORE_SENTENCES, table.enough_sentences - table.n_sentences),
        table.room,
        has_facts=False,
        told=[content for content in table.told if content not in own],
        is_lead=True,
        begun=[*choice.news, *([choice.outlook] if choice.outlook else [])],
        for_editor=for_editor,
    )
    if more is not None:
        choice.more = [*more.news, *([more.outlook] if more.outlook else [])]
        table.count([candidate.sentence for candidate in choice.more])


@dataclass(slots=True, kw_only=True)
class _Table:
    """What has been chosen so far, and what room it leaves."""

    room: int
    topics: Sequence[str]
    enough_words: int
    enough_sentences: int
    most_of_one: int  # sentences of a story beside the lead
    chosen: list[Choice] = field(default_factory=list)
    told: list[Content] = field(default_factory=list)
    served: Counter[str] = field(default_factory=Counter)
    n_words: int = 0
    n_sentences: int = 0
    n_closing: int = 0

    @property
    def is_full(self) -> bool:
        """Whether there is news enough."""
        return self.n_words > self.enough_words or self.n_sentences >= self.enough_sentences

    @property
    def most(self) -> int:
        """How many sentences of the next story may enter."""
        if not self.chosen:
            return LEAD_SENTENCES
        return max(1, min(self.most_of_one, self.enough_sentences - self.n_sentences))

    def crowding(self, story: Story) -> int:
        """How many stories have told of the least served of its topics."""
        return min((self.served[topic] for topic in story.topics if topic in self.topics), default=0)

    def admits(self, taken: Choice) -> bool:
        """Whether the text stays a text, and does not become an inventory with figures in every line."""
        if len(self.chosen) < 2:
            return True
        mine = [sentence.text for sentence in taken.sentences]
        before = [sentence.text for each in self.chosen for sentence in each.sentences]
        return _density(mine) <= DENSEST or _density([*before, *mine]) <= DENSEST

    def add(self, taken: Choice) -> None:
        is_closing = bool(self.chosen) and not taken.news
        self.n_closing += is_closing
        self.count(taken.sentences, is_news=not is_closing)
        self.chosen.append(taken)
        self.served.update(topic for topic in taken.story.topics if topic in self.topics)

    def count(self, sentences: Sequence[Sentence], *, is_news: bool = True) -> None:
        """Sentences that are told now; what is to come takes room, and is no news yet."""
        n_words = sum(count_words(sentence.text) for sentence in sentences)
        if is_news:
            self.n_words += n_words
            self.n_sentences += len(sentences)
        self.told += [content_of(sentence.text) for sentence in sentences]
        self.room -= n_words


def _density(texts: Sequence[str]) -> float:
    """Figures for each word."""
    return n_figures(texts) / max(1, sum(count_words(text) for text in texts))


def _sentences_for(
    story: Story,
    pool: list[Candidate],
    most: int,
    room: int,
    *,
    has_facts: bool,
    told: Sequence[Content],
    is_lead: bool,
    begun: Sequence[Candidate] = (),
    for_editor: bool = False,
) -> Choice | None:
    """The best sentences of a story within the room: its news first, then the rest in the article's order.

    `begun`: what the text has told of it already.
    """
    picked: list[Candidate] = []
    echoes: list[Candidate] = []  # news of other articles that the text has told in other words
    seen: set[str] = set()  # texts that point back to what an editor finds in the article
    further = Counter(candidate.item.id for candidate in pool)

    def by_use(candidate: Candidate) -> tuple[bool, bool, bool, bool, float]:
        # a story enters by its news, in a sentence that takes nothing as known; best where more can follow
        return (
            not candidate.opens,
            not (candidate.opens or candidate.may_open),
            not begun and candidate.n_words < FULL_WORDS,
            not candidate.is_sure,
            -(candidate.rank + 0.1 * min(4, further[candidate.item.id])),
        )

    ranked = sorted(pool, key=by_use)
    if for_editor:  # behind the opening what tells most goes first
        ranked = [*ranked[:1], *sorted(ranked[1:], key=lambda each: -(each.rank + FACT * n_facts(each)))]
    # where an editor reads the text, what leans on the article enters behind all that does not
    for offered, is_further, is_new in _passes(ranked, for_editor=for_editor):
        candidate = offered
        if len(picked) == most or (picked and not is_lead and picked[0].sentence.role == "outlook"):
            break  # beside the lead, a story of what is to come is told in one sentence, at the end
        if not (picked or begun) and not (candidate.opens or candidate.may_open):
            continue
        told_before = [*begun, *picked]
        is_introduced = candidate.opens or (is_further and (is_lead or candidate.may_open))
        heard = [each.sentence for each in told_before] + [each.sentence for each in echoes]
        of_item = any(each.item.id == candidate.item.id for each in (*told_before, *echoes))
        if told_before and not is_introduced and not of_item:
            continue  # a detail of another article, which has not been introduced
        if is_new and told_before and not tells_new(candidate, told_before):
            continue
        if candidate.sentence.role == "background" and has_facts:
            continue  # standing facts explain more
        content = content_of(candidate.sentence.text)
        if any(adds_nothing(content, other) for other in told):
            continue  # another story has told it
        if any(says_again(content, content_of(each.sentence.text)) for each in told_before):
            if for_editor and candidate.opens and not of_item:
                echoes.append(candidate)  # what else its article tells may follow
            continue  # the story has told it
        before = [each.sentence.text for each in told_before]
        may_follow = is_further and follows(candidate.sentence, candidate.item, heard)
        if candidate.sentence.grade is Grade.AMBER:
            is_opening = not before and candidate.may_open
            # beside a named subject an editor sees what "the area" is: the source stands next to it
            is_seen = trust_in(candidate.sentence) == "read" and has_named_subject(candidate.sentence)
            is_placed = is_opening or _is_placed(candidate.sentence, before)
            if points_back(candidate.sentence) and not (is_placed or is_seen or may_follow):
                continue
            if trust_in(candidate.sentence) == "placed" and (is_placed or not points_back(candidate.sentence)):
                # in its place it leaves nothing open
                candidate = replace(candidate, sentence=replace(candidate.sentence, grade=Grade.GREEN))
            else:
                candidate = replace(candidate, sentence=to_be_read(candidate.sentence))
        n_first = 0 if begun else 1
        ordered = [*picked[:n_first], *_in_order([*picked[n_first:], candidate])] if picked else [candidate]
        texts = [each.sentence.text for each in ordered]
        behind = [each.sentence.text for each in begun]
        unclear = {
            text
            for place, text in enumerate(texts)
            if text not in seen and not stands_alone(text, [*behind, *texts[:place]])
        }
        leaning = unclear if unclear == {candidate.sentence.text} and may_follow else set()
        if leaning and not is_to_be_read(candidate.sentence):
            place = ordered.index(candidate)
            nouns = left_open(candidate.sentence.text, [*behind, *texts[:place]])
            ordered[place] = replace(candidate, sentence=_leaning(candidate.sentence, nouns), is_sure=False)
        if picked and n_figures(texts) > max(3, 0.05 * sum(each.n_words for each in ordered)):
            continue
        if unclear == leaning and sum(each.n_words for each in ordered) <= min(room, PARAGRAPH_WORDS):
            picked = ordered
            seen |= leaning
    if not picked:
        return None
    last = picked[-1]
    if last.sentence.role == "outlook":
        return Choice(story=story, news=picked[:-1], outlook=last)
    return Choice(story=story, news=picked)


def _leaning(sentence: Sentence, nouns: frozenset[str]) -> Sentence:
    """A sentence that is sure but for what it calls "the …", which an editor finds in the article."""
    kept = [
        finding for finding in sentence.findings if finding.rule not in {"english", "anaphora"}
    ]  # these are settled
    back = [
        Finding(rule="anaphora", severity="info", message=f"the article says which: {noun}") for noun in sorted(nouns)
    ]
    return to_be_read(replace(sentence, grade=Grade.AMBER, findings=(*kept, *back)))


def _passes(ranked: Sequence[Candidate], *, for_editor: bool) -> Iterator[tuple[Candidate, bool, bool]]:
    """The candidates in the order in which they are tried; whether they may lean on the article, and must tell more."""
    for is_further, is_new in PASSES_READ if for_editor else PASSES:
        for candidate in ranked:
            yield candidate, is_further, is_new


def n_facts(candidate: Candidate) -> int:
    """How many figures a sentence tells, a few at most."""
    return min(MOST_FACTS, sum(not each[0].isupper() for each in particulars(candidate.sentence.text)))


def tells_new(candidate: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether a sentence has a figure or a name that those before it have not."""
    told = particulars(" ".join(each.sentence.text for each in before))
    return not particulars(candidate.sentence.text) <= told


def _opening(sentence: Sentence) -> float:
    """How fit a sentence is to open the text: it tells what has happened, and names who or where."""
    quotes = [evidence.quote for evidence in sentence.evidence]
    happened = PERFECT.search(sentence.text) or (PAST.search(sentence.text) and days(sentence.text))
    return 0.3 * bool(happened) + 0.3 * names_something(sentence.text, quotes) + 0.2 * (sentence.role == "news")


def _is_placed(sentence: Sentence, before: Sequence[str]) -> bool:
    """Whether what a sentence points back to was told before it: its subject, or all that it calls "the …"."""
    if not before:
        return False
    has_object = any(f.rule == "anaphora" and f.message.startswith("something") for f in sentence.findings)
    return takes_up(sentence.text, before) if has_object else stands_alone(sentence.text, before)


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """News in the article's order; one sentence on what is to come closes."""
    return sorted(candidates, key=_reading_order)


def _reading_order(candidate: Candidate) -> tuple[int, int]:
    first = candidate.sentence.evidence[0]
    role = {"news": 0, "background": 1, "position": 1}.get(candidate.sentence.role, 2)
    return role, first.start if first.field == "text" else -1
