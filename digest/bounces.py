"""Mails that come back: whose they are (by the address they come back to) and what they say (RFC 3464). Pure."""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from enum import StrEnum
from typing import Literal, assert_never

from digest.mail import clean_header
from digest.refusals import Blame, blame

Purpose = Literal["d", "u"]
#: RFC 5321 allows 64 characters before the @; a mark has 25.
_MARK = re.compile(r"\+(?P<purpose>[du])(?P<mark>[a-z2-7]{24})@", re.IGNORECASE)
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_ADDRESS = re.compile(r"(?:rfc822|utf-8)\s*;\s*<?([^\s<>]+)>?", re.IGNORECASE)
_MAX_SAID = 500


# --- the address that mails come back to ------------------------------------------------------------


def return_path(base: str, purpose: Purpose, number: int, key: bytes) -> str:
    """`bounces+MARK@example.org`: names a delivery ("d") or a recipient who writes to leave ("u"), signed."""
    name, _, domain = base.rpartition("@")
    return f"{name}+{purpose}{_mark(purpose, number, key)}@{domain}"


def whose(address: str, key: bytes) -> tuple[Purpose, int] | None:
    """What a return path names, or None for one that is not ours. Some servers change upper and lower case."""
    found = _MARK.search(address)
    if found is None:
        return None
    purpose: Purpose = "d" if found["purpose"].lower() == "d" else "u"
    number = int.from_bytes(base64.b32decode(found["mark"].upper())[:5], "big")
    fits = hmac.compare_digest(_mark(purpose, number, key), found["mark"].lower())
    return (purpose, number) if fits else None


def _mark(purpose: Purpose, number: int, key: bytes) -> str:
    told = number.to_bytes(5, "big")
    seal = hmac.new(key, b"return path " + purpose.encode() + told, hashlib.sha256).digest()[:10]
    return base64.b32encode(told + seal).decode().lower()


# --- what they say ----------------------------------------------------------------------------------


class BounceKind(StrEnum):
    """What is to be done about it."""

    HARD = "hard"  # no such address: nothing more is sent
    FULL = "full"  # 5.2.2: the box is full; counts, may pass
    POLICY = "policy"  # what is refused is us, our signature or our server: counts, and then a person decides
    SOFT = "soft"  # any other reason: counts, may pass
    DELAYED = "delayed"  # still being tried: nothing to do
    REPLY = "reply"  # a machine's answer, as of somebody on leave: nothing to do
    UNSUBSCRIBE = "unsubscribe"  # a reader wrote to leave
    UNKNOWN = "unknown"  # an editor's


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """One mail of the bounces' mailbox, read."""

    kind: BounceKind
    key: str  # the same whenever the same mail is read
    delivery: int | None = None
    recipient: int | None = None
    address: str = ""  # that the report names
    message_id: str = ""  # of the mail that came back
    status: str = ""
    said: str = ""


def read_bounce(raw: bytes, key: bytes) -> Bounce:
    """What a mail in the bounces' mailbox says. Nothing in it raises; what is not understood is `unknown`."""
    mark = hashlib.sha256(raw).hexdigest()
    message = message_from_bytes(raw, policy=policy.compat32)
    found = next((owner for owner in (whose(to, key) for to in _delivered_to(message)) if owner), None)
    delivery = found[1] if found and found[0] == "d" else None
    if found and found[0] == "u":
        return Bounce(kind=BounceKind.UNSUBSCRIBE, key=mark, recipient=found[1])
    report = _report(message)
    message_id = _returned_id(message)
    if report is None:
        said = clean_header(f"{message.get('Subject', '')}: {_start(raw)}")[:_MAX_SAID]
        kind = BounceKind.REPLY if _is_reply(message) else BounceKind.UNKNOWN
        return Bounce(kind=kind, key=mark, delivery=delivery, message_id=message_id, said=said)
    action, status, address, said = report
    return Bounce(
        kind=_kind(action, status, said),
        key=mark,
        delivery=delivery,
        address=address,
        message_id=message_id,
        status=status,
        said=said,
    )


def _delivered_to(message: Message) -> Iterator[str]:
    # Local servers note the envelope's recipient in one of these; the To of a report is the return path as well.
    for name in ("Delivered-To", "X-Original-To", "Envelope-To", "To"):
        for value in message.get_all(name, []):
            yield str(value)


