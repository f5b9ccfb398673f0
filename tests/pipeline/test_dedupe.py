"""Reprints, rewrites, cuts and updates are told from each other, and from notices of one form and other events."""

from datetime import timedelta

import pytest

from pipeline.dedupe import Memory, as_row, decide, sketch, sketch_of
from pipeline.types import Decision, Duplicate, Item, NewItem, Revision, SameTemplate, Unchanged, Update
from tests.pipeline import news
from tests.pipeline.news import DAY, item

BASE = item("base", news.WIRE_TITLE, news.WIRE)


def merged(decision: Decision) -> bool:
    return isinstance(decision, Duplicate | Update | Revision)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(news.WIRE, "reprint"), (news.REPRINT, "reprint"), (news.SHORTENED, "shortened"), (news.REWRITE, "rewrite")],
)
def test_copies_are_told_by_their_kind(text: str, kind: str) -> None:
    decision = decide(item("copy", "Otro titular del mismo hecho en Iberia", text), [BASE])

    assert isinstance(decision, Duplicate)
    assert decision.kind == kind
    assert decision.of == "base"
    assert decision.why.score > 0.2
    assert decision.why.why.endswith(".")


def test_update_shows_what_changed_and_what_is_new() -> None:
    decision = decide(item("later", news.UPDATE_TITLE, news.UPDATE, at=DAY + timedelta(hours=9)), [BASE])

    assert isinstance(decision, Update)
    changed = {(c.ours, c.theirs) for c in decision.why.conflicts}
    assert ("cinco", "dos") in changed
    assert ("58", "36") in changed
    assert any("San Lorenzo" in sentence for sentence in decision.why.new_sentences)
    assert "cinco against dos" in decision.why.why or "58 against 36" in decision.why.why


def test_new_sentences_are_those_of_the_newer_text_even_if_the_older_arrives_later() -> None:
    later = item("later", news.UPDATE_TITLE, news.UPDATE, at=DAY + timedelta(hours=9))

    decision = decide(BASE, [later])

    assert isinstance(decision, Update)
    assert any("San Lorenzo" in sentence for sentence in decision.why.new_sentences)


def test_the_same_words_with_other_facts_are_another_event() -> None:
    decision = decide(item("twin", "", news.TWIN), [item("base", "", news.WIRE)])

    assert isinstance(decision, SameTemplate)
    assert decision.why.veto_share > 0.2
    assert len(decision.why.conflicts) >= 4
    assert {"figure", "name"} <= {c.kind for c in decision.why.conflicts}


SERIES = [
    (
        news.conflicts_report(271, "setiembre", 198, 152, 46, "Puno"),
        news.conflicts_report(272, "octubre", 201, 155, 46, "Puno"),
    ),
    (
        news.rain_alert(311, 3, 5, "noviembre", "Ucayali", "naranja", 60),
        news.rain_alert(312, 6, 8, "noviembre", "Ucayali", "rojo", 75),
    ),
    (
        news.resolution(211, 4, "mayo", "Bosque Berlín", 59, "Bagua Grande"),
        news.resolution(215, 11, "mayo", "Huiquilla", 1140, "Longuita"),
    ),
    (news.gold_price("lunes", "4,102.30", "0.4", "5.01"), news.gold_price("martes", "4,127.90", "0.6", "5.04")),
]


@pytest.mark.parametrize(("one", "other"), SERIES)
@pytest.mark.parametrize("days", [0, 1, 7])
def test_serial_notices_stay_apart(one: str, other: str, days: int) -> None:
    first = item("first", "El mismo titular de siempre", one)
    second = item("second", "El mismo titular de siempre", other, at=DAY + timedelta(days=days))

    assert isinstance(decide(second, [first]), SameTemplate)
    assert isinstance(decide(first, [second]), SameTemplate)


