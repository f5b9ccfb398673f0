"""Whether words have stood beside each other before, in sentences that a person has printed as they stood.

What readers change in a sentence of the house is told neither by its grammar nor by how likely its words are in English
at large, but by how much of it is new: pairs and triples of neighbouring words that no printed sentence has.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from digest.english.entries import word_set

#: A name, a figure, an amount of money, a percentage, a month: which one it is makes no wording.
NAME, FIGURE, MONEY, SHARE, MONTH = "@", "#", "$", "%", "&"
_TOKEN = re.compile(r"(?:S/|US\$)?\d[\d.,]*%?(?:[a-z]+)?|[@#$%&]|[\w'’-]+|[,:;]")
_NUMERALS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_MONTHS = word_set(
    "January February March April May June July August September October November December"
)
#: What stands within names: "Madre de Dios", "Jorge del Carmen y Ríos".
_WITHIN_NAMES = word_set("de del la las los el y e")
_EDGE = "^"


def normalised(text: str, known: Set[str] = frozenset()) -> list[str]:
    """The words of an English sentence, names and figures as marks; what stands in brackets goes.

    `known` are words in small letters: one at the head that is not among them is taken for a name.
    """
    words: list[str] = []
    for place, word in enumerate(_TOKEN.findall(re.sub(r"\s*\([^)]*\)", "", text))):
        mark = _marked(word, is_first=place == 0, known=known)
        if mark == NAME and words and words[-1] == NAME:
            continue
        if mark == NAME and len(words) > 1 and words[-1] in _WITHIN_NAMES and NAME in words[-4:]:
            while words[-1] != NAME:
                words.pop()
            continue
        words.append(mark)
    return words


def _marked(word: str, *, is_first: bool, known: Set[str]) -> str:
    bare = word.rstrip("'’")
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

    def __init__(self, sentences: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._runs: set[str] = set()
        self.add(sentences)

    def add(self, sentences: Iterable[str]) -> None:
        """Learn from sentences, as they were printed or as `normalised` gives them."""
        printed = list(sentences)
        for sentence in printed:  # what a sentence may begin with is known once all have been seen
            self._words.update(word for word in _TOKEN.findall(sentence)[1:] if word.islower())
        for sentence in printed:
            words = normalised(sentence, known=self._words)
            self._runs.update(_runs(words, 2))
            self._runs.update(_runs(words, 3))

    def __len__(self) -> int:
        return len(self._runs)

    def strangeness(self, text: str) -> Strangeness:
        """What in a sentence of the house is new."""
        words = normalised(text, known=self._words)
        pairs = [run for run in _runs(words, 2) if run not in self._runs]
        triples = [run for run in _runs(words, 3) if run not in self._runs]
        shown = (pairs or triples or [""])[0]
        return Strangeness(len(pairs), len(triples), shown.strip(f"{_EDGE} "))


def _runs(words: list[str], n: int) -> Iterator[str]:
    edged = [_EDGE, *words, _EDGE]
    return (" ".join(edged[at : at + n]) for at in range(len(edged) - n + 1))


def load_wording(folder: Path) -> Wording:
    """Read the sentences of `wording.txt`: one a line, `#` alone at the head of a line is a figure, not a remark."""
    path = folder / "wording.txt"
    if not path.exists():
        return Wording()
    return Wording(path.read_text(encoding="utf-8").splitlines())
