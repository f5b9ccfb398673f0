"""Announcements with their content, meetings and who hosts them, words that the press uses in a second sense."""

from dataclasses import replace

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import headline, item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Iquitos será sede de foro de lideresas amazónicas",
            "Iquitos will host a forum of Amazonian women leaders.",
        ),
        ("Jaén será sede de congreso sobre pueblos indígenas", "Jaén will host a congress on indigenous peoples."),
        (
            "Gobierno aprueba la extradición de minero acusado de homicidio",
            "The government has approved the extradition of a miner accused of homicide.",
        ),
        ("PJ dicta 18 meses de prisión preventiva para exgobernador de Loreto", "A court has ordered 18 months"),
        ("Aprueban plan maestro del Parque Nacional del Manu", "The master plan for the Manu National Park has been"),
        (
            "Cusco: suspenden trenes a Machu Picchu por paro en Urubamba",
            "In Cusco, trains to Machu Picchu have been suspended because of a strike in Urubamba.",
        ),
        (
            "Loreto: comunidades nativas desbloquean río tras acuerdo con el Gobierno",
            "In Loreto, native communities have lifted their river blockade after an agreement with the government.",
        ),
        ("Perú supera a Chile en exportación de arándanos", "Peru has overtaken Chile in blueberry exports."),
        ("Aeropuerto Jorge Basadre se convertirá en un espacio público", "airport will become a public space."),
        ("Hallan muro inca de 200 metros en Cusco", "A 200-metre Inca wall has been found in Cusco."),
        ("742 escolares de Taca reciben kits educativos", "schoolchildren from Taca have received learning kits."),
        (
            "Producción de plata y zinc caen 14.2% y 5.1%, respectivamente, en febrero",
            "Silver and zinc production fell by 14.2% and 5.1% respectively in February.",
        ),
        (
            "Loreto: Ejecutivo amplía el estado de emergencia en busca de combatir la tala ilegal",
            "In Loreto, the government has extended the state of emergency to fight illegal logging.",
        ),
        (
            "Ocoña: destruyen seis campamentos de mineros ilegales",
            "six camps belonging to illegal miners have been destroyed.",
        ),
        (
            "Detienen a tres personas vinculadas a la minería ilegal en Puno",
            "Three people linked to illegal mining have",
        ),
        ("Minería ilegal habría lavado 500 millones de dólares", "Illegal mining has reportedly laundered US$500"),
        (
            "Sunat: exportaciones de oro batieron récord en marzo",
            "Gold exports set a record in March, according to the",
        ),
        ("Junín destina 6 de cada 10 soles del canon minero a sus hospitales", "six of every 10 soles of"),
    ],
)
def test_headlines_of_plain_announcements(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)
    assert english in sentence.text
    assert sentence.grade is Grade.GREEN, sentence.findings


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Más de 12 mil mineros quedaron fuera del Reinfo.",
            "More than 12,000 miners have been left out of the mining",
        ),
        (
            "El enfrentamiento entre comuneros de Challhuahuacho y policías dejó un muerto y 12 heridos de gravedad.",
            "12 seriously injured",
        ),
        ("Solo en 2023, Tacna recibió poco más de 510 millones de soles por canon minero.", "In 2023 alone, Tacna rec"),
        ("El Minsa pidió a la ciudadanía usar mascarillas.", "has asked the public to"),
        (
            "La Corte Superior de Cusco absolvió a dos dirigentes de Cotabambas por el delito de homicidio.",
            "has acquitted two leaders from Cotabambas of homicide.",
        ),
        (
            "Con 72 votos a favor y 20 en contra, el Congreso aprobó la Ley Forestal.",
            "Congress has approved the Forest Law by 72 votes to 20.",
        ),
        (
            "El Gobierno designó a María Rojas como jefa del Sernanp.",
            "The government has appointed María Rojas as head of the protected areas service (SERNANP).",
        ),
        (
            "El Minam aprobó la estrategia nacional contra la deforestación mediante el Decreto Supremo N.° 005-2024.",
            "has approved the national strategy to combat deforestation.",
        ),
        ("Los mineros informales anunciaron un paro nacional para el 15 de junio.", "have announced a national strike"),
        (
            "Un ataque con explosivos destruyó una vivienda en Pataz.",
            "An attack with explosives has destroyed a home in Pataz.",
        ),
        ("El incendio consumió 800 hectáreas de pastos en Canas.", "A fire has destroyed 800 hectares of pasture in"),
        ("Un investigado por homicidio fue detenido en Tacna.", "A person under investigation for homicide has been"),
        (
            "El paro indefinido se inició el viernes 12 de abril en la provincia de Espinar.",
            "An indefinite strike began",
        ),
    ],
)
def test_leads_of_plain_announcements(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish), resources).sentences[0]
    assert english in sentence.text
    assert sentence.grade is Grade.GREEN, sentence.findings


@pytest.mark.parametrize(
    ("spanish", "silly"),
    [
        ("La Sunat anunció acciones para fiscalizar y trazar el oro de origen ilegal.", "has announced actions."),
        ("La minería ilegal es vista por los vecinos como una amenaza.", "is a view"),
        ("El frío se ha instalado en Puno.", "set up"),
        ("La población percibe un fuerte impacto en la salud.", "receives"),
        ("Cuatro mineros intentaron abordar la nave en Chagual.", "address"),
        ("La minería ilegal está presente en 20 de las 25 regiones del país.", "is present."),
    ],
)
def test_second_sense_is_not_written(spanish: str, silly: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish), resources).sentences:
        assert silly not in sentence.text
        assert sentence.grade is Grade.AMBER


def test_what_is_to_come_of_a_share_is_of_them_all(resources: Resources) -> None:
    (sentence,) = sentences_of(item("El 82 % de los habitantes de Nauta tiene agua potable."), resources).sentences
    assert "82% of the inhabitants of Nauta" in sentence.text


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("El Ministerio de Energía y Minas (Minem) indicó que la planta fue clausurada.", Grade.GREEN),
        ("La planta fue clausurada, informó el Minem.", Grade.GREEN),
        ("La medida fue dictada por un fiscal y el Minem no estuvo presente.", Grade.AMBER),
        ("", Grade.AMBER),
    ],
)
def test_who_speaks_before_a_colon_is_borne_out_by_the_text(text: str, grade: Grade, resources: Resources) -> None:
    news = replace(item(text), title="Minem: clausuran planta de procesamiento en Nasca")
    told = [s for s in sentences_of(news, resources).sentences if s.evidence[0].field == "title"]
    assert [s.grade for s in told] == [grade]


def test_what_is_called_for_undoes_nothing(resources: Resources) -> None:
    spanish = "Comunidades de Ayacucho iniciaron un paro de 72 horas, demandando la anulación de 79 concesiones."
    (sentence,) = sentences_of(item(spanish), resources).sentences
    assert "have started a 72-hour strike." in sentence.text
    assert sentence.grade is Grade.GREEN


def test_two_years_of_one_verb_are_not_written(resources: Resources) -> None:
    spanish = "Las exportaciones cayeron de US$ 43,000 millones en 2022 a US$ 41,000 millones en 2023."
    assert not sentences_of(item(spanish), resources).sentences


def test_a_part_of_several_places_is_in_them(resources: Resources) -> None:
    spanish = "Un estudio de la Universidad Cayetano Heredia halló mercurio en el 30 % de los niños de Nauta."
    (sentence,) = sentences_of(item(spanish), resources).sentences
    assert "has found mercury in 30% of the children in Nauta." in sentence.text
