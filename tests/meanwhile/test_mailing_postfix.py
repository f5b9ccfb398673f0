"""A real Postfix between us and a next hop: signed mails delivered, retried, returned, and decided by its log."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meanwhile import bouncing
from meanwhile.jobs import open_store
from meanwhile.local_log import resolve_by_log
from pipeline.store import deliveries, recipients
from tests.digest.certificates import make_certificate
from tests.digest.mail_rig import MODULES, Rig, command, make_key, verifies
from tests.digest.smtp_server import SmtpServer
from tests.kills import KILLED, Nursery
from tests.meanwhile.dovecot_server import IS_MISSING, SENDER, SENDERS_PASSWORD, WHY_MISSING, Dovecot, free_ports

pytestmark = [
    pytest.mark.server,
    pytest.mark.xdist_group("postfix"),
    pytest.mark.skipif(
        shutil.which("postfix", path="/usr/sbin:/usr/bin") is None or os.getuid() != 0,
        reason="postfix is not installed, or this is not root",
    ),
]
_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
127.0.0.1:{private} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup    unix n - n 60 1 pickup
cleanup   unix n - n - 0 cleanup
qmgr      unix n - n 1 1 qmgr
rewrite   unix - - n - - trivial-rewrite
bounce    unix - - n - 0 bounce
defer     unix - - n - 0 bounce
trace     unix - - n - 0 bounce
proxymap  unix - - n - - proxymap
smtp      unix - - n - - smtp
error     unix - - n - - error
retry     unix - - n - - error
virtual   unix - n n - - virtual
anvil     unix - - n - 1 anvil
tlsmgr    unix - - n 1000? 1 tlsmgr
postlog   unix-dgram n - n - 1 postlogd
"""


Settings = dict[str, object]


