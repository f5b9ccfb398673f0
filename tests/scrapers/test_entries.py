"""From bytes to entries: feeds, sitemaps, APIs, listings; and that no bytes raise anything but EntriesError."""

import contextlib
import gzip
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scrapers.entries import (
    EntriesError,
    parse_andina,
    parse_elperuano,
    parse_feed,
    parse_gobpe,
    parse_listing,
    parse_sitemap,
    parse_wordpress,
)
from scrapers.feeds import stamp_of
from tests.scrapers.fault_server import item, rss

NOW = datetime(2019, 2, 24, 15, tzinfo=UTC)
URL = "https://aldea.pe/feed/"

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es">
 <title>Blog de la cuenca</title><link rel="next" href="/feed?page=2"/>
 <entry><title type="html">Ronda &amp;amp; comunidad &lt;b&gt;unidas&lt;/b&gt;</title>
  <link rel="replies" href="https://aldea.pe/c/1"/><link rel="alternate" href="/nota/1"/>
  <id>tag:aldea.pe,2019:1</id><published>2019-02-18T08:30:00-05:00</published><updated>2019-02-19T00:00:00Z</updated>
  <author><name>Rosa Chávez</name></author><category term="titulación"/>
  <content type="html">&lt;p&gt;Primer párrafo.&lt;/p&gt;&lt;p&gt;Segundo.&lt;/p&gt;</content></entry>
