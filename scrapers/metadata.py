"""Title, byline, date, picture and address of an article: JSON-LD first, then meta, then what is printed on the page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from pipeline.types import DateSource
from scrapers.addresses import absolute, same_outlet
from scrapers.dates import LATEST, date_in_address, fold_words, parse_date
from scrapers.plain import plain_line
from scrapers.structured import Node, article_node, names_of, nodes_of, page_node, picture_of, read_block, text_of

if TYPE_CHECKING:
    from scrapers.source import Quirks, Selectors

#: Meta names that hold the day of publication, best first.
_DATE_METAS = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "publication_date", "publish-date", "publish_date", "publishdate", "published_time", "pubdate", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "article.published", "article:post_date", "article_date_original",
    "citation_publication_date", "date", "displaydate", "rnews:datepublished", "og:pubdate", "last-modified-date",
    "datecreated", "shareaholic:article_published_time", "vr:published_time", "bt:pubdate", "originalpublicationdate",
)  # fmt: skip
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
                 "byl", "og:article:author", "citation_author", "cxenseparse:author", "article:author_name")  # fmt: skip
_IMAGE_METAS = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail")
_SUMMARY_METAS = ("og:description", "description", "twitter:description", "dc.description")
_SEPARATOR = re.compile(r"\s+[|\-–—:»·•«]+\s+|\s*\|\s*|\s+::\s+")
#: A name is short and holds no address.
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """All that one walk over the page's tree collects for the readings below."""

    metas: Mapping[str, Sequence[str]]
    nodes: Sequence[Node]
    h1s: Sequence[str]
    page_title: str
    canonical: str
    lang: str
    times: Sequence[tuple[str, str, bool]]  # (datetime attribute, text, says that it is of publication)

    def meta(self, *names: str) -> str:
        """The first non-empty meta of these names."""
        return next((value for name in names for value in self.metas.get(name, ()) if value.strip()), "")


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
    site: str = ""
    kinds: tuple[str, ...] = field(default=())


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _of_publication(element: Any) -> bool:
    marks = " ".join(element.get(name, "") for name in ("class", "itemprop", "pubdate", "property", "id")).casefold()
    return "publi" in marks or "pubdate" in marks or "entry-date" in marks or element.get("pubdate") is not None


def read_head(tree: Any, ld_blocks: Sequence[str] | None = None) -> Head:
    """Walk the tree once. `ld_blocks`: JSON-LD where the scripts were taken out of the tree before."""
    metas: dict[str, list[str]] = {}
    blocks = list(ld_blocks or ())
    h1s: list[str] = []
    times: list[tuple[str, str, bool]] = []
    page_title = canonical = ""
    lang = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "" if tree.tag == "html" else ""
    )
    for element in tree.iter("meta", "link", "script", "h1", "title", "time"):
        match element.tag:
            case "meta":
                content = element.get("content")
                if content:
                    for attribute in ("property", "name", "itemprop", "http-equiv"):
                        if name := element.get(attribute):
                            metas.setdefault(name.strip().casefold(), []).append(content)
            case "link":
                if not canonical and (element.get("rel") or "").casefold() == "canonical":
                    canonical = element.get("href") or ""
            case "script":
                if "ld+json" in (element.get("type") or "").casefold() and element.text:
                    blocks.append(element.text)
            case "h1":
                if text := plain_line(_text(element)):
                    h1s.append(text)
            case "title":
                if not page_title and (parent := element.getparent()) is not None and parent.tag != "svg":
                    page_title = plain_line(element.text or "")
            case _:
                times.append(
                    (element.get("datetime") or element.get("content") or "", _text(element), _of_publication(element))
                )
    nodes = [node for block in blocks for node in nodes_of(read_block(block))]
    return Head(metas=metas, nodes=nodes, h1s=h1s, page_title=page_title, canonical=canonical, lang=lang, times=times)


# --- title ------------------------------------------------------------------------------------------


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold_words(text)).strip()


def _agree(one: str, other: str) -> bool:
    """Whether two titles are one: equal after folding, or one begins or ends the other at a fair length."""
    a, b = _key(one), _key(other)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 15 and len(short) >= 0.4 * len(long) and (long.startswith(short) or long.endswith(short))


def without_site(title: str, *, site: str = "", url: str = "") -> str:
    """The title without the outlet's name at an end, where that name is known from the page or its host."""
    label = re.sub(r"^www\d?\.|\.\w+$|[^a-z0-9]", "", (url.split("//", 1)[-1].split("/", 1)[0]).casefold())
    names = {_key(site).replace(" ", ""), label} - {""}
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title

    def is_site(part: str) -> bool:
        key = _key(part).replace(" ", "")
        return bool(key) and any(key == name or (len(key) > 3 and (key in name or name in key)) for name in names)

    if is_site(parts[-1]):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—:»·•«")
    if is_site(parts[0]):
        return title[title.index(parts[0]) + len(parts[0]) :].lstrip(" |-–—:»·•«")
    return title


