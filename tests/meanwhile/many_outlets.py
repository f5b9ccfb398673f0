"""A press of many outlets on few hosts, as a process of its own, with a journal of who asked what, from when to when.

`python -m tests.meanwhile.many_outlets HOSTS OUTLETS ARTICLES JOURNAL` prints its port and serves until its input ends.
Outlet `o2` of the first host has its feed at http://127.0.2.1:PORT/o2/feed.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from tests.scrapers.fault_server import item, rss

#: Each answer takes so long, as over a network.
ANSWER_S = 0.02
_SYLLABLES = ("ca", "ra", "lo", "qui", "mo", "ta", "wa", "chi", "pu", "no", "sa", "ri", "ma", "yo", "te", "be", "do")


def host_of(number: int) -> str:
    """The address of a host, counted from 0."""
    return f"127.0.2.{number + 1}"


def text_of(host: int, outlet: int, article: int) -> tuple[str, list[str]]:
    """The title and paragraphs of an article, like those of no other."""
    dice = random.Random(f"{host}/{outlet}/{article}")

    def sentence(n_words: int) -> str:
        words = ["".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))) for _ in range(n_words)]
        return " ".join(words).capitalize()

    return sentence(8), [". ".join(sentence(14) for _ in range(4)) + "." for _ in range(5)]


def page_of(host: int, outlet: int, article: int) -> bytes:
    """An article page in plain HTML."""
    title, paragraphs = text_of(host, outlet, article)
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta property="article:published_time" content="2019-02-20T10:00:00-05:00"></head><body>'
        f"<article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


class Press:
    """All outlets of all hosts."""

    def __init__(self, *, n_hosts: int, n_outlets: int, n_articles: int, journal: TextIO) -> None:
        self._pages: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._size = (n_hosts, n_outlets, n_articles)
        self._journal = journal

    async def serve(self) -> list[asyncio.Server]:
        """Listen on every host, all on one port."""
        n_hosts, n_outlets, n_articles = self._size
        servers: list[asyncio.Server] = []
        port = 0
        for n in range(n_hosts):
            host = host_of(n)
            server = await asyncio.start_server(partial(self._talk, host), host, port)
            port = server.sockets[0].getsockname()[1]
            servers.append(server)
            for o in range(n_outlets):
                base = f"http://{host}:{port}/o{o}/"
                items = [item(a, f"{base}nota/{a}", title=text_of(n, o, a)[0]) for a in range(n_articles)]
                self._pages[host, f"/o{o}/feed"] = ("application/rss+xml", rss(items))
                for a in range(n_articles):
                    self._pages[host, f"/o{o}/nota/{a}"] = ("text/html; charset=utf-8", page_of(n, o, a))
        print(port, flush=True)  # noqa: T201  for whoever started us
        return servers

    async def _talk(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                began = time.monotonic()
                path = head.split(b" ", 2)[1].decode()
                await asyncio.sleep(ANSWER_S)
                kind, body = self._pages.get((host, path), ("text/plain", b""))
                status = "200 OK" if body else "404 Not Found"
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
                )
                await writer.drain()
                print(json.dumps([host, path, began, time.monotonic()]), file=self._journal, flush=True)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the press saw it."""

    host: str
    path: str
    began: float
    ended: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """A running press."""

    port: int
    n_hosts: int
    n_outlets: int
    n_articles: int
    journal: Path

    def entries(self, *, delay_s: float) -> list[dict[str, Any]]:
        """The outlets as `own_sources`."""
        found = []
        for n in range(self.n_hosts):
            for o in range(self.n_outlets):
                base = f"http://{host_of(n)}:{self.port}/o{o}/"
                ways = [{"type": "feed", "url": f"{base}feed"}]
                name = f"h{n}_o{o}"
                found.append({"id": name, "name": name, "home": base, "delay": delay_s, "discovery": ways})
        return found

    def asked(self) -> list[Asked]:
        """The journal so far."""
        return [Asked(*json.loads(line)) for line in self.journal.read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a press was treated."""

    n_requests: int
    n_at_once: int  # requests that began while another to the same host was under way
    least_pause_s: float  # between the end of one request to a host and the beginning of the next
    n_feeds: Mapping[int, int]  # how often a feed was asked -> how many feeds
    n_pages_again: int  # article pages that were asked more than once


def manners(asked: list[Asked]) -> Manners:
    """What a journal says."""
    by_host: dict[str, list[Asked]] = defaultdict(list)
    for one in sorted(asked, key=lambda one: one.began):
        by_host[one.host].append(one)
    pauses = [later.began - earlier.ended for own in by_host.values() for earlier, later in pairwise(own)]
    paths = Counter((one.host, one.path) for one in asked)
    feeds = Counter(n for (_, path), n in paths.items() if path.endswith("/feed"))
    again = sum(n > 1 for (_, path), n in paths.items() if "/nota/" in path)
    return Manners(
        n_requests=len(asked),
        n_at_once=sum(pause < 0 for pause in pauses),
        least_pause_s=min(pauses, default=float("inf")),
        n_feeds=dict(feeds),
        n_pages_again=again,
    )


@contextmanager
def press_of(folder: Path, *, n_hosts: int, n_outlets: int, n_articles: int) -> Iterator[Outlets]:
    """A press in a process of its own, ended at the end."""
    journal = folder / "journal.jsonl"
    journal.touch()
    command = [
        sys.executable,
        "-m",
        "tests.meanwhile.many_outlets",
        *map(str, (n_hosts, n_outlets, n_articles)),
        str(journal),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        port = int(process.stdout.readline())
        try:
            yield Outlets(port=port, n_hosts=n_hosts, n_outlets=n_outlets, n_articles=n_articles, journal=journal)
        finally:
            process.stdin.close()
            process.wait(timeout=10)


async def _main(arguments: list[str]) -> None:
    n_hosts, n_outlets, n_articles = map(int, arguments[:3])
    with Path(arguments[3]).open("a", encoding="utf-8") as journal:
        press = Press(n_hosts=n_hosts, n_outlets=n_outlets, n_articles=n_articles, journal=journal)
        servers = await press.serve()
        await asyncio.to_thread(sys.stdin.read)
        for server in servers:
            server.close()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1:]))
