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
        "Urarinas exigen consulta por dragado del río Chambira",
        "Multan con 20 UIT a empresa que arrojó vinaza al río Piura",
        "El juicio empezó en Iquitos con la lectura de la acusación por el asesinato de cuatro dirigentes.",
        "Agricultores de Chao pierden cultivos por canal contaminado",
        "Amnistía Internacional critica al Congreso por normas sobre reuniones públicas",
        "Madre de Dios pierde 1000 hectáreas de bosque ante el avance de la minería",
    ],
)
def test_what_is_left_off_is_the_news(spanish: str, resources: Resources) -> None:
    grade, messages = _found(spanish, resources)
    assert grade == Grade.AMBER
    assert LEFT_OFF in messages


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
