"""Which words a pattern needs: a rule that is passed over for want of them would have changed nothing."""

import re

import pytest

from digest.english.needed import words_needed
from digest.english.printed import all_rules
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


def test_no_rule_is_passed_over_that_would_change_a_text() -> None:
    texts = [row["english"] for row in rows("leads.tsv")]
    assert len(texts) > 60
    for words, pattern, _ in all_rules():
        for text in texts:
            assert not pattern.search(text) or not words or any(word in text for word in words)


def test_most_rules_are_passed_over_at_a_look() -> None:
    assert sum(bool(words) for words, _, _ in all_rules()) > 0.9 * len(all_rules())
