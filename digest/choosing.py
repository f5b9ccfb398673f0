"""Which stories a bulletin tells, and how much of each: by importance, topics and articles in fair shares. Pure."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from digest.bearing import names_something
from digest.days import days
from digest.layout import N_PARAGRAPHS, Candidate, Choice, count_words, lay_out, n_figures
from digest.parties import reacts
from digest.style_marks import PAST, PERFECT
from digest.telling import Bounds, Telling
from pipeline.text import fold
from pipeline.types import Sentence, Story, StoryState

N_STORIES = 8
#: Stories that only tell of what is to come stand together at the end, so many of them at most.
N_CLOSING = 2
#: So many words are kept for them where an editor reads the text, whatever there is of news.
CLOSING_ROOM = 50
#: Standing facts seldom take all that is kept for them.
CLOSING_SLACK = 10
#: Figures for each word of the news; the house's own texts stay below 0.053.
DENSEST = 0.045
#: So many sentences of the story that leads, and of each where no more than FEW_STORIES tell the news …
LEAD_SENTENCES = 4
FEW_STORIES = 2
#: … and of the others.
OTHER_SENTENCES = 2
#: So many more of the lead in a mail that nobody reads, in a paragraph of their own, where others leave room.
MORE_SENTENCES = 4
#: News beyond so many words tires, and so many sentences of it, what is to come aside.
ENOUGH_WORDS = 150
ENOUGH_SENTENCES = 7
#: An editor cuts more easily than adds: where one reads the text it may have some more words than bulletins of the
#: house have on the median, background included, and the sentences that go with them.
ENOUGH_WORDS_READ = 250
ENOUGH_SENTENCES_READ = 13
#: So often a story is asked for one sentence more; a fuller telling in the place of another counts as well.
MOST_STEPS = 60
#: What standing facts take of it.
BACKGROUND_WORDS = 45
#: What has no sentence that may open by itself opens no text where another story has.
WITHOUT_OPENING = -1.0
#: Two stories with so many names in common, in their headlines and first lines, are of one matter.
ONE_MATTER = 3
LEAD_CHARACTERS = 700
#: A name within a sentence.
_NAME = re.compile(r"(?<=[a-záéíóúñ,“(] )[A-ZÁÉÍÓÚÑ][\w-]{3,}")
#: Each further story of a topic that has its place already weighs so much less.
SAME_TOPIC = 0.6


def importance(story: Story, region: str) -> float:
    """What an editor would want first: worth, how many outlets tell it, whether it is this region's own."""
    n_outlets = max(1, len(set(story.sources) or {item.source for item in story.items}))
    own = 0.15 if region and story.regions[:1] == (region,) else 0.0
    fresh = 0.05 if story.state is not StoryState.QUIET else 0.0
    return story.worth + 0.25 * math.log2(n_outlets) + own + fresh


