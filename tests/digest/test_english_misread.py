"""What English would be read as something else than the Spanish says is left to an editor."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

HEADLINES = [
    ("Un oficial de infantería fue detenido en Tarma", "what kind of person, or where from"),
    ("Defensoría alerta por vecinos en zona de Tarma", "warned of what there"),
    ("Exportaciones de zinc cayeron hasta US$ 900 millones en 2024", "by how much, or to how much"),
    ("Producción de plata sube hasta 4 mil kilos en Pasco", "by how much, or to how much"),
    ("Marina persigue a mineros ilegales en río Napo", "persecuted, or pursued"),
    ("Secuestran camión con oro en Puno", "kidnapped, or seized"),
    ("Sicarios asesinan a comerciante junto a su hijo en Huaral", "whose it is"),
    ("PNP incauta 900 explosivos usados por mafias en operativo", "done in an operation, or used in one"),
    ("Ronderos bloquean la vía a Antapaccay para exigir el cese de sus operaciones", "whose it is"),
    ("Cae puente a Oyón", "where something fell, or where it goes"),
    ("Secuestran a mineros policías en Ocoña", "who does it, and to whom"),
    ("Mineros marchan hacia Arequipa desde Caravelí", "on the way there, or there"),
    ("Otorgan a menonitas 200 hectáreas de comunidad en Loreto", "land of whom"),
    ("Frontera devuelve lote 67 a Perupetro", "a thing, or a body of that name"),
    ("Asesinan a periodista y docente en Atalaya", "one person who is both"),
    ("ONU condena a Bolivia", "condemned, or ruled against"),
    ("Perú no deberá pagar 20 millones de dólares a Renco", "need not, or must not"),
    ("Reinfo ya no vencerá el 31 de diciembre", "no longer, or not yet"),
    ("Se vende mina en Áncash", "sold, or for sale"),
    ("Mineros informales pagan 0,2 % de impuestos", "a share of what, or as what"),
    ("Ronderos reciben a pedradas a mineros en Hualgayoc", "received how"),
    ("Comunidad 15 de Marzo vende cacao a cooperativa de Tocache", "a day, or a name"),
    ("Hallan muerto a sospechoso de matar a guardaparque en Pasco", "how English says who somebody is"),
    ("Agricultores logran anular permiso minero en Sandia", "who did it, and who had it done"),
]
TEXTS = [
    ("Autoridades de Cotabambas y dirigentes de la comunidad campesina de Huancuire (Apurímac) se reunieron por dos "
     "días seguidos en busca de una salida al litigio con Las Bambas.",
     "whether what follows «con» belongs to what was left off"),
    ("Isconahua abarca 275,665 hectáreas en Callería.", "a people, or the reserve of its name"),
    ("La producción de zinc debía crecer 3 % en 2025.", "what was due, and may not have come about"),
    ("El Gobierno tenía que titular a 20 comunidades en Ucayali en 2024.", "what was due, and may not have come about"),
    ("Un sismo de magnitud 7 causó daños en Lamas, incluso en pueblos alejados.", "including what"),
    ("Hasta 2022, la mina Florencia contaminaba el río Tacna.", "until then, or by then"),
    ("La comunidad de Puerto Azul protestó en Lima contra la empresa que taló bosques en Loreto.",
     "a place that lands behind a relative"),
    ("Las comunidades de Purús esperaban los permisos desde hace 20 años.", "since when, and how long"),
    ("Según Quelopana, 15 comuneros de Colquemarca quedaron heridos.", "a person who is not introduced"),
    ("El municipio de Jaén presentó una denuncia penal contra los responsables.", "responsible for what"),
    ("El juzgado de Satipo otorgó protección a dos dirigentes de Pangoa tras recibir amenazas de muerte.",
     "who had received it"),
    ("Los equipos fueron donados por una fundación de Bélgica.", "what has been named before"),
    ("Con 30 votos a favor y 70 en contra, el Congreso rechazó la ley agraria.", "by how many votes, of which side"),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "doubt"), HEADLINES)
def test_headlines_that_english_tells_otherwise_are_doubted(spanish: str, doubt: str, resources: Resources) -> None:
    _are_doubted(spanish, "title", doubt, resources)


@pytest.mark.parametrize(("spanish", "doubt"), TEXTS)
def test_sentences_that_english_tells_otherwise_are_doubted(spanish: str, doubt: str, resources: Resources) -> None:
    _are_doubted(spanish, "text", doubt, resources)


def _are_doubted(spanish: str, field: str, doubt: str, resources: Resources) -> None:
    """The fullest reading has the doubt; a briefer one may be sure where it leaves the doubtful part off."""
    english = sentences_of(item(spanish, field=field), resources)
    told = (*english.sentences, *english.fuller)

    assert doubt in [f.message for s in told for f in s.findings]
    assert all(doubt not in [f.message for f in s.findings] for s in told if s.grade is Grade.GREEN)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Gobierno amplía hasta 2031 concesión de Southern",
         "The government has extended Southern's concession until 2031."),
        ("Ministra de Ambiente visita Oyón", "The environment minister has visited Oyón."),
        ("Gobierno logra suspender paro en Sandia", "The government has suspended the strike in Sandia."),
        ("Secuestran a ingeniero en Pataz", "An engineer has been kidnapped in Pataz."),
        ("Policía destruye balsas artesanales en Nauta", "The police have destroyed makeshift rafts in Nauta."),
        ("Inauguran muelle artesanal en Tumbes", "An artisanal fishing pier has been opened in Tumbes."),
        ("Policía decomisa 300 pies tablares de cedro en Yurúa",
         "The police have confiscated 300 board feet of cedar timber in Yurúa."),
        ("Desalojan a familias que ocupaban 30 hectáreas en Ancón",
         "Families that were occupying 30 hectares in Ancón have been evicted."),
    ],
)  # fmt: skip
def test_what_is_read_as_it_is_meant_stays_sure(spanish: str, english: str, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field="title"), resources).sentences

    assert (sentence.text, sentence.grade) == (english, Grade.GREEN)
