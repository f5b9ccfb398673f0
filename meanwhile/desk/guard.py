"""What stands before and after every page: Host, session, role, Origin, CSRF token; the headers of answers."""

import gzip
import hmac
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, redirect, request, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response as BaseResponse

from meanwhile.desk import accounts
from meanwhile.desk.context import RANK, account, desk

#: Browsers take `__Host-` cookies over TLS and from this machine itself; for a plain network see docs/review.md.
COOKIE = "__Host-meanwhile"
LOGIN_COOKIE = "__Host-meanwhile-login"
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
LOGIN_LASTS_S = 3600
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
View = TypeVar("View", bound=Callable[..., Any])


def needs(role: str) -> Callable[[View], View]:
    """Say which role a page needs; one without is shown to nobody."""
    assert role in RANK

    def mark(view: View) -> View:
        view.needs = role  # type: ignore[attr-defined]  # a mark on a function
        return view

    return mark


def role_of(app: Flask, endpoint: str) -> str:
    """The role that an endpoint needs; administrators alone where a page forgot to say."""
    if endpoint == "static":
        return "public"
    return str(getattr(app.view_functions[endpoint], "needs", "admin"))


def cookie_name(name: str) -> str:
    """The cookie's name: without its prefix where the desk is spoken to in the clear over a network."""
    return name if desk().config.desk.secure_cookies else name.removeprefix("__Host-")


def install(app: Flask) -> None:
    """Put the guard before and behind all pages."""
    app.before_request(_before)
    app.after_request(_after)


def _before() -> BaseResponse | None:
    if request.blueprint in {"api", "public"} or request.endpoint == "static":
        return None  # the API has its own keys, readers' pages their signed marks; neither knows of cookies
    token = request.cookies.get(cookie_name(COOKIE), "")
    g.account = accounts.account_of(desk(), token) if token else None
    if request.endpoint is None:
        return None  # 404 or 405: Flask answers
    needed = role_of(current_app, request.endpoint)
    if request.method not in SAFE:
        _check_origin()
    if needed == "public":
        return None
    who = account()
    if who is None:
        if request.method in SAFE:
            return redirect(url_for("access.login", next=_own_path()), 303)
        abort(401, "You are signed out. Sign in and do it again; nothing was changed.")
    if not who.may(needed):
        abort(403, f"This needs the role {needed}; yours is {who.role}.")
    if request.method not in SAFE:
        sent = request.headers.get("X-CSRF-Token") or request.form.get("csrf", "")
        if not hmac.compare_digest(sent.encode(), who.csrf.encode()):
            abort(403, "This form is not of your session. Load the page anew and do it again; nothing was changed.")
    return None


def _own_path() -> str:
    return request.full_path.rstrip("?") if request.method == "GET" else "/"


def own_path(target: str) -> str:
    """A path of this desk, or its first page: nobody is led elsewhere after signing in."""
    parts = urlsplit(target)
    fine = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return target if fine and "\\" not in target and target.isprintable() else "/"


def _check_origin() -> None:
    origin = request.headers.get("Origin")
    if origin is not None:
        if urlsplit(origin).netloc.lower() != request.host.lower():
            abort(403, "This request comes from another site; nothing was changed.")
    elif request.headers.get("Sec-Fetch-Site") != "same-origin":
        abort(403, "This request does not say where it comes from; nothing was changed.")


def login_token(nonce: str) -> str:
    """The token of a sign-in form, tied to a cookie: there is no session yet to keep one in."""
    return str(_signer().dumps(nonce))


def is_login_token(token: str, nonce: str) -> bool:
    """Whether a sign-in form was ours and young enough."""
    try:
        signed = _signer().loads(token, max_age=LOGIN_LASTS_S)
    except BadSignature:
        return False
    return bool(nonce) and hmac.compare_digest(str(signed).encode(), nonce.encode())


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(desk().key, salt="sign-in")


def set_cookie(response: BaseResponse, name: str, value: str, *, max_age: int) -> None:
    """A cookie that scripts cannot read and other sites cannot send."""
    response.set_cookie(
        cookie_name(name),
        value,
        max_age=max_age,
        path="/",
        secure=desk().config.desk.secure_cookies,
        httponly=True,
        samesite="Lax",
    )


def _compress(response: Response) -> None:
    """Style and script only: a page holds the session's token, which its compressed size could give away."""
    response.headers["Vary"] = "Accept-Encoding"
    if response.status_code == 200 and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.direct_passthrough = False
        response.set_data(_gzip(response.get_data()))
        response.headers["Content-Encoding"] = "gzip"


@lru_cache(maxsize=8)
def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _after(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if request.endpoint == "static":
        headers["Cache-Control"] = "public, max-age=3600"
        _compress(response)
    else:
        headers.setdefault("Cache-Control", "no-store")
    if desk().config.desk.https:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
