"""What somebody is quoted as saying, told in indirect speech: by whom, in the third person, for an editor."""

import pytest

from digest.doubts import asked
from digest.english.resources import Resources
from digest.english.write import ItemEnglish, sentences_of
from digest.reported import NOTE
from digest.spanish.firstperson import in_third_person
from digest.spanish.quotations import quotations
from pipeline.types import Grade, Sentence
from tests.digest.english_corpus import item


def written(spanish: str, resources: Resources) -> ItemEnglish:
    return sentences_of(item(spanish, field="text"), resources)


def told(text: str, resources: Resources) -> dict[str, Sentence]:
    """The sentences that tell somebody's words."""
    rule = NOTE.removeprefix("amber: ")
    found = written(text, resources).sentences
    return {s.text: s for s in found if any(finding.message == rule for finding in s.findings)}


TOLD = [
    # who speaks stands behind, before, between, beside where it was said, or is left to a term
    ("“Vamos a construir dos puentes en Tocache”, anunció el alcalde de Uchiza, Elmer Pinedo.",
     "The mayor of Uchiza, Elmer Pinedo, has announced that they will build two bridges in Tocache."),
    ("La ministra Rocío Salas dijo: \"Entregaremos 60 títulos a las comunidades de Ucayali\".",
     "The minister, Rocío Salas, has said that they will hand over 60 titles to the communities in Ucayali."),
    ("«Esta vez no nos vamos a retirar», aseguró por teléfono el titular del sector.",
     "The head of the sector has said that they will not withdraw."),
    ("“El paro sigue”, señaló Elena Cruz, presidenta de ORAU. “La empresa ha destruido 30 hectáreas de bosque”.",
     "Elena Cruz, the president of the AIDESEP regional organisation of Ucayali (ORAU), has said that the company has "
     "destroyed 30 hectares of forest."),
    ("“Hay seis heridos. La Policía disparó contra los manifestantes”, informó el director del hospital de Ilave.",
     "The director of the Ilave hospital has reported that the police shot at the protesters."),
    ("La congresista señaló que “la carretera no afectará a la reserva” y pidió una reunión.",
     "The member of Congress has said that the road will not affect the reserve."),
    ("“La empresa contamina el río. El Estado no responde”, dijo el dirigente Wilmer Ríos.",
     "The leader Wilmer Ríos has said that the company is polluting the river."),
    ("—Vamos a construir dos puentes en Tocache —anunció el alcalde de Uchiza.",
     "The mayor of Uchiza has announced that they will build two bridges in Tocache."),
    ("“No entregaremos el puerto a la empresa –dijo la alcaldesa de Uchiza–. La empresa contamina el río”.",
     "The mayor of Uchiza has said that the company is polluting the river."),
    # the group of who speaks: verbs, "nuestro", "nos"
    ("“La mina contamina nuestro río”, reclamó la alcaldesa de Ocongate, Yeni Huillca.",
     "The mayor of Ocongate, Yeni Huillca, has said that the mine is polluting their river."),
    ("“Nosotros exigimos que la empresa limpie el río”, dijo el dirigente Wilmer Ríos.",
     "The leader Wilmer Ríos has said that they demand that the company should clean up the river."),
    ("“Vivimos con miedo en la comunidad”, dijo el dirigente Wilmer Ríos.",
     "The leader Wilmer Ríos has said that they live with fear in the community."),
    ("“El Estado nos ha abandonado”, lamentó el jefe de la comunidad de Pampa Hermosa.",
     "The head of the community of Pampa Hermosa has said that they have been abandoned by the state."),
    # one thing and not another, and who was counted just before
    ("“La carretera no está cancelada, está en revisión”, señaló un funcionario del ministerio.",
     "An official of the ministry has said that the road is not cancelled."),
    ("“En 2018 se formalizó a dos mineros. Vamos a formalizar a 120 en los primeros cien días”, dijo el gobernador de "
     "Madre de Dios.",
     "The governor of Madre de Dios has said that they will formalise 120 miners in the first 100 days."),
    # himself
    ("“He pedido una reunión con el premier”, dijo la gobernadora regional de Moquegua, Gilia Luza.",
     "The regional governor of Moquegua, Gilia Luza, has said that she has called for a meeting with the prime "
     "minister."),
    ("“Mi comunidad rechaza la mina”, dijo el dirigente Wilmer Ríos.",
     "The leader Wilmer Ríos has said that his community rejects the mine."),
    ("“Hasta ahora no nos han entregado el estudio de impacto ambiental”, reclamó el alcalde de Cocachacra.",
     "The mayor of Cocachacra has said that so far, they have not received the environmental impact study."),
    ("“Nadie nos consultó sobre la represa”, sostuvo el presidente de la federación.",
     "The president of the federation has argued that they were not consulted about the dam."),
    ("“Llevamos siete años esperando la titulación”, se quejó el presidente de la comunidad.",
     "The president of the community has said that for seven years, they have been awaiting titling."),
    ("“Si Lima no envía los recursos, no podremos cumplir la meta”, advirtió el gobernador regional de Pasco, Ana Gil.",
     "The regional governor of Pasco, Ana Gil, has warned that they will not be able to meet the target if Lima "
     "does not send the resources."),
    ("“Tenemos 18 heridos y dos fallecidos”, informó el alcalde de Azángaro, Pedro Ccama.",
     "The mayor of Azángaro, Pedro Ccama, has reported that there are 18 injured and two dead."),
    ("“Presentamos la denuncia el 3 de mayo ante la Fiscalía de Pucallpa”, explicó a RPP el dirigente Ángel Pedro.",
     "The leader Ángel Pedro has explained that they filed the complaint with the Public Prosecutor's Office in "
     "Pucallpa on 3 May."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), TOLD)
