"""What the readings of title, byline and date share: one walk over the page's tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scrapers.plain import plain_line
from scrapers.structured import Node, nodes_of, read_block


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A `<time>` element: its attribute, its text, and whether it says that it is of publication."""

    attribute: str
    text: str
    of_publication: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """All that the page declares, and its headings."""

    metas: Mapping[str, Sequence[str]]  # by lower-case name, property or itemprop
    nodes: Sequence[Node]  # of JSON-LD
    h1s: Sequence[str]
    h2s: Sequence[str]
    page_title: str
    canonical: str
    lang: str
    times: Sequence[Time]

    def meta(self, *names: str) -> str:
        """The first non-empty meta of these names."""
        return next((value for name in names for value in self.metas.get(name, ()) if value.strip()), "")


def text_of_element(element: Any) -> str:
    """The text below an element on one line."""
    return " ".join("".join(element.itertext()).split())


def _of_publication(element: Any) -> bool:
    marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "property", "id")).casefold()
    return "publi" in marks or "pubdate" in marks or "entry-date" in marks or element.get("pubdate") is not None


def _heading(element: Any) -> str:
    """The heading's text; a kicker in a block of its own stays apart from it."""
    parts = [part for part in (" ".join(text.split()) for text in element.itertext()) if part]
    return plain_line(" ".join(parts))


def read_head(tree: Any) -> Head:
    """Walk the tree once, before its scripts are taken out."""
    metas: dict[str, list[str]] = {}
    blocks: list[str] = []
    headings: dict[str, list[str]] = {"h1": [], "h2": []}
    times: list[Time] = []
    page_title = canonical = ""
    for element in tree.iter("meta", "link", "script", "h1", "h2", "title", "time"):
        match element.tag:
            case "meta":
                if content := element.get("content"):
                    for attribute in ("property", "name", "itemprop", "http-equiv"):
                        if name := element.get(attribute):
                            metas.setdefault(name.strip().casefold(), []).append(content)
            case "link":
                if not canonical and (element.get("rel") or "").casefold() == "canonical":
                    canonical = element.get("href") or ""
            case "script":
                if "ld+json" in (element.get("type") or "").casefold() and element.text:
                    blocks.append(element.text)
            case "h1" | "h2" as level:
                if len(headings[level]) < 20 and (text := _heading(element)):
                    headings[level].append(text)
            case "title":
                parent = element.getparent()
                if not page_title and parent is not None and parent.tag in {"head", "html", "body"}:
                    page_title = plain_line(element.text or "")
            case _:
                if len(times) < 50:
                    attribute = element.get("datetime") or element.get("content") or ""
                    times.append(
                        Time(
                            attribute=attribute, text=text_of_element(element), of_publication=_of_publication(element)
                        )
                    )
    root = tree.getroottree().getroot()
    return Head(
        metas=metas,
        nodes=[node for block in blocks for node in nodes_of(read_block(block))],
        h1s=headings["h1"],
        h2s=headings["h2"],
        page_title=page_title,
        canonical=canonical,
        lang=root.get("lang") or root.get("xml:lang") or "",
        times=times,
    )
