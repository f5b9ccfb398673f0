"""The loopback server of the sample press: ten makes, conditional requests, edits, a journal."""

import http.client
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from meanwhile.demo.makes import RETRY_AFTER_S
from meanwhile.demo.press import PressError, load_press
from meanwhile.demo.server import PressServer
from pipeline.types import Article, Refused
from scrapers.cleaning import is_boilerplate
from scrapers.config import CrawlConfig
from scrapers.crawl import crawl
from scrapers.discover import discover
from scrapers.entries import FeedEntry, parse_feed, parse_gobpe, parse_listing, parse_sitemap, parse_wordpress
from scrapers.source import sources_for
from scrapers.state import MemoryState

NOW = datetime(2019, 2, 25, 12, tzinfo=UTC)


@pytest.fixture
def press() -> Iterator[PressServer]:
    with PressServer() as opened:
        yield opened


def get(url: str, headers: dict[str, str] | None = None, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), headers=headers or {})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def announced(press: PressServer, outlet: str) -> tuple[FeedEntry, ...]:
    """What an outlet's declared ways in announce, read with the crawler's own parsers."""
    base = press.base(outlet)
    match press.press.outlet(outlet).make:
        case "wordpress":
            url = f"{base}wp-json/wp/v2/posts?per_page=100&_embed=author,wp:featuredmedia"
            return parse_wordpress(get(url)[2], url=url, now=NOW)
        case "gobpe":
            url = f"{base}busquedas.json?contenido[]=noticias&institucion[]=minba&sort_by=recent"
            return parse_gobpe(get(url)[2], url=url, now=NOW)
        case "federation":
            url = f"{base}noticias/"
            return parse_listing(get(url)[2], url=url, now=NOW, links="div.nota", date="span.fecha").entries
        case _:
            way = next(entry for entry in press.sources() if entry["id"] == outlet)["discovery"][0]
            url = f"{base}arc/outboundfeeds/rss/?outputType=xml" if way["type"] == "arc" else way["url"]
            return parse_feed(get(url)[2], url=url, now=NOW).entries


READABLE = (
    "inambari",
    "vocesdelbosque",
    "enlace",
    "cronista",
    "ministerio",
    "coordinadora",
    "radio_waqay",
    "monitor",
    "bitacora",
)


def test_the_entries_are_valid_own_sources(press: PressServer) -> None:
    config = CrawlConfig.model_validate(
        {"contact": "digest@example.org", "allow_addresses": list(press.networks), "own_sources": press.sources()}
    )

    assert len(sources_for(config)) == 10
    assert {source.delay_s for source in sources_for(config)} == {0}


@pytest.mark.parametrize("outlet", READABLE)
def test_every_way_in_announces_every_article_with_its_day(press: PressServer, outlet: str) -> None:
    expected = {press.url(a.id): a for a in press.press.of(outlet)}

    found = {entry.url: entry for entry in announced(press, outlet)}

    assert set(found) == set(expected)
    for url, article in expected.items():
        day = found[url].published_at
        assert day is not None
        assert day.astimezone(article.published_at.tzinfo).date() == article.published_at.date()


@pytest.mark.parametrize("outlet", READABLE)
def test_every_article_has_a_page_with_its_text_and_furniture(press: PressServer, outlet: str) -> None:
    for article in press.press.of(outlet):
        status, headers, body = get(press.url(article.id))
        page = body.decode("cp1252" if outlet == "radio_waqay" else "utf-8")

        assert status == 200
        assert headers["content-type"].startswith("text/html")
        assert page.count("</a>") >= 4
        assert all(
            p.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;") in page for p in article.paragraphs
        )


def test_the_radio_lies_about_its_characters_in_every_second_page(press: PressServer) -> None:
    bodies = [get(press.url(a.id)) for a in press.press.of("radio_waqay")]

    assert {headers["content-type"] for _, headers, _ in bodies} == {"text/html"}
    assert {b'charset="utf-8"' in body for _, _, body in bodies} == {True, False}
    for _, _, body in bodies:
        with pytest.raises(UnicodeDecodeError):
            body.decode("utf-8")


def test_the_blog_feed_is_not_well_formed(press: PressServer) -> None:
    url = f"{press.base('bitacora')}rss.php"

    content = parse_feed(get(url)[2], url=url, now=NOW)

    assert content.fault
    assert {entry.guid for entry in content.entries} == {None}


