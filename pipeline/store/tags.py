"""Tags of items: a rule's are made anew at each tagging, an editor's stay."""

from collections.abc import Iterable

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from pipeline.tables import ItemRow, ItemTagRow
from pipeline.types import Tagged, Tagging

#: Spans kept with a tag: the first say why; an editor reads no more.
MAX_EVIDENCE = 6


def keep(session: Session, row: ItemRow, tagged: Tagged, *, lexicon_version: str) -> bool:
    """Put a tagging in place of the rules' earlier one; whether any tag changed. An editor's word is left alone."""
    wanted = _wanted(tagged)
    standing = {
        (tag.kind, tag.tag): tag for tag in session.scalars(select(ItemTagRow).where(ItemTagRow.item_id == row.id))
    }
    changed = False
    for key, tag in standing.items():
        if tag.origin == "rule" and key not in wanted:
            session.delete(tag)
            changed = True
    for key, (rank, evidence) in wanted.items():
        tag_row = standing.get(key)
        if tag_row is None:
            session.add(ItemTagRow(item_id=row.id, kind=key[0], tag=key[1], rank=rank, evidence=evidence))
            changed = True
        elif tag_row.origin == "rule" and (tag_row.rank != rank or tag_row.evidence != evidence):
            tag_row.rank, tag_row.evidence = rank, evidence
    row.worth, row.peru, row.tagged_with = tagged.worth, tagged.peru, lexicon_version
    return changed


def _wanted(tagged: Tagged) -> dict[tuple[str, str], tuple[int, list[object]]]:
    spans: dict[tuple[str, str], list[Tagging]] = {}
    for tagging in tagged.evidence:
        spans.setdefault((tagging.kind, tagging.tag), []).append(tagging)
    wanted: dict[tuple[str, str], tuple[int, list[object]]] = {}
    for kind, tags in (
        ("topic", tagged.topics),
        ("subtopic", tagged.subtopics),
        ("region", tagged.regions),
        ("place", tagged.places),
        ("organisation", tagged.organisations),
    ):
        for rank, tag in enumerate(tags):
            evidence: list[object] = [
                [t.rule, t.field, t.start, t.end, t.matched, t.weight]
                for t in spans.get((kind, tag), [])[:MAX_EVIDENCE]
            ]
            wanted[kind, tag] = (rank, evidence)
    return wanted


def of_item(session: Session, item_id: int, *, rejected: bool = False) -> list[ItemTagRow]:
    """The tags of an item, strongest first; with `rejected` also those that an editor took away."""
    query = select(ItemTagRow).where(ItemTagRow.item_id == item_id)
    if not rejected:
        query = query.where(~ItemTagRow.rejected)
    return list(session.scalars(query.order_by(ItemTagRow.kind, ItemTagRow.rank, ItemTagRow.tag)))


def set_by_editor(session: Session, item_id: int, kind: str, tag: str, *, rejected: bool) -> None:
    """An editor gives a tag, or takes it away for good."""
    row = session.get(ItemTagRow, (item_id, kind, tag))
    if row is None:
        row = ItemTagRow(item_id=item_id, kind=kind, tag=tag, evidence=[])
        session.add(row)
    row.origin, row.rejected = "editor", rejected
    session.flush()


def clear_editor(session: Session, item_id: int, kind: str, tag: str) -> None:
    """Undo what an editor said of a tag: the next tagging decides again."""
    session.execute(
        delete(ItemTagRow).where(ItemTagRow.item_id == item_id, ItemTagRow.kind == kind, ItemTagRow.tag == tag)
    )


def counts(session: Session, kind: str) -> dict[str, int]:
    """How many items carry each tag of a kind."""
    query = select(ItemTagRow.tag, func.count()).where(ItemTagRow.kind == kind, ~ItemTagRow.rejected)
    return dict(session.execute(query.group_by(ItemTagRow.tag)).all())


def editors(session: Session, ids: Iterable[int]) -> int:
    """How many tags of these items an editor set: for the tests that none is ever lost."""
    query = select(func.count()).select_from(ItemTagRow)
    return session.scalar(query.where(ItemTagRow.origin == "editor", ItemTagRow.item_id.in_(list(ids)))) or 0
