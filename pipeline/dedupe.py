"""Is this article news, or one we have: a reprint, a rewrite, a shortened copy, an update, or another of its form?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal

import xxhash

from pipeline.facts import Alignment, Facts, align, disjoint_identifiers, facts
from pipeline.text import body_hash, keys, normalised, sentences, shingles, words
from pipeline.types import (
    Decision,
    Duplicate,
    FactConflict,
    Item,
    NewItem,
    Resemblance,
    Revision,
    SameTemplate,
    Unchanged,
    Update,
)

#: Wire copies and their late reprints come within weeks; what is older is background, and prune bounds the index.
WINDOW = timedelta(days=60)
#: Under this many words there is too little to align: only identical words will do.
SHORT_WORDS = 40
#: Headlines repeat ("Sismo en Arequipa"): without a body the same words tell the same only within a day.
SHORT_WINDOW = timedelta(days=1)
#: (Jaccard + containment) / 2 of 3-word shingles from which two texts are aligned.
MIN_SCORE = 0.28
#: Under this much in common of the whole, the shorter text must be the longer one cut down: see `_derived`.
MIN_JACCARD = 0.25
DERIVED_CONTAINMENT = 0.8
DERIVED_LEAD = 0.6
DERIVED_EXTENT = 0.7
MIN_SPREAD_SHINGLES = 0.35
_LEAD_WORDS = 25
#: From here to MIN_SCORE the editor is told, and nothing is merged.
SUGGEST_SCORE = 0.15
#: Part of conflicting facts above which the texts tell of different things, with at least MIN_CONFLICTS of them.
MAX_VETO_SHARE = 0.18
#: With so few facts in reach, a single conflict is a quarter of what the text states.
FEW_FACTS_VETO_SHARE = 0.25
#: An update changes figures; where names or days change with them, fewer conflicts tell of another event.
MIXED_VETO_SHARE = 0.14
SUGGEST_VETO_SHARE = 0.25
MIN_CONFLICTS = 2
#: One hash in this many is kept, which gives 19 of a text of 300 words; at least and at most so many.
_ONE_IN = 16
_MIN_HASHES = 12
_MAX_HASHES = 64
_MAX_NUMBERS = 4
#: As in the store: how many hashes a candidate shares at least, and how many candidates are looked at.
MIN_SHARED = 2
MAX_CANDIDATES = 8
_SHINGLE = 3


# --- sketches ---------------------------------------------------------------------------------------


def sketch(text: str, lang: str) -> tuple[int, ...]:
    """64-bit fingerprints by which near-duplicates are found, as signed integers in order; empty for no words."""
    return _sketch(keys(text, lang))


def sketch_of(item: Item) -> tuple[int, ...]:
    """The sketch of an item's headline and text together, which is what `decide` compares."""
    return sketch(content(item), item.lang)


def content(item: Item) -> str:
    """Headline and text as one; a text that begins with its headline is not given it twice."""
    title, text = item.title.strip(), item.text.strip()
    if not title or normalised(text[: 2 * len(title)]).startswith(normalised(title)):
        return text or title
    return f"{title}\n\n{text}" if text else title


def _sketch(found: Sequence[str]) -> tuple[int, ...]:
    if not found:
        return ()
    hashes = sorted(_hash(" ".join(run)) for run in shingles(found, _SHINGLE))
    limit = (1 << 64) // _ONE_IN
    n = sum(1 for h in hashes if h < limit)
    kept = hashes[: min(max(n, _MIN_HASHES), _MAX_HASHES)]
    # Notices of one form share most phrases: their numbers bring the right one to the top of the candidates.
    kept += sorted(_hash(key, seed=1) for key in {key for key in found if _is_telling_number(key)})[:_MAX_NUMBERS]
    if len(found) < SHORT_WORDS:
        # So few words may give fewer shingles than a candidate must share: two names for the whole text.
        kept += [_hash(" ".join(found), seed=seed) for seed in (2, 3)]
    return tuple(sorted({h - (1 << 64) if h >= 1 << 63 else h for h in kept}))


def _hash(words_of_it: str, seed: int = 0) -> int:
    return xxhash.xxh3_64_intdigest(words_of_it.encode(), seed=seed)


def _is_telling_number(key: str) -> bool:
    """Whether a figure is one that few texts have: three digits or more, not round, and no year."""
    digits = key.replace(".", "")
    return (
        digits.isdigit()
        and len(digits) >= 3
        and not digits.endswith("00")
        and not (len(key) == 4 and key.startswith(("19", "20")))
    )


# --- comparing --------------------------------------------------------------------------------------

