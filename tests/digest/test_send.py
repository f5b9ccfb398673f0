"""A run of sending: paced, stopped when it is the server, never held up by one mail."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from digest.ledger import MAX_ATTEMPTS
from digest.mail import Answer, AnswerKind, MailServerError
from digest.send import Due, SendReport, UnfitError, send
from pipeline.types import DeliveryState
from tests.digest.test_ledger_machine import N, Rows

OK = Answer(kind=AnswerKind.ACCEPTED)


class Hands:
    """Hands over as told, each taking a while; time goes by on a clock of its own."""

    def __init__(self, answers: list[Answer | Exception], *, each_s: float = 0.0) -> None:
        self.answers = answers
        self.now = datetime(2026, 3, 1, tzinfo=UTC)
        self.began: list[datetime] = []
        self._each = timedelta(seconds=each_s)

    def deliver(self, message: bytes, *, sender: str, recipient: str, before_dot: Callable[[], None]) -> Answer:
        self.began.append(self.now)
        self.now += self._each
        answer = self.answers.pop(0) if self.answers else OK
        if isinstance(answer, Exception):
            raise answer
        if answer.kind in {AnswerKind.ACCEPTED, AnswerKind.LOST}:
            before_dot()
        return answer

    def close(self) -> None:
        """Nothing to end."""

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def run(rows: Rows, hands: Hands, *, per_second: float = 0.0, stop_after: int = 5) -> SendReport:
    def compose(due: Due) -> tuple[bytes, str]:
        if due.id in unfit:
            raise UnfitError("no mail can be made for this one")
        return b"", "s@example.org"

    unfit: set[int] = getattr(rows, "unfit", set())
    return send(
        rows, hands, compose, clock=lambda: hands.now, sleep=hands.sleep, per_second=per_second, stop_after=stop_after
    )


@pytest.mark.parametrize(("each_s", "apart_s"), [(0.0, 0.5), (0.2, 0.5), (0.8, 0.8)])
def test_mails_go_out_at_the_rate_that_was_set_and_slow_ones_wait_no_longer(each_s: float, apart_s: float) -> None:
    hands = Hands([], each_s=each_s)

    report = run(Rows(), hands, per_second=2)

    assert report.counts == {"sent": N}
    gaps = [(after - before).total_seconds() for before, after in zip(hands.began, hands.began[1:], strict=False)]
    assert gaps == pytest.approx([apart_s] * (N - 1))


@pytest.mark.parametrize("step", [timedelta(days=-1), timedelta(days=1), timedelta(seconds=-3)])
def test_a_clock_that_is_set_meanwhile_changes_nothing_of_the_rate(step: timedelta) -> None:
    slept: list[float] = []

    class Stepped(Hands):
        def deliver(self, message: bytes, *, sender: str, recipient: str, before_dot: Callable[[], None]) -> Answer:
            if len(self.began) == 1:
                self.now += step
            return super().deliver(message, sender=sender, recipient=recipient, before_dot=before_dot)

        def sleep(self, seconds: float) -> None:
            slept.append(seconds)
            super().sleep(seconds)

    run(Rows(), Stepped([]), per_second=2)

    assert max(slept) <= 0.5
    # Forward: what seems slow is made up for by ten seconds' worth at most.
    assert len(slept) >= N - 1 - (20 if step.days > 0 else 1)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(kind=AnswerKind.TEMPORARY, text="451"),
        Answer(kind=AnswerKind.LOST, text="reset"),
        Answer(kind=AnswerKind.TEMPORARY, text="554 5.7.1 spam", is_servers=True),
    ],
)
def test_errors_in_a_row_stop_the_run_and_the_rest_stays_queued(answer: Answer) -> None:
    rows = Rows()

    report = run(rows, Hands([answer, answer]), stop_after=2)

    assert report.stopped.startswith("2 mails in a row could not be handed over; the last: ")
    assert list(rows.states.values())[2:] == [DeliveryState.QUEUED] * (N - 2)


def test_errors_that_are_not_in_a_row_do_not() -> None:
    late = Answer(kind=AnswerKind.TEMPORARY, text="451")

    report = run(Rows(), Hands([late, OK, late, OK]), stop_after=2)

    assert (report.stopped, report.counts) == ("", {"sent": 2, "retried": 2})


def test_addresses_that_do_not_exist_stop_nothing() -> None:
    gone = Answer(kind=AnswerKind.PERMANENT, text="550 5.1.1 no such user")

    assert run(Rows(), Hands([gone] * N), stop_after=2).counts == {"failed": N}


def test_what_the_server_refuses_us_is_held_for_the_next_look_and_never_given_up() -> None:
    no = Answer(kind=AnswerKind.TEMPORARY, text="550 relay not permitted", is_servers=True)
    rows, hands = Rows(), Hands([])
    for _ in range(3 * MAX_ATTEMPTS):
        hands.answers = [no] * N
        assert run(rows, hands, stop_after=N + 1).counts == {"held": N}
        hands.now += timedelta(minutes=10)
    assert not any(rows.attempts.values())

    # The server has been told about us meanwhile.
    assert run(rows, hands).counts == {"sent": N}


def test_whose_mailbox_does_not_exist_is_named() -> None:
    gone = Answer(kind=AnswerKind.PERMANENT, text="550 5.1.1 no such user", no_mailbox=True)

    assert [due.id for due in run(Rows(), Hands([OK, gone])).gone] == [1]


def test_a_mail_that_cannot_be_made_fails_alone() -> None:
    rows = Rows()
    rows.unfit = {1}  # type: ignore[attr-defined]  # read by compose

    report = run(rows, Hands([]))

    assert report.counts == {"sent": N - 1, "failed": 1}
    assert rows.states[1] is DeliveryState.FAILED


def test_a_server_that_cannot_be_used_ends_the_run_with_all_still_queued() -> None:
    rows = Rows()

    with pytest.raises(MailServerError, match="refused"):
        run(rows, Hands([OK, MailServerError("the password was refused")]))

    assert sorted(rows.states.values()) == [*[DeliveryState.QUEUED] * (N - 1), DeliveryState.SENT]
    assert not any(rows.attempts.values())
