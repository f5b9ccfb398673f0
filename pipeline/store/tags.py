"""Tags of items: a rule's are made anew at each tagging, an editor's stay."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from pipeline.tables import ItemRow, ItemTagRow
from pipeline.types import Tagged, Tagging

_Key = tuple[str, str]  # kind and tag
# Tables, not mapped classes: every stored item goes through here when the lexicon changes.
_TAGS: Any = ItemTagRow.__table__
_ITEMS: Any = ItemRow.__table__
_THIS = (
    (_TAGS.c.item_id == bindparam("item"))
    & (_TAGS.c.kind == bindparam("of_kind"))
    & (_TAGS.c.tag == bindparam("named"))
)
_STANDING = select(_TAGS.c.item_id, _TAGS.c.kind, _TAGS.c.tag, _TAGS.c.rank, _TAGS.c.origin, _TAGS.c.evidence).where(
    _TAGS.c.item_id.in_(bindparam("ids", expanding=True))
)
_DELETE = delete(_TAGS).where(_THIS)
_INSERT = insert(_TAGS)
_UPDATE = update(_TAGS).where(_THIS).values(rank=bindparam("now_rank"), evidence=bindparam("now_evidence"))
_MARK = (
    update(_ITEMS)
    .where(_ITEMS.c.id == bindparam("item"))
    .values(worth=bindparam("now_worth"), peru=bindparam("now_peru"), tagged_with=bindparam("now_with"))
)


def keep(session: Session, tagged: Sequence[tuple[int, Tagged]], *, lexicon_version: str) -> int:
    """Put taggings of items in place of the rules' earlier ones; of how many any tag changed. An editor's stay."""
    if not tagged:
        return 0
    session.flush()
    connection = session.connection()
    standing: dict[int, dict[_Key, tuple[int, str, list[object]]]] = {item_id: {} for item_id, _ in tagged}
    for item_id, kind, tag, rank, origin, evidence in connection.execute(_STANDING, {"ids": list(standing)}):
        standing[item_id][kind, tag] = (rank, origin, evidence)
    changed: set[int] = set()
    gone, new, other = [], [], []
    for item_id, one in tagged:
        wanted = _wanted(one)
        for key, (_, origin, _) in standing[item_id].items():
            if origin == "rule" and key not in wanted:
                gone.append({"item": item_id, "of_kind": key[0], "named": key[1]})
                changed.add(item_id)
        for key, (rank, evidence) in wanted.items():
            before = standing[item_id].get(key)
            if before is None:
                new.append({"item_id": item_id, "kind": key[0], "tag": key[1], "rank": rank, "evidence": evidence})
                changed.add(item_id)
            elif before[1] == "rule" and (before[0] != rank or before[2] != evidence):
                row = {"item": item_id, "of_kind": key[0], "named": key[1], "now_rank": rank, "now_evidence": evidence}
                other.append(row)
    for statement, rows in ((_DELETE, gone), (_INSERT, new), (_UPDATE, other)):
        if rows:
            connection.execute(statement, rows)
    marks = [{"item": i, "now_worth": t.worth, "now_peru": t.peru, "now_with": lexicon_version} for i, t in tagged]
    connection.execute(_MARK, marks)
    session.expire_all()
    return len(changed)


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
                [t.rule, t.field, t.start, t.end, t.matched, t.weight] for t in spans.get((kind, tag), ())
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
