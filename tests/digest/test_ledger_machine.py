"""The ledger under any order of hand-overs, answers, kills and decisions; three planted faults are found."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from digest.ledger import MAX_ATTEMPTS, Event, next_state, wait_before
from digest.mail import Answer, AnswerKind
from digest.send import Due, send
from pipeline.types import DeliveryState

N = 4


class Killed(BaseException):
    """The process ended."""


class Rows:
    """A ledger in memory whose rows outlive the process that uses it, as the database's do."""

    def __init__(self) -> None:
        self.states = dict.fromkeys(range(N), DeliveryState.QUEUED)
        self.attempts = dict.fromkeys(range(N), 0)
        self.next_at: dict[int, datetime] = {}
        self.decided: Counter[int] = Counter()  # resent by a person's word

    def move(self, row: int, event: Event) -> None:
        self.states[row] = next_state(self.states[row], event)

    def recover(self) -> int:
        n = 0
        for row, state in self.states.items():
            if state in {DeliveryState.SENDING, DeliveryState.FINAL_DOT}:
                self.move(row, Event.LOST)
                n += self.states[row] is DeliveryState.UNKNOWN
        return n

    def claim(self, now: datetime) -> Due | None:
        for row, state in self.states.items():
            if state is DeliveryState.QUEUED and self.next_at.get(row, now) <= now:
                self.move(row, Event.START)
                return Due(id=row, recipient=f"r{row}@x.org", message_id=f"<{row}@x>", attempts=self.attempts[row])
        return None

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        self.move(due.id, event)
        self.attempts[due.id] += event in {Event.TEMPORARY, Event.EXHAUSTED}
        if next_at is not None:
            self.next_at[due.id] = next_at


class ForgetsTheDot(Rows):
    """Planted: what was cut off after the dot is queued again."""

    def recover(self) -> int:
        for row, state in self.states.items():
            if state in {DeliveryState.SENDING, DeliveryState.FINAL_DOT}:
                self.states[row] = DeliveryState.QUEUED
        return 0


class CommitsLate(Rows):
    """Planted: the dot is noted only after the server's answer."""

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        if event is Event.BODY:
            return
        if self.states[due.id] is DeliveryState.SENDING:
            self.states[due.id] = (
                DeliveryState.SENDING if event in {Event.TEMPORARY, Event.REFUSED} else DeliveryState.FINAL_DOT
            )
        super().record(due, event, error=error, next_at=next_at)


class CallsLostSent(Rows):
    """Planted: a connection lost after the dot counts as taken."""

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        super().record(due, Event.ACCEPTED if event is Event.LOST else event, error=error, next_at=next_at)


#: What may happen to one hand-over.
FATES = (
    "taken", "temporary", "refused", "permanent", "dot_temporary", "dot_refused", "lost_taken", "lost",
    "killed_before", "killed_after_body", "killed_at_dot", "killed_taken",
)  # fmt: skip


class Server:
    """Hands over as fate wills, and keeps the journal."""

    def __init__(self, journal: Counter[int], fates: list[str]) -> None:
        self.journal = journal
        self.fates = fates

    def deliver(self, message: bytes, *, sender: str, recipient: str, before_dot: Callable[[], None]) -> Answer:
        row = int(message)
        fate = self.fates.pop() if self.fates else "taken"
        match fate:
            case "killed_before":
                raise Killed
            case "temporary":
                return Answer(kind=AnswerKind.TEMPORARY, text="451")
            case "refused":
                return Answer(kind=AnswerKind.TEMPORARY, text="550 relay not permitted", is_servers=True)
            case "permanent":
                return Answer(kind=AnswerKind.PERMANENT, text="550")
        if fate == "killed_after_body":
            raise Killed
        before_dot()
        if fate == "killed_at_dot":
            raise Killed
        if fate == "dot_temporary":
            return Answer(kind=AnswerKind.TEMPORARY, text="452")
        if fate == "dot_refused":
            return Answer(kind=AnswerKind.TEMPORARY, text="554 5.7.1 no", is_servers=True)
        if fate == "lost":
            return Answer(kind=AnswerKind.LOST, text="reset")
        self.journal[row] += 1
        if fate == "killed_taken":
            raise Killed
        return Answer(kind=AnswerKind.LOST if fate == "lost_taken" else AnswerKind.ACCEPTED)

    def close(self) -> None:
        """Nothing to end."""


def machine(ledger: type[Rows]) -> type[RuleBasedStateMachine]:
    class Mailing(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.rows = ledger()
            self.journal: Counter[int] = Counter()
            self.now = datetime(2026, 3, 1, tzinfo=UTC)

        @rule(fates=st.lists(st.sampled_from(FATES), max_size=5))
        def mail(self, fates: list[str]) -> None:
            try:
                send(
                    self.rows,
                    Server(self.journal, fates),
                    lambda due: (str(due.id).encode(), "s@x.org"),
                    clock=lambda: self.now,
                    sleep=lambda _: None,
                    per_second=0,
                )
            except Killed:
                return

        @rule(hours=st.integers(1, 5))
        def wait(self, hours: int) -> None:
            self.now += timedelta(hours=hours)

        @precondition(lambda self: DeliveryState.UNKNOWN in self.rows.states.values())
        @rule(event=st.sampled_from([Event.RESEND, Event.RECEIVED, Event.GIVE_UP]))
        def decide(self, event: Event) -> None:
            row = next(row for row, state in self.rows.states.items() if state is DeliveryState.UNKNOWN)
            if event is Event.RECEIVED and not self.journal[row]:
                return  # a person looks before saying so
            self.rows.move(row, event)
            self.rows.decided[row] += event is Event.RESEND

        @invariant()
        def never_twice_without_a_persons_word(self) -> None:
            assert all(n <= 1 + self.rows.decided[row] for row, n in self.journal.items())

        @invariant()
        def never_lost_in_silence(self) -> None:
            assert all(self.journal[row] for row, state in self.rows.states.items() if state is DeliveryState.SENT)

        @invariant()
        def never_tried_for_ever(self) -> None:
            assert all(n <= MAX_ATTEMPTS for n in self.rows.attempts.values())

    return Mailing


def _run(ledger: type[Rows], examples: int) -> None:
    run_state_machine_as_test(
        machine(ledger),
        settings=settings(
            max_examples=examples,
            stateful_step_count=25,
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nothing_twice_and_nothing_lost_whatever_happens() -> None:
    _run(Rows, 300)


@pytest.mark.parametrize("planted", [ForgetsTheDot, CommitsLate, CallsLostSent])
def test_a_planted_fault_is_found(planted: type[Rows]) -> None:
    with pytest.raises(AssertionError):
        _run(planted, 300)


def test_the_last_try_comes_within_two_days() -> None:
    assert sum((wait_before(n) for n in range(1, MAX_ATTEMPTS)), timedelta()) < timedelta(days=2)
