"""What will go wrong, found before it does."""

import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meanwhile.config import Config
from meanwhile.crawling import chosen_sources
from meanwhile.mailing import transport_of
from pipeline.errors import MeanwhileError
from pipeline.store import backup, schema
from pipeline.store.database import open_database, sqlite_path

#: Below this a week of news and a backup may not fit.
FREE_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at."""

    what: str
    fine: bool
    said: str


def findings(config: Config, *, now: datetime) -> Iterator[Finding]:
    """Each thing in turn; none changes anything."""
    yield Finding(what="configuration", fine=True, said="no faults")
    yield from _disk(config)
    yield from _database(config)
    yield _clock(now)
    yield from _mail(config)
    sources = chosen_sources(config, [])
    yield Finding(
        what="sources", fine=bool(sources), said=f"{len(sources)} configured" if sources else "none is configured"
    )


def _disk(config: Config) -> Iterator[Finding]:
    path = sqlite_path(config.database_url)
    folder = path.parent if path else config.folder
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    yield Finding(what="disk", fine=free >= FREE_BYTES, said=f"{free / 1e9:.1f} GB free below {folder}")
    yield Finding(
        what="permissions",
        fine=os.access(folder, os.W_OK),
        said=f"{folder} can{'' if os.access(folder, os.W_OK) else 'not'} be written",
    )


def _database(config: Config) -> Iterator[Finding]:
    path = sqlite_path(config.database_url)
    if path is not None and not path.exists():
        yield Finding(what="database", fine=True, said=f"{path} does not exist yet; the first crawl makes it")
        return
    database = open_database(config.database_url)
    try:
        at = schema.revision_of(database)
        newest = schema.newest_revision()
        yield Finding(
            what="database", fine=True, said=f"step {at}" + ("" if at == newest else f", to be brought to {newest}")
        )
    except MeanwhileError as error:
        yield Finding(what="database", fine=False, said=str(error))
    finally:
        database.close()
    if path is not None:
        copies = backup.backups(path.parent / "backups")
        yield Finding(
            what="backups", fine=bool(copies), said=copies[0].name if copies else "none yet: `meanwhile backup`"
        )


def _clock(now: datetime) -> Finding:
    return Finding(what="clock", fine=now.year >= 2026, said=f"{now:%Y-%m-%d %H:%M} UTC")


def _mail(config: Config) -> Iterator[Finding]:
    smtp = config.mail.smtp
    if smtp is None:
        folder: Path = config.path(config.mail.outbox)
        yield Finding(what="mail", fine=True, said=f"written into {folder}")
        return
    try:
        transport_of(config).close()
        with socket.create_connection((smtp.host, smtp.port), timeout=10) as connection:
            greeting = connection.recv(512).decode("utf-8", "replace").strip() if smtp.tls != "implicit" else "TLS"
    except (OSError, MeanwhileError) as error:
        yield Finding(what="mail", fine=False, said=f"{smtp.host}:{smtp.port}: {error}")
        return
    fine = smtp.tls == "implicit" or greeting.startswith("220")
    yield Finding(what="mail", fine=fine, said=f"{smtp.host}:{smtp.port} says {greeting[:80]}")
