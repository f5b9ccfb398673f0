"""Figures told by both bounds, marks of a road, how often, and by when: what is read, and what is left alone."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "wanted"),
    [
        ("La fiscalía pidió una pena de 8 a 12 años de prisión para el exalcalde.", "of 8 to 12 years in prison"),
        ("Los trabajos durarán de dos a tres meses.", "will last two to three months"),
        ("La minería ilegal mueve entre 3.000 y 4.000 millones de dólares al año.",
         "between US$3 billion and US$4 billion a year"),
        ("La empresa pagó entre S/ 10 y S/ 15 millones.", "between S/10 million and S/15 million"),
        ("La región pierde entre 20 mil y 25 mil hectáreas de bosque cada año.", "between 20,000 and 25,000 hectares"),
        ("El proyecto creará entre tres y cinco mil empleos.", "between 3,000 and 5,000 jobs"),
        ("El ataque ocurrió entre los kilómetros 40 y 42 de la carretera Central.", "between kilometres 40 and 42 of"),
        ("La vía está bloqueada en los kilómetros 45, 62 y 78.", "at kilometres 45, 62 and 78"),
        ("La empresa extraía 200 kilos de oro al mes.", "200 kilos of gold a month"),
        ("La fiscalía inspeccionará la mina cada seis meses.", "every six months"),
        ("El puesto funciona de lunes a viernes.", "from Monday to Friday"),
        ("El proyecto se ejecutará a lo largo de tres años.", "over three years"),
        ("La empresa entregará el estudio en un plazo no mayor de 30 días.", "in no more than 30 days"),
        ("La empresa presentó la carta el 3 de este mes.", "on 3 May"),
        ("El Sernanp conmemora el 21.° aniversario de la reserva Amarakaeri.", "the 21st anniversary"),
        ("El Gobierno amplió el plazo del Reinfo en 60 días.", "by 60 days"),
        ("La empresa aumentó su producción en 15 %.", "increased its production by 15%"),
        ("El Congreso aprobó la ley por 12 votos a favor y tres abstenciones.",
         "with 12 votes in favour and three abstentions"),
        ("El dirigente Pedro Manuin falleció a los 63 años.", "at the age of 63"),
        ("El paro se mantendrá hasta fin de mes.", "until the end of the month"),
    ],
)  # fmt: skip
def test_bounds_rates_and_spans(spanish: str, wanted: str, resources: Resources) -> None:
    assert any(wanted in s.text for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "unwanted"),
    [
        ("El Congreso elevó la pena de 8 a 12 años.", "8 to 12"),  # from one to the other
        ("El juez rebajó la pena de 12 a 8 años de prisión.", "12 to 8"),
        ("El número de heridos pasó de 8 a 12 en un día.", "8 to 12"),
        ("La empresa operó entre 2015 y 2020 en Loreto.", "2,015"),  # years
        ("La fiscalía puso a la empresa al día en sus pagos.", "a day"),  # up to date
        ("La obra fue entregada al mes de su inicio.", "a month"),  # after one
        ("El Gobierno redujo la pobreza en cinco años.", "by five years"),  # within them
        ("El puente de Lamas colapsó a los 20 años.", "at the age of"),  # after them
        ("La comisión se reunirá entre 8 y 12 de marzo.", "between 8 and 12 of"),  # days
        ("La policía viajó de lunes 3 a viernes 7 de marzo.", "from Monday to Friday"),  # days of one week
    ],
)  # fmt: skip
def test_no_bounds_rates_nor_spans(spanish: str, unwanted: str, resources: Resources) -> None:
    assert all(unwanted not in s.text for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "wanted"),
    [
        ("Las parcelas mayores de tres hectáreas pagarán un impuesto.", "The plots of more than three hectares will"),
        ("El OEFA impuso multas superiores a los 3 millones de soles.", "has imposed fines of more than S/3 million."),
        ("El incendio afectó una superficie inferior a las 200 hectáreas.", "an area of less than 200 hectares"),
        ("La brigada atendió a personas mayores de 60 años.", "has treated people over 60."),
        ("Los menores de 12 años recibieron atención médica.", "minors under 12 have"),
    ],
)
def test_bound_is_told_of_what_it_bounds(spanish: str, wanted: str, resources: Resources) -> None:
    found = [s for s in sentences_of(item(spanish), resources).sentences if wanted in s.text]

    assert found
    assert "more or less than so much" in {f.message for f in found[0].findings}


@pytest.mark.parametrize(
    ("spanish", "wrong"),
    [
        ("La producción fue superior a la de 2023.", "more than"),
        ("El proyecto tiene mayores costos.", "more than"),
        ("Los menores de la comunidad recibieron atención.", "under"),
        ("Las parcelas mayores de tres hectáreas pagarán un impuesto.", "greater"),
    ],
)
def test_what_compares_is_no_bound(spanish: str, wrong: str, resources: Resources) -> None:
    assert not [s.text for s in sentences_of(item(spanish), resources).sentences if wrong in s.text]
