"""What gathering remembers between two runs, and the form in which a store keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from scrapers.health import SourceHistory, SourceRun

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressMemory:
    """What is known of one way in: what to send so that an unchanged answer costs nothing, and which form worked."""

    url: str  # the way's own address, its key
    variant: int = 0  # which of the forms that the way knows has answered
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""  # of the last answer, for servers without validators
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """An address that was dealt with. `stamps` by kind of discovery: another stamp means that the outlet edited."""

    url: str  # canonical
    stamps: Mapping[str, str] = field(default_factory=dict)
    ended: str = "article"  # or the reason for which it was refused, or "old" for one that was never fetched
    seen_at: datetime | None = None
    published_at: datetime | None = None
    n_chars: int = 0  # of the text; 0 where there was none


@dataclass(frozen=True, slots=True, kw_only=True)
class HostMemory:
    """A host that asked to be left alone until a time."""

    host: str  # as scrapers.networks.host_key gives it
    next_allowed_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsMemory:
    """A site's robots.txt as it was last read."""

    site: str  # scheme, host and port
    status: int
    body: str
    read_at: datetime


class CrawlState(Protocol):
    """The memory of the crawler. Every method is called from one thread, at most a few times per article."""

    def address(self, source: str, url: str) -> AddressMemory | None:
        """What was remembered of a way in."""
        ...

    def remember_address(self, source: str, memory: AddressMemory) -> None:
        """Replace what is remembered of a way in; called only when all that it announced was dealt with."""
        ...

    def known_articles(self, source: str, urls: Sequence[str]) -> Mapping[str, KnownArticle]:
        """Those of the canonical addresses that were dealt with before, by address."""
        ...

    def remember_article(self, source: str, article: KnownArticle) -> None:
        """Replace what is remembered of an article; called after the sink has taken it."""
        ...

    def host(self, host: str) -> HostMemory | None:
        """Whether a host asked to wait."""
        ...

    def remember_host(self, memory: HostMemory) -> None:
        """Keep a host's wish to wait; a later one replaces it."""
        ...

    def robots(self, site: str) -> RobotsMemory | None:
        """A site's robots.txt as last read."""
        ...

    def remember_robots(self, memory: RobotsMemory) -> None:
        """Replace a site's robots.txt."""
        ...

    def history(self, source: str) -> SourceHistory:
        """The last runs and articles of a source, oldest first: at most 50 runs, at most 50 articles."""
        ...

    def remember_run(self, source: str, run: SourceRun) -> None:
        """Append how a source's run ended."""
        ...


class HostClock(Protocol):
    """When a host may be asked, where several processes ask: held for the time of one request, then left to rest."""

    def take(self, host: str, hold_s: float) -> float:
        """Take the host for a request that ends within `hold_s`: 0 when taken, else seconds to wait."""
        ...

    def rest(self, host: str, rest_s: float) -> None:
        """Give the host back; nobody may ask it for so many seconds."""
        ...


class MemoryState:
    """A CrawlState that lives as long as the process: for tests and for trying one address."""

    def __init__(self) -> None:
        self.addresses: dict[tuple[str, str], AddressMemory] = {}
        self.articles: dict[tuple[str, str], KnownArticle] = {}
        self.hosts: dict[str, HostMemory] = {}
        self.sites: dict[str, RobotsMemory] = {}
        self.runs: dict[str, list[SourceRun]] = {}

    def address(self, source: str, url: str) -> AddressMemory | None:
        """See CrawlState."""
        return self.addresses.get((source, url))

    def remember_address(self, source: str, memory: AddressMemory) -> None:
        """See CrawlState."""
        self.addresses[source, memory.url] = memory

    def known_articles(self, source: str, urls: Sequence[str]) -> Mapping[str, KnownArticle]:
        """See CrawlState."""
        return {url: self.articles[source, url] for url in urls if (source, url) in self.articles}

    def remember_article(self, source: str, article: KnownArticle) -> None:
        """See CrawlState."""
        self.articles[source, article.url] = article

    def host(self, host: str) -> HostMemory | None:
        """See CrawlState."""
        return self.hosts.get(host)

    def remember_host(self, memory: HostMemory) -> None:
        """See CrawlState."""
        self.hosts[memory.host] = memory

    def robots(self, site: str) -> RobotsMemory | None:
        """See CrawlState."""
        return self.sites.get(site)

    def remember_robots(self, memory: RobotsMemory) -> None:
        """See CrawlState."""
        self.sites[memory.site] = memory

    def history(self, source: str) -> SourceHistory:
        """See CrawlState."""
        stored = [a for (owner, _), a in self.articles.items() if owner == source and a.ended == "article"]
        stored.sort(key=lambda article: article.published_at or article.seen_at or _LONG_AGO)
        last = stored[-50:]
        return SourceHistory(
            runs=tuple(self.runs.get(source, [])[-50:]),
            published=tuple(when for a in last if (when := a.published_at or a.seen_at) is not None),
            lengths=tuple(article.n_chars for article in last),
        )

    def remember_run(self, source: str, run: SourceRun) -> None:
        """See CrawlState."""
        self.runs.setdefault(source, []).append(run)
