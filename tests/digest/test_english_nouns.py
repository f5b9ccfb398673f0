"""Nouns whose English hangs on what stands beside them, in headlines of this press."""

import pytest

from digest.english.resources import Resources
from pipeline.types import Grade
from tests.digest.english_corpus import headline


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Policía recuperó piezas arqueológicas en un almacén de Trujillo", "archaeological artefacts"),
        ("Serfor decomisó 1,200 tablas de cedro en Pucallpa", "1,200 cedar planks"),
        ("Hallan balanzas y mercurio en campamento minero de La Pampa", "Scales and mercury"),
        ("Detienen a acopiador de oro en Juliaca", "A gold buyer"),
        ("Policía Ambiental detuvo a dos extractores de madera en Purús", "two loggers"),
        ("Minera donó canastas de alimentos a 200 familias de Espinar", "food hampers"),
        ("Comuneros entregaron un petitorio al ministro de Energía y Minas", "handed over a petition"),
        ("Un brigadista forestal falleció en Cusco", "A forest firefighter"),
        ("Alcalde de Camanti entregó prendas de abrigo a 300 escolares", "warm clothing"),
        ("Trabajadores de Shougang exigen la reposición de 40 obreros despedidos", "the reinstatement of 40"),
        ("Congreso aprobó dictamen que amplía el Reinfo hasta diciembre", "a committee report that extends"),
        ("El Ministerio de Energía y Minas suspendió 300 registros del Reinfo", "300 registrations in the mining"),
        ("Hallaron mercurio en el río Huallaga", "in the Huallaga river"),
        (
            "Incendio forestal dejó 300 hectáreas afectadas y dos brigadistas heridos",
            "has left 300 hectares affected and two brigade members injured",
        ),
        ("Deslizamiento dejó 30 viviendas afectadas en Apurímac", "has affected 30 homes in"),
    ],
)
def test_noun_is_what_its_neighbours_make_of_it(spanish: str, english: str, resources: Resources) -> None:
    said = headline(spanish, resources)

    assert english in said.text
    assert said.grade is Grade.GREEN, said.findings


@pytest.mark.parametrize(
    ("spanish", "noun"),
    [
        ("Policía recibió pedradas en Espinar", "pedrada"),
        ("Comunidad de Cuninico recibió la partida en Nauta", "partida"),
        ("Policía incautó 20 balones en Juliaca", "balón"),
        ("Pobladores de Espinar perdieron sus volantes", "volante"),
    ],
)
def test_noun_that_nothing_explains_stays_amber(spanish: str, noun: str, resources: Resources) -> None:
    said = headline(spanish, resources)

    assert said.grade is Grade.AMBER
    assert any(noun in finding.message for finding in said.findings), said.findings
