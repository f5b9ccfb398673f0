"""Given names of Peru's press (given_names.tsv): what they tell of whom they name, and where a person's name begins."""

from functools import cache
from pathlib import Path

from digest.english.tables import rows_of
from pipeline.text import fold


def gender_of(name: str) -> str:
    """ "m" or "f" of a person's name that begins with a given name and goes on; "" where that does not tell.

    Names that communities have as well have no gender in the table ("Flor de Ucayali", "Victoria Gracia").
    """
    first, _, rest = name.partition(" ")
    return _genders().get(fold(first), "") if rest else ""


def begins_name(low: str) -> bool:
    """Whether a word in lower case begins a person's name, and is no surname or place alone."""
    return low in _beginnings()


@cache
def _genders() -> dict[str, str]:
    return {fold(row["name"]): row["gender"] for row in _rows() if row["gender"]}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(row["name"] for row in _rows() if row["begins"])


@cache
def _rows() -> tuple[dict[str, str], ...]:
    path = Path(__file__).with_name("given_names.tsv")
    return tuple(row for _, row in rows_of(path, ("name", "gender", "begins")))
