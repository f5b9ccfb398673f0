"""Fetching: Scrapy's download handler with a guard at the door, and what a failure of it means."""

import asyncio
import re
import socket
import ssl
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from scrapy import Request
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler, _ClientResponse
from scrapy.core.downloader.handlers._base_streaming import BaseStreamingDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from scrapy.utils.ssl import _make_ssl_context

from scrapers.networks import Network, host_key, may_call
from scrapers.pages import FetchedPage, FetchFailure, Persistence
from scrapers.politeness import HostWaitsError, Round, StoppedError
from scrapers.robots import HostBlockedError, RobotsForbiddenError, RobotsUnreachableError


class BlockedAddressError(OSError):
    """The address is private and the configuration does not allow it."""


#: Everything that a download may raise on account of the other side.
FETCH_ERRORS = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    OSError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    ValueError,  # an address or a header that cannot be read
)


class GuardedResolver(AbstractResolver):
    """Resolves names and refuses the answer when any address in it may not be called."""

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name."""
        found = await self._inner.resolve(host, port, family)
        for result in found:
            if not may_call(result["host"], self._allowed):
                raise BlockedAddressError(f"{host} leads to {result['host']}, which may not be called")
        return found

    async def close(self) -> None:
        """Nothing is held."""
        await self._inner.close()


def guarded_socket_factory(allowed: Sequence[Network]) -> Any:
    """What makes the socket for each connection: the last door, which sees the very address that is connected to."""

    def make_socket(info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = info
        if not may_call(str(address[0]), allowed):
            raise BlockedAddressError(f"{address[0]} may not be called")
        return socket.socket(family=family, type=kind, proto=protocol)

    return make_socket


class GuardedDownloadHandler(AiohttpDownloadHandler):
    """Calls only addresses that may be called, one at a time per host, and gives up at once when the crawl is ended."""

    experimental = False

    def __init__(self, crawler: Crawler) -> None:
        # Not the parent's __init__: it would open a session whose connector knows no guard.
        BaseStreamingDownloadHandler.__init__(self, crawler)
        shared = getattr(crawler.spider, "round", None)
        if not isinstance(shared, Round):
            raise TypeError("the spider carries no Round")
        self._round = shared
        verify = crawler.settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
        # one context for all outlets: each would hold its own copy of the certificate authorities
        if verify not in shared.tls:
            shared.tls[verify] = _make_ssl_context(crawler.settings)
        self._ssl_context = shared.tls[verify]
        allowed = shared.config.allow_addresses
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=4,
                limit_per_host=1,
                resolver=GuardedResolver(allowed),
                socket_factory=guarded_socket_factory(allowed),
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            response_class=_ClientResponse,
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            trust_env=False,
        )

    async def download_request(self, request: Request) -> Response:
        """Wait for the host's turn, then download."""
        spider = self.crawler.spider
        delay_s = getattr(spider, "delay_s", self._round.config.delay)
        async with self._round.queues.turn(host_key(request.url), delay_s, source=getattr(spider, "name", "")):
            self.crawler.stats.inc_value("meanwhile/requests")
            download = asyncio.ensure_future(super().download_request(request))
            stop = asyncio.ensure_future(self._round.stop.wait())
            try:
                await asyncio.wait({download, stop}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                stop.cancel()
                if not download.done():
                    download.cancel()
                    with suppress(asyncio.CancelledError, *FETCH_ERRORS):
                        await download
            if download.cancelled():
                raise StoppedError
            return download.result()


def _causes(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        inner = getattr(current, "os_error", None) or getattr(current, "_certificate_error", None)
        current = current.__cause__ or current.__context__ or (inner if isinstance(inner, BaseException) else None)
    return chain


def failure_of(url: str, error: BaseException) -> FetchFailure:
    """What an error of the download means, as a fixed word."""
    chain = _causes(error)
    for cause in chain:
        traceback.clear_frames(cause.__traceback__)  # they hold what was downloaded until the next garbage collection
    # The library names its own objects: "ssl:<ssl.SSLContext object at 0x…>" tells nobody anything.
    text = re.sub(r" ssl:(<[^>]*>|\w+)", "", str(error)) or type(error).__name__

    def failure(reason: str, *, lasting: bool = False, detail: str = text) -> FetchFailure:
        persistence = Persistence.PERMANENT if lasting else Persistence.TEMPORARY
        return FetchFailure(url=url, reason=reason, persistence=persistence, detail=detail[:300])

    for cause in chain:
        if isinstance(cause, BlockedAddressError):
            return failure("blocked_address", lasting=True, detail=str(cause))
        if isinstance(cause, ssl.SSLError | ssl.CertificateError):
            return failure("tls", detail=f"the certificate or the encryption cannot be trusted: {cause}")
    match error:
        case HostBlockedError():
            return failure("blocked_address", lasting=True)
        case RobotsForbiddenError():
            return failure("robots", lasting=True)
        case RobotsUnreachableError():
            return failure("robots_unreachable")
        case HostWaitsError():
            return failure("host_waits")
        case DownloadTimeoutError():
            return failure("timeout")
        case CannotResolveHostError():
            return failure("dns")
        case DownloadConnectionRefusedError():
            return failure("refused_connection")
        case ResponseDataLossError():
            return failure("truncated")
        case DownloadCancelledError():
            return failure("too_large", lasting=True)
        case UnsupportedURLSchemeError() | NotSupported():
            return failure("bad_address", lasting=True)
        case IgnoreRequest() if "redirect" in text:
            return failure("redirects")
        case IgnoreRequest() if "exceeded" in text:
            return failure("too_large", lasting=True)
        case ValueError():
            return failure("bad_address", lasting=True)
        case _:
            return failure("network")


def failure_of_status(url: str, status: int) -> FetchFailure | None:
    """What an HTTP status means; None for an answer that can be read."""

    def failure(reason: str, persistence: Persistence) -> FetchFailure:
        return FetchFailure(url=url, reason=reason, persistence=persistence, detail=f"HTTP {status}")

    if 200 <= status < 300 or status == 304:
        return None
    match status:
        case 404 | 410:
            return failure("gone", Persistence.PERMANENT)
        case 401 | 402 | 403 | 451:
            return failure("forbidden", Persistence.TEMPORARY)
        case 429:
            return failure("host_waits", Persistence.TEMPORARY)
        case _ if 300 <= status < 400:
            return failure("redirects", Persistence.TEMPORARY)
        case _ if 400 <= status < 500:
            return failure("refused_request", Persistence.PERMANENT)
        case _:
            return failure("server_error", Persistence.TEMPORARY)


class FetchFailedError(Exception):
    """The page did not come; `failure` says what that means."""

    def __init__(self, failure: FetchFailure) -> None:
        self.failure = failure
        super().__init__(failure.detail)


async def fetch(
    crawler: Crawler, url: str, *, headers: dict[str, str] | None = None, max_mib: float | None = None
) -> FetchedPage:
    """One page through all of Scrapy's middlewares; raises FetchFailedError where no answer came.

    An answer with an error status is an answer: see `failure_of_status`.
    """
    shared = getattr(crawler.spider, "round", None)
    if not isinstance(shared, Round):
        raise TypeError("the spider carries no Round")
    limit = {} if max_mib is None else {"download_maxsize": int(max_mib * 1024 * 1024)}
    try:
        request = Request(url, headers=headers, dont_filter=True, meta=limit)
        response: Response = await crawler.engine.download_async(request)
    except FETCH_ERRORS as error:
        raise FetchFailedError(failure_of(url, error)) from None  # its frames would hold the body
    names = {bytes(name).decode("latin-1").lower() for name in response.headers}
    return FetchedPage(
        url=url, final_url=response.url, status=response.status, body=response.body, fetched_at=shared.now(),
        headers={name: (response.headers.get(name) or b"").decode("latin-1") for name in names},
    )  # fmt: skip
