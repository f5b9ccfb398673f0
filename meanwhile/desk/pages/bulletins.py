"""Editions and the bulletin page: stories left, the draft in the middle, the evidence of the focused sentence right."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from digest.novelty import sentences_in
from digest.trust import READ_IT, READ_THROUGH, TO_BE_READ, is_to_be_read
from meanwhile.desk.context import desk
from meanwhile.desk.editing import LineSpot, Spot, errors_in, located, sentence_at, spot_of
from meanwhile.desk.evidence import (
    Candidate,
    candidates,
    evidence_views,
    find_evidence,
    is_told,
    items_behind,
    stories_used,
    texts_of,
)
from meanwhile.desk.guard import needs
from meanwhile.desk.marks import difference
from meanwhile.edition_json import from_json
from meanwhile.mailing import maker_of
from meanwhile.weekly import bounds
from meanwhile.writing import desk as composing_desk
from pipeline.errors import ConflictError, InputError
from pipeline.store import deliveries, drafts, editions, items, stories
from pipeline.store.database import Session
from pipeline.tables import EditionRow
from pipeline.types import EditionDraft, Finding, LeftOut, Sentence, Story

blueprint = Blueprint("bulletins", __name__)
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'; sandbox allow-popups"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence of the draft with its place and remarks."""

    spot: str
    sentence: Sentence
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> str:
        """The severest remark, or ""."""
        severities = {finding.severity for finding in self.findings}
        return next((word for word in ("error", "warning") if word in severities), "")

    @property
    def look(self) -> str:
        """What an editor is asked to look at in an amber sentence, or ""."""
        told = (finding.message for finding in self.findings if finding.rule == TO_BE_READ)
        return next(told, "").removeprefix(READ_IT).removeprefix(READ_THROUGH).strip()


@blueprint.get("/editions")
@needs("reader")
def show_all() -> str:
    """All editions, newest first, with what each waits for."""
    with desk().database.reading() as session:
        shown = [(row, from_json(row.body), deliveries.counts(session, row.id)) for row in editions.recent(session)]
    return render_template(
        "editions.html", shown=[(row, draft, counts, len(errors_in(draft))) for row, draft, counts in shown]
    )


def _focus(edition: EditionDraft) -> Spot | LineSpot | None:
    """The sentence in focus: the one asked for, else none."""
    asked = request.args.get("at", "")
    if not asked:
        return None
    try:
        spot = spot_of(asked)
        sentence_at(edition, spot)
    except (ConflictError, InputError):
        return None  # it was dropped or moved: the page is shown without a focus
    return spot


