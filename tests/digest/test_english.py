"""The writer on the corpus: what is wanted, what must stay unwritten, and what each sentence rests on."""

import resource
import sys

import pytest

from digest.claim_types import PIECE
from digest.english.gist import Gist, NoGist, gist_of
from digest.english.neutral import neutral_line
from digest.english.resources import Resources, load_resources
from digest.english.restate import LONGEST_RUN, longest_run
from digest.english.write import sentences_of
from pipeline.types import Grade, Item
from tests.digest.english_corpus import PUBLISHED, item, rows

LEADS = rows("leads.tsv")
ABSTAIN = rows("abstain.tsv")
TRAPS = rows("traps.tsv")


def test_corpus_covers_classes_and_regions() -> None:
    assert len(LEADS) >= 60
    assert len({r["event"] for r in LEADS}) >= 12
    assert len({r["region"] for r in LEADS} - {"national"}) >= 10
    assert len(ABSTAIN) >= 80


@pytest.mark.parametrize("lead", LEADS, ids=[r["spanish"][:50] for r in LEADS])
def test_lead_is_written_as_wanted(lead: dict[str, str], resources: Resources) -> None:
    source = item(lead["spanish"], field=lead["field"])

    english = sentences_of(source, resources)

    assert [s.text for s in english.sentences if PIECE not in s.frame] == [lead["english"]]
    sentence = next(s for s in english.sentences if PIECE not in s.frame)
    assert sentence.grade == lead["grade"]
    (evidence,) = sentence.evidence
    whole = source.title if evidence.field == "title" else source.text
    assert whole[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("field", ["title", "text"])
@pytest.mark.parametrize("row", ABSTAIN, ids=[r["sentence"][:50] for r in ABSTAIN])
def test_unsure_sentence_is_never_green(row: dict[str, str], field: str, resources: Resources) -> None:
    english = sentences_of(item(row["sentence"], field=field), resources)

    assert all(s.grade is Grade.AMBER for s in english.sentences)
    if not english.sentences:
        assert english.unwritten
        assert english.unwritten[0].reason


@pytest.mark.parametrize("row", TRAPS, ids=[r["sentence"][:50] for r in TRAPS])
def test_trap_is_right_or_not_written(row: dict[str, str], resources: Resources) -> None:
    english = sentences_of(item(row["sentence"]), resources)

    assert [s.text for s in english.sentences if s.grade is Grade.GREEN] in ([], [row["right"]])


def test_missing_words_are_named(resources: Resources) -> None:
    (unwritten,) = sentences_of(item("Los pobladores zarandearon al ingeniero."), resources).unwritten

    assert unwritten.missing == ("zarandearon",)


def test_best_sentence_comes_first(resources: Resources) -> None:
    text = "¿Qué pasa? La población espera. La Policía detuvo a tres taladores ilegales en Ucayali."

    english = sentences_of(item(text), resources)

    assert english.sentences[0].text == "The police have arrested three illegal loggers in Ucayali."


def test_english_sentence_is_told_in_other_words(resources: Resources) -> None:
    source = "Indigenous leaders from Loreto demanded the withdrawal of the oil company."

    (sentence,) = sentences_of(item(source, lang="en"), resources).sentences

    assert sentence.text == "Indigenous leaders from Loreto have called for the withdrawal of the oil company."
    assert longest_run(source, sentence.text) <= LONGEST_RUN
    assert sentence.grade is Grade.AMBER


def test_english_that_would_be_copied_is_left(resources: Resources) -> None:
    source = "The government approved a law that was long awaited by the small gold miners of the southern jungle."

    english = sentences_of(item(source, lang="en"), resources)

    assert english.sentences == ()
    assert english.unwritten[0].reason == "English that cannot be told otherwise"


def test_neutral_line_quotes_the_headline() -> None:
    source = item("Los retos de la titulación", field="title")

    line = neutral_line(source, topics=["titling"], regions=["Loreto"], outlet="Servindi")

    assert (
        line.text == "Servindi reported on indigenous land titling in Loreto on 20 May: “Los retos de la titulación”."
    )
    assert line.grade is Grade.NEUTRAL
    assert line.evidence[0].quote == source.title


def test_rounded_figure_leaves_its_formula(resources: Resources) -> None:
    sentence = "El Gobierno reconoció 1 402 335 hectáreas en Loreto."

    written = sentences_of(item(sentence), resources).sentences[0]

    assert "1.4 million hectares" in written.text
    assert written.formulas == ("1 402 335 -> 1.4 million (3 digits)",)


@pytest.mark.slow
def test_the_lexicon_keeps_its_limit_of_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    fresh = load_resources()
    for lead in LEADS:
        sentences_of(item(lead["spanish"], field=lead["field"]), fresh)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000


def test_adverb_stands_within_the_verb(resources: Resources) -> None:
    (sentence,) = sentences_of(
        item("Las autoridades locales también destruyeron dos dragas en Loreto."), resources
    ).sentences

    assert sentence.text == "Local authorities have destroyed two dredges in Loreto."


def test_gist_keeps_names_and_is_marked(resources: Resources) -> None:
    echo = [sys.executable, "-c", "import sys; print(sys.stdin.read().upper().replace('QN', 'Qn').replace('Q ', 'q '))"]

    found = gist_of("La Defensoría del Pueblo habló ayer", resources.names, command=echo)

    assert found == Gist(text="[machine reading] LA Ombudsman's Office HABLÓ AYER")


def test_gist_says_why_there_is_none(resources: Resources) -> None:
    found = gist_of("Hola", resources.names, command=["/nonexistent/apertium"])

    assert isinstance(found, NoGist)
    assert "failed" in found.reason


@pytest.mark.parametrize("field", ["title", "text"])
@pytest.mark.parametrize(
    "text",
    ["", "   ", "()", "((((", "a", "12 de", "el 31 de febrero de 2024 la comunidad", "US$", "S/ ", "1.2.3", "“", "NO",
     "\n\n", "El " * 80, "de " * 60, "la comunidad y " * 20, "Más de", "entre 2020 y", "hace", "según", "que que que"],
)  # fmt: skip
def test_broken_text_is_left_unwritten(text: str, field: str, resources: Resources) -> None:
    assert sentences_of(item(text, field=field), resources).sentences == ()


def test_person_without_a_is_no_object(resources: Resources) -> None:
    english = sentences_of(item("Demandan dirigentes", field="title"), resources)

    assert english.sentences == ()


def test_sentence_that_points_back_is_green_behind_what_it_points_to(resources: Resources) -> None:
    before = "La Policía detuvo a tres taladores en una comunidad de Loreto. "
    after = "La comunidad rechazó a Petroperú."

    (_, followed) = sentences_of(item(before + after), resources).sentences
    (alone,) = sentences_of(item(after), resources).sentences

    assert (followed.text, followed.grade) == ("The community has rejected Petroperú.", Grade.GREEN)
    assert alone.grade is Grade.AMBER


def test_what_was_named_before_is_called_by_its_name(resources: Resources) -> None:
    text = "La Policía detuvo a tres taladores en la comunidad nativa Santa Rosa. La comunidad rechazó a Petroperú."

    (_, sentence) = sentences_of(item(text), resources).sentences

    assert sentence.text == "The native community of Santa Rosa has rejected Petroperú."
    # of the sentence that names it the name alone: what else it says is no part of who that is
    assert [e.quote for e in sentence.evidence] == ["La comunidad rechazó a Petroperú.", "comunidad nativa Santa Rosa"]
    assert all(text[e.start : e.end] == e.quote for e in sentence.evidence)


def test_of_two_that_were_named_none_is_meant(resources: Resources) -> None:
    text = "La comunidad nativa Paoyhan y la comunidad nativa Santa Rosa protestaron. La comunidad rechazó a Petroperú."

    sentences = sentences_of(item(text), resources).sentences

    assert all("has rejected" not in s.text or "Santa Rosa" not in s.text for s in sentences)


def test_person_is_introduced_as_the_article_does(resources: Resources) -> None:
    source = Item(
        id="1", title="Rosa Quispe rechaza la ley minera", lang="es", published_at=PUBLISHED, source="test",
        text="La congresista Rosa Quispe criticó al Gobierno.",
    )  # fmt: skip

    sentences = sentences_of(source, resources).sentences

    assert any("congress" in s.text.lower() and s.text.endswith("has rejected the mining law.") for s in sentences)


def test_doubtful_rest_is_left_off(resources: Resources) -> None:
    source = "La Policía destruyó dos dragas en Loreto, generando temor entre los mineros."

    (sentence,) = sentences_of(item(source), resources).sentences

    assert sentence.text == "The police have destroyed two dredges in Loreto."
    assert sentence.grade is Grade.GREEN


@pytest.mark.parametrize(
    "rest", ["sin permiso de la comunidad", "según el presunto agresor", "solo cuando no llueve"]
)  # fmt: skip
def test_what_limits_a_sentence_is_not_left_off(rest: str, resources: Resources) -> None:
    for sentence in sentences_of(item(f"La empresa talará el bosque de Loreto, {rest}."), resources).sentences:
        assert sentence.grade is Grade.AMBER or any(w in sentence.text for w in ("without", "according", "only"))


def test_overlong_sentence_is_left_to_the_editor(resources: Resources) -> None:
    places = ", ".join(["en la provincia de Datem del Marañón"] * 3)
    source = f"La policía detuvo a tres taladores ilegales {places}, en el distrito de Nauta, en Loreto."

    for sentence in sentences_of(item(source), resources).sentences:
        assert len(sentence.text.split()) <= 30 or sentence.grade is Grade.AMBER


@pytest.mark.parametrize(
    ("sentence", "points_back"),
    [
        ("La comunidad rechazó la propuesta.", True),
        ("Este proyecto fue aprobado por el Congreso.", True),
        ("La comunidad nativa Santa Rosa rechazó la propuesta.", True),
        ("La comunidad nativa Santa Rosa rechazó una propuesta de Petroperú.", False),
        ("Los pueblos indígenas exigen títulos.", False),
        ("El Congreso aprobó la ley.", True),
        ("El Congreso aprobó una ley sobre oro ilegal.", False),
        ("La Policía detuvo a tres taladores ilegales.", False),
    ],
)
def test_subject_that_points_back_is_marked(sentence: str, points_back: bool, resources: Resources) -> None:
    (written,) = sentences_of(item(sentence), resources).sentences

    assert any(f.rule == "anaphora" for f in written.findings) is points_back


@pytest.mark.parametrize(
    ("field", "spanish", "english"),
    [
        (
            "title",
            "Incendios en Puno dejan 3 heridos y miles de hectáreas destruidas",
            "thousands of hectares destroyed",
        ),
        ("title", "Derrame deja 20 viviendas dañadas en Loreto", "has damaged 20 homes in Loreto."),
        ("text", "El 3 de mayo, choques dejaron otras 5 víctimas mortales en Puno.", "left a further five dead"),
        ("text", "La producción de zinc subió 4 % respecto a abril de 2019.", "by 4% compared with April 2019."),
        (
            "title",
            "Exportaciones de oro crecieron 9% al cierre del primer bimestre",
            "in the first two months of the year.",
        ),
        (
            "title",
            "Puno y Cusco reciben mayor parte de regalías mineras",
            "have received most of the mining royalties.",
        ),
        ("title", "Lambayeque: población votó contra proyecto minero Cañariaco", "the population has voted against"),
        (
            "text",
            "Entre las regiones de Cusco y Puno se ha creado el parque nacional Bahuaja Sonene.",
            "In the regions of Cusco and Puno, the Bahuaja-Sonene National Park has been created.",
        ),
        ("title", "Ronderos marchan por las calles de Piura contra minera Río Blanco", "through the streets of Piura"),
        ("title", "Comuneros marchan por el agua en Cusco", "have marched for water in Cusco."),
        (
            "title",
            "Minam otorga incentivos económicos a comunidades de tres regiones amazónicas",
            "to communities in three Amazonian regions.",
        ),
        (
            "text",
            "Dirigentes sostuvieron reuniones con representantes de los gobiernos regionales de Madre de Dios.",
            "representatives of the regional governments of Madre de Dios.",
        ),
    ],
)
def test_wording_is_what_a_reader_asked_for(field: str, spanish: str, english: str, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field=field), resources).sentences

    assert english in sentence.text


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Comunidades nativas firman convenios por S/ 3 millones para conservar más de 20 mil hectáreas de los bosques "
         "amazónicos de Loreto y Ucayali", "left off"),
        ("El ministro de Energía, Raúl Prado, llegó hasta el distrito de Fitzcarrald, en Manu, para conversar con los "
         "extractores que se encuentran en áreas vecinas a la Reserva Comunal Purús.", "far from its verb"),
    ],
)  # fmt: skip
def test_news_that_is_torn_is_never_green(spanish: str, doubt: str, resources: Resources) -> None:
    field = "text" if spanish.endswith(".") else "title"

    (sentence,) = sentences_of(item(spanish, field=field), resources).sentences

    assert sentence.grade is Grade.AMBER
    assert any(doubt in f.message for f in sentence.findings)


