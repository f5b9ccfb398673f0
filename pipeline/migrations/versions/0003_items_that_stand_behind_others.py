"""The index of items that stand behind others leaves out those that stand for themselves.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.drop_index("ix_items_represented_by", table_name="items")
    op.create_index(
        "ix_items_represented_by",
        "items",
        ["represented_by"],
        sqlite_where=sa.text("represented_by IS NOT NULL"),
        postgresql_where=sa.text("represented_by IS NOT NULL"),
    )
