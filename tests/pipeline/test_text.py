"""Folding, words, sentences: what everything else is built on."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import body_hash, figure, fold, keys, normalised, sentences, shingles, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El Sr. Huamán viajó a Puno. Volvió el martes.", ["El Sr. Huamán viajó a Puno.", "Volvió el martes."]),
        ("Empezó a las 9 a. m. en Juliaca. Nadie faltó.", ["Empezó a las 9 a. m. en Juliaca.", "Nadie faltó."]),
        ("Llegan desde EE. UU. dos geólogos. Irán a Jaén.", ["Llegan desde EE. UU. dos geólogos.", "Irán a Jaén."]),
        ("Perdieron S/. 60 millones. Fue en Ilo.", ["Perdieron S/. 60 millones.", "Fue en Ilo."]),
        ("La norma es el D.S. N.° 004-2026-EM. Rige hoy.", ["La norma es el D.S. N.° 004-2026-EM.", "Rige hoy."]),
        ("Costó S/ 3.5 millones. Faltan S/ 1.2 millones.", ["Costó S/ 3.5 millones.", "Faltan S/ 1.2 millones."]),
        ("Lo dijo J. Flores Tello. Nadie le creyó.", ["Lo dijo J. Flores Tello.", "Nadie le creyó."]),
        ("La obra es de Caminos S.A.C. El plazo vence.", ["La obra es de Caminos S.A.C.", "El plazo vence."]),
        ("¿Quién paga? ¡El Estado! Así lo firmó.", ["¿Quién paga?", "¡El Estado!", "Así lo firmó."]),
        ("Dijo: «No cederemos». Luego salió.", ["Dijo: «No cederemos».", "Luego salió."]),
        ("Ver el art. 5 y la pág. 12. Es breve.", ["Ver el art. 5 y la pág. 12.", "Es breve."]),
        ("Esperaron… La lancha no llegó.", ["Esperaron…", "La lancha no llegó."]),
        ("Titular sin punto\n\nPrimera frase. Segunda", ["Titular sin punto", "Primera frase.", "Segunda"]),
        ("Perdió 12 ha. Otra vez.", ["Perdió 12 ha.", "Otra vez."]),
        ("The U.S. Embassy spoke. It left at 5 p.m. Friday.", ["The U.S. Embassy spoke.", "It left at 5 p.m. Friday."]),
        ("Dr. Rojas met Mrs. Vela. They agreed.", ["Dr. Rojas met Mrs. Vela.", "They agreed."]),
        (
            "El índice bajó 2.5% en 2025. 18 distritos mejoraron.",
            ["El índice bajó 2.5% en 2025.", "18 distritos mejoraron."],
        ),
        ("", []),
    ],
)
def test_sentences_are_split_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert [span.text for span in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("aÁz .!?…\n«»\"'()¿S/N°123,EU"), max_size=80))
def test_spans_are_stretches_of_the_text_in_order_and_lose_nothing(text: str) -> None:
    spans = sentences(text)

    assert all(text[span.start : span.end] == span.text and span.text.strip() == span.text for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.text.split()) for span in spans) == "".join(text.split())


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcÁÉñÑüç ¿?.,123\n"))
def test_folding_keeps_places(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    text = unicodedata.normalize("NFC", text)

    assert all(text[word.start : word.end] == word.text for word in words(text))
    assert [word.key for word in words(text)] == keys(text)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1,000", "1000"),
        ("1.000", "1000"),
        ("2,50", "2.5"),
        ("1.884,50", "1884.5"),
        ("1,884.5", "1884.5"),
        ("007", "7"),
        ("12.05.2024", "12.05.2024"),
        ("43.0", "43"),
        ("1,000,000", "1000000"),
        ("13.9", "13.9"),
        ("0", "0"),
    ],
)
def test_figures_have_one_spelling(printed: str, expected: str) -> None:
    assert figure(printed) == expected


def test_number_words_are_figures_in_their_language() -> None:
    assert keys("Tres detenidos", "es") == keys("3 detenidos", "es")
    assert keys("three held", "en") == keys("3 held", "en")
    assert keys("once the mine closed", "en")[0] == "once"
    assert keys("once mineros", "es")[0] == "11"


def test_body_hash_sees_words_only() -> None:
    assert body_hash("Madre de Dios:  «oro»\n\nilegal.") == body_hash("madre de dios oro ilegal")
    assert body_hash("30 detenidos") != body_hash("3 detenidos")
    assert normalised(" ¡Hola,  mundo! ") == "hola mundo"


def test_letters_and_digits_that_touch_are_parted() -> None:
    assert tokens("US$1,000 por COVID19") == ["us", "1,000", "por", "covid", "19"]


def test_short_texts_have_the_one_shingle_that_they_are() -> None:
    assert shingles(["a", "b"]) == {("a", "b")}
    assert shingles([]) == set()
