"""Which items tell the same event: one at a time, each joins the open story it is closest to or opens one."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import snowballstemmer
import xxhash

from pipeline.facts import identifiers
from pipeline.text import calendar_words, fold, sentences, tokens, words
from pipeline.types import Item, StoryState

#: An item joins a story only by members that are at most this far from it in time: news moves on.
WINDOW = timedelta(days=4)
#: How long a story's members stay findable; their keys may be dropped after it.
KEY_WINDOW = timedelta(days=10)
# The figures below were tuned on five weeks of labelled headlines and hold on five others (English: on full articles).
#: Similarity fades by e in so many days.
_DECAY_DAYS = 7.0
#: Least score at which an item joins.
_THETA: Mapping[str, float] = MappingProxyType({"es": 0.17, "en": 0.18, "pt": 0.17})
#: How much the nearest member counts; the rest is the story as a whole, which keeps chains from drifting.
_NEAREST_SHARE = 0.8
#: Rare words count more than in proportion, and names a little more.
_WEIGHT_POWER = 1.5
_NAME_BONUS = 1.15
_BODY_SHARE = 0.5
_BODY_WORDS = 250
#: Least weight of a word that is named as evidence.
_TELLING = 0.15
_N_KEYS = 12
#: A story grows while its newest item is at most this old.
GROWING_FOR = timedelta(days=3)
#: Days from which two items are of different days: a daily service has a new edition.
_ANOTHER_DAY = 0.5
#: From this weight on a name is rare enough to link two languages by.
_RARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What is compared of an item: its stems with their weights, and its rare names."""

    item: str
    at: datetime | None
    weights: Mapping[str, float]
    names: frozenset[str]
    form: str  # the headline without its figures and days
    filling: str  # those figures and days
    is_serial: bool = False


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
    counts: dict[str, dict[str, float]] = {}
    for row in rows:
        if row and not row.startswith("#"):
            of, stem, n = row.split("\t")
            counts.setdefault(of, {})[stem] = float(n)
    spanish = counts["es"]
    return MappingProxyType({**spanish, **counts["pt"]} if lang == "pt" else counts.get(lang, spanish))


def weight(stem: str, lang: str) -> float:
    """How telling a word is: 0 for the commonest, 1 for a rare one."""
    per_mille = _frequencies(lang).get(stem, 0.0)
    rarity = max(0.0, 1.0 - math.log(per_mille + 1.0) / math.log(1000.0))
    return math.pow(rarity, _WEIGHT_POWER)


def member_of(item: Item) -> Member:
    """What is compared of an item: its headline, and the opening of its text for half."""
    weights: dict[str, float] = {}
    names: set[str] = set()
    title_words = words(item.title, item.lang)
    for text, share in ((item.title, 1.0), (_opening(item), _BODY_SHARE)):
        for at, word in enumerate(words(text, item.lang)):
            if len(word.key) < 2 or fold(word.text) in calendar_words():
                continue
            stem = word.key if word.key[0].isdigit() else _stem(word.text.lower(), item.lang)
            worth = weight(stem, item.lang)
            if at and word.text[0].isupper():
                if worth > _RARE and len(word.text) > 2:
                    names.add(fold(word.text))
                worth *= _NAME_BONUS
            weights[stem] = max(weights.get(stem, 0.0), worth * share)
    is_filling = [word.key[0].isdigit() or fold(word.text) in calendar_words() for word in title_words]
    form = " ".join(word.key for word, filling in zip(title_words, is_filling, strict=True) if not filling)
    return Member(
        item=item.id,
        at=_time(item),
        weights=MappingProxyType({stem: w for stem, w in weights.items() if w > 0}),
        names=frozenset(names) | frozenset(n for found in identifiers(item.title).values() for n in found),
        form=form,
        filling=" ".join(word.key for word, filling in zip(title_words, is_filling, strict=True) if filling),
        is_serial=any(mark in f" {form} " for mark in _serial_marks()),
    )


@cache
def _serial_marks() -> tuple[str, ...]:
    """What the headlines of daily services hold, from serials.txt, folded and parted by blanks."""
    rows = (files("pipeline") / "words" / "serials.txt").read_text(encoding="utf-8").splitlines()
    return tuple(f" {' '.join(tokens(row))} " for row in rows if row.strip() and not row.startswith("#"))


def _opening(item: Item) -> str:
    taken: list[str] = []
    n = 0
    for span in sentences(item.text[:4000]):
        if n >= _BODY_WORDS:
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
    """Cosine of the weighted stems, fading with the days between; 0 for two editions of a daily service."""
    days = _days_apart(one, other)
    if days >= _ANOTHER_DAY and (
        one.is_serial or other.is_serial or (one.form == other.form and one.filling != other.filling)
    ):
        return 0.0
    return _cosine(one.weights, other.weights) * math.exp(-days / _DECAY_DAYS)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    dot = sum(w * large[stem] for stem, w in small.items() if stem in large)
    if not dot:
        return 0.0
    return dot / math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))


def _days_apart(one: Member, other: Member) -> float:
    if one.at is None or other.at is None:
        return 0.0
    return abs((one.at - other.at).total_seconds()) / 86_400


def join(item: Item, open_stories: Sequence[OpenStory]) -> Joined | NewStory:
    """The open story that an item belongs to, with the words they share; or that it opens one."""
    return join_member(member_of(item), item.lang, open_stories)


def join_member(member: Member, lang: str, open_stories: Sequence[OpenStory]) -> Joined | NewStory:
    """As `join`, of an item whose words were weighed before."""
    best: tuple[float, str, OpenStory] | None = None
    for story in open_stories:
        if story.lang == lang:
            score = closeness(member, story)
            if score > 0 and (best is None or (-score, story.id) < (-best[0], best[1])):
                best = (score, story.id, story)
    if best is None:
        return NewStory()
    score, story_id, story = best
    shared = _shared(member, story.members)
    if score < _THETA.get(lang, _THETA["es"]):
        why = f"The closest story shares only {', '.join(shared) or 'common words'}."
        return NewStory(nearest=story_id, score=score, why=why)
    return Joined(story=story_id, score=score, shared=shared, why=f"They share {', '.join(shared[:6])}.")


def closeness(member: Member, story: OpenStory) -> float:
    """How close an item is to a story: mostly to its nearest member, and some to the story as a whole."""
    near = [m for m in story.members if _days_apart(member, m) <= WINDOW.days]
    if not near:
        return 0.0
    nearest = max(similarity(member, m) for m in near)
    if not nearest:
        return 0.0
    whole: Counter[str] = Counter()
    for m in story.members:
        whole.update(m.weights)
    age = min(_days_apart(member, m) for m in near)
    rest = _cosine(member.weights, whole) * math.exp(-age / _DECAY_DAYS)
    return _NEAREST_SHARE * nearest + (1 - _NEAREST_SHARE) * rest


def _shared(member: Member, others: Iterable[Member]) -> tuple[str, ...]:
    """Telling stems that the item has in common with a story, most telling first."""
    theirs = {stem for other in others for stem in other.weights}
    return tuple(
        stem
        for weight_of_it, stem in sorted((-w, stem) for stem, w in member.weights.items() if stem in theirs)
        if -weight_of_it >= _TELLING
    )


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
            near = any(_days_apart(a, b) <= WINDOW.days for a in story.members for b in other.members)
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
        match join_member(member, item.lang, opened):
            case Joined(story=story):
                self._stories[story][1].append(member)
            case NewStory():
                story = item.id
                self._stories[story] = (item.lang, [member])
        for key in found:
            self._by_key.setdefault(key, set()).add(story)
        return story
