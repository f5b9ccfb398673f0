"""Names of an English sentence held against its evidence: each word is found there, and nobody has changed places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from digest.vocabulary import Vocabulary, stem
from pipeline.text import fold
from pipeline.types import Finding

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?\+?")
_OWNER = re.compile(r"['’]s$")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_ROMAN = re.compile(r"[IVXLC]+")
_LINK = re.compile(r"^[\s,]*(?:(?:of|the|for|and|de|del|la|las|los|el|y|e|in|on|against|–|-|')\s*){0,4}$")
#: Readers' own words and what every text may say.
FREE = frozenset(("un", "eu", "ngo", "ngos", "redd", "us", "uk", "english", "spanish", "i", "nobody"))
_CALENDAR_WORDS = (
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday christmas easter"
)
_CALENDAR = frozenset(_CALENDAR_WORDS.split())
_PERU = re.compile(r"\b(?:peru\w*|pais|nacional\w*|estado|lima|congreso|ejecutivo|country|national|state)\b")


@dataclass(frozen=True, slots=True)
class Source:
    """A folded text that names may come from, with its words and their stems."""

    text: str
    words: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=512)
def source_of(text: str) -> Source:
    """Made once for each piece of evidence, which several sentences may rest on."""
    folded = fold(text)
    words = {w if w.isalnum() else re.sub(r"['’]s?$", "", w).rstrip("+") for w in _WORD.findall(folded)}
    return Source(folded, frozenset(words), frozenset(stem(word) for word in words))


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words in the English sentence."""

    start: int
    end: int
    text: str
    words: tuple[tuple[int, int, str], ...]  # the capitalised ones: start, end, bare word


def names_in(text: str, vocabulary: Vocabulary, source: Source) -> list[Name]:
    """Runs of capitalised words; the first word of a sentence counts only when it is no common one."""
    found: list[Name] = []
    run: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", match.group())
        capital = bare[:1].isupper()
        folded = fold(bare).rstrip("+")
        opens = _opens(text, match.start())
        is_word = (
            folded in _CALENDAR
            or folded in FREE
            or (opens and vocabulary.is_common(folded) and not _is_name_here(folded, bare, source))
            or bare[0].isdigit()
            or (bare == "S" and text[match.end() : match.end() + 1] == "/")  # soles
            or _ROMAN.fullmatch(bare) is not None
        )
        if not capital or is_word:
            continue
        here = (match.start(), match.start() + len(bare), bare)
        if run and _LINK.match(text[run[-1][1] : here[0]]) and not _opens(text, here[0]):
            run.append(here)
            continue
        if run:
            found.append(_name(text, run))
        run = [here]
    if run:
        found.append(_name(text, run))
    return found


def _name(text: str, run: Sequence[tuple[int, int, str]]) -> Name:
    return Name(run[0][0], run[-1][1], text[run[0][0] : run[-1][1]], tuple(run))


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in '.!?:“"' or before.endswith("Meanwhile,")


def _is_name_here(folded: str, bare: str, source: Source) -> bool:
    """A common word at the head that the source has as it stands is left to the check, which will find it."""
    return bare.isupper() and len(bare) > 2 and folded in source.words


