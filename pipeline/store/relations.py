"""How items relate: duplicates, updates, serial notices, near misses; an editor's word is never overruled."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from pipeline.dedupe import SERIES_VETO_SHARE
from pipeline.tables import RelationRow
from pipeline.types import Resemblance


def evidence_of(why: Resemblance) -> dict[str, Any]:
    """The part of a resemblance that is shown to an editor."""
    return {
        "rule": why.rule,
        "why": why.why,
        "conflicts": [asdict(conflict) for conflict in why.conflicts],
        "new_sentences": list(why.new_sentences),
    }


def relate(
    session: Session,
    item_id: int,
    other_id: int,
    kind: str,
    why: Resemblance | None = None,
    *,
    now: datetime,
    detail: str = "",
    origin: str = "rule",
) -> None:
    """Note how two items relate. A rule's note replaces a rule's and leaves an editor's alone."""
    row = between(session, item_id, other_id)
    if row is not None and row.origin == "editor" and origin != "editor":
        return
    if row is None:
        row = RelationRow(item_id=item_id, other_id=other_id)
        session.add(row)
    row.kind, row.detail, row.origin, row.made_at = kind, detail, origin, now
    row.score = why.score if why else 1.0
    row.veto_share = why.veto_share if why else 0.0
    row.evidence = evidence_of(why) if why else {}
    session.flush()


def between(session: Session, one: int, other: int) -> RelationRow | None:
    """The note on two items, whichever came first."""
    return session.scalar(
        select(RelationRow).where(
            or_(
                (RelationRow.item_id == one) & (RelationRow.other_id == other),
                (RelationRow.item_id == other) & (RelationRow.other_id == one),
            )
        )
    )


def of_item(session: Session, item_id: int) -> list[RelationRow]:
    """All notes on an item, strongest first."""
    query = select(RelationRow).where(or_(RelationRow.item_id == item_id, RelationRow.other_id == item_id))
    return list(session.scalars(query.order_by(RelationRow.score.desc(), RelationRow.id)))


def series_of(session: Session, item_id: int, among: Iterable[int]) -> set[int]:
    """Those of `among` that are notices of the item's series, or that an editor has told apart from it."""
    others = sorted(set(among) - {item_id})
    wanted = [item_id, *others]
    rows = session.execute(
        select(RelationRow.item_id, RelationRow.other_id, RelationRow.kind).where(
            (RelationRow.kind == "distinct")
            | ((RelationRow.kind == "same_template") & (RelationRow.veto_share >= SERIES_VETO_SHARE)),
            or_(RelationRow.item_id.in_(wanted), RelationRow.other_id.in_(wanted)),
        )
    ).all()
    apart = {one if other == item_id else other for one, other, _ in rows if item_id in (one, other)}
    # A series is told as a chain of pairs: each notice names the one that it is most like.
    beside: dict[int, set[int]] = {}
    for one, other, kind in rows:
        if kind == "same_template":
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    waiting, seen = [item_id], {item_id}
    while waiting:
        fresh = beside.get(waiting.pop(), set()) - seen
        seen |= fresh
        waiting += fresh
    return (apart | seen) & set(others)
