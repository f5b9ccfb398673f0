"""Folding that keeps every offset, and the one automaton that finds all words of the lexicon in one pass."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

# One byte per character, so that a place in the folded text is a place in the original. A table of 256 bytes is
# some fifty times faster than str.translate, and Latin-1 holds all letters of Spanish, Portuguese and English; any
# other character, typographic quotes and dashes among them, turns into a blank as punctuation does.
_ENCODING = "latin-1"
_KEPT = "+"  # the plus sign tells REDD+ from other words

#: spelling variants of a plural inside a phrase, where `*` stands; at the end of a phrase `*` takes any letters
_INNER_ENDINGS = ("", "s", "es")
_MAX_VARIANTS = 64


@cache
def _table() -> bytes:
    folded = bytearray(b" " * 256)
    for code in range(256):
        character = chr(code)
        plain = unicodedata.normalize("NFKD", character.lower())[0]
        if character.isalnum() and plain.isascii() and plain.isalnum():
            folded[code] = ord(plain)
        elif character in _KEPT:
            folded[code] = code
    return bytes(folded)


def fold(text: str) -> bytes:
    """Lower case without accents, one byte per character, all else blank."""
    return text.encode(_ENCODING, "replace").translate(_table(), b"") if text else b""


def compose(text: str) -> tuple[str, Sequence[int]]:
    """The text with accents joined to their letters, and for each of its characters the place in the original."""
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    composed: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for character in unicodedata.normalize("NFC", text[at:end]):
            composed.append(character)
            places.append(at)
        at = end
    places.append(len(text))
    return "".join(composed), places


def variants(phrase: str) -> list[str]:
    """The literal spellings that a phrase stands for, folded; a closing `*` is kept as the mark of an open end."""
    open_end = phrase.endswith("*")
    spelled = [""]
    after_stop = False
    for at, word in enumerate(phrase.split()):
        last = at == len(phrase.split()) - 1
        stem = fold(word.rstrip("*")).decode("ascii").strip()
        stem = " ".join(stem.split())
        endings = _INNER_ENDINGS if word.endswith("*") and not last else ("",)
        # "EE. UU." has two blanks where "EE UU" has one; a phrase written with the full stop finds both.
        gaps = (" ", "  ") if after_stop else (" ",)
        after_stop = word.endswith(".")
        spelled = [f"{before}{gap}{stem}{ending}" for before in spelled for gap in gaps for ending in endings]
    unique = list(dict.fromkeys(text.strip() for text in spelled if text.strip()))[:_MAX_VARIANTS]
    return [f"{text}*" for text in unique] if open_end else unique


class Automaton:
    """Finds whole words; those that end in `*` with any letters behind them."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = list(words)
        # The blanks around a word are part of the pattern: whatever is found needs no look at its neighbours.
        patterns = [
            b" " + word[:-1].encode("ascii") if word.endswith("*") else b" " + word.encode("ascii") + b" "
            for word in self.words
        ]
        self.open = [word.endswith("*") for word in self.words]
        self._automaton = BytesAhoCorasick(
            patterns, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def hits(self, folded: bytes) -> list[tuple[int, int, int]]:
        """(word, start, end) in order of the end; `folded` begins and ends with a blank. Open ends are as written."""
        return self._automaton.find_matches_as_indexes(folded, overlapping=True)
