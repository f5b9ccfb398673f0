"""The way in by RSS, Atom and JSON Feed, and by the feeds of newspapers on Arc."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from scrapers.entries import FeedContent, parse_feed
from scrapers.pages import FetchedPage
from scrapers.source import Arc, Feed
from scrapers.spiders.ways import Ask, Context, Harvest


def _older_page(content: FeedContent, ask: Ask) -> Ask | None:
    """The page before: as the feed says, or as WordPress pages its feeds."""
    if content.next_url and content.next_url != ask.url:
        return Ask(url=content.next_url, depth=ask.depth + 1)
    if "wordpress" in content.generator.lower() and content.entries:
        parts = urlsplit(ask.url)
        query = [(name, value) for name, value in parse_qsl(parts.query) if name != "paged"]
        page = int(next((v for n, v in parse_qsl(parts.query) if n == "paged" and v.isdigit()), "1")) + 1
        return Ask(url=parts._replace(query=urlencode([*query, ("paged", str(page))])).geturl(), depth=ask.depth + 1)
    return None


def read_feed(ask: Ask, page: FetchedPage, context: Context) -> Harvest:
    """The entries of a feed; older pages only when going back in time."""
    content = parse_feed(
        page.body, url=page.final_url, now=context.now, header_charset=page.headers.get("content-type", "")
    )
    older = _older_page(content, ask) if context.since is not None else None
    return Harvest(entries=content.entries, older=older, n_without_address=content.n_without_address)


@dataclass(frozen=True, slots=True)
class FeedWay:
    """A feed at a known address."""

    feed: Feed
    kind: str = "feed"

    @property
    def key(self) -> str:
        """See Way."""
        return self.feed.url

    def forms(self, _context: Context) -> Sequence[str]:
        """See Way."""
        return (self.feed.url,)

    def read(self, ask: Ask, page: FetchedPage, context: Context) -> Harvest:
        """See Way."""
        return read_feed(ask, page, context)


@dataclass(frozen=True, slots=True)
class ArcWay:
    """The feeds that Arc newspapers offer: the newer address, else the older one."""

    arc: Arc
    kind: str = "feed"

    @property
    def key(self) -> str:
        """See Way."""
        return self.forms_of()[0]

    def forms_of(self) -> tuple[str, str]:
        """Both addresses."""
        section = re.sub(r"^/|/$", "", self.arc.section)
        newer = f"arc/outboundfeeds/rss/{f'category/{section}/' if section else ''}?outputType=xml"
        older = f"arcio/rss/{f'category/{section}/' if section else ''}"
        home = urljoin(self.arc.url, "/")
        return (urljoin(home, newer), urljoin(home, older))

    def forms(self, _context: Context) -> Sequence[str]:
        """See Way."""
        return self.forms_of()

    def read(self, ask: Ask, page: FetchedPage, context: Context) -> Harvest:
        """See Way."""
        return read_feed(ask, page, context)
