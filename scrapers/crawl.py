"""Gather once: run a spider per outlet, hand every article to the sink, report how each outlet fared."""

import asyncio
import logging
import signal
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from scrapy.crawler import Crawler

from pipeline.errors import MeanwhileError
from pipeline.types import Article, Refused
from scrapers.config import CrawlConfig
from scrapers.gate import Refusal
from scrapers.health import Health, HealthChange, HealthState, RunEnd, SourceRun, change, judge
from scrapers.politeness import Round
from scrapers.repeats import RepeatedPages, page_key
from scrapers.settings import scrapy_settings
from scrapers.source import Source
from scrapers.spiders.outlet import OutletSpider, Visit, WayReport
from scrapers.state import AddressMemory, CrawlState, HostClock, HostMemory, KnownArticle, MemoryState

__all__ = [
    "AddressMemory",
    "CrawlReport",
    "CrawlState",
    "HostClock",
    "HostMemory",
    "KnownArticle",
    "MemoryState",
    "Progress",
    "SingleCrawls",
    "SourceReport",
    "WayReport",
    "crawl",
]

logger = logging.getLogger(__name__)

Sink = Callable[[Article | Refused], None]

#: Articles are handed on when the outlet is read to its end, or when so many wait: a crawl that is killed in the middle
#: of an archive has to fetch no more than these again, and the pages that came under another address before.
HELD_AT_MOST = 40
#: Answers of a way in that mean that the outlet does not want us.
_BLOCKING = frozenset({"robots", "forbidden", "blocked_address"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """How one outlet fared. `found` = `known` + `articles` + all of `refused` + `postponed`."""

    source: str
    name: str
    found: int = 0
    known: int = 0
    articles: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)
    postponed: int = 0  # a limit was reached or the crawl was ended; the next run goes on there
    fetched: int = 0  # article pages
    requests: int = 0  # all of them, robots.txt and retries included
    seconds: float = 0.0
    ways: tuple[WayReport, ...] = ()
    error: str = ""  # why nothing at all could be read; empty where one way in answered
    limit: str = ""
    health: Health | None = None
    change: HealthChange | None = None

    @property
    def state(self) -> HealthState:
        """The outlet's health after this run."""
        return self.health.state if self.health is not None else HealthState.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """How the crawl went, outlet by outlet."""

    started_at: datetime
    seconds: float
    sources: tuple[SourceReport, ...]
    interrupted: bool = False

    @property
    def failed(self) -> tuple[SourceReport, ...]:
        """The outlets of which nothing could be read."""
        return tuple(report for report in self.sources if report.error)

    @property
    def changes(self) -> tuple[HealthChange, ...]:
        """The outlets whose state is another than before: what the operator's mail tells."""
        return tuple(report.change for report in self.sources if report.change is not None)

    def total(self, name: str) -> int:
        """The sum over the outlets of one of their counts, e.g. `articles`."""
        return sum(int(getattr(report, name)) for report in self.sources)

    @property
    def refused(self) -> Mapping[str, int]:
        """Refusals of all outlets by reason."""
        counts: Counter[str] = Counter()
        for report in self.sources:
            counts.update(report.refused)
        return dict(counts)


class Progress(Protocol):
    """What somebody may watch; called from the thread of `crawl`."""

    def crawl_started(self, n_sources: int) -> None:
        """So many outlets will be read."""
        ...

    def source_started(self, source: Source) -> None:
        """An outlet is being asked."""
        ...

    def source_listed(self, source: Source, n_entries: int) -> None:
        """The outlet's lists have named so many articles up to now; archives go on for many pages."""
        ...

    def source_found(self, source: Source, n_to_visit: int) -> None:
        """The outlet has so many articles that are new or edited."""
        ...

    def article_done(self, source: Source, outcome: str) -> None:
        """One of them is done: `article`, or the reason for which it is refused."""
        ...

    def source_finished(self, report: SourceReport) -> None:
        """An outlet is read to its end."""
        ...


class _Outlet:
    """One outlet's part of the crawl: its spider, the articles that wait, the counts."""

    def __init__(
        self, source: Source, shared: Round, sink: Sink, progress: Progress | None, since: datetime | None
    ) -> None:
        self.source = source
        self._round = shared
        self._sink = sink
        self._progress = progress
        self._since = since
        self._waiting: list[Visit] = []
        self._n_shown = 0
        self._articles = 0
        self._refused: Counter[str] = Counter()
        self._same = 0
        self._repeated = RepeatedPages()
        self._passed_on: set[str] = set()
        self._lengths: list[int] = []

    async def read(self) -> SourceReport:
        """Run the spider to its end and hand on what it found."""
        began = time.monotonic()
        crawler = Crawler(OutletSpider, scrapy_settings(self._round.config, verify_tls=self.source.tls == "verify"))
        if self._progress:
            self._progress.source_started(self.source)
        task = asyncio.ensure_future(crawler.crawl_async(source=self.source, round=self._round, since=self._since))
        try:
            await self._follow(task, crawler)
        except BaseException:
            # the sink has failed, or nobody wants the outlet any more: its spider ends before anybody goes on
            self._round.stop.set()
            await asyncio.wait({task})
            raise
        task.result()
        spider = crawler.spider
        if not isinstance(spider, OutletSpider):
            raise TypeError("the crawler ran without its spider")
        if isinstance(spider.fault, MeanwhileError):
            raise spider.fault  # no fault of the outlet: our own memory cannot be reached
        self._show(spider)
        self._hand_on(spider)
        for visit in self._repeated.rest():
            self._hand_on_one(visit)
        report = self._report(spider, crawler, time.monotonic() - began)
        if self._progress:
            self._progress.source_finished(report)
        return report

    async def _follow(self, task: asyncio.Future[None], crawler: Crawler) -> None:
        """Watch the spider until it has ended, and hand on what it has found so far."""
        told = False
        n_listed = 0
        while not task.done():
            await asyncio.wait({task}, timeout=0.2)
            spider = crawler.spider
            if not isinstance(spider, OutletSpider):
                continue
            if self._progress and not told and spider.n_listed != n_listed:
                n_listed = spider.n_listed
                self._progress.source_listed(self.source, n_listed)
            if spider.to_visit and not told and self._progress:
                self._progress.source_found(self.source, spider.to_visit)
                told = True
            self._show(spider)
            if len(spider.done) >= HELD_AT_MOST:
                self._hand_on(spider)

    def _show(self, spider: OutletSpider) -> None:
        """Tell who watches of the articles that are done since last time."""
        if self._progress is None:
            return
        for visit in list(spider.done)[self._n_shown :]:
            outcome = visit.result.reason if isinstance(visit.result, Refused) else "article"
            self._progress.article_done(self.source, outcome)
        self._n_shown = len(spider.done)

    # --- handing on -------------------------------------------------------------------------------------

    def _hand_on(self, spider: OutletSpider) -> None:
        """Give what waits to the sink, but for pages that may turn out to be one and the same."""
        visits = list(spider.done)
        spider.done.clear()
        self._n_shown = 0
        for visit in self._repeated.sift(visits):
            self._hand_on_one(visit)

    def _hand_on_one(self, visit: Visit) -> None:
        state, source = self._round.state, self.source.id
        match visit.result:
            case Refused() as refused:
                self._refused[refused.reason] += 1
                self._sink(refused)
            case Article() as article:
                other_key = page_key(article.canonical_url)
                if other_key != visit.candidate.url and self._is_known(other_key):
                    self._same += 1
                else:
                    self._articles += 1
                    self._lengths.append(len(article.text))
                    self._sink(article)
                    self._passed_on.add(other_key)
                self._passed_on.add(visit.candidate.url)
                if other_key != visit.candidate.url and visit.memory is not None:
                    state.remember_article(source, replace(visit.memory, url=other_key))
                    state.remember_article(source, replace(visit.memory, ended="alias"))
                    return
        if visit.memory is not None:
            state.remember_article(source, visit.memory)

    def _is_known(self, key: str) -> bool:
        """Whether the article was handed on under its own address already, now or in an earlier run."""
        return key in self._passed_on

    # --- reporting --------------------------------------------------------------------------------------

    def _report(self, spider: OutletSpider, crawler: Crawler, seconds: float) -> SourceReport:
        state, source = self._round.state, self.source
        if not spider.interrupted and spider.fault is None:
            for memory in spider.memories():
                state.remember_address(source.id, memory)
        tally = spider.tally
        error = self._error(spider)
        end = _end_of(spider, error, self._refused, self._articles)
        history = state.history(source.id)
        before = history.runs[-1].state if history.runs else None
        now = self._round.now()
        health = judge(history, now=now, end=end, error=error, new_chars=self._lengths)
        requests = int(crawler.stats.get_value("meanwhile/requests", 0) or 0)
        if not spider.interrupted:
            state.remember_run(
                source.id,
                SourceRun(
                    at=now, end=end, state=health.state, n_articles=self._articles,
                    n_refused=sum(self._refused.values()), n_requests=requests, error=error,
                    median_chars=sorted(self._lengths)[len(self._lengths) // 2] if self._lengths else 0,
                ),
            )  # fmt: skip
        return SourceReport(
            source=source.id, name=source.name, found=tally.found + tally.nameless, known=tally.known + self._same,
            articles=self._articles, refused=dict(self._refused), postponed=tally.postponed, fetched=tally.fetched,
            requests=requests, seconds=seconds, ways=tuple(spider.ways), error=error, limit=spider.limit_hit,
            health=health, change=None if spider.interrupted else change(source.id, source.name, before, health),
        )  # fmt: skip

    def _error(self, spider: OutletSpider) -> str:
        """Why nothing could be read: the reasons of all ways in, once each."""
        if spider.fault is not None:
            return f"a fault in the program: {type(spider.fault).__name__}: {spider.fault}"
        if spider.interrupted or any(way.answer in {"ok", "unchanged"} for way in spider.ways):
            return ""
        reasons = dict.fromkeys(f"{way.answer}: {way.detail}" if way.detail else way.answer for way in spider.ways)
        return "; ".join(reasons)


def _end_of(spider: OutletSpider, error: str, refused: Mapping[str, int], n_articles: int) -> RunEnd:
    """In one word how the run of an outlet ended."""
    answers = [way.answer for way in spider.ways]
    if refused.get(Refusal.CHALLENGE) and not n_articles:
        return RunEnd.CHALLENGE
    if not error:
        blocked = sum(refused.get(reason, 0) for reason in _BLOCKING)
        tried = n_articles + sum(refused.values())
        return RunEnd.BLOCKED if blocked and blocked == tried else RunEnd.OK
    if str(Refusal.CHALLENGE) in answers:
        return RunEnd.CHALLENGE
    if answers and all(answer == "host_waits" for answer in answers):
        return RunEnd.WAITING
    if answers and all(answer in _BLOCKING for answer in answers):
        return RunEnd.BLOCKED
    return RunEnd.FAILED


# --- all of them ------------------------------------------------------------------------------------


async def _read_all(
    sources: Sequence[Source], shared: Round, sink: Sink, progress: Progress | None, since: datetime | None
) -> list[SourceReport]:
    places = asyncio.Semaphore(shared.config.limits.sources_at_once)
    reports: dict[str, SourceReport] = {}

    async def read_one(source: Source) -> None:
        async with places:
            if not shared.stop.is_set():
                reports[source.id] = await _Outlet(source, shared, sink, progress, since).read()

    tasks = [asyncio.ensure_future(read_one(source)) for source in sources]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        # the sink failed (disk full, database gone): nothing more can be kept, so nothing more is asked
        shared.stop.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    return [reports[source.id] for source in sources if source.id in reports]


@contextmanager
def _ended_by_signal(stop: asyncio.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM end the crawl in good order; only the main thread may listen."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


def crawl(
    sources: Sequence[Source],
    sink: Sink,
    state: CrawlState,
    config: CrawlConfig,
    *,
    now: datetime,
    progress: Progress | None = None,
    since: datetime | None = None,
    hosts: HostClock | None = None,
) -> CrawlReport:
    """Read the sources once. `sink` gets every new or edited article, and every refusal, exactly once.

    `since` goes back in time, as far as the ways in reach; a run that is broken off goes on where it was. What the
    sink raises ends the crawl and is raised again; everything that the network does ends in the report. `hosts` is
    asked before each request, where other processes call the same hosts.
    """
    began = time.monotonic()
    logging.getLogger("scrapy").setLevel(logging.ERROR)  # what it warns of stands in the report

    async def run() -> tuple[list[SourceReport], bool]:
        shared = Round(config, state, now=now, clock=hosts)
        if progress:
            progress.crawl_started(len(sources))
        with _ended_by_signal(shared.stop):
            reports = await _read_all(sources, shared, sink, progress, since)
        return reports, shared.stop.is_set()

    reports, interrupted = asyncio.run(run())
    return CrawlReport(
        started_at=now, seconds=time.monotonic() - began, sources=tuple(reports), interrupted=interrupted
    )  # fmt: skip


class SingleCrawls:
    """Crawls of one outlet each within a running event loop, for a worker that does several beside each other."""

    def __init__(self, config: CrawlConfig) -> None:
        logging.getLogger("scrapy").setLevel(logging.ERROR)
        self._config = config
        self._tls: dict[bool, ssl.SSLContext] = {}

    async def read(
        self, source: Source, sink: Sink, state: CrawlState, clock: HostClock, *, now: datetime, stop: asyncio.Event
    ) -> SourceReport:
        """Read one outlet as `crawl` does, asking the shared clock before each request.

        Setting `stop` ends it in good order; what was handed on is remembered, and the next reading goes on there.
        `stop` itself is never set: a reading that fails ends alone.
        """
        with _set_with(stop) as own_stop:
            shared = Round(self._config, state, now=now, clock=clock, stop=own_stop, tls=self._tls)
            return await _Outlet(source, shared, sink, None, None).read()


@contextmanager
def _set_with(outer: asyncio.Event) -> Iterator[asyncio.Event]:
    """An event that is set when another one is, and may be set without it."""
    own = asyncio.Event()
    if outer.is_set():
        own.set()

    async def pass_on() -> None:
        await outer.wait()
        own.set()

    task = asyncio.ensure_future(pass_on())
    try:
        yield own
    finally:
        task.cancel()
