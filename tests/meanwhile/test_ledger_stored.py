"""The ledger as the database keeps it, under any order of mailings, kills, decisions and farewells.

Three faults that one could make in it are planted, and found. tests/digest/test_ledger_machine.py does the same with
the moves alone, and more examples.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from digest.ledger import MAX_ATTEMPTS, Event, next_state
from digest.send import Due, send
from meanwhile.edition_json import to_json
from meanwhile.mailing import approve
from meanwhile.stored_ledger import StoredLedger
from pipeline.store import deliveries, editions, recipients
from pipeline.store.database import open_database
from pipeline.store.schema import upgrade
from pipeline.types import DeliveryState
from tests.digest.sample_editions import single_edition
from tests.digest.test_ledger_machine import FATES, Killed, Server

N = 4
BEGAN = datetime(2026, 3, 1, tzinfo=UTC)


class ForgetsTheDot(StoredLedger):
    """Planted: what was cut off after the dot is queued again."""

    def recover(self) -> int:
        with self._database.writing() as session:
            for row in deliveries.in_state(session, "sending", "final_dot"):
                deliveries.move(session, row.id, "queued", now=self._clock(), expected=row.state)
        return 0


class CommitsLate(StoredLedger):
    """Planted: the dot is noted only after the server's answer."""

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        if event is Event.BODY:
            self._late = due.id
            return
        if getattr(self, "_late", None) == due.id:
            self._late = 0
            super().record(due, Event.BODY)
        super().record(due, event, error=error, next_at=next_at)


class CallsLostSent(StoredLedger):
    """Planted: a connection lost after the dot counts as taken."""

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        super().record(due, Event.ACCEPTED if event is Event.LOST else event, error=error, next_at=next_at)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one approved edition queued for four recipients; each example begins with a copy."""
    path = tmp_path_factory.mktemp("ledger") / "template.db"
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    draft = single_edition()
    with database.writing() as session:
        row = editions.draft(
            session, digest=draft.digest, title=draft.title, period_start_on=draft.period_start_on,
            period_end_on=draft.period_end_on, body=to_json(draft), due_at=None, now=BEGAN,
        )  # fmt: skip
        approve(session, row, by="Ana", now=BEGAN)
        readers = [recipients.add(session, f"r{n}@example.org", now=BEGAN, origin="import") for n in range(N)]
        deliveries.queue(session, row.id, [(one.id, f"<{one.id}@x>") for one in readers], now=BEGAN)
    database.close()
    return path


def machine(ledger: type[StoredLedger], template: Path) -> type[RuleBasedStateMachine]:
    class Mailing(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            self.folder = Path(tempfile.mkdtemp(prefix="ledger-"))
            shutil.copy(template, self.folder / "m.db")
            self.database = open_database(f"sqlite:///{self.folder}/m.db")
            self.journal: Counter[int] = Counter()
            self.resent: Counter[int] = Counter()
            self.before_leaving: dict[int, int] = {}
            self.now = BEGAN

        def teardown(self) -> None:
            self.database.close()
            shutil.rmtree(self.folder)

        @rule(fates=st.lists(st.sampled_from(FATES), max_size=N + 1))
        def mail(self, fates: list[str]) -> None:
            # Each mailing is a process of its own: what the last one had in mind is gone.
            try:
                send(
                    ledger(self.database, lambda: self.now),
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

        @rule(event=st.sampled_from([Event.RESEND, Event.RECEIVED, Event.GIVE_UP]))
        def decide(self, event: Event) -> None:
            with self.database.writing() as session:
                held = deliveries.in_state(session, "unknown")
                if not held or (event is Event.RECEIVED and not self.journal[held[0].id]):
                    return  # a person looks before saying so
                state = next_state(DeliveryState.UNKNOWN, event)
                deliveries.move(session, held[0].id, state, now=self.now, expected="unknown")
                self.resent[held[0].id] += event is Event.RESEND

        @rule(number=st.integers(1, N))
        def leave(self, number: int) -> None:
            with self.database.writing() as session:
                recipients.set_state(session, number, "unsubscribed", now=self.now)
            self.before_leaving.setdefault(number, self.journal[number])

        @invariant()
        def all_is_accounted_for(self) -> None:
            with self.database.reading() as session:
                rows = deliveries.recent(session)
                states = {row.id: row.state for row, _, _ in rows}
                attempts = [row.attempts for row, _, _ in rows]
            assert len(states) == N
            # Never twice without a person's word, nor lost in silence, nor tried for ever; nothing after a farewell.
            assert all(n <= 1 + self.resent[row] for row, n in self.journal.items())
            assert all(self.journal[row] for row, state in states.items() if state == "sent")
            assert all(n <= MAX_ATTEMPTS for n in attempts)
            assert all(self.journal[number] == n for number, n in self.before_leaving.items())

    return Mailing


def _run(of: Callable[[], type[RuleBasedStateMachine]], examples: int) -> None:
    run_state_machine_as_test(
        of(),
        settings=settings(
            max_examples=examples,
            stateful_step_count=15,
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nothing_twice_nothing_lost_and_nothing_after_a_farewell(template: Path) -> None:
    _run(lambda: machine(StoredLedger, template), 60)


@pytest.mark.parametrize("planted", [ForgetsTheDot, CommitsLate, CallsLostSent])
def test_a_planted_fault_is_found(template: Path, planted: type[StoredLedger]) -> None:
    with pytest.raises(AssertionError):
        _run(lambda: machine(planted, template), 60)
