"""The queue of crawls: each source once a period, nobody's job left behind, no two workers with one job."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from procrastinate import App
from sqlalchemy import text

from meanwhile import jobs
from meanwhile.cli import run
from meanwhile.config import Config, parse_config
from meanwhile.crawl_state import StoredClock
from meanwhile.crawling import chosen_sources
from meanwhile.status import status_of
from meanwhile.workers import schema
from meanwhile.workers.clock import JobLostError, still_ours
from meanwhile.workers.queue import defer_crawls, queue_state
from meanwhile.workers.recovery import MAX_TRIES, jobs_of, recover
from meanwhile.workers.worker import connector_of
from pipeline.errors import ConfigError
from pipeline.store import workers
from pipeline.store.database import Database, open_database
from pipeline.store.schema import upgrade
from pipeline.tables import WorkerRow
from tests.pipeline.postgresql_server import fresh_database, postgresql

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("postgresql")]

DUE = datetime(2026, 11, 29, 10, tzinfo=UTC)
LATER = DUE + timedelta(hours=8)
OUTLETS = "\n".join(
    f'    - {{id: h{host}_o{n}, name: h{host}, home: "https://h{host}.example.org/o{n}/", '
    f'discovery: [{{type: feed, url: "https://h{host}.example.org/o{n}/feed"}}]}}'
    for host in range(3)
    for n in range(2)
)
TEXT = f"""
database: ADDRESS
workers: procrastinate
crawl:
  contact: digest@example.org
  own_sources:
{OUTLETS}
"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as address:
        yield address


@pytest.fixture
def address(server: str) -> Iterator[str]:
    with fresh_database(server) as made:
        yield made


@pytest.fixture
def config(address: str) -> Config:
    return parse_config(TEXT.replace("ADDRESS", address))


@pytest.fixture
def stored(address: str) -> Iterator[Database]:
    database = open_database(address)
    upgrade(database)
    schema.bring(database)
    yield database
    database.close()


def sql(database: Database, statement: str, **values: Any) -> Any:
    with database.writing() as session:
        done: Any = session.execute(text(statement), values)
        return done.scalar() if done.returns_rows else None


def worker(database: Database, *, silent_for_s: float = 0) -> int:
    """A worker as the queue knows it."""
    return int(
        sql(
            database,
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (clock_timestamp() - :s * interval '1 second') "
            "RETURNING id",
            s=silent_for_s,
        )
    )


def fetch(database: Database, by: int) -> int | None:
    """Have a worker take a job."""
    found = sql(database, "SELECT id FROM procrastinate_fetch_job_v2(NULL, :by)", by=by)
    return None if found is None else int(found)


def deferred(database: Database, config: Config, due_at: datetime = DUE) -> tuple[int, int, int]:
    found = defer_crawls(database, chosen_sources(config, []), due_at=due_at)
    return found.queued, found.waiting, found.done


def test_a_worker_that_is_stopped_between_two_words_to_the_queue_keeps_nothing(
    stored: Database, config: Config
) -> None:
    me = worker(stored, silent_for_s=100)

    async def take_it_away_meanwhile() -> int:
        app = App(connector=connector_of(config))
        async with app.open_async(), app.connector.pool.connection() as connection:  # type: ignore[attr-defined]
            await connection.execute("UPDATE procrastinate_workers SET last_heartbeat = now()")
            # here it is stopped: others find that it is gone, and clear up behind it
            limit = "SELECT set_config('lock_timeout', '2s', true)"
            with stored.noting() as session:
                session.execute(text(limit))
                return int(session.execute(text("DELETE FROM procrastinate_workers RETURNING id")).scalar_one())

    assert asyncio.run(take_it_away_meanwhile()) == me


# --- filling the queue ------------------------------------------------------------------------------


def test_every_source_is_queued_once_for_a_period_however_often_it_is_tried(stored: Database, config: Config) -> None:
    assert deferred(stored, config) == (6, 0, 0)
    assert deferred(stored, config) == (0, 6, 0)

    # The server knows how many there are, or fetching would be slow.
    assert sql(stored, "SELECT reltuples FROM pg_class WHERE relname = 'procrastinate_jobs'") == 6
    me = worker(stored)
    assert fetch(stored, me) is not None
    assert deferred(stored, config) == (0, 6, 0)


