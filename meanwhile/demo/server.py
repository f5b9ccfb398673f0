"""The loopback server of the sample press: ten sites on ten ports of 127.0.0.1, with a journal of what was asked."""

import hashlib
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from meanwhile.demo.makes import Answer, Ask, answer
from meanwhile.demo.press import Press, PressArticle, PressError, load_press, paragraphs_of
from meanwhile.demo.sites import Site
from meanwhile.demo.sources import source_entry

_HOST = "127.0.0.1"
#: How often a site looks whether it is to stop; ten of them stop one after the other.
_POLL_S = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request that a site of the sample press saw, and how it was answered."""

    outlet: str
    host: str
    method: str
    path: str
    status: int
    at_s: float  # seconds since the press opened
    user_agent: str = ""
    conditional: bool = False


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, port: int, reply: Callable[["_Handler"], Answer], note: Callable[["_Handler", int], None]
    ) -> None:
        self.reply = reply
        self.note = note
        super().__init__((_HOST, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that hangs up early is no fault of the press."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "MuestraDePrensa/1.0"
    timeout = 30

    def do_GET(self) -> None:
        self._send(self.server.reply(self))

    def do_HEAD(self) -> None:
        self._send(self.server.reply(self))

    def _send(self, found: Answer) -> None:
        headers = {"Content-Type": found.content_type, **found.headers}
        if found.tagged:
            headers["ETag"] = f'"{hashlib.sha256(found.body).hexdigest()[:20]}"'
        if found.changed_at is not None:
            headers["Last-Modified"] = format_datetime(found.changed_at.astimezone(UTC), usegmt=True)
        status, body = found.status, found.body
        if status == 200 and self._has_it(headers.get("ETag", ""), found.changed_at):
            status, body = 304, b""
        self.server.note(self, status)
        self.send_response(status)
        for name, value in headers.items():
            if status != 304 or name != "Content-Type":
                self.send_header(name, value)
        # a closed connection leaves no thread waiting for a reader that went home
        self.send_header("Connection", "close")
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _has_it(self, etag: str, changed_at: datetime | None) -> bool:
        """Whether the reader's copy is the newest; the tag decides where one was sent (RFC 9110, 13.2.2)."""
        if tags := self.headers.get("If-None-Match"):
            return bool(etag) and etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        since = self.headers.get("If-Modified-Since")
        if not since or changed_at is None:
            return False
        try:
            return changed_at.replace(microsecond=0) <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base class
        """Silence: the journal has it all."""


class PressServer:
    """Serves a press while its block runs; `sources()` and `networks` are what a configuration needs to read it."""

    #: What `crawl.allow_addresses` must hold for the sample press to be read.
    networks = ("127.0.0.0/8",)

    def __init__(self, week: Press | None = None, *, first_port: int = 0) -> None:
        """`first_port`: the outlets take it and the nine after it; 0 lets the system choose."""
        self._press = week if week is not None else load_press()
        self._articles = {article.id: article for article in self._press.articles}
        self._repaired: set[str] = set()
        self._journal: list[Asked] = []
        self._lock = threading.Lock()
        self._first_port = first_port
        self._ports: dict[str, int] = {}
        self._open = ExitStack()
        self._began_s = 0.0

    def __enter__(self) -> Self:
        self._began_s = time.monotonic()
        try:
            for index, outlet in enumerate(self._press.outlets):
                self._serve(outlet.id, self._first_port + index if self._first_port else 0)
        except OSError as error:
            self._open.close()
            raise PressError(
                f"The sample press cannot be served on {_HOST}: {error.strerror or error}; "
                "close what uses the port, or leave the choice to the system with port 0."
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _serve(self, outlet: str, port: int) -> None:
        server = _Server(
            port, lambda handler: self._reply(outlet, handler), lambda h, status: self._note(outlet, h, status)
        )
        self._open.callback(server.server_close)
        self._ports[outlet] = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(_POLL_S,), name=f"press-{outlet}", daemon=True)
        thread.start()
        self._open.callback(thread.join)
        self._open.callback(server.shutdown)

    def _reply(self, outlet: str, handler: _Handler) -> Answer:
        return answer(self.site(outlet), Ask.of(handler.path))

    def _note(self, outlet: str, handler: _Handler, status: int) -> None:
        asked = Asked(
            outlet=outlet, host=f"{_HOST}:{self._ports[outlet]}", method=handler.command, path=handler.path,
            status=status, at_s=time.monotonic() - self._began_s, user_agent=handler.headers.get("User-Agent", ""),
            conditional="If-None-Match" in handler.headers or "If-Modified-Since" in handler.headers,
        )  # fmt: skip
        with self._lock:
            self._journal.append(asked)

    # --- what is served ---------------------------------------------------------------------------------

    @property
    def press(self) -> Press:
        """The press as it stands now, with all edits."""
        with self._lock:
            articles = sorted(self._articles.values(), key=lambda a: (a.published_at, a.id))
            outlets = tuple(
                replace(outlet, options={**outlet.options, "repaired": "yes"})
                if outlet.id in self._repaired
                else outlet
                for outlet in self._press.outlets
            )
        return Press(outlets=outlets, articles=tuple(articles))

    def site(self, outlet: str) -> Site:
        """One outlet as it is served now."""
        press = self.press
        return Site(outlet=press.outlet(outlet), base=self.base(outlet), articles=press.of(outlet))

    def base(self, outlet: str) -> str:
        """The home address of an outlet."""
        return f"http://{_HOST}:{self._ports[outlet]}/"

    def url(self, article_id: str) -> str:
        """The address of an article's page."""
        article = self._article(article_id)
        return self.site(article.outlet).url(article)

    def sources(self) -> list[dict[str, Any]]:
        """The ten outlets as entries of `crawl.own_sources`."""
        return [source_entry(outlet, self.base(outlet.id)) for outlet in self._press.outlets]

    @property
    def journal(self) -> tuple[Asked, ...]:
        """Every request so far, in order."""
        with self._lock:
            return tuple(self._journal)

    def clear_journal(self) -> None:
        """Forget the requests so far."""
        with self._lock:
            self._journal.clear()

    # --- what an outlet does meanwhile --------------------------------------------------------------------

    def _article(self, article_id: str) -> PressArticle:
        with self._lock:
            article = self._articles.get(article_id)
        if article is None:
            raise PressError(f"The sample press has no article {article_id!r}; load_press().articles lists them.")
        return article

    def edit(
        self, article_id: str, *, title: str | None = None, text: str | None = None, append: str = "",
        at: datetime | None = None,
    ) -> PressArticle:  # fmt: skip
        """The outlet changes an article; the time of change is `at`, else an hour after the last one."""
        before = self._article(article_id)
        paragraphs = before.paragraphs if text is None else paragraphs_of(text)
        after = replace(
            before,
            title=before.title if title is None else title,
            paragraphs=(*paragraphs, *paragraphs_of(append)),
            modified_at=at or before.modified_at + timedelta(hours=1),
        )
        with self._lock:
            self._articles[article_id] = after
        return after

    def withdraw(self, article_id: str) -> None:
        """The outlet takes an article down: its address answers 404 and no list names it."""
        self._article(article_id)
        with self._lock:
            del self._articles[article_id]

    def publish(self, article: PressArticle) -> None:
        """The outlet publishes one more article."""
        with self._lock:
            self._articles[article.id] = article

    def repair(self, outlet: str) -> None:
        """The site that answered 503 is back."""
        with self._lock:
            self._repaired.add(outlet)
