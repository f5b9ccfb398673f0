"""Given names of Peru's press, by which "his" and "her" are told where no office tells (given_names.tsv)."""

from functools import cache
from pathlib import Path

from digest.english.tables import rows_of
from digest.spanish.tokens import fold


def gender_of(name: str) -> str:
    """ "m" or "f" of a person's name that begins with a given name and goes on; "" where that does not tell.

    Names that communities have as well are not in the table ("Flor de Ucayali", "Victoria Gracia").
    """
    first, _, rest = name.partition(" ")
    return _genders().get(fold(first), "") if rest else ""


@cache
def _genders() -> dict[str, str]:
    path = Path(__file__).with_name("given_names.tsv")
    return {fold(row["name"]): row["gender"] for _, row in rows_of(path, ("name", "gender"))}
