"""Which items tell the same event: one at a time, each joins the open story it is closest to or opens one."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import islice
from types import MappingProxyType
from typing import Any

import snowballstemmer
import xxhash

from pipeline.facts import identifiers
from pipeline.text import calendar_words, fold, sentences, words
from pipeline.types import Item, StoryState

#: An item joins a story only when the nearest member is at most this old.
WINDOW = timedelta(days=4)
#: How long a story's members stay findable; `prune` may drop their keys after it.
KEY_WINDOW = timedelta(days=10)
#: Similarity fades by e in this many days between two items.
_DECAY_DAYS = 6.0
#: Least score at which an item joins.
_THETA: Mapping[str, float] = MappingProxyType({"es": 0.24, "en": 0.32, "pt": 0.24})
_NEAREST = 3
_LEAD_WORDS = 60
_N_KEYS = 10
#: A story grows while its newest item is at most this old.
GROWING_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What is compared of an item: its stems with their weights, and its rare names."""

    item: str
    at: datetime | None
    weights: Mapping[str, float]
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStory:
    """A story that may still grow, by its representative items."""

    id: str
    lang: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The item belongs to `story`."""

    story: str
    score: float
    shared: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStory:
    """The item opens a story; `nearest` is the one it came closest to."""

    nearest: str | None = None
    score: float = 0.0
    why: str = "No open story is close enough."


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A suggestion that two stories in two languages tell the same event."""

    story: str
    other: str
    score: float
    shared: tuple[str, ...]
    why: str


# --- words ------------------------------------------------------------------------------------------

_STEMMERS = MappingProxyType({"es": "spanish", "en": "english", "pt": "portuguese"})


@cache
def _stemmer(lang: str) -> Any:
    return snowballstemmer.stemmer(_STEMMERS.get(lang, "spanish"))


@cache
def _stem(word: str, lang: str) -> str:
    return fold(str(_stemmer(lang).stemWord(word)))


