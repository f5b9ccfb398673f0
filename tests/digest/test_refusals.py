"""Whom a mail server's no concerns, by what servers really say."""

import pytest

from digest.refusals import Blame, blame, names_no_mailbox, status_of

RECIPIENT, SERVER, UNSURE = Blame.RECIPIENT, Blame.SERVER, Blame.UNSURE


@pytest.mark.parametrize("step", ["mail", "rcpt", "data", "dot"])
@pytest.mark.parametrize(
    "answer",
    [
        "550 relay not permitted",
        "550 5.7.1 relaying denied",
        "550 5.7.1 Unable to relay for a@x.org",
        "554 5.7.1 <a@x.org>: Relay access denied",
        "554 5.7.1 <a@x.org>: Recipient address rejected: Access denied",
        "554 5.7.1 no",
        "530 authentication required",
        "530 5.7.0 Must issue a STARTTLS command first",
        "550 Authentication is required before sending",
        "553 sorry, that domain isn't in my list of allowed relay hosts",
        "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example.org",
        "550 5.7.26 This mail is unauthenticated",
        "550 5.4.5 Daily user sending limit exceeded",
        "552 5.3.4 Message size exceeds fixed limit",
        "552 message too large",
        "503 bad sequence of commands",
        "555 5.5.4 Unsupported option",
        "550 5.1.8 <digest@x.org>: Sender address rejected: Domain not found",
        "550 Sender verify failed: no such user here",
        "550 5.1.0 Sender denied: user unknown",
        "550 Verification failed for <digest@x.org>",
        "421 4.7.0 too many connections",
        "452 4.3.1 Insufficient system storage",
        "554 5.2.252 SendAsDenied; a@x.org not allowed to send as digest@x.org",
        "554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException",
        "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
        "550 5.1.90 You have reached the limit for message recipients",
        "554 Message rejected: Email address is not verified",
        "550 Your account has been suspended",
        "550 5.1.1 Account suspended: your account sends too much",
        "550 user exceeded quota of messages per hour",
        "550 Domain x.org has exceeded the max emails per hour (120/100) allowed",
        "550 Account is over quota of outgoing mail",
        "454 Throttling failure: Maximum sending rate exceeded.",
        "454 Throttling failure: Daily message quota exceeded.",
    ],
)
def test_what_is_said_of_us_or_by_the_server_is_the_servers(step: str, answer: str) -> None:
    assert whose(step, answer) is SERVER
    assert not names_no_mailbox(step, int(answer[:3]), answer[4:])


@pytest.mark.parametrize("step", ["rcpt", "data", "dot"])
@pytest.mark.parametrize(
    "answer",
    [
        "550 5.1.1 user unknown",
        "550 5.1.1 <relay@x.org>: Recipient address rejected: User unknown in relay recipient table",
        "550 no such user",
        "550 No Such User Here",
        "550 unknown user",
        "551 user not local; account closed",
        "550 5.5.0 Requested action not taken: mailbox unavailable",
        "554 delivery error: This user doesn't have an account",
        "550 Unrouteable address",
        "550 <a@x.org>: Recipient address rejected",
        "552 5.2.2 mailbox full",
        "552 Requested mail action aborted: exceeded mailbox quota",
        "550 5.2.1 The account is disabled",
        "550 5.4.1 Recipient address rejected: Access denied",
        "550 5.4.4 no mail server of that domain",
        "550 5.7.133 SenderNotAuthenticatedForGroup",
        "553 5.1.3 bad address syntax",
        "501 5.1.3 Bad recipient address syntax",
        "556 5.1.10 recipient address has null MX",
        "556 no mail here",
    ],
)
def test_what_is_said_of_the_recipient_is_the_recipients(step: str, answer: str) -> None:
    assert whose(step, answer) is RECIPIENT


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("rcpt", "550 go away"),
        ("rcpt", "554 no"),
        ("data", "554 transaction failed"),
        ("dot", "554 spam"),
        ("dot", "550 rechazado"),
        ("dot", "554 5.6.0 the headers are malformed"),
        ("dot", "554 5.6.1 media type not supported"),
        ("rcpt", "550 5.0.0 no"),
        ("rcpt", "451 4.7.1 greylisted"),
        ("dot", "452 full"),
        ("rcpt", "550"),
    ],
)
def test_what_says_neither_is_tried_again_for_a_while(step: str, answer: str) -> None:
    assert whose(step, answer) is UNSURE


@pytest.mark.parametrize(
    ("step", "answer", "gone"),
    [
        ("rcpt", "550 5.1.1 user unknown", True),
        ("rcpt", "550 5.1.10 null MX", True),
        ("rcpt", "550 user unknown", False),  # not certain enough to end a subscription
        ("rcpt", "552 5.2.2 mailbox full", False),
        ("rcpt", "550 5.1.1 relay: sender unknown", False),
        ("dot", "550 5.1.1 user unknown", False),
        ("mail", "550 5.1.1 user unknown", False),
    ],
)
def test_only_a_status_at_rcpt_says_that_there_is_no_mailbox(step: str, answer: str, *, gone: bool) -> None:
    assert names_no_mailbox(step, int(answer[:3]), answer[4:]) is gone


def test_a_status_stands_behind_the_code() -> None:
    assert [status_of(text) for text in ("550 5.1.1 no", "550-5.7.26 no", "550 no 5.1.1", "450 4.1.1 no")] == [
        "5.1.1", "5.7.26", "", "",
    ]  # fmt: skip


def whose(step: str, answer: str) -> Blame:
    return blame(step, int(answer[:3]), answer[4:])
