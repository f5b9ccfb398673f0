"""Good manners, shared by all sources of one crawl: one request at a time per host, pauses, wishes to be left alone."""

import asyncio
import contextlib
import logging
import ssl
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from scrapers.config import CrawlConfig
from scrapers.networks import host_key
from scrapers.state import CrawlState, HostClock, HostMemory

if TYPE_CHECKING:
    from scrapers.robots import Verdict

logger = logging.getLogger(__name__)

#: A host may make us wait for so long within a run; a longer wish is kept for the next runs.
PATIENCE_S = 30.0
LONGEST_WISH = timedelta(hours=24)
#: 429 without a Retry-After.
DEFAULT_WISH = timedelta(minutes=15)
#: A host that another process holds may come free at any time: it is asked for so often.
ASK_AGAIN_S = 0.5
#: Beyond the time that a download may take: for what is done around it.
HOLD_MARGIN_S = 10.0
#: A host counts its rest from when it is done with an answer, which is a little later than when we have it, and to when
#: it sees the next request: without a margin requests came 2 ms too soon by a server's own journal.
REST_MARGIN_S = 0.02


class HostWaitsError(IgnoreRequest):
    """The host asked to be left alone for a while."""


class StoppedError(Exception):
    """The crawl is being ended; what is under way is given up."""


@dataclass(slots=True)
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    least_delay_s: float = 0.0  # what robots.txt asks for


class HostQueues:
    """One request at a time per host, the next one no sooner than the delay after the end of the last."""

    def __init__(self, stop: asyncio.Event, *, clock: HostClock | None = None, hold_s: float = 0.0) -> None:
        self._queues: dict[str, _Queue] = {}
        self._stop = stop
        self._clock = clock
        self._hold_s = hold_s
        #: seconds that sources waited for other sources on the same host, by source
        self.queued_s: dict[str, float] = {}

    @contextlib.asynccontextmanager
    async def turn(self, host: str, delay_s: float, *, source: str = "") -> AsyncIterator[None]:
        """Wait for the host, then hold it for the time of one request."""
        queue = self._queues.setdefault(host, _Queue())
        asked_at = time.monotonic()
        async with queue.lock:
            self.queued_s[source] = self.queued_s.get(source, 0.0) + time.monotonic() - asked_at
            await self._sleep(queue.next_at - time.monotonic())
            await self._take(host, source)
            try:
                yield
            finally:
                # from the end of the answer: counted from its start, a busy loop would shorten the host's rest
                rest_s = _with_margin(max(delay_s, queue.least_delay_s))
                queue.next_at = max(queue.next_at, time.monotonic() + rest_s)
                if self._clock is not None:
                    self._clock.rest(host, rest_s)

    async def _take(self, host: str, source: str) -> None:
        """Take the host from the processes that share a clock; the wait for them is nobody's fault."""
        while self._clock is not None:
            asked_at = time.monotonic()
            wait_s = self._clock.take(host, self._hold_s)
            # A process that was stopped between the question and now holds nothing any more.
            if wait_s <= 0 and time.monotonic() - asked_at < self._hold_s / 2:
                return
            await self._sleep(min(max(wait_s, 0.0), ASK_AGAIN_S))
            self.queued_s[source] = self.queued_s.get(source, 0.0) + time.monotonic() - asked_at

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody call the host for some seconds."""
        queue = self._queues.setdefault(host, _Queue())
        rest_s = _with_margin(seconds)
        queue.next_at = max(queue.next_at, time.monotonic() + rest_s)
        if self._clock is not None:
            self._clock.rest(host, rest_s)

    def slow_down(self, host: str, delay_s: float) -> None:
        """Keep at least this pause with the host: its robots.txt asks for it."""
        self._queues.setdefault(host, _Queue()).least_delay_s = delay_s

    async def _sleep(self, seconds: float) -> None:
        if self._stop.is_set():
            raise StoppedError
        if seconds > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), seconds)
                raise StoppedError


def _with_margin(seconds: float) -> float:
    """A pause as it is kept; where none is asked for, none is."""
    return seconds + REST_MARGIN_S if seconds > 0 else 0.0


class Round:
    """What the sources of one crawl share."""

    def __init__(
        self,
        config: CrawlConfig,
        state: CrawlState,
        *,
        now: datetime,
        clock: HostClock | None = None,
        stop: asyncio.Event | None = None,
        tls: dict[bool, ssl.SSLContext] | None = None,
    ) -> None:
        self.config = config
        self.state = state
        self.stop = stop or asyncio.Event()
        hold_s = config.limits.timeout_s + HOLD_MARGIN_S
        self.queues = HostQueues(self.stop, clock=clock, hold_s=hold_s)
        self.robots: dict[str, asyncio.Future[Verdict]] = {}
        # by whether certificates are verified
        self.tls: dict[bool, ssl.SSLContext] = {} if tls is None else tls
        self._began_at = now
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The time of the run: what the caller said it was, plus what has passed since."""
        return self._began_at + timedelta(seconds=time.monotonic() - self._began)

    def wish_of(self, url: str) -> HostMemory | None:
        """The host's wish to be left alone, if it still holds."""
        memory = self.state.host(host_key(url))
        return memory if memory is not None and memory.next_allowed_at > self.now() else None

    def keep_wish(self, url: str, wait: timedelta, reason: str) -> HostMemory:
        """Remember that the host wants to be left alone."""
        memory = HostMemory(host=host_key(url), next_allowed_at=self.now() + min(wait, LONGEST_WISH), reason=reason)
        self.state.remember_host(memory)
        return memory


def parse_retry_after(value: str, now: datetime) -> timedelta | None:
    """What a Retry-After header asks for, as seconds or as a date; None where it is unreadable or in the past."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 10**8))
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return when - now if when > now else None


def _round_of(crawler: Crawler) -> Round:
    shared = getattr(crawler.spider, "round", None)
    if not isinstance(shared, Round):
        raise TypeError("the spider carries no Round")
    return shared


class WishesMiddleware:
    """Calls no host that has asked to be left alone; comes before everything else, robots.txt included."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "WishesMiddleware":
        """Scrapy's way of building it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse the request where the host's wish still holds."""
        wish = _round_of(self._crawler).wish_of(request.url)
        if wish is not None:
            raise HostWaitsError(f"{wish.host} asked to be left alone until {wish.next_allowed_at:%Y-%m-%d %H:%M} UTC")


class RetryAfterMiddleware:
    """Reads Retry-After: a short wait is kept within the run, a long one across runs and without another try."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RetryAfterMiddleware":
        """Scrapy's way of building it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the host's wish."""
        if response.status not in {429, 503}:
            return response
        shared = _round_of(self._crawler)
        header = (response.headers.get("Retry-After") or b"").decode("latin-1")
        wait = parse_retry_after(header, shared.now())
        if wait is None and response.status == 429:
            wait = DEFAULT_WISH
        if wait is None:
            return response
        if wait.total_seconds() <= PATIENCE_S:
            shared.queues.hold(host_key(response.url), wait.total_seconds())
            return response
        request.meta["dont_retry"] = True
        wish = shared.keep_wish(response.url, wait, f"answered {response.status}")
        logger.info("host asks to wait", extra={"host": wish.host, "until": wish.next_allowed_at.isoformat()})
        return response
