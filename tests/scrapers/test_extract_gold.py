"""Extraction on the labelled pages: floors that a change may raise, and lowers only by saying why."""

import logging
from pathlib import Path
from typing import Any

import pytest

from benchmarks.extract import load_scorer, run_peers

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold"

#: Every floor is what trafilatura 2.3.1 alone reaches there, or better.
BODY_FLOORS = {"sh": 0.965, "fundus": 0.953, "traf": 0.929, "wcxb": 0.936, "spanish": 0.90}
FIELD_FLOORS = {
    "fundus": {"title": 0.79, "date": 0.97, "authors": 0.86},
    "traf": {"title": 0.80, "date": 0.85, "authors": 0.68},
    "wcxb": {"title": 0.82, "date": 0.84, "authors": 0.65},
}


@pytest.mark.gold
@pytest.mark.long
@pytest.mark.skipif(not (GOLD / "extraction_dev_pages.jsonl.gz").is_file(), reason="the labelled pages are not here")
def test_extraction_reaches_its_floors_on_every_set() -> None:
    logging.disable(logging.CRITICAL)
    try:
        rows, _ = run_peers(GOLD, ["meanwhile"])
    finally:
        logging.disable(logging.NOTSET)

    scores: dict[str, Any] = load_scorer(GOLD).extract(rows["meanwhile"], str(GOLD / "extraction_dev_gold.jsonl"))

    assert {name: scores[name]["body"]["F1"] >= floor for name, floor in BODY_FLOORS.items()} == dict.fromkeys(
        BODY_FLOORS, True
    )
    for name, floors in FIELD_FLOORS.items():
        assert {field: scores[name][field] >= floor for field, floor in floors.items()} == dict.fromkeys(
            floors, True
        ), name
    assert scores["mean_body_F1"] >= 0.948
