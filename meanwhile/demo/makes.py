"""How each make of site answers a request: which addresses it has, and what stands there."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from meanwhile.demo import documents
from meanwhile.demo.press import PressArticle
from meanwhile.demo.sites import Site, slug

_HTML = "text/html; charset=UTF-8"
_RSS = "application/rss+xml; charset=UTF-8"
_XML = "text/xml; charset=UTF-8"
_JSON = "application/json; charset=UTF-8"
#: A picture of one pixel.
_PICTURE = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
_LISTED_AT_ONCE = 12
RETRY_AFTER_S = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a site sends. `changed_at` and `tagged`: which validators go with it."""

    status: int = 200
    body: bytes = b""
    content_type: str = _HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    changed_at: datetime | None = None
    tagged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request's path and query."""

    path: str
    query: Mapping[str, str]

    @classmethod
    def of(cls, target: str) -> "Ask":
        """Take a request's target apart."""
        parts = urlsplit(target)
        return cls(path=parts.path, query=dict(parse_qsl(parts.query, keep_blank_values=True)))


def _page(text: str, **values: Any) -> Answer:
    return Answer(body=text.encode("utf-8"), **values)


def _moved(url: str) -> Answer:
    return Answer(status=301, headers={"Location": url})


def _json(value: Any, **values: Any) -> Answer:
    return Answer(body=json.dumps(value, ensure_ascii=False).encode("utf-8"), content_type=_JSON, **values)


def _article_at(site: Site, ask: Ask) -> PressArticle | None:
    wanted = ask.path if site.outlet.make != "radio" else ""
    for article in site.articles:
        if site.outlet.make == "radio":
            if ask.path == "/noticias/nota.php" and ask.query.get("id") == str(site.post_id(article)):
                return article
        elif urlsplit(site.path(article)).path == wanted:
            return article
    return None


def answer(site: Site, ask: Ask) -> Answer:
    """What the site sends for an address: a page, a document, its own "not found"."""
    if ask.path == "/robots.txt":
        return _page(documents.robots(site), content_type="text/plain; charset=UTF-8")
    if ask.path.startswith("/fotos/"):
        return Answer(body=_PICTURE, content_type="image/gif")
    match site.outlet.make:
        case "wordpress":
            found = _wordpress(site, ask)
        case "drupal":
            found = _drupal(site, ask)
        case "arc":
            found = _arc(site, ask)
        case "gobpe":
            found = _gobpe(site, ask)
        case "federation":
            found = _federation(site, ask)
        case "radio":
            return _radio(site, ask)
        case "atom":
            found = _atom(site, ask)
        case "blog":
            found = _blog(site, ask)
        case _:
            found = _unavailable(site, ask)
    if found is None and (article := _article_at(site, ask)) is not None:
        changed_at = article.modified_at if site.outlet.make in {"drupal", "atom"} else None
        found = _page(site.page(article), changed_at=changed_at)
    if found is None and ask.path == "/":
        found = _page(site.listing())
    return found or _page(site.missing(), status=404)


