"""Headlines in capitals are read where every word is known, and quoted as they stand."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.namecheck import check, source_of
from digest.spanish.capitals import is_shouted, restored
from digest.vocabulary import load_vocabulary
from pipeline.types import Grade
from tests.digest.english_corpus import headline, item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "POLICÍA DESTRUYE CAMPAMENTO MINERO ILEGAL EN PATAZ",
            "The police have destroyed an illegal mining camp in Pataz.",
        ),
        (
            "GOBIERNO PRORROGA ESTADO DE EMERGENCIA EN MADRE DE DIOS",
            "The government has extended the state of emergency in Madre de Dios.",
        ),
        (
            "LA LIBERTAD: DETIENEN A TRES MINEROS ILEGALES EN PATAZ",
            "Three illegal miners have been arrested in Pataz (La Libertad).",
        ),
        (
            "SUNAT INCAUTA 30 KILOS DE MERCURIO EN PUNO",
            "The tax authority (SUNAT) has seized 30 kilos of mercury in Puno.",
        ),
        (
            "MINISTERIO DE CULTURA RECONOCE A DOS COMUNIDADES KICHWAS EN SAN MARTÍN",
            "The Ministry of Culture has recognised two Kichwa communities in San Martín.",
        ),
    ],
)
def test_a_headline_in_capitals_is_read(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert sentence.text == english
    assert sentence.grade is Grade.GREEN
    assert sentence.evidence[0].quote == spanish  # as it stands in the source
    assert list(check(sentence.text, [source_of(spanish)], load_vocabulary())) == []


@pytest.mark.parametrize(
    "spanish",
    [
        "CHUQUIPOMA DENUNCIA A MINEROS ILEGALES EN PATAZ",  # a name that nobody has listed
        "COMUNEROS TOMAN LA XALLPA EN PATAZ",
    ],
)
def test_with_a_word_that_is_not_known_it_is_left(spanish: str, resources: Resources) -> None:
    assert restored(spanish, resources.names, resources.lexicon) == ""
    assert not sentences_of(item(spanish, field="title"), resources).sentences


def test_case_is_restored_letter_for_letter(resources: Resources) -> None:
    shouted = "CUSCO: COMUNEROS DE ESPINAR MARCHAN CONTRA MINA DEL SUR"

    told = restored(shouted, resources.names, resources.lexicon)

    assert told == "Cusco: Comuneros de Espinar marchan contra mina del sur"
    assert len(told) == len(shouted)


@pytest.mark.parametrize(
    ("text", "said"),
    [("MINAM", False), ("EN PATAZ", False), ("LOTE 192 SIGUE TOMADO", True), ("Lote 192 sigue tomado", False)],
)
def test_only_a_whole_headline_is_shouted(text: str, said: bool) -> None:
    assert is_shouted(text) is said
