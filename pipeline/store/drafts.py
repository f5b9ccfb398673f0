"""Editing of editions: every state of a draft is kept; an approval is void as soon as the text changes."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from pipeline.errors import ConflictError, NotFoundError
from pipeline.store.editions import by_id, sha256_of
from pipeline.tables import CitationRow, DeliveryRow, EditionEditRow, EditionRow, SaidRow


def expect(row: EditionRow, revision: int) -> None:
    """Refuse when somebody else changed the edition since it was read."""
    if row.revision != revision:
        by = f" by {row.edited_by}" if row.edited_by else ""
        raise ConflictError(
            f"this edition was changed{by} meanwhile (it is at revision {row.revision}, you saw {revision})"
        )


def keep(
    session: Session,
    edition_id: int,
    body: dict[str, Any],
    *,
    revision: int,
    editor: str,
    act: str,
    now: datetime,
    detail: str = "",
    onto: str = "",
) -> EditionRow:
    """Put an edited text in the draft's place.

    ConflictError when the draft is no longer at `revision`, or its mailing has begun. `onto`: when the last state was
    made by the same editor with this act and detail, it is replaced, so that autosaving makes one state and not fifty.
    """
    row = by_id(session, edition_id)
    expect(row, revision)
    void(session, row)
    _keep_first(session, row)
    row.revision += 1
    row.body, row.sha256, row.edited_by = body, sha256_of(body), editor
    last = _last(session, edition_id)
    if onto and last is not None and (last.editor, last.act, last.detail) == (editor, onto, detail):
        last.revision, last.body, last.at, last.is_undone = row.revision, body, now, False
    else:
        session.add(
            EditionEditRow(
                edition_id=edition_id, revision=row.revision, editor=editor, act=act, detail=detail, body=body, at=now
            )
        )
    session.flush()
    return row


def _keep_first(session: Session, row: EditionRow) -> None:
    """The text as composed is the first state of its history."""
    n = session.scalar(select(func.count()).select_from(EditionEditRow).where(EditionEditRow.edition_id == row.id))
    if not n:
        session.add(
            EditionEditRow(
                edition_id=row.id, revision=row.revision, editor="", act="composed", body=row.body, at=row.composed_at
            )
        )
        session.flush()


def _last(session: Session, edition_id: int) -> EditionEditRow | None:
    query = select(EditionEditRow).where(EditionEditRow.edition_id == edition_id)
    return session.scalar(query.order_by(EditionEditRow.revision.desc()).limit(1))


def void(session: Session, row: EditionRow) -> bool:
    """Take an approval back; whether there was one. ConflictError once a mail may have left."""
    if row.state == "draft":
        return False
    gone = session.scalar(
        select(func.count())
        .select_from(DeliveryRow)
        .where(DeliveryRow.edition_id == row.id, DeliveryRow.state != "queued")
    )
    if row.state not in {"approved", "held"} or gone:
        raise ConflictError(f"edition {row.id} has been mailed; make a correction instead")
    session.execute(delete(DeliveryRow).where(DeliveryRow.edition_id == row.id))
    session.execute(delete(CitationRow).where(CitationRow.edition_id == row.id))
    session.execute(delete(SaidRow).where(SaidRow.edition_id == row.id))
    row.state, row.approved_by, row.approved_at, row.approval_reason = "draft", None, None, ""
    session.flush()
    return True


def history(session: Session, edition_id: int) -> list[EditionEditRow]:
    """All states of an edition, newest first."""
    query = select(EditionEditRow).where(EditionEditRow.edition_id == edition_id)
    return list(session.scalars(query.order_by(EditionEditRow.revision.desc())))


def undo(session: Session, edition_id: int, *, revision: int, editor: str, now: datetime) -> str:
    """Take back the last act on a draft that still stands; the act that was undone."""
    states = [state for state in history(session, edition_id) if state.act not in {"undo"} and not state.is_undone]
    if len(states) < 2:
        raise NotFoundError("there is nothing to undo: this is the text as it was composed")
    last, before = states[0], states[1]
    keep(
        session, edition_id, before.body, revision=revision, editor=editor, act="undo", now=now,
        detail=f"{last.act} (revision {last.revision})",
    )  # fmt: skip
    last.is_undone = True
    session.flush()
    return last.act
