"""What passes from fetching to extracting: the entry of a feed or list, and the page that was fetched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Persistence(StrEnum):
    """Whether a failure is worth another try at the next run."""

    TEMPORARY = "temporary"
    PERMANENT = "permanent"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One article as a feed, sitemap, API or listing announces it. Times are aware UTC, texts plain but for `html`."""

    url: str  # absolute http(s) address
    title: str = ""
    published_at: datetime | None = None
    published_raw: str = ""  # as it stood there, also where it could not be read
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    html: str = ""  # the full text as the feed or API gives it, else ""
    guid: str | None = None
    image: str | None = None
    lang: str = ""  # as declared, else ""
    categories: tuple[str, ...] = ()
    stamp: str = ""  # changes when the outlet edits the article, else ""; comparable within one kind of discovery
    protected: bool = False  # the outlet asks a password for it


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """An answer as it came: undecoded bytes, headers with lower-case names, the address after redirects."""

    url: str  # as asked
    final_url: str
    status: int
    body: bytes
    fetched_at: datetime
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailure:
    """An answer that did not come. `reason` is a fixed word: see REASONS in scrapers/crawl.py."""

    url: str
    reason: str
    persistence: Persistence
    detail: str = ""
