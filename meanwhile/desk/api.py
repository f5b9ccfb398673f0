"""The read-only JSON API: items, stories, editions, sources; a bearer key per user; described by OpenAPI."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import BadRequest

from meanwhile.crawling import chosen_sources
from meanwhile.desk.context import desk
from meanwhile.desk.openapi import description
from pipeline.config import DEPARTMENTS
from pipeline.store import coverage, crawling, desk_users, editions, items, search, stories
from pipeline.store.items import ItemRecord
from pipeline.store.search import Query
from pipeline.tables import EditionRow, StoryRow
from pipeline.types import TOPICS

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
MAX_PAGE = 200
#: No id is larger than what the database holds.
MAX_ID = 2**63 - 1
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(9998, 12, 31)
#: The last use of a key is written down only so often.
USED_STEP = timedelta(minutes=5)


def problem(status: int, message: str) -> Response:
    """An error as RFC 9457 has it."""
    answer = jsonify(status=status, title=message)
    answer.status_code = status
    answer.mimetype = "application/problem+json"
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@blueprint.before_request
def check_key() -> Response | None:
    """Whose key is it? The description alone is open to all."""
    if request.endpoint == "api.openapi":
        return None
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        return problem(401, "send a key as Authorization: Bearer …; make one on your account page")
    now = desk().clock()
    with desk().database.reading() as session:
        # the same plain hash as for cookies: the key has 256 bits of chance
        found = desk_users.user_of_token(session, hashlib.sha256(token.strip().encode()).hexdigest())
        if found is None:
            return problem(401, "this key is unknown or was withdrawn")
        row = found[0]
        stale, token_id = row.used_at is None or now - row.used_at > USED_STEP, row.id
    if stale:
        with desk().database.writing() as session:
            desk_users.use_token(session, token_id, now=now)
    return None


# --- parameters -------------------------------------------------------------------------------------


def _known(*names: str) -> Mapping[str, str]:
    unknown = sorted(set(request.args) - set(names))
    if unknown:
        raise BadRequest(f"no such parameter: {', '.join(unknown)[:200]}")
    return request.args


def _whole(arguments: Mapping[str, str], name: str, default: int, *, least: int, most: int) -> int:
    value = arguments.get(name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 20 and least <= int(value) <= most):
        raise BadRequest(f"{name}: a whole number from {least} to {most} is needed")
    return int(value)


def _one_of(arguments: Mapping[str, str], name: str, values: tuple[str, ...]) -> str:
    value = arguments.get(name)
    if value is not None and value not in values:
        raise BadRequest(f"{name}: choose from {', '.join(values)}")
    return value or ""


def _day(arguments: Mapping[str, str], name: str) -> date | None:
    value = arguments.get(name)
    if value is None:
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise BadRequest(f"{name}: a day such as 2019-02-24 is needed") from error
    if len(value) != 10:
        raise BadRequest(f"{name}: a day such as 2019-02-24 is needed")
    # any day is a day; beyond these no item is, and times can no longer be reckoned
    return min(max(found, FIRST_DAY), LAST_DAY)


def _text(arguments: Mapping[str, str], name: str, most: int) -> str:
    value = arguments.get(name, "")
    if len(value) > most:
        raise BadRequest(f"{name}: at most {most} characters")
    if "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise BadRequest(f"{name}: this is no text")
    return value


def _time(value: datetime | None) -> str | None:
    return value.isoformat().replace("+00:00", "Z") if value else None


# --- items ------------------------------------------------------------------------------------------


def _item(record: ItemRecord, *, text: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": record.id,
        "source": record.source,
        "url": record.url,
        "title": record.title,
        "authors": list(record.authors),
        "published_at": _time(record.published_at),
        "first_seen_at": _time(record.first_seen_at),
        "lang": record.lang,
        "topics": list(record.topics),
        "regions": list(record.regions),
        "story": record.story,
        "state": record.state,
        "worth": round(record.worth, 4),
        "revisions": record.revisions,
        "represented_by": record.represented_by,
    }
    if text:
        found["text"] = record.text
        found["summary"] = record.summary
    return found


@blueprint.get("/items")
def list_items() -> Response:
    """Items, newest first."""
    known = _known("q", "topic", "region", "source", "lang", "state", "since", "until", "limit", "offset")
    query = Query(
        words=_text(known, "q", 200),
        topic=_one_of(known, "topic", TOPICS),
        region=_one_of(known, "region", DEPARTMENTS),
        source=_text(known, "source", 100),
        lang=_text(known, "lang", 8),
        state=_one_of(known, "state", ("new", "accepted", "rejected")),
        since_on=_day(known, "since"),
        until_on=_day(known, "until"),
    )
    limit = _whole(known, "limit", 50, least=1, most=MAX_PAGE)
    offset = _whole(known, "offset", 0, least=0, most=1_000_000)
    with desk().database.reading() as session:
        rows = search.find(session, query, limit=limit, offset=offset)
        total = search.count(session, query)
        found = [_item(record, text=False) for record in items.records(session, rows)]
    return jsonify(items=found, total=total, limit=limit, offset=offset)


def _id(value: int) -> int:
    if value > MAX_ID:
        abort(404, "there is nothing with this number")
    return value


@blueprint.get("/items/<int:item_id>")
def one_item(item_id: int) -> Response:
    """One item with its text."""
    _known()
    with desk().database.reading() as session:
        (record,) = items.records(session, [items.by_id(session, _id(item_id))])
    return jsonify(_item(record, text=True))


# --- stories ----------------------------------------------------------------------------------------


def _story(row: StoryRow, title: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "headline": title,
        "lang": row.lang,
        "first_at": _time(row.first_at),
        "last_at": _time(row.last_at),
        "n_items": row.n_items,
        "n_sources": row.n_sources,
        "worth": round(row.worth, 4),
    }


@blueprint.get("/stories")
def list_stories() -> Response:
    """Stories by their newest member."""
    known = _known("limit", "offset")
    limit = _whole(known, "limit", 50, least=1, most=MAX_PAGE)
    offset = _whole(known, "offset", 0, least=0, most=1_000_000)
    with desk().database.reading() as session:
        rows = coverage.recent_stories(session, now=desk().clock(), limit=limit, offset=offset)
        titles = coverage.titles(session, [row.headline_item_id for row in rows if row.headline_item_id])
        found = [_story(row, titles.get(row.headline_item_id or 0, ("", ""))[0]) for row in rows]
    return jsonify(stories=found, limit=limit, offset=offset)


@blueprint.get("/stories/<int:story_id>")
def one_story(story_id: int) -> Response:
    """One story with its items, oldest first."""
    _known()
    with desk().database.reading() as session:
        row = stories.by_id(session, _id(story_id))
        records = items.records(session, stories.members(session, row.id))
    title = next((record.title for record in records if record.id == row.headline_item_id), "")
    return jsonify(**_story(row, title), items=[_item(record, text=False) for record in records])


# --- editions ---------------------------------------------------------------------------------------


def _edition(row: EditionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "digest": row.digest,
        "title": row.title,
        "period_start_on": row.period_start_on.isoformat(),
        "period_end_on": row.period_end_on.isoformat(),
        "version": row.version,
        "state": row.state,
        "revision": row.revision,
        "due_at": _time(row.due_at),
        "approved_by": row.approved_by,
        "approved_at": _time(row.approved_at),
        "sent_at": _time(row.sent_at),
        "correction": row.correction,
        "sha256": row.sha256,
    }


@blueprint.get("/editions")
def list_editions() -> Response:
    """Editions, newest first."""
    known = _known("state", "limit")
    state = _one_of(known, "state", ("draft", "approved", "sent", "held"))
    limit = _whole(known, "limit", 50, least=1, most=MAX_PAGE)
    with desk().database.reading() as session:
        rows = editions.recent(session, limit=2000)
        found = [_edition(row) for row in rows if not state or row.state == state][:limit]
    return jsonify(editions=found, limit=limit)


@blueprint.get("/editions/<int:edition_id>")
def one_edition(edition_id: int) -> Response:
    """One edition whole: bulletins, sentences, their evidence."""
    _known()
    with desk().database.reading() as session:
        row = editions.by_id(session, _id(edition_id))
        return jsonify(**_edition(row), body=row.body)


# --- sources ----------------------------------------------------------------------------------------


@blueprint.get("/sources")
def list_sources() -> Response:
    """The sources that are read, with their states."""
    _known()
    with desk().database.reading() as session:
        newest = crawling.states(session)
        good = coverage.last_good(session)
    found = [
        {
            "id": source.id,
            "name": source.name,
            "home": source.home,
            "lang": source.language,
            "state": newest[source.id].state if source.id in newest else None,
            "last_read_at": _time(good.get(source.id)),
            "error": newest[source.id].error if source.id in newest else "",
        }
        for source in chosen_sources(desk().config, [])
    ]
    return jsonify(sources=found)


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """What this API is, for programs."""
    return jsonify(description())
