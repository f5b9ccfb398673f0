"""Which words a pattern needs: a rule that is passed over for want of them would have changed nothing."""

import re
from collections.abc import Callable, Sequence

import pytest

from digest.english import lacking_words, printed
from digest.english.needed import Finder, words_needed
from tests.digest.english_corpus import rows


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bin Facebook\b", ("in Facebook",)),
        (r"\b(?:mud|rock)slide", ("slide",)),
        (r"\b(has|have) (?:burned|robbed)\b", ("burned", "robbed")),
        (r"\b(lorry|)\b[Tt]he", ()),  # neither is needed
        (r"(?:stones)? of (?=the roads)", ("the roads",)),
        (r"(?:stones)+ (?!here)", ("stones",)),
        (r"\b(?:cut|rise) of the \d", ("cut", "rise")),  # shorter, and yet rarer than "of the"
        (r"(?i)facebook", ()),
        (r"(?i:facebook) pages", (" pages",)),
        (r"\d+%", ()),
    ],
)
def test_needed_words(pattern: str, words: tuple[str, ...]) -> None:
    assert words_needed(re.compile(pattern)) == words


@pytest.mark.parametrize(
    ("finder", "patterns"),
    [
        (printed.finder, [p for p, _ in printed.ALL_RULES]),
        (lacking_words.finder, [p for p, _ in lacking_words.ALL_PLAIN]),
    ],
    ids=["printed", "lacking"],
)
def test_no_pattern_is_passed_over_that_would_match(
    finder: Callable[[], Finder], patterns: Sequence[re.Pattern[str]]
) -> None:
    texts = [row["english"] for row in rows("leads.tsv")]
    assert len(texts) > 60
    for text in texts:
        matching = [place for place, pattern in enumerate(patterns) if pattern.search(text)]
        assert set(matching) <= set(finder().due(text))


def test_due_are_in_order_and_with_those_that_need_no_word() -> None:
    found = Finder([re.compile(r"\bof gold\b"), re.compile(r"\d+%"), re.compile(r"\b(?:copper|gold) mine")])
    assert found.due("a tonne of gold ore") == [0, 1]
    assert found.due("a copper mine and a kilo of gold") == [0, 1, 2]
    assert found.due("") == [1]


def test_most_rules_are_passed_over_at_a_look() -> None:
    texts = [row["english"] for row in rows("leads.tsv")]
    assert sum(len(printed.finder().due(text)) for text in texts) < 0.1 * len(printed.ALL_RULES) * len(texts)
