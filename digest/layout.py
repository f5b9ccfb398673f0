"""The chosen sentences in paragraphs: news, its background, further stories, and what is to come. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise

from digest.bearing import leans_on, loosely_known, stands_alone
from digest.novelty import adds_nothing, content_of
from digest.style_marks import figures_in
from pipeline.types import Item, Sentence, Story

#: A story opens on a sentence of so many words before a shorter one.
FULL_WORDS = 11
#: What one more sentence of a paragraph may not exceed (style guide 2).
PARAGRAPH_WORDS = 95
PARAGRAPH_SENTENCES = 4
#: A paragraph below this joins its neighbour.
SHORT_PARAGRAPH = 25
SCRAP = 20
#: A single sentence on what is to come closes the text if it makes a paragraph; a shorter one stays with its story.
CLOSING_WORDS = 18
N_PARAGRAPHS = 5
#: So many paragraphs of one story.
MOST_PARAGRAPHS = 3
#: How many words a break is worth there, or costs.
_OTHER_ARTICLE, _POINTS_BACK = 12, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A green sentence that may enter, with the story and the item it tells of."""

    sentence: Sentence
    story: Story
    item: Item
    rank: float
    opens: bool = True  # it tells the story's news and takes nothing as known
    may_open: bool = False  # it may where an editor reads it and nothing better opens: it says whom, not all of what
    answers: bool = False  # it would open but that it answers what is not told: behind other news of its matter it may
    is_sure: bool = True  # green: no editor needs to look at it first
    is_named: bool = False  # it names whom its twin only calls "the leader"

    @property
    def n_words(self) -> int:
        return count_words(self.sentence.text)


@dataclass(slots=True)
class Choice:
    """The sentences of one story that enter, in the order in which they are read."""

    story: Story
    told: list[Candidate] = field(default_factory=list)

    @property
    def sentences(self) -> list[Sentence]:
        return [candidate.sentence for candidate in self.told]

    @property
    def outlook(self) -> Candidate | None:
        """What the story closes on, where that is still to come."""
        return self.told[-1] if self.told and self.told[-1].sentence.role == "outlook" else None

    @property
    def news(self) -> list[Candidate]:
        """All that goes before."""
        return self.told[:-1] if self.outlook else self.told

    @property
    def paragraphs(self) -> list[list[Sentence]]:
        return [[candidate.sentence for candidate in part] for part in in_paragraphs(self.told)]


def in_order(candidates: Sequence[Candidate], *, after: Candidate | None = None) -> list[Candidate]:
    """News, then background, then what is to come; of each article in its own order, the one first told of first."""
    told = [*([after] if after else []), *candidates]
    articles = list(dict.fromkeys(candidate.item.id for candidate in told))
    return sorted(candidates, key=lambda each: (_part(each), articles.index(each.item.id), _start(each)))


def _part(candidate: Candidate) -> int:
    if candidate.sentence.evidence[0].field == "title":
        return 0  # a headline is the news, be it still to come
    return {"news": 0, "position": 0, "background": 1}.get(candidate.sentence.role, 2)


def _start(candidate: Candidate) -> int:
    first = candidate.sentence.evidence[0]
    return first.start if first.field == "text" else -1


def in_paragraphs(told: Sequence[Candidate]) -> list[list[Candidate]]:
    """The sentences of one story in as few paragraphs as hold them, of fair length, parted where it is least felt."""
    for n_parts in range(1, len(told) + 1):
        ways = [
            [list(told[start:end]) for start, end in pairwise((0, *breaks, len(told)))]
            for breaks in combinations(range(1, len(told)), n_parts - 1)
        ]
        fitting = [parts for parts in ways if all(map(_is_paragraph, parts))]
        if fitting or n_parts == len(told):
            return min(fitting or ways, key=_unevenness)
    return []


def _is_paragraph(part: Sequence[Candidate]) -> bool:
    return len(part) <= PARAGRAPH_SENTENCES and sum(each.n_words for each in part) <= PARAGRAPH_WORDS


