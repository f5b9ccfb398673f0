"""An item: its text with the words that gave its tags, what it resembles, its earlier texts; and acts on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from meanwhile.desk.context import desk, editor
from meanwhile.desk.guard import needs, own_path
from meanwhile.desk.marks import Change, Piece, Span, difference, marked, paragraphs, two_sides
from meanwhile.desk.ordering import Place, place
from meanwhile.desk.parts import as_json_or, back_to
from pipeline import review
from pipeline.errors import InputError
from pipeline.store import desk_order, desk_queue, items, relations, tags
from pipeline.store.database import Session
from pipeline.store.desk_queue import CountKey
from pipeline.store.items import ItemRecord
from pipeline.tables import ItemTagRow

blueprint = Blueprint("items", __name__)
#: What an editor looks at first.
TAG_ORDER = ("topic", "region", "subtopic", "organisation", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """A tag with why it is there."""

    kind: str
    tag: str
    origin: str
    rejected: bool
    why: tuple[str, ...] = ()  # "rule: matched words"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """Another item that this one was held against."""

    other: int
    title: str
    source: str
    lang: str
    published_at: datetime
    kind: str
    detail: str
    score: float
    origin: str
    why: str
    conflicts: tuple[dict[str, Any], ...] = ()
    new_sentences: tuple[str, ...] = ()
    is_root: bool = False  # it stands for this item


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """An item as its page shows it."""

    record: ItemRecord
    title: list[Piece]
    paragraphs: list[list[Piece]]
    tags: tuple[TagView, ...]
    relations: tuple[RelationView, ...]
    behind: tuple[RelationView, ...] = ()
    n_story: int = 0
    merge_into: RelationView | None = None
    history: tuple[dict[str, Any], ...] = field(default=())


def item_view(session: Session, item_id: int, *, history: bool = False) -> ItemView:
    """All that is shown of an item."""
    row = items.by_id(session, item_id)
    (record,) = items.records(session, [row])
    found = tags.of_item(session, item_id, rejected=True)
    title_spans, text_spans = _spans(found, record)
    near = _relations(session, record)
    standing = [one for one in near if one.kind != "distinct" and one.other != record.represented_by]
    return ItemView(
        record=record,
        title=marked(record.title, title_spans),
        paragraphs=paragraphs(record.text, text_spans),
        tags=tuple(_tag_view(tag) for tag in sorted(found, key=lambda tag: TAG_ORDER.index(tag.kind))),
        relations=near,
        n_story=len(desk_queue.story_members(session, record.story)) if record.story else 0,
        merge_into=next((one for one in standing if record.represented_by is None), None),
        history=tuple(_act(act) for act in review.history(session, item_id)) if history else (),
    )


def _spans(found: Sequence[ItemTagRow], record: ItemRecord) -> tuple[list[Span], list[Span]]:
    """The spans that still say what they said when the tag was given: an edited text may have moved them."""
    spans: dict[str, list[Span]] = {"title": [], "text": []}
    for tag in found:
        if tag.rejected:
            continue
        for rule, where, start, end, words, _ in tag.evidence:
            text = {"title": record.title, "text": record.text}.get(where)
            if text is not None and text[start:end].casefold() == str(words).casefold():
                spans[where].append(Span(start=start, end=end, label=f"{tag.kind} {tag.tag}: rule {rule}"))
    return spans["title"], spans["text"]


def _tag_view(tag: ItemTagRow) -> TagView:
    why = tuple(dict.fromkeys(f"{evidence[0]}: “{evidence[4]}”" for evidence in tag.evidence))
    return TagView(kind=tag.kind, tag=tag.tag, origin=tag.origin, rejected=tag.rejected, why=why[:3])


def _relations(session: Session, record: ItemRecord) -> tuple[RelationView, ...]:
    notes = relations.of_item(session, record.id)
    others = {row.id: row for row in items.many(session, [_other(note, record.id) for note in notes])}
    return tuple(
        RelationView(
            other=other.id,
            title=other.title,
            source=other.source,
            lang=other.lang,
            published_at=other.published_at,
            kind=note.kind,
            detail=note.detail,
            score=note.score,
            origin=note.origin,
            why=str(note.evidence.get("why", "")),
            conflicts=tuple(note.evidence.get("conflicts", ())),
            new_sentences=tuple(note.evidence.get("new_sentences", ())),
            is_root=record.represented_by == other.id,
        )
        for note in notes
        if (other := others.get(_other(note, record.id))) is not None
    )


def _other(note: Any, item_id: int) -> int:
    return int(note.other_id if note.item_id == item_id else note.item_id)


def _act(act: Any) -> dict[str, Any]:
    return {"id": act.id, "editor": act.editor, "act": act.act, "detail": act.detail, "at": act.at,
            "undone": act.undone_by is not None, "note": act.note}  # fmt: skip


def pane_of(session: Session, item_id: int) -> str:
    """The part of the queue's page that shows one item."""
    return render_template(
        "_item.html", view=item_view(session, item_id), place=place_of(session, item_id), in_queue=True
    )


