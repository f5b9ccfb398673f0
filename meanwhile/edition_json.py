"""Editions as JSON, for the database, the archive and other programs."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from pipeline.types import EditionDraft


@cache
def _adapter() -> TypeAdapter[EditionDraft]:
    # Pydantic reads and writes the frozen dataclasses as they are: no second description to keep in step.
    return TypeAdapter(EditionDraft)


def to_json(edition: EditionDraft) -> dict[str, Any]:
    """A JSON object that `from_json` turns back into an equal edition."""
    body: dict[str, Any] = _adapter().dump_python(edition, mode="json")
    return body


def from_json(body: dict[str, Any]) -> EditionDraft:
    """The edition that was stored."""
    return _adapter().validate_python(body)
