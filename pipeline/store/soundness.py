"""Whether a database holds together: pages, references, rows that belong to nothing."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select, text

from pipeline.store.database import Database
from pipeline.tables import Base, DeliveryRow, EditionRow, FingerprintRow, ItemRow, StoryKeyRow, StoryRow

#: References that the schema does not hold: the index rows are written too often, headlines refer in a circle.
_LOOSE: tuple[tuple[str, Any, Any, Any], ...] = (
    ("sketches", FingerprintRow, FingerprintRow.item_id, ItemRow.id),
    ("keys of stories", StoryKeyRow, StoryKeyRow.item_id, ItemRow.id),
    ("headlines of stories", StoryRow, StoryRow.headline_item_id, ItemRow.id),
)


def faults(database: Database) -> Iterator[str]:
    """A sentence for each kind of fault; nothing for a database that is sound."""
    with database.reading() as session:
        if database.is_sqlite:
            for (said,) in session.execute(text("PRAGMA integrity_check(5)")):
                if said != "ok":
                    yield f"a page is damaged: {said}; restore the newest backup"
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                for key in column.foreign_keys:
                    other = key.column.table.alias()
                    lost = column.is_not(None) & ~select(other).where(other.c[key.column.name] == column).exists()
                    if n := session.scalar(select(func.count()).select_from(table).where(lost)):
                        missing = key.column.table.name
                        yield f"{n} rows of {table.name} refer by {column.name} to {missing} that are not there"
        for what, row, column, target in _LOOSE:
            lost = column.is_not(None) & ~select(target).where(target == column).exists()
            if n := session.scalar(select(func.count()).select_from(row).where(lost)):
                yield f"{n} {what} belong to an item that is not there"
        empty = ~select(ItemRow.id).where(ItemRow.story_id == StoryRow.id).exists()
        if n := session.scalar(select(func.count()).select_from(StoryRow).where(empty)):
            yield f"{n} stories have no item"
        draft = select(EditionRow.id).where(EditionRow.state == "draft")
        if n := session.scalar(select(func.count()).select_from(DeliveryRow).where(DeliveryRow.edition_id.in_(draft))):
            yield f"{n} deliveries belong to an edition that nobody has approved"
        if database.is_sqlite:
            unfound = text("SELECT count(*) FROM items WHERE id NOT IN (SELECT rowid FROM items_fts)")
            if n := session.scalar(unfound):
                yield f"{n} items cannot be searched for"
