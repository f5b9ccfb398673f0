"""The queue: undecided items in the order in which an editor wants them; one key, one decision; many at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from meanwhile.desk.context import desk, editor
from meanwhile.desk.filters import SIZES, STATES, Cursor, Filter, filter_of
from meanwhile.desk.guard import needs, own_path
from meanwhile.desk.ordering import Place, ordered
from meanwhile.desk.pages.items import Counted, acted, item_view, judged
from meanwhile.desk.parts import as_json_or, back_to
from pipeline import review
from pipeline.errors import ConflictError, InputError
from pipeline.store import desk_order, desk_queue, desk_users, items
from pipeline.store.database import Session
from pipeline.store.desk_queue import CountKey, Line

blueprint = Blueprint("queue", __name__)
#: Novelty and habit order so many items, the best by worth and age; the next so many follow.
POOL = 200
#: So many are decided at once; while they are written, nobody else can write.
AT_ONCE = 500


@blueprint.get("/")
@needs("reader")
def home() -> Response:
    """The desk opens on its queue."""
    return redirect(url_for("queue.show"), 303)


@blueprint.get("/queue")
@needs("reader")
def show() -> str:
    """A page of the queue, with the item in focus beside it."""
    found = filter_of(request.args, state="new")
    adjusts = not editor().preferences.get("order_off") and found.state == "new"
    page = _undecided(found, adjusts=adjusts) if found.state == "new" else _by_day(found)
    focus = request.args.get("item", "")
    focused = int(focus) if focus.isascii() and focus.isdigit() and len(focus) < 12 else 0
    ids = [line.id for line in page.lines]
    counts = desk().tally.counts(desk().clock())
    with desk().database.reading() as session:
        # an item that was asked for is shown, also where the filter or an act has taken it from the list
        if focused not in ids and not items.many(session, [focused]):
            focused = ids[0] if ids else 0
        view = item_view(session, focused) if focused else None
        saved = desk_queue.filters_of(session, editor().id, "queue")
    return render_template(
        "queue.html",
        filter=found,
        lines=[(line, page.places.get(line.id)) for line in page.lines],
        place=page.places.get(focused),
        following=page.following,
        facets=_facets(counts, found.state),
        counts={state: counts.get((state, "", ""), 0) for state in STATES},
        view=view,
        focused=focused,
        adjusts=adjusts,
        habits=desk().habits() if adjusts else None,
        sizes=SIZES,
        saved=saved,
        page_name="queue",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Lines with their places, and the address of what follows ("" at the end)."""

    lines: list[Line]
    places: Mapping[int, Place]
    following: str


def _undecided(found: Filter, *, adjusts: bool) -> Page:
    """By place: of the best by worth and age a pool at a time, in which novelty and habit have their say."""
    at = found.after or Cursor()
    with desk().database.reading() as session:
        pool = desk_order.candidates(session, found.query, after=at.pool, until=at.until, limit=POOL)
        # What comes in meanwhile may fill the pool: it then ends earlier, and the rest of it is the next one's.
        until = (pool[-1].base, pool[-1].id) if len(pool) == POOL else at.until
        newest_at = desk_order.newest_at(session)
        left = [one for one in pool if one.id not in at.seen]
        placed = ordered(left, desk().habits() if adjusts else None, newest_at=newest_at)
        shown = placed[: found.size]
        lines = desk_queue.lines_of(session, [one.id for one, _ in shown])
        following = None
        if len(placed) > found.size:
            seen = at.seen & {one.id for one in pool} | {one.id for one, _ in shown}
            following = Cursor(pool=at.pool, until=until, seen=seen)
        elif until is not None and desk_order.candidates(session, found.query, after=until, limit=1):
            following = Cursor(pool=until)
    if not shown and following is not None:
        # All that was left of this pool has been decided.
        return _undecided(replace(found, after=following), adjusts=adjusts)
    return Page(
        lines=lines,
        places={one.id: where for one, where in shown},
        following=found.address(after=str(following)) if following else "",
    )


def _by_day(found: Filter) -> Page:
    """What was decided stands by date."""
    with desk().database.reading() as session:
        rows = desk_queue.lines(session, found.query, limit=found.size + 1, offset=found.offset)
    following = found.address(page=found.page + 1) if len(rows) > found.size else ""
    return Page(lines=rows[: found.size], places={}, following=following)


def _facets(counts: Mapping[CountKey, int], state: str) -> dict[str, list[tuple[str, int]]]:
    """What the state can be narrowed by, most frequent first: how much of each waits, whatever else narrows."""
    facets: dict[str, list[tuple[str, int]]] = {"topic": [], "region": [], "source": [], "lang": []}
    for (of, kind, value), n in counts.items():
        if kind and n > 0 and state in {of, "all"}:
            facets[kind].append((value, n))
    return {kind: sorted(values, key=lambda pair: (-pair[1], pair[0])) for kind, values in facets.items()}