def test_what_has_been_read_for_a_period_is_not_queued_for_it_again(stored: Database, config: Config) -> None:
    with stored.writing() as session:
        workers.keep_turn(session, "h0_o0", due_at=DUE, now=DUE)
        # A job of an earlier period that ends late takes nothing back.
        workers.keep_turn(session, "h0_o0", due_at=DUE - timedelta(hours=8), now=DUE)

    assert deferred(stored, config) == (5, 0, 1)
    assert deferred(stored, config, LATER) == (1, 5, 0)


def test_a_source_that_is_being_read_is_queued_for_the_next_period(stored: Database, config: Config) -> None:
    deferred(stored, config)
    me = worker(stored)
    while fetch(stored, me) is not None:
        pass

    # One of each host is being read; the others of the host wait for it.
    assert deferred(stored, config, LATER) == (3, 3, 0)


def test_no_two_jobs_of_a_host_are_given_out(stored: Database, config: Config) -> None:
    deferred(stored, config)
    one, other = worker(stored), worker(stored)

    got = [fetch(stored, by) for by in (one, other, one, other)]

    assert [job is not None for job in got] == [True, True, True, False]


def test_the_crawl_of_a_schedule_fills_the_queue_and_is_owed_once(config: Config, stored: Database) -> None:
    report = jobs.crawl(config, due_at=DUE)

    assert report.lines == ["6 of 6 sources queued for the workers"]
    with pytest.raises(jobs.NotOwedError):
        jobs.crawl(config, due_at=DUE)
    assert jobs.crawl(config, clock=lambda: LATER).lines == [
        "0 of 6 sources queued for the workers",
        "6 still wait or are being read",
    ]


# --- workers that die -------------------------------------------------------------------------------


def test_the_job_of_a_dead_worker_is_queued_anew_and_the_late_one_cannot_end_it(
    stored: Database, config: Config
) -> None:
    deferred(stored, config)
    dead, living = worker(stored, silent_for_s=100), worker(stored)
    lost, kept = fetch(stored, dead), fetch(stored, living)
    assert lost is not None

    assert recover(stored, dead_after_s=40) == 1
    assert recover(stored, dead_after_s=40) == 0

    assert jobs_of(stored, living) == {kept}
    again = sql(stored, "SELECT id FROM procrastinate_jobs WHERE args->>'tries' = '1' AND status = 'todo'")
    assert again not in {None, lost}
    # The old worker was only stopped: it can neither ask the host nor end what is somebody else's by now.
    clock = StoredClock(stored, "late", check=still_ours(lost, dead))
    with pytest.raises(JobLostError, match="was given to another worker"):
        clock.take("h0.example.org", 30)
    with pytest.raises(Exception, match="Job was not found"):
        sql(stored, "SELECT procrastinate_finish_job_v1(:id, 'succeeded', true)", id=lost)
    assert sql(stored, "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')") == 6


def test_the_worker_that_has_the_job_gets_the_host(stored: Database, config: Config) -> None:
    deferred(stored, config)
    me = worker(stored)
    job = fetch(stored, me)
    assert job is not None
    mine, other = StoredClock(stored, "me", check=still_ours(job, me)), StoredClock(stored, "another")

    assert mine.take("h0.example.org", 30) == 0
    assert 25 < other.take("h0.example.org", 30) <= 30
    mine.rest("h0.example.org", 2)
    assert 0 < other.take("h0.example.org", 30) <= 2


def test_a_job_whose_source_waits_again_already_just_goes(stored: Database, config: Config) -> None:
    """The one of the next period does its work; two of one source cannot wait."""
    deferred(stored, config)
    dead = worker(stored, silent_for_s=100)
    fetch(stored, dead)
    deferred(stored, config, LATER)

    assert recover(stored, dead_after_s=40) == 1

    waiting = sql(stored, "SELECT count(*) FROM procrastinate_jobs WHERE queueing_lock = 'source:h0_o0'")
    assert waiting == 1
    assert fetch(stored, worker(stored)) is not None


def test_a_job_that_kills_its_workers_is_left_for_a_person(stored: Database, config: Config) -> None:
    deferred(stored, config)
    sql(stored, "DELETE FROM procrastinate_jobs WHERE queueing_lock <> 'source:h0_o0'")

    for _ in range(MAX_TRIES):
        assert fetch(stored, worker(stored, silent_for_s=100)) is not None
        recover(stored, dead_after_s=40)

    assert fetch(stored, worker(stored)) is None
    with stored.reading() as session:
        assert queue_state(session).failed == 1
    found = status_of(stored, config, now=DUE)
    assert any("1 jobs of the queue were given up" in need for need in found.needs)


