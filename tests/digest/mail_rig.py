"""An installation with approved editions, mailed by child processes that are killed; and its accounts."""

import base64
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dkim
import yaml
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from meanwhile.config import Config, load_config
from meanwhile.edition_json import to_json
from meanwhile.jobs import open_store
from meanwhile.mailing import approve
from pipeline.store import deliveries, editions, recipients, soundness
from pipeline.types import EditionDraft
from tests.databases import address_in
from tests.digest.sample_editions import single_edition
from tests.digest.smtp_server import Journal, SmtpServer
from tests.kills import KILLED, ROOT, Nursery, Trap


def make_key(folder: Path) -> tuple[Path, bytes]:
    """A private key's file for signing, and its record for the DNS."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    path = folder / "dkim.pem"
    path.touch(mode=0o600)
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return path, b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def verifies(raw: bytes, record: bytes, *, selector: str = "s1") -> bool:
    """Whether a mail's signature holds, by a verifier that is not ours."""

    def look_up(name: bytes, timeout: int = 5) -> bytes | None:
        return record if name.startswith(f"{selector}._domainkey.".encode()) else None

    return bool(dkim.verify(raw, dnsfunc=look_up))


@dataclass
class Account:
    """What the ledger says held against what the server's journal says."""

    states: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0  # taken more than once
    lost: int = 0  # called sent, and never taken; or owed, and not in the ledger at all
    twice_possible: int = 0  # unknown, and taken: what resending would have doubled
    unaccounted: int = 0  # taken, and neither sent nor unknown
    unknown_elsewhere: int = 0  # unknown, though the server never had the whole text: nothing was unsure
    is_intact: bool = True  # the database file

    def add(self, other: "Account") -> None:
        """Together with another installation's."""
        self.states += other.states
        self.is_intact &= other.is_intact
        for name in ("duplicates", "lost", "twice_possible", "unaccounted", "unknown_elsewhere"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def is_sound(self) -> bool:
        """Nothing twice, nothing lost in silence, nothing ended nowhere."""
        return self.is_intact and self.duplicates == self.lost == self.unaccounted == 0


class Rig:
    """One installation in a folder."""

    def __init__(
        self, folder: Path, *, port: int, n_recipients: int = 5, mail: dict[str, object] | None = None
    ) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "config.yaml"
        self.addresses = [f"reader{n}@example.org" for n in range(n_recipients)]
        settings: dict[str, object] = {
            "from": "Meanwhile <digest@digest.example.org>",
            "smtp": {"host": "127.0.0.1", "port": port, "tls": "none", "timeout_s": 5},
            "rate_per_s": 1000,
            "stop_after_errors": 1000,
        }
        self._address = address_in(folder)
        self._mail = settings | (mail or {})
        self.change()
        with open_store(self.config) as database, database.writing() as session:
            for address in self.addresses:
                recipients.add(session, address, now=datetime.now(UTC), origin="import")
        self.n_editions = 0

    def change(self, **mail: object) -> None:
        """Write its configuration, with other settings for the mail."""
        self._mail |= mail
        crawl = {"contact": "digest@example.org", "sources": []}
        whole = {"database": self._address, "crawl": crawl, "mail": self._mail}
        self.path.write_text(yaml.safe_dump(whole), encoding="utf-8")

    @property
    def config(self) -> Config:
        """Its configuration."""
        return load_config(self.path)

    def add_edition(self, draft: EditionDraft | None = None) -> int:
        """One more approved edition, due now."""
        draft = draft or single_edition()
        draft = replace(draft, period_end_on=draft.period_end_on + timedelta(days=7 * self.n_editions))
        self.n_editions += 1
        now = datetime.now(UTC)
        with open_store(self.config) as database, database.writing() as session:
            row = editions.draft(
                session,
                digest=draft.digest,
                title=draft.title,
                period_start_on=draft.period_start_on,
                period_end_on=draft.period_end_on,
                body=to_json(draft),
                due_at=None,
                now=now,
            )
            approve(session, row, by="an editor", now=now)
            return row.id

    def send(self, *, crash: str = "") -> int:
        """`meanwhile send` as a process of its own; its exit status."""
        environment = {**os.environ, "MEANWHILE_CRASH": crash}
        whole = [sys.executable, "-m", "meanwhile", *command(self)]
        return subprocess.run(whole, env=environment, cwd=ROOT, capture_output=True, check=False).returncode

    def forget_waits(self) -> None:
        """As if the waits before further tries had passed."""
        with open_store(self.config) as database, database.writing() as session:
            for row in deliveries.in_state(session, "queued"):
                row.next_at = datetime.now(UTC) if row.next_at else None

    def reader_states(self) -> list[str]:
        """How each recipient stands."""
        with open_store(self.config) as database, database.reading() as session:
            return [row.state for row in recipients.every(session)]

    def account(self, journal: Journal) -> Account:
        """Hold the ledger against the journal."""
        taken = Counter(_id_of(raw) for _, raw in journal.taken)
        # The closing boundary has come: only the dot was wanting.
        whole = {_id_of(raw) for raw in journal.cut if raw.endswith(b"--\r\n")}
        found = Account(duplicates=sum(n - 1 for n in taken.values()))
        with open_store(self.config) as database, database.reading() as session:
            rows = deliveries.recent(session, limit=1_000_000)
            found.states.update(row.state for row, _, _ in rows)
            found.lost = self.n_editions * len(self.addresses) - len(rows)
            for row, _, _ in rows:
                n = taken[row.message_id]
                found.lost += row.state == "sent" and not n
                found.twice_possible += row.state == "unknown" and bool(n)
                found.unaccounted += bool(n) and row.state not in {"sent", "unknown"}
                found.unknown_elsewhere += row.state == "unknown" and not n and row.message_id not in whole
        with open_store(self.config) as database:
            found.is_intact = not list(soundness.faults(database))
        return found


def _id_of(raw: bytes) -> str:
    found = re.search(rb"(?m)^Message-ID: (<[^>]+>)", raw)
    return found[1].decode() if found else ""


#: What `meanwhile send` imports on its way.
MODULES = ("meanwhile.bouncing", "meanwhile.mailing", "meanwhile.archiving", "digest.mailboxes")


def command(rig: Rig) -> list[str]:
    """`meanwhile send` in an installation."""
    return ["--quiet", "--config", str(rig.path), "send"]


#: What a kill may follow by a moment, and what the server saw last of a mailing that was killed, in words.
MOMENTS = {
    "": "before connecting",
    "CONNECT": "connected",
    "EHLO": "greeted",
    "MAIL": "MAIL",
    "RCPT": "RCPT",
    "DATA": "DATA",
    "BODY": "the text, no dot",
    "DOT": "dot, not yet taken",
    "TAKEN": "taken, not answered",
    "ANSWERED": "taken and answered",
    "QUIT": "after the last mail",
}


@dataclass(kw_only=True)
class Kills:
    """How many mailings were killed, by what the server had seen last of them, and what the accounts say."""

    n_runs: int = 0
    whole_s: float = 0.0  # how long a mailing takes that nobody kills
    by_moment: Counter[str] = field(default_factory=Counter)
    account: Account = field(default_factory=Account)


#: A new installation after so many kills: an archive of a hundred editions would be most of each run.
_KILLS_EACH = 40


def kill_at_random(folder: Path, nursery: Nursery, *, n_kills: int, seed: int) -> Kills:
    """Kill so many mailings at work: half of them at any time, half within 4 ms of something that the server saw.

    A mail's hand-over takes some 10 ms; by time alone most kills would come before the first and few near a dot.
    """
    chance = random.Random(seed)
    kills = Kills()
    while (n_done := kills.by_moment.total()) < n_kills:
        with SmtpServer() as server:
            rig = Rig(folder / f"at{n_done}", port=server.port, n_recipients=8)
            _kill_one_at_random(rig, nursery, server, kills, n=min(_KILLS_EACH, n_kills - n_done), chance=chance)
            kills.account.add(rig.account(server.journal))
    return kills


def _kill_one_at_random(
    rig: Rig, nursery: Nursery, server: SmtpServer, kills: Kills, *, n: int, chance: random.Random
) -> None:
    """So many kills in one installation, and a last mailing that nobody kills."""
    rig.add_edition()
    assert nursery.warm(command(rig)) == 0
    rig.add_edition()
    began = time.monotonic()
    assert nursery.run(command(rig)) == 0, nursery.said
    kills.whole_s = kills.whole_s or time.monotonic() - began
    events = [name for name in MOMENTS if name]
    limit = kills.n_runs + 20 * n
    while n:
        if not _has_work(rig):
            rig.add_edition()
        kills.n_runs += 1
        assert kills.n_runs < limit, "hardly a kill hits: is it work at all?"
        if chance.random() < 0.5:
            trap, wanted = Trap(chance.uniform(0, kills.whole_s)), ("", 0)
            trap.spring()
        else:
            # Those that every mail passes are waited for a few times; the others come once in a mailing.
            event = chance.choice(events)
            once = event in {"CONNECT", "EHLO", "QUIT"}
            trap, wanted = Trap(chance.uniform(0, 0.004)), (event, 1 if once else chance.randint(1, 4))
        watch = _Watch(trap, *wanted)
        server.watch(watch.see)
        status = nursery.run(command(rig), trap=trap)
        assert status in {0, KILLED}, nursery.said
        server.settle()
        if status == KILLED:
            kills.by_moment[watch.last] += 1
            n -= 1
    server.watch(None)
    assert nursery.run(command(rig)) == 0, nursery.said
    server.settle()


class _Watch:
    """Springs a trap at the n-th of an event, and remembers what came last."""

    def __init__(self, trap: Trap, event: str, n: int) -> None:
        self.last = ""
        self._trap, self._event, self._n = trap, event, n

    def see(self, event: str) -> None:
        self.last = event if event in MOMENTS else self.last
        if event == self._event:
            self._n -= 1
            if self._n == 0:
                self._trap.spring()


def _has_work(rig: Rig) -> bool:
    with open_store(rig.config) as database, database.reading() as session:
        return bool(deliveries.in_state(session, "queued", "sending", "final_dot"))
