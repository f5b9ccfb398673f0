"""What a changed lexicon would do: its bench, and every stored item tagged with the old and the new words."""

from collections.abc import Iterator
from pathlib import Path

from meanwhile.config import Config
from meanwhile.terminal import Bar
from pipeline.store import items
from pipeline.store.database import Database
from pipeline.tagging import LexiconChange, compare, load_lexicon, run_bench
from pipeline.types import Item


def bench(folder: Path) -> list[str]:
    """The rows of the bench that fail with a folder's words, one sentence each."""
    return [str(failure) for failure in run_bench(load_lexicon(folder))]


def changes(database: Database, config: Config, folder: Path, bar: Bar) -> LexiconChange:
    """What every stored item would gain and lose."""
    old = load_lexicon(config.path(config.lexicon) if config.lexicon else None)
    new = load_lexicon(folder)

    def stored() -> Iterator[Item]:
        with database.reading() as session:
            bar.total(items.count(session))
            for rows in items.every(session):
                for row in rows:
                    bar.step()
                    yield items.as_item(row)

    return compare(stored(), old, new)
