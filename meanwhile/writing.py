"""What composing writes with: words at hand, the chosen writer, the English of items as it is asked for."""

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from digest.background import Background, load_background
from digest.config import read_secret
from digest.english import lacking_words, printed
from digest.english.gazetteer import wholes_by_place
from digest.english.resources import Resources, load_resources
from digest.english.write import ItemEnglish
from digest.novelty import sentences_in
from digest.on_region import PlacesOf
from digest.spanish.persons import persons_of
from digest.trust import is_to_be_read
from digest.vocabulary import Vocabulary, load_vocabulary
from digest.writers import SentenceWriter
from digest.writers.house import HouseWriter
from digest.writers.model import ModelWriter
from meanwhile.config import Config
from meanwhile.edition_json import from_json
from pipeline.regions import region_scores
from pipeline.store import editions
from pipeline.store.database import Database
from pipeline.tagging import load_lexicon
from pipeline.types import Item, Story


@dataclass(frozen=True, slots=True)
class Desk:
    """What composing needs besides the news: words, names, background, and where a text's places lie."""

    resources: Resources
    background: Background
    vocabulary: Vocabulary
    places_of: PlacesOf


#: So many more objects are made than freed before garbage is looked for.
_OBJECTS_BETWEEN = 20_000


@cache
def desk() -> Desk:
    """Loaded once in a process, when first needed."""
    resources = load_resources()
    lexicon = load_lexicon()

    def places_of(text: str) -> tuple[str, ...]:
        item = Item(id="", title="", text=text, lang="es", peru_only=True)
        return tuple(score.department for score in region_scores(item, lexicon) if score.chosen)

    # made when first asked for, and asked for by every edition
    printed.finder(), lacking_words.finder(), wholes_by_place(), persons_of(resources.lexicon)
    at_hand = Desk(
        resources=resources,
        background=load_background(),
        vocabulary=load_vocabulary(resources),
        places_of=cache(places_of),
    )
    # What is loaded stays; of what reading makes nearly all goes by itself: looking for garbage as often as is usual
    # takes an eighth of the time of composing.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN)
    return at_hand


#: From so many editions, newest first, the house learns what its editors print: two years of weekly ones.
_N_SIGNED = 100


def taught_by(database: Database) -> Resources:
    """The words at hand, and those of the editions that editors here have signed: the house dares what they print."""
    at_hand = desk().resources
    with database.reading() as session:
        bodies = editions.signed(session, limit=_N_SIGNED)
    signed = [sentence for body in bodies for sentence in sentences_in(from_json(body))]
    printed = [sentence.text for sentence in signed if not is_to_be_read(sentence)]
    if at_hand.wording is None or not printed:
        return at_hand
    return replace(at_hand, wording=at_hand.wording.beside(printed))


def writer_of(config: Config, resources: Resources | None = None) -> SentenceWriter:
    """The writer that the configuration names, with a budget for one edition; `resources` are what the house has."""
    house = HouseWriter(resources or desk().resources)
    if config.writer.kind == "house":
        return house
    key = read_secret(
        key="writer.key",
        env=config.writer.key_env,
        file=config.writer.key_file,
        environment=os.environ,
        folder=config.folder,
    )
    return ModelWriter(config=config.writer, key=key, house=house, vocabulary=desk().vocabulary)


class Written(Mapping[str, ItemEnglish]):
    """The English of items by id, each written once, when it is first asked for; the house writes unless told else."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._house = HouseWriter(resources)
        self._writer: SentenceWriter = self._house
        self._items: dict[str, Item] = {}
        self._full: dict[str, ItemEnglish] = {}
        self._brief: dict[str, ItemEnglish] = {}
        self._notes: list[str] = []

    def by(self, writer: SentenceWriter) -> "Written":
        """The same, with another writer for what is still to be written."""
        self._notes = self.notes
        self._writer = writer
        return self

    def of(self, found: Sequence[Story]) -> "Written":
        """The same, knowing the items of some stories."""
        self._items.update((item.id, item) for story in found for item in story.items)
        return self

    @property
    def notes(self) -> list[str]:
        """What an editor should know of how it was written."""
        told = self._writer.notes if isinstance(self._writer, ModelWriter) else []
        return list(dict.fromkeys([*self._notes, *told]))

    def __getitem__(self, item_id: str) -> ItemEnglish:
        if item_id not in self._full:
            self._full[item_id] = self._writer.write(self._items[item_id])
        return self._full[item_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def brief(self) -> Mapping[str, ItemEnglish]:
        """The same for the sections: what is written already, else the headline and lead alone."""
        return _Brief(self)

    def lead_of(self, item_id: str) -> ItemEnglish:
        """As much as a line needs."""
        if item_id in self._full or self._writer is not self._house:
            return self[item_id]
        if item_id not in self._brief:
            self._brief[item_id] = self._house.write_briefly(self._items[item_id])
        return self._brief[item_id]


class _Brief(Mapping[str, ItemEnglish]):
    """A view of `Written` that writes no more than a line needs."""

    def __init__(self, written: Written) -> None:
        self._written = written

    def __getitem__(self, item_id: str) -> ItemEnglish:
        return self._written.lead_of(item_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)
