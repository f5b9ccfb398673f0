"""The crawler's memory, kept in the database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from pipeline.store import crawling, host_clock
from pipeline.store.database import Database, Session
from scrapers.health import HealthState, RunEnd, SourceHistory, SourceRun
from scrapers.state import AddressMemory, HostMemory, KnownArticle, RobotsMemory


class StoredState:
    """A scrapers.state.CrawlState; each call is a transaction of its own, so that a killed crawl forgets nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def address(self, source: str, url: str) -> AddressMemory | None:
        """See CrawlState."""
        with self._database.reading() as session:
            row = crawling.address(session, source, url)
            if row is None:
                return None
            return AddressMemory(
                url=row.url,
                variant=row.variant,
                etag=row.etag,
                last_modified=row.last_modified,
                body_hash=row.body_hash,
                seen_at=row.seen_at,
            )

    def remember_address(self, source: str, memory: AddressMemory) -> None:
        """See CrawlState."""
        values = asdict(memory)
        with self._database.noting() as session:
            crawling.remember_address(session, source, values.pop("url"), values)

    def known_articles(self, source: str, urls: Sequence[str]) -> Mapping[str, KnownArticle]:
        """See CrawlState."""
        with self._database.reading() as session:
            return {
                row.url: KnownArticle(
                    url=row.url,
                    stamps=dict(row.stamps),
                    ended=row.ended,
                    seen_at=row.seen_at,
                    published_at=row.published_at,
                    n_chars=row.n_chars,
                )
                for row in crawling.known_articles(session, source, urls)
            }

    def remember_article(self, source: str, article: KnownArticle) -> None:
        """See CrawlState."""
        values = asdict(article) | {"stamps": dict(article.stamps)}
        with self._database.noting() as session:
            crawling.remember_article(session, source, values.pop("url"), values)

    def host(self, host: str) -> HostMemory | None:
        """See CrawlState."""
        with self._database.reading() as session:
            row = crawling.host(session, host)
            if row is None:
                return None
            return HostMemory(host=row.host, next_allowed_at=row.next_allowed_at, reason=row.reason)

    def remember_host(self, memory: HostMemory) -> None:
        """See CrawlState."""
        with self._database.noting() as session:
            crawling.remember_host(session, memory.host, next_allowed_at=memory.next_allowed_at, reason=memory.reason)

    def robots(self, site: str) -> RobotsMemory | None:
        """See CrawlState."""
        with self._database.reading() as session:
            row = crawling.robots(session, site)
            if row is None:
                return None
            return RobotsMemory(site=row.site, status=row.status, body=row.body, read_at=row.read_at)

    def remember_robots(self, memory: RobotsMemory) -> None:
        """See CrawlState."""
        values = asdict(memory)
        with self._database.writing() as session:
            crawling.remember_robots(session, values.pop("site"), values)

    def history(self, source: str) -> SourceHistory:
        """See CrawlState."""
        with self._database.reading() as session:
            articles = crawling.last_articles(session, source)
            return SourceHistory(
                runs=tuple(
                    SourceRun(
                        at=row.at,
                        end=RunEnd(row.end),
                        state=HealthState(row.state),
                        n_articles=row.n_articles,
                        n_refused=row.n_refused,
                        n_requests=row.n_requests,
                        median_chars=row.median_chars,
                        error=row.error,
                    )
                    for row in crawling.last_runs(session, source)
                ),
                published=tuple(when for row in articles if (when := row.published_at or row.seen_at) is not None),
                lengths=tuple(row.n_chars for row in articles),
            )

    def remember_run(self, source: str, run: SourceRun) -> None:
        """See CrawlState."""
        with self._database.noting() as session:
            crawling.remember_run(session, source, asdict(run) | {"end": run.end.value, "state": run.state.value})


class StoredClock:
    """A scrapers.state.HostClock in the database, for all machines that share it.

    `check` is called in the same transaction before a host is taken, and raises when whoever asks may not any more.
    """

    def __init__(self, database: Database, holder: str, *, check: Callable[[Session], None] | None = None) -> None:
        self._database = database
        self._holder = holder
        self._check = check

    def take(self, host: str, hold_s: float) -> float:
        """See HostClock."""
        with self._database.noting() as session:
            if self._check is not None:
                self._check(session)
            wait = host_clock.take(session, host, holder=self._holder, hold_s=hold_s)
        # Never 0 while it is somebody else's: that would mean that it is ours.
        return 0.0 if wait is None else max(0.05, wait.seconds)

    def rest(self, host: str, rest_s: float) -> None:
        """See HostClock."""
        with self._database.noting() as session:
            host_clock.rest(session, host, holder=self._holder, rest_s=rest_s)
