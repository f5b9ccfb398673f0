"""A real WordPress in Spanish of Peru: everything once, nothing twice, an edit once, a deletion costs nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from scrapers.crawl import MemoryState
from scrapers.discover import discover
from tests.scrapers.fault_server import paragraphs
from tests.scrapers.gathering import Gathered, config_of, gather, outlet
from tests.scrapers.wordpress_site import WordPressSite, missing, wordpress

pytestmark = [pytest.mark.server, pytest.mark.skipif(bool(missing()), reason=missing())]

LIMA = ZoneInfo("America/Lima")
NOW = datetime(2019, 2, 25, 12, 0, tzinfo=UTC)
N_POSTS = 60


def post(number: int) -> dict[str, str]:
    """A post in the block editor's markup, with the accents, quotes and entities that outlets use."""
    text = "\n\n".join(f"<!-- wp:paragraph -->\n<p>{p}</p>\n<!-- /wp:paragraph -->" for p in paragraphs(number, n=4))
    return {
        "title": f"Comunidad «Ñahuin {number}» & sus vecinos: piden S/ {number} millones",
        "content": text,
        "date": f"2019-02-{18 + number // 10 % 6} {6 + number % 10:02d}:{number % 60:02d}:00",
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPressSite]:
    """A site of 60 posts, which no test changes."""
    with wordpress(tmp_path_factory.mktemp("wordpress")) as running:
        running.publish([post(number) for number in range(N_POSTS)])
        yield running


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[WordPressSite]:
    """A site of the test's own."""
    with wordpress(tmp_path) as running:
        yield running


def ways(site: WordPressSite, *kinds: str) -> list[dict[str, str]]:
    addresses = {"wordpress": f"{site.url}/", "feed": f"{site.url}/feed/", "sitemap": f"{site.url}/wp-sitemap.xml"}
    return [{"type": kind, "url": addresses[kind]} for kind in kinds]


def read(site: WordPressSite, *kinds: str, state: MemoryState | None = None, now: datetime = NOW) -> Gathered:
    return gather(outlet(site.url, *ways(site, *kinds)), state=state, limits={"timeout_s": 30}, now=now)


def test_a_whole_life_of_a_site(empty_site: WordPressSite) -> None:
    site = empty_site
    posts = [post(number) for number in range(N_POSTS)]
    ids = site.publish(posts)

    first = read(site, "wordpress", "feed")

    by_title = {article.title: article for article in first.articles}
    assert len(first.articles) == len(by_title) == N_POSTS
    for number, written in enumerate(posts):
        article = by_title[written["title"]]
        assert article.text == "\n\n".join(paragraphs(number, n=4))
        assert article.published_at is not None
        assert article.published_at.astimezone(LIMA).strftime("%Y-%m-%d %H:%M:%S") == written["date"]
        assert article.lang == "es"
        assert article.authors == ("redaccion",)
    assert first.only.requests <= 1.2 * N_POSTS
    assert first.only.fetched == 0

    second = read(site, "wordpress", "feed", state=first.state, now=NOW + timedelta(hours=1))

    assert second.articles == ()
    assert [way.answer for way in second.only.ways] == ["unchanged", "unchanged"]
    assert second.only.requests == 2  # one for each way in; robots.txt is known

    edited = {**posts[40], "id": ids[40], "title": posts[40]["title"] + " (actualizado)"}
    site.publish([edited])
    third = read(site, "wordpress", "feed", state=first.state, now=NOW + timedelta(hours=2))
    fourth = read(site, "wordpress", "feed", state=first.state, now=NOW + timedelta(hours=3))

    assert [article.title for article in third.articles] == [edited["title"]]
    assert third.articles[0].url == by_title[posts[40]["title"]].url
    assert fourth.articles == ()

    site.delete(ids[59], ids[3])
    fifth = read(site, "wordpress", "feed", state=first.state, now=NOW + timedelta(hours=4))

    # 58 posts are listed: those that fell out are neither asked for nor forgotten
    assert fifth.articles == ()
    assert fifth.refused == ()
    assert len([known for known in first.state.articles.values() if known.ended == "article"]) == N_POSTS


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_other_ways_into_the_same_site_read_its_pages(site: WordPressSite, kind: str) -> None:
    got = read(site, kind)

    assert got.only.error == ""
    assert len(got.articles) == (20 if kind == "feed" else N_POSTS)
    assert got.refused == ()
    for article in got.articles:
        number = int(article.title.partition("Ñahuin ")[2].partition("»")[0])
        assert paragraphs(number, n=4)[0] in article.text
        assert article.published_at is not None
        assert article.published_at.astimezone(LIMA).strftime("%Y-%m-%d %H:%M:%S") == post(number)["date"]


def test_the_ways_in_are_found_from_the_home_page(site: WordPressSite) -> None:
    found = discover(f"{site.url}/", config_of(outlet(site.url), limits={"timeout_s": 30}), now=NOW)

    assert [way.declared["type"] for way in found.ways] == ["wordpress", "feed"]
    assert (found.entry.name, found.entry.language) == ("Radio del Río", "es")
    assert len(found.preview) == 10
    assert found.sample is not None


def test_without_pretty_permalinks_the_api_is_found_all_the_same(site: WordPressSite) -> None:
    site.permalinks("")
    try:
        first = read(site, "wordpress")
        second = read(site, "wordpress", state=first.state, now=NOW + timedelta(hours=1))
    finally:
        site.permalinks("/%year%/%monthnum%/%day%/%postname%/")

    assert len(first.articles) == N_POSTS
    assert second.articles == ()
    assert second.only.requests <= 3  # robots.txt, which redirects here, and the form that worked before


def test_history_is_read_page_by_page(empty_site: WordPressSite) -> None:
    old = [{**post(n), "date": f"2018-{1 + n // 10:02d}-{1 + n % 10:02d} 08:00:00"} for n in range(110)]
    empty_site.publish([*old, *(post(n) for n in range(110, 130))])
    way = ways(empty_site, "wordpress")

    recent = read(empty_site, "wordpress")
    since = datetime(2018, 1, 1, tzinfo=UTC)
    got = gather(outlet(empty_site.url, *way), state=recent.state, limits={"timeout_s": 30}, now=NOW, since=since)

    assert len(recent.articles) == 100
    assert len(got.articles) == 30
    assert got.only.known == 100