def _bulletin_number(edition: EditionDraft, spot: Spot | LineSpot | None) -> int:
    if isinstance(spot, Spot):
        return spot.bulletin
    asked = request.args.get("b", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    return number if number < len(edition.bulletins) else 0


def period_stories(session: Session, row: EditionRow) -> list[Story]:
    """What was written of in the edition's period."""
    start_at, end_at = bounds(row.period_start_on, row.period_end_on, desk().zone)
    return stories.load(session, start_at, end_at)


@blueprint.get("/editions/<int:edition_id>")
@needs("reader")
def show(edition_id: int) -> str:
    """The bulletin page."""
    find = request.args.get("find", "")[:200]
    with desk().database.reading() as session:
        row = editions.by_id(session, edition_id)
        edition = from_json(row.body)
        spot = _focus(edition)
        number = _bulletin_number(edition, spot)
        region = edition.bulletins[number].region if edition.bulletins else ""
        told = [story for story in period_stories(session, row) if region in story.regions and story.topics]
        open_story = next((story for story in told if story.id == request.args.get("story")), None)
        sentence = sentence_at(edition, spot) if spot else None
        rows = items_behind(session, [sentence]) if sentence else {}
        doubted = [s for draft in edition.bulletins for part in draft.paragraphs for s in part if is_to_be_read(s)]
        langs = {key: item.lang for key, item in items_behind(session, doubted).items()}
        found = find_evidence(session, find, desk().outlets)
        used = texts_of(edition)
        offered = _of_story(session, open_story, used) if open_story else []
        others = _other_wordings(session, sentence, used) if sentence else []
        n_history = len(drafts.history(session, edition_id))
        counts = deliveries.counts(session, edition_id)
    here = stories_used(edition, number)
    return render_template(
        "bulletin.html",
        row=row,
        edition=edition,
        number=number,
        region=region,
        bulletins=[_shown(edition, b) for b in range(len(edition.bulletins))],
        sections=_sections(edition),
        stories=[(story, is_told(story, here)) for story in told],
        open_story=open_story,
        offered=offered,
        spot=str(spot) if spot else "",
        sentence=sentence,
        evidence=evidence_views(sentence, rows, desk().outlets, composing_desk().vocabulary) if sentence else [],
        sentence_findings=_findings_at(edition, spot),
        look=sentence is not None and is_to_be_read(sentence),
        langs=langs,
        others=others,
        find=find,
        found=found,
        errors=errors_in(edition),
        n_history=n_history,
        counts=counts,
        is_frozen=row.state == "sent" or bool(set(counts) - {"queued"}),
        now=desk().clock(),
    )


def _shown(edition: EditionDraft, number: int) -> dict[str, Any]:
    draft = edition.bulletins[number]
    by_sentence, whole = located(draft)
    paragraphs = [
        [
            SentenceView(
                spot=f"{number}.{p}.{s}",
                sentence=sentence,
                findings=(*sentence.findings, *by_sentence.get((p, s), ())),
            )
            for s, sentence in enumerate(paragraph)
        ]
        for p, paragraph in enumerate(draft.paragraphs)
    ]
    return {
        "number": number,
        "draft": draft,
        # why a sentence is amber stands beside that sentence
        "findings": [finding for finding in whole if finding.rule != TO_BE_READ],
        "paragraphs": paragraphs,
        "to_read": [view for paragraph in paragraphs for view in paragraph if view.look],
        "left_out": _by_reason(draft.left_out),
        "n_words": sum(len(one.text.split()) for one in sentences_in(draft)),
    }


def _by_reason(left_out: tuple[LeftOut, ...]) -> list[tuple[str, list[LeftOut]]]:
    """What was left out by why, the rarest reason first: the most frequent says least."""
    found: dict[str, list[LeftOut]] = {}
    for one in left_out:
        found.setdefault(one.reason, []).append(one)
    return sorted(found.items(), key=lambda pair: len(pair[1]))


def _sections(edition: EditionDraft) -> list[tuple[str, list[SentenceView]]]:
    return [
        (
            topic,
            [
                SentenceView(spot=f"{topic}.{n}", sentence=line.sentence, findings=line.sentence.findings)
                for n, line in enumerate(lines)
            ],
        )
        for topic, lines in edition.sections.items()
    ]


def _findings_at(edition: EditionDraft, spot: Spot | LineSpot | None) -> tuple[Finding, ...]:
    if spot is None:
        return ()
    findings = sentence_at(edition, spot).findings
    if isinstance(spot, Spot):
        by_sentence, _ = located(edition.bulletins[spot.bulletin])
        return (*findings, *by_sentence.get((spot.paragraph, spot.sentence), ()))
    return findings


def _of_story(session: Session, story: Story, used: set[str]) -> list[Candidate]:
    rows = items.many(session, [int(item.id) for item in story.items])
    tags = {row.id: (story.topics, story.regions) for row in rows}
    return candidates(desk(), rows, tags, story=story.id, used=used)


def _other_wordings(session: Session, sentence: Sentence, used: set[str]) -> list[Candidate]:
    """What else the house can write on the same items; what rests on the same words comes first."""
    rows = list(items_behind(session, [sentence]).values())
    ids = [row.id for row in rows]
    topics, regions = items.tags_of(session, ids, "topic"), items.tags_of(session, ids, "region")
    tags = {item: (topics.get(item, ()), regions.get(item, ())) for item in ids}
    quotes = {one.quote for one in sentence.evidence}
    found = [
        one
        for one in candidates(desk(), rows, tags, story=sentence.story, used=used)
        if one.sentence.text != sentence.text
    ]
    return sorted(found, key=lambda one: not quotes & {evidence.quote for evidence in one.sentence.evidence})


@blueprint.get("/editions/<int:edition_id>/preview")
@needs("reader")
def preview(edition_id: int) -> str:
    """The edition as mail, text or web page, in a frame that may run nothing."""
    kind = request.args.get("as", "mail")
    if kind not in {"mail", "text", "web"}:
        raise InputError(f"{kind!r} is no preview; choose from mail, text, web")
    with desk().database.reading() as session:
        row = editions.by_id(session, edition_id)
    return render_template("preview.html", row=row, kind=kind)


@blueprint.get("/editions/<int:edition_id>/preview/<kind>")
@needs("reader")
def previewed(edition_id: int, kind: str) -> Response:
    """What stands in the frame."""
    if kind not in {"mail", "text", "web"}:
        abort(404)
    with desk().database.reading() as session:
        row = editions.by_id(session, edition_id)
        edition = from_json(row.body)
    note = "" if row.state in {"approved", "sent"} else "Draft"
    rendered = maker_of(desk().database, desk().config).rendered(edition, "en", note=note)
    if kind == "text":
        response = Response(render_template("preview_text.html", text=rendered.text), mimetype="text/html")
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
            "sandbox allow-same-origin"
        )
    elif kind == "web":
        response = Response(render_template("preview_web.html", row=row, edition=edition), mimetype="text/html")
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
            "sandbox allow-popups allow-same-origin"
        )
    else:
        html = rendered.html
        for content_id, png in rendered.pictures:
            # A browser has no mail around it to look the picture up in.
            html = html.replace(f"cid:{content_id}", "data:image/png;base64," + b64encode(png).decode())
        response = Response(html, mimetype="text/html")
        response.headers["Content-Security-Policy"] = PREVIEW_POLICY
    return response


