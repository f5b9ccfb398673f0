"""Building a mail and handing it over: the only place that speaks SMTP."""

import contextlib
import hashlib
import os
import re
import select
import smtplib
import socket
import ssl
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol, Self

from digest.refusals import Blame, blame, names_no_mailbox
from pipeline.errors import DiskError, MeanwhileError

#: The default would fold List-Unsubscribe into encoded words, which breaks it.
WIRE = policy.SMTP.clone(max_line_length=998)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class AddressError(MeanwhileError):
    """An address that no mail can be sent to."""


class MailServerError(MeanwhileError):
    """The mail server cannot be used at all: wrong password, no encryption, no answer."""

    exit_status = 69


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedEdition:
    """An edition as one recipient reads it."""

    subject: str
    html: str
    text: str
    pictures: tuple[tuple[str, bytes], ...] = ()  # (content id, PNG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What a mail says of itself besides its text. `unsubscribe_url` is the one-click address of this recipient."""

    sender: str
    recipient: str
    message_id: str
    sent_at: datetime
    reply_to: str = ""
    list_id: str = ""
    unsubscribe_url: str = ""
    unsubscribe_mailto: str = ""
    headers: tuple[tuple[str, str], ...] = ()


def tls_fault(error: ssl.SSLError) -> str:
    """What was wrong with an encrypted connection, in words; the library's own are names of constants."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate is not to be trusted: {error.verify_message}"
    if error.reason == "WRONG_VERSION_NUMBER":
        return "the server does not speak TLS on this port"
    return (error.reason or str(error)).replace("_", " ").lower()


class AnswerKind(StrEnum):
    """How a hand-over ended."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    LOST = "lost"  # nobody knows: the connection broke after the final dot


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a hand-over ended, in the server's words."""

    kind: AnswerKind
    text: str = ""
    is_servers: bool = False  # it concerns us or the server, not this one recipient
    no_mailbox: bool = False  # there is no such recipient, by the server's word


#: Called with the name of each point that a hand-over passes: see docs/mail.md. Tests end the process there.
OnPoint = Callable[[str], None]


def no_point(_point: str) -> None:
    """Nothing happens at any point."""


class Transport(Protocol):
    """Hands one mail to one recipient. `before_dot` is called when all but the final dot has been handed over."""

    def deliver(self, message: bytes, *, sender: str, recipient: str, before_dot: Callable[[], None]) -> Answer:
        """Hand over; faults of the connection are answers, not exceptions."""
        ...

    def close(self) -> None:
        """End the session."""
        ...


def clean_header(text: str) -> str:
    """Text that is safe in a header: a scraped title with a line break in it would otherwise stop the whole digest."""
    return " ".join(_CONTROLS.sub(" ", unicodedata.normalize("NFC", text)).split())


def parse_address(text: str) -> Address:
    """`Name <local@domain>` or `local@domain`, or AddressError."""
    cleaned = clean_header(text)
    match = re.fullmatch(r"(?:(?P<name>[^<>]*?)\s*<)?(?P<addr>[^\s<>@]+@[^\s<>@]+\.?[^\s<>@]*)>?", cleaned)
    if match is None or cleaned.count("<") != cleaned.count(">"):
        raise AddressError(f"{text!r} is not a mail address; write it as name@example.org")
    try:
        return Address(display_name=(match["name"] or "").strip('" '), addr_spec=match["addr"])
    # The library raises IndexError for some faults ("a@") and its own errors for others ("a@b..c").
    except (ValueError, IndexError, MessageError) as error:
        raise AddressError(f"{text!r} is not a mail address; write it as name@example.org") from error


def wire_address(recipient: str) -> str:
    """The bare address in ASCII; AddressError for a local part that only SMTPUTF8 could carry."""
    address = parse_address(recipient)
    try:
        domain = address.domain.encode("idna").decode("ascii")
        address.username.encode("ascii")
    except UnicodeError as error:
        raise AddressError(
            f"{recipient}: letters outside ASCII before the @ reach few servers; use another address"
        ) from error
    return f"{address.username}@{domain}"


def message_id(digest: str, edition: str, recipient: str, domain: str) -> str:
    """The same for the same edition and recipient, whenever and wherever it is made."""
    mark = hashlib.sha256(f"{digest}\n{edition}\n{recipient.lower()}".encode()).hexdigest()[:32]
    return f"<{mark}@{domain}>"


