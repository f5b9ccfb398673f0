"""The data files of the lexicon as they lie on the disk: read, and checked for their form."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import LexiconError

Row = Mapping[str, str]

TABLES: Mapping[str, tuple[str, ...]] = {
    "provinces.tsv": ("code", "name", "department", "capital"),
    "districts.tsv": ("code", "name", "province", "department", "marks"),
    "areas.tsv": ("name", "category", "departments", "variants", "marks"),
    "reserves.tsv": ("name", "departments", "variants", "marks"),
    "peoples.tsv": ("name", "departments", "variants", "marks"),
    "rivers.tsv": ("name", "departments", "variants", "marks"),
    "mines.tsv": ("name", "departments", "variants", "marks"),
    "projects.tsv": ("name", "departments", "variants", "marks"),
    "blocks.tsv": ("name", "departments", "variants", "marks"),
    "localities.tsv": ("name", "departments", "province", "variants", "marks"),
    "cases.tsv": ("name", "departments", "variants", "marks"),
    "organisations.tsv": ("name", "spanish", "english", "kind", "departments", "phrases", "with", "without"),
}
TREES = ("topics.yaml", "departments.yaml", "ambiguity.yaml", "gazetteer.yaml", "gates.yaml", "worth.yaml")
#: all files of the lexicon; a folder of an editor's own may hold any of them
FILES = (*TREES, *TABLES)


class Faults:
    """Collects what is wrong, each with file and entry."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, file: str, entry: str, what: str) -> None:
        self.found.append(f"lexicon/{file}: {entry}: {what}")


def stop_at(faults: Faults) -> None:
    if faults.found:
        raise LexiconError("\n".join(faults.found))


def shipped_text(name: str) -> str:
    return (files("pipeline") / "lexicon" / name).read_text(encoding="utf-8")


def read_tree(name: str, text: str, faults: Faults) -> Any:
    try:
        tree = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except yaml.YAMLError as error:
        faults.add(name, "file", f"is no valid YAML: {' '.join(str(error).split())}.")
        return {}
    wanted = list if name == "departments.yaml" else dict
    if not isinstance(tree, wanted):
        faults.add(
            name, "file", f"must hold a {'list' if wanted is list else 'mapping'}; compare with the shipped file."
        )
        return wanted()
    return tree


def read_table(name: str, text: str, columns: tuple[str, ...], faults: Faults) -> list[Row]:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        faults.add(name, "file", f"is empty; its first line must name the columns: {' '.join(columns)}.")
        return []
    if tuple(lines[0][1].split("\t")) != columns:
        faults.add(name, f"line {lines[0][0]}", f"must name the columns, parted by tabs: {' '.join(columns)}.")
        return []
    rows: list[Row] = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(columns):
            faults.add(name, f"line {number}", f"has {len(cells)} columns instead of {len(columns)}; remove tabs.")
            continue
        cells += [""] * (len(columns) - len(cells))
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
        if not row["name"]:
            faults.add(name, f"line {number}", "has no name; fill the column or delete the line.")
            continue
        rows.append(row)
    return rows


def split_list(cell: str) -> tuple[str, ...]:
    """The entries of a cell, which are parted by semicolons."""
    return tuple(entry.strip() for entry in cell.split(";") if entry.strip())


def own_files(folder: Path, faults: Faults) -> dict[str, str]:
    """The text of each file of the lexicon that an editor's folder holds."""
    own: dict[str, str] = {}
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder; create it, or leave `lexicon` out of config.yaml.")
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.suffix not in (".yaml", ".tsv"):
            continue
        if path.name == "bench.yaml":
            continue
        if path.name not in FILES:
            faults.add(path.name, "file", f"is none of the lexicon's files; rename it to one of {', '.join(FILES)}.")
            continue
        try:
            own[path.name] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            faults.add(path.name, "file", f"cannot be read ({error}); save it as UTF-8 text.")
    return own
