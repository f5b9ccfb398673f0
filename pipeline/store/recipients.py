"""Recipients: who reads, what they chose, and whether mail may still go to them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.store import deliveries
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


#: From the least to the most: of two words about one address the more careful one holds.
CAREFUL = ("active", "pending", "paused", "bounced", "unsubscribed")

#: So that only whom the configuration paused is resumed by it, and nobody whom a person paused.
_NOT_CONFIGURED = "no bulletin of the configuration names this address"


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
                row.state, row.changed_at, row.state_reason = "paused", now, _NOT_CONFIGURED
        elif row.origin == "config" and row.state == "paused" and row.state_reason == _NOT_CONFIGURED:
            row.state, row.changed_at, row.state_reason = "active", now, ""
    session.flush()


#: Why what is queued for a recipient in such a state is not mailed any more.
NO_MAIL: Mapping[str, str] = MappingProxyType(
    {
        "unsubscribed": "the recipient has left the list",
        "paused": "the recipient is paused",
        "bounced": "mails to this address come back",
        "pending": "the recipient has not confirmed yet",
    }
)


def set_state(session: Session, recipient_id: int, state: str, *, now: datetime, reason: str = "") -> None:
    """Pause, resume, unsubscribe or mark as bounced; what is still queued for whoever gets no more mail fails."""
    row = by_id(session, recipient_id)
    row.state, row.changed_at, row.state_reason = state, now, reason
    if state == "active":
        row.n_soft_bounces = 0
    session.flush()
    if state in NO_MAIL:
        deliveries.give_up(session, reasons={state: NO_MAIL[state]}, now=now, recipient_id=recipient_id)


def choose(
    session: Session,
    row: RecipientRow,
    *,
    now: datetime,
    lang: str | None = None,
    frequency: str | None = None,
    bulletins: Sequence[str] | None = None,
    topics: Sequence[str] | None = None,
    regions: Sequence[str] | None = None,
) -> None:
    """What a recipient wants to get; None leaves a choice as it is. The configuration changes it no more."""
    given = {"lang": lang, "frequency": frequency}
    lists = {"bulletins": bulletins, "topics": topics, "regions": regions}
    changes: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    changes |= {key: list(value) for key, value in lists.items() if value is not None}
    for key, value in changes.items():
        setattr(row, key, value)
    if bulletins is not None and row.origin == "config":
        row.origin = "chosen"
    row.changed_at = now
    session.flush()


def n_asked_since(session: Session, at: datetime) -> int:
    """How many mails that ask for confirmation went out since a time."""
    return session.scalar(select(func.count()).where(RecipientRow.asked_at > at)) or 0
