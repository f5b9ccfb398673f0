"""How the installation does: sources, runs, deliveries, recipients, health."""

from collections import Counter
from datetime import timedelta
from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from digest.ledger import Event, next_state
from digest.mail import parse_address
from meanwhile.crawl_state import StoredState
from meanwhile.crawling import chosen_sources
from meanwhile.desk.context import desk, editor
from meanwhile.desk.drawings import Bars, bars
from meanwhile.desk.guard import needs
from meanwhile.desk.parts import back_to
from meanwhile.status import status_of
from meanwhile.troubles import overdue
from meanwhile.weekly import digests_of, recipients_of
from pipeline.errors import InputError, MeanwhileError
from pipeline.store import coverage, crawling, deliveries, desk_users, recipients, runs
from pipeline.types import DeliveryState
from scrapers.health import judge
from scrapers.pages import in_words

blueprint = Blueprint("running", __name__)
WEEKS = 12
RECIPIENT_STATES = ("active", "paused", "unsubscribed")


@blueprint.get("/sources")
@needs("reader")
def sources() -> str:
    """Each source with its twelve weeks, its state and why."""
    now = desk().clock()
    state = StoredState(desk().database)
    with desk().database.reading() as session:
        weekly = coverage.by_source(session, until=now, weeks=WEEKS)
        good = coverage.last_good(session)
        newest = crawling.states(session)
        refused = coverage.refusals(session, since=now - timedelta(days=28))
    shown: list[dict[str, Any]] = []
    for source in chosen_sources(desk().config, []):
        run = newest.get(source.id)
        health = judge(state.history(source.id), now=now) if run else None
        drawn: Bars = bars(weekly.get(source.id, [0] * WEEKS))
        shown.append(
            {
                "source": source,
                "run": run,
                "state": health.state.value if health else "never read",
                "why": health.why if health else "no crawl has come to it yet",
                "last_good": good.get(source.id),
                "last_article": health.last_article_at if health else None,
                "per_week": health.items_per_week if health else 0.0,
                "error": in_words(health.last_error) if health else "",
                "bars": drawn,
                "refused": [(reason, n) for (name, reason), n in refused.most_common() if name == source.id],
            }
        )
    order = {"failing": 0, "blocked": 1, "challenge": 2, "quiet": 3, "never read": 4, "ok": 5}
    shown.sort(key=lambda one: (order.get(one["state"], 9), one["source"].name))
    counts = Counter(one["state"] for one in shown)
    return render_template("sources.html", shown=shown, counts=counts, weeks=WEEKS)


@blueprint.get("/runs")
@needs("reader")
def all_runs() -> str:
    """What ran when, how it ended, what it counted."""
    with desk().database.reading() as session:
        rows = runs.recent(session, limit=60)
    return render_template("runs.html", rows=rows, now=desk().clock())


@blueprint.get("/deliveries")
@needs("reader")
def all_deliveries() -> str:
    """Every mail and how far it got; the held ones on top, with their two buttons."""
    with desk().database.reading() as session:
        rows = deliveries.recent(session, limit=300)
        counts = deliveries.counts(session)
    held = [row for row in rows if row[0].state == DeliveryState.UNKNOWN]
    return render_template("deliveries.html", rows=rows, held=held, counts=counts)


@blueprint.post("/deliveries/<int:delivery_id>/resolve")
@needs("editor")
def resolve(delivery_id: int) -> Response:
    """Decide a mail of which nobody knows whether it arrived: that is a person's word."""
    events = {"resend": Event.RESEND, "received": Event.RECEIVED, "give_up": Event.GIVE_UP}
    decision = request.form.get("decision", "")
    if decision not in events:
        raise InputError(f"{decision!r} is no decision; choose from {', '.join(events)}")
    me, now = editor(), desk().clock()
    with desk().database.writing() as session:
        row = deliveries.by_id(session, delivery_id)
        before = row.state
        if before not in {DeliveryState.UNKNOWN, DeliveryState.FAILED, DeliveryState.QUEUED}:
            raise InputError(f"delivery {delivery_id} is {before}; there is nothing to decide")
        if (before, decision) not in {
            ("unknown", "resend"), ("unknown", "received"), ("unknown", "give_up"), ("failed", "resend"),
            ("queued", "give_up"),
        }:  # fmt: skip
            raise InputError(f"a delivery that is {before} cannot be decided so; load the page anew")
        state = next_state(DeliveryState(before), events[decision])
        deliveries.move(session, delivery_id, state, now=now, expected=before, error=row.error)
        desk_users.log(session, "delivery", delivery_id, decision, editor=me.name, now=now, before={"state": before})
    return back_to("/deliveries", f"Delivery {delivery_id}: {decision.replace('_', ' ')}.")


@blueprint.get("/recipients")
@needs("editor")
def all_recipients() -> str:
    """Who reads, what they chose, whether mail may go to them."""
    with desk().database.reading() as session:
        rows = recipients.every(session)
    known = {row.address.lower() for row in rows}
    return render_template(
        "recipients.html",
        rows=rows,
        bulletins=[bulletin.title for bulletin in desk().config.bulletins],
        to_come=[one for one in recipients_of(digests_of(desk().config)) if one not in known],
    )


@blueprint.post("/recipients")
@needs("editor")
def add_recipient() -> Response:
    """Another reader. Whoever left the list is not brought back by this."""
    parsed = parse_address(request.form.get("address", ""))
    titles = {bulletin.title for bulletin in desk().config.bulletins}
    me, now = editor(), desk().clock()
    with desk().database.writing() as session:
        row = recipients.add(session, parsed.addr_spec, now=now, origin="desk")
        row.name = " ".join(request.form.get("name", "").split())[:120] or row.name or parsed.display_name
        row.bulletins = [title for title in request.form.getlist("bulletins") if title in titles]
        state = row.state
        desk_users.log(session, "recipient", row.id, "added", editor=me.name, now=now, detail={"address": row.address})
    said = f"{parsed.addr_spec} is on the list."
    if state != "active":
        said = f"{parsed.addr_spec} is known and {state}; use “Resume” if they have asked for it."
    return back_to("/recipients", said)


@blueprint.post("/recipients/<int:recipient_id>/state")
@needs("editor")
def set_recipient_state(recipient_id: int) -> Response:
    """Pause, resume, or take off the list."""
    state = request.form.get("state", "")
    if state not in RECIPIENT_STATES:
        raise InputError(f"{state!r} is no state; choose from {', '.join(RECIPIENT_STATES)}")
    me, now = editor(), desk().clock()
    with desk().database.writing() as session:
        before = recipients.by_id(session, recipient_id).state
        recipients.set_state(session, recipient_id, state, now=now)
        desk_users.log(session, "recipient", recipient_id, state, editor=me.name, now=now, before={"state": before})
    return back_to("/recipients", f"Recipient {recipient_id} is now {state}.")


@blueprint.get("/healthz")
@needs("public")
def healthz() -> tuple[str, int, dict[str, str]]:
    """For a monitor that signs in nowhere: whether the database answers and somebody runs what is due."""
    plain = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
    try:
        late = overdue(desk().database, desk().config, now=desk().clock())
    except MeanwhileError:
        # Why is told to who signs in.
        return "the database does not answer\n", 503, plain
    return (f"overdue: {', '.join(late)}\n", 503, plain) if late else ("ok\n", 200, plain)


@blueprint.get("/health")
@needs("reader")
def health() -> str:
    """What needs a person, and the figures behind it."""
    status = status_of(desk().database, desk().config, now=desk().clock())
    return render_template("health.html", status=status)
