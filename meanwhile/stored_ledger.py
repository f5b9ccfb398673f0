"""The ledger of deliveries in the database: what digest.send asks for, each step one durable transaction."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from digest.ledger import Event, ImpossibleMoveError, next_state
from digest.send import Due
from meanwhile.mails import Reader
from pipeline.store import carrying, deliveries
from pipeline.store.database import Database
from pipeline.tables import RecipientRow
from pipeline.types import DeliveryState

#: So many are looked up at a time; each is looked at again when its turn comes.
_AHEAD = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDue(Due):
    """A delivery with what its mail is made of."""

    edition: int
    reader: Reader


def reader_of(row: RecipientRow) -> Reader:
    """A recipient as a mail needs it."""
    return Reader(
        id=row.id, address=row.address, lang=row.lang, bulletins=row.bulletins, topics=row.topics, regions=row.regions
    )


class StoredLedger:
    """A digest.send.Ledger. To be used by the only sender there is: the lock of mailing sees to that."""

    def __init__(self, database: Database, clock: Callable[[], datetime], *, resend_unknown: bool = False) -> None:
        self._database = database
        self._clock = clock
        self._resend_unknown = resend_unknown
        self._ahead: deque[int] = deque()
        self._at: dict[int, DeliveryState] = {}  # what is being handed over, and how far it got

    def recover(self) -> int:
        """See Ledger."""
        n_unknown = 0
        with self._database.writing() as session:
            for row in deliveries.in_state(session, DeliveryState.SENDING, DeliveryState.FINAL_DOT):
                state = next_state(DeliveryState(row.state), Event.LOST)
                n_unknown += state is DeliveryState.UNKNOWN
                deliveries.move(
                    session, row.id, state, now=self._clock(), expected=row.state, error="the sender was interrupted"
                )
            if self._resend_unknown:
                for row in deliveries.in_state(session, DeliveryState.UNKNOWN):
                    state = next_state(DeliveryState.UNKNOWN, Event.RESEND)
                    deliveries.move(session, row.id, state, now=self._clock(), expected=row.state, error=row.error)
        return n_unknown

    def claim(self, now: datetime) -> Due | None:
        """See Ledger."""
        with self._database.writing() as session:
            if carrying.held(session):
                # Somebody wants it to stop, also in the middle of a mailing.
                return None
            while True:
                if not self._ahead:
                    self._ahead.extend(deliveries.due_ids(session, now=now, limit=_AHEAD))
                if not self._ahead:
                    return None
                row, recipient = deliveries.with_recipient(session, self._ahead.popleft())
                is_due = row.state == DeliveryState.QUEUED and (row.next_at is None or row.next_at <= now)
                # Whoever has left since then gets nothing.
                if not is_due or recipient.state != "active":
                    continue
                state = next_state(DeliveryState.QUEUED, Event.START)
                deliveries.move(session, row.id, state, now=now, expected=row.state)
                self._at[row.id] = state
                return StoredDue(
                    id=row.id,
                    recipient=recipient.address,
                    message_id=row.message_id,
                    attempts=row.attempts,
                    edition=row.edition_id,
                    reader=reader_of(recipient),
                )

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        """See Ledger."""
        before = self._at.pop(due.id)
        state = next_state(before, event)
        with self._database.writing() as session:
            moved = deliveries.move(
                session,
                due.id,
                state,
                now=self._clock(),
                expected=before,
                error=f"{deliveries.PUT_OFF}{error}" if event is Event.REFUSED else error,
                next_at=next_at,
                attempted=event in {Event.TEMPORARY, Event.EXHAUSTED},
            )
            if not moved:
                raise ImpossibleMoveError(f"delivery {due.id} is not {before} any more: is another sender at work?")
        if event is Event.BODY:
            self._at[due.id] = state
