"""The crawl matrix C1–C24: one function per row that provokes the fault on loopback and measures what came of it."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from pipeline.types import DateSource
from scrapers.charset import decode
from scrapers.entries import EntriesError, parse_feed
from scrapers.health import HealthState, RunEnd, SourceHistory, SourceRun, judge
from scrapers.source import SourceEntry
from tests.scrapers.fault_server import (
    MIB,
    Answer,
    FaultServer,
    bomb,
    drip,
    endless,
    hang,
    item,
    page,
    paragraphs,
    publish,
    redirect,
    rss,
    serving,
    truncated,
)
from tests.scrapers.gathering import NOW, Gathered, gather, outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured, what it must be, and whether it is."""

    measured: str
    wanted: str
    holds: bool


Row = Callable[[], Figure]


def feed_with(server: FaultServer, *links: str, **routes: Answer) -> None:
    """A feed of links and the routes that they lead to."""
    server.routes["/feed"] = Answer(
        body=rss([item(i, link) for i, link in enumerate(links)]), kind="application/rss+xml"
    )
    for path, answer in routes.items():
        server.routes[f"/{path}"] = answer


# --- addresses and schemes --------------------------------------------------------------------------


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


# --- size and time ----------------------------------------------------------------------------------

ENCODINGS = ("gzip", "deflate", "br", "zstd", "gzip+gzip")


def crawl_and_weigh(url: str, n: int) -> dict[str, Any]:
    """Crawl in this process and say what it took: run in a child, so that its memory is its own."""
    import resource

    warm = gather(outlet(f"{url}", {"type": "feed", "url": f"{url}/plain"}))
    base_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    got = gather(outlet(url))
    return {
        "base_mib": base_kib / 1024,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "seconds": (time.monotonic() - began) / n,
        "articles": len(got.articles),
        "warm": len(warm.articles),
        "refused": dict(got.report.refused),
    }


