"""Alembic: numbered steps from one release's tables to the next; a released step never changes."""
