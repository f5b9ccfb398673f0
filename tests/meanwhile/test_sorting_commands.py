"""`stories …` and `lexicon test`: what an editor asks of the sorting at a terminal."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from meanwhile.cli import run
from tests.databases import on_database

CONFIG = """
database: sqlite:///m.db
crawl: {contact: a@example.org}
bulletins:
  - {title: Meanwhile in Loreto, region: Loreto, weekday: monday, time: "07:00", recipients: [a@example.org]}
"""
FIRST = (
    "La comunidad nativa Tres Islas recibió el viernes el título de propiedad de sus tierras, después de once años de "
    "trámites ante la dirección agraria de Madre de Dios, informó la federación Fenamad desde Tambopata. "
    "El acto se realizó en el local comunal, con la presencia del gobernador regional y de dos ingenieros que midieron "
    "los linderos con las concesiones forestales vecinas."
)
MORE = " El dirigente anunció que la comunidad pedirá ahora la anulación de tres concesiones mineras en la ribera."


def item(name: str, title: str, text: str, *, day: str, lang: str = "es") -> dict[str, Any]:
    url = f"https://{name}.example.org/{day}"
    return {"source": name, "url": url, "title": title, "text": text, "published": f"2019-02-{day}", "lang": lang}


ITEMS = [
    item("aldea", "Tres Islas recibe título de propiedad en Tambopata", FIRST, day="20"),
    item("eco", "Entregan título de propiedad a Tres Islas, en Tambopata", FIRST, day="20"),
    item("onda", "Tres Islas recibe título y pide anular concesiones en Tambopata", FIRST + MORE, day="21"),
    item("puerto", "Sube el precio del cacao en Tocache", "Los productores venden más caro.", day="21"),
]


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "config.yaml").write_text(on_database(CONFIG, tmp_path), encoding="utf-8")
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, ITEMS)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for arguments in (["import", "in.jsonl"], ["process"]):
        assert run(arguments) == 0
    capsys.readouterr()
    return tmp_path


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run(list(arguments))
    told = capsys.readouterr()
    return status, told.out, told.err


def test_stories_are_listed_with_their_state(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = [json.loads(line) for line in say(capsys, "stories", "list", "--json")[1].splitlines()]

    assert [(one["items"], one["outlets"], one["state"]) for one in told] == [(1, 1, "quiet"), (3, 3, "quiet")]
    assert "Tres Islas" in told[1]["headline"]
    assert say(capsys, "stories", "list", "--state", "growing", "--json")[1] == ""
    assert "Tres Islas" in say(capsys, "stories", "list", "--items", "2")[1]


def test_a_storys_timeline_tells_what_each_update_changed(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = json.loads(say(capsys, "stories", "list", "--items", "2", "--json")[1])["id"]

    told = json.loads(say(capsys, "stories", "show", str(story), "--json")[1])
    shown = say(capsys, "stories", "show", str(story))[1]

    assert [one["source"] for one in told["timeline"]] == ["aldea", "eco", "onda"]
    assert [one["behind"] for one in told["timeline"]] == [3, 3, None]
    assert "anulación de tres concesiones" in told["timeline"][2]["changes"][0]["new_sentences"][0]
    assert "+ El dirigente anunció" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["stories", "show", "99"], "no story 99"), (["stories", "list", "--state", "old"], "choose from new")],
)
def test_what_is_not_there_is_said(
    where: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    status, _, err = say(capsys, *arguments)

    assert status != 0
    assert said in err


def test_a_changed_lexicon_is_tried_on_the_bench_and_on_all_items(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = (files("pipeline") / "lexicon" / "topics.yaml").read_text(encoding="utf-8")
    (where / "words").mkdir()
    (where / "words" / "topics.yaml").write_text(
        shipped.replace("es: [mineria, minera*,", "es: [cacao, mineria, minera*,"), encoding="utf-8"
    )

    status, out, _ = say(capsys, "lexicon", "test", "words")

    assert "+topic: mining Sube el precio del cacao" in " ".join(out.split())
    assert "gained: " in out
    assert "4 items compared, 1 would change" in out
    assert "of the bench 0 rows fail" in out
    assert status == 0


def test_a_lexicon_that_breaks_the_bench_fails_and_says_which_rows(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = (files("pipeline") / "lexicon" / "topics.yaml").read_text(encoding="utf-8")
    (where / "words").mkdir()
    (where / "words" / "topics.yaml").write_text(
        shipped.replace("[piaci, pueblos ~4 aislamiento,", "["), encoding="utf-8"
    )

    status, out, err = say(capsys, "lexicon", "test", "words")

    assert status == 1
    assert "titling" in err
    assert "0 gained" in out
    assert "0 lost" not in out
