"""Headlines that leave out their verb, happenings told by their noun, and days that something is announced for."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.spanish.telegrams import with_verb
from pipeline.types import Grade, Item
from tests.digest.english_corpus import PUBLISHED, headline, item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Cadena perpetua para asesinos de líder kichwa en Tocache",
         "The killers of a Kichwa leader have been sentenced to life imprisonment in Tocache."),
        ("Once años de cárcel para exalcalde de Sandia",
         "A former mayor of Sandia has been sentenced to 11 years in prison."),
        ("Condena de siete años para dirigente de Ananea",
         "A leader from Ananea has been sentenced to seven years in prison."),
        ("Cinco años de prisión suspendida para exalcalde de Yanahuara",
         "A former mayor of Yanahuara has been given a five-year suspended sentence."),
        ("36 meses de prisión preventiva contra exgobernador de Tumbes",
         "A former governor of Tumbes has been placed in pre-trial detention for 36 months."),
        ("Loreto: prisión preventiva para dos acusados de traficar mercurio",
         "In Loreto, pre-trial detention has been ordered for two people accused of trafficking mercury."),
        ("Impedimento de salida del país para exgobernador de Ucayali",
         "A travel ban has been ordered for a former governor of Ucayali."),
        ("Orden de captura contra alcalde de Putina", "An arrest warrant has been issued for the mayor of Putina."),
        ("Multa de 90 UIT a minera por derrame en río Santa",
         "A mining company has been fined 90 tax units (UIT) for a spill in the Santa river."),
        ("Derrumbe en mina informal de Secocha: dos muertos",
         "A collapse at an informal mine in Secocha has left two dead."),
        ("Lluvias en Lampa: dos muertos y 30 casas inundadas",
         "Rains in Lampa have left two dead and 30 houses flooded."),
        ("Hallazgo de fosa común en Huanta", "A mass grave has been found in Huanta."),
        ("Nuevo derrame de petróleo en el río Tigre", "There has been another oil spill in the Tigre river."),
        ("Panamericana Norte bloqueada por huaico en Casma",
         "The Northern Pan-American Highway has been blocked by a mudslide in Casma."),
        ("Río Tumbes contaminado con relaves", "The Tumbes river has been contaminated with tailings."),
        ("Arrestan a integrantes de 'Los Sombras'", "Members of the gang “Los Sombras” have been arrested."),
        ("Caen presuntos cabecillas de “Los Rápidos de Olmos”",
         "Alleged ringleaders of the gang “Los Rápidos de Olmos” have been arrested."),
        ("Candarave en alerta por heladas", "Candarave is on alert because of frost."),
        ("Bosque de Palpa en peligro por taladores ilegales",
         "A forest in Palpa is under threat from illegal loggers."),
        ("Yanesha bajo amenaza por narcotráfico", "The Yanesha are under threat because of drug trafficking."),
        ("Obreros de Casapalca en huelga por falta de pagos",
         "Workers at Casapalca are on strike because of a lack of payments."),
        ("Kandozi dispuestos a defender sus tierras", "The Kandozi are willing to defend their land."),
        ("Caseríos aislados por huaicos en Aplao", "Hamlets are cut off because of mudslides in Aplao."),
        ("Paro agrario: bloquean vía en Majes", "Amid the farmers' strike, a road has been blocked in Majes."),
        ("Suben a 11 los muertos por huaico en Yauli", "The death toll from a mudslide in Yauli has risen to 11."),
        ("Lurín: aumentan a seis los fallecidos tras choque de buses",
         "In Lurín, the death toll from a collision between buses has risen to six."),
        ("Logran rescatar a dos pescadores en Sechura", "Two fishermen have been rescued in Sechura."),
        ("Sierra de Áncash en alerta por heladas", "The highlands of Áncash are on alert because of frost."),
        ("Se intensifica búsqueda de pescador desaparecido en Sechura",
         "The search for a fisherman who went missing in Sechura has intensified."),
        ("Caseríos de Lagunas sin acceso a agua potable", "Hamlets in Lagunas do not have access to drinking water."),
        ("Kichwas preocupados por llegada de madereros a Alto Tigre",
         "The Kichwa are worried about the arrival of loggers in Alto Tigre."),
        ("Fin del paro en Ilave", "The strike in Ilave has ended."),
        ("Puno: acuerdo entre comuneros y minera Cori Puno para limpiar río",
         "In Puno, community members and the mining company Cori Puno have reached an agreement to clean up a river."),
        ("Luz verde al proyecto Haquira", "The Haquira project has been approved."),
        ("Se redujo la contaminación en Ilo", "Pollution has been reduced in Ilo."),
        ("Nueva mina Haquira producirá cobre", "The new Haquira mine will produce copper."),
        ("Cae banda 'Los Sombras' en Jaén", "The gang “Los Sombras” has been broken up in Jaén."),
        ("Capturan a ocho integrantes de la banda “Los Topos del Mineral” en Trujillo",
         "Eight members of the gang “Los Topos del Mineral” have been arrested in Trujillo."),
        ("Minería ilegal: destruyen nueve dragas en el río Cenepa",
         "Nine dredges have been destroyed on the Cenepa river."),
        ("Ordenan liberar a dirigente de Tía María",
         "The release of a leader of the Tía María mining project has been ordered."),
        ("Suspenden clases en 12 colegios de Ilave por nevada",
         "Classes have been suspended at 12 schools in Ilave because of heavy snow."),
        ("Inician construcción de puente en Lonya Grande", "The construction of a bridge has begun in Lonya Grande."),
        ("Reanudan búsqueda de desaparecidos en el río Ene",
         "The search for missing people has been resumed on the Ene river."),
        ("Defensoría registró 90 conflictos, la mayoría por minería",
         "The Ombudsman's Office has recorded 90 conflicts."),
        ("Defensoría: 90 conflictos se registraron en abril",
         "Ninety conflicts were recorded in April, according to the Ombudsman's Office."),
        ("Defensoría invoca al diálogo en Kañaris", "The Ombudsman's Office has called for dialogue in Kañaris."),
        ("Ordenan captura de alcalde de Putina", "The arrest of the mayor of Putina has been ordered."),
        ("Sismo de 5,1 daña 12 casas en Chuquibamba",
         "A magnitude 5.1 earthquake has damaged 12 houses in Chuquibamba."),
        ("Explosión en socavón de Ananea deja dos mineros muertos",
         "An explosion in a mine shaft in Ananea has left two miners dead."),
        ("Transportistas de Tacna anuncian paro el 3 de junio",
         "Hauliers in Tacna have announced a strike for 3 June."),
        ("Senamhi pronostica lluvias en la selva del 2 al 4 de junio",
         "The weather service (SENAMHI) has forecast rains in the jungle for 2 to 4 June."),
    ],
)  # fmt: skip
def test_telegram_is_mailed_unread(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert (sentence.text, sentence.grade) == (english, Grade.GREEN), sentence.findings


@pytest.mark.parametrize(
    "spanish",
    [
        "Fiscalía: 20 años de cárcel para exministro",
        "Piden once años de cárcel para exalcalde de Sandia",
        "Once años de cárcel para exalcalde de Sandia, pide fiscal",
        "Diez años de cárcel para quienes trafiquen mercurio",
        "Ley Forestal: diez años de cárcel para taladores",
        "Revocan 36 meses de prisión preventiva contra exgobernador de Tumbes",
        "36 meses de prisión preventiva para exgobernador de Tumbes serán apelados",
        "Multa de 90 UIT a minera queda sin efecto",
        "Gobierno pone a distritos en alerta por heladas",
        "Comunidades en peligro exigen ayuda",
        "Posible multa de 90 UIT a minera de Oyón",
        "Incendio en Lares: diez años después, sin detenidos",
        "Simulacro de sismo en Tacna: 40 heridos en ensayo",
        "Explosión en Arequipa: tres heridos identificados como mineros",
        "Incendio en Cusco: 300 hectáreas destruidas desde agosto",
        "Toma de decisiones en anexos de Ica",
        "Sin acuerdo entre comuneros y minera",
        "Posible acuerdo entre comuneros y minera",
        "Piden fin de la veda en Tumbes",
        "Congreso no da luz verde a proyecto Haquira",
        "Ayuda para caseríos en emergencia",
        "Reunión de alcaldes en contra de la ley",
        "Mesa de trabajo con alcaldes en huelga",
        "Una Amazonía sin petróleo",
        "Minería sin mercurio en Ananea",
        "Madre de niños con altos niveles de plomo",
        "Dirigentes de comunidad preocupada por derrame",
        "Huaico en Chosica: temen 30 viviendas afectadas",
    ],
)
def test_verb_is_not_supplied(spanish: str, resources: Resources) -> None:
    assert not with_verb(spanish, resources.names, resources.lexicon)


@pytest.mark.parametrize(
    "spanish",
    [
        "Diez años de cárcel para mineros ilegales",  # a law may have it
        "Derrame de petróleo en Cuninico",  # of whatever year
        "Posible derrame en Morona",
        "Nuevo paro en Espinar contra Antapaccay",  # one that is called
        "Laguna de Conococha contaminada por minera",  # an accusation
        "Gobernador anuncia huelga hasta el 3 de junio",
        "Homenajean a integrantes de 'Los Sombras'",
        "Minería ilegal: Las Bambas pide más policías",
        "Suspenden clases por nevada",
        "Detienen a alcalde de distrito de Huánuco por robo",  # of which district
        "Inician construcción en Satipo",  # of what
        "Rechazo a proyecto de ley pesquera",
        "Polémica por nombramiento de ministra de Energía y Minas",
        "Ejecutivo convoca a empresas forestales y de pesca a cumbre en Tumbes",
        "Ilo: inauguran “Tercer encuentro de pescadores artesanales”",
        "Flota promoverá la pesca, pero con respeto ambiental",
        "Vía a Ananea amanece otra vez bloqueada",
        "Cierre de pozos de agua en Ica",  # done, or planned
        "Entrega de títulos a 20 anexos de Satipo",
        "Toma de oficinas de la Dirección Regional de Pesquería por pescadores",
        "Laguna de Orcococha con altos niveles de plomo",
        "Caseríos de Nauta sin agua potable tras derrame",
        "Regidores de Calca a favor de la nacionalización del litio",
        "Bloqueos en tres provincias y choques con la policía en Puno",
        "Ordenan no liberar a dirigente de Tía María",
    ],
)
def test_telegram_that_may_say_something_else_is_an_editors(spanish: str, resources: Resources) -> None:
    found = sentences_of(item(spanish, field="title"), resources).sentences

    assert all(s.grade is Grade.AMBER for s in found), [s.text for s in found]


@pytest.mark.parametrize(
    ("title", "text", "grade"),
    [
        ("Once años de cárcel para exalcalde de Sandia",
         "La Corte de Puno lo condenó por colusión, a pedido de la fiscalía.",
         Grade.GREEN),
        ("Once años de cárcel para exalcalde de Sandia",
         "La fiscalía pidió esa pena. En 2019 fue condenado por otro caso.",
         Grade.AMBER),
        ("Once años de cárcel para exalcalde de Sandia", "El caso sigue en la provincia.", Grade.AMBER),
        ("Prisión preventiva para alcalde de Putina", "El juez rechazó el requerimiento del fiscal.", Grade.AMBER),
        ("Prisión preventiva para alcalde de Putina",
         "El juez la dictó ayer tras una audiencia de cinco horas.", Grade.GREEN),
        ("Incendio forestal en Oxapampa", "El fuego comenzó ayer en una chacra.", Grade.GREEN),
        ("Incendio forestal en Oxapampa", "A cinco años del siniestro, ayer se sembraron pinos.", Grade.AMBER),
    ],
)  # fmt: skip
def test_text_bears_out_what_the_headline_leaves_unsaid(
    title: str, text: str, grade: Grade, resources: Resources
) -> None:
    article = Item(id="1", title=title, text=text, lang="es", published_at=PUBLISHED, source="test")

    (told,) = [s for s in sentences_of(article, resources).sentences if s.evidence[0].field == "title"]

    assert told.grade is grade, (told.text, told.findings)


def test_what_was_found_is_not_told_without_where(resources: Resources) -> None:
    source = item(
        "La Diresa de Pasco halló plomo por encima del límite en el agua que beben nueve caseríos de Simón Bolívar."
    )

    assert all(s.grade is Grade.AMBER for s in sentences_of(source, resources).sentences)
