"""The signed marks in a recipient's own links: who it is for, since when, and that it was we who made it. Pure."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

LENGTH = 32
_FIRST_DAY = date(2015, 1, 1)
#: "list": to change or leave; "join": to confirm a sign-up. A mark for the one is worthless for the other.
Purpose = Literal["list", "join"]


class Fault(StrEnum):
    """Why a mark opens nothing."""

    FORGED = "forged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark that is ours and young enough."""

    recipient: int
    made_on: date


def make_mark(recipient: int, made_on: date, *, purpose: Purpose, key: bytes) -> str:
    """32 letters for a link; the same for the same recipient and day."""
    told = recipient.to_bytes(5, "big") + max(0, (made_on - _FIRST_DAY).days).to_bytes(2, "big")
    return base64.urlsafe_b64encode(told + _seal(told, purpose, key)).decode()


def read_mark(mark: str, *, purpose: Purpose, key: bytes, today: date, days: int) -> Marked | Fault:
    """Whom a mark is for; `days`: how long it opens."""
    if len(mark) != LENGTH:
        return Fault.FORGED
    try:
        raw = base64.b64decode(mark.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return Fault.FORGED
    told, seal = raw[:7], raw[7:]
    if not hmac.compare_digest(_seal(told, purpose, key), seal):
        return Fault.FORGED
    made_on = _FIRST_DAY + timedelta(days=int.from_bytes(told[5:], "big"))
    # A day ahead is allowed for: marks carry the mail's date, which may be the next one elsewhere.
    if not made_on - timedelta(days=7) <= today <= made_on + timedelta(days=days):
        return Fault.EXPIRED
    return Marked(int.from_bytes(told[:5], "big"), made_on)


def _seal(told: bytes, purpose: str, key: bytes) -> bytes:
    return hmac.new(key, b"link " + purpose.encode() + b" " + told, hashlib.sha256).digest()[:17]
