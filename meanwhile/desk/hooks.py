"""Tells other programs of events: each once, signed, again and again until it is taken.

What happened is read from the database, not from the code that did it, so that an approval by the command line and one
by the desk are told alike.
"""

import hashlib
import hmac
import http.client
import ipaddress
import json
import socket
from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from meanwhile.config import Config
from pipeline.errors import InputError
from pipeline.store import hooks
from pipeline.store.database import Database, Session
from pipeline.tables import EditionRow

EVENTS: Mapping[str, str] = MappingProxyType(
    {
        "draft.ready": "a draft is ready",
        "edition.approved": "an edition is approved",
        "edition.sent": "an edition is sent",
        "source.silent": "a source is silent or failing",
    }
)
SILENT = frozenset(("quiet", "failing", "blocked", "challenge"))
TIMEOUT_S = 10
MAX_ATTEMPTS = 8
FIRST_WAIT = timedelta(minutes=1)


def check_address(url: str, config: Config) -> None:
    """InputError for an address that may not be called: only http(s), and no private network that is not allowed."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or len(url) > 500:
        raise InputError(f"{url!r} is no address for a webhook; write it as https://example.org/path")
    _resolved(url, config)


def _resolved(url: str, config: Config) -> str:
    """The IP address to call. What is checked is what is called: the name is not looked up a second time."""
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError) as error:
        raise InputError(f"{url}: its host cannot be found ({error})") from error
    address = str(found[0][4][0])
    ip = ipaddress.ip_address(address.partition("%")[0])
    allowed = any(ip in ipaddress.ip_network(str(network)) for network in config.crawl.allow_addresses)
    if not ip.is_global and not allowed:
        raise InputError(
            f"{url}: {ip} is not on the public internet; allow it under crawl.allow_addresses if it is yours"
        )
    return address


def notice(session: Session, *, now: datetime) -> int:
    """Note for each address what has happened since it was added; how many calls are new."""
    n_new = 0
    for hook in hooks.every(session):
        if not hook.is_active:
            continue
        for key, event, payload in _events(session, hook.created_at):
            if event in hook.events:
                n_new += hooks.queue(session, hook.id, key, event, payload, now=now)
    return n_new


def _events(session: Session, since: datetime) -> list[tuple[str, str, dict[str, Any]]]:
    found: list[tuple[str, str, dict[str, Any]]] = []
    for row in hooks.editions_since(session, since):
        told = _edition(row)
        if row.composed_at >= since:
            found.append((f"draft:{row.id}", "draft.ready", told))
        if row.approved_at and row.approved_at >= since:
            key = f"approved:{row.id}:{row.revision}"
            found.append((key, "edition.approved", {**told, "approved_by": row.approved_by}))
        if row.sent_at and row.sent_at >= since:
            found.append((f"sent:{row.id}", "edition.sent", told))
    for run, before in hooks.source_runs_since(session, since):
        if run.state in SILENT and before not in SILENT:
            payload = {"source": run.source, "state": run.state, "before": before, "error": run.error}
            found.append((f"source:{run.source}:{run.id}", "source.silent", payload))
    return found


def _edition(row: EditionRow) -> dict[str, Any]:
    return {
        "edition": row.id,
        "digest": row.digest,
        "title": row.title,
        "period_end_on": row.period_end_on.isoformat(),
        "version": row.version,
        "state": row.state,
    }


def signature(secret: str, body: bytes) -> str:
    """What the header X-Meanwhile-Signature says: whoever has the key can check that a call is ours."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def tell(database: Database, config: Config, *, now: datetime) -> int:
    """Note what happened and make the calls that are due; how many were taken. No transaction is open meanwhile."""
    with database.writing() as session:
        notice(session, now=now)
    with database.reading() as session:
        due = [
            (call.id, call.event, dict(call.payload), call.attempts, call.created_at, hook.url, hook.secret)
            for call, hook in hooks.due(session, now=now)
        ]
    n_taken = 0
    for call_id, event, payload, attempts, created_at, url, secret in due:
        body = json.dumps({"event": event, "id": call_id, "at": created_at.isoformat(), **payload}).encode()
        taken, answer = _post(url, body, signature(secret, body), config)
        n_taken += taken
        last = attempts + 1 >= MAX_ATTEMPTS
        with database.writing() as session:
            hooks.note(
                session,
                call_id,
                "taken" if taken else "failed" if last else "queued",
                answer=answer,
                next_at=None if taken or last else now + FIRST_WAIT * 2**attempts,
            )
    return n_taken


def _post(url: str, body: bytes, signed: str, config: Config) -> tuple[bool, str]:
    parts = urlsplit(url)
    try:
        address = _resolved(url, config)
    except InputError as error:
        return False, str(error)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = _Pinned(parts.hostname or "", port, address, secure=parts.scheme == "https")
    headers = {"Content-Type": "application/json", "User-Agent": "Meanwhile", "X-Meanwhile-Signature": signed}
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", target, body=body, headers=headers)
        answer = connection.getresponse()
        answer.read(1000)
    except (OSError, http.client.HTTPException) as error:
        return False, f"{type(error).__name__}: {error}"
    finally:
        connection.close()
    # A redirection is no answer: the address was agreed on.
    return 200 <= answer.status < 300, f"HTTP {answer.status}"


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was looked up and checked before, under its own name."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT_S)
        self._address = address
        self._secure = secure
        self.default_port = 443 if secure else 80

    def connect(self) -> None:
        """Connect to the address that was checked."""
        self.sock = socket.create_connection((self._address, self.port), timeout=TIMEOUT_S)
        if self._secure:
            import ssl

            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
