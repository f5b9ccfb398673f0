"""Whether words have stood beside each other before, in sentences that a person has printed as they stood.

What readers change in a sentence of the house is told neither by its grammar nor by how likely its words are in English
at large, but by how much of it is new: pairs and triples of neighbouring words that no printed sentence has.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from digest.english.entries import word_set

#: So many new triples are borne: of 841 sentences that nobody had seen, those with no more were printed as they stood
#: in 72 of 100 and said nothing else in 97, those with more in 50 and 92.
MOST_NEW = 5
#: A name, a figure, an amount of money, a percentage, a month: which one it is makes no wording.
NAME, FIGURE, MONEY, SHARE, MONTH = "@", "#", "$", "%", "&"
_TOKEN = re.compile(r"(?:S/|US\$)?\d[\d.,]*%?(?:[a-z]+)?|[@#$%&](?:['’]s)?|[\w'’-]+|[,:;]")
_NUMERALS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_MONTHS = word_set("January February March April May June July August September October November December")
#: What stands within names: "Madre de Dios", "Jorge del Carmen y Ríos".
_WITHIN_NAMES = word_set("de del la las los el y e")
_EDGE = "^"
_MARKS = frozenset((NAME, FIGURE, MONEY, SHARE, MONTH))


def normalised(text: str, known: Set[str] = frozenset()) -> list[str]:
    """The words of an English sentence, names and figures as marks; what stands in brackets goes.

    `known` are words in small letters: one at the head that is not among them is taken for a name.
    """
    words: list[str] = []
    for place, word in enumerate(_TOKEN.findall(re.sub(r"\s*\([^)]*\)", "", text))):
        mark = _marked(word, is_first=place == 0, known=known)
        if mark.startswith(NAME) and words and words[-1] == NAME:
            words[-1] = mark
            continue
        if mark == NAME and len(words) > 1 and words[-1] in _WITHIN_NAMES and NAME in words[-4:]:
            while words[-1] != NAME:
                words.pop()
            continue
        words.append(mark)
    return words


def _marked(word: str, *, is_first: bool, known: Set[str]) -> str:
    bare = word.rstrip("'’")
    if word[0] in _MARKS:
        return word.replace("’", "'")
    if word[0].isdigit() or word.startswith(("S/", "US$")):
        return SHARE if word.endswith("%") else MONEY if word[0] in "SU" else FIGURE
    if bare in _MONTHS:
        return MONTH
    low = bare.lower()
    if low in _NUMERALS or (low.split("-")[0] in _NUMERALS and set(low.split("-")) <= _NUMERALS | {"one"}):
        return FIGURE
    if word[0].isupper() and (not is_first or low not in known):
        return f"{NAME}'s" if low.endswith(("'s", "’s")) else NAME
    return low.replace("’", "'")


@dataclass(frozen=True, slots=True)
class Strangeness:
    """How much of a sentence is new, and the words of it that are."""

    n_pairs: int
    n_triples: int
    words: str


class Wording:
    """The pairs and triples of neighbouring words of printed sentences."""

    def __init__(self, lines: Iterable[Sequence[str]] = (), *, base: "Wording | None" = None) -> None:
        """`lines` are the words of sentences as `normalised` gives them."""
        self._base = base
        self._words: set[str] = set()
        self._runs: set[str] = set()
        for words in lines:
            self._words.update(words)
            self._runs.update(_runs(words, 2))
            self._runs.update(_runs(words, 3))

    def beside(self, sentences: Iterable[str]) -> "Wording":
        """With more sentences, such as an installation's editors have signed; this one stays as it is."""
        known = self._all_words()
        return Wording([normalised(sentence, known=known) for sentence in sentences], base=self)

    def strangeness(self, text: str) -> Strangeness:
        """What in a sentence of the house is new."""
        words = normalised(text, known=self._all_words())
        pairs = [run for run in _runs(words, 2) if not self._has(run)]
        triples = [run for run in _runs(words, 3) if not self._has(run)]
        shown = (pairs or triples or [""])[0]
        return Strangeness(len(pairs), len(triples), shown.strip(f"{_EDGE} "))

    def doubt(self, text: str) -> str:
        """Why a sentence is an editor's to look at: too much of it is new. Else ""."""
        found = self.strangeness(text)
        return f"words that nobody has printed so yet: {found.words}" if found.n_triples > MOST_NEW else ""

    def _has(self, run: str) -> bool:
        return run in self._runs or (self._base is not None and self._base._has(run))

    def _all_words(self) -> Set[str]:
        return self._words if self._base is None else self._words | self._base._all_words()


def _runs(words: Sequence[str], n: int) -> Iterator[str]:
    edged = [_EDGE, *words, _EDGE]
    return (" ".join(edged[at : at + n]) for at in range(len(edged) - n + 1))


#: Sentences that readers have printed as the house wrote them, and sentences written as a standard of usage; of both
#: only the wording is kept, since what they tell is nobody's concern here.
FILES = ("printed.txt", "usage.txt")


def load_wording(folder: Path) -> Wording:
    """Read the sentences of the two files, a normalised one on each line; an absent file has none."""
    paths = [folder / name for name in FILES]
    return Wording(
        line.split() for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines()
    )
