"""Bounces read from a real server over IMAP and POP, and what happens when it does not let us in."""

import shutil
import ssl
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.bounces import return_path
from digest.config import MailboxConfig
from digest.mailboxes import read_mailbox
from meanwhile import bouncing, jobs
from meanwhile.config import Config
from meanwhile.jobs import open_store
from meanwhile.mails import mail_key
from pipeline.errors import ConfigError, UnavailableError
from pipeline.store import deliveries, recipients
from tests.digest.certificates import make_certificate
from tests.digest.test_bounces import report
from tests.meanwhile.dovecot_server import IS_MISSING, PASSWORD, WHY_MISSING, Dovecot
from tests.meanwhile.test_mailing import DUE, approved, config_of

pytestmark = [
    pytest.mark.server,
    pytest.mark.xdist_group("dovecot"),
    pytest.mark.skipif(IS_MISSING, reason=WHY_MISSING),
]
WAYS = [("imap", "starttls"), ("imap", "implicit"), ("pop", "starttls"), ("pop", "implicit")]
LONG = b"From: a@b.c\r\nSubject: long\r\n\r\n" + b"x" * 20_000 + b"\r\n"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Dovecot's own users must be able to walk into it, which pytest's folders forbid."""
    path = Path(tempfile.mkdtemp(prefix="dovecot-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def certificate(folder: Path) -> tuple[Path, Path]:
    return make_certificate(folder / "good")


@pytest.fixture(scope="module")
def running(folder: Path, certificate: tuple[Path, Path]) -> Iterator[Dovecot]:
    with Dovecot(folder / "server", certificate) as server:
        yield server


@pytest.fixture
def server(running: Dovecot) -> Dovecot:
    """With an empty mailbox."""
    running.new_user()
    return running


def port_of(server: Dovecot, protocol: str, tls: str) -> int:
    plain, private = (server.imap, server.imaps) if protocol == "imap" else (server.pop3, server.pop3s)
    return private if tls == "implicit" else plain


def box_of(server: Dovecot, protocol: str, tls: str, **changes: object) -> MailboxConfig:
    settings = {
        "protocol": protocol, "host": "127.0.0.1", "port": port_of(server, protocol, tls), "tls": tls,
        "user": server.user, "timeout_s": 10,
    }  # fmt: skip
    return MailboxConfig.model_validate(settings | changes)


def trusting(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[0]))


@pytest.mark.parametrize(("protocol", "tls"), WAYS)
def test_each_new_mail_is_taken_once(server: Dovecot, certificate: tuple[Path, Path], protocol: str, tls: str) -> None:
    mails = [b"Subject: one\r\n\r\n.dots\r\n..\r\nend\r\n", LONG, b"Subject: tres \xf1\r\n\r\n\xff\r\n"]
    for number, raw in enumerate(mails):
        server.drop(raw, str(number))
    taken: list[bytes] = []
    box = box_of(server, protocol, tls)

    assert read_mailbox(box, PASSWORD, taken.append, context=trusting(certificate)) == 3
    assert read_mailbox(box, PASSWORD, taken.append, context=trusting(certificate)) == 0

    assert sorted(raw.rstrip() for raw in taken) == sorted(raw.rstrip() for raw in mails)
    assert server.n_mails == (3 if protocol == "imap" else 0)


@pytest.mark.parametrize(("protocol", "tls"), WAYS)
def test_a_fault_of_ours_while_reading_leaves_the_rest_for_the_next_time(
    server: Dovecot, certificate: tuple[Path, Path], protocol: str, tls: str
) -> None:
    for number in range(3):
        server.drop(f"Subject: {number}\r\n\r\nx\r\n".encode(), str(number))
    seen: list[bytes] = []

    def fails_at_the_second(raw: bytes) -> None:
        if len(seen) == 1:
            raise RuntimeError("the disk is full")
        seen.append(raw)

    with pytest.raises(RuntimeError, match="the disk is full"):
        read_mailbox(box_of(server, protocol, tls), PASSWORD, fails_at_the_second, context=trusting(certificate))
    again: list[bytes] = []
    read_mailbox(box_of(server, protocol, tls), PASSWORD, again.append, context=trusting(certificate))

    # Over POP nothing is deleted before the end, so that the first comes again: it is known by its bytes.
    assert len({raw.rstrip() for raw in (*seen, *again)}) == 3
    assert server.n_new == 0


@pytest.mark.parametrize(("protocol", "tls"), WAYS)
@pytest.mark.parametrize("fault", ["certificate", "host", "password", "user", "port"])
def test_who_is_not_let_in_learns_why_and_no_mail_is_touched(
    server: Dovecot, folder: Path, certificate: tuple[Path, Path], protocol: str, tls: str, fault: str
) -> None:
    server.drop(b"Subject: one\r\n\r\nx\r\n", "1")
    context = trusting(certificate)
    box = box_of(server, protocol, tls)
    password, said = PASSWORD, ""
    match fault:
        case "certificate":
            context, said = ssl.create_default_context(), "certificate is not to be trusted: self-signed certificate"
        case "host":
            box, said = box_of(server, protocol, tls, host="127.0.0.2"), "127.0.0.2"
        case "password":
            password, said = "wrong", "user or password was refused"
        case "user":
            box, said = box_of(server, protocol, tls, user="ñobody"), "user or password was refused"
        case "port" if tls == "implicit":
            wrong = port_of(server, protocol, "starttls")
            box, said = box_of(server, protocol, tls, port=wrong), "does not speak TLS on this port"
        case "port":
            wrong = port_of(server, protocol, "implicit")
            box, said = box_of(server, protocol, tls, port=wrong, timeout_s=0.5), "cannot be read"

    with pytest.raises(UnavailableError) as caught:
        read_mailbox(box, password, lambda _: None, context=context)

    assert said in str(caught.value)
    assert str(caught.value).startswith("mail.bounces.mailbox: 127.0.0.")
    assert "check" in str(caught.value)
    assert PASSWORD not in str(caught.value)
    assert server.n_new == server.n_mails == 1


@pytest.mark.parametrize("protocol", ["imap", "pop"])
def test_a_server_without_encryption_never_sees_the_password(
    folder: Path, certificate: tuple[Path, Path], protocol: str
) -> None:
    with Dovecot(folder / f"plain-{protocol}", certificate, tls=False) as server:
        server.drop(b"Subject: one\r\n\r\nx\r\n", "1")

        with pytest.raises(UnavailableError, match="TLS"):
            read_mailbox(box_of(server, protocol, "starttls"), PASSWORD, lambda _: None, context=trusting(certificate))

        assert "user=<>" in server.said()
        assert server.user not in server.said()
        assert server.n_new == 1


def installation(tmp_path: Path, server: Dovecot, certificate: tuple[Path, Path], protocol: str, tls: str) -> Config:
    (tmp_path / "password").write_text(PASSWORD + "\n", encoding="utf-8")
    (tmp_path / "password").chmod(0o600)
    shutil.copy(certificate[0], tmp_path / "ca.pem")
    mailbox = {
        "protocol": protocol, "host": "127.0.0.1", "port": port_of(server, protocol, tls), "tls": tls,
        "user": server.user, "password_file": "password", "ca_file": "ca.pem",
    }  # fmt: skip
    return config_of(tmp_path, bounces={"address": "bounces@digest.example.org", "mailbox": mailbox})


@pytest.mark.parametrize(("protocol", "tls"), WAYS)
def test_a_bounce_on_the_server_ends_a_subscription(
    tmp_path: Path, server: Dovecot, certificate: tuple[Path, Path], protocol: str, tls: str
) -> None:
    config = installation(tmp_path, server, certificate, protocol, tls)
    with open_store(config) as database:
        approved(database)
    assert jobs.send(config, clock=lambda: DUE).counts["sent"] == 1
    with open_store(config) as database:
        with database.reading() as session:
            delivery = deliveries.in_state(session, "sent")[0].id
        back = return_path("bounces@digest.example.org", "d", delivery, mail_key(database))
    server.drop(report("5.1.1", to=back), "1")
    server.drop(f"From: a@b.c\r\nTo: {back}\r\nSubject: Away\r\n\r\nBack soon.\r\n".encode(), "2")
    server.drop(LONG, "3")

    with open_store(config) as database:
        found = bouncing.read_bounces(database, config, now=DUE)
        again = bouncing.read_bounces(database, config, now=DUE)
        with database.reading() as session:
            states = [row.state for row in recipients.every(session)]

    assert found.counts == {"suppressed": 1, "for_an_editor": 2}
    assert again.counts == {}
    assert states == ["bounced"]


def test_a_missing_file_of_certificates_is_named(
    tmp_path: Path, server: Dovecot, certificate: tuple[Path, Path]
) -> None:
    config = installation(tmp_path, server, certificate, "imap", "implicit")
    (tmp_path / "ca.pem").unlink()

    with open_store(config) as database, pytest.raises(ConfigError, match="ca_file: ca"):
        bouncing.read_bounces(database, config, now=DUE)


def test_a_mailbox_that_is_locked_keeps_no_edition_back(
    tmp_path: Path, server: Dovecot, certificate: tuple[Path, Path]
) -> None:
    config = installation(tmp_path, server, certificate, "imap", "starttls")
    (tmp_path / "password").write_text("wrong", encoding="utf-8")
    with open_store(config) as database:
        approved(database)

    report = jobs.send(config, clock=lambda: DUE)

    assert report.counts["sent"] == 1
    assert any("user or password was refused" in complaint for complaint in report.complaints)