def check(text: str, sources: Sequence[Source], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Findings on names that the evidence does not have (G1), and on names that changed places (G7)."""
    whole = Source(
        " ".join(source.text for source in sources),
        frozenset().union(*(source.words for source in sources)),
        frozenset().union(*(source.stems for source in sources)),
    )
    found = names_in(text, vocabulary, whole)
    covered = _by_phrase(text, whole, vocabulary)
    places: list[Name] = []
    for name in found:
        missing = [
            (start, end, word)
            for start, end, word in name.words
            if not any(first <= start and end <= last for first, last in covered)
            and not _is_known(word, whole, vocabulary)
        ]
        for start, end, word in missing:
            message = f"{word} is not in the source"
            yield Finding(rule="G1", severity="error", message=message, start=start, end=end)
        if not missing:
            places.append(name)
    for source in sources:
        yield from _swapped(text, places, source, vocabulary)


def _by_phrase(text: str, source: Source, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Stretches of the English that are a known name whose Spanish, or acronym, is in the evidence."""
    tokens = [(m.start(), m.end(), fold(_OWNER.sub("", m.group()))) for m in _WORD.finditer(text)]
    letters = " ".join(re.findall(r"[^\W\d_]+", source.text))
    spaced = f" {letters} "
    found: list[tuple[int, int]] = []
    for first in range(len(tokens)):
        longest = vocabulary.longest_from.get(tokens[first][2], 0)
        for last in range(min(len(tokens), first + longest), first, -1):
            forms = vocabulary.phrases.get(" ".join(word for _, _, word in tokens[first:last]))
            if forms and any(f" {form} " in spaced for form in forms):
                found.append((tokens[first][0], tokens[last - 1][1]))
                break
    return found


def _is_known(word: str, source: Source, vocabulary: Vocabulary) -> bool:
    folded = fold(word).rstrip("+")
    if folded in FREE or folded in source.words:
        return True
    if folded in {"peru", "peruvian", "peruvians", "peru's"}:
        return _PERU.search(source.text) is not None
    if (folded.endswith("s") and folded[:-1] in source.words) or f"{folded}s" in source.words:
        return True
    mark = stem(folded)
    is_english = vocabulary.is_common(folded) or mark in vocabulary.behind
    if is_english and vocabulary.behind.get(mark, frozenset()) & source.stems:
        return True
    if not is_english or len(folded) < 6:
        return False
    # "Constitutional" and "Constitucional": only for English words, so that one river does not pass for another
    near = [theirs for theirs in source.words if theirs[:3] == folded[:3] and abs(len(theirs) - len(folded)) <= 3]
    return any(SequenceMatcher(None, folded, theirs).ratio() >= 0.78 for theirs in near)


# --- who did it to whom -----------------------------------------------------------------------------

_ENGLISH_MARK = re.compile(
    r"(?:\b(of|in|at|near|from|to|by|with|against|for|between|before|according to|on|into|towards|under|through)\b"
    r"(?: the| a| an| its| their| his| her)?(?: \w+){0,1} ?)$"
)
_SPANISH_MARK = re.compile(
    r"(?:\b(de|del|en|a|al|por|con|contra|para|segun|entre|ante|desde|hacia|sobre|hasta)\b(?: el| la| los| las)? ?)$"
)
_FITS = {
    "of": {"de", "en", "", "a", "por", "con"}, "in": {"en", "de", "a", "por", ""}, "at": {"en", "de", "a", ""},
    "near": {"de", "a", "en"}, "on": {"en", "sobre", "de", ""}, "from": {"de", "desde", "", "a"},
    "to": {"a", "de", "hacia", "hasta", "para", ""}, "into": {"en", "a"}, "towards": {"hacia", "a"},
    "by": {"por", "", "de"}, "with": {"con", "", "a", "y", "de"}, "against": {"contra", "a", ""},
    "for": {"para", "por", "de", "a", ""}, "between": {"entre", ""}, "before": {"ante"},
    "according to": {"segun", "", "de"}, "under": {"por", "en", "de"}, "through": {"por", "en", "con"},
    "subject": {"", "por", "segun", "entre", "de"}, "object": {"a", "", "con", "contra", "en", "de", "por"},
}  # fmt: skip


def _places(name: Name, source: Source, vocabulary: Vocabulary) -> list[int]:
    """Where the name begins in the evidence: at a word of it, or at the Spanish words of it that stand before."""
    marks: set[str] = set()
    for _, _, word in name.words:
        marks |= {stem(word)} | vocabulary.behind.get(stem(word), frozenset())
    for _, _, word in name.words:
        found = _whole(fold(word), source.text)
        if found:
            return [_begin(place, source, marks) for place in found]
    return []


def _whole(word: str, text: str) -> list[int]:
    """Where a word stands by itself. A pattern for each word would have to be compiled first."""
    found: list[int] = []
    at = text.find(word)
    while word and at >= 0:
        end = at + len(word)
        beside = (text[at - 1 : at], text[end : end + 1])
        is_alone = not any(c.isalnum() or c == "_" for c in beside)
        found += [at] if is_alone else []
        at = text.find(word, end if is_alone else at + 1)
    return found


def _begin(place: int, source: Source, marks: set[str]) -> int:
    """The place of the first word of the Spanish name that `place` lies in."""
    while True:
        match = re.search(r"([^\W_]+) (?:(?:de|del|de la|de los|y) )?$", source.text[max(0, place - 40) : place])
        if match is None or stem(match[1]) not in marks:
            return place
        place = max(0, place - 40) + match.start(1)


def _swapped(text: str, found: Sequence[Name], source: Source, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Two names that fit the source better the other way round."""
    placed = [
        (name, here) for name in found if (here := _places(name, source, vocabulary)) and len(name.words[0][2]) > 2
    ]
    for (one, ours), (other, theirs) in combinations(placed, 2):
        if set(ours) & set(theirs):
            continue
        marks = _english_mark(text, one), _english_mark(text, other)
        if marks[0] == marks[1]:
            continue
        as_is = _misfit(marks[0], ours, source) + _misfit(marks[1], theirs, source)
        crossed = _misfit(marks[0], theirs, source) + _misfit(marks[1], ours, source)
        if as_is > crossed == 0:
            message = f"{one.text} and {other.text} stand the other way round in the source"
            yield Finding(rule="G7", severity="error", message=message, start=one.start, end=other.end)


def _english_mark(text: str, name: Name) -> str:
    if re.match(r"['’]s?\b", text[name.end :]):
        return "of"
    before = text[max(0, name.start - 40) : name.start].lower()
    match = _ENGLISH_MARK.search(before)
    if match:
        return match[1]
    clause = re.split(r"[,;.]", text[: name.start])[-1]
    has_verb = re.search(r"\b(?:has|have|had|is|are|was|were|will|would|could|\w+ed|says?|said)\b", clause)
    return "object" if has_verb else "subject"


def _misfit(mark: str, places: Sequence[int], source: Source) -> int:
    fits = _FITS.get(mark)
    if fits is None:
        return 0
    for place in places:
        match = _SPANISH_MARK.search(source.text[max(0, place - 24) : place])
        spanish = {"del": "de", "al": "a"}.get(match[1], match[1]) if match else ""
        if spanish in fits:
            return 0
    return 1
