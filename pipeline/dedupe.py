"""Is this article news, or one we have: a reprint, a rewrite, a shortened copy, an update, or another of its form?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from pipeline.facts import align
from pipeline.resemblance import SHORT_WINDOW, WINDOW, Comparison, Reading, compare, new_sentences, overlap, read
from pipeline.sketches import content, sketch, sketch_of
from pipeline.text import normalised
from pipeline.types import (
    Decision,
    Duplicate,
    Item,
    NewItem,
    Resemblance,
    Revision,
    SameTemplate,
    Unchanged,
    Update,
)

__all__ = [
    "MAX_CANDIDATES",
    "MIN_SHARED",
    "SERIES_VETO_SHARE",
    "SHORT_WINDOW",
    "WINDOW",
    "Memory",
    "as_row",
    "content",
    "decide",
    "decide_read",
    "leads",
    "read",
    "sketch",
    "sketch_of",
]

#: As in the store: how many hashes a candidate shares at least, and how many candidates are looked at.
MIN_SHARED = 2
MAX_CANDIDATES = 8
#: From this share of replaced facts on, a text of the same form is a notice of one series and tells another event;
#: below it may be a later count of the same one, which stories judge.
SERIES_VETO_SHARE = 0.25


def decide(article: Item, candidates: Sequence[Item], *, same_address: Item | None = None) -> Decision:
    """What to make of an article, given what is stored at its address and what shares its sketch."""
    stored = read(same_address) if same_address is not None else None
    return decide_read(read(article), [read(c) for c in candidates], same_address=stored)


def decide_read(article: Reading, candidates: Sequence[Reading], *, same_address: Reading | None = None) -> Decision:
    """As `decide`, of items taken apart before."""
    if same_address is not None:
        return _decide_revision(article, same_address)
    compared = [(c.item.id, compare(article, c)) for c in candidates if c.item.id != article.item.id]
    compared.sort(key=_rank)
    near = tuple((of, found.why) for of, found in compared if found.verdict == "near")
    for of, found in compared:
        if found.verdict == "same":
            return Duplicate(of=of, kind=found.kind, why=found.why)
        if found.verdict == "update":
            return Update(of=of, why=found.why)
    for of, found in compared:
        if found.verdict == "template":
            return SameTemplate(of=of, why=found.why, suggestions=near)
    return NewItem(suggestions=near)


def _rank(pair: tuple[str, Comparison]) -> tuple[float, int, float, str]:
    """Most of the whole in common first: the closest relative gives the plainest evidence."""
    of, found = pair
    return (-found.jaccard, len(found.why.conflicts), -found.why.score, of)


def _decide_revision(article: Reading, stored: Reading) -> Decision:
    if article.keys == stored.keys and normalised(article.item.title) == normalised(stored.item.title):
        return Unchanged(of=stored.item.id)
    aligned = align(article.facts, stored.facts)
    why = Resemblance(
        rule="1-same-address",
        score=overlap(article, stored).score,
        veto_share=aligned.share,
        conflicts=aligned.conflicts,
        new_sentences=new_sentences(article, stored),
        why="The outlet changed the text at this address.",
    )
    return Revision(of=stored.item.id, why=why)


def leads(newcomer: Item, standing: Item) -> bool:
    """Whether an update takes the place of what stands: not one that is older by date, however late it came in."""
    ours, theirs = (item.published_at or item.first_seen_at for item in (newcomer, standing))
    return ours is None or theirs is None or ours >= theirs


@dataclass(slots=True)
class Memory:
    """What was seen, with the index that the database keeps otherwise; for `try dedupe` and for tests."""

    _readings: dict[str, Reading] = field(default_factory=dict)
    _by_hash: dict[int, list[str]] = field(default_factory=dict)
    _by_url: dict[str, str] = field(default_factory=dict)

    def add(self, item: Item) -> Decision:
        """Decide on an item and remember it."""
        reading = read(item)
        at = self._by_url.get(item.url) if item.url else None
        found = sketch_of(item)
        decision = decide_read(
            reading,
            [self._readings[i] for i in self._alike(found)],
            same_address=self._readings[at] if at is not None else None,
        )
        self._readings[item.id] = reading
        if item.url:
            self._by_url[item.url] = item.id
        for h in found:
            self._by_hash.setdefault(h, []).append(item.id)
        return decision

    def candidates(self, item: Item) -> list[Item]:
        """Remembered items that share most of the item's sketch, most alike first."""
        return [self._readings[i].item for i in self._alike(sketch_of(item))]

    def _alike(self, found: Sequence[int]) -> list[str]:
        shared = Counter(i for h in found for i in self._by_hash.get(h, ()))
        least = min(MIN_SHARED, len(found))
        ranked = sorted((-n, i) for i, n in shared.items() if n >= least)
        return [i for _, i in ranked[:MAX_CANDIDATES]]


def as_row(item_id: str, decision: Decision) -> Mapping[str, object]:
    """A decision as `try dedupe` prints it."""
    match decision:
        case NewItem():
            return {"id": item_id, "decision": "new", "of": None, "score": 0.0, "why": "Nothing stored tells the same."}
        case Unchanged(of=of):
            return {"id": item_id, "decision": "unchanged", "of": of, "score": 1.0, "why": "Same address, same text."}
        case Revision(of=of, why=why):
            word = "revision"
        case Duplicate(of=of, why=why):
            word = "duplicate"
        case Update(of=of, why=why):
            word = "update"
        case SameTemplate(of=of, why=why):
            word = "same_template"
        case _:
            assert_never(decision)
    return {"id": item_id, "decision": word, "of": of, "score": round(why.score, 4), "why": why.why}
