"""How groupings of labelled items are scored: pairs that are together, and B³."""

import gzip
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

#: The labelled data lies beside the checkout; it is not part of the project.
GOLD = Path(__file__).parents[1] / "../shared/gold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall of pairs."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def score(n_right: int, n_wrong: int, n_missed: int) -> Score:
    """From counts; nothing found is precise."""
    return Score(
        precision=n_right / (n_right + n_wrong) if n_right + n_wrong else 1.0,
        recall=n_right / (n_right + n_missed) if n_right + n_missed else 1.0,
    )


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of labelled data."""
    path = GOLD / name
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def ignored() -> set[frozenset[str]]:
    """Pairs of base texts that overlap by nature: neither right nor wrong."""
    return {frozenset(pair) for pair in json.loads((GOLD / "near_duplicates_ignore.json").read_text(encoding="utf-8"))}


def groups(of: Mapping[str, Hashable]) -> list[set[str]]:
    """Members that have the same label."""
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for member, label in of.items():
        found[label].add(member)
    return list(found.values())


def pairs(of: Mapping[str, Hashable]) -> set[frozenset[str]]:
    """All pairs with the same label."""
    return {frozenset(pair) for members in groups(of) for pair in combinations(sorted(members), 2)}


def joined(links: Iterable[tuple[str, str]], members: Iterable[str]) -> dict[str, str]:
    """Members by the group that links make of them."""
    parent = {member: member for member in members}

    def head(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for one, other in links:
        parent[head(one)] = head(other)
    return {member: head(member) for member in parent}


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateScore:
    """Near-duplicates: with all negatives, without the hard ones, and how many serial notices were merged."""

    all: Score
    without_hard: Score
    n_wrong_notices: int


def score_duplicates(
    links: Iterable[tuple[str, str]], docs: Mapping[str, Mapping[str, Any]], skipped: set[frozenset[str]]
) -> DuplicateScore:
    """Score links between the labelled texts as the groups that they make."""
    found = pairs(joined(links, docs))
    right = pairs({name: doc["fam"] for name, doc in docs.items()})
    wrong, hard, notices = 0, 0, 0
    for pair in found - right:
        one, other = (docs[name] for name in pair)
        sources = frozenset((one.get("src"), other.get("src")))
        if len(sources) == 2 and sources in skipped:
            continue
        wrong += 1
        is_notices = one["kind"].startswith("notice") and other["kind"].startswith("notice")
        notices += is_notices
        hard += is_notices or one["fam"].split("-")[0] == other["fam"].split("-")[0]
    n_right = len(found & right)
    return DuplicateScore(
        all=score(n_right, wrong, len(right) - n_right),
        without_hard=score(n_right, wrong - hard, len(right) - n_right),
        n_wrong_notices=notices,
    )


def b_cubed(expected: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Score:
    """B³ of a grouping."""
    right = {member: members for members in groups(expected) for member in members}
    given = {member: members for members in groups({m: found[m] for m in expected}) for member in members}
    common = {m: len(right[m] & given[m]) for m in expected}
    return Score(
        precision=sum(common[m] / len(given[m]) for m in expected) / len(expected),
        recall=sum(common[m] / len(right[m]) for m in expected) / len(expected),
    )


def score_stories(rows_of: list[dict[str, Any]], found: Mapping[str, Hashable]) -> tuple[Score, Score]:
    """Pairs on which both annotators agree, and B³ by the first; both within a week."""
    n_right = n_wrong = n_missed = 0
    for one, other in combinations(rows_of, 2):
        if one["week"] != other["week"]:
            continue
        is_one = one["story_a"] == other["story_a"]
        if is_one != (one["story_b"] == other["story_b"]):
            continue
        is_found = found[one["id"]] == found[other["id"]]
        n_right += is_one and is_found
        n_wrong += is_found and not is_one
        n_missed += is_one and not is_found
    by_annotator = {row["id"]: (row["week"], row["story_a"]) for row in rows_of}
    by_us = {row["id"]: (row["week"], found[row["id"]]) for row in rows_of}
    return score(n_right, n_wrong, n_missed), b_cubed(by_annotator, by_us)