def read_title(head: Head, article: Node | None, *, url: str = "") -> str:
    """The `<h1>` that agrees with headline, og:title or `<title>`; else the headline, og:title, `<h1>`, `<title>`."""
    headline = plain_line(text_of(article.get("headline") or article.get("name"))) if article else ""
    shared = plain_line(head.meta("og:title", "twitter:title", "dc.title"))
    site = plain_line(head.meta("og:site_name"))
    for other in (headline, shared, head.page_title):
        for h1 in head.h1s:
            if other and _agree(h1, other):
                return h1
    if headline:
        return headline
    if shared:
        return without_site(shared, site=site, url=url)
    if len(head.h1s) == 1:
        return head.h1s[0]
    return without_site(head.page_title, site=site, url=url) or (head.h1s[0] if head.h1s else "")


# --- authors ----------------------------------------------------------------------------------------

_BYLINE_PREFIX = re.compile(
    r"^(?:por|escrito por|escribe|autor(?:es|a|as)?|texto|redacci[oó]n por|by|written by|posted by|published by|author|"
    r"von|par|di|de la redacci[oó]n de)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|^\W*$|^(?:admin|administrador|administrator|author|autor|editor|staff|user|root|webmaster|"
    r"null|none|undefined|unknown|anonymous|an[oó]nimo|redacci[oó]n|redaccion|guest|share|follow|comment\w*)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;/|•·]|\s(?:y|e|and|und|et|&)\s)\s*", re.IGNORECASE)


def clean_name(text: str) -> str:
    """One name without "Por" and the like; "" where it is none."""
    name = plain_line(text)
    name = _BYLINE_PREFIX.sub("", name).strip(" ,;:|-–—·•")
    return "" if len(name) > _LONGEST_NAME or _NOT_A_NAME.search(name) else name


