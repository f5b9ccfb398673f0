"""A loopback web server that misbehaves on demand and keeps its own journal of who asked what and when."""

import contextlib
import gzip
import html
import http.server
import json
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import brotli  # type: ignore[import-untyped]

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Hit:
    """One request as the server saw it."""

    host: str  # the address that was called, with the port
    path: str
    headers: Mapping[str, str]
    at: float


@dataclass(slots=True, kw_only=True)
class Answer:
    """What to answer; `behave` writes the whole answer itself."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    behave: Callable[["FaultHandler"], None] | None = None
    delay_s: float = 0.0


Route = Answer | Callable[[Hit], Answer]


class FaultHandler(http.server.BaseHTTPRequestHandler):
    """Answers from the server's routes."""

    protocol_version = "HTTP/1.1"
    server: "FaultServer"

    def do_GET(self) -> None:
        """Journal the request, then answer as the route says."""
        hit = Hit(
            f"{self.server.address}:{self.server.server_port}",
            self.path,
            {name.lower(): value for name, value in self.headers.items()},
            time.monotonic(),
        )
        self.server.journal.append(hit)
        route = self.server.routes.get(self.path, self.server.fallback)
        answer = route(hit) if callable(route) else route
        if answer.delay_s:
            time.sleep(answer.delay_s)
        with contextlib.suppress(ConnectionError, TimeoutError):
            if answer.behave is not None:
                answer.behave(self)
            else:
                self.answer(answer)

    def answer(self, answer: Answer) -> None:
        """An ordinary answer, 304 where the client holds the same."""
        etag = answer.headers.get("ETag")
        since = answer.headers.get("Last-Modified")
        same = (etag is not None and self.headers.get("If-None-Match") == etag) or (
            etag is None and since is not None and self.headers.get("If-Modified-Since") == since
        )
        status, body = (304, b"") if same else (answer.status, answer.body)
        self.send_response(status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """The journal is enough."""


class FaultServer(http.server.ThreadingHTTPServer):
    """One misbehaving outlet. Routes by path; what has no route is a 404."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__((address, port), FaultHandler)
        self.address = address
        self.routes: dict[str, Route] = {}
        self.fallback: Route = Answer(status=404, body=b"nothing here")
        self.journal: list[Hit] = []
        self.scheme = "http"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what is tested here."""

    @property
    def url(self) -> str:
        """Its address without a trailing slash."""
        return f"{self.scheme}://{self.address}:{self.server_port}"

    def hits(self, prefix: str = "/") -> list[Hit]:
        """What was asked below a path."""
        return [hit for hit in self.journal if hit.path.startswith(prefix)]

    def secure(self, certificate: Path, key: Path) -> None:
        """Speak TLS with this certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.scheme = "https"


@contextlib.contextmanager
def serving(address: str = "127.0.0.1", *, secure: tuple[Path, Path] | None = None) -> Iterator[FaultServer]:
    """A running server, closed at the end."""
    server = FaultServer(address)
    if secure is not None:
        server.secure(*secure)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# --- what outlets publish ---------------------------------------------------------------------------

_SENTENCES = (
    "Dirigentes de la comunidad nativa pidieron al gobierno regional acelerar la titulación de su territorio.",
    "La federación presentó el expediente ante la dirección agraria y espera una respuesta antes de fin de mes.",
    "Según los voceros, las dragas volvieron a aparecer en el río pese a los operativos de la semana pasada.",
    "El ministerio respondió que enviará una comisión y que publicará sus resultados en el portal del Estado.",
    "Los monitores forestales registraron con drones la pérdida de bosque en el límite de la concesión vecina.",
    "Las mujeres de la asamblea recordaron que el agua de la quebrada ya no sirve para cocinar ni para lavar.",
    "El defensor del pueblo visitará la zona acompañado de fiscales ambientales y de la policía.",
    "Los compradores de bonos de carbono deberán consultar a las comunidades, insistió el presidente del consejo.",
)


def paragraphs(number: int, *, n: int = 5) -> list[str]:
    """Paragraphs that differ from one article to the next."""
    found = []
    for i in range(n):
        picked = [_SENTENCES[(number * 3 + i * 2 + j) % len(_SENTENCES)] for j in range(3)]
        found.append(f"{' '.join(picked)} Así consta en el acta {number}-{i} de la reunión.")
    return found


def page(number: int, *, title: str = "", canonical: str = "", published: str = "2019-02-20T10:00:00-05:00") -> bytes:
    """An article page in plain HTML."""
    title = title or f"Comunidad número {number} exige su título de propiedad"
    link = f'<link rel="canonical" href="{html.escape(canonical)}">' if canonical else ""
    text = "".join(f"<p>{p}</p>" for p in paragraphs(number))
    return (
        f'<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>{html.escape(title)}</title>{link}'
        f'<meta property="article:published_time" content="{published}"></head><body>'
        f'<nav><a href="/">Inicio</a></nav><article><h1>{html.escape(title)}</h1>{text}</article>'
        f"<footer>Radio de prueba</footer></body></html>"
    ).encode()


def item(
    number: int, link: str, *, title: str = "", guid: str | None = "", date: str = "Wed, 20 Feb 2019 10:00:00 -0500",
    extra: str = "",
) -> str:  # fmt: skip
    """One <item> of an RSS feed; `guid=None` leaves it out."""
    title = title or f"Comunidad número {number} exige su título de propiedad"
    guid_part = "" if guid is None else f'<guid isPermaLink="false">{guid or f"g-{number}"}</guid>'
    link_part = f"<link>{html.escape(link)}</link>" if link else ""
    date_part = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title>{link_part}{guid_part}{date_part}{extra}</item>"


def rss(items: Sequence[str]) -> bytes:
    """An RSS feed of items."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Radio de prueba</title><link>http://localhost/</link>{''.join(items)}</channel></rss>"
    ).encode()


