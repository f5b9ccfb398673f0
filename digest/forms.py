"""A mail that many recipients get alike, written once; each recipient's own headers and links are put in as bytes."""

import re
from dataclasses import dataclass, replace

from digest.mail import Envelope, RenderedEdition, build_message, wire_address, wire_bytes

#: Stands in links where a recipient's mark will stand. As long as a mark, so that no line changes its length.
PLACE = "PersonalMarkStandsHere0123456789"
_NOBODY = "nobody@example.org"
#: A quoted-printable body may break the place in two; the break stays where it is.
_PLACE = re.compile(b"((?:=\r\n)?)".join(re.escape(bytes([byte])) for byte in PLACE.encode()))


@dataclass(frozen=True, slots=True)
class Form:
    """The part of a mail that all its recipients share."""

    head: bytes
    body: bytes


def make_form(rendered: RenderedEdition, envelope: Envelope) -> Form:
    """A form with the envelope's shared headers; its recipient, Message-ID and ways out are left aside."""
    shared = replace(envelope, recipient=_NOBODY, message_id="<0@0>", unsubscribe_url="", unsubscribe_mailto="")
    head, _, body = wire_bytes(build_message(rendered, shared)).partition(b"\r\n\r\n")
    kept = [line for line in head.split(b"\r\n") if not line.lower().startswith((b"to:", b"message-id:"))]
    return Form(b"\r\n".join(kept), body)


def fill(
    form: Form, *, recipient: str, message_id: str, mark: str, unsubscribe_url: str = "", unsubscribe_mailto: str = ""
) -> bytes:
    """One recipient's mail."""
    own = [f"To: <{wire_address(recipient)}>", f"Message-ID: {message_id}"]
    ways_out = [f"<{way}>" for way in (unsubscribe_url, unsubscribe_mailto) if way]
    if ways_out:
        own.append(f"List-Unsubscribe: {', '.join(ways_out)}")
    if unsubscribe_url.startswith("https://"):
        own.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
    if len(mark) != len(PLACE):
        raise ValueError(f"a mark of {len(mark)} characters cannot stand in a place of {len(PLACE)}")
    letters = mark.encode("ascii")

    def put(found: re.Match[bytes]) -> bytes:
        breaks = [*found.groups(), b""]
        return b"".join(letters[n : n + 1] + between for n, between in enumerate(breaks))

    return "\r\n".join(own).encode("ascii") + b"\r\n" + form.head + b"\r\n\r\n" + _PLACE.sub(put, form.body)
