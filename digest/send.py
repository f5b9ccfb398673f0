"""Who has not got an edition yet → hand over → record. Safe to kill at any moment and to repeat."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, assert_never

from digest.ledger import MAX_ATTEMPTS, REFUSED_WAIT, Event, wait_before
from digest.mail import Answer, AnswerKind, MailServerError, OnPoint, Transport, no_point
from pipeline.errors import MeanwhileError


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One delivery that may be tried now."""

    id: int
    recipient: str
    message_id: str
    attempts: int  # earlier ones


class Ledger(Protocol):
    """The rows of deliveries. Every change is committed, and survives a power cut, before the call returns."""

    def recover(self) -> int:
        """At the start: what was interrupted is queued again or becomes unknown; how many became unknown."""
        ...

    def claim(self, now: datetime) -> Due | None:
        """The delivery to try next, noted as `sending` before anything is handed over; or None."""
        ...

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        """Apply an event to a delivery."""
        ...


class UnfitError(MeanwhileError):
    """This mail cannot be made for this recipient; the others can."""


@dataclass(slots=True, kw_only=True)
class SendReport:
    """How a run of sending ended."""

    counts: Counter[str] = field(default_factory=Counter)  # sent, retried, held, failed, unknown
    stopped: str = ""  # why it stopped early
    n_unknown_found: int = 0
    gone: list[Due] = field(default_factory=list)  # whose mailbox does not exist, by the server's word
    tried: Counter[str] = field(default_factory=Counter)  # mails by the domain of their address


def domain_of(address: str) -> str:
    """The part of an address that says where its mailbox is."""
    return address.rpartition("@")[2].lower()


def send(
    ledger: Ledger,
    transport: Transport,
    compose: Callable[[Due], tuple[bytes, str]],
    *,
    clock: Callable[[], datetime],
    sleep: Callable[[float], None],
    per_second: float = 1.0,
    stop_after: int = 5,
    on_step: Callable[[str], None] | None = None,
    on_point: OnPoint = no_point,
) -> SendReport:
    """Try each due delivery once. `compose` gives a mail's bytes and its envelope sender.

    Stops after `stop_after` mails in a row that were not taken, for another reason than that their address takes
    none: it is the server then, and not the mails.
    """
    report = SendReport(n_unknown_found=ledger.recover())
    in_a_row = 0
    pace = _Pace(per_second, clock())
    while (due := ledger.claim(clock())) is not None:
        on_point("claimed")
        try:
            message, sender = compose(due)
        except UnfitError as error:
            ledger.record(due, Event.PERMANENT, error=str(error))
            report.counts["failed"] += 1
            continue
        on_point("composed")
        try:
            answer = transport.deliver(
                message,
                sender=sender,
                recipient=due.recipient,
                before_dot=lambda due=due: ledger.record(due, Event.BODY),  # type: ignore[misc]  # bound at once
            )
        except MailServerError:
            # The server cannot be used at all: this mail was never begun.
            ledger.record(due, Event.LOST, error="the mail server could not be used")
            raise
        report.counts[_record(ledger, due, answer, now=clock())] += 1
        report.tried[domain_of(due.recipient)] += 1
        if answer.no_mailbox:
            report.gone.append(due)
        on_point("recorded")
        if on_step is not None:
            on_step(due.recipient)
        is_trouble = answer.kind in {AnswerKind.TEMPORARY, AnswerKind.LOST}
        in_a_row = in_a_row + 1 if is_trouble else 0
        if in_a_row >= stop_after:
            report.stopped = f"{in_a_row} mails in a row could not be handed over; the last: {answer.text}"
            break
        if (wait_s := pace.wait_s(clock())) > 0:
            sleep(wait_s)
    return report


#: After slow hand-overs at most so many seconds are made up for by going faster than the rate.
_MADE_UP_S = 10.0


class _Pace:
    """Mails at a rate: counted on from turn to turn, so that slow hand-overs cost no extra wait.

    A clock that is set back is not waited for, and one that is set forward does not let all the rest go at once.
    """

    def __init__(self, per_second: float, now: datetime) -> None:
        self._gap = timedelta(seconds=1 / per_second) if per_second > 0 else timedelta()
        self._turn = now

    def wait_s(self, now: datetime) -> float:
        """How long until the next mail's turn; never longer than the gap between two."""
        turn = max(self._turn + self._gap, now - timedelta(seconds=_MADE_UP_S))
        self._turn = min(turn, now + self._gap)
        return (self._turn - now).total_seconds()


def _record(ledger: Ledger, due: Due, answer: Answer, *, now: datetime) -> str:
    match answer.kind:
        case AnswerKind.ACCEPTED:
            ledger.record(due, Event.ACCEPTED)
            return "sent"
        case AnswerKind.PERMANENT:
            ledger.record(due, Event.PERMANENT, error=answer.text)
            return "failed"
        case AnswerKind.LOST:
            ledger.record(due, Event.LOST, error=answer.text)
            return "unknown"
        case AnswerKind.TEMPORARY if answer.is_servers:
            ledger.record(due, Event.REFUSED, error=answer.text, next_at=now + REFUSED_WAIT)
            return "held"
        case AnswerKind.TEMPORARY:
            attempts = due.attempts + 1
            if attempts >= MAX_ATTEMPTS:
                ledger.record(due, Event.EXHAUSTED, error=answer.text)
                return "failed"
            ledger.record(due, Event.TEMPORARY, error=answer.text, next_at=now + wait_before(attempts))
            return "retried"
        case _:
            assert_never(answer.kind)
