"""What is never taken for the same, though most of its words are: in a story, in two, and in what was mailed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from digest.compose import BulletinOptions, compose_bulletin
from digest.contrary import is_at_odds, is_of_others
from digest.editions import compose_edition
from digest.novelty import Said, SentMemory, adds_nothing, content_of, sentences_in
from digest.twice import differ, event_of, is_another, is_one_event
from digest.vocabulary import Vocabulary
from digest.wording import merged
from pipeline.types import Finding, Grade
from tests.digest.newsroom import END, Line, Written, report, story, written

AT_ODDS = (
    # so, and not so
    ("The mayor of Huepetuhe was arrested on Monday.", "The mayor of Huepetuhe was not arrested on Monday."),
    ("Oil has reached the river Inambari after the spill.", "No oil has reached the river Inambari after the spill."),
    ("Miners attacked the rangers of Tambopata.", "Miners denied that they had attacked the rangers of Tambopata."),
    # so, perhaps so, and wanted
    (
        "The plant has polluted the river Inambari with mercury.",
        "The plant would have polluted the river Inambari with mercury.",
    ),
    (
        "The plant has polluted the river Inambari with mercury.",
        "The plant has allegedly polluted the river Inambari with mercury.",
    ),
    ("Two miners have died in the collapse of a mine.", "Two miners may have died in the collapse of a mine."),
    ("Loggers have entered the reserve near Alerta.", "Loggers have tried to enter the reserve near Alerta."),
    (
        "The government has lifted the ban in the mining corridor.",
        "Miners have asked the government to lift the ban in the mining corridor.",
    ),
    # the opposite
    ("The ministry has suspended work at the mine in Mazuko.", "The ministry has resumed work at the mine in Mazuko."),
    (
        "The court has upheld the sentence against the loggers of Iberia.",
        "The court has annulled the sentence against the loggers of Iberia.",
    ),
    ("More than 300 miners have been evicted from La Pampa.", "Fewer than 300 miners have been evicted from La Pampa."),
    (
        "The judge has lifted the pretrial detention of the logger in Iberia.",
        "The judge has ordered the pretrial detention of the logger in Iberia.",
    ),
    (
        "The minister has announced an extension of the mining register.",
        "The minister has ruled out an extension of the mining register.",
    ),
    (
        "Loggers have threatened the leader of the community of Infierno with death.",
        "Loggers have killed the leader of the community of Infierno.",
    ),
)
OF_OTHERS = (
    (
        "The regional government has titled the community of Boca Pariamanu on the river Las Piedras.",
        "The regional government has titled the community of Puerto Arturo on the river Las Piedras.",
    ),
    ("The leader Juan Quispe has been killed near Alerta.", "The leader Pedro Flores has been killed near Alerta."),
    (
        "Juan Quispe, leader of the community of Infierno, has been shot dead.",
        "Pedro Flores, leader of the community of Infierno, has been shot dead.",
    ),
    (
        "A judge has sentenced Juan Quispe to six years in prison for illegal logging.",
        "A judge has sentenced Pedro Flores to six years in prison for illegal logging.",
    ),
    (
        "Police have arrested two people in the province of Manu for illegal mining.",
        "Police have arrested two people in the province of Tahuamanu for illegal mining.",
    ),
    (
        "On 3 March, police arrested a man in Mazuko for illegal mining.",
        "On 3 March, police arrested a man in Iberia for illegal mining.",
    ),
    ("Residents of Mazuko have blocked the road in protest.", "Residents of Iberia have blocked the road in protest."),
    (
        "Police have arrested five Colombian citizens in Iberia for illegal logging.",
        "Police have arrested five Brazilian citizens in Iberia for illegal logging.",
    ),
    ("The government has approved Block 76 for the company.", "The government has approved Block 157 for the company."),
)
OTHER_COUNTS = (
    ("Police have arrested three miners in Delta Uno.", "Police have arrested nine miners in Delta Uno."),
    ("Police have arrested three miners in Delta Uno.", "Police have arrested thirteen miners in Delta Uno."),
    ("The collapse has left 3 dead and 10 injured.", "The collapse has left 5 dead and 10 injured."),
    ("Police arrested five loggers in Iberia in March.", "Police arrested five loggers in Iberia in May."),
)
ALIKE = (
    ("FENAMAD has rejected the bill on forests.", "The federation FENAMAD has once more rejected the bill on forests."),
    (
        "Illegal miners have been evicted from La Pampa by the police.",
        "Police have evicted alleged illegal miners from La Pampa, according to the prosecutor.",
    ),
    (
        "The Ministry of Energy and Mines has approved the study.",
        "MINEM has approved the study of the dam.",
    ),
    ("A miner was killed and two were injured near Mazuko.", "A miner was killed near Mazuko."),
)


@pytest.mark.parametrize(("one", "other"), [*AT_ODDS, *OF_OTHERS, *OTHER_COUNTS])
def test_two_that_disagree_are_never_one(one: str, other: str) -> None:
    for ours, theirs in ((one, other), (other, one)):
        assert not is_one_event(event_of(ours), event_of(theirs))
        if "March" not in one:
            assert not adds_nothing(content_of(ours), content_of(theirs))


def test_another_deed_of_the_same_people_is_another_event() -> None:
    polluted = event_of("The plant has polluted the river Inambari.")
    built = event_of("The plant has built a port on the river Inambari in Mazuko.")
    said = event_of("The prosecutor has reported that the plant polluted the river Inambari.")

    assert is_another(polluted, built)
    assert is_another(built, polluted)
    assert not is_another(polluted, said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A ranger was injured in an attack in Tambopata.", "Two rangers were injured in an attack in Tambopata."),
        ("Nearly 50 miners entered the reserve of Tambopata.", "Nearly 500 miners entered the reserve of Tambopata."),
        ("Police have arrested a man in Iberia for logging.", "Police have arrested two men in Iberia for logging."),
        ("More than 900 police entered Huepetuhe.", "Some 300 police entered Huepetuhe."),
    ],
)
def test_other_numbers_of_people_are_other_events(one: str, other: str) -> None:
    assert differ(event_of(one), event_of(other))
    assert differ(event_of(other), event_of(one))
    assert not is_one_event(event_of(one), event_of(other))


@pytest.mark.parametrize(("one", "other"), AT_ODDS)
def test_what_denies_doubts_or_reverses_is_at_odds(one: str, other: str) -> None:
    assert is_at_odds(one, other)
    assert is_at_odds(other, one)


@pytest.mark.parametrize(("one", "other"), OF_OTHERS)
def test_names_in_the_same_place_tell_events_apart(one: str, other: str) -> None:
    assert is_of_others(one, other)
    assert is_of_others(other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_other_words_are_no_contradiction(one: str, other: str) -> None:
    assert not is_at_odds(one, other)
    assert not is_of_others(one, other)


# --- in a bulletin ----------------------------------------------------------------------------------

BESIDE = "In Puerto Maldonado, Peruvian scientists have presented a report on fish of the river Heath."


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences stand as their own sources here, which a check would mind."""
    monkeypatch.setattr("digest.compose.check_sentence", lambda *_, **__: ())
    monkeypatch.setattr("digest.compose.check_bulletin", lambda _: ())


