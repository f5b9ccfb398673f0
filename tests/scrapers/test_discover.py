"""From a home page to the ways in."""

from collections.abc import Callable

import pytest
import yaml

from pipeline.errors import UnavailableError
from scrapers.discover import FoundSource, discover
from scrapers.source import SourceEntry
from tests.scrapers.fault_server import (
    Answer,
    FaultServer,
    Hit,
    item,
    json_answer,
    page,
    paragraphs,
    publish,
    rss,
    serving,
)
from tests.scrapers.gathering import NOW, config_of, gather, outlet


def home(head: str = "", body: str = "", *, title: str = "Radio Aldea | Noticias del río") -> Answer:
    text = f'<!DOCTYPE html><html lang="es-PE"><head><title>{title}</title>{head}</head><body>{body}</body></html>'
    return Answer(body=text.encode())


def find(url: str, **values: object) -> FoundSource:
    return discover(url, config_of(outlet("http://127.0.0.1:9")), now=NOW, **values)  # type: ignore[arg-type]


def wordpress_site(server: FaultServer) -> None:
    publish(server, 5, feed="/feed/")
    server.routes["/"] = home(
        '<link rel="alternate" type="application/rss+xml" title="Aldea &raquo; Comentarios" href="/comments/feed/">'
        '<link rel="alternate" type="application/rss+xml" title="Radio Aldea &raquo; Feed" href="/feed/">'
        '<link rel="https://api.w.org/" href="/wp-json/">'
    )
    posts = [
        {
            "link": f"{server.url}/nota/{i}",
            "title": {"rendered": f"Nota {i}"},
            "date_gmt": "2019-02-20T15:00:00",
            "modified_gmt": "2019-02-20T15:00:00",
            "content": {"rendered": "".join(f"<p>{p}</p>" for p in paragraphs(i))},
        }
        for i in range(5)
    ]
    server.fallback = lambda hit: (
        json_answer(posts) if hit.path.startswith("/wp-json/wp/v2/posts") else Answer(status=404)
    )


def drupal_site(server: FaultServer) -> None:
    publish(server, 5, feed="/rss.xml")
    server.routes["/"] = home('<link rel="alternate" type="application/rss+xml" href="/rss.xml">')


def untagged_feed(server: FaultServer) -> None:
    publish(server, 5, feed="/rss.xml")
    server.routes["/"] = home(body="<p>Bienvenidos</p>")


def arc_paper(server: FaultServer) -> None:
    publish(server, 5, feed="/arc/outboundfeeds/rss/?outputType=xml")
    server.routes["/"] = home("<script>Fusion.globalContent={}</script>")


def sitemap_site(server: FaultServer) -> None:
    publish(server, 5)
    del server.routes["/feed"]
    rows = "".join(f"<url><loc>{server.url}/nota/{i}</loc><lastmod>2019-02-2{i % 5}</lastmod></url>" for i in range(5))
    server.routes["/mapa.xml"] = Answer(body=f'<urlset xmlns="x">{rows}</urlset>'.encode(), kind="application/xml")
    server.routes["/robots.txt"] = Answer(
        body=f"User-agent: *\nSitemap: {server.url}/mapa.xml\n".encode(), kind="text/plain"
    )
    server.routes["/"] = home(body="<p>Bienvenidos</p>")


def federation(server: FaultServer) -> None:
    publish(server, 5)
    del server.routes["/feed"]
    links = "".join(
        f'<li><h3><a href="/nota/{i}">Pronunciamiento número {i} de las bases</a></h3></li>' for i in range(5)
    )
    server.routes["/"] = home(body='<nav><a href="/noticias">Noticias</a></nav>')
    server.routes["/noticias"] = home(body=f"<main><ul>{links}</ul></main>")


def broken_blog(server: FaultServer) -> None:
    publish(server, 5)
    broken = rss([item(i, f"{server.url}/nota/{i}") for i in range(5)]).replace(b"exige", b"& <br> exige &nbsp;")
    server.routes["/feed"] = Answer(body=broken, kind="text/html")
    server.routes["/"] = home('<link rel="alternate" type="application/atom+xml" href="/feed">')


SITES: dict[str, tuple[Callable[[FaultServer], None], list[str]]] = {
    "wordpress": (wordpress_site, ["wordpress", "feed"]),
    "drupal": (drupal_site, ["feed"]),
    "untagged feed": (untagged_feed, ["feed"]),
    "arc": (arc_paper, ["arc"]),
    "sitemap in robots.txt": (sitemap_site, ["sitemap"]),
    "listing only": (federation, ["listing"]),
    "broken feed": (broken_blog, ["feed"]),
}