def build_message(rendered: RenderedEdition, envelope: Envelope) -> EmailMessage:
    """A multipart mail: plain text, HTML, and pictures by content id."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = parse_address(envelope.sender)
    # With brackets: a bare address beside an HTML part counts as a sign of spam.
    message["To"] = f"<{parse_address(envelope.recipient).addr_spec}>"
    message["Subject"] = clean_header(rendered.subject)
    message["Date"] = format_datetime(envelope.sent_at)
    message["Message-ID"] = envelope.message_id
    if envelope.reply_to:
        message["Reply-To"] = parse_address(envelope.reply_to)
    if envelope.list_id:
        message["List-Id"] = clean_header(envelope.list_id)
    ways_out = [f"<{way}>" for way in (envelope.unsubscribe_url, envelope.unsubscribe_mailto) if way]
    if ways_out:
        message["List-Unsubscribe"] = ", ".join(ways_out)
    if envelope.unsubscribe_url.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Auto-Submitted"] = "auto-generated"
    for name, value in envelope.headers:
        message[name] = clean_header(value)
    message.set_content(rendered.text, cte="quoted-printable")
    message.add_alternative(rendered.html, subtype="html", cte="quoted-printable")
    _, html = message.iter_parts()
    assert isinstance(html, EmailMessage)
    for content_id, png in rendered.pictures:
        html.add_related(png, "image", "png", cid=f"<{content_id}>", disposition="inline")
    # The library's boundaries are random: with our own the same edition gives the same bytes.
    mark = hashlib.sha256(f"{rendered.subject}\n{rendered.html}".encode()).hexdigest()[:24]
    message.set_boundary(f"=_{mark}_0")
    if rendered.pictures:
        html.set_boundary(f"=_{mark}_1")
    return message


def wire_bytes(message: EmailMessage) -> bytes:
    """The mail as it goes over the wire."""
    return message.as_bytes(policy=WIRE)


# --- ways of handing over ---------------------------------------------------------------------------


class Outbox:
    """Writes mails into a folder, one file for each Message-ID: a rerun writes the same file again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(
        self,
        message: bytes,
        *,
        sender: str,  # noqa: ARG002  a file has no envelope
        recipient: str,
        before_dot: Callable[[], None],
    ) -> Answer:
        """See Transport; a full or read-only disk ends the run, since no other mail would fare better."""
        found = re.search(rb"^Message-ID:\s*<([^@>\s]+)", message, re.MULTILINE | re.IGNORECASE)
        mark = found[1].decode("ascii", "replace") if found else hashlib.sha256(message).hexdigest()[:32]
        who = re.sub(r"[^A-Za-z0-9.@+-]+", "_", recipient)[:80]
        target = self.folder / f"{who}-{mark[:16]}.eml"
        scratch = target.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with scratch.open("wb") as handle:
                handle.write(message)
                handle.flush()
                os.fsync(handle.fileno())
            before_dot()
            scratch.replace(target)
        except OSError as error:
            raise DiskError(
                f"{target}: the mail cannot be written ({error.strerror}); free space or mend the folder"
            ) from error
        return Answer(kind=AnswerKind.ACCEPTED, text=str(target))

    def close(self) -> None:
        """Nothing to end."""


Tls = Literal["none", "starttls", "implicit"]