@pytest.mark.parametrize("text", [text for pair in SERIES for text in pair])
def test_reprint_of_a_notice_is_found_among_its_series(text: str) -> None:
    memory = Memory()
    everything = [*(t for pair in SERIES for t in pair)]
    everything += [news.conflicts_report(200 + n, "julio", 180 + n, 140 + n, 30 + n, "Loreto") for n in range(30)]
    for n, other in enumerate(everything):
        memory.add(item(f"n{n}", "", other))

    decision = memory.add(item("copy", "", f"{text} Todos los derechos reservados."))

    assert isinstance(decision, Duplicate)
    assert decision.of == f"n{everything.index(text)}"


def test_official_numbers_decide_before_the_phrases_do() -> None:
    one = news.resolution(211, 4, "mayo", "Bosque Berlín", 59, "Bagua Grande")

    decision = decide(item("a", "", one.replace("N.° 211", "N.° 214")), [item("b", "", one)])

    assert isinstance(decision, SameTemplate)
    assert decision.why.rule == "2-identifiers"
    assert decision.why.conflicts[0].kind == "identifier"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Puerto Maldonado: 3 detenidos por tala ilegal", "Puerto Maldonado: 30 detenidos por tala ilegal"),
        ("Sismo de magnitud 4.5 en Arequipa", "Sismo de magnitud 5.4 en Arequipa"),
        ("Aprueban título de la comunidad Tres Islas", "Aprueban título de la comunidad Dos Islas"),
        ("Multan a minera con S/ 2 millones", "Multan a minera con S/ 2 mil"),
    ],
)
def test_headlines_with_other_facts_are_never_merged(one: str, other: str) -> None:
    assert not merged(decide(item("a", one), [item("b", other)]))
    assert not merged(decide(item("a", one, "Informó la Policía."), [item("b", other, "Informó la Policía.")]))


def test_number_words_are_the_same_fact_as_figures() -> None:
    decision = decide(
        item("a", "Tres detenidos por tala ilegal en Iñapari"), [item("b", "3 detenidos por tala ilegal en Iñapari")]
    )

    assert isinstance(decision, Duplicate)

    long_one, long_other = (
        news.WIRE,
        news.WIRE.replace("dos muertos", "2 muertos").replace("tres caseríos", "3 caseríos"),
    )
    assert isinstance(decide(item("a", "", long_one), [item("b", "", long_other)]), Duplicate)


def test_same_headline_with_another_body_is_another_item() -> None:
    title = "Comunidades bloquean la carretera en Chumbivilcas"
    other = news.conflicts_report(271, "setiembre", 198, 152, 46, "Puno")

    assert not merged(decide(item("a", title, news.WIRE), [item("b", title, other)]))


def test_headline_alone_is_merged_only_within_a_day() -> None:
    title = "Comunidades bloquean la carretera en Chumbivilcas"
    first = item("first", title)

    assert isinstance(decide(item("same day", title.upper()), [first]), Duplicate)
    assert isinstance(decide(item("next day", title, at=DAY + timedelta(days=1)), [first]), Duplicate)
    later = decide(item("later", title, at=DAY + timedelta(days=3)), [first])
    assert isinstance(later, NewItem)
    assert later.suggestions[0][0] == "first"


def test_repeated_background_does_not_merge_two_pieces_of_news() -> None:
    one = item(
        "a",
        "Espinar: inician marcha a Lima",
        "Dirigentes de Espinar partieron hoy en una caravana de 12 buses "
        "hacia Lima para reunirse con la premier y pedir la salida del viceministro. Dicen que no volverán sin un "
        "acta firmada, y que llevan las cuentas del fondo de desarrollo. " + news.BACKGROUND,
    )
    other = item(
        "b",
        "Ministro visita Challhuahuacho",
        "El ministro de Energía llegó a Challhuahuacho y ofreció asfaltar "
        "la vía antes de julio. Los comuneros pidieron que lo ponga por escrito y le mostraron un puente caído. "
        "Después visitó la posta, que carece de médico desde hace un año. " + news.BACKGROUND,
    )

    decision = decide(one, [other])

    assert isinstance(decision, NewItem)
    assert decision.suggestions


