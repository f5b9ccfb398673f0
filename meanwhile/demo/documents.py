"""What the sites of the sample press publish besides pages: feeds, sitemaps, posts as JSON, robots.txt."""

from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from meanwhile.demo.press import PressArticle
from meanwhile.demo.sites import Site, slug, summary, utc

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _rfc822(at: datetime) -> str:
    return format_datetime(at)


def _channel(site: Site, items: list[str], *, extra: str = "", generator: str = "") -> str:
    return (
        f"<channel>\n<title>{escape(site.outlet.name)}</title>\n<link>{site.base}</link>\n"
        f"<description>{escape(site.outlet.tagline)}</description>\n<language>{site.outlet.language}</language>\n{extra}"
        + (f"<generator>{escape(generator)}</generator>\n" if generator else "")
        + "\n".join(items)
        + "\n</channel>\n</rss>\n"
    )


def wordpress_feed(site: Site, *, page: int = 1, per_page: int = 10) -> str | None:
    """RSS as WordPress writes it: ten posts a page, whole texts or only excerpts."""
    posts = site.newest[(page - 1) * per_page : page * per_page]
    if not posts and page > 1:
        return None
    items = []
    for post in posts:
        signed = (
            f'<p>La entrada <a rel="nofollow" href="{site.url(post)}">{escape(post.title)}</a> se publicó primero en '
            f'<a rel="nofollow" href="{site.base}">{escape(site.outlet.name)}</a>.</p>'
        )
        full = site.outlet.options["feed"] == "full"
        excerpt = f"<p>{escape(summary(post))} [&#8230;]</p>\n{signed}"
        content = f"<content:encoded><![CDATA[{site.content(post)}\n{signed}]]></content:encoded>\n" if full else ""
        items.append(
            f"<item>\n<title>{escape(post.title)}</title>\n<link>{site.url(post)}</link>\n"
            f"<comments>{site.url(post)}#respond</comments>\n<pubDate>{format_datetime(_as_utc(post.published_at))}</pubDate>\n"
            f"<dc:creator><![CDATA[{site.author(post)}]]></dc:creator>\n<category><![CDATA[{post.section}]]></category>\n"
            f'<guid isPermaLink="false">{site.base}?p={site.post_id(post)}</guid>\n'
            f"<description><![CDATA[{excerpt}]]></description>\n{content}<slash:comments>1</slash:comments>\n</item>"
        )
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    )
    extra = f'<atom:link href="{site.base}feed/" rel="self" type="application/rss+xml" />\n'
    extra += f"<lastBuildDate>{format_datetime(_as_utc(site.modified_at))}</lastBuildDate>\n"
    head = f'{_XML}<rss version="2.0" {spaces}>\n'
    return head + _channel(site, items, extra=extra, generator="https://wordpress.org/?v=5.0.3")


def _as_utc(at: datetime) -> datetime:
    return datetime.fromisoformat(utc(at))


def drupal_feed(site: Site) -> str:
    """RSS as Drupal writes it: a teaser in a field's markup, the number of the node as guid."""
    items = []
    for node in site.newest:
        field = (
            '<div class="field field--name-body field--type-text-with-summary field--label-hidden field__item">'
            f"<p>{escape(summary(node))}</p></div>"
        )
        items.append(
            f"<item>\n<title>{escape(node.title)}</title>\n<link>{site.url(node)}</link>\n"
            f"<description>{escape(field)}</description>\n<pubDate>{_rfc822(node.published_at)}</pubDate>\n"
            f"<dc:creator>{escape(site.author(node))}</dc:creator>\n"
            f'<guid isPermaLink="false">{site.post_id(node)} at {site.base}</guid>\n</item>'
        )
    head = f'{_XML}<rss version="2.0" xml:base="{site.base}" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
    return head + _channel(site, items)


