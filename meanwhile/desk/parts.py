"""Answers that serve the desk's script and a browser without one alike."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

from flask import jsonify, redirect, request
from werkzeug.wrappers import Response


def as_json_or(values: Mapping[str, object], other: Response, *, said: str = "") -> Response:
    """The values for the script; else the other answer, a redirection, with a message for the next page."""
    if request.headers.get("X-Desk") == "1":
        return jsonify(values)
    if said and other.location:
        return redirect(with_message(other.location, said), 303)
    return other


def with_message(target: str, said: str) -> str:
    """An own address that carries a message for its page."""
    parts = urlsplit(target)
    query = "&".join(part for part in (parts.query, urlencode({"said": said})) if part)
    return urlunsplit(("", "", parts.path, query, parts.fragment))


def back_to(target: str, said: str = "") -> Response:
    """After a change: the page that shows it."""
    return redirect(with_message(target, said) if said else target, 303)