def in_child(url: str, n: int) -> dict[str, Any]:
    """`crawl_and_weigh` in a fresh process."""
    code = (
        f"import json; from tests.scrapers.fault_matrix import crawl_and_weigh as f; print(json.dumps(f({url!r}, {n})))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=120, check=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def c5_bombs() -> Figure:
    """Answers of a few kilobytes that unpack to 400 MiB, one of each encoding."""
    with serving() as server:
        publish(server, 2, feed="/plain")
        for encoding in ENCODINGS:
            server.routes[f"/{encoding}"] = bomb(encoding)
        feed_with(server, *(f"{server.url}/{encoding}" for encoding in ENCODINGS))
        got = in_child(server.url, len(ENCODINGS))
    growth = got["peak_mib"] - got["base_mib"]
    return Figure(
        measured=f"peak {got['peak_mib']:.0f} MiB, {growth:.0f} above the base; {got['seconds']:.2f} s each; "
        f"{got['refused']}",
        wanted="≤ base + 60 MiB, ≤ 250 MiB in all, < 1 s each",
        holds=growth <= 60 and got["peak_mib"] <= 250 and got["seconds"] < 1 and not got["articles"]
        and got["refused"] == {"too_large": len(ENCODINGS)},
    )  # fmt: skip


def c6_endless() -> Figure:
    """A chunked body without an end."""
    with serving() as server:
        publish(server, 2, feed="/plain")
        feed_with(server, f"{server.url}/endless", endless=Answer(behave=endless))
        got = in_child(server.url, 1)
    growth = got["peak_mib"] - got["base_mib"]
    return Figure(
        measured=f"peak {growth:.0f} MiB above the base, {got['seconds']:.2f} s, {got['refused']}",
        wanted="stopped at 15 MiB, ≤ base + 60 MiB",
        holds=growth <= 60 and got["refused"] == {"too_large": 1},
    )


def c7_slow() -> Figure:
    """One outlet hangs, one drips; a third beside them is well."""
    with serving() as hanging, serving() as dripping, serving() as well:
        hanging.routes["/feed"] = Answer(behave=hang)
        dripping.routes["/feed"] = Answer(behave=drip)
        publish(well, 5)
        alone = gather(outlet(well.url))
        outlets = [outlet(s.url, name=n) for s, n in ((hanging, "hangs"), (dripping, "drips"), (well, "well"))]
        got = gather(*outlets, limits={"timeout_s": 1.0})
        by = {report.source: report for report in got.report.sources}
        slow = max(by["hangs"].seconds, by["drips"].seconds)
        return Figure(
            measured=f"slow outlets end after {slow:.1f} s, the good one after {by['well'].seconds:.1f} s "
            f"(alone {alone.only.seconds:.1f} s); requests {by['hangs'].requests}",
            wanted="≤ 1 s × 2 tries + 2 s; the good one as fast as alone",
            holds=slow <= 4 and by["well"].seconds < max(1.5, 3 * alone.only.seconds) and by["well"].articles == 5
            and "timeout" in by["hangs"].error and "timeout" in by["drips"].error,
        )  # fmt: skip


def c8_redirect_loop() -> Figure:
    """A feed that redirects to itself."""
    with serving() as server:
        server.routes["/feed"] = redirect("/feed")
        got = gather(outlet(server.url))
        n = len(server.hits("/feed"))
        return Figure(
            measured=f"{n} requests; {got.only.error}", wanted="≤ 6 requests, recorded against the source",
            holds=n <= 6 and "redirects" in got.only.error,
        )  # fmt: skip


# --- what comes in ----------------------------------------------------------------------------------


def c9_xml_bombs() -> Figure:
    """Entities that grow a billion-fold, and one that names a file."""
    lines = ['<!ENTITY a0 "ja ja ja">', *(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 11))]
    grow = f"<?xml version='1.0'?><!DOCTYPE rss [{''.join(lines)}]>"
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder, "secret.txt")
        secret.write_text("confidencial", encoding="utf-8")
        read = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        slowest, leaked, largest = 0.0, 0, 0
        for head, name in ((grow, "a10"), (read, "f")):
            body = f"{head}<rss version='2.0'><channel><item><title>x &{name}; y</title><link>http://a.pe/1</link>"
            body += f"<description>&{name};</description></item></channel></rss>"
            began = time.perf_counter()
            with contextlib.suppress(EntriesError):
                found = parse_feed(body.encode(), url="http://a.pe/feed", now=NOW)
                leaked += sum("confidencial" in f"{entry}" for entry in found.entries)
                largest = max([largest, *(len(f"{entry}") for entry in found.entries)])
            slowest = max(slowest, time.perf_counter() - began)
    return Figure(
        measured=f"slowest {slowest * 1000:.0f} ms, largest entry {largest} characters, {leaked} bytes of the file",
        wanted="< 100 ms, nothing expanded, nothing read",
        holds=slowest < 0.1 and not leaked and largest < 5000,
    )


def c10_deep_pages() -> Figure:
    """A page of 50,000 nested boxes, one of 2.8 MiB of text, one of 6 MiB."""
    some = "".join(f"<p>{p}</p>" for p in paragraphs(1))
    much = "".join(f"<p>{p}</p>" for i in range(1400) for p in paragraphs(i))
    deep = (
        f"<html><title>Nota profunda de prueba</title><body>{'<div>' * 50_000}{some}{'</div>' * 50_000}</body></html>"
    )
    long = f"<html><title>Nota muy larga de prueba</title><body><article><h1>Nota muy larga de prueba</h1>{much}"
    with serving() as server:
        publish(server, 2, feed="/plain")
        server.routes["/deep"] = Answer(body=deep.encode())
        server.routes["/long"] = Answer(body=long.encode()[: int(2.8 * MIB)])
        server.routes["/huge"] = Answer(body=(long.encode() * 4)[: 6 * MIB])
        feed_with(server, f"{server.url}/deep", f"{server.url}/long", f"{server.url}/huge")
        weighed = in_child(server.url, 3)
        got = gather(outlet(server.url), limits={"timeout_s": 10})
    longest = max((len(a.text) for a in got.articles), default=0)
    slowest = got.seconds
    return Figure(
        measured=f"{slowest:.1f} s for all three, peak {weighed['peak_mib']:.0f} MiB, longest text {longest}; "
        f"{dict(got.report.refused)}",
        wanted="≤ 2 s and 300 MiB a page, text ≤ 200,000 characters",
        holds=weighed["seconds"] <= 2 and weighed["peak_mib"] <= 300 and 100_000 < longest <= 200_000,
    )  # fmt: skip


