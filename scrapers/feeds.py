"""RSS, Atom and JSON Feed: bytes to entries. Pure."""

import calendar
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser
import xxhash

from scrapers.charset import decode
from scrapers.dates import parse_date
from scrapers.markup import headline, n_words, web_address
from scrapers.pages import FeedEntry
from scrapers.plain import plain_line


class EntriesError(Exception):
    """What came is not what was expected: `reason` is a fixed word, the text says what was found."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        super().__init__(detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedContent:
    """A feed as read. `n_without_address`: entries that name no page which could be opened."""

    entries: tuple[FeedEntry, ...]
    title: str = ""
    next_url: str | None = None
    generator: str = ""
    n_without_address: int = 0
    fault: str = ""  # why the feed is not well-formed, though entries could be read


#: A document type can declare entities that grow without bound or name files; no feed needs one.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_DECLARED_ENCODING = re.compile(r"""^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(["'])[^"']*\2""", re.IGNORECASE)
_HTML = re.compile(r"^\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE)
_FEED_ROOT = re.compile(r"<(?:[a-z]+:)?(rss|feed|rdf|channel)\b", re.IGNORECASE)
_ZONE = re.compile(r"(Z|UTC|GMT|UT|[A-Z]{3}|[+-]\d{2}:?\d{2})\s*$")
#: Summaries of at least so many words with paragraphs are the full text in the wrong element.
FULL_TEXT_WORDS = 150
#: An address at the end of an author's field: "red@x.pe (Nombre)".
_MAIL = re.compile(r"\S+@\S+\.\w+")


def stamp_of(*parts: str) -> str:
    """A short mark that changes when one of the parts does."""
    return xxhash.xxh3_64_hexdigest("\x1f".join(" ".join(part.split()) for part in parts).encode())


def parse_feed(
    body: bytes, *, url: str, now: datetime, header_charset: str = "", limit: int | None = None
) -> FeedContent:
    """Read a feed of any kind; raises EntriesError for a web page, for broken XML without entries and for emptiness."""
    if not body.strip():
        raise EntriesError("empty", "the answer is empty")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _parse_json_feed(body, url=url, now=now)
    text, _ = decode(_DOCTYPE.sub(b"", body, count=1), header_charset)
    if _HTML.match(text[:5000]) or not _FEED_ROOT.search(text[:20000]):
        raise EntriesError("not_a_feed", "a web page or something else came where a feed was expected")
    text = _DECLARED_ENCODING.sub(r"\1 encoding=\2utf-8\2", text.lstrip("\ufeff \t\r\n"))
    parsed = feedparser.parse(
        text.encode("utf-8"),
        response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,  # it would turn a guid "1" into an address
        sanitize_html=False,  # only text is taken from it
    )
    fault = str(parsed.get("bozo_exception", "")) if parsed.get("bozo") else ""
    if not parsed.entries and fault:
        raise EntriesError("broken_feed", f"the feed cannot be read: {fault}")
    feed = parsed.feed
    entries: list[FeedEntry] = []
    n_without = 0
    for raw in parsed.entries[:limit]:
        entry = _read_entry(dict(raw), url=url, now=now, lang=str(feed.get("language", "")))
        if entry is None:
            n_without += 1
        else:
            entries.append(entry)
    return FeedContent(
        entries=tuple(entries), title=plain_line(str(feed.get("title", ""))), next_url=_next_url(feed, url),
        generator=str(feed.get("generator", "")), n_without_address=n_without, fault=fault,
    )  # fmt: skip


def _next_url(feed: Mapping[str, Any], url: str) -> str | None:
    """The next page of the feed, older entries (RFC 5005)."""
    for link in feed.get("links", ()):
        if link.get("rel") in {"next", "prev-archive"} and link.get("href"):
            return web_address(str(link["href"]), url)
    return None


def _address_of(raw: Mapping[str, Any], url: str) -> str | None:
    """The page of an entry. feedparser puts a guid that is no address into `link`: not taken."""
    guid = str(raw.get("id", ""))
    for candidate in (raw.get("feedburner_origlink"), raw.get("link")):
        link = str(candidate or "").strip()
        if not link or (link == guid and not link.startswith(("http://", "https://"))):
            continue
        if address := web_address(link, url):
            return address
    for link_of in raw.get("links", ()):
        if link_of.get("rel") == "alternate" and (address := web_address(str(link_of.get("href", "")), url)):
            return address
    return web_address(guid, url) if guid.startswith(("http://", "https://")) else None


def _read_entry(raw: Mapping[str, Any], *, url: str, now: datetime, lang: str) -> FeedEntry | None:
    # a plain dict: feedparser's own gives `published` for a missing `updated`, and warns of it
    address = _address_of(raw, url)
    if address is None:
        return None
    contents = [str(part.get("value", "")) for part in raw.get("content", ())]
    markup = max(contents, key=len, default="")
    summary = str(raw.get("summary", ""))
    if not markup and "<p" in summary and n_words(summary) >= FULL_TEXT_WORDS:
        markup = summary
    published_at, published_raw = _moment(raw, ("published", "created", "updated"), now)
    updated_at, _ = _moment(raw, ("updated",), now)
    title = headline(str(raw.get("title", "")))
    summary_text = plain_line(summary)
    return FeedEntry(
        url=address,
        title=title,
        published_at=published_at,
        published_raw=published_raw,
        updated_at=updated_at,
        authors=_authors(raw),
        summary=summary_text[:2000],
        html=markup,
        guid=str(raw["id"]) if raw.get("id") else None,
        image=_image(raw, url),
        lang=lang[:2].lower(),
        categories=tuple(plain_line(str(tag.get("term") or "")) for tag in raw.get("tags", ()) if tag.get("term")),
        stamp=stamp_of(title, summary_text, plain_line(markup)),
    )


def _moment(raw: Mapping[str, Any], names: Iterable[str], now: datetime) -> tuple[datetime | None, str]:
    """The first of the dates that can be read, with its raw form; without a zone it is Lima's."""
    first_raw = ""
    for name in names:
        text = str(raw.get(name) or "").strip()
        if not text:
            continue
        first_raw = first_raw or text
        parts = raw.get(f"{name}_parsed")
        if parts is not None and _ZONE.search(text):
            try:
                return datetime.fromtimestamp(calendar.timegm(parts), UTC), text
            except (ValueError, OverflowError):
                continue
        if (when := parse_date(text, now=now)) is not None:
            return when, text
    return None, first_raw


def _authors(raw: Mapping[str, Any]) -> tuple[str, ...]:
    names = [str(author.get("name", "")) for author in raw.get("authors", ()) if author.get("name")]
    names = names or [str(raw.get("author", ""))]
    clean = (plain_line(_MAIL.sub("", name)).strip(" ()") for name in names)
    return tuple(dict.fromkeys(name for name in clean if name))


def _image(raw: Mapping[str, Any], url: str) -> str | None:
    pictures = [
        *(str(m.get("url", "")) for m in raw.get("media_content", ()) if _is_picture(m)),
        *(str(m.get("url", "")) for m in raw.get("media_thumbnail", ())),
        *(str(m.get("href", "")) for m in raw.get("links", ()) if m.get("rel") == "enclosure" and _is_picture(m)),
    ]
    return next((address for link in pictures if link and (address := web_address(link, url))), None)


def _is_picture(medium: Mapping[str, Any]) -> bool:
    kind = f"{medium.get('medium', '')} {medium.get('type', '')}"
    return "image" in kind or (
        not kind.strip() and bool(re.search(r"\.(jpe?g|png|webp)\b", str(medium.get("url", ""))))
    )


def _parse_json_feed(body: bytes, *, url: str, now: datetime) -> FeedContent:
    try:
        data = json.loads(decode(body)[0])
    except (ValueError, RecursionError) as error:
        raise EntriesError("broken_feed", f"the JSON cannot be read: {error}") from error
    items = data.get("items")
    if not isinstance(items, list) or "jsonfeed.org" not in str(data.get("version", "")):
        raise EntriesError("not_a_feed", "the JSON is not a JSON Feed")
    entries: list[FeedEntry] = []
    for item in items:
        if not isinstance(item, dict):
            continue
        guid = str(item.get("id") or "")
        links = (item.get("url"), guid if guid.startswith("http") else "", item.get("external_url"))
        address = next((a for link in links if link and (a := web_address(str(link), url))), None)
        if address is None:
            continue
        entries.append(_read_json_item(item, address, guid, now, str(data.get("language", ""))))
    next_link = data.get("next_url")
    return FeedContent(
        entries=tuple(entries), title=plain_line(str(data.get("title", ""))), generator="json feed",
        next_url=web_address(str(next_link), url) if next_link else None, n_without_address=len(items) - len(entries),
    )  # fmt: skip


def _read_json_item(item: Mapping[str, Any], address: str, guid: str, now: datetime, lang: str) -> FeedEntry:
    listed = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = (plain_line(str(author.get("name", ""))) for author in listed or () if isinstance(author, dict))
    text = str(item.get("content_text") or "")
    markup = str(item.get("content_html") or "") or "".join(f"<p>{p}</p>" for p in text.split("\n\n") if p.strip())
    title, summary = headline(str(item.get("title") or "")), plain_line(str(item.get("summary") or ""))
    raw = str(item.get("date_published") or "")
    tags = item.get("tags")
    picture = str(item.get("image") or item.get("banner_image") or "")
    return FeedEntry(
        url=address, title=title, published_at=parse_date(raw, now=now) if raw else None, published_raw=raw,
        updated_at=parse_date(str(item["date_modified"]), now=now) if item.get("date_modified") else None,
        authors=tuple(name for name in names if name), summary=summary[:2000], html=markup, guid=guid or None,
        image=web_address(picture, address) if picture else None, lang=str(item.get("language") or lang)[:2].lower(),
        categories=tuple(plain_line(str(tag)) for tag in tags) if isinstance(tags, list) else (),
        stamp=stamp_of(title, summary, plain_line(markup)),
    )  # fmt: skip
