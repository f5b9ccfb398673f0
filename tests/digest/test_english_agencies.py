"""Headlines as English agencies tell them: what goes on, what is whose, holes and roads that nobody has named."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Item, Sentence
from tests.digest.english_corpus import PUBLISHED, item


def headline(spanish: str, resources: Resources) -> Sentence:
    return sentences_of(item(spanish, field="title"), resources).sentences[0]


def article(title: str, text: str, resources: Resources) -> dict[str, Grade]:
    read = Item(id="1", title=title, text=text, lang="es", published_at=PUBLISHED, source="test")
    return {s.text: s.grade for s in sentences_of(read, resources).sentences}


class TestAllOfThem:
    """A bare plural of what somebody or a place has means all of it."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Policía allana viviendas de exfuncionarios de Piura", "the homes of former officials"),
            ("Fiscalía allana viviendas del alcalde de Huanta", "the homes of the mayor of Huanta."),
            ("Serfor detecta tala ilegal en bosques de Tahuamanu", "in the forests of Tahuamanu."),
            ("Comuneros piden proteger lagunas de Huancabamba", "for the lakes of Huancabamba to be protected."),
            ("Hallan dragas en ríos de Condorcanqui", "found on rivers in Condorcanqui."),
            ("Inundación afecta 22 casas de Uchiza", "22 houses in Uchiza."),
        ],
    )
    def test_has_its_article(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text


class TestGoingOn:
    """What threatens is threatening; a road closed by people is blocked, for as long as the text says."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Relaves mineros amenazan laguna de Junín", "Mine tailings are threatening a lake in Junín."),
            ("Minería ilegal amenaza parque nacional Otishi", "is threatening the Otishi National Park."),
            ("Sicuani: comuneros cierran carretera", "In Sicuani, community members have blocked a road."),
            ("Municipalidad cierra avenida en Cusco", "The municipality has closed an avenue in Cusco."),
        ],
    )
    def test_headline(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text

    def test_by_what_the_text_below_says(self, resources: Resources) -> None:
        title = "Campesinos cierran carretera en Paucartambo"
        lasts = article(title, "Los campesinos llevan tres días en la vía.", resources)
        assert "Peasants have been blocking a road in Paucartambo." in lasts
        others = article(title, "Desde hace cinco días, sus dirigentes dialogan en Lima.", resources)
        assert "Peasants have blocked a road in Paucartambo." in others
        over = article(title, "Los campesinos levantaron la medida tras tres días.", resources)
        assert "Peasants have blocked a road in Paucartambo." in over
        out = article("Incendio amenaza bosque de Huarango", "El incendio fue controlado ayer.", resources)
        assert "A fire has threatened the forest of Huarango." in out


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Desborde del río Rímac inunda viviendas en Chosica", "The Rímac river has burst its banks and flooded homes"),
        ("Requena: desborde de río inunda 12 caseríos", "a river has burst its banks and flooded 12 hamlets."),
        ("Desbordamiento del río inunda 40 viviendas en Yurimaguas", "The river has burst its banks and flooded 40"),
        (
            "Desborde del río Huallaga afecta 30 hectáreas de cacao en Tocache",
            "burst its banks and affected 30 hectares",
        ),
        ("Atacan base de la Marina en el río Putumayo", "A navy base has been attacked"),
        ("Comuneros cierran las puertas de la mina Cobriza", "have closed the gates of the Cobriza mine."),
        (
            "Pobladores de Santa Clara esperan el fallo por el asesinato de su líder",
            "are awaiting the ruling on the mur",
        ),
        ("Cuatro heridos en enfrentamiento por tierras en Andoas", "injured in a clash over land in Andoas."),
        ("Comunidades bloquean el Marañón", "Communities have blocked the Marañón."),
        ("Proyecto Yanacocha Sulfuros de Newmont es postergado", "Newmont's Yanacocha Sulfuros project has been"),
        (
            "Juez ordena al Estado titular a comunidad asháninka de Cushireni",
            "the state to grant title to the Asháninka",
        ),
        ("Lluvias destruyen 90 hectáreas de banano y arroz en Sullana", "90 hectares of bananas and rice"),
        ("Voluntarios restauran bosques del Bosque de Protección Alto Mayo", "have restored the Alto Mayo Protection"),
        ("Buenaventura pide modificar plan de cierre", "has asked for its closure plan to be amended."),
        ("Queman camioneta de la Policía en Cotabambas", "A police pick-up truck has been burned"),
        ("Incendian bote de la Marina en el río Santiago", "A navy boat has been set on fire"),
        ("Tres soldados desaparecen en operativo antidrogas en Vizcatán", "gone missing during an anti-drug operation"),
        ("Camión con mineral cae al abismo en Huarochirí", "fallen into a ravine in Huarochirí."),
        ("Tractor cae a precipicio en Yauyos", "fallen into a ravine in Yauyos."),
        ("Camión cae al río Mantaro en Jauja", "fallen into the Mantaro river"),
        ("Mina de zinc de Nexa reinicia operaciones en Pasco", "Nexa's zinc mine has resumed operations"),
        ("Tres detenidos en paro contra peaje en Ica", "arrested during a strike against a toll in Ica."),
        ("Cinco detenidos en protesta contra Antapaccay en Yauri", "arrested during a protest against the Antapaccay"),
        ("Detienen a seis agricultores en protesta contra Tía María en Islay", "arrested in Islay during a protest"),
    ],
)
def test_headline(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("La Defensoría registró 205 conflictos sociales al cierre de marzo.", "recorded 205 social conflicts at the"),
        (
            "Entre enero de 2023 y marzo de 2024, el distrito de Codo del Pozuzo perdió 900 hectáreas de bosque.",
            "Between January 2023 and March 2024, the district of Codo del Pozuzo lost 900 hectares",
        ),
        (
            "Desde enero hasta abril, la región Loreto perdió 4 mil hectáreas de bosque.",
            "Between January and April, the",
        ),
        ("Del 2001 al 2022, Ucayali perdió 500 mil hectáreas de bosque.", "Between 2001 and 2022, Ucayali lost"),
        ("Las operaciones de Nexa en Atacocha fueron suspendidas.", "Nexa's operations at the Atacocha mine have been"),
        ("Tres comuneros fueron heridos en protestas por el agua en Cocachacra.", "in protests over water in Coca"),
        ("El desborde del río Zaña inundó 30 casas el 12 de mayo.", "The Zaña river flooded 30 houses"),
        ("El proyecto de oro de Bear Creek demandará US$ 300 millones en Puno.", "Bear Creek's gold project will"),
        ("Un bus con mineros cayó al barranco en Lucanas.", "fallen into a ravine in Lucanas."),
    ],
)
def test_text(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish), resources).sentences[0]
    assert english in sentence.text
    assert "has recorded" not in sentence.text


def test_a_case_nobody_has_told_of_is_left_to_the_editor(resources: Resources) -> None:
    assert headline("Familias de Soritor esperan la sentencia definitiva", resources).grade is Grade.AMBER
    denied = "The former mayors have denied the charges."
    raided = article("Allanan casas de exalcaldes de Paita", "Los exalcaldes negaron los cargos.", resources)
    assert raided[denied] is Grade.AMBER
    accused = article("Acusan de peculado a exalcaldes de Paita", "Los exalcaldes negaron los cargos.", resources)
    assert accused[denied] is Grade.GREEN


def test_a_post_is_no_charge(resources: Resources) -> None:
    sentence = sentences_of(item("Rosa Quispe asumió el cargo el 3 de mayo."), resources).sentences[0]
    assert not any("cargo" in f.message for f in sentence.findings if f.rule == "anaphora")


def test_a_warning_of_nothing_is_not_written(resources: Resources) -> None:
    read = sentences_of(
        item("Contralor advierte en Tarma: hospital con fisuras y obra pagada", field="title"), resources
    )
    assert not any(s.text.startswith("The comptroller has warned in Tarma") for s in read.sentences)


def test_titles_are_for_land_and_given_to_people(resources: Resources) -> None:
    title = "Gore Loreto entrega títulos a comunidades y {} de Nauta"
    assert "titles to communities and for rural plots in" in headline(title.format("predios rurales"), resources).text
    assert "titles to communities and associations in" in headline(title.format("asociaciones"), resources).text


def test_what_spreads_is_spreading_while_it_is_told(resources: Resources) -> None:
    assert headline("Minería ilegal avanza en la Reserva Comunal Amarakaeri", resources).text == (
        "Illegal mining is advancing in the Amarakaeri Communal Reserve."
    )
    assert headline("La minería ilegal avanzó en Tambopata", resources).text.startswith("Illegal mining has advanced")


def test_money_comes_from_a_crime(resources: Resources) -> None:
    told = headline("Alcalde de Pataz recibió dinero de la minería ilegal", resources).text
    assert told.endswith("money from illegal mining.")