Verdict = Literal["same", "update", "template", "near", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An item taken apart once, to be compared with many."""

    item: Item
    text: str
    facts: Facts
    shingles: frozenset[tuple[str, ...]]
    hash: str

    @property
    def short(self) -> bool:
        """Too few words to be aligned."""
        return len(self.facts.keys) < SHORT_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The verdict on two items with its evidence; `kind` says what sort of duplicate it would be."""

    verdict: Verdict
    why: Resemblance
    kind: Literal["reprint", "rewrite", "shortened"] = "reprint"


def read(item: Item) -> Reading:
    """Take an item apart."""
    text = content(item)
    found = words(text, item.lang)
    taken = facts(text, found, item.lang)
    return Reading(
        item=item,
        text=text,
        facts=taken,
        shingles=frozenset(shingles(taken.keys, _SHINGLE)),
        hash=body_hash(text),
    )


def _day(item: Item) -> datetime | None:
    return item.published_at or item.first_seen_at


def _apart(one: Item, other: Item) -> timedelta:
    a, b = _day(one), _day(other)
    return abs(a - b) if a is not None and b is not None else timedelta(0)


def _lengths(one: Reading, other: Reading) -> tuple[float, float, float]:
    """Jaccard, containment, and their mean, of the shingles."""
    n_common = len(one.shingles & other.shingles)
    if not n_common:
        return 0.0, 0.0, 0.0
    jaccard = n_common / (len(one.shingles) + len(other.shingles) - n_common)
    containment = n_common / min(len(one.shingles), len(other.shingles))
    return jaccard, containment, (jaccard + containment) / 2


def compare(one: Reading, other: Reading) -> Comparison:
    """Hold two texts against each other: the same verdict whichever is first; new sentences are those of `one`."""
    if one.item.lang != other.item.lang and "und" not in (one.item.lang, other.item.lang):
        return _other("languages", f"One is in {one.item.lang}, the other in {other.item.lang}.")
    if _apart(one.item, other.item) > WINDOW:
        return _other("window", f"More than {WINDOW.days} days lie between them.")
    if one.short or other.short:
        return _compare_short(one, other)
    jaccard, containment, score = _lengths(one, other)
    if one.hash == other.hash:
        return Comparison(
            verdict="same",
            why=Resemblance(rule="1-same-words", score=1.0, why="Both have the same words in the same order."),
        )
    if score < SUGGEST_SCORE:
        return _other("score", "They share too few phrases.", score)
    if numbers := disjoint_identifiers(one.facts, other.facts):
        return Comparison(
            verdict="template",
            why=Resemblance(
                rule="2-identifiers", score=score, veto_share=1.0, conflicts=numbers, why=_say_conflicts(numbers)
            ),
        )
    aligned = align(one.facts, other.facts)
    share = aligned.share
    if score < MIN_SCORE or (jaccard < MIN_JACCARD and not _derived(one, other, containment)):
        return Comparison(
            verdict="near",
            why=Resemblance(
                rule="7-near",
                score=score,
                veto_share=share,
                conflicts=aligned.conflicts,
                why="They share some phrases, too few to be one by themselves.",
            ),
        )
    if _vetoed(aligned):
        return Comparison(
            verdict="template",
            why=Resemblance(
                rule="4-aligned",
                score=score,
                veto_share=share,
                conflicts=aligned.conflicts,
                why=_say_conflicts(aligned.conflicts),
            ),
        )
    return _compare_same(one, other, aligned, jaccard, containment, score)


def _derived(one: Reading, other: Reading, containment: float) -> bool:
    """Whether the shorter text is the longer one cut down, rather than a passage that both have or quote.

    Outlets repeat the same background paragraphs under news of their own, and round-ups take in whole items: then the
    longer text begins with something else, and what is shared stands in it as one block.
    """
    short, long = (one, other) if len(one.facts.keys) <= len(other.facts.keys) else (other, one)
    shared = _covered(long.facts.keys, short.shingles)
    if containment >= DERIVED_CONTAINMENT and sum(shared[:_LEAD_WORDS]) >= _LEAD_WORDS * DERIVED_LEAD:
        return True
    places = [i for i, is_shared in enumerate(shared) if is_shared]
    return len(one.shingles & other.shingles) >= MIN_SPREAD_SHINGLES * len(short.shingles) and (
        places[-1] - places[0] + 1 >= DERIVED_EXTENT * len(shared)
    )


def _covered(found: Sequence[str], theirs: frozenset[tuple[str, ...]]) -> list[bool]:
    """For each word whether it stands in a phrase that the other text has."""
    shared = [False] * len(found)
    for i in range(len(found) - _SHINGLE + 1):
        if tuple(found[i : i + _SHINGLE]) in theirs:
            shared[i : i + _SHINGLE] = [True] * _SHINGLE
    return shared


def _vetoed(aligned: Alignment) -> bool:
    """Whether so many facts stand replaced that the texts tell of different things (rule 4)."""
    n, share = len(aligned.conflicts), aligned.share
    if n >= MIN_CONFLICTS and share > MAX_VETO_SHARE:
        return True
    if n and share >= FEW_FACTS_VETO_SHARE:
        return True
    kinds = {"figure" if c.kind == "number_word" else c.kind for c in aligned.conflicts}
    return n > MIN_CONFLICTS and len(kinds) > 1 and share > MIXED_VETO_SHARE


def _compare_same(
    one: Reading, other: Reading, aligned: Alignment, jaccard: float, containment: float, score: float
) -> Comparison:
    fresh = new_sentences(one, other)
    share = aligned.share
    if aligned.conflicts or (fresh and new_sentences(other, one) != ()):
        why = _say_conflicts(aligned.conflicts) if aligned.conflicts else "It has sentences that the other has not."
        return Comparison(
            verdict="update",
            why=Resemblance(
                rule="5-update",
                score=score,
                veto_share=share,
                conflicts=aligned.conflicts,
                new_sentences=fresh,
                why=why,
            ),
        )
    kind: Literal["reprint", "rewrite", "shortened"] = "rewrite"
    if jaccard >= 0.8:
        kind = "reprint"
    elif containment >= 0.8:
        kind = "shortened"
    return Comparison(
        verdict="same",
        kind=kind,
        why=Resemblance(rule="4-aligned", score=score, veto_share=share, new_sentences=fresh, why="The facts agree."),
    )


def _compare_short(one: Reading, other: Reading) -> Comparison:
    """Rule 3: without a body only the same words within a day are the same."""
    _, _, score = _lengths(one, other)
    if one.hash == other.hash:
        if _apart(one.item, other.item) <= SHORT_WINDOW:
            return Comparison(
                verdict="same",
                why=Resemblance(rule="3-short", score=1.0, why="The same few words, at most a day apart."),
            )
        return Comparison(
            verdict="near",
            why=Resemblance(rule="3-short", score=1.0, why="The same few words, but on another day."),
        )
    return _other("short", "Too short to be compared by more than identical words.", score)


def _other(rule: str, why: str, score: float = 0.0) -> Comparison:
    return Comparison(verdict="other", why=Resemblance(rule=rule, score=score, why=why))


def _say_conflicts(conflicts: Sequence[FactConflict]) -> str:
    shown = ", ".join(f"{c.ours} against {c.theirs}" for c in islice(conflicts, 3))
    more = len(conflicts) - 3
    return f"The facts differ: {shown}{f' and {more} more' if more > 0 else ''}."


def new_sentences(newer: Reading, older: Reading) -> tuple[str, ...]:
    """Sentences of `newer` whose words `older` does not have."""
    found = []
    for span in sentences(newer.text):
        own = shingles(keys(span.text, newer.item.lang), _SHINGLE)
        if len(own) >= 4 and len(own & older.shingles) / len(own) < 0.2:
            found.append(span.text)
    return tuple(found)


# --- deciding ---------------------------------------------------------------------------------------


def decide(article: Item, candidates: Sequence[Item], *, same_address: Item | None = None) -> Decision:
    """What to make of an article, given what is stored at its address and what shares its sketch."""
    return decide_read(read(article), [read(c) for c in candidates], same_address=same_address and read(same_address))


def decide_read(article: Reading, candidates: Sequence[Reading], *, same_address: Reading | None = None) -> Decision:
    """As `decide`, of items taken apart before."""
    if same_address is not None:
        return _decide_revision(article, same_address)
    compared = [(c, compare(article, c)) for c in candidates]
    compared.sort(key=lambda pair: (-pair[1].why.score, len(pair[1].why.conflicts), pair[0].item.id))
    near = tuple((c.item.id, found.why) for c, found in compared if found.verdict == "near")
    for candidate, found in compared:
        if found.verdict == "same":
            return Duplicate(of=candidate.item.id, kind=found.kind, why=found.why)
        if found.verdict == "update":
            return Update(of=candidate.item.id, why=found.why)
    for candidate, found in compared:
        if found.verdict == "template":
            return SameTemplate(of=candidate.item.id, why=found.why, suggestions=near)
    return NewItem(suggestions=near)


def _decide_revision(article: Reading, stored: Reading) -> Decision:
    if article.hash == stored.hash and normalised(article.item.title) == normalised(stored.item.title):
        return Unchanged(of=stored.item.id)
    _, _, score = _lengths(article, stored)
    aligned = align(article.facts, stored.facts)
    return Revision(
        of=stored.item.id,
        why=Resemblance(
            rule="1-same-address",
            score=score,
            veto_share=aligned.share,
            conflicts=aligned.conflicts,
            new_sentences=new_sentences(article, stored),
            why="The outlet changed the text at this address.",
        ),
    )


# --- in memory --------------------------------------------------------------------------------------


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
        same = self._readings[at] if at is not None else None
        found = _sketch(reading.facts.keys)
        candidates = [self._readings[i] for i in self._alike(found)]
        decision = decide_read(reading, candidates, same_address=same)
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
        ranked = sorted(((-n, i) for i, n in shared.items() if n >= min(MIN_SHARED, len(found))))
        return [i for _, i in ranked[:MAX_CANDIDATES]]


def as_row(item_id: str, decision: Decision) -> Mapping[str, object]:
    """A decision as `try dedupe` prints it."""
    match decision:
        case NewItem():
            return {"id": item_id, "decision": "new", "of": None, "score": 0.0, "why": "Nothing like it is stored."}
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
    return {"id": item_id, "decision": word, "of": of, "score": round(why.score, 4), "why": why.why}