def english(item_id: str, texts: list[str], source: str = "aldea") -> Written:
    lines: list[Line] = [(text, text) for text in texts]
    return report(item_id, lines, source=source)


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("for_editor", [False, True])
@pytest.mark.parametrize(("one", "other"), [*AT_ODDS, *OF_OTHERS, *OTHER_COUNTS])
def test_neither_of_two_is_dropped_without_a_word(one: str, other: str, for_editor: bool) -> None:
    ours, theirs = english("a", [BESIDE, one]), english("b", [other], "cronica")

    draft = compose_bulletin(
        "Madre de Dios", [story("s", ours, theirs)], period_end_on=END, written=written(ours, theirs),
        options=BulletinOptions(for_editor=for_editor),
    )  # fmt: skip

    told = {evidence.quote for sentence in sentences_in(draft) for evidence in sentence.evidence}
    listed = {text for text in (one, other) for left in draft.left_out if left.detail.startswith(text)}
    assert told | listed >= {one, other}
    alike = [left for left in draft.left_out if left.reason == "told in other words"]
    assert alike == []


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("for_editor", [False, True])
@pytest.mark.parametrize(("one", "other"), [AT_ODDS[8], OF_OTHERS[1], OF_OTHERS[4], OTHER_COUNTS[0]])
def test_two_stories_tell_their_own(one: str, other: str, for_editor: bool) -> None:
    ours, theirs = english("a", [one]), english("b", [other], "cronica")

    draft = compose_bulletin(
        "Madre de Dios", [story("s", ours, worth=0.9), story("t", theirs)], period_end_on=END,
        written=written(ours, theirs), options=BulletinOptions(for_editor=for_editor),
    )  # fmt: skip

    assert {evidence.quote for each in sentences_in(draft) for evidence in each.evidence} == {one, other}


@pytest.mark.usefixtures("unchecked")
def test_a_story_that_another_one_tells_is_listed_with_what_tells_it() -> None:
    one = "On 3 March, police destroyed 12 dredges and 40 engines on the river Inambari near Mazuko."
    other = "Police destroyed 12 dredges and 40 engines on the river Inambari on 3 March."
    ours, theirs = english("a", [one]), english("b", [other], "cronica")

    draft = compose_bulletin(
        "Madre de Dios", [story("s", ours, worth=0.9), story("t", theirs)], period_end_on=END,
        written=written(ours, theirs),
    )  # fmt: skip

    assert f"{other} [told: {one}]" in [left.detail for left in draft.left_out if left.reason == "told in other words"]