def _report(message: Message) -> tuple[str, str, str, str] | None:
    """Action, status, recipient and the server's words of the first recipient of a delivery report."""
    for part in message.walk():
        if part.get_content_type() not in {"message/delivery-status", "message/global-delivery-status"}:
            continue
        blocks = part.get_payload()
        if not isinstance(blocks, list):
            continue
        for block in blocks:
            if not isinstance(block, Message) or block.get("Action") is None:
                continue
            status = _STATUS.search(str(block.get("Status", "")))
            named = str(block.get("Original-Recipient") or block.get("Final-Recipient") or "")
            address = _ADDRESS.search(named)
            said = clean_header(str(block.get("Diagnostic-Code", "")))[:_MAX_SAID]
            if status is None:
                continue
            action = str(block["Action"]).split("(")[0].strip().lower()
            return action, status[0], (address[1].lower() if address else ""), said
    return None


#: Who reports of deliveries, also in forms of old.
_DAEMONS = re.compile(r"mailer-daemon|postmaster|mail delivery", re.IGNORECASE)


def _is_reply(message: Message) -> bool:
    """A responder's mail that says so of itself (RFC 3834), and no report of a delivery in some old form."""
    says_so = str(message.get("Auto-Submitted", "")).strip().lower().startswith("auto-replied")
    reports = _DAEMONS.search(str(message.get("From", ""))) or message.get("X-Failed-Recipients")
    return says_so and not reports


def _returned_id(message: Message) -> str:
    """The Message-ID of the mail that came back, which most reports carry whole or as headers."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind in {"message/rfc822", "message/global"}:
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                return str(inner[0].get("Message-ID", "")).strip()
        if kind in {"text/rfc822-headers", "message/global-headers"}:
            payload = part.get_payload(decode=True)
            text = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
            return str(message_from_bytes(text, policy=policy.compat32).get("Message-ID", "")).strip()
    return ""


#: RFC 3463: these blame the sender's address, which is ours; no reader is to be taken off the list for it.
SENDERS_FAULT = frozenset({"5.1.7", "5.1.8"})


#: A report speaks of the server beyond ours: what is full, unreachable or confused there is not of our making.
_THEIRS = ("5.3.", "5.4.", "5.5.")
_BEFORE_WORDS = re.compile(r"^\s*(smtp\s*;)?\s*(\d{3}[ -])?\s*(\d\.\d{1,3}\.\d{1,3}\b)?", re.IGNORECASE)


def _blames_us(status: str, said: str) -> bool:
    words = _BEFORE_WORDS.sub("", said)
    return (
        status.startswith("5.")
        and not status.startswith(_THEIRS)
        and blame("dot", 550, f"{status} {words}") is Blame.SERVER
    )


def _kind(action: str, status: str, said: str) -> BounceKind:
    match action:
        case "delayed" | "relayed" | "expanded" | "delivered":
            return BounceKind.DELAYED
        case "failed" if status in SENDERS_FAULT or (status.startswith("5.1.") and _blames_us(status, said)):
            return BounceKind.UNKNOWN
        case "failed" if status.startswith("5.1."):
            return BounceKind.HARD
        case "failed" if status == "5.2.2":
            return BounceKind.FULL
        case "failed" if _blames_us(status, said):
            return BounceKind.POLICY
        case "failed":
            return BounceKind.SOFT
        case _:
            return BounceKind.UNKNOWN


def _start(raw: bytes) -> str:
    return raw.partition(b"\n\n")[2][:400].decode("utf-8", "replace") or raw[:400].decode("utf-8", "replace")


# --- what follows -----------------------------------------------------------------------------------


Consequence = Literal["suppress", "count", "leave", "nothing", "ask"]


def consequence(kind: BounceKind, *, n_before: int, limit: int) -> Consequence:
    """What a bounce does to its recipient, of whom `n_before` editions in a row came back before."""
    match kind:
        case BounceKind.HARD:
            return "suppress"
        case BounceKind.FULL | BounceKind.SOFT:
            return "suppress" if n_before + 1 >= limit else "count"
        case BounceKind.POLICY:
            # A signature or a blocklist fails at all servers of some houses: a list that loses their readers for it is
            # worse than one address that a person must look at.
            return "ask" if n_before + 1 >= limit else "count"
        case BounceKind.UNSUBSCRIBE:
            return "leave"
        case BounceKind.DELAYED | BounceKind.REPLY:
            return "nothing"
        case BounceKind.UNKNOWN:
            return "ask"
        case _:
            assert_never(kind)