def _unevenness(parts: Sequence[Sequence[Candidate]]) -> float:
    """How far paragraphs are from one length; a new article opens one well, a sentence that points back badly."""
    sizes = [sum(each.n_words for each in part) for part in parts]
    mean = sum(sizes) / len(sizes)
    breaks = [(before[-1], after[0]) for before, after in pairwise(parts)]
    return (
        sum(abs(size - mean) for size in sizes)
        - sum(_OTHER_ARTICLE for one, other in breaks if one.item.id != other.item.id)
        + sum(_POINTS_BACK for _, other in breaks if leans_on(other.sentence.text))
    )


def count_words(text: str) -> int:
    """Words as an editor counts them: runs between blanks."""
    return len(text.split())


def lay_out(
    chosen: Sequence[Choice], background: Sequence[Sentence], *, max_words: int
) -> tuple[tuple[Sentence, ...], ...]:
    """News, background after it, further stories, and at the end what is to come."""
    if not chosen:
        return ()
    ordered = list(chosen)
    lead = ordered[0]
    paragraphs: list[list[Sentence]] = []
    closing: list[Sentence] = []
    pure = [choice for choice in ordered[1:] if choice.outlook and not choice.news]
    ender = next((choice for choice in reversed(ordered[1:]) if choice.outlook), None)
    if pure:
        # what several stories say of what is to come stands together at the end
        closing = _within([choice.outlook.sentence for choice in pure if choice.outlook])
        ordered = [choice for choice in ordered if choice not in pure]
    elif ender is not None:
        ordered.remove(ender)
        ordered.append(ender)
    elif (
        lead.outlook is not None
        and (lead.news or len(ordered) > 1)
        and _can_close(lead.outlook.sentence)
        and lead.outlook.n_words >= CLOSING_WORDS
    ):
        closing = [lead.outlook.sentence]
        lead = Choice(story=lead.story, told=lead.news)
        ordered[0] = lead
    ordered = [lead, *_by_topic(ordered[1:], has_close=bool(closing))]
    paragraphs = _packed(ordered)
    topics = {choice.story.id: frozenset(choice.story.topics) for choice in ordered}
    facts = _fitting_background(background, paragraphs, closing, max_words=max_words)
    if facts:
        # Behind the news it explains; a single fact is a paragraph too when it is long enough.
        paragraphs.insert(max(1, len(lead.paragraphs)), facts)
    if closing:
        paragraphs.append(closing)
    return tuple(tuple(paragraph) for paragraph in _joined(paragraphs, topics))


def _within(sentences: Sequence[Sentence]) -> list[Sentence]:
    """As many of the sentences as one paragraph holds."""
    kept: list[Sentence] = []
    for sentence in sentences:
        n_words = sum(count_words(each.text) for each in [*kept, sentence])
        if n_words <= PARAGRAPH_WORDS and len(kept) < PARAGRAPH_SENTENCES:
            kept.append(sentence)
    return kept


def _topic(choice: Choice) -> str:
    return choice.story.topics[0] if choice.story.topics else ""


def _told_on(choice: Choice) -> date:
    days = [e.published_on for sentence in choice.sentences for e in sentence.evidence if e.published_on]
    return min(days, default=date.max)


def _by_topic(choices: Sequence[Choice], *, has_close: bool) -> list[Choice]:
    """Stories of one topic side by side, older first; topics in the order in which they first appear."""
    topics = list(dict.fromkeys(_topic(choice) for choice in choices))
    # a topic that ends on what is to come stays at the end; within it what happened first is told first
    ending = set() if has_close else {_topic(choice) for choice in choices if choice.outlook}
    return sorted(
        choices, key=lambda choice: (_topic(choice) in ending, topics.index(_topic(choice)), _told_on(choice))
    )


def _packed(ordered: Sequence[Choice]) -> list[list[Sentence]]:
    """The lead by itself, then the stories of a topic in one paragraph as long as it has room."""
    paragraphs: list[list[Sentence]] = []
    last = ""
    for place, choice in enumerate(ordered):
        mine = choice.paragraphs
        if place > 1 and len(mine) == 1 and _topic(choice) == last and paragraphs and _fits(paragraphs[-1], mine[0]):
            paragraphs[-1] = [*paragraphs[-1], *mine[0]]
        else:
            paragraphs += mine
        last = _topic(choice)
    return paragraphs


def _size(paragraph: Sequence[Sentence]) -> int:
    return sum(count_words(sentence.text) for sentence in paragraph)