def test_quotation_is_told_by_whom_and_for_an_editor(spanish: str, english: str, resources: Resources) -> None:
    found = told(spanish, resources)

    assert english in found
    assert found[english].grade is Grade.AMBER
    assert found[english].role == "position"
    assert all(evidence.quote in spanish for evidence in found[english].evidence)


@pytest.mark.parametrize(
    ("headline", "english"),
    [
        ("Alcaldesa de Punchana: “No entregaremos el puerto a la empresa”",
         "The mayor of Punchana has said that they will not hand over the port to the company."),
        ("Defensoría del Pueblo: “Hay 12 conflictos activos en Apurímac”",
         "The Ombudsman's Office has said that there are 12 active conflicts in Apurímac."),
        ("Alcaldesa de Punchana sobre paro en Nauta: “El puerto está operativo”",
         "The mayor of Punchana has said that the port is operational."),
        ("Alcaldesa de Punchana: No entregaremos el puerto a la empresa",
         "The mayor of Punchana has said that they will not hand over the port to the company."),
    ],
)  # fmt: skip
def test_quotation_in_a_headline_is_told_by_who_stands_before_its_colon(
    headline: str, english: str, resources: Resources
) -> None:
    found = sentences_of(item(headline, field="title"), resources).sentences

    assert [(s.text, s.grade) for s in found] == [(english, Grade.AMBER)]


def test_headline_with_a_topic_before_its_quotation_is_left(resources: Resources) -> None:
    assert not sentences_of(
        item("Espinar: “No vamos a permitir el ingreso de la mina”", field="title"), resources
    ).sentences


LEFT = [
    # of himself, to somebody, a question, a figure of speech's beginning, a fragment
    "“Mi comunidad rechaza la mina y su presidente también”, dijo el dirigente Wilmer Ríos.",
    "“No voy a renunciar al cargo”, dijo Rosario Quispe.",
    "“Me amenazaron de muerte en marzo”, dijo el dirigente Wilmer Ríos.",
    "“Vengan a ver cómo entregamos los títulos”, dijo el alcalde de Uchiza.",
    "“¿Cuándo vamos a recibir los 60 títulos?”, dijo el alcalde de Uchiza.",
    # nobody who speaks, or two who may
    "“Vamos a sembrar 200 hectáreas de cacao en Tocache”.",
    "“Entregaremos 60 títulos a las comunidades”, se lee en un cartel.",
    # who "they" are would be open: somebody else is left unsaid, or acts beside the group
    "“Cuenta con todos los permisos”, aseguró la empresa Las Bambas.",
    "“Destruyeron 30 hectáreas y vamos a denunciar a la empresa”, dijo el alcalde de Uchiza.",
    "“Los mineros han destruido 30 hectáreas y presentaremos la denuncia”, dijo el alcalde de Uchiza.",
    # past or present, the form does not say
    "“Tomamos agua del río en la comunidad”, dijo el alcalde de Uchiza.",
    # somebody else's word for it, or what somebody is accused of saying
    "Según el fiscal, el detenido dijo: “Tenemos 40 dragas en la mina”.",
    "El fiscal acusó al dirigente de decir: “Vamos a quemar la comisaría de Ilave”.",
    "El alcalde contó que un minero le dijo: “Vamos a quemar el campamento”.",
    # on which day, only the day of the interview tells
    "“Mañana entregaremos los títulos a las comunidades”, dijo la alcaldesa de Uchiza.",
    # what dashes set apart in the middle of a sentence, and a list
    "“No entregaremos –dijo la alcaldesa de Uchiza– el puerto a la empresa”.",
    "– Vamos a entregar 60 títulos – plazo de la obra.",
    # a mark is missing
    "\"Vamos a sembrar 200 hectáreas de cacao en Tocache, anunció el alcalde de Uchiza.",
]  # fmt: skip


@pytest.mark.parametrize("spanish", LEFT)
def test_what_is_not_certain_in_a_quotation_is_left(spanish: str, resources: Resources) -> None:
    assert not told(spanish, resources)


def test_sentence_within_a_quotation_is_no_statement_of_the_article(resources: Resources) -> None:
    text = (
        "“El río está contaminado. La empresa destruyó 30 hectáreas de bosque en Uchiza. "
        "Vamos a denunciar a la empresa”, dijo el alcalde de Uchiza."
    )

    found = [s.text for s in written(text, resources).sentences]

    assert found
    assert all(sentence.startswith("The mayor of Uchiza has said that") for sentence in found)


