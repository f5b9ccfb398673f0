"""The lexicon: read from its data files, checked, and compiled. Every fault of every file is reported at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import xxhash

from pipeline.automaton import fold
from pipeline.gazetteer import Beside, Case, Gazetteer, PlaceKind, PlaceName, Reading, Rule, Sense
from pipeline.lexicon_files import (
    FILES,
    TABLES,
    TREES,
    Faults,
    Row,
    own_files,
    read_table,
    read_tree,
    shipped_text,
    split_list,
    stop_at,
)
from pipeline.terms import Book, Finder, TermError, compile_book, folded_phrase
from pipeline.types import TOPICS

#: raised when the rules in code change what the same data yields, so that stored items are tagged anew
_RULES = "3"

_KINDS: Mapping[str, PlaceKind] = {
    "areas.tsv": "area", "reserves.tsv": "reserve", "peoples.tsv": "people", "rivers.tsv": "river",
    "mines.tsv": "mine", "projects.tsv": "project", "blocks.tsv": "block", "localities.tsv": "locality",
    "cases.tsv": "case",
}  # fmt: skip
#: tables whose names also serve terms, but for those marked typed or sight
_NAMED_ATOMS = {"people": "@people", "mine": "@mine", "area": "@area"}

#: spellings of an area that need no head word before them, for they begin with one
_AREA_HEADS = (
    "parque nacional ",
    "reserva nacional ",
    "reserva comunal ",
    "santuario ",
    "bosque de proteccion ",
    "national ",
)

_VOWELS = frozenset("aeiouáéíóú")

#: kinds of organisation that are at work in other countries too
#: what a case of a rule of ambiguity.yaml may ask
_CONDITIONS = frozenset(
    {"head", "near", "with", "without", "start", "placed", "exclaimed", "capitals", "spelled", "give"}
)
_ELSEWHERE = frozenset({"ngo_international", "indigenous_international", "international", "donor", "standard"})


@dataclass(frozen=True, slots=True)
class SubTopic:
    """A line of the taxonomy."""

    id: str
    topic: str
    english: str
    spanish: str
    adjacent: bool = False  # gives no topic
    gives: str = ""  # the topic it gives where that is another than the one it is listed under
    cedes_to: str = ""  # the topic that takes a title whose cues are all of its `cedes`


@dataclass(frozen=True, slots=True)
class WorthTable:
    """worth.yaml."""

    base: Mapping[str, float]
    weights: Mapping[str, float]
    located: float
    lead: float
    off_topic: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All data of the tagger, compiled. `version` names the data and the rules that read it."""

    version: str
    finder: Finder
    subtopics: Mapping[str, SubTopic]
    gazetteer: Gazetteer
    worth: WorthTable

    def __repr__(self) -> str:
        return f"Lexicon({self.version})"


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read and compile the lexicon; files of `folder` take the place of the shipped ones of the same name."""
    if folder is None:
        return _shipped()
    faults = Faults()
    own = own_files(folder, faults)
    return _build(own, faults)


def _version(texts: Mapping[str, str]) -> str:
    digest = xxhash.xxh3_128(_RULES.encode())
    for name in sorted(texts):
        digest.update(f"\0{name}\0{texts[name]}".encode())
    return digest.hexdigest()[:16]


@cache
def _shipped() -> Lexicon:
    return _build({}, Faults())


def _build(own: Mapping[str, str], faults: Faults) -> Lexicon:
    texts = {name: own[name] if name in own else shipped_text(name) for name in FILES}
    trees = {name: read_tree(name, texts[name], faults) for name in TREES}
    tables = {name: read_table(name, texts[name], columns, faults) for name, columns in TABLES.items()}
    stop_at(faults)
    loader = _Loader(trees, tables, faults)
    try:
        lexicon = loader.load(_version(texts))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        # The shape of a file is wrong in a way no single check foresaw: say so with what is known.
        faults.add(
            loader.at, "shape", f"an entry is missing or of the wrong kind ({error!r}); compare with the shipped file."
        )
        stop_at(faults)
        raise AssertionError("unreachable") from error
    stop_at(faults)
    return lexicon


class _Loader:
    def __init__(self, trees: Mapping[str, Any], tables: Mapping[str, list[Row]], faults: Faults) -> None:
        self.trees, self.tables, self.faults = trees, tables, faults
        self.book = Book()
        self.names: dict[int, PlaceName] = {}
        self.departments: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.peruvian: set[int] = set()
        self.at = ""  # the file at hand, for a fault that no single check foresaw

    def load(self, version: str) -> Lexicon:
        self.at = "topics.yaml"
        subtopics = self._topics()
        self.at = "gates.yaml"
        self._gates()
        self.at = "worth.yaml"
        worth = self._worth()
        self.at = "departments.yaml"
        self._departments()
        self._places()
        self.at = "ambiguity.yaml"
        self._rules()
        organisations = self._organisations()
        self.at = "gazetteer.yaml"
        gazetteer = self._gazetteer(*organisations)
        return Lexicon(version, compile_book(self.book), subtopics, gazetteer, worth)

    # --- terms -----------------------------------------------------------------------------------

    def _term(self, file: str, entry: str, role: str, owner: str, text: object) -> None:
        if not isinstance(text, str):
            self.faults.add(file, entry, f"{text!r} is no text; put it in quotation marks.")
            return
        try:
            self.book.add(role, owner, text)
        except TermError as error:
            self.faults.add(file, entry, f"{error}; correct the term.")

    def _terms(self, file: str, entry: str, role: str, owner: str, terms: object) -> None:
        if not isinstance(terms, list):
            self.faults.add(file, entry, "must be a list of terms.")
            return
        for text in terms:
            self._term(file, entry, role, owner, text)

    def _atoms(self, file: str, entry: str, phrases: object) -> tuple[int, ...]:
        found = []
        for phrase in phrases if isinstance(phrases, list | tuple) else [phrases]:
            try:
                found.append(self.book.atom(str(phrase)))
            except TermError as error:
                self.faults.add(file, entry, f"{error}; correct the word.")
        return tuple(found)

    def _topics(self) -> dict[str, SubTopic]:
        file, found = "topics.yaml", {}
        tree = self.trees[file]
        for topic in TOPICS:
            if topic not in tree:
                self.faults.add(file, topic, "is missing; the three topics must all be there.")
        for topic, body in tree.items():
            if topic not in TOPICS:
                self.faults.add(file, str(topic), f"is no topic; choose from {', '.join(TOPICS)}.")
                continue
            for name, entry in (body.get("subtopics") or {}).items():
                unknown = set(entry) - {"en", "es", "strong", "weak", "context", "not", "adjacent", "gives", "cedes"}
                if unknown:
                    self.faults.add(file, name, f"{', '.join(sorted(unknown))}: no such key; see docs/lexicon.md.")
                if name in found:
                    self.faults.add(file, name, "is listed twice; merge the two.")
                gives = entry.get("gives", "")
                if gives and gives not in TOPICS:
                    self.faults.add(file, name, f"gives {gives!r}, which is no topic; choose from {', '.join(TOPICS)}.")
                cedes = entry.get("cedes") or {"to": ""}
                if cedes["to"] not in ("", *TOPICS):
                    self.faults.add(file, name, f"cedes to {cedes['to']!r}, which is no topic.")
                found[name] = SubTopic(
                    name, topic, entry.get("en", name), entry.get("es", name), bool(entry.get("adjacent")), gives,
                    cedes["to"],
                )  # fmt: skip
                for role, key in (("cedes", "terms"), ("cedes beside", "beside"), ("cedes unless", "unless")):
                    self._terms(file, f"{name}, {role}", role, name, cedes.get(key) or [])
                for role in ("strong", "weak"):
                    for language, terms in (entry.get(role) or {}).items():
                        self._terms(file, f"{name}, {role} {language}", role, name, terms)
                self._terms(file, f"{name}, context", "context", name, entry.get("context") or [])
                self._terms(file, f"{name}, not", "not", topic, entry.get("not") or [])
        return found

    def _gates(self) -> None:
        file = "gates.yaml"
        tree = self.trees[file]
        for role in ("peru", "shared", "capital", "sport", "show", "blank"):
            self._terms(file, role, role, role, tree.get(role) or [])
        for country, terms in (tree.get("abroad") or {}).items():
            self._terms(file, country, "abroad", country, terms)

    def _worth(self) -> WorthTable:
        file = "worth.yaml"
        tree = self.trees[file]
        weights = {}
        for name, entry in tree["classes"].items():
            weights[name] = float(entry["weight"])
            self._terms(file, name, "worth", name, entry["terms"])
        return WorthTable(
            {topic: float(tree["base"][topic]) for topic in TOPICS},
            weights,
            float(tree["located"]),
            float(tree["lead"]),
            float(tree["off_topic"]),
        )

    # --- places ----------------------------------------------------------------------------------

    def _known(self, file: str, entry: str, departments: Iterable[str]) -> tuple[str, ...]:
        known = []
        for department in departments:
            if department in self.departments:
                known.append(department)
            else:
                self.faults.add(file, entry, f"{department!r} is no department; write it as in departments.yaml.")
        return tuple(known)

    def _name(self, file: str, text: str, sense: Sense) -> None:
        try:
            atom = self.book.atom(folded_phrase(text))
        except TermError as error:
            self.faults.add(file, text, f"{error}; correct the name.")
            return
        place = self.names.setdefault(atom, PlaceName(text))
        if sense not in place.senses:
            place.senses.append(sense)

    def _departments(self) -> None:
        file = "departments.yaml"
        for entry in self.trees[file]:
            self.departments[entry["name"]] = str(entry["code"])
            self.capitals[entry["name"]] = entry["capital"]
        for entry in self.trees[file]:
            name = entry["name"]
            for text in (name, *entry["names"]):
                self._name(file, text, Sense("department", name, (name,)))
            if entry["capital"] != name:
                self._name(file, entry["capital"], Sense("capital", entry["capital"], (name,)))
            for text in entry["demonyms"]:
                for spelled in (text, f"{text}s"):
                    self._name(file, spelled, Sense("demonym", name, (name,)))

    def _places(self) -> None:
        for row in self.tables["provinces.tsv"]:
            where = self._known("provinces.tsv", row["name"], [row["department"]])
            self._name("provinces.tsv", row["name"], Sense("province", row["name"], where, province=row["name"]))
            if folded_phrase(row["capital"]) != folded_phrase(row["name"]):
                sense = Sense("locality", row["capital"], where, province=row["name"])
                self._name("provinces.tsv", row["capital"], sense)
        for row in self.tables["districts.tsv"]:
            where = self._known("districts.tsv", row["name"], [row["department"]])
            said = set(row["marks"].split())
            typed = bool(said & {"saint", "word", "elsewhere", "short"})
            sense = Sense("district", row["name"], where, typed, row["province"], "placed" in said)
            self._name("districts.tsv", row["name"], sense)
        for file, kind in _KINDS.items():
            for row in self.tables[file]:
                where = self._known(file, row["name"], split_list(row["departments"]))
                marks = row["marks"].split()
                spelled = (row["name"], *split_list(row["variants"]))
                if kind == "people":
                    spelled = tuple(form for text in spelled for form in _forms(text))
                for text in dict.fromkeys(spelled):
                    # "Parque Nacional del Manu" brings its head word along.
                    typed = "typed" in marks and not (kind == "area" and folded_phrase(text).startswith(_AREA_HEADS))
                    self._name(
                        file, text, Sense(kind, row["name"], where, typed, row.get("province", ""), "placed" in marks)
                    )
                    if "community" in marks:
                        self.book.spell(self.book.atom("@community"), folded_phrase(text))
                    if kind in _NAMED_ATOMS and not {"typed", "sight"} & set(marks):
                        self.book.spell(self.book.atom(_NAMED_ATOMS[kind]), folded_phrase(text))

    def _rules(self) -> None:
        file = "ambiguity.yaml"
        tree = self.trees[file]
        for name, entry in tree["names"].items():
            cases = [self._case(file, name, case) for case in entry.get("cases") or []]
            cases.append(Case(self._give(file, name, entry.get("else", []))))
            atom = self._atoms(file, name, folded_phrase(name))
            for number in atom:
                place = self.names.setdefault(number, PlaceName(name))
                place.rule = Rule(name, tuple(cases))
        for name in tree["of_the_capital"]:
            for number in self._atoms(file, "of_the_capital", folded_phrase(str(name))):
                self.names.setdefault(number, PlaceName(str(name))).of_the_capital = True

    def _give(self, file: str, name: str, value: object) -> tuple[str, ...] | None:
        if value == "own":
            return None
        if not isinstance(value, list):
            self.faults.add(file, name, f"{value!r} must be a list of departments or the word own.")
            return ()
        return self._known(file, name, value)

    def _case(self, file: str, name: str, case: Mapping[str, Any]) -> Case:
        unknown = set(case) - _CONDITIONS
        if unknown:
            self.faults.add(file, name, f"{', '.join(sorted(unknown))}: no such condition; see the head of the file.")
        return Case(
            self._give(file, name, case.get("give", [])),
            frozenset(case.get("head", ())),
            self._atoms(file, name, case.get("near", [])),
            self._atoms(file, name, case.get("with", [])),
            self._atoms(file, name, case.get("without", [])),
            bool(case.get("start")),
            bool(case.get("placed")),
            bool(case.get("exclaimed")),
            bool(case.get("capitals")),
            name.casefold() if case.get("spelled") else "",
        )

    def _organisations(self) -> tuple[dict[int, str], dict[str, tuple[str, ...]], dict[str, Any], dict[str, Any]]:
        file = "organisations.tsv"
        atoms: dict[int, str] = {}
        where: dict[str, tuple[str, ...]] = {}
        needs: dict[str, tuple[int, ...]] = {}
        bars: dict[str, tuple[int, ...]] = {}
        for row in self.tables[file]:
            name = row["name"]
            phrases = split_list(row["phrases"])
            if not phrases:
                self.faults.add(file, name, "has no phrase that says it; fill the column `phrases`.")
            for atom in self._atoms(file, name, list(phrases)):
                atoms[atom] = name
            where[name] = self._known(file, name, split_list(row["departments"]))
            needs[name] = self._atoms(file, name, list(split_list(row["with"])))
            bars[name] = self._atoms(file, name, list(split_list(row["without"])))
            abroad = row["kind"] in _ELSEWHERE or (row["kind"] == "company" and not row["departments"])
            if not abroad and not row["without"] and not row["with"]:
                self.peruvian.update(atom for atom, owner in atoms.items() if owner == name)
        return atoms, where, needs, bars

    def _gazetteer(
        self,
        organisations: Mapping[int, str],
        where: Mapping[str, tuple[str, ...]],
        needs: Mapping[str, tuple[int, ...]],
        bars: Mapping[str, tuple[int, ...]],
    ) -> Gazetteer:
        tree = self.trees["gazetteer.yaml"]
        for role in ("aside", "frequency", "local", "actors"):
            self._terms("gazetteer.yaml", role, role, role, tree.get(role) or [])
        reading = Reading(
            _beside(tree["heads"], tree["not_after"], -1),
            _beside(tree["tails"], tree["not_before"], 0),
            frozenset(_bytes(str(word)) for word in tree.get("nouns", [])),
            tuple(b" %b " % _bytes(str(phrase)) for phrase in tree.get("placed_after", ["en"])),
            frozenset(_bytes(str(word)) for word in tree["openers"]),
            {name: float(weight) for name, weight in tree["weights"].items()},
            {name: float(weight) for name, weight in tree["positions"].items()},
            float(tree["threshold"]),
            int(tree["national"]),
            {folder: kind for kind, folders in tree["folders"].items() for folder in folders},
            frozenset(tree["not_in_address"]),
        )
        folders = {
            _slug(text): department
            for department in self.departments
            for text in (department, self.capitals[department], *tree["editions"].get(department, []))
        }
        small = {
            number
            for text in tree.get("small", [])
            for number in self._atoms("gazetteer.yaml", "small", folded_phrase(text))
        }
        for number, name in self.names.items():
            name.settle(small=number in small)
        return Gazetteer(
            self.names, reading, self.departments, folders, organisations, where, needs, bars, frozenset(self.peruvian)
        )


def _forms(people: str) -> Iterable[str]:
    """How a people's name is bent: "shipibo, shipibos, shipiba, shipibas"."""
    yield people
    if people[-1:] == "s":
        return
    yield people + ("s" if people[-1:] in _VOWELS else "es")
    if people[-1:] == "o":
        yield people[:-1] + "a"
        yield people[:-1] + "as"


def _slug(text: str) -> str:
    return folded_phrase(text).replace(" ", "-")


def _bytes(words: str) -> bytes:
    return b" ".join(fold(words).split())


def _beside(kinds: Mapping[str, list[str]], bars: list[str], nearest: int) -> dict[bytes, Beside]:
    """Phrases by the word of theirs that stands nearest to the name: most names stand beside none of these."""
    listed: dict[bytes, tuple[dict[str, list[bytes]], list[bytes]]] = {}

    def of(phrase: bytes) -> tuple[dict[str, list[bytes]], list[bytes]]:
        return listed.setdefault(phrase.split()[nearest], ({}, []))

    for kind, phrases in kinds.items():
        for phrase in map(_bytes, phrases):
            of(phrase)[0].setdefault(kind, []).append(b" %b " % phrase)
    for phrase in map(_bytes, bars):
        of(phrase)[1].append(b" %b " % phrase)
    return {
        word: Beside(tuple((kind, tuple(phrases)) for kind, phrases in heads.items()), tuple(barred))
        for word, (heads, barred) in listed.items()
    }
