"""The sections on bulletins, mail and the writer: what is accepted, and what is refused with which words."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from digest.config import BulletinConfig, MailConfig, SmtpConfig, Weekday, WriterConfig, read_secret
from pipeline.errors import ConfigError

BULLETIN: dict[str, Any] = {
    "title": "Meanwhile in Madre de Dios",
    "region": "Madre de Dios",
    "topics": ["redd", "mining"],
    "weekday": "monday",
    "time": "07:00",
    "recipients": ["staff@example.org", {"address": "Ana <ana@example.org>", "name": "Ana"}],
    "approval": "required",
}


def test_a_bulletin_is_read() -> None:
    bulletin = BulletinConfig.model_validate(BULLETIN)

    assert (bulletin.weekday, bulletin.weekday.number, bulletin.weekday.short) == (Weekday.MONDAY, 0, "mon")
    assert [recipient.address for recipient in bulletin.recipients] == ["staff@example.org", "Ana <ana@example.org>"]
    assert (bulletin.time.hour, bulletin.if_unapproved, bulletin.opening) == (7, "hold", "auto")


@pytest.mark.parametrize("name", ["mon", "Monday", "MON"])
def test_weekdays_go_by_name(name: str) -> None:
    assert BulletinConfig.model_validate({**BULLETIN, "weekday": name}).weekday is Weekday.MONDAY


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("weekday", 1, "is no weekday"),
        ("weekday", "1", "is no weekday"),
        ("time", 420, "is no time of day"),
        ("time", "7:00", "is no time of day"),
        ("region", "Atlantis", "is no department"),
        ("topics", ["sport"], "is no topic"),
        ("topics", [], "is empty"),
        ("recipients", ["staff"], "is not a mail address"),
        ("recipients", ["a@"], "is not a mail address"),
        ("recipients", ["a@example..org"], "is not a mail address"),
        ("recipients", ["a@example.org", "A@example.org"], "stands here twice"),
        ("title", "two\nlines", "match pattern"),
        ("approval", "maybe", "required"),
        ("colour", "red", "Extra inputs"),
    ],
)
def test_faults_of_a_bulletin_are_named(key: str, value: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        BulletinConfig.model_validate({**BULLETIN, key: value})


def test_mail_goes_to_a_folder_unless_a_server_is_named() -> None:
    mail = MailConfig.model_validate({"from": "Meanwhile <news@example.org>", "base_url": "https://example.org/m/"})

    assert (mail.smtp, mail.outbox, mail.domain) == (None, "out/outbox", "example.org")
    assert mail.base_url == "https://example.org/m"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"host": "mx.example.org", "user": "u"}, "without a password"),
        ({"host": "mx.example.org", "user": "u", "password_env": "P", "password_file": "f"}, "both set"),
        ({"host": "mx.example.org", "user": "u", "password_env": "P", "tls": "none"}, "in the clear"),
        ({"host": "mx.example.org", "port": 0}, "greater than"),
        ({"host": "mx.example.org", "password": "hunter2"}, "Extra inputs"),
    ],
)
def test_faults_of_the_server_are_named(given: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        SmtpConfig.model_validate(given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"base_url": "example.org"}, "is not a web address"),
        ({"reply_to": "nobody"}, "is not a mail address"),
        ({"rate_per_s": 0}, "greater than"),
        ({"on_unknown": "shrug"}, "hold"),
        ({"dkim": {"domain": "example.org", "selector": "a b", "key_file": "k"}}, "pattern"),
    ],
)
def test_faults_of_mail_are_named(given: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        MailConfig.model_validate(given)


def test_a_model_needs_an_endpoint_and_a_name() -> None:
    with pytest.raises(ValidationError, match="base_url and model are needed"):
        WriterConfig.model_validate({"kind": "model"})
    with pytest.raises(ValidationError, match="keep one"):
        WriterConfig.model_validate({"key_env": "A", "key_file": "b"})


def test_secrets_come_from_the_environment_or_a_private_file(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("hunter2\n", encoding="utf-8")
    secret.chmod(0o600)

    def read(env: str = "", file: str = "") -> str:
        return read_secret(key="mail.smtp.password", env=env, file=file, environment={"P": "x"}, folder=tmp_path)

    assert (read(), read(env="P"), read(file="password")) == ("", "x", "hunter2")
    with pytest.raises(ConfigError, match="is not set"):
        read(env="Q")
    with pytest.raises(ConfigError, match="cannot be read"):
        read(file="absent")
    secret.chmod(0o640)
    with pytest.raises(ConfigError, match="chmod 600"):
        read(file="password")
