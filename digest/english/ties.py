"""The table of complements by what governs them, so that one look-up sees few of its rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol


class Rule(Protocol):
    """A row: what governs, what is governed, and the English."""

    @property
    def governors(self) -> frozenset[str]: ...
    @property
    def objects(self) -> frozenset[str]: ...
    @property
    def en(self) -> str: ...


class Ties:
    """Which English a preposition has between a noun and its complement; the first row of the table that fits."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        self._rules: dict[tuple[str, str], list[tuple[int, Rule]]] = defaultdict(list)
        for prep, rows in rules.items():
            for order, rule in enumerate(rows):
                for governor in rule.governors:
                    self._rules[prep, governor].append((order, rule))

    def find(self, prep: str, governors: Iterable[str], objects: frozenset[str]) -> str:
        """The English, or "" where no row covers the pair."""
        best: tuple[int, str] | None = None
        for governor in governors:
            for order, rule in self._rules.get((prep, governor), ()):
                if best is not None and order > best[0]:
                    break
                if not rule.objects.isdisjoint(objects):
                    best = (order, rule.en)
                    break
        return best[1] if best else ""
