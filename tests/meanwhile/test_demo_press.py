"""The sample press as data: whole, dated, labelled, and of the size that was asked for."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from meanwhile.demo.press import Press, load_press
from meanwhile.demo.weeks import shift_text

LABELS = Path(__file__).parents[2] / "meanwhile/demo/press/labels.yaml"
WEEK = (date(2019, 2, 18), date(2019, 2, 24))


@pytest.fixture(scope="module")
def press() -> Press:
    return load_press()


@pytest.fixture(scope="module")
def labels() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    return loaded


def test_ten_outlets_of_ten_homes_publish_more_than_sixty_articles_in_the_week(press: Press) -> None:
    in_week = [a for a in press.articles if WEEK[0] <= a.published_at.date() <= WEEK[1]]

    assert len(press.outlets) == 10
    assert len(in_week) >= 60
    assert all(press.of(outlet.id) for outlet in press.outlets)


def test_six_articles_are_english(press: Press) -> None:
    assert sum(a.lang == "en" for a in press.articles) == 6


def test_ids_and_addresses_are_unique(press: Press) -> None:
    assert len({a.id for a in press.articles}) == len(press.articles)
    assert len({(a.outlet, a.slug) for a in press.articles}) == len(press.articles)


def test_articles_are_as_long_as_news_are(press: Press) -> None:
    lengths = {a.id: len(a.text.split()) for a in press.articles}

    assert {name: n for name, n in lengths.items() if not 110 <= n <= 450} == {}
    assert {a.id for a in press.articles if not 3 <= len(a.paragraphs) <= 10} == set()


def test_every_article_is_labelled_and_every_label_has_its_article(press: Press, labels: dict[str, Any]) -> None:
    assert set(labels) == {a.id for a in press.articles}


def test_the_labels_plant_what_the_demo_needs(labels: dict[str, dict[str, Any]]) -> None:
    kinds = Counter(label["kind"] for label in labels.values())

    assert kinds["off_topic"] >= 20
    assert kinds["reprint"] >= 3
    assert kinds["rewrite"] >= 2
    assert kinds["update"] >= 1
    assert kinds["serial"] >= 3
    assert kinds["other_region"] >= 12
    assert all(labels[label["of"]] for label in labels.values() if "of" in label)
    assert all(not label["topics"] for label in labels.values() if label["kind"] == "off_topic")


def test_the_region_of_the_bulletin_has_news_of_every_topic(labels: dict[str, dict[str, Any]]) -> None:
    here = [label for label in labels.values() if "Madre de Dios" in label["regions"] and label["worth"] == 2]

    assert {topic for label in here for topic in label["topics"]} == {"redd", "mining", "titling"}


def test_a_reprint_holds_every_paragraph_of_what_it_reprints(press: Press, labels: dict[str, dict[str, Any]]) -> None:
    by_id = {a.id: a for a in press.articles}
    reprints = {name: label["of"] for name, label in labels.items() if label["kind"] == "reprint"}

    assert all(set(by_id[of].paragraphs) < set(by_id[name].paragraphs) for name, of in reprints.items())


def test_an_update_changes_figures_and_adds_sentences(press: Press) -> None:
    by_id = {a.id: a for a in press.articles}
    before, after = by_id["cro-mercurio-balance"], by_id["cro-mercurio-actualizado"]

    assert "22 campamentos" in before.text
    assert "58 campamentos" in after.text
    assert len(after.paragraphs) > len(before.paragraphs)


def test_no_module_but_the_tests_reads_the_labels() -> None:
    root = Path(__file__).parents[2]
    modules = [
        path for package in ("scrapers", "pipeline", "digest", "meanwhile") for path in (root / package).rglob("*.py")
    ]
    # press.py names the file in order to leave it out
    naming = {path.name for path in modules if "labels.yaml" in path.read_text(encoding="utf-8")}

    assert naming <= {"press.py"}


def test_a_later_week_has_other_days_other_figures_and_the_same_shape(press: Press) -> None:
    later = load_press(shift_weeks=2)

    assert len(later.articles) == len(press.articles)
    assert {a.published_at.date() for a in later.articles if a.id.startswith("ina-ria")} == {date(2019, 3, 6)}
    changed = [old.id for new, old in zip(later.articles, press.articles, strict=True) if new.text != old.text]
    assert len(changed) > 0.9 * len(press.articles)
    assert load_press(shift_weeks=2) == later


def test_days_move_on_and_roads_laws_years_and_large_figures_stay() -> None:
    text = (
        "El 25 de febrero hubo 14 detenidos en el kilómetro 108; la Ley 29785 de 2011 y 1,200 policías. "
        "El 18 de enero de 2016."
    )

    shifted = shift_text(text, weeks=1)

    assert shifted.startswith("El 4 de marzo hubo ")
    assert "14 detenidos" not in shifted
    assert "kilómetro 108" in shifted
    assert "29785 de 2011 y 1,200 policías" in shifted
    assert "18 de enero de 2016" in shifted
