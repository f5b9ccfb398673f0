"""Who writes the sentences: the house's own grammar, or a language model; both are held to the same evidence."""

from typing import Protocol

from digest.english.write import ItemEnglish
from pipeline.types import Item


class SentenceWriter(Protocol):
    """Writes the English of items."""

    @property
    def name(self) -> str:
        """As sentences name their writer: house, or model:<name>."""
        ...

    def write(self, item: Item) -> ItemEnglish:
        """English sentences of one item, and what was not written and why. Never raises for one item's sake."""
        ...
