"""Each way in against a server that answers as such outlets do."""

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.scrapers.fault_server import Answer, FaultServer, Hit, item, json_answer, page, paragraphs, rss, serving
from tests.scrapers.gathering import NOW, gather, outlet

HISTORY = datetime(2018, 1, 1, tzinfo=UTC)


def query(hit: Hit) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(hit.path).query))


def articles_below(server: FaultServer, prefix: str, answer: Callable[[Hit], Answer | None]) -> None:
    """Pages for every address below a prefix; `answer` has the first word."""

    def fallback(hit: Hit) -> Answer:
        found = answer(hit)
        if found is not None:
            return found
        number = hit.path.removeprefix(prefix).strip("/").partition("-")[0]
        return Answer(body=page(int(number), published="")) if number.isdigit() else Answer(status=404)

    server.fallback = fallback


def test_gobpe_is_read_page_by_page() -> None:
    with serving() as server:

        def search(hit: Hit) -> Answer | None:
            if not hit.path.startswith("/busquedas.json"):
                return None
            asked = query(hit)
            assert asked["institucion[]"] == "minam"
            sheet = int(asked.get("sheet", "1"))
            numbers = range((sheet - 1) * 25, min(sheet * 25, 60))
            results = [
                {
                    "url": f'<a href="/institucion/minam/noticias/{i}-avanza">Avanza la zonificación número {i}</a>',
                    "name_with_parent": f"Avanza la zonificación número {i}",
                    "content": "<p>Resumen</p>",
                    "publication": f"{20 - i // 10} de febrero de 2019 - 6:29 p. m.",
                }
                for i in numbers
            ]
            return json_answer({"data": {"attributes": {"results": results}}})

        articles_below(server, "/institucion/minam/noticias/", search)
        way = {"type": "gobpe", "institution": "minam", "url": f"{server.url}/busquedas.json"}

        daily = gather(outlet(server.url, way))
        history = gather(outlet(server.url, way), state=daily.state, since=HISTORY)

        assert len(daily.articles) == 25
        assert daily.articles[0].published_at == datetime(2019, 2, 20, 23, 29, tzinfo=UTC)
        assert (history.only.known, history.only.articles) == (25, 35)
        asked = [query(hit) for hit in server.hits("/busquedas.json")]
        assert [q.get("sheet") for q in asked] == [None, None, "2", "3"]
        assert asked[1]["desde"] == "31-12-2017"


def test_el_peruano_and_andina_are_asked_for_each_term() -> None:
    with serving() as server:

        def answers(hit: Hit) -> Answer | None:
            if hit.path.startswith("/portal/_SearchNews"):
                base = 0 if query(hit)["claves"] == "minería" else 5
                items = [
                    {
                        "intNoticiaId": base + i,
                        "URLFriendLy": f"noticia/{base + i}-nota",
                        "vchTitulo": f"Nota {base + i} del diario oficial",
                        "dtmFecha": "/Date(1550498400000)/",
                    }
                    for i in range(5)
                ]
                return json_answer(items)
            if hit.path.startswith("/agencia/busqueda.aspx"):
                anchors = "".join(
                    f'<a href="/agencia/noticia-{n}-aviso-{900 + n}.aspx">Aviso número {n} de la agencia</a>'
                    for n in range(3)
                )
                return Answer(body=anchors.encode())
            if hit.path.startswith("/agencia/noticia-"):
                return Answer(body=page(int(hit.path.split("-")[1]) + 50))
            return None

        articles_below(server, "/noticia/", answers)
        peruano = {"type": "elperuano", "url": f"{server.url}/portal/_SearchNews", "terms": ["minería", "bosques"]}
        andina = {"type": "andina", "url": f"{server.url}/agencia/busqueda.aspx", "terms": "madre de dios"}

        got = gather(outlet(server.url, peruano, andina))

        assert len(got.articles) == 13
        assert [way.answer for way in got.only.ways] == ["ok", "ok", "ok"]


def test_arc_is_found_under_its_older_address_and_remembered_there() -> None:
    with serving() as server:
        links = [f"{server.url}/peru/{i}" for i in range(3)]
        feed = Answer(body=rss([item(i, link) for i, link in enumerate(links)]), kind="application/rss+xml")
        server.routes["/arcio/rss/category/peru/"] = feed
        articles_below(server, "/peru/", lambda hit: None)
        way = {"type": "arc", "url": f"{server.url}/", "section": "/peru/"}

        first = gather(outlet(server.url, way))
        server.journal.clear()
        second = gather(outlet(server.url, way), state=first.state)

        assert len(first.articles) == 3
        assert [hit.path for hit in server.journal] == ["/arcio/rss/category/peru/"]
        assert second.only.ways[0].answer == "unchanged"


