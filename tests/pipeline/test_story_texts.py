"""Stories of full articles: of one field, where all share places and offices, and of labelled English news."""

import random
import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from benchmarks.grouping import b_cubed
from pipeline.stories import StoryMemory
from pipeline.types import Item
from tests.pipeline import gold
from tests.pipeline.news import DAY


@pytest.fixture(scope="module")
def field() -> dict[str, tuple[Item, str]]:
    rows = yaml.safe_load((Path(__file__).parent / "field_news.yaml").read_text(encoding="utf-8"))
    return {
        row["id"]: (
            Item(
                id=row["id"],
                title=row["title"],
                text=row["text"],
                lang="es",
                published_at=DAY + timedelta(days=row["at"]),
            ),
            row["event"],
        )
        for row in rows
    }


@pytest.mark.parametrize("seed", range(5))
def test_events_of_one_field_are_told_apart_in_any_order(field: dict[str, tuple[Item, str]], seed: int) -> None:
    memory = StoryMemory()
    order = random.Random(seed).sample(sorted(field), len(field))

    found = {name: memory.add(field[name][0]) for name in order}

    scored = b_cubed({name: event for name, (_, event) in field.items()}, found)
    assert scored.recall == 1.0
    assert scored.precision >= 0.95


@pytest.mark.gold
def test_labelled_english_articles_reach_the_floors() -> None:
    """ECB+ has no dates, and each of its topics is two like events of different years: they are dated a month apart."""
    texts = {
        row["src"]: row["text"]
        for row in gold.rows("near_duplicates_dev.jsonl.gz")
        if row["lang"] == "eng" and row["kind"] in ("base", "single") and "-" not in row["fam"]
    }
    events = {name: "".join(re.findall(r"^(\d+)_\d+(ecb\w*)", name)[0]) for name in texts}
    order = random.Random(1).sample(sorted(texts), len(texts))

    def grouped(months_apart: int) -> dict[str, str]:
        memory = StoryMemory()
        found = {}
        for name in order:
            at = DAY + timedelta(days=30 * months_apart * events[name].endswith("plus"))
            found[name] = memory.add(Item(id=name, title="", text=texts[name], lang="en", published_at=at))
        return found

    assert b_cubed(events, grouped(1)).f1 >= 0.92
    assert b_cubed(events, grouped(0)).f1 >= 0.89
