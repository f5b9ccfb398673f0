"""Run by Alembic: applies the steps on the connection that pipeline.store.schema passes in, in one transaction."""

from typing import Any, Literal

from alembic import context

from pipeline.tables import Base, UtcDateTime


def _render(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """A released step must not change with our own types: they are written as what they are in the database."""
    if kind == "type" and isinstance(value, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    # All steps or none: SQLite can roll back CREATE and ALTER as long as we say BEGIN ourselves.
    transactional_ddl=True,
    compare_type=True,
    render_item=_render,
    include_name=lambda name, kind, _parents: (
        not (kind == "table" and name is not None and name.startswith("items_fts"))
    ),
)
context.run_migrations()