</feed>"""


def test_atom_is_read_whole() -> None:
    content = parse_feed(ATOM.encode(), url=URL, now=NOW)

    (entry,) = content.entries
    assert entry.url == "https://aldea.pe/nota/1"
    assert entry.title == "Ronda & comunidad unidas"
    assert entry.published_at == datetime(2019, 2, 18, 13, 30, tzinfo=UTC)
    assert entry.updated_at == datetime(2019, 2, 19, tzinfo=UTC)
    assert entry.authors == ("Rosa Chávez",)
    assert entry.guid == "tag:aldea.pe,2019:1"
    assert entry.categories == ("titulación",)
    assert "Segundo." in entry.html
    assert content.next_url == "https://aldea.pe/feed?page=2"


def test_json_feed_is_read_whole() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Aldea",
        "language": "es",
        "next_url": "/feed.json?p=2",
        "items": [
            {
                "id": "1",
                "url": "/nota/1",
                "title": "Uno",
                "content_html": "<p>Texto</p>",
                "date_published": "2019-02-18T08:30:00-05:00",
                "authors": [{"name": "Rosa Chávez"}],
                "tags": ["minería"],
                "image": "/f.jpg",
            },
            {"id": "https://aldea.pe/nota/2", "title": "Dos", "content_text": "Un párrafo.\n\nOtro."},
            {"id": "sin dirección"},
            "no es nada",
        ],
    }

    content = parse_feed(json.dumps(feed).encode(), url=URL, now=NOW)

    one, two = content.entries
    assert (one.url, one.authors, one.categories) == ("https://aldea.pe/nota/1", ("Rosa Chávez",), ("minería",))
    assert one.published_at == datetime(2019, 2, 18, 13, 30, tzinfo=UTC)
    assert (two.url, two.html) == ("https://aldea.pe/nota/2", "<p>Un párrafo.</p><p>Otro.</p>")
    assert content.next_url == "https://aldea.pe/feed.json?p=2"


def test_rss_dates_without_a_zone_are_limas_and_spanish_ones_are_read() -> None:
    dates = [
        "Mon, 18 Feb 2019 10:00:00",
        "Mon, 18 Feb 2019 15:00:00 GMT",
        "lunes, 18 febrero 2019 - 10:00",
        "18/02/2019 10:00",
    ]
    feed = rss([item(i, f"https://aldea.pe/{i}", date=date) for i, date in enumerate(dates)])

    entries = parse_feed(feed, url=URL, now=NOW).entries

    assert [entry.published_at for entry in entries] == [datetime(2019, 2, 18, 15, tzinfo=UTC)] * 4
    assert [entry.published_raw for entry in entries] == dates


def test_an_impossible_date_is_kept_raw_and_not_invented() -> None:
    (entry,) = parse_feed(rss([item(1, "https://aldea.pe/1", date="un día de estos")]), url=URL, now=NOW).entries

    assert entry.published_at is None
    assert entry.published_raw == "un día de estos"


@pytest.mark.parametrize(
    ("link", "guid", "address"),
    [
        ("https://aldea.pe/nota/1", "x", "https://aldea.pe/nota/1"),
        ("/nota/1", "x", "https://aldea.pe/nota/1"),
        ("", "https://aldea.pe/nota/1", "https://aldea.pe/nota/1"),
        ("https://aldea.pe/nota/1#comentarios", None, "https://aldea.pe/nota/1"),
        ("", "1", None),
        ("javascript:alert(1)", "x", None),
        ("file:///etc/hostname", "x", None),
        ("https://user:pw@aldea.pe/1", "x", None),
    ],
)
def test_an_entry_leads_to_a_page_or_is_counted_as_leading_nowhere(
    link: str, guid: str | None, address: str | None
) -> None:
    content = parse_feed(rss([item(1, link, guid=guid)]), url=URL, now=NOW)

    assert [entry.url for entry in content.entries] == ([address] if address else [])
    assert content.n_without_address == (0 if address else 1)


def test_broken_feeds_give_what_stands_before_the_break() -> None:
    whole = rss([item(i, f"https://aldea.pe/{i}") for i in range(4)])
    loose = whole.replace(b"exige su", b"exige & su &nbsp; <br> ")
    cut = whole[: whole.rindex(b"<item>") + 10]

    assert len(parse_feed(loose, url=URL, now=NOW).entries) == 4
    assert len(parse_feed(cut, url=URL, now=NOW).entries) >= 3
    assert parse_feed(loose, url=URL, now=NOW).fault


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1"])
@pytest.mark.parametrize("declared", ["UTF-8", "windows-1252", "ISO-8859-1"])
def test_whatever_charset_a_feed_declares_its_accents_are_right(encoding: str, declared: str) -> None:
    text = rss([item(1, "https://aldea.pe/1", title="Señalan titulación en Ñuñoa")]).decode()
    body = text.replace('encoding="UTF-8"', f'encoding="{declared}"').encode(encoding)

    (entry,) = parse_feed(body, url=URL, now=NOW).entries

    assert entry.title == "Señalan titulación en Ñuñoa"


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"<html><body>no</body></html>", b"<!doctype html><p>", b"plain", b"{}", b'{"a":', b"[1]"]
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(EntriesError):
        parse_feed(body, url=URL, now=NOW)


def test_an_edit_changes_the_stamp_and_a_new_crawl_does_not() -> None:
    one = parse_feed(rss([item(1, "https://aldea.pe/1")]), url=URL, now=NOW).entries[0]
    again = parse_feed(rss([item(1, "https://aldea.pe/1")]), url=URL, now=NOW.replace(day=25)).entries[0]
    edited = parse_feed(rss([item(1, "https://aldea.pe/1", title="Otro título")]), url=URL, now=NOW).entries[0]

    assert one.stamp == again.stamp != edited.stamp
    assert stamp_of("a", "b") != stamp_of("ab", "")


# --- sitemaps ---------------------------------------------------------------------------------------

NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://aldea.pe/a?x=1&y=2</loc><lastmod>2019-02-20T10:00:00-05:00</lastmod>
<news:news><news:publication><news:name>Aldea</news:name><news:language>es</news:language></news:publication>
<news:publication_date>2019-02-20T09:00:00-05:00</news:publication_date>
<news:title>Uno &amp; dos</news:title></news:news>
<image:image><image:loc>https://aldea.pe/a.jpg</image:loc><image:title>Foto</image:title></image:image></url>
<url><loc>javascript:alert(1)</loc></url><url><loc> https://aldea.pe/b </loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://aldea.pe/s1.xml</loc>
<lastmod>2019-02-20</lastmod></sitemap><sitemap><loc>/s2.xml.gz</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_news_sitemaps_are_read_packed_or_not(pack: Any) -> None:
    content = parse_sitemap(pack(NEWS.encode()), url="https://aldea.pe/s.xml", now=NOW)

    one, two = content.entries
    assert one.url.startswith("https://aldea.pe/a?x=1")
    assert one.title == "Uno & dos"
    assert one.published_at == datetime(2019, 2, 20, 14, tzinfo=UTC)
    assert one.updated_at == datetime(2019, 2, 20, 15, tzinfo=UTC)
    assert (one.lang, one.image) == ("es", "https://aldea.pe/a.jpg")
    assert two.url == "https://aldea.pe/b"


def test_an_index_names_its_files() -> None:
    children = parse_sitemap(INDEX.encode(), url="https://aldea.pe/s.xml", now=NOW).children

    assert [url for url, _ in children] == ["https://aldea.pe/s1.xml", "https://aldea.pe/s2.xml.gz"]
    assert children[0][1] == datetime(2019, 2, 20, 5, tzinfo=UTC)


def test_lists_of_lines_are_sitemaps_too() -> None:
    content = parse_sitemap(b"https://aldea.pe/1\nhttps://aldea.pe/2\n", url=URL, now=NOW)

    assert [entry.url for entry in content.entries] == ["https://aldea.pe/1", "https://aldea.pe/2"]


@pytest.mark.parametrize("body", [b"", b"<html/>", b"nope", gzip.compress(b"x" * 60_000_000), b"\x1f\x8bxx", b"<a"])
def test_what_is_no_sitemap_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(EntriesError):
        parse_sitemap(body, url=URL, now=NOW)


# --- APIs -------------------------------------------------------------------------------------------


def wp_post(**values: Any) -> dict[str, Any]:
    post = {
        "link": "https://aldea.pe/2019/02/18/nota/",
        "date": "2019-02-18T08:30:00",
        "date_gmt": "2019-02-18T13:30:00",
        "modified_gmt": "2019-02-18T14:00:00",
        "title": {"rendered": "Asháninkas &#8220;piden&#8221; títulos"},
        "content": {"rendered": "<p>Texto <img src='/f.jpg'></p>", "protected": False},
        "excerpt": {"rendered": "<p>Breve</p>"},
        "guid": {"rendered": "https://aldea.pe/?p=7"},
        "_embedded": {
            "author": [{"name": "Rosa Chávez"}],
            "wp:featuredmedia": [{"source_url": "https://aldea.pe/g.jpg"}],
        },
    }
    return {**post, **values}


def test_posts_of_wordpress() -> None:
    (entry,) = parse_wordpress(json.dumps([wp_post()]).encode(), url="https://aldea.pe/wp-json/wp/v2/posts", now=NOW)

    assert entry.title == "Asháninkas “piden” títulos"
    assert entry.published_at == datetime(2019, 2, 18, 13, 30, tzinfo=UTC)
    assert entry.authors == ("Rosa Chávez",)
    assert entry.image == "https://aldea.pe/g.jpg"
    assert entry.stamp == "2019-02-18T14:00:00"
    assert entry.summary == "Breve"


def test_posts_with_less_than_usual() -> None:
    embedded = {"author": [{"code": "rest_user_invalid_id", "message": "x"}]}
    posts = [
        wp_post(_embedded=embedded),
        wp_post(_embedded=None, date_gmt="0000-00-00T00:00:00"),
        {"link": ""},
        "x",
        wp_post(content={"rendered": "", "protected": True}),
    ]

    entries = parse_wordpress(json.dumps(posts).encode(), url="https://aldea.pe/", now=NOW)

    assert len(entries) == 3
    assert entries[0].authors == ()
    assert entries[0].image == "https://aldea.pe/f.jpg"
    assert entries[1].published_at == datetime(2019, 2, 18, 13, 30, tzinfo=UTC)
    assert [entry.protected for entry in entries] == [False, False, True]


@pytest.mark.parametrize("data", [{"code": "rest_disabled", "message": "no"}, {"a": 1}, 3, None, "x"])
def test_a_closed_api_is_said_to_be_closed(data: Any) -> None:
    with pytest.raises(EntriesError):
        parse_wordpress(json.dumps(data).encode(), url=URL, now=NOW)


def test_gobpe_puts_the_address_into_an_anchor() -> None:
    result = {
        "url": '<a href="/institucion/minam/noticias/23-avanza">Avanza la <em>zonificación</em></a>',
        "name_with_parent": "Avanza la zonificación",
        "content": "<p>Resumen del anuncio</p>",
        "publication": "18 de febrero de 2019 - 6:29 p. m.",
    }
    body = json.dumps({"data": {"attributes": {"results": [result, {"url": ""}, 5]}}}).encode()

    (entry,) = parse_gobpe(body, url="https://www.gob.pe/busquedas.json", now=NOW)

    assert entry.url == "https://www.gob.pe/institucion/minam/noticias/23-avanza"
    assert entry.title == "Avanza la zonificación"
    assert entry.published_at == datetime(2019, 2, 18, 23, 29, tzinfo=UTC)
    for bad in (b"{}", b"[]", b'{"data": 1}', b'{"data": {"attributes": {"results": 3}}}'):
        with pytest.raises(EntriesError):
            parse_gobpe(bad, url=URL, now=NOW)


def test_elperuano_gives_milliseconds() -> None:
    items = [
        {
            "intNoticiaId": 70123,
            "URLFriendLy": "noticia/70123-titulan-comunidades",
            "vchTitulo": "Titulan comunidades",
            "vchBajada": "Tres regiones",
            "dtmFecha": "/Date(1550498400000)/",
        },
        {"intNoticiaId": 5, "vchTitulo": "Sin dirección amable", "dtmFecha": "18/02/2019"},
        {"vchTitulo": "nada"},
    ]

    one, two = parse_elperuano(json.dumps(items).encode(), url="https://elperuano.pe/portal/_SearchNews", now=NOW)

    assert one.url == "https://elperuano.pe/noticia/70123-titulan-comunidades"
    assert one.published_at == datetime(2019, 2, 18, 14, tzinfo=UTC)
    assert two.url == "https://elperuano.pe/noticia/5"
    assert two.published_at == datetime(2019, 2, 18, 5, tzinfo=UTC)


# --- listings ---------------------------------------------------------------------------------------

SECTION = """<html><head><base href="https://aldea.pe/"></head><body>
<nav><a href="/nosotros">Conozca a toda nuestra gran familia</a><a href="/">Inicio</a></nav>
<main>
<article><a href="/2019/02/20/uno"><img></a><h2><a href="/2019/02/20/uno">Comunidad denuncia tala en su bosque</a></h2>
 <time datetime="2019-02-20T08:00:00-05:00">20 feb</time></article>
