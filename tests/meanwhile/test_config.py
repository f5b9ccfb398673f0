"""Every fault of config.yaml is told at once, by dotted key; the example runs as it stands."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from meanwhile.cli import run
from meanwhile.config import Config, load_config, parse_config
from meanwhile.plain_words import describe
from pipeline.errors import ConfigError

ROOT = Path(__file__).parents[2]

FIVE_FAULTS = """
database: sqlite:///data/x.db
crawl:
  contact: nobody
  sources: [servindi, servindy]
topics: [mining, gold]
bulletins:
  - {title: T, region: Madre de Dios, weekday: 1, time: "07:00"}
colour: blue
"""


def faults_of(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse_config(text)
    return caught.value.faults


def test_the_example_runs_as_it_stands() -> None:
    config = load_config(ROOT / "config.yaml")

    assert [bulletin.region for bulletin in config.bulletins] == ["Madre de Dios"]
    assert config.database_url == f"sqlite:///{ROOT}/data/meanwhile.db"


def test_five_faults_give_five_lines_and_status_78(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "config.yaml"
    bad.write_text(FIVE_FAULTS, encoding="utf-8")

    status = run(["--config", str(bad), "check"])

    lines = capsys.readouterr().err.splitlines()
    assert status == 78
    assert len(lines) == 5
    for key in ("crawl.contact", "crawl.sources.1", "topics.1", "bulletins.0.weekday", "colour"):
        assert sum(f": {key}: " in line for line in lines) == 1


def test_unknown_keys_are_faults_at_every_depth() -> None:
    faults = faults_of("crawl: {contact: a@example.org, limits: {speed: 9}}\nmail: {smtp: {host: x, colour: 1}}\n")

    assert {fault.partition(":")[0] for fault in faults} == {"crawl.limits.speed", "mail.smtp.colour"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("crawl: {contact: a@example.org}\ncrawl: {contact: b@example.org}\n", "twice"),
        ("a: [1, 2\n", "line 1: a bracket is not closed"),
        ("- 1\n", "not keys"),
        ("", "crawl: is missing"),
        ("folder: x\n", "folder"),
        ("crawl: {contact: a@example.org}\nmail: {smtp: {host: x, user: u, password: s}}\n", "mail.smtp.password"),
    ],
)
def test_broken_files_say_what_is_wrong(text: str, said: str) -> None:
    assert any(said in fault for fault in faults_of(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb:\n\tc: 2\n", "line 3, column 1: a tab stands here; indent with spaces (in “c: 2”)"),
        ("a: 1\nb: [2, 3\n\n", "line 2: a bracket is not closed"),
        ("a: {b: 1\nc: 2\n", "line 1: a bracket is not closed, or a comma is missing"),
        ("a: 1\nb: 'two\n", "line 2: a quotation mark is not closed"),
        ("title: Meanwhile: in Puno\n", "line 1, column 17: a second colon in one line; put the value in quotation"),
        ("a: @b\n", "line 1, column 4: put the value in quotation marks (in “a: @b”)"),
        ("a:\n  b: 1\n c: 2\n", "line 3, column 2: indented otherwise than the lines that it belongs to (in “c: 2”)"),
    ],
)
def test_broken_yaml_names_the_line_to_mend_and_how(text: str, said: str) -> None:
    assert faults_of(text)[0].startswith(said)


def test_a_misspelt_key_is_told_with_the_one_it_resembles() -> None:
    faults = faults_of(
        "crawl: {contact: a@example.org, limits: {timeout: 9}, own_sources: [{id: a, nam: A}]}\n"
        "bulletin: []\nmail: {smtp: {host: x, pasword_env: Y}}\nschedule: {zzz: 1}\n"
        "bulletins: [{title: T, region: Puno, weekday: mon, time: '07:00', recipient: []}]\n"
    )

    meant = {fault.partition(":")[0]: fault.partition("did you mean ")[2] for fault in faults if "known here" in fault}
    assert meant["crawl.limits.timeout"] == "timeout_s?"
    assert meant["bulletin"] == "bulletins?"
    assert meant["mail.smtp.pasword_env"] == "password_env?"
    assert meant["bulletins.0.recipient"] == "recipients?"
    assert meant["crawl.own_sources.0.nam"] == "name?"
    assert meant["schedule.zzz"] == ""


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("data/x.db", "three slashes"),
        ("sqlite://data/x.db", "three slashes"),
        ("mysql://ana@db.example.org/x", "neither SQLite nor PostgreSQL"),
        ("postgres://ana:secret@db.example.org/x", "write postgresql+psycopg://ana:***@db.example.org/x"),
        ("postgresql://ana@db.example.org/x", "write postgresql+psycopg://ana@db.example.org/x"),
        ("postgresql+psycopg://ana@db.example.org:port/x", "is no database address"),
    ],
)
def test_a_database_that_cannot_be_opened_is_a_fault_of_its_key(address: str, said: str) -> None:
    (fault,) = faults_of(f"database: '{address}'\ncrawl: {{contact: a@example.org}}\n")

    assert fault.startswith("database: ")
    assert said in fault
    assert "secret" not in fault


@pytest.mark.parametrize("address", ["sqlite:///x.db", "sqlite:////x.db", "postgresql+psycopg://ana@db.example.org/x"])
def test_addresses_of_both_databases_are_taken(address: str) -> None:
    assert parse_config(f"database: '{address}'\ncrawl: {{contact: a@example.org}}\n").database == address


def test_a_file_that_is_no_text_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "config.yaml"
    bad.write_bytes("crawl: {contact: año}".encode("latin-1"))

    assert run(["--config", str(bad), "check"]) == 78
    assert "config.yaml: is not UTF-8 text" in capsys.readouterr().err
    assert run(["--config", str(tmp_path), "check"]) == 78
    assert "cannot be read (Is a directory); name the file by --config" in capsys.readouterr().err


def test_a_missing_file_is_a_configuration_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--config", str(tmp_path / "none.yaml"), "check"]) == 78
    assert "no such file" in capsys.readouterr().err


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("crawl: {contact: other@example.org}\n", encoding="utf-8")
    monkeypatch.setenv("MEANWHILE_CONFIG", str(other))

    assert load_config().crawl.contact == "other@example.org"


def test_own_sources_are_written_as_documented() -> None:
    config = parse_config("""
crawl:
  contact: digest@example.org
  allow_addresses: []
  sources: [servindi, mongabay_latam]
  own_sources:
    - {id: aldea, name: Radio Aldea, home: "http://127.0.0.1:8123/", language: es, delay: 0,
       discovery: [{type: wordpress, url: "http://127.0.0.1:8123/"}, {type: feed, url: "http://127.0.0.1:8123/feed/"}]}
""")

    assert [way.type for way in config.crawl.own_sources[0].discovery] == ["wordpress", "feed"]


def test_check_says_in_plain_words_what_will_happen_when() -> None:
    config = load_config(ROOT / "config.yaml")

    told = "\n".join(describe(config, now=datetime(2026, 11, 24, 12, tzinfo=UTC)))

    assert "Monday 30 November 2026 at 07:00 (America/Lima)" in told
    assert "for the days 23 November to 29 November" in told
    assert "only after an editor has approved it" in told
    assert "every day at 03:30 (America/Lima); the newest 14 are kept" in told
    assert "Nobody is told when something needs a person" in told
    assert "to 1 recipient." in told


def test_every_key_of_the_example_is_known_and_commented() -> None:
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")

    for name in Config.model_fields:
        if name not in {"folder", "digest", "writer", "desk", "lexicon", "workers"}:
            assert f"\n{name}:" in text
