"""The facts of a text (figures, dates, names, official numbers) and where two texts state other ones."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

import yaml
from rapidfuzz.distance import Levenshtein

from pipeline.text import Word, calendar_words, fold, number_words, sentences
from pipeline.types import FactConflict

FactKind = Literal["figure", "date", "name", "identifier", "number_word"]

#: A replaced run may be this long on either side; longer ones are rewording, whose facts do not stand for each other.
MAX_REPLACED = 4
#: and stands beside at least this many equal words, so that it is the same statement.
MIN_BESIDE = 2
_CONTEXT_WORDS = 4
#: Phrases by which a sentence is placed, how far they may slip against each other, and how much is laid beside it.
_PHRASE = 3
_SLIP = 3
_MARGIN = 5
#: A conflict between two kinds of fact is told as the one that stands first here.
_KIND_ORDER: tuple[FactKind, ...] = ("identifier", "figure", "number_word", "date", "name")
_ENDS = frozenset('.!?:…"“”«»¿¡|•\n')


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The words of a text, and which of them are facts (by place)."""

    words: tuple[Word, ...]
    keys: tuple[str, ...]
    kinds: Mapping[int, FactKind]
    sentences: tuple[tuple[int, int], ...]  # first word of each sentence, and the one after its last


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two texts laid side by side: what is equal, and which facts stand replaced."""

    conflicts: tuple[FactConflict, ...] = ()
    n_equal_facts: int = 0
    n_equal: int = 0

    @property
    def share(self) -> float:
        """Part of the facts in reach that conflict."""
        n = len(self.conflicts)
        return n / (n + self.n_equal_facts) if n else 0.0


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Kind of official number -> what it looks like in folded text, from identifiers.yaml."""
    table = yaml.safe_load((files("pipeline") / "words" / "identifiers.yaml").read_text(encoding="utf-8"))
    number = table["number"]
    return MappingProxyType(
        {kind: re.compile(pattern.replace("NUMBER", number), re.VERBOSE) for kind, pattern in table["kinds"].items()}
    )


def identifiers(text: str) -> dict[str, frozenset[str]]:
    """Official numbers by kind (norm, expediente, aviso, report, code ...), in one spelling."""
    folded = fold(text)
    found: dict[str, frozenset[str]] = {}
    for kind, pattern in _patterns().items():
        if numbers := frozenset(_spelt(match.group("id")) for match in pattern.finditer(folded)):
            found[kind] = numbers
    return found


def _spelt(number: str) -> str:
    return re.sub(r"\d+", lambda digits: digits.group().lstrip("0") or "0", re.sub(r"[\s.]+", "", number)).strip("-/")


def facts(text: str, found: Sequence[Word], lang: str = "es") -> Facts:
    """Classify the words of a text; `found` are its words, in order."""
    months_and_days = calendar_words()
    named = number_words(lang)
    capitals = [i for i, word in enumerate(found) if word.text[0].isupper() and len(word.text) > 1]
    within = {i for i in capitals if not _starts_sentence(text, found[i], found[i - 1] if i else None)}
    names = {found[i].key for i in within}
    named_here = {i for i in capitals if found[i].key in names}
    kinds: dict[int, FactKind] = {}
    for i, word in enumerate(found):
        if word.text[0].isdigit():
            kinds[i] = "figure"
        elif word.key in months_and_days:
            kinds[i] = "date"
        elif word.key[0].isdigit() or word.key in named:  # a number word's key is its figure where it has one
            kinds[i] = "number_word"
        elif i in named_here:
            kinds[i] = "name"
    return Facts(
        words=tuple(found),
        keys=tuple(word.key for word in found),
        kinds=MappingProxyType(kinds),
        sentences=tuple(_sentence_words(text, found)),
    )


def _sentence_words(text: str, found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    at = 0
    for span in sentences(text):
        first = at
        while at < len(found) and found[at].start < span.end:
            at += 1
        if at > first:
            yield first, at


def _starts_sentence(text: str, word: Word, before: Word | None) -> bool:
    """Whether a capital here may be one of the sentence's start alone."""
    if before is None:
        return True
    between = text[before.end : word.start]
    if not _ENDS.intersection(between):
        return False
    # "Sr. Quispe", "J. Flores": the full stop of a short form
    return not (between.strip() == "." and len(before.text) <= 3 and before.text[0].isupper())


def disjoint_identifiers(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]
) -> tuple[FactConflict, ...]:
    """Kinds of official number that both texts carry without sharing one."""
    conflicts = []
    for kind in sorted(one.keys() & other.keys()):
        ours, theirs = one[kind], other[kind]
        if ours.isdisjoint(theirs):
            conflicts.append(FactConflict(ours=min(ours), theirs=min(theirs), kind="identifier", context=kind))
    return tuple(conflicts)


