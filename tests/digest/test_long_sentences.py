"""Long sentences of the press: what is said in pieces, whom something is given to, and verbs that no row fits."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from digest.english.loosened import widened
from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.grounding import EvidenceText, check_sentence, evidence_of
from digest.loosely import NOTE
from digest.trust import trust_in
from pipeline.types import Grade
from tests.digest.english_corpus import item


def lines(spanish: str, resources: Resources) -> list[str]:
    """All that a draft may hold of a sentence."""
    english = sentences_of(item(spanish), resources)
    return [s.text for s in (*english.sentences, *english.fuller)]


TOLD = [
    # to whom, the verb leaves open
    ("El municipio indicó que la empresa no le entregó los planos.",
     "The municipality has said that the company did not hand over the plans."),
    ("El ministerio le retiró la concesión en Puno.", "The ministry has withdrawn the concession in Puno."),
    ("En 2019 se les impuso una multa de 2 millones de soles.", "In 2019, a fine of S/2 million was imposed."),
    # what is asked or decided
    ("Los comuneros decidirán si venden los terrenos.", "The community members will decide whether to sell land."),
    # what a body says of itself
    ("La cooperativa respondió que pagó la multa.", "The cooperative has replied that it paid the fine."),
    ("Los taladores huyeron al verse cercados por los ronderos.",
     "The loggers have fled on being surrounded by the peasant patrol members."),
    # the parts of long sentences
    ("El gerente negó que su personal porte armas y atribuyó el incidente a cazadores.",
     "The manager has attributed the incident to hunters."),
    ("La obra, precisó la alcaldesa, depende de los recursos del canon.",
     "The project depends on mining tax revenue, according to the mayor."),
    ("La alcaldesa recordó que el plan ha avanzado: hasta fines de 2021 solo tres comunidades habían completado el "
     "trámite.",
     "The mayor has pointed out that by the end of 2021, only three communities had completed the procedure."),
    ("La comunidad pidió una ampliación de 300 hectáreas, trámite que inició en 2016.",
     "The community has called for an expansion of 300 hectares."),
    ("La vigilancia se extenderá por dos meses, periodo en el que la Marina tendrá una base en Santa Rosa de Yavarí.",
     "The navy will have a base in Santa Rosa de Yavarí."),
    ("La prefecta respaldó la marcha, pero advirtió que los mineros regresarán si no se vigila la quebrada.",
     "The prefect has supported the march."),
    ("La minera respondió que compró los predios, que emplea a 60 personas y que impugnará la multa.",
     "The mining company has replied that it employs 60 people."),
    ("La minera respondió que compró los predios, que emplea a 60 personas y que impugnará la multa.",
     "The mining company has replied that it will challenge the fine."),
    ("Los guardaparques siguen en Satipo y comerciantes de Mazamari han pedido una reunión.",
     "The park rangers are still in Satipo and traders from Mazamari have called for a meeting."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), TOLD, ids=[e[:40] for _, e in TOLD])
def test_long_sentence_is_told_for_an_editor(spanish: str, english: str, resources: Resources) -> None:
    assert english in lines(spanish, resources)
    assert all(s.grade is not Grade.GREEN for s in sentences_of(item(spanish), resources).sentences)


NOT_TOLD = [
    ("what was denied, behind a colon",
     "El alcalde negó la versión de los vecinos: la empresa vertió relaves en el río Tigre.", "poured"),
    ("what is feared, behind a colon",
     "Los comuneros temen lo peor: la empresa secará dos lagunas en Espinar.", "lakes"),
    ("what somebody answered, behind a colon",
     "La minera respondió con una carta: la comunidad vendió los terrenos en 2015.", "sold"),
    ("a condition that may hold for both parts",
     "La comunidad pedirá una ampliación si el juez falla a su favor, trámite que inició en 2016.",
     "called for an expansion"),
    ("what is said of somebody else's deed", "El alcalde respondió que pagaron la multa.", "he paid"),
    ("a doubling of another number", "La empresa les entregó al alcalde 20 computadoras.", "20 computers"),
    ("a part of what somebody is quoted with",
     "El dirigente dijo: “La mina compró los predios: hasta 2021 solo tres comunidades habían vendido”.",
     "only three communities"),
    ("whom somebody is charged, though not with what alone", "La fiscalía le imputa dos homicidios en Puno.",
     "homicides"),
    ("a list of what is wished",
     "La minera pidió que se anule la multa, que se archive el caso y que la Policía salga.",
     "has asked that the police leave."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "part"), [(s, p) for _, s, p in NOT_TOLD], ids=[why for why, _, _ in NOT_TOLD])
def test_part_that_rests_on_another_is_not_told_alone(spanish: str, part: str, resources: Resources) -> None:
    assert not any(part in line for line in lines(spanish, resources))


def test_verb_of_one_english_takes_any_subject_for_an_editor(resources: Resources) -> None:
    (sentence, *_) = sentences_of(item("La alcaldesa advirtió que la tala ilegal regresará."), resources).sentences

    assert sentence.text == "The mayor has warned that illegal logging will return."
    assert NOTE.removeprefix("amber: ") in {f.message for f in sentence.findings}
    assert trust_in(sentence) == "read"


def test_wider_frames_leave_senses_and_objects_as_they_are(resources: Resources) -> None:
    frames = resources.lexicon.frames
    wide = widened(frames)

    assert all(w.object == f.object for lemma in frames for w, f in zip(wide[lemma], frames[lemma], strict=True))
    assert wide["seguir"] == frames["seguir"]
    assert wide["hacer"] == frames["hacer"]
    assert wide["presentar"] == frames["presentar"]  # of several senses


def test_sentence_that_is_read_is_not_read_loosely(resources: Resources) -> None:
    (sentence, *_) = sentences_of(item("La Marina destruyó tres dragas en el río Nanay."), resources).sentences

    assert all("loosely" not in f.message for f in sentence.findings)


HEAD = "La federación Coreta exigió la titulación de sus tierras."
OWNED = [
    (f"{HEAD} Su presidenta, Elena Saboya, anunció que apelará la sentencia.",
     "The president of the Coreta federation, Elena Saboya, has announced that she will appeal against the ruling."),
    ("La minera Andes Sur retiró sus máquinas. Su campamento fue desmontado en Puno.",
     "The camp belonging to the mining company Andes Sur has been dismantled in Puno."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), OWNED, ids=["an office", "a thing"])
def test_su_at_the_head_is_of_whom_the_sentence_before_tells(spanish: str, english: str, resources: Resources) -> None:
    told = next(s for s in sentences_of(item(spanish), resources).sentences if s.text == english)

    assert told.grade is Grade.AMBER
    assert len(told.evidence) == 2  # it rests on both


@pytest.mark.parametrize(
    "spanish",
    [
        "El alcalde denunció a la minera Andes Sur. Su campamento fue desmontado en Puno.",  # of one or the other
        "El puente cayó en Puno. Su gerente negó la acusación.",  # a bridge has no manager
    ],
)
def test_su_of_nobody_or_of_two_is_not_guessed(spanish: str, resources: Resources) -> None:
    assert not any("camp of" in line or "manager of" in line for line in lines(spanish, resources))


INSERTED = [
    ("El sindicato pidió que se reabra la garita, solicitud que, según dijo, presentó hace dos meses.",
     "The trade union has asked for the checkpoint to be reopened."),
    ("La red Ayni demandó que el ministerio paralice las obras de la empresa Los Quenuales, que desde hace tres años "
     "ocupa, afirma, parte de la quebrada.",
     "The network of Ayni has demanded that the ministry should halt the projects of Los Quenuales."),
    ("La abogada de la comunidad, Rosa Chilón, de Tierra y Derechos (TIDE), remarcó que el juez ordenó inscribir a "
     "los comuneros.",
     "The lawyer of the community, Rosa Chilón, has stressed that the judge ordered the community members to be "
     "registered."),
    ("Los vecinos sostienen, por otro lado, que la planta secó dos lagunas y que el río Chico, que pasa por el pueblo, "
     "huele mal.", "The local residents have argued that the plant dried up two lakes."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), INSERTED, ids=[e[:40] for _, e in INSERTED])
def test_what_is_put_in_hides_nothing(spanish: str, english: str, resources: Resources) -> None:
    assert english in lines(spanish, resources)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Unos doscientos agricultores marcharon en Moyobamba.", "Some 200 farmers have marched in Moyobamba."),
        ("Doscientas cincuenta y tres familias recibieron títulos en Jaén.",
         "A total of 253 families have received titles in Jaén."),
        ("El reglamento prohíbe cualquier captura de delfines en Loreto.",
         "The regulations ban any catch of dolphins in Loreto."),
    ],
)  # fmt: skip
def test_hundreds_in_words_and_any(spanish: str, english: str, resources: Resources) -> None:
    assert english in lines(spanish, resources)


def test_what_is_appealed_against_does_not_appeal(resources: Resources) -> None:
    assert not any(
        "ruling will appeal" in line for line in lines("La federación anunció que apelará el fallo.", resources)
    )


def test_who_is_named_elsewhere_lends_no_more_than_the_name(resources: Resources) -> None:
    text = (
        "Los vecinos piden que el parque Los Cedros podría ampliarse con la comunidad nativa Tres Lagos. "
        "La comunidad recibió 12 títulos en Loreto."
    )

    (told,) = [s for s in sentences_of(item(text), resources).sentences if "12" in s.text]

    assert [e.quote for e in told.evidence[1:]] == ["comunidad nativa Tres Lagos"]
    assert not [f for f in check_sentence(told.text, evidence_of(told, {})) if f.rule == "G6"]


PLAIN = [
    # a word set apart by marks, of which an editor is told
    ("Los mineros pagan “cupos” al alcalde de Huepetuhe.",
     "The miners pay protection payments to the mayor of Huepetuhe."),
    # what a body has
    ("La empresa informó que cuenta con los permisos.", "The company has reported that it has the permits."),
    # a limit on what stands behind a preposition
    ("El municipio reconoció que la oficina solo dispone de 90 mil soles.",
     "The municipality has acknowledged that the office has only S/90,000."),
    # a comma that ought not to be there
    ("Los municipios, recibieron un fondo de S/31 millones.",
     "The municipalities have received a fund of S/31 million."),
    # at least so many
    ("Los apus aseguran que en la cuenca operan no menos de 45 dragas.",
     "The community leaders have said that in the river basin, at least 45 dredges operate."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), PLAIN, ids=[e[:40] for _, e in PLAIN])
def test_small_things_do_not_hide_a_sentence(spanish: str, english: str, resources: Resources) -> None:
    assert english in lines(spanish, resources)


def test_words_set_apart_are_for_an_editor_to_look_at(resources: Resources) -> None:
    (told,) = sentences_of(item("Los mineros pagan “cupos” al alcalde de Huepetuhe."), resources).sentences

    assert "words of a quotation" in {finding.message for finding in told.findings}


@pytest.mark.parametrize(
    "spanish", ["El gerente dijo que la mina “no contamina”.", "La empresa dijo que “nunca” vertió relaves."]
)
def test_a_denial_in_marks_is_not_told_without_them(spanish: str, resources: Resources) -> None:
    assert lines(spanish, resources) == []


@pytest.mark.parametrize(
    ("spanish", "day"),
    [
        ("Los ganaderos de Puno marcharán el viernes 17 en Lima.", "17 March"),
        ("Los ganaderos de Puno marcharon el viernes 17 en Lima.", "17 February"),
    ],
)
def test_day_without_its_month_lies_where_the_tense_says(spanish: str, day: str, resources: Resources) -> None:
    on = replace(item(spanish), published_at=datetime(2023, 3, 10, 12, tzinfo=UTC))

    (told, *_) = sentences_of(on, resources).sentences

    assert told.text.endswith(f" on {day}.")


def test_number_beside_a_weekday_is_its_day() -> None:
    evidence = [EvidenceText(quote="La junta se reunirá el sábado 2 en Juliaca.", published_on=date(2019, 2, 24))]

    wrong = check_sentence("The board will meet on 23 February.", evidence)  # the Saturday before

    assert "G3" in {finding.rule for finding in wrong if finding.severity == "error"}


def test_part_that_begins_a_sentence_tells_who_goes_on(resources: Resources) -> None:
    text = (
        "La federación Coreta respaldó la marcha, pero advirtió que xileará si no la oyen. "
        "También exigió la titulación de 12 comunidades."
    )

    told = next(s for s in sentences_of(item(text), resources).sentences if "12" in s.text)

    assert told.text == "The Coreta federation has demanded the titling of 12 communities."
    assert told.grade is Grade.AMBER


def test_any_is_for_an_editor_and_silence_is_kept(resources: Resources) -> None:
    (told,) = sentences_of(item("Tambogrande rechazó cualquier mina en 2002."), resources).sentences

    assert told.text == "Tambogrande rejected any mine in 2002."
    assert told.grade is Grade.AMBER
    assert lines("La empresa Andes Sur guardó silencio.", resources) == ["The company Andes Sur kept silence."]


def test_rank_may_stand_before_who_holds_an_office(resources: Resources) -> None:
    source = item("El jefe policial de Puno, coronel Luis Paz, anunció que cerrará la mina Rinconada.")

    english = sentences_of(source, resources)
    (told,) = [s for s in (*english.sentences, *english.fuller) if "Luis Paz" in s.text]

    assert told.text.startswith("The police chief of Puno, the colonel Luis Paz, has announced")
    assert "a rank before a name" in {finding.message for finding in told.findings}


def test_office_of_a_field_with_its_article_is_read(resources: Resources) -> None:
    (told,) = lines("La gerenta regional del Ambiente, Karol Dávila, anunció una inspección en Nauta.", resources)

    assert told == "The regional manager of the environment, Karol Dávila, has announced an inspection in Nauta."


def test_who_says_so_goes_along_with_either_part(resources: Resources) -> None:
    source = (
        "La prefecta respaldó la marcha, pero advirtió que los mineros regresarán si no se vigila la quebrada, "
        "informó Radio Lago."
    )

    told = lines(source, resources)

    assert told
    assert all("Radio Lago" in line for line in told)
    assert any("prefect has warned that the miners will return" in line for line in told)
    assert not any(line.startswith("A prefect") for line in told)
