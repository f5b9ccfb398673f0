"""Reads the tables of nouns, adjectives, adverbs, fixed expressions and words of grammar."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from digest.english.entries import (
    CLASSES,
    Adjective,
    Adverb,
    Articles,
    FunctionWord,
    Multiword,
    Noun,
    PrepositionRule,
)
from digest.english.readings import spaced
from digest.english.tables import REVIEWED, classes_in, conditions_in, rows_of
from pipeline.errors import LexiconError

#: Nouns of several words, made when a sentence has one.
COMPOUNDS = "nouns_compounds.tsv"
#: Each has the say before those behind it.
NOUN_FILES = ("nouns_press.tsv", "nouns_own.tsv", "nouns_field.tsv", COMPOUNDS, "nouns_general.tsv")
_NOUN_COLUMNS = ("es", "gender", "en", "plural", "count", "class", "sense", "grade")

#: A row as written, with its line.
Row = tuple[int, str]


def read_nouns(folder: Path) -> tuple[dict[str, list[Noun]], dict[str, list[Row]]]:
    """By noun its senses, an earlier table having the say; and by their first word the rows of compounds."""
    nouns: dict[str, list[Noun]] = defaultdict(list)
    compounds: dict[str, list[Row]] = defaultdict(list)
    told: set[str] = set()
    for name in NOUN_FILES:
        path = folder / name
        before = frozenset(told)
        if name == COMPOUNDS:
            for es, row in _compounds(path):
                if es not in before:
                    compounds[es.partition(" ")[0]].append(row)
                told.add(es)
            continue
        for line, cells in rows_of(path, _NOUN_COLUMNS):
            if cells["es"] not in before:
                nouns[cells["es"]].append(_noun(cells, path, line))
            told.add(cells["es"])
    return nouns, dict(compounds)


def compound(line: str, number: int, path: Path) -> Noun:
    """The noun of a row of compounds."""
    cells = [cell.strip() for cell in line.split("\t")]
    return _noun(dict(zip(_NOUN_COLUMNS, cells, strict=True)), path, number)


def _compounds(path: Path) -> Iterator[tuple[str, Row]]:
    """The rows of compounds, their other cells not read; one of too few cells, or of one word, is told."""
    if not path.exists():
        return
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(head.split("\t")) != _NOUN_COLUMNS:
        raise LexiconError(f"{path.name}: the first line names the columns {', '.join(_NOUN_COLUMNS)}, in this order")
    for number, line in enumerate(lines, 2):
        if line.count("\t") != len(_NOUN_COLUMNS) - 1:
            raise LexiconError(f"{path.name}:{number}: a row has {len(_NOUN_COLUMNS)} cells, with tabs between them")
        es = line.partition("\t")[0].strip()
        if " " not in es:
            raise LexiconError(f"{path.name}:{number}: «{es}» is one word: a compound has two or more")
        yield es, (number, line)


def _noun(row: Mapping[str, str], path: Path, line: int) -> Noun:
    if row["class"] not in CLASSES:
        raise LexiconError(f"{path.name}:{line}: «{row['class']}» is no class: use one of {sorted(CLASSES)}")
    if row["gender"] not in {"m", "f", "mf"} or row["count"] not in {"c", "u", "p"}:
        raise LexiconError(f"{path.name}:{line}: gender must be m, f or mf, and count c, u or p")
    if not row["en"]:
        raise LexiconError(f"{path.name}:{line}: «{row['es']}» has no English")
    conditions, is_default = conditions_in(row["sense"], path, line)
    return Noun(
        es=row["es"],
        en=row["en"],
        gender=row["gender"],
        plural=row["plural"],
        count=row["count"],
        cls=row["class"],
        conditions=conditions,
        is_default=is_default,
        is_safe=row["grade"] != "a",
        is_familiar=path.name in REVIEWED,
    )


def promote(nouns: dict[str, list[Noun]], folder: Path) -> None:
    """Senses that are doubtful in general but not in the press that we read (nouns_safe.tsv)."""
    for line, row in rows_of(folder / "nouns_safe.tsv", ("es", "en")):
        if row["es"] not in nouns:
            continue
        senses = nouns[row["es"]]
        if not any(s.en == row["en"] for s in senses):
            found = sorted({s.en for s in senses})
            raise LexiconError(f"nouns_safe.tsv:{line}: «{row['es']}» has no sense «{row['en']}», only {found}")
        nouns[row["es"]] = [replace(s, is_safe=True, is_familiar=True) if s.en == row["en"] else s for s in senses]


def read_adjectives(folder: Path) -> dict[str, list[Adjective]]:
    """By adjective its senses, an earlier table having the say."""
    adjectives: dict[str, list[Adjective]] = defaultdict(list)
    for name in ("adjectives_press.tsv", "adjectives.tsv", "adjectives_own.tsv"):
        path = folder / name
        seen = set(adjectives)
        for line, row in rows_of(path, ("es", "en", "position", "sense", "grade")):
            if row["es"] in seen:
                continue
            if row["position"] not in {"pre", "post", "pred"}:
                raise LexiconError(f"{name}:{line}: position must be pre, post or pred")
            conditions, is_default = conditions_in(row["sense"], path, line)
            adjectives[row["es"]].append(
                Adjective(
                    es=row["es"],
                    en=row["en"],
                    position=row["position"],
                    conditions=conditions,
                    is_default=is_default,
                    is_safe=row["grade"] != "a",
                    is_familiar=name in REVIEWED,
                )
            )
    return adjectives


def read_adverbs(folder: Path) -> list[Adverb]:
    """Adverbs and where they stand."""
    found = []
    for name in ("adverbs.tsv", "adverbs_own.tsv", "adverbs_press.tsv"):
        for line, row in rows_of(folder / name, ("es", "en", "position", "grade")):
            if row["position"] not in {"initial", "mid", "end"}:
                raise LexiconError(f"{name}:{line}: position must be initial, mid or end")
            found.append(Adverb(es=row["es"], en=row["en"], position=row["position"], is_safe=row["grade"] != "a"))
    return found


def read_multiwords(folder: Path) -> list[Multiword]:
    """Fixed expressions of several words."""
    found = []
    for name in ("multiwords.tsv", "multiwords_own.tsv", "multiwords_press.tsv"):
        for line, row in rows_of(folder / name, ("es", "en", "kind", "grade")):
            if row["kind"] not in {"prep", "adv", "conj", "noun", "adj", "name"}:
                raise LexiconError(f"{name}:{line}: kind must be prep, adv, conj, noun, adj or name")
            found.append(Multiword(es=spaced(row["es"]), en=row["en"], kind=row["kind"], is_safe=row["grade"] != "a"))
    return found


def read_words(path: Path) -> dict[str, tuple[FunctionWord, ...]]:
    """Words of grammar by their form."""
    words: dict[str, list[FunctionWord]] = defaultdict(list)
    for _, row in rows_of(path, ("form", "cat", "number", "gender", "en")):
        word = FunctionWord(form=row["form"], cat=row["cat"], number=row["number"], gender=row["gender"], en=row["en"])
        words[row["form"]].append(word)
    return {k: tuple(v) for k, v in words.items()}


def read_times(path: Path) -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """By first word: the words of a time, its English and the tense that it asks for."""
    times: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for _, row in rows_of(path, ("es", "en", "pull")):
        words = tuple(spaced(row["es"]).split())
        times[words[0]].append((words, row["en"], row["pull"]))
    return {k: tuple(v) for k, v in times.items()}


def read_prepositions(path: Path) -> dict[str, tuple[PrepositionRule, ...]]:
    """By preposition the rules by which it is rendered."""
    rules: dict[str, list[PrepositionRule]] = defaultdict(list)
    for line, row in rows_of(path, ("prep", "governor", "object", "en")):
        rule = PrepositionRule(
            governors=classes_in(row["governor"], path, line),
            objects=classes_in(row["object"], path, line),
            en=row["en"],
        )
        rules[row["prep"]].append(rule)
    return {k: tuple(v) for k, v in rules.items()}


def read_articles(folder: Path) -> dict[tuple[str, str], Articles]:
    """Which article English gives a noun that has none in Spanish, by Spanish and English noun, where it is not "a"."""
    path = folder / "articles.tsv"
    found: dict[tuple[str, str], Articles] = {}
    for line, row in rows_of(path, ("es", "en", *Articles._fields)):
        articles = Articles(*(row[column] for column in Articles._fields))
        if not set(articles) <= {"the", "a", "none", "-"}:
            raise LexiconError(f"{path.name}:{line}: «{' '.join(articles)}»: write the, a, none or - in each column")
        found[row["es"], row["en"]] = articles
    return found
