"""Words without one of which a pattern cannot match: looked for first, they spare hundreds of rules their search."""

import re
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from digest.english.idioms_patterns import Said

#: A word of fewer letters stands in nearly every sentence.
SHORTEST = 3
#: Longer ones that do so too: any other words of a pattern are rarer.
_COMMON = frozenset(("the", "of", "in", "of the", "and", "that", "has", "have", "to the", "for", "from", "over"))


class Finder:
    """Which of many patterns may match a text, by one pass over it."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        found: dict[str, list[int]] = {}
        always: list[int] = []
        for place, pattern in enumerate(patterns):
            words = words_needed(pattern)
            for word in words:
                found.setdefault(word, []).append(place)
            if not words:
                always.append(place)
        # a DFA takes longer to build than it saves
        self._words = AhoCorasick(list(found), implementation=Implementation.ContiguousNFA)
        self._places = [tuple(places) for places in found.values()]
        self._always = tuple(always)

    def due(self, text: str) -> list[int]:
        """Their places among the patterns, in order."""
        places = set(self._always)
        for word in {word for word, _, _ in self._words.find_matches_as_indexes(text, overlapping=True)}:
            places.update(self._places[word])
        return sorted(places)


def applied(rules: Sequence[tuple[re.Pattern[str], Said]], finder: Finder, text: str) -> str:
    """The text as the rules put it, one after another; `finder` is of their patterns."""
    due, at = finder.due(text), 0
    while at < len(due):
        place = due[at]
        pattern, said = rules[place]
        before, text = text, pattern.sub(said, text)
        at += 1
        if text != before:  # in new words it may ask for others of the rules that follow
            due, at = [later for later in finder.due(text) if later > place], 0
    return text


def words_needed(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Of these one at least stands in every text that the pattern matches; () where that cannot be told."""
    if pattern.flags & re.IGNORECASE:
        return ()
    return tuple(sorted(_needed(parser.parse(pattern.pattern))))


def _needed(tokens: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best of what the parts of a sequence need: rare words, long ones, and few of them."""
    found: list[frozenset[str]] = []
    run = ""
    for code, argument in tokens:
        if code is codes.LITERAL:
            run += chr(argument)
            continue
        found.append(frozenset((run,)))
        run = ""
        if code is codes.SUBPATTERN and not argument[1] & re.IGNORECASE:
            found.append(_needed(argument[-1]))
        elif code is codes.BRANCH:
            each = [_needed(branch) for branch in argument[1]]
            found.append(frozenset().union(*each) if all(each) else frozenset())
        elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and argument[0] > 0:
            found.append(_needed(argument[2]))
        elif code is codes.ASSERT:
            found.append(_needed(argument[1]))
    found.append(frozenset((run,)))
    usable = [words for words in found if words and min(map(len, words)) >= SHORTEST]
    return max(usable, key=_rarity, default=frozenset())


def _rarity(words: frozenset[str]) -> tuple[bool, int, int]:
    is_rare = all(word.strip() not in _COMMON for word in words)
    return is_rare, min(map(len, words)), -len(words)
