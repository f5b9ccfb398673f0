"""Which items tell the same event: one at a time, each joins the open story it is closest to or opens one."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from pipeline.story_words import Member, member_of, weight
from pipeline.types import Item, StoryState

__all__ = [
    "GROWING_FOR",
    "KEY_WINDOW",
    "WINDOW",
    "Joined",
    "Link",
    "Member",
    "NewStory",
    "OpenStory",
    "StoryMemory",
    "closeness",
    "headline_of",
    "join",
    "join_member",
    "keys",
    "member_of",
    "open_story",
    "similarity",
    "story_state",
    "suggest_links",
    "weight",
]

#: An item joins a story only by members that are at most this far from it in time: news moves on.
WINDOW = timedelta(days=4)
#: How long a story's members stay findable; their keys may be dropped after it.
KEY_WINDOW = timedelta(days=10)
# The figures below were chosen on the labelled headlines and on full articles; see docs/decisions on stories for how.
#: Similarity fades by e in so many days.
_DECAY_DAYS = 7.0
#: Least score at which an item joins by its headline alone, and by its text.
_THETA: Mapping[str, float] = MappingProxyType({"es": 0.17, "en": 0.18, "pt": 0.17})
_THETA_WHOLE: Mapping[str, float] = MappingProxyType({"es": 0.28, "en": 0.24, "pt": 0.28})
#: Of headlines the nearest member counts, and the story as a whole a little.
_NEAREST_SHARE = 0.8
#: Of texts the mean of so many nearest members counts: a chain of neighbours does not drift from event to event.
_N_NEAREST = 3
#: Least weight of a word that is named as evidence.
_TELLING = 0.15
#: Cosine of what two languages name from which they may tell the same.
_LINK_SCORE = 0.3
#: A story grows while its newest item is at most this old.
GROWING_FOR = timedelta(days=3)
#: Days from which two items are of different days: a daily service has a new edition.
_ANOTHER_DAY = 0.5


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


# --- joining ----------------------------------------------------------------------------------------


def open_story(story: str, items: Sequence[Item]) -> OpenStory:
    """An open story of its representative items."""
    lang = Counter(item.lang for item in items).most_common(1)[0][0] if items else ""
    return OpenStory(id=story, lang=lang, members=tuple(member_of(item) for item in items))


def keys(item: Item) -> tuple[int, ...]:
    """Hashes of the most telling words and names, by which the stories an item may belong or be linked to are found."""
    member = member_of(item)
    return tuple(sorted({*member.keys, *member.name_keys}))


def similarity(one: Member, other: Member) -> float:
    """How alike two items are, fading with the days between; 0 for two editions of a daily service.

    Where one is no more than a headline, the headlines are compared.
    """
    days = _days_apart(one, other)
    if days >= _ANOTHER_DAY and (
        one.is_serial or other.is_serial or (one.form == other.form and one.filling != other.filling)
    ):
        return 0.0
    if one.whole and other.whole:
        cosine = _cosine(one.whole, one.whole_norm, other.whole, other.whole_norm)
    else:
        cosine = _cosine(one.weights, one.norm, other.weights, other.norm)
    return cosine * math.exp(-days / _DECAY_DAYS)


def _cosine(one: Mapping[str, float], norm: float, other: Mapping[str, float], other_norm: float) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    dot = sum(w * large[stem] for stem, w in small.items() if stem in large)
    return dot / (norm * other_norm) if dot else 0.0


def _days_apart(one: Member, other: Member) -> float:
    """Days between the end of the earlier and the start of the later."""
    if one.at is None or other.at is None or one.since is None or other.since is None:
        return 0.0
    return max(0.0, (one.since - other.at).total_seconds(), (other.since - one.at).total_seconds()) / 86_400


def join(item: Item, open_stories: Sequence[OpenStory], *, apart: Collection[str] = ()) -> Joined | NewStory:
    """The open story that an item belongs to, with the words they share; or that it opens one.

    `apart` are items of the same series of notices: a story that holds one of them is none of this item's.
    """
    return join_member(member_of(item), item.lang, open_stories, apart=apart)


def join_member(
    member: Member, lang: str, open_stories: Sequence[OpenStory], *, apart: Collection[str] = ()
) -> Joined | NewStory:
    """As `join`, of an item whose words were weighed before."""
    best: tuple[float, str, float, OpenStory] | None = None
    for story in open_stories:
        if story.lang != lang or (apart and any(m.item in apart for m in story.members)):
            continue
        score, needed = closeness(member, story)
        if score > 0 and (best is None or (-score / needed, story.id) < (-best[0], best[1])):
            best = (score / needed, story.id, score, story)
    if best is None:
        return NewStory()
    margin, story_id, score, story = best
    shared = _shared(member, story.members)
    if margin < 1:
        why = f"The closest story shares only {', '.join(shared[:6]) or 'common words'}."
        return NewStory(nearest=story_id, score=score, why=why)
    return Joined(story=story_id, score=score, shared=shared, why=f"They share {', '.join(shared[:6])}.")


def closeness(member: Member, story: OpenStory) -> tuple[float, float]:
    """How close an item is to a story, and how close it must be: by texts if both have them, else by headlines."""
    near = [m for m in story.members if _days_apart(member, m) <= WINDOW.days]
    texts = [m for m in near if m.whole] if member.whole else []
    if texts:
        nearest = sorted((similarity(member, m) for m in texts), reverse=True)[:_N_NEAREST]
        return sum(nearest) / len(nearest), _THETA_WHOLE.get(story.lang, _THETA_WHOLE["es"])
    return _closeness_of_headlines(member, story, near), _THETA.get(story.lang, _THETA["es"])


def _closeness_of_headlines(member: Member, story: OpenStory, near: Sequence[Member]) -> float:
    """Mostly to the nearest member, and some to the story as a whole."""
    nearest = max((similarity(member, m) for m in near), default=0.0)
    if not nearest:
        return 0.0
    whole: Counter[str] = Counter()
    for m in story.members:
        whole.update(m.weights)
    age = min(_days_apart(member, m) for m in near)
    norm = math.sqrt(sum(w * w for w in whole.values()))
    rest = _cosine(member.weights, member.norm, whole, norm) * math.exp(-age / _DECAY_DAYS)
    return _NEAREST_SHARE * nearest + (1 - _NEAREST_SHARE) * rest


def _shared(member: Member, others: Iterable[Member]) -> tuple[str, ...]:
    """Telling stems that the item has in common with a story, most telling first."""
    mine = member.whole or member.weights
    theirs = {stem for other in others for stem in (other.whole if member.whole and other.whole else other.weights)}
    return tuple(
        stem
        for weight_of_it, stem in sorted((-w, stem) for stem, w in mine.items() if stem in theirs)
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
    """Stories in two languages with members within the window that name the same: for the editor to judge.

    Rare names, official numbers and large figures are written alike in all languages; two of them must be shared, and
    they must be a good part of what both name, since the same rivers and offices stand in half of the news of a region.
    """
    found = []
    for story in stories:
        for other in others:
            if story.lang == other.lang:
                continue
            pairs = [(a, b) for a in story.members for b in other.members if _days_apart(a, b) <= WINDOW.days]
            score, shared = max((_name_cosine(a, b) for a, b in pairs), default=(0.0, ()))
            if len(shared) >= 2 and score >= _LINK_SCORE:
                why = f"Both name {', '.join(shared[:5])} within {WINDOW.days} days."
                found.append(Link(story=story.id, other=other.id, score=min(1.0, score), shared=shared, why=why))
    return sorted(found, key=lambda link: (-link.score, link.story, link.other))


def _name_cosine(one: Member, other: Member) -> tuple[float, tuple[str, ...]]:
    """How much of what two items name is the same, and what; 0 for a single name."""
    shared = sorted(
        one.names.keys() & other.names.keys(), key=lambda name: (-one.names[name] * other.names[name], name)
    )
    if len(shared) < 2:
        return 0.0, ()
    norm = math.sqrt(sum(w * w for w in one.names.values()) * sum(w * w for w in other.names.values()))
    return sum(one.names[name] * other.names[name] for name in shared) / norm, tuple(shared)


@dataclass(slots=True)
class StoryMemory:
    """Stories in memory, found by keys as in the database; for `try stories` and for tests."""

    _stories: dict[str, tuple[str, list[Member]]] = field(default_factory=dict)
    _by_key: dict[int, set[str]] = field(default_factory=dict)

    def add(self, item: Item, *, apart: Collection[str] = (), since: datetime | None = None) -> str:
        """The id of the story that the item tells; a new story has its first item's id. See `join` and `member_of`."""
        member = member_of(item, since=since)
        near = sorted({story for key in member.keys for story in self._by_key.get(key, ())})
        opened = [OpenStory(id=i, lang=self._stories[i][0], members=tuple(self._stories[i][1])) for i in near]
        match join_member(member, item.lang, opened, apart=apart):
            case Joined(story=story):
                self._stories[story][1].append(member)
            case NewStory():
                story = item.id
                self._stories[story] = (item.lang, [member])
        for key in member.keys:
            self._by_key.setdefault(key, set()).add(story)
        return story