def _split_names(text: str) -> list[str]:
    """Several names in one string, where each part looks like a name of two or more words."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > 1 and all(2 <= len(part.split()) <= 5 and part[:1].isupper() for part in parts):
        return parts
    return [text]


def _names(values: Sequence[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for value in values:
        for part in _split_names(plain_line(value)):
            if name := clean_name(part):
                names.setdefault(_key(name), name)
    return tuple(names.values())


_BYLINE_XPATHS = (
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@rel='author'][normalize-space()]",
    "//*[@itemprop='author'][not(.//*[@itemprop='name'])]",
    "//*[self::a or self::span or self::p or self::div or self::strong or self::address or self::h3 or self::h4 or self::li]"
    "[contains(@class,'author-name') or contains(@class,'author_name') or contains(@class,'authorName') or @class='author' "
    "or @class='autor' or @class='byline' or contains(@class,'byline-name') or contains(@class,'autor-nombre') "
    "or contains(@class,'nombre-autor') or @id='author']",
    "//*[self::a or self::span or self::p or self::div or self::strong or self::address or self::h3 or self::h4 or self::li]"
    "[contains(@class,'author') or contains(@class,'autor') or contains(@class,'byline') or contains(@class,'firma') "
    "or contains(@class,'redactor') or contains(@class,'journalist') or contains(@class,'periodista')]",
)
_ELSEWHERE = re.compile(
    r"comment|respond|related|sidebar|widget|footer|most-|popular|recomend|recommend", re.IGNORECASE
)


def _is_elsewhere(element: Any) -> bool:
    """Whether the element stands in a comment, a side column or a list of other articles."""
    for ancestor in element.iterancestors():
        if ancestor.tag in {"aside", "footer"}:
            return True
        marks = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if ancestor.tag not in {"body", "html", "main", "article"} and len(marks) > 3 and _ELSEWHERE.search(marks):
            return True
    return False


def _printed_authors(tree: Any) -> tuple[str, ...]:
    for path in _BYLINE_XPATHS:
        found: list[str] = []
        for element in tree.xpath(path)[:6]:
            text = _text(element)
            if 3 < len(text) <= _LONGEST_NAME and not _is_elsewhere(element):
                found.append(text)
        if names := _names(found):
            return names[:4]
    return ()


def read_authors(head: Head, article: Node | None, tree: Any) -> tuple[str, ...]:
    """Names by JSON-LD, else meta, else the byline that is printed."""
    if article and (names := _names(names_of(article.get("author") or article.get("creator"), head.nodes))):
        return names
    for meta in _AUTHOR_METAS:
        if names := _names(head.metas.get(meta, ())):
            return names
    return _printed_authors(tree) if tree is not None else ()


# --- date -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dated:
    """A reading of the date; `raw` is what stood there."""

    at: datetime
    raw: str
    source: DateSource


def _structured_dates(head: Head, article: Node | None) -> Iterator[str]:
    nodes = [node for node in (article, page_node(head.nodes)) if node is not None]
    for node in nodes:
        yield text_of(node.get("datePublished"))
    yield from (value for name in _DATE_METAS for value in head.metas.get(name, ()))
    for node in nodes:
        yield from (text_of(node.get("dateCreated")), text_of(node.get("uploadDate")))


def _printed_dates(head: Head) -> Iterator[str]:
    for of_publication in (True, False):
        for attribute, text, mark in head.times:
            if mark is of_publication:
                yield attribute or text
                if attribute:
                    yield text


_PRINTED_XPATH = (
    "//*[self::span or self::div or self::p or self::small or self::li or self::h4 or self::h5 or self::h6 or self::em or self::b "
    "or self::strong or self::a or self::i or self::td]"
    "[contains(@class,'date') or contains(@class,'fecha') or contains(@class,'publi') or contains(@class,'submitted') "
    "or contains(@class,'created') or contains(@class,'time') or contains(@id,'fecha') or contains(@id,'date') "
    "or contains(@itemprop,'datePublished')]"
)


def _boxed_dates(tree: Any) -> Iterator[str]:
    """Texts of small boxes whose class speaks of a date."""
    for element in tree.xpath(_PRINTED_XPATH)[:40]:
        text = element.get("content") or _text(element)
        if 6 <= len(text) <= 80 and re.search(r"\d", text) and not _is_elsewhere(element):
            yield text


def read_date(
    head: Head, article: Node | None, tree: Any, *, url: str, now: datetime, zone: tzinfo | None, pattern: str = ""
) -> Dated | None:
    """The best date that does not lie in the future; a future one only where nothing else is found."""
    future: Dated | None = None

    def first(texts: Iterator[str], source: DateSource) -> Dated | None:
        nonlocal future
        for raw in texts:
            if not raw or (moment := parse_date(raw, now=now, zone=zone)) is None:
                continue
            dated = Dated(moment, raw.strip(), source)
            if moment <= now + LATEST:
                return dated
            future = future or dated
        return None

    if dated := first(_structured_dates(head, article), DateSource.STRUCTURED):
        return dated
    if dated := first(_printed_dates(head), DateSource.PAGE):
        return dated
    if tree is not None and (dated := first(_boxed_dates(tree), DateSource.PAGE)):
        return dated
    if found := date_in_address(url, now=now, pattern=pattern, zone=zone):
        return Dated(found[0], found[1], DateSource.ADDRESS)
    return future


# --- all --------------------------------------------------------------------------------------------


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
    selectors: "Selectors | None" = None,
    quirks: "Quirks | None" = None,
) -> Metadata:
    """All of it. `tree` is the page's lxml tree, `head` what was collected from it before scripts were dropped."""
    head = head or read_head(tree)
    article = article_node(head.nodes, url)
    declared = _selected(tree, selectors, now=now, zone=zone, url=url)
    dated = declared.dated or read_date(
        head, article, tree, url=url, now=now, zone=zone, pattern=quirks.date_in_path if quirks else ""
    )
    canonical = absolute(head.canonical, url) or absolute(head.meta("og:url"), url)
    image = declared.image or absolute(
        head.meta(*_IMAGE_METAS) or (picture_of(article.get("image"), head.nodes) if article else ""), url
    )
    node = article or {}
    lang = head.lang or text_of(node.get("inLanguage")) or head.meta("og:locale", "content-language", "language")
    return Metadata(
        title=declared.title or read_title(head, article, url=url),
        authors=declared.authors or read_authors(head, article, tree),
        published_at=dated.at if dated else None,
        published_raw=dated.raw if dated else "",
        date_source=dated.source if dated else DateSource.FIRST_SEEN,
        canonical_url=canonical if canonical and same_outlet(canonical, url) else "",
        hint_url=canonical if canonical and not same_outlet(canonical, url) else "",
        image=image or None,
        summary=plain_line(head.meta(*_SUMMARY_METAS) or text_of(node.get("description"))),
        lang=re.split(r"[-_]", lang.strip().casefold())[0] if lang else "",
        body=text_of(node.get("articleBody")),
        free=_is_free(article),
        site=plain_line(head.meta("og:site_name")),
        kinds=(head.meta("og:type"),),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    title: str = ""
    authors: tuple[str, ...] = ()
    dated: Dated | None = None
    image: str = ""


def _selected(tree: Any, selectors: "Selectors | None", *, now: datetime, zone: tzinfo | None, url: str) -> _Declared:
    """What the outlet's own selectors find; an element's `content` or `datetime` goes before its text."""
    if selectors is None or not (selectors.title or selectors.authors or selectors.date or selectors.image):
        return _Declared()

    def values(expressions: Sequence[str]) -> list[str]:
        for expression in expressions:
            if found := [e.get("content") or e.get("datetime") or _text(e) for e in tree.cssselect(expression)]:
                return [value for value in found if value]
        return []

    dates = [(parse_date(raw, now=now, zone=zone), raw) for raw in values(selectors.date)]
    dated = next((Dated(at, raw, DateSource.PAGE) for at, raw in dates if at is not None), None)
    pictures = [
        e.get("content") or e.get("data-src") or e.get("src") or ""
        for expression in selectors.image
        for e in tree.cssselect(expression)
    ]
    return _Declared(
        title=plain_line(next(iter(values(selectors.title)), "")),
        authors=_names(values(selectors.authors)),
        dated=dated,
        image=next((address for picture in pictures if (address := absolute(picture, url))), ""),
    )
