"""What editors do to the text of an edition: checked anew, kept with the state before; it voids an approval."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from meanwhile.composing import draft_edition
from meanwhile.desk import editing
from meanwhile.desk.context import desk, editor
from meanwhile.desk.editing import LineSpot, Spot, sentence_at, spot_of
from meanwhile.desk.evidence import (
    Candidate,
    candidates,
    evidence_from,
    items_behind,
    pure_items,
)
from meanwhile.desk.guard import needs
from meanwhile.desk.pages.bulletins import page_of, period_stories
from meanwhile.desk.parts import back_to
from meanwhile.edition_json import from_json, to_json
from meanwhile.weekly import digests_of, issue_ending
from meanwhile.writing import Written, taught_by
from meanwhile.writing import desk as composing_desk
from pipeline.errors import ConflictError, InputError, NotFoundError
from pipeline.store import drafts, editions, items
from pipeline.store.database import Session
from pipeline.tables import EditionRow
from pipeline.types import EditionDraft, Grade, Sentence

blueprint = Blueprint("acts", __name__)


def _revision() -> int:
    value = request.form.get("revision", "")
    if not (value.isascii() and value.isdigit() and len(value) < 9):
        raise InputError("the form does not say which revision it saw; load the page anew")
    return int(value)


def _spot() -> Spot | LineSpot:
    return spot_of(request.form.get("at", ""))


def number_of(name: str) -> int:
    """A number that a form gives."""
    value = request.form.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise InputError(f"{name}: {value!r} is no number")
    return int(value)


def _keep(
    session: Session, row: EditionRow, edition: EditionDraft, act: str, *, detail: str = "", onto: str = ""
) -> EditionRow:
    """Store an edited edition with what the checkers say of it now."""
    edition = editing.checked(edition)
    return drafts.keep(
        session,
        row.id,
        to_json(edition),
        revision=_revision(),
        editor=editor().name,
        act=act,
        now=desk().clock(),
        detail=detail,
        onto=onto,
    )


def opened(session: Session, edition_id: int) -> tuple[EditionRow, EditionDraft]:
    """The edition as stored, if it is still at the revision that the form was made of."""
    row = editions.by_id(session, edition_id)
    drafts.expect(row, _revision())
    return row, from_json(row.body)


def _grounded(session: Session, sentence: Sentence) -> Sentence:
    rows = items_behind(session, [sentence])
    return editing.grounded(sentence, pure_items(rows), composing_desk().vocabulary)


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89] + "…"


def change_draft(
    edition_id: int,
    act: str,
    change: Callable[[Session, EditionDraft], tuple[EditionDraft, Spot | LineSpot | None, str]],
) -> BaseResponse:
    """One act on a draft, from the form to the page that shows it."""
    with desk().database.writing() as session:
        row, edition = opened(session, edition_id)
        edited, spot, detail = change(session, edition)
        _keep(session, row, edited, act, detail=_short(detail))
    b = request.form.get("b", "")
    number = int(b) if b.isascii() and b.isdigit() and len(b) < 4 else None
    return redirect(page_of(edition_id, spot, b=number, story=request.form.get("story", "")[:12]), 303)


@blueprint.post("/editions/<int:edition_id>/edit")
@needs("editor")
def edit(edition_id: int) -> BaseResponse:
    """Other words for a sentence; sent by itself while an editor writes, and by the button."""
    auto = request.form.get("auto") == "1"
    text = request.form.get("text", "")
    spot = _spot()
    with desk().database.writing() as session:
        row = editions.by_id(session, edition_id)
        edition = from_json(row.body)
        try:
            drafts.expect(row, _revision())
            before = sentence_at(edition, spot)
            sentence = editing.reworded(before, text, editor=editor().name)
            if sentence.text == before.text:
                revision = row.revision
            else:
                sentence = _grounded(session, replace(sentence, grade=Grade.GREEN))
                edited = editing.replaced(edition, spot, sentence)
                # while one sentence is being written on, its states are one act
                kept = _keep(session, row, edited, "edited", detail=f"at {spot}", onto="edited")
                revision = kept.revision
        except ConflictError as error:
            return _both(error, edition, spot, text, auto=auto)
    if auto:
        return jsonify(revision=revision, said=f"Kept {_clock()}.")
    return redirect(page_of(edition_id, spot), 303)


def _clock() -> str:
    return f"{desk().clock().astimezone(desk().zone):%H:%M}"


def _both(error: ConflictError, edition: EditionDraft, spot: Spot | LineSpot, ours: str, *, auto: bool) -> Response:
    """Somebody else was faster: both wordings are shown, and neither is lost."""
    try:
        theirs = sentence_at(edition, spot).text
    except ConflictError:
        theirs = ""
    if auto:
        answer = jsonify(error=str(error), theirs=theirs, ours=ours)
        answer.status_code = 409
        return answer
    from flask import render_template

    page = render_template("conflict.html", message=str(error), theirs=theirs, ours=ours, back=request.referrer or "")
    return Response(page, status=409, mimetype="text/html")


@blueprint.post("/editions/<int:edition_id>/drop")
@needs("editor")
def drop(edition_id: int) -> BaseResponse:
    """Take a sentence out."""
    spot = _spot()

    def change(_: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        return editing.dropped(edition, spot), None, sentence_at(edition, spot).text

    return change_draft(edition_id, "dropped", change)


@blueprint.post("/editions/<int:edition_id>/read")
@needs("editor")
def read(edition_id: int) -> BaseResponse:
    """Say of an amber sentence that it is right as it stands."""
    spot = _spot()

    def change(_: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        sentence = editing.read(sentence_at(edition, spot))
        # from the list of all that is to be read one goes on there
        focus = None if request.form.get("b") else spot
        return editing.replaced(edition, spot, sentence), focus, sentence.text

    return change_draft(edition_id, "read beside its source", change)


@blueprint.post("/editions/<int:edition_id>/move")
@needs("editor")
def move(edition_id: int) -> BaseResponse:
    """One place earlier or later, or begin a paragraph."""
    spot, way = _spot(), request.form.get("way", "")

    def change(_: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        edited, target = editing.moved(edition, spot, way)
        return edited, target, sentence_at(edition, spot).text

    return change_draft(edition_id, f"moved {way}" if way != "part" else "parted paragraphs", change)


@blueprint.post("/editions/<int:edition_id>/place")
@needs("editor")
def place(edition_id: int) -> BaseResponse:
    """Drag a sentence before another."""
    spot, before = _spot(), spot_of(request.form.get("to", ""))
    if not isinstance(spot, Spot) or not isinstance(before, Spot):
        raise InputError("only the sentences of bulletins can be dragged; lines of sections move by their buttons")

    def change(_: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        edited, target = editing.placed(edition, spot, before)
        return edited, target, sentence_at(edition, spot).text

    return change_draft(edition_id, "moved", change)


def _chosen(
    session: Session, item_id: int, key: str, *, story: str = "", edition: EditionRow | None = None
) -> Candidate:
    """The wording that a form names, written anew: a form is not believed."""
    row = items.by_id(session, item_id)
    topics, regions = items.tags_of(session, [item_id], "topic"), items.tags_of(session, [item_id], "region")
    tags = {item_id: (topics.get(item_id, ()), regions.get(item_id, ()))}
    if story and edition is not None:
        # the line that is always true names the tags of the whole story, as it was offered
        for told in period_stories(session, edition):
            if told.id == story:
                tags[item_id] = (told.topics, told.regions)
    found = candidates(desk(), [row], tags, story=story, used=set())
    for one in found:
        if one.key == key:
            return one
    raise ConflictError("this wording is not offered any more; load the page anew")


@blueprint.post("/editions/<int:edition_id>/add")
@needs("editor")
def add(edition_id: int) -> BaseResponse:
    """Put a sentence of a story in: after the focused one, or as a new paragraph."""
    number, item_id, story = number_of("b"), number_of("item"), request.form.get("story", "")[:12]
    after = request.form.get("at", "")

    def change(session: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        row = editions.by_id(session, edition_id)
        chosen = _chosen(session, item_id, request.form.get("key", ""), story=story, edition=row)
        sentence = _grounded(session, replace(editing.offered(chosen.sentence), story=story or chosen.sentence.story))
        return _put_in(edition, number, sentence, at=after)

    return change_draft(edition_id, "added", change)


def _put_in(edition: EditionDraft, number: int, sentence: Sentence, *, at: str) -> tuple[EditionDraft, Spot, str]:
    """A sentence behind the spot named by `at`, where that is of this bulletin; else as a paragraph of its own."""
    spot = spot_of(at) if at else None
    behind = spot if isinstance(spot, Spot) and spot.bulletin == number else None
    edited = editing.inserted(edition, number, sentence, after=behind)
    if behind:
        return edited, Spot(number, behind.paragraph, behind.sentence + 1), sentence.text
    return edited, Spot(number, len(edited.bulletins[number].paragraphs) - 1, 0), sentence.text


@blueprint.post("/editions/<int:edition_id>/reword")
@needs("editor")
def reword(edition_id: int) -> BaseResponse:
    """Another wording of the house's in a sentence's place."""
    spot, item_id = _spot(), number_of("item")

    def change(session: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        before = sentence_at(edition, spot)
        chosen = _chosen(session, item_id, request.form.get("key", ""), story=before.story)
        sentence = _grounded(session, replace(editing.offered(chosen.sentence), story=before.story))
        return editing.replaced(edition, spot, sentence), spot, sentence.text

    return change_draft(edition_id, "reworded", change)


@blueprint.post("/editions/<int:edition_id>/write")
@needs("editor")
def write(edition_id: int) -> BaseResponse:
    """A sentence by hand, with the evidence that was ticked."""
    number = number_of("b")

    def change(session: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        evidence = evidence_from(session, request.form.getlist("evidence"))
        if not evidence:
            raise InputError("tick what the sentence rests on: no sentence stands without evidence")
        empty = Sentence(text="", role="news", grade=Grade.GREEN, evidence=tuple(evidence))
        sentence = _grounded(session, editing.reworded(empty, request.form.get("text", ""), editor=editor().name))
        return _put_in(edition, number, sentence, at=request.form.get("at", ""))

    return change_draft(edition_id, "wrote", change)


@blueprint.post("/editions/<int:edition_id>/attach")
@needs("editor")
def attach(edition_id: int) -> BaseResponse:
    """More evidence for the focused sentence."""
    spot = _spot()

    def change(session: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        more = evidence_from(session, request.form.getlist("evidence"))
        if not more:
            raise InputError("tick what the sentence rests on besides")
        sentence = _grounded(session, editing.with_evidence(sentence_at(edition, spot), more))
        return editing.replaced(edition, spot, sentence), spot, sentence.text

    return change_draft(edition_id, "attached evidence", change)


@blueprint.post("/editions/<int:edition_id>/detach")
@needs("editor")
def detach(edition_id: int) -> BaseResponse:
    """One piece of evidence less."""
    spot, number = _spot(), number_of("number")

    def change(session: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | LineSpot | None, str]:
        sentence = _grounded(session, editing.without_evidence(sentence_at(edition, spot), number))
        return editing.replaced(edition, spot, sentence), spot, sentence.text

    return change_draft(edition_id, "detached evidence", change)


@blueprint.post("/editions/<int:edition_id>/undo")
@needs("editor")
def undo(edition_id: int) -> BaseResponse:
    """The state before the last act, whoever did it."""
    with desk().database.writing() as session:
        act = drafts.undo(session, edition_id, revision=_revision(), editor=editor().name, now=desk().clock())
    return back_to(page_of(edition_id, None), f"Undone: {act}.")


@blueprint.post("/editions/<int:edition_id>/anew")
@needs("editor")
def compose_anew(edition_id: int) -> BaseResponse:
    """Compose the draft anew from what is in the database now; the edited state stays in the history."""
    config = desk().config
    with desk().database.reading() as session:
        row = editions.by_id(session, edition_id)
        drafts.expect(row, _revision())
        name, period_end_on = row.digest, row.period_end_on
    digest = next((one for one in digests_of(config) if one.name == name), None)
    if digest is None:
        raise NotFoundError(f"config.yaml has no bulletin of the digest {name!r} any more")
    issue = issue_ending(digest, period_end_on, desk().zone, days=config.digest.period_days)
    fresh = draft_edition(desk().database, config, issue, Written(taught_by(desk().database)))
    with desk().database.writing() as session:
        row, _ = opened(session, edition_id)
        _keep(session, row, fresh, "composed anew")
    return back_to(page_of(edition_id, None), "Composed anew; the text before is in the history.")