@dataclass(slots=True, kw_only=True)
class Table:
    """What has been chosen so far, and what room it leaves."""

    max_words: int
    topics: Sequence[str]
    for_editor: bool
    background: Sequence[Sentence]  # standing facts, of which one or two may enter
    most_of_one: int = OTHER_SENTENCES  # sentences of a story beside the lead
    tellings: list[Telling] = field(default_factory=list)
    n_closing: int = 0
    kept_back: int = 0  # words for what closes the text

    @property
    def chosen(self) -> list[Choice]:
        return [telling.choice for telling in self.tellings]

    @property
    def sentences(self) -> list[Sentence]:
        return [sentence for choice in self.chosen for sentence in choice.sentences]

    @property
    def room(self) -> int:
        """How many words there may still be."""
        kept = BACKGROUND_WORDS if self.background else 0
        return self.max_words - kept - self.kept_back - _n_words(self.sentences)

    @property
    def _news(self) -> list[Sentence]:
        """What is to come takes room, and is no news yet."""
        told = [choice for n, choice in enumerate(self.chosen) if n == 0 or choice.news]
        return [sentence for choice in told for sentence in choice.sentences]

    @property
    def sentences_left(self) -> int:
        enough = ENOUGH_SENTENCES_READ if self.for_editor else ENOUGH_SENTENCES
        return enough - len(self._news)

    @property
    def is_full(self) -> bool:
        """Whether there is news enough."""
        enough = ENOUGH_WORDS
        if self.for_editor:
            enough = ENOUGH_WORDS_READ - (BACKGROUND_WORDS if self.background else 0)
        return _n_words(self._news) > enough or self.sentences_left <= 0

    @property
    def most(self) -> int:
        """How many sentences of the next story may enter."""
        return max(1, min(self.most_of_one, self.sentences_left)) if self.tellings else LEAD_SENTENCES

    def crowding(self, story: Story) -> int:
        """How many stories have told of the least served of its topics."""
        served = Counter(topic for choice in self.chosen for topic in choice.story.topics if topic in self.topics)
        return min((served[topic] for topic in story.topics if topic in self.topics), default=0)

    def told(self, *, but: Telling | None = None) -> list[str]:
        """What the other stories have told."""
        others = [telling.choice for telling in self.tellings if telling is not but]
        return [sentence.text for choice in others for sentence in choice.sentences]

    def admits(self, taken: Choice) -> bool:
        """Whether the text stays a text, and does not become an inventory with figures in every line."""
        if len(self.tellings) < 2:
            return True
        mine = [sentence.text for sentence in taken.sentences]
        before = [sentence.text for sentence in self.sentences]
        return _density(mine) <= DENSEST or _density([*before, *mine]) <= DENSEST

    def add(self, telling: Telling) -> None:
        self.n_closing += bool(self.tellings) and not telling.choice.news
        self.tellings.append(telling)

    def tell_more(self, telling: Telling) -> bool:
        """Whether one sentence more of a story could enter and leave a text of no more paragraphs than it may have."""
        before = telling.choice.told
        if not telling.tell_more(Bounds(room=self.room, elsewhere=self.told(but=telling))):
            return False
        if len(lay_out(self.chosen, self.background, max_words=self.max_words)) > N_PARAGRAPHS:
            telling.choice.told = before
            return False
        return True


def _n_words(sentences: Sequence[Sentence]) -> int:
    return sum(count_words(sentence.text) for sentence in sentences)


def _density(texts: Sequence[str]) -> float:
    """Figures for each word."""
    return n_figures(texts) / max(1, sum(count_words(text) for text in texts))


def choose(
    region: str, stories: Sequence[Story], pools: Mapping[str, list[Candidate]], table: Table
) -> tuple[list[Telling], list[Story]]:
    """Stories by importance, a topic that is served already counting less, as long as there is room; and the rest."""
    if table.for_editor and len(stories) <= FEW_STORIES:
        table.most_of_one = LEAD_SENTENCES
    rest = list(stories)
    unused: list[Story] = []
    closing: list[Telling] = []
    openings = {
        story.id: max((_opening(each.sentence) for each in pools[story.id] if each.opens), default=WITHOUT_OPENING)
        for story in stories
    }

    closers = _closers(stories, pools) if table.for_editor else {}
    table.kept_back = min(CLOSING_ROOM, sum(closers.values()))

    def weight(story: Story) -> float:
        # the text opens on what somebody has done somewhere
        opening = 0.0 if table.tellings else openings[story.id]
        return importance(story, region) * SAME_TOPIC ** table.crowding(story) + opening

    while rest and len(table.tellings) < N_STORIES:
        story = max(rest, key=weight)
        rest.remove(story)
        matters = {topic for choice in table.chosen for topic in choice.story.topics}
        telling = Telling(
            pool=pools[story.id],
            choice=Choice(story=story),
            region=region,
            for_editor=table.for_editor,
            opens_text=not table.tellings,
            is_further=len(stories) <= FEW_STORIES and bool(matters & set(story.topics)),
            known=_known(story, table, region) if table.for_editor else (),
        )
        bounds = Bounds(
            room=table.room + (table.kept_back if story.id in closers else 0),
            elsewhere=table.told(),
            is_lead=not table.tellings,
            has_facts=bool(table.background),
            only_news=table.for_editor and bool(table.tellings) and len(stories) > FEW_STORIES,
            to_come=[each.sentence.text for other in rest for each in pools[other.id] if each.opens],
        )
        taken = telling.begin(bounds, most=table.most)
        if taken is not None and table.tellings and not taken.news:
            closing.append(telling)
        elif taken is not None and not table.is_full and table.admits(taken):
            table.add(telling)
        else:
            unused.append(story)
    table.kept_back = 0
    # what is to come closes the text: the weightiest of it, of whatever topic
    for telling in sorted(closing, key=lambda each: -importance(each.choice.story, region)):
        room = table.room + CLOSING_SLACK
        if _n_words(telling.choice.sentences) > room:  # a briefer sentence of it may have its place
            telling.choice.told = []
            telling.begin(Bounds(room=room, elsewhere=table.told(), is_lead=False), most=1)
        fits = bool(telling.choice.told) and not telling.choice.news
        if table.n_closing < N_CLOSING and fits and table.admits(telling.choice):
            table.add(telling)
        else:
            unused.append(telling.choice.story)
    _tell_more(table)
    return table.tellings, [*unused, *rest]


