"""What the chart of a sentence remembers, and the copies that the parser makes."""

from dataclasses import replace
from itertools import pairwise

import pytest

from digest.claim_types import Claim
from digest.english import variants, write
from digest.english.resources import Resources
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.core import Core
from digest.spanish.phrases import noun_phrases
from digest.spanish.sentences import parse
from digest.spanish.tokens import tokenise
from digest.spanish.tree import NounPhrase
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups
from pipeline.types import Item


@pytest.fixture
def chart(resources: Resources) -> Chart:
    sentence = "La fiscalía inspeccionó dos campamentos en Tambopata."
    return Chart(tokens=tokenise(sentence), lexicon=resources.lexicon, names=resources.names, source=sentence)


def test_a_copy_differs_in_what_was_changed_alone() -> None:
    phrase = NounPhrase(start=0, end=2, det="def", notes=("one",))

    copy = changed(phrase, end=3, notes=("one", "other"))

    assert copy == replace(phrase, end=3, notes=("one", "other"))
    assert phrase == NounPhrase(start=0, end=2, det="def", notes=("one",))


def test_what_has_slots_cannot_be_copied_by_their_dictionary(chart: Chart) -> None:
    with pytest.raises(AttributeError):
        changed(chart.tokens[0], text="Una")


def test_a_sentence_is_parsed_once(chart: Chart) -> None:
    first = parse(chart)
    spent = chart.budget

    assert first
    assert parse(chart) is first
    assert chart.budget == spent


def test_what_follows_a_verb_is_remembered_for_each_subject(chart: Chart) -> None:
    (end, group), *_ = verb_groups(chart, 2)
    subject = next(np for stop, np, _ in noun_phrases(chart, 0) if stop == 2)

    said = tails(chart, end, group, subject)

    assert said
    assert tails(chart, end, group, subject) is said
    assert {clause.subject for _, clause, _ in said} == {subject}
    assert all(clause.subject is not subject for _, clause, _ in tails(chart, end, group, None))
    other = changed(subject, notes=("another",))
    assert {clause.subject for _, clause, _ in tails(chart, end, group, other)} == {other}


def test_what_leaves_nothing_more_off_is_not_written_again(
    resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Core] = []

    def attempt(claim: Claim, _: Resources, core: Core) -> tuple[variants.Abstained, frozenset[tuple[int, int]]]:
        tried.append(core)
        return variants.Abstained(evidence=claim.evidence, reason="asked to"), frozenset()

    monkeypatch.setattr(variants, "_attempt", attempt)
    short = Item(id="1", title="", text="La fiscalía inspeccionó dos campamentos.", lang="es")
    long = Item(id="2", title="", text="La fiscalía inspeccionó dos campamentos durante un operativo.", lang="es")

    write.sentences_of(short, resources)
    assert len(tried) == 1
    tried.clear()
    write.sentences_of(long, resources)
    assert len(tried) > 1
    assert all(one != other for one, other in pairwise(tried))
