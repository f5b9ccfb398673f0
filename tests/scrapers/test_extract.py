"""From pages, written new for these tests, to articles."""

# ruff: noqa: E501  # a page in one piece reads better than in four

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.types import DateSource
from scrapers.extract import ExtractionError, extract, extract_for, extract_html, printed_date, read_page
from scrapers.pages import FeedEntry, FetchedPage
from scrapers.source import Feed, Quirks, Selectors, Source, load_catalogue

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
URL = "https://www.diario.example.pe/regiones/una-nota"
TITLE = "Federación pide ampliar el territorio de Boca Seca"
PARAGRAPHS = (
    "La federación de comunidades de la cuenca pidió al gobierno regional que amplíe el territorio de Boca Seca, cuyos linderos se trazaron en 1988.",
    "El pedido se apoya en un plano que los comuneros levantaron con sus hijos durante tres meses, a pie y en bote, y que muestra 4 200 hectáreas fuera del título.",
    "La oficina de catastro respondió que estudiará el expediente en el plazo de treinta días y que antes visitará los hitos del lado norte.",
    "Mientras tanto, dos concesiones mineras se superponen al área, según el registro público que la federación adjuntó a su carta.",
    "La comunidad espera que la visita se haga antes de las lluvias, porque después el río no deja pasar a los botes cargados.",
)


def page(html: str | bytes, *, url: str = URL, final: str = "", kind: str = "text/html; charset=utf-8") -> FetchedPage:
    body = html.encode() if isinstance(html, str) else html
    return FetchedPage(
        url=url, final_url=final or url, status=200, body=body, fetched_at=NOW, headers={"content-type": kind}
    )


def build(
    *, head: str = "", before: str = "", middle: str = "", after: str = "", title: str = TITLE, page_title: str = "", lang: str = "es",
    h1: bool = True, paragraphs: tuple[str, ...] = PARAGRAPHS,
) -> str:  # fmt: skip
    heading = f"<h1>{title}</h1>" if h1 else ""
    texts = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    texts.insert(2, middle)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{page_title or title}</title>{head}</head><body>'
        f"<header><nav><a href='/'>Inicio</a> <a href='/regiones'>Regiones</a> <a href='/opinion'>Opinión</a></nav></header>"
        f"<main><article>{heading}{before}<div class='entry-content'>{''.join(texts)}</div>{after}</article></main>"
        "<footer><p>Diario Ejemplo, Jirón Sin Nombre 123. Todos los derechos reservados.</p></footer></body></html>"
    )


