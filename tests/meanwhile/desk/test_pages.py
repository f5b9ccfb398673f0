"""Every page of the desk is sound HTML: well formed, each id once, every reference answered."""

import re
from xml.etree.ElementTree import Element

import html5lib

from .conftest import Person

PAGES = (
    "/queue", "/queue?topic=mining", "/queue?state=rejected", "/queue?q=nothingatall", "/items/1", "/items/5",
    "/compare/1/2", "/duplicates", "/duplicates?kind=joined", "/stories", "/stories?order=worth", "/stories/1",
    "/search?q=mineria", "/editions", "/editions/1?at=0.0.0&find=bosque", "/editions/1/preview",
    "/editions/1/preview/text", "/editions/1/preview/web", "/editions/1/history", "/editions/1/beside", "/archive/",
    "/sources", "/runs", "/deliveries", "/recipients", "/health", "/lexicon?title=Minería en Loreto", "/pictures",
    "/log", "/users", "/webhooks", "/help", "/account",
)  # fmt: skip


def test_every_page_is_sound(admin: Person) -> None:
    admin.does("/filters", {"page": "queue", "name": "Gold", "topic": "mining"})
    admin.does("/filters", {"page": "search", "name": "Gold", "topic": "mining"})
    admin.does("/items/1/judge", {"verdict": "rejected", "version": 1})
    admin.does("/recipients", {"address": "new@example.org"})
    for path in PAGES:
        page = admin.page(path)

        tree = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True).parse(page)

        elements = list(tree.iter())
        ids = [one.get("id") for one in elements if one.get("id")]
        assert len(ids) == len(set(ids)), (path, sorted(one for one in ids if ids.count(one) > 1))
        missing = [reference for one in elements for reference in references(one) if reference not in ids]
        assert not missing, (path, missing)
        assert len([one for one in elements if str(one.tag).endswith("}h1")]) == 1, path
        inline = [one for one in elements if str(one.tag).endswith("}form") and inside_a_line(one, elements)]
        assert not inline, path
        assert not re.search(r"\son[a-z]+=|\sstyle=|<style|<script>", page), path


def inside_a_line(form: Element, elements: list[Element]) -> bool:
    """Whether a form stands in a paragraph or run of text, which browsers forgive and validators do not."""
    return any(form in one.iter() for one in elements if str(one.tag).rpartition("}")[2] in {"p", "span", "a", "b"})


def references(element: Element) -> list[str]:
    """The ids that an element speaks of; `pane` and `main` are of two pages, and one of them is there."""
    found = [
        target
        for name in ("for", "list", "aria-labelledby", "aria-describedby", "data-into")
        for target in (element.get(name) or "").split()
        if target != "pane"
    ]
    href = element.get("href") or ""
    return [*found, href[1:]] if href.startswith("#") else found
