"""Stories on the labelled headlines, arriving one by one: floors that a change may raise."""

import pytest

from benchmarks.grouping import score_stories
from benchmarks.stories import ours
from tests.pipeline import gold


@pytest.mark.gold
def test_stories_from_headlines_alone_reach_the_floors() -> None:
    headlines = sorted(gold.rows("stories_dev.jsonl"), key=lambda row: str(row["day"]))

    together, b_cubed = score_stories(headlines, ours(headlines))

    assert together.f1 >= 0.79
    assert b_cubed.f1 >= 0.925
