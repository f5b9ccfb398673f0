"""The draft of an edition beside what the house writes of the same week, sentence by sentence, to choose from."""

from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from digest.novelty import content_of as content
from digest.novelty import overlap
from meanwhile.composing import house_bulletin
from meanwhile.desk import editing
from meanwhile.desk.context import desk
from meanwhile.desk.editing import Spot
from meanwhile.desk.evidence import items_behind
from meanwhile.desk.guard import needs
from meanwhile.desk.pages.bulletin_acts import change_draft, number_of
from meanwhile.desk.parts import back_to
from meanwhile.edition_json import from_json
from meanwhile.weekly import digests_of, issue_ending
from pipeline.errors import ConflictError, NotFoundError
from pipeline.store import editions
from pipeline.store.database import Session
from pipeline.tables import EditionRow
from pipeline.text import body_hash
from pipeline.types import BulletinDraft, EditionDraft, Sentence

blueprint = Blueprint("beside", __name__)
#: From this share of common content on two sentences tell the same.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of one draft, who wrote it, and whether the other draft tells the same."""

    sentence: Sentence
    writer: str
    key: str
    is_in_both: bool
    is_same: bool  # word for word


@blueprint.get("/editions/<int:edition_id>/beside")
@needs("reader")
def show(edition_id: int) -> str:
    """One bulletin of the edition on the left, the house's draft of the same week on the right."""
    row, edition, number = _asked(edition_id)
    ours, house = edition.bulletins[number], _by_the_house(row, edition, number)
    both = [sentence for draft in (ours, house) for part in draft.paragraphs for sentence in part]
    with desk().database.reading() as session:
        langs = {key: item.lang for key, item in items_behind(session, both).items()}
    return render_template(
        "beside.html",
        row=row,
        number=number,
        regions=[draft.region for draft in edition.bulletins],
        ours=ours,
        house=house,
        sides=[("The draft", _lines(ours, house), ours), ("The house", _lines(house, ours), house)],
        writers=sorted({_writer(sentence) for part in ours.paragraphs for sentence in part}),
        langs=langs,
        is_same=_texts(ours) == _texts(house),
        is_model=desk().config.writer.kind == "model",
    )


@blueprint.post("/editions/<int:edition_id>/take")
@needs("editor")
def take(edition_id: int) -> BaseResponse:
    """Put one sentence of the house's draft in, or its whole bulletin in place of the other."""
    number, key = number_of("b"), request.form.get("key", "")
    with desk().database.reading() as session:
        row = editions.by_id(session, edition_id)
    edition = from_json(row.body)
    if not number < len(edition.bulletins):
        raise NotFoundError(f"edition {edition_id} has no bulletin {number}")
    house = _by_the_house(row, edition, number)  # composed anew: a form is not believed
    if key:
        return _take_sentence(edition_id, number, house, key)

    def whole(_: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | None, str]:
        bulletins = (*edition.bulletins[:number], house, *edition.bulletins[number + 1 :])
        return replace(edition, bulletins=bulletins), None, house.title

    change_draft(edition_id, "took the house's draft", whole)
    return back_to(f"/editions/{edition_id}?b={number}", "The house's draft stands in its place; it can be undone.")


def _take_sentence(edition_id: int, number: int, house: BulletinDraft, key: str) -> BaseResponse:
    chosen = next((s for part in house.paragraphs for s in part if body_hash(s.text) == key), None)
    if chosen is None:
        raise ConflictError("the house no longer writes this sentence; load the page anew")

    def one(_: Session, edition: EditionDraft) -> tuple[EditionDraft, Spot | None, str]:
        return editing.inserted(edition, number, editing.offered(chosen)), None, chosen.text

    change_draft(edition_id, "added", one)
    return back_to(f"/editions/{edition_id}/beside?b={number}", "It stands at the end of the draft.")


def _asked(edition_id: int) -> tuple[EditionRow, EditionDraft, int]:
    with desk().database.reading() as session:
        row = editions.by_id(session, edition_id)
    edition = from_json(row.body)
    if not edition.bulletins:
        raise NotFoundError(f"edition {edition_id} has no bulletin")
    asked = request.args.get("b", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    return row, edition, number if number < len(edition.bulletins) else 0


def _by_the_house(row: EditionRow, edition: EditionDraft, number: int) -> BulletinDraft:
    config = desk().config
    digest = next((one for one in digests_of(config) if one.name == row.digest), None)
    region = edition.bulletins[number].region
    follows = any(draft.paragraphs for draft in edition.bulletins[:number])
    if digest is not None:
        issue = issue_ending(digest, row.period_end_on, desk().zone, days=config.digest.period_days)
        draft = house_bulletin(desk().database, config, issue, region, follows=follows)
        if draft is not None:
            return draft
    raise NotFoundError(f"config.yaml has no bulletin on {region} of the digest {row.digest!r} any more")


def _lines(draft: BulletinDraft, other: BulletinDraft) -> list[list[Line]]:
    texts = _texts(other)
    theirs = [content(text) for text in texts]
    return [
        [
            Line(
                sentence=sentence,
                writer=_writer(sentence),
                key=body_hash(sentence.text),
                is_in_both=any(overlap(content(sentence.text), each) >= _ALIKE for each in theirs),
                is_same=sentence.text in texts,
            )
            for sentence in part
        ]
        for part in draft.paragraphs
    ]


def _texts(draft: BulletinDraft) -> list[str]:
    return [sentence.text for part in draft.paragraphs for sentence in part]


def _writer(sentence: Sentence) -> str:
    return "the house" if sentence.writer == "house" else sentence.writer.removeprefix("editor:")
