"""The Scrapy spider that reads one outlet, and its ways in, one file per kind."""

from typing import assert_never

from scrapers.source import Andina, Arc, ElPeruano, Feed, GobPe, Listing, SearchPage, Sitemap, Source, WordPress
from scrapers.spiders.feed import ArcWay, FeedWay
from scrapers.spiders.listing import listing_ways
from scrapers.spiders.sitemap import SitemapWay
from scrapers.spiders.state_press import GobPeWay, elperuano_ways
from scrapers.spiders.ways import Way
from scrapers.spiders.wordpress import WordPressWay


def ways_of(source: Source) -> tuple[Way, ...]:
    """The ways in that a source declares, each with one address."""
    ways: list[Way] = []
    for declared in source.discovery:
        match declared:
            case Feed():
                ways.append(FeedWay(declared))
            case Arc():
                ways.append(ArcWay(declared))
            case Sitemap():
                ways.append(SitemapWay(declared))
            case WordPress():
                ways.append(WordPressWay(declared))
            case GobPe():
                ways.append(GobPeWay(declared))
            case ElPeruano():
                ways.extend(elperuano_ways(declared))
            case Listing() | SearchPage() | Andina():
                ways.extend(listing_ways(declared))
            case _ as never:
                assert_never(never)
    return tuple(ways)
