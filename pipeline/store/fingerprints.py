"""Sketches of items, by which near-duplicates are found without an index in memory."""

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from pipeline.tables import FingerprintRow

#: Hashes that two sketches must share at least, and how many candidates are verified: see docs/decisions on duplicates.
MIN_SHARED = 2
MAX_CANDIDATES = 8


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


def alike(session: Session, sketch: Sequence[int], *, from_item: int) -> list[int]:
    """Ids of the items that share most of the sketch, most alike first; only items from `from_item` on."""
    hashes = sorted(set(sketch))
    if not hashes:
        return []
    shared = func.count().label("shared")
    query = (
        select(FingerprintRow.item_id, shared)
        .where(FingerprintRow.h.in_(hashes), FingerprintRow.item_id >= from_item)
        .group_by(FingerprintRow.item_id)
        .having(shared >= min(MIN_SHARED, len(hashes)))
        .order_by(shared.desc(), FingerprintRow.item_id)
        .limit(MAX_CANDIDATES)
    )
    return [item_id for item_id, _ in session.execute(query)]


def prune(session: Session, *, before_item: int, limit: int = 20_000) -> int:
    """Drop sketches of items that have left the window, a batch at a time; how many rows went."""
    doomed = select(FingerprintRow.h, FingerprintRow.item_id).where(FingerprintRow.item_id < before_item).limit(limit)
    rows = session.execute(doomed).all()
    for h, item_id in rows:
        session.execute(delete(FingerprintRow).where(FingerprintRow.h == h, FingerprintRow.item_id == item_id))
    return len(rows)
