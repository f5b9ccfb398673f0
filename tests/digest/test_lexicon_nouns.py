"""The bilingual nouns as data: well formed, sorted, British, their genders and lemmas plausible."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import simplemma

from digest.english.entries import CLASSES
from digest.english.inflect import load_english_forms

FOLDER = Path(__file__).parents[2] / "digest" / "english" / "lexicon"
FILES = ("nouns_field.tsv", "nouns_general.tsv")
COLUMNS = ["es", "gender", "en", "plural", "count", "class", "sense", "grade"]
AMERICAN = re.compile(
    r"\b(?:\w+iz(?:e|ed|ation|ations|er|ers|ing)|color\w*|labor\w*|center\w*|defense|license|program|harbor\w*|"
    r"kilometer\w*|liter|liters|behavior\w*|favor\w*|honor\w*|neighbor\w*|aluminum|sulfur|gray|plow|"
    r"check(?:book|ing account)|anemia|diarrhea|tire|tires|mold|curb|jewelry|traveler\w*|counselor\w*)\b",
    re.IGNORECASE,
)
#: British words that the pattern above would take for American ones.
BRITISH_Z = {"size", "seizure", "prize", "bulldozer", "maize", "howitzer", "citizen", "fertilizer", "laboratory"}
FEMININE = re.compile(r"(?:ción|sión|dad|tud|tad|umbre|anza|eza)$")
MASCULINE = re.compile(r"(?:miento|aje|ismo|or|án)$")
FEMININE_IN_SPITE = {"labor", "flor", "coliflor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    file: str
    line: int
    es: str
    gender: str
    en: str
    plural: str
    count: str
    cls: str
    sense: str
    grade: str

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}: {self.es} → {self.en}"


def read(name: str) -> Iterator[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert next(table) == COLUMNS
        for cells in table:
            assert len(cells) == len(COLUMNS), f"{name}:{table.line_num}: {len(cells)} cells"
            es, gender, en, plural, count, cls, sense, grade = cells
            yield Row(
                file=name, line=table.line_num, es=es, gender=gender, en=en, plural=plural,
                count=count, cls=cls, sense=sense, grade=grade,
            )  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [row for name in FILES for row in read(name)]


@pytest.fixture(scope="module")
def by_lemma(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.es].append(row)
    return found


def test_values_are_of_the_allowed_ones(rows: list[Row]) -> None:
    for row in rows:
        assert row.gender in {"m", "f", "mf"}, row.place
        assert row.count in {"c", "u", "p"}, row.place
        assert row.cls in CLASSES, row.place
        assert row.grade in {"g", "a"}, row.place


def test_cells_are_trimmed_and_lemmas_lower_case(rows: list[Row]) -> None:
    for row in rows:
        for cell in (row.es, row.en, row.plural, row.sense):
            assert cell == " ".join(cell.split()), row.place
        assert re.fullmatch(r"[a-záéíóúüñ]+(?: [a-záéíóúüñ]+)*", row.es), row.place
        assert re.fullmatch(r"[A-Za-z0-9çéíñóáúê'’+ -]+", row.en), row.place


def test_each_file_is_sorted_and_no_row_stands_twice(rows: list[Row]) -> None:
    for name in FILES:
        lemmas = [row.es for row in rows if row.file == name]
        assert lemmas == sorted(lemmas)
    keys = [(row.es, row.sense) for row in rows]
    assert len(keys) == len(set(keys))


def test_a_lemma_is_in_one_file_and_has_one_gender(by_lemma: dict[str, list[Row]]) -> None:
    for lemma, senses in by_lemma.items():
        assert len({row.file for row in senses}) == 1, lemma
        assert len({row.gender for row in senses}) == 1, lemma


def test_the_field_and_general_tables_are_large_enough(by_lemma: dict[str, list[Row]]) -> None:
    sizes = {name: sum(senses[0].file == name for senses in by_lemma.values()) for name in FILES}
    assert sizes["nouns_field.tsv"] >= 1_500
    assert sizes["nouns_general.tsv"] >= 3_500


def test_several_senses_have_conditions_and_at_most_one_default(by_lemma: dict[str, list[Row]]) -> None:
    for lemma, senses in by_lemma.items():
        if len(senses) == 1:
            assert senses[0].sense in {"", "default"} or ":" in senses[0].sense, lemma
            continue
        assert all(row.sense for row in senses), lemma
        assert sum(row.sense == "default" for row in senses) == 1, lemma


def test_conditions_are_well_formed(rows: list[Row]) -> None:
    for row in rows:
        if row.sense in {"", "default"}:
            continue
        for condition in row.sense.split(";"):
            kind, _, values = condition.partition(":")
            assert kind in {"mod", "of", "verb"}, row.place
            assert values, row.place
            for value in values.split("|"):
                if value.startswith("@"):
                    assert kind == "of", row.place
                    assert value[1:] in CLASSES, row.place
                elif kind == "verb":
                    assert re.fullmatch(r"[a-záéíóúüñ]+(?:ar|er|ir|ír)(?:se)?", value), f"{row.place}: {value}"
                else:
                    assert re.fullmatch(r"[a-záéíóúüñ]+(?:[ -][a-záéíóúüñ]+)*", value), f"{row.place}: {value}"


def test_a_condition_value_names_one_reading_only_where_grades_agree(by_lemma: dict[str, list[Row]]) -> None:
    """The same modifier may not ask for two different English words: the engine would fall silent for good."""
    for lemma, senses in by_lemma.items():
        asked: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in senses:
            if ";" in row.sense or ":" not in row.sense:
                continue
            kind, _, values = row.sense.partition(":")
            for value in values.split("|"):
                asked[kind, value].add(row.en)
        for key, english in asked.items():
            assert len(english) == 1, f"{lemma}: {key} asks for {sorted(english)}"


def test_plurals_say_what_english_does(rows: list[Row]) -> None:
    for row in rows:
        if row.count in {"u", "p"}:
            assert row.plural == "-", row.place
            continue
        assert row.plural != "-", row.place
        if not row.plural and row.en.split()[-1].endswith(("man", "woman", "wife", "child", "foot", "tooth")):
            assert row.en.split()[-1] in {"human", "German", "shaman"}, row.place


def test_no_sibilant_plural_is_left_to_a_wrong_rule(rows: list[Row]) -> None:
    forms = load_english_forms()
    for row in rows:
        if row.count != "c" or row.plural:
            continue
        plural = forms.plural(row.en)
        assert not re.search(
            r"(?:sises|xises|[^aeiou]ys|fishes|(?:mon|strat|patri)arches|stomaches|epoches|volcanos)$", plural
        ), f"{row.place}: {plural}"


def test_spelling_is_british(rows: list[Row]) -> None:
    for row in rows:
        for word in re.findall(r"[A-Za-z]+", f"{row.en} {row.plural}"):
            if word.lower() in BRITISH_Z or word.lower().removesuffix("s") in BRITISH_Z:
                continue
            assert not AMERICAN.fullmatch(word) or word.lower().startswith("labori"), row.place


def test_genders_agree_with_endings(by_lemma: dict[str, list[Row]]) -> None:
    for lemma, senses in by_lemma.items():
        head, row = lemma.split()[0], senses[0]
        if FEMININE.search(head) and row.cls != "person":
            assert row.gender == "f", row.place
        if MASCULINE.search(head) and head not in FEMININE_IN_SPITE and row.cls != "person":
            assert row.gender == "m", row.place
        if head.endswith("ista") and row.cls == "person" and " " not in lemma:
            assert row.gender == "mf", row.place


def test_lemmas_are_those_that_simplemma_knows(by_lemma: dict[str, list[Row]]) -> None:
    """A noun given in the plural, or misspelt, would never be found by the forms made from it."""
    singles = [lemma for lemma, senses in by_lemma.items() if " " not in lemma and senses[0].count != "p"]
    masculine = [lemma for lemma in singles if by_lemma[lemma][0].gender != "f"]
    known = [lemma for lemma in singles if simplemma.is_known(lemma, "es")]
    assert len(known) / len(singles) > 0.88
    known_masculine = [lemma for lemma in masculine if simplemma.is_known(lemma, "es")]
    kept = [lemma for lemma in known_masculine if simplemma.lemmatize(lemma, "es").lower() == lemma]
    assert len(kept) / len(known_masculine) > 0.95
    plural_only = [lemma for lemma in singles if lemma.endswith(("ciones", "dades", "mientos"))]
    assert plural_only == []


@pytest.mark.parametrize(
    "lemma",
    [
        "condena", "denuncia", "detención", "intervención", "pueblo", "plazo", "causa", "fallo", "pena", "demanda",
        "mesa", "frente", "base", "paro", "gestión", "fiscalización", "junta", "cesión", "título", "canon", "sede",
        "monte", "hoja", "planta", "mina", "ronda", "apu", "jefe", "poder", "orden", "parte", "carta", "acta",
        "recurso", "amparo", "cautelar", "habilitación", "titular", "efectivo", "propiedad", "competencia", "cuerpo",
    ],
)  # fmt: skip
def test_words_that_read_well_and_are_wrong_are_guarded(by_lemma: dict[str, list[Row]], lemma: str) -> None:
    senses = by_lemma[lemma]
    english = {row.en for row in senses}
    assert len(english) > 1 or any(row.grade == "a" for row in senses) or lemma == "fiscalización"


@pytest.mark.parametrize(
    ("lemma", "english", "cls"),
    [
        ("minero", "miner", "person"),
        ("minera", "mining company", "org"),
        ("alcaldesa", "mayor", "person"),
        ("fiscalía", "prosecutor's office", "org"),
        ("hectárea", "hectare", "amount"),
        ("gobernador", "governor", "person"),
        ("comunidad", "community", "group"),
        ("caserío", "hamlet", "place"),
        ("derrame", "spill", "event"),
        ("titulación", "titling", "act"),
        ("relave", "tailings", "substance"),
        ("draga", "dredge", "artefact"),
    ],
)
def test_house_usage(by_lemma: dict[str, list[Row]], lemma: str, english: str, cls: str) -> None:
    assert [(row.en, row.cls) for row in by_lemma[lemma]] == [(english, cls)]
