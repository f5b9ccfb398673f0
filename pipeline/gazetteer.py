"""Peru's places as the tagger knows them: what each name may mean, and by which rule it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

PlaceKind = Literal[
    "department", "capital", "province", "district", "area", "reserve", "river", "mine", "project", "block",
    "locality", "people", "demonym", "organisation", "case", "other",
]  # fmt: skip

#: which meaning of a name that has several is taken where nothing else decides
RANK: Mapping[str, int] = {
    "department": 0, "capital": 1, "province": 2, "reserve": 3, "block": 3, "project": 3, "mine": 4, "area": 5,
    "locality": 6, "district": 7, "river": 8, "people": 9, "demonym": 10, "organisation": 11, "case": 11, "other": 12,
}  # fmt: skip

#: which kinds of place a head word announces
HEADED: Mapping[str, tuple[str, ...]] = {
    "admin": ("department", "capital", "province"),
    "province": ("province",),
    "district": ("district", "locality", "capital"),
    "water": ("river",),
    "community": ("locality", "district"),
    "area": ("area", "reserve"),
    "mine": ("mine",),
    "people": ("people",),
}


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name may mean."""

    kind: PlaceKind
    name: str
    departments: tuple[str, ...]
    typed: bool = False  # only with a head word, or once other evidence has named the department
    province: str = ""
    placed: bool = False  # though typed, it counts as a dateline and behind "en" too


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a rule of ambiguity.yaml; `give` None means: as the ordinary rules say."""

    give: tuple[str, ...] | None
    heads: frozenset[str] = frozenset()
    near: tuple[int, ...] = ()  # atoms
    any_of: tuple[int, ...] = ()
    none_of: tuple[int, ...] = ()
    start: bool = False
    placed: bool = False  # as a dateline, or behind "en" and the like, which a place alone follows with a capital
    exclaimed: bool = False
    capitals: bool = False
    spelled: str = ""  # the name with its accents, where they must be there


@dataclass(frozen=True, slots=True)
class Rule:
    """How an ambiguous name is read."""

    name: str
    cases: tuple[Case, ...]


@dataclass(slots=True)
class PlaceName:
    """A spelling with all that it may mean."""

    text: str
    senses: list[Sense] = field(default_factory=list)
    rule: Rule | None = None
    of_the_capital: bool = False
    # of the senses, once all are known
    ranked: tuple[Sense, ...] = ()
    dry: tuple[Sense, ...] = ()  # without rivers, which count only behind a head word
    untyped: tuple[Sense, ...] = ()  # of these, what needs no head word
    where: tuple[str, ...] = ()  # their departments
    is_placed: bool = False  # one of them counts as a dateline and behind "en"
    is_common: bool = False  # a word that is written small
    is_part: bool = False  # no place where it stands in a longer name: "Andrea San Martín"
    plain: tuple[Any] | None = None  # how it is read where nothing beside it says more, once that was asked

    def settle(self, *, small: bool) -> None:
        """Sort the senses, so that no reading has to; `small`: the name is written without a capital too."""
        # "Awajún" and "asháninka" are peoples before they are a district and a reserve.
        is_people = any(sense.kind == "people" for sense in self.senses)
        behind = "people" if is_people else ""
        self.ranked = tuple(
            sorted(self.senses, key=lambda sense: (sense.typed and behind not in ("", sense.kind), RANK[sense.kind]))
        )
        self.dry = tuple(sense for sense in self.ranked if sense.kind != "river")
        self.untyped = tuple(sense for sense in self.dry if not sense.typed)
        # "Yura" is a district first, and another name of a people.
        places = tuple(sense for sense in self.dry if sense.kind != "people" or sense is self.dry[0]) or self.dry
        self.where = tuple(dict.fromkeys(department for sense in places for department in sense.departments))
        self.is_placed = any(sense.placed for sense in self.dry)
        self.is_part = bool(self.dry) and self.dry[0].kind not in ("department", "people", "demonym")
        self.is_common = (
            small or is_people or (bool(self.senses) and all(s.kind in ("demonym", "block") for s in self.senses))
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """What a name may stand beside, of all that ends (or begins) with one word."""

    kinds: tuple[tuple[str, tuple[bytes, ...]], ...]  # head words, by the kind of place that they announce
    bars: tuple[bytes, ...]  # what makes the name a street, a person, a club


@dataclass(frozen=True, slots=True)
class Reading:
    """gazetteer.yaml, ready for use: head words as folded bytes with their blanks, weights, folders of addresses."""

    before: Mapping[bytes, Beside]  # by the last word before a name
    after: Mapping[bytes, Beside]  # by the first word behind it
    nouns: frozenset[bytes]  # first words of names that are written small too: "bajo Marañón"
    placed_after: tuple[bytes, ...]  # what a place alone follows with a capital
    openers: frozenset[bytes]  # capitalised first words that are no first names
    weights: Mapping[str, float]
    positions: Mapping[str, float]
    threshold: float
    national: int
    folders: Mapping[str, str]  # folder of an address -> sport, abroad
    not_in_address: frozenset[str]  # departments whose names mean too much else in the last part of an address


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names, by the atom that finds them."""

    names: Mapping[int, PlaceName]
    reading: Reading
    departments: Mapping[str, str]  # name -> code of INEI
    folder_of: Mapping[str, str]  # "madre-de-dios" -> "Madre de Dios"
    organisations: Mapping[int, str]  # atom -> name
    organisation_departments: Mapping[str, tuple[str, ...]]
    organisation_with: Mapping[str, tuple[int, ...]]
    organisation_without: Mapping[str, tuple[int, ...]]
    peruvian: frozenset[int]  # atoms of organisations that are found in Peru alone