def test_sentence_in_a_paragraph_of_somebodys_words_is_no_statement_of_the_article(resources: Resources) -> None:
    text = (
        "“El río está sucio. La empresa destruyó 30 hectáreas de bosque en Uchiza.\n"
        "“El Estado no vino. Los mineros quemaron 12 viviendas en Uchiza”, dijo el alcalde de Uchiza."
    )

    found = [s.text for s in written(text, resources).sentences]

    assert found
    assert all(sentence.startswith("The mayor of Uchiza has said that") for sentence in found)


def test_statement_far_from_its_speaker_rests_on_both(resources: Resources) -> None:
    text = "“La Policía disparó contra los manifestantes. Hay seis heridos”, informó el director del hospital de Ilave."

    english = "The director of the Ilave hospital has reported that the police shot at the protesters."
    assert [evidence.quote for evidence in told(text, resources)[english].evidence] == [
        "La Policía disparó contra los manifestantes.", "informó el director del hospital de Ilave",
    ]  # fmt: skip


def test_speaker_who_is_left_unsaid_is_told_by_the_sentence_before(resources: Resources) -> None:
    text = "El alcalde de Uchiza viajó a Lima. “El río está contaminado. Encontramos 15 campamentos”, declaró."

    found = told(text, resources)["The mayor of Uchiza has stated that they found 15 camps."]

    assert [evidence.quote for evidence in found.evidence] == [
        "Encontramos 15 campamentos”, declaró", "El alcalde de Uchiza viajó a Lima.",
    ]  # fmt: skip


def test_who_is_quoted_goes_on_in_the_sentence_behind(resources: Resources) -> None:
    text = (
        "“La empresa no responde. Vamos a denunciar a la empresa”, dijo la alcaldesa de Uchiza. "
        "Agregó que el Estado entregó 30 cisternas."
    )

    found = {s.text: s for s in written(text, resources).sentences}
    english = "The mayor of Uchiza has added that the state handed over 30 tankers."

    assert found[english].evidence[0].quote == "Agregó que el Estado entregó 30 cisternas."
    assert "dijo la alcaldesa de Uchiza" in found[english].evidence[1].quote


def test_words_quoted_within_a_clause_are_read_in_it(resources: Resources) -> None:
    text = "La alcaldesa de Uchiza informó que “se han cerrado 25 pistas clandestinas” en la selva central."

    (found,) = written(text, resources).sentences

    assert found.text == (
        "The mayor of Uchiza has reported that 25 clandestine airstrips have been closed in the central jungle."
    )
    assert found.grade is Grade.AMBER


def test_editor_is_asked_whose_words_they_are() -> None:
    assert "somebody’s own words" in asked(NOTE.removeprefix("amber: "))


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("No nos vamos a retirar", "nosotros no se van a retirar"),
        ("Las mujeres hemos cuidado nuestro territorio", "las mujeres han cuidado nuestro territorio"),
        ("Nosotros mismos tendremos que cuidar el bosque", "nosotros tendrán que cuidar el bosque"),
        ("No queremos que nos consulten cuando todo esté decidido",
         "nosotros no quieren ser consultados cuando todo esté decidido"),
        ("Pedimos que las autoridades titulen nuestras tierras",
         "nosotros piden que las autoridades titulen nuestras tierras"),
        ("Durante años nos han engañado", "durante años nosotros han sido engañados"),
        ("Nos preocupa la contaminación del río", "nosotros están preocupados por la contaminación del río"),
        ("Nuestro país necesita carreteras nuevas", "el país necesita carreteras nuevas"),
        ("Es la primera vez que la empresa paga una multa", "por primera vez la empresa paga una multa"),
        ("No voy a renunciar", "yo no va a renunciar"),
        ("Creo que la empresa pagará la multa", "yo cree que la empresa pagará la multa"),
        ("Me comprometo a visitar la comunidad", "yo se compromete a visitar la comunidad"),
        ("El apoyo del Estado no llega a tiempo", "el apoyo del Estado no llega a tiempo"),
        ("Digo que la empresa pagará", None),
        ("Nos dijeron que vendría un ingeniero", None),
        ("Esta tierra es de nosotros y del pueblo", None),
    ],
)  # fmt: skip
def test_first_person_becomes_the_third(said: str, other: str | None, resources: Resources) -> None:
    assert in_third_person(said, resources.lexicon) == other


def test_quotations_know_their_statements_and_what_stands_beside_them() -> None:
    text = (
        "Dijo el alcalde: “Habrá agua en mayo. No habrá multas este año”.\n"
        "«Cartel viejo», “vamos a pagar la deuda hoy”, dijo."
    )

    first, term, second = quotations(text)

    assert [text[start:end] for start, end in first.statements] == ["Habrá agua en mayo.", "No habrá multas este año"]
    assert first.before is not None
    assert text[slice(*first.before)] == "Dijo el alcalde:"
    assert not term.statements
    assert second.behind is not None
    assert text[slice(*second.behind)] == "dijo"
