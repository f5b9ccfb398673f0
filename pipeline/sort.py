"""What `process` does: tag what is new or was tagged with another lexicon, then group it; safe to stop and repeat."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from pipeline.store import items, stories, tags
from pipeline.store.database import Database
from pipeline.stories import KEY_WINDOW, Joined, NewStory, OpenStory, join, keys, open_story, suggest_links
from pipeline.tables import ItemRow
from pipeline.tagging import Lexicon, tag
from pipeline.types import LANGUAGES

#: Items a transaction: short enough that other writers never wait long.
BATCH = 50
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
    """Put every item that stands for itself into a story; what it represents follows it."""
    n_items = n_stories = after = 0
    grown: set[int] = set()
    new: set[int] = set()
    while True:
        with database.writing() as session:
            rows = items.ungrouped(session, after=after, limit=BATCH)
            for row in rows:
                after = row.id
                if row.lang not in LANGUAGES:
                    continue
                story_id, is_new = _group(session, row)
                n_stories += is_new
                (new if is_new else grown).add(story_id)
                n_items += 1
            if not rows:
                stories.follow(session)
                break
        step(len(rows))
    n_links = _link_languages(database, new | grown)
    with database.writing() as session:
        stories.prune_keys(session, before=now - 2 * KEY_WINDOW)
    return GroupReport(n_items=n_items, n_stories=n_stories, n_grown=len(grown - new), n_links=n_links)


def _group(session: Session, row: ItemRow) -> tuple[int, bool]:
    item = items.as_item(row)
    found = keys(item)
    carried_on = stories.story_of_older(session, row)
    if carried_on is not None:
        stories.put(session, row, carried_on, found)
        return carried_on, False
    near = stories.open_near(session, found, lang=row.lang, at=row.published_at)
    match join(item, [open_story(str(story_id), members) for story_id, members in near.items()]):
        case Joined(story=story):
            stories.put(session, row, int(story), found)
            return int(story), False
        case NewStory():
            story_id = stories.open_new(session, row)
            stories.put(session, row, story_id, found)
            return story_id, True


def _link_languages(database: Database, touched: set[int]) -> int:
    """Suggest links between stories in different languages, from those that a run has touched."""
    n_links = 0
    for story_id in sorted(touched):
        with database.writing() as session:
            one = stories.by_id(session, story_id)
            others = [
                other
                for other in stories.touched_between(session, one.first_at - LINK_WINDOW, one.last_at + LINK_WINDOW)
                if other.lang != one.lang
            ]
            if not others:
                continue
            links = suggest_links([_opened(session, one.id)], [_opened(session, other.id) for other in others])
            for found in links:
                stories.link(session, int(found.story), int(found.other), score=found.score, why=found.why)
            n_links += len(links)
    return n_links


def _opened(session: Session, story_id: int) -> OpenStory:
    members = [items.as_item(row) for row in stories.members(session, story_id) if row.represented_by is None]
    return open_story(str(story_id), members[-stories.MAX_MEMBERS :])
