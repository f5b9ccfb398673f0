"""From an outlet's home page to its ways in: link tags, the WordPress API, robots.txt, usual addresses, listings."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from lxml import html as lxml_html

from pipeline.errors import UnavailableError
from pipeline.types import Article
from scrapers.config import CrawlConfig
from scrapers.entries import EntriesError, FeedEntry, parse_sitemap
from scrapers.errand import Fetch, run_errand
from scrapers.extract import ExtractionError, extract_for
from scrapers.feeds import parse_feed
from scrapers.listings import parse_page
from scrapers.markup import headline, web_address
from scrapers.pages import FetchedPage, FetchFailure
from scrapers.source import Source, SourceEntry
from scrapers.spiders import ways_of
from scrapers.spiders.ways import Ask, Context

#: What outlets commonly answer under, likeliest first.
USUAL_FEEDS = ("feed/", "rss.xml", "rss", "feed.xml", "atom.xml", "index.xml", "feeds/posts/default", "rss/")
USUAL_SITEMAPS = ("news-sitemap.xml", "sitemap-news.xml", "wp-sitemap.xml", "sitemap_index.xml", "sitemap.xml")
USUAL_LISTINGS = ("noticias", "noticias/", "actualidad", "news", "blog", "prensa")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "text/xml")
_OF_COMMENTS = re.compile(r"comment|comentario", re.IGNORECASE)
_SECTION = re.compile(r"\b(noticias?|actualidad|news|novedades|prensa|blog|reportajes|comunicados)\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(inicio|home|portada|p[aá]gina principal|noticias|news|actualidad|[uú]ltimas noticias)", re.IGNORECASE
)
PREVIEW = 10
#: A listing of fewer links than this may be a menu.
LEAST_LISTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWay:
    """One way in that answered, as it would be declared."""

    declared: dict[str, Any]
    evidence: str  # where it was found
    entries: tuple[FeedEntry, ...]

    @property
    def newest_at(self) -> datetime | None:
        """The newest publication that it announces."""
        return max((entry.published_at for entry in self.entries if entry.published_at), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSource:
    """An outlet as discovered: the entry to be written, what it is chosen from, and a look at what it gives."""

    entry: SourceEntry
    ways: tuple[FoundWay, ...]
    preview: tuple[FeedEntry, ...]
    sample: Article | None = None  # the newest article, read from its page
    sample_fault: str = ""
    tried: tuple[str, ...] = ()  # what did not answer, and why

    def yaml(self) -> str:
        """The entry as it goes below `own_sources` or into the catalogue."""
        ways = [way.declared for way in self.ways[: len(self.entry.discovery)]]
        data = {"id": self.entry.id, "name": self.entry.name, "home": self.entry.home, "language": self.entry.language}
        text: str = yaml.safe_dump([{**data, "discovery": ways}], allow_unicode=True, sort_keys=False, width=110)
        return text


@dataclass(slots=True)
class _Search:
    """The state of one search."""

    home: str
    now: datetime
    get: Fetch
    config: CrawlConfig
    found: list[FoundWay] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    async def probe(self, declared: dict[str, Any], evidence: str, *, least: int = 1) -> bool:
        """Ask a way in as it would be declared; keep it where it lists articles."""
        source = _source_with(self.home, [declared])
        context = Context(now=self.now)
        for way in ways_of(source):
            for url in way.forms(context):
                if url in self.asked:
                    continue
                self.asked.add(url)
                page = await self.get(url)
                if isinstance(page, FetchFailure):
                    self.tried.append(f"{url}: {page.reason} {page.detail}".strip())
                    continue
                try:
                    harvest = way.read(Ask(url=url), page, context)
                except EntriesError as error:
                    self.tried.append(f"{url}: {error}")
                    continue
                entries = harvest.entries
                for part in harvest.parts[:1]:
                    inner = await self.get(part.url)
                    if isinstance(inner, FetchedPage):
                        entries += _entries_of_sitemap(inner, self.now)
                if len(entries) >= least:
                    self.found.append(FoundWay(declared=declared, evidence=evidence, entries=entries))
                    return True
                self.tried.append(f"{url}: lists {len(entries)} article(s)")
        return False


def _entries_of_sitemap(page: FetchedPage, now: datetime) -> tuple[FeedEntry, ...]:
    try:
        return parse_sitemap(page.body, url=page.final_url, now=now).entries
    except EntriesError:
        return ()


def _source_with(home: str, discovery: Sequence[dict[str, Any]]) -> Source:
    return SourceEntry.model_validate({"id": "probe", "name": "probe", "home": home, "discovery": discovery}).source()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """What the home page says of itself."""

    url: str
    name: str
    language: str
    feeds: tuple[str, ...]
    wordpress: str | None  # the address below which its API lives
    is_arc: bool
    sections: tuple[str, ...]


def read_home(page: FetchedPage) -> _Home:
    """Read the home page; raises EntriesError where it is no page."""
    root = parse_page(page.body, page.headers.get("content-type", ""))
    code = page.body[:400_000]
    base = page.final_url
    feeds = [
        address
        for link in root.xpath("//link[@href]")
        if "alternate" in str(link.get("rel", "")).lower()
        and str(link.get("type", "")).lower().split(";")[0] in _FEED_TYPES
        and "wp-json" not in str(link.get("href"))
        and not _OF_COMMENTS.search(f"{link.get('title', '')} {link.get('href')}")
        and (address := web_address(str(link.get("href")), base))
    ]
    name = next(iter(root.xpath("//meta[@property='og:site_name']/@content")), "") or root.findtext(".//title") or ""
    language = str(root.get("lang") or "").lower()[:2]
    return _Home(
        url=base,
        name=_site_name(str(name)) or urlsplit(base).hostname or base,
        language=language if re.fullmatch(r"[a-z]{2}", language) else "es",
        feeds=tuple(dict.fromkeys(feeds)),
        wordpress=_wordpress_root(root, page, base, code),
        is_arc=b"Fusion.globalContent" in code or b"/pf/dist/" in code,
        sections=tuple(_sections(root, base)),
    )


def _site_name(title: str) -> str:
    """The outlet's name in the title of its home page: the first part that is no section's."""
    parts = [headline(part) for part in re.split(r"\s+[|–—·»-]\s+", title.strip())]
    return next((part for part in parts if part and not _NO_NAME.fullmatch(part)), parts[0])


def _wordpress_root(root: lxml_html.HtmlElement, page: FetchedPage, base: str, code: bytes) -> str | None:
    links = [str(link) for link in root.xpath("//link[@rel='https://api.w.org/']/@href")]
    links += re.findall(r'<([^>]+)>;\s*rel="https://api\.w\.org/"', page.headers.get("link", ""))
    for link in links:
        address = web_address(link, base)
        if address is not None:
            return address.partition("wp-json")[0].partition("index.php")[0].partition("?")[0]
    return urljoin(base, "/") if b"/wp-content/" in code or b"/wp-includes/" in code else None


def _sections(root: lxml_html.HtmlElement, base: str) -> Iterator[str]:
    """Pages of the same host whose address or link text speaks of news."""
    host = urlsplit(base).hostname
    seen = set()
    for anchor in root.iter("a"):
        address = web_address(str(anchor.get("href") or ""), base)
        if (
            address is None
            or urlsplit(address).hostname != host
            or address in seen
            or address.rstrip("/") == base.rstrip("/")
        ):
            continue
        path = urlsplit(address).path
        text = " ".join(anchor.itertext())
        if path.count("/") <= 3 and len(text.split()) <= 3 and (_SECTION.search(path) or _SECTION.search(text)):
            seen.add(address)
            yield address


async def _search(search: _Search, home: _Home, sitemaps: Sequence[str]) -> None:
    """Ask the ways in, likeliest first, until enough answered."""
    parts = urlsplit(home.url)
    host = (parts.hostname or "").removeprefix("www.")
    if match := re.search(r"/institucion/([a-z0-9-]+)", parts.path):
        where = {} if host == "gob.pe" else {"url": urljoin(home.url, "/busquedas.json")}
        await search.probe({"type": "gobpe", "institution": match[1], **where}, "an institution of the state's portal")
    if host == "andina.pe":
        await search.probe({"type": "andina", "url": home.url}, "the Andina agency")
    if host == "elperuano.pe":
        await search.probe({"type": "elperuano"}, "El Peruano")
    if home.wordpress:
        await search.probe({"type": "wordpress", "url": home.wordpress}, "the page names a WordPress API")
    for url in home.feeds[:4]:
        if await search.probe({"type": "feed", "url": url}, "a link tag of the home page"):
            break
    if home.is_arc and not _has(search, "feed"):
        await search.probe({"type": "arc", "url": urljoin(home.url, "/")}, "the page is made by Arc")
    if not search.found and _silent_feed(search, home):
        return
    if not search.found:
        for path in USUAL_FEEDS:
            if await search.probe({"type": "feed", "url": urljoin(home.url, path)}, "a usual address"):
                break
    if not search.found:
        for url in dict.fromkeys([*sitemaps[:4], *(urljoin(home.url, f"/{path}") for path in USUAL_SITEMAPS)]):
            evidence = "a line of robots.txt" if url in sitemaps else "a usual address"
            if await search.probe({"type": "sitemap", "url": url}, evidence, least=LEAST_LISTED):
                break
    if not search.found:
        usual = [urljoin(home.url, f"/{path}") for path in USUAL_LISTINGS]
        for url in dict.fromkeys([*home.sections[:4], home.url, *usual]):
            if await search.probe({"type": "listing", "url": url}, "a page that lists articles", least=LEAST_LISTED):
                break


def _silent_feed(search: _Search, home: _Home) -> bool:
    """The feed that the page names, though it does not answer today: better than nothing, and said to be assumed."""
    passing = ("server_error", "host_waits", "timeout", "network", "truncated")
    for url in home.feeds[:1]:
        line = next((one for one in search.tried if one.startswith(f"{url}: ")), "")
        if line.removeprefix(f"{url}: ").startswith(passing):
            evidence = f"a link tag of the home page; it does not answer today ({line.removeprefix(f'{url}: ')})"
            search.found.append(FoundWay(declared={"type": "feed", "url": url}, evidence=evidence, entries=()))
            return True
    return False


def _has(search: _Search, kind: str) -> bool:
    return any(way.declared["type"] == kind for way in search.found)


def _id_of(name: str, url: str) -> str:
    import unicodedata

    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", folded)
    labels = re.findall(r"[a-z0-9]+", (urlsplit(url).hostname or "source").removeprefix("www."))
    slug = "_".join(words[:4]) if words and len("_".join(words[:4])) <= 32 else labels[0]
    return slug if not slug.isdigit() else f"source_{slug}"


def _newest(ways: Sequence[FoundWay]) -> tuple[FeedEntry, ...]:
    entries = {entry.url: entry for way in reversed(ways) for entry in way.entries}
    dated = sorted((e for e in entries.values() if e.published_at), key=_published, reverse=True)
    undated = [entry for entry in entries.values() if not entry.published_at]
    return tuple([*dated, *undated][:PREVIEW])


def _published(entry: FeedEntry) -> float:
    return entry.published_at.timestamp() if entry.published_at else 0.0


def discover(
    url: str,
    config: CrawlConfig,
    *,
    now: datetime,
    taken_ids: Sequence[str] = (),
    told: Callable[[str], None] | None = None,
) -> FoundSource:
    """Find the ways into an outlet from its home page; raises UnavailableError where none is found.

    `told` hears what is being asked. Nothing is stored. An address without a scheme is one of https.
    """
    if "://" not in url and "." in url:
        url = f"https://{url}"
    result: list[FoundSource] = []

    async def errand(get: Fetch) -> None:
        async def asking(address: str) -> FetchedPage | FetchFailure:
            if told:
                told(address)
            return await get(address)

        page = await asking(url)
        if isinstance(page, FetchFailure):
            raise UnavailableError(f"{url} cannot be read ({page.reason}): {page.detail}. Is the address right?")
        try:
            home = read_home(page)
        except EntriesError as error:
            home = _direct(page, url, now, error)
        robots = await asking(urljoin(home.url, "/robots.txt"))
        text = robots.body.decode("utf-8", "replace") if isinstance(robots, FetchedPage) else ""
        lines = re.findall(r"(?im)^\s*sitemap\s*:\s*(\S+)", text)
        sitemaps = [address for line in lines if (address := web_address(line, home.url))]
        search = _Search(home=home.url, now=now, get=asking, config=config)
        if _looks_like_feed(page):
            search.asked.clear()
            await search.probe({"type": "feed", "url": url}, "the address itself")
        if not search.found:
            await _search(search, home, sitemaps)
        if not search.found:
            tried = "; ".join(search.tried[-5:])
            raise UnavailableError(
                f"{url}: no way in was found. Declare a listing with a selector by hand. Tried: {tried}"
            )
        result.append(await _settle(search, home, taken_ids))

    run_errand(errand, config, now=now)
    return result[0]


def _looks_like_feed(page: FetchedPage) -> bool:
    head = page.body[:1000].lower()
    return b"<rss" in head or b"<feed" in head or b"<rdf" in head or b"jsonfeed.org" in head


def _direct(page: FetchedPage, url: str, now: datetime, error: EntriesError) -> _Home:
    """The address given was not a page but perhaps a feed."""
    try:
        title = parse_feed(page.body, url=url, now=now).title
    except EntriesError:
        raise UnavailableError(f"{url} is neither a page nor a feed: {error}") from error
    return _Home(
        url=urljoin(url, "/"), name=title or url, language="es", feeds=(url,), wordpress=None, is_arc=False, sections=()
    )  # fmt: skip


async def _settle(search: _Search, home: _Home, taken_ids: Sequence[str]) -> FoundSource:
    """The entry, with the newest article read as a proof."""
    name = home.name
    slug = _id_of(name, home.url)
    number = 2
    while slug in taken_ids:
        slug = f"{_id_of(name, home.url)}_{number}"
        number += 1
    ways = tuple(search.found[:2])
    entry = SourceEntry.model_validate(
        {
            "id": slug, "name": name, "home": home.url, "language": home.language,
            "verified": "page" if any(way.entries for way in ways) else "assumed",
            "discovery": [way.declared for way in ways],
        }
    )  # fmt: skip
    preview = _newest(ways)
    sample: Article | None = None
    fault = ""
    for newest in preview[:1]:
        page = await search.get(newest.url)
        if isinstance(page, FetchFailure):
            fault = f"{newest.url}: {page.reason} {page.detail}".strip()
            continue
        try:
            sample = extract_for(entry.source(), page, entry=newest).article
        except ExtractionError as error:
            fault = f"{newest.url}: {error.reason}: {error.detail}"
    return FoundSource(
        entry=entry, ways=tuple(search.found), preview=preview, sample=sample, sample_fault=fault,
        tried=tuple(search.tried),
    )  # fmt: skip
