"""The small language in which the lexicon's terms are written, and the automaton built of all of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from pipeline.automaton import Automaton, fold, variants

Span = tuple[int, int]
#: What a term is evidence for, and of whom.
Key = tuple[str, str]

_GAP = re.compile(r"\s~(\d{1,2})\s")
_GROUP = re.compile(r"\(([^()]*)\)")


class TermError(ValueError):
    """A term that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Term:
    """One way to say something: `sides` are alternatives that stand at most `gaps` words apart, in any order."""

    role: str  # what it is evidence for: "strong", "weak", "context", "not", "peru", "worth" …
    owner: str  # of whom: a sub-topic, a country, a class of worth
    text: str
    sides: tuple[tuple[int, ...], ...]  # atoms
    gaps: tuple[int, ...] = ()


@dataclass(slots=True)
class Book:
    """All atoms (literal phrases) and the terms made of them; `compile` closes it."""

    atoms: dict[str, int] = field(default_factory=dict)
    exact: list[str] = field(default_factory=list)  # per atom: the letters it must have, or ""
    words: dict[str, list[int]] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)

    def atom(self, phrase: str) -> int:
        """The atom of a phrase, made where it is new."""
        phrase = phrase.strip()
        if phrase in self.atoms:
            return self.atoms[phrase]
        number = len(self.exact)
        if phrase.startswith("@"):
            spelled: list[str] = []
        elif phrase.startswith("="):
            spelled = variants(phrase[1:])
        else:
            spelled = variants(phrase)
        if not spelled and not phrase.startswith("@"):
            raise TermError(f"{phrase!r} has no letter or figure in it")
        if any(len(word.rstrip("*")) < 2 for word in spelled):
            raise TermError(f"{phrase!r} is shorter than two letters and would match nearly everywhere")
        self.atoms[phrase] = number
        self.exact.append(phrase[1:] if phrase.startswith("=") else "")
        for word in spelled:
            self.words.setdefault(word, []).append(number)
        return number

    def spell(self, atom: int, name: str) -> None:
        """Let an atom also be written as `name`."""
        for word in variants(name):
            owners = self.words.setdefault(word, [])
            if atom not in owners:
                owners.append(atom)

    def add(self, role: str, owner: str, text: str) -> None:
        """Read a term and keep it."""
        pieces = _GAP.split(f" {text.strip()} ".replace("  ", " "))
        sides = tuple(self._side(piece) for piece in pieces[::2])
        gaps = tuple(int(gap) for gap in pieces[1::2])
        self.terms.append(Term(role, owner, text, sides, gaps))

    def _side(self, text: str) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.atom(phrase) for phrase in alternatives(text)))


def alternatives(text: str) -> list[str]:
    """`(a|b) c` written out: "a c", "b c"."""
    text = text.strip()
    if not text:
        raise TermError("a side of ~ is empty")
    spelled = [text]
    while match := _GROUP.search(spelled[0]):
        spelled = [
            f"{one[: found.start()]}{choice}{one[found.end() :]}"
            for one in spelled
            if (found := _GROUP.search(one)) is not None
            for choice in match.group(1).split("|")
        ]
    if any(mark in spelled[0] for mark in "()|~"):
        raise TermError(f"{text!r}: brackets, | or ~ are not closed or stand where they mean nothing")
    return [" ".join(one.split()) for one in spelled]


@dataclass(frozen=True, slots=True)
class Finder:
    """The compiled book."""

    automaton: Automaton
    atoms_of: tuple[tuple[int, ...], ...]  # per word
    lettered: Mapping[int, tuple[tuple[int, str], ...]]  # per word: further atoms, and the letters they must have
    simple_of: Mapping[int, tuple[tuple[Key, Term], ...]]  # per atom: the terms that it is all of, but for context
    context_of: Mapping[str, Mapping[int, Term]]  # per owner: atom -> the term of context that it is all of
    sides_of: Mapping[int, tuple[int, ...]]  # per atom: the sides of compound terms that it belongs to
    opened_by: Mapping[int, tuple[tuple[Term, tuple[int, ...]], ...]]  # per side: the terms that it opens, their sides

    def atoms(self, folded: bytes, original: str, shift: int) -> dict[int, list[Span]]:
        """Every atom that occurs, with its spans in the folded text; `original[i]` stands at `folded[i + shift]`."""
        found: defaultdict[int, list[Span]] = defaultdict(list)
        is_open, atoms_of, lettered, size = self.automaton.open, self.atoms_of, self.lettered, len(folded)
        for word, start, end in self.automaton.hits(folded):
            if is_open[word]:
                close = folded.find(b" ", end)
                place = (start + 1, close if close >= 0 else size)
            else:
                place = (start + 1, end - 1)
            for atom in atoms_of[word]:
                found[atom].append(place)
            if word in lettered:
                for atom, letters in lettered[word]:
                    if original.startswith(letters, place[0] - shift):
                        found[atom].append(place)
        return dict(found)


