"""Headlines in capitals: their case restored where every word is known, else left alone."""

from dataclasses import replace

from digest.english.lexicon import Lexicon
from digest.english.names import Names
from digest.spanish.asides import DEPARTMENTS
from digest.spanish.quantities import SCALES
from digest.spanish.tokens import Token, fold, tokenise

#: A shorter one may be a dateline or an acronym.
SHORTEST = 4


def is_shouted(sentence: str) -> bool:
    """Whether a headline is set in capitals throughout."""
    return sentence.isupper() and len(sentence.split()) >= SHORTEST


def restored(sentence: str, names: Names, lexicon: Lexicon) -> str:
    """The sentence as it would be written, letter for letter as long; "" where a word may be a name or is not known."""
    low = sentence.lower()
    if len(low) != len(sentence):
        return ""
    tokens = tokenise(low)
    capitals = tuple(replace(t, text=t.text.capitalize()) for t in tokens)
    shouted = tuple(replace(t, text=t.text.upper()) for t in tokens)
    letters = list(low)
    at = 0
    while at < len(tokens):
        end = _acronym(shouted, at, names, letters) or _name(capitals, at, names, lexicon, letters)
        if not end and not _is_common(tokens[at], lexicon):
            return ""
        at = end or at + 1
    for token in tokens:
        if token.start == 0 or letters[: token.start][-2:] == [":", " "]:
            letters[token.start] = letters[token.start].upper()
    return "".join(letters)


def _acronym(tokens: tuple[Token, ...], at: int, names: Names, letters: list[str]) -> int:
    """Where an acronym ends that the gazetteer knows; 0 where none begins at `at`."""
    token = tokens[at]
    if len(token.text) < 2 or not any(end == at + 1 and n.es == token.text for end, n in names.at(tokens, at)):
        return 0
    letters[token.start : token.end] = token.text
    return at + 1


def _name(tokens: tuple[Token, ...], at: int, names: Names, lexicon: Lexicon, letters: list[str]) -> int:
    """Where a proper name ends that is no run of common words; 0 where none begins at `at`."""
    for end, name in names.at(tokens, at):
        own = tokenise(name.es)
        if [fold(t.text) for t in own] != [fold(t.text) for t in tokens[at:end]]:
            continue
        is_department = fold(name.es) in DEPARTMENTS or (name.cls == "org" and end - at > 1)
        if not is_department and all(_is_common(t, lexicon) for t in tokens[at:end]):
            continue
        for told, token in zip(own, tokens[at:end], strict=True):
            if told.is_capital and letters[token.start].islower():
                letters[token.start] = letters[token.start].upper()
        return end
    return 0


def _is_common(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is one of the language rather than a name."""
    low = token.low
    if not token.is_word or low in SCALES:
        return True
    tables = (lexicon.words, lexicon.nouns, lexicon.adjectives, lexicon.adverbs, lexicon.verbs)
    return any(low in table for table in tables)
