"""What points back is called by its name where one thing only can be meant, and left as it is everywhere else."""

import pytest

from digest.doubts import to_look_at
from digest.english.resolved import TAKEN
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Item, Sentence
from tests.digest.english_corpus import PUBLISHED


def told(title: str, text: str, resources: Resources) -> Sentence:
    """What is written of the last sentence of an article."""
    item = Item(id="1", title=title, text=text, lang="es", published_at=PUBLISHED, source="test")
    last = text.splitlines()[-1]
    written = [s for s in sentences_of(item, resources).sentences if s.evidence[0].quote == last]
    assert written, f"not written: {last}"
    return written[0]


SURE = [
    ("OEFA multa a Petroperú por fuga en Talara", "La fuga fue detectada en marzo.",
     "La petrolera deberá presentar informes mensuales.",
     "Petroperú must present monthly reports."),
    ("Pobladores de Andoas toman la Estación 5", "Exigen que Petroperú limpie la quebrada.",
     "La petrolera evacuó a 45 trabajadores.",
     "Petroperú has evacuated 45 workers."),
    ("Hudbay y comunidad firman acuerdo", "Hudbay firmó un acuerdo con la comunidad de Uchucarco.",
     "La compañía suspendió sus operaciones en Chumbivilcas.",
     "Hudbay has suspended its operations in Chumbivilcas."),
    ("Lluvias causan daños en Huancavelica", "Dos puentes colapsaron en Huancavelica.",
     "El gobernador regional pidió declarar el estado de emergencia.",
     "The regional governor of Huancavelica has called for a state of emergency to be declared."),
    ("La tala avanza", "En Ucayali se perdieron 300 hectáreas.",
     "En esta región se han deforestado 12 000 hectáreas.",
     "In Ucayali, 12,000 hectares of forest have been cleared."),
    ("Golpe a la minería ilegal", "Cinco campamentos de minería ilegal fueron destruidos.",
     "Realizaron cuatro operativos contra esta actividad en Camanti (Quispicanchi).",
     "Four operations have been carried out against illegal mining in Camanti (Quispicanchi)."),
    ("Agricultores del valle de Majes: “Nos quitan el agua”", "Rechazan el alza de la tarifa de agua.",
     "Los agricultores bloquearán la carretera Panamericana Sur.",
     "Farmers from the Majes valley will block the Southern Pan-American Highway."),
    ("Un brigadista muere al apagar incendio en Oxapampa", "El brigadista tenía 30 años.",
     "El fuego alcanzó 60 hectáreas.",
     "A fire in Oxapampa has spread to 60 hectares."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "before", "last", "english"), SURE, ids=[s[2] for s in SURE])
def test_the_only_one_of_its_kind_is_named(
    title: str, before: str, last: str, english: str, resources: Resources
) -> None:
    sentence = told(title, f"{before}\n{last}", resources)

    assert (sentence.text, sentence.grade) == (english, Grade.GREEN)
    assert len(sentence.evidence) > 1  # where the name stands is shown too


def test_what_is_less_than_certain_is_offered_with_the_question_which(resources: Resources) -> None:
    sentence = told(
        "Policía vuelve a La Pampa",
        "Nadie fue hallado durante el operativo contra la minería ilegal.\n"
        "El operativo se realizó el 14 de mayo en el sector La Pampa.",
        resources,
    )

    assert sentence.text == "The operation against illegal mining took place in the La Pampa sector on 14 May."
    assert sentence.grade is Grade.AMBER
    (doubt,) = sentence.findings
    assert doubt.message.startswith(TAKEN)
    assert "operativo" in to_look_at([doubt.message])


def test_what_a_sure_sentence_has_named_is_not_named_again(resources: Resources) -> None:
    item = Item(
        id="1",
        title="",
        text="En un operativo contra la minería ilegal fueron destruidos ocho campamentos en Loreto.\n"
        "El operativo se realizó en el sector La Pampa.",
        lang="es",
        published_at=PUBLISHED,
        source="test",
    )

    first, second = sentences_of(item, resources).sentences

    assert first.text == "In an operation against illegal mining, eight camps have been destroyed in Loreto."
    assert second.text == "The operation took place in the La Pampa sector."


