"""What the chart of a sentence remembers, and the copies that the parser makes."""

import csv
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from digest.claim_types import Claim
from digest.english import variants, write
from digest.english.resources import Resources
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.core import Core
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.postmodifiers import closes, postmodified
from digest.spanish.quantities import figure_at, quantity
from digest.spanish.sentences import parse
from digest.spanish.times import times, times_at
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


@pytest.fixture(scope="module")
def charts(resources: Resources) -> list[Chart]:
    """Charts of the sentences of the corpus."""
    with (Path(__file__).parent / "corpus" / "leads.tsv").open(encoding="utf-8", newline="") as rows:
        told = [row["spanish"] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [
        Chart(
            tokens=tokenise(sentence), lexicon=resources.lexicon, names=resources.names, source=sentence,
            published_on=date(2024, 5, 20),
        )
        for sentence in told
    ]  # fmt: skip


def test_times_and_figures_begin_with_no_other_word_than_is_looked_for_first(charts: list[Chart]) -> None:
    missed = [
        chart.written(at, at + 3)
        for chart in charts
        for at in range(len(chart))
        if (times_at(chart, at) and not times(chart, at)) or (figure_at(chart, at) and not quantity(chart, at))
    ]

    assert missed == []


def test_nothing_belongs_to_a_noun_phrase_where_it_is_closed(charts: list[Chart]) -> None:
    missed = [
        chart.written(np.start, stop)
        for chart in charts[::3]
        for at in range(len(chart))
        for end, np, cost in simple_phrases(chart, at)
        if closes(chart, end)
        for stop, _, _ in postmodified(chart, end, np, cost)
    ]

    assert missed == []
