"""Constructions that hold the facts of an article: shares, measures, ranks, some of many; each left to an editor."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.figures import figures
from digest.grounding import check_sentence, evidence_of
from digest.spanish.tokens import tokenise
from digest.trust import trust_in
from digest.vocabulary import load_vocabulary
from pipeline.types import Grade
from tests.digest.english_corpus import assert_doubted, item

#: Spanish, the English wanted, and what it is doubted for, which is this construction's own.
READ = [
    ("Solo en Huánuco, tres empresas talaron 940 hectáreas.",
     "In Huánuco alone, three companies have cleared 940 hectares of forest.", "there or then alone"),
    ("Solo en 2017, la empresa Maderera Real taló 320 hectáreas.",
     "In 2017 alone, the company Maderera Real cleared 320 hectares of forest.", "there or then alone"),
    ("La Contraloría calificó de irregular el contrato de la Municipalidad de Coata.",
     "The Comptroller's Office has described the contract of the municipality of Coata as irregular.",
     "what it is called"),
    ("La Defensoría del Pueblo tildó la ley de regresiva.",
     "The Ombudsman's Office has described the law as regressive.", "what it is called"),
    ("La ordenanza fue calificada de ilegal por el Ministerio de Cultura.",
     "The ordinance has been described as illegal by the Ministry of Culture.", "what it is called"),
    ("La Defensoría del Pueblo exigió el envío de medicinas a las familias de Chiriaco.",
     "The Ombudsman's Office has demanded the medicine shipment to families from Chiriaco.",
     "to whom it is to be given"),
    ("La Defensoría del Pueblo pidió al Ministerio de Salud que atienda a los niños y que analice el agua.",
     "The Ombudsman's Office has asked the Ministry of Health to treat the children and to analyse water.",
     "two things that are asked"),
    ("Lamas es la segunda provincia en aprobar una ordenanza de este tipo.",
     "Lamas is the second province to approve an ordinance of this kind.", "the first or second to do it"),
    ("Bolivia será el tercer país de la región, después de Ecuador, en suspender las exportaciones.",
     "Bolivia will be the third country in the region after Ecuador to suspend exports.",
     "the first or second to do it"),
    ("Los ronderos de Hualgayoc se unieron a los de Celendín.",
     "Peasant patrol members from Hualgayoc have joined those from Celendín.", "those of"),
    ("La minera Shahuindo, filial de la canadiense Pan American Silver, paralizó sus operaciones en Cajabamba.",
     "The mining company Shahuindo, a subsidiary of the Canadian company Pan American Silver, has halted its "
     "operations in Cajabamba.", "a firm of another"),
    ("De ratificarse, la ordenanza protegerá 12 lagunas de Puno.",
     "If it is ratified, the ordinance will protect 12 lakes of Puno.", "a condition at the head"),
    ("Varios de los apus de Datem del Marañón recibieron amenazas.",
     "Several of the community leaders from Datem del Marañón have received threats.", "some of them"),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english", "doubt"), READ, ids=[s[:40] for s, _, _ in READ])
def test_construction_is_read_with_a_doubt_of_its_own(
    spanish: str, english: str, doubt: str, resources: Resources
) -> None:
    assert_doubted(spanish, english, doubt, resources)


#: What needs no doubt of its own, as nothing in it may be meant otherwise.
SAID = [
    ("Los militares permanecerán 45 días en Huepetuhe.", "will remain in Huepetuhe for 45 days."),
    ("La cooperativa posee 800 hectáreas sembradas de café en Satipo.", "800 planted hectares of coffee"),
    ("En Tocache existen más de 30 mil hectáreas instaladas de palma.", "more than 30,000 hectares planted with palm"),
    ("La empresa se comprometió a pagar la multa y a limpiar la laguna.", "to pay the fine and to clean up the lake."),
    ("Las comunidades exigen que la empresa limpie el río y que el Estado entregue los títulos.",
     "that the company should clean up the river and that the state should hand over the titles."),
    ("El ministro anunció el acuerdo en la feria Expo Cacao 2018.", "Expo Cacao 2018 fair"),
    ("La empresa es responsable de los derrames registrados entre 2010 y 2014 en Loreto.",
     "the spills recorded between 2010 and 2014"),
    ("La Ley N.º 31090 declara de interés nacional la construcción de puentes en Ucayali.",
     "Law 31090 declares the construction of bridges in Ucayali to be of national interest."),
    ("Personal de la ANA viajó a Espinar con el fin de tomar muestras de agua y suelo.",
     "to Espinar to take water and soil samples."),
    ("La minería causó el 70 % de la deforestación en Camanti.", "has caused 70% of deforestation"),
    ("La empresa es responsable de la contaminación del río Coata.", "is responsible for the pollution of"),
    ("La minería ilegal destruyó buena parte del bosque de Camanti.", "has destroyed a large part of the forest"),
    ("El Ministerio de Energía y Minas publicará el reglamento antes de fin de año.", "before the end of the year"),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "part"), SAID, ids=[s[:40] for s, _ in SAID])
def test_measure_or_share_is_said(spanish: str, part: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources).sentences

    assert any(part in s.text for s in written), [s.text for s in written]


TOLD = [
    ("La Policía de Tumbes detuvo a 14 personas, de las cuales seis son menores de edad.",
     "Six of the 14 people are minors."),
    ("El Gobierno tituló 36 comunidades de Loreto, de las que 11 pertenecen al pueblo urarina.",
     "Eleven of the 36 communities belong to the Urarina people."),
    ("En Tocache hay más de 30 mil hectáreas de cacao, de las cuales 900 pertenecen a la empresa Tamshi.",
     "A total of 900 hectares belong to"),
    ("En Tocache existen más de 30 mil hectáreas instaladas de palma, de las cuales dependen unas dos mil familias.",
     "Some 2,000 families depend on more than 30,000 hectares planted with palm."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), TOLD, ids=[s[:40] for s, _ in TOLD])
def test_some_of_what_was_counted_are_told_of(spanish: str, english: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources).sentences

    found = next((s for s in written if s.text.startswith(english)), None)
    assert found is not None, [s.text for s in written]
    assert trust_in(found) == "read"
    assert "told of a part of its sentence" in [f.message for f in found.findings]


#: Long sentences, and a further statement that stands by itself.
FURTHER = [
    ("El Ministerio de la Producción anunció que modificará el reglamento, el cual fue aprobado en 2011.",
     "The regulations were approved in 2011."),
    ("La Defensoría anunció que revisará su plan de trabajo, que fue aprobado en 2019.",
     "The work plan was approved in 2019."),
    ("La ANA tomó muestras de agua y suelo, cuyos resultados se conocerán en octubre.",
     "The results of the water and soil samples will be made known in October."),
    ("Dos bancadas presentaron mociones contra el ministro, que serán debatidas en abril.",
     "The motions against the minister will be debated in April."),
    ("El alcalde presentó el informe de la supervisión del proyecto Zafranal, que desarrolla la empresa Teck.",
     "Teck is developing the Zafranal project."),
    ("La Orpio denunció que dos niñas fueron contratadas para recoger petróleo y exigió el envío de agua.",
     "The Regional Organisation of the Indigenous Peoples of the East (ORPIO) has demanded the dispatch of water."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), FURTHER, ids=[s[:40] for s, _ in FURTHER])
def test_what_hangs_on_a_long_sentence_is_told_by_itself(spanish: str, english: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources).sentences

    found = next((s for s in written if s.text == english), None)
    assert found is not None, [s.text for s in written]
    assert found.grade is Grade.AMBER


UNREAD = [
    ("La Policía detuvo a 14 personas en Tumbes, de los cuales seis son menores.", "Six of"),  # persons are feminine
    ("La Policía detuvo a seis personas en Tumbes, de las cuales 14 son menores.", "Fourteen"),  # more than there are
    ("Solo en Huánuco cayeron las ventas.", "alone"),  # nothing closes what it limits
    ("El alcalde calificó de ilegal y abusiva la ordenanza.", "as illegal"),  # half of what it is called
    ("El alcalde calificó de ilegales la ordenanza.", "as illegal"),  # of another number
    ("El alcalde anunció que revisará el plan, que será aprobado en 2020.", "The plan was"),  # what is to come
    ("La Orpio denunció que la empresa contrató niñas y exigió más horas.", "(ORPIO) has demanded"),  # who did it?
    ("Las quejas y las denuncias del sindicato se suman a las de la federación.", "those of"),  # which of the two
]


@pytest.mark.parametrize(("spanish", "never"), UNREAD, ids=[s[:40] for s, _ in UNREAD])
def test_what_is_not_certain_stays_unread(spanish: str, never: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources)

    assert not any(never in s.text for s in (*written.sentences, *written.fuller))


def test_what_companies_are_asked_for_is_not_told_as_given_to_people(resources: Resources) -> None:
    source = item("La federación exigió el pago de la deuda a la empresa Pluspetrol.")

    written = sentences_of(source, resources).sentences

    assert not any("to Pluspetrol" in s.text and s.grade is Grade.GREEN for s in written)


def test_those_of_the_sentence_before_are_doubted(resources: Resources) -> None:
    source = item("La Policía halló a 12 mineros en Camanti. Dos de ellos fueron detenidos.")

    told = next(s for s in sentences_of(source, resources).sentences if s.text.startswith("Two of them"))

    assert {"english", "anaphora"} <= {f.rule for f in told.findings}


def test_figure_of_what_was_counted_before_has_its_unit() -> None:
    text = "La empresa taló 12.188 hectáreas, de las cuales unas 6.845 están en Loreto."

    assert [(f.values[0], f.unit) for f in figures(text)] == [(12188.0, "ha"), (6845.0, "ha")]
    assert figures("Hay 12 hectáreas de la empresa y 3.000 en Loreto.")[1].unit == ""


CLITICS = [
    ("El Ministerio de Cultura debe publicarlo antes de fin de mes.", "must publish it before the end of the month."),
    ("Dos bancadas criticaron la norma y presentaron un proyecto para derogarla.", "presented a project to repeal it."),
    ("Los ronderos de Ayabaca retuvieron dos volquetes y prometieron devolverlos.", "and promised to return them."),
    ("La ANA observó el estudio y la empresa ofreció corregirlo.", "offered to correct it."),
]


@pytest.mark.parametrize(("spanish", "part"), CLITICS, ids=[s[:40] for s, _ in CLITICS])
def test_object_that_hangs_on_an_infinitive_is_said(spanish: str, part: str, resources: Resources) -> None:
    whole = sentences_of(item(spanish), resources)

    told = [s for s in (*whole.sentences, *whole.fuller) if part in s.text]
    assert told, [s.text for s in whole.sentences]
    assert all(s.grade is Grade.AMBER for s in told) or " it" not in part


def test_pronoun_of_a_person_or_of_all_that_was_said_is_not_guessed(resources: Resources) -> None:
    for spanish in (
        "El fiscal detuvo al alcalde de Parcoy y pidió encarcelarlo.",
        "Para lograrlo, el Ministerio de Cultura firmó un convenio con la Municipalidad de Atalaya.",
    ):
        whole = sentences_of(item(spanish), resources)
        assert not any(" it" in f" {s.text}".replace("its", "") for s in (*whole.sentences, *whole.fuller))


def test_a_word_that_only_ends_so_is_left_whole() -> None:
    assert [t.text for t in tokenise("una charla sobre derogarla")] == ["una", "charla", "sobre", "derogar", "-la"]


def test_ministries_that_share_their_word_are_named_in_full(resources: Resources) -> None:
    source = item("Los ministerios de Energía y Minas, del Ambiente y de Cultura aprobaron el plan de la reserva.")

    texts = [s.text for s in sentences_of(source, resources).sentences]

    wanted = (
        "The Ministry of Energy and Mines, the Ministry of the Environment and the Ministry of Culture have approved"
    )
    assert any(text.startswith(wanted) for text in texts), texts


def test_condition_is_never_left_off(resources: Resources) -> None:
    source = item("De construirse, la represa inundará 300 hectáreas de Urubamba, que la comunidad sembró de maíz.")

    whole = sentences_of(source, resources)

    assert all("If it is built" in s.text for s in (*whole.sentences, *whole.fuller) if "will flood" in s.text)


def test_what_came_later_is_told_without_saying_so(resources: Resources) -> None:
    source = "El relave alcanzó después el río Rímac."

    told = next(s for s in sentences_of(item(source), resources).sentences if "Rímac" in s.text)

    assert "later" not in told.text  # later than what, only the sentence before tells
    assert told.evidence[0].quote == source


def test_what_came_later_where_it_must_be_said_is_in_the_past(resources: Resources) -> None:
    (told,) = sentences_of(item("La minera dijo que presentó después el estudio."), resources).sentences

    assert told.text == "The mining company has said that it later presented the study."
    assert "a time that points back" in {finding.message for finding in told.findings}


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Un consorcio a cargo de la hidrovía entregó el estudio.", "A consortium in charge of the waterway"),
        ("La empresa a cargo de Petroperú paralizó la obra.", "The company run by Petroperú"),
        ("Comuneros de Espinar bloquean la carretera por segundo día.", "blocking the road for a second day."),
    ],
)
def test_who_is_in_charge_and_for_which_day(spanish: str, english: str, resources: Resources) -> None:
    assert any(english in told.text for told in sentences_of(item(spanish), resources).sentences)


def test_block_that_the_article_names_is_no_plot_of_land(resources: Resources) -> None:
    named = item("La federación rechazó el contrato del Lote 67. El lote es operado por la empresa Perenco.")
    plot = item("La federación rechazó el contrato. El lote es operado por la empresa Perenco.")

    assert any(s.text.startswith("The block is operated") for s in sentences_of(named, resources).sentences)
    assert not any(s.text.startswith("The block") for s in sentences_of(plot, resources).sentences)


def test_body_with_a_word_in_lower_case_is_known_by_its_acronym(resources: Resources) -> None:
    source = item("La Federación de Comunidades Nativas de la cuenca del Corrientes (Feconaco) rechazó el contrato.")

    texts = [s.text for s in sentences_of(source, resources).sentences]

    assert any("Federation of Native Communities of the Corrientes Basin (F" in text for text in texts), texts


def test_long_doubted_sentence_gives_way_to_a_briefer_one(resources: Resources) -> None:
    source = item(
        "El presidente de la Federación de Comunidades Nativas del Alto Tigre (Feconat), Luis Arahuanaza, señaló que "
        "el Gobierno se comprometió también a garantizar la educación de los niños y a limpiar los sitios contaminados "
        "por más de treinta años de actividad petrolera en la cuenca."
    )

    told = [s.text for s in sentences_of(source, resources).sentences if "undertook" in s.text]

    assert told
    assert all(len(text.split()) <= 40 for text in told), told


def test_if_not_is_a_denial_that_the_english_may_keep(resources: Resources) -> None:
    source = item("El ministro dijo que la empresa no operará en Loreto si no presenta el estudio.")

    told = next(s for s in sentences_of(source, resources).sentences if "if it does not" in s.text)

    findings = check_sentence(told.text, evidence_of(told, {source.id: source}), vocabulary=load_vocabulary(resources))
    assert [f.message for f in findings if f.severity == "error"] == []


def test_who_is_asked_is_never_what_is_asked_for(resources: Resources) -> None:
    source = item("El gobernador pidió al Congreso que apruebe la ley y anunció una visita a Iquitos.")

    whole = sentences_of(source, resources)

    assert not any("called for Congress" in s.text or "ask to" in s.text for s in (*whole.sentences, *whole.fuller))


def test_payment_that_may_be_to_them_or_by_them_stays_out_of_a_draft(resources: Resources) -> None:
    source = item("Los mineros exigen el pago de 20 mil soles a los comuneros de Chala.")

    told = [s for s in sentences_of(source, resources).sentences if "payment" in s.text]

    assert told
    assert all(trust_in(s) == "none" for s in told)


def test_splinters_are_no_infinitive() -> None:
    assert [t.text for t in tokenise("las esquirlas")] == ["las", "esquirlas"]