def charset_lies() -> list[tuple[bytes, str, str]]:
    """(bytes, declared charset, the text that they mean)."""
    words = (
        "minería",
        "titulación",
        "Áncash",
        "niños",
        "¿qué?",
        "«agua»",
        "Ñuñoa",
        "über",
        "señaló",
        "café",
        "“cita”",
        "años",
    )
    found = []
    for word in words:
        text = f"<p>La {word} en el año 2019 según José</p>"
        narrow = text.encode("cp1252")
        found += [(narrow, "utf-8", text), (text.encode(), "iso-8859-1", text), (text.encode(), "", text)]
        found += [(narrow, "iso-8859-1", text), (narrow, "windows-1252", text)]
    return found


def c11_charset_lies() -> Figure:
    """Bytes that are not in the charset that is declared for them."""
    cases = charset_lies()
    wrong = [
        text
        for body, charset, text in cases
        if decode(body, f"text/html; charset={charset}" if charset else "")[0] != text
    ]
    replaced = sum("\ufffd" in decode(body, charset)[0] for body, charset, _ in cases)
    with serving() as server:
        body = page(1).decode().replace("título", "título de «Ñuñoa»").encode("cp1252")
        feed_with(server, f"{server.url}/lie", lie=Answer(body=body))
        got = gather(outlet(server.url))
    right = bool(got.articles) and "Ñuñoa" in got.articles[0].title
    return Figure(
        measured=f"{len(wrong)} of {len(cases)} wrong, {replaced} with U+FFFD; through the crawl "
        f"{'right' if right else 'wrong'}",
        wanted="0 wrong of ≥ 30",
        holds=not wrong and not replaced and len(cases) >= 30 and right,
    )  # fmt: skip


def _dated_feed(dates: list[str]) -> Gathered:
    with serving() as server:
        links = [f"{server.url}/nota/{i}" for i in range(len(dates))]
        for i in range(len(dates)):
            server.routes[f"/nota/{i}"] = Answer(body=page(i, published=""))
        items = [item(i, link, date=date) for i, (link, date) in enumerate(zip(links, dates, strict=True))]
        server.routes["/feed"] = Answer(body=rss(items), kind="application/rss+xml")
        return gather(outlet(server.url))


def c12_broken_dates() -> Figure:
    """Dates that no calendar has, dates in Spanish, none at all."""
    dates = [
        "Sun, 31 Feb 2019 25:61:00 GMT",
        "lunes, 18 febrero 2019",
        "18/02/2019 10:00",
        "ayer no más",
        "",
        "2019-02-18",
    ]
    got = _dated_feed(dates)
    bad = [a for a in got.articles if a.published_at is not None and a.published_at > NOW + timedelta(hours=24)]
    invented = [a for a in got.articles if a.published_at is None and a.date_source is not DateSource.FIRST_SEEN]
    right = [a for a in got.articles if a.published_at == datetime(2019, 2, 18, 5, tzinfo=UTC)]
    return Figure(
        measured=f"{len(got.articles)} of {len(dates)} stored, {len(right)} at 18 February 0:00 in Lima, "
        f"{len(invented)} invented",
        wanted="100 % with a date source, none invented",
        holds=len(got.articles) == len(dates) and not bad and not invented and len(right) >= 2,
    )