@cache
def _frequencies(lang: str) -> Mapping[str, float]:
    """Stem -> in how many of 1,000 news texts it occurs, from frequencies.tsv."""
    rows = (files("pipeline") / "words" / "frequencies.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return MappingProxyType({stem: float(n) for of, stem, n in cells if of == lang})


def weight(stem: str, lang: str) -> float:
    """How telling a word is: 0 for the commonest, about 1 for a rare one."""
    per_mille = _frequencies(lang).get(stem, 0.0)
    return math.log(1000.0 / (per_mille + 1.0)) / math.log(1000.0)


def member_of(item: Item) -> Member:
    """What is compared of an item."""
    lead = _lead(item)
    weights: dict[str, float] = {}
    names = set()
    for text, share in ((item.title, 1.0), (lead, 0.5)):
        for word in words(text, item.lang):
            if len(word.key) < 2 or word.key in calendar_words():
                continue
            stem = word.key if word.key[0].isdigit() else _stem(word.text.lower(), item.lang)
            worth = weight(stem, item.lang) * share
            if worth > weights.get(stem, 0.0):
                weights[stem] = worth
            if word.text[0].isupper() and len(word.text) > 2 and worth > 0.6 * share:
                names.add(fold(word.text))
    return Member(item=item.id, at=_time(item), weights=MappingProxyType(weights), names=frozenset(names))


def _lead(item: Item) -> str:
    taken: list[str] = []
    n = 0
    for span in sentences(item.text[:2000]):
        if n >= _LEAD_WORDS:
            break
        taken.append(span.text)
        n += len(span.text.split())
    return " ".join(taken)


def _time(item: Item) -> datetime | None:
    return item.published_at or item.first_seen_at


def open_story(story: str, items: Sequence[Item]) -> OpenStory:
    """An open story of its representative items."""
    lang = Counter(item.lang for item in items).most_common(1)[0][0] if items else ""
    return OpenStory(id=story, lang=lang, members=tuple(member_of(item) for item in items))


def keys(item: Item) -> tuple[int, ...]:
    """Hashes of the most telling words, by which the open stories an item may belong to are found."""
    ranked = sorted(member_of(item).weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(sorted({_key(item.lang, stem) for stem, _ in ranked[:_N_KEYS]}))


def _key(lang: str, stem: str) -> int:
    h = xxhash.xxh3_64_intdigest(f"{lang}:{stem}".encode())
    return h - (1 << 64) if h >= 1 << 63 else h


# --- joining ----------------------------------------------------------------------------------------


def similarity(one: Member, other: Member) -> float:
    """Cosine of the weighted stems, fading with the days between."""
    small, large = sorted((one.weights, other.weights), key=len)
    dot = sum(w * large[stem] for stem, w in small.items() if stem in large)
    if not dot:
        return 0.0
    norm = math.sqrt(sum(w * w for w in one.weights.values()) * sum(w * w for w in other.weights.values()))
    return dot / norm * math.exp(-_age_days(one, other) / _DECAY_DAYS)


def _age_days(one: Member, other: Member) -> float:
    if one.at is None or other.at is None:
        return 0.0
    return abs((one.at - other.at).total_seconds()) / 86_400


def join(item: Item, open_stories: Sequence[OpenStory]) -> Joined | NewStory:
    """The open story that an item belongs to, with the words they share; or that it opens one."""
    return _join(member_of(item), item.lang, open_stories)


def _join(member: Member, lang: str, open_stories: Sequence[OpenStory]) -> Joined | NewStory:
    best: tuple[float, str, tuple[str, ...]] | None = None
    for story in open_stories:
        if story.lang != lang:
            continue
        near = [m for m in story.members if _age_days(member, m) <= WINDOW.days]
        scores = sorted((similarity(member, m) for m in near), reverse=True)[:_NEAREST]
        if not scores:
            continue
        score = sum(scores) / len(scores)
        if best is None or (score, story.id) > best[:2]:
            best = (score, story.id, _shared(member, near))
    if best is None:
        return NewStory()
    score, story_id, shared = best
    if score < _THETA.get(lang, 0.24):
        return NewStory(nearest=story_id, score=score)
    return Joined(story=story_id, score=score, shared=shared, why=f"They share {', '.join(shared)}.")


def _shared(member: Member, others: Iterable[Member]) -> tuple[str, ...]:
    theirs = {stem for other in others for stem in other.weights}
    common = sorted(((-w, stem) for stem, w in member.weights.items() if stem in theirs and w > 0))
    return tuple(stem for _, stem in islice(common, 6))


# --- a story's face ---------------------------------------------------------------------------------


def story_state(first_at: datetime, last_at: datetime, n: int, now: datetime) -> StoryState:
    """New while all is fresh, growing while items come in, quiet after that."""
    if now - last_at > GROWING_FOR:
        return StoryState.QUIET
    return StoryState.NEW if n <= 1 or now - first_at <= timedelta(days=1) else StoryState.GROWING


def headline_of(items: Sequence[Item]) -> Item:
    """The member whose headline says most of what the others say, neither clipped nor a teaser."""
    if not items:
        raise ValueError("a story without items has no headline")
    members = [member_of(Item(id=i.id, title=i.title, text="", lang=i.lang)) for i in items]

    def merit(at: int) -> tuple[float, str]:
        others = [similarity(members[at], m) for j, m in enumerate(members) if j != at]
        title = items[at].title.strip()
        poor = title.endswith(("...", "…")) + title.endswith("?") + ("|" in title) + (not 25 <= len(title) <= 140)
        return (sum(others) / len(others) if others else 0.0) - 0.15 * poor, items[at].id

    return items[max(range(len(items)), key=merit)]


def suggest_links(stories: Sequence[OpenStory], others: Sequence[OpenStory]) -> list[Link]:
    """Stories in two languages that share rare names or official numbers within the window: for the editor to judge."""
    found = []
    for story in stories:
        names = frozenset(name for m in story.members for name in m.names)
        for other in others:
            if story.lang == other.lang:
                continue
            shared = sorted(names & {name for m in other.members for name in m.names})
            near = any(_age_days(a, b) <= WINDOW.days for a in story.members for b in other.members)
            if len(shared) >= 2 and near:
                found.append(
                    Link(
                        story=story.id,
                        other=other.id,
                        score=min(1.0, len(shared) / 4),
                        shared=tuple(shared),
                        why=f"Both name {', '.join(shared[:5])} within {WINDOW.days} days.",
                    )
                )
    return sorted(found, key=lambda link: (-link.score, link.story, link.other))


@dataclass(slots=True)
class StoryMemory:
    """Stories in memory, found by keys as in the database; for `try stories` and for tests."""

    _stories: dict[str, tuple[str, list[Member]]] = field(default_factory=dict)
    _by_key: dict[int, set[str]] = field(default_factory=dict)

    def add(self, item: Item) -> str:
        """The id of the story that the item tells; a new story has its first item's id."""
        found = keys(item)
        near = sorted({story for key in found for story in self._by_key.get(key, ())})
        opened = [OpenStory(id=i, lang=self._stories[i][0], members=tuple(self._stories[i][1])) for i in near]
        member = member_of(item)
        match _join(member, item.lang, opened):
            case Joined(story=story):
                self._stories[story][1].append(member)
            case NewStory():
                story = item.id
                self._stories[story] = (item.lang, [member])
        for key in found:
            self._by_key.setdefault(key, set()).add(story)
        return story
