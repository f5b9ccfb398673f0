"""Dropping what no newcomer is held against any more: fingerprints and story keys of items outside their windows."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from pipeline.dedupe import WINDOW
from pipeline.store import settings
from pipeline.store.database import Database
from pipeline.stories import KEY_WINDOW
from pipeline.tables import FingerprintRow, ItemRow, StoryKeyRow

#: What is pruned, and how long after it came in; a story's keys are kept for items that were published late.
_PRUNED: tuple[tuple[str, Any, timedelta], ...] = (
    ("fingerprints", FingerprintRow.__table__, WINDOW),
    ("story_keys", StoryKeyRow.__table__, 2 * KEY_WINDOW),
)
#: Items that must have left a window before it is worth going through the table, and one in so many of those in it:
#: each pass reads all of the table, and would cost more than what it saves when there is a million.
MIN_GONE = 500
ONE_IN = 40
#: Rows that go in one transaction, about, and that are read for it, so that other writers never wait long; an item has
#: some twenty.
_A_SLICE = 100_000
_READ_A_SLICE = 1_000_000
_AN_ITEM = 20
_SMALLEST, _N_HASHES = -(1 << 63), 1 << 64


def prune(database: Database, *, now: datetime) -> int:
    """Drop the rows of items that left their window; how many. Most runs find too few of them and do nothing."""
    n_gone = 0
    for name, table, window in _PRUNED:
        with database.reading() as session:
            cut, done = _first_since(session, now - window), int(settings.get(session, f"pruned.{name}") or 1)
            n_held = _next_id(session) - done
        if cut - done < max(MIN_GONE, n_held // ONE_IN):
            continue
        # The hashes are spread evenly, so that a stretch of them holds an even share of the rows.
        n_slices = 1 + max((cut - done) * _AN_ITEM // _A_SLICE, n_held * _AN_ITEM // _READ_A_SLICE)
        edges = [_SMALLEST + _N_HASHES * n // n_slices for n in range(n_slices)]
        for start, end in zip(edges, [*edges[1:], None], strict=True):
            doomed = [table.c.item_id < cut, table.c.h >= start, *([table.c.h < end] if end is not None else [])]
            with database.writing() as session:
                gone: Any = session.execute(delete(table).where(*doomed))
                n_gone += int(gone.rowcount)
        with database.writing() as session:
            settings.put(session, f"pruned.{name}", str(cut))
    return n_gone


def _first_since(session: Session, since: datetime) -> int:
    """The first item that came in since then; where none did, the one that will come next."""
    query = (
        select(ItemRow.id).where(ItemRow.first_seen_at >= since).order_by(ItemRow.first_seen_at, ItemRow.id).limit(1)
    )
    found = session.scalar(query)
    return found if found is not None else _next_id(session)


def _next_id(session: Session) -> int:
    return (session.scalar(select(func.max(ItemRow.id))) or 0) + 1
