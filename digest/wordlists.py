"""The house's word lists, read from the tables in `digest/words/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Organisation:
    """What an acronym stands for, in English and in the Spanish of the sources."""

    acronym: str
    english: str
    spanish: str


@dataclass(frozen=True, slots=True)
class Term:
    """A Spanish term and the house's English; `is_shown`: the Spanish stands in brackets at the first mention."""

    spanish: str
    english: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class HouseWords:
    """All lists together."""

    organisations: Mapping[str, Organisation]
    terms: tuple[Term, ...]
    british: Mapping[str, str]  # American form -> British; "~" at the end of both: any ending


def rows_of(name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of a table with that heading; comments and blank lines aside."""
    text = (files("digest") / "words" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise LexiconError(f"digest/words/{name}: the first line must be {' '.join(columns)}, parted by tabs")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = tuple(line.split("\t"))
        if len(cells) != len(columns):
            raise LexiconError(f"digest/words/{name}: row {number} {line!r} has {len(cells)} cells, not {len(columns)}")
        rows.append(cells)
    return rows


@cache
def house_words() -> HouseWords:
    """The lists, read once."""
    return HouseWords(
        organisations={
            row[0]: Organisation(*row) for row in rows_of("acronyms.tsv", ("acronym", "english", "spanish"))
        },
        terms=tuple(
            Term(es, en, shown == "1") for es, en, shown in rows_of("terms.tsv", ("spanish", "english", "shown"))
        ),
        british={row[0]: row[1] for row in rows_of("british.tsv", ("american", "british"))},
    )


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list without columns, parted by blanks or line breaks."""
    text = (files("digest") / "words" / name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def names_of_peoples() -> frozenset[str]:
    """The words of the peoples' English names, which keep their capital wherever they stand."""
    text = (files("digest") / "english" / "lexicon" / "peoples.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")][1:]
    return frozenset(word for line in lines for word in line.split("\t")[1].split() if word[:1].isupper())