def c13_future_dates() -> Figure:
    """Publication in 2099."""
    got = _dated_feed(["Thu, 31 Dec 2099 10:00:00 GMT", "Wed, 20 Feb 2019 10:00:00 GMT"])
    after = [a for a in got.articles if a.published_at is not None and a.published_at > NOW + timedelta(hours=24)]
    clamped = [a for a in got.articles if a.date_source is DateSource.CLAMPED and "2099" in a.published_raw]
    return Figure(
        measured=f"{len(after)} after the run, {len(clamped)} clamped with the raw date kept",
        wanted="0 dated after the run", holds=not after and len(clamped) == 1 and len(got.articles) == 2,
    )  # fmt: skip


def c14_guids() -> Figure:
    """Missing, reused, changed guids and guids that are addresses: 60 feeds, each fetched twice."""
    starts = [(kind, start) for kind in range(4) for start in range(0, 75, 5)]
    with serving() as server:
        for i in range(90):
            server.routes[f"/nota/{i}"] = Answer(body=page(i))
        outlets = [
            outlet(server.url, {"type": "feed", "url": f"{server.url}/{kind}/{start}"}, name=f"s{kind}_{start}")
            for kind, start in starts
        ]
        state = None
        counts: list[dict[str, int]] = []
        for turn in (0, 1):
            for kind, start in starts:
                numbers = [*range(start, start + 5), *([start + 5] if turn else [])]
                body = rss([_guid_item(kind, turn, i, server.url) for i in numbers])
                server.routes[f"/{kind}/{start}"] = Answer(body=body, kind="application/rss+xml")
            got = gather(*outlets, state=state)
            state = got.state
            counts.append({report.source: report.articles for report in got.report.sources})
    n_wrong = sum(counts[0][name] != 5 or counts[1][name] != 1 for name in counts[0])
    return Figure(
        measured=f"{n_wrong} wrong of {len(starts)} pairs of fetches", wanted="0 duplicates, 0 swallowed on 60 pairs",
        holds=n_wrong == 0 and len(starts) == 60,
    )  # fmt: skip


def _guid_item(kind: int, turn: int, number: int, url: str) -> str:
    link = f"{url}/nota/{number}"
    match kind:
        case 0:
            return item(number, link, guid=None)
        case 1:
            return item(number, link, guid="1")
        case 2:
            return item(number, link, guid=f"cambia-{turn}-{number}")
        case _:
            return item(number, "", guid=link)


def c15_calendar() -> Figure:
    """A listing whose next page never ends."""
    with serving() as server:

        def calendar(hit: Any) -> Answer:
            number = int(hit.path.rpartition("=")[2] or 0)
            links = "".join(
                f'<li><a href="/n/{number}-{i}">La comunidad número {number} {i} pide justicia ambiental</a></li>'
                for i in range(5)
            )
            return Answer(
                body=f'<html><body><ul>{links}</ul><a rel="next" href="/cal?n={number + 1}">Siguiente</a>'.encode()
            )

        server.fallback = lambda hit: (
            calendar(hit) if hit.path.startswith("/cal") else Answer(body=page(hash(hit.path) % 10**6))
        )
        way = {"type": "listing", "url": f"{server.url}/cal?n=0", "next_page": "a[rel=next]"}
        limits = {"history_pages_per_source": 40}
        daily = gather(outlet(server.url, way))
        n_daily = len(server.hits("/cal"))
        server.journal.clear()
        history = gather(outlet(server.url, way), since=NOW - timedelta(days=60), limits=limits)
        n_history = len(server.journal) - len(server.hits("/robots"))
    return Figure(
        measured=f"{n_daily} listing pages a day, {n_history} requests of 40 allowed in history",
        wanted="≤ depth 3; ≤ the page limit",
        holds=n_daily <= 3 and n_history <= 41 and daily.only.articles > 0 and "limit" in history.only.limit,
    )


