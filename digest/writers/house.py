"""The default writer: the house's own grammar, without a model."""

from dataclasses import dataclass

from digest.english.resources import Resources
from digest.english.write import ItemEnglish, sentences_of
from pipeline.types import Item

#: Sentences of a lead.
N_LEAD = 3


@dataclass(frozen=True, slots=True)
class HouseWriter:
    """Writes from the lexicon and abstains where it is not certain."""

    resources: Resources
    name: str = "house"

    def write(self, item: Item) -> ItemEnglish:
        """See SentenceWriter."""
        return sentences_of(item, self.resources)

    def write_briefly(self, item: Item) -> ItemEnglish:
        """The headline and the lead alone: what a line in a section may be made of."""
        return sentences_of(item, self.resources, N_LEAD)
