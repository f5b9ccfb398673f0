"""Who holds an office and is named behind it without commas: set apart as English does, and never run into a place."""

from itertools import pairwise

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.spanish.tokens import tokenise
from tests.digest.english_corpus import item

WRITTEN = [
    ("La ministra del Ambiente Nelly Paredes visitó Tambopata.",
     "The environment minister, Nelly Paredes, has visited Tambopata."),
    ("El ministro de Energía y Minas Jorge Vela anunció una inversión en Cajamarca.",
     "The energy and mines minister, Jorge Vela, has announced an investment in Cajamarca."),
    ("El presidente de la comunidad campesina de Huancuire Romualdo Ticona anunció un paro.",
     "The president of the peasant community of Huancuire, Romualdo Ticona, has announced a strike."),
    ("La Fiscalía acusó al exgobernador de Madre de Dios Luis Aranda de colusión.",
     "The Public Prosecutor's Office has accused the former governor of Madre de Dios, Luis Aranda, of collusion."),
    ("El jefe de la comunidad Tsoroja Edwin Chumpate fue asesinado en 2014.",
     "The head of the community of Tsoroja, Edwin Chumpate, was murdered in 2014."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), WRITTEN, ids=[english[:50] for _, english in WRITTEN])
def test_holder_is_set_apart(spanish: str, english: str, resources: Resources) -> None:
    assert [s.text for s in sentences_of(item(spanish), resources).sentences] == [english]


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de San Juan de Lurigancho anunció obras.",
        "El alcalde de Jesús María anunció obras.",
        "El alcalde de José Luis Bustamante y Rivero anunció obras.",
        "El alcalde de Villa María del Triunfo anunció obras.",
        "El alcalde de Mariscal Ramón Castilla anunció obras.",
        "El ministro Jorge Vela anunció obras.",
        "La Fiscalía investiga la muerte de Edwin Chumpate Ríos.",
        "Los vecinos de Santa Rosa Alberto Quispe y Luis Mamani declararon.",
    ],
)
def test_place_or_person_by_itself_is_left_as_it_is(text: str) -> None:
    assert "," not in [token.text for token in tokenise(text)]


def test_comma_has_no_length() -> None:
    tokens = tokenise("El alcalde de Ananea Félix Quispe pidió apoyo.")

    assert [(t.text, t.end - t.start) for t in tokens if t.text == ","] == [(",", 0), (",", 0)]
    assert all(a.end <= b.start for a, b in pairwise(tokens))
