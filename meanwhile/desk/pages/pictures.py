"""Pictures: what each source brought each week, which departments were written of, topics over time."""

from datetime import timedelta

from flask import Blueprint, render_template, request

from meanwhile.desk.context import desk
from meanwhile.desk.drawings import TILE, curves, heat, tiles
from meanwhile.desk.guard import needs
from pipeline.store import coverage
from pipeline.types import TOPICS

blueprint = Blueprint("pictures", __name__)
SPANS = (12, 26, 52)


@blueprint.get("/pictures")
@needs("reader")
def show() -> str:
    """Each picture with its table."""
    asked = request.args.get("weeks", "12")
    weeks = int(asked) if asked in {str(span) for span in SPANS} else SPANS[0]
    now = desk().clock()
    with desk().database.reading() as session:
        newest = coverage.newest_at(session)
        # a desk over an archive shows its last weeks, not the empty ones since
        until = min(now, newest + timedelta(days=1)) if newest else now
        by_source = coverage.by_source(session, until=until, weeks=weeks)
        by_topic = coverage.by_topic(session, until=until, weeks=weeks)
        by_region = coverage.by_region(session, since=until - timedelta(weeks=weeks), until=until)
    names = desk().outlets
    ends = [until - timedelta(weeks=weeks - 1 - number) for number in range(weeks)]
    rows = {names.get(source, source): by_source.get(source, [0] * weeks) for source in {**names, **by_source}}
    return render_template(
        "pictures.html",
        weeks=weeks,
        spans=SPANS,
        ends=ends,
        until=until,
        heat=heat(dict(sorted(rows.items()))),
        tiles=tiles(by_region),
        side=TILE,
        curves=curves({topic: by_topic.get(topic, [0] * weeks) for topic in TOPICS}),
        by_topic={topic: by_topic.get(topic, [0] * weeks) for topic in TOPICS},
    )
