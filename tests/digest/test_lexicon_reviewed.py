"""Adjectives and nouns that were decided on: what they become beside which nouns, and what stays in doubt."""

from collections import defaultdict
from pathlib import Path

import pytest

from digest.english.resources import Resources
from digest.english.tables import rows_of
from pipeline.types import Grade
from tests.digest.english_corpus import headline

TABLE = Path(__file__).parents[2] / "digest" / "english" / "lexicon" / "adjectives_press.tsv"


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Fuertes heladas matan alpacas en Huancavelica", "Severe frosts have killed alpacas in Huancavelica."),
        ("Fuerte sismo sacude Arequipa", "A strong earthquake has shaken Arequipa."),
        ("Vecinos molestos queman llantas en Juliaca", "Angry local residents have burned tyres in Juliaca."),
        ("Sismo superficial daña viviendas en Caylloma", "A shallow earthquake has damaged homes in Caylloma."),
        ("Familia completa muere por intoxicación en Huancayo", "A whole family has died of poisoning in Huancayo."),
        ("Madereros ilegales talan árboles centenarios en Ucayali", "have felled century-old trees in Ucayali."),
        ("Osinfor sanciona a regente forestal en Ucayali", "has penalised a licensed forester in Ucayali."),
        ("Policía incauta cartuchos de dinamita en Pataz", "The police have seized sticks of dynamite in Pataz."),
        ("Policía incauta lote de oro en Juliaca", "The police have seized a batch of gold in Juliaca."),
        ("Policía recupera el control de la mina Poderosa", "have regained control of the Poderosa mine."),
        ("Comuneros de Cotabambas reanudan conversaciones con Las Bambas", "have resumed talks with"),
        ("Gobierno anuncia acciones contra la tala ilegal en Ucayali", "has announced measures against"),
        ("Huaico daña captación de agua en Ambo", "A mudslide has damaged a water intake in Ambo."),
        ("Derrame afecta a la población de Ticapampa", "A spill has affected the residents of Ticapampa."),
        ("Fiscalía investiga adquisición de ambulancias en Tumbes", "is investigating the purchase of ambulances"),
        ("Policía captura a 12 personas por actos vandálicos en Puno", "for acts of vandalism in Puno."),
        ("Hallan cuerpo sin vida de minero en Pataz", "The body of a miner has been found in Pataz."),
        ("Deslizamiento en las faldas del cerro sepulta 12 viviendas en Ambo", "A landslide on the slopes of the hill"),
        ("Derrame contamina extensa zona del río Marañón", "has polluted a large area of the Marañón river."),
        ("Ataque deja tres vigilantes muertos en Pataz", "An attack has left three guards dead in Pataz."),
        ("Derrumbe deja dos mujeres muertas en Pataz", "A landslide has left two women dead in Pataz."),
        ("Mineros ilegales cavan túneles en Ocoña", "Illegal miners are digging tunnels in Ocoña."),
        ("Grave accidente deja dos heridos en Chala", "A serious accident has left two injured in Chala."),
        ("Incendio daña subestación eléctrica en Tarapoto", "A fire has damaged a power substation in Tarapoto."),
        ("Defensoría exige reunión de la mesa técnica de Saweto", "has demanded a meeting of the technical working"),
        ("Rotura de tubería deja sin agua a la población de Paita", "has left the residents of Paita without water."),
        ("Población vulnerable recibe alimentos en Puno", "Vulnerable people have received food in Puno."),
        ("Explosión deja seis obreros gravemente heridos en Arequipa", "has left six workers seriously injured in"),
        ("Dos mineros gravemente heridos son evacuados de Pataz", "Two seriously injured miners have been evacuated"),
        ("Policía detiene convoy con oro ilegal en Pataz", "The police have stopped a convoy carrying illegal gold"),
        (
            "Un bajo caudal afecta la navegación en el río Ucayali",
            "A low flow affects navigation on the Ucayali river.",
        ),
        ("Iglesia católica pide diálogo en Espinar", "The Catholic Church has called for dialogue in Espinar."),
        ("Última intervención policial deja tres heridos en Ananea", "The latest police operation has"),
    ],
)
def test_what_was_decided_on_is_written(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert english in sentence.text
    assert sentence.grade is Grade.GREEN, [f.message for f in sentence.findings]


def test_each_reviewed_adjective_has_a_sense_for_any_other_noun() -> None:
    senses = defaultdict(set)
    for _, row in rows_of(TABLE, ("es", "sense")):
        senses[row["es"]].add(row["sense"])

    assert [es for es, told in senses.items() if not told & {"", "default"}] == []


def test_no_reviewed_adjective_names_a_noun_in_two_senses() -> None:
    senses = defaultdict(set)
    for _, row in rows_of(TABLE, ("es", "en", "sense")):
        for noun in row["sense"].removeprefix("n:").split("|"):
            senses[row["es"], noun].add(row["en"])

    assert {key: told for key, told in senses.items() if len(told) > 1} == {}


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Alcalde de Espinar anuncia pleno cuaderno en Cusco", "sense of pleno"),
        ("Huaico bloquea dura calle en Chosica", "sense of duro"),
        ("Derrame de Southern daña acopio en Ilo", "acopio"),
        ("Policía de Loreto captura a vocal en Iquitos", "vocal"),
    ],
)
def test_what_hangs_on_its_neighbours_stays_in_doubt(spanish: str, doubt: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert sentence.grade is Grade.AMBER
    assert any(doubt in f.message for f in sentence.findings), [f.message for f in sentence.findings]