def compile_book(book: Book) -> Finder:
    """Build the automaton."""
    simple: dict[int, list[tuple[Key, Term]]] = {}
    contexts: dict[str, dict[int, Term]] = {}
    numbers: dict[frozenset[int], int] = {}  # the same side stands in many terms and is gathered once
    opened: dict[int, list[tuple[Term, tuple[int, ...]]]] = {}
    for term in book.terms:
        if not term.gaps:
            for atom in term.sides[0]:
                if term.role == "context":
                    # most of what is met, and hardly ever asked for
                    contexts.setdefault(term.owner, {}).setdefault(atom, term)
                else:
                    simple.setdefault(atom, []).append(((term.role, term.owner), term))
            continue
        sides = tuple(numbers.setdefault(frozenset(side), len(numbers)) for side in term.sides)
        opened.setdefault(sides[0], []).append((term, sides))
    members: dict[int, list[int]] = {}
    for side, number in numbers.items():
        for atom in side:
            members.setdefault(atom, []).append(number)
    return Finder(
        Automaton(book.words),
        tuple(tuple(atom for atom in atoms if not book.exact[atom]) for atoms in book.words.values()),
        {
            word: tuple((atom, book.exact[atom]) for atom in atoms if book.exact[atom])
            for word, atoms in enumerate(book.words.values())
            if any(book.exact[atom] for atom in atoms)
        },
        {atom: tuple(terms) for atom, terms in simple.items()},
        contexts,
        {atom: tuple(sides) for atom, sides in members.items()},
        {side: tuple(terms) for side, terms in opened.items()},
    )


def compounds(finder: Finder, atoms: Mapping[int, list[Span]], folded: bytes) -> Iterable[tuple[Term, list[Span]]]:
    """The compound terms whose sides stand close enough; each span runs from its first to its last side."""
    sides_of, opened_by = finder.sides_of, finder.opened_by
    # Few sides lead to a term all of whose sides are there, and only theirs are gathered.
    here = dict.fromkeys(chain.from_iterable([sides_of[atom] for atom in atoms if atom in sides_of]))
    whole = [
        (term, sides)
        for opening in here
        if opening in opened_by
        for term, sides in opened_by[opening]
        if all(map(here.__contains__, sides))
    ]
    met: dict[int, list[Span]] = {side: [] for _, sides in whole for side in sides}
    for atom, spans in atoms.items():
        if atom in sides_of:
            for side in sides_of[atom]:
                if side in met:
                    met[side] += spans
    for term, sides in whole:
        found = met[sides[0]]
        for side, gap in zip(sides[1:], term.gaps, strict=True):
            found = _near(found, met[side], gap, folded)
        if found:
            yield term, found


def _near(ones: Iterable[Span], others: Iterable[Span], gap: int, folded: bytes) -> list[Span]:
    """Pairs with fewer than `gap` words between them; a word does not stand beside itself."""
    found = []
    # no word of Spanish is longer than 24 letters on average: a cheap bound before counting
    # and a blank stands on either side of each word, so that the blanks alone often say enough
    widest, most = 24 * (gap + 1), max(gap, 1)
    for start, end in ones:
        for other_start, other_end in others:
            if start <= other_start:
                if end <= other_start <= end + widest and (
                    folded.count(b" ", end, other_start) <= most or len(folded[end:other_start].split()) < most
                ):
                    found.append((start, other_end))
            elif other_end <= start <= other_end + widest and (
                folded.count(b" ", other_end, start) <= most or len(folded[other_end:start].split()) < most
            ):
                found.append((other_start, end))
    return found


def words_between(folded: bytes, start: int, end: int) -> int:
    """How many words lie wholly between two places."""
    return len(folded[start:end].split())


def folded_phrase(phrase: str) -> str:
    """A name as the automaton sees it, for use as a key."""
    return " ".join(fold(phrase).decode("ascii").split())
