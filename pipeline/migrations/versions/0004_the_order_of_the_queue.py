"""The order of the queue as an index; tags, stories and days that are counted without reading items."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The expressions must stay as pipeline.store.desk_order writes them, to the letter, or no query uses the index.
    # On SQLite it also holds what narrows and orders, so that the items themselves, whose texts are long, are not read.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE INDEX ix_items_order ON items (state, (worth + julianday(published_at) * 0.05) DESC, id DESC, "
            "worth, published_at, source, lang, story_id, represented_by) WHERE represented_by IS NULL"
        )
    else:
        op.execute(
            "CREATE INDEX ix_items_order ON items (state, "
            "(worth + extract(epoch FROM published_at AT TIME ZONE 'UTC') / 1728000) DESC, id DESC) "
            "WHERE represented_by IS NULL"
        )
    op.drop_index("ix_items_story_id", table_name="items")
    op.create_index("ix_items_story_id", "items", ["story_id", "id", "published_at", "represented_by"])
    op.drop_index("ix_item_tags_kind_tag", table_name="item_tags")
    op.create_index("ix_item_tags_kind_tag", "item_tags", ["kind", "tag", "item_id", "rejected"])
    op.drop_index("ix_items_published_at", table_name="items")
    op.create_index("ix_items_published_at", "items", ["published_at", "id", "source", "state", "lang"])
