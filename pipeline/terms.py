"""The small language in which the lexicon's terms are written, and the automaton built of all of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.automaton import Automaton, fold, variants

Span = tuple[int, int]

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
    exact: tuple[str, ...]  # per atom
    simple_of: Mapping[int, tuple[Term, ...]]  # per atom: the terms that it is all of
    sides_of: Mapping[int, tuple[int, ...]]  # per atom: the sides of compound terms that it belongs to
    opened_by: Mapping[int, tuple[tuple[Term, tuple[int, ...]], ...]]  # per side: the terms that it opens, their sides

    def atoms(self, folded: bytes, original: str, shift: int) -> dict[int, list[Span]]:
        """Every atom that occurs, with its spans in the folded text; `original[i]` stands at `folded[i + shift]`."""
        found: dict[int, list[Span]] = {}
        ends, atoms_of, exact, size = self.automaton.open, self.atoms_of, self.exact, len(folded)
        for word, start, end in self.automaton.hits(folded):
            if not ends[word]:
                place = (start + 1, end - 1)
            else:
                close = folded.find(b" ", end)
                place = (start + 1, close if close >= 0 else size)
            for atom in atoms_of[word]:
                letters = exact[atom]
                if letters and not original.startswith(letters, place[0] - shift):
                    continue
                if atom in found:
                    found[atom].append(place)
                else:
                    found[atom] = [place]
        return found


def compile_book(book: Book) -> Finder:
    """Build the automaton."""
    simple: dict[int, list[Term]] = {}
    numbers: dict[frozenset[int], int] = {}  # the same side stands in many terms and is gathered once
    opened: dict[int, list[tuple[Term, tuple[int, ...]]]] = {}
    for term in book.terms:
        if not term.gaps:
            for atom in term.sides[0]:
                simple.setdefault(atom, []).append(term)
            continue
        sides = tuple(numbers.setdefault(frozenset(side), len(numbers)) for side in term.sides)
        opened.setdefault(sides[0], []).append((term, sides))
    members: dict[int, list[int]] = {}
    for side, number in numbers.items():
        for atom in side:
            members.setdefault(atom, []).append(number)
    return Finder(
        Automaton(book.words),
        tuple(tuple(atoms) for atoms in book.words.values()),
        tuple(book.exact),
        {atom: tuple(terms) for atom, terms in simple.items()},
        {atom: tuple(sides) for atom, sides in members.items()},
        {side: tuple(terms) for side, terms in opened.items()},
    )


def compounds(finder: Finder, atoms: Mapping[int, list[Span]], folded: bytes) -> Iterable[tuple[Term, list[Span]]]:
    """The compound terms whose sides stand close enough; each span runs from its first to its last side."""
    met: dict[int, list[Span]] = {}
    sides_of = finder.sides_of
    for atom, spans in atoms.items():
        if atom in sides_of:
            for side in sides_of[atom]:
                met[side] = met[side] + spans if side in met else spans
    for side, reached in met.items():
        for term, sides in finder.opened_by.get(side, ()):
            found = reached
            for other, gap in zip(sides[1:], term.gaps, strict=True):
                if other not in met:
                    found = []
                    break
                found = [pair for one in found for pair in _near(one, met[other], gap, folded)]
            if found:
                yield term, found


def _near(one: Span, others: Iterable[Span], gap: int, folded: bytes) -> list[Span]:
    found = []
    for other in others:
        first, last = (one, other) if one[0] <= other[0] else (other, one)
        if first == last or last[0] < first[1]:
            continue  # a word does not stand beside itself
        # no word of Spanish is longer than 24 letters on average: a cheap bound before counting
        if last[0] - first[1] <= 24 * (gap + 1) and words_between(folded, first[1], last[0]) < max(gap, 1):
            found.append((first[0], last[1]))
    return found


def words_between(folded: bytes, start: int, end: int) -> int:
    """How many words lie wholly between two places."""
    return len(folded[start:end].split())


def folded_phrase(phrase: str) -> str:
    """A name as the automaton sees it, for use as a key."""
    return " ".join(fold(phrase).decode("ascii").split())
