"""The states of a source, and that only their changes are told."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.health import (
    HealthState,
    RunEnd,
    SourceHistory,
    SourceRun,
    allowed_silence,
    change,
    expected_chars,
    judge,
    weekly_counts,
)

NOW = datetime(2019, 2, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def daily(n: int = 30, *, until: datetime = NOW) -> tuple[datetime, ...]:
    return tuple(until - DAY * i for i in reversed(range(n)))


def runs(*ends: RunEnd) -> tuple[SourceRun, ...]:
    n = len(ends)
    return tuple(
        SourceRun(at=NOW - DAY * (n - i), end=end, state=HealthState.OK, error="" if end is RunEnd.OK else "HTTP 500")
        for i, end in enumerate(ends)
    )


def test_an_outlet_with_daily_news_is_well() -> None:
    health = judge(SourceHistory(runs=runs(RunEnd.OK), published=daily()), now=NOW, end=RunEnd.OK)

    assert health.state is HealthState.OK
    assert health.items_per_week == pytest.approx(7, abs=0.5)
    assert health.last_article_at == NOW


@pytest.mark.parametrize(("gap_days", "silent_after"), [(1, 7), (2, 8), (7, 28), (14, 56)])
def test_silence_begins_after_a_week_or_four_median_gaps(gap_days: int, silent_after: int) -> None:
    published = tuple(NOW - timedelta(days=gap_days) * i for i in range(25))

    assert allowed_silence(published) == timedelta(days=silent_after)
    just_in_time = judge(SourceHistory(published=published), now=NOW + timedelta(days=silent_after))
    too_late = judge(SourceHistory(published=published), now=NOW + timedelta(days=silent_after, hours=1))
    assert just_in_time.state is HealthState.OK
    assert too_late.state is HealthState.QUIET


def test_one_failed_run_is_no_state_but_two_are() -> None:
    well = SourceHistory(runs=runs(RunEnd.OK), published=daily())
    once = judge(well, now=NOW, end=RunEnd.FAILED, error="dns")
    twice = judge(
        SourceHistory(runs=runs(RunEnd.OK, RunEnd.FAILED), published=daily()), now=NOW, end=RunEnd.FAILED, error="dns"
    )

    assert once.state is HealthState.OK
    assert once.last_error == "dns"
    assert twice.state is HealthState.FAILING
    # As a person would say it, to a person.
    assert once.why == "could not be read the last time, which may pass: the host's name leads nowhere"
    assert twice.why == "could not be read the last 2 times: the host's name leads nowhere"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("server_error", "could not be read: the outlet's server failed (5xx)"),
        (
            "server_error: 503; timeout",
            "could not be read: the outlet's server failed (5xx): 503; the answer took too long",
        ),
        (
            "robots_unreachable: robots.txt could not be read (dns: no such name), so nothing is fetched",
            "could not be read: robots.txt could not be read (dns: no such name), so nothing is fetched",
        ),
        ("bad_feed: line 3", "could not be read: bad_feed: line 3"),
        ("", "could not be read: nobody knows why"),
    ],
)
def test_why_a_source_fails_is_said_in_words(error: str, said: str) -> None:
    assert judge(SourceHistory(), now=NOW, end=RunEnd.FAILED, error=error).why == said


def test_an_outlet_that_never_answered_is_failing_at_once() -> None:
    assert judge(SourceHistory(), now=NOW, end=RunEnd.FAILED, error="dns").state is HealthState.FAILING


def test_waiting_as_the_host_asked_says_nothing_of_its_health() -> None:
    history = SourceHistory(runs=runs(RunEnd.OK, RunEnd.FAILED), published=daily())

    assert judge(history, now=NOW, end=RunEnd.WAITING).state is HealthState.OK


@pytest.mark.parametrize(
    ("end", "state"), [(RunEnd.BLOCKED, HealthState.BLOCKED), (RunEnd.CHALLENGE, HealthState.CHALLENGE)]
)
def test_walls_have_states_of_their_own(end: RunEnd, state: HealthState) -> None:
    health = judge(SourceHistory(runs=runs(RunEnd.OK), published=daily()), now=NOW, end=end, error="robots")

    assert health.state is state
    assert health.why == "robots.txt does not allow it"


def test_texts_that_become_empty_are_noticed_at_the_next_run() -> None:
    history = SourceHistory(runs=runs(RunEnd.OK), published=daily(), lengths=(2000,) * 20)

    assert expected_chars(history.lengths) == 2000
    assert judge(history, now=NOW, end=RunEnd.OK, new_chars=[150, 160, 140]).state is HealthState.FAILING
    assert judge(history, now=NOW, end=RunEnd.OK, new_chars=[1200, 900]).state is HealthState.OK
    few = SourceHistory(runs=runs(RunEnd.OK), published=daily(), lengths=(2000,) * 3)
    assert judge(few, now=NOW, end=RunEnd.OK, new_chars=[150]).state is HealthState.OK


def test_only_changes_are_told() -> None:
    quiet = judge(SourceHistory(published=daily(until=NOW - 30 * DAY)), now=NOW)

    told = change("a", "A", HealthState.OK, quiet)
    assert told is not None
    assert (told.before, told.after) == (HealthState.OK, HealthState.QUIET)
    assert "30 days" in told.why
    assert change("a", "A", HealthState.QUIET, quiet) is None
    well = judge(SourceHistory(published=daily()), now=NOW, end=RunEnd.OK)
    assert change("a", "A", None, well) is None
    assert change("a", "A", HealthState.QUIET, well) is not None


def test_weeks_are_counted_with_the_current_one_last() -> None:
    counts = weekly_counts([NOW, NOW - DAY, NOW - 8 * DAY, NOW - 400 * DAY, NOW + DAY], NOW)

    assert counts == (0,) * 10 + (1, 2)


@given(st.lists(st.integers(0, 400).map(lambda days: NOW - DAY * days), max_size=60))
def test_silence_is_never_allowed_for_less_than_a_week(published: list[datetime]) -> None:
    assert allowed_silence(published) >= timedelta(days=7)