<article><h2><a href="/dos">Gobierno regional entrega cinco títulos</a></h2>
 <span class="fecha">19 de febrero de 2019</span></article>
<article><h2><a href="/tres">Marcha por el agua llega a Lima</a></h2></article>
<article><h2><a href="https://otro.pe/x">Una noticia de otro diario cualquiera</a></h2></article>
<a href="/etiqueta/agua">Ver todas las notas sobre el agua</a><a href="/foto.jpg">Una foto muy grande del río</a>
</main><footer><a href="/contacto">Escríbanos a nuestra casilla de correo</a></footer>
<a class="next" href="/noticias/2">Siguiente</a></body></html>"""


def test_a_section_is_guessed_without_selectors() -> None:
    content = parse_listing(SECTION.encode(), url="https://aldea.pe/noticias", now=NOW)

    assert [entry.url.rpartition("/")[2] for entry in content.entries] == ["uno", "dos", "tres"]
    assert content.entries[0].title == "Comunidad denuncia tala en su bosque"
    assert content.entries[0].published_at == datetime(2019, 2, 20, 13, tzinfo=UTC)
    assert content.next_url == "https://aldea.pe/noticias/2"


def test_a_section_is_read_by_selectors() -> None:
    content = parse_listing(
        SECTION.encode(),
        url="https://aldea.pe/noticias",
        now=NOW,
        links="main article",
        date=".fecha, time",
        only=(r"aldea\.pe",),
    )

    assert [entry.title for entry in content.entries] == [
        "Comunidad denuncia tala en su bosque",
        "Gobierno regional entrega cinco títulos",
        "Marcha por el agua llega a Lima",
    ]
    assert content.entries[1].published_at == datetime(2019, 2, 19, 5, tzinfo=UTC)


def test_a_page_that_lists_nothing_says_so() -> None:
    for body in (b"", b"<html><body><p>Nada</p></body></html>", SECTION.encode()):
        with pytest.raises(EntriesError):
            parse_listing(body, url="https://aldea.pe/", now=NOW, links="div.no-hay a")


def test_andinas_articles_end_in_their_number() -> None:
    page = """<a href="/agencia/noticia-minam-presenta-plan-945563.aspx">Minam presenta plan</a>
    <a href="noticia-otra-946000.aspx"></a><a href="/agencia/seccion-regionales-4.aspx">Regionales</a>"""

    content = parse_andina(page.encode(), url="https://andina.pe/agencia/busqueda.aspx?search=x", now=NOW)

    assert [entry.url.rpartition("-")[2] for entry in content.entries] == ["945563.aspx", "946000.aspx"]


# --- laws -------------------------------------------------------------------------------------------

JSON_KEYS = ["link", "items", "data", "attributes", "results", "url", "version", "title"]


def spoilt(whole: str) -> st.SearchStrategy[bytes]:
    """A good answer with junk somewhere in it."""
    body = whole.encode()
    return st.builds(lambda junk, at: body[:at] + junk + body[at:], st.binary(max_size=20), st.integers(0, len(body)))


BYTES = st.one_of(
    st.binary(max_size=400),
    spoilt(ATOM),
    spoilt(NEWS),
    spoilt(SECTION),
    st.recursive(
        st.none() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(JSON_KEYS), inner, max_size=4),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode()),
)


@given(BYTES)
@example(NEWS.encode().replace(b"<news:name", "<Ànews:name".encode(), 1))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise_anything_but_the_parsers_own_error(body: bytes) -> None:
    for parse in (
        parse_feed,
        parse_sitemap,
        parse_wordpress,
        parse_gobpe,
        parse_elperuano,
        parse_listing,
        parse_andina,
    ):
        with contextlib.suppress(EntriesError):
            parse(body, url=URL, now=NOW)
