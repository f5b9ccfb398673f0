"""The default writer: the house's own grammar, without a model."""

from dataclasses import dataclass

from digest.english.resources import Resources
from digest.english.write import ItemEnglish, sentences_of
from pipeline.types import Item


@dataclass(frozen=True, slots=True)
class HouseWriter:
    """Writes from the lexicon and abstains where it is not certain."""

    resources: Resources
    name: str = "house"

    def write(self, item: Item) -> ItemEnglish:
        """See SentenceWriter."""
        return sentences_of(item, self.resources)