@blueprint.get("/editions/<int:edition_id>/history")
@needs("reader")
def history(edition_id: int) -> str:
    """Every state of the edition, who made it, and what it changed."""
    with desk().database.reading() as session:
        row = editions.by_id(session, edition_id)
        states = drafts.history(session, edition_id)
        asked = request.args.get("revision", "")
        chosen = next((n for n, state in enumerate(states) if str(state.revision) == asked), 0)
        shown: list[dict[str, Any]] = []
        if states:
            after = from_json(states[chosen].body)
            older = from_json(states[chosen + 1].body) if chosen + 1 < len(states) else None
            shown = _differences(older, after)
    return render_template("history.html", row=row, states=states, chosen=chosen, shown=shown)


def _differences(old: EditionDraft | None, new: EditionDraft) -> list[dict[str, Any]]:
    """The parts of an edition that differ, each as pieces; all of it for the first state."""
    before = dict(_parts(old)) if old else {}
    return [
        {"title": title, "changes": difference(before.get(title, text) if old else text, text)}
        for title, text in _parts(new)
        if old is None or before.get(title) != text
    ]


def _parts(edition: EditionDraft) -> list[tuple[str, str]]:
    parts = [
        (draft.title, "\n\n".join(" ".join(one.text for one in paragraph) for paragraph in draft.paragraphs))
        for draft in edition.bulletins
    ]
    return parts + [
        (f"Section {topic}", "\n".join(line.sentence.text for line in lines))
        for topic, lines in edition.sections.items()
    ]


def page_of(edition_id: int, spot: Spot | LineSpot | None, *, b: int | None = None, story: str = "") -> str:
    """The bulletin page's address with a sentence in focus."""
    return url_for(
        "bulletins.show",
        edition_id=edition_id,
        at=str(spot) if spot else None,
        b=b if b is not None and spot is None else None,
        story=story or None,
    )


def stamp(moment: datetime) -> str:
    """A time as a part of an identifier."""
    return moment.strftime("%Y%m%dT%H%M%S")
