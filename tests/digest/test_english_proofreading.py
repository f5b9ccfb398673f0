"""What a British editor would strike out at sight: tenses against a day that is over, "can not", warnings of a town."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.grounding import EvidenceText, check_sentence
from digest.vocabulary import load_vocabulary
from pipeline.types import Grade, Sentence
from tests.digest.english_corpus import item


def told(spanish: str, resources: Resources) -> Sentence:
    written = sentences_of(item(spanish, field="text" if spanish.endswith(".") else "title"), resources).sentences
    assert written, spanish
    return written[0]


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("En la segunda jornada los delegados evaluaron el avance del plan.", "the delegates assessed"),
        ("En el primer día se aprobó el estatuto de la federación.", "were approved"),
        ("En la última asamblea se eligió una nueva junta directiva.", "was elected"),
        ("En los últimos días se decomisaron tres dragas en el río Tambopata.", "have been confiscated"),
    ],
)
def test_what_was_done_at_a_sitting_is_past(spanish: str, english: str, resources: Resources) -> None:
    assert english in told(spanish, resources).text


def test_what_cannot_be_done_is_one_word_and_stays_a_negation(resources: Resources) -> None:
    spanish = "La mina no puede operar en Puno."

    sentence = told(spanish, resources)

    assert sentence.text == "The mine cannot operate in Puno."
    vocabulary = load_vocabulary()
    assert not check_sentence(sentence.text, [EvidenceText(quote=spanish)], vocabulary=vocabulary)
    source = EvidenceText(quote="La mina puede operar en Puno.")
    affirmed = check_sentence(sentence.text, [source], vocabulary=vocabulary)
    assert [finding.rule for finding in affirmed] == ["G5"]


@pytest.mark.parametrize("verb", ["alertó", "advirtió"])
@pytest.mark.parametrize(
    ("thing", "english"),
    [("la tala en comunidades de Satipo", "has warned of logging"), ("derrames en Andoas", "has warned of spills")],
)
def test_one_warns_of_what_happens_and_not_of_where(verb: str, thing: str, english: str, resources: Resources) -> None:
    sentence = told(f"La federación {verb} por {thing}.", resources)

    assert english in sentence.text
    assert sentence.grade is Grade.AMBER


def test_a_place_that_follows_another_noun_is_not_warned_of(resources: Resources) -> None:
    sentence = told("Central Asháninka del Río Ene alerta por invasiones en comunidades de Satipo", resources)

    assert "invasions in communities in Satipo" in sentence.text


def test_the_first_days_of_a_month_are_something_to_be_in(resources: Resources) -> None:
    assert "in the next days of April" in told("El ministro llegará en los próximos días de abril.", resources).text
