"""What needs a person, from when to when, and what of it has been told."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from pipeline.tables import TroubleRow

#: What comes and goes is told again only after so long.
QUIET = timedelta(days=7)
#: What lasts is told again after so long.
REMIND = timedelta(days=28)


def follow(session: Session, found: Mapping[str, str], *, now: datetime) -> list[TroubleRow]:
    """Note what is wrong now (a sentence for each key) and what no longer is; what is to be told, noted as told."""
    rows = {row.key: row for row in session.scalars(select(TroubleRow))}
    to_tell = []
    for key, row in rows.items():
        if key not in found and row.over_at is None:
            row.over_at = now
    for key, said in found.items():
        known = rows.get(key)
        if known is None:
            known = TroubleRow(key=key, said=said, since_at=now)
            session.add(known)
        elif known.over_at is not None:
            known.since_at, known.over_at = now, None
            if known.told_at is not None and not timedelta() <= now - known.told_at < QUIET:
                known.told_at = None
        known.said = said
        if known.told_at is None or now - known.told_at >= REMIND:
            known.told_at = now
            to_tell.append(known)
    session.flush()
    return to_tell


def tell_again(session: Session, keys: Sequence[str], *, now: datetime, after: timedelta) -> None:
    """What could not be mailed is to be told anew after a while."""
    for key in keys:
        row = session.get(TroubleRow, key)
        if row is not None:
            row.told_at = now - REMIND + after
    session.flush()


def lasting(session: Session) -> list[TroubleRow]:
    """All that is wrong now, the newest last."""
    return list(session.scalars(select(TroubleRow).where(TroubleRow.over_at.is_(None)).order_by(TroubleRow.since_at)))
