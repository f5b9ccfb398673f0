"""What an outlet's own CSS selectors find on its pages, with BeautifulSoup; declared in the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from scrapers.addresses import absolute
from scrapers.bylines import clean_names
from scrapers.dates import parse_date
from scrapers.plain import plain_line

if TYPE_CHECKING:
    from scrapers.source import Selectors

#: A body that the selectors find must be at least this long, or the general way is taken.
SHORTEST_BODY = 100
_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "tr", "figcaption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Empty where a selector is not declared or finds nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_raw: str = ""
    image: str = ""
    body: str = ""


def _value(element: Tag) -> str:
    for attribute in ("content", "datetime"):
        value = element.get(attribute)
        if isinstance(value, str) and value.strip():
            return value
    return element.get_text(" ", strip=True)


def _values(soup: BeautifulSoup, expressions: Sequence[str]) -> list[str]:
    """What the first selector that finds anything finds."""
    for expression in expressions:
        if found := [value for element in soup.select(expression) if (value := _value(element))]:
            return found
    return []


def _body(soup: BeautifulSoup, selectors: "Selectors") -> str:
    for expression in selectors.body:
        found = soup.select(expression)
        boxes = [box for box in found if not any(box in other.descendants for other in found if other is not box)]
        lines: list[str] = []
        for box in boxes:
            for unwanted in box.select("script, style, noscript, iframe, form, button, figure figcaption"):
                unwanted.decompose()
            for remove in selectors.remove:
                for unwanted in box.select(remove):
                    unwanted.decompose()
            lines += _box_lines(box)
        text = "\n".join(lines)
        if len(text) >= SHORTEST_BODY:
            return text
    return ""


def _box_lines(box: Tag) -> list[str]:
    for line_break in box.find_all("br"):
        line_break.replace_with("\n")
    blocks = [block for block in box.find_all(_BLOCKS) if not block.find(_BLOCKS)]
    if sum(len(block.get_text()) for block in blocks) >= 0.7 * len(box.get_text(strip=True)):
        texts = [block.get_text("") for block in blocks]
    else:
        texts = [box.get_text("\n" if box.find("div") else "")]
    return [line for text in texts for line in (" ".join(part.split()) for part in text.split("\n")) if line]


def _picture(soup: BeautifulSoup, expressions: Sequence[str], url: str) -> str:
    for expression in expressions:
        for element in soup.select(expression):
            for attribute in ("content", "data-src", "src"):
                value = element.get(attribute)
                if isinstance(value, str) and (address := absolute(value, url)):
                    return address
    return ""


def read_selected(
    html: str, selectors: "Selectors | None", *, url: str, now: datetime, zone: tzinfo | None
) -> Selected:
    """Read the page once more, if the outlet has selectors at all."""
    if selectors is None or not any(
        (selectors.title, selectors.body, selectors.date, selectors.authors, selectors.image)
    ):
        return Selected()
    soup = BeautifulSoup(html, "lxml")
    dates = [(parse_date(raw, now=now, zone=zone), raw) for raw in _values(soup, selectors.date)]
    published_at, raw = next(((at, raw) for at, raw in dates if at is not None), (None, ""))
    return Selected(
        title=plain_line(next(iter(_values(soup, selectors.title)), "")),
        authors=clean_names(_values(soup, selectors.authors)),
        published_at=published_at,
        published_raw=raw,
        image=_picture(soup, selectors.image, url),
        body=_body(soup, selectors),
    )
