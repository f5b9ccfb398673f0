"""How many items are in each state, by source, language, topic and region: counted once, then kept right."""

import threading
import time
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from pipeline.store import desk_queue
from pipeline.store.database import Database
from pipeline.store.desk_queue import CountKey, Mark

#: While counting takes no longer, it is done before the page; else behind it, and the page shows what was counted last.
AT_ONCE_S = 0.02
#: Behind the page, not more often than this: a crawl brings items in every second.
NOT_BEFORE = timedelta(seconds=5)
#: Whatever the marks say: tagging anew changes items that nobody added.
AT_LEAST = timedelta(minutes=5)


class Tally:
    """Counts for one desk. Decisions made on it are in them at once; others as soon as they are noticed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._counts: Counter[CountKey] = Counter()
        self._mark: Mark | None = None
        self._counted_at: datetime | None = None
        self._took_s = 0.0
        self._counting = False
        #: decisions of late, so that a count that was begun before them does not undo them
        self._acts: deque[tuple[int, Counter[CountKey]]] = deque(maxlen=2000)

    def counts(self, now: datetime) -> Mapping[CountKey, int]:
        """The counts; (state, "", "") has all of a state."""
        with self._database.reading() as session:
            mark = desk_queue.mark(session)
        with self._lock:
            last = self._counted_at
            stale = last is None or mark != self._mark or now - last > AT_LEAST
            at_once = last is None or self._took_s <= AT_ONCE_S
            if not stale or (not at_once and (self._counting or (last is not None and now - last < NOT_BEFORE))):
                return self._counts
            self._counting = True
        if at_once:
            self._count(now)
        else:
            threading.Thread(target=self._count, args=(now,), daemon=True, name="tally").start()
        return self._counts

    def _count(self, now: datetime) -> None:
        try:
            started = time.perf_counter()
            with self._database.reading() as session:
                mark = desk_queue.mark(session)
                counts = Counter(desk_queue.tally(session))
            with self._lock:
                for act, change in self._acts:
                    if act > mark.act:
                        counts.update(change)
                        mark = mark.with_act(act)
                self._counts, self._mark, self._counted_at = counts, mark, now
                self._took_s = time.perf_counter() - started
        finally:
            self._counting = False

    def changed(self, act: int, before: Sequence[CountKey], after: Sequence[CountKey]) -> None:
        """An act of this desk was kept: move its item from the counts it was part of to those it is part of now."""
        change: Counter[CountKey] = Counter()
        change.subtract(before)
        change.update(after)
        with self._lock:
            self._acts.append((act, change))
            if self._mark is None or act <= self._mark.act:
                return
            # a copy, since pages being made hold the old one
            counts = Counter(self._counts)
            counts.update(change)
            self._counts = counts
            # An act in between was somebody else's, on the command line: then the mark stays, and is noticed.
            if act == self._mark.act + 1:
                self._mark = self._mark.with_act(act)
