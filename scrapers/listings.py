"""Pages of links (sections, tags, searches): bytes to entries. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html
from lxml.cssselect import CSSSelector

from scrapers.charset import decode
from scrapers.dates import date_in_address, parse_date
from scrapers.feeds import EntriesError
from scrapers.markup import web_address
from scrapers.pages import FeedEntry
from scrapers.plain import plain_line


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingContent:
    """The articles that a page lists, in its order, and its next page."""

    entries: tuple[FeedEntry, ...]
    next_url: str | None = None


#: Paths that are never articles.
_NO_ARTICLE = re.compile(
    r"/(tag|tags|etiqueta|etiquetas|categoria|category|autor|author|page|pagina|search|buscar|busqueda|login|wp-login"
    r"|wp-admin|contacto|contactanos|nosotros|quienes-somos|about|privacidad|terminos|feed|rss)(/|$|\.)"
    r"|\.(jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|zip|mp[34]|css|js|xml|json)$",
    re.IGNORECASE,
)
#: A headline has words; a menu entry has one or two.
HEADLINE_WORDS = 4
_CHROME = "ancestor-or-self::*[self::nav or self::header[not(ancestor::article)] or self::footer or self::aside]"
_NEXT_TEXT = re.compile(
    r"^\s*(siguiente|next|older( posts)?|entradas antiguas|m[aá]s antiguas|»|›|>)\s*[»›>→]*\s*$", re.I
)


def parse_page(body: bytes, header_charset: str = "") -> lxml_html.HtmlElement:
    """The tree of a web page; raises EntriesError where there is none."""
    text, _ = decode(body, header_charset)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    try:
        return lxml_html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise EntriesError("not_a_page", f"the page cannot be read: {error}") from error


def parse_listing(
    body: bytes,
    *,
    url: str,
    now: datetime,
    links: str = "",
    date: str = "",
    next_page: str = "",
    only: Sequence[str] = (),
    header_charset: str = "",
) -> ListingContent:
    """Read the articles that a page lists; raises EntriesError where it lists none."""
    root = parse_page(body, header_charset)
    base = str(next(iter(root.xpath("//base/@href")), "")) or url
    base = web_address(base, url) or url
    chosen = _by_selector(root, links) if links else _by_guess(root, url, base)
    entries: dict[str, FeedEntry] = {}
    for anchor, box in chosen:
        address = web_address(str(anchor.get("href", "")), base)
        if address is None or address == url or (only and not any(re.search(pattern, address) for pattern in only)):
            continue
        entry = _read_box(anchor, box, address, date, now)
        before = entries.get(address)
        if before is None or len(entry.title) > len(before.title):
            # a picture and a headline often link the same article; the dated one of them knows more
            entries[address] = entry if before is None or entry.published_at else _with_date_of(entry, before)
    if not entries:
        raise EntriesError("no_links", "the page lists no article" + (f" (selector {links!r})" if links else ""))
    return ListingContent(entries=tuple(entries.values()), next_url=_next_page(root, next_page, base))


def _with_date_of(entry: FeedEntry, dated: FeedEntry) -> FeedEntry:
    return FeedEntry(
        url=entry.url, title=entry.title, published_at=dated.published_at, published_raw=dated.published_raw
    )


Anchor = tuple[lxml_html.HtmlElement, lxml_html.HtmlElement]


def _by_selector(root: lxml_html.HtmlElement, selector: str) -> list[Anchor]:
    """Anchors that the selector picks, or the one with the longest text in each box that it picks."""
    found: list[Anchor] = []
    for node in CSSSelector(selector, translator="html")(root):
        if node.tag == "a":
            found.append((node, _box_of(node)))
            continue
        anchors = [anchor for anchor in node.iter("a") if anchor.get("href")]
        headed = [anchor for anchor in anchors if anchor.xpath("ancestor::h1|ancestor::h2|ancestor::h3|ancestor::h4")]
        if anchors:
            found.append((max(headed or anchors, key=lambda anchor: len(plain_line(_text(anchor)))), node))
    return found


def _box_of(anchor: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """The nearest ancestor that looks like one item of a list."""
    for node in anchor.iterancestors():
        if node.tag in {"article", "li", "tr"}:
            return node
        if sum(1 for _ in node.iter("a")) > 4:
            break
    parent = anchor.getparent()
    return parent if parent is not None else anchor


def _by_guess(root: lxml_html.HtmlElement, url: str, base: str) -> list[Anchor]:
    """Without a selector: links with a headline's words to pages of the same host, of the commonest shape of path."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    found: list[tuple[Anchor, str]] = []
    for anchor in root.iter("a"):
        address = web_address(str(anchor.get("href") or ""), base)
        if address is None:
            continue
        parts = urlsplit(address)
        path = parts.path
        if (parts.hostname or "").removeprefix("www.") != host or _NO_ARTICLE.search(path):
            continue
        if path.strip("/") == "" and not parts.query:
            continue
        in_heading = bool(anchor.xpath("ancestor::h1|ancestor::h2|ancestor::h3|ancestor::h4|.//h2|.//h3|.//h4"))
        if len(plain_line(_text(anchor)).split()) < HEADLINE_WORDS or (not in_heading and anchor.xpath(_CHROME)):
            continue
        found.append(((anchor, _box_of(anchor)), "heading" if in_heading else "plain"))
    kinds = Counter(kind for _, kind in found)
    wanted = {"heading"} if kinds["heading"] >= 3 else {"heading", "plain"}
    return [pair for pair, kind in found if kind in wanted]


