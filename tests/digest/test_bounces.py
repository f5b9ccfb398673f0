"""Mails that come back: whose they are, what they say, and what follows."""

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.bounces import BounceKind, consequence, read_bounce, return_path, whose
from digest.mailboxes import read_maildir
from digest.postfix_log import Verdict, verdicts
from pipeline.errors import UnavailableError

KEY = b"a key of the tests"
BASE = "bounces@digest.example.org"


def report(
    status: str = "5.1.1",
    action: str = "failed",
    *,
    to: str = "",
    message_id: str = "<m@x>",
    said: str = "no such user",
) -> bytes:
    """A delivery report as RFC 3464 has it, in our own words."""
    return (
        f"From: MAILER-DAEMON@mx.example.net\nTo: {to or return_path(BASE, 'd', 7, KEY)}\nSubject: Returned\n"
        "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nIt came back.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n"
        f"Final-Recipient: rfc822; Reader@Example.org\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; 550 {status} {said}\n\n"
        f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {message_id}\nSubject: Ours\n\n--b--\n"
    ).encode()


@given(st.sampled_from(["d", "u"]), st.integers(0, 2**40 - 1))
def test_a_return_path_names_what_it_was_made_for(purpose: str, number: int) -> None:
    path = return_path(BASE, purpose, number, KEY)  # type: ignore[arg-type]  # one of the two

    assert whose(path, KEY) == (purpose, number)
    assert whose(path.upper(), KEY) == (purpose, number)
    assert whose(path, b"another key") is None
    assert len(path.partition("@")[0]) <= 64


@pytest.mark.parametrize("path", ["", "x", "bounces@x.org", "bounces+dabc@x.org", f"bounces+d{'a' * 24}@x.org"])
def test_other_addresses_name_nothing(path: str) -> None:
    assert whose(path, KEY) is None


@pytest.mark.parametrize(
    ("status", "action", "kind"),
    [
        ("5.1.1", "failed", BounceKind.HARD),
        ("5.1.10", "failed", BounceKind.HARD),
        ("5.1.8", "failed", BounceKind.UNKNOWN),
        ("5.2.2", "failed", BounceKind.FULL),
        ("5.7.1", "failed", BounceKind.SOFT),
        ("4.4.7", "failed", BounceKind.SOFT),
        ("4.4.1", "delayed", BounceKind.DELAYED),
        ("2.0.0", "delivered", BounceKind.DELAYED),
    ],
)
def test_a_report_is_read(status: str, action: str, kind: BounceKind) -> None:
    found = read_bounce(report(status, action), KEY)

    assert (found.kind, found.delivery, found.status) == (kind, 7, status)
    assert found.address == "reader@example.org"
    assert found.message_id == "<m@x>"
    assert "no such user" in found.said


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        ("5.7.26", "this mail is unauthenticated", BounceKind.POLICY),
        ("5.7.1", "Service unavailable; client host blocked using zen.example.org", BounceKind.POLICY),
        ("5.0.0", "your IP is on our block list", BounceKind.POLICY),
        ("5.2.0", "STOREDRV.Submission.Exception:SendAsDeniedException", BounceKind.POLICY),
        ("5.7.1", "recipient unknown", BounceKind.SOFT),
        ("5.3.0", "the system is full", BounceKind.SOFT),
        ("5.4.1", "no answer from host", BounceKind.SOFT),
        ("5.1.90", "the daily limit of recipients is reached", BounceKind.UNKNOWN),
        ("5.1.0", "sender rejected", BounceKind.UNKNOWN),
        ("5.1.0", "address rejected", BounceKind.HARD),
    ],
)
def test_what_a_report_says_of_us_is_not_the_readers(status: str, said: str, kind: BounceKind) -> None:
    assert read_bounce(report(status, said=said), KEY).kind is kind


def test_a_mail_to_leave_names_its_recipient() -> None:
    raw = f"From: a@b.c\nTo: {return_path(BASE, 'u', 12, KEY)}\nSubject: unsubscribe\n\n".encode()

    assert read_bounce(raw, KEY).kind is BounceKind.UNSUBSCRIBE
    assert read_bounce(raw, KEY).recipient == 12


