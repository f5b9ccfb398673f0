"""Sketches of items, by which near-duplicates are found without an index in memory."""

from collections.abc import Sequence

from sqlalchemy import delete, insert
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
