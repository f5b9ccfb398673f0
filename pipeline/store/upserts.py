"""Rows that are put down whole, whoever else puts them down at the same moment."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from pipeline.tables import Base


def put(session: Session, table: type[Base], values: Mapping[str, Any]) -> None:
    """Insert a row, or replace the named values of the one with the same key."""
    insert = insert_sqlite if session.get_bind().dialect.name == "sqlite" else insert_postgresql
    keys = [column.name for column in table.__table__.primary_key.columns]  # type: ignore[attr-defined]  # of a table
    statement = insert(table).values(**values)
    changed = {name: statement.excluded[name] for name in values if name not in keys}
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))
