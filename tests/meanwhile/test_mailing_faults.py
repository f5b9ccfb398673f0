"""A mailing killed, refused and cut off: nothing twice, nothing lost in silence, unknown only around the dot."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.mailing import FAULTS
from meanwhile import troubles
from meanwhile.crashing import POINTS
from meanwhile.jobs import open_store
from tests.digest.mail_rig import MODULES, Rig, command, kill_at_random
from tests.digest.smtp_server import SmtpServer
from tests.kills import KILLED, Nursery

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("nursery")]
AROUND_THE_DOT = {"final_dot", "dot", "answered"}


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(*MODULES) as nursery:
        with SmtpServer() as server:
            rig = Rig(tmp_path_factory.mktemp("warm"), port=server.port)
            rig.add_edition()
            assert nursery.warm(command(rig)) == 0
        yield nursery


def test_the_command_itself_can_be_killed_and_repeated(tmp_path: Path) -> None:
    with SmtpServer() as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=3)
        rig.add_edition()

        assert rig.send(crash="body:2") == KILLED
        assert rig.send() == 0
        found = rig.account(server.journal)

    assert found.is_sound
    assert found.states == {"sent": 3}


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_point_nothing_comes_twice_and_nothing_is_lost(
    tmp_path: Path, nursery: Nursery, point: str
) -> None:
    with SmtpServer() as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=4)
        rig.add_edition()

        assert nursery.run(command(rig), crash=f"{point}:{1 if point == 'connected' else 2}") == KILLED
        nursery.run(command(rig))
        found = rig.account(server.journal)

    assert found.is_sound
    assert found.unknown_elsewhere == 0
    assert found.states["unknown"] == (1 if point in AROUND_THE_DOT else 0)
    assert found.states["sent"] == 4 - found.states["unknown"]


def test_with_the_policy_to_resend_none_is_lost_and_the_copy_has_the_same_mark(
    tmp_path: Path, nursery: Nursery
) -> None:
    with SmtpServer() as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=3, mail={"on_unknown": "resend"})
        rig.add_edition()

        nursery.run(command(rig), crash="dot:1")
        nursery.run(command(rig))
        found = rig.account(server.journal)

    assert found.states == {"sent": 3}
    assert found.lost == 0
    assert found.duplicates == 1


def _ends(name: str) -> dict[str, int]:
    if name == "RCPT 550":
        return {"sent": 2, "failed": 1}
    if name.startswith("lost at the dot"):
        return {"sent": 2, "unknown": 1}
    return {"sent": 3}


@pytest.mark.parametrize("name", FAULTS)
def test_whatever_a_server_does_each_mail_ends_as_it_should(tmp_path: Path, nursery: Nursery, name: str) -> None:
    with SmtpServer(FAULTS[name]) as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=3)
        rig.add_edition()

        for _ in range(3):
            nursery.run(command(rig))
            rig.forget_waits()
        found = rig.account(server.journal)

    assert found.is_sound
    # A server that goes just before the dot may be noticed only after it.
    assert found.states in (
        [_ends(name), {"sent": 2, "unknown": 1}] if name == "lost before the dot" else [_ends(name)]
    )


def test_a_refused_port_leaves_all_queued_and_stops(tmp_path: Path, nursery: Nursery) -> None:
    with SmtpServer() as server:
        port = server.port
    rig = Rig(tmp_path, port=port, n_recipients=8, mail={"stop_after_errors": 5})
    rig.add_edition()

    status = nursery.run(command(rig))
    found = rig.account(server.journal)

    assert status == 69
    assert found.states == {"queued": 8}


@pytest.mark.parametrize(
    ("step", "answer", "states"),
    [
        ("MAIL", "550 5.7.1 sender refused", {"queued": 12}),
        ("MAIL", "550 relay not permitted", {"queued": 12}),
        ("MAIL", "530 authentication required", {"queued": 12}),
        ("RCPT", "550 relay not permitted", {"queued": 12}),
        ("RCPT", "550 5.7.1 relaying denied", {"queued": 12}),
        ("RCPT", "554 5.7.1 relay access denied", {"queued": 12}),
        ("RCPT", "530 authentication required", {"queued": 12}),
        ("RCPT", "550 go away", {"queued": 12}),
        ("DATA", "550 relay not permitted", {"queued": 12}),
        ("DATA", "530 authentication required", {"queued": 12}),
        ("DOT", "554 5.7.1 looks like spam", {"queued": 12}),
        ("DOT", "552 5.3.4 message too big", {"queued": 12}),
        ("RCPT", "550 5.1.1 no such user", {"failed": 12}),
    ],
)
def test_a_server_that_takes_nothing_from_us_does_not_cost_us_the_list(
    tmp_path: Path, nursery: Nursery, step: str, answer: str, states: dict[str, int]
) -> None:
    with SmtpServer({step: [answer] * 12}) as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=12, mail={"stop_after_errors": 3})
        rig.add_edition()

        status = nursery.run(command(rig))
        found = rig.account(server.journal)

    assert status == (69 if "queued" in states else 1)
    assert found.states == states
    assert found.is_sound
    # Twelve of twelve unknown: that says more of the server than of the readers.
    assert set(rig.reader_states()) == {"active"}


def test_whom_the_server_does_not_know_is_written_to_no_more(tmp_path: Path, nursery: Nursery) -> None:
    with SmtpServer({"RCPT": ["550 5.1.1 <x@y.org>: user unknown", "550 mailbox unavailable"]}) as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=6)
        rig.add_edition()

        nursery.run(command(rig))
        found = rig.account(server.journal)

    assert found.states == {"sent": 4, "failed": 2}
    # Only an enhanced status says for certain that there is no such mailbox.
    assert sorted(rig.reader_states()) == ["active"] * 5 + ["bounced"]


def test_a_refusal_of_us_is_told_and_all_go_once_it_is_mended(tmp_path: Path, nursery: Nursery) -> None:
    with SmtpServer({"RCPT": ["550 relay not permitted"] * 15}) as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=3)
        rig.add_edition()
        for _ in range(5):
            assert nursery.run(command(rig)) == 1
            with open_store(rig.config) as database:
                told = troubles.found(database, rig.config, now=datetime.now(UTC))
            rig.forget_waits()

        assert nursery.run(command(rig)) == 0
        found = rig.account(server.journal)

    assert "3 mails were put off: 550 relay not permitted" in told["mail_server"]
    assert "job:send" not in told
    assert found.states == {"sent": 3}
    assert found.is_sound
    with open_store(rig.config) as database:
        assert "mail_server" not in troubles.found(database, rig.config, now=datetime.now(UTC))


def test_five_that_are_refused_do_not_keep_back_the_others(tmp_path: Path, nursery: Nursery) -> None:
    with SmtpServer({"RCPT": ["550 relay not permitted"] * 3}) as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=6, mail={"stop_after_errors": 3})
        rig.add_edition()
        assert nursery.run(command(rig)) == 69
        rig.forget_waits()

        assert nursery.run(command(rig)) == 0
        order = [recipient for recipient, _ in server.journal.taken]

    assert len(order) == 6
    assert order[3:] == sorted(order[3:])
    assert set(order[:3]).isdisjoint(order[3:])


def test_a_slow_server_is_waited_for(tmp_path: Path, nursery: Nursery) -> None:
    with SmtpServer(slow_s=0.5) as server:
        rig = Rig(tmp_path, port=server.port, n_recipients=2)
        rig.add_edition()

        assert nursery.run(command(rig)) == 0

        assert rig.account(server.journal).states == {"sent": 2}


@pytest.mark.parametrize(
    "n_kills", [100, pytest.param(1000, marks=[pytest.mark.long, pytest.mark.timeout(1800)], id="1000")]
)
def test_killed_at_random_nothing_comes_twice_and_nothing_is_lost(
    tmp_path: Path, nursery: Nursery, n_kills: int
) -> None:
    kills = kill_at_random(tmp_path, nursery, n_kills=n_kills, seed=n_kills)
    found = kills.account

    assert found.is_sound
    assert found.unknown_elsewhere == 0
    assert set(found.states) <= {"sent", "unknown"}
    # They fell where they can do harm: in hand-overs, and at the dot.
    assert sum(kills.by_moment[moment] for moment in ("MAIL", "RCPT", "DATA", "BODY", "DOT", "TAKEN", "ANSWERED")) > (
        n_kills / 3
    )
    assert kills.by_moment["BODY"]
    assert kills.by_moment["ANSWERED"]
