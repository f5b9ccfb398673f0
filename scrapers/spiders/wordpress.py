"""The way in by the REST API of WordPress, back in time as far as wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from scrapers.entries import parse_wordpress
from scrapers.pages import FetchedPage
from scrapers.source import WordPress
from scrapers.spiders.ways import Ask, Context, Harvest

#: The most that WordPress gives at once.
PER_PAGE = 100
_FIELDS = "id,date,date_gmt,modified_gmt,link,guid,title,excerpt,content,jetpack_featured_media_url,_links,_embedded"


@dataclass(frozen=True, slots=True)
class WordPressWay:
    """Posts of the API, newest first; `?rest_route=` where the site has no pretty permalinks."""

    wordpress: WordPress
    kind: str = "wordpress"

    @property
    def key(self) -> str:
        """See Way."""
        return f"{self._base()}wp-json/wp/v2/{self.wordpress.post_type}"

    def _base(self) -> str:
        """The site's address, also where the whole address of the API was declared."""
        url = self.wordpress.url.partition("wp-json/")[0].partition("?")[0]
        return url if url.endswith("/") else f"{url}/"

    def forms(self, context: Context) -> Sequence[str]:
        """See Way."""
        query = {
            **dict(self.wordpress.query), "per_page": str(PER_PAGE), "orderby": "date", "order": "desc",
            "_embed": "author,wp:featuredmedia", "_fields": _FIELDS,
        }  # fmt: skip
        if context.since is not None:
            query["after"] = context.since.strftime("%Y-%m-%dT%H:%M:%S")
        pretty = f"{self.key}?{urlencode(query, safe=',:')}"
        route = {"rest_route": f"/wp/v2/{self.wordpress.post_type}", **query}
        return (pretty, f"{self._base()}?{urlencode(route, safe=',:/')}")

    def read(self, ask: Ask, page: FetchedPage, context: Context) -> Harvest:
        """See Way."""
        entries = parse_wordpress(page.body, url=page.final_url, now=context.now)
        total = page.headers.get("x-wp-totalpages", "1")
        number = _page_number(ask.url)
        more = total.isdigit() and number < int(total) and bool(entries) and context.since is not None
        older = Ask(url=_with_page(ask.url, number + 1), depth=ask.depth + 1) if more else None
        return Harvest(entries=entries, older=older)


def _page_number(url: str) -> int:
    return int(dict(parse_qsl(urlsplit(url).query)).get("page", "1"))


def _with_page(url: str, page: int) -> str:
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "page"]
    return parts._replace(query=urlencode([*query, ("page", str(page))], safe=",:/")).geturl()
