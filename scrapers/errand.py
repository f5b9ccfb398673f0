"""Fetch a few pages outside a crawl, with the same manners and the same guard: for discovering and for trying."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import Any

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler

from pipeline.errors import MeanwhileError
from scrapers.config import CrawlConfig
from scrapers.download import FetchFailedError, failure_of_status, fetch
from scrapers.pages import FetchedPage, FetchFailure
from scrapers.politeness import Round
from scrapers.settings import scrapy_settings
from scrapers.state import MemoryState

Fetch = Callable[[str], Awaitable[FetchedPage | FetchFailure]]
Errand = Callable[[Fetch], Awaitable[None]]


class ErrandSpider(scrapy.Spider):
    """Runs one errand, one request after the other."""

    name = "errand"

    def __init__(self, *, errand: Errand, round: Round, **kwargs: Any) -> None:  # noqa: A002
        super().__init__(**kwargs)
        self.round = round
        self.delay_s = min(round.config.delay, 1.0)  # a person is waiting for a handful of pages
        self.fault: BaseException | None = None
        self._errand = errand

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "ErrandSpider":
        """Scrapy's way of building it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._note_fault, signal=signals.spider_error)
        return spider

    def _note_fault(self, failure: Any) -> None:
        self.fault = failure.value

    async def start(self) -> AsyncIterator[Any]:
        """Go on the errand."""
        try:
            await self._errand(self._get)
        except MeanwhileError as error:
            self.fault = error  # raised again by whoever sent us, instead of in Scrapy's log
        return
        yield  # Scrapy wants an asynchronous generator

    async def _get(self, url: str) -> FetchedPage | FetchFailure:
        try:
            page = await fetch(self.crawler, url)
        except FetchFailedError as error:
            return error.failure
        return failure_of_status(url, page.status) or page


def run_errand(errand: Errand, config: CrawlConfig, *, now: datetime, verify_tls: bool = True) -> None:
    """Run an errand to its end; what it raises is raised here."""

    async def run() -> None:
        shared = Round(config, MemoryState(), now=now)
        crawler = Crawler(ErrandSpider, scrapy_settings(config, verify_tls=verify_tls))
        await crawler.crawl_async(errand=errand, round=shared)
        if isinstance(crawler.spider, ErrandSpider) and crawler.spider.fault is not None:
            raise crawler.spider.fault

    asyncio.run(run())


def fetch_page(url: str, config: CrawlConfig, *, now: datetime) -> FetchedPage | FetchFailure:
    """One page, as a crawl would get it: for `try url`."""
    found: list[FetchedPage | FetchFailure] = []

    async def errand(get: Fetch) -> None:
        found.append(await get(url))

    run_errand(errand, config, now=now)
    return found[0]
