"""The ledger of deliveries in the database: what digest.send asks for, each step one durable transaction."""

from collections import deque
from collections.abc import Callable
from datetime import datetime

from digest.ledger import Event, next_state
from digest.send import Due
from pipeline.store import deliveries, recipients
from pipeline.store.database import Database
from pipeline.types import DeliveryState

#: So many are looked up at a time; each is looked at again when its turn comes.
_AHEAD = 200


class StoredLedger:
    """A digest.send.Ledger. To be used by the only sender there is: the job's lock sees to that."""

    def __init__(self, database: Database, clock: Callable[[], datetime], *, resend_unknown: bool = False) -> None:
        self._database = database
        self._clock = clock
        self._resend_unknown = resend_unknown
        self._ahead: deque[int] = deque()

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
            while True:
                if not self._ahead:
                    self._ahead.extend(row.id for row, _, _ in deliveries.due(session, now=now, limit=_AHEAD))
                if not self._ahead:
                    return None
                row = deliveries.by_id(session, self._ahead.popleft())
                recipient = recipients.by_id(session, row.recipient_id)
                is_due = row.state == DeliveryState.QUEUED and (row.next_at is None or row.next_at <= now)
                # Whoever has left since then gets nothing.
                if not is_due or recipient.state != "active":
                    continue
                state = next_state(DeliveryState.QUEUED, Event.START)
                deliveries.move(session, row.id, state, now=now, expected=row.state)
                return Due(id=row.id, recipient=recipient.address, message_id=row.message_id, attempts=row.attempts)

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        """See Ledger."""
        with self._database.writing() as session:
            row = deliveries.by_id(session, due.id)
            deliveries.move(
                session,
                due.id,
                next_state(DeliveryState(row.state), event),
                now=self._clock(),
                expected=row.state,
                error=error,
                next_at=next_at,
                attempted=event in {Event.TEMPORARY, Event.EXHAUSTED},
            )
