"""Wires the crawl: sources from the configuration, the database as memory and sink, the report in words."""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from meanwhile.config import Config
from meanwhile.crawl_state import StoredClock
from meanwhile.jobs_report import JobReport
from meanwhile.terminal import Bar
from pipeline.errors import UsageError
from pipeline.store.database import Database
from pipeline.take_in import TakeIn
from pipeline.types import Article, Refused
from scrapers.crawl import CrawlReport, SourceReport, crawl
from scrapers.pages import in_words
from scrapers.source import Source, load_catalogue, sources_for
from scrapers.state import CrawlState


class CrawlBar:
    """A crawl's progress as one bar over its sources and the articles that they have to read."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._n_articles = 0
        self._total = 0

    def crawl_started(self, n_sources: int) -> None:
        """See scrapers.crawl.Progress."""
        self._total = n_sources
        self._bar.total(self._total)

    def source_started(self, source: Source) -> None:
        """See scrapers.crawl.Progress."""
        self._bar.step(0, at=self._at(source.name))

    def source_listed(self, source: Source, n_entries: int) -> None:
        """See scrapers.crawl.Progress."""
        self._bar.step(0, at=f"{source.name}: its lists name {n_entries} up to now")

    def source_found(self, source: Source, n_to_visit: int) -> None:
        """See scrapers.crawl.Progress."""
        self._total += n_to_visit
        self._bar.total(self._total)
        self._bar.step(0, at=f"{source.name}: {n_to_visit} to read")

    def article_done(self, source: Source, outcome: str) -> None:
        """See scrapers.crawl.Progress."""
        self._n_articles += outcome == "article"
        self._bar.step(1, at=self._at(source.name))

    def source_finished(self, report: SourceReport) -> None:
        """See scrapers.crawl.Progress."""
        self._bar.step(1, at=self._at(report.name))

    def _at(self, name: str) -> str:
        return f"{self._n_articles} articles; {name}"


def chosen_sources(config: Config, only: Sequence[str]) -> tuple[Source, ...]:
    """The configured sources, or those named: also one of the catalogue that is not configured."""
    configured = {source.id: source for source in sources_for(config.crawl)}
    if not only:
        return tuple(configured.values())
    known = {**load_catalogue(), **configured}
    unknown = [name for name in only if name not in known]
    if unknown:
        raise UsageError(f"no source {', '.join(unknown)}; `meanwhile sources` lists them")
    return tuple(known[name] for name in only)


def crawl_into(
    database: Database,
    state: CrawlState,
    config: Config,
    *,
    only: Sequence[str],
    since_on: date | None,
    bar: Bar,
    clock: Callable[[], datetime],
) -> JobReport:
    """Crawl once; articles are committed one by one as they come."""
    sources = chosen_sources(config, only)
    sink = TakeIn(database, clock)
    since = datetime.combine(since_on, time(), tzinfo=config.zone) if since_on else None

    def keep(arrival: Article | Refused) -> None:
        sink(arrival)

    # Workers may be reading the same hosts: then the database's clock is asked before each request.
    hosts = StoredClock(database, f"by hand/{uuid.uuid4().hex}") if config.workers.engine != "none" else None
    report = crawl(sources, keep, state, config.crawl, now=clock(), progress=CrawlBar(bar), since=since, hosts=hosts)
    return told(report, sink)


def have_crawled(database: Database, config: Config, *, due_at: datetime) -> JobReport:
    """Queue a crawl of every source for a due time; the workers do it."""
    from meanwhile.workers.queue import defer_crawls

    sources = chosen_sources(config, [])
    found = defer_crawls(database, sources, due_at=due_at)
    lines = [f"{found.queued} of {len(sources)} sources queued for the workers"]
    if found.waiting:
        lines.append(f"{found.waiting} still wait or are being read")
    if found.done:
        lines.append(f"{found.done} have been read for this time")
    counts = {"queued": found.queued, "waiting": found.waiting, "done": found.done}
    return JobReport(job="crawl", counts=counts, lines=lines)


def told(report: CrawlReport, sink: TakeIn) -> JobReport:
    """A crawl's counts and its story in a few lines; exit status 1 when a source could not be read."""
    outcomes = Counter(sink.counts)
    counts = {
        "sources": len(report.sources),
        "failed": len(report.failed),
        "found": report.total("found"),
        "known": report.total("known"),
        "postponed": report.total("postponed"),
        "requests": report.total("requests"),
        **{outcome: outcomes[outcome] for outcome in sorted(outcomes)},
        "refused_by_reason": dict(report.refused),
        "seconds": round(report.seconds, 1),
        "by_source": {
            one.source: {
                "found": one.found,
                "articles": one.articles,
                "requests": one.requests,
                "state": one.state.value,
                "error": one.error,
            }
            for one in report.sources
        },
    }
    kept = ", ".join(f"{n} {outcome.replace('_', ' ')}" for outcome, n in outcomes.most_common()) or "nothing new"
    lines = [
        f"{len(report.sources) - len(report.failed)} of {len(report.sources)} sources read in {report.seconds:.0f} s, "
        f"{report.total('requests')} requests: {kept}"
    ]
    if report.refused:
        lines.append("refused: " + ", ".join(f"{n} {reason}" for reason, n in report.refused.items()))
    complaints = [f"{one.source}: could not be read: {in_words(one.error)}" for one in report.failed]
    complaints += [
        f"{change.source}: is now {change.after.value}: {change.why}"
        for change in report.changes
        if change.source not in {one.source for one in report.failed}
    ]
    if report.sources and all("dns: " in one.error for one in report.sources):
        complaints.append("no name of a host could be looked up: is this machine's network up?")
    if report.interrupted:
        complaints.append("the crawl was ended early; the next one goes on there")
    return JobReport(
        job="crawl",
        counts=counts,
        lines=lines,
        complaints=complaints,
        exit_status=1 if report.failed or report.interrupted else 0,
    )
