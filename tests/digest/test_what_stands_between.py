"""What stands between a verb and its object, and what an adjective behind a "de" belongs to."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

#: Spanish and what is written of it.
READ = [
    # a time and a place before the object
    ("La Fiscalía incautó el martes en el sector Balata cinco motores.",
     "The Public Prosecutor's Office seized five engines in the Balata sector on 14 May."),
    ("El Serfor entregó la semana pasada en la ciudad de Atalaya 14 permisos forestales.",
     "The forest service (SERFOR) granted 14 forestry permits in the city of Atalaya last week."),
    ("El Gobierno declaró en emergencia por treinta días los distritos de Tigre y Trompeteros.",
     "The government has declared the districts of Tigre and Trompeteros in a state of emergency for 30 days."),
    # where it was stands first if a clause would come between
    ("La Marina destruyó en el río Nanay ocho dragas que eran usadas para extraer oro.",
     "On the Nanay river, the navy has destroyed eight dredges used to extract gold."),
    ("La Marina destruyó el viernes en Huepetuhe ocho dragas que eran usadas para extraer oro.",
     "In Huepetuhe on 17 May, the navy destroyed eight dredges used to extract gold."),
    # what stands right behind the object stays with it
    ("La Fiscalía encontró en la vivienda del alcalde 30 mil soles en efectivo.",
     "The Public Prosecutor's Office has found S/30,000 in cash in the mayor's home."),
    # an adjective of the first noun behind its kind
    ("La empresa no contaba con las medidas de seguridad necesarias.",
     "The company did not have the necessary security measures."),
    # who says so, whom it was not done to
    ("Las comunidades sostienen que no fueron consultadas.",
     "The communities have argued that they were not consulted."),
    ("A un mes del crimen, la Fiscalía no ha identificado a los responsables.",
     "One month after the crime, the Public Prosecutor's Office has not identified the people responsible."),
    ("El dirigente murió cuando regresaba de Satipo.", "The leader died when he was returning from Satipo."),
    # on what occasion it was said, and what was said
    ("La federación denunció en un comunicado que los mineros ingresaron a la reserva.",
     "The federation has alleged in a statement that the miners have entered the reserve."),
    ("El alcalde sostuvo durante la reunión que la empresa incumplió los acuerdos.",
     "The mayor argued during the meeting that the company failed to honour the agreements."),
    # what stands within a group of verbs, and passives of two words
    ("La empresa podrá además vender los créditos.", "The company will be able to sell the credits."),
    ("El acuerdo fue dado a conocer en Oxapampa.", "The agreement has been announced in Oxapampa."),
    # one more of its like
    ("Un minero murió y otro resultó herido en Retamas.",
     "A miner has died and another has been injured in Retamas."),
    # what became of the object, before it
    ("El deslizamiento dejó sepultadas tres viviendas.", "The landslide left three homes buried."),
    ("La emboscada dejó heridos a dos policías.", "The ambush has left two police officers injured."),
    # in what sense it was done to who is told of next
    ("Tras ser liberado, el dirigente denunció al alcalde.",
     "After being released, the leader has denounced the mayor."),
    ("El 70 % del oro que exporta la región es ilegal.", "70% of the gold that the region exports is illegal."),
    # the most of all
    ("Ucayali es la región que más bosques perdió en 2022.",
     "Ucayali is the region that lost the most forest in 2022."),
    ("Las regiones con más conflictos son Cusco y Puno.", "The regions with the most conflicts are Cusco and Puno."),
    ("Los obreros que piden más policías marcharon en Pataz.",
     "The workers who call for more police have marched in Pataz."),
    # where and when, before who did it
    ("El dirigente asháninka Luis Ríos fue asesinado el viernes en Satipo por sicarios que llegaron en moto.",
     "The Asháninka leader Luis Ríos was murdered in Satipo on 17 May by hired killers who arrived by motorcycle."),
    ("Los pobladores de Livitaca bloquean la vía desde la semana pasada.",
     "Residents of Livitaca have been blocking the road since last week."),
    # what for, at some length
    ("La ministra del Ambiente viajará a Iquitos para reunirse con los alcaldes y los representantes de las "
     "comunidades nativas.",
     "The environment minister will travel to Iquitos to meet with the mayors and representatives of native "
     "communities."),
    ("El Congreso aprobó en primera votación un dictamen que amplía el Reinfo.",
     "In a first vote, Congress has approved a committee report that extends the mining formalisation register "
     "(REINFO)."),
    ("El Gobierno declaró de interés nacional la titulación de las comunidades nativas de Ucayali.",
     "The government has declared the titling of native communities in Ucayali a matter of national interest."),
    # up to so much, and by how long
    ("Petroperú emitirá bonos hasta por 800 millones de dólares.",
     "Petroperú will issue bonds worth up to US$800 million."),
    ("Las petroleras subieron hasta en 3 % el precio de los combustibles.",
     "The oil companies have raised fuel prices by up to 3%."),
    ("El Gobierno amplió por 45 días el estado de emergencia en Trujillo.",
     "The government has extended the state of emergency in Trujillo by 45 days."),
    ("Los mineros volvieron a La Pampa a pocas horas del desalojo.",
     "The miners returned to La Pampa a few hours after the eviction."),
    ("El presidente promulgó en Palacio de Gobierno la ley que amplía el Reinfo.",
     "At the presidential palace, the president has enacted the law that extends the mining formalisation register "
     "(REINFO)."),
    ("Los obreros tuvieron que ser evacuados de la mina.", "The workers had to be evacuated from the mine."),
    ("Clausuraron en Juliaca una planta que operaba sin licencia.",
     "A plant that was operating without a licence has been closed down in Juliaca."),
    # what may be going on
    ("Los mineros podrían estar operando en la zona de La Pampa.",
     "The miners could be operating in the La Pampa area."),
    ("En el Congreso existen dos proyectos que plantean derogar la norma.",
     "In Congress, there are two projects that propose repealing the law."),
    ("La mina empezará a operar en el primer trimestre del próximo año.",
     "The mine will begin to operate in the first quarter of next year."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), READ, ids=[english[:50] for _, english in READ])
def test_what_stands_between_hides_nothing(spanish: str, english: str, resources: Resources) -> None:
    assert [s.text for s in sentences_of(item(spanish), resources).sentences] == [english]


#: What must not be taken for an object or for what something is like.
LEFT = [
    ("who acts, put last", "Opera en La Pampa desde marzo una banda de extorsionadores.", "operates a gang"),
    ("an adjective that fits both", "Aprobó la ley de reforma tributaria.", "tax law of reform"),
    (
        "what was left pending",
        "Firmará los convenios de cooperación técnica que dejó pendientes.",
        "pending agreements",
    ),
]


@pytest.mark.parametrize(("spanish", "wrong"), [(s, w) for _, s, w in LEFT], ids=[why for why, _, _ in LEFT])
def test_what_stands_elsewhere_is_not_drawn_in(spanish: str, wrong: str, resources: Resources) -> None:
    assert all(wrong not in s.text for s in sentences_of(item(spanish), resources).sentences)


def test_passive_of_who_says_so_is_left_to_an_editor(resources: Resources) -> None:
    source = item("La Federación Nativa del Río Madre de Dios y Afluentes (Fenamad) afirmó que no fue informada.")

    assert all(s.grade is Grade.AMBER for s in sentences_of(source, resources).sentences)
