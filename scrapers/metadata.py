"""Title, byline, date, picture and address of an article: JSON-LD, then meta, then what is printed on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from pipeline.types import DateSource
from scrapers.addresses import absolute, same_outlet
from scrapers.bylines import is_elsewhere, read_authors
from scrapers.dates import LATEST, date_in_address, fold_words, parse_date
from scrapers.heads import Head, read_head, text_of_element
from scrapers.plain import plain_line
from scrapers.selected import Selected
from scrapers.structured import Node, article_node, page_node, picture_of, text_of
from scrapers.titles import read_title

if TYPE_CHECKING:
    from scrapers.source import Quirks

#: Meta names that hold the day of publication, best first.
_DATE_METAS = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "publication_date", "publish-date", "publish_date", "publishdate", "published_time", "pubdate", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "article.published", "article:post_date", "article_date_original",
    "citation_publication_date", "citation_date", "date", "displaydate", "rnews:datepublished", "og:pubdate",
    "datecreated", "shareaholic:article_published_time", "vr:published_time", "bt:pubdate", "originalpublicationdate",
)  # fmt: skip
_IMAGE_METAS = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail")
_SUMMARY_METAS = ("og:description", "description", "twitter:description", "dc.description")
_BOXES = (
    "//*[self::span or self::div or self::p or self::small or self::li or self::h4 or self::h5 or self::h6 or self::em"
    " or self::b or self::strong or self::a or self::i or self::td or self::dd]"
    "[contains(@class,'date') or contains(@class,'Date') or contains(@class,'fecha') or contains(@class,'publi')"
    " or contains(@class,'submitted') or contains(@class,'created') or contains(@class,'time')"
    " or contains(@class,'meta')"
    " or contains(@id,'fecha') or contains(@id,'date') or contains(@itemprop,'datePublished')]"
)
_OF_CHANGE = re.compile(r"actualiz|modific|updated|last edited|geandert|aktualisiert|mis a jour|atualizado")
_OF_PUBLICATION = re.compile(r"publica|published|posted|veroffentlicht|publie")
#: Pages print more dates than their own below this.
MOST_BOXES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article. `hint_url`: a canonical address on another domain, which tells a reprint."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_raw: str = ""
    date_source: DateSource = DateSource.FIRST_SEEN
    canonical_url: str = ""
    hint_url: str = ""
    image: str | None = None
    summary: str = ""
    lang: str = ""
    body: str = ""  # JSON-LD's articleBody
    free: bool = True  # False: the page declares a paywall


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
    for element in tree.xpath(_BOXES)[:MOST_BOXES]:
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


def _guessed(tree: Any, url: str, now: datetime) -> str:
    """Htmldate's guess, the last resort: it reads the whole page."""
    from htmldate import find_date

    latest = (now + LATEST).date().isoformat()
    return find_date(tree, url=url, original_date=True, max_date=latest, deferred_url_extractor=True) or ""


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
    guessed = first(iter((_guessed(tree, url, now),)), DateSource.PAGE) if guess else None
    return guessed or next(iter(future), None)


def _is_free(article: Node | None) -> bool:
    value = article.get("isAccessibleForFree") if article else None
    return not (value is False or (isinstance(value, str) and value.rsplit("/", 1)[-1].casefold() == "false"))


def read_metadata(
    tree: Any,
    url: str,
    *,
    now: datetime,
    zone: tzinfo | None = None,
    head: Head | None = None,
    selected: Selected | None = None,
    quirks: "Quirks | None" = None,
    guess: bool = True,
) -> Metadata:
    """All of it; what the outlet's selectors found goes first. `head`: as read before the tree was slimmed.

    `guess=False` leaves out the last resort for the date, which takes seconds on a page of many elements.
    """
    head = head or read_head(tree)
    selected = selected or Selected()
    article = article_node(head.nodes, url)
    node: Node = article or {}
    if selected.published_at is not None:
        dated: Dated | None = Dated(selected.published_at, selected.published_raw, DateSource.PAGE)
    else:
        pattern = quirks.date_in_path if quirks else ""
        dated = read_date(head, article, tree, url=url, now=now, zone=zone, pattern=pattern, guess=guess)
    canonical = absolute(head.canonical, url) or absolute(head.meta("og:url"), url)
    ours = bool(canonical) and same_outlet(canonical, url)
    pictures = (selected.image, head.meta(*_IMAGE_METAS), picture_of(node.get("image"), head.nodes))
    return Metadata(
        title=selected.title or read_title(head, article, url=url),
        authors=selected.authors or read_authors(head, article, tree),
        published_at=dated.at if dated else None,
        published_raw=dated.raw if dated else "",
        date_source=dated.source if dated else DateSource.FIRST_SEEN,
        canonical_url=canonical if ours else "",
        hint_url="" if ours else canonical,
        image=next((address for picture in pictures if (address := absolute(picture, url))), None),
        summary=plain_line(head.meta(*_SUMMARY_METAS) or text_of(node.get("description"))),
        lang=head.lang or text_of(node.get("inLanguage")) or head.meta("og:locale", "content-language", "language"),
        body=text_of(node.get("articleBody")),
        free=_is_free(article),
    )
