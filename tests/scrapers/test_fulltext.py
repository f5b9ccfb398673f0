"""The text that feeds and APIs carry themselves."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.types import DateSource
from scrapers.fulltext import FULL_WORDS, article_of, is_better, is_whole, text_of, title_of
from scrapers.pages import FeedEntry
from scrapers.source import SourceEntry

NOW = datetime(2019, 2, 24, 15, tzinfo=UTC)
LONG = "La comunidad pidió el título de su territorio y la autoridad prometió responder pronto. " * 10


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Uno <b>dos</b>.</p><p>Tres&nbsp;cuatro</p>", "Uno dos.\n\nTres cuatro"),
        ("Uno<br><br/>dos", "Uno\n\ndos"),
        ("<div><div>Uno</div>dos<ul><li>tres</li><li>cuatro</li></ul></div>", "Uno\n\ndos\n\ntres\n\ncuatro"),
        ("<p>Uno</p><script>alert(1)</script><style>p{}</style><!-- no --><p>dos</p>", "Uno\n\ndos"),
        ("<figure><img src=x><figcaption>Foto: yo</figcaption></figure><p>Uno</p>", "Uno"),
        ("<p>Uno</p><div class='sharedaddy sd-block'>Compartir</div><div class='jp-relatedposts'>Otros</div>", "Uno"),
        ("[caption id='x' width='3']<p>Uno [b]</p>[/caption]", "Uno [b]"),
        ("<p>Uno</p><p>La entrada <a>Uno</a> se publicó primero en <a>Aldea</a>.</p>", "Uno"),
        ("<p>Uno</p><p>The post <a>Uno</a> appeared first on <a>Aldea</a>.</p>", "Uno"),
        ("<p>a &lt; b &amp; c</p>", "a < b & c"),
        ("", ""),
        ("   ", ""),
        ("<p></p>", ""),
    ],
)
def test_fragments_become_paragraphs(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_deep_nesting_is_no_matter() -> None:
    assert "hondo" in text_of("<div>" * 3000 + "hondo" + "</div>" * 3000) or text_of("<div>" * 3000 + "hondo") == ""


@pytest.mark.parametrize("tail", ["[…]", "[...]", "…", "...", "Leer más", "Seguir leyendo »", "Continue reading"])
def test_a_cut_text_is_not_whole(tail: str) -> None:
    assert is_whole(LONG)
    assert not is_whole(f"{LONG.strip()} {tail}")
    assert not is_whole(" ".join(LONG.split()[: FULL_WORDS - 1]))


def test_the_feeds_text_is_better_only_when_it_is_the_pages_and_more() -> None:
    page = " ".join(LONG.split()[:60])

    assert is_better(LONG, page)
    assert not is_better(page, LONG)
    assert not is_better(LONG, LONG)
    assert not is_better("Otra cosa muy distinta que nadie ha dicho antes en esta página. " * 20, page)
    assert not is_better(LONG.strip() + " […]", page)


@pytest.mark.parametrize(
    ("page", "announced", "chosen"),
    [
        ("La Bitácora del Yacu", "Ingresan a La Pampa mil policías", "announced"),
        ("Radio Río", "Comunidad exige título de propiedad", "announced"),
        ("Comunidad exige título", "Comunidad exige su título de propiedad", "page"),
        ("EN VIVO: la marcha por el agua", "Marcha por el agua llega a Lima", "page"),
        ("Un titular cualquiera del diario", "Leer más", "page"),
        ("Un titular cualquiera del diario", "", "page"),
        ("", "Comunidad exige título de propiedad", "announced"),
    ],
)
def test_the_announced_title_counts_where_the_page_says_another_thing(page: str, announced: str, chosen: str) -> None:
    assert title_of(page, announced) == (page if chosen == "page" else announced)


def test_an_article_of_an_entry_alone() -> None:
    source = SourceEntry.model_validate(
        {
            "id": "a",
            "name": "A",
            "home": "https://a.pe/",
            "discovery": [{"type": "wordpress"}],
            "regions": ["Loreto"],
            "peru_only": True,
            "quirks": {"boilerplate": ["^Síguenos"]},
        }
    ).source()
    entry = FeedEntry(
        url="https://a.pe/1", title="Título", published_at=NOW + timedelta(days=400), published_raw="2020", guid="g"
    )

    article = article_of(entry, source, f"{LONG.strip()}\n\nSíguenos en redes", now=NOW)

    assert article.text == LONG.strip()
    assert (article.lang, article.home_regions, article.peru_only) == ("es", ("Loreto",), True)
    assert (article.published_at, article.date_source, article.published_raw) == (NOW, DateSource.CLAMPED, "2020")
    undated = article_of(FeedEntry(url="https://a.pe/1"), source, LONG, now=NOW)
    assert (undated.published_at, undated.date_source) == (None, DateSource.FIRST_SEEN)
    assert undated.title


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_markup_breaks_it(markup: str) -> None:
    text = text_of(markup)

    assert "\x00" not in text
    assert not text.startswith("\n")


def test_invitations_to_read_something_else_are_no_part_of_the_text() -> None:
    source = SourceEntry.model_validate(
        {"id": "s", "name": "S", "home": "https://s.example.org/", "discovery": [{"type": "wordpress"}]}
    ).source()
    entry = FeedEntry(url="https://s.example.org/a", title="Piden títulos")
    text = "La comunidad pidió su título.\n\nLee también: Otra nota del día\n\nEl gobierno respondió."

    article = article_of(entry, source, text, now=NOW)

    assert article.text == "La comunidad pidió su título.\n\nEl gobierno respondió."
