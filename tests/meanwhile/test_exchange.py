"""Items out and in again in every form: nothing is lost, and the same news is not taken for new."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from meanwhile.cli import run
from meanwhile.commands.exchange import article_of
from meanwhile.feeds_in import FileFormat, format_of, rows_of_csv
from pipeline.types import DateSource
from scrapers.feeds import parse_feed
from tests.conftest import NOW
from tests.databases import on_database

ITEMS: list[dict[str, Any]] = [
    {
        "url": "https://aldea.example.org/titulo/",
        "source": "aldea",
        "title": "Comunidad de Loreto recibe «título» & plano",
        "text": "La comunidad nativa recibió su título de propiedad.\n\nSon 1.200 hectáreas < las pedidas, dijo.",
        "published": "2019-02-22T09:00:00-05:00",
        "authors": ["Rosa Quispe", "Luis Ríos"],
        "lang": "es",
        "summary": "Después de once años.",
    },
    {
        "url": "https://eco.example.org/oro/",
        "source": "eco",
        "title": "=2+2 dragas de minería ilegal fueron destruidas en el río Nanay",
        "text": "La Marina destruyó cuatro dragas en Loreto.",
        "published": "2019-02-21T09:00:00-05:00",
        "lang": "es",
    },
]


CONFIG = """
database: sqlite:///m.db
crawl: {contact: a@example.org}
bulletins:
  - {title: Meanwhile in Loreto, region: Loreto, weekday: monday, time: "07:00", recipients: [a@example.org]}
"""


def installation(folder: Path) -> Path:
    (folder / "config.yaml").write_text(on_database(CONFIG, folder), encoding="utf-8")
    return folder


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration and a file of two items."""
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, ITEMS)), encoding="utf-8")
    monkeypatch.chdir(installation(tmp_path))
    return tmp_path


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run(list(arguments))
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.mark.parametrize("form", list(FileFormat))
def test_what_is_exported_in_any_form_is_known_when_it_comes_back(
    where: Path, capsys: pytest.CaptureFixture[str], form: FileFormat
) -> None:
    say(capsys, "import", "items.jsonl")
    (where / "again").write_text(say(capsys, "export", "--format", form.value)[1], encoding="utf-8")

    status, out, err = say(capsys, "import", "again")

    assert (status, out.strip()) == (0, "2 unchanged"), err


@pytest.mark.parametrize("form", list(FileFormat))
def test_another_installation_gets_the_same_items(
    where: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch, form: FileFormat,
) -> None:  # fmt: skip
    say(capsys, "import", "items.jsonl")
    exported = say(capsys, "export", "--format", form.value)[1]
    elsewhere = installation(tmp_path_factory.mktemp("elsewhere"))
    (elsewhere / "taken").write_text(exported, encoding="utf-8")
    monkeypatch.chdir(elsewhere)

    say(capsys, "import", "taken")
    taken = [json.loads(line) for line in say(capsys, "export")[1].splitlines()]

    for item, given in zip(taken, ITEMS, strict=True):
        assert item["url"] == given["url"]
        assert item["source"] == given["source"]
        assert item["title"] == given["title"]
        assert item["text"] == given["text"]
        assert item["published"].startswith(str(given["published"])[:10])
        assert item["authors"] == given.get("authors", item["authors"])


def test_feeds_hold_the_tags_and_are_read_by_a_feed_reader(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "import", "items.jsonl")
    assert say(capsys, "process")[0] == 0

    for form in ("rss", "atom", "jsonfeed"):
        body = say(capsys, "export", "--format", form, "--topic", "titling", "--region", "Loreto")[1]
        feed = parse_feed(body.encode(), url="https://lector.example.org/", now=NOW)
        assert feed.title == "Meanwhile, titling, Loreto"
        assert [entry.title for entry in feed.entries] == [ITEMS[0]["title"]]
        assert {"titling", "Loreto"} <= set(feed.entries[0].categories)
        assert not feed.fault


