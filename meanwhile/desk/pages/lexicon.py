"""The lexicon bench: which words give which tags to a text, and what editors said against the rules."""

from collections import Counter

import yaml
from flask import Blueprint, Response, render_template, request

from meanwhile.desk.context import desk
from meanwhile.desk.guard import needs
from meanwhile.desk.marks import Piece, Span, marked, paragraphs
from pipeline.lexicon_bench import load_bench, run_bench
from pipeline.store import desk_queue
from pipeline.store.desk_queue import TakenAway
from pipeline.tagging import tag
from pipeline.types import Item, Tagged

blueprint = Blueprint("lexicon", __name__)
LANGS = ("es", "en", "pt")


@blueprint.get("/lexicon")
@needs("reader")
def show() -> str:
    """A text's tags with the words that gave them; the bench; rules that editors overruled, most often first."""
    title, text = request.args.get("title", "")[:400], request.args.get("text", "")[:6000]
    lang = request.args.get("lang", "es") if request.args.get("lang") in LANGS else "es"
    lexicon = desk().lexicon()
    tried: Tagged | None = None
    shown: tuple[list[Piece], list[list[Piece]]] = ([], [])
    if title or text:
        tried = tag(Item(id="tried", title=title, text=text, lang=lang), lexicon)
        spans: dict[str, list[Span]] = {"title": [], "text": []}
        for one in tried.evidence:
            if one.field in spans:
                spans[one.field].append(Span(start=one.start, end=one.end, label=f"{one.kind} {one.tag}: {one.rule}"))
        shown = marked(title, spans["title"]), paragraphs(text, spans["text"])
    with desk().database.reading() as session:
        away = desk_queue.taken_away(session)
    faults = run_bench(lexicon) if "bench" in request.args else None
    return render_template(
        "lexicon.html",
        title=title,
        text=text,
        lang=lang,
        langs=LANGS,
        tried=tried,
        shown=shown,
        away=away,
        rules=Counter((one.rule, one.kind, one.tag) for one in away).most_common(40),
        faults=faults,
        n_cases=len(load_bench()),
        version=lexicon.version,
    )


@blueprint.get("/lexicon/overruled.yaml")
@needs("reader")
def overruled() -> Response:
    """The same as rows for the bench: what a better rule must not say."""
    with desk().database.reading() as session:
        away = desk_queue.taken_away(session)
    rows = [_row(one) for one in away]
    text = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=120)
    return Response(text, mimetype="text/plain; charset=utf-8")


def _row(one: TakenAway) -> dict[str, object]:
    row: dict[str, object] = {"title": one.title, "lang": one.lang}
    if one.kind == "organisation":
        row["no_organisations"] = [one.tag]
    else:
        row["without"] = f"{one.kind}: {one.tag}"
    row["rule"] = one.rule
    row["matched"] = one.matched
    return row
