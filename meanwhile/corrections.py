"""A correction reaches those who were told what it corrects, and what it corrects goes out no more."""

from datetime import datetime

from pipeline.store import deliveries, editions
from pipeline.store.database import Session
from pipeline.tables import EditionRow


def replaced_by(session: Session, row: EditionRow) -> bool:
    """Whether a later version of an edition has been approved."""
    later = [one for one in editions.versions(session, row.digest, row.period_end_on) if one.version > row.version]
    return any(one.state in {"approved", "sent"} for one in later)


def replaced(session: Session, row: EditionRow, *, now: datetime) -> bool:
    """`replaced_by`; then what is still queued of the edition is given up."""
    if not replaced_by(session, row):
        return False
    deliveries.replace_by_correction(session, row.id, now=now)
    return True


def first_readers(session: Session, row: EditionRow) -> set[int] | None:
    """Who has, or may have, an earlier version of a correction; None where anybody may still get the edition.

    A first version that was still on its way is mailed no more: whom it has not reached gets the corrected one alone.
    """
    earlier = [one for one in editions.versions(session, row.digest, row.period_end_on) if one.version < row.version]
    if not earlier or all(one.sent_at is None for one in earlier):
        return None
    return {reader for one in earlier for reader in deliveries.reached(session, one.id)}
