"""An editor's acts: accept, reject, retag, merge, split, move, undo. Each is logged with what it replaced."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from pipeline.errors import ConflictError, InputError, NotFoundError
from pipeline.store import items, relations, stories, tags
from pipeline.stories import keys
from pipeline.tables import ItemRow, ItemTagRow, ReviewRow, StoryRow

VERDICTS = ("new", "accepted", "rejected")
TAG_KINDS = ("topic", "subtopic", "region", "place", "organisation")


def _log(
    session: Session,
    act: str,
    *,
    item_id: int,
    editor: str,
    now: datetime,
    detail: dict[str, Any],
    before: dict[str, Any],
    note: str = "",
) -> int:
    row = ReviewRow(
        subject="item", subject_id=item_id, editor=editor, act=act, detail=detail, before=before, note=note, at=now
    )
    session.add(row)
    session.flush()
    return row.id


def expect(session: Session, row: ItemRow, version: int | None) -> None:
    """Refuse when somebody else changed the item since the editor saw it, and say who did what."""
    if version is None or row.version == version:
        return
    last = session.scalar(
        select(ReviewRow)
        .where(ReviewRow.subject == "item", ReviewRow.subject_id == row.id)
        .order_by(ReviewRow.id.desc())
        .limit(1)
    )
    told = f" by {last.editor} ({_told(last)})" if last is not None else ""
    raise ConflictError(
        f"item {row.id} was changed meanwhile{told}: it is at version {row.version}, you saw {version}; look again"
    )


def _told(act: ReviewRow) -> str:
    match act.act:
        case "judge":
            return str(act.detail["state"])
        case "retag":
            return f"{'gave' if act.detail['given'] else 'took away'} {act.detail['kind']} {act.detail['tag']}"
        case other:
            return other


def judge(
    session: Session,
    item_id: int,
    verdict: str,
    *,
    editor: str,
    now: datetime,
    version: int | None = None,
    note: str = "",
) -> int:
    """Accept or reject an item, or put it back to new; the id of the act."""
    if verdict not in VERDICTS:
        raise InputError(f"{verdict!r} is no verdict; choose from {', '.join(VERDICTS)}")
    row = items.by_id(session, item_id)
    expect(session, row, version)
    before = {"state": row.state}
    row.state = verdict
    row.version += 1
    return _log(
        session, "judge", item_id=item_id, editor=editor, now=now, detail={"state": verdict}, before=before, note=note
    )


def retag(
    session: Session,
    item_id: int,
    kind: str,
    tag: str,
    *,
    given: bool,
    editor: str,
    now: datetime,
    version: int | None = None,
) -> int:
    """Give a tag or take it away; no later tagging by rule changes that."""
    if kind not in TAG_KINDS:
        raise InputError(f"{kind!r} is no kind of tag; choose from {', '.join(TAG_KINDS)}")
    row = items.by_id(session, item_id)
    expect(session, row, version)
    standing = session.get(ItemTagRow, (item_id, kind, tag))
    before = {"tag": None if standing is None else _tag_values(standing)}
    tags.set_by_editor(session, item_id, kind, tag, rejected=not given)
    row.version += 1
    detail = {"kind": kind, "tag": tag, "given": given}
    return _log(session, "retag", item_id=item_id, editor=editor, now=now, detail=detail, before=before)


def _tag_values(row: ItemTagRow) -> dict[str, Any]:
    return {"origin": row.origin, "rejected": row.rejected, "rank": row.rank, "evidence": row.evidence}


def merge(session: Session, item_id: int, into_id: int, *, editor: str, now: datetime) -> int:
    """Say that an item tells the same as another, which from now on stands for it."""
    row, root = items.by_id(session, item_id), items.root_of(session, into_id)
    items.by_id(session, into_id)
    if root == item_id:
        raise InputError(f"item {into_id} already stands behind item {item_id}; merge the other way round")
    before = _grouping(session, row, other_id=root)
    # What the item stood for is carried along, so that no chain remains.
    before["carried"] = list(session.scalars(select(ItemRow.id).where(ItemRow.represented_by == item_id)))
    session.execute(update(ItemRow).where(ItemRow.represented_by == item_id).values(represented_by=root))
    row.represented_by = root
    row.version += 1
    relations.relate(session, item_id, root, "duplicate", now=now, origin="editor")
    old_story, new_story = row.story_id, items.by_id(session, root).story_id
    if new_story is not None:
        row.story_id, row.story_origin = new_story, "editor"
    _refresh(session, old_story, new_story)
    return _log(session, "merge", item_id=item_id, editor=editor, now=now, detail={"into": root}, before=before)


def split(session: Session, item_id: int, *, editor: str, now: datetime) -> int:
    """Say that an item is not the same as the one that stands for it; it gets its own story."""
    row = items.by_id(session, item_id)
    root = row.represented_by
    if root is None:
        raise InputError(f"item {item_id} stands for itself; there is nothing to split")
    before = _grouping(session, row, other_id=root)
    row.represented_by = None
    row.version += 1
    relations.relate(session, item_id, root, "distinct", now=now, origin="editor")
    old_story = row.story_id
    row.story_id, row.story_origin = stories.open_new(session, row), "editor"
    stories.put(session, row, row.story_id, keys(items.as_item(row)))
    _refresh(session, old_story)
    return _log(session, "split", item_id=item_id, editor=editor, now=now, detail={"from": root}, before=before)


def move(session: Session, item_id: int, story_id: int | None, *, editor: str, now: datetime) -> int:
    """Put an item into another story, or into one of its own."""
    row = items.by_id(session, item_id)
    before = _grouping(session, row)
    old_story = row.story_id
    target = stories.by_id(session, story_id).id if story_id is not None else stories.open_new(session, row)
    row.story_origin = "editor"
    row.version += 1
    stories.put(session, row, target, keys(items.as_item(row)))
    _refresh(session, old_story)
    return _log(session, "move", item_id=item_id, editor=editor, now=now, detail={"story": target}, before=before)


def _grouping(session: Session, row: ItemRow, *, other_id: int | None = None) -> dict[str, Any]:
    before: dict[str, Any] = {
        "represented_by": row.represented_by,
        "story_id": row.story_id,
        "story_origin": row.story_origin,
    }
    if other_id is not None:
        relation = relations.between(session, row.id, other_id)
        before["other_id"] = other_id
        before["relation"] = relation and {
            "kind": relation.kind,
            "detail": relation.detail,
            "origin": relation.origin,
            "score": relation.score,
            "veto_share": relation.veto_share,
            "evidence": relation.evidence,
        }
    return before


def _refresh(session: Session, *story_ids: int | None) -> None:
    session.flush()
    for story_id in {story_id for story_id in story_ids if story_id is not None}:
        if session.get(StoryRow, story_id) is not None:
            stories.refresh(session, story_id)


def last_act(session: Session, *, editor: str, act_id: int | None = None) -> ReviewRow:
    """The act that `undo` would take back: the editor's last on an item that still stands, or the one named."""
    query = select(ReviewRow).where(ReviewRow.subject == "item", ReviewRow.undone_by.is_(None), ReviewRow.act != "undo")
    query = query.where(ReviewRow.id == act_id) if act_id else query.where(ReviewRow.editor == editor)
    act = session.scalar(query.order_by(ReviewRow.id.desc()).limit(1))
    if act is None:
        raise NotFoundError("there is nothing to undo")
    return act


