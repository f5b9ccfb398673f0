"""Each article ends in exactly one counted outcome, and nothing is stored twice."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, insert, select

from pipeline.store import arrivals, items, relations
from pipeline.store.database import Database
from pipeline.tables import FingerprintRow, ItemRow, RefusalRow
from pipeline.take_in import TakeIn
from pipeline.types import Outcome, Refused
from tests.conftest import MakeArticle

RAID = """Unas 30 personas fueron detenidas el martes 19 de febrero durante un operativo contra la minería ilegal \
en la zona de La Pampa, en Tambopata, informó la Fiscalía Especializada en Materia Ambiental.

Los agentes inutilizaron 12 motores, cuatro balsas y 800 galones de combustible que eran usados para extraer oro a \
orillas del río Malinowski, dentro de la zona de amortiguamiento de la Reserva Nacional Tambopata.

El fiscal a cargo señaló que la intervención continuará durante las próximas semanas y que los detenidos serán \
trasladados a la sede policial de Puerto Maldonado para las diligencias de ley."""


@pytest.fixture
def sink(database: Database, now: datetime) -> TakeIn:
    return TakeIn(database, lambda: now)


def test_new_article_is_kept_once(sink: TakeIn, database: Database, make_article: MakeArticle) -> None:
    article = make_article(text=RAID)

    outcomes = [sink(article), sink(article)]

    assert outcomes == [Outcome.NEW, Outcome.UNCHANGED]
    with database.reading() as session:
        assert items.count(session) == 1


def test_edited_article_gives_one_revision_and_keeps_the_old_text(
    sink: TakeIn, database: Database, make_article: MakeArticle
) -> None:
    sink(make_article(text=RAID))

    outcome = sink(make_article(text=RAID.replace("cuatro balsas", "cinco balsas")))

    assert outcome is Outcome.REVISION
    with database.reading() as session:
        row = session.scalars(select(ItemRow)).one()
        assert "cinco balsas" in row.text
        assert row.n_revisions == 1
        assert "cuatro balsas" in items.revisions_of(session, row.id)[0]["text"]


def test_reprint_is_a_duplicate_that_the_first_stands_for(
    sink: TakeIn, database: Database, make_article: MakeArticle
) -> None:
    sink(make_article("Detienen a 30 personas en La Pampa", RAID))

    outcome = sink(make_article("Detienen a 30 personas en La Pampa", RAID + "\n\nFuente: Radio Aldea", source="eco"))

    assert outcome is Outcome.DUPLICATE
    with database.reading() as session:
        first, second = session.scalars(select(ItemRow).order_by(ItemRow.id))
        assert second.represented_by == first.id
        noted = relations.of_item(session, second.id)
        assert [note.kind for note in noted] == ["duplicate"]
        assert noted[0].evidence["why"]


def test_three_detained_is_not_merged_with_thirty(sink: TakeIn, database: Database, make_article: MakeArticle) -> None:
    sink(make_article("Detienen a 30 personas en La Pampa", RAID))
    other = (
        RAID.replace("30 personas", "3 personas")
        .replace("martes 19 de febrero", "jueves 7 de febrero")
        .replace("12 motores", "dos motores")
        .replace("800 galones", "150 galones")
    )

    outcome = sink(make_article("Detienen a 3 personas en La Pampa", other, source="eco", days_ago=14))

    assert outcome is Outcome.SAME_TEMPLATE
    with database.reading() as session:
        assert session.scalar(select(func.count()).where(ItemRow.represented_by.is_not(None))) == 0
        note = relations.of_item(session, 2)[0]
        assert {conflict["ours"] for conflict in note.evidence["conflicts"]} & {"3", "jueves", "7", "dos", "150"}


def test_update_takes_the_lead_over_what_it_updates(
    sink: TakeIn, database: Database, make_article: MakeArticle
) -> None:
    sink(make_article("Detienen a 30 personas en La Pampa", RAID, days_ago=2))
    sink(make_article("Detienen a 30 personas en La Pampa", RAID, source="copia", days_ago=2))
    more = RAID + (
        "\n\nPor la tarde, el Ministerio del Interior confirmó que otros dos campamentos fueron desmantelados "
        "cerca del kilómetro 103 de la carretera Interoceánica."
    )

    outcome = sink(make_article("Desmantelan dos campamentos más en La Pampa", more, source="eco"))

    assert outcome is Outcome.UPDATE
    with database.reading() as session:
        newest = session.scalars(select(ItemRow).order_by(ItemRow.id.desc())).first()
        assert newest is not None
        assert newest.represented_by is None
        assert {row.represented_by for row in session.scalars(select(ItemRow).where(ItemRow.id != newest.id))} == {
            newest.id
        }


def test_update_that_is_older_by_date_stands_behind_the_newer(
    sink: TakeIn, database: Database, make_article: MakeArticle
) -> None:
    more = RAID + (
        "\n\nPor la tarde, el Ministerio del Interior confirmó que otros dos campamentos fueron desmantelados "
        "cerca del kilómetro 103 de la carretera Interoceánica."
    )
    sink(make_article("Desmantelan dos campamentos más en La Pampa", more, source="eco"))

    outcome = sink(make_article("Detienen a 30 personas en La Pampa", RAID, days_ago=2))

    assert outcome in (Outcome.UPDATE, Outcome.DUPLICATE)
    with database.reading() as session:
        newer, older = session.scalars(select(ItemRow).order_by(ItemRow.id))
        assert newer.represented_by is None
        assert older.represented_by == newer.id


def test_refusal_is_noted_with_its_reason(sink: TakeIn, database: Database) -> None:
    refused = Refused(source="aldea", url="https://aldea.example.org/x", reason="challenge", detail="a wall")

    assert sink(refused) is Outcome.REFUSED

    with database.reading() as session:
        assert session.scalars(select(RefusalRow)).one().reason == "challenge"
    assert sink.counts.total() == 1
    assert sink.refused == {"challenge": 1}


def test_fingerprints_follow_the_text(sink: TakeIn, database: Database, make_article: MakeArticle) -> None:
    sink(make_article(text=RAID))
    with database.reading() as session:
        before = set(session.scalars(select(FingerprintRow.h)))

    sink(make_article(text="Texto muy distinto. " + " ".join(RAID.split()[::-1])))

    with database.reading() as session:
        after = set(session.scalars(select(FingerprintRow.h)))
    assert before
    assert after
    assert not before <= after


def test_old_look_alike_outside_the_window_is_new(database: Database, make_article: MakeArticle, now: datetime) -> None:
    TakeIn(database, lambda: now - timedelta(days=90))(make_article("Aniversario", RAID, days_ago=90))

    assert TakeIn(database, lambda: now)(make_article("Aniversario", RAID, source="eco")) is Outcome.NEW


def test_counts_add_up_to_what_came_in(sink: TakeIn, make_article: MakeArticle) -> None:
    arrivals = [make_article(text=RAID, path=str(number)) for number in range(5)]
    arrivals += [make_article(text=RAID, path="1")]

    for arrival in arrivals:
        sink(arrival)
    sink(Refused(source="x", url="https://x.example.org/", reason="not_html"))

    assert sink.counts.total() == len(arrivals) + 1


def test_a_phrase_that_very_many_items_hold_does_not_hide_a_reprint(
    sink: TakeIn, database: Database, make_article: MakeArticle
) -> None:
    sink(make_article("Detienen a 30 personas en La Pampa", RAID))
    with database.writing() as session:
        common = session.scalars(select(FingerprintRow.h).limit(4)).all()
        rows = [{"h": h, "item_id": 1000 + n} for h in common for n in range(arrivals.MAX_POSTINGS + 50)]
        session.execute(insert(FingerprintRow), rows)

    outcome = sink(make_article("Operativo en La Pampa", RAID + "\n\nFuente: Radio Aldea", source="eco"))

    assert outcome is Outcome.DUPLICATE


def test_a_nul_in_an_article_is_left_out_on_every_database(
    database: Database, now: datetime, make_article: MakeArticle
) -> None:
    """PostgreSQL refuses one in any text; what is stored, found and compared is the text without it."""
    article = make_article("Reunión en Manu\x00", "Los delegados\x00 de Manu se reunieron ayer con el alcalde.")
    article = replace(article, summary="\x00", guid="g\x00", published_raw="ayer\x00")
    sink = TakeIn(database, lambda: now)

    assert sink(article) is Outcome.NEW
    sink(Refused(source=article.source, url=f"{article.url}\x00x", reason="no_text", detail="\x00"))

    with database.reading() as session:
        row = session.scalars(select(ItemRow)).one()
        assert (row.title, row.summary, row.guid, row.published_raw) == ("Reunión en Manu", "", "g", "ayer")
        assert row.text == "Los delegados de Manu se reunieron ayer con el alcalde."
        assert session.scalars(select(ItemRow.id).where(ItemRow.title == "Reunión\x00 en Manu")).all() == [row.id]
        assert session.scalars(select(RefusalRow.url)).one() == f"{article.url}x"
