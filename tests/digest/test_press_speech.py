"""Who speaks and acts in press Spanish though not named again: unsaid subjects, quotations, media, firms, clitics."""

from dataclasses import replace

import pytest

from digest.english.resources import Resources
from digest.english.write import ItemEnglish, sentences_of
from digest.trust import trust_in
from pipeline.types import Grade
from tests.digest.english_corpus import item


def written(spanish: str, resources: Resources) -> ItemEnglish:
    return sentences_of(item(spanish), resources)


UNSAID = [
    ("El alcalde de Morona, Wilmer Rengifo, viajó a Lima. Pidió que el Gobierno declare en emergencia la zona.",
     "The mayor of Morona, Wilmer Rengifo, has asked the government to declare an emergency in the area."),
    ("La Fiscalía investiga al alcalde de Tahuamanu. Además, solicitó la detención de dos funcionarios.",
     "The Public Prosecutor's Office has requested the arrest of two officials."),
    ("El derrame contaminó el río, dijo el presidente de la comunidad Cuninico. Agregó que la empresa no entregó agua.",
     "The president of the community of Cuninico has added that the company did not deliver water."),
    ("La Policía detuvo a tres mineros en Huepetuhe. Fueron liberados el lunes en Puerto Maldonado.",
     "The miners were released in Puerto Maldonado on 20 May."),
    ("El Congreso aprobó la ley forestal. Será publicada el lunes.", "The forest law will be published on 20 May."),
    ("El Ejército rescató a 12 mujeres en Mazuko. Fueron llevadas a un albergue.",
     "The women have been taken to a shelter."),
    ("Los ronderos de Incahuasi bloquearon la vía. También exigieron la presencia del ministro.",
     "Peasant patrol members from Incahuasi have demanded the presence of the minister."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), UNSAID, ids=[s for s, _ in UNSAID])
def test_unsaid_subject_is_that_of_the_sentence_before(spanish: str, english: str, resources: Resources) -> None:
    found = {s.text: s for s in written(spanish, resources).sentences}

    assert english in found
    assert found[english].grade is Grade.AMBER
    assert len(found[english].evidence) > 1, "it rests on the sentence that tells who it is, too"


@pytest.mark.parametrize(
    ("spanish", "never"),
    [
        # what is so of things is not so of who was spoken of
        ("El Ministerio publicó el plan de la consulta. Cuenta con un presupuesto de 3 millones de soles.", "budget"),
        ("El alcalde anunció el concurso. Es el segundo de la región.", "second"),
        # two who agree
        ("Los mineros se enfrentaron a los comuneros. Fueron detenidos en Pataz.", "arrested"),
        ("El ministro recibió al alcalde. Firmó el convenio con la empresa.", "signed"),
        # who was accused, called or spoken of within a phrase may be the one
        ("El alcalde acusó al gobernador de corrupción. Negó que la obra esté paralizada.", "denied"),
        ("El juez citó al alcalde. Dijo que la obra será terminada en mayo.", "completed"),
        ("El juez ordenó la captura del alcalde. Fue detenido el lunes en Lima.", "was arrested"),
        ("El Congreso felicitó al Ejército. Será publicada el lunes.", "published"),
        # nobody was spoken of, or another number
        ("Pidió que el Gobierno declare en emergencia la zona.", "emergency"),
        ("Los comuneros viajaron a Lima. Pidió que se respete la vía.", "asked"),
        ("El río Nanay creció en mayo. Anunció que la obra será reparada.", "announced"),
    ],
)
def test_unsaid_subject_is_not_guessed(spanish: str, never: str, resources: Resources) -> None:
    assert all(never not in s.text for s in written(spanish, resources).sentences)


def test_first_line_goes_on_with_the_subject_of_the_headline(resources: Resources) -> None:
    source = replace(
        item("Acatarán un paro de 48 horas en Espinar\nLa asamblea se realizó ayer en la plaza de la ciudad."),
        title="Comuneros de Huisa anuncian una marcha contra la mina",
    )

    assert "Community members from Huisa will go on a 48-hour strike in Espinar." in {
        s.text for s in sentences_of(source, resources).sentences
    }


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("La Policía intervino un aserradero. Se trata de una planta de la empresa Bozovich.",
         "It is a plant belonging to the company Bozovich."),
        ("Un derrumbe mató a dos mineros. Ocurrió en la mina Colquijirca, en Pasco.",
         "It occurred at the Colquijirca mine, in Pasco."),
    ],
)  # fmt: skip
def test_what_it_is_stays_beside_the_text(spanish: str, english: str, resources: Resources) -> None:
    found = {s.text: s for s in written(spanish, resources).sentences}

    assert trust_in(found[english]) == "none"


QUOTED = [
    ("“La petrolera no ha limpiado el río”, afirmó la congresista Ruth Luque.",
     "The oil company has not cleaned up the river, according to the member of Congress Ruth Luque."),
    ("El alcalde de Urarinas dijo que “la empresa contamina el río”.",
     "The mayor of Urarinas has said that the company is polluting the river."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), QUOTED)
def test_quotation_about_others_is_told_as_said(spanish: str, english: str, resources: Resources) -> None:
    found = {s.text: s for s in written(spanish, resources).sentences}

    assert english in found
    assert found[english].grade is Grade.AMBER
    assert "“" in found[english].evidence[0].quote


@pytest.mark.parametrize(
    "spanish",
    [
        "“La mina contamina el río”.",
        "El “alcalde” de los mineros llegó a Lima.",
    ],
)
def test_quotation_of_oneself_or_of_nobody_is_left(spanish: str, resources: Resources) -> None:
    assert all(s.text.startswith("The “alcalde”") for s in written(spanish, resources).sentences)


NAMED = [
    ("Gestión informó que la mina Antamina cerrará en mayo.",
     "Gestión has reported that the Antamina mine will close in May."),
    ("Según El Comercio, la empresa pagó S/ 3 millones a la comunidad.",
     "According to El Comercio, the company has paid the community S/3 million."),
    ("El Estado adjudicó la obra a la peruana CASA y a la estatal china Sinohydro.",
     "The state has awarded the project to the Peruvian company CASA and the Chinese state company Sinohydro."),
    ("El presidente de la República, Pedro Rojas, llegó a Iquitos.",
     "The president, Pedro Rojas, has arrived in Iquitos."),
    ("La fiscal de la Nación viajó a Pucallpa.", "The attorney general has travelled to Pucallpa."),
    ("Los taladores huyeron cuando los comuneros los sorprendieron en Huepetuhe.",
     "The loggers fled when the community members caught them in Huepetuhe."),
    ("En Huepetuhe se logró incautar 20 dragas.", "In Huepetuhe, 20 dredges have been seized."),
    ("La Corte Superior declaró inocentes a once comuneros de Cotabambas.",
     "The Superior Court has acquitted 11 community members from Cotabambas."),
    ("El consorcio culpó al ministerio por no haberle entregado los estudios.",
     "The consortium has blamed the ministry for not handing over the studies."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), NAMED, ids=[s for s, _ in NAMED])
def test_reads(spanish: str, english: str, resources: Resources) -> None:
    found = {s.text: s for s in written(spanish, resources).sentences}

    assert english in found
    assert trust_in(found[english]) != "none"


@pytest.mark.parametrize(
    ("spanish", "never"),
    [
        ("La gestión del agua preocupa a la comunidad.", "Gestión"),
        ("La Policía detuvo a dos hombres después de que los comuneros los retuvieron.", "them"),
    ],
)
def test_leaves_alone(spanish: str, never: str, resources: Resources) -> None:
    assert all(never not in s.text for s in written(spanish, resources).sentences)