def test_the_down_site_answers_503_with_retry_after_until_it_is_repaired(press: PressServer) -> None:
    url = f"{press.base('portal_selva')}rss"

    status, headers, _ = get(url)
    home = get(press.base("portal_selva"))
    press.repair("portal_selva")

    assert (status, headers["retry-after"]) == (503, str(RETRY_AFTER_S))
    assert home[0] == 200
    assert b'href="' + url.encode() in home[2]
    assert len(parse_feed(get(url)[2], url=url, now=NOW).entries) == 2


@pytest.mark.parametrize(
    ("outlet", "path", "validator"),
    [
        ("inambari", "feed/", "etag"), ("vocesdelbosque", "feed/", "last-modified"), ("enlace", "rss.xml", "etag"),
        ("cronista", "arc/outboundfeeds/rss/?outputType=xml", "etag"), ("monitor", "feed.xml", "etag"),
        ("radio_waqay", "rss/noticias.xml", "last-modified"),
    ],
)  # fmt: skip
def test_an_unchanged_feed_answers_304_and_an_edited_one_200(
    press: PressServer, outlet: str, path: str, validator: str
) -> None:
    url = f"{press.base(outlet)}{path}"
    _, headers, _ = get(url)
    name = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}[validator]
    conditional = {name: headers[validator]}

    unchanged = get(url, conditional)
    press.edit(press.press.of(outlet)[-1].id, title="Otro título para la misma nota")
    edited = get(url, conditional)

    assert (unchanged[0], unchanged[2]) == (304, b"")
    assert edited[0] == 200


