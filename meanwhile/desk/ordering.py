"""In which order the queue shows undecided items, and why. Pure; used by the queue alone, never by what is mailed."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

#: What each part can add at most. Worth leads: it is what the lexicon says of the item itself.
WORTH, NOVELTY, HABIT = 1.0, 0.2, 0.25
#: What a day of age takes; keep in step with pipeline.store.desk_order, whose index is in this order.
AGE_A_DAY = 0.05
DAY = timedelta(days=1)
#: From where the time of a rank counts.
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
#: A habit of few decisions is no habit: as many neutral ones are added to each count.
PRIOR = 6.0
#: Fewer decisions than this in all adjust nothing.
FEWEST = 10


class Decision(Protocol):
    """A decision with what it was taken on."""

    @property
    def accepted(self) -> bool: ...
    @property
    def source(self) -> str: ...
    @property
    def topics(self) -> tuple[str, ...]: ...
    @property
    def regions(self) -> tuple[str, ...]: ...


class Candidate(Protocol):
    """What ordering needs of an item."""

    @property
    def id(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def topics(self) -> tuple[str, ...]: ...
    @property
    def regions(self) -> tuple[str, ...]: ...
    @property
    def worth(self) -> float: ...
    @property
    def published_at(self) -> datetime: ...
    @property
    def n_earlier(self) -> int: ...


C = TypeVar("C", bound=Candidate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One part of an item's place: how much it adds, and why in words."""

    what: str
    points: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an item stands: its score is the sum of its reasons' points."""

    score: float
    reasons: tuple[Reason, ...]
    rank: float  # the score with time counted from a fixed day: the same whatever is newest


def _features(source: str, topics: Sequence[str], regions: Sequence[str]) -> list[tuple[str, str]]:
    features = [("source", source)]
    features += [("topic", topic) for topic in (topics or ("none",))]
    return features + [("region", region) for region in regions[:2]]


@dataclass(frozen=True, slots=True)
class Habits:
    """Accept and reject decisions counted by source, topic and region."""

    accepted: Mapping[tuple[str, str], int]
    rejected: Mapping[tuple[str, str], int]
    n_accepted: int = 0
    n_rejected: int = 0

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> "Habits":
        """Count decisions."""
        accepted: Counter[tuple[str, str]] = Counter()
        rejected: Counter[tuple[str, str]] = Counter()
        totals = Counter[bool]()
        for decision in decisions:
            totals[decision.accepted] += 1
            (accepted if decision.accepted else rejected).update(
                _features(decision.source, decision.topics, decision.regions)
            )
        return cls(accepted, rejected, totals[True], totals[False])

    @property
    def n(self) -> int:
        """All decisions."""
        return self.n_accepted + self.n_rejected

    def lean(self, feature: tuple[str, str]) -> float:
        """Log-odds of acceptance with a feature against those of all decisions; 0 where too little is known."""
        if self.n < FEWEST:
            return 0.0
        share = (self.n_accepted + 1) / (self.n + 2)
        yes = self.accepted.get(feature, 0) + PRIOR * share
        no = self.rejected.get(feature, 0) + PRIOR * (1 - share)
        return math.log(yes / no) - math.log(share / (1 - share))

    def adjust(self, item: Candidate) -> tuple[float, str]:
        """What habit adds to or takes from an item, at most HABIT either way, and the feature that says most."""
        if self.n < FEWEST:
            return 0.0, ""
        leans = {feature: self.lean(feature) for feature in _features(item.source, item.topics, item.regions)}
        strongest = max(leans, key=lambda feature: abs(leans[feature]))
        if abs(leans[strongest]) < 0.05:
            return 0.0, ""
        points = HABIT * math.tanh(sum(leans.values()) / 3)
        yes, no = self.accepted.get(strongest, 0), self.rejected.get(strongest, 0)
        return points, f"{strongest[0]} {strongest[1]}: {yes} of {yes + no} accepted lately"


def place(item: Candidate, *, newest_at: datetime, habits: Habits | None) -> Place:
    """The place of one item. Age counts from the newest undecided item, so that a quiet week changes nothing."""
    days = max(newest_at - item.published_at, timedelta()) / DAY
    reasons = [
        Reason(what="worth", points=WORTH * item.worth, why=f"worth {item.worth:.2f} by its words and sources"),
        Reason(
            what="age",
            points=-AGE_A_DAY * days,
            why="among the newest" if days < 1 else f"{_days(days)} older than the newest",
        ),
        Reason(
            what="new",
            points=NOVELTY / (1 + item.n_earlier),
            why="first of its story" if not item.n_earlier else f"{item.n_earlier} earlier in its story",
        ),
    ]
    if habits is not None:
        points, why = habits.adjust(item)
        if why:
            reasons.append(Reason(what="habit", points=points, why=why))
    score = sum(reason.points for reason in reasons)
    return Place(score=score, reasons=tuple(reasons), rank=score + AGE_A_DAY * ((newest_at - EPOCH) / DAY))


def _days(days: float) -> str:
    return "1 day" if round(days) == 1 else f"{days:.0f} days"


def ordered(items: Sequence[C], habits: Habits | None, *, newest_at: datetime | None = None) -> list[tuple[C, Place]]:
    """Items by their places, best first; `habits` None leaves decisions of late out of it."""
    if not items:
        return []
    newest_at = newest_at or max(item.published_at for item in items)
    placed = [(item, place(item, newest_at=newest_at, habits=habits)) for item in items]
    return sorted(placed, key=lambda pair: (-pair[1].rank, -pair[0].id))
