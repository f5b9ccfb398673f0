"""Rows C1–C4 of the crawl matrix: addresses and schemes that must not be called."""

import contextlib
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from scrapers.source import SourceEntry
from tests.scrapers.fault_figures import Figure, feed_with
from tests.scrapers.fault_server import (
    Answer,
    page,
    redirect,
    serving,
)
from tests.scrapers.gathering import gather, outlet


def c1_redirect_to_private() -> Figure:
    """A redirect and a meta refresh lead to an address that may not be called."""
    with serving() as server, serving("127.0.0.2") as secret:
        secret.fallback = Answer(body=page(1))
        refresh = f'<html><head><meta http-equiv="refresh" content="0;url={secret.url}/secret"></head></html>'.encode()
        feed_with(
            server,
            f"{server.url}/hop",
            f"{server.url}/far",
            f"{server.url}/meta",
            hop=redirect(f"{secret.url}/secret"),
            far=redirect("/hop", 301),
            meta=Answer(body=refresh),
        )
        got = gather(outlet(server.url))
        reasons = got.report.refused
        return Figure(
            measured=f"{len(secret.journal)} hits on the private host; refused {dict(reasons)}",
            wanted="0 hits, counted as blocked_address",
            holds=not secret.journal and reasons.get("blocked_address") == 2 and not got.articles,
        )


#: Ways to write loopback, private, link-local and carrier addresses. {p} is the port of a listening server.
SPELLINGS = (
    "127.0.0.2:{p}", "127.0.0.2.:{p}", "127.2:{p}", "127.0.2:{p}", "2130706434:{p}", "0x7f000002:{p}", "0x7f.0.0.2:{p}",
    "0177.0.0.2:{p}", "0177.0.0.02:{p}", "017700000002:{p}", "0:{p}", "0.0.0.0:{p}", "[::1]:{p}", "[::]:{p}",
    "[::ffff:127.0.0.2]:{p}", "[::ffff:7f00:2]:{p}", "[::127.0.0.2]:{p}", "[64:ff9b::7f00:2]:{p}",
    "[64:ff9b:1::7f00:2]:{p}", "[2002:7f00:2::]:{p}", "[2001:0:7f00:2::80ff:fffd]:{p}", "10.0.0.1:{p}",
    "192.168.1.1:{p}", "172.16.0.1:{p}", "100.64.0.1:{p}", "169.254.169.254:{p}", "[fe80::1]:{p}", "[fd00::1]:{p}",
    "[ff02::1]:{p}", "224.0.0.1:{p}", "255.255.255.255:{p}", "198.18.0.1:{p}", "240.0.0.1:{p}", "localhost:{p}",
    "127.0.0.2%00.example.org:{p}", "①②⑦.⓪.⓪.②:{p}",
)  # fmt: skip


@contextlib.contextmanager
def counted_connects() -> Iterator[list[str]]:
    """The addresses that sockets were connected to, as the kernel is asked."""
    from asyncio import selector_events

    connected: list[str] = []
    real = selector_events.BaseSelectorEventLoop.sock_connect

    async def sock_connect(self: Any, sock: Any, address: Any) -> Any:
        connected.append(str(address[0]))
        return await real(self, sock, address)

    with mock.patch.object(selector_events.BaseSelectorEventLoop, "sock_connect", sock_connect):
        yield connected


def c2_spellings() -> Figure:
    """Every spelling of a private address, called directly and through a redirect."""
    with serving() as server, serving("127.0.0.2") as secret:
        secret.fallback = Answer(body=page(1))
        links = [f"http://{spelling.format(p=secret.server_port)}/secret" for spelling in SPELLINGS]
        for i, link in enumerate(links):
            server.routes[f"/hop{i}"] = redirect(link)
        feed_with(server, *links, *(f"{server.url}/hop{i}" for i in range(len(links))))
        with counted_connects() as connected:
            got = gather(outlet(server.url), limits={"timeout_s": 5.0})
        foreign = [address for address in connected if address != "127.0.0.1"]
        n_bad = sum(
            count for reason, count in got.report.refused.items() if reason in {"blocked_address", "bad_address", "dns"}
        )
        return Figure(
            measured=f"{len(SPELLINGS)} spellings, twice: {len(foreign)} connects, {len(secret.journal)} hits",
            wanted="0 connects over 20+ spellings",
            holds=not foreign and not secret.journal and not got.articles and n_bad >= len(SPELLINGS),
        )


def c3_rebinding() -> Figure:
    """A name that leads to the allowed address first and to a private one afterwards."""
    with serving() as server, serving("127.0.0.2") as secret:
        secret.fallback = Answer(body=page(1))
        real = socket.getaddrinfo
        asked: list[str] = []

        def rebinding(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
            if host == "rebind.example.org":
                asked.append(str(host))
                return real("127.0.0.1" if len(asked) < 2 else "127.0.0.2", port, *args, **kwargs)
            return real(host, port, *args, **kwargs)

        home = f"http://rebind.example.org:{server.server_port}"
        feed_with(server, f"http://rebind.example.org:{secret.server_port}/secret")
        with mock.patch.object(socket, "getaddrinfo", rebinding), counted_connects() as connected:
            gather(outlet(home, {"type": "feed", "url": f"{home}/feed"}))
        foreign = [address for address in connected if address != "127.0.0.1"]
        return Figure(
            measured=f"name asked {len(asked)} times, {len(foreign)} connects to the second answer",
            wanted="0 connects, checked at every connection",
            holds=len(asked) >= 2 and not foreign and not secret.journal,
        )


def c4_schemes() -> Figure:
    """Feeds and configurations that name file:, data:, javascript:, ftp: and s3: addresses."""
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder, "secret.txt")
        secret.write_text("confidencial", encoding="utf-8")
        bad = [secret.as_uri(), "javascript:alert(1)", "data:text/html,<p>x</p>", "ftp://127.0.0.1/x", "s3://bucket/x"]
        with serving() as server:
            feed_with(server, *bad, f"{server.url}/hop", hop=redirect(secret.as_uri()))
            got = gather(outlet(server.url))
            stored = [
                a for a in got.articles if not a.url.startswith(("http://", "https://")) or "confidencial" in a.text
            ]
    refused_by_config = 0
    for address in bad:
        try:
            SourceEntry.model_validate(outlet("http://127.0.0.1", {"type": "feed", "url": address}))
        except ValueError:
            refused_by_config += 1
    return Figure(
        measured=f"{len(stored)} read, {got.report.refused.get('no_address', 0)} of 5 links, {refused_by_config} of 5"
        " configured addresses refused",
        wanted="0 read, 0 such links stored",
        holds=not stored and not got.articles and refused_by_config == len(bad)
        and got.report.refused.get("no_address") == len(bad),
    )  # fmt: skip