JSON_LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"WebSite","name":"Diario Ejemplo"},
{"@type":["NewsArticle"],"headline":"Federación pide ampliar el territorio de Boca Seca","datePublished":"2026-11-23T09:15:00-05:00",
"author":[{"@id":"#rosa"},{"@type":"Person","name":"Luis Quispe Mamani"}],"image":{"@type":"ImageObject","url":"/fotos/boca.jpg"},
"inLanguage":"es-PE","publisher":{"@type":"Organization","name":"Diario Ejemplo"}},
{"@type":"Person","@id":"#rosa","name":"Rosa Tuesta"}]}</script>"""


def test_the_body_is_the_articles_paragraphs_parted_by_blank_lines() -> None:
    article = extract(page(build()))

    assert article.text == "\n\n".join(PARAGRAPHS)


def test_json_ld_gives_title_people_time_and_picture() -> None:
    article = extract(page(build(head=JSON_LD)))

    assert article.title == TITLE
    assert article.authors == ("Rosa Tuesta", "Luis Quispe Mamani")
    assert article.published_at == datetime(2026, 11, 23, 14, 15, tzinfo=UTC)
    assert article.date_source is DateSource.STRUCTURED
    assert article.image == "https://www.diario.example.pe/fotos/boca.jpg"
    assert article.lang == "es"


def test_meta_tags_serve_where_json_ld_is_missing_or_broken() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle", oops</script>'
        '<meta property="article:published_time" content="2026-11-22T20:00:00-05:00"><meta name="author" content="Por Rosa Tuesta">'
        '<meta property="og:image" content="//img.example.pe/a.jpg"><meta name="description" content="Piden 4 200 hectáreas m&aacute;s.">'
    )

    article = extract(page(build(head=head)))

    assert article.published_at == datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert article.authors == ("Rosa Tuesta",)
    assert article.image == "https://img.example.pe/a.jpg"
    assert article.summary == "Piden 4 200 hectáreas más."


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('<time datetime="2026-11-20T08:00:00-05:00">20 nov</time>', datetime(2026, 11, 20, 13, tzinfo=UTC)),
        ("<span class='fecha'>Viernes, 20 de noviembre de 2026 - 8:00 a. m.</span>", datetime(2026, 11, 20, 13, tzinfo=UTC)),
        ("<div class='submitted'>14 Abril, 2024</div>", datetime(2024, 4, 14, 5, tzinfo=UTC)),
        ("<p class='post-date'>Publicado el 20/11/2026 08:00 | Actualizado el 23/11/2026</p>", datetime(2026, 11, 20, 13, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_printed_date_is_found(before: str, expected: datetime) -> None:
    article = extract(page(build(before=before)))

    assert (article.published_at, article.date_source) == (expected, DateSource.PAGE)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("", "<div>Iquitos, 20 de noviembre de 2026</div>", datetime(2026, 11, 20, 5, tzinfo=UTC)),
        ("", "<div>20.11.2026 | Regiones</div>", datetime(2026, 11, 20, 5, tzinfo=UTC)),
        ("<div>Martes 24 de noviembre de 2026</div>", "<b>20/11/2026</b>", datetime(2026, 11, 20, 5, tzinfo=UTC)),
        ("<div>Edición del 20 de noviembre de 2026</div>", "", datetime(2026, 11, 20, 5, tzinfo=UTC)),
    ],
)
def test_a_date_without_any_mark_is_found_near_the_heading(above: str, below: str, expected: datetime) -> None:
    article = extract(page(build(h1=False, before=f"{above}<h1>{TITLE}</h1>{below}")))

    assert (article.published_at, article.date_source) == (expected, DateSource.PAGE)


@pytest.mark.parametrize(
    "printed",
    [
        "<div>Martes 24 de noviembre de 2026</div><h1>{}</h1>",  # the day of the visit, above the heading
        "<h1>{}</h1><footer><p>20 de noviembre de 2026</p></footer>",
        "<h1>{}</h1><div>© Diario, 1 de enero de 2026</div>",
        "<h1>{}</h1><div>Última actualización: 20/11/2026</div>",
        "<h1>{}</h1><div>Desde 2019</div>",
    ],
)
def test_a_date_that_is_not_the_articles_is_not_taken(printed: str) -> None:
    article = extract(page(build(h1=False, before=printed.format(TITLE))))

    assert (article.published_at, article.date_source) == (None, DateSource.FIRST_SEEN)


def test_a_date_in_the_address_is_better_than_none() -> None:
    article = extract(page(build(), url="https://www.servindi.example.pe/noticias/20/11/2026/una-nota"))

    assert article.published_at == datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert article.date_source is DateSource.ADDRESS


def test_an_outlet_that_prints_the_day_of_the_visit_is_dated_by_its_address() -> None:
    quirks = Quirks(date_in_path=r"/(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)\d{6}\.html")
    html = build(before="<span class='fecha'>martes 24.11.2026</span>")

    article = extract(page(html, url="https://x.example.pe/articulo/nota/20261101203015.html"), quirks=quirks)

    assert article.published_at == datetime(2026, 11, 1, 5, tzinfo=UTC)


def test_without_any_date_the_field_stays_empty_and_says_so() -> None:
    article = extract(page(build()))

    assert article.published_at is None
    assert article.date_source is DateSource.FIRST_SEEN
    assert printed_date(article) == ""


def test_a_future_date_is_clamped_and_its_raw_form_kept() -> None:
    head = '<meta property="article:published_time" content="2099-12-31T00:00:00Z">'

    article = extract(page(build(head=head)))

    assert article.published_at == NOW
    assert article.date_source is DateSource.CLAMPED
    assert article.published_raw == "2099-12-31T00:00:00Z"


def test_tomorrow_is_not_the_future_because_clocks_differ() -> None:
    soon = (NOW + timedelta(hours=20)).isoformat()

    article = extract(page(build(head=f'<meta property="article:published_time" content="{soon}">')))

    assert article.published_at == NOW + timedelta(hours=20)


def test_the_feed_dates_an_article_before_what_is_printed_but_after_what_is_declared() -> None:
    entry = FeedEntry(
        url=URL, title="Otro título", published_at=NOW - timedelta(days=2), authors=("Rosa Tuesta",), guid="n-1"
    )
    printed = build(before="<span class='fecha'>24/11/2026</span>")

    fed, declared = extract(page(printed), entry=entry), extract(page(build(head=JSON_LD)), entry=entry)

    assert (fed.published_at, fed.date_source) == (NOW - timedelta(days=2), DateSource.FEED)
    assert declared.date_source is DateSource.STRUCTURED
    assert fed.authors == ("Rosa Tuesta",)
    assert fed.guid == "n-1"
    assert fed.title == TITLE


def test_the_printed_day_is_the_outlets_own() -> None:
    abroad = extract_html(
        build(head='<meta property="article:published_time" content="2026-11-20T23:30:00+02:00">'),
        "https://x.example.com/a",
        now=NOW,
    )
    at_home = extract_html(
        build(head='<meta property="article:published_time" content="2026-11-21T02:30:00Z">'), URL, now=NOW
    )

    assert printed_date(abroad) == "2026-11-20T23:30:00+02:00"
    assert printed_date(at_home).startswith("2026-11-20T21:30:00")


@pytest.mark.parametrize(
    ("title", "page_title", "head"),
    [
        (TITLE, f"{TITLE} | Diario Ejemplo", ""),
        (TITLE, f"{TITLE} - Diario Ejemplo", '<meta property="og:site_name" content="Diario Ejemplo">'),
        (TITLE, "Diario Ejemplo", f'<meta property="og:title" content="{TITLE} | Diario Ejemplo">'),
        ("Diario Ejemplo", f"{TITLE} | Diario Ejemplo", ""),
    ],
)  # fmt: skip
def test_the_outlets_name_is_no_part_of_the_title(title: str, page_title: str, head: str) -> None:
    html = build(head=head, title=title, page_title=page_title)

    assert extract(page(html)).title == TITLE


def test_an_old_blogs_name_before_the_title_and_as_the_only_heading_is_left_off() -> None:
    article = extract(page(build(title="Apuntes del río", page_title=f"Apuntes del río: {TITLE}")))
    turned = extract(page(build(title=TITLE, page_title=f"{TITLE}: Apuntes")))

    assert article.title == TITLE
    assert turned.title == TITLE


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Oro &amp; mercurio: &lt;b&gt;alerta&lt;/b&gt; en la cuenca", "Oro & mercurio: alerta en la cuenca"),
        ("Oro y <i>mercurio</i> en la\u2028cuenca\u0085 del río", "Oro y mercurio en la cuenca del río"),
        ("Oro y mercurio&lt;script&gt;alert(1)&lt;/script&gt; en la cuenca", "Oro y mercurio en la cuenca"),
        ("Oro y mercurio\x00 en la cuenca\u200b", "Oro y mercurio en la cuenca"),
        ("Menos de 5 < 10 hectáreas por familia", "Menos de 5 < 10 hectáreas por familia"),
    ],
)  # fmt: skip
def test_a_title_is_plain_text(written: str, read: str) -> None:
    article = extract(page(build(title=written.replace(" < ", " &lt; "), page_title="Diario Ejemplo")))

    assert article.title == read


@pytest.mark.parametrize(
    "line",
    [
        "Lea también: Minera paraliza operaciones en Puno",
        "Te puede interesar: Minera paraliza operaciones en Puno",
        "PUEDES VER: Minera paraliza operaciones en Puno",
        "MIRA: Minera paraliza operaciones en Puno",
        "Lee más | Minera paraliza operaciones en Puno",
        "Notas relacionadas",
        "Foto: Andina",
        "23/11/2026",
        "Suscríbete a nuestro boletín y recibe las noticias cada mañana.",
        "Síguenos en Facebook y Twitter",
    ],
)  # fmt: skip
def test_lines_that_are_not_the_articles_are_gone(line: str) -> None:
    article = extract(page(build(middle=f"<p>{line}</p>")))

    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Lea la carta que la comunidad envió al ministro hace ya tres semanas, dijo el dirigente, y verá que nadie respondió.",
        "Ver el río desde arriba cambia todo, cuenta la piloto que hizo las fotos del informe para la federación.",
        "La foto de la draga dio la vuelta al mundo y llevó a la fiscalía a abrir una investigación en agosto pasado.",
    ],
)  # fmt: skip
def test_sentences_that_only_begin_alike_stay(line: str) -> None:
    assert line in extract(page(build(middle=f"<p>{line}</p>"))).text


def test_a_quirk_names_lines_to_drop() -> None:
    html = build(
        middle="<p>Radio Ejemplo transmite en Cusco 93.3, Piura 92.1 y Cajamarca 100.7 todos los días del año.</p>"
    )

    article = extract(page(html), quirks=Quirks(boilerplate=("^Radio Ejemplo transmite",)))

    assert "Piura" not in article.text


def test_an_outlets_selectors_go_before_the_general_way() -> None:
    html = build(
        before="<h3 class='tit'>Título del propio diario</h3><i class='dia'>3 de setiembre de 2026</i><b class='aut'>Por Rosa Tuesta</b>",
        middle="<div class='caja'>Anuncio de una feria que nada tiene que ver con la nota.</div>",
    )
    selectors = Selectors(
        title=("h3.tit",),
        date=("i.dia",),
        authors=("b.aut",),
        body=("div.nada", "div.entry-content"),
        remove=("div.caja",),
    )

    article = extract(page(html), selectors=selectors)

    assert article.title == "Título del propio diario"
    assert article.published_at == datetime(2026, 9, 3, 5, tzinfo=UTC)
    assert article.authors == ("Rosa Tuesta",)
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_selectors_that_find_nothing_harm_nothing() -> None:
    article = extract(page(build()), selectors=Selectors(title=("h6.no",), body=("div.no",), date=("i.no",)))

    assert article.title == TITLE
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_a_canonical_address_counts_on_the_same_domain_alone() -> None:
    own = read_page(page(build(head='<link rel="canonical" href="/regiones/una-nota?ok=1">')))
    foreign = read_page(page(build(head='<link rel="canonical" href="https://es.otra.example.org/nota">')))

    assert own.article.canonical_url == "https://www.diario.example.pe/regiones/una-nota?ok=1"
    assert own.hint_url == ""
    assert foreign.article.canonical_url == URL
    assert foreign.hint_url == "https://es.otra.example.org/nota"


def test_a_page_in_windows_1252_that_claims_utf_8_is_read_without_loss() -> None:
    extraction = read_page(page(build().replace('charset="utf-8"', "").encode("cp1252")))

    assert extraction.article.text == "\n\n".join(PARAGRAPHS)
    assert extraction.encoding == "repaired"


def test_the_words_tell_the_language_where_the_template_is_wrong() -> None:
    english = tuple(
        "The federation asked the regional government to extend the land of the community, whose borders were drawn long ago "
        f"and never marked on the ground, and said so in letter number {n}."
        for n in range(6)
    )

    assert extract(page(build(lang="en"))).lang == "es"
    assert extract(page(build(lang="es", title="Federation asks for more land", paragraphs=english))).lang == "en"


def test_all_that_the_catalogue_knows_of_an_outlet_is_used() -> None:
    source = Source(
        id="ejemplo", name="Ejemplo", home="https://www.diario.example.pe/", discovery=(Feed(url="https://www.diario.example.pe/feed/"),),
        regions=("Loreto",), peru_only=True, selectors=Selectors(authors=("b.aut",)),
    )  # fmt: skip

    article = extract_for(source, page(build(before="<b class='aut'>Rosa Tuesta</b>"))).article

    assert article.source == "ejemplo"
    assert article.home_regions == ("Loreto",)
    assert article.peru_only
    assert article.authors == ("Rosa Tuesta",)


def test_a_person_is_preferred_to_the_outlet_as_author() -> None:
    head = JSON_LD.replace(
        '"author":[{"@id":"#rosa"},{"@type":"Person","name":"Luis Quispe Mamani"}]',
        '"author":{"@type":"Organization","name":"Diario Ejemplo"}',
    )

    assert extract(page(build(head=head, before="<span class='author-name'>Rosa Tuesta</span>"))).authors == (
        "Rosa Tuesta",
    )
    assert extract(page(build(head=head))).authors == ("Diario Ejemplo",)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Por Rosa Tuesta y Luis Quispe", ("Rosa Tuesta", "Luis Quispe")),
        ("Escrito por: Rosa Tuesta", ("Rosa Tuesta",)),
        ("Ver todas las entradas de Rosa Tuesta", ("Rosa Tuesta",)),
        ("admin", ()),
        ("rosa@example.pe", ()),
    ],
)
def test_a_byline_is_cleaned(printed: str, names: tuple[str, ...]) -> None:
    assert extract(page(build(before=f"<div class='byline'>{printed}</div>"))).authors == names


def test_a_long_article_is_cut_at_a_paragraph() -> None:
    paragraphs = tuple(f"{PARAGRAPHS[0]} Párrafo {n}." for n in range(1600))

    article = extract(page(build(paragraphs=paragraphs)))

    assert 190_000 < len(article.text) <= 200_000
    assert article.text.endswith(".")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 50_000 + "<p>Hola</p>",
        "<html><body>" + "".join(f"<li><a href='/{n}'>Enlace número {n}</a></li>" for n in range(12_000)),
        "<p>" + "<b>" * 10_000,
        "<html><head><title>x</title>" + '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    ],
)
def test_a_page_that_was_made_to_hurt_ends_soon(html: str) -> None:
    start = datetime.now(UTC)

    with pytest.raises(ExtractionError):
        extract(page(html))

    assert datetime.now(UTC) - start < timedelta(seconds=20)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=600),
        st.text(max_size=600).map(str.encode),
        st.sampled_from([build().encode()[:n] for n in range(0, 900, 60)]),
    )
)
def test_no_bytes_make_extraction_raise_anything_but_its_own_error(body: bytes) -> None:
    reason = text = ""
    try:
        text = extract(page(body)).text
    except ExtractionError as error:
        reason = error.reason

    assert bool(reason) is not bool(text)


def test_andinas_loose_text_between_line_breaks_is_read() -> None:
    lines = "<br><br>".join(PARAGRAPHS)
    html = build(paragraphs=(), after=f"<div class='col columna linknotas'>{lines}<div>(FIN) NDP/ABC</div></div>")
    address = "https://andina.pe/agencia/noticia-federacion-pide-ampliar-territorio-1087031.aspx"

    article = extract_for(load_catalogue()["andina"], page(html, url=address)).article

    assert article.text.startswith("\n\n".join(PARAGRAPHS))
