"""The spider of one outlet: asks its ways in, visits what is new, and holds the articles for whoever drives it."""

import asyncio
import logging
import re
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import scrapy
import xxhash
from scrapy import signals
from scrapy.crawler import Crawler

from pipeline.types import Article, Refused
from scrapers.candidates import Candidate, gather, sort_out
from scrapers.charset import decode
from scrapers.download import FetchFailedError, failure_of_status, fetch
from scrapers.entries import EntriesError, FeedEntry
from scrapers.extract import ExtractionError, extract_for
from scrapers.fulltext import article_of, is_better, is_whole, text_of, title_of
from scrapers.gate import Refusal, is_challenge
from scrapers.pages import FetchedPage, FetchFailure, Persistence
from scrapers.plain import plain_line
from scrapers.politeness import Round, StoppedError
from scrapers.source import Source
from scrapers.spiders.sitemap import NEWEST_ENTRIES
from scrapers.spiders.ways import Ask, Context, Harvest, Way
from scrapers.state import AddressMemory, KnownArticle

logger = logging.getLogger(__name__)

#: Refusals that say something of the moment, not of the article: it is tried again at the next run.
PASSING = frozenset({Refusal.CHALLENGE, Refusal.COOKIE_WALL})


@dataclass(frozen=True, slots=True, kw_only=True)
class WayReport:
    """How one way in answered."""

    url: str
    kind: str
    answer: str  # "ok", "unchanged", or the reason of the failure
    n_entries: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How the visit of one candidate ended, and what is remembered of it (None: tried again next time)."""

    candidate: Candidate
    result: Article | Refused
    memory: KnownArticle | None


@dataclass(slots=True, kw_only=True)
class Tally:
    """What the spider counts: `known` + `visited` + `postponed` = `found`; nameless entries come on top."""

    found: int = 0
    known: int = 0
    nameless: int = 0
    visited: int = 0
    postponed: int = 0
    fetched: int = 0


class _Unchanged(Exception):  # noqa: N818 - no fault: the answer is the one that is remembered
    """The way in answered what it answered last time."""


def _at_a_wall(page: FetchedPage) -> FetchFailure | None:
    """Whether an answer that gave nothing is a wall that asks for a browser: it is told apart, not got round."""
    code, _ = decode(page.body[:100_000], page.headers.get("content-type", ""))
    title = re.search(r"<title[^>]*>(.*?)</title>", code, re.IGNORECASE | re.DOTALL)
    why = is_challenge(title=title[1] if title else "", text=plain_line(code), code=code, headers=page.headers)
    if not why:
        return None
    return FetchFailure(
        url=page.url, reason=str(Refusal.CHALLENGE), persistence=Persistence.TEMPORARY, detail=why
    )  # fmt: skip


class OutletSpider(scrapy.Spider):
    """Reads one outlet. What it finds stands in `done`, from where the driver takes it; it never touches a sink."""

    name = "outlet"

    def __init__(self, *, source: Source, round: Round, since: datetime | None, **kwargs: Any) -> None:  # noqa: A002
        super().__init__(name=source.id, **kwargs)
        self.source = source
        self.round = round
        self.context = Context(now=round.now(), since=since)
        self.delay_s = source.delay_s if source.delay_s is not None else round.config.delay
        self.done: deque[Visit] = deque()
        self.tally = Tally()
        self.ways: list[WayReport] = []
        self.fault: BaseException | None = None
        self.to_visit = 0
        self.interrupted = False
        self.limit_hit = ""
        self._announced: list[tuple[str, str, FeedEntry]] = []
        self._memories: dict[str, list[AddressMemory]] = {}
        self._old: list[FeedEntry] = []
        self._unfinished: set[str] = set()
        self._began = time.monotonic()
        self._n_requests = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "OutletSpider":
        """Scrapy's way of building it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._note_fault, signal=signals.spider_error)
        return spider

    def _note_fault(self, failure: Any) -> None:
        self.fault = failure.value

    @property
    def n_listed(self) -> int:
        """How many articles the ways in have named up to now."""
        return len(self._announced)

    # --- the flow ---------------------------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Any]:
        """Ask every way in, see what is new, visit it."""
        from scrapers.spiders import ways_of

        try:
            for way in ways_of(self.source):
                await self._ask_way(way)
            await self._visit_all()
        except StoppedError:
            self.interrupted = True
        return
        yield  # Scrapy wants an asynchronous generator; requests are made in line

    async def _visit_all(self) -> None:
        candidates = gather(self._announced, self.source, since=self.context.since)
        known = self.round.state.known_articles(self.source.id, [candidate.url for candidate in candidates])
        sorted_out = sort_out(candidates, known, now=self.round.now())
        visit = self._without_history(sorted_out.visit)
        self.tally.found = len(sorted_out.known) + len(visit)
        self.tally.known = len(sorted_out.known)
        self.to_visit = self.tally.postponed = len(visit)
        for memory in sorted_out.note:
            self.round.state.remember_article(self.source.id, memory)
        for candidate in visit:
            if self._limit_reached():
                self._unfinished.update(way for c in visit[self.tally.visited :] for way in c.ways)
                return
            ended = await self._visit(candidate)
            self.tally.visited += 1
            self.tally.postponed -= 1
            if ended.memory is None:
                self._unfinished.update(candidate.ways)
            self.done.append(ended)
            await asyncio.sleep(0)  # extraction keeps the loop busy; let other outlets have their turn

    def _without_history(self, visit: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Leave out what an undated sitemap lists at the first meeting beyond its last addresses; remember them."""
        old = {entry.url for entry in self._old}
        if not old:
            return visit
        kept: list[Candidate] = []
        for candidate in visit:
            if candidate.kinds == ("sitemap",) and candidate.entry.url in old:
                memory = KnownArticle(url=candidate.url, stamps=candidate.stamps, ended="old", seen_at=self.round.now())
                self.round.state.remember_article(self.source.id, memory)
            else:
                kept.append(candidate)
        return tuple(kept)

    def memories(self) -> list[AddressMemory]:
        """What to remember of the ways in: only of those whose every article was dealt with."""
        if self.context.since is not None:
            return []
        return [m for key, found in self._memories.items() if key not in self._unfinished for m in found]

    # --- ways in ----------------------------------------------------------------------------------------

    async def _ask_way(self, way: Way) -> None:
        """Ask a way under each of its forms until one answers, then its parts and older pages as far as wanted."""
        forms = list(enumerate(way.forms(self.context)))
        memory = self.round.state.address(self.source.id, way.key)
        if memory is not None and memory.variant < len(forms):
            forms.insert(0, forms.pop(memory.variant))
        report = WayReport(url=way.key, kind=way.kind, answer="limit", detail=self.limit_hit)
        for variant, url in forms:
            if self._limit_reached():
                break
            try:
                harvest = await self._ask(way, Ask(url=url), key=way.key, memory=memory, variant=variant)
            except _Unchanged:
                report = WayReport(url=way.key, kind=way.kind, answer="unchanged")
                break
            except FetchFailedError as error:
                report = WayReport(url=way.key, kind=way.kind, answer=error.failure.reason, detail=error.failure.detail)
                if error.failure.reason in {"robots_unreachable", "host_waits", "dns", "blocked_address", "timeout"}:
                    break  # another form on the same host fares no better
            except EntriesError as error:
                report = WayReport(url=way.key, kind=way.kind, answer=error.reason, detail=str(error))
            else:
                n_entries = await self._follow(way, harvest)
                report = WayReport(url=way.key, kind=way.kind, answer="ok", n_entries=n_entries)
                break
        self.ways.append(report)

    async def _follow(self, way: Way, first: Harvest) -> int:
        """Take in what a way gave, with its parts and older pages; answers with the number of entries."""
        limits = self.round.config.limits
        n_entries = 0
        queue = deque([(first, 0)])
        seen: set[str] = set()
        while queue:
            harvest, depth = queue.popleft()
            fresh = [entry for entry in harvest.entries if entry.url not in seen]
            seen.update(entry.url for entry in fresh)
            n_entries += len(fresh)
            self._take(way, fresh, harvest)
            asks = list(harvest.parts)
            if harvest.older is not None and fresh and self._wants_older(fresh, depth):
                asks.append(harvest.older)
            for ask in asks:
                deepest = limits.history_pages_per_source if self.context.since else limits.depth - 1
                if ask.depth > deepest or self._limit_reached():
                    self._unfinished.update({way.key} if self._limit_reached() else ())
                    continue
                memory = self.round.state.address(self.source.id, ask.url) if ask.own_memory else None
                try:
                    found = await self._ask(way, ask, key=way.key, memory=memory, variant=0)
                except _Unchanged:
                    continue
                except (FetchFailedError, EntriesError) as error:
                    reason = error.failure.reason if isinstance(error, FetchFailedError) else error.reason
                    self.ways.append(WayReport(url=ask.url, kind=way.kind, answer=reason, detail=str(error)))
                    self._unfinished.add(way.key)
                    continue
                queue.append((found, ask.depth))
        return n_entries

    def _take(self, way: Way, entries: list[FeedEntry], harvest: Harvest) -> None:
        self._announced += [(way.key, way.kind, entry) for entry in entries]
        for _ in range(harvest.n_without_address):
            self._refuse_nameless(way)
        if harvest.whole_history and self.context.since is None and not self._met_before():
            self._old += entries[:-NEWEST_ENTRIES]

    def _refuse_nameless(self, way: Way) -> None:
        refused = Refused(
            source=self.source.id, url=way.key, reason="no_address", detail="an entry names no page that can be opened"
        )
        candidate = Candidate(url=way.key, entry=FeedEntry(url=way.key))
        self.done.append(Visit(candidate=candidate, result=refused, memory=None))
        self.tally.nameless += 1

    def _wants_older(self, entries: list[FeedEntry], depth: int) -> bool:
        """Going back in time: until older than wanted. Otherwise: only past a page that was new from end to end."""
        since = self.context.since
        if since is not None:
            return any(entry.published_at is None or entry.published_at >= since for entry in entries)
        if depth + 1 >= self.round.config.limits.depth:
            return False
        candidates = gather([("", "", entry) for entry in entries], self.source)
        urls = [candidate.url for candidate in candidates]
        # at the first meeting the first page is enough: history is asked for with --since
        return bool(urls) and not self.round.state.known_articles(self.source.id, urls) and self._met_before()

    def _met_before(self) -> bool:
        return bool(self.round.state.history(self.source.id).runs)

    async def _ask(self, way: Way, ask: Ask, *, key: str, memory: AddressMemory | None, variant: int) -> Harvest:
        """One request of a way in, conditional where it can be; raises _Unchanged, FetchFailedError, EntriesError."""
        headers: dict[str, str] = {}
        conditional = self.context.since is None and memory is not None and (ask.depth == 0 or ask.own_memory)
        if conditional and memory is not None and memory.variant == variant:
            if memory.etag:
                headers["If-None-Match"] = memory.etag
            if memory.last_modified:
                headers["If-Modified-Since"] = memory.last_modified
        page = await self._fetch(ask.url, headers=headers)
        body_hash = xxhash.xxh3_64_hexdigest(page.body)
        kept = AddressMemory(
            url=ask.url if ask.own_memory else key,
            variant=variant,
            etag=page.headers.get("etag", ""),
            last_modified=page.headers.get("last-modified", ""),
            body_hash=body_hash,
            seen_at=self.round.now(),
        )
        if page.status == 304 and memory is not None:
            raise _Unchanged
        if conditional and memory is not None and memory.body_hash == body_hash:
            raise _Unchanged
        if failure := failure_of_status(page.url, page.status):
            raise FetchFailedError(_at_a_wall(page) or failure)
        try:
            harvest = way.read(ask, page, self.context)
        except EntriesError:
            if wall := _at_a_wall(page):
                raise FetchFailedError(wall) from None
            raise
        if ask.depth == 0 or ask.own_memory:
            self._memories.setdefault(key, []).append(kept)
        return harvest

    # --- articles ---------------------------------------------------------------------------------------

    async def _visit(self, candidate: Candidate) -> Visit:
        """Get one article, from the way in itself where that says all, else from its page."""
        entry = candidate.entry
        if entry.protected:
            return self._refuse(candidate, "protected", "the outlet asks a password", lasting=True)
        own_text = text_of(entry.html) if entry.html and not self.source.quirks.page_needed else ""
        if "wordpress" in candidate.kinds and own_text and is_whole(own_text) and entry.title:
            return self._keep(candidate, article_of(entry, self.source, own_text, now=self.round.now()))
        try:
            page = await self._fetch(entry.url, max_mib=self.round.config.limits.page_max_mib)
        except FetchFailedError as error:
            return self._after_failure(candidate, error.failure, own_text)
        self.tally.fetched += 1
        if failure := failure_of_status(page.url, page.status):
            return self._after_failure(candidate, _at_a_wall(page) or failure, own_text)
        try:
            article = extract_for(self.source, page, entry=entry).article
        except ExtractionError as error:
            if own_text and is_whole(own_text) and error.reason not in PASSING:
                return self._keep(candidate, article_of(entry, self.source, own_text, now=self.round.now()))
            return self._refuse(candidate, error.reason, error.detail, lasting=error.reason not in PASSING)
        if set(candidate.kinds) - {"listing", "sitemap"}:
            article = replace(article, title=title_of(article.title, entry.title))
        if own_text and is_better(own_text, article.text):
            article = replace(article, text=own_text)
        return self._keep(candidate, article)

    def _after_failure(self, candidate: Candidate, failure: FetchFailure, own_text: str) -> Visit:
        """Without the page the feed's own text will do, where it is whole; a page that is gone stays gone."""
        whole = bool(own_text) and is_whole(own_text) and bool(candidate.entry.title)
        if whole and failure.reason not in {"gone", "robots", "robots_unreachable", "blocked_address", "challenge"}:
            return self._keep(candidate, article_of(candidate.entry, self.source, own_text, now=self.round.now()))
        lasting = failure.persistence is Persistence.PERMANENT and failure.reason != "robots"
        return self._refuse(candidate, failure.reason, failure.detail, lasting=lasting)

    def _keep(self, candidate: Candidate, article: Article) -> Visit:
        memory = KnownArticle(
            url=candidate.url, stamps=candidate.stamps, seen_at=self.round.now(),
            published_at=article.published_at, n_chars=len(article.text),
        )  # fmt: skip
        return Visit(candidate=candidate, result=article, memory=memory)

    def _refuse(self, candidate: Candidate, reason: str, detail: str, *, lasting: bool) -> Visit:
        refused = Refused(source=self.source.id, url=candidate.entry.url, reason=str(reason), detail=detail)
        memory = KnownArticle(url=candidate.url, stamps=candidate.stamps, ended=str(reason), seen_at=self.round.now())
        return Visit(candidate=candidate, result=refused, memory=memory if lasting else None)

    # --- requests ---------------------------------------------------------------------------------------

    def _limit_reached(self) -> bool:
        limits = self.round.config.limits
        history = self.context.since is not None
        pages = limits.history_pages_per_source if history else limits.pages_per_source
        seconds = limits.history_time_per_source_s if history else limits.time_per_source_s
        queued_s = self.round.queues.queued_s.get(self.source.id, 0.0)
        if self._n_requests >= pages:
            self.limit_hit = f"the limit of {pages} pages was reached"
        elif time.monotonic() - self._began - queued_s >= seconds:
            self.limit_hit = f"the limit of {seconds:.0f} seconds was reached"
        if self.round.stop.is_set():
            raise StoppedError
        return bool(self.limit_hit)

    async def _fetch(
        self, url: str, *, headers: dict[str, str] | None = None, max_mib: float | None = None
    ) -> FetchedPage:
        """One page; raises FetchFailedError."""
        self._n_requests += 1
        return await fetch(self.crawler, url, headers=headers, max_mib=max_mib)
