"""Whose fault a mail server's no is: the recipient's, the server's and ours, or nobody knows. Tables, no sockets.

A 5xx says "never", but a relay that does not know us says so to every mail of a list: taken by its word, the list would
fail for good. Only what speaks of the recipient ends a delivery; what speaks of us is held for the next look; the rest
is tried as often as a temporary fault.
"""

import re
from enum import StrEnum


class Blame(StrEnum):
    """Whom a refusal concerns, and so what becomes of the delivery."""

    RECIPIENT = "recipient"  # this address takes no mail: fails
    SERVER = "server"  # the server does not take mail from us, or from nobody now: held until it does
    UNSURE = "unsure"  # this mail, or something unsaid: tried again for a while


#: Encryption or a password is wanted (RFC 4954): whatever command was refused so, it was not for its recipient.
_WANTS_LOGIN = frozenset({530, 534, 535, 538})
_STATUS = re.compile(r"^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b")
#: Addresses and links in a server's words may contain any word.
_QUOTED = re.compile(r"<[^>]*>|\S+@\S+|https?://\S+")

#: By enhanced status (RFC 3463 and its registry; 5.7.1xx are Exchange's), exact before class.
_BY_STATUS = {
    "5.1": Blame.RECIPIENT,
    "5.1.7": Blame.SERVER,  # syntax of the sender's address
    "5.1.8": Blame.SERVER,  # the sender's domain
    "5.1.90": Blame.SERVER,  # Exchange: our mails of today
    "5.2": Blame.RECIPIENT,  # disabled, full, a mail too long for this mailbox
    "5.2.252": Blame.SERVER,  # Exchange: who signs in may not write as our sender
    "5.3": Blame.SERVER,  # full, not accepting, misconfigured; 5.3.4: our mails are larger than it takes
    "5.4": Blame.SERVER,  # no route, a loop; 5.4.5: too many mails of ours today
    "5.4.1": Blame.RECIPIENT,  # as Exchange says that there is no such recipient
    "5.4.4": Blame.RECIPIENT,  # the recipient's domain has no mail server
    "5.5": Blame.SERVER,  # protocol: the two programs do not understand each other
    "5.6": Blame.UNSURE,  # content or its encoding: of this mail
    "5.7": Blame.SERVER,  # relaying, signatures, blocklists, policy
    "5.7.2": Blame.RECIPIENT,  # a mailing list that we may not write to
    "5.7.17": Blame.RECIPIENT,  # the mailbox has another owner now
    "5.7.18": Blame.RECIPIENT,  # the domain has another owner now
    "5.7.124": Blame.RECIPIENT,  # a group that takes mail from some only
    "5.7.129": Blame.RECIPIENT,
    "5.7.133": Blame.RECIPIENT,  # a group, mailbox or folder that takes mail from its own house only
    "5.7.134": Blame.RECIPIENT,
    "5.7.135": Blame.RECIPIENT,
    "5.7.136": Blame.RECIPIENT,
}
#: How much we may send; also with a 4xx it says nothing of the recipient.
_OUR_AMOUNT = r"\bthrottl|\bdaily\b.{0,40}\b(quota|limit)\b|\bsending (rate|quota|limit)\b|submissionquota"
#: By words, the first that fits; servers write English. The sender comes first: "sender verify failed: no such user".
_BEFORE_STATUS = (
    (Blame.SERVER, r"\b(sender|return.path|verification failed for|envelope.from)\b"),
    # Of the account that we sign in with, and how much it may send: else "account suspended" would be the recipient's.
    (Blame.SERVER, r"\bsend ?as|\bon behalf of\b|\byour account\b|\bnot (been )?verified\b|\b(outgoing|outbound)\b"),
    (Blame.SERVER, rf"{_OUR_AMOUNT}|\b(daily|hourly|per (day|hour|minute))\b|\bmax e?mails\b"),
    (
        Blame.RECIPIENT,
        r"\b(user|mailbox|mail box|recipient|account|alias|address|local.part)\b[^.;]{0,40}\b"
        r"(unknown|not (found|known|exist|active|available)|does(n.t| not) (exist|have)|disabled|inactive|unavailable|"
        r"no longer|suspended|closed|full|invalid|over quota)\b",
    ),
    (
        Blame.RECIPIENT,
        r"\b(no|no such|unknown|invalid|nonexistent) (local )?(user|mailbox|recipient|address|account|person|alias)\b",
    ),
    (Blame.RECIPIENT, r"\b(unknown local.part|unrouteable address|not our customer)\b"),
    (Blame.RECIPIENT, r"\b((over|exceeded|exceeds)( (its|his|her|the|their))?( storage| disk| mailbox)? quota)\b"),
)
_AFTER_STATUS = (
    (Blame.SERVER, r"\brelay(s|ed|ing)?\b|\b(authenticat|starttls|encrypt)"),
    (Blame.SERVER, r"\b(black|block|deny).?list|\b(blocked|banned|dnsbl|rbl|spamhaus|reputation|spf|dkim|dmarc)\b"),
    (Blame.SERVER, r"\b(client host|reverse dns|ptr|helo|ehlo)\b|\byour (ip|host|server|domain|network|account)\b"),
    (
        Blame.SERVER,
        r"\b(too many|too large|too big|limit|rate|size|not (authori[sz]ed|permitted|allowed)|access denied)\b",
    ),
    (Blame.SERVER, r"\b(service|server|system)\b[^.;]{0,40}\b(unavailable|not available|refused|full|closed)\b"),
    # Postfix says so of whoever has not signed in as well, with 5.7.1.
    (Blame.RECIPIENT, r"\brecipient (address )?rejected\b"),
)
#: By what a code says alone: commands that are not known, or out of turn (RFC 5321); no mail at all (RFC 7504).
_BY_CODE = dict.fromkeys((500, 501, 502, 503, 504, 521, 555), Blame.SERVER) | {556: Blame.RECIPIENT}
#: There is no such mailbox: one that says so is not written to again.
_NO_MAILBOX = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"})


def status_of(text: str) -> str:
    """The enhanced status of an answer that begins with its code, as 5.1.1; "" without one."""
    found = _STATUS.match(text)
    return found[1] if found else ""


def blame(step: str, code: int, said: str) -> Blame:
    """Whom a refusal (5xx, or 4xx at a step where that is not the recipient's) at MAIL, RCPT, DATA or the dot concerns.

    `said` is the answer after its code.
    """
    if step == "mail" or code in _WANTS_LOGIN or code == 421:
        return Blame.SERVER
    words = _QUOTED.sub(" ", said).lower()
    if code < 500:
        # The mail system itself (full, shutting down); else it may be of this recipient, as greylisting is.
        return Blame.SERVER if said.startswith("4.3.") or re.search(_OUR_AMOUNT, words) else Blame.UNSURE
    status = status_of(f"{code} {said}")
    by_words = _first(_BEFORE_STATUS, words)
    if by_words is not None:
        return by_words
    by_status = _BY_STATUS.get(status) or _BY_STATUS.get(status.rpartition(".")[0])
    return by_status or _first(_AFTER_STATUS, words) or _BY_CODE.get(code, Blame.UNSURE)


def _first(table: tuple[tuple[Blame, str], ...], words: str) -> Blame | None:
    return next((whose for whose, pattern in table if re.search(pattern, words)), None)


def names_no_mailbox(step: str, code: int, said: str) -> bool:
    """Whether an answer to RCPT says by its status that there is no such mailbox."""
    is_recipients = step == "rcpt" and blame(step, code, said) is Blame.RECIPIENT
    return is_recipients and status_of(f"{code} {said}") in _NO_MAILBOX