@blueprint.post("/queue/decide")
@needs("editor")
def decide() -> Response:
    """Without a script: one button of a line, or all ticked lines; the next item is in focus afterwards."""
    form = request.form
    back = own_path(form.get("back", "/queue"))
    one = form.get("accept") or form.get("reject")
    if one:
        chosen = [one]
        verdict = "accepted" if form.get("accept") else "rejected"
    else:
        chosen, verdict = list(dict.fromkeys(form.getlist("chosen"))), form.get("all", "")
    if not chosen:
        raise InputError("no item is ticked; tick some, or use the buttons of a line")
    if len(chosen) > AT_ONCE:
        raise InputError(f"{len(chosen)} items are ticked; tick at most {AT_ONCE} at once. Nothing was changed")
    changed: list[str] = []
    kept: list[Counted] = []
    with desk().database.writing() as session:
        for mark in chosen:
            item_id, version = _mark(mark)
            try:
                kept.append(judged(session, item_id, verdict, version=version))
            except ConflictError as error:
                changed.append(str(error))
    for change in kept:
        desk().tally.changed(*change)
    if changed and len(chosen) == 1:
        raise ConflictError(changed[0])
    said = f"{len(kept)} {verdict}."
    if changed:
        said += f" {len(changed)} were left as they are: somebody else changed them meanwhile."
    after = form.get("after", "")
    if after.isascii() and after.isdigit():
        back += ("&" if "?" in back else "?") + f"item={after}"
    return back_to(back, said)


def _mark(mark: str) -> tuple[int, int]:
    item, _, version = mark.partition(":")
    if not (item.isascii() and item.isdigit() and version.isascii() and version.isdigit() and len(mark) < 24):
        raise InputError(f"{mark!r} is no mark of an item")
    return int(item), int(version)


@blueprint.post("/undo")
@needs("editor")
def undo() -> Response:
    """Take back one's own last decision, of this session or an earlier one."""
    me = editor()
    with desk().database.writing() as session:
        act = review.last_act(session, editor=me.name)
        item_id, what, detail = act.subject_id, act.act, dict(act.detail)

        def undo() -> int:
            review.undo(session, editor=me.name, now=desk().clock(), act_id=act.id)
            return act.undone_by or 0

        change = acted(session, item_id, undo)
        line = _line(session, item_id)
    desk().tally.changed(*change)
    said = f"Undone: {_told(what, detail)} of “{line['title']}”."
    return as_json_or(
        {**line, "said": said},
        redirect(own_path(request.form.get("back", "/queue")), 303),
        said=said,
    )


def _told(what: str, detail: dict[str, object]) -> str:
    if what == "judge":
        return f"“{detail.get('state')}”"
    if what == "retag":
        return f"the {'giving' if detail.get('given') else 'taking away'} of {detail.get('tag')}"
    return f"the {what}"


def _line(session: Session, item_id: int) -> dict[str, object]:
    row = items.by_id(session, item_id)
    return {"id": row.id, "state": row.state, "version": row.version, "title": row.title}


@blueprint.post("/queue/order")
@needs("reader")
def order() -> Response:
    """Let decisions of late adjust the order, or not."""
    with desk().database.writing() as session:
        user = desk_users.by_id(session, editor().id)
        user.preferences = {**user.preferences, "order_off": request.form.get("adjust") != "on"}
    return redirect(own_path(request.form.get("back", "/queue")), 303)


@blueprint.post("/filters")
@needs("reader")
def save_filter() -> Response:
    """Keep the filter of a page under a name."""
    page = request.form.get("page", "queue")
    name = " ".join(request.form.get("name", "").split())[:60]
    if page not in {"queue", "search"} or not name:
        raise InputError("a saved filter needs a name")
    found = filter_of(request.form, state="new" if page == "queue" else "")
    with desk().database.writing() as session:
        desk_queue.save_filter(session, editor().id, name, page=page, query=found.kept(), now=desk().clock())
    return redirect(f"/{page}{found.address()}", 303)


@blueprint.post("/filters/<int:filter_id>/drop")
@needs("reader")
def drop_filter(filter_id: int) -> Response:
    """Forget a saved filter."""
    with desk().database.writing() as session:
        page = desk_queue.drop_filter(session, editor().id, filter_id).page
    return redirect("/search" if page == "search" else "/queue", 303)


@blueprint.get("/tags")
@needs("reader")
def tags() -> Response:
    """Tags that begin with some letters, for completing while typing."""
    typed = request.args.get("q", "")[:60].strip()
    kind, colon, rest = typed.partition(":")
    kinds = (kind,) if colon and kind in review.TAG_KINDS else review.TAG_KINDS
    starting = rest.strip() if colon and kind in review.TAG_KINDS else typed
    with desk().database.reading() as session:
        found = [f"{kind}: {tag}" for kind in kinds for tag in desk_queue.known_tags(session, kind, starting)]
    return jsonify(found[:40])


@blueprint.get("/help")
@needs("reader")
def help_page() -> str:
    """The keys, and how the order comes about."""
    return render_template("help.html")
