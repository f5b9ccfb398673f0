"""A piece keeps no pronoun whose noun was left in the part that was cut off."""

import pytest

from digest.english.resources import Resources
from digest.pieces import pieces_of
from digest.pieces.pronouns import hangs
from digest.pieces.seams import Piece
from tests.digest.test_pieces import chart_of

SENTENCES = [
    ("Los pescadores agrupados en la Fedepac culpan al Decreto 45, que prohíbe las redes, y quieren cambiarlo.",
     "Decreto", "cambiarlo"),
    ("El fiscal de Jaén interrogó a las dos cocineras del campamento, que dormían allí, y pidió liberarlas.",
     "cocineras", "liberarlas"),
    ("Los comuneros de Ocros critican el convenio, firmado en 2018 por la minera Los Andes, y piden anularlo.",
     "convenio", "anularlo"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "noun", "verb"), SENTENCES)
def test_no_piece_has_the_pronoun_without_its_noun(resources: Resources, sentence: str, noun: str, verb: str) -> None:
    told = [piece.text for piece in pieces_of(chart_of(resources, sentence))]

    assert told
    assert not [text for text in told if verb in text and noun not in text]


@pytest.mark.parametrize(("sentence", "noun", "verb"), SENTENCES)
def test_a_pronoun_hangs_where_nothing_before_it_agrees(
    resources: Resources, sentence: str, noun: str, verb: str
) -> None:
    chart = chart_of(resources, sentence)
    subject = sentence[: sentence.index(noun)].rsplit(" ", 3)[0]

    def is_left_hanging(text: str) -> bool:
        return hangs(Piece(text=text, start=0, end=len(sentence), kind="second"), chart)

    assert is_left_hanging(f"{subject} pidieron {verb}.")
    assert not is_left_hanging(sentence)
    assert not is_left_hanging(f"{subject} pidieron votar.")


def test_the_article_lo_is_no_pronoun(resources: Resources) -> None:
    sentence = "La comunidad de Ocros recordó lo acordado en 2018, cuando firmó el acta, y lo rechazó la minera."
    chart = chart_of(resources, sentence)

    assert not hangs(Piece(text="La comunidad recordó lo mismo.", start=0, end=20, kind="second"), chart)
    assert hangs(Piece(text="La comunidad lo rechazó.", start=0, end=20, kind="second"), chart)