@pytest.mark.parametrize("name", SITES)
def test_the_way_in_is_found_and_works(name: str) -> None:
    build, kinds = SITES[name]
    with serving() as server:
        build(server)

        found = find(f"{server.url}/")

        assert [way.declared["type"] for way in found.ways[:2]] == kinds
        assert len(found.preview) == 5
        assert found.sample is not None, found.sample_fault
        assert (found.entry.name, found.entry.language, found.entry.id) == ("Radio Aldea", "es", "radio_aldea")
        (written,) = yaml.safe_load(found.yaml())
        assert SourceEntry.model_validate(written).source().discovery == found.entry.source().discovery
        got = gather({**written, "delay": 0})
        assert len(got.articles) == 5


def test_the_address_of_a_feed_will_do() -> None:
    with serving() as server:
        publish(server, 3)

        found = find(f"{server.url}/feed")

        assert [way.declared for way in found.ways] == [{"type": "feed", "url": f"{server.url}/feed"}]
        assert found.entry.name == "Radio de prueba"


def test_a_portal_of_the_state_is_asked_by_its_search() -> None:
    with serving() as server:
        server.routes["/institucion/minba/noticias"] = home("", "<div id=app></div>", title="Ministerio de Bosques")
        results = [
            {
                "url": f'<a href="/institucion/minba/noticias/{i}-x">Aviso número {i}</a>',
                "publication": "18 de febrero de 2019",
            }
            for i in range(4)
        ]
        search = json_answer({"data": {"attributes": {"results": results}}})
        server.fallback = lambda hit: search if hit.path.startswith("/busquedas.json?") else Answer(body=page(3))

        found = find(f"{server.url}/institucion/minba/noticias")

        declared = {"type": "gobpe", "institution": "minba", "url": f"{server.url}/busquedas.json"}
        assert [way.declared for way in found.ways] == [declared]
        assert len(found.preview) == 4


def test_a_feed_that_is_named_but_silent_is_proposed_as_assumed() -> None:
    with serving() as server:
        server.routes["/"] = home('<link rel="alternate" type="application/rss+xml" href="/rss.xml">')
        server.routes["/rss.xml"] = Answer(status=503, headers={"Retry-After": "3600"})

        found = find(f"{server.url}/")

        assert [way.declared for way in found.ways] == [{"type": "feed", "url": f"{server.url}/rss.xml"}]
        assert "does not answer today" in found.ways[0].evidence
        assert found.entry.verified == "assumed"
        assert found.preview == ()


def test_ids_that_are_taken_are_not_given_again() -> None:
    with serving() as server:
        drupal_site(server)

        assert find(f"{server.url}/", taken_ids=["radio_aldea"]).entry.id == "radio_aldea_2"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(status=503), "server_error"),
        (home(body="<p>Nada</p>"), "no way in was found"),
        (Answer(body=b""), "neither a page nor a feed"),
    ],
)
def test_where_there_is_no_way_in_it_is_said_plainly(answer: Answer, message: str) -> None:
    with serving() as server:
        server.routes["/"] = answer
        asked: list[str] = []

        with pytest.raises(UnavailableError, match=message):
            find(f"{server.url}/", told=asked.append)

        assert asked[0] == f"{server.url}/"


def test_private_addresses_are_not_discovered() -> None:
    with serving("127.0.0.2") as server:
        drupal_site(server)

        with pytest.raises(UnavailableError, match="blocked_address"):
            find(f"{server.url}/")

        assert server.journal == []


def test_an_address_without_a_scheme_is_taken_for_one_of_https() -> None:
    with pytest.raises(UnavailableError, match=r"^https://127\.0\.0\.1:9/ cannot be read"):
        find("127.0.0.1:9/")


def test_robots_txt_holds_for_discovering_too() -> None:
    with serving() as server:
        drupal_site(server)
        server.routes["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /\n", kind="text/plain")

        with pytest.raises(UnavailableError, match="robots"):
            find(f"{server.url}/")

        assert [hit.path for hit in server.journal] == ["/robots.txt"]


def test_a_hit_is_journalled_with_its_headers() -> None:
    with serving() as server:
        drupal_site(server)
        find(f"{server.url}/")

        first: Hit = server.journal[0]
        assert first.path == "/robots.txt"
        assert page(1)
