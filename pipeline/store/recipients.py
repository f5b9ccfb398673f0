"""Recipients: who reads, what they chose, and whether mail may still go to them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.tables import RecipientRow


def by_address(session: Session, address: str) -> RecipientRow | None:
    """The recipient of an address, upper and lower case alike."""
    return session.scalar(select(RecipientRow).where(RecipientRow.address == address.strip().lower()))


def by_id(session: Session, recipient_id: int) -> RecipientRow:
    """The row, or NotFoundError."""
    row = session.get(RecipientRow, recipient_id)
    if row is None:
        raise NotFoundError(f"there is no recipient {recipient_id}; `meanwhile recipients list` shows them")
    return row


def every(session: Session, *, state: str = "") -> list[RecipientRow]:
    """All recipients by address, or those in one state."""
    query = select(RecipientRow).order_by(RecipientRow.address)
    return list(session.scalars(query.where(RecipientRow.state == state) if state else query))


def add(session: Session, address: str, *, now: datetime, origin: str, state: str = "active") -> RecipientRow:
    """The recipient of an address, made if there is none; one that is there keeps its state."""
    row = by_address(session, address)
    if row is None:
        row = RecipientRow(
            address=address.strip().lower(), origin=origin, state=state, created_at=now, changed_at=now,
            bulletins=[], topics=[], regions=[],
        )  # fmt: skip
        session.add(row)
        session.flush()
    return row


def follow_config(session: Session, wanted: Mapping[str, Sequence[str]], *, now: datetime) -> None:
    """Give each address of the configuration the bulletins that name it; whoever opted out stays out."""
    for address, bulletins in wanted.items():
        row = add(session, address, now=now, origin="config")
        if row.origin == "config" and list(row.bulletins) != list(bulletins):
            row.bulletins, row.changed_at = list(bulletins), now
    for row in every(session):
        if row.origin == "config" and row.address not in {address.strip().lower() for address in wanted}:
            # Taken out of the configuration: paused, so that deliveries of old keep their recipient.
            if row.state == "active":
                row.state, row.changed_at = "paused", now
        elif row.origin == "config" and row.state == "paused":
            row.state, row.changed_at = "active", now
    session.flush()


def set_state(session: Session, recipient_id: int, state: str, *, now: datetime) -> None:
    """Pause, resume, unsubscribe or mark as bounced."""
    row = by_id(session, recipient_id)
    row.state, row.changed_at = state, now
    session.flush()
