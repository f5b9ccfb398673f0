"""What a sentence tells of a part of its source, and how what readers mended is said now."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import headline, item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Un huaico sepultó tres viviendas en el centro poblado de Chaupimarca, distrito de Huariaca, sin "
            "dejar heridos.",
            "A mudslide has buried three homes",
        ),
        (
            "El Gobierno prorrogó por sesenta días el estado de emergencia en Trujillo, medida que incluye patrullas y "
            "que los propios vecinos dicen no ver.",
            "The government has extended the state of emergency in Trujillo by 60 days.",
        ),
        (
            "Buenaventura informó que el proyecto San Gabriel ya ha generado 900 empleos, siendo los más los de "
            "obreros de la zona.",
            "Buenaventura has reported that the San Gabriel project has already generated 900 jobs.",
        ),
    ],
)
def test_a_plain_deed_is_as_sure_told_of_a_part(spanish: str, english: str, resources: Resources) -> None:
    found = [s for s in sentences_of(item(spanish), resources).sentences if s.text.startswith(english)]
    assert [s.grade for s in found[:1]] == [Grade.GREEN], found


@pytest.mark.parametrize(
    "spanish",
    [
        # the time may be that of the deed
        "Unos 300 motores han sido incautados a las bandas que trabajan en el Napo en los últimos tres años, pero "
        "siguen llegando otros.",
        # where or when could not be read
        "Según anunció la empresa, la planta Zafranal quedará lista en el primes trimestre del 2029.",
        # what it carried is left off
        "La Guardia Indígena Asháninka (GIA) retuvo en Puerto Ocopa un camión que llevaba mil pies tablares de "
        "tornillo sin guía y, al cabo de dos noches en que nadie vino, lo condujo a Satipo.",
    ],
)
def test_other_parts_are_for_an_editor(spanish: str, resources: Resources) -> None:
    assert all(s.grade is not Grade.GREEN for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Provías resuelve contrato de la carretera Oyón-Ambo", "has terminated the contract"),
        (
            "Condenan a 12 años a traficante que lotizó zona de amortiguamiento de Laquipampa",
            "who subdivided the buffer",
        ),
        ("Huaico arrasa con puente peatonal en Matucana", "has swept away a footbridge in Matucana."),
        ("Decomisan ocho toneladas de carbón de algarrobo en Olmos", "of algarrobo charcoal have been confiscated"),
        ("Anulan licencia de uso de agua otorgada a minera en Melgar", "water use licence granted to a mining company"),
        ("Huepetuhe: rescatan a seis mujeres en bares del kilómetro 117", "rescued from bars at kilometre 117."),
        ("OEFA impone tercera multa a Pluspetrol por derrame de petróleo", "has imposed a third fine on Pluspetrol"),
        (
            "Intervienen 900 pies tablares de cedro ilegal en Contamana",
            "900 board feet of illegal cedar have been seized",
        ),
        ("Lluvias dejan aislados a tres distritos de Lucanas", "have cut off three districts of Lucanas."),
        (
            "Comunidad de Urcos recibe ampliación de su título comunal",
            "has received an extension of its communal title",
        ),
    ],
)
def test_words_that_readers_mended(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "La comunidad levantó el bloqueo luego de tres semanas de protesta en Chumbivilcas.",
            "three weeks of protest",
        ),
        ("Los bosques de Tambopata han sido afectados severamente por la minería ilegal.", "been severely affected"),
        (
            "Trabajadores del programa Agro Rural llegaron a Lampa con semillas.",
            "the rural development programme Agro Rural",
        ),
        ("Ronderos retuvieron a un periodista tras nombrar a dueños de dragas en Huánuco.", "naming"),
    ],
)
def test_order_and_articles_that_readers_mended(spanish: str, english: str, resources: Resources) -> None:
    told = sentences_of(item(spanish), resources)
    texts = [s.text for s in (*told.sentences, *told.fuller)]
    assert any(english in text and "programme programme" not in text for text in texts), texts


def test_of_what_somebody_is_acquitted_is_not_sure_behind_all_that_he_is(resources: Resources) -> None:
    spanish = (
        "La Corte de Cajamarca absolvió del delito de secuestro a los 16 ronderos procesados por la retención "
        "de un juez."
    )
    assert all(s.grade is not Grade.GREEN for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Autoridades levantan emergencia en Yarabamba", "have lifted the state of emergency in Yarabamba."),
        ("Comuneros retienen mineral en Chumbivilcas", "have seized ore in Chumbivilcas."),
        ("Ganaderos crean sindicato en Melgar", "have formed a trade union in Melgar."),
        ("Municipalidad instala panel solar en Puinahua", "has installed a solar panel in Puinahua."),
        ("Pobladores queman peaje en Ocoña", "have burned a toll booth in Ocoña."),
        ("Gobierno dicta toque de queda en Trujillo", "has imposed a curfew in Trujillo."),
        ("Buenaventura vende participación en mina de Ica", "has sold a stake in a mine in Ica."),
        ("Municipalidad traslada mercado en Huancané", "has moved a market in Huancané."),
        ("Comunidad recupera faja marginal en Pucallpa", "has reclaimed"),
    ],
)
def test_whole_families_of_verbs_and_what_is_done_to(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


def test_a_road_is_blocked_by_what_nature_does(resources: Resources) -> None:
    spanish = "La carretera Oyón-Ambo fue interrumpida por doce derrumbes."
    assert any("been blocked by 12 landslides" in s.text for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Fiscalía de Extinción de Dominio incauta tres predios en Juanjuí",
            "The asset forfeiture prosecutor's office",
        ),
        ("Autoridad Portuaria Nacional cierra puerto de Salaverry", "The National Port Authority has closed"),
        ("Comando Operacional de la Amazonía destruye dos dragas en Yaguas", "The Amazon Operational Command"),
    ],
)
def test_bodies_that_readers_met_in_spanish(spanish: str, english: str, resources: Resources) -> None:
    assert headline(spanish, resources).text.startswith(english)
