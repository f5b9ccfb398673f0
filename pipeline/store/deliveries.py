"""The ledger's rows: one delivery for each edition and recipient. digest/ledger.py says which moves are allowed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.tables import DeliveryRow, EditionRow, RecipientRow

#: Begins the last word on a delivery that waits since the server takes no mail of ours.
PUT_OFF = "put off by the mail server: "


def put_off(session: Session) -> list[tuple[str, int, datetime | None]]:
    """What waits for the server to take mail of ours: its words, how many mails, since when they might have gone."""
    query = (
        select(DeliveryRow.error, func.count(), func.min(EditionRow.due_at), func.min(EditionRow.approved_at))
        .join(EditionRow, EditionRow.id == DeliveryRow.edition_id)
        .where(DeliveryRow.state == "queued", DeliveryRow.error.startswith(PUT_OFF, autoescape=True))
        .group_by(DeliveryRow.error)
        .order_by(func.count().desc(), DeliveryRow.error)
    )
    return [
        (error.removeprefix(PUT_OFF), n, max((at for at in (due, approved) if at is not None), default=None))
        for error, n, due, approved in session.execute(query)
    ]


def queue(session: Session, edition_id: int, wanted: Sequence[tuple[int, str]], *, now: datetime) -> int:
    """Note the deliveries of an edition, (recipient id, Message-ID) each; those already noted stay as they are."""
    standing = recipient_ids(session, edition_id)
    new = [(recipient_id, message_id) for recipient_id, message_id in wanted if recipient_id not in standing]
    for recipient_id, message_id in new:
        session.add(
            DeliveryRow(edition_id=edition_id, recipient_id=recipient_id, message_id=message_id, changed_at=now)
        )
    session.flush()
    return len(new)


def recipient_ids(session: Session, edition_id: int) -> set[int]:
    """Who has a delivery of an edition, whatever became of it."""
    return set(session.scalars(select(DeliveryRow.recipient_id).where(DeliveryRow.edition_id == edition_id)))


def still_to_go(session: Session) -> dict[int, list[str]]:
    """By edition the addresses to which mails of it are queued, or were begun and never ended."""
    query = (
        select(DeliveryRow.edition_id, RecipientRow.address)
        .join(RecipientRow, RecipientRow.id == DeliveryRow.recipient_id)
        .where(DeliveryRow.state.in_(("queued", "sending")), RecipientRow.state == "active")
    )
    found: dict[int, list[str]] = {}
    for edition_id, address in session.execute(query):
        found.setdefault(edition_id, []).append(address)
    return found


def due_ids(session: Session, *, now: datetime, limit: int) -> list[int]:
    """What may be tried now, oldest first, as ids; a recipient who has opted out or bounced since is not due."""
    query = (
        select(DeliveryRow.id)
        .join(RecipientRow, RecipientRow.id == DeliveryRow.recipient_id)
        .where(
            DeliveryRow.state == "queued",
            (DeliveryRow.next_at.is_(None)) | (DeliveryRow.next_at <= now),
            RecipientRow.state == "active",
        )
        # What was tried goes behind what was not: five that are refused again must not keep back the rest for ever.
        .order_by(DeliveryRow.attempts, DeliveryRow.next_at.is_not(None), DeliveryRow.next_at, DeliveryRow.id)
        .limit(limit)
    )
    return list(session.scalars(query))


def wait(session: Session, *, now: datetime) -> bool:
    """Whether any is to be tried now, was interrupted, or is to be looked up in the log of a mail server."""
    is_due = (DeliveryRow.state == "queued") & (DeliveryRow.next_at.is_(None) | (DeliveryRow.next_at <= now))
    query = select(DeliveryRow.id).where(is_due | DeliveryRow.state.in_(("sending", "final_dot", "unknown")))
    return session.scalar(query.limit(1)) is not None


def with_recipient(session: Session, delivery_id: int) -> tuple[DeliveryRow, RecipientRow]:
    """A delivery and whom it is for."""
    query = (
        select(DeliveryRow, RecipientRow)
        .join(RecipientRow, RecipientRow.id == DeliveryRow.recipient_id)
        .where(DeliveryRow.id == delivery_id)
    )
    delivery, recipient = session.execute(query).one()
    return delivery, recipient


def give_up(session: Session, *, reasons: Mapping[str, str], now: datetime, recipient_id: int | None = None) -> int:
    """What is queued for recipients in these states fails, with the reason for each; how many."""
    n = 0
    for state, reason in reasons.items():
        whose = select(RecipientRow.id).where(RecipientRow.state == state)
        query = update(DeliveryRow).where(DeliveryRow.state == "queued", DeliveryRow.recipient_id.in_(whose))
        if recipient_id is not None:
            query = query.where(DeliveryRow.recipient_id == recipient_id)
        changed = query.values(state="failed", error=reason, next_at=None, changed_at=now).returning(DeliveryRow.id)
        n += len(session.scalars(changed, execution_options={"synchronize_session": "fetch"}).all())
    return n


#: What is told of a delivery whose edition was corrected before its mail left.
REPLACED = "replaced by its correction before it was mailed"


def replace_by_correction(session: Session, edition_id: int, *, now: datetime) -> int:
    """What is still queued of an edition is given up for its correction; how many."""
    query = update(DeliveryRow).where(DeliveryRow.edition_id == edition_id, DeliveryRow.state == "queued")
    changed = query.values(state="failed", error=REPLACED, next_at=None, changed_at=now).returning(DeliveryRow.id)
    return len(session.scalars(changed, execution_options={"synchronize_session": "fetch"}).all())


def reached(session: Session, edition_id: int) -> set[int]:
    """Recipients who have a mail of an edition, may have it, or would have had it but for its correction."""
    has_it = DeliveryRow.state.in_(("sent", "unknown", "sending", "final_dot"))
    query = select(DeliveryRow.recipient_id).where(
        DeliveryRow.edition_id == edition_id, has_it | (DeliveryRow.error == REPLACED)
    )
    return set(session.scalars(query))


def by_message_id(session: Session, message_id: str) -> DeliveryRow | None:
    """The delivery that a mail was."""
    return session.scalar(select(DeliveryRow).where(DeliveryRow.message_id == message_id))


def move(
    session: Session,
    delivery_id: int,
    state: str,
    *,
    now: datetime,
    expected: str,
    error: str = "",
    next_at: datetime | None = None,
    attempted: bool = False,
) -> bool:
    """Take a delivery from one state to another; False when it is no longer in the expected one."""
    values = {"state": state, "changed_at": now, "error": error, "next_at": next_at}
    query = update(DeliveryRow).where(DeliveryRow.id == delivery_id, DeliveryRow.state == expected).values(**values)
    if attempted:
        query = query.values(attempts=DeliveryRow.attempts + 1)
    return session.scalar(query.returning(DeliveryRow.id)) is not None


def in_state(session: Session, *states: str) -> list[DeliveryRow]:
    """All deliveries in one of the states, oldest first."""
    return list(session.scalars(select(DeliveryRow).where(DeliveryRow.state.in_(states)).order_by(DeliveryRow.id)))


def by_id(session: Session, delivery_id: int) -> DeliveryRow:
    """The row, or NotFoundError."""
    row = session.get(DeliveryRow, delivery_id)
    if row is None:
        raise NotFoundError(f"there is no delivery {delivery_id}; `meanwhile deliveries` lists them")
    return row


def counts(session: Session, edition_id: int | None = None) -> dict[str, int]:
    """How many deliveries are in which state."""
    query = select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state)
    if edition_id is not None:
        query = query.where(DeliveryRow.edition_id == edition_id)
    return dict(session.execute(query).all())


def recent(
    session: Session, *, limit: int = 200, state: str = "", edition_id: int | None = None
) -> list[tuple[DeliveryRow, RecipientRow, EditionRow]]:
    """Newest first, with whom and what they concern; all, or those in a state or of an edition."""
    query = (
        select(DeliveryRow, RecipientRow, EditionRow)
        .join(RecipientRow, RecipientRow.id == DeliveryRow.recipient_id)
        .join(EditionRow, EditionRow.id == DeliveryRow.edition_id)
        .order_by(DeliveryRow.id.desc())
        .limit(limit)
    )
    if state:
        query = query.where(DeliveryRow.state == state)
    if edition_id is not None:
        query = query.where(DeliveryRow.edition_id == edition_id)
    return [(delivery, recipient, edition) for delivery, recipient, edition in session.execute(query)]
