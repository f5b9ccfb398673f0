"""Whether words have stood beside each other before, in sentences that a person has passed or written as usual English.

What readers change in a sentence of the house is told neither by its grammar nor by how likely its words are in English
at large, but by how much of it is new: pairs and triples of neighbouring words that no printed sentence has.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from digest.english.entries import word_set

#: So many new triples are borne: of 1,001 sentences that nobody had seen, those with no more were printed as they stood
#: in 70 of 100 and said nothing else in 97, those with more in 45 and 89.
MOST_NEW = 5
#: How the doubt begins; the first of the words that are new follow.
NEW = "words that nobody has printed so yet: "
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
#: Forms that are one wording: which of them stands is told by the number of the noun, or by the sound behind it.
_ONE = {"have": "has", "were": "was", "are": "is", "an": "a", "their": "its", "his": "its", "her": "its"}
_NO_PLURALS = ("ss", "us", "is", "'s")
_MARKS = frozenset((NAME, FIGURE, MONEY, SHARE, MONTH))


def normalised(text: str, known: Set[str] = frozenset()) -> list[str]:
    """The words of an English sentence, names and figures as marks; what stands in brackets goes.

    `known` are words in small letters: one at the head that is not among them is taken for a name.
    """
    return [mark for mark, _ in _marks(text, known)]


def lines_of(sentences: Iterable[str], known: Set[str]) -> list[list[str]]:
    """The words of sentences as `normalised` gives them; what one may begin with, the others tell as well."""
    told = [sentence for sentence in sentences if sentence.strip()]
    small = {_singular(word) for text in told for word in _TOKEN.findall(text)[1:] if word.islower()}
    return [normalised(text, known=known | small) for text in told]


def _marks(text: str, known: Set[str]) -> list[tuple[str, str]]:
    """The same, each with the words of the text that it stands for."""
    found: list[tuple[str, str]] = []
    for place, word in enumerate(_TOKEN.findall(re.sub(r"\s*\([^)]*\)", "", text))):
        mark = _marked(word, is_first=place == 0, known=known)
        last = found[-1][0] if found else ""
        if mark.startswith(NAME) and last == NAME:
            found[-1] = mark, f"{found[-1][1]} {word}"
        elif mark == NAME and last in _WITHIN_NAMES and NAME in (each for each, _ in found[-4:]):
            within = [word]
            while found[-1][0] != NAME:
                within.insert(0, found.pop()[1])
            found[-1] = NAME, " ".join([found[-1][1], *within])
        else:
            found.append((mark, word))
    return found


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
    if word[0].isupper() and (not is_first or _singular(low) not in known):
        return f"{NAME}'s" if low.endswith(("'s", "’s")) else NAME
    return _singular(low.replace("’", "'"))


def _singular(word: str) -> str:
    """A word without the ending of plurals and of the third person: it stands beside the same words."""
    is_ended = len(word) > 4 and word.endswith("s") and not word.endswith(_NO_PLURALS) and word != "hundreds"
    return _ONE.get(word, word[:-1] if is_ended else word)


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
        self._words: set[str] = set() if base is None else set(base._words)
        self._runs: set[str] = set()
        for words in lines:
            self._words.update(words)
            self._runs.update(_runs(words, 2))
            self._runs.update(_runs(words, 3))

    def beside(self, sentences: Iterable[str]) -> "Wording":
        """With more sentences, such as an installation's editors have signed; this one stays as it is."""
        return Wording(lines_of(sentences, known=self._words), base=self)

    def strangeness(self, text: str) -> Strangeness:
        """What in a sentence of the house is new."""
        marks = _marks(text, self._words)
        words, said = [mark for mark, _ in marks], ["", *(word for _, word in marks), ""]
        new = {n: [at for at, run in enumerate(_runs(words, n)) if not self._has(run)] for n in (2, 3)}
        n, first = next(((n, places[0]) for n, places in new.items() if places), (0, 0))
        return Strangeness(len(new[2]), len(new[3]), " ".join(said[first : first + n]).strip(" ,:;"))

    def doubt(self, text: str) -> str:
        """Why a sentence is an editor's to look at: too much of it is new. Else ""."""
        found = self.strangeness(text)
        return f"{NEW}{found.words}" if found.n_triples > MOST_NEW else ""

    def _has(self, run: str) -> bool:
        return run in self._runs or (self._base is not None and self._base._has(run))


def _runs(words: Sequence[str], n: int) -> Iterator[str]:
    edged = (_EDGE, *words, _EDGE)
    return map(" ".join, zip(*(edged[at:] for at in range(n)), strict=False))


#: Sentences that readers have printed as the house wrote them, and sentences written as a standard of usage; of both
#: only the wording is kept, since what they tell is nobody's concern here.
FILES = ("printed.txt", "usage.txt")


def load_wording(folder: Path) -> Wording:
    """Read the sentences of the two files, a normalised one on each line; an absent file has none."""
    paths = [folder / name for name in FILES]
    return Wording(
        line.split() for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines()
    )
