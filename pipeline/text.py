"""Words, sentences and shingles of an article's text; pure, and the same for all that sorts or composes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

import xxhash

from pipeline.errors import LexiconError

# A number keeps its separators, a word its inner apostrophe; letters and digits that touch are parted ("US$1,000",
# "COVID19"), so that a figure is seen as one wherever it stands.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
# What may end a sentence: the marks, then closing quotes or brackets, then white space.
_END = re.compile(r"(?:[.!?…]+|[.!?…]*[»”\"’')\]]+(?:[.!?…]+[»”\"’')\]]*)?)(?=\s)")
_MARK = re.compile(r"[.!?…]")
# A single letter, or a doubled one as Spanish writes plurals ("EE. UU.", "FF. AA."), before the full stop looked at.
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]|([A-Z])\1)$")
_LAST_WORD = re.compile(r"([^\W\d_]+|\d+|[°º]+)$")
#: Characters from which a text is an article rather than a line.
_LONG = 500
_OPENERS = "«“\"‘'([¿¡-–—•"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[start:end]` of the whole is `text` of the span."""

    start: int
    end: int
    text: str


class Word(NamedTuple):
    """A word as printed, and `key`: folded, a figure in one spelling, a number word as its figure."""

    start: int
    end: int
    text: str
    key: str


class _Folding(dict[int, str]):
    """Character by character, so that places in the folded text are places in the text."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = [c for c in unicodedata.normalize("NFKD", character).casefold() if not unicodedata.combining(c)]
        # letters stay letters, and all else is left alone: so words are the same before and after
        folded = plain[0] if plain and plain[0].isalpha() and character.isalpha() else character
        self[code] = folded
        return folded


@cache
def _folding() -> _Folding:
    return _Folding()


def fold(text: str) -> str:
    """Lower case without accents; as long as the text where that is NFC, so that offsets carry over."""
    if text.isascii():
        return text.lower()
    return _folded_article(text) if len(text) >= _LONG else _folded(text)


@lru_cache(maxsize=32)
def _folded_article(text: str) -> str:
    """All that looks at an article as it comes in asks for the same text in turn."""
    return _folded(text)


def _folded(text: str) -> str:
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_folding())


@cache
def _table(name: str, n_columns: int) -> tuple[tuple[str, ...], ...]:
    """Rows of one of the word lists that lie beside this module."""
    resource = files("pipeline") / "words" / name
    rows = []
    for line in resource.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != n_columns:
            raise LexiconError(
                f"pipeline/words/{name}: {line!r} has {len(cells)} columns instead of {n_columns}; fix it."
            )
        rows.append(cells)
    return tuple(rows)


@cache
def number_words(lang: str) -> MappingProxyType[str, str]:
    """Folded number word -> its figure, or itself without one ("millones"); other languages read as Spanish."""
    wanted = lang if lang in ("es", "en", "pt") else "es"
    rows = _table("number_words.tsv", 3)
    return MappingProxyType({word: value or word for word, of, value in rows if of == wanted})


@cache
def calendar_words() -> MappingProxyType[str, str]:
    """Folded month or weekday in any language read -> "m1".."m12" or "w1".."w7"."""
    return MappingProxyType({word: value for word, _, value in _table("calendar_words.tsv", 3)})


def figure(printed: str) -> str:
    """One spelling for a number: 1,000 and 1.000 are 1000; 2,50 and 2.5 are 2.5."""
    if printed.isdigit():
        return printed.lstrip("0") or "0" if printed.isascii() else printed
    whole, fraction = printed, ""
    if match := _THOUSANDS.fullmatch(printed):
        separator = match.group(1)
        other = "," if separator == "." else "."
        if printed.count(separator) >= 1 and other in printed:
            whole, _, fraction = printed.partition(other)
        whole = whole.replace(separator, "")
    elif printed.count(",") + printed.count(".") == 1:
        whole, _, fraction = printed.replace(",", ".").partition(".")
    else:
        return printed.replace(",", ".")  # a date or section number: 12.05.2024
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def words(text: str, lang: str = "es") -> list[Word]:
    """The words in order; `key` is what two texts are compared by."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    # Folding parts no word and joins none, so that the folded words are these words, one by one.
    matched = zip(_WORD.finditer(text), keys(text, lang), strict=True)
    return [Word(*match.span(), match[0], key) for match, key in matched]


