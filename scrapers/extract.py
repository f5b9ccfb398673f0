"""From a fetched page to an article, or to the reason why it is none. Pure: bytes in, values out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from pipeline.errors import MeanwhileError
from pipeline.types import Article, DateSource
from scrapers.bodies import is_large, parse_page, read_body, slim_tree
from scrapers.charset import decode
from scrapers.dates import choose_date, lima, parse_local, zone_of
from scrapers.gate import SHORTEST, Refusal, not_html, refuse_reason
from scrapers.heads import read_head
from scrapers.languages import detect_language
from scrapers.metadata import Metadata, read_metadata
from scrapers.pages import FeedEntry, FetchedPage
from scrapers.plain import plain_line, tidy_text
from scrapers.selected import read_selected

if TYPE_CHECKING:
    from scrapers.source import Quirks, Selectors, Source

#: No article is longer; what is would cost the later steps their time (FAULTS C10).
LONGEST_TEXT = 200_000
LONGEST_TITLE = 500
LONGEST_SUMMARY = 2_000


class ExtractionError(MeanwhileError):
    """The page is no article; `reason` is a word of scrapers.gate.Refusal, `article` what could be read nonetheless."""

    def __init__(self, reason: str, detail: str, url: str = "", article: Article | None = None) -> None:
        self.reason = reason
        self.detail = detail
        self.url = url
        self.article = article
        super().__init__(f"{url or 'the page'} is not stored as an article ({reason}): {detail}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read of a page: the article, and what is worth knowing beside it."""

    article: Article
    encoding: str  # where the page's encoding was learned; see scrapers.charset.decode
    hint_url: str = ""  # a canonical address on another domain: the article is a reprint of that one


def printed_date(article: Article, *, zone: tzinfo | None = None) -> str:
    """The publication as the outlet's readers saw it, ISO 8601; "" where the article bears no date.

    The outlet's own offset is kept, for its day is the one that people cite; a time in UTC is told in the time of the
    country that the host names.
    """
    if article.published_at is None:
        return ""
    zone = zone or lima()
    local = parse_local(article.published_raw, now=article.fetched_at, zone=zone) if article.published_raw else None
    if local is None or local != article.published_at:
        return article.published_at.astimezone(zone).isoformat()
    there = zone_of(article.url)
    if local.utcoffset() == timedelta(0) and local.time() != time() and there is not None:
        local = local.astimezone(there)
    return local.isoformat()


def _without_boilerplate(text: str, patterns: Sequence[str]) -> str:
    expressions = [re.compile(pattern) for pattern in patterns]
    return "\n".join(line for line in text.split("\n") if not any(e.search(line) for e in expressions))


def _dated(metadata: Metadata, entry: FeedEntry | None, now: datetime) -> tuple[datetime | None, str, DateSource]:
    """Structured, then the feed's, then the page's, then the address's; what lies in the future is clamped."""
    page = (metadata.published_at, metadata.published_raw, metadata.date_source)
    feed = (entry.published_at, entry.published_raw, DateSource.FEED) if entry else (None, "", DateSource.FEED)
    order = (page, feed) if metadata.date_source is DateSource.STRUCTURED else (feed, page)
    at, raw, source = choose_date(order, now=now)
    return at, raw or metadata.published_raw or (entry.published_raw if entry else ""), source


def read_page(
    page: FetchedPage,
    *,
    source: str = "",
    selectors: "Selectors | None" = None,
    quirks: "Quirks | None" = None,
    entry: FeedEntry | None = None,
    language: str = "",
    home_regions: tuple[str, ...] = (),
    peru_only: bool = False,
    zone: tzinfo | None = None,
    shortest: int = SHORTEST,
) -> Extraction:
    """The article of a page with what is known beside it. Raises ExtractionError with a word of Refusal.

    `entry` is how the feed or list announced it: it fills what the page leaves out.
    """
    url, now = page.final_url or page.url, page.fetched_at
    if kind := not_html(page):
        raise ExtractionError(Refusal.NOT_HTML, kind, url)
    html, encoding = decode(page.body, page.headers.get("content-type", ""), forced=quirks.encoding if quirks else "")
    tree = parse_page(html)
    if tree is None:
        raise ExtractionError(Refusal.NO_TEXT, "the answer is empty", url)
    head = read_head(tree)
    slim_tree(tree)
    selected = read_selected(html, selectors, url=url, now=now, zone=zone)
    metadata = read_metadata(
        tree, url, now=now, zone=zone, head=head, selected=selected, quirks=quirks, guess=not is_large(tree, html)
    )
    title = (metadata.title or (plain_line(entry.title) if entry else ""))[:LONGEST_TITLE]
    text = read_body(tree, html, declared=metadata.body, selected=selected.body, title=title)
    if quirks is not None and quirks.boilerplate:
        text = _without_boilerplate(text, quirks.boilerplate)
    text = tidy_text(text, longest=LONGEST_TEXT)
    published_at, published_raw, date_source = _dated(metadata, entry, now)
    article = Article(
        source=source,
        url=url,
        canonical_url=metadata.canonical_url or url,
        title=title,
        text=text,
        lang=detect_language(text or title, declared=metadata.lang or language),
        fetched_at=now,
        published_at=published_at,
        published_raw=published_raw,
        date_source=date_source,
        authors=metadata.authors or (entry.authors if entry else ()),
        summary=(metadata.summary or (plain_line(entry.summary) if entry else ""))[:LONGEST_SUMMARY],
        image=metadata.image or (entry.image if entry else None),
        guid=entry.guid if entry else None,
        home_regions=home_regions,
        peru_only=peru_only,
    )
    refused = refuse_reason(
        page, text, title=title, page_title=head.page_title, code=html, canonical=metadata.canonical_url,
        free=metadata.free, paywall=quirks.paywall if quirks else "none", shortest=shortest,
    )  # fmt: skip
    if refused is not None:
        raise ExtractionError(*refused, url, article)
    return Extraction(article=article, encoding=encoding, hint_url=metadata.hint_url)


def extract(
    page: FetchedPage,
    *,
    selectors: "Selectors | None" = None,
    quirks: "Quirks | None" = None,
    source: str = "",
    entry: FeedEntry | None = None,
    language: str = "",
    zone: tzinfo | None = None,
) -> Article:
    """The article of a page, or ExtractionError with the reason why it is none."""
    return read_page(
        page, source=source, selectors=selectors, quirks=quirks, entry=entry, language=language, zone=zone
    ).article


def extract_for(source: "Source", page: FetchedPage, *, entry: FeedEntry | None = None) -> Extraction:
    """As `read_page`, with all that the catalogue knows of the outlet."""
    return read_page(
        page,
        source=source.id,
        selectors=source.selectors,
        quirks=source.quirks,
        entry=entry,
        language=source.language,
        home_regions=source.regions,
        peru_only=source.peru_only,
    )


def extract_html(html: str | bytes, url: str, *, now: datetime, source: "Source | None" = None) -> Article:
    """The article of a page that was saved, for `try extract`; raises ExtractionError as `extract` does."""
    body = html.encode("utf-8", "replace") if isinstance(html, str) else html
    content_type = "text/html; charset=utf-8" if isinstance(html, str) else "text/html"
    page = FetchedPage(
        url=url, final_url=url, status=200, body=body, fetched_at=now, headers={"content-type": content_type}
    )
    return (extract_for(source, page) if source is not None else read_page(page)).article
