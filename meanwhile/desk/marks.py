"""Marked words and differences, as pieces of text with a label each: templates escape every piece. Pure."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from digest.vocabulary import Vocabulary, stem
from pipeline.text import fold

_WORDS = re.compile(r"\s+|[^\W_]+|[^\w\s]|_")
_LETTERS = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text; `label` says why it is marked, "" when it is not."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters of a text with what is said of them."""

    start: int
    end: int
    label: str


def marked(text: str, spans: Sequence[Span], *, start: int = 0) -> list[Piece]:
    """The text in pieces; of overlapping spans the earlier wins. `start`: the place of the text in the whole."""
    pieces: list[Piece] = []
    at = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        begin, end = max(span.start - start, 0), min(span.end - start, len(text))
        if begin < at or begin >= end:
            continue
        if begin > at:
            pieces.append(Piece(text=text[at:begin]))
        pieces.append(Piece(text=text[begin:end], label=span.label))
        at = end
    if at < len(text):
        pieces.append(Piece(text=text[at:]))
    return pieces


def paragraphs(text: str, spans: Sequence[Span] = ()) -> list[list[Piece]]:
    """Paragraphs, parted by blank lines, each in pieces."""
    return [
        marked(match.group(), [span for span in spans if span.end > match.start()], start=match.start())
        for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A run of text in a comparison of two."""

    text: str
    kind: Literal["same", "gone", "come"]


def difference(old: str, new: str) -> list[Change]:
    """Word by word what went and what came."""
    ours, theirs = _WORDS.findall(old), _WORDS.findall(new)
    changes: list[Change] = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what == "equal":
            changes.append(Change(text="".join(ours[a:b]), kind="same"))
            continue
        if a < b:
            changes.append(Change(text="".join(ours[a:b]), kind="gone"))
        if c < d:
            changes.append(Change(text="".join(theirs[c:d]), kind="come"))
    return changes


def two_sides(old: str, new: str) -> tuple[list[Change], list[Change]]:
    """The same for two columns: what went is on the left, what came on the right."""
    changes = difference(old, new)
    return [one for one in changes if one.kind != "come"], [one for one in changes if one.kind != "gone"]


def supporting(quote: str, sentence: str, vocabulary: Vocabulary) -> list[Span]:
    """The words of a source that bear out an English sentence: its figures, names, and Spanish behind its words."""
    theirs: set[str] = set()
    exact: set[str] = set()
    for word in _LETTERS.findall(sentence):
        bare = fold(word)
        if len(bare) < 3 and not bare.isdigit():
            continue
        exact.add(bare)
        theirs |= vocabulary.behind.get(stem(word), frozenset())
        if word[0].isupper():
            theirs.add(stem(word))
    digits = {_digits(word) for word in exact if word[0].isdigit()}
    spans = []
    for match in _LETTERS.finditer(quote):
        bare = fold(match.group())
        figure = bare[0].isdigit() and _digits(bare) in digits
        if figure or (len(bare) > 3 and (bare in exact or stem(bare) in theirs)):
            spans.append(Span(start=match.start(), end=match.end(), label="bears out the sentence"))
    return spans


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word)