def c16_challenges() -> Figure:
    """Walls that answer 200 where an article was."""
    from tests.scrapers.walls import GENUINE, WALLS

    with serving() as server:
        for i, (body, headers) in enumerate(WALLS):
            server.routes[f"/wall/{i}"] = Answer(body=body, headers=headers)
        feed_with(server, *(f"{server.url}/wall/{i}" for i in range(len(WALLS))))
        got = gather(outlet(server.url))
    with serving() as server:
        genuine = [*GENUINE, *((page(i), {}) for i in range(200))]
        for i, (body, headers) in enumerate(genuine):
            server.routes[f"/nota/{i}"] = Answer(body=body, headers=headers)
        feed_with(server, *(f"{server.url}/nota/{i}" for i in range(len(genuine))))
        good = gather(outlet(server.url), limits={"pages_per_source": 400})
    missed = len(genuine) - len(good.articles)
    return Figure(
        measured=f"{len(got.articles)} of {len(WALLS)} walls stored (state {got.only.state}); "
        f"{missed} of {len(genuine)} genuine pages refused",
        wanted="0 stored, state challenge, 0 false alarms on ≥ 200 pages",
        holds=not got.articles and got.only.state is HealthState.CHALLENGE and missed == 0 and len(genuine) >= 200,
    )  # fmt: skip


def c17_soft_404() -> Figure:
    """Articles that are gone, answered with the front page, one page for all, or a redirect home."""
    with serving() as server:
        front = page(77, title="Radio de prueba: noticias de la región", canonical=f"{server.url}/")
        same = page(78, title="Lo más leído de la semana en la radio")
        gone = (
            b"<html><title>P\xc3\xa1gina no encontrada</title><body><h1>Error 404</h1><p>No existe.</p></body></html>"
        )
        links = []
        for i in range(4):
            for name, answer in (("front", Answer(body=front)), ("same", Answer(body=same)),
                                 ("gone", Answer(body=gone)),
                                 ("home", redirect("/"))):  # fmt: skip
                server.routes[f"/{name}/{i}"] = answer
                links.append(f"{server.url}/{name}/{i}")
        server.routes["/"] = Answer(body=front)
        server.routes["/nota"] = Answer(body=page(1))
        feed_with(server, *links, f"{server.url}/nota")
        server.routes["/nota"] = Answer(body=page(1))
        got = gather(outlet(server.url))
    return Figure(
        measured=f"{len(got.articles) - 1} of {len(links)} stored, the genuine one kept; {dict(got.report.refused)}",
        wanted="0 stored",
        holds=len(got.articles) == 1 and got.articles[0].url.endswith("/nota"),
    )


# --- manners ----------------------------------------------------------------------------------------


def c18_robots() -> Figure:
    """robots.txt answers 503, 429, hangs, or the port is closed."""
    n_pages, n_robots, states = 0, [], []
    for answer in (Answer(status=503), Answer(status=500), Answer(status=429), Answer(behave=hang)):
        with serving() as server:
            publish(server, 3)
            server.routes["/robots.txt"] = answer
            got = gather(outlet(server.url), limits={"timeout_s": 0.5})
            n_pages += len(server.journal) - len(server.hits("/robots.txt"))
            n_robots.append(len(server.hits("/robots.txt")))
            states.append("robots_unreachable" in got.only.error or "host_waits" in got.only.error)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    got = gather(outlet(f"http://127.0.0.1:{port}"))
    states.append("robots_unreachable" in got.only.error)
    with serving() as server:
        publish(server, 3)
        server.routes["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /nota/1\n", kind="text/plain")
        partly = gather(outlet(server.url))
    return Figure(
        measured=f"{n_pages} pages, {n_robots} questions; with a rule {len(partly.articles)} of 3 "
        f"({dict(partly.report.refused)})",
        wanted="0 page requests while robots.txt fails",
        holds=n_pages == 0 and all(states) and len(partly.articles) == 2 and partly.report.refused == {"robots": 1},
    )  # fmt: skip


