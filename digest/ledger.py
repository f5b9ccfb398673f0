"""The states of a delivery and the moves between them: never sent twice without a person's word, never silently lost.

SMTP has one window that nobody can close (RFC 1047): after the final dot and before the server's answer, one cannot
know whether the mail was taken. A delivery caught there is `unknown`, and stays so until a person, or the log of our
own mail server, decides.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from pipeline.errors import MeanwhileError
from pipeline.types import DeliveryState

MAX_ATTEMPTS = 12
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=4)
#: After the server refused us: due again at the next look, which comes every ten minutes.
REFUSED_WAIT = timedelta(minutes=9)


class Event(StrEnum):
    """What happens to a delivery."""

    START = "start"  # we are about to connect
    BODY = "body"  # the server has the whole text but for the final dot
    ACCEPTED = "accepted"  # 250 after the dot
    TEMPORARY = "temporary"  # 4xx, or no connection: try again later
    REFUSED = "refused"  # the server takes no mail of ours: not the mail's fault, so no try of it is counted
    PERMANENT = "permanent"  # 5xx for this recipient: will not be taken
    EXHAUSTED = "exhausted"  # a temporary fault too often
    LOST = "lost"  # the connection broke, or we were killed
    RESEND = "resend"  # a person says: it did not arrive
    RECEIVED = "received"  # a person, or our server's log, says: it did
    GIVE_UP = "give_up"  # a person says: leave it


class ImpossibleMoveError(MeanwhileError):
    """A move that the ledger does not know: a fault of the program, stopped before it does harm."""


_MOVES: Mapping[tuple[DeliveryState, Event], DeliveryState] = MappingProxyType(
    {
        (DeliveryState.QUEUED, Event.START): DeliveryState.SENDING,
        (DeliveryState.QUEUED, Event.GIVE_UP): DeliveryState.FAILED,
        (DeliveryState.SENDING, Event.BODY): DeliveryState.FINAL_DOT,
        (DeliveryState.SENDING, Event.TEMPORARY): DeliveryState.QUEUED,
        (DeliveryState.SENDING, Event.REFUSED): DeliveryState.QUEUED,
        (DeliveryState.SENDING, Event.PERMANENT): DeliveryState.FAILED,
        (DeliveryState.SENDING, Event.EXHAUSTED): DeliveryState.FAILED,
        # Without the end of the text the server has thrown it away.
        (DeliveryState.SENDING, Event.LOST): DeliveryState.QUEUED,
        (DeliveryState.FINAL_DOT, Event.ACCEPTED): DeliveryState.SENT,
        (DeliveryState.FINAL_DOT, Event.TEMPORARY): DeliveryState.QUEUED,
        (DeliveryState.FINAL_DOT, Event.REFUSED): DeliveryState.QUEUED,
        (DeliveryState.FINAL_DOT, Event.PERMANENT): DeliveryState.FAILED,
        (DeliveryState.FINAL_DOT, Event.EXHAUSTED): DeliveryState.FAILED,
        (DeliveryState.FINAL_DOT, Event.LOST): DeliveryState.UNKNOWN,
        (DeliveryState.UNKNOWN, Event.RESEND): DeliveryState.QUEUED,
        (DeliveryState.UNKNOWN, Event.RECEIVED): DeliveryState.SENT,
        (DeliveryState.UNKNOWN, Event.GIVE_UP): DeliveryState.FAILED,
        (DeliveryState.FAILED, Event.RESEND): DeliveryState.QUEUED,
    }
)


def next_state(state: DeliveryState, event: Event) -> DeliveryState:
    """Where an event takes a delivery; ImpossibleMoveError when it takes it nowhere."""
    try:
        return _MOVES[state, event]
    except KeyError as error:
        raise ImpossibleMoveError(f"a delivery that is {state} cannot take the event {event}; report this") from error


def wait_before(attempt: int) -> timedelta:
    """How long to wait after the `attempt`-th failed try: a minute, doubled each time, at most four hours."""
    return min(_FIRST_WAIT * float(2 ** min(max(attempt - 1, 0), 20)), _LONGEST_WAIT)
