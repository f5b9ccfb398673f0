"""Signing in and out, one-time links, and one's own account."""

import secrets

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from digest.mail import parse_address
from meanwhile.desk import accounts, guard
from meanwhile.desk.context import account, desk, editor
from meanwhile.desk.guard import needs
from meanwhile.desk.keys import KEYS, chosen_keys
from pipeline.errors import InputError, MeanwhileError
from pipeline.store import desk_users

blueprint = Blueprint("access", __name__)
#: A cookie ends with the browser's week; the server ends it earlier when it is idle.
COOKIE_LASTS_S = 7 * 24 * 3600


def _with_login_form(template: str, status: int = 200, **values: object) -> Response:
    """A page with a form that no session protects yet: its token is tied to a cookie."""
    nonce = request.cookies.get(guard.cookie_name(guard.LOGIN_COOKIE)) or secrets.token_urlsafe(24)
    page = render_template(template, token=guard.login_token(nonce), **values)
    response = Response(page, status=status, mimetype="text/html")
    guard.set_cookie(response, guard.LOGIN_COOKIE, nonce, max_age=guard.LOGIN_LASTS_S)
    return response


def _is_our_form() -> bool:
    nonce = request.cookies.get(guard.cookie_name(guard.LOGIN_COOKIE), "")
    return guard.is_login_token(request.form.get("csrf", ""), nonce)


def _signed_in(token: str, target: str) -> Response:
    response = redirect(guard.own_path(target), 303)
    guard.set_cookie(response, guard.COOKIE, token, max_age=COOKIE_LASTS_S)
    guard.set_cookie(response, guard.LOGIN_COOKIE, "", max_age=0)
    return response


@blueprint.get("/login")
@needs("public")
def login() -> Response:
    """The sign-in form."""
    target = guard.own_path(request.args.get("next", "/"))
    if account() is not None:
        return redirect(target, 303)
    return _with_login_form("login.html", target=target, is_open=accounts.is_open(desk().database))


@blueprint.post("/login")
@needs("public")
def sign_in() -> Response:
    """A session with a new cookie, whatever cookie came: none that was planted before is ever used."""
    target = guard.own_path(request.form.get("next", "/"))
    if not _is_our_form():
        abort(403, "This form is too old, or cookies are blocked. Load the page anew.")
    name = request.form.get("name", "")
    try:
        token, _ = accounts.sign_in(
            desk(),
            name,
            request.form.get("password", ""),
            address=request.remote_addr or "",
            agent=request.user_agent.string,
        )
    except accounts.TooManyFailuresError as error:
        return _with_login_form("login.html", 429, target=target, fault=str(error), name=name, is_open=True)
    except accounts.NotSignedInError as error:
        return _with_login_form("login.html", 401, target=target, fault=str(error), name=name, is_open=True)
    old = account()
    if old is not None:
        accounts.sign_out(desk(), old)
    return _signed_in(token, target)


@blueprint.post("/logout")
@needs("reader")
def logout() -> Response:
    """End the session."""
    accounts.sign_out(desk(), editor())
    response = redirect(url_for("access.login", said="You are signed out."), 303)
    guard.set_cookie(response, guard.COOKIE, "", max_age=0)
    return response


@blueprint.get("/welcome/<token>")
@needs("public")
def welcome(token: str) -> Response:
    """What a one-time link opens."""
    role = accounts.invited_role(desk(), token)
    if role is None:
        abort(404, "This link was used or is too old; ask for a new one.")
    return _with_login_form("welcome.html", role=role, link=token, name="", address="")


@blueprint.post("/welcome/<token>")
@needs("public")
def join(token: str) -> Response:
    """Make the user and sign them in."""
    if not _is_our_form():
        abort(403, "This form is too old, or cookies are blocked. Load the page anew.")
    role = accounts.invited_role(desk(), token)
    if role is None:
        abort(404, "This link was used or is too old; ask for a new one.")
    form = request.form
    name, address = form.get("name", ""), form.get("address", "").strip()
    try:
        if address:
            parse_address(address)
        if form.get("password") != form.get("again"):
            raise InputError("the two passwords differ")
        cookie, _ = accounts.accept(
            desk(),
            token,
            name=name,
            password=form.get("password", ""),
            address=address,
            agent=request.user_agent.string,
        )
    except MeanwhileError as error:
        return _with_login_form(
            "welcome.html", 400, role=role, link=token, name=name, address=address, fault=str(error)
        )
    return _signed_in(cookie, "/")


@blueprint.get("/account")
@needs("reader")
def own() -> str:
    """One's own account: password, keys, sessions, keys of the API."""
    return _own()


def _own(*, new_token: str = "") -> str:
    me = editor()
    with desk().database.reading() as session:
        return render_template(
            "account.html",
            sessions=desk_users.sessions_of(session, me.id),
            tokens=desk_users.tokens_of(session, me.id),
            new_token=new_token,
            all_keys=KEYS,
            own_keys=me.preferences.get("keys", {}),
        )


def _back(said: str) -> Response:
    return redirect(url_for("access.own", said=said), 303)


@blueprint.post("/account/password")
@needs("reader")
def change_password() -> Response:
    """Another password; all other sessions end."""
    if request.form.get("new") != request.form.get("again"):
        raise InputError("the two new passwords differ")
    accounts.change_password(desk(), editor(), old=request.form.get("old", ""), new=request.form.get("new", ""))
    return _back("The password is changed; other browsers are signed out.")


@blueprint.post("/account/address")
@needs("reader")
def change_address() -> Response:
    """Where test mails go."""
    address = request.form.get("address", "").strip()
    if address:
        parse_address(address)
    with desk().database.writing() as session:
        desk_users.by_id(session, editor().id).address = address
    return _back("The address is kept.")


@blueprint.post("/account/keys")
@needs("reader")
def change_keys() -> Response:
    """Other keys, or none."""
    keys = chosen_keys(request.form)
    with desk().database.writing() as session:
        user = desk_users.by_id(session, editor().id)
        user.preferences = {**user.preferences, "keys": keys, "keys_off": "off" in request.form}
    return _back("The keys are kept.")


@blueprint.post("/account/sessions/close")
@needs("reader")
def close_others() -> Response:
    """Sign out everywhere but here."""
    with desk().database.writing() as session:
        desk_users.close_sessions(session, editor().id, but=editor().token_hash)
    return _back("All other browsers are signed out.")


@blueprint.post("/account/tokens")
@needs("reader")
def add_token() -> str:
    """A new key for the API, shown this once."""
    name = " ".join(request.form.get("name", "").split())[:60] or "key"
    token = "mw_" + secrets.token_urlsafe(32)
    me = editor()
    with desk().database.writing() as session:
        desk_users.add_token(session, me.id, name, accounts.hashed(token), now=desk().clock())
        desk_users.log(session, "user", me.id, "made a key", editor=me.name, now=desk().clock(), detail={"key": name})
    return _own(new_token=token)


@blueprint.post("/account/tokens/<int:token_id>/revoke")
@needs("reader")
def revoke_token(token_id: int) -> Response:
    """Withdraw a key."""
    with desk().database.writing() as session:
        desk_users.revoke_token(session, editor().id, token_id, now=desk().clock())
    return _back("The key is withdrawn.")