def undo(session: Session, *, editor: str, now: datetime, act_id: int | None = None) -> int:
    """Take back an act, by default the editor's last that still stands; the id of the act undone.

    Raises ConflictError where a later act that still stands decided the same.
    """
    act = last_act(session, editor=editor, act_id=act_id)
    row = items.by_id(session, act.subject_id)
    _refuse_overtaken(session, act)
    match act.act:
        case "judge":
            row.state = act.before["state"]
        case "retag":
            _restore_tag(session, act)
        case _:
            _restore_grouping(session, row, act)
    row.version += 1
    act.undone_by = _log(
        session, "undo", item_id=row.id, editor=editor, now=now, detail={"act": act.id, "was": act.act}, before={}
    )
    session.flush()
    return act.id


def _refuse_overtaken(session: Session, act: ReviewRow) -> None:
    """What an act replaced is put back only where nobody has decided the same again since, and lost it thereby."""
    later = session.scalars(
        select(ReviewRow)
        .where(ReviewRow.subject == "item", ReviewRow.subject_id == act.subject_id, ReviewRow.id > act.id)
        .where(ReviewRow.act != "undo", ReviewRow.undone_by.is_(None))
        .order_by(ReviewRow.id.desc())
    )
    for other in later:
        if _matter(other) == _matter(act):
            raise ConflictError(
                f"{_told(act)} of item {act.subject_id} cannot be undone: {other.editor} has decided the same "
                f"later ({_told(other)}), and that would be lost; undo that first, or decide anew"
            )