@dataclass(slots=True, kw_only=True)
class Smtp:
    """A session with a mail server, opened at the first mail and kept for the next ones."""

    host: str
    port: int
    tls: Tls = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = 60.0
    tls_context: ssl.SSLContext | None = None
    local_hostname: str | None = None
    on_point: OnPoint = no_point
    _session: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _connect(self) -> smtplib.SMTP:
        if self._session is not None:
            return self._session
        context = self.tls_context or ssl.create_default_context()
        session: smtplib.SMTP
        if self.tls == "implicit":
            session = smtplib.SMTP_SSL(
                self.host, self.port, local_hostname=self.local_hostname, timeout=self.timeout_s, context=context
            )
        else:
            session = smtplib.SMTP(self.host, self.port, local_hostname=self.local_hostname, timeout=self.timeout_s)
        try:
            # Without it the final dot waits 40 ms for the server's delayed ACK: a window six times as wide.
            assert session.sock is not None
            session.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            session.ehlo_or_helo_if_needed()
            if self.tls == "starttls":
                session.starttls(context=context)
                session.ehlo_or_helo_if_needed()
            if self.user:
                session.login(self.user, self.password)
        except BaseException:
            session.close()
            raise
        self._session = session
        self.on_point("connected")
        return session

    def deliver(self, message: bytes, *, sender: str, recipient: str, before_dot: Callable[[], None]) -> Answer:
        """See Transport. A server that cannot be used at all raises MailServerError."""
        dotted = False

        def dot() -> None:
            nonlocal dotted
            before_dot()
            dotted = True

        session: smtplib.SMTP | None = None
        try:
            # Servers take a domain with accents only in its ASCII form, as it stands in the header.
            to = wire_address(recipient)
            session = self._connect()
            return self._transaction(session, message, sender, to, dot)
        except AddressError as error:
            return Answer(kind=AnswerKind.PERMANENT, text=str(error))
        except smtplib.SMTPAuthenticationError as error:
            self.close()
            if error.smtp_code >= 500:
                raise MailServerError(
                    f"{self.host}:{self.port}: the user or password was refused ({_said(error.smtp_error)}); "
                    "check mail.smtp.user and the password's variable or file"
                ) from error
            return Answer(kind=AnswerKind.TEMPORARY, text=_said(error.smtp_error), is_servers=True)
        except smtplib.SMTPNotSupportedError as error:
            self.close()
            raise MailServerError(
                f"{self.host}:{self.port}: {error}; check mail.smtp.tls and mail.smtp.user"
            ) from error
        except UnicodeEncodeError as error:
            self.close()
            if session is not None:
                raise
            raise MailServerError(
                f"{self.host}:{self.port}: the user or password has letters outside ASCII, which cannot be sent; "
                "choose another password"
            ) from error
        except smtplib.SMTPResponseException as error:
            # Of the greeting, EHLO or STARTTLS: it says nothing of this mail, and a 5xx may be mended as well.
            self.close()
            text = f"{error.smtp_code} {_said(error.smtp_error)}"
            return Answer(kind=AnswerKind.LOST if dotted else AnswerKind.TEMPORARY, text=text, is_servers=True)
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            if session is None and isinstance(error, ssl.SSLError):
                raise MailServerError(
                    f"{self.host}:{self.port}: no encrypted connection ({tls_fault(error)}); check mail.smtp.tls, "
                    "port, ca_file and the server's certificate"
                ) from error
            kind = AnswerKind.LOST if dotted else AnswerKind.TEMPORARY
            return Answer(kind=kind, text=_said(str(error) or repr(error)), is_servers=True)

    def _transaction(
        self, session: smtplib.SMTP, message: bytes, sender: str, recipient: str, dot: Callable[[], None]
    ) -> Answer:
        options = ["BODY=8BITMIME"] if session.has_extn("8bitmime") else []
        steps: tuple[tuple[str, Callable[[], tuple[int, bytes]]], ...] = (
            ("mail", lambda: session.mail(sender, options)),
            ("rcpt", lambda: session.rcpt(recipient)),
            ("data", lambda: session.docmd("DATA")),
        )
        for name, step in steps:
            code, said = step()
            if code not in {250, 251, 354}:
                self._reset(session)
                return _refused(name, code, said)
            self.on_point(name)
        session.send(_dotted(message))
        self.on_point("body")
        if self.tls == "none" and session.sock is not None and select.select([session.sock], [], [], 0)[0]:
            # It has spoken or gone before the end: without the dot it has nothing, and that is certain.
            raise smtplib.SMTPServerDisconnected("the server ended the connection before the end of the mail")
        dot()
        self.on_point("final_dot")
        session.send(b".\r\n")
        self.on_point("dot")
        code, said = session.getreply()
        self.on_point("answered")
        if code == 250:
            return Answer(kind=AnswerKind.ACCEPTED, text=_said(said))
        self._reset(session)
        return _refused("dot", code, said)

    def _reset(self, session: smtplib.SMTP) -> None:
        """Ready for the next mail, or closed; the answer that we have stands either way."""
        try:
            session.rset()
        except (smtplib.SMTPException, OSError):
            self.close()

    def close(self) -> None:
        """Say goodbye; a server that has gone is as good."""
        session, self._session = self._session, None
        if session is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                session.quit()
            session.close()


def _dotted(message: bytes) -> bytes:
    """As DATA wants it: lines end in CR LF, a dot at a line's start is doubled."""
    n_ends = message.count(b"\r\n")
    if message.count(b"\n") != n_ends or message.count(b"\r") != n_ends:
        message = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    message = message.replace(b"\r\n.", b"\r\n..")
    message = b"." + message if message.startswith(b".") else message
    return message if message.endswith(b"\r\n") else message + b"\r\n"


def _refused(step: str, code: int, answer: bytes) -> Answer:
    """What a refusal means for this mail: see digest.refusals."""
    said = _said(answer)
    whose = blame(step, code, said)
    kind = AnswerKind.PERMANENT if whose is Blame.RECIPIENT else AnswerKind.TEMPORARY
    gone = names_no_mailbox(step, code, said)
    return Answer(kind=kind, text=f"{code} {said}", is_servers=whose is Blame.SERVER, no_mailbox=gone)


def _said(text: bytes | str) -> str:
    return clean_header(text.decode("utf-8", "replace") if isinstance(text, bytes) else text)[:500]
