"""The commands for recipients, deliveries, bounces and mails, as an administrator uses them."""

import csv
import io
import json
import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from meanwhile import mailing
from meanwhile.cli import run
from meanwhile.config import load_config
from meanwhile.edition_json import to_json
from meanwhile.jobs import open_store
from pipeline.store import deliveries, editions
from tests.databases import on_database
from tests.digest.mail_rig import make_key
from tests.digest.sample_editions import single_edition

CONFIG = """
database: sqlite:///m.db
crawl: {contact: a@example.org}
bulletins:
  - {title: Meanwhile in Loreto, region: Loreto, weekday: monday, time: "07:00"}
mail:
  from: Meanwhile <digest@digest.example.org>
  outbox: mail
  base_url: https://digest.example.org
"""


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


def test_the_record_for_the_dns_is_printed(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no key is set" in say(capsys, "dkim")[2]
    _, record = make_key(where)
    signing = "  dkim: {domain: digest.example.org, selector: s1, key_file: dkim.pem}\n"
    (where / "config.yaml").write_text(on_database(CONFIG, where) + signing, encoding="utf-8")

    status, out, _ = say(capsys, "dkim")

    name, text = out.strip().split(". IN TXT ( ")
    strings = text.removesuffix(" )").split('" "')
    assert status == 0
    assert name == "s1._domainkey.digest.example.org"
    assert all(len(one.strip('"')) <= 255 for one in strings)
    assert "".join(one.strip('"') for one in strings) == record.decode()


# --- recipients -------------------------------------------------------------------------------------


def listed(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in say(capsys, "recipients", "list", "--json")[1].splitlines()]
    return {row["address"]: row for row in rows}


def test_what_was_exported_is_the_same_when_it_is_imported_elsewhere(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "recipients", "add", "Ana <ana@example.org>", "--topic", "mining", "--region", "Loreto", "--lang", "es")
    say(capsys, "recipients", "add", "left@example.org", "--frequency", "as_it_comes")
    say(capsys, "recipients", "add", "away@example.org", "--bulletin", "Meanwhile in Loreto")
    say(capsys, "recipients", "state", "left@example.org", "unsubscribed")
    say(capsys, "recipients", "state", "away@example.org", "paused")
    exported = say(capsys, "recipients", "export")[1]
    (where / "list.csv").write_text(exported, encoding="utf-8")
    (where / "elsewhere").mkdir()
    (where / "config.yaml").write_text(on_database(CONFIG, where / "elsewhere"), encoding="utf-8")

    status, out, _ = say(capsys, "recipients", "import", "list.csv")

    assert status == 0
    assert "3 recipients imported, 3 of them new" in out
    assert say(capsys, "recipients", "export")[1] == exported
    found = listed(capsys)
    assert {address: row["state"] for address, row in found.items()} == {
        "ana@example.org": "active", "left@example.org": "unsubscribed", "away@example.org": "paused",
    }  # fmt: skip
    assert found["ana@example.org"]["topics"] == ["mining"]


def test_an_import_brings_nobody_back_and_takes_nobody_who_left_elsewhere(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("left", "stays", "goes"):
        say(capsys, "recipients", "add", f"{name}@example.org")
    say(capsys, "recipients", "state", "left@example.org", "unsubscribed")
    (where / "list.csv").write_text(
        "address,state\nleft@example.org,active\nstays@example.org,\nGOES@example.org,unsubscribed\n", encoding="utf-8"
    )

    out = say(capsys, "recipients", "import", "list.csv")[1]

    assert "3 recipients imported, 0 of them new, 2 of them get no mail as before" in out
    assert {address: row["state"] for address, row in listed(capsys).items()} == {
        "left@example.org": "unsubscribed", "stays@example.org": "active", "goes@example.org": "unsubscribed",
    }  # fmt: skip


@pytest.mark.parametrize(
    "raw",
    [
        "address;name\nana@example.org;Ana Ñáñez\n".encode("cp1252"),
        "\ufeffaddress,name\r\nana@example.org,Ana Ñáñez\r\n".encode(),
        "Email\tName\nana@example.org\tAna Ñáñez\n".encode(),
        "Ana Ñáñez <ana@example.org>\n".encode(),
        'name,address\n"Ana Ñáñez",ana@example.org\n\n'.encode(),
    ],
    ids=["Spanish Excel", "UTF-8 of Windows", "another list's export", "plain addresses", "other order"],
)
def test_lists_of_other_programs_are_understood(where: Path, capsys: pytest.CaptureFixture[str], raw: bytes) -> None:
    (where / "list.csv").write_bytes(raw)

    status, _, err = say(capsys, "recipients", "import", "list.csv")

    assert (status, err) == (0, "")
    assert listed(capsys)["ana@example.org"]["name"] == "Ana Ñáñez"


def test_lines_with_faults_are_named_and_the_others_done(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (where / "list.csv").write_text(
        "address,lang,state,frequency,bulletins,topics,regions\n"
        "broken,,,,,,\n"
        "a@example.org,fr,,,,,\n"
        "b@example.org,,gone,,,,\n"
        "c@example.org,,,daily,,,\n"
        "d@example.org,,,,Meanwhile in Atlantis,,\n"
        "e@example.org,,,,,gossip,\n"
        "f@example.org,,,,,,Atlantis\n"
        "g@example.org,,active;,,,,\n"
        "h@example..org,,,,,,\n"
        "good@example.org,es,active,weekly,Meanwhile in Loreto,mining; redd,Loreto\n",
        encoding="utf-8",
    )

    status, out, err = say(capsys, "recipients", "import", "list.csv")

    assert status == 2
    assert "1 recipient imported" in out
    said = [line for line in err.splitlines() if "line " in line]
    wanted = ["not a mail address", "'fr'", "'gone'", "'daily'", "'Meanwhile in Atlantis'", "'gossip'", "'Atlantis'"]
    wanted += ["'active;'", "not a mail address"]
    assert [
        f"line {n}" in line and word in line for n, (line, word) in enumerate(zip(said, wanted, strict=True), 2)
    ] == ([True] * 9)
    assert list(listed(capsys)) == ["good@example.org"]


def test_a_table_without_addresses_is_told(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (where / "list.csv").write_text("name,phone\nAna,1\n", encoding="utf-8")

    status, _, err = say(capsys, "recipients", "import", "list.csv")

    assert status == 2
    assert "no column is called address" in err
    assert "cannot be opened" in say(capsys, "recipients", "import", "none.csv")[2]


def test_a_name_is_no_formula_in_a_spreadsheet(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (where / "list.csv").write_text("address,name\na@example.org,=1+1\n", encoding="utf-8")
    say(capsys, "recipients", "import", "list.csv")

    exported = say(capsys, "recipients", "export")[1]

    assert next(csv.DictReader(io.StringIO(exported)))["name"] == "'=1+1"


def test_what_nobody_offers_cannot_be_chosen(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option, value in (("--topic", "gossip"), ("--bulletin", "x"), ("--region", "x"), ("--lang", "fr")):
        assert say(capsys, "recipients", "add", "a@example.org", option, value)[0] == 64
    assert listed(capsys) == {}


# --- mails ------------------------------------------------------------------------------------------


def approved(where: Path) -> int:
    config = load_config(where / "config.yaml")
    draft = single_edition()
    now = datetime.now(UTC)
    with open_store(config) as database, database.writing() as session:
        row = editions.draft(
            session, digest=draft.digest, title=draft.title, period_start_on=draft.period_start_on,
            period_end_on=draft.period_end_on, body=to_json(draft), due_at=None, now=now,
        )  # fmt: skip
        mailing.approve(session, row, by="Ana", now=now)
        return row.id


def test_a_preview_shows_headers_and_opens_the_page(
    where: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = approved(where)
    opened: list[str] = []

    def browser(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", browser)

    status, out, _ = say(capsys, "preview", "--open", "--lang", "es", "--out", "look")

    assert status == 0
    assert "Subject: Meanwhile in Madre de Dios, 1 de marzo de 2026" in out
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in out
    assert opened == [(where / "look" / f"edition-{edition}.html").as_uri()]
    assert "Fuentes" in (where / "look" / f"edition-{edition}.txt").read_text(encoding="utf-8")
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    assert "no web browser" in say(capsys, "preview", "--open")[2]
    assert "is no language" in say(capsys, "preview", "--lang", "fr")[2]


def test_deliveries_are_listed_by_state_and_the_held_ones_decided(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b", "c"):
        say(capsys, "recipients", "add", f"{name}@example.org")
    approved(where)
    say(capsys, "send")
    config = load_config(where / "config.yaml")
    with open_store(config) as database, database.writing() as session:
        held = deliveries.in_state(session, "sent")[1].id
        deliveries.move(session, held, "unknown", now=datetime.now(UTC), expected="sent")

    assert len(say(capsys, "deliveries", "--json")[1].splitlines()) == 3
    (line,) = say(capsys, "deliveries", "--state", "unknown", "--json")[1].splitlines()
    assert json.loads(line)["id"] == held
    assert "2 older ones are not shown" in say(capsys, "deliveries", "--limit", "1")[1]
    assert say(capsys, "deliveries", "--edition", "9", "--json")[1] == ""
    assert "is no state" in say(capsys, "deliveries", "--state", "gone")[2]
    assert say(capsys, "deliveries", "resolve", str(held), "resend")[0] == 0
    assert json.loads(say(capsys, "deliveries", "--state", "queued", "--json")[1])["id"] == held
    assert "sent" in say(capsys, "send")[1]
    assert say(capsys, "deliveries", "resolve", str(held), "resend")[0] != 0


def test_a_test_mail_goes_to_one_address_and_leaves_the_ledger_alone(
    where: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "there is no edition yet" in say(capsys, "send", "--test", "me@example.org")[2]
    approved(where)

    status, out, _ = say(capsys, "send", "--test", "me@example.org")

    (mail,) = (where / "mail").iterdir()
    assert status == 0
    assert "test mail for me@example.org" in out
    assert b"Test of an edition that is approved" in mail.read_bytes()
    assert say(capsys, "deliveries", "--json")[1] == ""
    assert "not a mail address" in say(capsys, "send", "--test", "me@")[2]
