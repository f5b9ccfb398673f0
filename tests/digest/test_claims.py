"""Claims: who does what, how much, when, who says so, in which mode."""

from datetime import date

import pytest

from digest.claim_types import Claim, Figure, Modality
from digest.claims import claims_of
from digest.english.resources import Resources
from digest.spanish.figures import in_english, in_figures, number_of, rounded
from digest.spanish.tokens import sentence_spans, tokenise
from tests.digest.english_corpus import item

PUBLISHED_ON = date(2024, 5, 20)


def claim(sentence: str, resources: Resources, *, field: str = "text") -> Claim:
    source = item(sentence, field=field)
    (found,) = claims_of(source, names=resources.names, lexicon=resources.lexicon, published_on=PUBLISHED_ON)
    return found


def test_claim_names_actors_with_roles_and_figures(resources: Resources) -> None:
    found = claim("El Gobierno Regional de Loreto entregó 14 títulos a la comunidad nativa Santa Rosa.", resources)

    assert found.event == "hand_over"
    assert [(a.role, a.words) for a in found.actors] == [
        ("agent", "El Gobierno Regional de Loreto"),
        ("patient", "14 títulos"),
        ("a", "la comunidad nativa Santa Rosa"),
    ]
    assert found.figures == (Figure(value=14.0, unit="título"),)
    assert found.role == "news"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Las comunidades exigen títulos.", Modality.DEMAND),
        ("El juez condenó al alcalde a cinco años de prisión.", Modality.COURT),
        ("Los mineros habrían ingresado a la reserva.", Modality.ALLEGATION),
        ("La comunidad denunció amenazas de muerte.", Modality.ALLEGATION),
        ("La empresa negó la contaminación del río.", Modality.DENIAL),
        ("El Osinfor estimó que la madera tiene origen ilegal.", Modality.ESTIMATE),
        ("El Gobierno construirá una carretera en Loreto.", Modality.INTENTION),
        ("La policía detuvo a tres mineros.", Modality.FACT),
    ],
)
def test_modality_follows_the_source(sentence: str, modality: Modality, resources: Resources) -> None:
    assert claim(sentence, resources).modality is modality


def test_day_is_counted_from_publication(resources: Resources) -> None:
    assert claim("La policía detuvo a tres mineros el jueves.", resources).on == date(2024, 5, 16)
    assert claim("La policía detuvo a tres mineros ayer.", resources).on == date(2024, 5, 19)
    assert claim("La audiencia se realizará el 4 de junio en Pucallpa.", resources).on == date(2024, 6, 4)


def test_speaker_put_last_is_kept(resources: Resources) -> None:
    found = claim("Un derrame de petróleo contaminó el río Marañón, informó el OEFA.", resources)

    assert found.speaker == "el OEFA"


def test_place_of_a_headline_is_its_prefix(resources: Resources) -> None:
    assert claim("Ucayali: detienen a dos taladores ilegales", resources, field="title").place == "Ucayali"


def test_evidence_is_the_span_of_the_sentence(resources: Resources) -> None:
    text = "La población espera. La policía detuvo a tres mineros en Puno."
    found = claims_of(item(text), names=resources.names, lexicon=resources.lexicon, published_on=PUBLISHED_ON)

    evidence = found[-1].evidence
    assert text[evidence.start : evidence.end] == evidence.quote == "La policía detuvo a tres mineros en Puno."


def test_only_headline_and_nine_sentences_are_read(resources: Resources) -> None:
    text = " ".join(["La policía detuvo a tres mineros en Puno."] * 12)

    assert len(claims_of(item(text), names=resources.names, lexicon=resources.lexicon, published_on=None)) == 9


def test_portuguese_gives_no_claims(resources: Resources) -> None:
    source = item("A polícia prendeu três garimpeiros.", lang="pt")

    assert claims_of(source, names=resources.names, lexicon=resources.lexicon, published_on=None) == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("141.000", 141_000),
        ("2,090", 2_090),
        ("12 503", 12_503),
        ("1.716.295,22", 1_716_295.22),
        ("402,335.62", 402_335.62),
        ("49.8%", 49.8),
        ("2,1", 2.1),
        ("37", 37),
        ("0,125", 0.125),
        ("1.23.45", None),
    ],
)
def test_numbers_in_all_peruvian_spellings(written: str, value: float | None) -> None:
    assert number_of(written) == value


def test_numbers_in_the_house_style() -> None:
    assert in_english(9) == "nine"
    assert in_english(10) == "10"
    assert in_english(12_503) == "12,503"
    assert in_figures(2.5) == "2.5"
    assert rounded(402_335.62) == 402_000
    assert rounded(4_520) == 4_520


def test_contractions_are_two_tokens_and_sentences_end_where_they_end() -> None:
    assert [t.text for t in tokenise("del río al cerro")] == ["de", "el", "río", "a", "el", "cerro"]
    text = "El Ing. Pérez llegó. El D.S. 012 fue derogado. Fin."
    assert [text[s:e] for s, e in sentence_spans(text)] == ["El Ing. Pérez llegó.", "El D.S. 012 fue derogado.", "Fin."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Debe a Palmas Ríos S. A. C. El alcalde lo dijo.", ["Debe a Palmas Ríos S. A. C.", "El alcalde lo dijo."]),
        ("Palmas Ríos S. A. C. Norte apeló.", ["Palmas Ríos S. A. C. Norte apeló."]),
        ("Lo firmó S. Alva en Puno.", ["Lo firmó S. Alva en Puno."]),
    ],
)
def test_form_of_a_firm_is_one_token_and_may_end_a_sentence(text: str, sentences: list[str]) -> None:
    assert [text[s:e] for s, e in sentence_spans(text)] == sentences
    assert [t.text for t in tokenise(text) if t.text.startswith("S.")] == (["S.A.C."] if "Ríos" in text else [])