_OIL = "La petrolera evacuó a 45 trabajadores."
_FIRM = "La empresa suspendió sus operaciones en Talara."
_MINE = "La minera evacuó a 45 trabajadores."
_GOVERNOR = "El gobernador regional pidió declarar el estado de emergencia."
_REGION = "En esta región se han deforestado 12 000 hectáreas."
_ACTIVITY = "Realizaron cuatro operativos contra esta actividad en Mazamari."
_AREA = "El jefe de la reserva denunció a seis personas."
_OPERATION = "El operativo se realizó en el distrito de Mazamari."
_STRIKE = "El paro se inició en el distrito de Mazamari."
_FARMERS = "Los agricultores bloquearán la carretera Panamericana Sur."
_FIRE = "El fuego alcanzó 60 hectáreas."
_COMMUNITY = "La comunidad rechazó el proyecto Corani."
_OFFICERS = "Los agentes usaron gas lacrimógeno en Challhuahuacho."
_PROJECT = "Glencore, dueña del proyecto, prevé una inversión de US$ 900 millones."
_MAYOR = "El alcalde pidió carpas para 40 familias."
_LAW = "El gremio pidió que los legisladores archiven la norma."
_METAL = "La producción de este metal aumentó en Pasco."
_BODY = "El organismo multó a tres concesionarios en Ucayali."

