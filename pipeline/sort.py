"""What `process` does: tag what is new or was tagged with another lexicon, then group it; safe to stop and repeat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from pipeline.store import items, relations, stories, tags
from pipeline.store.database import Database
from pipeline.stories import KEY_WINDOW, Joined, Member, NewStory, OpenStory, join_member, member_of, suggest_links
from pipeline.tables import ItemRow
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
    n_items = n_changed = after = 0
    # With `again` each item is visited once by its id, so an interrupted run is simply begun anew.
    known = "" if again else lexicon.version
    with database.reading() as session:
        total(items.count_untagged(session, known))
    while True:
        with database.writing() as session:
            rows = items.untagged(session, known, after=after, limit=BATCH)
            for row in rows:
                n_changed += tags.keep(session, row, tag(items.as_item(row), lexicon), lexicon_version=lexicon.version)
            if not rows:
                return TagReport(n_items=n_items, n_changed=n_changed)
            after = rows[-1].id
            n_items += len(rows)
        step(len(rows))


def group_items(database: Database, *, now: datetime, step: Callable[[int], None] = _nothing) -> GroupReport:
    """Put every item that stands for itself into a story, in order of publication; what it represents follows it.

    Crawls bring articles in the order of their sources, newest first; stories are told from the oldest on.
    """
    grouping = Grouping()
    with database.reading() as session:
        waiting = items.ungrouped(session, languages=LANGUAGES)
    for start in range(0, len(waiting), BATCH):
        with database.writing() as session:
            grouping.add(session, items.standing(session, waiting[start : start + BATCH]))
        step(len(waiting[start : start + BATCH]))
    with database.writing() as session:
        stories.follow(session)
        stories.prune_keys(session, before=now - 2 * KEY_WINDOW)
    return GroupReport(
        n_items=grouping.n_items,
        n_stories=len(grouping.new),
        n_grown=len(grouping.grown - grouping.new),
        n_links=grouping.n_links,
    )


@dataclass(slots=True)
class Grouping:
    """One run: what it has done, and the words of the items that it has looked at, newest kept."""

    n_items: int = 0
    n_links: int = 0
    new: set[int] = field(default_factory=set)
    grown: set[int] = field(default_factory=set)
    _members: dict[str, Member] = field(default_factory=dict)

    def add(self, session: Session, rows: Sequence[ItemRow]) -> None:
        """Put some items into stories, and link these to stories in other languages; all in one transaction."""
        touched: dict[int, ItemRow] = {}
        # The oldest are forgotten, between batches, so that none is missing within one.
        for name in list(self._members)[: max(0, len(self._members) - MAX_REMEMBERED)]:
            del self._members[name]
        for row in rows:
            story_id, is_new = self._place(session, row)
            (self.new if is_new else self.grown).add(story_id)
            touched[story_id] = row
            self.n_items += 1
        for story_id in sorted(touched):
            stories.refresh(session, story_id)
        for story_id, row in sorted(touched.items()):
            self._link_languages(session, story_id, row)

    def _place(self, session: Session, row: ItemRow) -> tuple[int, bool]:
        carried_on, since = stories.older(session, row)
        member = self._member(row, since)
        found = tuple(sorted({*member.keys, *member.name_keys}))
        if carried_on is not None:
            stories.place(session, row, carried_on, found)
            return carried_on, False
        near = stories.near(session, member.keys, lang=row.lang, at=row.published_at)
        opened = [self._opened(session, story_id, row.lang, ids) for story_id, ids in near.items()]
        apart: frozenset[str] = frozenset()
        if opened:
            compared = [int(m.item) for story in opened for m in story.members]
            apart = frozenset(str(other) for other in relations.series_of(session, row.id, compared))
        match join_member(member, row.lang, opened, apart=apart):
            case Joined(story=story):
                stories.place(session, row, int(story), found)
                return int(story), False
            case NewStory():
                story_id = stories.open_new(session, row)
                stories.place(session, row, story_id, found)
                return story_id, True

    def _link_languages(self, session: Session, story_id: int, row: ItemRow) -> None:
        """Suggest links to stories in other languages that share rare names with the item that came last."""
        member = self._members[str(row.id)]
        near = stories.near(
            session, member.name_keys, lang="", other_than=row.lang, at=row.published_at, window=LINK_WINDOW, least=2
        )
        if not near:
            return
        mine = stories.representatives(session, [story_id]).get(story_id, [])
        one = self._opened(session, story_id, row.lang, mine)
        # Two stories are only linked across languages, and each has one: any other name will do for theirs.
        others = [self._opened(session, other, "", ids) for other, ids in near.items()]
        for found in suggest_links([one], others):
            self.n_links += stories.link(session, int(found.story), int(found.other), score=found.score, why=found.why)

    def _opened(self, session: Session, story_id: int, lang: str, ids: Sequence[int]) -> OpenStory:
        unknown = [item_id for item_id in ids if str(item_id) not in self._members]
        if unknown:
            since = stories.first_told(session, unknown)
            for row in items.many(session, unknown):
                self._member(row, since.get(row.id))
        return OpenStory(id=str(story_id), lang=lang, members=tuple(self._members[str(i)] for i in ids))

    def _member(self, row: ItemRow, since: datetime | None) -> Member:
        """The words of an item, taken apart once in a run."""
        known = self._members[str(row.id)] = member_of(items.as_item(row), since=since)
        return known