def publish(server: FaultServer, n: int, *, path: str = "/nota/", feed: str = "/feed", etag: str = "") -> None:
    """A well-behaved outlet of `n` articles with a feed."""
    for i in range(n):
        server.routes[f"{path}{i}"] = Answer(body=page(i))
    headers = {"ETag": etag} if etag else {}
    items = [item(i, f"{server.url}{path}{i}") for i in range(n)]
    server.routes[feed] = Answer(body=rss(items), kind="application/rss+xml", headers=headers)


def json_answer(data: object, **headers: str) -> Answer:
    """A JSON answer."""
    return Answer(body=json.dumps(data).encode(), kind="application/json", headers=headers)


# --- misbehaviours ----------------------------------------------------------------------------------


def redirect(to: str, status: int = 302) -> Answer:
    """A redirect."""
    return Answer(status=status, headers={"Location": to})


def bomb(encoding: str, *, mib: int = 400) -> Answer:
    """A small answer that unpacks to very much."""
    return Answer(body=_packed(encoding, mib), headers={"Content-Encoding": encoding.replace("+", ", ")})


def _packed(encoding: str, mib: int) -> bytes:
    block = b"<p>" + b"a" * (MIB - 3)
    match encoding:
        case "gzip" | "gzip+gzip":
            machine = zlib.compressobj(9, zlib.DEFLATED, 31)
            packed = b"".join(machine.compress(block) for _ in range(mib)) + machine.flush()
            return gzip.compress(packed) if encoding == "gzip+gzip" else packed
        case "deflate":
            machine = zlib.compressobj(9)
            return b"".join(machine.compress(block) for _ in range(mib)) + machine.flush()
        case "br":
            press = brotli.Compressor(quality=5, lgwin=24)
            return b"".join(press.process(block) for _ in range(mib)) + bytes(press.finish())
        case "zstd":
            from backports import zstd

            squeeze = zstd.ZstdCompressor(level=3)
            return b"".join(squeeze.compress(block) for _ in range(mib)) + squeeze.flush()
        case _:
            raise ValueError(encoding)


def endless(handler: FaultHandler) -> None:
    """A chunked body without an end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    chunk = b"<p>" + b"x" * 65_533
    packet = f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n"
    for _ in range(16 * 1024):
        handler.wfile.write(packet)


def hang(handler: FaultHandler) -> None:
    """Takes the request and says nothing."""
    handler.close_connection = True
    with contextlib.suppress(OSError):
        handler.connection.settimeout(60)
        handler.connection.recv(1)


def drip(handler: FaultHandler) -> None:
    """One byte at a time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b"x")
        time.sleep(0.1)


def truncated(body: bytes) -> Callable[[FaultHandler], None]:
    """Says how much is to come and hangs up half way."""

    def behave(handler: FaultHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])
        handler.wfile.flush()
        handler.close_connection = True
        with contextlib.suppress(OSError):
            handler.connection.shutdown(socket.SHUT_RDWR)

    return behave