def _matter(act: ReviewRow) -> tuple[str, ...]:
    """What an act decides about its item: acts on the same matter replace one another."""
    match act.act:
        case "judge":
            return ("verdict",)
        case "retag":
            return "tag", act.detail["kind"], act.detail["tag"]
        case _:
            return ("grouping",)


def _restore_tag(session: Session, act: ReviewRow) -> None:
    kind, tag, before = act.detail["kind"], act.detail["tag"], act.before["tag"]
    if before is None:
        tags.clear_editor(session, act.subject_id, kind, tag)
        return
    standing = session.get_one(ItemTagRow, (act.subject_id, kind, tag))
    standing.origin, standing.rejected = before["origin"], before["rejected"]
    standing.rank, standing.evidence = before["rank"], before["evidence"]


def _restore_grouping(session: Session, row: ItemRow, act: ReviewRow) -> None:
    before = act.before
    old_story, stood_behind = row.story_id, row.represented_by
    row.represented_by, row.story_origin = (
        _stands_behind(session, row, before["represented_by"]),
        before["story_origin"],
    )
    if before["story_id"] is None or session.get(StoryRow, before["story_id"]) is None:
        # The story it came from was emptied and is gone: the next grouping finds one.
        row.story_id = None
    else:
        row.story_id = before["story_id"]
    session.flush()
    for number in before.get("carried", ()):
        carried = items.by_id(session, number)
        # Whom it was carried to has not changed, nor has anybody since said where it belongs.
        if carried.represented_by == stood_behind and not _grouped_since(session, number, act):
            carried.represented_by = row.represented_by or row.id
    if "other_id" in before:
        _restore_relation(session, row, act)
    _refresh(session, old_story, row.story_id)


def _stands_behind(session: Session, row: ItemRow, root: int | None) -> int | None:
    """Whom an item stood behind, or who stands for that one by now."""
    if root is None:
        return None
    now_for_it = items.root_of(session, root)
    return None if now_for_it == row.id else now_for_it


def _grouped_since(session: Session, item_id: int, act: ReviewRow) -> bool:
    """Whether an editor has grouped an item after an act, and that stands."""
    found = session.scalar(
        select(ReviewRow.id)
        .where(ReviewRow.subject == "item", ReviewRow.subject_id == item_id, ReviewRow.id > act.id)
        .where(ReviewRow.act.in_(("merge", "split")), ReviewRow.undone_by.is_(None))
        .limit(1)
    )
    return found is not None


def _restore_relation(session: Session, row: ItemRow, act: ReviewRow) -> None:
    """The note on the two items as it was, unless somebody has written another one since."""
    relation = relations.between(session, row.id, act.before["other_id"])
    written = "duplicate" if act.act == "merge" else "distinct"
    if relation is None or (relation.origin, relation.kind) != ("editor", written):
        return
    if act.before["relation"] is None:
        session.delete(relation)
    else:
        for key, value in act.before["relation"].items():
            setattr(relation, key, value)


def history(session: Session, item_id: int) -> list[ReviewRow]:
    """All acts on an item, newest first."""
    query = select(ReviewRow).where(ReviewRow.subject == "item", ReviewRow.subject_id == item_id)
    return list(session.scalars(query.order_by(ReviewRow.id.desc())))
