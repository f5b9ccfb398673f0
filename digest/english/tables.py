"""Reads rows and cells of the lexicon's tables."""

from collections.abc import Iterable
from pathlib import Path

from digest.english.entries import AGENT, CLASSES, Condition
from pipeline.errors import LexiconError

#: Tables of which each row was decided on for this press.
REVIEWED = frozenset((
    "nouns_press.tsv", "nouns_own.tsv", "nouns_compounds.tsv", "adjectives_press.tsv", "frames_press.tsv",
))  # fmt: skip


def rows_of(path: Path, columns: Iterable[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table with their line numbers; an absent table has none."""
    if not path.exists():
        return []
    wanted = set(columns)
    found: list[tuple[int, dict[str, str]]] = []
    with path.open(encoding="utf-8") as lines:
        names = next(lines, "").rstrip("\n").split("\t")
        if missing := wanted - set(names):
            raise LexiconError(f"{path.name}: the columns {sorted(missing)} are missing: add them to its first line")
        lacking = [""] * len(names)
        for number, line in enumerate(lines, 2):
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) > len(names):
                raise LexiconError(f"{path.name}:{number}: more cells than columns: remove a tab")
            if any(cells) and not cells[0].startswith("#"):
                found.append((number, dict(zip(names, [*cells, *lacking[len(cells) :]], strict=True))))
    return found


def classes_in(text: str, path: Path, line: int) -> frozenset[str]:
    """The classes that a cell names: `A` who acts, `T` all but people and names, `*` any."""
    if text in {"", "-"}:
        return frozenset()
    classes: set[str] = set()
    for part in text.split("|"):
        if part == "A":
            classes |= AGENT
        elif part == "T":
            classes |= CLASSES - {"person", "group", "name"}
        elif part in {"*", "clause"} or part in CLASSES or part.startswith("="):
            classes.add(part)
        else:
            raise LexiconError(f"{path.name}:{line}: «{part}» is no class: use one of {sorted(CLASSES)}, A or *")
    return frozenset(classes)


def conditions_in(text: str, path: Path, line: int) -> tuple[tuple[Condition, ...], bool]:
    """When the sense of a row is meant, and whether it is the one where no other is."""
    if text in {"", "default"}:
        return (), text == "default"
    conditions = []
    for part in text.split(";"):
        kind, _, values = part.strip().partition(":")
        if kind not in {"mod", "of", "in", "verb", "subj", "n"}:
            raise LexiconError(f"{path.name}:{line}: «{part}» is no condition: write mod:, of:, in:, verb:, n: or subj")
        conditions.append(Condition(kind=kind, values=frozenset(v.strip() for v in values.split("|") if v.strip())))  # type: ignore[arg-type]  # checked above
    return tuple(conditions), False
