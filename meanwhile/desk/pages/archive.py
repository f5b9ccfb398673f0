"""The archive: approved and sent editions as readers see them."""

from datetime import date

from flask import Blueprint, abort, render_template

from meanwhile.desk.context import desk
from meanwhile.desk.guard import needs
from meanwhile.edition_json import from_json
from pipeline.store import editions

blueprint = Blueprint("archive", __name__)
READABLE = ("approved", "sent")


@blueprint.get("/archive/")
@needs("reader")
def show_all() -> str:
    """All editions that were approved, newest first."""
    with desk().database.reading() as session:
        rows = [row for row in editions.recent(session, limit=500) if row.state in READABLE]
        shown = [(row, from_json(row.body)) for row in rows[:100]]
    return render_template("archive.html", shown=shown)


@blueprint.get("/archive/<digest>/<day>/")
@needs("reader")
def show(digest: str, day: str) -> str:
    """One edition as a page; its newest version that was approved."""
    try:
        period_end_on = date.fromisoformat(day)
    except ValueError:
        abort(404, f"{day!r} is no day of an edition.")
    with desk().database.reading() as session:
        rows = [row for row in editions.recent(session, limit=2000) if row.digest == digest]
        found = [row for row in rows if row.period_end_on == period_end_on and row.state in READABLE]
        if not found:
            abort(404, "There is no such edition in the archive.")
        row = max(found, key=lambda one: one.version)
        edition = from_json(row.body)
    return render_template("archived.html", row=row, edition=edition)
