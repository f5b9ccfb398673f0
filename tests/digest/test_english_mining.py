"""What the press writes of mining towns: where it was, who did what, and the words for it."""

import re

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        # places that are words or saints elsewhere
        ("Progreso: policía decomisa dos excavadoras", "In Progreso, police have confiscated two excavators."),
        ("Palca: detienen a tres mineros ilegales", "In Palca, three illegal miners have been arrested."),
        ("Ananea: policía decomisa cuatro excavadoras", "In Ananea, police have confiscated four excavators."),
        ("La Rinconada: detienen a cinco mineros", "In La Rinconada, five miners have been arrested."),
        ("Policía detiene a dos mineros en San Mateo", "The police have arrested two miners in San Mateo."),
        # what was done to roads, gates and explosives
        ("Comuneros toman carretera en Espinar", "Community members have blocked a road in Espinar."),
        ("Comuneros toman acceso a mina Constancia", "Community members have blocked access to the Constancia mine."),
        (
            "Cusco: bloquean carretera contra proyecto minero",
            "In Cusco, a road has been blocked in protest against a mining project.",
        ),
        (
            "Puno: bloquean puente de Asillo contra la contaminación",
            "In Puno, the Asillo bridge has been blocked in protest against pollution.",
        ),
        ("Chala: detonan dinamita en local de asociación minera", "dynamite has been set off"),
        # strikes
        ("Trabajadores de Toquepala acatan paro de 48 horas", "Workers at the Toquepala mine have gone on a 48-hour"),
        # who
        ("Huari: alcalde firma acuerdo con Antamina", "In Huari, the mayor has signed an agreement with"),
        ("MINEM capacita a 200 mineros de Lucanas", "has trained 200 miners from Lucanas."),
        ("Conchucos: rondas rechazan ingreso de Nexa a comunidad", "peasant patrols have rejected"),
        ("Sunafil sanciona con S/ 2 millones a minera por accidente", "has fined a mining company S/2 million"),
        # metals and what they are worth
        ("Sunat incauta 42 kilos de oro de dudosa procedencia", "has seized 42 kilos of gold of dubious origin."),
        ("Hochschild espera producir 300,000 onzas de oro equivalente", "expects to produce 300,000 ounces of gold"),
        ("Mineros de Arcata cobran utilidades", "have received"),
        # rivers that are called without "río"
        ("Marina destruye diez dragas en el Napo", "The navy has destroyed 10 dredges on the Napo."),
        ("Minería ilegal avanza en el Chinchipe", "Illegal mining is advancing on the Chinchipe."),
        ("La ANA halló turbidez en las nacientes del Marañón", "in the headwaters of the Marañón."),
        ("Policía detiene a dos mineros en el Callao", "in Callao."),
        # what was found, taken and shot at
        ("Madre de Dios: decomisan mercurio oculto en camión de papas", "a lorry carrying potatoes."),
        ("Dos sicarios escaparon en una moto con dirección a Nasca", "on a motorcycle towards Nasca."),
        ("Contraloría detecta perjuicio económico de S/ 3 millones en Huari", "has found a loss of S/3 million"),
        ("Producción de Quellaveco cayó 5% entre enero y setiembre", "Output at the Quellaveco mine fell by 5%"),
        ("SERNANP y ECA Amarakaeri desmantelan campamento minero", "and the Amarakaeri co-management body have"),
        ("Puno: municipalidad recupera cauce y decomisa dos motores", "has recovered the riverbed and confiscated"),
        # what stands behind people, plants and measures
        ("San Gabán: dos cocaleros muertos en enfrentamiento", "In San Gabán, two coca growers have died in a clash."),
        ("Camaná: clausuran planta que procesaba oro", "a plant that processed gold has been closed down."),
        ("Asesinan a dirigente que denunciaba a mineros en Puerto Inca", "has been murdered."),
        ("Toromocho podrá procesar 170 mil toneladas diarias", "to process 170,000 tonnes per day."),
        ("Perú perdió 150 mil hectáreas anuales de bosque", "150,000 hectares of forest per year."),
        ("Sala de Abancay absuelve a once comuneros", "A court in Abancay has acquitted 11 community members."),
        ("Comuneros de Cojata bloquean vía a la frontera", "have blocked a road to the border."),
        ("Pescadores de Sechura levantan bloqueo a mina de fosfatos", "the blockade of a phosphate mine."),
        ("Policía busca a cuatro encapuchados en Pataz", "are looking for four hooded men in Pataz."),
        # two kinds of harm
        (
            "Pataz: tres muertos y dos heridos en enfrentamiento",
            "In Pataz, three people have died and two people have been injured in a clash.",
        ),
    ],
)
def test_mining_press_is_said_as_english_says_it(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish, field="title"), resources).sentences[0]

    assert english in sentence.text


@pytest.mark.parametrize(
    "spanish",
    [
        "Alerta: mafias mineras avanzan en Huamachuco",  # a label, not the town of that name
        "Retienen dos camionetas de geólogos en Palca",  # whose they are is not "of geologists"
        "Madres de Paragsha exigen hospital de metales pesados",
        "Truchicultores de Ondores pierden 12 toneladas",  # of what?
        "Policía incauta 40 kilos en Puno",
        "Rio Tinto conserva 45%",
        "Comuneros expulsan de Huaynacotas a empresa que perforaba",  # it was not drilling "from Huaynacotas"
    ],
)
def test_what_no_reader_printed_is_not_sure(spanish: str, resources: Resources) -> None:
    english = sentences_of(item(spanish, field="title"), resources)

    assert all(s.grade is Grade.AMBER or "In Alerta" not in s.text for s in english.sentences)
    assert all(
        s.grade is Grade.AMBER
        for s in english.sentences
        if re.search("hospital|drilling|12 tonnes|40 kilos|45%", s.text)
    )


@pytest.mark.parametrize("spanish", ["Policía detiene a dos mineros en San Mateo de Huanchor"])
def test_longer_name_is_kept_whole(spanish: str, resources: Resources) -> None:
    english = sentences_of(item(spanish, field="title"), resources)

    assert all("San Mateo de Huanchor" in s.text for s in english.sentences)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Southern empieza a perforar en octubre", "will begin to drill in October."),  # published in May
        ("Southern empieza a perforar en marzo", "began to drill in March."),
    ],
)
def test_month_to_come_is_not_told_as_past(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish, field="title"), resources).sentences[0]

    assert english in sentence.text
