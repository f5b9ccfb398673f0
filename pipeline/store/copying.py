"""Moving everything from one database to another, either way, and proving that it is the same."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table, func, insert, select, text, update
from sqlalchemy.orm import Session

from pipeline.errors import MeanwhileError, UsageError
from pipeline.store import search
from pipeline.store.database import Database
from pipeline.tables import Base, ItemRow

BATCH = 500


class CopyDiffersError(MeanwhileError):
    """The copy is not equal to what was copied; says in which tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedTable:
    """One table as it stands in both: rows, and the hash over all of them."""

    name: str
    n_rows: int
    sha256: str


def copy_all(
    source: Database, target: Database, *, step: Callable[[str], None] | None = None
) -> tuple[CopiedTable, ...]:
    """Copy every table into an empty database of the same release, then compare both by counts and hashes."""
    with target.reading() as session:
        if session.scalar(select(func.count()).select_from(ItemRow)):
            raise UsageError(f"{target.shown}: holds items already; copy into an empty database")
    with source.reading() as reader, target.writing() as writer:
        for table in Base.metadata.sorted_tables:
            # A row may point at a later one of its own table: those links are put in when all rows are there.
            own_links = [c.name for c in table.columns if any(key.column.table is table for key in c.foreign_keys)]
            later: list[dict[str, Any]] = []
            for rows in _rows(reader, table):
                for row in rows:
                    links = {name: row[name] for name in own_links if row[name] is not None}
                    if links:
                        later.append({"pk": row["id"], **links})
                        row.update(dict.fromkeys(links))
                writer.execute(insert(table), rows)
                if step is not None:
                    step(table.name)
            for link in later:
                key = link.pop("pk")
                writer.execute(update(table).where(table.c.id == key).values(**link))
            _continue_numbers(writer, table)
        _index(reader, writer)
    return compared(source, target)


def _rows(session: Session, table: Table) -> Iterator[list[dict[str, Any]]]:
    query = select(table).order_by(*table.primary_key.columns)
    # As they are wanted: a server would else send, and we hold, the whole table at once.
    result = session.execute(query, execution_options={"stream_results": True}).mappings()
    while rows := result.fetchmany(BATCH):
        yield [dict(row) for row in rows]


def _continue_numbers(session: Session, table: Table) -> None:
    """PostgreSQL counts apart from the rows: the next number must come after those that were copied."""
    if session.get_bind().dialect.name == "sqlite" or "id" not in table.columns:
        return
    sequence = session.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
    top = session.scalar(select(func.max(table.c.id)))
    if sequence and top:
        session.execute(text("SELECT setval(:sequence, :top)"), {"sequence": sequence, "top": top})


def _index(reader: Session, writer: Session) -> None:
    query = select(ItemRow.id, ItemRow.title, ItemRow.text, ItemRow.lang).order_by(ItemRow.id)
    for item_id, title, body, lang in reader.execute(query, execution_options={"stream_results": True}):
        search.index(writer, item_id, title=title, text=body, lang=lang)


def compared(source: Database, target: Database) -> tuple[CopiedTable, ...]:
    """Both by counts and hashes; raises CopyDiffersError where they differ."""
    found = []
    different = []
    with source.reading() as one, target.reading() as other:
        for table in Base.metadata.sorted_tables:
            ours, theirs = _summed(one, table), _summed(other, table)
            if ours != theirs:
                different.append(f"{table.name} ({ours[0]} rows against {theirs[0]})")
            found.append(CopiedTable(name=table.name, n_rows=theirs[0], sha256=theirs[1]))
    if different:
        raise CopyDiffersError(f"{target.shown}: the copy differs in {', '.join(different)}; do not use it")
    return tuple(found)


def _summed(session: Session, table: Table) -> tuple[int, str]:
    n_rows = 0
    total = 0
    # The sum of the rows' hashes does not depend on how a database sorts text.
    for rows in _rows(session, table):
        for row in rows:
            n_rows += 1
            plain = json.dumps(row, sort_keys=True, ensure_ascii=False, default=_plain)
            total = (total + int.from_bytes(hashlib.sha256(plain.encode()).digest())) % (1 << 256)
    return n_rows, f"{total:064x}"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be compared")