def test_a_search_without_a_find_is_still_a_feed(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("rss", "atom"):
        body = say(capsys, "export", "--format", form, "--search", "nada")[1]
        assert ElementTree.fromstring(body) is not None
    assert json.loads(say(capsys, "export", "--format", "jsonfeed")[1])["items"] == []


def test_characters_that_xml_forbids_do_not_spoil_the_feed(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = {**ITEMS[0], "title": "Un \x0bsalto\x00 raro", "text": "Dos \x1f cosas."}
    (where / "bad.jsonl").write_text(json.dumps(bad), encoding="utf-8")
    say(capsys, "import", "bad.jsonl")

    for form in ("rss", "atom"):
        assert "salto" in str(ElementTree.tostring(ElementTree.fromstring(say(capsys, "export", "--format", form)[1])))


def test_a_table_of_another_program_is_taken_in(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerows([["title", "url", "published"], ["Oro en Puno", "https://x.example.org/1", "2019-02-20"]])
    writer.writerow(["Sin dirección", "", ""])
    (where / "table.csv").write_bytes(b"\xef\xbb\xbf" + table.getvalue().encode())

    status, out, err = say(capsys, "import", "table.csv", "--source", "recortes")

    assert status == 2
    assert "1 new" in out
    assert 'line 3 has no "url"' in err
    assert json.loads(say(capsys, "export")[1])["source"] == "recortes"


def test_a_table_may_hold_a_very_long_text_and_stray_carriage_returns() -> None:
    long = "oro " * 40_000
    raw = f'url,title,text\r\nhttps://x.example.org/1,Uno,"{long}\r\nfin"\r\nhttps://x.example.org/2,Dos\rtres,\r\n'

    rows = [row for _, row in rows_of_csv(raw.encode(), shown="t.csv")]

    assert rows[0] == {"url": "https://x.example.org/1", "title": "Uno", "text": f"{long}\r\nfin"}
    assert rows[1]["title"] == "Dos"


def exported(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in say(capsys, "export")[1].splitlines()]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"url": "http://[bad/x"}, "which is no web address"),
        ({"url": "http://a b_-.example/x"}, "which is no web address"),
        ({"url": "http://\ud800[/x"}, "which is no web address"),
        ({"url": "\x00"}, 'has no "url"'),
        ({"title": "\x00\ud800", "text": "\u200b"}, "has neither a title nor a text"),
        ({"published": "9999-12-31T23:59:59-05:00"}, "which no calendar of UTC holds"),
        ({"published": "0001-01-01T00:00:00+14:00"}, "which no calendar of UTC holds"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_later_ones_are_taken(
    where: Path, capsys: pytest.CaptureFixture[str], wrong: dict[str, str], said: str
) -> None:
    (where / "mixed.jsonl").write_text(
        f"{json.dumps({**ITEMS[1], **wrong})}\n{json.dumps(ITEMS[0])}\n", encoding="utf-8"
    )

    status, out, err = say(capsys, "import", "mixed.jsonl")

    assert (status, out.strip()) == (2, "1 new")
    assert "mixed.jsonl: line 1 " in err
    assert said in err
    assert [item["url"] for item in exported(capsys)] == [ITEMS[0]["url"]]


def test_what_comes_in_is_cleaned_as_what_is_crawled(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dirty = {
        **ITEMS[0],
        "title": "Loreto\x00: <b>un\u2028título</b> &amp; un \ud83dplano",
        "text": "Uno\x00 dos.\u2029Tres \udc00cuatro.",
        "authors": ["Rosa\x00 Quispe", "\ud800", "<i>Luis</i>\u2028Ríos"],
        "summary": "Después\x00 de\ud800 todo.",
        "source": "al\x00dea\ud800",
        "lang": "es\ud800",
        "image": "https://aldea.example.org/a\ud800.jpg",
    }
    (where / "dirty.jsonl").write_text(json.dumps(dirty), encoding="utf-8")

    status, out, err = say(capsys, "import", "dirty.jsonl")

    assert (status, out.strip()) == (0, "1 new"), err
    [item] = exported(capsys)
    assert item["title"] == "Loreto: un título & un plano"
    assert item["text"] == "Uno dos.\n\nTres cuatro."
    assert item["authors"] == ["Rosa Quispe", "Luis Ríos"]
    assert (item["source"], item["lang"]) == ("aldea", "es")


def test_a_day_in_the_future_becomes_the_day_of_the_import() -> None:
    tomorrow = (NOW + timedelta(hours=23)).isoformat()

    late = article_of({**ITEMS[0], "published": "2199-01-01"}, now=NOW)
    near = article_of({**ITEMS[0], "published": tomorrow}, now=NOW)
    none = article_of({**ITEMS[0], "published": ""}, now=NOW)

    assert (late.published_at, late.published_raw, late.date_source) == (NOW, "2199-01-01", DateSource.CLAMPED)
    assert (near.published_at, near.date_source) == (NOW + timedelta(hours=23), DateSource.STRUCTURED)
    assert (none.published_at, none.published_raw, none.date_source) == (None, "", DateSource.FIRST_SEEN)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><body>no feed</body></html>", "cannot be read as a feed"),
        (b"name,mail\nAna,a@x.pe\n", "names no column url, title"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": 3}', "cannot be read as a feed"),
        (b"url,title\n\xff\xfe,x\n", "is not UTF-8"),
    ],
)
def test_a_file_that_holds_no_items_is_refused_with_its_name(
    where: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    (where / "wrong").write_bytes(content)

    status, _, err = say(capsys, "import", "wrong")

    assert status == 2
    assert "wrong" in err
    assert said in err


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b'\xef\xbb\xbf{"url": "x"}\n', FileFormat.JSONL),
        (b'{\n "version": "https://jsonfeed.org/version/1"', FileFormat.JSON_FEED),
        (b"<?xml version='1.0'?><rss>", FileFormat.RSS),
        (b"url,title\n", FileFormat.CSV),
        (b"", FileFormat.JSONL),
    ],
)
def test_the_form_of_a_file_is_recognised(head: bytes, form: FileFormat) -> None:
    assert format_of(head) is form
