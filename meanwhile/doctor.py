"""What will go wrong, found before it does."""

import os
import pwd
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from meanwhile.archiving import ARCHIVE
from meanwhile.config import Config
from meanwhile.crawling import chosen_sources
from meanwhile.mailing import transport_of
from meanwhile.terminal import Bar
from pipeline.errors import MeanwhileError
from pipeline.store import backup, runs, schema, soundness
from pipeline.store.database import open_database, sqlite_path
from scrapers.crawl import crawl
from scrapers.source import Source
from scrapers.state import MemoryState

#: What a backup and a week of news may need besides the database itself.
FREE_BYTES = 1_000_000_000
#: A clock may be so far behind what the database remembers.
_CLOCK_SLACK = timedelta(minutes=5)
#: Sources that are asked at once, so that it is seen that something is going on.
_AT_ONCE = 8
#: Of a source: its lists count as well as its articles.
_PAGES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at."""

    what: str
    fine: bool
    said: str


def findings(config: Config, *, now: datetime, fetch: bool, bar: Bar) -> Iterator[Finding]:
    """Each thing in turn; none changes anything. With `fetch` every source is asked for an article."""
    sources = chosen_sources(config, [])
    bar.total(5 + (len(sources) if fetch else 0))
    yield Finding(what="configuration", fine=True, said="no faults")
    for look in (_disk(config), _permissions(config), _database(config, now), _backups(config, now), _mail(config)):
        yield from look
        bar.step(1)
    if not sources:
        yield Finding(what="sources", fine=False, said="none is configured: name some under crawl.sources")
    elif not fetch:
        yield Finding(what="sources", fine=True, said=f"{len(sources)} configured; not asked")
    else:
        for start in range(0, len(sources), _AT_ONCE):
            part = sources[start : start + _AT_ONCE]
            bar.step(0, at=", ".join(source.name for source in part))
            yield from _fetched(config, part, now)
            bar.step(len(part))


def _folder(config: Config) -> Path:
    """Where the database is or will be: the nearest folder that exists."""
    path = sqlite_path(config.database_url)
    folder = path.parent if path else config.folder
    while not folder.exists():
        folder = folder.parent
    return folder


def _disk(config: Config) -> Iterator[Finding]:
    folder = _folder(config)
    path = sqlite_path(config.database_url)
    # A backup needs as much again, for a moment beside the old ones.
    wanted = FREE_BYTES + (2 * path.stat().st_size if path and path.exists() else 0)
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB free below {folder}"
    yield Finding(
        what="disk", fine=free >= wanted, said=said + ("" if free >= wanted else f"; make it {wanted / 1e9:.1f}")
    )


def _permissions(config: Config) -> Iterator[Finding]:
    path = sqlite_path(config.database_url)
    places = [_folder(config)]
    places += [place for place in (config.path(config.mail.outbox), config.path(ARCHIVE)) if place.exists()]
    if path is not None:
        beside = ("", "-wal", "-shm", ".lock", ".mailing.lock", ".use.lock")
        names = (*(path.name + end for end in beside), "backups")
        places += [place for name in names if (place := path.with_name(name)).exists()]
    me = os.geteuid()
    bad = [f"{place} cannot be written by {_name(me)}" for place in places if not os.access(place, os.W_OK)]
    owners = {place: place.stat().st_uid for place in places}
    if me == 0:
        # What root writes the service's user cannot write any more.
        bad += [
            f"{place} belongs to {_name(uid)}; run this as {_name(uid)}" for place, uid in owners.items() if uid != 0
        ]
    elif len(set(owners.values())) > 1:
        told = ", ".join(f"{place.name} to {_name(uid)}" for place, uid in owners.items())
        bad.append(f"the files belong to several users ({told}); give all to one")
    yield Finding(what="permissions", fine=not bad, said="; ".join(bad) or f"{len(places)} places can be written")


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def _database(config: Config, now: datetime) -> Iterator[Finding]:
    path = sqlite_path(config.database_url)
    if path is not None and not path.exists():
        yield Finding(what="database", fine=True, said=f"{path} does not exist yet; the first crawl makes it")
        yield _clock(now, None)
        return
    try:
        with closing(open_database(config.database_url)) as database:
            at, newest = schema.revision_of(database), schema.newest_revision()
            if at != newest:
                yield Finding(what="database", fine=True, said=f"step {at}; the next command brings it to {newest}")
                yield _clock(now, None)
                return
            found = list(soundness.faults(database))
            yield Finding(
                what="database", fine=not found, said="; ".join(found) or f"step {at}, sound, no row without its own"
            )
            with database.reading() as session:
                rows = runs.recent(session, limit=20)
            yield _clock(now, max((row.started_at for row in rows), default=None))
    except MeanwhileError as error:
        yield Finding(what="database", fine=False, said=str(error))


def _clock(now: datetime, remembered: datetime | None) -> Finding:
    said = f"{now:%Y-%m-%d %H:%M} UTC"
    if now.year < 2026:
        return Finding(what="clock", fine=False, said=f"{said} is before this program was written; set the clock")
    if remembered is not None and remembered - now > _CLOCK_SLACK:
        return Finding(
            what="clock", fine=False, said=f"{said}, though the newest run began at {remembered:%Y-%m-%d %H:%M}; set it"
        )
    return Finding(what="clock", fine=True, said=said)


def _backups(config: Config, now: datetime) -> Iterator[Finding]:
    path = sqlite_path(config.database_url)
    if path is None or not path.exists():
        return
    copies = backup.backups(path.parent / "backups")
    if not copies:
        yield Finding(
            what="backups", fine=False, said="none yet: `meanwhile backup`, or let `meanwhile run --due` do it"
        )
        return
    age = now - backup.made_at(copies[0])
    try:
        backup.check(copies[0])
    except MeanwhileError as error:
        yield Finding(what="backups", fine=False, said=str(error))
        return
    fine = config.schedule.backup is None or age < timedelta(days=3)
    yield Finding(what="backups", fine=fine, said=f"{len(copies)}; {copies[0].name}, {age.days} days old, is sound")


def _mail(config: Config) -> Iterator[Finding]:
    smtp = config.mail.smtp
    if smtp is None:
        yield Finding(what="mail", fine=True, said=f"written into {config.path(config.mail.outbox)}")
        return
    try:
        # Reads the password and the certificates, and does not connect yet.
        transport_of(config).close()
        with socket.create_connection((smtp.host, smtp.port), timeout=10) as connection:
            greeting = connection.recv(512).decode("utf-8", "replace").strip() if smtp.tls != "implicit" else "TLS"
            if smtp.tls != "implicit":
                with suppress(OSError):
                    connection.sendall(b"QUIT\r\n")
    except (OSError, MeanwhileError) as error:
        yield Finding(what="mail", fine=False, said=f"{smtp.host}:{smtp.port}: {error}")
        return
    fine = smtp.tls == "implicit" or greeting.startswith("220")
    yield Finding(what="mail", fine=fine, said=f"{smtp.host}:{smtp.port} says {greeting[:80]}")


def _fetched(config: Config, sources: tuple[Source, ...], now: datetime) -> Iterator[Finding]:
    """An article or a few of each source, read as a crawl would and not kept."""
    limits = config.crawl.limits.model_copy(update={"pages_per_source": _PAGES, "time_per_source_s": 60})
    settings = config.crawl.model_copy(update={"limits": limits})
    report = crawl(sources, lambda _: None, MemoryState(), settings, now=now)
    for one in report.sources:
        refused = ", ".join(f"{n} {reason}" for reason, n in one.refused.items())
        said = one.error or f"{one.found} found, {one.articles} read" + (f", refused: {refused}" if refused else "")
        yield Finding(
            what=f"source {one.source}", fine=not one.error and (one.articles > 0 or not one.refused), said=said
        )