def align(one: Facts, other: Facts) -> Alignment:
    """Lay the words of two texts side by side; the same conflicts whichever comes first, `ours` being of `one`.

    Once from beginning to end, and once sentence by sentence, each placed where most of it stands in the other text,
    since a rewrite moves sentences; what explains more words counts.
    """
    swapped = (len(one.keys), one.keys) > (len(other.keys), other.keys)
    first, second = (other, one) if swapped else (one, other)
    whole = _weigh([(0, 0, list(Levenshtein.opcodes(first.keys, second.keys)))], first, second, swapped=swapped)
    placed = _weigh(_place(first, second), first, second, swapped=swapped)
    return placed if placed.n_equal > whole.n_equal else whole


_Pieces = list[tuple[int, int, list[Any]]]


def _place(first: Facts, second: Facts) -> _Pieces:
    """Each sentence of `first` aligned with the stretch of `second` where most of its phrases stand."""
    at: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(second.keys) - _PHRASE + 1):
        at.setdefault(second.keys[j : j + _PHRASE], []).append(j)
    pieces: _Pieces = []
    for start, end in first.sentences:
        shifts = Counter(
            j - i
            for i in range(start, max(start + 1, end - _PHRASE + 1))
            for j in at.get(first.keys[i : i + _PHRASE], ())
        )
        if not shifts:
            continue
        near = {s: sum(shifts.get(s + d, 0) for d in range(-_SLIP, _SLIP + 1)) for s in shifts}
        best = max(near, key=lambda s: (near[s], -abs(s), s))
        if near[best] < MIN_BESIDE:
            continue
        low = max(0, start + best - _MARGIN)
        high = min(len(second.keys), end + best + _MARGIN)
        pieces.append((start, low, list(Levenshtein.opcodes(first.keys[start:end], second.keys[low:high]))))
    return pieces


def _weigh(pieces: _Pieces, first: Facts, second: Facts, *, swapped: bool) -> Alignment:
    """Count equal words and facts, and collect the facts that stand replaced."""
    conflicts: list[FactConflict] = []
    n_equal_facts = n_equal = 0
    for left, right, blocks in pieces:
        for n, block in enumerate(blocks):
            if block.tag == "equal":
                n_equal += block.src_end - block.src_start
                n_equal_facts += sum(1 for i in range(block.src_start, block.src_end) if left + i in first.kinds)
            elif block.tag == "replace" and _is_replacement(blocks, n):
                pairs = zip(
                    [i for i in range(left + block.src_start, left + block.src_end) if i in first.kinds],
                    [j for j in range(right + block.dest_start, right + block.dest_end) if j in second.kinds],
                    strict=False,
                )
                conflicts += [
                    _conflict(first, second, i, j, swapped=swapped) for i, j in pairs if first.keys[i] != second.keys[j]
                ]
    return Alignment(conflicts=tuple(conflicts), n_equal_facts=n_equal_facts, n_equal=n_equal)


def _is_replacement(blocks: list[Any], n: int) -> bool:
    """Whether a replaced run is short and stands beside equal words: the same statement with another filling."""
    block = blocks[n]
    if max(block.src_end - block.src_start, block.dest_end - block.dest_start) > MAX_REPLACED:
        return False
    beside = blocks[max(0, n - 1) : n] + blocks[n + 1 : n + 2]
    return any(b.tag == "equal" and b.src_end - b.src_start >= MIN_BESIDE for b in beside)


def _conflict(first: Facts, second: Facts, i: int, j: int, *, swapped: bool) -> FactConflict:
    a, b = first.words[i].text, second.words[j].text
    kinds = {first.kinds[i], second.kinds[j]}
    return FactConflict(
        ours=b if swapped else a,
        theirs=a if swapped else b,
        kind=next(kind for kind in _KIND_ORDER if kind in kinds),
        context=" ".join(word.text for word in first.words[max(0, i - _CONTEXT_WORDS) : i]),
    )
