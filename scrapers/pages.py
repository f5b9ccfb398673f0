"""What passes from fetching to extracting: the entry of a feed or list, and the page that was fetched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

#: Why an article or a way in gave nothing, beside the words of scrapers.gate.Refusal; shown to operators and counted.
REASONS: Mapping[str, str] = {
    "bad_address": "the address cannot be called, or is not of the web",
    "blocked_address": "the address is private and `crawl.allow_addresses` does not allow it",
    "dns": "the host's name leads nowhere",
    "forbidden": "the outlet refuses us (401, 402, 403, 451)",
    "gone": "the page is not there any more (404, 410)",
    "host_waits": "the host asked to be left alone for a while",
    "network": "the connection broke",
    "no_address": "the entry names no page that can be opened",
    "protected": "the outlet asks a password",
    "redirects": "the page leads round in a circle, or nowhere",
    "refused_connection": "nobody answers at the host's port",
    "refused_request": "the outlet does not understand the question (another 4xx)",
    "robots": "robots.txt does not allow it",
    "robots_unreachable": "robots.txt cannot be read, so nothing is fetched",
    "server_error": "the outlet's server failed (5xx)",
    "timeout": "the answer took too long",
    "tls": "the certificate cannot be trusted",
    "too_large": "the answer is larger than the limit",
    "truncated": "the answer broke off",
}


def in_words(error: str) -> str:
    """Why a source could not be read as a person says it, of an error such as `server_error: 503; timeout`."""
    parts = (part.partition(": ") for part in error.split("; "))
    return "; ".join(
        # what is said of an unreadable robots.txt is a whole sentence already
        detail if reason == "robots_unreachable" and detail else f"{REASONS.get(reason, reason)}{colon}{detail}"
        for reason, colon, detail in parts
    )


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
    """An answer that did not come. `reason` is a fixed word: see REASONS."""

    url: str
    reason: str
    persistence: Persistence
    detail: str = ""
