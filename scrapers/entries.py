"""What outlets announce: bytes of a feed, sitemap, API or listing to entries. Pure; the one place to import from."""

from scrapers.apis import parse_elperuano, parse_gobpe, parse_wordpress
from scrapers.feeds import EntriesError, FeedContent, parse_feed, stamp_of
from scrapers.listings import ListingContent, parse_andina, parse_listing
from scrapers.pages import FeedEntry
from scrapers.sitemaps import SitemapContent, parse_sitemap

__all__ = [
    "EntriesError",
    "FeedContent",
    "FeedEntry",
    "ListingContent",
    "SitemapContent",
    "parse_andina",
    "parse_elperuano",
    "parse_feed",
    "parse_gobpe",
    "parse_listing",
    "parse_sitemap",
    "parse_wordpress",
    "stamp_of",
]
