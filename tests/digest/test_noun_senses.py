"""Nouns whose English hangs on what stands beside them, and those of which nothing beside them tells enough."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Sentence
from tests.digest.english_corpus import item


def written(spanish: str, resources: Resources) -> Sentence:
    return sentences_of(item(spanish, field="title"), resources).sentences[0]


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Alud de lodo sepulta tres viviendas en Santa Teresa", "A mudslide"),
        ("Ronderos de Bambamarca convocan movilización contra la minería ilegal", "have called a protest"),
        ("Nave de la FAP se estrella en la selva de Loreto", "An air force aircraft has crashed"),
        ("Un incendio destruyó una nave industrial en Arequipa", "an industrial warehouse"),
        ("Naves pesqueras extranjeras ingresan a mar peruano", "fishing vessels have entered Peruvian waters"),
        ("Vecinos toman la sede del Gobierno Regional de Loreto", "the offices of"),
        ("Segunda ronda de negociaciones inicia en Lima", "A second round"),
        ("Rondas recuperan 20 reses robadas en Cutervo", "Peasant patrols have recovered 20 head of cattle"),
        ("Magisterio de Puno acata paro de 48 horas", "Teachers in Puno"),
        ("Indeci reporta la afectación de 35 viviendas por huaico en Chosica", "has reported damage to 35 homes"),
        ("Fiscalía investiga el acaparamiento de tierras en Ucayali", "land grabbing"),
        ("Derramamiento de petróleo contamina quebrada en Loreto", "An oil spill"),
        ("Unidad vehicular cae al abismo y deja cuatro muertos en Sihuas", "A vehicle has fallen into a ravine"),
        ("Detienen a mochileros con 60 kilos de cocaína en La Mar", "Drug carriers"),
        ("Servidores públicos de Pasco exigen el pago de sueldos", "Public servants in Pasco"),
        ("Encuentran restos de avioneta en la selva de Atalaya", "The wreckage of a light aircraft"),
        ("Entregan módulos de vivienda a damnificados de Chosica", "Housing units"),
        ("Hombre asesina a su pareja en Huánuco", "his partner"),
        ("Osiptel ordena bloqueo de celulares en Tumbes", "the blocking of mobile phones"),
        ("Congreso debate bloqueo de redes sociales", "the blocking of social media"),
        ("Comuneros anuncian bloqueo del corredor minero", "a blockade of the mining corridor"),
        ("Huaico arrasa un sector de la Carretera Central", "a section of the Central Highway"),
        ("Mineros invaden sector Santa Rosa en Suyo", "the Santa Rosa sector"),
        ("Policía acordona sedes del gobierno regional en Ica", "offices of the regional government"),
        ("Decomisan cigarrillos de contrabando en Ilo", "Smuggled cigarettes"),
        ("Partidos de izquierda forman frente en Moquegua", "Left-wing parties"),
        ("Autoridades del sector forestal incautan caoba en Iñapari", "Forestry authorities"),
    ],
)
def test_a_sense_that_its_neighbours_tell_is_sure(spanish: str, english: str, resources: Resources) -> None:
    sentence = written(spanish, resources)

    assert english in sentence.text
    assert sentence.grade is Grade.GREEN, [finding.message for finding in sentence.findings]


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Turistas y mochileros quedan varados en Machu Picchu", "mochilero"),
        ("Policía decomisa seis módulos en Loreto", "módulo"),
        ("Hundimiento deja tres muertos en Puno", "hundimiento"),
        ("Policía decomisa seis unidades en Loreto", "unidad"),
        ("Fiscalía y Policía retoman las diligencias en Loreto", "diligencia"),
    ],
)
def test_a_noun_of_which_nothing_tells_enough_is_a_doubt(spanish: str, doubt: str, resources: Resources) -> None:
    sentence = written(spanish, resources)

    assert sentence.grade is Grade.AMBER
    assert any(finding.message == f"sense of {doubt}" for finding in sentence.findings)


def test_where_a_find_was_made_is_not_left_off_unasked(resources: Resources) -> None:
    sentence = written("Policía recupera cuerpo tras hundimiento de bote en el río Ucayali", resources)

    assert sentence.grade is Grade.AMBER or "Ucayali" in sentence.text


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Los tenientes gobernadores acordaron reanudar desde el lunes el cierre de la vía Juliaca-Cusco.",
            "road from 20 May.",
        ),
        ("Fiscalía solicita 18 meses de impedimento de salida contra exgobernador", "an 18-month travel ban for"),
        ("Camión con mineral se despista y choca contra vivienda en Ticlio", "crashed into a home"),
        ("Trabajadores exigen el aumento de sueldos en la mina Cerro Lindo", "have demanded a pay rise"),
        ("Precio de la libra de cobre supera los 4 dólares", "The price of a pound of copper"),
        ("Nativos toman batería petrolera en Andoas", "an oil pumping station"),
    ],
)
def test_what_readers_print_of_them(spanish: str, english: str, resources: Resources) -> None:
    assert english in written(spanish, resources).text


@pytest.mark.parametrize(
    "spanish",
    [
        "Ministro del Ambiente inicia recorrido por la cuenca del Coata",
        "Ministra de Cultura participa en la firma de convenio",
    ],
)
def test_a_tour_or_an_agreement_wants_more(spanish: str, resources: Resources) -> None:
    assert written(spanish, resources).grade is Grade.AMBER