def _fits(one: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    return _size(one) + _size(other) <= PARAGRAPH_WORDS and len(one) + len(other) <= PARAGRAPH_SENTENCES


def _can_close(sentence: Sentence) -> bool:
    """Whether a sentence is understood far from the story that it belongs to."""
    return stands_alone(sentence.text, []) and not loosely_known(sentence.text)


def _fitting_background(
    background: Sequence[Sentence], paragraphs: Iterable[list[Sentence]], closing: list[Sentence],
    *, max_words: int,
) -> list[Sentence]:  # fmt: skip
    """One fact, or two where the news is scant: background explains news, it does not replace it."""
    told = [sentence for paragraph in paragraphs for sentence in paragraph] + closing
    words = sum(count_words(sentence.text) for sentence in told)
    most = 2 if words < 120 else 1
    facts: list[Sentence] = []
    for fact in background:
        n_words = count_words(fact.text)
        known = any(adds_nothing(content_of(fact.text), content_of(sentence.text)) for sentence in [*told, *facts])
        second_although = fact.text.startswith("Although") and any(f.text.startswith("Although") for f in facts)
        dense = _is_denser([*told, *facts], fact)
        if known or second_although or dense or words + n_words > max_words or n_words > PARAGRAPH_WORDS:
            continue
        facts.append(fact)
        words += n_words
        if len(facts) == most or words >= words_enough(told):
            break
    return facts


def n_figures(texts: Sequence[str]) -> int:
    """Figures of all texts together."""
    return sum(len(figures_in(text)) for text in texts)


def _is_denser(told: Sequence[Sentence], fact: Sentence) -> bool:
    """Whether a fact would leave the text overpacked with figures: more than 4.5 in 100 words, and more than before."""

    def density(texts: list[str]) -> float:
        return 100 * n_figures(texts) / max(1, sum(count_words(text) for text in texts))

    before = [sentence.text for sentence in told]
    after = density([*before, fact.text])
    return after > 4.5 and after > density(before)


def words_enough(told: Sequence[Sentence]) -> int:
    """Background never grows beyond half of the news."""
    news = sum(count_words(sentence.text) for sentence in told)
    return news + max(20, news // 2)


def _joined(paragraphs: list[list[Sentence]], topics: Mapping[str, frozenset[str]]) -> list[list[Sentence]]:
    """Paragraphs of fair length: short ones join a neighbour, news with news of its topic first; at most five."""

    def size(paragraph: list[Sentence]) -> int:
        return sum(count_words(sentence.text) for sentence in paragraph)

    def fits(one: list[Sentence], other: list[Sentence]) -> bool:
        return size(one) + size(other) <= PARAGRAPH_WORDS and len(one) + len(other) <= PARAGRAPH_SENTENCES

    def kind(paragraph: list[Sentence]) -> bool:
        return any(evidence.field == "context" for sentence in paragraph for evidence in sentence.evidence)

    def apart(one: list[Sentence], other: list[Sentence]) -> bool:
        both = [set().union(*(topics.get(sentence.story, ()) for sentence in part)) for part in (one, other)]
        return not both[0] & both[1]

    parts = [list(paragraph) for paragraph in paragraphs]
    while len(parts) > 2:
        short = [i for i, part in enumerate(parts) if size(part) < SHORT_PARAGRAPH]
        if not short and len(parts) <= N_PARAGRAPHS:
            break
        pairs = [
            (
                kind(parts[i]) != kind(parts[i + 1]),
                apart(parts[i], parts[i + 1]),
                size(parts[i]) + size(parts[i + 1]),
                i,
            )
            for i in range(len(parts) - 1)
            if fits(parts[i], parts[i + 1])
            and (not short or i in short or i + 1 in short)
            # news and background keep apart unless one of them is a scrap
            and (kind(parts[i]) == kind(parts[i + 1]) or min(size(parts[i]), size(parts[i + 1])) < SCRAP)
        ]
        if not pairs and len(parts) <= N_PARAGRAPHS:
            break
        smallest = min(range(len(parts) - 1), key=lambda i: size(parts[i]) + size(parts[i + 1]))
        i = min(pairs)[-1] if pairs else smallest
        parts[i : i + 2] = [parts[i] + parts[i + 1]]
    return parts