def arc_feed(site: Site, *, section: str = "") -> str:
    """RSS as newspapers on Arc write it: the picture as media, no body."""
    items = [
        f"<item>\n<title><![CDATA[{story.title}]]></title>\n<link>{site.url(story)}</link>\n"
        f'<guid isPermaLink="true">{site.url(story)}</guid>\n'
        f"<dc:creator><![CDATA[{site.author(story)}]]></dc:creator>\n"
        f"<description><![CDATA[{summary(story)}]]></description>\n"
        f"<pubDate>{_rfc822(_as_utc(story.published_at))}</pubDate>\n"
        f"<category>{escape(story.section)}</category>\n"
        f'<media:content url="{site.picture(story)}" type="image/gif" medium="image"/>\n</item>'
        for story in site.newest
        if not section or slug(story.section) == section
    ]
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    return f'{_XML}<rss version="2.0" {spaces}>\n' + _channel(site, items, extra="<ttl>1</ttl>\n")


def radio_feed(site: Site) -> str:
    """RSS of an old system: it calls itself ISO-8859-1, writes windows-1252, and its dates have no zone."""
    items = [
        f"<item>\n<title>{escape(note.title)}</title>\n<link>{escape(site.url(note))}</link>\n"
        f"<description>{escape(summary(note))}</description>\n"
        f"<pubDate>{note.published_at:%Y-%m-%d %H:%M:%S}</pubDate>\n"
        f"<guid>nota-{site.post_id(note)}</guid>\n</item>"
        for note in site.newest
    ]
    return '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss version="2.0">\n' + _channel(site, items)


def atom_feed(site: Site) -> str:
    """Atom with whole texts for every second entry, as a generator of static sites writes it."""
    entries = []
    for post in site.newest:
        body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in post.paragraphs)
        content = f'<content type="html">{escape(body)}</content>\n' if post.number % 2 else ""
        entries.append(
            f'<entry>\n<title type="html">{escape(escape(post.title))}</title>\n<link href={quoteattr(site.url(post))} '
            f'rel="alternate" type="text/html"/>\n<published>{post.published_at.isoformat()}</published>\n'
            f"<updated>{post.modified_at.isoformat()}</updated>\n<id>{site.url(post).removesuffix('.html')}</id>\n{content}"
            f"<author><name>{escape(site.author(post))}</name></author>\n"
            f'<summary type="html">{escape(escape(summary(post)))}</summary>\n</entry>'
        )
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.outlet.language}">\n'
        '<generator uri="https://jekyllrb.com/" version="3.8.5">Jekyll</generator>\n'
        f'<link href="{site.base}feed.xml" rel="self" type="application/atom+xml"/>\n'
        f"<updated>{site.modified_at.isoformat()}</updated>\n<id>{site.base}feed.xml</id>\n"
        f"<title>{escape(site.outlet.name)}</title>\n" + "\n".join(entries) + "\n</feed>\n"
    )


def broken_feed(site: Site) -> str:
    """A feed that no strict reader takes: a blank first line, bare ampersands, HTML entities, no guid, no end."""
    items = [
        f"<item>\n<title>{_raw(post.title)} &raquo; recortes & apuntes</title>\n<link>{site.url(post)}</link>\n"
        f"<description>{_raw(summary(post))}&nbsp;<br>Sigue en {site.base}?ver=todo&orden=fecha</description>\n"
        f"<pubDate>{_rfc822(post.published_at)}</pubDate>\n</item>"
        for post in site.newest
    ]
    return (
        '\n<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0">\n'
        f"<channel>\n<title>{_raw(site.outlet.name)}</title>\n<link>{site.base}</link>\n"
        f"<description>{_raw(site.outlet.tagline)} & más</description>\n" + "\n".join(items) + "\n</channel>\n"
    )


def _raw(text: str) -> str:
    return text.replace("<", "").replace(">", "")