def c19_retry_after() -> Figure:
    """429 with Retry-After: 3600, then runs inside and after the time."""
    with serving() as server:
        publish(server, 2)
        good = server.routes["/feed"]
        server.routes["/feed"] = Answer(status=429, headers={"Retry-After": "3600"})
        first = gather(outlet(server.url))
        n_first = len(server.hits("/feed"))
        server.routes["/feed"] = good
        server.journal.clear()
        gather(outlet(server.url), state=first.state, now=NOW + timedelta(minutes=30))
        n_inside = len(server.journal)
        after = gather(outlet(server.url), state=first.state, now=NOW + timedelta(minutes=70))
        server.routes["/feed"] = Answer(status=503, headers={"Retry-After": "1"})
        server.journal.clear()
        gather(outlet(server.url), state=first.state, now=NOW + timedelta(minutes=90))
        hits = server.hits("/feed")
        waited = hits[-1].at - hits[0].at if len(hits) == 2 else 0.0
    return Figure(
        measured=f"{n_first} request, {n_inside} inside the hour, {len(after.articles)} articles after it; 1 s"
        f" of waiting kept as {waited:.1f} s",
        wanted="1 request, 0 inside, then on",
        holds=n_first == 1 and n_inside == 0 and len(after.articles) == 2 and 1.0 <= waited < 3,
    )  # fmt: skip


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A self-signed certificate for 127.0.0.1."""
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1)).add_extension(names, critical=False).sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    paths = folder / "server.crt", folder / "server.key"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return paths


def c20_tls() -> Figure:
    """A certificate that nobody vouches for."""
    with tempfile.TemporaryDirectory() as folder, serving(secure=make_certificate(Path(folder))) as server:
        publish(server, 2)
        strict = gather(outlet(server.url))
        n_strict = len(server.journal)
        lax = gather(outlet(server.url, tls="insecure"))
    return Figure(
        measured=f"{n_strict} requests got through, {len(strict.articles)} articles; allowed for the source: "
        f"{len(lax.articles)}",
        wanted="0 accepted unless allowed",
        holds=n_strict == 0 and not strict.articles and "tls" in strict.only.error and len(lax.articles) == 2,
    )  # fmt: skip


def c21_truncated() -> Figure:
    """A body that breaks off, at first; whole at the next run."""
    with serving() as server:
        feed_with(server, f"{server.url}/half", f"{server.url}/whole", half=Answer(behave=truncated(page(1))))
        server.routes["/whole"] = Answer(body=page(2))
        first = gather(outlet(server.url))
        server.routes["/half"] = Answer(body=page(1))
        second = gather(outlet(server.url), state=first.state)
    return Figure(
        measured=f"{len(first.articles) - 1} partial stored ({dict(first.report.refused)}); "
        f"{len(second.articles)} at the next run",
        wanted="0 stored, tried again",
        holds=len(first.articles) == 1 and first.report.refused == {"truncated": 1} and len(second.articles) == 1,
    )


def c22_html_in_titles() -> Figure:
    """Markup, scripts and control characters in titles."""
    nasty = [
        "Marcha <b>indígena</b>", "<script>alert(1)</script>Protesta", "&lt;img src=x onerror=alert(1)&gt;Paro",
        "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Bloqueo", "Uno\u0085dos\u2028tres", "A &amp; B",
        "<![CDATA[<svg/onload=alert(1)>Toma de pozos]]>", "Derrame\u202egpj.exe",
    ]  # fmt: skip
    feed = rss([item(i, f"http://a.pe/{i}", title=title) for i, title in enumerate(nasty)])
    titles = [entry.title for entry in parse_feed(feed, url="http://a.pe/feed", now=NOW).entries]
    bad = [t for t in titles if "<" in t or "alert" in t or any(c in t for c in "\x85\u2028\u202e\x00\n")]
    return Figure(
        measured=f"{len(bad)} of {len(nasty)} titles with markup, script or control characters; e.g. {titles[1]!r}",
        wanted="0", holds=not bad and len(titles) == len(nasty) and all(titles),
    )  # fmt: skip


def c23_silence() -> Figure:
    """Twelve months of an outlet's normal life, then silence; a fake clock."""
    import random

    dice = random.Random(23)
    n_alarms, late = 0, []
    for gap_days in (0.2, 1.0, 3.0, 7.0, 14.0):
        at = datetime(2018, 2, 24, tzinfo=UTC)
        published: list[datetime] = []
        runs: list[SourceRun] = []
        next_at = at
        day = at
        while day < NOW:
            while next_at <= day:
                published.append(next_at)
                next_at += timedelta(days=gap_days * dice.uniform(0.5, 1.6))
            history = SourceHistory(runs=tuple(runs[-50:]), published=tuple(published[-50:]))
            health = judge(history, now=day, end=RunEnd.OK)
            runs.append(SourceRun(at=day, end=RunEnd.OK, state=health.state))
            n_alarms += health.state is HealthState.QUIET
            day += timedelta(days=1)
        due = judge(SourceHistory(runs=tuple(runs), published=tuple(published[-50:])), now=day).due_at
        while judge(SourceHistory(runs=tuple(runs), published=tuple(published[-50:])), now=day).state is HealthState.OK:
            day += timedelta(days=1)
        late.append((day - due) / timedelta(days=1) if due else 99.0)
    return Figure(
        measured=f"{n_alarms} false alarms in 5 outlets × 12 months; flagged {max(late):.1f} days after due",
        wanted="0 false alarms; within one run (a day) of due",
        holds=n_alarms == 0 and max(late) <= 1.0,
    )


