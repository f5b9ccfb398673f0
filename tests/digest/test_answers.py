"""Who answers opens no story: what was asked or alleged is told first, or the answer stays out."""

import pytest

from digest.compose import compose_bulletin
from digest.novelty import sentences_in
from digest.parties import answers
from digest.vocabulary import Vocabulary, load_vocabulary
from pipeline.types import BulletinDraft
from tests.digest.newsroom import END, Line, report, story, written

REPLY: Line = (
    "La empresa Andes Verdes respondió que trabaja con las comunidades de Tambopata.",
    "The company Andes Verdes has replied that it works with the communities of Tambopata.",
)
DEMAND: Line = (
    "La comunidad de Infierno demandó ante el juzgado a la empresa Andes Verdes por la venta de bonos en Tambopata.",
    "The community of Infierno has sued the company Andes Verdes over the sale of bonds in Tambopata.",
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def texts(draft: BulletinDraft) -> list[str]:
    return [sentence.text for sentence in sentences_in(draft)]


def draft_of(vocabulary: Vocabulary, *lines: Line) -> BulletinDraft:
    item = report("one", list(lines))
    return compose_bulletin(
        "Madre de Dios", [story("one", item)], period_end_on=END, written=written(item), vocabulary=vocabulary
    )


def test_which_verbs_answer() -> None:
    assert answers(REPLY[1])
    assert not answers(DEMAND[1])


def test_an_answer_to_nothing_is_no_bulletin(vocabulary: Vocabulary) -> None:
    assert not [text for text in texts(draft_of(vocabulary, REPLY)) if "replied" in text]


def test_what_was_alleged_is_told_before_the_answer(vocabulary: Vocabulary) -> None:
    told = texts(draft_of(vocabulary, REPLY, DEMAND))

    assert "has sued" in told[0]
