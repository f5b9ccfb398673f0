"""What every page of the desk may use: configuration, database, clock, words; and who is asking."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from flask import current_app, g

from digest.english.resources import Resources
from digest.english.write import ItemEnglish, sentences_of
from meanwhile.config import Config
from meanwhile.crawling import chosen_sources
from meanwhile.desk.ordering import Habits
from meanwhile.desk.tally import Tally
from meanwhile.writing import taught_by
from pipeline.store import desk_queue
from pipeline.store.database import Database
from pipeline.tagging import Lexicon, load_lexicon
from pipeline.types import Item

#: How long decisions of late are taken as they were: what they teach changes slowly.
HABITS_FOR = timedelta(seconds=60)
#: The same of what approved editions teach, which takes longer to read.
WORDS_FOR = timedelta(minutes=10)
#: Decisions of so many weeks adjust the order of the queue.
HABITS_OVER = timedelta(weeks=4)
#: English of so many items is kept ready.
MAX_WRITTEN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who is signed in."""

    id: int
    name: str
    role: str
    address: str
    preferences: Mapping[str, Any]
    csrf: str
    token_hash: str

    def may(self, role: str) -> bool:
        """Whether the account's role includes another."""
        return RANK[self.role] >= RANK[role]


RANK: Mapping[str, int] = {"public": 0, "reader": 1, "editor": 2, "admin": 3}


@dataclass(slots=True)
class Desk:
    """The application's own things, made once by `create_app`."""

    config: Config
    database: Database
    clock: Callable[[], datetime]
    hasher: PasswordHasher
    key: str  # signs the token of the sign-in form
    dummy_hash: str  # so that an unknown name takes as long as a known one
    lock: threading.Lock = field(default_factory=threading.Lock)
    tally: Tally = field(init=False)
    _habits: tuple[datetime, Habits] | None = None
    _words: tuple[datetime, Resources] | None = None
    _written: dict[tuple[str, int], ItemEnglish] = field(default_factory=dict)
    _outlets: dict[str, str] | None = None

    def __post_init__(self) -> None:
        """Counts belong to the database."""
        self.tally = Tally(self.database)

    @property
    def zone(self) -> ZoneInfo:
        """In which people read times."""
        return self.config.zone

    @property
    def outlets(self) -> Mapping[str, str]:
        """Names of the sources by id."""
        if self._outlets is None:
            self._outlets = {source.id: source.name for source in chosen_sources(self.config, [])}
        return self._outlets

    def habits(self) -> Habits:
        """What editors took and left in the last weeks."""
        now = self.clock()
        if self._habits is None or now - self._habits[0] > HABITS_FOR:
            with self.database.reading() as session:
                self._habits = (now, Habits.of(desk_queue.decided_since(session, now - HABITS_OVER)))
        return self._habits[1]

    def words(self) -> Resources:
        """What the house writes with, taught by the editions that were approved here."""
        now = self.clock()
        with self.lock:
            if self._words is None or now - self._words[0] > WORDS_FOR:
                self._words = (now, taught_by(self.database))
                self._written.clear()  # in the words of before
            return self._words[1]

    def lexicon(self) -> Lexicon:
        """The words that tag."""
        folder = self.config.lexicon
        return load_lexicon(self.config.path(folder) if folder else None)

    def english(self, item: Item, *, version: int) -> ItemEnglish:
        """What could be written of an item, made once for each of its texts."""
        key, words = (item.id, version), self.words()
        found = self._written.get(key)
        if found is None:
            found = sentences_of(item, words)
            with self.lock:
                if self._words is None or self._words[1] is not words:
                    return found
                if len(self._written) >= MAX_WRITTEN:
                    self._written.pop(next(iter(self._written)))
                self._written[key] = found
        return found


def desk() -> Desk:
    """The desk of the running application."""
    return cast(Desk, current_app.extensions["meanwhile"])


def account() -> Account | None:
    """Who is signed in, or nobody."""
    return cast("Account | None", g.get("account"))


def editor() -> Account:
    """Who is signed in; the guard has seen to it that there is somebody."""
    found = account()
    assert found is not None
    return found
