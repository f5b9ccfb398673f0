"""What an editor's draft chooses: the deed before those who welcome it, bodies by their names, who did what to whom."""

import pytest

from digest.choosing import _opening
from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.introduced import NAMED_BELOW, introduced
from digest.parties import are_turned_round, reacts
from digest.trust import trust_in
from digest.twice import event_of, is_one_event
from digest.wording import with_short_names
from pipeline.types import Evidence, Finding, Grade, Item, Sentence
from tests.digest.english_corpus import item

SUED = "The company Andes Gold has sued the community of Ccochapata."


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        (SUED, "The community of Ccochapata has sued the company Andes Gold.", True),
        (SUED, "The company Andes Gold has been sued by the community of Ccochapata.", True),
        (SUED, "The community of Ccochapata has been sued by the company Andes Gold.", False),
        (SUED, "Andes Gold has sued the Ccochapata community over a blockade.", False),
        (SUED, "The company Andes Gold has visited the community of Ccochapata.", False),
        ("The police have attacked the farmers.", "The farmers have attacked the police.", True),
        ("Rain will fall.", "Nobody knows.", False),
    ],
)
def test_who_did_it_to_whom_tells_two_events_apart(one: str, other: str, turned: bool) -> None:
    assert are_turned_round(one, other) is are_turned_round(other, one) is turned
    if turned:
        assert not is_one_event(event_of(one), event_of(other))


def test_who_welcomes_it_is_another_piece_of_news() -> None:
    deed = "Rutas del Sur has withdrawn the environmental study of the Tambo waterway and blamed the ministry."
    welcome = "Indigenous organisations have welcomed the withdrawal of the environmental study of the Tambo waterway."

    assert reacts(welcome)
    assert not reacts(deed)
    assert not is_one_event(event_of(deed), event_of(welcome))


def test_a_text_opens_on_the_deed_rather_than_on_who_welcomes_it() -> None:
    deed, welcome = (
        Sentence(text=text, role="news", grade=Grade.GREEN, evidence=(Evidence(item="1", quote="Tambo"),))
        for text in ("Rutas del Sur has withdrawn its Tambo study.", "Farmers have welcomed the end of it.")
    )

    assert _opening(deed) > _opening(welcome)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "The police have arrested 14 people in Mazuko for illegal mining.",
            "The police have arrested 14 people in Iberia for illegal mining.",
            False,
        ),
        (
            "The police have seized 1,400 gallons of fuel in Mazuko.",
            "The police have seized 1,400 gallons of fuel in the province of Tambopata.",
            True,
        ),
        (
            "On 3 May, the police arrested 14 people in Mazuko for illegal mining.",
            "On 3 May, the police arrested 14 people in the province of Tambopata for illegal mining.",
            True,
        ),
    ],
)
def test_a_small_figure_does_not_make_two_towns_one(one: str, other: str, same: bool) -> None:
    assert is_one_event(event_of(one), event_of(other)) is same


# --- a body by its name -----------------------------------------------------------------------------

ARTICLE = Item(
    id="1",
    title="",
    text=(
        "La Coordinadora de Pueblos Originarios del Río Pachitea (Corpopa) denunció la tala. "
        "Corpopa pedirá una audiencia al fiscal."
    ),
    lang="es",
    source="test",
)


def _short(text: str, *doubts: str, grade: Grade = Grade.AMBER) -> Sentence:
    findings = tuple(Finding(rule="english", severity="info", message=doubt) for doubt in doubts)
    quote = "Corpopa pedirá una audiencia al fiscal."
    at = ARTICLE.text.index(quote)
    evidence = Evidence(item="1", quote=quote, start=at, end=at + len(quote))
    return Sentence(text=text, role="outlook", grade=grade, evidence=(evidence,), findings=findings)


def test_a_local_body_is_written_out_as_its_article_does() -> None:
    told = introduced(_short("Corpopa will request a hearing.", "a person who is not introduced"), ARTICLE)

    name = "Coordinadora de Pueblos Originarios del Río Pachitea (Corpopa)"
    assert told.text == f"The {name} will request a hearing."
    assert told.evidence[-1].quote == name == ARTICLE.text[told.evidence[-1].start : told.evidence[-1].end]
    assert [finding.message for finding in told.findings] == [NAMED_BELOW]
    assert trust_in(told) == "read"


@pytest.mark.parametrize(
    ("text", "doubts", "grade"),
    [
        ("Quispe will request a hearing.", ("a person who is not introduced",), Grade.AMBER),  # named nowhere
        ("Corpopa will request a hearing.", ("a predicate that has not fared well",), Grade.AMBER),
        ("Corpopa will request a hearing.", (), Grade.GREEN),
        ("The hearing will be requested by Corpopa.", ("a person who is not introduced",), Grade.AMBER),
    ],
)
def test_all_else_stays_as_it_was_written(text: str, doubts: tuple[str, ...], grade: Grade) -> None:
    sentence = _short(text, *doubts, grade=grade)

    assert introduced(sentence, ARTICLE) is sentence


def test_a_bracket_that_is_no_acronym_of_the_name_writes_nothing_out() -> None:
    other = Item(id="1", title="", text="El alcalde de Puerto Inca Sandro Ruiz (Corpopa) habló.", lang="es", source="t")
    sentence = _short("Corpopa will request a hearing.", "a person who is not introduced")

    assert introduced(sentence, other) is sentence


# --- what an editor may be shown --------------------------------------------------------------------


def test_a_long_name_counts_as_one_word_where_a_doubted_sentence_must_be_short() -> None:
    text = (
        "Guards of the valley carry out their work amid threats by loggers, according to the president of the "
        "Federation of Native Communities of the Upper Pichis and Tributaries (FECOPI), Rosa Shareva, who demanded "
        "from the state two boats, a radio and the titles that were promised."
    )
    doubted = _short(text, "an act that is carried out")

    assert with_short_names(text).split("president of ")[1].startswith("FECOPI, Rosa")
    assert trust_in(doubted) == "read"
    whole = text.replace(" (FECOPI)", " of the Central Rainforest")
    assert trust_in(_short(whole, "an act that is carried out")) == "none"


def test_a_conditional_is_an_editors_where_somebody_says_it(resources: Resources) -> None:
    said = "El gobernador regional de Ucayali, Luis Paredes, afirmó que el proyecto afectaría los bosques."
    plain = "El proyecto afectaría los bosques de Ucayali."

    told, bare = (sentences_of(item(text), resources).sentences[0] for text in (said, plain))
    assert "would affect" in told.text
    assert "conditional" not in [finding.message for finding in told.findings]
    assert "conditional" in [finding.message for finding in bare.findings]
