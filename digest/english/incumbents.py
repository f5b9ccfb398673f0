"""Who held which office when (lexicon/incumbents.tsv): "premier Vásquez", and those named without their office."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from digest.english.known import KNOWN_PEOPLE
from digest.english.tables import rows_of

_TABLE = Path(__file__).parent / "lexicon" / "incumbents.tsv"


#: What already tells who it is.
_TITLED = re.compile(
    r"\b(?:president|minister|leader|politician|candidate|governor|mayor|lawmaker|congress\w+|head|lawyer|official"
    r"|governments?|administration)(?: of [^,]+)?,? $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incumbent:
    """Somebody in an office, from one day to another."""

    name: str
    es: str  # the title that the press puts before the surname; "" where there is none
    en: str
    start: date
    end: date

    @property
    def surname(self) -> str:
        return self.name.rpartition(" ")[2]


@cache
def _incumbents() -> tuple[Incumbent, ...]:
    return tuple(
        Incumbent(
            name=row["name"],
            es=row["es"],
            en=row["en"],
            start=date.fromisoformat(row["from"]),
            end=date.fromisoformat(row["to"]),
        )
        for _, row in rows_of(_TABLE, ("name", "es", "en", "from", "to"))
    )


@cache
def in_office(day: date | None) -> Mapping[str, Incumbent]:
    """Those of whom the table tells what they were on that day, by their full name."""
    return {one.name: one for one in _incumbents() if day is not None and one.start <= day <= one.end}


def by_surname(title: str, surname: str, day: date | None) -> Incumbent | None:
    """The one whom a title and a surname meant on that day: two ministers of one surname are nobody."""
    found = [one for one in in_office(day).values() if one.es == title and one.surname == surname]
    return found[0] if len(found) == 1 else None


def with_office(text: str, source: str, day: date | None) -> str:
    """ "The prime minister, Vásquez": with the first name; and those named without what they are, with their office."""
    for one in in_office(day).values():
        if one.surname not in text:
            continue
        if one.es and re.search(rf"\b{one.es} {one.surname}\b", source, re.IGNORECASE):
            title = "prime minister" if one.es == "premier" else "minister" if "minist" in one.es else "president"
            told = rf"\b([Tt])he {title}, {one.surname}\b"
            text = re.sub(told, lambda m, en=one.en, name=one.name: f"{m[1]}{en[1:]}, {name}", text)
        elif one.name not in KNOWN_PEOPLE and one.name in text and f"{one.name}'" not in text:
            text = _named(text, one)
    return text


def _named(text: str, one: Incumbent) -> str:
    at = text.index(one.name)
    before, after = text[:at], text[at + len(one.name) :]
    if _TITLED.search(before):
        return text  # "the minister, Mirtha Vásquez"
    is_office = bool(one.es)
    said = f"{one.en}, {one.name}" if is_office else f"{one.en} {one.name}"
    said = said if before else f"{said[0].upper()}{said[1:]}"
    closes = is_office and after[:1] not in {"", ".", ","}
    return f"{before}{said}{',' if closes else ''}{after}"
