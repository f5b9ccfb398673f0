"""How a source is doing: from its last runs and articles to one of five states. Pure."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from scrapers.pages import in_words


class HealthState(StrEnum):
    """Best first."""

    OK = "ok"
    QUIET = "quiet"  # it answers, but nothing new came for longer than its rhythm explains
    FAILING = "failing"  # it does not answer, answers nonsense, or its texts have become empty
    BLOCKED = "blocked"  # it does not want us: robots.txt, 401, 403, or its address may not be called
    CHALLENGE = "challenge"  # a wall asks for a browser; not to be got round


class RunEnd(StrEnum):
    """How one run of one source ended."""

    OK = "ok"
    FAILED = "failed"
    BLOCKED = "blocked"
    CHALLENGE = "challenge"
    WAITING = "waiting"  # the host had asked to be left alone: says nothing about its health


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRun:
    """One run of one source, as it is remembered. `state` is the judgement after it."""

    at: datetime
    end: RunEnd
    state: HealthState
    n_articles: int = 0
    n_refused: int = 0
    n_requests: int = 0
    median_chars: int = 0  # of the new articles' texts
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHistory:
    """What judging needs of the past: runs, and publication times and text lengths of the last articles."""

    runs: tuple[SourceRun, ...] = ()
    published: tuple[datetime, ...] = ()
    lengths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The judgement with its reason in one sentence."""

    state: HealthState
    why: str
    last_success_at: datetime | None = None
    last_article_at: datetime | None = None
    due_at: datetime | None = None  # silent after this
    items_per_week: float = 0.0
    last_error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthChange:
    """A source went from one state to another: the only thing worth a mail."""

    source: str
    name: str
    before: HealthState | None
    after: HealthState
    why: str


SILENCE_FLOOR = timedelta(days=7)
SILENCE_FACTOR = 4  # × the median gap; a weekly outlet is silent after four weeks
GAPS_LOOKED_AT = 20
#: One failed run is a hiccup of the net; two in a row are a state.
FAILURES_TOLERATED = 1
#: New texts this much shorter than usual mean that the page was rebuilt and the body is missed.
SHORTENED_TO = 0.25
LENGTHS_NEEDED = 8
#: One short text is a short text; three in one run are a rebuilt page.
SHORT_TEXTS_NEEDED = 3


def allowed_silence(published: Sequence[datetime]) -> timedelta:
    """How long an outlet of this rhythm may be still: four median gaps of its last 20, at least a week."""
    times = sorted(published)[-(GAPS_LOOKED_AT + 1) :]
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    if not gaps:
        return max(SILENCE_FLOOR, timedelta(days=28))  # a newcomer of unknown rhythm gets four weeks
    return max(SILENCE_FLOOR, timedelta(seconds=SILENCE_FACTOR * statistics.median(gaps)))


def expected_chars(lengths: Sequence[int]) -> int:
    """The usual length of an outlet's texts; 0 where too few are known."""
    return int(statistics.median(lengths)) if len(lengths) >= LENGTHS_NEEDED else 0


def weekly_counts(published: Sequence[datetime], now: datetime, *, weeks: int = 12) -> tuple[int, ...]:
    """Articles per week, the current week last: what a sparkline is drawn from."""
    counts = [0] * weeks
    for when in published:
        age = (now - when) // timedelta(days=7)
        if 0 <= age < weeks:
            counts[weeks - 1 - age] += 1
    return tuple(counts)


def judge(
    history: SourceHistory,
    *,
    now: datetime,
    end: RunEnd | None = None,
    error: str = "",
    new_chars: Sequence[int] = (),
    since: datetime | None = None,
) -> Health:
    """Judge a source after a run that ended in `end` (None: by its history alone). `since`: when first read."""
    ends = [run.end for run in history.runs] + ([end] if end else [])
    errors = [run.error for run in history.runs] + ([error] if end else [])
    successes = [run.at for run in history.runs if run.end is RunEnd.OK] + ([now] if end is RunEnd.OK else [])
    seen = [when for when in history.published if when <= now]
    first_read = since or (history.runs[0].at if history.runs else now)
    last_article = max(seen, default=None)
    due_at = (last_article or first_read) + allowed_silence(seen)
    last_error = next((text for text in reversed(errors) if text), "")

    def health(state: HealthState, why: str) -> Health:
        span = max((now - min(seen)) / timedelta(days=7), 1.0) if seen else 1.0
        return Health(
            state=state, why=why, last_success_at=max(successes, default=None), last_article_at=last_article,
            due_at=due_at, items_per_week=round(len(seen) / span, 2), last_error=last_error,
        )  # fmt: skip

    telling = [one for one in ends if one is not RunEnd.WAITING]
    if telling and telling[-1] is RunEnd.CHALLENGE:
        return health(HealthState.CHALLENGE, in_words(last_error) or "a wall asks for a browser")
    if telling and telling[-1] is RunEnd.BLOCKED:
        return health(HealthState.BLOCKED, in_words(last_error) or "the outlet does not let us in")
    n_failed = next((n for n, one in enumerate(reversed(telling)) if one is not RunEnd.FAILED), len(telling))
    if n_failed > FAILURES_TOLERATED or (n_failed and n_failed == len(telling)):
        times = "" if n_failed == 1 else f" the last {n_failed} times"
        return health(HealthState.FAILING, f"could not be read{times}: {in_words(last_error) or 'nobody knows why'}")
    usual = expected_chars(history.lengths)
    if usual and len(new_chars) >= SHORT_TEXTS_NEEDED and statistics.median(new_chars) < SHORTENED_TO * usual:
        got = f"texts have {int(statistics.median(new_chars))} characters where {usual} are usual"
        return health(HealthState.FAILING, f"{got}: was the page rebuilt?")
    if now > due_at:
        began = last_article or first_read
        rhythm = (due_at - began).days
        return health(HealthState.QUIET, f"nothing new for {(now - began).days} days; {rhythm} are within its rhythm")
    once = f"could not be read the last time, which may pass: {in_words(last_error)}"
    return health(HealthState.OK, once if n_failed else "as usual")


def change(source: str, name: str, before: HealthState | None, after: Health) -> HealthChange | None:
    """What to report: nothing while the state stays; a newcomer that is well is no news either."""
    if before is after.state or (before is None and after.state is HealthState.OK):
        return None
    return HealthChange(source=source, name=name, before=before, after=after.state, why=after.why)
