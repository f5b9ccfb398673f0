"""How an edition leaves the house: approval and taking it back, test mails, mailing, corrections."""

import threading

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from digest.mail import message_id, parse_address
from meanwhile import jobs, mailing
from meanwhile.counting import some
from meanwhile.desk import editing
from meanwhile.desk.context import desk, editor
from meanwhile.desk.guard import needs
from meanwhile.desk.pages.bulletin_acts import opened
from meanwhile.desk.pages.bulletins import page_of, stamp
from meanwhile.desk.parts import back_to
from meanwhile.edition_json import from_json
from meanwhile.mails import Reader
from pipeline.errors import InputError, MeanwhileError
from pipeline.store import desk_users, drafts, editions

blueprint = Blueprint("release", __name__)


@blueprint.post("/editions/<int:edition_id>/approve")
@needs("editor")
def approve(edition_id: int) -> BaseResponse:
    """Approve exactly the revision that was seen, by name; over an error only with a reason."""
    me, now = editor(), desk().clock()
    reason = " ".join(request.form.get("reason", "").split())[:500]
    with desk().database.writing() as session:
        row, edition = opened(session, edition_id)
        errors = editing.errors_in(edition)
        if errors and not reason:
            raise InputError(
                f"the checkers found {some(len(errors), 'error')}, the first: {errors[0].message}. "
                "Mend what they found, or give a reason"
            )
        mailing.approve(session, row, by=me.name, now=now, reason=reason)
        if request.form.get("when") == "now":
            row.due_at = now
        desk_users.log(
            session, "edition", edition_id, "approved", editor=me.name, now=now,
            detail={"revision": row.revision, "sha256": row.sha256[:12], "reason": reason},
        )  # fmt: skip
    return back_to(page_of(edition_id, None), f"Approved by {me.name}. Any change of the text voids it.")


@blueprint.post("/editions/<int:edition_id>/void")
@needs("editor")
def void(edition_id: int) -> BaseResponse:
    """Take an approval back before the mail leaves."""
    me = editor()
    with desk().database.writing() as session:
        row, _ = opened(session, edition_id)
        before = row.approved_by
        if not drafts.void(session, row):
            raise InputError("this edition is a draft; there is no approval to take back")
        desk_users.log(
            session, "edition", edition_id, "approval taken back", editor=me.name, now=desk().clock(),
            before={"approved_by": before},
        )  # fmt: skip
    return back_to(page_of(edition_id, None), "The approval is taken back.")


@blueprint.post("/editions/<int:edition_id>/test")
@needs("editor")
def send_test(edition_id: int) -> BaseResponse:
    """The edition as it is now to oneself, marked as a test; the ledger does not know of it."""
    address = parse_address(request.form.get("address", "").strip() or editor().address).addr_spec
    config, now = desk().config, desk().clock()
    with desk().database.reading() as session:
        row = editions.by_id(session, edition_id)
        edition = from_json(row.body)
    mark = message_id("test", f"{row.id}/{row.revision}/{stamp(now)}", address, config.mail.domain)
    note = f"Test of an edition that is {row.state}"
    maker = mailing.maker_of(desk().database, config)
    reader = Reader(id=0, address=address)
    message = maker.mail(edition, reader, edition=row.id, message_id=mark, at=now, note=note)
    transport = mailing.transport_of(config)
    try:
        sender = config.mail.sender.rpartition("<")[2].rstrip(">")
        answer = transport.deliver(message, sender=sender, recipient=address, before_dot=lambda: None)
    finally:
        transport.close()
    if answer.kind != "accepted":
        raise InputError(f"{address}: the test mail was not taken: {answer.text}")
    return back_to(page_of(edition_id, None), f"Test mail for {address}: {answer.text}")


@blueprint.post("/editions/send")
@needs("editor")
def send() -> BaseResponse:
    """Mail what is approved and due, in the background; the deliveries page shows how far it is."""
    config, clock = desk().config, desk().clock

    def run() -> None:
        try:
            jobs.send(config, clock=clock)
        except MeanwhileError:
            # the run has it; another process that is sending already does the same
            return

    threading.Thread(target=run, name="send").start()
    return back_to(url_for("running.all_deliveries"), "Mailing has begun; this page shows how far it is.")


@blueprint.post("/editions/<int:edition_id>/correct")
@needs("editor")
def correct(edition_id: int) -> BaseResponse:
    """A new version of a mailed edition."""
    note = " ".join(request.form.get("note", "").split())[:300]
    if not note:
        raise InputError("say what is corrected: readers see it on top")
    with desk().database.writing() as session:
        mailed = editions.by_id(session, edition_id)
        row = editions.correct(session, mailed, body=mailed.body, note=note, by=editor().name, now=desk().clock())
        new_id = row.id
        desk_users.log(
            session, "edition", new_id, "correction begun", editor=editor().name, now=desk().clock(),
            detail={"of": edition_id, "note": note},
        )  # fmt: skip
    return back_to(page_of(new_id, None), "A correction is begun: edit, approve and mail it as a new version.")
