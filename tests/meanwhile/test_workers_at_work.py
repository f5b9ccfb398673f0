"""Workers as processes, a press on loopback with a journal, and what goes wrong: killed, stopped, the server restarted.

Small and few, since a worker takes seconds to start; `./run bench workers` does it with fifty hosts.
"""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.meanwhile.many_outlets import Manners, Outlets, manners, press_of
from tests.meanwhile.worker_rig import Fleet, fleet_of
from tests.pipeline.postgresql_server import Server, fresh_database, postgresql_server

pytestmark = [pytest.mark.server, pytest.mark.slow, pytest.mark.xdist_group("workers")]

DELAY_S = 0.3
N_HOSTS, N_OUTLETS, N_ARTICLES = 3, 3, 2
N_SOURCES = N_HOSTS * N_OUTLETS


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        with postgresql_server() as made:
            yield made
    except FileNotFoundError as error:
        pytest.skip(str(error))


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Outlets]:
    with press_of(tmp_path, n_hosts=N_HOSTS, n_outlets=N_OUTLETS, n_articles=N_ARTICLES) as made:
        yield made


@pytest.fixture
def fleet(server: Server, press: Outlets, tmp_path: Path) -> Iterator[Fleet]:
    times = {"heartbeat_s": 2, "dead_after_s": 8}
    with (
        fresh_database(server.address) as address,
        fleet_of(tmp_path / "fleet", address, press, delay_s=DELAY_S, workers=times) as made,
    ):
        yield made


def all_read(fleet: Fleet) -> bool:
    return fleet.n_turns() == N_SOURCES and not fleet.crawls_left()


def check(fleet: Fleet, press: Outlets) -> Manners:
    """Everything was read and stored once, and no host was pressed."""
    found = manners(press.asked())
    assert fleet.n_turns() == N_SOURCES
    assert fleet.n("SELECT count(*) FROM items") == N_SOURCES * N_ARTICLES
    assert fleet.n("SELECT count(*) FROM items WHERE outcome <> 'new'") == 0
    assert fleet.n("SELECT count(*) FROM revisions") == 0
    assert found.n_at_once == 0
    assert found.least_pause_s >= DELAY_S
    return found


def test_two_workers_read_every_source_once_and_end_when_told(fleet: Fleet, press: Outlets) -> None:
    fleet.defer()
    fleet.start()
    fleet.start()

    fleet.wait_for(lambda: all_read(fleet), limit_s=150, what="reading all sources")

    assert fleet.stop() == [0, 0]
    assert check(fleet, press).n_feeds == {1: N_SOURCES}
    assert fleet.n("SELECT count(*) FROM workers") == 0
    assert fleet.n("SELECT count(*) FROM procrastinate_workers") == 0
    # What has come in is to be sorted by whoever is there then.
    assert fleet.n("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'sort' AND status = 'todo'") == 1


def test_a_worker_that_is_told_to_stop_gives_its_jobs_back_at_once(fleet: Fleet, press: Outlets) -> None:
    fleet.defer()
    fleet.start()
    fleet.wait_for(lambda: fleet.n("SELECT count(*) FROM items") > 0, limit_s=100, what="a first article")

    began = time.monotonic()
    assert fleet.stop() == [0]

    assert time.monotonic() - began < 20
    assert fleet.n("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'") == 0
    left = N_SOURCES - fleet.n_turns()
    assert fleet.crawls_left() == left > 0
    fleet.start()
    fleet.wait_for(lambda: all_read(fleet), limit_s=150, what="reading the rest")
    check(fleet, press)


def test_a_killed_worker_leaves_nothing_behind(fleet: Fleet, press: Outlets) -> None:
    fleet.defer()
    victim = fleet.start()
    fleet.wait_for(lambda: fleet.n("SELECT count(*) FROM items") > 0, limit_s=100, what="a first article")
    victim.kill()
    victim.wait(10)
    assert fleet.n("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' AND task_name = 'crawl'") > 0

    # It is started anew, as systemd does, and finds what the dead one held.
    fleet.wait_for(lambda: all_read(fleet), limit_s=200, what="reading all sources", look_after=True)

    assert fleet.statuses == [-signal.SIGKILL]
    check(fleet, press)


def test_a_stopped_worker_is_replaced_and_does_no_harm_when_it_goes_on(fleet: Fleet, press: Outlets) -> None:
    fleet.defer()
    stopped = fleet.start()
    fleet.wait_for(lambda: fleet.n("SELECT count(*) FROM items") > 0, limit_s=100, what="a first article")
    stopped.send_signal(signal.SIGSTOP)
    fleet.start()
    fleet.wait_for(lambda: fleet.n_turns() >= N_SOURCES - 3, limit_s=200, what="the other taking over")

    stopped.send_signal(signal.SIGCONT)

    fleet.wait_for(lambda: all_read(fleet), limit_s=200, what="reading all sources", look_after=True)
    check(fleet, press)


def test_a_restart_of_the_server_loses_nothing(fleet: Fleet, press: Outlets, server: Server) -> None:
    fleet.defer()
    fleet.start()
    fleet.wait_for(lambda: fleet.n("SELECT count(*) FROM items") > 0, limit_s=100, what="a first article")

    server.restart()

    fleet.wait_for(lambda: all_read(fleet), limit_s=200, what="reading all sources", look_after=True)
    # Either it came through, or it ended with the status of a service that is away, and was started anew.
    assert set(fleet.statuses) <= {69}
    check(fleet, press)


def test_a_worker_tells_the_system_that_it_is_ready_and_alive(fleet: Fleet, tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(address)
        channel.settimeout(100)
        os.environ["NOTIFY_SOCKET"] = address
        try:
            fleet.start("--until-empty")
        finally:
            del os.environ["NOTIFY_SOCKET"]
        said = [channel.recv(100) for _ in range(3)]

    assert said == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]
    assert fleet.running[0].wait(60) == 0
