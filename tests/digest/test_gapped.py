"""Second statements that leave out a noun or verb of the first, and figures that count some of those told first."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "first", "second"),
    [
        ("La policía destruyó 12 dragas en Loreto y ocho en Ucayali.",
         "The police have destroyed 12 dredges in Loreto.", "The police have destroyed eight dredges in Ucayali."),
        ("Tres mineros murieron en Pataz y dos en Chala.",
         "Three miners have died in Pataz.", "Two miners have died in Chala."),
        ("El juzgado de Tarapoto impuso seis años de cárcel al exalcalde Ríos y tres al regidor Salas.",
         "A court in Tarapoto has sentenced the former mayor Ríos to six years in prison.",
         "A court in Tarapoto has sentenced the local councillor Salas to three years in prison."),
        ("El juez impuso ocho años de prisión al gerente y cuatro años al contador.",
         "The judge has sentenced the manager to eight years in prison.",
         "The judge has sentenced the accountant to four years in prison."),
        ("La deforestación afectó 1,200 hectáreas en 2021, 1,500 en 2022 y 1,800 en 2023.",
         "Deforestation affected 1,200 hectares in 2021.", "Deforestation affected 1,800 hectares in 2023."),
        ("El parque alberga 600 especies de aves y 90 de mamíferos.",
         "The park is home to 600 species of birds.", "The park is home to 90 species of mammals."),
        ("El plan tiene tres etapas. La primera durará seis meses y la segunda, un año.",
         "The first stage will last six months.", "The second stage will last a year."),
        ("Los fiscales abrieron dos investigaciones. La primera involucra al exgobernador y la segunda a notarios.",
         "The first investigation involves the former governor.", "The second investigation involves notaries."),
        ("El tribunal impuso nueve años de cárcel al gerente y cinco años al contador.",
         "The court has sentenced the manager to nine years in prison.",
         "The court has sentenced the accountant to five years in prison."),
        ("La región San Martín reportó 14 incendios y la región Huánuco otros 6.",
         "The San Martín region has reported 14 fires.", "The Huánuco region has reported six other fires."),
        ("Madre de Dios registró 41 denuncias y Ucayali 19.",
         "Madre de Dios has recorded 41 complaints.", "Ucayali has recorded 19 complaints."),
    ],
)  # fmt: skip
def test_second_statement_takes_what_it_leaves_out(
    spanish: str, first: str, second: str, resources: Resources
) -> None:  # fmt: skip
    found = {s.text: s.grade for s in sentences_of(item(spanish), resources).sentences}

    assert first in found
    assert found.get(second) is Grade.AMBER


@pytest.mark.parametrize(
    ("spanish", "unwanted"),
    [
        ("La policía detuvo a dos mineros de Pataz y tres de los dirigentes.", "three miners"),  # others
        ("El juzgado impuso diez años de prisión al exalcalde Quispe y cinco a su gerente.", "manager"),  # whose
        ("El juez impuso seis años de cárcel y dos mil soles de multa a Ríos y tres a Salas.", "Salas"),  # three what
        ("La empresa no pagó 300 soles a la comunidad de Lamas y 200 a la federación.", "200"),  # denied too
        ("La comisión aprobó 12 proyectos en Lima y 3 de marzo en Cusco.", "three projects"),  # a day
        ("El tribunal impuso nueve años de cárcel al gerente y cinco meses al contador.", "accountant"),  # months
        ("El ministerio formuló 25 observaciones y la Autoridad Nacional del Agua otros 7.", "seven"),  # not those
        ("La empresa no entregó 25 informes y la municipalidad otros 7.", "seven"),  # denied too
    ],
)
def test_what_is_left_out_is_not_guessed(spanish: str, unwanted: str, resources: Resources) -> None:
    assert all(unwanted not in s.text for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "wanted"),
    [
        ("De los 30 expedientes, 18 fueron observados por el Serfor.",
         "Eighteen of the 30 files have been objected to by the forest service (SERFOR)."),
        ("De las 45 denuncias presentadas desde 2020, solo tres llegaron a juicio.",
         "Only three of the 45 complaints filed since 2020 have reached a trial."),
        ("La comisión encargada de investigar el derrame visitó Cuninico.",
         "The commission tasked with investigating the spill has visited Cuninico."),
        ("Entre los detenidos figuran dos ciudadanos colombianos y tres menores de edad.",
         "Two Colombian nationals and three minors are among the detainees."),
        ("Entre las víctimas se encuentran el exalcalde de Lamas y tres comuneros de Saweto.",
         "The former mayor of Lamas and three community members from Saweto are among the victims."),
        ("El proyecto costará US$ 120 millones, de los cuales US$ 80 millones provendrán del Banco Mundial.",
         "US$80 million of the US$120 million will come from the World Bank."),
        ("Más de la mitad de los títulos fueron entregados en Loreto.",
         "More than half of the titles have been handed over in Loreto."),
        ("La cuarta parte de las concesiones de Loreto fue anulada por el Serfor.",
         "A quarter of the concessions in Loreto have been annulled by the forest service (SERFOR)."),
    ],
)  # fmt: skip
def test_some_of_those_told_first(spanish: str, wanted: str, resources: Resources) -> None:
    found = {s.text: s.grade for s in sentences_of(item(spanish), resources).sentences}

    assert found.get(wanted) is Grade.AMBER


@pytest.mark.parametrize(
    "spanish",
    [
        "De los dos heridos, tres fueron trasladados a Lima.",  # more than there are
        "De los 30 expedientes revisados, la comisión archivó 18.",  # of whom, who knows how many
        "La multa será de US$ 20 millones, de los cuales S/ 30 millones serán para la región.",  # other money
    ],
)
def test_no_more_than_there_are(spanish: str, resources: Resources) -> None:
    assert all(" of the " not in s.text for s in sentences_of(item(spanish), resources).sentences)
