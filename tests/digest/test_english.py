"""The writer on the corpus: what is wanted, what must stay unwritten, and what each sentence rests on."""

import resource
import time

import pytest

from digest.english import load_resources
from digest.english.neutral import neutral_line
from digest.english.resources import Resources
from digest.english.restate import LONGEST_RUN, longest_run
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item, rows

LEADS = rows("leads.tsv")
ABSTAIN = rows("abstain.tsv")
TRAPS = rows("traps.tsv")


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def test_corpus_covers_classes_and_regions() -> None:
    assert len(LEADS) >= 60
    assert len({r["event"] for r in LEADS}) >= 12
    assert len({r["region"] for r in LEADS} - {"national"}) >= 10
    assert len(ABSTAIN) >= 80


@pytest.mark.parametrize("lead", LEADS, ids=[r["spanish"][:50] for r in LEADS])
def test_lead_is_written_as_wanted(lead: dict[str, str], resources: Resources) -> None:
    source = item(lead["spanish"], field=lead["field"])

    english = sentences_of(source, resources)

    assert [s.text for s in english.sentences] == [lead["english"]]
    sentence = english.sentences[0]
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


def test_loading_and_writing_keep_their_limits() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    fresh = load_resources()
    loading_s = time.perf_counter() - begun
    begun = time.perf_counter()
    for lead in LEADS:
        sentences_of(item(lead["spanish"], field=lead["field"]), fresh)
    sentence_s = (time.perf_counter() - begun) / len(LEADS)

    assert loading_s < 2 * 3  # three times the limit: other work runs beside the tests
    assert sentence_s < 0.005 * 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000
