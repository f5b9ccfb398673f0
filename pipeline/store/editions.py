"""Editions: drafted, approved, frozen with a copy of what they cite, sent."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pipeline.errors import ConflictError, NotFoundError, UsageError
from pipeline.tables import CitationRow, EditionRow, ItemRow, SaidRow

#: Who has approved an edition that went out by configuration, read by nobody.
AUTOMATIC = "automatic"


def sha256_of(body: dict[str, Any]) -> str:
    """The hash that an approval names: of the body as sorted JSON."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def newest(session: Session, digest: str, period_end_on: date) -> EditionRow | None:
    """The newest version of a digest's edition for a period."""
    query = select(EditionRow).where(EditionRow.digest == digest, EditionRow.period_end_on == period_end_on)
    return session.scalar(query.order_by(EditionRow.version.desc()).limit(1))


def by_id(session: Session, edition_id: int) -> EditionRow:
    """The row, or NotFoundError."""
    row = session.get(EditionRow, edition_id)
    if row is None:
        raise NotFoundError(f"there is no edition {edition_id}; `meanwhile editions list` shows which there are")
    return row


def recent(session: Session, *, limit: int = 60) -> list[EditionRow]:
    """Newest first."""
    query = select(EditionRow).order_by(EditionRow.period_end_on.desc(), EditionRow.id.desc())
    return list(session.scalars(query.limit(limit)))


def draft(
    session: Session,
    *,
    digest: str,
    title: str,
    period_start_on: date,
    period_end_on: date,
    body: dict[str, Any],
    due_at: datetime | None,
    now: datetime,
) -> EditionRow:
    """A draft for the period in place of the one there is; one that was edited, approved or sent is left as it is."""
    row = newest(session, digest, period_end_on)
    if row is not None and (row.state != "draft" or row.edited_by is not None):
        return row
    sha = sha256_of(body)
    if row is None:
        row = EditionRow(
            digest=digest, period_start_on=period_start_on, period_end_on=period_end_on, title=title, composed_at=now
        )
        session.add(row)
    elif row.sha256 != sha:
        row.revision += 1
    row.title, row.body, row.sha256, row.composed_at, row.due_at = title, body, sha, now, due_at
    session.flush()
    return row


def in_state(session: Session, *states: str) -> list[EditionRow]:
    """All editions in one of the states, oldest first."""
    query = select(EditionRow).where(EditionRow.state.in_(states))
    return list(session.scalars(query.order_by(EditionRow.period_end_on, EditionRow.id)))


def approve(
    session: Session, row: EditionRow, *, by: str, now: datetime, items: Iterable[int], reason: str = ""
) -> None:
    """Freeze a draft: from now on its body stays, with a copy and hash of each cited item."""
    if row.state != "draft":
        raise ConflictError(f"edition {row.id} is {row.state}; only a draft can be approved")
    row.state, row.approved_by, row.approved_at, row.approval_reason = "approved", by, now, reason
    for item in session.scalars(select(ItemRow).where(ItemRow.id.in_(sorted(set(items))))):
        copy = {
            "source": item.source,
            "url": item.url,
            "title": item.title,
            "text": item.text,
            "published_at": item.published_at.isoformat(),
        }
        session.add(CitationRow(edition_id=row.id, item_id=item.id, copy=copy, sha256=sha256_of(copy)))
    session.flush()


def signed(session: Session, *, limit: int) -> list[dict[str, Any]]:
    """The bodies of the newest editions that a person has approved, newest first; of a corrected one the last."""
    newest = (
        select(func.max(EditionRow.id))
        .where(EditionRow.approved_by.is_not(None), EditionRow.approved_by != AUTOMATIC)
        .group_by(EditionRow.digest, EditionRow.period_end_on)
    )
    query = select(EditionRow.body).where(EditionRow.id.in_(newest))
    return list(session.scalars(query.order_by(EditionRow.period_end_on.desc(), EditionRow.id.desc()).limit(limit)))


def citations(session: Session, edition_id: int) -> list[CitationRow]:
    """The copies of articles that were kept when an edition was approved."""
    query = select(CitationRow).where(CitationRow.edition_id == edition_id)
    return list(session.scalars(query.order_by(CitationRow.item_id)))


def citation_hashes(session: Session, edition_id: int) -> dict[int, str]:
    """By item the hash of the copy that was kept of it; the copies themselves are not read."""
    query = select(CitationRow.item_id, CitationRow.sha256).where(CitationRow.edition_id == edition_id)
    return dict(session.execute(query).all())


def versions(session: Session, digest: str, period_end_on: date) -> list[EditionRow]:
    """All versions of a digest's edition for a period, the first one first."""
    query = select(EditionRow).where(EditionRow.digest == digest, EditionRow.period_end_on == period_end_on)
    return list(session.scalars(query.order_by(EditionRow.version)))


def correct(
    session: Session, row: EditionRow, *, body: dict[str, Any], note: str, by: str, now: datetime
) -> EditionRow:
    """A new version of an approved or sent edition, which says what was wrong; it waits for its own approval."""
    if row.state not in {"approved", "sent"}:
        raise ConflictError(f"edition {row.id} is {row.state}; a draft is edited, only what was approved is corrected")
    last = versions(session, row.digest, row.period_end_on)[-1]
    if last.id != row.id:
        raise ConflictError(f"edition {row.id} has been corrected already; correct edition {last.id} instead")
    if not note.strip():
        raise UsageError("a correction says what was wrong: give it a note")
    corrected = EditionRow(
        digest=row.digest, period_start_on=row.period_start_on, period_end_on=row.period_end_on, title=row.title,
        version=row.version + 1, body=body, sha256=sha256_of(body), composed_at=now, edited_by=by,
        # what has not gone out yet keeps its hour; what has is corrected as soon as that is approved
        due_at=row.due_at if row.sent_at is None and row.due_at is not None and row.due_at > now else None,
        correction=" ".join(note.split()),
    )  # fmt: skip
    session.add(corrected)
    session.flush()
    return corrected


def say(session: Session, edition_id: int, said: Iterable[tuple[str, str, str]], *, on: date) -> None:
    """Remember the claims of an edition as told: (key, text, story)."""
    for key, text, story in said:
        session.add(SaidRow(edition_id=edition_id, key=key, text=text, story=story, said_on=on))


def said_before(
    session: Session, *, before: date, except_edition: int | None = None
) -> list[tuple[str, str, str, date]]:
    """All claims told in editions before a day: (key, text, story, day)."""
    query = select(SaidRow.key, SaidRow.text, SaidRow.story, SaidRow.said_on).where(SaidRow.said_on < before)
    if except_edition is not None:
        query = query.where(SaidRow.edition_id != except_edition)
    return [(key, text, story, said_on) for key, text, story, said_on in session.execute(query)]