def test_given_up_jobs_go_with_their_source(stored: Database, config: Config, caplog: pytest.LogCaptureFixture) -> None:
    """No later job will do them, and the operator would be told of them for ever."""
    deferred(stored, config)
    sql(stored, "UPDATE procrastinate_jobs SET status = 'failed' WHERE args->>'source' IN ('h0_o0', 'h1_o0')")
    sql(
        stored,
        "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status) "
        "VALUES ('meanwhile', 'sort', 'sort', 'failed')",
    )
    kept = [source for source in chosen_sources(config, []) if source.id not in {"h0_o0", "h2_o1"}]

    with caplog.at_level("INFO"):
        defer_crawls(stored, kept, due_at=LATER)
        defer_crawls(stored, kept, due_at=LATER)

    failed = "SELECT string_agg(queueing_lock, ' ' ORDER BY queueing_lock) FROM procrastinate_jobs WHERE status = "
    assert sql(stored, failed + "'failed'") == "sort source:h1_o0"
    # What only waits is left: its worker will find that the source is none.
    assert "source:h2_o1" in sql(stored, failed + "'todo'")
    cleared = [record for record in caplog.records if "went with the sources" in record.message]
    assert [record.__dict__["sources"] for record in cleared] == [["h0_o0"]]


def test_the_status_tells_the_queue_and_the_workers(stored: Database, config: Config) -> None:
    deferred(stored, config)
    fetch(stored, worker(stored))
    now = DUE + timedelta(minutes=5)
    with stored.writing() as session:
        for name, seen_at in (("a", now), ("b", now - timedelta(minutes=3))):
            row = WorkerRow(
                id=name, machine=name, process=7, at_once=16, n_doing=1, n_done=2, started_at=DUE, seen_at=seen_at
            )
            workers.alive(session, row)

    found = status_of(stored, config, now=now)

    assert found.queue is not None
    assert (found.queue.waiting, found.queue.doing, found.queue.oldest_due_at) == (5, 1, DUE)
    assert [(one.machine, one.is_alive) for one in found.workers] == [("a", True), ("b", False)]
    assert not any("no worker" in need for need in found.needs)
    late = status_of(stored, config, now=now + timedelta(hours=1))
    assert any("no worker gives a sign of life" in need for need in late.needs)


# --- the queue's tables -----------------------------------------------------------------------------


def test_the_tables_are_made_once_and_marked(address: str) -> None:
    database = open_database(address)
    upgrade(database)
    try:
        assert schema.bring(database)
        assert not schema.bring(database)
        with database.reading() as session:
            assert schema.step_of(session) == schema.newest_step()
    finally:
        database.close()


def test_tables_of_an_earlier_release_of_the_library_are_brought_on(address: str, config: Config) -> None:
    database = open_database(address)
    upgrade(database)
    old = "03.02.00_50_post_batch_defer_jobs"
    try:
        for step in schema.steps():
            if step <= old:
                with database.writing() as session:
                    schema.apply_step(session, step)
        sql(database, f"COMMENT ON TABLE procrastinate_jobs IS 'meanwhile: {old}'")

        assert schema.bring(database)

        assert deferred(database, config) == (6, 0, 0)
        assert fetch(database, worker(database)) is not None
    finally:
        database.close()


def test_a_queue_that_somebody_else_has_made_is_left_alone(stored: Database) -> None:
    sql(stored, "COMMENT ON TABLE procrastinate_jobs IS NULL")

    with pytest.raises(ConfigError, match="that Meanwhile has not made"):
        schema.bring(stored)


def test_a_queue_of_a_newer_release_is_left_alone(stored: Database) -> None:
    sql(stored, "COMMENT ON TABLE procrastinate_jobs IS 'meanwhile: 99.00.00_01_later'")

    with pytest.raises(ConfigError, match="newer release"):
        schema.bring(stored)


def test_the_command_brings_both(address: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(TEXT.replace("ADDRESS", address), encoding="utf-8")

    assert run(["--config", str(path), "db", "upgrade"]) == 0

    out = capsys.readouterr().out
    assert f"the workers' queue: step {schema.newest_step()}" in out
