"""Rows C5–C10 of the crawl matrix: answers that are too large, too slow or too deep."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from scrapers.entries import EntriesError, parse_feed
from tests.scrapers.fault_figures import Figure, feed_with
from tests.scrapers.fault_server import (
    MIB,
    Answer,
    bomb,
    drip,
    endless,
    hang,
    paragraphs,
    publish,
    redirect,
    serving,
)
from tests.scrapers.gathering import NOW, gather, outlet

ENCODINGS = ("gzip", "deflate", "br", "zstd", "gzip+gzip")


def peak_kib() -> int:
    """The most memory this process has held; `ru_maxrss` would count its parent's as well."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise AssertionError("the system does not tell VmHWM")


def crawl_and_weigh(url: str, n: int) -> dict[str, Any]:
    """Crawl in this process and say what it took: run in a child, so that its memory is its own."""
    warm = gather(outlet(f"{url}", {"type": "feed", "url": f"{url}/plain"}))
    base_kib = peak_kib()
    began = time.process_time()  # of the processor: the wall clock tells how busy the machine is
    got = gather(outlet(url))
    return {
        "base_mib": base_kib / 1024,
        "peak_mib": peak_kib() / 1024,
        "seconds": (time.process_time() - began) / n,
        "articles": len(got.articles),
        "warm": len(warm.articles),
        "refused": dict(got.report.refused),
    }


def in_child(url: str, n: int) -> dict[str, Any]:
    """`crawl_and_weigh` in a fresh process."""
    code = (
        f"import json; from tests.scrapers.fault_loads import crawl_and_weigh as f; print(json.dumps(f({url!r}, {n})))"
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
        got = gather(*outlets, limits={"timeout_s": 2.0})
        by = {report.source: report for report in got.report.sources}
        slow = max(by["hangs"].seconds, by["drips"].seconds)
        return Figure(
            measured=f"slow outlets end after {slow:.1f} s, the good one after {by['well'].seconds:.1f} s "
            f"(alone {alone.only.seconds:.1f} s); requests {by['hangs'].requests}",
            wanted="≤ 2 s × 2 tries + 2 s; the good one as fast as alone",
            holds=slow <= 6 and by["well"].seconds < max(1.5, 3 * alone.only.seconds) and by["well"].articles == 5
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
            began = time.process_time()
            with contextlib.suppress(EntriesError):
                found = parse_feed(body.encode(), url="http://a.pe/feed", now=NOW)
                leaked += sum("confidencial" in f"{entry}" for entry in found.entries)
                largest = max([largest, *(len(f"{entry}") for entry in found.entries)])
            slowest = max(slowest, time.process_time() - began)
    return Figure(
        measured=f"slowest {slowest * 1000:.0f} ms, largest entry {largest} characters, {leaked} bytes of the file",
        wanted="< 100 ms, nothing expanded, nothing read",
        holds=slowest < 0.1 and not leaked and largest < 5000,
    )


def c10_deep_pages() -> Figure:
    """A page of 50,000 nested boxes, one of 2.4 MiB of text, one of 6 MiB."""
    some = "".join(f"<p>{p}</p>" for p in paragraphs(1))
    much = "".join(f"<p>{p}</p>" for i in range(1400) for p in paragraphs(i))
    deep = (
        f"<html><title>Nota profunda de prueba</title><body>{'<div>' * 50_000}{some}{'</div>' * 50_000}</body></html>"
    )
    long = f"<html><title>Nota muy larga de prueba</title><body><article><h1>Nota muy larga de prueba</h1>{much}"
    with serving() as server:
        publish(server, 2, feed="/plain")
        server.routes["/deep"] = Answer(body=deep.encode())
        server.routes["/long"] = Answer(body=long.encode()[: int(2.4 * MIB)])
        server.routes["/huge"] = Answer(body=(long.encode() * 4)[: 6 * MIB])
        feed_with(server, f"{server.url}/deep", f"{server.url}/long", f"{server.url}/huge")
        weighed = in_child(server.url, 3)
        got = gather(outlet(server.url), limits={"timeout_s": 10})
    longest = max((len(a.text) for a in got.articles), default=0)
    return Figure(
        measured=f"{weighed['seconds']:.1f} s a page, peak {weighed['peak_mib']:.0f} MiB, longest text {longest}; "
        f"{dict(got.report.refused)}",
        wanted="≤ 2 s and 300 MiB a page, text ≤ 200,000 characters",
        holds=weighed["seconds"] <= 2 and weighed["peak_mib"] <= 300 and 100_000 < longest <= 200_000,
    )  # fmt: skip
