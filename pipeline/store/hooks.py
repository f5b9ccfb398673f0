"""Addresses that are told of events, and what each was told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.tables import EditionRow, HookCallRow, HookRow, SourceRunRow


def every(session: Session) -> list[HookRow]:
    """All addresses, oldest first."""
    return list(session.scalars(select(HookRow).order_by(HookRow.id)))


def add(session: Session, url: str, events: Sequence[str], *, secret: str, by: str, now: datetime) -> HookRow:
    """A new address; it is told of what happens from now on."""
    row = HookRow(url=url, events=list(events), secret=secret, made_by=by, created_at=now)
    session.add(row)
    session.flush()
    return row


def drop(session: Session, hook_id: int) -> HookRow:
    """Remove an address with all that it was told."""
    row = session.get(HookRow, hook_id)
    if row is None:
        raise NotFoundError(f"there is no webhook {hook_id}")
    session.execute(delete(HookCallRow).where(HookCallRow.hook_id == hook_id))
    session.delete(row)
    return row


def queue(session: Session, hook_id: int, key: str, event: str, payload: Mapping[str, Any], *, now: datetime) -> bool:
    """Note an event for an address; False when it was noted before."""
    standing = select(HookCallRow.id).where(HookCallRow.hook_id == hook_id, HookCallRow.key == key)
    if session.scalar(standing) is not None:
        return False
    session.add(HookCallRow(hook_id=hook_id, key=key, event=event, payload=dict(payload), next_at=now, created_at=now))
    session.flush()
    return True


def due(session: Session, *, now: datetime, limit: int = 50) -> list[tuple[HookCallRow, HookRow]]:
    """What may be told now, oldest first."""
    query = (
        select(HookCallRow, HookRow)
        .join(HookRow, HookRow.id == HookCallRow.hook_id)
        .where(HookCallRow.state == "queued", HookCallRow.next_at <= now, HookRow.is_active)
        .order_by(HookCallRow.id)
        .limit(limit)
    )
    return [(call, hook) for call, hook in session.execute(query)]


def note(session: Session, call_id: int, state: str, *, answer: str, next_at: datetime | None = None) -> None:
    """How an attempt ended."""
    row = session.get_one(HookCallRow, call_id)
    row.state, row.answer, row.attempts = state, answer[:300], row.attempts + 1
    if next_at is not None:
        row.next_at = next_at


def recent(session: Session, *, limit: int = 50) -> list[tuple[HookCallRow, HookRow]]:
    """The newest calls."""
    query = select(HookCallRow, HookRow).join(HookRow, HookRow.id == HookCallRow.hook_id)
    return [(call, hook) for call, hook in session.execute(query.order_by(HookCallRow.id.desc()).limit(limit))]


def editions_since(session: Session, moment: datetime) -> list[EditionRow]:
    """Editions that were drafted, approved or sent since a moment."""
    query = select(EditionRow).where(
        (EditionRow.composed_at >= moment) | (EditionRow.approved_at >= moment) | (EditionRow.sent_at >= moment)
    )
    return list(session.scalars(query.order_by(EditionRow.id)))


def source_runs_since(session: Session, moment: datetime) -> list[tuple[SourceRunRow, str]]:
    """Runs of sources since a moment, oldest first, each with the state before it ("" for a first run)."""
    state: dict[str, str] = {}
    found = []
    for row in session.scalars(select(SourceRunRow).order_by(SourceRunRow.id)):
        if row.at >= moment:
            found.append((row, state.get(row.source, "")))
        state[row.source] = row.state
    return found
