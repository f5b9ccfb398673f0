"""Search over everything, with facets and saved filters."""

from flask import Blueprint, render_template, request

from meanwhile.desk.context import desk, editor
from meanwhile.desk.filters import SIZES, filter_of
from meanwhile.desk.guard import needs
from pipeline.store import desk_queue, items, search

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
@needs("reader")
def show() -> str:
    """What fits the words and facets, newest or worthiest first."""
    found = filter_of(request.args)
    with desk().database.reading() as session:
        rows = search.find(session, found.query, limit=found.size, offset=found.offset)
        records = items.records(session, rows)
        facets = search.facets(session, found.query)
        saved = desk_queue.filters_of(session, editor().id, "search")
    return render_template(
        "search.html",
        filter=found,
        records=records,
        n=facets.n,
        facets=(
            ("topic", "Topics", facets.topics),
            ("region", "Regions", facets.regions),
            ("source", "Sources", facets.sources),
            ("state", "States", facets.states),
            ("lang", "Languages", facets.langs),
        ),
        saved=saved,
        sizes=SIZES,
        more=facets.n > found.offset + len(records),
    )
