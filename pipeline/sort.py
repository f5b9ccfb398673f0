"""What `process` does: tag what is new or was tagged with another lexicon, then group it; safe to stop and repeat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from pipeline.store import grouping, items, pruning, relations, stories, tags
from pipeline.store.database import Database
from pipeline.store.grouping import Waiting
from pipeline.stories import Joined, Member, NewStory, OpenStory, join_member, member_of, suggest_links
from pipeline.tagging import Lexicon, tag
from pipeline.types import LANGUAGES

#: Items a transaction: short enough that other writers never wait long.
BATCH = 50
#: Items whose words a run keeps at hand: those of the stories that are open at one time.
MAX_REMEMBERED = 3000
#: How far apart two tellings of one event in two languages may lie.
LINK_WINDOW = timedelta(days=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class TagReport:
    """Counts of a tagging run."""

    n_items: int
    n_changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReport:
    """Counts of a grouping run."""

    n_items: int
    n_stories: int
    n_grown: int
    n_links: int


def _nothing(_n: int) -> None:
    """For callers that draw no bar."""


def tag_items(
    database: Database,
    lexicon: Lexicon,
    *,
    again: bool = False,
    total: Callable[[int], None] = _nothing,
    step: Callable[[int], None] = _nothing,
) -> TagReport:
    """Tag all items that this lexicon has not tagged yet; with `again`, all items. An editor's tags stay."""
    n_items = n_changed = 0
    with database.reading() as session:
        versions = [found for found in items.lexicon_versions(session) if found != lexicon.version]
        # With `again` what has this lexicon's tags already comes first, so that each item is visited once. An
        # interrupted run goes on where it stopped, unless it was one of these, which begins anew.
        versions = [lexicon.version, *versions] if again else versions
        total(items.count_tagged_with(session, versions))
    for version in versions:
        after = 0
        while True:
            with database.writing() as session:
                batch = items.tagged_with(session, version, after=after, limit=BATCH)
                tagged = [(int(item.id), tag(item, lexicon)) for item in batch]
                n_changed += tags.keep(session, tagged, lexicon_version=lexicon.version)
            if not batch:
                break
            after = int(batch[-1].id)
            n_items += len(batch)
            step(len(batch))
    return TagReport(n_items=n_items, n_changed=n_changed)


def group_items(database: Database, *, now: datetime, step: Callable[[int], None] = _nothing) -> GroupReport:
    """Put every item that stands for itself into a story, in order of publication; what it represents follows it.

    Crawls bring articles in the order of their sources, newest first; stories are told from the oldest on.
    """
    run = Grouping()
    with database.reading() as session:
        waiting = items.ungrouped(session, languages=LANGUAGES)
    for start in range(0, len(waiting), BATCH):
        with database.writing() as session:
            run.add(session, waiting[start : start + BATCH])
        step(len(waiting[start : start + BATCH]))
    with database.writing() as session:
        stories.follow(session)
    pruning.prune(database, now=now)
    return GroupReport(
        n_items=run.n_items,
        n_stories=len(run.new),
        n_grown=len(run.grown - run.new),
        n_links=run.n_links,
    )


@dataclass(slots=True)
class Grouping:
    """One run: what it has done, and the words of the items that it has looked at, newest kept."""

    n_items: int = 0
    n_links: int = 0
    new: set[int] = field(default_factory=set)
    grown: set[int] = field(default_factory=set)
    _members: dict[str, Member] = field(default_factory=dict)
    # of the stories that the batch at hand has met; others may change them in between
    _representatives: dict[int, list[tuple[datetime, int]]] = field(default_factory=dict)

    def add(self, session: Session, ids: Sequence[int]) -> None:
        """Put some items into stories, and link these to stories in other languages; all in one transaction."""
        # The oldest are forgotten, between batches, so that none is missing within one.
        for name in list(self._members)[: max(0, len(self._members) - MAX_REMEMBERED)]:
            del self._members[name]
        self._representatives.clear()
        batch = grouping.waiting(session, ids)
        if not batch:
            return
        keys = {one.id: self._keys_of(one) for one in batch}
        keyed = grouping.keyed(session, list(keys), {h for found in keys.values() for h in found})
        told_apart = grouping.in_a_series(session, list(keys))
        touched: dict[int, Waiting] = {}
        for one in batch:
            story_id, is_new = self._story_of(session, one, is_in_a_series=one.id in told_apart)
            grouping.place(session, one, story_id, () if one.id in keyed else keys[one.id])
            self._remember(one, story_id)
            (self.new if is_new else self.grown).add(story_id)
            touched[story_id] = one
            self.n_items += 1
        grouping.refresh(session, touched)
        self._link_languages(session, touched)

    def _keys_of(self, one: Waiting) -> tuple[int, ...]:
        member = self._members[one.item.id] = member_of(one.item, since=one.since)
        return tuple(sorted({*member.keys, *member.name_keys}))

    def _story_of(self, session: Session, one: Waiting, *, is_in_a_series: bool) -> tuple[int, bool]:
        if one.story is not None:
            return one.story, False
        member, lang = self._members[one.item.id], one.item.lang
        opened = self._opened(session, grouping.near(session, member.keys, lang=lang, at=one.at), lang)
        apart: frozenset[str] = frozenset()
        if opened and is_in_a_series:
            compared = [int(m.item) for story in opened for m in story.members]
            apart = frozenset(str(other) for other in relations.series_of(session, one.id, compared))
        match join_member(member, lang, opened, apart=apart):
            case Joined(story=story):
                return int(story), False
            case NewStory():
                story_id = grouping.open_new(session, one)
                self._representatives[story_id] = []
                return story_id, True

    def _link_languages(self, session: Session, touched: dict[int, Waiting]) -> None:
        """Suggest links to stories in other languages that share rare names with the item that came last."""
        told = [one.at for one in touched.values()]
        spoken = grouping.languages(session, min(told) - LINK_WINDOW, max(told) + LINK_WINDOW)
        for story_id, one in sorted(touched.items()):
            lang = one.item.lang
            if not spoken - {lang}:
                continue
            found = grouping.near(
                session,
                self._members[one.item.id].name_keys,
                lang=lang,
                elsewhere=True,
                at=one.at,
                window=LINK_WINDOW,
                least=2,
            )
            if not found:
                continue
            # Stories are only linked across languages, and each has one: any other name will do for theirs.
            for link in suggest_links(self._opened(session, [story_id], lang), self._opened(session, found, "")):
                self.n_links += stories.link(session, int(link.story), int(link.other), score=link.score, why=link.why)

    def _opened(self, session: Session, story_ids: Sequence[int], lang: str) -> list[OpenStory]:
        known = self._representatives
        known |= grouping.representatives(session, [story_id for story_id in story_ids if story_id not in known])
        members = {item_id for story_id in story_ids for _, item_id in known[story_id]}
        for item, since in grouping.many(session, [i for i in members if str(i) not in self._members]):
            self._members[item.id] = member_of(item, since=since)
        return [
            OpenStory(id=str(story_id), lang=lang, members=tuple(self._members[str(i)] for _, i in known[story_id]))
            for story_id in story_ids
        ]

    def _remember(self, one: Waiting, story_id: int) -> None:
        """Keep the newest representatives in the order in which the database gives them."""
        if story_id in self._representatives:
            newest = [*self._representatives[story_id], (one.at, one.id)]
            newest.sort(key=lambda pair: (-pair[0].timestamp(), pair[1]))
            self._representatives[story_id] = newest[: grouping.MAX_MEMBERS]
