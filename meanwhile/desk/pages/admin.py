"""For administrators: users and webhooks; for all: the log."""

import secrets

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from meanwhile.desk import accounts, hooks
from meanwhile.desk.context import desk, editor
from meanwhile.desk.guard import needs
from meanwhile.desk.parts import back_to
from pipeline.errors import InputError
from pipeline.store import desk_users
from pipeline.store import hooks as kept_hooks

blueprint = Blueprint("admin", __name__)


@blueprint.get("/users")
@needs("admin")
def users() -> str:
    """Who may do what."""
    return _users()


def _users(*, link: str = "") -> str:
    with desk().database.reading() as session:
        return render_template(
            "users.html",
            users=desk_users.every(session),
            invitations=desk_users.open_invitations(session, now=desk().clock()),
            roles=desk_users.ROLES,
            link=link,
        )


@blueprint.post("/users/invite")
@needs("admin")
def invite() -> str:
    """A one-time link for a new user, shown this once."""
    role = request.form.get("role", "")
    token = accounts.invite(desk(), role, by=editor().name)
    return _users(link=url_for("access.welcome", token=token, _external=True))


@blueprint.post("/users/<int:user_id>")
@needs("admin")
def change_user(user_id: int) -> Response:
    """Another role, or shut out; the desk always keeps one administrator."""
    role, active = request.form.get("role", ""), request.form.get("active") == "1"
    if role not in desk_users.ROLES:
        raise InputError(f"{role!r} is no role; choose from {', '.join(desk_users.ROLES)}")
    me, now = editor(), desk().clock()
    with desk().database.writing() as session:
        user = desk_users.by_id(session, user_id)
        before = {"role": user.role, "active": user.is_active}
        user.role, user.is_active, user.changed_at = role, active, now
        session.flush()
        if not desk_users.n_admins(session):
            raise InputError("this is the last administrator; make another one first")
        if not active:
            desk_users.close_sessions(session, user_id)
        name = user.name
        desk_users.log(
            session, "user", user_id, "changed", editor=me.name, now=now, before=before,
            detail={"role": role, "active": active},
        )  # fmt: skip
    return back_to("/users", f"{name} is now {role}{'' if active else ', shut out'}.")


@blueprint.get("/log")
@needs("reader")
def log() -> str:
    """The audit trail: who did what, when, and what was before."""
    before = request.args.get("before", "")
    after_id = int(before) if before.isascii() and before.isdigit() and len(before) < 12 else 0
    who = request.args.get("editor", "")[:60]
    with desk().database.reading() as session:
        acts = desk_users.trail(session, editor=who, before_id=after_id, limit=100)
    return render_template("log.html", acts=acts, who=who, more=acts[-1].id if len(acts) == 100 else 0)


@blueprint.get("/webhooks")
@needs("admin")
def webhooks() -> str:
    """Addresses that are told of events."""
    return _webhooks()


def _webhooks(*, secret: str = "") -> str:
    with desk().database.reading() as session:
        return render_template(
            "webhooks.html",
            found=kept_hooks.every(session),
            calls=kept_hooks.recent(session),
            events=hooks.EVENTS,
            secret=secret,
        )


@blueprint.post("/webhooks")
@needs("admin")
def add_webhook() -> str:
    """Another address; the key that signs its calls is shown this once."""
    url = request.form.get("url", "").strip()
    events = [event for event in request.form.getlist("events") if event in hooks.EVENTS]
    hooks.check_address(url, desk().config)
    if not events:
        raise InputError("tick at least one event")
    secret = secrets.token_urlsafe(32)
    me, now = editor(), desk().clock()
    with desk().database.writing() as session:
        row = kept_hooks.add(session, url, events, secret=secret, by=me.name, now=now)
        desk_users.log(session, "webhook", row.id, "added", editor=me.name, now=now, detail={"url": url})
    return _webhooks(secret=secret)


@blueprint.post("/webhooks/<int:hook_id>/drop")
@needs("admin")
def drop_webhook(hook_id: int) -> Response:
    """Tell an address nothing more."""
    me, now = editor(), desk().clock()
    with desk().database.writing() as session:
        row = kept_hooks.drop(session, hook_id)
        desk_users.log(session, "webhook", hook_id, "removed", editor=me.name, now=now, detail={"url": row.url})
    return back_to("/webhooks", "The webhook is removed.")
