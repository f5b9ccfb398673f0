"""robots.txt: obeyed, read once per site and day, and "no" while it cannot be read (RFC 9309, 2.3.1.4)."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from scrapers.networks import host_key
from scrapers.politeness import Round, StoppedError
from scrapers.state import RobotsMemory

logger = logging.getLogger(__name__)

#: RFC 9309 asks for at least 500 KiB to be read.
READ_BYTES = 512 * 1024
#: What could be read holds for a day (RFC 9309, 2.4), so that a run with nothing new asks for nothing else; what could
#: not be read is asked for again. Larger files are rare, and not kept.
KEPT_FOR = timedelta(hours=24)
LARGEST_KEPT = 64 * 1024
#: A Crawl-delay above this would make a source unreadable; what is over is left to the per-source limits.
LONGEST_DELAY_S = 30.0


class RobotsForbiddenError(IgnoreRequest):
    """robots.txt does not allow this address."""


class RobotsUnreachableError(IgnoreRequest):
    """robots.txt could not be read, which means that nothing may be."""


class HostBlockedError(IgnoreRequest):
    """The host's address is private and the configuration does not allow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a robots.txt says; None where the host has none, which allows everything."""

    parser: Protego | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """Why a robots.txt could not be read."""

    why: str
    blocked: bool = False  # the host may not be called at all


Verdict = Rules | Unreachable


def verdict_of(status: int, body: bytes) -> Verdict:
    """What an answer to the question for robots.txt means."""
    if status == 429 or status >= 500:
        return Unreachable(why=f"HTTP {status}")
    if 200 <= status < 300:
        return Rules(parser=Protego.parse(body[:READ_BYTES].decode("utf-8", errors="replace")))
    return Rules(parser=None)


class RobotsMiddleware:
    """Asks robots.txt before every request, redirected ones included."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsMiddleware":
        """Scrapy's way of building it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse the request where robots.txt says no or cannot be read."""
        if request.meta.get("is_robots") or not request.url.startswith(("http://", "https://")):
            return
        shared = getattr(self._crawler.spider, "round", None)
        if not isinstance(shared, Round):
            raise TypeError("the spider carries no Round")
        match await self._verdict(request, shared):
            case Unreachable(why=why, blocked=True):
                raise HostBlockedError(why)
            case Unreachable(why=why):
                raise RobotsUnreachableError(f"robots.txt could not be read ({why}), so nothing is fetched")
            case Rules(parser=parser):
                if parser is None:
                    return
                agent = shared.config.user_agent
                if not parser.can_fetch(request.url, agent):
                    raise RobotsForbiddenError("robots.txt does not allow it")
                if asked := parser.crawl_delay(agent):
                    shared.queues.slow_down(host_key(request.url), min(float(asked), LONGEST_DELAY_S))
            case _ as never:
                assert_never(never)

    async def _verdict(self, request: Request, shared: Round) -> Verdict:
        scheme, _, rest = request.url.partition("://")
        key = f"{scheme}://{rest.partition('/')[0].partition('?')[0]}"
        if key in shared.robots:
            return await asyncio.shield(shared.robots[key])
        future: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        shared.robots[key] = future
        verdict: Verdict = Unreachable(why="given up")
        try:
            verdict = _remembered(key, shared) or await self._read(key, shared)
        finally:
            future.set_result(verdict)
        return verdict

    async def _read(self, site: str, shared: Round) -> Verdict:
        from scrapers.download import FETCH_ERRORS, failure_of  # it builds on this module

        url = f"{site}/robots.txt"
        question = Request(url, meta={"is_robots": True}, callback=NO_CALLBACK, dont_filter=True)
        try:
            response: Response = await self._crawler.engine.download_async(question)
        except StoppedError:
            return Unreachable(why="the crawl was ended")
        except FETCH_ERRORS as error:
            failure = failure_of(url, error)
            logger.info("robots.txt unreachable", extra={"url": url, "reason": failure.reason})
            if failure.reason == "blocked_address":
                return Unreachable(why=failure.detail, blocked=True)
            return Unreachable(why=f"{failure.reason}: {failure.detail}")
        verdict = verdict_of(response.status, response.body)
        if isinstance(verdict, Rules) and len(response.body) <= LARGEST_KEPT:
            body = response.body.decode("utf-8", errors="replace").replace("\0", "") if verdict.parser else ""
            memory = RobotsMemory(site=site, status=response.status, body=body, read_at=shared.now())
            shared.state.remember_robots(memory)
        return verdict


def _remembered(site: str, shared: Round) -> Verdict | None:
    """What was read of a site's robots.txt less than a day ago."""
    memory = shared.state.robots(site)
    if memory is None or abs(shared.now() - memory.read_at) >= KEPT_FOR:  # clocks are set back, too
        return None
    return verdict_of(memory.status, memory.body.encode())
