"""What an editor found wrong in whole bulletins: due days, two of a kind read as one, where something was agreed."""

from datetime import UTC, datetime

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.pointing import is_mistaken
from digest.trust import trust_in
from digest.wording import merged
from pipeline.types import Evidence, Grade, Item, Sentence
from tests.digest.english_corpus import item

IN_DECEMBER = datetime(2021, 12, 20, 12, tzinfo=UTC)


def first(spanish: str, resources: Resources) -> Sentence:
    return sentences_of(item(spanish), resources).sentences[0]


class TestDue:
    """The imperfect of a day to come tells what was due, and of a day past what was."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("El plazo para responder vencía el 10 de enero.", "was due to expire on 10 January."),
            ("El plazo para responder vencía el 10 de noviembre.", "expired on 10 November."),
            ("El contrato de la empresa vencía en 2024.", "was due to expire in 2024."),
            ("El contrato de la empresa vencía en 2019.", "expired in 2019."),
            ("La huelga comenzaba el 5 de enero en Puno.", "was due to begin in Puno on 5 January."),
        ],
    )
    def test_imperfect(self, spanish: str, english: str, resources: Resources) -> None:
        article = Item(id="1", title="", text=spanish, lang="es", published_at=IN_DECEMBER, source="test")

        assert sentences_of(article, resources).sentences[0].text.endswith(english)


class TestTwoOfAKind:
    """Two bodies are not one name, and communities are no project."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "El informe fue publicado por la Universidad Nacional de Ucayali y la Universidad de Piura.",
                "by the National University of Ucayali and the University of Piura.",
            ),
            (
                "El acuerdo fue firmado por la Asociación Bosques de Madre y la Federación Nueva Selva.",
                "by the Asociación Bosques de Madre and the Federación Nueva Selva.",
            ),
        ],
    )
    def test_bodies(self, spanish: str, english: str, resources: Resources) -> None:
        assert first(spanish, resources).text.endswith(english)

    def test_place_of_a_project_beside_another_place_is_doubted(self, resources: Resources) -> None:
        together = first("Coroccohuayco y Pacopata presentaron una demanda de amparo en Espinar.", resources)
        alone = first("Coroccohuayco será explotado por Antapaccay.", resources)

        assert "mining project" not in together.text
        assert trust_in(together) == "none"
        assert "mining project" in alone.text