def _text(node: lxml_html.HtmlElement) -> str:
    return " ".join(str(text) for text in node.itertext())


def _read_box(
    anchor: lxml_html.HtmlElement, box: lxml_html.HtmlElement, address: str, date: str, now: datetime
) -> FeedEntry:
    title = plain_line(_text(anchor)) or plain_line(str(anchor.get("title") or anchor.get("aria-label") or ""))
    raw = ""
    if date:
        node = next(iter(CSSSelector(date, translator="html")(box)), None)
        if node is not None:
            raw = str(node.get("datetime") or node.get("content") or "") or plain_line(_text(node))
    else:
        node = next(box.iter("time"), None)
        raw = "" if node is None else str(node.get("datetime") or "") or plain_line(_text(node))
    published_at = parse_date(raw, now=now) if raw else None
    if published_at is None and (named := date_in_address(address, now=now)) is not None:
        published_at, raw = named
    return FeedEntry(url=address, title=title, published_at=published_at, published_raw=raw)


def _next_page(root: lxml_html.HtmlElement, selector: str, base: str) -> str | None:
    if selector:
        node = next(iter(CSSSelector(selector, translator="html")(root)), None)
        link = "" if node is None else str(node.get("href") or next(iter(node.xpath(".//a/@href")), ""))
        return web_address(link, base) if link else None
    links = root.xpath("//link[@rel='next']/@href | //a[contains(concat(' ', @rel, ' '), ' next ')]/@href")
    links += root.xpath("//a[contains(concat(' ', @class, ' '), ' next ')]/@href")
    links += [str(a.get("href")) for a in root.iter("a") if a.get("href") and _NEXT_TEXT.match(_text(a))]
    return next((address for link in links if (address := web_address(str(link), base)) and address != base), None)


def parse_andina(body: bytes, *, url: str, now: datetime, header_charset: str = "") -> ListingContent:
    """Andina's section and search pages: articles end in their number, `noticia-<words>-<number>.aspx`."""
    found = parse_listing(
        body, url=url, now=now, links="a[href*='noticia-']", only=(r"/noticia-[^/]*-\d+\.aspx",),
        header_charset=header_charset,
    )  # fmt: skip
    # the pagers of Andina are form posts: the next page cannot be asked for by address
    return ListingContent(entries=found.entries)
