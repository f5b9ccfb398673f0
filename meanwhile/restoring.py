"""Putting a backup in the database's place, with what has been mailed since, so that nobody is mailed twice."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
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
                if why:
                    carrying.hold(session, f"a backup was restored, and what was mailed since is not known: {why}")
                if nothing_since:
                    carrying.release(session)
                held = carrying.held(session)

    aside = backup.restore(copy, path, now=now, step=step, adapt=adapt, carry=carry)
    return Restored(aside=aside, lines=tuple(lines), held=held)


def _carry(old: Path | None, new: Database, scratch: Path, lines: list[str]) -> str:
    """Carry over what there is to carry, and say so; why that is not certain to be all, or ""."""
    if old is None:
        return "there was no database in its place"
    why = ""
    try:
        backup.check(old)
    except InputError as error:
        # The part that matters may still be whole: what can be carried over is, and yet a person is asked.
        why = str(error)
    try:
        with _readable(old, scratch) as source, source.reading() as reader, new.writing() as writer:
            carried = carrying.carry_over(reader, writer, cited_in=cited_in)
    except (MeanwhileError, SQLAlchemyError, OSError, ValueError, KeyError) as error:
        return why or f"{old.name}: {' '.join(str(error).split())[:300]}"
    told = ", ".join(f"{n} {what}" for what, n in sorted(carried.counts.items()))
    lines.append(f"carried over: {told or 'nothing; nothing was mailed and nobody has left since'}")
    lines.extend(f"not carried over: {what}" for what in carried.left)
    return why


@contextmanager
def _readable(old: Path, scratch: Path) -> Iterator[Database]:
    """The old database with this release's tables; it is never changed itself."""
    with _closing(open_frozen(old)) as database:
        if schema.revision_of(database) == schema.newest_revision():
            yield database
            return
    try:
        shutil.copyfile(old, scratch)
        with _open(scratch) as database:
            schema.upgrade(database)
            yield database
    finally:
        for rest in ("", "-wal", "-shm", "-journal"):
            scratch.with_name(scratch.name + rest).unlink(missing_ok=True)


def _open(path: Path) -> AbstractContextManager[Database]:
    return _closing(open_database(f"sqlite:///{path}"))


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