class TestWhere:
    """What is agreed somewhere is done elsewhere."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "Los alcaldes se comprometieron en Iquitos a reforestar tierras.",
                "In Iquitos, the mayors have undertaken to reforest land.",
            ),
            (
                "Los ganaderos acordaron en Pucallpa vender tierras.",
                "In Pucallpa, the livestock farmers have agreed to sell land.",
            ),
            (
                "Los ronderos acordaron el 5 de mayo retirar las dragas del río Quiroz.",
                "On 5 May, the peasant patrol members agreed to remove the dredges from the Quiroz river.",
            ),
            (
                "El Congreso promulgó el 22 de enero una ley que declara de interés nacional la construcción de "
                "puentes en Ucayali.",
                "On 22 January, Congress enacted a law that declares the construction of bridges in Ucayali to be of "
                "national interest.",
            ),
        ],
    )
    def test_it_was_agreed(self, spanish: str, english: str, resources: Resources) -> None:
        assert first(spanish, resources).text == english


class TestWords:
    """Waterways, bills, what is required or in time."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("El Estado dragará las vías navegables de Loreto.", "the waterways in Loreto"),
            ("El ministerio no entregó a tiempo los informes técnicos.", "reports in time"),
            ("La minera presentó los planos que se requieren para aprobar la obra en Puno.", "that are required to"),
            ("La Fiscalía requirió 12 años de cárcel para el exalcalde de Iberia.", "has requested 12 years"),
            ("Dos bancadas presentaron proyectos para derogar la ley.", "bills to repeal the law"),
            ("La solicitud de la comunidad Nueva Luz está en trámite.", "is pending"),
        ],
    )
    def test_sense(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in first(spanish, resources).text

    def test_of_them_is_for_an_editor_to_place(self, resources: Resources) -> None:
        assert trust_in(first("Varios de ellos han recibido amenazas de muerte.", resources)) == "none"


class TestMistaken:
    """What readers would take to be of the body or the meeting that was told last."""

    @pytest.mark.parametrize(
        ("text", "before", "mistaken"),
        [
            ("The body has rejected the plan.", ["The Ministry of Culture has read the plan."], False),
            ("The body has rejected the plan.", ["The OEFA has read it.", "The road has not been built."], True),
            ("The body has replied.", ["He has said that a commission will travel to Satipo."], True),
            ("The president of the organisation, Rosa Díaz, has said it.", ["Perupetro has replied."], True),
            ("The president of the organisation, Rosa Díaz, has said it.", ["AIDESEP has replied."], False),
            ("The organisation has marched.", ["The Central of the Tambo River has met."], False),
            ("The letter was sent on 3 May.", ["The road has not been built."], True),
            ("The letter was sent on 3 May.", ["The farmers have written to the minister."], False),
            ("According to the letter, the body has not replied.", ["The road has not been built."], True),
            ("The body of the miner has been found.", ["The road has not been built."], False),
            ("The meeting was held in Iquitos.", ["The mayors have pledged to reforest land."], True),
            ("The meeting was held in Iquitos.", ["The mayors have met with farmers.", "Land is dear."], False),
            ("The river has flooded the body of the valley.", [], False),
        ],
    )
    def test_it_is_another(self, text: str, before: list[str], mistaken: bool) -> None:
        assert is_mistaken(text, before) is mistaken


class TestJoined:
    """Two that are said by one are told with one word of saying."""

    @pytest.mark.parametrize(
        ("first", "second", "joined"),
        [
            (
                "The mayor has said that the miners left Mazuko.",
                "The mayor has said that the miners burned a boat.",
                "The mayor has said that the miners left Mazuko and that they burned a boat.",
            ),
            (
                "The mayor has said that the miners left Mazuko.",
                "The mayor has said that loggers burned a boat.",
                "The mayor has said that the miners left Mazuko and that loggers burned a boat.",
            ),
            (
                "The mayor has said that the miners left Mazuko.",
                "The mayor has warned that loggers burned a boat.",
                "The mayor has said that the miners left Mazuko and has warned that loggers burned a boat.",
            ),
        ],
    )
    def test_said_once(self, first: str, second: str, joined: str) -> None:
        told = [
            Sentence(
                text=text, role="news", grade=Grade.GREEN, story="s",
                evidence=(Evidence(item="a", quote=text, start=n * 100, end=n * 100 + 90),),
            )
            for n, text in enumerate((first, second))
        ]  # fmt: skip

        assert [each.text for each in merged(told, lambda word, sentence: False)] == [joined]


def test_what_a_thing_is_stands_in_no_list_with_the_names_of_its_rivers(resources: Resources) -> None:
    text = first(
        "El ministerio evaluó la Hidrovía Amazónica, proyecto que abarca los ríos Tigre, Napo y Ucayali.", resources
    ).text

    assert "rivers, " not in text
    assert text.startswith("The ministry has assessed the Amazon waterway")


class TestTidied:
    """Small words that editors moved."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("El Estado no volverá a abandonar la zona de Mazuko.", "will not leave the Mazuko area again."),
            ("La empresa limpiará los suelos contaminados durante dos décadas de extracción.", "during two decades of"),
            ("El Ministerio de Transportes asfaltará la vía en Puno.", "The Ministry of Transport will"),
            ("Tres gerentes recibieron tres años de prisión suspendida.", "three-year suspended sentences"),
            ("Un derrame de petróleo en el Oleoducto Norperuano afectó a Nieva.", "spill from the North Peruvian"),
        ],
    )
    def test_wording(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in first(spanish, resources).text

    def test_what_is_lacking(self, resources: Resources) -> None:
        spanish = "Frente a la ausencia del Estado, la Fenamad anunció patrullajes en Iberia."

        (fuller,) = sentences_of(item(spanish), resources).fuller
        assert fuller.text.startswith("Given the absence of the state, ")


class TestHours:
    """A deed of a moment is done in the hours from which it is told."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "Desde la madrugada del martes 19 de febrero, 200 policías ingresaron a La Pampa.",
                "In the early morning of 19 February, 200 police entered La Pampa.",
            ),
            (
                "Desde la mañana del 18 de febrero, agentes allanaron seis viviendas en Tacna.",
                "raided six homes in Tacna.",
            ),
        ],
    )
    def test_deeds(self, spanish: str, english: str, resources: Resources) -> None:
        told = first(spanish, resources).text

        assert told.endswith(english)
        assert "since" not in told.lower()

    def test_what_lasts_is_told_since_then(self, resources: Resources) -> None:
        told = [
            sentence.text
            for sentence in sentences_of(
                item("Los transportistas mantienen el bloqueo desde la madrugada del 18 de febrero."), resources
            ).sentences
        ]

        assert not any(" in the early morning" in text.lower() for text in told)


class TestLess:
    """Shares and money are less than a figure; people and things are fewer."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("La Sunat incautó menos del 2% del oro ilegal.", "less than 2%"),
            ("El Gobierno invirtió menos de S/ 3 millones en la carretera.", "less than S/3 million"),
            ("La Policía detuvo a menos de 30 mineros ilegales en Pataz.", "fewer than 30"),
        ],
    )
    def test_less_or_fewer(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in first(spanish, resources).text

    def test_last_years_take_their_article(self, resources: Resources) -> None:
        told = first("La inversión minera creció 42% en últimos cinco años.", resources).text

        assert told.endswith("in the last five years.")


def test_titles_are_handed_over_to_people(resources: Resources) -> None:
    told = first("El ministerio entregó 900 títulos para agricultores de Puno.", resources).text

    assert told.endswith("handed over 900 land titles to farmers in Puno.")


def test_place_of_a_deed_is_left_off_with_it(resources: Resources) -> None:
    """He is not to be in prison there: "por la tala de …, en Loreto"."""
    told = [
        sentence.text
        for sentence in sentences_of(
            item(
                "Un juzgado de Iquitos condenó a ocho años de prisión a Raúl Peña, gerente de la empresa Cacao del "
                "Bosque, por la deforestación de cerca de 900 hectáreas de bosque en Tamshiyacu, en Loreto."
            ),
            resources,
        ).sentences
    ]

    assert told
    assert not any("prison in Loreto" in text for text in told)
