"""Subjects without their noun: which the sentence before tells, and where nobody can tell."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

NOTE = "a noun that the sentence before tells"


@pytest.mark.parametrize(
    ("before", "spanish", "wanted"),
    [
        ("El plan tiene tres etapas.", "La primera durará seis meses.", "The first stage will last six months."),
        ("La empresa presentó dos estudios.", "El último fue observado por el Senace.",
         "The last study has been objected to by the environmental certification agency (SENACE)."),
        ("En Ucayali ocurrieron cinco derrames.", "Los dos últimos afectaron a la comunidad Santa Rosa.",
         "The last two spills have affected the community of Santa Rosa."),
        ("La policía detuvo a tres mineros en Huepetuhe y destruyó dos dragas.", "Los otros dos fueron liberados.",
         "The other two miners have been released."),
        ("Dos dragas fueron halladas en el río Napo.", "Ambas fueron destruidas por la Marina.",
         "Both dredges have been destroyed by the navy."),
    ],
)  # fmt: skip
def test_noun_that_the_sentence_before_tells(before: str, spanish: str, wanted: str, resources: Resources) -> None:
    found = next(s for s in sentences_of(item(f"{before} {spanish}"), resources).sentences if s.text == wanted)

    assert found.grade is Grade.AMBER
    assert NOTE in [f.message for f in found.findings]
    assert {before, spanish} <= {e.quote for e in found.evidence}


@pytest.mark.parametrize(
    ("before", "spanish"),
    [
        ("El juez dictó dos sentencias y tres medidas.", "La primera fue apelada por la empresa."),  # which of two
        ("La comunidad tiene dos títulos.", "La primera fue reconocida en 1985."),  # of another gender
        ("La policía detuvo a dos mineros.", "El primero de mayo fue incendiada la comisaría."),  # a day
        ("La policía detuvo a dos mineros.", "Los otros dos fueron liberados."),  # there are no more than two
        ("La policía detuvo a 12 mineros.", "El otro fue liberado en Lima."),  # of twelve
        ("Se inspeccionaron 12 minas en Puno.", "Las otras fueron cerradas por el OEFA."),  # than those
        ("El proceso demoró tres meses.", "El último fue de vacaciones judiciales."),  # of a measure
    ],
)
def test_noun_that_nobody_can_tell(before: str, spanish: str, resources: Resources) -> None:
    found = sentences_of(item(f"{before} {spanish}"), resources).sentences

    assert all(NOTE not in [f.message for f in s.findings] for s in found)
