"""The bars of the requirement, measured on labelled headlines."""

import json
from pathlib import Path

import pytest

from pipeline.tagging import load_lexicon, tag
from pipeline.types import Item

GOLD = Path(__file__).parents[2] / "../shared/gold/headlines_dev.jsonl"

pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not GOLD.exists(), reason="the labelled headlines in ../shared/gold are not here"),
]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, object]]:
    lexicon = load_lexicon()
    found = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        row["got"] = tag(Item(id=row["id"], title=row["title"], text="", lang="es"), lexicon)
        found.append(row)
    return found


def certain(rows: list[dict[str, object]], what: str) -> list[dict[str, object]]:
    return [row for row in rows if what not in row.get("uncertain", ())]  # type: ignore[operator]


def f1(pairs: list[tuple[set[str], set[str]]]) -> float:
    both = sum(len(wanted & got) for wanted, got in pairs)
    return 2 * both / sum(len(wanted) + len(got) for wanted, got in pairs)


@pytest.mark.parametrize(("topic", "bar"), [("mining", 0.95), ("titling", 0.90), ("redd", 0.90)])
def test_topics(rows: list[dict[str, object]], topic: str, bar: float) -> None:
    pairs = [
        ({topic} & set(row["topics"]), {topic} & set(row["got"].topics))  # type: ignore[call-overload, attr-defined]
        for row in certain(rows, "topics")
    ]
    assert f1(pairs) >= bar


def test_regions(rows: list[dict[str, object]]) -> None:
    pairs = [
        (set(row["regions"]), set(row["got"].regions))  # type: ignore[call-overload, attr-defined]
        for row in certain(rows, "regions")
    ]
    assert f1(pairs) >= 0.97


def test_worth(rows: list[dict[str, object]]) -> None:
    ranked = sorted(certain(rows, "worth"), key=lambda row: -row["got"].worth)  # type: ignore[attr-defined]
    hits = [n for n, row in enumerate(ranked, 1) if row["worth"] == 2]
    assert sum(found / n for found, n in enumerate(hits, 1)) / len(hits) >= 0.85
