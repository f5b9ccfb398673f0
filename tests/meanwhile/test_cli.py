"""The command as people and scripts use it: help, exit statuses, quiet, files in and out."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from meanwhile.cli import app, run
from tests.databases import on_database

CONFIG = """
database: sqlite:///m.db
crawl: {contact: a@example.org}
bulletins:
  - {title: Meanwhile in Loreto, region: Loreto, weekday: monday, time: "07:00", recipients: [a@example.org]}
"""
LINES = [
    {
        "id": "1",
        "title": "Comunidad de Loreto recibe título",
        "text": "La comunidad nativa recibió su título de propiedad en Iquitos.",
        "published": "2019-02-20",
        "url": "https://a.example.org/1",
        "source": "a",
        "lang": "es",
    },
    {
        "id": "2",
        "title": "=HYPERLINK(1)",
        "text": "Minería ilegal en Tambopata.",
        "published": "2019-02-21T10:00:00-05:00",
        "url": "https://a.example.org/2",
        "source": "a",
    },
]


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "config.yaml").write_text(on_database(CONFIG, tmp_path), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run(list(arguments))
    told = capsys.readouterr()
    return status, told.out, told.err


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def json_lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def imported(where: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    path = where / "in.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in LINES) + "\nnot json\n", encoding="utf-8")
    return say(capsys, "import", str(path))


def test_every_command_has_help() -> None:
    import typer

    group = typer.main.get_command(app)
    found = []

    def walk(command: Any, path: list[str]) -> None:
        assert command.get_short_help_str(), path
        for name, child in getattr(command, "commands", {}).items():
            walk(child, [*path, name])
        found.append(" ".join(path))

    walk(group, [])
    assert {"check", "crawl", "process", "compose", "send", "run", "demo", "items search", "try compose"} <= set(found)


def test_import_does_the_good_lines_and_names_the_bad_one(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = imported(where, capsys)

    assert status == 2
    assert "2 new" in out
    assert "line 3" in err


def test_items_are_listed_searched_shown_and_exported(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(where, capsys)
    assert say(capsys, "process")[0] == 0

    found = json_lines(say(capsys, "items", "search", "titulo comunidades", "--json")[1])
    exported = json_lines(say(capsys, "export")[1])
    rows = list(csv.DictReader(io.StringIO(say(capsys, "export", "--format", "csv")[1])))

    assert [item["title"] for item in found] == ["Comunidad de Loreto recibe título"]
    assert list(found[0]) == [
        "id", "source", "url", "title", "authors", "published", "lang", "text", "topics", "regions", "story", "state",
        "revisions",
    ]  # fmt: skip
    assert "titling" in found[0]["topics"]
    assert found[0]["regions"] == ["Loreto"]
    assert len(exported) == 2
    assert {row["title"] for row in rows} == {"Comunidad de Loreto recibe título", "'=HYPERLINK(1)"}
    shown = say(capsys, "items", "show", str(found[0]["id"]))[1]
    assert "recibió su título" in shown
    assert "Loreto" in shown


def test_what_was_exported_can_be_imported_and_changes_nothing(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(where, capsys)
    (where / "again.jsonl").write_text(say(capsys, "export")[1], encoding="utf-8")

    status, out, _ = say(capsys, "import", "again.jsonl")

    assert status == 0
    assert out.strip() == "2 unchanged"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nonsense"], 64, "No such command"),
        (["items", "show", "99"], 1, "there is no item 99"),
        (["items", "list", "--since", "yesterday"], 2, "not a day"),
        (["crawl", "--source", "nobody"], 64, "no source nobody"),
        (["run", "sleep"], 64, "is no job"),
        (["compose", "--region", "Atlantis"], 64, "not among the regions"),
        (["deliveries", "resolve", "1", "perhaps"], 2, "no decision"),
        (["editions", "show", "5"], 1, "there is no edition 5"),
        (["import", "none.jsonl"], 2, "cannot be opened"),
        (["recipients", "add", "a@"], 1, "not a mail address"),
        (["install", "cron"], 64, "--print"),
        pytest.param(["restore", "none.db"], 1, "no such backup", marks=pytest.mark.sqlite),
    ],
)
def test_errors_are_one_sentence_and_a_status(
    where: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, said: str
) -> None:
    found = say(capsys, *arguments)

    assert found[0] == status
    assert said in found[2]
    assert "Traceback" not in found[2]


def test_quiet_prints_nothing_when_all_is_well(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["run", "crawl"], ["run", "process"], ["run", "compose"], ["run", "send"]):
        status, out, err = say(capsys, "--quiet", *command)
        assert (status, out, err) == (0, "", ""), command


def test_a_week_without_news_gives_an_edition_that_says_so_and_no_mail(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "compose", "--until", "2019-02-24")

    shown = say(capsys, "editions", "show", "1")[1]

    assert "too little news" in shown
    assert "draft, revision 1" in shown
    assert "is at revision 1 now" in say(capsys, "editions", "approve", "1", "--by", "Ana", "--revision", "2")[2]
    assert say(capsys, "editions", "approve", "1", "--by", "Ana", "--revision", "1")[0] == 0
    assert json_lines(say(capsys, "send", "--json")[1])[0]["queued"] == 0


def test_recipients_go_out_and_in_as_csv(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "recipients", "add", "Ana <ana@example.org>")
    (where / "r.csv").write_text(say(capsys, "recipients", "export")[1] + "broken,,,,,,\n", encoding="utf-8")

    status, out, err = say(capsys, "recipients", "import", "r.csv")

    assert status == 2
    assert "1 recipient imported, 0 of them new" in out
    assert "line 3" in err
    assert say(capsys, "recipients", "state", "ana@example.org", "unsubscribed")[0] == 0
    assert json_lines(say(capsys, "recipients", "list", "--json")[1])[0]["state"] == "unsubscribed"


@pytest.mark.sqlite
def test_status_doctor_backup_and_restore(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(where, capsys)

    assert say(capsys, "backup")[0] == 0
    copy = next((where / "backups").iterdir())
    status, out, _ = say(capsys, "restore", str(copy))
    assert status == 0
    assert "carried over: nothing" in out
    next(where.glob("*.db")).unlink()
    assert "no mail leaves" in say(capsys, "restore", str(copy))[2]
    assert "mails go again" in say(capsys, "deliveries", "release")[1]
    assert say(capsys, "deliveries", "release")[1].strip() == "no mails were held"
    assert json_lines(say(capsys, "status", "--json")[1])[0]["n_items"] == 2
    assert say(capsys, "deliveries", "hold", " ")[0] == 2
    assert say(capsys, "deliveries", "hold", "the list is being checked")[0] == 0
    assert "since the list is being checked" in say(capsys, "send")[2]
    assert "the list is being checked" in say(capsys, "deliveries", "release")[1]
    status, out, _ = say(capsys, "doctor")
    assert "configuration: no faults" in out
    assert status in {0, 1}


def test_installing_prints_what_to_put_in_place(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--quiet run --due" in say(capsys, "install", "cron", "--print")[1]
    assert "OnCalendar" in say(capsys, "install", "timer", "--print")[1]
    assert "WatchdogSec" in say(capsys, "install", "systemd", "--print")[1]


@pytest.mark.parametrize("stage", ["dedupe", "stories", "tag", "english"])
def test_trying_a_stage_does_the_good_lines(
    stage: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, json.dumps(LINES[0]) + "\n{\n" + json.dumps(LINES[1]) + "\n")

    status, out, err = say(capsys, "try", stage)

    assert status == 2
    assert [line["id"] for line in json_lines(out)] == ["1", "2"]
    assert "line 2 is not JSON" in err


def test_trying_to_tag_gives_the_promised_fields(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, json.dumps({"id": 7, "title": "Minería ilegal en Tambopata", "text": ""}) + "\n")

    (line,) = json_lines(say(capsys, "try", "tag")[1])

    assert line["id"] == "7"
    assert line["topics"] == ["mining"]
    assert line["regions"] == ["Madre de Dios"]
    assert line["peru"] is True
    assert 0 <= line["worth"] <= 1
    assert all(span["matched"] for span in line["evidence"])


def test_trying_to_extract_reads_a_file_and_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = "".join(
        f"<p>La comunidad nativa número {n} pidió el lunes en Puerto Maldonado que el gobierno regional concluya la "
        f"titulación de sus tierras, tras {n} años de espera y varias promesas.</p>"
        for n in range(2, 7)
    )
    page = (
        "<html lang='es'><head><title>Piden títulos | Radio Aldea</title></head><body><article><h1>Piden títulos</h1>"
        f"{paragraphs}</article></body></html>"
    )
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    address = "https://aldea.example.org/2019/02/20/piden-titulos/"

    (one,) = json_lines(say(capsys, "try", "extract", "--url", address, str(tmp_path / "p.html"))[1])
    feed(monkeypatch, json.dumps({"id": "x", "url": address, "html": page}) + "\n")
    (other,) = json_lines(say(capsys, "try", "extract")[1])

    assert one["title"] == other["title"] == "Piden títulos"
    assert "titulación de sus tierras" in one["text"]
    assert other["published"].startswith("2019-02-20")
    assert list(other) == ["id", "title", "authors", "published", "lang", "text", "canonical_url", "image"]


def test_trying_to_compose_gives_a_bulletin_with_evidence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, "\n".join(json.dumps(line) for line in LINES) + "\n")

    (draft,) = json_lines(say(capsys, "try", "compose", "--region", "Loreto", "--until", "2019-02-24")[1])

    assert draft["title"] == "Meanwhile in Loreto"
    assert draft["date"] == "2019-02-24"
    for paragraph in draft["paragraphs"]:
        for sentence in paragraph:
            for evidence in sentence["evidence"]:
                assert set(evidence) >= {"id", "quote"}
    assert draft["note"] or draft["paragraphs"]


def test_trying_to_compose_for_no_department_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, said = say(capsys, "try", "compose", "--region", "Madre_de_Dios", "--until", "2019-02-24")

    assert (status, out) == (2, "")
    assert "--region: 'Madre_de_Dios' is no department of Peru; write one of Amazonas" in said


def test_trying_the_style_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "b.txt"
    path.write_text("Meanwhile in Loreto\n\n24 February 2019\n\nWe love color!\n", encoding="utf-8")

    status, out, _ = say(capsys, "try", "style", str(path))

    assert status == 1
    assert "errors" in out


def test_the_program_starts_as_a_module(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "meanwhile", "version"], capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert done.stdout.strip()
