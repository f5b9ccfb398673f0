"""Reading the mailbox that undeliverable mails come back to: a Maildir, IMAP or POP."""

import contextlib
import imaplib
import mailbox
import poplib
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

from digest.config import MailboxConfig
from digest.mail import tls_fault
from pipeline.errors import UnavailableError

#: More than any bounce; what is longer is read no further.
MAX_BYTES = 2_000_000
#: So many at a time: the rest comes with the next run.
MAX_MAILS = 500
#: Takes one mail; once it returns, the mail is marked as read (or, over POP, deleted).
Take = Callable[[bytes], None]


def read_maildir(folder: Path, take: Take) -> int:
    """Each new mail of a Maildir; it is then marked as seen."""
    if not (folder / "new").is_dir():
        raise UnavailableError(f"mail.bounces.maildir: {folder} is no Maildir (it has no folder `new`); check the path")
    try:
        box = mailbox.Maildir(folder, factory=None, create=False)
        n = 0
        for key in sorted(box.keys())[:]:
            message = box.get_message(key)
            if "S" in message.get_flags():
                continue
            with box.get_file(key) as handle:
                take(handle.read(MAX_BYTES))
            message.add_flag("S")
            message.set_subdir("cur")
            box[key] = message
            n += 1
            if n >= MAX_MAILS:
                break
    except OSError as error:
        raise UnavailableError(
            f"mail.bounces.maildir: {folder} cannot be read ({error}); check owner and mode"
        ) from error
    return n


def read_mailbox(config: MailboxConfig, password: str, take: Take, *, context: ssl.SSLContext | None = None) -> int:
    """Each new mail of a mailbox on a server; how many. Whatever fails, no mail is marked that was not taken."""
    context = context or ssl.create_default_context()
    shown = f"mail.bounces.mailbox: {config.host}:{_port(config)}"
    try:
        if config.protocol == "imap":
            return _read_imap(config, password, take, context)
        return _read_pop(config, password, take, context)
    except _RefusedError as error:
        raise UnavailableError(
            f"{shown}: the user or password was refused ({error}); check user and the password's variable or file"
        ) from error
    except ssl.SSLError as error:
        raise UnavailableError(
            f"{shown}: no encrypted connection ({tls_fault(error)}); check tls, port, ca_file and the server's "
            "certificate"
        ) from error
    except (imaplib.IMAP4.error, poplib.error_proto, OSError) as error:
        raise UnavailableError(f"{shown} cannot be read ({_said(error)}); check host, port and tls") from error


class _RefusedError(Exception):
    """The server knows no such user or password."""


def _said(error: Exception) -> str:
    first = error.args[0] if len(error.args) == 1 else str(error)
    text = first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)
    return " ".join(text.split()) or type(error).__name__


def _port(config: MailboxConfig) -> int:
    usual = {("imap", True): 993, ("imap", False): 143, ("pop", True): 995, ("pop", False): 110}
    return config.port or usual[config.protocol, config.tls == "implicit"]


def _read_imap(config: MailboxConfig, password: str, take: Take, context: ssl.SSLContext) -> int:
    box: imaplib.IMAP4
    if config.tls == "implicit":
        box = imaplib.IMAP4_SSL(config.host, _port(config), ssl_context=context, timeout=config.timeout_s)
    else:
        box = imaplib.IMAP4(config.host, _port(config), timeout=config.timeout_s)
    try:
        if config.tls == "starttls":
            box.starttls(context)
        _log_in(box, config.user, password)
        status, said = box.select(f'"{config.folder}"')
        if status != "OK":
            raise imaplib.IMAP4.error(f"folder {config.folder}: {(said[0] or b'').decode('utf-8', 'replace')}")
        _, found = box.uid("SEARCH", "UNSEEN")
        uids = (found[0] or b"").split()[:MAX_MAILS]
        for uid in uids:
            _, answer = box.uid("FETCH", uid.decode(), f"(BODY.PEEK[]<0.{MAX_BYTES}>)")
            parts = [part[1] for part in answer if isinstance(part, tuple)]
            if parts:
                take(parts[0])
            box.uid("STORE", uid.decode(), "+FLAGS", "(\\Seen)")
        box.logout()
    finally:
        # The library's own `with` says goodbye also to a connection that has failed, and hides by what.
        with contextlib.suppress(OSError):
            box.shutdown()
    return len(uids)


def _log_in(box: imaplib.IMAP4, user: str, password: str) -> None:
    try:
        if "AUTH=PLAIN" in box.capabilities:
            # LOGIN carries ASCII only.
            box.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
        else:
            box.login(user, password)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, UnicodeError) as error:
        raise _RefusedError(_said(error)) from error


def _read_pop(config: MailboxConfig, password: str, take: Take, context: ssl.SSLContext) -> int:
    box: poplib.POP3
    if config.tls == "implicit":
        box = _Pop3Ssl(config.host, _port(config), timeout=config.timeout_s, context=context)
    else:
        box = _Pop3(config.host, _port(config), timeout=config.timeout_s)
    try:
        if config.tls == "starttls":
            box.stls(context)
        try:
            box.user(config.user)
            box.pass_(password)
        except poplib.error_proto as error:
            raise _RefusedError(_said(error)) from error
        n = min(len(box.list()[1]), MAX_MAILS)
        for number in range(1, n + 1):
            take(b"\r\n".join(box.retr(number)[1])[:MAX_BYTES])
            box.dele(number)
        # Only now does the server delete: cut off before, all of it is read again, and counted once all the same.
        box.quit()
    finally:
        with contextlib.suppress(OSError):
            box.close()
    return n


class _LongLines:
    """Lines as long as senders make them: the library gives up at 2,048 bytes, and the mailbox would stay as it is."""

    file: Any

    def __init__(self, *arguments: Any, **named: Any) -> None:
        try:
            super().__init__(*arguments, **named)
        except BaseException:
            # Connected, but not greeted: the library would leave it open.
            if hasattr(self, "sock"):
                self.close()  # type: ignore[attr-defined]  # poplib's
            raise

    def _getline(self) -> tuple[bytes, int]:
        line = self.file.readline(MAX_BYTES + 1)
        if len(line) > MAX_BYTES:
            raise poplib.error_proto("a line of more than 2 MB")
        if not line:
            raise poplib.error_proto("the server ended the connection")
        return line.rstrip(b"\r\n"), len(line)


class _Pop3(_LongLines, poplib.POP3):
    pass


class _Pop3Ssl(_LongLines, poplib.POP3_SSL):
    pass
