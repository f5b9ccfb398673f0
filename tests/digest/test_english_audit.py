"""The audit of a finished sentence against its source, with English that the writer would not write."""

from datetime import date

import pytest

from digest.claims import claims_of
from digest.english.audit import audit
from digest.english.resources import Resources
from tests.digest.english_corpus import item

FISHERMEN = "Los pescadores indígenas de Puno no recibieron una indemnización de la empresa."


def _fatal(spanish: str, english: str, resources: Resources) -> tuple[str, ...]:
    (claim,) = claims_of(item(spanish), names=resources.names, lexicon=resources.lexicon, published_on=date(2026, 3, 2))
    assert claim.parse is not None
    return audit(claim, english, claim.parse.clause, names=resources.names, lexicon=resources.lexicon).fatal


@pytest.mark.parametrize(
    ("english", "is_kept"),
    [
        ("Indigenous fishermen in Puno have not received compensation from the company.", True),
        ("Indigenous fishermen in Puno have received compensation from the company.", False),
        ("Informal fishermen under a union in Puno have received international compensation.", False),
        ("Uncompensated, indigenous fishermen in Puno are at odds with the company.", True),
    ],
)
def test_a_word_that_only_begins_like_a_denial_does_not_keep_one(
    english: str, is_kept: bool, resources: Resources
) -> None:
    assert ("negation lost" not in _fatal(FISHERMEN, english, resources)) is is_kept


@pytest.mark.parametrize(
    "english",
    [
        "Fishermen in Puno have not been given compensation by the.",
        "Compensation for fishermen in Puno has not been agreed to.",
        "Fishermen in Puno have not received the compensation of.",
    ],
)
def test_a_sentence_that_ends_in_its_middle_is_not_written(english: str, resources: Resources) -> None:
    assert "the sentence ends in its middle" in _fatal(FISHERMEN, english, resources)


def test_a_sentence_that_ends_is_written(resources: Resources) -> None:
    english = "Indigenous fishermen in Puno have not received the compensation called for."

    assert _fatal(FISHERMEN, english, resources) == ()
