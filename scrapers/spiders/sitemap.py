"""The way in by sitemaps: news sitemaps whole, others by what is newest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scrapers.dates import date_in_address
from scrapers.entries import FeedEntry, SitemapContent, parse_sitemap
from scrapers.pages import FetchedPage
from scrapers.source import Sitemap
from scrapers.spiders.ways import Ask, Context, Harvest

#: Without `--since`, so many of a sitemap's newest addresses and of an index's newest files are looked at.
NEWEST_ENTRIES, NEWEST_FILES = 100, 2
#: Files of an index that list no articles.
_NO_ARTICLES = re.compile(
    r"(categor|taxonom|tag|etiqueta|author|autor|user|usuario|page-sitemap|posts-page|image|imagen|video|gallery|product)",
    re.IGNORECASE,
)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SitemapWay:
    """A sitemap or an index of sitemaps."""

    sitemap: Sitemap
    kind: str = "sitemap"

    @property
    def key(self) -> str:
        """See Way."""
        return self.sitemap.url

    def forms(self, _context: Context) -> Sequence[str]:
        """See Way."""
        return (self.sitemap.url,)

    def read(self, ask: Ask, page: FetchedPage, context: Context) -> Harvest:
        """See Way."""
        content = parse_sitemap(page.body, url=page.final_url, now=context.now)
        if content.children:
            files = self._files(content, context)
            return Harvest(parts=tuple(Ask(url=url, depth=ask.depth + 1, own_memory=True) for url in files))
        return _newest(content.entries, context)

    def _files(self, content: SitemapContent, context: Context) -> list[str]:
        """The files of an index worth asking, newest first."""
        if self.sitemap.only:
            files = [(u, at) for u, at in content.children if any(re.search(p, u) for p in self.sitemap.only)]
        else:
            files = [(u, at) for u, at in content.children if not _NO_ARTICLES.search(u.rpartition("/")[2])]
            files = files or list(content.children)
        if context.since is not None:
            return [url for url, at in files if at is None or at >= context.since]
        dated = [(at, url) for url, at in files if at is not None]
        if len(dated) == len(files):
            newest = [url for _, url in sorted(dated, reverse=True)]
        else:  # numbered files: WordPress and its plugins put the newest into the one with the highest number
            newest = sorted((url for url, _ in files), key=_number_last, reverse=True)
        return newest[:NEWEST_FILES]


def _number_last(url: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", url.rpartition("/")[2]))


def _when(entry: FeedEntry, context: Context) -> datetime | None:
    """When an address was published, at the latest."""
    if entry.published_at is not None:
        return entry.published_at
    named = date_in_address(entry.url, now=context.now)
    return entry.updated_at if named is None else named[0]


def _newest(entries: Sequence[FeedEntry], context: Context) -> Harvest:
    dated = [(_when(entry, context), entry) for entry in entries]
    if context.since is not None:
        limit = context.since - timedelta(days=1)  # the day in an address has no hour
        return Harvest(entries=tuple(entry for at, entry in dated if at is None or at >= limit))
    if any(at is None for at, _ in dated):
        # nothing says which are the newest: the spider remembers all of them and takes those that come to be
        return Harvest(entries=tuple(entries), whole_history=len(entries) > NEWEST_ENTRIES)
    dated.sort(key=lambda pair: pair[0] or _LONG_AGO, reverse=True)
    return Harvest(entries=tuple(entry for _, entry in dated[:NEWEST_ENTRIES]))
