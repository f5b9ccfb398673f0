"""Pauses, wishes to be left alone, and what a Retry-After says."""

import asyncio
import ssl
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from scrapers.download import FETCH_ERRORS, BlockedAddressError, failure_of, failure_of_status
from scrapers.pages import REASONS
from scrapers.politeness import REST_MARGIN_S, HostQueues, StoppedError, parse_retry_after
from scrapers.robots import READ_BYTES, Rules, Unreachable, verdict_of

NOW = datetime(2019, 2, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120), (" 3600 ", 3600), ("Sun, 24 Feb 2019 12:10:00 GMT", 600), ("Sun, 24 Feb 2019 11:00:00 GMT", None),
        ("", None), ("soon", None), ("-5", None), ("9" * 50, 10**8), ("1.5", None),
    ],
)  # fmt: skip
def test_retry_after_is_read_as_seconds_or_date(header: str, seconds: int | None) -> None:
    wait = parse_retry_after(header, NOW)

    assert wait == (None if seconds is None else timedelta(seconds=seconds))


def test_a_host_is_asked_once_at_a_time_with_the_pause_between() -> None:
    starts: list[float] = []

    async def run() -> None:
        queues = HostQueues(asyncio.Event())
        open_now = 0

        async def one() -> None:
            nonlocal open_now
            async with queues.turn("a.pe", 0.1):
                open_now += 1
                assert open_now == 1
                starts.append(time.monotonic())
                await asyncio.sleep(0.03)
                open_now -= 1

        await asyncio.gather(*(one() for _ in range(4)))

    asyncio.run(run())

    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert all(0.125 <= gap < 1 for gap in gaps), gaps


def test_a_pause_has_a_margin_since_the_host_counts_by_its_own_journal() -> None:
    """What it saw end later, and begin sooner, is no closer than its delay; also within one process."""

    class Noting:
        def __init__(self) -> None:
            self.rests: list[float] = []

        def take(self, _host: str, _hold_s: float) -> float:
            return 0.0

        def rest(self, _host: str, rest_s: float) -> None:
            self.rests.append(rest_s)

    clock, ends, starts = Noting(), list[float](), list[float]()

    async def one(queues: HostQueues, delay_s: float) -> None:
        async with queues.turn("a.pe", delay_s):
            starts.append(time.monotonic())
            ends.append(time.monotonic())

    async def run(queues: HostQueues) -> None:
        await one(queues, 0)
        queues.slow_down("a.pe", 0.05)
        await one(queues, 0.01)
        queues.hold("a.pe", 0.1)
        await one(queues, 0.07)
        await one(queues, 0)

    asyncio.run(run(HostQueues(asyncio.Event(), clock=clock, hold_s=30)))
    asked, (ends, starts) = clock.rests, ([], [])
    asyncio.run(run(HostQueues(asyncio.Event())))

    margin = REST_MARGIN_S
    assert asked == pytest.approx([0, 0.05 + margin, 0.1 + margin, 0.07 + margin, 0.05 + margin])
    pauses = [start - end for end, start in zip(ends, starts[1:], strict=False)]
    assert all(pause >= kept + margin - 1e-6 for pause, kept in zip(pauses, [-margin, 0.1, 0.07], strict=True)), pauses


def test_other_hosts_need_not_wait() -> None:
    async def run() -> float:
        queues = HostQueues(asyncio.Event())

        async def one(host: str) -> None:
            async with queues.turn(host, 5):
                await asyncio.sleep(0.05)

        began = time.monotonic()
        await asyncio.gather(*(one(f"{n}.pe") for n in range(20)))
        return time.monotonic() - began

    assert asyncio.run(run()) < 1


def test_robots_may_slow_a_host_down_and_a_stop_wakes_those_who_wait() -> None:
    async def run() -> float:
        stop = asyncio.Event()
        queues = HostQueues(stop)
        queues.slow_down("a.pe", 60)
        async with queues.turn("a.pe", 0):
            pass
        began = time.monotonic()
        asyncio.get_running_loop().call_later(0.1, stop.set)
        with pytest.raises(StoppedError):
            async with queues.turn("a.pe", 0):
                raise AssertionError("it is not its turn")
        return time.monotonic() - began

    assert asyncio.run(run()) < 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
def test_a_failing_robots_txt_means_no(status: int) -> None:
    assert isinstance(verdict_of(status, b"User-agent: *\nAllow: /"), Unreachable)


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410])
def test_a_missing_robots_txt_means_yes(status: int) -> None:
    assert verdict_of(status, b"User-agent: *\nDisallow: /") == Rules(parser=None)


def test_rules_are_read_within_bounds_and_whatever_the_bytes() -> None:
    long = verdict_of(200, b"User-agent: *\nDisallow: /no\n" + b"#" * (2 * READ_BYTES))
    odd = verdict_of(200, bytes(range(256)) * 10)

    assert isinstance(long, Rules)
    assert long.parser is not None
    assert not long.parser.can_fetch("http://a.pe/no", "Meanwhile")
    assert isinstance(odd, Rules)


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410, 429, 451, 500, 503, 599])
def test_every_status_has_a_reason_that_is_explained(status: int) -> None:
    failure = failure_of_status("https://a.pe/", status)

    assert failure is not None
    assert failure.reason in REASONS


@pytest.mark.parametrize("status", [200, 203, 304])
def test_answers_that_can_be_read_are_no_failures(status: int) -> None:
    assert failure_of_status("https://a.pe/", status) is None


@pytest.mark.parametrize(
    "error", [*(error("x") for error in FETCH_ERRORS), BlockedAddressError("x"), ssl.SSLError("x")]
)
def test_every_error_has_a_reason_that_is_explained(error: Exception) -> None:
    assert failure_of("https://a.pe/", error).reason in REASONS