def _wordpress(site: Site, ask: Ask) -> Answer | None:
    if ask.query.get("p", "").isdigit():
        post = next((post for post in site.articles if str(site.post_id(post)) == ask.query["p"]), None)
        return _moved(site.url(post)) if post else None
    route = ask.query.get("rest_route") or (
        ask.path.removeprefix("/wp-json") if ask.path.startswith("/wp-json") else ""
    )
    if route or ask.path.rstrip("/") == "/wp-json":
        return _wordpress_api(site, route.rstrip("/"), ask.query)
    link = {"Link": f'<{site.base}wp-json/>; rel="https://api.w.org/"'}
    if ask.path in {"/feed/", "/feed"}:
        if not ask.path.endswith("/"):
            return _moved(f"{site.base}feed/")
        page = ask.query.get("paged", "1")
        feed = documents.wordpress_feed(site, page=int(page) if page.isdigit() else 1)
        if feed is None:
            return None
        return _page(feed, content_type=_RSS, changed_at=site.modified_at, tagged=True, headers=link)
    if ask.path == "/comments/feed/":
        return _page(
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Comentarios</title></channel></rss>',
            content_type=_RSS,
        )
    if ask.path in {"/wp-sitemap.xml", "/sitemap.xml"}:
        if ask.path == "/sitemap.xml":
            return _moved(f"{site.base}wp-sitemap.xml")
        names = ("posts-post-1", "taxonomies-category-1", "users-1")
        return _page(
            documents.sitemap_index([f"{site.base}wp-sitemap-{name}.xml" for name in names]), content_type=_XML
        )
    if ask.path == "/wp-sitemap-posts-post-1.xml":
        return _page(documents.sitemap(site), content_type=_XML)
    if match := re.fullmatch(r"/category/([a-z0-9-]+)/", ask.path):
        return _page(site.listing(tuple(a for a in site.newest if slug(a.section) == match[1])))
    if ask.path.startswith("/privado/"):
        return Answer(status=403, body=b"Acceso restringido")
    if not ask.path.endswith("/") and any(site.path(post) == f"{ask.path}/" for post in site.articles):
        return _moved(f"{site.base.rstrip('/')}{ask.path}/")
    if ask.path == "/":
        return _page(site.listing(site.newest[:10]), headers=link)
    return None


def _fault(code: str, message: str, status: int) -> Answer:
    return _json({"code": code, "message": message, "data": {"status": status}}, status=status)


def _wordpress_api(site: Site, route: str, query: Mapping[str, str]) -> Answer:
    if not route:
        return _json(documents.wordpress_index(site))
    embed = "_embed" in query
    wanted = {name.strip() for name in query.get("_fields", "").split(",") if name.strip()}

    def shown(post: PressArticle) -> dict[str, Any]:
        fields = documents.wordpress_post(site, post, embed=embed)
        return {name: value for name, value in fields.items() if not wanted or name in wanted}

    if match := re.fullmatch(r"/wp/v2/posts/(\d+)", route):
        post = next((post for post in site.articles if site.post_id(post) == int(match[1])), None)
        return _json(shown(post)) if post else _fault("rest_post_invalid_id", "ID de entrada no válido.", 404)
    if route != "/wp/v2/posts":
        return _fault("rest_no_route", "No se ha encontrado ninguna ruta que coincida con la URL y el método.", 404)
    numbers = {"per_page": 10, "page": 1}
    for name in numbers:
        if name in query:
            if not query[name].isdigit() or not 1 <= int(query[name]) <= (100 if name == "per_page" else 10_000):
                return _fault("rest_invalid_param", f"Parámetro(s) no válido(s): {name}", 400)
            numbers[name] = int(query[name])
    posts = list(site.articles)
    for name, keep in (("after", 1), ("before", -1)):
        if name in query:
            limit = query[name].removesuffix("Z")[:19]
            local = [(post, post.published_at.strftime("%Y-%m-%dT%H:%M:%S")) for post in posts]
            posts = [post for post, at in local if (at > limit if keep > 0 else at < limit)]
    if "slug" in query:
        posts = [post for post in posts if post.slug == query["slug"]]
    if "search" in query:
        posts = [post for post in posts if query["search"].lower() in f"{post.title} {post.text}".lower()]
    if query.get("order", "desc") == "desc":
        posts.reverse()
    n_pages = -(-len(posts) // numbers["per_page"])
    if numbers["page"] > max(n_pages, 1):
        return _fault(
            "rest_post_invalid_page_number", "El número de página solicitado es mayor que el de páginas.", 400
        )
    part = posts[(numbers["page"] - 1) * numbers["per_page"] : numbers["page"] * numbers["per_page"]]
    totals = {"X-WP-Total": str(len(posts)), "X-WP-TotalPages": str(n_pages), "X-Robots-Tag": "noindex"}
    return _json([shown(post) for post in part], headers=totals)


def _drupal(site: Site, ask: Ask) -> Answer | None:
    if ask.path == "/rss.xml":
        return _page(documents.drupal_feed(site), content_type=_RSS, changed_at=site.modified_at, tagged=True)
    if match := re.fullmatch(r"/node/(\d+)", ask.path):
        node = next((node for node in site.articles if site.post_id(node) == int(match[1])), None)
        return _moved(site.url(node)) if node else None
    return None


def _arc(site: Site, ask: Ask) -> Answer | None:
    section = ""
    if match := re.fullmatch(r"(/arc/outboundfeeds/rss/|/arcio/rss/)(?:category/([a-z-]+)/)?", ask.path):
        section = match[2] or ""
        return _page(
            documents.arc_feed(site, section=section), content_type=_XML, changed_at=site.modified_at, tagged=True
        )
    if ask.path in {"/arc/outboundfeeds/sitemap-news/", "/sitemap-news.xml"}:
        return _page(documents.news_sitemap(site), content_type=_XML)
    if ask.path == "/arc/outboundfeeds/sitemap/":
        return _page(documents.sitemap(site), content_type=_XML)
    return None


def _gobpe(site: Site, ask: Ask) -> Answer | None:
    if ask.path == "/busquedas.json":
        institution, contents = ask.query.get("institucion[]", ""), ask.query.get("contenido[]", "noticias")
        sheet = ask.query.get("sheet", "1")
        fits = institution in {"", site.institution} and contents == "noticias"
        shown = site if fits else Site(outlet=site.outlet, base=site.base, articles=())
        return _json(shown.results(int(sheet) if sheet.isdigit() else 1))
    if ask.path == "/":
        return _moved(site.base.rstrip("/") + site.listing_path)
    if ask.path in {site.listing_path, f"{site.listing_path}/", f"/institucion/{site.institution}"}:
        return _page(site.listing(()))
    return None


def _federation(site: Site, ask: Ask) -> Answer | None:
    if ask.path in {"/", "/noticias/", "/noticias"}:
        number = ask.query.get("pagina", "1")
        page = int(number) if number.isdigit() else 1
        part = site.newest[(page - 1) * _LISTED_AT_ONCE : page * _LISTED_AT_ONCE]
        more = f"/noticias/?pagina={page + 1}" if page * _LISTED_AT_ONCE < len(site.articles) else ""
        return _page(site.listing(part, next_page=more), content_type="text/html; charset=utf-8")
    return None


def _radio(site: Site, ask: Ask) -> Answer:
    """Pages in windows-1252 without a word of it in the header, and with a false one in every second page."""
    status, text, kind = 200, "", "text/html"
    if ask.path == "/rss/noticias.xml":
        text, kind = documents.radio_feed(site), "application/xml"
    elif article := _article_at(site, ask):
        text = site.page(article)
    elif ask.path in {"/", "/noticias/"}:
        text = site.listing()
    else:
        status, text = 404, site.missing()
    changed_at = site.modified_at if kind == "application/xml" else None
    body = text.encode("cp1252", errors="xmlcharrefreplace")
    return Answer(status=status, body=body, content_type=kind, changed_at=changed_at)


def _atom(site: Site, ask: Ask) -> Answer | None:
    if ask.path in {"/feed.xml", "/atom.xml"}:
        kind = "application/atom+xml; charset=utf-8"
        return _page(documents.atom_feed(site), content_type=kind, changed_at=site.modified_at, tagged=True)
    if ask.path == "/sitemap.xml":
        return _page(documents.sitemap(site), content_type=_XML)
    return None


def _blog(site: Site, ask: Ask) -> Answer | None:
    if ask.path == "/rss.php":
        return _page(documents.broken_feed(site), content_type="text/xml")
    return None


def _unavailable(site: Site, ask: Ask) -> Answer | None:
    repaired = site.outlet.options.get("repaired") == "yes"
    if repaired and ask.path == "/rss":
        return _page(documents.arc_feed(site), content_type=_RSS)
    if repaired or (ask.path != "/rss" and _article_at(site, ask) is None):
        return None
    later = {"Retry-After": str(RETRY_AFTER_S)}
    return Answer(status=503, body=b"<h1>Service Temporarily Unavailable</h1>", headers=later)
