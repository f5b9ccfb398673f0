"""Putting a backup in the database's place, with what has been mailed since, so that nobody is mailed twice."""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from digest.novelty import sentences_in
from meanwhile.edition_json import from_json
from pipeline.errors import InputError, MeanwhileError, NotFoundError
from pipeline.store import backup, carrying, schema
from pipeline.store.database import Database, open_database, open_frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """How a restore ended."""

    aside: Path | None  # where what was there is kept
    lines: tuple[str, ...]
    held: str  # why no mail leaves before a person has looked; "" when mails go on


def restore(
    copy: Path,
    path: Path,
    *,
    now: datetime,
    source: Path | None = None,
    nothing_since: bool = False,
    step: Callable[[str], None],
) -> Restored:
    """Restore `copy`, with the mailing carried over from `source`, or else from the database that is set aside.

    Where that cannot be read, or does not know what the copy knows, mails are held until a person releases them;
    with `nothing_since` a person says beforehand that nothing was mailed since the copy was made.
    """
    if source is not None and not source.exists():
        raise NotFoundError(f"{source}: there is no such database to carry mails over from")
    if source is not None and copy.exists() and source.samefile(copy):
        raise InputError(f"{source}: is the copy itself, and knows nothing of what was mailed since it was made")
    lines: list[str] = []
    held = ""

    def adapt(made: Path) -> None:
        with _open(made) as new:
            schema.upgrade(new)

    def carry(made: Path, aside: Path | None) -> None:
        nonlocal held
        step("carrying over what was mailed since")
        with _open(made) as new:
            why = _carry(source or aside, new, made.with_name(made.name + ".old"), lines)
            with new.writing() as session:
                if why and not nothing_since:
                    carrying.hold(session, f"a backup was restored, and what was mailed since is not known: {why}")
                held = carrying.held(session)

    aside = backup.restore(copy, path, now=now, step=step, adapt=adapt, carry=carry)
    return Restored(aside=aside, lines=tuple(lines), held=held)


def _carry(old: Path | None, new: Database, scratch: Path, lines: list[str]) -> str:
    """Carry over what there is to carry, and say so; why that is not certain to be all, or ""."""
    if old is None:
        return "there was no database in its place"
    why = ""
    try:
        whole = _whole(old, scratch)
        try:
            backup.check(whole)
        except InputError as error:
            # The part that matters may still be whole: what can be carried over is, and yet a person is asked.
            why = str(error)
        with _readable(whole, scratch) as source, source.reading() as reader, new.writing() as writer:
            carried = carrying.carry_over(reader, writer, cited_in=cited_in)
    except (MeanwhileError, SQLAlchemyError, sqlite3.Error, OSError, ValueError, KeyError) as error:
        return why or f"{old.name}: {' '.join(str(error).split())[:300]}"
    finally:
        for rest in ("", "-wal", "-shm", "-journal"):
            scratch.with_name(scratch.name + rest).unlink(missing_ok=True)
    told = ", ".join(f"{n} {what}" for what, n in sorted(carried.counts.items()))
    lines.append(f"carried over: {told or 'nothing; nothing was mailed and nobody has left since'}")
    lines.extend(f"not carried over: {what}" for what in carried.left)
    return why


def _whole(old: Path, scratch: Path) -> Path:
    """A database in one file: itself, or where it was never closed a copy with what stands in its log."""
    log = old.with_name(old.name + "-wal")
    if not log.exists():
        return old
    shutil.copyfile(old, scratch)
    shutil.copyfile(log, scratch.with_name(scratch.name + "-wal"))
    with closing(sqlite3.connect(scratch)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    return scratch


@contextmanager
def _readable(whole: Path, scratch: Path) -> Iterator[Database]:
    """A database with this release's tables; the old one itself is never changed."""
    with _closing(open_frozen(whole)) as database:
        if schema.revision_of(database) == schema.newest_revision():
            yield database
            return
    if whole != scratch:
        shutil.copyfile(whole, scratch)
    with _open(scratch) as database:
        schema.upgrade(database)
        yield database


def _open(path: Path) -> AbstractContextManager[Database]:
    return _closing(open_database(f"sqlite:///{path}", is_scratch=True))


@contextmanager
def _closing(database: Database) -> Iterator[Database]:
    try:
        yield database
    finally:
        database.close()


def cited_in(body: Mapping[str, Any]) -> Iterable[int]:
    """The stored items that an edition's body cites."""
    return {
        int(evidence.item)
        for sentence in sentences_in(from_json(dict(body)))
        for evidence in sentence.evidence
        if evidence.item.isdigit()
    }