def test_the_posts_of_wordpress_are_paged_and_counted(press: PressServer) -> None:
    posts = f"{press.base('inambari')}wp-json/wp/v2/posts"
    n_posts = len(press.press.of("inambari"))

    status, headers, body = get(f"{posts}?per_page=5&page=2&_fields=id,link")
    past = get(f"{posts}?per_page=5&page=9")

    assert status == 200
    assert (headers["x-wp-total"], headers["x-wp-totalpages"]) == (str(n_posts), str(-(-n_posts // 5)))
    assert [set(post) for post in json.loads(body)] == [{"id", "link"}] * 5
    assert past[0] == 400
    assert json.loads(past[2])["code"] == "rest_post_invalid_page_number"


def test_an_edit_shows_in_the_page_the_post_and_its_time_of_change(press: PressServer) -> None:
    before = press.press.of("inambari")[0]

    after = press.edit(before.id, append="La fiscalía añadió una precisión a última hora.")

    posts = parse_wordpress(
        get(f"{press.base('inambari')}wp-json/wp/v2/posts?slug={before.slug}")[2], url=press.base("inambari"), now=NOW
    )
    assert after.modified_at > before.modified_at
    assert posts[0].updated_at == after.modified_at
    assert "última hora" in posts[0].html
    assert "última hora" in get(press.url(before.id))[2].decode()


def test_a_withdrawn_article_is_gone_and_named_nowhere(press: PressServer) -> None:
    article = press.press.of("monitor")[0]
    url = press.url(article.id)

    press.withdraw(article.id)

    assert get(url)[0] == 404
    assert url.encode() not in get(f"{press.base('monitor')}feed.xml")[2]
    with pytest.raises(PressError, match=article.id):
        press.edit(article.id, title="x")


def test_old_addresses_lead_to_the_page(press: PressServer) -> None:
    article = press.press.of("inambari")[0]
    url = press.url(article.id)
    number = press.site("inambari").post_id(article)

    assert get(f"{press.base('inambari')}?p={number}")[1]["location"] == url
    assert get(url.rstrip("/"))[1]["location"] == url
    assert get(f"{press.base('enlace')}node/{press.site('enlace').post_id(press.press.of('enlace')[0])}")[0] == 301


def test_unknown_addresses_answer_404_in_the_dress_of_the_site(press: PressServer) -> None:
    for outlet in READABLE:
        status, _, body = get(f"{press.base(outlet)}no/hay/nada")
        assert status == 404
        assert b"<html" in body


def test_each_site_has_a_robots_txt_and_sitemaps_where_its_make_has_them(press: PressServer) -> None:
    for outlet in press.press.outlets:
        assert b"Disallow:" in get(f"{press.base(outlet.id)}robots.txt")[2]
    index = parse_sitemap(get(f"{press.base('vocesdelbosque')}wp-sitemap.xml")[2], url="http://x.example/", now=NOW)
    posts = parse_sitemap(get(index.children[0][0])[2], url="http://x.example/", now=NOW)
    news = get(f"{press.base('cronista')}arc/outboundfeeds/sitemap-news/?outputType=xml")[2]

    assert {entry.url for entry in posts.entries} == {press.url(a.id) for a in press.press.of("vocesdelbosque")}
    assert {e.url for e in parse_sitemap(news, url="http://x.example/", now=NOW).entries} == {
        press.url(a.id) for a in press.press.of("cronista")
    }


def test_the_journal_has_every_request_in_order(press: PressServer) -> None:
    get(f"{press.base('enlace')}rss.xml", {"User-Agent": "Meanwhile/test"})
    get(f"{press.base('monitor')}nothing", method="HEAD")

    first, second = press.journal
    press.clear_journal()

    assert (first.outlet, first.path, first.status, first.user_agent) == ("enlace", "/rss.xml", 200, "Meanwhile/test")
    assert (second.method, second.status, second.host) == ("HEAD", 404, urlsplit(press.base("monitor")).netloc)
    assert second.at_s >= first.at_s
    assert press.journal == ()


def test_a_taken_port_is_named(press: PressServer) -> None:
    port = urlsplit(press.base("inambari")).port
    assert port is not None

    with pytest.raises(PressError, match=r"127\.0\.0\.1"), PressServer(first_port=port):
        pass


def test_a_later_week_is_served_like_the_first() -> None:
    with PressServer(load_press(shift_weeks=3)) as press:
        assert {entry.url for entry in announced(press, "enlace")} == {
            press.url(a.id) for a in press.press.of("enlace")
        }


def crawled(press: PressServer, state: MemoryState) -> list[Article | Refused]:
    config = CrawlConfig.model_validate(
        {"contact": "digest@example.org", "allow_addresses": list(press.networks), "own_sources": press.sources()}
    )
    got: list[Article | Refused] = []
    crawl(sources_for(config), got.append, state, config, now=NOW)
    return got


def test_the_real_spiders_gather_every_article_that_can_be_reached_once(press: PressServer) -> None:
    state = MemoryState()
    reachable = {press.url(a.id): a for a in press.press.articles if a.outlet != "portal_selva"}

    got = crawled(press, state)
    again = crawled(press, state)

    articles = {a.url: a for a in got if isinstance(a, Article)}
    assert [a for a in got if isinstance(a, Refused)] == []
    assert set(articles) == set(reachable)
    assert again == []
    lost = {
        article.id: paragraph
        for url, article in reachable.items()
        for paragraph in article.paragraphs
        # An appeal that an outlet puts below a reprint is no part of the article.
        if paragraph not in articles[url].text and not is_boilerplate(paragraph)
    }
    assert lost == {}
    assert {a.published_at.date() for a in articles.values() if a.published_at} <= {
        a.published_at.astimezone(UTC).date() for a in reachable.values()
    }
    assert not any("/privado/" in asked.path for asked in press.journal)


def test_an_edited_article_is_gathered_again_and_no_other(press: PressServer) -> None:
    state = MemoryState()
    crawled(press, state)

    press.edit("ina-ria", append="La federación precisó después que asistieron 26 comunidades.")
    got = crawled(press, state)

    assert [a.url for a in got] == [press.url("ina-ria")]


@pytest.mark.parametrize("outlet", [*(name for name in READABLE if name != "ministerio"), "portal_selva"])
def test_the_way_in_is_found_from_the_home_page(press: PressServer, outlet: str) -> None:
    entry = next(entry for entry in press.sources() if entry["id"] == outlet)
    if outlet == "portal_selva":
        press.repair(outlet)
    config = CrawlConfig.model_validate({"contact": "digest@example.org", "allow_addresses": list(press.networks)})

    found = discover(entry["home"], config, now=NOW)

    declared = {way["type"] for way in entry["discovery"]}
    assert {way.type for way in found.entry.discovery} & declared
