"""What is PostgreSQL's own: writers that take turns, units of work that fall silent, one job at a time on all machines.

That everything else holds on it as on SQLite, `./run test --postgresql` shows.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from pipeline.errors import BusyError, UnavailableError
from pipeline.store import crawling, host_clock, items
from pipeline.store.alone import alone
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.tables import ItemRow
from pipeline.take_in import TakeIn
from tests.conftest import MakeArticle
from tests.pipeline.postgresql_server import fresh_database, postgresql

ROOT = Path(__file__).parents[2]
UPGRADE = """
import sys
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade
print(upgrade(open_database(sys.argv[1])))
"""

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("postgresql")]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as address:
        yield address


@pytest.fixture
def address(server: str) -> Iterator[str]:
    with fresh_database(server) as made:
        yield made


@pytest.fixture
def stored(address: str) -> Iterator[Database]:
    database = open_database(address, silent_s=1)
    upgrade(database)
    yield database
    database.close()


def test_two_that_take_in_one_article_at_one_moment_store_it_once(
    stored: Database, now: datetime, make_article: MakeArticle
) -> None:
    article = make_article(text="La comunidad pidió el lunes la titulación de sus tierras ante la región. " * 5)
    reprint = make_article(text=article.text, source="eco", path="la-misma")
    sinks = [TakeIn(stored, lambda: now) for _ in range(6)]
    gate = threading.Barrier(6)

    def take(number: int) -> None:
        gate.wait()
        sinks[number]((article, reprint)[number % 2])

    threads = [threading.Thread(target=take, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    outcomes = sorted(outcome for sink in sinks for outcome in sink.counts.elements())
    assert outcomes == ["duplicate", "new", *["unchanged"] * 4]
    with stored.reading() as session:
        assert items.count(session) == 2


def test_two_that_note_one_thing_at_one_moment_are_both_served(stored: Database, now: datetime) -> None:
    gate = threading.Barrier(4)
    failed: list[BaseException] = []

    def note(number: int) -> None:
        gate.wait()
        try:
            for n in range(20):
                with stored.noting() as session:
                    crawling.remember_host(session, f"host{n}", next_allowed_at=now, reason=f"{number}")
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=note, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []


def test_a_unit_of_work_that_falls_silent_is_ended_and_the_others_go_on(
    stored: Database, now: datetime, make_article: MakeArticle
) -> None:
    waited: list[float] = []

    def other() -> None:
        began = time.monotonic()
        TakeIn(stored, lambda: now)(make_article())
        waited.append(time.monotonic() - began)

    def fall_silent() -> None:
        with stored.writing() as session:
            thread = threading.Thread(target=other)
            thread.start()
            thread.join(20)  # as a stopped process would: the lock is held, and nothing is said
            session.scalar(select(func.count()).select_from(ItemRow))

    with pytest.raises(UnavailableError):
        fall_silent()

    # Not before the silence was too long, and then at once.
    assert len(waited) == 1
    assert waited[0] > 0.5


def test_a_writer_that_waits_too_long_says_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.store.database._PATIENCE_S", 0.5)
    one = open_database(address, silent_s=60)
    other = open_database(address, silent_s=0.5)
    upgrade(one)
    try:
        with one.writing(), pytest.raises(BusyError, match="has been writing for 1 s"), other.writing():
            pass
    finally:
        one.close()
        other.close()


def test_a_reader_sees_one_moment(stored: Database, now: datetime, make_article: MakeArticle) -> None:
    with stored.reading() as session:
        assert items.count(session) == 0
        TakeIn(stored, lambda: now)(make_article())
        assert items.count(session) == 0
    with stored.reading() as session:
        assert items.count(session) == 1


def test_one_job_at_a_time_on_all_machines(stored: Database, address: str) -> None:
    elsewhere = open_database(address)
    try:
        said = "another machine is at work; compose was not started"
        with alone(stored, what="process"), pytest.raises(BusyError, match=said), alone(elsewhere, what="compose"):
            pass
        with alone(elsewhere, what="compose"):
            pass
    finally:
        elsewhere.close()


# --- the politeness clock ---------------------------------------------------------------------------


def take(database: Database, holder: str, *, hold_s: float = 30) -> host_clock.Wait | None:
    with database.noting() as session:
        return host_clock.take(session, "aldea.example.org", holder=holder, hold_s=hold_s)


def rest(database: Database, holder: str, rest_s: float) -> None:
    with database.noting() as session:
        host_clock.rest(session, "aldea.example.org", holder=holder, rest_s=rest_s)


def test_a_host_is_held_by_one_and_then_rests(stored: Database) -> None:
    assert take(stored, "a") is None
    held = take(stored, "b")
    rest(stored, "a", 0.3)
    resting = take(stored, "b")
    time.sleep(0.35)

    assert held is not None
    assert held.is_held
    assert 25 < held.seconds <= 30
    assert resting is not None
    assert not resting.is_held
    assert resting.seconds <= 0.3
    assert take(stored, "b") is None


def test_many_that_ask_at_one_moment_get_the_host_once(stored: Database) -> None:
    gate = threading.Barrier(8)
    got: list[bool] = []

    def ask(number: int) -> None:
        gate.wait()
        got.append(take(stored, f"{number}") is None)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(got) == [False] * 7 + [True]


def test_who_was_stopped_for_too_long_has_lost_the_host_and_cannot_shorten_the_rest(stored: Database) -> None:
    assert take(stored, "stopped", hold_s=0.1) is None
    time.sleep(0.15)
    assert take(stored, "other", hold_s=30) is None

    rest(stored, "stopped", 0.1)

    still = take(stored, "third")
    assert still is not None
    assert still.is_held
    assert still.seconds > 25


def test_the_tables_are_made_once_when_many_start_at_one_moment(address: str) -> None:
    # Processes, since Alembic works for one at a time in each.
    command = [sys.executable, "-c", UPGRADE, address]
    started = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)]

    said = [process.communicate(timeout=60)[0].strip() for process in started]

    assert sorted(said) == ["False", "False", "True"]


def test_a_server_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    database = open_database("postgresql+psycopg://meanwhile@127.0.0.1:9/nothing")

    with pytest.raises(UnavailableError, match="the database does not answer"), database.reading():
        pass
