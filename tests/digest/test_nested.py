"""A headline's dateline and the place its sentence names: said once, the narrower first, and never two apart."""

import pytest

from digest.english.nested import APART, lies_in
from digest.english.resources import Resources
from digest.wording import shorten_region
from pipeline.types import Grade
from tests.digest.english_corpus import headline

NESTED = [
    ("Áncash: destruyen dos campamentos mineros en Sihuas",
     "Two mining camps have been destroyed in Sihuas (Áncash)."),
    ("Apurímac: detienen a cuatro personas en Haquira", "Four people have been arrested in Haquira (Apurímac)."),
    ("Chuquibambilla: detienen a cuatro personas en Apurímac",
     "In Chuquibambilla (Apurímac), four people have been arrested."),
    ("Sicuani: comunidades de Canchis bloquean puente",
     "In Sicuani (Canchis), communities have blocked a bridge."),
    # what is told of people's home stays beside a wider dateline
    ("Puno: pobladores de Crucero bloquean la carretera Interoceánica",
     "In Puno, residents of Crucero have blocked the Interoceanic Highway."),
    # a place that the gazetteer does not have is no reason for either
    ("Loreto: destruyen tres dragas en Quebrada Zúngaro Chico",
     "In Loreto, three dredges have been destroyed in Quebrada Zúngaro Chico."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), NESTED)
def test_dateline_and_place_are_told_once(spanish: str, english: str, resources: Resources) -> None:
    assert headline(spanish, resources).text == english


def test_two_places_apart_are_doubted(resources: Resources) -> None:
    sentence = headline("Sandia: destruyen tres dragas en Pichanaki", resources)
    assert sentence.grade is Grade.AMBER
    assert APART in {finding.message for finding in sentence.findings}


def test_containment_is_the_gazetteers() -> None:
    assert lies_in("Lircay", "Huancavelica")
    assert lies_in("lircay", "ANGARAES")
    assert not lies_in("Huancavelica", "Lircay")
    assert not lies_in("Lircay", "Puno")
    assert not lies_in("", "Puno")
    assert not lies_in("nowhere at all", "Puno")


def test_a_bulletin_names_its_region_beside_a_place_once(resources: Resources) -> None:
    told = tuple(
        headline(f"Áncash: destruyen dos campamentos mineros en {where}", resources) for where in ("Sihuas", "Huari")
    )
    ((first, second),) = shorten_region((told,), "Áncash")
    assert first.text.endswith("in Sihuas (Áncash).")
    assert second.text.endswith("in Huari.")
    assert second.evidence == told[1].evidence
