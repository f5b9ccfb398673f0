"""The stages of trafilatura's cascade, called one by one, come to what its public function comes to."""

import gzip
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import trafilatura

from scrapers.bodies import is_large, parse_page, slim_tree
from scrapers.readings import Trafilatura

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold" / "extraction_dev_pages.jsonl.gz"
#: Every so-many-th labelled page is compared in the normal run.
EVERY = 45

PARAGRAPH = "<p>La comunidad de Boca Seca pidió al gobierno regional que titule su territorio antes de fin de año.</p>"
OTHER = "<p>El alcalde respondió que los planos de Puerto Viejo estarán listos cuando llegue el presupuesto.</p>"
COMMENT = "<p>Un lector escribe que nada de esto le parece cierto y que ya lo dijo en otra parte varias veces.</p>"

PAGES = {
    "article": f"<article><h1>Título</h1>{PARAGRAPH * 4}<h2>Más</h2><ul><li>uno</li><li>dos</li></ul>{OTHER}</article>",
    "comments": f"<article>{PARAGRAPH * 4}</article><div id='comments'>{COMMENT * 9}</div>"
    f"<ol class='commentlist'><li>{COMMENT}</li></ol><section class='post-comments'>{COMMENT}</section>",
    "commentary": f"<div class='commentary'><article>{PARAGRAPH * 3}</article></div><p>Pie</p>",
    "follows": f"<article>{PARAGRAPH * 3}</article><div class='infinite-scroll'>{OTHER * 9}</div>",
    "follows, but holds the heading": f"<div class='infinite-scroll'><h1>Título</h1>{PARAGRAPH * 4}</div>{OTHER}",
    "short": f"<div class='content'>{PARAGRAPH}</div>",
    "boxes only": f"<div><div>{PARAGRAPH[3:-4]}</div><div>{OTHER[3:-4]}</div></div>",
    "little of much": f"<article>{PARAGRAPH * 2}</article>" + f"<div class='x'><div>{OTHER[3:-4]}</div></div>" * 40,
    "in a form": f"<form>{PARAGRAPH * 5}</form>",
    "table": f"<article>{PARAGRAPH * 3}<table><tr><td>a</td><td>b</td></tr></table></article>",
    "empty": "<div></div>",
}


def pages() -> Iterator[tuple[str, str]]:
    """Pages of our own, and some of the labelled ones where they are."""
    for name, body in PAGES.items():
        yield name, f"<html><head><title>Título</title></head><body>{body}</body></html>"
    if GOLD.is_file():
        with gzip.open(GOLD, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % EVERY == 0:
                    page = json.loads(line)
                    yield page["id"], page["html"]


def by_the_public_function(html: str, *, fast: bool) -> str:
    tree = parse_page(html)
    assert tree is not None
    slim_tree(tree)
    document = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False, fast=fast)
    return "" if document is None or isinstance(document, dict) else document.text or ""


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def test_the_stages_come_to_what_the_public_function_comes_to() -> None:
    differing: list[tuple[str, str]] = []

    for name, html in pages():
        tree = parse_page(html)
        assert tree is not None
        if is_large(tree, html):
            continue
        slim_tree(tree)
        reading = Trafilatura(tree)
        quick, full = reading.quick(), reading.full()
        # the library gives nothing where a text is very short; what is too short is judged elsewhere here
        if quick != (expected := by_the_public_function(html, fast=True)) and expected:
            differing.append((name, "quick"))
        if full != (expected := by_the_public_function(html, fast=False)) and expected:
            differing.append((name, "full"))

    assert differing == []


def test_what_readers_wrote_is_not_read() -> None:
    html = f"<html><body>{PAGES['comments']}</body></html>"
    tree = parse_page(html)

    text = Trafilatura(tree).quick()

    assert "Boca Seca" in text
    assert "lector" not in text