@pytest.mark.parametrize("source", ["De acuerdo con", "De acuerdo a", "A juicio de", "Según"])
def test_who_says_so_is_never_left_off(source: str, resources: Resources) -> None:
    text = (
        f"{source} los dirigentes de la zona entrevistados en mayo, la minera pagó S/ 300 mil a la comunidad de Chila."
    )

    english = sentences_of(item(text, field="text"), resources)

    for sentence in english.sentences:
        assert sentence.text.startswith(("According to", "In the opinion of"))


@pytest.mark.parametrize(
    "sentence",
    [
        "El programa entregó títulos a 121 comunidades de Amazonas, Cusco, Huánuco, Junín y Ucayali.",
        "La norma rige en las provincias de Espinar, Chumbivilcas y Canas.",
        "Se registraron incendios en Cusco, Puno, en mayo.",
    ],
)
def test_no_department_lies_within_another(sentence: str, resources: Resources) -> None:
    english = sentences_of(item(sentence), resources)

    assert not any(" (" in s.text for s in english.sentences)


def test_a_place_behind_what_is_left_off_goes_with_it(resources: Resources) -> None:
    source = item(
        "La Policía detuvo a doce mineros, que operaban con dragas desde enero, en la Reserva Nacional Tambopata."
    )

    english = sentences_of(source, resources)

    assert not any("miners" in s.text and "Tambopata" in s.text and "operat" not in s.text for s in english.sentences)


def test_who_says_so_is_never_lost_at_a_cut(resources: Resources) -> None:
    source = item(
        "La empresa Hudbay vertió relaves en el río Santo Tomás, en Cusco, denunció ante la prensa Juan Rimachi."
    )

    english = sentences_of(source, resources)

    assert all(s.grade is Grade.AMBER or "according to" in s.text for s in english.sentences)


def test_a_deadline_lasts_until_and_not_until_by(resources: Resources) -> None:
    english = sentences_of(item("La empresa tiene plazo hasta inicios de marzo.", field="text"), resources)

    assert [sentence.text for sentence in english.sentences] == [
        "The company has a deadline until the beginning of March."
    ]