def test_languages_never_merge() -> None:
    assert isinstance(decide(item("a", "", news.WIRE, lang="en"), [item("b", "", news.WIRE)]), NewItem)


def test_outside_the_window_nothing_merges() -> None:
    assert isinstance(decide(item("a", "", news.WIRE, at=DAY + timedelta(days=61)), [BASE]), NewItem)


def test_same_address_is_unchanged_or_a_revision() -> None:
    url = "https://diario.pe/iberia"
    stored = item("stored", news.WIRE_TITLE, news.WIRE, url=url)

    same = decide(item("new", news.WIRE_TITLE, f" {news.WIRE}\n", url=url), [], same_address=stored)
    edited = decide(item("new", news.UPDATE_TITLE, news.UPDATE, url=url), [], same_address=stored)

    assert same == Unchanged(of="stored")
    assert isinstance(edited, Revision)
    assert edited.why.conflicts
    assert edited.why.new_sentences


def test_one_body_behind_a_wall_does_not_merge_two_headlines() -> None:
    wall = (
        "Para seguir leyendo necesitas una suscripción. Elige tu plan, paga cada mes con tarjeta y "
        "cancela cuando quieras. "
        "Si ya eres suscriptor, inicia sesión con tu correo y tu clave. Con ella tendrás también "
        "el archivo, los boletines "
        "y la edición impresa en formato digital, sin avisos y en todos tus equipos a la vez."
    )

    decision = decide(
        item("a", "Fiscal allana viviendas en Huepetuhe", wall), [item("b", "Sube el cacao en Tocache", wall)]
    )

    assert isinstance(decision, NewItem)
    assert decision.suggestions[0][1].rule == "1-wall"


def test_teaser_of_a_feed_is_a_cut_of_the_article() -> None:
    teaser = " ".join(news.WIRE.split()[:30])

    decision = decide(item("teaser", "", teaser), [item("base", "", news.WIRE)])

    assert isinstance(decision, Duplicate)
    assert decision.kind == "shortened"


def test_empty_items_are_new() -> None:
    assert decide(item("a"), [item("b")]) == decide(item("a"), [item("b")])
    assert not merged(decide(item("a"), [BASE]))
    assert sketch("", "es") == ()


def test_sketch_is_small_signed_and_of_the_headline_too() -> None:
    found = sketch_of(BASE)

    assert 12 <= len(found) <= 25
    assert all(-(1 << 63) <= h < 1 << 63 for h in found)
    assert len(sketch(news.WIRE * 60, "es")) <= 70
    assert len(sketch("Sismo en Pisco", "es")) >= 2


def test_memory_finds_by_address_and_by_sketch() -> None:
    memory = Memory()
    url = "https://diario.pe/iberia"

    assert isinstance(memory.add(item("1", news.WIRE_TITLE, news.WIRE, url=url)), NewItem)
    assert isinstance(memory.add(item("2", news.WIRE_TITLE, news.UPDATE, url=url)), Revision)
    assert isinstance(memory.add(item("3", "", news.REPRINT)), Duplicate)
    assert {found.id for found in memory.candidates(item("4", "", news.WIRE))} == {"1", "2", "3"}


def test_rows_say_what_try_dedupe_prints() -> None:
    rows = [
        as_row("x", decide(made, [BASE]))
        for made in (item("x", "", news.REPRINT), item("x", "", news.UPDATE), item("x", "Nada"))
    ]

    assert [row["decision"] for row in rows] == ["duplicate", "update", "new"]
    assert [row["of"] for row in rows] == ["base", "base", None]
    assert set(rows[0]) == {"id", "decision", "of", "score", "why"}


def test_article_is_never_held_against_itself() -> None:
    assert isinstance(decide(BASE, [BASE]), NewItem)


def test_items_are_not_touched() -> None:
    before = Item(id="a", title="T", text=news.WIRE, lang="es")

    decide(before, [BASE])

    assert before == Item(id="a", title="T", text=news.WIRE, lang="es")
