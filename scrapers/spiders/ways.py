"""What a way in is to the spider: which address to ask, and what an answer gives. One file per kind beside this one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scrapers.pages import FeedEntry, FetchedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One address to ask. `depth` counts the pages or indexes that led to it."""

    url: str
    depth: int = 0
    own_memory: bool = False  # whether it has validators of its own, as the files of a sitemap index do


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What reading an answer may depend on."""

    now: datetime
    since: datetime | None = None  # None: only what is new


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What an answer gave. `older`: pages further back, asked only as far as wanted; `parts`: always asked."""

    entries: tuple[FeedEntry, ...] = ()
    older: Ask | None = None
    parts: tuple[Ask, ...] = ()
    n_without_address: int = 0
    whole_history: bool = False  # the entries are all that the outlet ever published, not only the newest


class Way(Protocol):
    """One declared way into an outlet."""

    @property
    def kind(self) -> str:
        """The kind of discovery: stamps of one kind are comparable."""
        ...

    @property
    def key(self) -> str:
        """The address under which its memory is kept; shown to the operator."""
        ...

    def forms(self, context: Context, /) -> Sequence[str]:
        """The addresses under which it may answer, likeliest first; the next is asked only where one fails."""
        ...

    def read(self, ask: Ask, page: FetchedPage, context: Context, /) -> Harvest:
        """What the answer says. Raises EntriesError where it is not what was expected."""
        ...
