"""What a draft tells twice or goes on from: a headline above its lead, a deed of two articles, a reply to nothing."""

from dataclasses import replace

import pytest

from digest.compose import BulletinOptions, compose_bulletin
from digest.layout import Candidate
from digest.novelty import sentences_in
from digest.retold import denies_untold, told_elsewhere
from digest.vocabulary import load_vocabulary
from pipeline.types import Finding, Grade, Item, Sentence
from tests.digest.newsroom import END, Line, Written, report, story, written


def _draft(*reports: Written, for_editor: bool = True) -> list[str]:
    draft = compose_bulletin(
        "Madre de Dios",
        [story(each.item.id, each) for each in reports],
        period_end_on=END,
        written=written(*reports),
        vocabulary=load_vocabulary(),
        options=BulletinOptions(for_editor=for_editor, opens_with_meanwhile=False),
    )
    return [sentence.text for sentence in sentences_in(draft)]


def _of_title(made: Written, english: str) -> Written:
    """The report with its headline in English before the rest."""
    first = made.sentences[0]
    head = replace(first.evidence[0], field="title", start=0, end=len(made.item.title), quote=made.item.title)
    return Written(made.item, (replace(first, text=english, evidence=(head,)), *made.sentences))


def test_a_lead_stands_in_the_place_of_its_headline_and_not_behind_it() -> None:
    lead: Line = (
        "La Dirección Agraria anuló en Iberia 47 constancias de posesión entregadas entre 2012 y 2014 a Maderas Sur.",
        "The Agriculture Directorate in Iberia has annulled 47 certificates of possession that had been handed "
        "over to Maderas Sur between 2012 and 2014.",
    )
    made = report("1", [lead], title="Iberia: anulan 47 constancias de posesión en tierras comunales")
    headline = "In Iberia, 47 certificates of possession on communal land have been annulled."

    assert _draft(_of_title(made, headline)) == [lead[1]]


AGREED: Line = (
    "El alcalde y la comunidad Boca Colorado firmaron en Puerto Maldonado un acuerdo de carbono.",
    "The mayor and the community of Boca Colorado have signed a carbon agreement in Puerto Maldonado.",
)
LEFT: Line = ("Tres comunidades se apartan del acuerdo.", "Three communities have withdrawn from the carbon agreement.")


def _leaning(title: str) -> Written:
    made = report("2", [(*LEFT, "news", Grade.AMBER)], title=title)
    back = Finding(rule="anaphora", severity="info", message="something has been named before: acuerdo")
    kind = Finding(rule="english", severity="info", message="a headline told up to where it can be read")
    return Written(made.item, tuple(replace(s, findings=(back, kind)) for s in made.sentences))


def test_another_article_on_the_matter_goes_on_from_what_the_first_has_told() -> None:
    first, same = (
        report("1", [AGREED]),
        _leaning("Boca Colorado: comunidades dejan acuerdo firmado en Puerto Maldonado"),
    )
    other = _leaning("Comunidades de Tahuamanu dejan acuerdo")

    assert _draft(first, same) == [AGREED[1], LEFT[1]]
    assert _draft(first, other) == [AGREED[1]]  # which agreement, nobody knows
    assert _draft(first, same, for_editor=False) == [AGREED[1]]


@pytest.mark.parametrize(
    ("text", "before", "is_so"),
    [
        ("The mayor has denied that his staff carry weapons.", ["Farmers have blocked a road."], True),
        ("The mayor has denied that his staff carry weapons.", ["Farmers have seen staff with weapons."], False),
        ("The company has ruled out a spill in the river.", [], True),
        ("The company has denied it.", ["It has spilled oil."], False),
        ("The court has rejected the appeal.", [], False),
    ],
)
def test_a_denial_waits_until_it_has_been_told_what_is_denied(text: str, before: list[str], is_so: bool) -> None:
    assert denies_untold(text, before) is is_so


@pytest.mark.parametrize(
    ("again", "is_told"),
    [
        ("The agriculture directorate has annulled certificates of possession.", True),
        ("The agriculture directorate has annulled 12 certificates of possession.", False),
        ("The agriculture directorate has suspended certificates of land.", False),
    ],
)
def test_one_deed_is_not_told_again_by_another_story(again: str, is_told: bool) -> None:
    told = "The Iberia agriculture directorate has annulled 47 certificates of possession handed over to Maderas Sur."
    item = Item(id="1", title="", text="", lang="es", source="test")
    sentence = Sentence(text=again, role="news", grade=Grade.GREEN, evidence=())
    candidate = Candidate(sentence=sentence, story=story("1", report("1", [AGREED])), item=item, rank=1.0)

    assert bool(told_elsewhere(candidate, [told], "Madre de Dios")) is is_told


def test_a_story_opens_on_what_has_happened_rather_than_on_what_might() -> None:
    might: Line = ("La tala podría alcanzar 900 hectáreas en Iberia.", "Logging could reach 900 hectares in Iberia.")
    did: Line = ("El Congreso aprobó en Lima la ley de Iberia.", "Congress has approved in Lima the law on Iberia.")

    assert _draft(report("1", [might, did], title="Iberia"))[0] == did[1]
