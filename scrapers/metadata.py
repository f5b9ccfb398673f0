"""Title, byline, date, picture and address of an article: JSON-LD, then meta, then what is printed on the page."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from pipeline.types import DateSource
from scrapers.addresses import absolute, same_outlet
from scrapers.bylines import read_authors
from scrapers.heads import Head, read_head
from scrapers.page_dates import Dated, read_date
from scrapers.plain import plain_line
from scrapers.selected import Selected
from scrapers.structured import Node, article_node, picture_of, text_of
from scrapers.titles import read_title

if TYPE_CHECKING:
    from scrapers.source import Quirks

_IMAGE_METAS = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail")
_SUMMARY_METAS = ("og:description", "description", "twitter:description", "dc.description")


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