def c24_control_ports() -> Figure:
    """Sockets that listen while a crawl runs."""
    with serving() as server:
        publish(server, 2)
        listening = _listening()
        during: set[str] = set()

        def look(hit: Any) -> Answer:
            during.update(_listening())
            return Answer(body=page(0))

        server.routes["/nota/0"] = look
        got = gather(outlet(server.url))
    return Figure(
        measured=f"{len(during - listening)} new listening sockets while reading {len(got.articles)} articles",
        wanted="0", holds=not during - listening and len(got.articles) == 2,
    )  # fmt: skip


def _listening() -> set[str]:
    """This process's listening TCP sockets, by inode."""
    own = set()
    for entry in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            own.add(str(entry.readlink()))
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            for line in Path(table).read_text(encoding="ascii").splitlines()[1:]:
                parts = line.split()
                if parts[3] == "0A" and f"socket:[{parts[9]}]" in own:
                    found.add(parts[9])
    return found


ROWS: dict[str, Row] = {
    "C1": c1_redirect_to_private,
    "C2": c2_spellings,
    "C3": c3_rebinding,
    "C4": c4_schemes,
    "C5": c5_bombs,
    "C6": c6_endless,
    "C7": c7_slow,
    "C8": c8_redirect_loop,
    "C9": c9_xml_bombs,
    "C10": c10_deep_pages,
    "C11": c11_charset_lies,
    "C12": c12_broken_dates,
    "C13": c13_future_dates,
    "C14": c14_guids,
    "C15": c15_calendar,
    "C16": c16_challenges,
    "C17": c17_soft_404,
    "C18": c18_robots,
    "C19": c19_retry_after,
    "C20": c20_tls,
    "C21": c21_truncated,
    "C22": c22_html_in_titles,
    "C23": c23_silence,
    "C24": c24_control_ports,
}
