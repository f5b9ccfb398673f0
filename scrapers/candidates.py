"""From what the ways in announced to what is worth a visit. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

from pipeline.urls import AddressError, canonical_address
from scrapers.pages import FeedEntry
from scrapers.source import Source
from scrapers.state import KnownArticle

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
#: A sitemap whose times of change moved for more known articles than this was rebuilt, not edited.
REBUILT = 20
#: The time of a feed and of `--since` may differ by a zone.
MARGIN = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One article as the ways in announce it together. `stamps` by kind of discovery."""

    url: str  # canonical: what it is known by
    entry: FeedEntry
    stamps: Mapping[str, str] = field(default_factory=dict)
    ways: tuple[str, ...] = ()  # keys of the ways that announced it
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What to do with the candidates: look at them, leave them, or only note their stamps."""

    visit: tuple[Candidate, ...]
    known: tuple[Candidate, ...]
    note: tuple[KnownArticle, ...]


def is_wanted(url: str, source: Source) -> bool:
    """Whether an address is an article's by the outlet's declared patterns."""
    quirks = source.quirks
    if quirks.only and not any(re.search(pattern, url) for pattern in quirks.only):
        return False
    return not any(re.search(pattern, url) for pattern in quirks.skip)


def _without_query(url: str, names: Sequence[str]) -> str:
    parts = urlsplit(url)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in names]
    return parts._replace(query=urlencode(kept)).geturl()


def gather(
    announced: Iterable[tuple[str, str, FeedEntry]], source: Source, *, since: datetime | None = None
) -> tuple[Candidate, ...]:
    """One candidate per article from (key of the way, kind, entry); the same article of two ways becomes one."""
    found: dict[str, Candidate] = {}
    for way, kind, announced_entry in announced:
        entry = announced_entry
        if source.quirks.drop_query:
            entry = replace(entry, url=_without_query(entry.url, source.quirks.drop_query))
        if not is_wanted(entry.url, source):
            continue
        if since is not None and entry.published_at is not None and entry.published_at < since - MARGIN:
            continue
        try:
            key = canonical_address(entry.url)
        except AddressError:
            continue
        before = found.get(key)
        stamps = {**(before.stamps if before else {}), **({kind: entry.stamp} if entry.stamp else {})}
        found[key] = Candidate(
            url=key,
            entry=entry if before is None else merge(before.entry, entry),
            stamps=stamps,
            ways=(*before.ways, way) if before else (way,),
            kinds=(*before.kinds, kind) if before else (kind,),
        )
    return tuple(found.values())


def merge(one: FeedEntry, other: FeedEntry) -> FeedEntry:
    """Both announcements of an article in one: the fuller text's, with what the other knows besides."""
    main, rest = (other, one) if len(other.html) > len(one.html) else (one, other)
    return replace(
        main,
        title=main.title or rest.title,
        published_at=main.published_at or rest.published_at,
        published_raw=main.published_raw if main.published_at else rest.published_raw or main.published_raw,
        updated_at=main.updated_at or rest.updated_at,
        authors=main.authors or rest.authors,
        summary=main.summary or rest.summary,
        guid=main.guid or rest.guid,
        image=main.image or rest.image,
        lang=main.lang or rest.lang,
        categories=main.categories or rest.categories,
    )


def _differs(candidate: Candidate, known: KnownArticle, kinds: Iterable[str]) -> bool:
    return any(
        known.stamps.get(kind) and candidate.stamps.get(kind) and known.stamps[kind] != candidate.stamps[kind]
        for kind in kinds
    )


def sort_out(candidates: Sequence[Candidate], known: Mapping[str, KnownArticle], *, now: datetime) -> Sorted:
    """Which candidates are new or edited, newest first; which are known; and which stamps to note."""
    moved = Counter(
        "sitemap" for c in candidates if (memory := known.get(c.url)) is not None and _differs(c, memory, ["sitemap"])
    )
    visit: list[Candidate] = []
    left: list[Candidate] = []
    note: list[KnownArticle] = []
    for candidate in candidates:
        memory = known.get(candidate.url)
        if memory is None:
            visit.append(candidate)
            continue
        kinds = [k for k in candidate.stamps if k != "sitemap" or moved["sitemap"] <= REBUILT]
        if memory.ended != "old" and _differs(candidate, memory, kinds):
            visit.append(candidate)
            continue
        left.append(candidate)
        stamps = {**memory.stamps, **candidate.stamps}
        if stamps != dict(memory.stamps):
            note.append(replace(memory, stamps=stamps, seen_at=now))
    visit.sort(key=lambda c: c.entry.published_at or c.entry.updated_at or _LONG_AGO, reverse=True)
    return Sorted(visit=tuple(visit), known=tuple(left), note=tuple(note))
