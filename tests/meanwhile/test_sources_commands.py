"""`sources add`, `test`, `export`, `import` and `try url`, on the sample press."""

import json
import textwrap
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meanwhile.cli import run
from meanwhile.config import load_config
from meanwhile.crawl_state import StoredState
from meanwhile.crawling import told
from meanwhile.demo.server import PressServer
from meanwhile.jobs import open_store
from meanwhile.own_sources import CannotWriteError, with_own_source
from pipeline.store.database import Database
from pipeline.take_in import TakeIn
from scrapers.crawl import CrawlReport, SourceReport
from scrapers.health import HealthState, RunEnd, SourceRun
from scrapers.state import KnownArticle
from tests.conftest import NOW
from tests.databases import address_in

ENTRY = """- id: aldea
  name: Radio Aldea
  home: https://aldea.example.org/
  discovery:
  - {type: feed, url: 'https://aldea.example.org/feed/'}
"""


@pytest.fixture(scope="module")
def press() -> Iterator[PressServer]:
    with PressServer() as server:
        yield server


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "config.yaml").write_text(
        f"# ours\ndatabase: {address_in(tmp_path)}\ncrawl:\n  contact: a@example.org  # me\n"
        "  allow_addresses: [127.0.0.0/8]\n  delay: 0\n  own_sources: []\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path / "config.yaml"


@pytest.mark.parametrize(
    "before",
    [
        "crawl:\n  contact: a@example.org\n  own_sources: []  # none yet\n",
        "crawl:\n  contact: a@example.org\n",
        "crawl:\n  contact: a@example.org\n  own_sources:\n    # the first\n    - {id: eco, name: Eco, "
        "home: 'https://eco.example.org/', discovery: [{type: wordpress}]}\ntopics: [mining]\n",
        "crawl:\n  own_sources:\n  - {id: eco, name: Eco, home: 'https://eco.example.org/', "
        "discovery: [{type: wordpress}]}\n  contact: a@example.org\n",
    ],
)
def test_an_entry_is_added_and_all_else_stays(before: str, tmp_path: Path) -> None:
    after = with_own_source(before, ENTRY)

    (tmp_path / "c.yaml").write_text(after, encoding="utf-8")
    assert "aldea" in [entry.id for entry in load_config(tmp_path / "c.yaml").crawl.own_sources]
    for line in before.splitlines():
        if "own_sources" not in line:
            assert line in after.splitlines()


@pytest.mark.parametrize(
    "text", ["crawl: {contact: a@example.org}\n", "crawl:\n  contact: a@example.org\n  own_sources: [{id: x}]\n"]
)
def test_what_cannot_be_edited_by_machine_is_told_to_a_person(text: str) -> None:
    with pytest.raises(CannotWriteError, match="Radio Aldea"):
        with_own_source(text, ENTRY)


def test_an_outlet_is_found_written_tested_and_read(
    where: Path, press: PressServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sources", "add", press.base("inambari") + "/"]) == 0
    added = load_config(where).crawl.own_sources
    assert len(added) == 1
    assert "# ours" in where.read_text(encoding="utf-8")
    capsys.readouterr()

    assert run(["sources", "test", added[0].id, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines
    assert all(line["title"] and line["text"] for line in lines)

    assert run(["sources", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["state"] == "never read"
    assert run(["crawl"]) == 0
    capsys.readouterr()
    assert run(["sources"]) == 0
    assert added[0].id in capsys.readouterr().out

    assert run(["sources", "export"]) == 0
    (where.parent / "s.opml").write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["sources", "import", "s.opml"]) == 0
    assert "discovery" in capsys.readouterr().out


def test_a_page_is_shown_as_it_would_be_stored(
    where: Path, press: PressServer, capsys: pytest.CaptureFixture[str]
) -> None:
    address = press.url("ina-ria")

    assert run(["try", "url", address]) == 0
    shown = capsys.readouterr().out
    assert "Organizaciones indígenas de Madre de Dios" in shown
    assert run(["try", "url", address, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lang"] == "es"
    assert run(["try", "url", press.base("inambari") + "/no-such-page/"]) in {1, 69}


def test_those_that_are_not_well_can_be_listed_alone(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC)
    entries = "".join(ENTRY.replace("aldea", name).replace("Aldea", name) for name in ("sana", "callada"))
    text = where.read_text(encoding="utf-8")
    text = text.replace("  own_sources: []\n", "  own_sources:\n" + textwrap.indent(entries, "    "))
    where.write_text(text, encoding="utf-8")
    with open_store(load_config(where)) as database:
        state = StoredState(database)
        for source, days in (("sana", 1), ("callada", 60)):
            read = SourceRun(at=now, end=RunEnd.OK, state=HealthState.OK, n_articles=1)
            state.remember_run(source, read)
            came_at = now - timedelta(days=days)
            url = f"https://{source}.example.org/a"
            state.remember_article(source, KnownArticle(url=url, seen_at=came_at, published_at=came_at, n_chars=900))

    assert run(["sources", "--trouble", "--json"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["callada"]
    assert run(["sources"]) == 0
    listed = capsys.readouterr()
    assert "sana" in listed.out
    assert "1 ok, 1 quiet" in listed.err


def test_the_catalogue_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", "--catalogue", "--json"]) == 0

    ids = {json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()}
    assert {"servindi", "mongabay_latam", "actualidad_ambiental"} <= ids
    assert len(ids) >= 70


def test_without_a_network_every_source_is_named_and_nothing_changes(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = "".join(
        f"    - {{id: s{n}, name: S{n}, home: 'http://127.0.0.1:{n}/', discovery: [{{type: wordpress}},"
        f" {{type: feed, url: 'http://127.0.0.1:{n}/feed/'}}]}}\n"
        for n in (1, 2, 3)
    )
    where.write_text(where.read_text(encoding="utf-8").replace("own_sources: []", "own_sources:\n" + sources))
    assert run(["process"]) == 0
    capsys.readouterr()
    started = time.monotonic()

    status = run(["crawl"])

    told = capsys.readouterr()
    assert status == 1
    assert time.monotonic() - started < 60
    for name in ("s1", "s2", "s3"):
        assert f"{name}: could not be read" in told.err
    assert "robots_unreachable" not in told.err
    assert told.err.count("so nothing is fetched") == 3
    assert run(["items", "list", "--json"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("error", ["dns: no such name", "robots_unreachable: robots.txt could not be read (dns: none)"])
def test_where_no_name_leads_anywhere_the_network_is_asked_about(database: Database, error: str) -> None:
    def report(*errors: str) -> CrawlReport:
        sources = tuple(SourceReport(source=f"s{n}", name=f"S{n}", error=one) for n, one in enumerate(errors))
        return CrawlReport(started_at=NOW, seconds=1, sources=sources)

    asked = "no name of a host could be looked up: is this machine's network up?"
    assert asked in told(report(error, error), TakeIn(database, lambda: NOW)).complaints
    assert asked not in told(report(error, "server_error: HTTP 503"), TakeIn(database, lambda: NOW)).complaints
