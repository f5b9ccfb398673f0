"""The bilingual adjectives, adverbs and multiwords as data: well formed, sorted, British, agreeing with the loader."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import simplemma

from digest.english.entries import CLASSES
from digest.english.lexicon import Lexicon, load_lexicon
from digest.english.tables import rows_of
from digest.spanish.forms import feminine

FOLDER = Path(__file__).parents[2] / "digest" / "english" / "lexicon"
COLUMNS = {
    "adjectives.tsv": ["es", "en", "position", "sense", "grade"],
    "adverbs.tsv": ["es", "en", "position", "grade"],
    "multiwords.tsv": ["es", "en", "kind", "grade"],
    "nouns_compounds.tsv": ["es", "gender", "en", "plural", "count", "class", "sense", "grade"],
    "verbs_general.tsv": ["es", "event", "subj", "obj", "args", "en", "grade"],
}
#: How many rows may be idle because another table, which is read first, has come to hold them too.
DEAD = 40
#: British words that the pattern would take for American ones.
BRITISH_Z = re.compile(r"\b(?:seiz\w+|\w+-sized|maize)\b")
#: How many different Spanish entries are wanted at least.
WANTED = {"adjectives.tsv": 1200, "adverbs.tsv": 250, "multiwords.tsv": 700}
ALLOWED = {
    "adjectives.tsv": ("position", {"pre", "post", "pred"}),
    "adverbs.tsv": ("position", {"initial", "mid", "end"}),
    "multiwords.tsv": ("kind", {"prep", "adv", "conj", "adj"}),
}
AMERICAN = re.compile(
    r"\b(?:\w+iz(?:e|ed|ation|ations|er|ers|ing)|\w*color\w*|labor\w*|center\w*|defense|license|program|harbor\w*|"
    r"kilometer\w*|liter|liters|behavior\w*|favor\w*|honor\w*|neighbor\w*|aluminum|sulfur|gray|plow|"
    r"anemi\w+|canceled|traveling|judgment|skeptic\w*|archeolog\w*|geographic)\b",
    re.IGNORECASE,
)
#: Words that read well and are wrong: what they must not become without a condition.
FALSE_FRIENDS = {
    "actual": {"actual"}, "eventual": {"eventual"}, "sensible": {"sensible"}, "asistido": {"assisted"},
    "presunto": {"presumed", "presumptuous"}, "supuesto": {"supposed"}, "comprensivo": {"comprehensive"},
    "extenso": {"extended"}, "embarazado": {"embarrassed"}, "sano": {"sane"}, "gracioso": {"gracious"},
    "simpático": {"sympathetic"}, "largo": {"large"}, "último": {"ultimate"}, "terrateniente": {"lieutenant"},
    "laboral": {"laborious"}, "sindical": {"syndical"}, "regular": {"regulated"}, "vicioso": {"vicious"},
}  # fmt: skip
#: Feminine or invariable forms that stand for themselves: the masculine means something else or is formed otherwise.
NOT_MASCULINE = {"sola", "española", "antivacuna"}


def read(name: str) -> list[dict[str, str]]:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not there")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize("name", COLUMNS)
def test_header_cells_and_order(name: str) -> None:
    rows = read(name)
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == COLUMNS[name]
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        assert len(cells) == len(COLUMNS[name]), f"{name}:{number}"
        assert all(c == c.strip() and "  " not in c for c in cells), f"{name}:{number}: stray blanks"
    keys = [plain(r["es"]) for r in rows]
    assert keys == sorted(keys), f"{name} is not sorted by its first column"


@pytest.mark.parametrize("name", COLUMNS)
def test_spanish_and_english_are_written_as_words(name: str) -> None:
    for row in read(name):
        assert re.fullmatch(r"[a-záéíóúüñ0-9][a-záéíóúüñ0-9 -]*", row["es"], re.IGNORECASE), row
        assert re.fullmatch(r"[A-Za-zÁÉÍÓÚÑáéíóúñ0-9][\w'’ ,-]*", row["en"]), row
        assert row["grade"] in {"g", "a"}, row


@pytest.mark.parametrize("name", ALLOWED)
def test_values_are_those_that_the_loader_knows(name: str) -> None:
    column, allowed = ALLOWED[name]
    assert {r[column] for r in read(name)} <= allowed


@pytest.mark.parametrize("name", COLUMNS)
def test_english_is_british(name: str) -> None:
    american = [(r["es"], r["en"]) for r in read(name) if AMERICAN.search(BRITISH_Z.sub("", r["en"]))]
    assert american == []


@pytest.mark.parametrize("name", WANTED)
def test_there_are_enough_entries(name: str) -> None:
    assert len({r["es"] for r in read(name)}) >= WANTED[name]


def test_no_row_twice() -> None:
    for name, column in (("adjectives.tsv", "sense"), ("adverbs.tsv", "es"), ("multiwords.tsv", "kind")):
        twice = [k for k, n in Counter((r["es"], r[column]) for r in read(name)).items() if n > 1]
        assert twice == [], name


def test_adverbs_and_multiwords_do_not_repeat_the_engines_own() -> None:
    own = {r["es"] for _, r in rows_of(FOLDER / "adverbs_own.tsv", ())}
    assert len({r["es"] for r in read("adverbs.tsv")} & own) <= DEAD
    fixed = {(r["es"], r["kind"]) for _, r in rows_of(FOLDER / "multiwords_own.tsv", ())}
    assert len({(r["es"], r["kind"]) for r in read("multiwords.tsv")} & fixed) <= DEAD


def test_adjectives_repeat_the_engines_own_only_to_tell_senses_apart() -> None:
    own = {r["es"]: r["en"] for _, r in rows_of(FOLDER / "adjectives_own.tsv", ())}
    mine: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read("adjectives.tsv"):
        mine[row["es"]].append(row)
    same = [es for es in set(mine) & set(own) if len(mine[es]) == 1 and mine[es][0]["en"] == own[es]]
    assert len(same) <= 40, sorted(same)


def test_conditions_name_classes_and_lemmas_and_never_contradict() -> None:
    senses: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read("adjectives.tsv"):
        senses[row["es"]].append(row)
        if row["sense"] in {"", "default"}:
            continue
        kind, _, values = row["sense"].partition(":")
        assert kind == "n", row
        for value in values.split("|"):
            assert value[1:] in CLASSES if value.startswith("@") else re.fullmatch(r"[a-záéíóúüñ -]+", value), row
    for es, rows in senses.items():
        assert sum(r["sense"] in {"", "default"} for r in rows) <= 1, es
        named = [v for r in rows for v in r["sense"].partition(":")[2].split("|") if v]
        assert len(named) == len(set(named)), f"{es}: two senses for the same noun"


def test_a_noun_named_is_not_of_the_class_of_another_sense(lexicon: Lexicon) -> None:
    senses: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read("adjectives.tsv"):
        senses[row["es"]].append(row)
    clashes = []
    for es, rows in senses.items():
        for row in rows:
            for value in row["sense"].partition(":")[2].split("|"):
                classes = {f"@{s.cls}" for f in lexicon.nouns.get(value, ()) for s in f.senses if not s.conditions}
                for other in rows:
                    if other["en"] != row["en"] and classes & set(other["sense"].partition(":")[2].split("|")):
                        clashes.append((es, value, other["en"]))
    assert clashes == []


def test_false_friends_are_caught() -> None:
    for row in read("adjectives.tsv"):
        assert row["en"] not in FALSE_FRIENDS.get(row["es"], set()), row


def test_adjectives_are_masculine_lemmas() -> None:
    strange = []
    for es in sorted({r["es"] for r in read("adjectives.tsv")} - NOT_MASCULINE):
        if " " in es:
            strange.append(es)
        if es.endswith("a") and simplemma.lemmatize(es, "es") == f"{es[:-1]}o":
            strange.append(es)
    assert strange == []


def test_adjectives_are_found_in_all_four_forms(lexicon: Lexicon) -> None:
    for lemma in ("aurífero", "ganadero", "cajamarquino", "inconstitucional", "capaz", "sexto"):
        for form in (lemma, feminine(lemma)):
            assert any(f.lemma == lemma for f in lexicon.adjectives[form]), form
    assert lexicon.adjectives["huancavelicanas"][0].senses[0].en == "Huancavelica"
    assert lexicon.adjectives["capaces"][0].senses[0].en == "capable"


def test_multiwords_are_looked_up_as_the_tokeniser_writes_them(lexicon: Lexicon) -> None:
    found = {words for words, _ in lexicon.multiwords}
    for phrase in ("a orillas de", "por mayoría", "en pobreza extrema", "en pie de igualdad"):
        assert tuple(phrase.split()) in found, phrase


def test_prepositions_end_where_a_noun_phrase_can_begin() -> None:
    for row in read("multiwords.tsv"):
        if row["kind"] == "prep":
            assert row["es"].split()[-1] not in {"del", "al", "el", "la", "los", "las", "que"} or row["grade"] == "a", (
                row
            )


def test_adverbs_do_not_open_with_their_subject() -> None:
    for row in read("adverbs.tsv"):
        assert row["en"][:1].islower(), row


def test_compounds_are_nouns_that_no_other_table_has() -> None:
    others = {r["es"] for n in ("own", "field", "general") for _, r in rows_of(FOLDER / f"nouns_{n}.tsv", ())}
    rows = read("nouns_compounds.tsv")
    assert len({r["es"] for r in rows} & others) <= DEAD
    for row in rows:
        assert row["class"] in CLASSES, row
        assert row["gender"] in {"m", "f", "mf"}, row
        assert row["count"] in {"c", "u", "p"}, row
        assert (row["plural"] == "-") == (row["count"] != "c"), row


def test_verbs_are_infinitives_that_the_engine_lacks(lexicon: Lexicon) -> None:
    own = {r["es"] for _, r in rows_of(FOLDER / "frames.tsv", ())}
    events = {r["event"] for _, r in rows_of(FOLDER / "frames.tsv", ())}
    assert len({r["es"] for r in read("verbs_general.tsv")} & own) <= DEAD
    for row in read("verbs_general.tsv"):
        assert row["es"].removesuffix("se").endswith(("ar", "er", "ir", "ír")), row
        assert row["event"] in events, row
        assert row["es"] in lexicon.frames, row


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("nouns_press.tsv", ("es", "sense")),
        ("adjectives_press.tsv", ("es", "sense")),
        ("adjectives_own.tsv", ("es", "en", "sense")),
        ("institutions.tsv", ("es",)),
        ("peoples.tsv", ("es",)),
        ("articles.tsv", ("es", "en")),
    ],
)
def test_a_word_has_one_row_for_each_sense(name: str, key: tuple[str, ...]) -> None:
    told = Counter(tuple(row[column] for column in key) for row in read(name))

    assert [one for one, n in told.items() if n > 1] == []


def test_a_body_that_is_written_out_gets_no_acronym_that_the_source_puts_behind_it() -> None:
    """Else "Derecho, Ambiente y Recursos Naturales (DAR)" has it twice."""
    written_out = [row for row in read("institutions.tsv") if " " in row["es"]]
    bracketed = [(row, re.search(r"\(([A-Z]+)\)$", row["en"])) for row in written_out]

    assert [row for row, found in bracketed if found and found[1] not in row["es"].replace(" ", "").upper()] == []
