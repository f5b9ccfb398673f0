"""A year without anybody looking: whatever happens to the machine, each digest has one edition a week, mailed once."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from meanwhile.due import plans_of
from meanwhile.jobs import open_store
from pipeline.store import deliveries, editions, runs
from tests.meanwhile.simulation import Machine, configured, simulated_time

#: Where the clocks never change, where they are put forward on 31 March, and where they are put back on 7 April.
ZONES = ("America/Lima", "Europe/London", "Australia/Sydney")


def live(folder: Path, zone: str, *, days: int, first_day: datetime, seed: int) -> None:
    machine = Machine(configured(folder, zone), seed=seed, look_every=timedelta(hours=12), first_day=first_day)
    log = []
    with simulated_time(lambda: machine.now):
        for happened in machine.live_through(days):
            log.append(happened)
    end = machine.true_now
    for digest, plan in [(plan.why, plan) for plan in plans_of(machine.config) if plan.job == "send"]:
        due = []
        # From the second week on: a machine does not make up what was due before it was there.
        at = plan.next(first_day + timedelta(days=6))
        while at < end:
            due.append(at)
            at = plan.next(at)
        with open_store(machine.config) as database, database.reading() as session:
            rows = [row for row in editions.recent(session, limit=1000) if row.digest == digest]
            mailed = Counter(delivery.edition_id for delivery, _, _ in deliveries.recent(session, limit=100_000))
            begun = runs.recent(session, limit=100_000)
        per_week = Counter(row.due_at for row in rows)
        sent = {row.due_at: row for row in rows if row.state == "sent"}
        assert set(per_week.values()) == {1}, log
        assert {at for at in due if at not in sent} == set(), log
        assert all(mailed[row.id] == 1 for row in sent.values())
        # In the zone's own time it was always the same hour, but for one that a change of the clocks leaves out.
        hours = {row.due_at.astimezone(ZoneInfo(zone)).strftime("%a %H:%M") for row in rows if row.due_at}
        assert len(hours - {"Sun 03:30", "Sun 01:30"}) == 1
        assert len({(row.job, row.due_at) for row in begun}) == len(begun)
        mails = [message_from_bytes(path.read_bytes()) for path in (folder / "mail").glob("*.eml")]
        assert len({mail["Message-ID"] for mail in mails}) == len(mails)
    with open_store(machine.config) as database, database.reading() as session:
        assert deliveries.counts(session) == {"sent": len(mails)}
    assert len(mails) == sum(1 for _ in (folder / "mail").iterdir())


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("zone", ZONES)
def test_three_weeks_in_which_clocks_change(tmp_path: Path, zone: str) -> None:
    live(tmp_path, zone, days=21, first_day=datetime(2019, 3, 25, tzinfo=UTC), seed=len(zone))


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("zone", [*ZONES, "America/New_York"])
def test_a_year(tmp_path: Path, zone: str) -> None:
    live(tmp_path, zone, days=366, first_day=datetime(2019, 2, 18, tzinfo=UTC), seed=1)
