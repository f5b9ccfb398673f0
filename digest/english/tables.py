"""Reads the tables of the lexicon."""

import csv
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import LexiconError


def rows_of(path: Path, columns: Iterable[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table with their line numbers; an absent table has none."""
    if not path.exists():
        return []
    wanted = set(columns)
    found: list[tuple[int, dict[str, str]]] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader((line for line in lines), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        missing = wanted - set(reader.fieldnames or ())
        if missing:
            raise LexiconError(f"{path.name}: the columns {sorted(missing)} are missing: add them to its first line")
        for row in reader:
            if None in row:
                raise LexiconError(f"{path.name}:{reader.line_num}: more cells than columns: remove a tab")
            if row and any(row.values()) and not next(iter(row.values())).startswith("#"):
                found.append((reader.line_num, {k: (v or "").strip() for k, v in row.items()}))
    return found
