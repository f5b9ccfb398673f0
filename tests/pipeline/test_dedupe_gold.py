"""Near-duplicates on the labelled families: floors that a change may raise."""

import pytest

from benchmarks.dedupe import ours
from benchmarks.grouping import ignored, score_duplicates
from tests.pipeline import gold


@pytest.mark.gold
def test_near_duplicates_reach_the_floors() -> None:
    docs = {str(row["id"]): row for row in gold.rows("near_duplicates_dev.jsonl.gz")}

    found = score_duplicates(ours(docs), docs, ignored())

    assert found.all.precision >= 0.985
    assert found.all.f1 >= 0.97
    assert found.without_hard.f1 >= 0.973
    n_notices = sum(row["kind"].startswith("notice") for row in docs.values())
    assert found.n_wrong_notices <= 0.025 * n_notices
