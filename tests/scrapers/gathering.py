"""What the tests of gathering share: outlets on loopback, one crawl, and what came of it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pipeline.types import Article, Refused
from scrapers.config import CrawlConfig
from scrapers.crawl import CrawlReport, MemoryState, Progress, SourceReport, crawl
from scrapers.source import sources_for

NOW = datetime(2019, 2, 24, 15, 0, tzinfo=UTC)
#: Limits short enough for a test; everything else stays as it is in real use.
QUICK = {"timeout_s": 5.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What one crawl gave."""

    report: CrawlReport
    articles: tuple[Article, ...]
    refused: tuple[Refused, ...]
    state: MemoryState
    seconds: float

    @property
    def only(self) -> SourceReport:
        """The report of the only source."""
        (report,) = self.report.sources
        return report


def outlet(url: str, *ways: dict[str, Any], name: str = "aldea", **values: Any) -> dict[str, Any]:
    """An entry of `own_sources`; without ways it has a feed at /feed."""
    entry = {"id": name, "name": name.title(), "home": f"{url}/", "delay": 0}
    return {**entry, "discovery": list(ways) or [{"type": "feed", "url": f"{url}/feed"}], **values}


def config_of(
    *outlets: dict[str, Any],
    allow: Sequence[str] = ("127.0.0.1/32",),
    limits: dict[str, Any] | None = None,
    **values: Any,
) -> CrawlConfig:
    """A configuration with these outlets alone."""
    return CrawlConfig.model_validate(
        {
            "contact": "digest@example.org",
            "allow_addresses": list(allow),
            "own_sources": list(outlets),
            "limits": {**QUICK, **(limits or {})},
            "delay": 0,
            **values,
        }
    )


def gather(
    *outlets: dict[str, Any],
    state: MemoryState | None = None,
    allow: Sequence[str] = ("127.0.0.1/32",),
    limits: dict[str, Any] | None = None,
    now: datetime = NOW,
    since: datetime | None = None,
    progress: Progress | None = None,
    **values: Any,
) -> Gathered:
    """Crawl the outlets once."""
    config = config_of(*outlets, allow=allow, limits=limits, **values)
    state = MemoryState() if state is None else state
    found: list[Article | Refused] = []
    began = time.monotonic()
    report = crawl(sources_for(config), found.append, state, config, now=now, since=since, progress=progress)
    gathered = Gathered(
        report=report,
        articles=tuple(one for one in found if isinstance(one, Article)),
        refused=tuple(one for one in found if isinstance(one, Refused)),
        state=state,
        seconds=time.monotonic() - began,
    )
    for one in report.sources:
        assert one.found == one.known + one.articles + sum(one.refused.values()) + one.postponed, one
        assert "fault in the program" not in one.error, one.error
    assert report.total("articles") == len(gathered.articles)
    assert sum(report.refused.values()) == len(gathered.refused)
    return gathered
