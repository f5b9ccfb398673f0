"""Old records go, what the house answers for stays; a database that does not hold together is seen."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text

from pipeline.store import bounces, recipients, retention, runs, soundness
from pipeline.store.crawling import HISTORY
from pipeline.store.database import Database
from pipeline.tables import (
    FingerprintRow,
    HookCallRow,
    HookRow,
    ItemRow,
    LoginAttemptRow,
    RefusalRow,
    RunRow,
    SourceRunRow,
    TroubleRow,
)
from pipeline.take_in import TakeIn
from tests.conftest import NOW, MakeArticle

KEEP = timedelta(days=365)


def count(database: Database, table: Any) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_old_records_go_and_the_news_stays(database: Database, make_article: MakeArticle) -> None:
    long_ago = NOW - timedelta(days=400)
    for number, when in enumerate((long_ago, NOW)):
        text = f"La comunidad número {number} pidió el lunes en Iquitos que concluya la titulación de sus tierras."
        TakeIn(database, lambda when=when: when)(make_article(f"Nota {number}", text, path=str(number)))  # type: ignore[misc]
    with database.writing() as session:
        for when in (long_ago, NOW):
            session.add(RefusalRow(source="a", url="u", reason="soft_404", at=when))
            session.add(LoginAttemptRow(account="a", address="b", at=when))
            session.add(TroubleRow(key=f"k{when:%Y}", said="x", since_at=when, told_at=when, over_at=when))
            session.add(RunRow(job="crawl", due_at=when, started_at=when, attempts=1))
            session.add(SourceRunRow(source="a", at=when, end="ok", state="ok"))
        hook = HookRow(url="u", events=[], secret="s", made_by="m", created_at=NOW)
        session.add(hook)
        session.flush()
        for key, state in (("1", "taken"), ("2", "queued")):
            session.add(
                HookCallRow(
                    hook_id=hook.id, key=key, event="e", payload={}, state=state, next_at=NOW, created_at=long_ago
                )
            )

    shown: list[int] = []
    gone = retention.tidy(database, now=NOW, keep=KEEP, total=shown.append, step=lambda n, _what: shown.append(-n))

    assert gone["refusals"] == gone["failed sign-ins"] == gone["troubles"] == gone["runs"] == 1
    assert gone["calls of webhooks"] == 1  # what has not been told yet waits
    assert sum(shown) == 0
    assert count(database, ItemRow) == 2
    with database.reading() as session:
        assert set(session.scalars(select(FingerprintRow.item_id))) == {1, 2}  # pruning drops them, with each run
    # The newest runs of a source are what its health is judged by, however old they are.
    assert count(database, SourceRunRow) == 2
    assert all(n == 0 for n in retention.tidy(database, now=NOW, keep=KEEP).values())


def test_who_asked_to_join_and_never_confirmed_is_forgotten(database: Database) -> None:
    long_ago = NOW - retention.UNCONFIRMED - timedelta(minutes=1)
    with database.writing() as session:
        rows = {
            name: recipients.add(session, f"{name}@example.org", now=long_ago, origin=origin, state=state)
            for name, origin, state in (
                ("never", "signup", "pending"), ("again", "signup", "pending"), ("bounced", "signup", "pending"),
                ("imported", "import", "pending"), ("reads", "signup", "active"), ("left", "signup", "unsubscribed"),
            )
        }  # fmt: skip
        for row in rows.values():
            row.asked_at = long_ago
        rows["again"].asked_at = NOW - timedelta(days=1)
        bounces.add(session, key="k", kind="hard", now=NOW, recipient_id=rows["bounced"].id)

    gone = retention.tidy(database, now=NOW, keep=KEEP)

    assert gone["sign-ups without confirmation"] == 1
    with database.reading() as session:
        assert recipients.by_address(session, "never@example.org") is None
        assert len(recipients.every(session)) == 5


def test_the_runs_of_a_source_beyond_its_history_go_when_they_are_old(database: Database) -> None:
    with database.writing() as session:
        for number in range(HISTORY + 10):
            when = NOW - timedelta(days=500 - number)
            session.add(SourceRunRow(source="a", at=when, end="ok", state="ok"))

    assert retention.tidy(database, now=NOW, keep=KEEP)["runs of sources"] == 10


def test_looks_that_found_nothing_go_after_a_week(database: Database) -> None:
    for days, counts in ((8, {"idle": True}), (8, {"sent": 2, "idle": False}), (1, {"idle": True})):
        with database.writing() as session:
            when = NOW - timedelta(days=days, seconds=len(counts))
            run_id = runs.begin(session, "send", due_at=when, now=when)
            assert run_id is not None
            runs.finish(session, run_id, now=when, counts=counts)

    assert retention.tidy(database, now=NOW, keep=KEEP)["idle runs"] == 1
    assert count(database, RunRow) == 2


def test_many_go_in_several_short_transactions(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 10)
    with database.writing() as session:
        old = [{"source": "a", "url": "u", "reason": "r", "detail": "", "at": NOW - timedelta(days=400)}] * 35
        session.execute(insert(RefusalRow), old)
    steps: list[int] = []

    retention.tidy(database, now=NOW, keep=KEEP, step=lambda n, _what: steps.append(n))

    assert steps == [10, 10, 10, 5]


def test_a_sound_database_has_no_faults(database: Database, make_article: MakeArticle) -> None:
    TakeIn(database, lambda: NOW)(make_article())

    assert list(soundness.faults(database)) == []


@pytest.mark.sqlite
def test_rows_without_their_own_are_named(database: Database, make_article: MakeArticle) -> None:
    TakeIn(database, lambda: NOW)(make_article(text="La comunidad pidió el lunes la titulación de sus tierras."))
    with database.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        for statement in (
            "UPDATE items SET story_id = 77",
            "INSERT INTO stories (id, lang, headline_item_id, n_items, n_sources, first_at, last_at, worth, version) "
            "VALUES (5, 'es', 99, 0, 0, '2019-01-01', '2019-01-01', 0, 1)",
            "INSERT INTO fingerprints (h, item_id) VALUES (1, 55)",
            "INSERT INTO items_fts(items_fts) VALUES ('delete-all')",
        ):
            connection.execute(text(statement))
        connection.commit()
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]

    assert list(soundness.faults(database)) == [
        "1 rows of items refer by story_id to stories that are not there",
        "1 sketches belong to an item that is not there",
        "1 headlines of stories belong to an item that is not there",
        "1 stories have no item",
        "1 items cannot be searched for",
    ]