def place_of(session: Session, item_id: int) -> Place | None:
    """Where an undecided item stands in the queue, and why."""
    one = desk_order.candidate(session, item_id)
    if one is None:
        return None
    habits = None if editor().preferences.get("order_off") else desk().habits()
    return place(one, newest_at=desk_order.newest_at(session) or one.published_at, habits=habits)


@blueprint.get("/items/<int:item_id>")
@needs("reader")
def show(item_id: int) -> str:
    """The item's own page."""
    with desk().database.reading() as session:
        view = item_view(session, item_id, history=True)
        revisions = _revisions(session, view.record)
        place = place_of(session, item_id)
    return render_template("item.html", view=view, place=place, revisions=revisions, page_name="item")


@blueprint.get("/items/<int:item_id>/pane")
@needs("reader")
def pane(item_id: int) -> str:
    """The same for the queue, fetched while an editor steps through it."""
    with desk().database.reading() as session:
        return pane_of(session, item_id)


def _revisions(session: Session, record: ItemRecord) -> list[dict[str, Any]]:
    """Earlier texts, newest first, each with what the next one changed in it."""
    found = items.revisions_of(session, record.id)
    newer_title, newer_text = record.title, record.text
    shown = []
    for one in found:
        shown.append(
            {
                "at": one["replaced_at"],
                "title": difference(one["title"], newer_title),
                "text": difference(one["text"][:20_000], newer_text[:20_000]),
            }
        )
        newer_title, newer_text = one["title"], one["text"]
    return shown


# --- two items side by side -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two items with the difference of their titles and texts."""

    left: ItemRecord
    right: ItemRecord
    title: tuple[list[Change], list[Change]]
    text: tuple[list[Change], list[Change]]
    note: RelationView | None


@blueprint.get("/compare/<int:left_id>/<int:right_id>")
@needs("reader")
def compare(left_id: int, right_id: int) -> str:
    """Two items side by side, the difference marked; merge or split with one key."""
    with desk().database.reading() as session:
        if left_id == right_id:
            raise InputError("an item cannot be compared with itself")
        left_row, right_row = items.by_id(session, left_id), items.by_id(session, right_id)
        left, right = items.records(session, [left_row, right_row])
        note = next((one for one in _relations(session, right) if one.other == left_id), None)
    shown = Comparison(
        left=left,
        right=right,
        title=two_sides(left.title, right.title),
        text=two_sides(left.text[:20_000], right.text[:20_000]),
        note=note,
    )
    return render_template("compare.html", shown=shown, page_name="compare")


@blueprint.get("/duplicates")
@needs("reader")
def duplicates() -> str:
    """What the rules found alike: near misses first, which wait for an editor, then what they joined."""
    kind = request.args.get("kind", "suggested")
    kinds = {"suggested": ("suggested",), "joined": ("duplicate", "update"), "forms": ("same_template",)}
    if kind not in kinds:
        raise InputError(f"{kind!r} is no kind; choose from {', '.join(kinds)}")
    with desk().database.reading() as session:
        notes = desk_queue.pairs(session, kinds[kind])
        rows = {
            row.id: row for row in items.many(session, [i for note in notes for i in (note.item_id, note.other_id)])
        }
        pairs = [
            {"new": rows[note.item_id], "old": rows[note.other_id], "kind": note.kind, "detail": note.detail,
             "score": note.score, "why": note.evidence.get("why", "")}
            for note in notes
            if note.item_id in rows and note.other_id in rows
        ]  # fmt: skip
    return render_template("duplicates.html", pairs=pairs, kind=kind, page_name="duplicates")


# --- acts -------------------------------------------------------------------------------------------

#: An act with the counts that its item was part of before and after: told to the tally once it is kept.
Counted = tuple[int, list[CountKey], list[CountKey]]


def acted(session: Session, item_id: int, act: Callable[[], int]) -> Counted:
    """Do something to an item, and say what that changes in the counts."""
    items.by_id(session, item_id)
    before = desk_queue.counts_under(session, item_id)
    act_id = act()
    return act_id, before, desk_queue.counts_under(session, item_id)


