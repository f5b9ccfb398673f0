"""The languages of a period's stories are told from an index, not by reading all stories of that period."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.create_index("ix_stories_lang", "stories", ["lang", "last_at", "first_at"])
