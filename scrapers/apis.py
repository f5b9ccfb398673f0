"""What JSON interfaces of outlets answer (WordPress, gob.pe, El Peruano): bytes to entries. Pure."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scrapers.charset import decode
from scrapers.dates import parse_date
from scrapers.feeds import EntriesError, stamp_of
from scrapers.markup import headline, parse_fragment, web_address
from scrapers.pages import FeedEntry
from scrapers.plain import plain_line


def _read_json(body: bytes, what: str) -> Any:
    try:
        return json.loads(decode(body)[0])
    except (ValueError, RecursionError) as error:
        raise EntriesError("not_json", f"something else than JSON came where {what} was expected") from error


def _rendered(value: Any) -> str:
    return str(value.get("rendered") or "") if isinstance(value, dict) else str(value or "")


def parse_wordpress(body: bytes, *, url: str, now: datetime) -> tuple[FeedEntry, ...]:
    """Posts of the WordPress REST API; raises EntriesError where the API is closed or answers something else."""
    data = _read_json(body, "the WordPress API")
    if isinstance(data, dict) and data.get("code"):
        raise EntriesError(
            "closed_api", f"the WordPress API says {data.get('code')}: {plain_line(str(data.get('message')))}"
        )
    if not isinstance(data, list):
        raise EntriesError("not_posts", "the WordPress API did not answer with a list of posts")
    entries = (_read_post(post, url, now) for post in data if isinstance(post, dict))
    return tuple(entry for entry in entries if entry is not None)


def _read_post(post: Mapping[str, Any], url: str, now: datetime) -> FeedEntry | None:
    address = web_address(str(post.get("link") or ""), url)
    if address is None:
        return None
    content = post.get("content")
    protected = bool(content.get("protected")) if isinstance(content, dict) else False
    embedded = post.get("_embedded") if isinstance(post.get("_embedded"), dict) else {}
    raw = str(post.get("date_gmt") or "")
    local = str(post.get("date") or "")
    published_at = _utc(raw) or (parse_date(local, now=now) if local else None)
    modified = str(post.get("modified_gmt") or post.get("modified") or "")
    guid = _rendered(post.get("guid"))
    return FeedEntry(
        url=address, title=headline(_rendered(post.get("title"))), published_at=published_at,
        published_raw=local or raw,
        updated_at=_utc(modified), authors=_embedded_authors(embedded or {}), html=_rendered(content),
        summary=plain_line(_rendered(post.get("excerpt")))[:2000], guid=guid or None, protected=protected,
        image=_picture(post, embedded or {}, url), stamp=modified or stamp_of(_rendered(content)),
    )  # fmt: skip


def _utc(text: str) -> datetime | None:
    """A time of WordPress's *_gmt fields; drafts that were never dated carry zeros."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def _embedded_authors(embedded: Mapping[str, Any]) -> tuple[str, ...]:
    authors = embedded.get("author")
    if not isinstance(authors, list):
        return ()
    names = (plain_line(str(author.get("name") or "")) for author in authors if isinstance(author, dict))
    return tuple(dict.fromkeys(name for name in names if name))


def _picture(post: Mapping[str, Any], embedded: Mapping[str, Any], url: str) -> str | None:
    media = embedded.get("wp:featuredmedia")
    first = media[0] if isinstance(media, list) and media and isinstance(media[0], dict) else {}
    for link in (first.get("source_url"), post.get("jetpack_featured_media_url")):
        if link and (address := web_address(str(link), url)):
            return address
    root = parse_fragment(_rendered(post.get("content")))
    pictures = [] if root is None else root.xpath("//img/@src")
    return next((address for link in pictures if (address := web_address(str(link), url))), None)


def parse_gobpe(body: bytes, *, url: str, now: datetime) -> tuple[FeedEntry, ...]:
    """Results of gob.pe's search: the address stands inside an anchor, the date in words."""
    data = _read_json(body, "gob.pe's search")
    results = data
    for name in ("data", "attributes", "results"):
        results = results.get(name) if isinstance(results, dict) else None
    if not isinstance(results, list):
        raise EntriesError("not_results", "gob.pe's search did not answer with results")
    entries = (_read_gobpe(result, url, now) for result in results if isinstance(result, dict))
    return tuple(entry for entry in entries if entry is not None)


def _read_gobpe(result: Mapping[str, Any], url: str, now: datetime) -> FeedEntry | None:
    anchor = str(result.get("url") or "")
    root = parse_fragment(anchor) if "<" in anchor else None
    link = next(iter(root.xpath("//a/@href")), "") if root is not None else anchor
    address = web_address(str(link), url)
    if address is None:
        return None
    raw = plain_line(str(result.get("publication") or ""))
    title = plain_line(str(result.get("name_with_parent") or "")) or plain_line(anchor)
    summary = plain_line(str(result.get("content") or ""))
    return FeedEntry(
        url=address, title=title, published_at=parse_date(raw, now=now) if raw else None, published_raw=raw,
        summary=summary[:2000], lang="es", stamp=stamp_of(title, summary),
    )  # fmt: skip


def parse_elperuano(body: bytes, *, url: str, now: datetime) -> tuple[FeedEntry, ...]:
    """News of El Peruano's portal, a plain JSON list with Microsoft's dates."""
    data = _read_json(body, "El Peruano's list")
    if not isinstance(data, list):
        raise EntriesError("not_results", "El Peruano did not answer with a list")
    entries: list[FeedEntry] = []
    for item in data:
        if not isinstance(item, dict):
            continue
        friendly = str(item.get("URLFriendLy") or "").strip().lstrip("./")
        number = str(item.get("intNoticiaId") or "").strip()
        link = f"/{friendly}" if friendly else f"/noticia/{number}" if number else ""
        address = web_address(link, url) if link else None
        if address is None:
            continue
        raw = str(item.get("dtmFecha") or "")
        title, summary = plain_line(str(item.get("vchTitulo") or "")), plain_line(str(item.get("vchBajada") or ""))
        summary = summary or plain_line(str(item.get("vchDescripcion") or ""))
        published_at = _microsoft_date(raw) or (parse_date(raw, now=now) if raw else None)
        entries.append(
            FeedEntry(
                url=address, title=title, published_at=published_at, published_raw=raw, summary=summary[:2000],
                lang="es", guid=number or None, stamp=stamp_of(title, summary),
            )
        )  # fmt: skip
    return tuple(entries)


def _microsoft_date(raw: str) -> datetime | None:
    """`/Date(1763442000000)/`: milliseconds since 1970."""
    digits = raw.removeprefix("/Date(").removesuffix(")/") if raw.startswith("/Date(") else ""
    number = digits.partition("-")[0].partition("+")[0]
    if not number.isdigit() or len(number) > 14:
        return None
    return datetime.fromtimestamp(int(number) / 1000, UTC)
