"""What a changed lexicon would do: its bench, and every stored item tagged with the old and the new words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from meanwhile.config import Config
from meanwhile.terminal import Bar
from pipeline.store import items
from pipeline.store.database import Database
from pipeline.tagging import Lexicon, LexiconChange, compare, load_lexicon, run_bench
from pipeline.types import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchChange:
    """What a folder's words do to the bench: the rows that fail, and those that fail only before or only after."""

    failing: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def bench(config: Config, folder: Path) -> BenchChange:
    """Run the bench on a folder's words and on today's."""
    before = {fault.title for fault in run_bench(_today(config))}
    failing = run_bench(load_lexicon(folder))
    after = {fault.title for fault in failing}
    return BenchChange(
        failing=tuple(str(fault) for fault in failing),
        gained=tuple(sorted(before - after)),
        lost=tuple(sorted(after - before)),
    )


def _today(config: Config) -> Lexicon:
    return load_lexicon(config.path(config.lexicon) if config.lexicon else None)


def changes(database: Database, config: Config, folder: Path, bar: Bar) -> LexiconChange:
    """What every stored item would gain and lose."""
    old = _today(config)
    new = load_lexicon(folder)

    def stored() -> Iterator[Item]:
        with database.reading() as session:
            bar.total(items.count(session))
            for rows in items.every(session):
                for row in rows:
                    bar.step()
                    yield items.as_item(row)

    return compare(stored(), old, new)