def urlset(addresses: list[tuple[str, str]]) -> bytes:
    rows = "".join(
        f"<url><loc>{loc}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</url>" for loc, when in addresses
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def index(addresses: list[tuple[str, str]]) -> bytes:
    rows = "".join(
        f"<sitemap><loc>{loc}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</sitemap>" for loc, when in addresses
    )
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'.encode()


def test_an_index_of_sitemaps_is_followed_to_its_newest_files() -> None:
    with serving() as server:
        names = ["category-sitemap.xml", "post-sitemap1.xml", "post-sitemap2.xml", "post-sitemap10.xml"]
        server.routes["/sitemap.xml"] = Answer(body=index([(f"{server.url}/{name}", "") for name in names]))
        for n, name in enumerate(names):
            entries = [(f"{server.url}/nota/{10 * n + i}", f"2019-02-{10 + n}T10:00:00-05:00") for i in range(4)]
            body = urlset(entries)
            server.routes[f"/{name}"] = Answer(body=gzip.compress(body) if n == 3 else body, kind="application/xml")
        articles_below(server, "/nota/", lambda hit: None)
        way = {"type": "sitemap", "url": f"{server.url}/sitemap.xml"}

        first = gather(outlet(server.url, way))
        server.journal.clear()
        second = gather(outlet(server.url, way), state=first.state)
        history = gather(outlet(server.url, way), state=first.state, since=HISTORY)

        assert sorted(int(a.url.rpartition("/")[2]) for a in first.articles) == [20, 21, 22, 23, 30, 31, 32, 33]
        assert not server.hits("/category")
        assert second.articles == ()
        assert sorted(int(a.url.rpartition("/")[2]) for a in history.articles) == [10, 11, 12, 13]


def test_an_undated_sitemap_is_not_read_back_to_its_beginning() -> None:
    with serving() as server:
        addresses = [(f"{server.url}/nota/{i}", "") for i in range(150)]
        server.routes["/sitemap.xml"] = Answer(body=urlset(addresses))
        articles_below(server, "/nota/", lambda hit: None)
        way = {"type": "sitemap", "url": f"{server.url}/sitemap.xml"}

        first = gather(outlet(server.url, way))
        server.routes["/sitemap.xml"] = Answer(body=urlset([*addresses, (f"{server.url}/nota/150", "")]))
        second = gather(outlet(server.url, way), state=first.state)

        assert len(first.articles) == 100
        assert [a.url.rpartition("/")[2] for a in second.articles] == ["150"]


def test_a_changed_time_in_a_sitemap_is_an_edit_and_a_rebuild_is_none() -> None:
    with serving() as server:

        def publish_at(times: dict[int, str]) -> None:
            rows = [(f"{server.url}/nota/{i}", times.get(i, "2019-02-18T10:00:00Z")) for i in range(30)]
            server.routes["/sitemap.xml"] = Answer(body=urlset(rows))

        articles_below(server, "/nota/", lambda hit: None)
        way = {"type": "sitemap", "url": f"{server.url}/sitemap.xml"}
        publish_at({})
        first = gather(outlet(server.url, way))
        publish_at({3: "2019-02-19T10:00:00Z"})
        edited = gather(outlet(server.url, way), state=first.state)
        publish_at(dict.fromkeys(range(30), "2019-02-20T10:00:00Z"))
        rebuilt = gather(outlet(server.url, way), state=first.state)

        assert len(first.articles) == 30
        assert [a.url.rpartition("/")[2] for a in edited.articles] == ["3"]
        assert rebuilt.articles == ()


def test_wordpress_is_paged_back_in_time_and_goes_on_where_it_was_broken_off() -> None:
    with serving() as server:

        def api(hit: Hit) -> Answer | None:
            if not hit.path.startswith("/wp-json/wp/v2/posts"):
                return None
            asked = query(hit)
            number, size = int(asked.get("page", "1")), int(asked["per_page"])
            first = (number - 1) * size
            posts = [
                {
                    "link": f"{server.url}/nota/{i}",
                    "title": {"rendered": f"Nota {i} sobre los bosques"},
                    "content": {"rendered": "".join(f"<p>{p}</p>" for p in paragraphs(i))},
                    "date_gmt": (NOW - timedelta(days=i)).strftime("%Y-%m-%dT%H:%M:%S"),
                    "modified_gmt": "2019-01-01T00:00:00",
                }
                for i in range(first, min(first + size, 250))
            ]
            return json_answer(posts, **{"X-WP-TotalPages": "3"})

        articles_below(server, "/nota/", api)
        way = {"type": "wordpress", "url": f"{server.url}/"}

        daily = gather(outlet(server.url, way))
        part = gather(outlet(server.url, way), since=HISTORY, limits={"history_pages_per_source": 2})
        rest = gather(outlet(server.url, way), state=part.state, since=HISTORY)

        assert len(daily.articles) == 100
        assert len(part.articles) + len(rest.articles) == 250
        assert rest.only.known == len(part.articles)
        assert "limit" in part.only.limit
        assert all("after=2018-01-01T00:00:00" in hit.path for hit in server.hits("/wp-json")[1:])


def test_paged_feeds_are_followed_back_in_time_only_when_asked() -> None:
    with serving() as server:

        def feed(hit: Hit) -> Answer | None:
            if not hit.path.startswith("/feed"):
                return None
            number = int(query(hit).get("paged", "1"))
            if number > 4:
                return Answer(status=404)
            days = range((number - 1) * 10, number * 10)
            items = [
                item(
                    i, f"{server.url}/nota/{i}", date=(NOW - timedelta(days=i)).strftime("%a, %d %b %Y %H:%M:%S +0000")
                )
                for i in days
            ]
            body = rss(items).replace(b"<channel>", b"<channel><generator>https://wordpress.org/?v=5.0</generator>")
            return Answer(body=body, kind="application/rss+xml")

        articles_below(server, "/nota/", feed)

        daily = gather(outlet(server.url))
        n_daily = len(server.hits("/feed"))
        weeks = gather(outlet(server.url), since=NOW - timedelta(days=15))
        everything = gather(outlet(server.url), since=HISTORY)

        assert (len(daily.articles), n_daily) == (10, 1)
        assert 15 <= len(weeks.articles) <= 17
        assert len(everything.articles) == 40


def test_a_listing_is_followed_past_a_page_that_is_all_new() -> None:
    with serving() as server:
        newest = 12

        def section(hit: Hit) -> Answer | None:
            if not hit.path.startswith("/noticias"):
                return None
            number = int(query(hit).get("p", "0"))
            ids = [i for i in range(newest - 4 * number, newest - 4 * number - 4, -1) if i > 0]
            links = "".join(f'<li><a href="/nota/{i}">La comunidad {i} pide que la escuchen</a></li>' for i in ids)
            return Answer(body=f'<ul>{links}</ul><a rel="next" href="/noticias?p={number + 1}">Siguiente</a>'.encode())

        articles_below(server, "/nota/", section)
        way = {"type": "listing", "url": f"{server.url}/noticias", "links": "li a", "next_page": "a[rel=next]"}

        first = gather(outlet(server.url, way))
        newest = 19
        second = gather(outlet(server.url, way), state=first.state, now=NOW + timedelta(days=1))

        assert [a.url.rpartition("/")[2] for a in first.articles] == ["12", "11", "10", "9"]
        assert sorted(int(a.url.rpartition("/")[2]) for a in second.articles) == list(range(13, 20))


def test_a_search_page_has_one_way_for_each_term() -> None:
    with serving() as server:

        def found(hit: Hit) -> Answer | None:
            if not hit.path.startswith("/?s="):
                return None
            base = 0 if "titul" in hit.path else 2
            links = "".join(
                f'<h2><a href="/nota/{base + i}">Cuatro palabras y un número {base + i}</a></h2>' for i in range(4)
            )
            return Answer(body=links.encode())

        articles_below(server, "/nota/", found)
        way = {"type": "search", "url": f"{server.url}/?s={{term}}", "terms": ["titulación", "minería ilegal"]}

        got = gather(outlet(server.url, way))

        assert sorted(a.url[-1] for a in got.articles) == ["0", "1", "2", "3", "4", "5"]
        assert len(server.hits("/?s=")) == 2


def test_json_feeds_are_feeds() -> None:
    with serving() as server:
        items = [{"id": str(i), "url": f"/nota/{i}", "title": f"Nota número {i} del río"} for i in range(3)]
        feed: dict[str, Any] = {"version": "https://jsonfeed.org/version/1", "title": "Aldea", "items": items}
        server.routes["/feed"] = Answer(body=json.dumps(feed).encode(), kind="application/feed+json")
        articles_below(server, "/nota/", lambda hit: None)

        assert len(gather(outlet(server.url)).articles) == 3
