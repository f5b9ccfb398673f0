"""Standing background: every department has some, each fact has a source, and each sentence rests on its fact."""

from datetime import date
from pathlib import Path

import pytest

from digest.background import Background, load_background
from digest.grounding import check_sentence, evidence_of
from digest.measures import Amount, amount_of, express, plain
from digest.style import check_text
from digest.vocabulary import load_vocabulary
from pipeline.config import DEPARTMENTS
from pipeline.errors import LexiconError


@pytest.fixture(scope="module")
def background() -> Background:
    return load_background()


def test_every_department_and_the_country_have_background(background: Background) -> None:
    regions = {fact.region for fact in background.facts}

    assert regions == {*DEPARTMENTS, "Peru"}
    assert all(sum(fact.region == region for fact in background.facts) >= 2 for region in regions)
    assert len({fact.id for fact in background.facts}) == len(background.facts)


def test_every_sentence_is_borne_out_by_its_fact(background: Background) -> None:
    vocabulary = load_vocabulary()

    for fact in background.facts:
        sentence = fact.sentence()
        findings = check_sentence(
            sentence.text, evidence_of(sentence, {}), vocabulary=vocabulary, formulas=sentence.formulas
        )
        assert [finding for finding in findings if finding.severity == "error"] == [], (fact.id, findings)


def test_every_sentence_is_in_the_house_style(background: Background) -> None:
    of_single_sentences = {"D2", "V2", "V3", "P1", "P2", "P3", "N2", "B1", "F1"}

    for fact in background.facts:
        text = fact.sentence().text
        found = [f for f in check_text("Meanwhile in Peru", date(2026, 1, 4), text) if f.rule in of_single_sentences]
        assert found == [], (fact.id, found)
        assert 10 <= len(text.split()) <= 45


def test_two_parks_are_added_converted_and_rounded(background: Background) -> None:
    fact = next(fact for fact in background.facts if fact.id == "madre-de-dios/manu-and-tambopata")

    sentence = fact.sentence()

    assert "almost 20,000 square kilometres between them" in sentence.text
    assert sentence.formulas == (
        "1,716,295.22 ha + 274,690 ha = 1,990,985.22 ha = 19,909.85 km2 -> almost 20,000 square kilometres",
    )
    assert sentence.evidence[0].url.startswith("https://")
    assert "1,716,295.22 ha" in sentence.evidence[0].quote


def test_a_fact_is_not_told_before_it_was_one(background: Background) -> None:
    then = {fact.id for fact in background.for_region("Loreto", ["redd", "mining", "titling"], on=date(2017, 1, 1))}
    later = {fact.id for fact in background.for_region("Loreto", ["redd", "mining", "titling"], on=date(2019, 2, 24))}

    assert "loreto/yaguas" not in then
    assert "loreto/yaguas" in later


def test_the_regions_own_facts_come_first_and_concessions_before_the_rest(background: Background) -> None:
    facts = background.for_region("Madre de Dios", ["mining"], on=date(2019, 2, 24))

    own = [fact.region == "Madre de Dios" for fact in facts]
    assert own == sorted(own, reverse=True)
    assert facts[0].role == "concession"


@pytest.mark.parametrize(
    ("amounts", "unit", "word", "text"),
    [
        (["402,335.62 ha"], "ha", "3", "402,000 hectares"),
        (["1,091,416 ha"], "km2", "over", "over 10,000 square kilometres"),
        (["336,000 ha"], "ha", "exact", "336,000 hectares"),
        (["2,510,694.41 ha"], "km2", "auto", "over 25,000 square kilometres"),
        (["156,744.70 ha"], "km2", "over", "over 1,500 square kilometres"),
        (["88,000 ha", "2,000 ha"], "ha", "auto", "90,000 hectares"),
    ],
)
def test_amounts_are_said_as_the_house_says_them(amounts: list[str], unit: str, word: str, text: str) -> None:
    assert express([amount_of(amount) for amount in amounts], unit, word).text == text


def test_areas_and_money_do_not_add_up() -> None:
    with pytest.raises(LexiconError, match="cannot be added"):
        express([Amount(1, "ha"), Amount(1, "US$")], "ha", "auto")


@pytest.mark.parametrize("text", ["many hectares", "12 furlongs", ""])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(LexiconError, match="is no amount"):
        amount_of(text)


def test_plain_amounts_spell_small_numbers() -> None:
    assert plain(Amount(2), spelled=True) == "two"
    assert plain(Amount(1, "ha"), spelled=True) == "1 hectare"
    assert plain(Amount(95_000_000, "US$")) == "US$95,000,000"


_GOOD = """region: Ica
facts:
- {id: a, role: background, topics: [mining], as_of: 2010-01-01, verified: page, source: S, url: "https://example.org",
   data: {area: 5 ha}, line: "L {area}", english: "E {area}."}
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("region: Ica", "region: Atlantis", "needs `region`"),
        ("source: S, ", "", "missing"),
        ("topics: [mining]", "topics: [sport]", "topics must be"),
        ("https://example.org", "example.org", "url must be"),
        ("E {area}.", "E {size}.", "no figure is called"),
        ("E {area}.", "E {area | leagues}.", "names no known unit"),
        ("E {area}.", "E {area + area}.", "adds without naming a unit"),
        ("data: {area: 5 ha}", "data: {area: five}", "is no amount"),
    ],
)
def test_a_bad_fact_is_named(old: str, new: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "ica.yaml").write_text(_GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(LexiconError, match=message):
        load_background(tmp_path)


def test_a_good_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "ica.yaml").write_text(_GOOD, encoding="utf-8")

    (fact,) = load_background(tmp_path).facts

    assert (fact.id, fact.quote, fact.sentence().text) == ("ica/a", "L 5 ha", "E 5 hectares.")