def printed_words(text: str, lang: str = "es") -> list[tuple[str, str]]:
    """Each word as printed and its key, for those who need no places."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return list(zip(_WORD.findall(text), keys(text, lang), strict=True))


def keys(text: str, lang: str = "es") -> list[str]:
    """The keys of the words alone; what sketches and shingles are made of."""
    return list(_keys_of_article(text, lang)) if len(text) >= _LONG else _keys(text, lang)


@lru_cache(maxsize=32)
def _keys_of_article(text: str, lang: str) -> tuple[str, ...]:
    return tuple(_keys(text, lang))


def _keys(text: str, lang: str) -> list[str]:
    named = number_words(lang)
    # Few words are numbers: all are taken as they stand, then those are put in their one spelling.
    found = tokens(text)
    for at, printed in enumerate(found):
        if printed[0].isdigit():
            found[at] = figure(printed)
        elif printed in named:
            found[at] = named[printed]
    return found


def tokens(text: str) -> list[str]:
    """The folded words, numbers as printed."""
    return list(_tokens_of_article(text)) if len(text) >= _LONG else _WORD.findall(fold(text))


@lru_cache(maxsize=32)
def _tokens_of_article(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def shingles(keys_in_order: Sequence[str], n: int = 3) -> set[tuple[str, ...]]:
    """All runs of `n` words; of a shorter text the one run that it is."""
    if not keys_in_order:
        return set()
    if len(keys_in_order) <= n:
        return {tuple(keys_in_order)}
    return set(zip(*(keys_in_order[i:] for i in range(n)), strict=False))


def normalised(text: str) -> str:
    """The words alone, folded and parted by single blanks; two prints of the same words are equal."""
    return " ".join(tokens(text))


def body_hash(text: str) -> str:
    """16 hexadecimal digits that are equal for texts with the same words in the same order."""
    return xxhash.xxh3_64_hexdigest(normalised(text).encode())


# --- sentences --------------------------------------------------------------------------------------


@cache
def _abbreviations() -> MappingProxyType[str, str]:
    return MappingProxyType({row[0]: row[1] for row in _table("abbreviations.tsv", 2)})


@cache
def _starters() -> frozenset[str]:
    return frozenset(fold(word) for (word,) in _table("sentence_starters.txt", 1))


def sentences(text: str) -> list[Span]:
    """The sentences with their places; blank lines always part, abbreviations, initials and decimals never do."""
    return list(_sentences_of_article(text)) if len(text) >= _LONG else _sentences(text)


@lru_cache(maxsize=32)
def _sentences_of_article(text: str) -> tuple[Span, ...]:
    return tuple(_sentences(text))


def _sentences(text: str) -> list[Span]:
    found = []
    for start, end in _paragraphs(text):
        for first, last in _split(text, start, end):
            span = _trimmed(text, first, last)
            if span is not None:
                found.append(span)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _BREAK.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end]) if end > start else None


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        if _MARK.search(match.group()) and _ends_here(text, at, match, end):
            yield at, match.end()
            at = match.end()
    yield at, end


def _ends_here(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the marks in `match` close the sentence that began at `start`."""
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return False  # the paragraph's end closes it anyway
    following = after
    while following < end and text[following] in _OPENERS:
        following += 1
    if following >= end:
        return False
    first = text[following]
    if not (first.isupper() or first.isdigit() or (following > after and first.isalpha() and text[after] in "«“¿¡")):
        return False
    marks = match.group()
    if marks[0] != "." or len(marks.rstrip(_OPENERS + "»”)]’")) > 1:
        return True  # "!", "?", "…", "..." or a closing quote after a mark, before a capital
    return not _is_abbreviation(text, start, match.start(), following, end)


def _is_abbreviation(text: str, start: int, stop: int, following: int, end: int) -> bool:
    """Whether the full stop at `stop` belongs to a shortened word rather than to the sentence."""
    before = text[max(start, stop - 24) : stop]
    if before.endswith("S/") and text[following].isdigit():
        return True  # "S/. 60 millones"
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    next_word = re.compile(r"[^\W_]+").match(text, following, end)
    next_key = fold(next_word.group()) if next_word else ""
    word = last.group(1)
    if word.isdigit():
        # "1. Introducción" at the start is a list's number; elsewhere a figure may well end a sentence
        return stop - len(word) - start == len(before[: last.start()].strip()) == 0
    if word[0] in "°º":
        return True
    if _INITIALS.search(before):
        # "a. m.", "EE. UU.", "D.S.", "J. Pérez", "S.A."
        return text[following].isdigit() or next_key not in _starters()
    rule = _abbreviations().get(fold(word))
    if rule == "always":
        return True
    if rule == "number":
        return text[following].isdigit() or text[following] in "°º"
    return rule == "name"
