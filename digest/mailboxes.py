"""Reading the mailbox that undeliverable mails come back to: a Maildir, IMAP or POP."""

import imaplib
import mailbox
import poplib
import ssl
from collections.abc import Callable
from pathlib import Path

from digest.config import MailboxConfig
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
    """Each new mail of a mailbox on a server; how many."""
    context = context or ssl.create_default_context()
    shown = f"mail.bounces.mailbox: {config.host}"
    try:
        if config.protocol == "imap":
            return _read_imap(config, password, take, context)
        return _read_pop(config, password, take, context)
    except (imaplib.IMAP4.error, poplib.error_proto, OSError) as error:
        raise UnavailableError(f"{shown} cannot be read ({error}); check host, port, tls, user and password") from error


def _read_imap(config: MailboxConfig, password: str, take: Take, context: ssl.SSLContext) -> int:
    port = config.port or (993 if config.tls == "implicit" else 143)
    box: imaplib.IMAP4
    if config.tls == "implicit":
        box = imaplib.IMAP4_SSL(config.host, port, ssl_context=context, timeout=config.timeout_s)
    else:
        box = imaplib.IMAP4(config.host, port, timeout=config.timeout_s)
    with box:
        if config.tls == "starttls":
            box.starttls(context)
        box.login(config.user, password)
        status, said = box.select(f'"{config.folder}"')
        if status != "OK":
            raise imaplib.IMAP4.error(f"folder {config.folder}: {said!r}")
        _, found = box.uid("SEARCH", "UNSEEN")
        uids = (found[0] or b"").split()[:MAX_MAILS]
        for uid in uids:
            _, answer = box.uid("FETCH", uid.decode(), f"(BODY.PEEK[]<0.{MAX_BYTES}>)")
            parts = [part[1] for part in answer if isinstance(part, tuple)]
            if parts:
                take(parts[0])
            box.uid("STORE", uid.decode(), "+FLAGS", "(\\Seen)")
    return len(uids)


def _read_pop(config: MailboxConfig, password: str, take: Take, context: ssl.SSLContext) -> int:
    port = config.port or (995 if config.tls == "implicit" else 110)
    box: poplib.POP3
    if config.tls == "implicit":
        box = poplib.POP3_SSL(config.host, port, timeout=config.timeout_s, context=context)
    else:
        box = poplib.POP3(config.host, port, timeout=config.timeout_s)
    try:
        if config.tls == "starttls":
            box.stls(context)
        box.user(config.user)
        box.pass_(password)
        n = min(len(box.list()[1]), MAX_MAILS)
        for number in range(1, n + 1):
            take(b"\r\n".join(box.retr(number)[1])[:MAX_BYTES])
            box.dele(number)
        # Only now does the server delete: cut off before, all of it is read again, and counted once all the same.
        box.quit()
    finally:
        box.close()
    return n