class Postfix:
    """An instance of its own, on loopback, that hands everything to one next hop and keeps returned mails."""

    def __init__(
        self, folder: Path, next_hop: int, *, asks: Dovecot | None = None, more: dict[str, object] | None = None
    ) -> None:
        """`asks`: knows the passwords of those who may send, and only encrypted; else anybody on loopback may."""
        self.port, self.private = free_ports(2)
        self.log, self.box = folder / "log", folder / "vmail" / "box"
        self._config = folder / "etc"
        user = pwd.getpwnam("nobody")
        for name in ("etc", "queue", "data", "vmail"):
            (folder / name).mkdir()
        for name in ("new", "cur", "tmp"):
            (self.box / name).mkdir(parents=True)
        for path in (folder / "vmail", self.box, *self.box.iterdir()):
            os.chown(path, user.pw_uid, user.pw_gid)
        shutil.chown(folder / "data", "postfix")
        settings: dict[str, object] = {
            "compatibility_level": "3.6",
            "queue_directory": folder / "queue",
            "data_directory": folder / "data",
            "maillog_file": self.log,
            "maillog_file_prefixes": folder,
            "myhostname": "mx.digest.example.org",
            "mydestination": "",
            "inet_interfaces": "127.0.0.1",
            "inet_protocols": "ipv4",
            "mynetworks": "127.0.0.0/8",
            "relayhost": f"[127.0.0.1]:{next_hop}",
            "recipient_delimiter": "+",
            "virtual_mailbox_domains": "digest.example.org",
            "virtual_mailbox_base": folder / "vmail",
            "virtual_mailbox_maps": "static:box/",
            "virtual_uid_maps": f"static:{user.pw_uid}",
            "virtual_gid_maps": f"static:{user.pw_gid}",
            "virtual_minimum_uid": "1",
            "queue_run_delay": "1s",
            "minimal_backoff_time": "1s",
            "maximal_backoff_time": "2s",
            "alias_maps": "",
            "notify_classes": "",
            "alias_database": "",
            "smtpd_relay_restrictions": "permit_mynetworks,reject",
            "smtp_tls_security_level": "none",
        }
        if asks is not None:
            settings |= {
                "smtpd_tls_security_level": "encrypt",
                "smtpd_tls_auth_only": "yes",
                "smtpd_sasl_auth_enable": "yes",
                "smtpd_sasl_type": "dovecot",
                "smtpd_sasl_path": asks.folder / "auth-for-smtp",
                "smtpd_relay_restrictions": "permit_sasl_authenticated,reject",
                "mynetworks": "",
            }
        settings |= more or {}
        (self._config / "main.cf").write_text("".join(f"{key} = {value}\n" for key, value in settings.items()))
        (self._config / "master.cf").write_text(_MASTER.format(port=self.port, private=self.private))

    def __enter__(self) -> "Postfix":
        started = subprocess.run(
            ["/usr/sbin/postfix", "-c", str(self._config), "start"], capture_output=True, text=True, check=False
        )
        assert started.returncode == 0, started.stderr
        self.wait(lambda: _answers(self.port))
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["/usr/sbin/postfix", "-c", str(self._config), "stop"], capture_output=True, check=False)

    def wait(self, until: Callable[[], object], seconds: float = 40) -> None:
        """Wait for what takes a moment; with the log when it does not come."""
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, self.log.read_text()[-3000:] if self.log.exists() else "no log"
            time.sleep(0.1)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def folder() -> Iterator[Path]:
    """Postfix's own users must be able to walk into it, which pytest's folders forbid."""
    path = Path(tempfile.mkdtemp(prefix="postfix-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery(*MODULES) as nursery:
        yield nursery


def _rig(folder: Path, postfix: Postfix, *, n_recipients: int = 2, **mail: object) -> Rig:
    settings: dict[str, object] = {
        "base_url": "https://digest.example.org",
        "bounces": {"address": "bounces@digest.example.org", "maildir": str(postfix.box)},
        "postfix_log": str(postfix.log),
    }
    return Rig(folder / "ours", port=postfix.port, n_recipients=n_recipients, mail=settings | mail)


def test_signed_mails_arrive_valid_and_a_451_of_the_next_hop_is_tried_again(folder: Path, nursery: Nursery) -> None:
    key, record = make_key(folder)
    signing = {"domain": "digest.example.org", "selector": "s1", "key_file": str(key)}
    with SmtpServer({"RCPT": ["451 4.7.1 greylisted"]}) as sink, Postfix(folder, sink.port) as postfix:
        rig = _rig(folder, postfix, dkim=signing)
        rig.add_edition()

        assert nursery.run(command(rig)) == 0
        postfix.wait(lambda: len(sink.journal.taken) == 2)

        assert sink.journal.commands.count("RCPT") >= 3
        for _, raw in sink.journal.taken:
            assert verifies(raw, record)
        assert rig.account(sink.journal).is_sound


def test_a_real_report_of_a_wrong_address_is_read_and_the_address_left_alone(folder: Path, nursery: Nursery) -> None:
    with SmtpServer({"RCPT": ["550 5.1.1 no such user here"]}) as sink, Postfix(folder, sink.port) as postfix:
        rig = _rig(folder, postfix)
        rig.add_edition()
        nursery.run(command(rig))
        postfix.wait(lambda: list((postfix.box / "new").iterdir()))

        with open_store(rig.config) as database:
            report = bouncing.read_bounces(database, rig.config, now=datetime.now(UTC))
            with database.reading() as session:
                states = sorted(row.state for row in recipients.every(session))

    assert report.counts == {"suppressed": 1}
    assert states == ["active", "bounced"]


def test_a_real_report_of_a_full_mailbox_counts_and_the_third_week_ends_it(folder: Path, nursery: Nursery) -> None:
    refusals = ["552 5.2.2 mailbox full"] * 3
    with SmtpServer({"DOT": refusals}) as sink, Postfix(folder, sink.port) as postfix:
        rig = _rig(folder, postfix, n_recipients=1)
        found = []
        for week in range(3):
            rig.add_edition()
            nursery.run(command(rig))
            postfix.wait(lambda week=week: len(list(postfix.box.glob("*/*"))) > week)  # type: ignore[misc]
            with open_store(rig.config) as database:
                found.append(bouncing.read_bounces(database, rig.config, now=datetime.now(UTC)).counts)
        with open_store(rig.config) as database, database.reading() as session:
            (state,) = [row.state for row in recipients.every(session)]

    assert found == [{"counted": 1}, {"counted": 1}, {"suppressed": 1}]
    assert state == "bounced"


def test_a_real_report_of_a_delay_changes_nothing(folder: Path, nursery: Nursery) -> None:
    later = ["451 4.7.1 try later"] * 500
    delays: dict[str, object] = {"delay_warning_time": "1s", "confirm_delay_cleared": "no"}
    with SmtpServer({"RCPT": later}) as sink, Postfix(folder, sink.port, more=delays) as postfix:
        rig = _rig(folder, postfix, n_recipients=1)
        rig.add_edition()
        nursery.run(command(rig))
        postfix.wait(lambda: list((postfix.box / "new").iterdir()))

        with open_store(rig.config) as database:
            report = bouncing.read_bounces(database, rig.config, now=datetime.now(UTC))
            with database.reading() as session:
                (row,) = recipients.every(session)

    assert report.counts == {"noted": 1}
    assert (row.state, row.n_soft_bounces) == ("active", 0)


@pytest.mark.skipif(IS_MISSING, reason=WHY_MISSING)
@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_nothing_is_lost_to_a_wrong_certificate_or_password(folder: Path, nursery: Nursery, tls: str) -> None:
    certificate = make_certificate(folder / "certificate")
    key, record = make_key(folder)
    with (
        SmtpServer() as sink,
        Dovecot(folder / "dovecot", certificate) as passwords,
        Postfix(
            folder,
            sink.port,
            asks=passwords,
            more={"smtpd_tls_cert_file": certificate[0], "smtpd_tls_key_file": certificate[1]},
        ) as postfix,
    ):
        port = postfix.private if tls == "implicit" else postfix.port
        server: dict[str, object] = {"host": "127.0.0.1", "port": port, "tls": tls, "timeout_s": 10}
        password = folder / "password"
        login = {"user": SENDER, "password_file": str(password)}
        signing = {"domain": "digest.example.org", "selector": "s1", "key_file": str(key)}
        password.touch(mode=0o600)
        said: list[str] = []
        rig = _rig(folder, postfix, dkim=signing, stop_after_errors=1)
        rig.add_edition()
        # An unknown certificate, no password, a wrong one: the run ends, and all is still to come.
        for settings, word in (
            (server | login, "wrong"),
            (server | {"ca_file": str(certificate[0])}, ""),
            (server | login | {"ca_file": str(certificate[0])}, "wrong"),
        ):
            password.write_text(word)
            rig.change(smtp=settings)
            status = nursery.run(command(rig))
            said.append(f"{status} {nursery.said}")
            with open_store(rig.config) as database, database.reading() as session:
                queued = deliveries.counts(session)
        password.write_text(SENDERS_PASSWORD)
        rig.forget_waits()
        assert nursery.run(command(rig)) == 0, nursery.said
        postfix.wait(lambda: len(sink.journal.taken) == 2)
        found = rig.account(sink.journal)

    assert "69 " in said[0]
    assert "certificate is not to be trusted: self-signed certificate" in said[0]
    assert "69 " in said[1]
    assert "530" in said[1] or "554 5.7.1" in said[1]
    assert "the user or password was refused" in said[2]
    assert set(queued) == {"queued"}
    assert found.is_sound
    assert all(verifies(raw, record) for _, raw in sink.journal.taken)


def test_its_log_decides_what_was_cut_off_after_the_dot(folder: Path, nursery: Nursery) -> None:
    with SmtpServer() as sink, Postfix(folder, sink.port) as postfix:
        rig = _rig(folder, postfix)
        rig.add_edition()
        assert nursery.run(command(rig), crash="answered:1") == KILLED
        postfix.wait(lambda: len(sink.journal.taken) == 1)

        with open_store(rig.config) as database:
            assert resolve_by_log(database, rig.config, now=datetime.now(UTC)) == 1
            with database.reading() as session:
                assert deliveries.counts(session) == {"queued": 1, "sent": 1}
        nursery.run(command(rig))
        postfix.wait(lambda: len(sink.journal.taken) == 2)

        assert rig.account(sink.journal).is_sound
