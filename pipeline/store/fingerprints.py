"""Sketches of items, by which near-duplicates are found without an index in memory."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from pipeline.tables import FingerprintRow


def keep(session: Session, item_id: int, sketch: Sequence[int]) -> None:
    """Store the sketch of an item that has none."""
    if sketch:
        session.execute(insert(FingerprintRow), [{"h": h, "item_id": item_id} for h in sorted(set(sketch))])


def forget(session: Session, item_id: int, sketch: Sequence[int]) -> None:
    """Take the sketch of an item's earlier text out; it must be the sketch that was kept."""
    if sketch:
        session.execute(
            delete(FingerprintRow).where(FingerprintRow.h.in_(sorted(set(sketch))), FingerprintRow.item_id == item_id)
        )


def prune(session: Session, *, before_item: int, limit: int = 20_000) -> int:
    """Drop sketches of items that have left the window, a batch at a time; how many rows went."""
    doomed = select(FingerprintRow.h, FingerprintRow.item_id).where(FingerprintRow.item_id < before_item).limit(limit)
    rows = session.execute(doomed).all()
    for h, item_id in rows:
        session.execute(delete(FingerprintRow).where(FingerprintRow.h == h, FingerprintRow.item_id == item_id))
    return len(rows)
