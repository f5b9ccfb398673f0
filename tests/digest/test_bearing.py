"""Sentences that are understood where they stand, claims of the right region, and errors that hold up no edition."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from digest.bearing import is_old, leans_on, names_something, stands_alone, takes_up
from digest.candidates import is_news
from digest.compose import compose_bulletin, compose_edition
from digest.novelty import sentences_in
from digest.on_region import is_on_region, region_findings
from digest.repair import without
from digest.vocabulary import Vocabulary, load_vocabulary
from pipeline.types import Item, Sentence
from tests.digest.newsroom import END, report, story, written

REGION = "Madre de Dios"
WARNING = (
    "Las comunidades del río Piedras alertaron de la llegada de 40 dragas mineras a sus tierras.",
    "Communities of the river Piedras have warned of the arrival of 40 mining dredges on their lands.",
)
DETAINEES = (
    "Los detenidos son investigados por el presunto delito de minería ilegal.",
    "The detainees are being investigated for the alleged crime of illegal mining.",
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("The case is before the Constitutional Court.", {"case"}),
        ("The community has argued that that forest was created without consultation.", {"community", "forest"}),
        ("The detainees are being investigated.", {"detainees"}),
        ("Peru has created a fund for that end.", {"end"}),
        ("Farmers have said that rain will fall.", set()),
        ("The vehicle was raided on 20 February.", {"vehicle"}),
        ("The request was agreed on at an assembly in Pacopata.", {"request"}),
        ("In the area, 1,200 police remain.", {"area"}),
        ("They have left the camp.", {"*"}),
        ("The manager of the subsidiary in Peru has resigned.", {"manager"}),
        ("The governor of Loreto has signed an agreement.", set()),
        ("The regional government has handed over two titles.", set()),
        ("The Asháninka community of Pichari has denounced logging.", set()),
        ("The displacement of miners has alarmed villages.", set()),
        ("Three communities have concluded the marking of their boundaries.", set()),
    ],
)
def test_what_a_sentence_takes_as_known(text: str, leaning: set[str]) -> None:
    assert leans_on(text) == leaning


def test_a_noun_is_introduced_in_its_number() -> None:
    text = "The community has asked for a title."

    assert stands_alone(text, ["A community on the river Heath has been invaded."])
    assert not stands_alone(text, ["Communities on the river Heath have been invaded."])


def test_a_name_at_the_head_is_known_by_its_source() -> None:
    assert names_something("Quellaveco has hired workers.", ["Quellaveco contrató obreros."])
    assert not names_something("Communities have warned of miners.", ["Comunidades alertaron de mineros."])
    assert not names_something("Leaders have left for Peru in February.", [])


def test_a_text_opens_on_what_needs_nothing_before_it(vocabulary: Vocabulary) -> None:
    leaning = report("a", [DETAINEES])
    clear = report("b", [WARNING])
    stories = [story("a", leaning, worth=0.9), story("b", clear, worth=0.2)]

    draft = compose_bulletin(REGION, stories, period_end_on=END, written=written(leaning, clear), vocabulary=vocabulary)

    assert "detainees" not in " ".join(sentence.text for sentence in sentences_in(draft))
    assert "no room, or no sentence that stands by itself" in {left.reason for left in draft.left_out}


def test_a_line_of_a_section_never_leans_on_another() -> None:
    leaning = report("a", [DETAINEES], title="Catorce detenidos en La Pampa")

    edition = compose_edition(
        [], [story("a", leaning)], digest="d", title="t", period_end_on=END, written=written(leaning)
    )

    (line,) = edition.sections["mining"]
    assert line.sentence.role == "neutral"


def test_a_detail_far_down_is_not_the_news() -> None:
    filler = [(f"El camino número {n} sigue cerrado por lluvias.", f"Road {n} is still closed.") for n in range(4)]
    late = report("a", [*filler, WARNING], title="Lluvias cierran caminos")
    sentence = late.sentences[-1]

    assert not is_news(sentence, late.item)
    assert is_news(sentence, replace(late.item, title=WARNING[0]))


def test_a_claim_on_a_region_comes_from_an_article_that_names_it() -> None:
    elsewhere = report("a", [WARNING], regions=("Loreto",))
    (sentence,) = elsewhere.sentences

    def places_of(text: str) -> tuple[str, ...]:
        return (REGION,) if "Piedras" in text else ()

    items: dict[str, Item] = {"a": elsewhere.item}
    assert not is_on_region(sentence, elsewhere.item, REGION)
    assert is_on_region(sentence, elsewhere.item, REGION, places_of)
    assert [finding.rule for finding in region_findings(sentence, items, REGION)] == ["S3"]
    assert region_findings(sentence, items, "Loreto") == ()
    draft = compose_bulletin(REGION, [story("s", elsewhere)], period_end_on=END, written=written(elsewhere))
    assert draft.paragraphs == ()
    assert "on another region" in {left.reason for left in draft.left_out}


def test_one_bad_sentence_is_left_out_and_the_rest_goes_out(vocabulary: Vocabulary) -> None:
    good = report("a", [WARNING])
    unexplained = (
        "El COXYZ pidió el 3 de febrero revisar los permisos de dos empresas de la cuenca del Heath.",
        "COXYZ asked on 3 February for a review of the permits of two companies of the basin of the Heath.",
    )
    bad = report("b", [unexplained], on=END - timedelta(days=1))
    stories = [story("a", good), story("b", bad, topics=("titling",))]

    draft = compose_bulletin(REGION, stories, period_end_on=END, written=written(good, bad), vocabulary=vocabulary)

    assert [finding for finding in draft.findings if finding.severity == "error"] == []
    assert "40 mining dredges" in " ".join(sentence.text for sentence in sentences_in(draft))
    (left,) = [left for left in draft.left_out if left.reason == "left out for an error"]
    assert "COXYZ" in left.detail


def test_what_leaned_on_a_lost_sentence_goes_with_it() -> None:
    told = report(
        "a",
        [
            ("Una comunidad del Heath fue invadida.", "A community on the Heath has been invaded."),
            ("La comunidad pidió ayuda.", "The community has asked for help."),
        ],
    )
    first, second = (replace(sentence, story="s") for sentence in told.sentences)
    other: Sentence = replace(
        first, text="Rain has fallen.", evidence=(replace(first.evidence[0], item="z"),), story="t"
    )

    assert without(((first, second), (other,)), first) == ((other,),)
    assert without(((first, second), (other,)), second) == ((first,), (other,))


@pytest.mark.parametrize(
    ("text", "before", "stands"),
    [
        ("The administrator of the company has resigned.", "Andes Gold, a company, has closed its camp.", True),
        ("The boundaries of the territory are patrolled.", "The community of Boca Colorado has formed a guard.", True),
        ("The administrator of the company has resigned.", "Farmers have blocked a road.", False),
        ("The administrator of the union of the company has resigned.", "Andes Gold is a company.", False),
        ("The administrator has resigned.", "Andes Gold, a company, has closed its camp.", False),
    ],
)
def test_what_belongs_to_something_told_is_known_by_it(text: str, before: str, stands: bool) -> None:
    assert stands_alone(text, [before]) is stands
    assert takes_up(text, [before]) is stands


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("The directorate has annulled 47 titles that had been granted in 2012.", False),
        ("The directorate had annulled 47 titles in 2012.", True),
        ("The company that was founded in 2012 bought the mine in 2015.", True),
    ],
)
def test_the_history_of_what_has_happened_makes_it_no_old_news(text: str, old: bool) -> None:
    assert is_old(text, date(2019, 2, 24)) is old
