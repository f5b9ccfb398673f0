"""A bare deed of anybody, of which the source tells more than was read, is not mailed unread."""

import pytest

from digest.english.leftoff import LEFT_OFF
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


def _found(spanish: str, resources: Resources) -> tuple[str, list[str]]:
    sentence = sentences_of(item(spanish, field="title"), resources).sentences[0]
    return sentence.grade, [finding.message for finding in sentence.findings]


@pytest.mark.parametrize(
    "spanish",
    [
        "Bolivia tiene, en promedio, menos de ocho guardaparques por área protegida",
        "Ministra del Ambiente visita Tarma por supuestas irregularidades que investigaría",
        "Multan con 20 UIT a empresa que arrojó vinaza al río Piura",
        "Vecinos de Yarinacocha marcharon al Ministerio de Salud para exigir que se cumpla con lo ofrecido",
        "Agricultores de Chao pierden cultivos por canal contaminado",
        "Amnistía Internacional critica al Congreso por normas sobre reuniones públicas",
        "Atacan a balazos puesto de vigilancia comunal en Ayapata",
        "Luxemburgo devolverá al Perú 3 millones de dólares incautados por lavado de activos",
        "Invasores atacan con dinamita a guardias en Ayapata",
        "Explosión en la mina Orcopampa mató a dos obreros, hiriendo a otros tres",
        "Delegados de ocho empresas se reúnen con el Serfor para conocer las ventajas que dan los bonos en concesiones",
        "El Minem transferirá S/ 90 millones a Profonanpe para remediar 9 sitios en las cuencas del Tigre y Morona",
        "Las rondas de Bambamarca anunciaron un paro para el 3 de marzo en rechazo a la ampliación de la mina La Zanja",
        "Perenco renueva contrato con Petroperú por cinco años para el transporte de crudo",
        "Queman campamento minero en Ayabaca y un vigilante resulta muerto",
        "La Sunafil y la Policía rescataron a 18 obreros, entre ellos dos menores, que eran sometidos a trabajo "
        "forzoso en un aserradero de Orellana.",
        "El ganadero Raúl Peche, quien permaneció secuestrado ocho días, fue liberado luego de que pagó 90 mil soles.",
        "La Policía detuvo al teniente gobernador de Nuevo Ceilán, acusado de vender 30 lotes de una reserva comunal.",
        "Unos 60 comuneros expulsaron a un grupo de colonos armados que había levantado 12 casas y sembrado coca en el "
        "anexo de Otica, en la cuenca del Tambo.",
        "Dos familias se enfrentan a balazos por una mina en Algamarca",
        "La Marina destruyó 12 dragas durante un operativo inopinado que duró ocho días en los ríos Napo y Curaray",
    ],
)
def test_what_is_left_off_is_the_news(spanish: str, resources: Resources) -> None:
    grade, messages = _found(spanish, resources)
    assert grade == Grade.AMBER
    assert LEFT_OFF in messages


@pytest.mark.parametrize(
    "spanish",
    [
        "Urarinas exigen consulta por dragado del río Chambira",
        "El juicio empezó en Iquitos con la lectura de la acusación por el asesinato de cuatro dirigentes.",
    ],
)
def test_what_was_read_whole_and_not_for_certain_is_not_told_in_part(spanish: str, resources: Resources) -> None:
    assert _found(spanish, resources)[0] == Grade.AMBER


