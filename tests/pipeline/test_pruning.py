"""What has left its window is dropped in slices, and only when enough has."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, func, select

from pipeline.sort import group_items
from pipeline.store import pruning
from pipeline.store.database import Database
from pipeline.tables import FingerprintRow, StoryKeyRow
from pipeline.take_in import TakeIn
from tests.conftest import MakeArticle

TEXT = (
    "La comunidad de {0} pidió al gobierno regional que los linderos con el distrito de {0} queden fijados antes de "
    "que termine el año, según el acta que firmaron ayer {1} delegados reunidos en el local comunal de {0} con el "
    "alcalde, el juez de paz y dos ingenieros de la dirección agraria que midieron los hitos durante la semana."
)


@pytest.fixture
def rows(database: Database, now: datetime, make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many fingerprints and story keys there are before: three items of long ago, two of now."""
    monkeypatch.setattr(pruning, "MIN_GONE", 3)
    monkeypatch.setattr(pruning, "_A_SLICE", 10)
    long_ago = now - timedelta(days=70)
    for at, names in ((long_ago, ("Cusipata", "Haquira", "Ollachea")), (now, ("Pampas", "Yauri"))):
        sink = TakeIn(database, lambda at=at: at)  # type: ignore[misc]  # the default binds the value
        for n, name in enumerate(names):
            sink(make_article(f"Linderos de {name}", TEXT.format(name, 17 + n), path=name, days_ago=(now - at).days))
    with database.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in (FingerprintRow, StoryKeyRow)]


def remaining(database: Database) -> tuple[set[int], set[int]]:
    with database.reading() as session:
        return set(session.scalars(select(FingerprintRow.item_id))), set(session.scalars(select(StoryKeyRow.item_id)))


def test_only_items_outside_the_window_lose_their_fingerprints(
    rows: list[int], database: Database, now: datetime
) -> None:
    assert rows[0] > 50

    group_items(database, now=now)

    assert remaining(database) == ({4, 5}, {4, 5})


def test_nothing_is_done_before_enough_has_gone(
    rows: list[int], database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "MIN_GONE", 4)

    assert pruning.prune(database, now=now) == 0
    assert remaining(database)[0] == {1, 2, 3, 4, 5}


def test_a_second_run_has_nothing_to_do(rows: list[int], database: Database, now: datetime) -> None:
    gone = pruning.prune(database, now=now)

    assert gone > 30
    assert pruning.prune(database, now=now) == 0


def test_all_goes_when_nothing_came_in_for_long(
    rows: list[int], database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    pruning.prune(database, now=now)
    monkeypatch.setattr(pruning, "MIN_GONE", 2)

    pruning.prune(database, now=now + timedelta(days=100))

    assert remaining(database) == (set(), set())


def test_much_is_gone_through_only_when_a_share_of_it_has_gone(
    rows: list[int], database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three of five have left the window: enough for one in two, not for all."""
    monkeypatch.setattr(pruning, "ONE_IN", 1)
    assert pruning.prune(database, now=now) == 0

    monkeypatch.setattr(pruning, "ONE_IN", 2)
    assert pruning.prune(database, now=now) > 30
    assert remaining(database)[0] == {4, 5}


def test_no_transaction_reads_all_of_a_large_table(
    rows: list[int], database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "_A_SLICE", 10_000)
    monkeypatch.setattr(pruning, "_READ_A_SLICE", 20)
    n_deletes = 0

    @event.listens_for(database.engine, "before_cursor_execute")
    def _count(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        nonlocal n_deletes
        n_deletes += statement.startswith("DELETE FROM fingerprints")

    pruning.prune(database, now=now)

    assert n_deletes == 6  # five items of twenty rows each, and the rest
    assert remaining(database)[0] == {4, 5}
