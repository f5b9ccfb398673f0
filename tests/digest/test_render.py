"""The mail as readers get it: the same words in both forms, short enough, private, readable in any client."""

import re
import struct
import zlib
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.render import MAX_HTML_BYTES, Links, chosen, is_empty, languages, long_day, render_mail, subject_of
from digest.tiles import stories_by_region, tile_picture
from meanwhile.composing import _PLAIN
from pipeline.config import DEPARTMENTS
from pipeline.types import EditionDraft
from tests.digest.sample_editions import single_edition, weekly_edition

LINKS = Links(
    archive="https://digest.example.org/archive/Meanwhile%20in%20Peru/2026-03-01/",
    preferences="https://digest.example.org/p/mark",
    unsubscribe="https://digest.example.org/u/mark",
    editors="editors@digest.example.org",
)


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("edition", [weekly_edition(), single_edition()], ids=["weekly", "single"])
def test_plain_text_says_all_that_the_html_says(edition: EditionDraft, lang: str) -> None:
    mail = render_mail(edition, links=LINKS, lang=lang, picture=True, note="A note")
    soup = BeautifulSoup(mail.html, "lxml")
    text = folded(mail.text)

    assert all(str(link["href"]).removeprefix("mailto:") in mail.text for link in soup.select("a[href]"))
    assert all(folded(heading.get_text()) in text for heading in soup.select("h1, h2, h3"))
    for unseen in soup(["style", "title"]):
        unseen.extract()
    words = re.findall(r"\w+", folded(soup.get_text(" ")))
    known = set(re.findall(r"\w+", text))
    assert sum(word in known for word in words) >= 0.98 * len(words)
    assert not [line for line in mail.text.splitlines() if len(line) > 78 and "://" not in line]


def test_a_week_of_three_bulletins_and_sixty_items_fits_whole() -> None:
    mail = render_mail(weekly_edition(), links=LINKS, picture=True)

    assert mail.html.count("<h3") == 60
    assert len(mail.html.encode()) < MAX_HTML_BYTES
    assert [name for name, _ in mail.pictures] == ["regions@meanwhile"]
    assert len(mail.pictures[0][1]) < 30_000


def test_too_long_an_edition_is_cut_alike_in_both_forms_and_says_so() -> None:
    mail = render_mail(weekly_edition(300), links=LINKS)
    told = mail.html.count("<h3")

    assert len(mail.html.encode()) <= MAX_HTML_BYTES
    assert 60 < told < 300
    left_out = [int(n) for n in re.findall(r"(\d+) further stories are in the archive", mail.text)]
    assert told + sum(left_out) == 300


def test_nothing_is_fetched_and_nothing_tracks() -> None:
    html = render_mail(weekly_edition(), links=LINKS, picture=True).html
    soup = BeautifulSoup(html, "lxml")

    assert [image["src"] for image in soup.select("[src]")] == ["cid:regions@meanwhile"]
    assert not soup.select("script, link, iframe, form, [background], [srcset]")
    assert "utm_" not in html
    assert "url(" not in html
    assert all(str(link["href"]).startswith(("https://", "mailto:")) for link in soup.select("a[href]"))


def test_spanish_is_marked_as_spanish_and_english_within_a_spanish_mail_as_english() -> None:
    english = BeautifulSoup(render_mail(weekly_edition(), links=LINKS).html, "lxml")
    spanish = BeautifulSoup(render_mail(weekly_edition(), links=LINKS, lang="es").html, "lxml")

    assert not english.select("h3[lang]")
    assert {link["lang"] for link in english.select("h3 + p a")} == {"es"}
    assert all(quote["lang"] == "es" for quote in english.select("ol span"))
    assert spanish.html is not None
    assert spanish.html["lang"] == "es"
    assert not spanish.select("h3[lang]")
    assert spanish.select_one("h1[lang=en]")
    assert "Minería" in spanish.get_text()


def test_a_reader_of_english_reads_english_first_and_the_headline_leads_to_the_source() -> None:
    edition = weekly_edition()
    lines = list(edition.sections["mining"][:2])
    lines[1] = replace(lines[1], sentence=replace(lines[1].sentence, role="neutral"))
    mail = render_mail(replace(edition, sections={"mining": tuple(lines)}), links=LINKS)
    soup = BeautifulSoup(mail.html, "lxml")

    first, second = soup.select("h3")
    assert first.get_text() == lines[0].sentence.text
    assert [(link["lang"], link["href"]) for link in soup.select("h3.said + p a, h3 + p a")] == [("es", lines[0].url)]
    # Where nothing could be said in English, the headline stands for itself.
    assert second["lang"] == "es"
    assert second.get_text() == lines[1].headline
    assert mail.text.index("forty mining rafts") < mail.text.index("Detectan cuarenta balsas")


def test_nothing_is_said_twice() -> None:
    weekly, single = (render_mail(edition, links=LINKS) for edition in (weekly_edition(), single_edition()))

    assert weekly.text.count("1 March 2026") == 1
    assert single.text.count(LINKS.archive) == single.html.count(f'href="{LINKS.archive}"') == 1
    assert single.text.count(LINKS.editors) == 1


