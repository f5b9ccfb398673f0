"""Canonical addresses: one for each article, however it was reached."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.urls import AddressError, canonical_address

SAME = [
    (
        "https://elcomercio.pe/peru/madre-de-dios/incendio-en-iberia-noticia",
        [
            "http://www.elcomercio.pe/peru/madre-de-dios/incendio-en-iberia-noticia/",
            "https://m.elcomercio.pe/peru/madre-de-dios/incendio-en-iberia-noticia/?utm_source=x&utm_medium=rss#comentarios",
            "https://elcomercio.pe:443/peru/madre-de-dios/incendio-en-iberia-noticia/amp/",
            "https://elcomercio.pe/peru/madre-de-dios/incendio-en-iberia-noticia/?outputType=amp",
            "//elcomercio.pe/peru//madre-de-dios/./incendio-en-iberia-noticia?fbclid=IwAR0",
            "https://www.google.com/amp/s/elcomercio.pe/peru/madre-de-dios/incendio-en-iberia-noticia/",
            "https://elcomercio-pe.cdn.ampproject.org/c/s/elcomercio.pe/peru/madre-de-dios/incendio-en-iberia-noticia/",
            "https://WWW.ElComercio.com.pe/peru/madre-de-dios/incendio-en-iberia-noticia",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Felcomercio.pe%2Fperu%2Fmadre-de-dios%2Fincendio-en-iberia-noticia%2F&h=1",
        ],
    ),
    (
        "https://radioiberia.pe/?p=1204",
        ["http://www.radioiberia.pe?p=1204", "https://radioiberia.pe/index.php?utm_campaign=a&p=1204#respond"],
    ),
    (
        "https://diario.pe/noticias/mineros-de-caman%C3%A1",
        [
            "https://diario.pe/noticias/mineros-de-camaná",
            "https://diario.pe/noticias/mineros-de-camana\u0301",
            "https://diario.pe/noticias/%6dineros-de-caman%c3%a1/",
        ],
    ),
    ("https://diario.pe/nota?a=1&b=2", ["https://diario.pe/nota?b=2&a=1", "https://diario.pe/nota/?b=2&amp=1&a=1&"]),
    ("https://diario.pe/nota.html", ["https://diario.pe/nota.amp.html", "http://amp.diario.pe/nota.html?ref=portada"]),
]


@pytest.mark.parametrize(("canonical", "url"), [(c, url) for c, urls in SAME for url in [c, *urls]])
def test_ways_to_one_article_have_one_address(canonical: str, url: str) -> None:
    assert canonical_address(url) == canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://diario.pe/?p=12", "https://diario.pe/?p=13"),
        ("https://diario.pe/nota?id=7", "https://diario.pe/nota"),
        ("https://es.mongabay.com/2026/01/oro", "https://news.mongabay.com/2026/01/oro"),
        ("https://diario.pe/Nota", "https://diario.pe/nota"),
        ("https://diario.pe:8080/nota", "https://diario.pe/nota"),
        ("https://diario.pe/ver?format=3", "https://diario.pe/ver?format=4"),
        ("https://diario.pe/app#!/nota/5", "https://diario.pe/app#!/nota/6"),
    ],
)
def test_other_articles_keep_other_addresses(one: str, other: str) -> None:
    assert canonical_address(one) != canonical_address(other)


def test_relative_link_is_resolved_against_its_page() -> None:
    assert canonical_address("../b/nota/", "http://www.diario.pe/a/c/") == "https://diario.pe/a/b/nota"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "mailto:a@b.pe",
        "ftp://diario.pe/a",
        "https://",
        "nota",
        "http://a b",
        "https://[::1",
        "http://a:b",
    ],
)
def test_what_is_no_page_is_refused(url: str) -> None:
    if url == "http://a b":
        assert canonical_address(url) == "https://ab/"  # browsers drop the blank as well
    else:
        with pytest.raises(AddressError, match="http or https"):
            canonical_address(url)


PIECES = st.sampled_from(
    [
        "/",
        "//",
        "a",
        "amp",
        "%",
        "%41",
        "%e1",
        "ñ",
        ".",
        "..",
        "?",
        "&",
        "=",
        "p=1",
        "utm_x=2",
        "#",
        "#!x",
        ";",
        ".amp",
        ".html",
        "index.html",
        "www.",
        "m.",
        ":80",
        "@",
        "\\",
        "feed",
        "%2F",
        "%2e",
        " ",
        "İ",
        "google.com/amp/s/",
        "x.pe",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
@example("x.pe/a/%2e%2e/amp/index.html/.amp")
@example("www.google.com/amp/s/www.google.com/amp/s/x.pe/a")
def test_canonical_address_is_idempotent(rest: str) -> None:
    try:
        once = canonical_address(f"https://diario.pe/{rest}")
    except AddressError:
        return

    assert canonical_address(once) == once


@given(st.text())
def test_any_text_gives_an_address_or_its_own_error(url: str) -> None:
    try:
        once = canonical_address(url)
    except AddressError:
        return

    assert canonical_address(once) == once
    assert once.startswith("https://")


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
def test_address_of_any_host_is_idempotent(rest: str) -> None:
    try:
        once = canonical_address(f"http://{rest}")
    except AddressError:
        return

    assert canonical_address(once) == once
