"""A crawl through an archive that is killed in the middle goes on where it was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import yaml

from scrapers.crawl import HELD_AT_MOST
from tests.scrapers.fault_server import Answer, FaultServer, page, serving
from tests.scrapers.gathering import outlet

N_ARTICLES = 80
FILES = 4


def publish_archive(server: FaultServer) -> None:
    """An index of four sitemaps of twenty articles each, a day apart."""
    index, per_file = [], N_ARTICLES // FILES
    for number in range(FILES):
        rows = []
        for article in range(number * per_file, (number + 1) * per_file):
            month, day = 1 + article // 28, 1 + article % 28
            rows.append(f"<url><loc>{server.url}/2018/{month:02}/{day:02}/nota-{article}</loc></url>")
            server.routes[f"/2018/{month:02}/{day:02}/nota-{article}"] = Answer(body=page(article), delay_s=0.01)
        server.routes[f"/sitemap-{number}.xml"] = Answer(
            body=f"<urlset>{''.join(rows)}</urlset>".encode(), kind="application/xml"
        )
        index.append(f"<sitemap><loc>{server.url}/sitemap-{number}.xml</loc></sitemap>")
    server.routes["/sitemap.xml"] = Answer(
        body=f"<sitemapindex>{''.join(index)}</sitemapindex>".encode(), kind="application/xml"
    )


def crawl_since(config: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "meanwhile", "--config", str(config), "crawl", "--since", "2018-01-01"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ})


def test_an_archive_is_read_to_its_end_after_a_kill_and_hardly_anything_twice(tmp_path: Path) -> None:
    with serving() as server:
        publish_archive(server)
        config = tmp_path / "config.yaml"
        source = outlet(server.url, {"type": "sitemap", "url": f"{server.url}/sitemap.xml"}, name="archivo")
        config.write_text(
            yaml.safe_dump(
                {
                    "database": f"sqlite:///{tmp_path}/m.db",
                    "crawl": {
                        "contact": "digest@example.org",
                        "allow_addresses": ["127.0.0.1/32"],
                        "own_sources": [source],
                        "delay": 0,
                    },
                }
            ),
            encoding="utf-8",
        )
        first = crawl_since(config)
        deadline = time.monotonic() + 120
        while n_pages(server) < 50 and first.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        first.send_signal(signal.SIGKILL)
        first.communicate(timeout=30)
        n_before = n_pages(server)

        second = crawl_since(config)
        said, complained = second.communicate(timeout=300)
        n_second = n_pages(server) - n_before
        third = crawl_since(config)
        third.communicate(timeout=300)

    assert first.returncode == -signal.SIGKILL
    assert second.returncode == 0, complained.decode()
    assert said.startswith(b"1 of 1 sources read")
    assert n_before < N_ARTICLES
    assert N_ARTICLES <= n_before + n_second <= N_ARTICLES + HELD_AT_MOST + 10  # those under way
    assert n_second < N_ARTICLES
    assert n_pages(server) == n_before + n_second, "a third run has nothing to fetch"


def n_pages(server: FaultServer) -> int:
    return sum("/nota-" in hit.path for hit in list(server.journal))