def judged(session: Session, item_id: int, verdict: str, *, version: int | None, note: str = "") -> Counted:
    """Accept, reject or put back an item in the name of who asks."""
    now, me = desk().clock(), editor().name
    return acted(
        session,
        item_id,
        lambda: review.judge(session, item_id, verdict, editor=me, now=now, version=version, note=note),
    )


def _version() -> int | None:
    value = request.form.get("version", "")
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise InputError("the form does not say which version of the item it saw; load the page anew")
    return int(value)


def _back(item_id: int, said: str) -> Response:
    back = request.form.get("back", "")
    return back_to(own_path(back) if back else url_for("items.show", item_id=item_id), said)


@blueprint.post("/items/<int:item_id>/judge")
@needs("editor")
def judge(item_id: int) -> Response:
    """Accept, reject, or put back to new."""
    verdict = request.form.get("verdict", "")
    with desk().database.writing() as session:
        change = judged(session, item_id, verdict, version=_version(), note=request.form.get("note", "")[:500])
        row = items.by_id(session, item_id)
        version, title = row.version, row.title
    desk().tally.changed(*change)
    said = f"{verdict.capitalize()}: “{title}”."
    return as_json_or({"id": item_id, "state": verdict, "version": version, "said": said}, _back(item_id, said))


@blueprint.post("/items/<int:item_id>/retag")
@needs("editor")
def retag(item_id: int) -> Response:
    """Give a tag, or take one away for good: that a rule was wrong is told to its bench by the same click."""
    kind, _, tag = request.form.get("tag", "").partition(":")
    kind, tag = kind.strip(), tag.strip()
    if not tag or len(tag) > 200:
        raise InputError("write a tag as kind: name, such as region: Loreto or topic: mining")
    given = request.form.get("given", "1") == "1"
    _check_tag(kind, tag, given=given)
    with desk().database.writing() as session:
        now, me, version = desk().clock(), editor().name, _version()
        change = acted(
            session,
            item_id,
            lambda: review.retag(session, item_id, kind, tag, given=given, editor=me, now=now, version=version),
        )
    desk().tally.changed(*change)
    return _back(item_id, f"{tag} is {'given' if given else 'taken away; the rule is told'}.")


def _check_tag(kind: str, tag: str, *, given: bool) -> None:
    """Topics and regions are closed lists: a slip of the pen would make a tag that nobody finds."""
    from pipeline.config import DEPARTMENTS
    from pipeline.types import TOPICS

    closed = {"topic": TOPICS, "region": DEPARTMENTS}.get(kind)
    if given and closed is not None and tag not in closed:
        raise InputError(f"{tag!r} is no {kind}; choose from {', '.join(closed)}")


@blueprint.post("/items/<int:item_id>/merge")
@needs("editor")
def merge(item_id: int) -> Response:
    """Say that an item tells the same as another."""
    into = request.form.get("into", "")
    if not (into.isascii() and into.isdigit() and len(into) < 12):
        raise InputError(f"{into!r} is no item; give the number of the one it is to stand behind")
    with desk().database.writing() as session:
        review.expect(session, items.by_id(session, item_id), _version())
        now, me = desk().clock(), editor().name
        change = acted(session, item_id, lambda: review.merge(session, item_id, int(into), editor=me, now=now))
    desk().tally.changed(*change)
    return _back(item_id, f"Merged: item {into} now stands for it.")


@blueprint.post("/items/<int:item_id>/split")
@needs("editor")
def split(item_id: int) -> Response:
    """Say that it does not."""
    with desk().database.writing() as session:
        review.expect(session, items.by_id(session, item_id), _version())
        now, me = desk().clock(), editor().name
        change = acted(session, item_id, lambda: review.split(session, item_id, editor=me, now=now))
    desk().tally.changed(*change)
    return _back(item_id, "Split: it stands for itself again.")


@blueprint.post("/items/<int:item_id>/move")
@needs("editor")
def move(item_id: int) -> Response:
    """Put an item into another story, or one of its own."""
    story = request.form.get("story", "").strip()
    if story and not (story.isascii() and story.isdigit() and len(story) < 12):
        raise InputError(f"{story!r} is no story; give its number, or nothing for a story of its own")
    with desk().database.writing() as session:
        review.expect(session, items.by_id(session, item_id), _version())
        review.move(session, item_id, int(story) if story else None, editor=editor().name, now=desk().clock())
    return _back(item_id, "Moved.")


@blueprint.get("/items")
@needs("reader")
def all_items() -> Response:
    """Everything is found by the search."""
    return redirect(url_for("search.show"), 303)