TRAPS = [
    ("two firms", "Petroperú y Perenco discuten", "Perenco bloquea la obra de Petroperú.", _OIL, "Petroperú|Perenco"),
    ("two firms, one below", "Petroperú reclama", f"Petroperú pidió apoyo.\n{_OIL}\nPerenco no respondió.", "",
     "Petroperú"),
    ("a contractor beside it", "Petroperú reclama", "Una contratista de Petroperú paró la obra.", _FIRM, "Petroperú"),
    ("another firm without a name", "Petroperú reclama", "Petroperú demandó a una empresa.", _FIRM, "Petroperú"),
    ("firms in the plural", "Petroperú y las empresas", "Petroperú y otras empresas apelaron.", _FIRM, "Petroperú"),
    ("an oil company is no mine", "Petroperú reclama", "Los comuneros bloquearon la estación de Petroperú.", _MINE,
     "Petroperú"),
    ("a mine is no oil company", "Antamina reclama", "Los comuneros llegaron a Antamina.", _OIL, "Antamina"),
    ("a firm nobody knows beside it", "Petroperú reclama", "Petroperú venció a Andoriva en el arbitraje.", _FIRM, ""),
    ("a mine that is called like a place", "Pobladores de Constancia protestan",
     "Pobladores marcharon en el distrito de Constancia.", _MINE, "Constancia"),
    ("the name in what was not read", "Minería en Puno",
     f"La mina cerró.\n{_FIRM}\n“Petroperú nos debe”, dijo.", "", "Petroperú"),
    ("two departments", "Lluvias en Puno y Cusco", "Dos puentes colapsaron en Puno.", _GOVERNOR, "Puno|Cusco"),
    ("a department far below", "Lluvias en Puno", f"Dos puentes colapsaron en Puno.\n{_GOVERNOR}\n"
     "También llovió en Tacna.", "", "Puno|Tacna"),
    ("the former governor too", "Lluvias en Puno", "El exgobernador de Puno criticó la demora.", _GOVERNOR, "Puno"),
    ("governors in the plural", "Gobernadores se reúnen en Puno", "Los gobernadores se reunieron en Puno.", _GOVERNOR,
     "Puno"),
    ("the district of another department", "Huaico en Chazuta", "Los heridos están en Arequipa.", _GOVERNOR,
     "Arequipa"),
    ("where the injured were taken", "Huaico deja daños", "Los heridos fueron trasladados a Arequipa.", _GOVERNOR,
     "Arequipa"),
    ("a square of that name", "Huaico deja daños", "Los vecinos marcharon en la plaza San Martín.", _GOVERNOR,
     "San Martín"),
    ("the capital", "Reunión en Lima", "La reunión fue en Lima.", _GOVERNOR, "Lima"),
    ("a firm in somebody's words", "Comuneros protestan", "“Petroperú nos engañó”, dijo el apu.", _FIRM, "Petroperú"),
    ("a firm that it is not", "Derrame en Talara", "La planta no es de Petroperú.", _FIRM, "Petroperú"),
    ("a factory beside the firm", "Petroperú reclama", "Una fábrica demandó a Petroperú.", _FIRM, "Petroperú"),
    ("a body that may be a firm", "Petroperú reclama", "Petroperú demandó a Electrocentro.", _FIRM, "Petroperú"),
    ("a reserve that no table has", "Reserva Nacional Tambopata en riesgo",
     "La Reserva Privada Aguas Mansas también está en riesgo.", _AREA, "Tambopata"),
    ("another activity of the day", "Golpe a la minería ilegal", "La minería ilegal avanza en Puno.",
     "Esta actividad fue dirigida por el fiscal Luis Ramos.", "mining"),
    ("mercury is a metal too", "Oro ilegal", "El oro se separa con mercurio.", _METAL, "gold|Gold"),
    ("farmers who are told apart by what they do", "Agricultores de Majes protestan",
     "Los agricultores que bloquean la vía son 200.", _FARMERS, "Majes"),
    ("workers of another kind", "Agricultores de Majes protestan", "Los agricultores arroceros marcharon.", _FARMERS,
     "Majes"),
    ("no department at all", "Lluvias dejan daños", "Dos puentes colapsaron en Chazuta.", _GOVERNOR, "Chazuta"),
    ("regions in the plural", "Tala en dos regiones", "La tala afecta a varias regiones, entre ellas Ucayali.", _REGION,
     "In Ucayali"),
    ("a region that is none", "La tala avanza", "En la región amazónica la tala avanza desde Ucayali.", _REGION,
     "In Ucayali"),
    ("two departments for this region", "La tala avanza", "La tala avanza en Ucayali y Loreto.", _REGION,
     "In Ucayali|In Loreto"),
    ("two activities", "Golpe a delitos", "La Policía persigue la minería ilegal y la tala ilegal.", _ACTIVITY,
     "illegal mining|illegal logging"),
    ("an activity with a crime beside it", "Golpe a delitos", "La minería ilegal financia el narcotráfico.", _ACTIVITY,
     "illegal mining"),
    ("illegal and informal", "Minería", "La minería ilegal y la minería informal crecen.", _ACTIVITY, "mining"),
    ("two reserves", "Áreas en riesgo",
     "Hay mineros en la Reserva Nacional Tambopata y en la Reserva Comunal Amarakaeri.", _AREA, "Tambopata|Amarakaeri"),
    ("another reserve without a name", "Reserva Nacional Tambopata en riesgo",
     "Otra reserva también está en riesgo.", _AREA, "Tambopata"),
    ("reserves in the plural", "Reserva Nacional Tambopata en riesgo", "Las reservas están en riesgo.", _AREA,
     "Tambopata"),
    ("a park is no reserve", "Parque Nacional del Manu en riesgo", "Hay mineros en el Parque Nacional del Manu.", _AREA,
     "Manu"),
    ("two operations", "Golpe a la minería",
     "Hubo un operativo contra la tala en Satipo y un operativo contra la minería ilegal en Junín.", _OPERATION,
     "against"),
    ("operations in the plural", "Golpe a la minería", "La Policía hizo dos operativos contra la minería ilegal.",
     _OPERATION, "against"),
    ("another operation", "Golpe a la minería", "Otro operativo contra la minería ilegal fue anunciado.", _OPERATION,
     "against"),
    ("an operation that was none", "Golpe a la minería", "No hubo un operativo contra la minería ilegal.", _OPERATION,
     "against"),
    ("an operation that may come", "Golpe a la minería", "Podría haber un operativo contra la minería ilegal.",
     _OPERATION, "against"),
    ("an operation of somebody's words", "Golpe a la minería",
     "El fiscal habló de “un operativo contra la minería ilegal”.", _OPERATION, "against"),
    ("last year's operation", "Golpe a la minería", "El último operativo contra la minería ilegal fue en 2019.",
     _OPERATION, "against"),
    ("two strikes", "Paros en la selva", "El paro de los arroceros terminó y el paro de los maestros empezó.", _STRIKE,
     "rice|teacher"),
    ("a strike that was called off", "Paro en la selva", "Los arroceros descartaron un paro de 48 horas.", _STRIKE,
     "48"),
    ("farmers of two valleys", "Agricultores protestan",
     "Los agricultores de Majes y los agricultores de Camaná protestan.", _FARMERS, "Majes|Camaná"),
    ("farmers of another place", "Agricultores protestan",
     "Otros agricultores de Majes se sumaron a la protesta.", _FARMERS, "Majes"),
    ("farmers elsewhere", "Agricultores de Majes protestan", "La tarifa de agua subió.",
     "En Camaná, los agricultores bloquearán la carretera Panamericana Sur.", "Majes"),
    ("a fire that went on elsewhere", "Incendio en Calca", "Los bomberos llegaron a tiempo.",
     "El fuego alcanzó 25 hectáreas en Lares.", "Calca"),
    ("two fires", "Incendios en Junín", "Hubo un incendio en Oxapampa y un incendio en Satipo.", _FIRE,
     "Oxapampa|Satipo"),
    ("a fire that was avoided", "Bomberos evitaron incendio en Oxapampa", "Los bomberos llegaron a tiempo.", _FIRE,
     "Oxapampa"),
    ("two communities", "Comunidades opinan",
     "La comunidad de Isivilla aceptó y la comunidad de Quelcaya esperó.", _COMMUNITY, "Isivilla|Quelcaya"),
    ("one community among several", "Comunidades opinan", "Las comunidades marcharon con la comunidad de Isivilla.",
     _COMMUNITY, "Isivilla"),
    ("two forces", "Enfrentamiento", "La Policía y el Ejército desalojaron a los comuneros.", _OFFICERS, "Police"),
    ("officers who were held", "Comuneros retienen a policías", "Los comuneros retuvieron a los policías.", _OFFICERS,
     "Police"),
    ("guards who are no police", "Desalojo", "La Policía no llegó y los vigilantes actuaron.", _OFFICERS, "Police"),
    ("two projects", "Glencore invierte", "El proyecto Corani y el proyecto Zafranal avanzan.", _PROJECT,
     "Corani|Zafranal"),
    ("a bill is no project", "Glencore espera", "El proyecto de ley fue aprobado en Zafranal.", _PROJECT, "Zafranal"),
    ("the mayor of which of two places", "Megantoni: huaico deja daños", "El huaico llegó hasta Echarate.", _MAYOR,
     "Megantoni|Echarate"),
    ("mayors in the plural", "Megantoni: huaico deja daños", "Los alcaldes se reunieron.", _MAYOR, "Megantoni"),
    ("a department has no mayor", "Ucayali: huaico deja daños", "Las familias esperan ayuda.", _MAYOR, "Ucayali"),
    ("two laws", "Congreso debate", "El Congreso debate la Ley 31973 y la Ley 32099.", _LAW, "31973|32099"),
    ("two metals", "Producción minera", "La producción de oro y plata creció.", _METAL, "gold|silver"),
    ("metals in the plural", "Producción de metales", "La producción de cobre y otros metales creció.", _METAL,
     "copper"),
    ("two bodies", "Osinfor y Serfor informan", "El Osinfor y el Serfor supervisaron concesiones.", _BODY,
     "OSINFOR|SERFOR"),
    ("bodies in the plural", "Osinfor informa", "El Osinfor y otros organismos supervisaron concesiones.", _BODY,
     "OSINFOR"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "title", "before", "last", "wrong"), TRAPS, ids=[t[0] for t in TRAPS])