def test_sentences_carry_the_numbers_of_their_sources_as_links_to_them() -> None:
    soup = BeautifulSoup(render_mail(single_edition(), links=LINKS).html, "lxml")
    refs = [(link.get_text(), link["href"]) for link in soup.select("p a.refs, p a") if link.get_text().startswith("[")]

    assert [text for text, _ in refs] == [f"[{n}]" for n in range(1, 7)]
    assert [href for _, href in refs] == [link["href"] for link in soup.select("ol a")]


def test_subjects_name_region_and_day_and_are_short() -> None:
    assert subject_of(single_edition()) == "Meanwhile in Madre de Dios, 1 March 2026"
    assert subject_of(weekly_edition(), "es").endswith("1 de marzo de 2026")
    many = replace(weekly_edition(), bulletins=weekly_edition().bulletins * 3)
    assert len(subject_of(many)) <= 78
    assert "and more" in subject_of(many)
    nameless = replace(single_edition(), bulletins=(), title="x" * 300)
    assert 10 <= len(subject_of(nameless)) <= 78


def test_days_do_not_depend_on_the_machine() -> None:
    assert long_day(date(2019, 2, 24)) == "24 February 2019"
    assert long_day(date(2019, 9, 1), "es") == "1 de setiembre de 2019"


def test_a_recipient_gets_only_what_was_chosen() -> None:
    part = chosen(weekly_edition(), bulletins=(), topics=("mining",), regions=("Ucayali",))

    assert [bulletin.region for bulletin in part.bulletins] == ["Ucayali"]
    assert list(part.sections) == ["mining"]
    assert all("Ucayali" in line.regions for line in part.sections["mining"])
    assert is_empty(chosen(single_edition(), bulletins=(), topics=(), regions=("Tumbes",)))


def test_who_reads_another_digest_gets_no_sections_of_this_one() -> None:
    edition = weekly_edition()

    assert any(edition.sections.values())
    assert is_empty(chosen(edition, bulletins=("Meanwhile in Tumbes",), topics=(), regions=()))
    assert not is_empty(chosen(edition, bulletins=(edition.bulletins[0].title,), topics=(), regions=()))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=80))
def test_no_scraped_text_breaks_the_mail(headline: str, url: str) -> None:
    edition = weekly_edition(3)
    line = replace(edition.sections["mining"][0], headline=headline, url=url)
    mail = render_mail(replace(edition, sections={"mining": (line,)}), links=LINKS)

    soup = BeautifulSoup(mail.html, "lxml")
    assert len(soup.select("h3")) == 1
    assert not soup.select("script")
    assert not [one for one in mail.text.splitlines() if len(one) > 78 and "://" not in one]


def test_stories_are_counted_once_for_each_region() -> None:
    counts = stories_by_region(weekly_edition())

    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    assert counts["Madre de Dios"] == 15  # six of its bulletin, nine of the lines


def test_every_department_has_a_tile_of_its_own() -> None:
    from digest.tiles import _table

    tiles = _table()["tiles"]
    assert set(tiles) == set(DEPARTMENTS)
    assert len({(column, row) for column, row, _ in tiles.values()}) == len(tiles)
    assert {letter for *_, letters in tiles.values() for letter in letters} <= set(_table()["dots"])


def test_the_picture_is_a_sound_png() -> None:
    png = tile_picture({"Loreto": 9, "Cusco": 1})

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    place, kinds = 8, []
    while place < len(png):
        (size,) = struct.unpack(">I", png[place : place + 4])
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + size]
        assert struct.unpack(">I", png[place + 8 + size : place + 12 + size])[0] == zlib.crc32(kind + data)
        kinds.append(kind)
        place += 12 + size
    assert kinds == [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"]
    assert tile_picture({}) != png


def test_a_quiet_region_is_named_once_with_the_reason() -> None:
    edition = weekly_edition()
    note = "No bulletin on Puno: too little news between 23 February and 1 March 2026."
    quiet = replace(edition.bulletins[0], region="Puno", paragraphs=(), note=note)

    mail = render_mail(replace(edition, bulletins=(*edition.bulletins, quiet)), links=LINKS)

    assert f">{note}</p>" in mail.html
    assert "Puno: No bulletin" not in f"{mail.html}{mail.text}"


def test_what_was_left_aside_reads_well_in_any_number_and_language() -> None:
    reasons = [*_PLAIN.values(), "told before", "told in a bulletin", "no room in the section"]
    edition = weekly_edition()
    counted = dict.fromkeys(reasons, 1)
    edition = replace(edition, coverage=replace(edition.coverage, held_back=counted))

    english, spanish = (folded(render_mail(edition, links=LINKS, lang=lang).text) for lang in ("en", "es"))

    assert "statements on which the sources disagree (1)" in english
    assert "afirmaciones en las que las fuentes discrepan (1)" in spanish
    assert not [reason for reason in reasons if f"{reason.casefold()} (" in spanish]
