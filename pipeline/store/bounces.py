"""Mails that came back, and those in their mailbox that nobody could read."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.tables import BounceRow, DeliveryRow, NoticeRow, RecipientRow


def is_known(session: Session, key: str) -> bool:
    """Whether a mail was read before."""
    return session.scalar(select(BounceRow.id).where(BounceRow.key == key)) is not None


def add(
    session: Session,
    *,
    key: str,
    kind: str,
    now: datetime,
    is_open: bool = False,
    recipient_id: int | None = None,
    delivery_id: int | None = None,
    status: str = "",
    said: str = "",
) -> BounceRow:
    """Note a mail that was read; `is_open`: an editor is to look at it."""
    row = BounceRow(
        key=key, kind=kind, state="open" if is_open else "done", recipient_id=recipient_id, delivery_id=delivery_id,
        status=status, said=said, at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def came_back(session: Session, delivery_id: int) -> bool:
    """Whether a mail is already known to have come back: one edition counts once, however often a server says so."""
    query = select(BounceRow.id).where(
        BounceRow.delivery_id == delivery_id, BounceRow.kind.in_(("hard", "policy", "soft", "full"))
    )
    return session.scalar(query.limit(1)) is not None


def taken_since_last(session: Session, recipient_id: int, delivery_id: int) -> bool:
    """Whether an edition before this one was taken and did not come back: the count of those in a row starts anew."""
    before = session.scalar(
        select(DeliveryRow.id)
        .where(DeliveryRow.recipient_id == recipient_id, DeliveryRow.id < delivery_id, DeliveryRow.state == "sent")
        .order_by(DeliveryRow.id.desc())
        .limit(1)
    )
    return before is not None and not came_back(session, before)


def recent(
    session: Session, *, only_open: bool = False, limit: int = 200
) -> list[tuple[BounceRow, RecipientRow | None]]:
    """Newest first, with whom they concern."""
    query = select(BounceRow, RecipientRow).outerjoin(RecipientRow, RecipientRow.id == BounceRow.recipient_id)
    if only_open:
        query = query.where(BounceRow.state == "open")
    found = session.execute(query.order_by(BounceRow.id.desc()).limit(limit))
    return [(bounce, recipient) for bounce, recipient in found]


def n_open(session: Session) -> int:
    """How many wait for an editor."""
    return session.scalar(select(func.count()).select_from(BounceRow).where(BounceRow.state == "open")) or 0


def settle(session: Session, bounce_id: int) -> BounceRow:
    """An editor has looked at it."""
    row = session.get(BounceRow, bounce_id)
    if row is None:
        raise NotFoundError(f"there is no bounce {bounce_id}; `meanwhile bounces list` shows them")
    row.state = "settled"
    session.flush()
    return row


def notice(session: Session, edition_id: int, kind: str, address: str, *, now: datetime) -> bool:
    """Note a mail about an edition to an approver; False when it was noted before."""
    query = select(NoticeRow.id).where(
        NoticeRow.edition_id == edition_id, NoticeRow.kind == kind, NoticeRow.address == address
    )
    if session.scalar(query) is not None:
        return False
    session.add(NoticeRow(edition_id=edition_id, kind=kind, address=address, at=now))
    session.flush()
    return True


def forget_notice(session: Session, edition_id: int, kind: str, address: str) -> None:
    """A mail to an approver that has certainly not gone out may be tried again."""
    session.execute(
        delete(NoticeRow).where(
            NoticeRow.edition_id == edition_id, NoticeRow.kind == kind, NoticeRow.address == address
        )
    )