def test_nothing_is_guessed(why: str, title: str, before: str, last: str, wrong: str, resources: Resources) -> None:
    text = f"{before}\n{last}" if last else before
    item = Item(id="1", title=title, text=text, lang="es", published_at=PUBLISHED, source="test")
    wanted = last or text.splitlines()[1]

    (sentence,) = [s for s in sentences_of(item, resources).sentences if s.evidence[0].quote == wanted]

    assert not any(word in sentence.text for word in wrong.split("|") if word), why
    assert sentence.grade is Grade.AMBER or len(sentence.evidence) == 1


def test_what_the_headline_tells_the_end_of_is_no_news(resources: Resources) -> None:
    sentence = told(
        "Hudbay reanuda operaciones en la mina Constancia",
        "El bloqueo duró diez días.\nLa compañía suspendió sus operaciones en Chumbivilcas.",
        resources,
    )

    assert sentence.text.startswith("Hudbay ")
    assert sentence.grade is Grade.AMBER


def test_a_trade_behind_a_noun_is_no_firm(resources: Resources) -> None:
    sentence = told(
        "Hudbay amplía planta",
        "Hudbay revisó su secuenciación minera.\nLa compañía contratará a 300 trabajadores en Chumbivilcas.",
        resources,
    )

    assert sentence.text == "Hudbay will hire 300 workers in Chumbivilcas."


def test_there_are_traps_enough() -> None:
    assert len(TRAPS) >= 40