def wordpress_post(site: Site, post: PressArticle, *, embed: bool) -> dict[str, Any]:
    """One post as the REST API of WordPress gives it."""
    url = site.url(post)
    fields: dict[str, Any] = {
        "id": site.post_id(post),
        "date": post.published_at.strftime("%Y-%m-%dT%H:%M:%S"),
        "date_gmt": utc(post.published_at).removesuffix("+00:00"),
        "guid": {"rendered": f"{site.base}?p={site.post_id(post)}"},
        "modified": post.modified_at.strftime("%Y-%m-%dT%H:%M:%S"),
        "modified_gmt": utc(post.modified_at).removesuffix("+00:00"),
        "slug": post.slug,
        "status": "publish",
        "type": "post",
        "link": url,
        "title": {"rendered": escape(post.title)},
        "content": {"rendered": f"{site.content(post)}\n", "protected": False},
        "excerpt": {"rendered": f"<p>{escape(summary(post))} [&hellip;]</p>\n", "protected": False},
        "author": 2,
        "featured_media": 90_000 + post.number,
        "categories": [site.sections.index(post.section) + 3],
        "_links": {"self": [{"href": f"{site.base}wp-json/wp/v2/posts/{site.post_id(post)}"}]},
    }
    if embed:
        fields["_embedded"] = {
            "author": [{"id": 2, "name": site.author(post), "slug": slug(site.author(post))}],
            "wp:featuredmedia": [
                {"id": 90_000 + post.number, "alt_text": post.image, "source_url": site.picture(post)}
            ],
        }
    return fields


def wordpress_index(site: Site) -> dict[str, Any]:
    """The root of the REST API."""
    return {
        "name": site.outlet.name,
        "description": site.outlet.tagline,
        "url": site.base.rstrip("/"),
        "home": site.base.rstrip("/"),
        "gmt_offset": "-5",
        "timezone_string": "America/Lima",
        "namespaces": ["oembed/1.0", "wp/v2"],
        "routes": {"/wp/v2/posts": {"namespace": "wp/v2", "methods": ["GET"]}},
    }


def sitemap_index(addresses: list[str]) -> str:
    """An index of sitemaps."""
    parts = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f'{_XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{parts}</sitemapindex>\n'


def sitemap(site: Site) -> str:
    """A sitemap of all articles with their times of change."""
    parts = "".join(
        f"<url><loc>{escape(site.url(article))}</loc><lastmod>{utc(article.modified_at)}</lastmod></url>\n"
        for article in site.articles
    )
    return f'{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{parts}</urlset>\n'


def news_sitemap(site: Site) -> str:
    """A news sitemap, newest first."""
    parts = "".join(
        f"<url><loc>{escape(site.url(article))}</loc><lastmod>{article.modified_at.isoformat()}</lastmod>"
        f"<news:news><news:publication><news:name>{escape(site.outlet.name)}</news:name><news:language>es</news:language>"
        f"</news:publication><news:publication_date>{article.published_at.isoformat()}</news:publication_date>"
        f"<news:title><![CDATA[{article.title}]]></news:title></news:news></url>\n"
        for article in site.newest
    )
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f"{_XML}<urlset {spaces}>\n{parts}</urlset>\n"


def robots(site: Site) -> str:
    """robots.txt: every site closes something, and those with a sitemap name it."""
    lines = {
        "wordpress": [
            "User-agent: *", "Disallow: /wp-admin/", "Disallow: /privado/", "Allow: /wp-admin/admin-ajax.php", "",
            f"Sitemap: {site.base}wp-sitemap.xml",
        ],
        "drupal": ["User-agent: *", "Disallow: /admin/", "Disallow: /node/add/", "Disallow: /search/"],
        "arc": [
            "User-agent: *", "Disallow: /pf/", "Disallow: /buscar/", "",
            f"Sitemap: {site.base}arc/outboundfeeds/sitemap-news/?outputType=xml",
        ],
        "gobpe": ["User-agent: *", "Disallow: /admin"],
    }  # fmt: skip
    return "\n".join(lines.get(site.outlet.make, ["User-agent: *", "Disallow: /privado/"])) + "\n"