@pytest.mark.parametrize(("before", "now"), [*AT_ODDS, *OF_OTHERS[:5], *OTHER_COUNTS[:3]])
def test_an_update_is_no_repetition_of_what_was_mailed(before: str, now: str) -> None:
    [mailed, news] = english("a", [before, now]).sentences
    sent = SentMemory.of([Said("text:x", before, "s", END - timedelta(days=7))])

    assert sent.told(news, on=END) is None
    assert sent.told(replace(mailed, evidence=()), on=END) is not None


def test_a_line_of_a_section_is_sure() -> None:
    told = english("a", ["OSINFOR has inspected 12 concessions near the town of Iberia in Madre de Dios."])
    doubt = Finding(rule="english", severity="info", message="an acronym without its name")
    [sentence] = told.sentences
    unsure = Written(told.item, (replace(sentence, grade=Grade.AMBER, findings=(doubt,)),))

    edition = compose_edition(
        [], [story("s", unsure)], digest="d", title="t", period_end_on=END, written=written(unsure),
        vocabulary=Vocabulary(),
    )  # fmt: skip

    grades = [line.sentence.grade for lines in edition.sections.values() for line in lines]
    assert grades == [Grade.NEUTRAL]


@pytest.mark.usefixtures("unchecked")
def test_what_is_too_little_for_a_text_is_listed() -> None:
    told = report(
        "a",
        [("La Marina destruyó 12 dragas en el río Heath.", "The navy has destroyed 12 dredges on the river Heath.")],
    )

    draft = compose_bulletin("Madre de Dios", [story("s", told)], period_end_on=END, written=written(told))

    assert draft.paragraphs == ()
    assert [left.detail for left in draft.left_out if left.reason == "too little news for a text"] == [
        "The navy has destroyed 12 dredges on the river Heath."
    ]


def test_what_goes_with_a_sentence_at_fault_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.compose.N_PLANS", 0)
    fault = "In Mazuko, the organisation QWX of Tambopata has criticised the lack of control for 12 months."
    leaning = "The organisation has asked the regional government for a police post near the river Inambari."
    told = english("a", [BESIDE]), english("b", [fault, leaning], "cronica")
    monkeypatch.setattr("digest.compose.check_bulletin", lambda draft: tuple(
        Finding(rule="L1", severity="error", message=each.text) for each in sentences_in(draft) if "QWX" in each.text
    ))  # fmt: skip
    monkeypatch.setattr("digest.compose.check_sentence", lambda *_, **__: ())

    draft = compose_bulletin(
        "Madre de Dios", [story("s", told[0], worth=0.9), story("t", told[1])], period_end_on=END,
        written=written(*told), options=BulletinOptions(for_editor=True),
    )  # fmt: skip

    assert [each.evidence[0].quote for each in sentences_in(draft)] == [BESIDE]
    assert {left.reason for left in draft.left_out if left.item == "b"} == {
        "left out for an error", "not taken up: what stood before it was left out",
    }  # fmt: skip


# --- two joined in one ------------------------------------------------------------------------------


def joined(one: str, other: str) -> list[str]:
    told = english("a", [one, other])
    return [each.text for each in merged([replace(s, story="s") for s in told.sentences], lambda *_: True)]


def test_they_are_the_only_ones_of_whom_there_are_several() -> None:
    assert joined("The mayor has said that the miners have left.", "The mayor has said that the miners will pay.") == [
        "The mayor has said that the miners have left and that they will pay."
    ]
    [text] = joined(
        "The mayor has said that the miners have attacked residents.", "The mayor has said that the miners have fled."
    )
    assert text == "The mayor has said that the miners have attacked residents and that the miners have fled."
    [text] = joined("Leaders have said that the miners have left.", "Leaders have said that the miners fear nothing.")
    assert "that they" not in text


def test_what_joins_a_doubted_sentence_is_doubted() -> None:
    told = english("a", ["The mayor has met the minister.", "The mayor has signed a letter."])
    mark = Finding(rule="E1", severity="info", message="read it")
    sure, plain = (replace(sentence, story="s") for sentence in told.sentences)
    unsure = replace(plain, grade=Grade.AMBER, findings=(mark,))

    [sentence] = merged([sure, unsure], lambda *_: True)

    assert sentence.grade is Grade.AMBER
    assert mark in sentence.findings
    assert merged([sure, plain], lambda *_: True)[0].grade is Grade.GREEN
