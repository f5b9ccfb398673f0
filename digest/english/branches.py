"""Offices of public bodies and unions that headlines call by the body and the place: "Diresa Puno", "UGEL Satipo"."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from digest.english.entries import Name
from digest.english.gazetteer import gazetteer_folder
from digest.english.gazetteer import rows_of as gazetteer_rows
from digest.english.tables import rows_of
from pipeline.errors import LexiconError
from pipeline.types import DEPARTMENTS

_COLUMNS = ("body", "en", "places", "number")
_PLACE = "{}"


def branches(path: Path) -> Iterator[tuple[str, Name]]:
    """Every branch of every body in the table, by all its written forms: "Diresa Puno", "Diresa-Puno"."""
    for line, row in rows_of(path, _COLUMNS):
        if _PLACE not in row["en"]:
            raise LexiconError(f"{path.name}:{line}: «{row['en']}» names no place: write {{}} where its name stands")
        for place, english in _places(row["places"], path, line).items():
            for body in row["body"].split("|"):
                name = Name(
                    es=f"{body} {place}",
                    en=row["en"].replace(_PLACE, english),
                    cls="org",
                    kind="known",
                    has_article=True,
                    number="pl" if row["number"] == "pl" else "sg",
                )
                yield name.es, name
                if " " not in body and " " not in place:
                    yield f"{body}-{place}", name


def _places(cell: str, path: Path, line: int) -> dict[str, str]:
    """The places that a cell tells with their English: "departments", "provinces" (with them), or names ("A=B|C")."""
    found: dict[str, str] = {}
    for part in cell.split("|"):
        if part in {"departments", "provinces"}:
            found |= {name: name for name in (*DEPARTMENTS, *(_provinces() if part == "provinces" else ()))}
        elif part[:1].isupper():
            name, _, english = part.partition("=")
            found[name] = english or name
        else:
            raise LexiconError(f"{path.name}:{line}: «{part}» is no place: write departments, provinces or a name")
    return found


@cache
def _provinces() -> tuple[str, ...]:
    """Provinces, and their capitals of more than one word: "Tingo María", "Puerto Maldonado"."""
    rows = gazetteer_rows(gazetteer_folder() / "provinces.tsv")
    capitals = {row["capital"] for row in rows if " " in row.get("capital", "")}
    return tuple(sorted({row["name"] for row in rows} | capitals))
