"""How far a sentence may be trusted by what its writer doubts, and what it may point back to."""

from dataclasses import replace

import pytest

from digest.english.tocome import DAY_IN_IF, TO_COME
from digest.english.undoing import SUSPENDED
from digest.pointing import follows
from digest.trust import _OF_MEANING, _OF_WORDS, TO_BE_READ, to_be_read, trust_in
from pipeline.types import Evidence, Finding, Grade, Item, Sentence
from tests.digest.test_doubts import all_doubts


def sentence(text: str, *doubts: str, quote: str = "", rule: str = "english") -> Sentence:
    return Sentence(
        text=text,
        role="news",
        grade=Grade.AMBER,
        evidence=(Evidence(item="a", quote=quote),),
        findings=tuple(Finding(rule=rule, severity="info", message=doubt) for doubt in doubts),
    )


@pytest.mark.parametrize(
    ("doubt", "trust"),
    [
        ("a predicate that has not fared well", "read"),
        ("whether the time is that of what is said", "read"),
        ("several senses of exigir", "read"),
        ("several senses of ofrecer", "read"),
        ("an object that is said twice", "read"),
        ("a passive with se and a", "read"),
        ("an infinitive of several senses", "read"),
        ("a phrase that the verb does not call for", "read"),
        ("a thing that acts", "read"),
        ("which of two does it", "none"),
        ("a list may have been cut", "read"),  # the source is no enumeration
        ("a cause may belong to the noun before it", "none"),
        ("a company that acts as the police do", "none"),
        ("sense of planta", "read"),  # readers found it right
        ("sense of avance", "read"),
        ("sense of titular", "none"),
        ("sense of despacho", "none"),
        ("sense of cisterna", "none"),
        ("conditional", "none"),
        ("an acronym without its name", "placed"),
        ("the headline may only name its topic", "read"),
    ],
)
def test_doubts_of_a_kind_are_an_editors_to_judge(doubt: str, trust: str) -> None:
    assert trust_in(sentence("The police have seized a tanker in Puno.", doubt)) == trust


def test_every_doubt_of_meaning_is_one_that_the_writer_has() -> None:
    found = all_doubts()

    # made of the topic before the colon, and of what stands beside a sentence
    assert _OF_MEANING - found == {"who says so is left off", SUSPENDED, TO_COME, DAY_IN_IF}
    assert [word for word in _OF_WORDS if not any(doubt.startswith(word) for doubt in found)] == []


@pytest.mark.parametrize(
    ("headline", "trust"),
    [
        ("Zafranal: Teck obtiene autorización", "read"),
        ("Proyecto Zafranal: Senace aprueba informe", "read"),
        ("Gobernador Hidalgo: operativos no bastan", "none"),  # who says so is left off
        ("Julio Cusurichi: el desalojo empuja a mineros", "none"),
        ("Minero", "none"),
    ],
)
def test_a_topic_may_be_left_off_but_not_a_speaker(headline: str, trust: str) -> None:
    doubted = sentence("It is so in Puno.", "the topic before the colon is left off", quote=headline)

    assert trust_in(doubted) == trust


@pytest.mark.parametrize(
    ("text", "name", "quote", "trust"),
    [
        ("The Mesa Directiva has set the date.", "Mesa Directiva", "La Mesa Directiva fijó la fecha.", "read"),
        ("The firm will pave it through Obras.", "Obras", "La firma la asfaltará por Obras por Impuestos.", "none"),
        ("The Sistema of Catastro is new.", "Sistema", "El Sistema de Catastro es nuevo.", "none"),
        ("People from Pastaza and Corrientes met.", "Corrientes", "Se reunieron del Pastaza y Corrientes.", "read"),
        ("The Ambiente has warned of it.", "Ambiente", "El Ambiente lo advirtió.", "none"),
    ],
)
def test_a_name_may_stay_in_spanish_but_not_by_half(text: str, name: str, quote: str, trust: str) -> None:
    assert trust_in(sentence(text, f"name {name}", quote=quote)) == trust


def test_what_is_doubted_and_very_long_is_offered_only() -> None:
    doubt = "a chain of nouns"

    assert trust_in(sentence(" ".join(["word"] * 38), doubt)) == "read"
    assert trust_in(sentence(" ".join(["word"] * 42), doubt)) == "none"
    assert trust_in(sentence(" ".join(["word"] * 42), "longer than 30 words")) == "read"


def test_an_editor_is_told_what_to_look_at() -> None:
    (doubted,) = [f for f in to_be_read(sentence("It is so.", "a chain of nouns")).findings if f.rule == TO_BE_READ]
    back = to_be_read(sentence("The spill is old.", "the subject has been named before: derrame", rule="anaphora"))

    assert "does it read well?" in doubted.message
    assert "derrame" in next(f.message for f in back.findings if f.rule == TO_BE_READ)


TITLE = "Cohidro retira el estudio de la hidrovía"
LINES = (
    "El consorcio Cohidro retiró el estudio de impacto ambiental.",
    "El ministro lamentó la decisión de la empresa Sinohydro.",
    "La carta fue enviada el 19 de diciembre.",
    "La empresa culpó al ministerio.",
    "El gobernador pidió otro plazo.",
)
ITEM = Item(id="a", title=TITLE, text=" ".join(LINES), lang="es")


def of(number: int, *findings: str) -> Sentence:
    """The sentence written of a line, or of the headline (-1)."""
    if number < 0:
        evidence = Evidence(item="a", quote=TITLE, field="title", end=len(TITLE))
    else:
        start = ITEM.text.index(LINES[number])
        evidence = Evidence(item="a", quote=LINES[number], start=start, end=start + len(LINES[number]))
    told = sentence("Told.", *findings, rule="anaphora")
    return replace(told, evidence=(evidence,))


@pytest.mark.parametrize(
    ("number", "finding", "before", "may"),
    [
        (2, "the subject has been named before: carta", (0,), True),  # a thing that nothing in between names
        (2, "the subject has been named before: carta", (), False),  # nothing was told of the article
        (2, "the subject has been named before: carta", (3,), False),  # only what comes later
        (3, "the subject has been named before: empresa", (0,), False),  # another company stands in between, untold
        (3, "the subject has been named before: empresa", (0, 1), True),  # it was told
        (4, "the subject has been named before: gobernador", (0,), False),  # somebody, with untold sentences between
        (4, "the subject has been named before: gobernador", (0, 3), True),  # right behind
        (0, "something has been named before: hidrovía", (-1,), True),  # the headline names it
        (1, "the subject points back by a demonstrative", (0,), True),
        (2, "the subject points back by a demonstrative", (0,), False),
        (1, "the subject is a pronoun", (0,), False),
    ],
)
def test_a_sentence_follows_what_was_told_before_it(
    number: int, finding: str, before: tuple[int, ...], may: bool
) -> None:
    assert follows(of(number, finding), ITEM, [of(each) for each in before]) is may
