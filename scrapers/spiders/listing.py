"""The ways in by pages of links: sections, tags, the site's own search, and Andina's."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus, urlencode, urlsplit

from scrapers.entries import parse_andina, parse_listing
from scrapers.pages import FetchedPage
from scrapers.source import Andina, Listing, SearchPage
from scrapers.spiders.ways import Ask, Context, Harvest


@dataclass(frozen=True, slots=True)
class ListingWay:
    """A page of links at one address, with the selectors that were declared for it."""

    url: str
    links: str = ""
    date: str = ""
    next_page: str = ""
    only: tuple[str, ...] = ()
    kind: str = "listing"

    @property
    def key(self) -> str:
        """See Way."""
        return self.url

    def forms(self, _context: Context) -> Sequence[str]:
        """See Way."""
        return (self.url,)

    def read(self, ask: Ask, page: FetchedPage, context: Context) -> Harvest:
        """See Way."""
        found = parse_listing(
            page.body, url=page.final_url, now=context.now, links=self.links, date=self.date,
            next_page=self.next_page, only=self.only, header_charset=page.headers.get("content-type", ""),
        )  # fmt: skip
        older = Ask(url=found.next_url, depth=ask.depth + 1) if found.next_url else None
        return Harvest(entries=found.entries, older=older)


@dataclass(frozen=True, slots=True)
class AndinaWay:
    """A section or search page of the Andina agency."""

    url: str
    kind: str = "listing"

    @property
    def key(self) -> str:
        """See Way."""
        return self.url

    def forms(self, _context: Context) -> Sequence[str]:
        """See Way."""
        return (self.url,)

    def read(self, _ask: Ask, page: FetchedPage, context: Context) -> Harvest:
        """See Way."""
        charset = page.headers.get("content-type", "")
        found = parse_andina(page.body, url=page.final_url, now=context.now, header_charset=charset)
        return Harvest(entries=found.entries)


def listing_ways(way: Listing | SearchPage | Andina) -> tuple[ListingWay | AndinaWay, ...]:
    """One way per address: a search has one for each of its terms."""
    match way:
        case Listing():
            return (
                ListingWay(way.url, links=way.links, date=way.date, next_page=way.next_page, only=way.only),
            )  # fmt: skip
        case SearchPage():
            addresses = [way.url.replace("{term}", quote_plus(term)) for term in way.terms] or [way.url]
            return tuple(
                ListingWay(url, links=way.links, date=way.date, next_page=way.next_page, only=way.only)
                for url in addresses
            )
        case Andina():
            mark = "&" if urlsplit(way.url).query else "?"
            queries = [f"{way.url}{mark}{urlencode({'search': term})}" for term in way.terms]
            return tuple(AndinaWay(url) for url in queries or [way.url])
