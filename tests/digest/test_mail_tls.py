"""Handing over to servers that want encryption and a password: what is trusted, what is refused, what it costs."""

import base64
import ssl
from pathlib import Path

import pytest

from digest.mail import AnswerKind, MailServerError, Smtp, Tls
from tests.digest.certificates import make_certificate
from tests.digest.smtp_server import SmtpServer
from tests.digest.test_mail import mail

LOGIN = base64.b64encode(b"\0digest\0secret").decode()


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    folder = tmp_path_factory.mktemp("certificates")
    return {
        "good": make_certificate(folder / "good"),
        "other host": make_certificate(folder / "other", hosts=("mx.example.org",)),
        "expired": make_certificate(folder / "expired", days=-1),
    }


def server_of(certificate: tuple[Path, Path], tls: str, **more: object) -> SmtpServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return SmtpServer(tls=tls, context=context, **more)  # type: ignore[arg-type]  # of the test


def client(server: SmtpServer, tls: Tls, *, trusts: Path | None, **more: str) -> Smtp:
    return Smtp(
        host="127.0.0.1",
        port=server.port,
        tls=tls,
        timeout_s=5,
        local_hostname="localhost",
        tls_context=ssl.create_default_context(cafile=str(trusts) if trusts else None),
        **more,  # type: ignore[arg-type]  # user and password
    )


def hand_over(smtp: Smtp, dots: list[int] | None = None) -> AnswerKind:
    with smtp:
        answer = smtp.deliver(
            mail(), sender="d@example.org", recipient="a@example.org", before_dot=lambda: (dots or []).append(1)
        )
    return answer.kind


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_a_mail_goes_over_an_encrypted_connection_after_the_password(
    certificates: dict[str, tuple[Path, Path]], tls: Tls
) -> None:
    good = certificates["good"]
    with server_of(good, tls, login=LOGIN) as server:
        smtp = client(server, tls, trusts=good[0], user="digest", password="secret")

        assert hand_over(smtp) is AnswerKind.ACCEPTED

        commands = server.journal.commands
        assert commands.index("AUTH") < commands.index("MAIL")
        if tls == "starttls":
            assert commands[:4] == ["EHLO", "STARTTLS", "EHLO", "AUTH"]


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [("good", "self-signed"), ("other host", "not valid for '127.0.0.1'"), ("expired", "has expired")],
)
def test_a_certificate_that_is_not_to_be_trusted_ends_the_run_before_any_word(
    certificates: dict[str, tuple[Path, Path]], tls: Tls, kind: str, said: str
) -> None:
    certificate = certificates[kind]
    dots: list[int] = []
    with server_of(certificate, tls, login=LOGIN) as server:
        trusts = None if kind == "good" else certificate[0]
        smtp = client(server, tls, trusts=trusts, user="digest", password="secret")

        with pytest.raises(MailServerError, match=said) as caught:
            hand_over(smtp, dots)

        assert "127.0.0.1" in str(caught.value)
        assert "check mail.smtp.tls" in str(caught.value)
        assert not {"AUTH", "MAIL"} & set(server.journal.commands)
    assert not dots


def test_a_wrong_password_is_told_without_showing_it(certificates: dict[str, tuple[Path, Path]]) -> None:
    good = certificates["good"]
    with server_of(good, "starttls", login=LOGIN) as server:
        smtp = client(server, "starttls", trusts=good[0], user="digest", password="hunter2")

        with pytest.raises(MailServerError, match="user or password was refused") as caught:
            hand_over(smtp)

        assert "hunter2" not in str(caught.value)
        assert "hunter2" not in repr(smtp)
        assert "MAIL" not in server.journal.commands


def test_a_password_that_mail_servers_cannot_be_told_is_refused_with_a_word(
    certificates: dict[str, tuple[Path, Path]],
) -> None:
    good = certificates["good"]
    with server_of(good, "starttls", login=LOGIN) as server:
        smtp = client(server, "starttls", trusts=good[0], user="digest", password="contraseña")

        with pytest.raises(MailServerError, match="letters outside ASCII"):
            hand_over(smtp)


def test_a_server_that_offers_no_encryption_never_sees_password_or_mail() -> None:
    with SmtpServer(login=LOGIN) as server:
        smtp = client(server, "starttls", trusts=None, user="digest", password="secret")

        with pytest.raises(MailServerError, match="STARTTLS extension not supported"):
            hand_over(smtp)

        assert not {"AUTH", "MAIL"} & set(server.journal.commands)


def test_a_server_without_passwords_is_told_apart(certificates: dict[str, tuple[Path, Path]]) -> None:
    good = certificates["good"]
    with server_of(good, "starttls") as server:
        smtp = client(server, "starttls", trusts=good[0], user="digest", password="secret")

        with pytest.raises(MailServerError, match="AUTH extension not supported"):
            hand_over(smtp)


@pytest.mark.parametrize("step", ["454 no certificate just now", "drop"])
def test_encryption_that_fails_for_the_moment_is_tried_again(
    certificates: dict[str, tuple[Path, Path]], step: str
) -> None:
    good = certificates["good"]
    with server_of(good, "starttls", script={"STARTTLS": [step]}) as server:
        smtp = client(server, "starttls", trusts=good[0])

        assert hand_over(smtp) is AnswerKind.TEMPORARY
        assert hand_over(smtp) is AnswerKind.ACCEPTED


def test_a_plain_server_on_the_port_for_encryption_is_told() -> None:
    with SmtpServer() as server, pytest.raises(MailServerError, match="does not speak TLS on this port"):
        hand_over(client(server, "implicit", trusts=None))


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
@pytest.mark.parametrize(
    ("script", "kind", "n_dots"),
    [
        ({"RCPT": ["drop"]}, AnswerKind.TEMPORARY, 0),
        ({"DATA": ["drop"]}, AnswerKind.TEMPORARY, 0),
        ({"DOT": ["drop"]}, AnswerKind.LOST, 1),
        ({"DOT": ["drop_after"]}, AnswerKind.LOST, 1),
    ],
)
def test_a_connection_lost_in_the_middle_is_told_apart_under_encryption_as_well(
    certificates: dict[str, tuple[Path, Path]], tls: Tls, script: dict[str, list[str]], kind: AnswerKind, n_dots: int
) -> None:
    good = certificates["good"]
    dots: list[int] = []
    with server_of(good, tls, script=script) as server:
        smtp = client(server, tls, trusts=good[0])
        with smtp:
            answer = smtp.deliver(
                mail(), sender="d@example.org", recipient="a@example.org", before_dot=lambda: dots.append(1)
            )

    assert (answer.kind, len(dots)) == (kind, n_dots)
