"""Mails that no scraped text can break, handed over once, with every answer of a server told apart."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.mail import (
    AddressError,
    AnswerKind,
    Envelope,
    Outbox,
    RenderedEdition,
    Smtp,
    build_message,
    clean_header,
    message_id,
    parse_address,
    wire_bytes,
)
from pipeline.errors import DiskError
from tests.digest.smtp_server import SmtpServer

AT = datetime(2019, 2, 25, 12, tzinfo=UTC)


def envelope(**changes: str) -> Envelope:
    plain = Envelope(
        sender="Meanwhile <digest@example.org>",
        recipient="staff@example.org",
        message_id=message_id("d", "e", "staff@example.org", "example.org"),
        sent_at=AT,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # only text fields are changed


def mail(subject: str = "Meanwhile in Madre de Dios", text: str = "Words.\n", **changes: str) -> bytes:
    return wire_bytes(
        build_message(RenderedEdition(subject=subject, html=f"<p>{text}</p>", text=text), envelope(**changes))
    )


def parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


@given(st.text())
def test_no_scraped_title_breaks_a_mail(title: str) -> None:
    message = parsed(mail(subject=title))

    assert message["Subject"] == clean_header(title)
    assert message.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize("evil", ["a\r\nBcc: x@y.z", "a\nb", "a\x85b", "a\u2028b", "a\x0bb", "a\x00b"])
def test_line_breaks_of_every_kind_are_taken_out_of_headers(evil: str) -> None:
    raw = mail(subject=evil)

    assert b"\nBcc:" not in raw
    assert parsed(raw)["Subject"] == clean_header(evil)


def test_the_ways_out_of_the_list_are_not_folded() -> None:
    url = "https://digest.example.org/u/" + "k" * 120
    raw = mail(unsubscribe_url=url, unsubscribe_mailto="mailto:bye@example.org")

    assert f"List-Unsubscribe: <{url}>, <mailto:bye@example.org>\r\n".encode() in raw
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw


def test_message_id_is_the_same_for_the_same_edition_and_recipient() -> None:
    assert message_id("d", "e", "A@x.org", "x.org") == message_id("d", "e", "a@x.org", "x.org")
    assert message_id("d", "e", "a@x.org", "x.org") != message_id("d", "f", "a@x.org", "x.org")


@pytest.mark.parametrize(
    "bad", ["", "a@", "@b", "a b@c.d", "a@b..c", "a@b@c.d", "<a@b.c", "a@b.c>", "a@b.c\r\nBcc: d@e.f", "x"]
)
def test_bad_addresses_are_refused_with_a_word(bad: str) -> None:
    with pytest.raises(AddressError, match="not a mail address"):
        parse_address(bad)


def test_addresses_with_names_are_understood() -> None:
    assert parse_address("José Pérez <jose@example.org>").display_name == "José Pérez"
    assert parse_address("jose@example.org").addr_spec == "jose@example.org"


def test_outbox_writes_the_same_file_again(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "out")
    dots: list[int] = []

    for _ in range(2):
        answer = box.deliver(
            mail(), sender="d@example.org", recipient="staff@example.org", before_dot=lambda: dots.append(1)
        )
        assert answer.kind is AnswerKind.ACCEPTED

    assert len(list((tmp_path / "out").iterdir())) == 1
    assert len(dots) == 2


def test_a_folder_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way", encoding="utf-8")

    with pytest.raises(DiskError, match="cannot be written"):
        Outbox(tmp_path / "out").deliver(mail(), sender="d@x.org", recipient="a@x.org", before_dot=lambda: None)


def hand_over(server: SmtpServer, text: str = "Words.\n") -> tuple[AnswerKind, int]:
    dots: list[int] = []
    with Smtp(host="127.0.0.1", port=server.port, tls="none", timeout_s=5, local_hostname="localhost") as smtp:
        answer = smtp.deliver(
            mail(text=text), sender="d@example.org", recipient="staff@example.org", before_dot=lambda: dots.append(1)
        )
    return answer.kind, len(dots)


@pytest.mark.parametrize(
    ("script", "kind", "dots", "taken"),
    [
        ({}, AnswerKind.ACCEPTED, 1, 1),
        ({"CONNECT": ["421 busy"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"CONNECT": ["drop"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"CONNECT": ["554 go away"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"MAIL": ["451 later"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"MAIL": ["550 no"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"MAIL": ["530 5.7.0 must issue STARTTLS first"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"RCPT": ["550 5.1.8 sender unknown"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"RCPT": ["554 5.7.1 relay access denied"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"RCPT": ["451 greylisted"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"RCPT": ["550 unknown user"]}, AnswerKind.PERMANENT, 0, 0),
        ({"RCPT": ["drop"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"DATA": ["452 full"]}, AnswerKind.TEMPORARY, 0, 0),
        ({"DOT": ["452 full"]}, AnswerKind.TEMPORARY, 1, 0),
        ({"DOT": ["554 spam"]}, AnswerKind.TEMPORARY, 1, 0),
        ({"DOT": ["550 no such user"]}, AnswerKind.PERMANENT, 1, 0),
        ({"DOT": ["drop"]}, AnswerKind.LOST, 1, 0),
        ({"DOT": ["drop_after"]}, AnswerKind.LOST, 1, 1),
    ],
)
def test_every_answer_is_told_apart(script: dict[str, list[str]], kind: AnswerKind, dots: int, taken: int) -> None:
    with SmtpServer(script) as server:
        found = hand_over(server)

        assert found == (kind, dots)
        assert len(server.journal.taken) == taken


def test_a_refused_port_is_temporary() -> None:
    with SmtpServer() as server:
        port = server.port
    smtp = Smtp(host="127.0.0.1", port=port, tls="none", timeout_s=2, local_hostname="localhost")

    answer = smtp.deliver(mail(), sender="d@x.org", recipient="a@x.org", before_dot=lambda: None)

    assert answer.kind is AnswerKind.TEMPORARY


@pytest.mark.parametrize("text", [".\n", "a\n.\nb\n", "..x\n", "ñandú — “quoted”\n", "x" * 3000 + "\n"])
def test_any_text_arrives_as_it_was(text: str) -> None:
    with SmtpServer() as server:
        assert hand_over(server, text)[0] is AnswerKind.ACCEPTED
        body = server.journal.messages()[0].get_body(("plain",))

    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == text


def test_one_session_serves_many_mails() -> None:
    with (
        SmtpServer({"RCPT": ["550 no such user"]}) as server,
        Smtp(host="127.0.0.1", port=server.port, tls="none", timeout_s=5, local_hostname="localhost") as smtp,
    ):
        kinds = [
            smtp.deliver(mail(), sender="d@x.org", recipient="a@x.org", before_dot=lambda: None).kind for _ in range(3)
        ]

        assert kinds == [AnswerKind.PERMANENT, AnswerKind.ACCEPTED, AnswerKind.ACCEPTED]
        assert server.journal.commands.count("EHLO") == 1


def test_a_domain_with_accents_is_handed_over_in_ascii() -> None:
    with (
        SmtpServer({}) as server,
        Smtp(host="127.0.0.1", port=server.port, tls="none", timeout_s=5, local_hostname="localhost") as smtp,
    ):
        answers = [
            smtp.deliver(mail(), sender="d@x.org", recipient=recipient, before_dot=lambda: None).kind
            for recipient in ("ana@español.example", "ñ@x.org", "a@x.org")
        ]

        assert answers == [AnswerKind.ACCEPTED, AnswerKind.PERMANENT, AnswerKind.ACCEPTED]
        assert list(server.journal.per_recipient()) == ["ana@xn--espaol-zwa.example", "a@x.org"]
