"""Old records that nothing needs any more, removed a batch at a time so that nobody waits long.

News, revisions, editions, deliveries and acts of editors are never removed: they are what the house answers for.
What serves the search for duplicates and stories goes with each run of `process` (pipeline.store.pruning).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, tuple_

from pipeline.store.crawling import HISTORY
from pipeline.store.database import Database
from pipeline.tables import (
    BounceRow,
    DeliveryRow,
    HookCallRow,
    LoginAttemptRow,
    RecipientRow,
    RefusalRow,
    RunRow,
    SessionRow,
    SourceRunRow,
    TroubleRow,
)

#: Rows a transaction.
BATCH = 5_000
#: Looks for mails that found none are of interest for so long.
_IDLE = timedelta(days=7)
_SIGN_INS = timedelta(days=31)
#: Who asked to join and has not confirmed by then never will, as the link lasts three days: the address is not ours
#: to keep.
UNCONFIRMED = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class _Rule:
    what: str
    table: Any
    doomed: ColumnElement[bool]


def _rules(now: datetime, keep: timedelta) -> list[_Rule]:
    old = now - keep
    newest_runs = select(
        SourceRunRow.id,
        func.row_number().over(partition_by=SourceRunRow.source, order_by=SourceRunRow.id.desc()).label("place"),
    ).subquery()
    return [
        _Rule("refusals", RefusalRow, RefusalRow.at < old),
        # Health is judged by a source's newest runs, however old.
        _Rule(
            "runs of sources",
            SourceRunRow,
            (SourceRunRow.at < old)
            & SourceRunRow.id.not_in(select(newest_runs.c.id).where(newest_runs.c.place <= HISTORY)),
        ),
        _Rule("runs", RunRow, RunRow.due_at < old),
        _Rule(
            "idle runs",
            RunRow,
            (RunRow.job == "send")
            & (RunRow.due_at < now - _IDLE)
            & (RunRow.exit_status == 0)
            & (RunRow.error == "")
            & RunRow.counts["idle"].as_boolean(),
        ),
        _Rule("calls of webhooks", HookCallRow, (HookCallRow.state != "queued") & (HookCallRow.created_at < old)),
        _Rule("failed sign-ins", LoginAttemptRow, LoginAttemptRow.at < now - _SIGN_INS),
        _Rule("sessions", SessionRow, SessionRow.seen_at < now - _SIGN_INS),
        _Rule(
            "sign-ups without confirmation",
            RecipientRow,
            (RecipientRow.state == "pending")
            & (RecipientRow.origin == "signup")
            & (func.coalesce(RecipientRow.asked_at, RecipientRow.changed_at) < now - UNCONFIRMED)
            & RecipientRow.id.not_in(select(DeliveryRow.recipient_id))
            & RecipientRow.id.not_in(select(BounceRow.recipient_id).where(BounceRow.recipient_id.is_not(None))),
        ),
        _Rule("troubles", TroubleRow, TroubleRow.over_at < old),
    ]


def _no_total(_n: int) -> None:
    """For callers that draw no bar."""


def _no_step(_n: int, _what: str) -> None:
    """For callers that draw no bar."""


def tidy(
    database: Database,
    *,
    now: datetime,
    keep: timedelta,
    total: Callable[[int], None] = _no_total,
    step: Callable[[int, str], None] = _no_step,
) -> Mapping[str, int]:
    """Remove what is older than its time; how many rows of each kind went. Safe to stop and repeat."""
    rules = _rules(now, keep)
    with database.reading() as session:
        n_all = [session.scalar(select(func.count()).select_from(rule.table).where(rule.doomed)) or 0 for rule in rules]
    total(sum(n_all))
    gone = {rule.what: 0 for rule in rules}
    for rule, n in zip(rules, n_all, strict=True):
        key = tuple_(*rule.table.__table__.primary_key.columns)
        while gone[rule.what] < n:
            with database.writing() as session:
                doomed = select(*rule.table.__table__.primary_key.columns).where(rule.doomed).limit(BATCH)
                done: Any = session.execute(
                    delete(rule.table).where(key.in_(doomed)), execution_options={"synchronize_session": False}
                )
                if not done.rowcount:
                    break
                gone[rule.what] += done.rowcount
            step(int(done.rowcount), rule.what)
    return gone