@pytest.mark.parametrize(
    "spanish",
    [
        "Muere minero en socavón de Pataz",  # nothing is left off
        "Comuneros de Haquira protestan contra Las Bambas",
        "Detienen a tres personas en Tocache cuando llevaban droga en una camioneta",  # how many is told
        "Agricultores de Chao pierden 300 hectáreas de arroz por plaga de ratas",
    ],
)
def test_what_tells_enough_is_not_doubted(spanish: str, resources: Resources) -> None:
    _, messages = _found(spanish, resources)
    assert LEFT_OFF not in messages


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Camión se volcó en Ollachea dejando tres muertos",
            "A lorry has overturned in Ollachea, leaving three dead.",
        ),
        (
            "Puente Tocache colapsó, dejando aislados a cuatro caseríos",
            "The Tocache bridge has collapsed, cutting off four hamlets.",
        ),
        (
            "Minera derramó relaves en el río Escalera causando la muerte de truchas",
            "A mining company has spilled tailings into the Escalera river, killing trout.",
        ),
        (
            "Gobierno inauguró un canal en Cutervo, beneficiando a 80 familias",
            "The government has opened a canal in Cutervo, benefiting 80 families.",
        ),
        (
            "Congreso aprobó la ley agraria, afectando los derechos de las comunidades",
            "Congress has approved the agrarian law.",  # what somebody makes of it
        ),
    ],
)
def test_what_came_of_it_is_told_with_it(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish, field="title"), resources).sentences[0]
    assert sentence.text == english
    assert sentence.grade == Grade.GREEN


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Vecinos toman la municipalidad de Antauta exigiendo obras de agua",
            "Local residents have occupied the municipality of Antauta to demand water projects.",
        ),
        (
            "Trabajadores de Raura acatan paro de 24 horas exigiendo la presencia del premier",
            "Workers from Raura have gone on a 24-hour strike to demand the presence of the prime minister.",
        ),
        (
            "Ucayali registró un muerto en mayo por leptospirosis",
            "Ucayali recorded one death from leptospirosis in May.",
        ),
        (
            "Contraloría detectó perjuicio de S/ 3 millones en la compra de tractores",
            "The Comptroller's Office has found a loss of S/3 million in the purchase of tractors.",
        ),
        (
            "Ucayali pierde 900 hectáreas de bosque ante el avance de la minería",
            "Ucayali has lost 900 hectares of forest to the advance of mining.",
        ),
        (
            "PCM fija fechas para dos mesas de diálogo por conflicto en Espinar",
            "The Prime Minister's Office (PCM) has set dates for two dialogue tables over a conflict in Espinar.",
        ),
        (
            "Buenaventura suspende operaciones en Oyón ante protestas y bloqueo de carretera",
            "Buenaventura has suspended operations in Oyón because of protests and a road blockade.",
        ),
        (
            "Dictan seis meses de prisión preventiva contra alcalde de Requena por colusión",
            "The mayor of Requena has been placed in pre-trial detention for six months over alleged collusion.",
        ),
        (
            "Viuda de dirigente asesinado en Retamas exige justicia",
            "The widow of a leader murdered in Retamas has demanded justice.",
        ),
        (
            "Director regional de Salud de Pasco renuncia tras denuncia",
            "The regional health director of Pasco has resigned after a complaint.",
        ),
        (
            "Policía refuerza las acciones contra la tala ilegal en Pichanaki",
            "The police have stepped up measures against illegal logging in Pichanaki.",
        ),
        (
            "Ronderos de Cutervo se movilizaron exigiendo la salida del alcalde de Cutervo",
            "Peasant patrol members from Cutervo have mobilised to demand the departure of the mayor of Cutervo.",
        ),
        (
            "Federaciones de Ucayali acusan al Serfor de bloquear creación de reservas",
            "Federations in Ucayali have accused the forest service (SERFOR) of blocking the creation of reserves.",
        ),
        (
            "Pobladores de Orurillo bloquean vía a Macusani en rechazo de mineras",
            "Residents of Orurillo have blocked the road to Macusani in protest against mining companies.",
        ),
    ],
)
def test_what_for_and_over_what_is_told(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish, field="title"), resources).sentences[0]
    assert sentence.text == english
    assert sentence.grade == Grade.GREEN


@pytest.mark.parametrize(
    ("spanish", "is_doubted"),
    [
        ("La Policía detuvo al teniente gobernador de Nuevo Ceilán, acusado de cobrar 10 mil soles por cada lote que "
         "vendía dentro de la concesión de una familia de castañeros.", True),
        ("La Policía detuvo a tres mineros ilegales en Ananea, acusados de golpear al guardián que dormía dentro del "
         "almacén de una cooperativa.", False),
    ],
)  # fmt: skip
def test_arrests_of_anybody_are_told_with_what_for(spanish: str, is_doubted: bool, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish), resources).sentences
    assert (LEFT_OFF in {finding.message for finding in sentence.findings}) is is_doubted
