"""Fixed expressions, looked up where they begin; compounds of nouns are made of their rows when a sentence has one.

There are so many compounds that to make all takes longer than to load everything else, and a week's news has few.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from digest.english.readings import TIES, NounForm, noun_forms, spaced
from digest.english.word_tables import Row, compound
from digest.spanish.forms import plural

#: The words of an expression, and what it may be read as.
Expression = tuple[tuple[str, ...], object]


class FixedExpressions:
    """Expressions of several words."""

    def __init__(
        self,
        listed: Mapping[str, Sequence[Expression]],
        rows: Mapping[str, Sequence[Row]],
        nouns: Mapping[str, tuple[NounForm, ...]],
        path: Path,
    ) -> None:
        """`listed` are made already, by their first two words; `rows` are compounds, by the first; `path` is theirs."""
        self._listed = listed
        self._rows, self._nouns, self._path = rows, nouns, path
        self._plurals = {plural(head): head for head in rows}  # "seres | humanos": no noun by itself
        self._heads: dict[str, tuple[str, ...]] = {}  # by form
        self._by_next: dict[str, dict[tuple[str, str], list[Row]]] = {}
        self._made: dict[int, list[Expression]] = {}

    def find(self, words: Sequence[str], at: int = 0) -> list[tuple[int, object]]:
        """What begins at that word, the longest first: where it ends, and what it may be read as."""
        first = words[at]
        second = words[at + 1] if at + 1 < len(words) else ""
        met = [*self._listed.get(first, ()), *self._listed.get(f"{first} {second}", ())]
        heads = self._heads.get(first)
        if heads is None:
            of_forms = {first, self._plurals.get(first, first), *(noun.lemma for noun in self._nouns.get(first, ()))}
            heads = self._heads[first] = tuple(head for head in sorted(of_forms) if head in self._rows)
        third = words[at + 2] if second in TIES and at + 2 < len(words) else ""
        for head in heads:
            for row in self._after(head).get((second, third), ()):
                met.extend(self._expressions(row))
        if not met:
            return []
        ends = [(at + len(these), entry) for these, entry in met if tuple(words[at : at + len(these)]) == these]
        return sorted(ends, key=lambda each: -each[0])

    def __iter__(self) -> Iterator[Expression]:
        """All of them, compounds included."""
        for these in self._listed.values():
            yield from these
        for rows in self._rows.values():
            for row in rows:
                yield from self._expressions(row)

    def _after(self, head: str) -> dict[tuple[str, str], list[Row]]:
        """The compounds of a head by what comes next, in both numbers."""
        found = self._by_next.get(head)
        if found is None:
            found = {}
            for row in self._rows[head]:
                _, second, *others = spaced(row[1].partition("\t")[0]).split(" ")
                for form in {second} if second in TIES else {second, plural(second)}:
                    found.setdefault((form, others[0] if second in TIES else ""), []).append(row)
            self._by_next[head] = found
        return found

    def _expressions(self, row: Row) -> list[Expression]:
        """A compound in both numbers."""
        number, line = row
        found = self._made.get(number)
        if found is None:
            noun = compound(line, number, self._path)
            made: dict[str, list[Expression]] = {}
            noun_forms({noun.es: [noun]}, made)
            found = self._made[number] = [each for expressions in made.values() for each in expressions]
        return found
