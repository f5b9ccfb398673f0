"""Sentences that the grammar reads only in their beginning: where they may end, and where nothing is read of them."""

from datetime import UTC, date, datetime

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.spanish.chart import Chart
from digest.spanish.shortened import shortened
from digest.spanish.tokens import tokenise
from digest.trust import trust_in
from digest.writers.house import HouseWriter
from pipeline.types import Grade, Item
from tests.digest.english_corpus import item


def beginning(resources: Resources, sentence: str) -> str:
    chart = Chart(
        tokens=tokenise(sentence),
        lexicon=resources.lexicon,
        names=resources.names,
        published_on=date(2024, 5, 20),
        source=sentence,
    )
    parses = shortened(chart)
    return chart.written(0, parses[0].cut_at) if parses else ""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param(
            "La policía destruyó 20 dragas en el río Cenepa mientras xileaba con los comuneros.",
            "La policía destruyó 20 dragas en el río Cenepa",
            id="before what cannot be read",
        ),
        pytest.param(
            "El ministerio entregó 12 títulos a comunidades nativas que zurcían la quebrada.",
            "El ministerio entregó 12 títulos a comunidades nativas",
            id="before a relative on what is not all there is",
        ),
        pytest.param(
            "La empresa pagó una multa de 20 mil soles, pese a que xileaba con la autoridad.",
            "La empresa pagó una multa de 20 mil soles",
            id="before a concession",
        ),
    ],
)
def test_a_sentence_is_read_up_to_where_its_rest_limits_nothing(
    resources: Resources, sentence: str, wanted: str
) -> None:
    assert beginning(resources, sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("La empresa no taló árboles en la reserva xilea de la comarca.", id="a denial"),
        pytest.param("La empresa pagará la multa de 20 mil soles si xilea la autoridad.", id="a condition"),
        pytest.param("La empresa pagaría una multa de 20 mil soles por xilear la laguna.", id="what would be"),
        pytest.param("La empresa taló 300 hectáreas de bosque, según xilea la autoridad.", id="who says so"),
        pytest.param("La comunidad rechazó el proyecto en la xilea de la laguna.", id="what is rejected only in part"),
        pytest.param("La comunidad exige que la empresa pague la multa por xilear.", id="what is wished"),
        pytest.param("La comunidad rechazó los proyectos que xilean las lagunas.", id="a relative that tells which"),
        pytest.param("La policía incautó 20 motores, 30 xileas y 40 mangueras.", id="a list"),
        pytest.param("El distrito es el mayor productor de oro en la xilea del sur.", id="the greatest of a place"),
        pytest.param("El área se ubica en la misma zona donde xilearon a cuatro personas.", id="the same as what"),
        pytest.param("El dirigente respondió al ministerio que xilea la laguna.", id="what was answered"),
        pytest.param("La empresa solo taló 300 hectáreas de bosque sin xilear; no pagó.", id="a denial behind it"),
    ],
)
def test_nothing_is_read_where_the_rest_may_limit_it(resources: Resources, sentence: str) -> None:
    assert beginning(resources, sentence) == ""


def test_the_beginning_of_a_sentence_is_for_an_editor_to_look_at(resources: Resources) -> None:
    text = "El ministerio entregó 12 títulos a comunidades nativas de Loreto mientras xileaba con los comuneros."
    item = Item(id="1", title="", text=text, lang="es", published_at=datetime(2024, 5, 20, 12, tzinfo=UTC))

    (sentence,) = HouseWriter(resources).write(item).sentences

    assert "12 land titles" in sentence.text
    assert sentence.grade is Grade.AMBER
    assert trust_in(sentence) in {"read", "none"}


def test_clauses_that_a_whole_sentence_leaves_off_are_told_too(resources: Resources) -> None:
    text = (
        "El jefe de la comunidad informó que la empresa abrió una trocha y que los colonos talaron 40 hectáreas de "
        "bosque en Loreto."
    )
    item = Item(id="1", title="", text=text, lang="es", published_at=datetime(2024, 5, 20, 12, tzinfo=UTC))

    texts = [sentence.text for sentence in HouseWriter(resources).write(item).sentences]

    assert any("40 hectares" in told for told in texts)
    assert len(set(texts)) == len(texts)


def test_the_beginning_rests_on_no_more_than_was_read(resources: Resources) -> None:
    text = "El ministerio entregó 12 títulos a comunidades nativas de Loreto mientras xileaba con los comuneros."
    item = Item(id="1", title="", text=text, lang="es", published_at=datetime(2024, 5, 20, 12, tzinfo=UTC))

    (sentence,) = HouseWriter(resources).write(item).sentences

    assert sentence.evidence[0].quote == "El ministerio entregó 12 títulos a comunidades nativas de Loreto"


def test_who_says_so_behind_the_colon_of_a_headline_is_not_left_off(resources: Resources) -> None:
    told = sentences_of(item("Policía detiene a tres mineros ilegales en Puno: Mininter", field="title"), resources)
    goes_on = sentences_of(
        item("Policía detiene a tres mineros ilegales en Puno: hay dos heridos", field="title"), resources
    )

    assert all(s.grade is not Grade.GREEN for s in told.sentences)
    assert [(s.text, s.grade) for s in goes_on.sentences] == [
        ("The police have arrested three illegal miners in Puno.", Grade.GREEN)
    ]