def test_what_is_not_understood_is_an_editors() -> None:
    out_of_office = f"From: a@b.c\nTo: {return_path(BASE, 'd', 3, KEY)}\nSubject: Away\n\nBack on Monday.\n".encode()

    found = read_bounce(out_of_office, KEY)

    assert found.kind is BounceKind.UNKNOWN
    assert "Away: Back on Monday." in found.said
    assert read_bounce(report("x.y"), KEY).kind is BounceKind.UNKNOWN


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("From: Ana <ana@b.c>\nAuto-Submitted: auto-replied (vacation)", BounceKind.REPLY),
        ("From: Ana <ana@b.c>", BounceKind.UNKNOWN),
        ("From: Mail Delivery System <MAILER-DAEMON@b.c>\nAuto-Submitted: auto-replied", BounceKind.UNKNOWN),
        ("From: system@b.c\nAuto-Submitted: auto-replied\nX-Failed-Recipients: a@b.c", BounceKind.UNKNOWN),
    ],
)
def test_a_note_of_absence_is_nobodys_work_and_an_old_report_an_editors(head: str, kind: BounceKind) -> None:
    raw = f"{head}\nTo: {return_path(BASE, 'd', 3, KEY)}\nSubject: Re: Meanwhile\n\nText.\n".encode()

    found = read_bounce(raw, KEY)

    assert (found.kind, found.delivery) == (kind, 3)
    assert consequence(BounceKind.REPLY, n_before=9, limit=3) == "nothing"


@given(st.binary(max_size=600))
def test_no_mail_raises(raw: bytes) -> None:
    read_bounce(raw, KEY)
    read_bounce(
        b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n" + raw, KEY
    )


def test_what_follows() -> None:
    assert consequence(BounceKind.HARD, n_before=0, limit=3) == "suppress"
    assert [consequence(BounceKind.FULL, n_before=n, limit=3) for n in range(3)] == ["count", "count", "suppress"]
    assert [consequence(BounceKind.POLICY, n_before=n, limit=3) for n in range(3)] == ["count", "count", "ask"]
    assert consequence(BounceKind.DELAYED, n_before=9, limit=3) == "nothing"
    assert consequence(BounceKind.UNKNOWN, n_before=9, limit=3) == "ask"


def test_a_maildir_is_read_once(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "box", create=True)
    message = EmailMessage()
    message["Subject"] = "one"
    box.add(message)
    taken: list[bytes] = []

    assert read_maildir(tmp_path / "box", taken.append) == 1
    assert read_maildir(tmp_path / "box", taken.append) == 0

    assert len(taken) == 1
    with pytest.raises(UnavailableError, match="no Maildir"):
        read_maildir(tmp_path, taken.append)


def test_postfix_logs_tell_what_was_taken() -> None:
    log = """\
Mar  2 07:00:01 host postfix/smtpd[11]: connect from localhost[127.0.0.1]
Mar  2 07:00:01 host postfix/cleanup[12]: 4F1A2B3C: message-id=<taken@x>
Mar  2 07:00:01 host postfix/qmgr[9]: 4F1A2B3C: from=<d@x>, size=812, nrcpt=1 (queue active)
Mar  2 07:00:02 host postfix/cleanup[12]: 4F1A2B3D: message-id=<cut@x>
Mar  2 07:00:03 host postfix/smtpd[11]: lost connection after DATA (812 bytes) from localhost[127.0.0.1]
Mar  2 07:00:04 host postfix/cleanup[12]: 4F1A2B3D: message-id=<other@x>
Mar  2 07:00:04 host postfix/qmgr[9]: 4F1A2B3D: from=<d@x>, size=812, nrcpt=1 (queue active)
"""

    found = verdicts(log.splitlines(), ["<taken@x>", "<cut@x>", "<never@x>"])

    assert found == {"<taken@x>": Verdict.TAKEN, "<cut@x>": Verdict.NOT_TAKEN, "<never@x>": Verdict.SILENT}