def _closers(stories: Sequence[Story], pools: Mapping[str, list[Candidate]]) -> dict[str, int]:
    """The weightiest stories that tell nothing but what is to come, by which a text closes, and the words they take."""
    openings = {story.id: [each for each in pools[story.id] if each.opens] for story in stories}
    to_come = {
        story: max(each.n_words for each in found)
        for story, found in openings.items()
        if found and all(each.sentence.role == "outlook" for each in found)
    }
    return dict(list(to_come.items())[:N_CLOSING]) if len(to_come) < len(stories) else {}


def _known(story: Story, table: Table, region: str) -> tuple[str, ...]:
    """What the text has told of the matter of a story, of which other articles made another story."""
    own = names_of(story, region)
    of_it = [choice for choice in table.chosen if len(own & names_of(choice.story, region)) >= ONE_MATTER]
    return tuple(sentence.text for choice in of_it for sentence in choice.sentences)


@lru_cache(maxsize=256)  # a story is asked about beside each that may lead
def _names_in(text: str) -> frozenset[str]:
    return frozenset(map(fold, _NAME.findall(text)))


def names_of(story: Story, region: str) -> frozenset[str]:
    """The names in the headlines and first lines of a story, the region's own aside."""
    texts = (f"{item.title}. {item.text[:LEAD_CHARACTERS]}" for item in story.items)
    names = frozenset().union(*map(_names_in, texts))
    return frozenset(names - {fold(word) for word in region.split()} - {"peru", "gobierno", "ministerio", "lima"})


def _tell_more(table: Table) -> None:
    """Little other news: the lead tells more, and where an editor reads the text each story in its turn."""
    if not table.tellings:
        return
    if not table.for_editor:
        for _ in range(MORE_SENTENCES):
            if table.is_full or not table.tell_more(table.tellings[0]):
                return
        return
    open_ = [telling for n, telling in enumerate(table.tellings) if n == 0 or telling.choice.news or telling.has_news]
    for _ in range(MOST_STEPS):
        if not open_ or table.is_full:
            return
        # of several articles on one matter each has its share
        telling = min(open_, key=lambda each: _n_words(each.choice.sentences))
        if not table.tell_more(telling):
            open_.remove(telling)


def _opening(sentence: Sentence) -> float:
    """How fit a sentence is to open the text: it tells what has happened, and names who or where."""
    quotes = [evidence.quote for evidence in sentence.evidence]
    happened = PERFECT.search(sentence.text) or (PAST.search(sentence.text) and days(sentence.text))
    fit = 0.3 * bool(happened) + 0.3 * names_something(sentence.text, quotes) + 0.2 * (sentence.role == "news")
    return fit - 0.3 * reacts(sentence.text)  # who welcomes it waits until it has been told
