"""Headlines alone: telegram style, labels, objects first, what there is without a verb, who is called by one word."""

import pytest

from digest.english.loosened import loosened
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import headline, item

#: Plain deeds with all words certain: what the house mails unread.
PLAIN = [
    ("Perú exportará palta a Malasia", "Peru will export avocados to Malaysia."),
    ("IGP: sismo de magnitud 5.2 remeció Arequipa",
     "A magnitude 5.2 earthquake has shaken Arequipa, according to the Geophysical Institute of Peru (IGP)."),
    ("Temblor de 4.1 de magnitud remeció Huánuco", "A magnitude 4.1 tremor has shaken Huánuco."),
    ("Sismo de 5,3 grados remeció Tacna", "A magnitude 5.3 earthquake has shaken Tacna."),
    ("Minem: inversión minera sumó US$ 4,334 millones en 2020",
     "Mining investment totalled US$4.33 billion in 2020, according to the Ministry of Energy and Mines (MINEM)."),
    ("Cae banda que traficaba madera en Pucallpa",
     "A gang that was trafficking timber in Pucallpa has been broken up."),
    ("Puno: 17 viviendas inundadas tras fuertes lluvias", "In Puno, 17 homes have been flooded after heavy rains."),
    ("Colectiveros bloquearon la Panamericana Norte",
     "Shared-taxi drivers have blocked the Northern Pan-American Highway."),
    ("PJ dicta 9 meses de prisión preventiva contra alcalde de Chiclayo",
     "The judiciary has ordered nine months of pre-trial detention for the mayor of Chiclayo."),
]  # fmt: skip
#: What is read of a headline that says less or says it in another way: an editor looks.
LOOSE = [
    # by frames that take anything
    ("Arándanos peruanos ingresan a la India", "Peruvian blueberries have entered India."),
    # calls, plans and warnings of nobody who is told
    ("Piden cuidar la laguna de Conococha", "There are calls to look after the lake of Conococha."),
    ("En Cusco piden declarar en emergencia a La Convención",
     "In Cusco, there are calls to place La Convención under a state of emergency."),
    ("Exigen renuncia de alcalde de Puno", "There are calls for the resignation of the mayor of Puno."),
    ("Planean construir hospital en Juliaca", "There are plans to build a hospital in Juliaca."),
    ("Alertan sobre posible desborde del río Piura",
     "There are warnings of the possible flooding of the Piura river."),
    # what there has been
    ("Áncash: incendio forestal incontrolable en Yungay",
     "In Áncash, there has been an uncontrollable forest fire in Yungay."),
    ("Multitudinaria marcha contra la minería en Ayabaca",
     "There has been a massive march against mining in Ayabaca."),
    # what was done to what, or has become of it
    ("Puno: 17 viviendas inundadas y puente colapsado tras fuertes lluvias",
     "In Puno, 17 homes have been flooded and a bridge has collapsed after heavy rains."),
    ("Puno: 17 viviendas inundadas y 3 puentes destruidos tras lluvias",
     "In Puno, 17 homes have been flooded and three bridges have been destroyed after rains."),
    ("Apurímac gravemente perjudicado por bloqueos", "Apurímac has seriously been harmed by blockades."),
    # who is called by one word
    ("Lescano insiste en renegociar contratos mineros", "Lescano has insisted on renegotiating mining contracts."),
    ("Castillo anuncia creación de universidad en Cajamarca",
     "Castillo has announced the creation of a university in Cajamarca."),
    # up to where it can be read
    ("Ómnibus cayó a un abismo y número de fallecidos asciende a 17", "A bus has fallen into a ravine."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), PLAIN)
def test_plain_headline_is_mailed_unread(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert (sentence.text, sentence.grade) == (english, Grade.GREEN), sentence.findings


@pytest.mark.parametrize(("spanish", "english"), LOOSE)
def test_headline_that_is_read_loosely_is_an_editors(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert (sentence.text, sentence.grade) == (english, Grade.AMBER)


#: Headlines that nothing may be made of, or nothing sure.
NEVER_SURE = [
    "Esto propondría el Ejecutivo para solucionar el paro",
    "Así va el cuarto día de protesta en Puno",
    "Castillo de arena se derrumbó en Huanchaco",
    "Melgar: contaminación desborda en Llallimayo, anuncian nueva inspección",
    "Responsabilizan a dirigentes de causar enfrentamiento en Ananea",
    "Tribunal da la espalda a consulta previa en Puno",
    "Niegan haber pedido suspender consulta previa en Loreto",
    "No piden suspender consulta previa en Loreto",
    "Cae alcalde de Yauli por cobro de cupos",
    "Sagasti sobre paro: “Hoy debe resolverse el tema”",
    "Las Bambas: las dos vías que tiene el consorcio si el Estado impone condiciones",
]


@pytest.mark.parametrize("spanish", NEVER_SURE)
def test_headline_of_less_is_never_mailed(spanish: str, resources: Resources) -> None:
    found = sentences_of(item(spanish, field="title"), resources).sentences

    assert all(s.grade is Grade.AMBER for s in found), [s.text for s in found]


@pytest.mark.parametrize(
    ("spanish", "never"),
    [
        ("Melgar: contaminación desborda en Llallimayo, anuncian nueva inspección", "according to a new inspection"),
        ("Responsabilizan a dirigentes de causar enfrentamiento en Ananea", "Leaders of causing"),
        ("Esto propondría el Ejecutivo para solucionar el paro", "Esto"),
        ("Castillo de arena se derrumbó en Huanchaco", "Castillo"),
        ("Cae red criminal que abastecía a mafias del norte del país", "with the country"),
        ("Tribunal da la espalda a consulta previa en Puno", "given the back"),
        ("No piden suspender consulta previa en Loreto", "There are calls"),
    ],
)
def test_headline_is_not_read_so(spanish: str, never: str, resources: Resources) -> None:
    assert all(never not in s.text for s in sentences_of(item(spanish, field="title"), resources).sentences)


def test_text_is_not_read_loosely(resources: Resources) -> None:
    source = item("Los arándanos peruanos ingresan a la India.")

    assert not sentences_of(source, resources).sentences


def test_loose_frames_are_never_safe_and_leave_light_verbs_alone(resources: Resources) -> None:
    frames = resources.lexicon.frames

    loose = loosened({"bloquear": frames["bloquear"], "dar": frames["dar"]})

    assert loose["dar"] == frames["dar"]
    assert all(not f.is_safe and f.subject == {"*"} for f in loose["bloquear"])
    assert any(a.prep == "a" and a.en == "to" for f in loose["bloquear"] for a in f.arguments)
