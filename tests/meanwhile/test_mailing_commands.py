"""The commands for recipients, deliveries, bounces and mails, as an administrator uses them."""

from pathlib import Path

import pytest

from meanwhile.cli import run
from tests.digest.mail_rig import make_key

CONFIG = """
database: sqlite:///m.db
crawl: {contact: a@example.org}
mail:
  from: Meanwhile <digest@digest.example.org>
  outbox: mail
  base_url: https://digest.example.org
"""


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
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
    (where / "config.yaml").write_text(CONFIG + signing, encoding="utf-8")

    status, out, _ = say(capsys, "dkim")

    name, text = out.strip().split(". IN TXT ( ")
    strings = text.removesuffix(" )").split('" "')
    assert status == 0
    assert name == "s1._domainkey.digest.example.org"
    assert all(len(one.strip('"')) <= 255 for one in strings)
    assert "".join(one.strip('"') for one in strings) == record.decode()
