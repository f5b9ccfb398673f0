"""The OpenAPI description of the read-only API; a test holds it to what is answered."""

from importlib.metadata import version
from typing import Any

from pipeline.config import DEPARTMENTS
from pipeline.types import TOPICS

_TIME = {"type": ["string", "null"], "format": "date-time"}
_TEXTS = {"type": "array", "items": {"type": "string"}}
_OPTIONAL = {"type": ["integer", "null"]}


def _object(required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required.split()}


def _schemas() -> dict[str, Any]:
    integer, text, number = {"type": "integer"}, {"type": "string"}, {"type": "number"}
    item = {
        "id": integer,
        "source": text,
        "url": text,
        "title": text,
        "authors": _TEXTS,
        "published_at": _TIME,
        "first_seen_at": _TIME,
        "lang": text,
        "topics": _TEXTS,
        "regions": _TEXTS,
        "story": _OPTIONAL,
        "state": {"type": "string", "enum": ["new", "accepted", "rejected"]},
        "worth": number,
        "revisions": integer,
        "represented_by": _OPTIONAL,
        "text": text,
        "summary": text,
    }
    story = {
        "id": integer,
        "headline": text,
        "lang": text,
        "first_at": _TIME,
        "last_at": _TIME,
        "n_items": integer,
        "n_sources": integer,
        "worth": number,
        "items": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
    }
    edition = {
        "id": integer,
        "digest": text,
        "title": text,
        "period_start_on": {"type": "string", "format": "date"},
        "period_end_on": {"type": "string", "format": "date"},
        "version": integer,
        "state": {"type": "string", "enum": ["draft", "approved", "sent", "held"]},
        "revision": integer,
        "due_at": _TIME,
        "approved_by": {"type": ["string", "null"]},
        "approved_at": _TIME,
        "sent_at": _TIME,
        "correction": text,
        "sha256": text,
        "body": {"type": "object"},
    }
    source = {
        "id": text,
        "name": text,
        "home": text,
        "lang": text,
        "state": {"type": ["string", "null"]},
        "last_read_at": _TIME,
        "error": text,
    }
    return {
        "Item": _object("id source url title lang state", **item),
        "Story": _object("id headline n_items n_sources", **story),
        "Edition": _object("id digest title state version", **edition),
        "Source": _object("id name home", **source),
        "Problem": _object("status title", status=integer, title=text),
    }


def _words(most: int) -> dict[str, Any]:
    # no NUL: PostgreSQL keeps none
    return {"type": "string", "maxLength": most, "pattern": "^[^\\u0000]*$"}


def _parameter(name: str, schema: dict[str, Any], what: str, *, where: str = "query") -> dict[str, Any]:
    return {"name": name, "in": where, "required": where == "path", "schema": schema, "description": what}


def _answer(what: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": what, "content": {"application/json": {"schema": schema}}}


def _get(what: str, name: str, schema: dict[str, Any], parameters: list[dict[str, Any]]) -> dict[str, Any]:
    fault = {
        "description": "A fault, in words",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    answers: dict[str, Any] = {"200": _answer(what, schema), "400": fault, "401": fault}
    if any(parameter["in"] == "path" for parameter in parameters):
        answers["404"] = fault
    return {"get": {"summary": what, "operationId": name, "parameters": parameters, "responses": answers}}


def _list(of: str, key: str, **more: Any) -> dict[str, Any]:
    found = {"type": "array", "items": {"$ref": f"#/components/schemas/{of}"}}
    return _object(key, **{key: found}, **more)


def description() -> dict[str, Any]:
    """OpenAPI 3.1 of /api/v1."""
    integer = {"type": "integer"}
    limit = _parameter("limit", {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}, "How many at most")
    offset = _parameter(
        "offset", {"type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0}, "After how many"
    )
    number = _parameter("id", {"type": "integer", "minimum": 1}, "Its number", where="path")
    day = {"type": "string", "format": "date"}
    filters = [
        _parameter("q", _words(200), "Words; “quoted” ones stand together"),
        _parameter("topic", {"type": "string", "enum": list(TOPICS)}, "Topic"),
        _parameter("region", {"type": "string", "enum": list(DEPARTMENTS)}, "Department of Peru"),
        _parameter("source", _words(100), "Id of a source"),
        _parameter("lang", _words(8), "ISO 639-1"),
        _parameter("state", {"type": "string", "enum": ["new", "accepted", "rejected"]}, "What editors decided"),
        _parameter("since", day, "First day of publication, in Lima"),
        _parameter("until", day, "Last day of publication, in Lima"),
    ]
    states = _parameter("state", {"type": "string", "enum": ["draft", "approved", "sent", "held"]}, "How far it is")
    ref = "#/components/schemas/"
    return {
        "openapi": "3.1.0",
        "info": {"title": "Meanwhile", "version": version("meanwhile"), "description": "Read-only. One key per user."},
        "servers": [{"url": "/api/v1"}],
        "security": [{"key": []}],
        "paths": {
            "/items": _get(
                "Items, newest first",
                "listItems",
                _list("Item", "items", total=integer, limit=integer, offset=integer),
                [*filters, limit, offset],
            ),
            "/items/{id}": _get("An item with its text", "getItem", {"$ref": ref + "Item"}, [number]),
            "/stories": _get(
                "Stories by their newest item",
                "listStories",
                _list("Story", "stories", limit=integer, offset=integer),
                [limit, offset],
            ),
            "/stories/{id}": _get("A story with its items", "getStory", {"$ref": ref + "Story"}, [number]),
            "/editions": _get(
                "Editions, newest first", "listEditions", _list("Edition", "editions", limit=integer), [states, limit]
            ),
            "/editions/{id}": _get("An edition whole", "getEdition", {"$ref": ref + "Edition"}, [number]),
            "/sources": _get("Sources with their states", "listSources", _list("Source", "sources"), []),
        },
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }
