"""Makes the desk's web application: pages, guard, filters and errors put together."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from argon2 import PasswordHasher
from flask import Flask, Request, Response, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError
from werkzeug.utils import cached_property
from werkzeug.wrappers import Response as BaseResponse

from meanwhile.config import Config
from meanwhile.desk import api, guard, words
from meanwhile.desk.context import Desk, account, desk
from meanwhile.desk.keys import keys_of
from meanwhile.desk.pages import BLUEPRINTS
from pipeline.config import DEPARTMENTS
from pipeline.errors import (
    BusyError,
    ConfigError,
    ConflictError,
    DiskError,
    LexiconError,
    MeanwhileError,
    NotFoundError,
    ReadOnlyError,
    UnavailableError,
)
from pipeline.store import settings
from pipeline.store.database import Database
from pipeline.types import TOPICS

#: A form of the desk is never larger than a bulletin with its evidence.
MAX_FORM_BYTES = 1_000_000
_STATUS: Mapping[type[MeanwhileError], int] = MappingProxyType(
    {
        ConflictError: 409,
        NotFoundError: 404,
        BusyError: 503,
        ConfigError: 503,
        DiskError: 503,
        LexiconError: 503,
        ReadOnlyError: 503,
        UnavailableError: 503,
        # all others say what was wrong with what was sent
        MeanwhileError: 400,
    }
)


class _Request(Request):
    """What browsers never send and PostgreSQL refuses, NUL characters, is not in a form when pages come to read it."""

    @cached_property
    def form(self) -> ImmutableMultiDict[str, str]:
        sent = super().form
        return ImmutableMultiDict((name, value.replace("\x00", "")) for name, value in sent.items(multi=True))


def create_app(
    config: Config,
    database: Database,
    clock: Callable[[], datetime],
    *,
    hasher: PasswordHasher | None = None,
) -> Flask:
    """The desk over a database that is at this release's tables."""
    app = Flask("meanwhile.desk")
    app.request_class = _Request
    app.config.update(
        TRUSTED_HOSTS=list(config.desk.allowed_hosts),
        MAX_CONTENT_LENGTH=MAX_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_FORM_BYTES,
        PREFERRED_URL_SCHEME="https" if config.desk.https else "http",
    )
    hasher = hasher or PasswordHasher()
    with database.writing() as session:
        key = settings.secret(session, "desk_key")
    app.extensions["meanwhile"] = Desk(
        config=config,
        database=database,
        clock=clock,
        hasher=hasher,
        key=key,
        dummy_hash=hasher.hash(secrets.token_urlsafe(16)),
    )
    words.install(app, config.zone)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_for_templates)
    guard.install(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.register_blueprint(api.blueprint)
    app.register_error_handler(MeanwhileError, _our_error)
    app.register_error_handler(HTTPException, _http_error)
    return app


#: The library's own words tell of servers and URLs; ours say what to do.
_OTHERWISE = {
    404: "There is no such page. The menu above leads to all there are.",
    405: "That cannot be done by opening an address; use the button on the page.",
    413: "That is more than a form takes; send less.",
    500: "The desk made an error, and has noted it in its log. Nothing of what you sent was kept; try again.",
}


def _for_templates() -> dict[str, Any]:
    who = account()
    return {
        "me": who,
        "keys": keys_of(who.preferences if who else {}),
        "asset_version": version("meanwhile"),
        "topics": TOPICS,
        "departments": DEPARTMENTS,
        "outlets": desk().outlets,
        "may_edit": bool(who and who.may("editor")),
        "may_rule": bool(who and who.may("admin")),
        "notice": request.args.get("said", "")[:200],
    }


def wants_json() -> bool:
    """Whether the desk's own script asks."""
    return request.headers.get("X-Desk") == "1"


def _answer(status: int, message: str, *, title: str) -> Response | tuple[str, int]:
    if request.path.startswith("/api/"):
        return api.problem(status, message)
    if wants_json():
        answer = jsonify(error=message)
        answer.status_code = status
        return answer
    return render_template("error.html", status=status, title=title, message=message), status


def _our_error(error: MeanwhileError) -> Response | tuple[str, int]:
    status = next(code for kind, code in _STATUS.items() if isinstance(error, kind))
    titles = {409: "Changed meanwhile", 404: "Not found", 400: "That does not work", 503: "Not now"}
    return _answer(status, str(error), title=titles[status])


def _http_error(error: HTTPException) -> Response | BaseResponse | tuple[str, int]:
    if isinstance(error, SecurityError):
        # no page: its links would be built from the very name that is refused
        return Response("This desk does not go by that name: see desk.allowed_hosts.\n", 400, mimetype="text/plain")
    if error.code is not None and 300 <= error.code < 400:
        return error.get_response()
    if error.code == 401 and not wants_json():
        return redirect(url_for("access.login", said=error.description), 303)
    told = error.description or error.name
    if told == type(error).description:
        told = _OTHERWISE.get(error.code or 500, told)
    answer = make_response(_answer(error.code or 500, told, title=error.name.capitalize()))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer
