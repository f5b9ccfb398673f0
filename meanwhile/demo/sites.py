"""One outlet of the sample press as a site: its addresses, its pages, and the forms in which it writes a date."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from meanwhile.demo.press import Outlet, PressArticle

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_SUMMARY_CHARS = 220


def slug(text: str) -> str:
    """Lower case, without accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def summary(article: PressArticle) -> str:
    """The lead that was written, or the beginning of the body cut at a word."""
    if article.lead:
        return article.lead
    first = article.paragraphs[0]
    return first if len(first) <= _SUMMARY_CHARS else f"{first[:_SUMMARY_CHARS].rpartition(' ')[0]}…"


def utc(at: datetime) -> str:
    """ISO 8601 in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def long_date(at: datetime) -> str:
    """19 de febrero de 2019"""
    return f"{at.day} de {_MONTHS[at.month - 1]} de {at.year}"


def _clock(at: datetime, mark: str) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {'a' if at.hour < 12 else 'p'}{mark}"


def _arc_date(at: datetime) -> str:
    return f"{at:%d/%m/%Y} {at:%H}H{at:%M}"


def _gob_date(at: datetime) -> str:
    return f"{long_date(at)} - {_clock(at, '. m.')}"


def _federation_date(at: datetime) -> str:
    return f"Puerto Maldonado, {at.day:02d} de {_MONTHS[at.month - 1]} del {at.year}"


def _radio_date(at: datetime) -> str:
    weekday, month = _WEEKDAYS[at.weekday()].capitalize(), _MONTHS[at.month - 1].capitalize()
    return f"{weekday}, {at.day:02d} {month} {at.year} {at:%H:%M}"


def _english_date(at: datetime) -> str:
    return f"{at.day} {at:%B} {at.year}"


def _blog_date(at: datetime) -> str:
    return f"{_WEEKDAYS[at.weekday()]}, {long_date(at)}"


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("meanwhile.demo", "templates"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(
        slug=slug, summary=summary, utc=utc, long_date=long_date, arc_date=_arc_date, gob_date=_gob_date,
        federation_date=_federation_date, radio_date=_radio_date, english_date=_english_date, blog_date=_blog_date,
    )  # fmt: skip
    return environment


def _day_path(article: PressArticle) -> str:
    return f"{article.published_at:%Y/%m/%d}/{article.slug}/"


def _path(outlet: Outlet, article: PressArticle, number: int) -> str:
    match outlet.make:
        case "wordpress":
            return f"/{_day_path(article)}"
        case "drupal":
            return f"/actualidad-noticias/{article.published_at:%d/%m/%Y}/{article.slug}"
        case "arc":
            return f"/{slug(article.section)}/{article.slug}-noticia/"
        case "gobpe":
            return f"/institucion/{outlet.options['institution']}/noticias/{number}-{article.slug}"
        case "federation":
            return f"/noticias/{article.slug}.html"
        case "radio":
            return f"/noticias/nota.php?id={number}&t={article.slug}"
        case "atom":
            return f"/{article.published_at:%Y/%m}/{article.slug}.html"
        case _:
            return f"/{article.published_at:%Y/%m}/{article.slug}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """An outlet with the address it is served at and what it has published, oldest first."""

    outlet: Outlet
    base: str  # ends in a slash
    articles: tuple[PressArticle, ...]

    def post_id(self, article: PressArticle) -> int:
        """The number under which the site's own software keeps the article; never changes."""
        return 18_200 + 7 * article.number

    def path(self, article: PressArticle) -> str:
        """The path of its page, with its query."""
        return _path(self.outlet, article, self.post_id(article))

    def url(self, article: PressArticle) -> str:
        """The absolute address of its page."""
        return self.base + self.path(article).removeprefix("/")

    def picture(self, article: PressArticle) -> str:
        """The address of its picture."""
        return f"{self.base}fotos/{article.slug}.gif"

    def author(self, article: PressArticle) -> str:
        """Who signs: the byline, or the newsroom."""
        return article.byline or ("Redacción" if self.outlet.language == "es" else "Staff")

    @property
    def newest(self) -> tuple[PressArticle, ...]:
        """The articles, newest first."""
        return tuple(reversed(self.articles))

    @property
    def modified_at(self) -> datetime:
        """When the site last changed."""
        return max((article.modified_at for article in self.articles), default=datetime(2019, 2, 1, tzinfo=UTC))

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections in use."""
        return tuple(sorted({article.section for article in self.articles}))

    @property
    def institution(self) -> str:
        """The name of a ministry in its own addresses."""
        return self.outlet.options["institution"]

    @property
    def listing_path(self) -> str:
        """Where the news of a ministry or federation are listed."""
        return f"/institucion/{self.institution}/noticias" if self.outlet.make == "gobpe" else "/noticias/"

    def related(self, article: PressArticle) -> tuple[PressArticle, ...]:
        """Three other articles, always the same ones."""
        at = self.articles.index(article)
        others = self.articles[at + 1 :] + self.articles[:at]
        return others[:3]

    def content(self, article: PressArticle) -> Markup:
        """The body as WordPress keeps it."""
        parts = [f"<p>{escape(paragraph)}</p>" for paragraph in article.paragraphs]
        related = self.related(article)
        if self.outlet.options.get("theme") == "revista" and related and len(parts) > 3:
            link = (
                f'<p><strong>Lee también: <a href="{self.url(related[0])}">{escape(related[0].title)}</a></strong></p>'
            )
            parts.insert(2, link)
        return Markup("\n".join(parts))  # noqa: S704 - every part is escaped above

    def page(self, article: PressArticle) -> str:
        """The page of an article."""
        return self._render(article=article, lie=bool(article.number % 2))

    def listing(self, articles: tuple[PressArticle, ...] | None = None, *, next_page: str = "") -> str:
        """The front page, or a page of links."""
        return self._render(articles=self.newest if articles is None else articles, next_page=next_page)

    def missing(self) -> str:
        """The page that says that there is none."""
        return self._render(missing=True)

    def _render(self, **values: Any) -> str:
        defaults: dict[str, Any] = {"article": None, "articles": (), "missing": False, "next_page": "", "lie": True}
        return _environment().get_template(f"{self.outlet.make}.html").render(site=self, **{**defaults, **values})

    # --- structured data ----------------------------------------------------------------------------------

    def yoast(self, article: PressArticle) -> dict[str, Any]:
        """JSON-LD as a plugin of WordPress writes it."""
        url = self.url(article)
        return {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "@id": f"{self.base}#website", "url": self.base, "name": self.outlet.name},
                {"@type": "WebPage", "@id": f"{url}#webpage", "url": url, "name": article.title,
                 "datePublished": utc(article.published_at), "dateModified": utc(article.modified_at)},
                {"@type": "Person", "@id": f"{self.base}#/schema/person/1", "name": self.author(article)},
                {"@type": "Article", "@id": f"{url}#article", "headline": article.title,
                 "datePublished": utc(article.published_at), "dateModified": utc(article.modified_at),
                 "author": {"@id": f"{self.base}#/schema/person/1"}, "articleSection": article.section},
            ],
        }  # fmt: skip

    def news_article(self, article: PressArticle) -> dict[str, Any]:
        """JSON-LD as newspapers on Arc write it, with the whole body."""
        return {
            "@context": "http://schema.org", "@type": "NewsArticle", "headline": article.title,
            "mainEntityOfPage": {"@type": "WebPage", "@id": self.url(article)},
            "datePublished": article.published_at.isoformat(), "dateModified": article.modified_at.isoformat(),
            "description": summary(article), "articleBody": " ".join(article.paragraphs),
            "articleSection": article.section, "image": [{"@type": "ImageObject", "url": self.picture(article)}],
            "author": {"@type": "Person", "name": self.author(article)},
            "publisher": {"@type": "Organization", "name": self.outlet.name},
        }  # fmt: skip

    def blog_posting(self, article: PressArticle) -> dict[str, Any]:
        """JSON-LD as generators of static sites write it."""
        return {
            "@context": "https://schema.org", "@type": "BlogPosting", "headline": article.title,
            "url": self.url(article), "datePublished": article.published_at.isoformat(),
            "dateModified": article.modified_at.isoformat(),
            "author": {"@type": "Person", "name": self.author(article)}, "description": summary(article),
        }  # fmt: skip

    def results(self, sheet: int, *, per_page: int = 25) -> dict[str, Any]:
        """What the state platform's search answers."""
        part = self.newest[(sheet - 1) * per_page : sheet * per_page]
        return {
            "data": {
                "id": "1",
                "type": "search",
                "attributes": {
                    "total": len(self.articles),
                    "sheet": sheet,
                    "results": [
                        {
                            "id": self.post_id(article),
                            "content_type": "noticias",
                            "name_with_parent": article.title,
                            "url": f'<a class="text-primary" href="{self.path(article)}">{escape(article.title)}</a>',
                            "content": f"<p>{escape(summary(article))}</p>",
                            "publication": _gob_date(article.published_at),
                            "institution": self.outlet.name,
                        }
                        for article in part
                    ],
                },
            }
        }  # fmt: skip
