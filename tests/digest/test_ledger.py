"""The moves of the ledger: what was taken is never sent again, and nothing ends nowhere."""

from datetime import timedelta

import pytest

from digest.ledger import MAX_ATTEMPTS, Event, ImpossibleMoveError, next_state, wait_before
from pipeline.types import DeliveryState


def test_sent_is_final() -> None:
    for event in Event:
        with pytest.raises(ImpossibleMoveError):
            next_state(DeliveryState.SENT, event)


def test_nothing_leads_from_the_dot_back_to_sending_without_an_answer_or_a_person() -> None:
    assert next_state(DeliveryState.FINAL_DOT, Event.LOST) is DeliveryState.UNKNOWN
    with pytest.raises(ImpossibleMoveError):
        next_state(DeliveryState.FINAL_DOT, Event.START)
    with pytest.raises(ImpossibleMoveError):
        next_state(DeliveryState.UNKNOWN, Event.START)


def test_before_the_dot_an_interruption_costs_nothing() -> None:
    assert next_state(DeliveryState.SENDING, Event.LOST) is DeliveryState.QUEUED


def test_every_state_but_sent_has_a_way_on() -> None:
    for state in DeliveryState:
        ways = 0
        for event in Event:
            try:
                next_state(state, event)
                ways += 1
            except ImpossibleMoveError:
                continue
        assert (ways == 0) == (state is DeliveryState.SENT)


def test_waits_double_up_to_four_hours() -> None:
    waits = [wait_before(attempt) for attempt in range(1, MAX_ATTEMPTS + 1)]

    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert waits == sorted(waits)
    assert max(waits) == timedelta(hours=4)
