"""The day an article was published: as the page declares it, prints it, or as its address says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

import lxml.etree

from pipeline.types import DateSource
from scrapers.bylines import is_elsewhere
from scrapers.dates import LATEST, date_in_address, fold_words, lima, parse_date
from scrapers.heads import Head, text_of_element
from scrapers.structured import Node, page_node, text_of

#: Meta names that hold the day of publication, best first.
_DATE_METAS = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "publication_date", "publish-date", "publish_date", "publishdate", "published_time", "pubdate", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "article.published", "article:post_date", "article_date_original",
    "citation_publication_date", "citation_date", "date", "displaydate", "rnews:datepublished", "og:pubdate",
    "datecreated", "shareaholic:article_published_time", "vr:published_time", "bt:pubdate", "originalpublicationdate",
)  # fmt: skip
#: Small boxes whose class, id or itemprop speaks of a date.
_BOXES = lxml.etree.XPath(
    "(//@class[contains(.,'date') or contains(.,'Date') or contains(.,'fecha') or contains(.,'publi')"
    " or contains(.,'submitted') or contains(.,'created') or contains(.,'time') or contains(.,'meta')]"
    " | //@id[contains(.,'fecha') or contains(.,'date')] | //@itemprop[contains(.,'datePublished')])/.."
)
_BOX_TAGS = frozenset(("span", "div", "p", "small", "li", "h4", "h5", "h6", "em", "b", "strong", "a", "i", "td", "dd"))
_OF_CHANGE = re.compile(r"actualiz|modific|updated|last edited|geandert|aktualisiert|mis a jour|atualizado")
_OF_PUBLICATION = re.compile(r"publica|published|posted|veroffentlicht|publie")
#: Pages print more dates than their own below this.
MOST_BOXES = 30
#: A line that bears the day of an article is no longer, and names year, month and day.
LONGEST_LINE = 80
_FULL_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d\b")
_RIGHTS = re.compile(r"©|\(c\)|copyright|derechos reservados|all rights", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A reading of the date; `raw` is what stood there."""

    at: datetime
    raw: str
    source: DateSource


def _structured(head: Head, article: Node | None) -> Iterator[str]:
    nodes = [node for node in (article, page_node(head.nodes)) if node is not None]
    yield from (text_of(node.get("datePublished")) for node in nodes)
    yield from (value for name in _DATE_METAS for value in head.metas.get(name, ()))
    for node in nodes:
        yield from (text_of(node.get("dateCreated")), text_of(node.get("uploadDate")))


def _times(head: Head) -> Iterator[str]:
    """Dates of `<time>` elements: of publication first, of changes never."""
    for of_publication in (True, False):
        for time in head.times:
            if time.of_publication is of_publication and not _OF_CHANGE.search(fold_words(time.text)):
                yield time.attribute or time.text


def _boxed(tree: Any) -> Iterator[str]:
    """Texts of small boxes whose class speaks of a date; a change only if it is printed beside the publication."""
    for element in [box for box in _BOXES(tree) if box.tag in _BOX_TAGS][:MOST_BOXES]:
        text = element.get("content") or text_of_element(element)
        if not 6 <= len(text) <= 100 or not re.search(r"\d", text) or is_elsewhere(element):
            continue
        folded = fold_words(text)
        if not _OF_CHANGE.search(folded):
            yield text
        elif (match := _OF_PUBLICATION.search(folded)) is not None and match.start() < _OF_CHANGE.search(
            folded
        ).start():  # type: ignore[union-attr]  # searched above
            yield _OF_CHANGE.split(folded)[0]


def _shown(tree: Any, *, now: datetime, zone: tzinfo | None) -> Iterator[str]:
    """Short lines with a full date, those below the heading first; above it pages print the day of the visit."""
    above: list[str] = []
    below_heading = False
    body = tree.find(".//body")
    for element in () if body is None else body.iter(lxml.etree.Element):
        below_heading = below_heading or element.tag == "h1"
        for run in (element.text, element.tail):
            if run is None or not (6 <= len(text := run.strip()) <= LONGEST_LINE) or not _FULL_DATE.search(text):
                continue
            if _RIGHTS.search(text) or _OF_CHANGE.search(fold_words(text)) or is_elsewhere(element):
                continue
            if below_heading:
                yield text
            else:
                above.append(text)
    today = now.astimezone(zone or lima()).date()
    for text in above:
        day = parse_date(text, now=now, zone=zone)
        if day is not None and day.astimezone(zone or lima()).date() != today:
            yield text


def _guessed(tree: Any, url: str, now: datetime) -> str:
    """Htmldate's guess, the last resort; a mere year, which it gives as the first of January, is none."""
    from htmldate import find_date

    latest = (now + LATEST).date().isoformat()
    day = find_date(
        tree, url=url, original_date=True, max_date=latest, extensive_search=False, deferred_url_extractor=True
    )
    return "" if day is None or day.endswith("-01-01") else day


def read_date(
    head: Head,
    article: Node | None,
    tree: Any,
    *,
    url: str,
    now: datetime,
    zone: tzinfo | None,
    pattern: str = "",
    guess: bool = True,
) -> Dated | None:
    """The best date that does not lie in the future; a future one only where nothing else is found.

    An address whose form is declared (`pattern`) goes before what is printed: some pages print the day of the visit.
    """
    future: list[Dated] = []

    def first(texts: Iterator[str], source: DateSource) -> Dated | None:
        for raw in texts:
            if not raw or (moment := parse_date(raw, now=now, zone=zone)) is None:
                continue
            dated = Dated(moment, raw.strip(), source)
            if moment <= now + LATEST:
                return dated
            future.append(dated)
        return None

    if dated := first(_structured(head, article), DateSource.STRUCTURED):
        return dated
    in_address = date_in_address(url, now=now, pattern=pattern, zone=zone)
    if pattern and in_address:
        return Dated(*in_address, DateSource.ADDRESS)
    if dated := first(_times(head), DateSource.PAGE) or first(_boxed(tree), DateSource.PAGE):
        return dated
    if in_address:
        return Dated(*in_address, DateSource.ADDRESS)
    if guess and (dated := first(_shown(tree, now=now, zone=zone), DateSource.PAGE)):
        return dated
    guessed = first(iter((_guessed(tree, url, now),)), DateSource.PAGE) if guess else None
    return guessed or next(iter(future), None)
