"""What grouping reads and writes, in statements that are built once: open stories, their members, their counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session

from pipeline.dedupe import SERIES_VETO_SHARE
from pipeline.stories import KEY_WINDOW, headline_of
from pipeline.tables import ItemRow, RelationRow, StoryKeyRow, StoryLinkRow, StoryRow
from pipeline.types import Item

#: Stories looked at for one item, and representatives compared in each: more changed no decision on the labelled weeks.
MAX_STORIES = 12
MAX_MEMBERS = 12

# Tables, not mapped classes: an object a row costs more than the query.
_ITEMS: Any = ItemRow.__table__
_KEYS: Any = StoryKeyRow.__table__
_STORIES: Any = StoryRow.__table__
_RELATIONS: Any = RelationRow.__table__
_LINKS: Any = StoryLinkRow.__table__
_IDS: Any = bindparam("ids", expanding=True)
_READ = (
    _ITEMS.c.id,
    _ITEMS.c.title,
    _ITEMS.c.text,
    _ITEMS.c.lang,
    _ITEMS.c.source,
    _ITEMS.c.published_at,
    _ITEMS.c.first_seen_at,
)
_MANY = select(*_READ).where(_ITEMS.c.id.in_(_IDS)).order_by(_ITEMS.c.id)
_STANDING = _MANY.where(_ITEMS.c.story_id.is_(None), _ITEMS.c.represented_by.is_(None))
_BEHIND = (
    select(_ITEMS.c.represented_by, _ITEMS.c.story_id, _ITEMS.c.published_at)
    .where(_ITEMS.c.represented_by.in_(_IDS))
    .order_by(_ITEMS.c.id)
)
_FIRST_TOLD = (
    select(_ITEMS.c.represented_by, func.min(_ITEMS.c.published_at))
    .where(_ITEMS.c.represented_by.in_(_IDS))
    .group_by(_ITEMS.c.represented_by)
)
_SHARED = func.count().label("shared")
_NEAR = (
    select(_ITEMS.c.story_id)
    .join(_KEYS, _KEYS.c.item_id == _ITEMS.c.id)
    .where(
        _KEYS.c.h.in_(bindparam("hashes", expanding=True)),
        _ITEMS.c.story_id.is_not(None),
        _ITEMS.c.published_at.between(bindparam("since"), bindparam("until")),
    )
    .group_by(_ITEMS.c.story_id)
    .having(bindparam("least") <= _SHARED)
    .order_by(_SHARED.desc(), _ITEMS.c.story_id)
    .limit(MAX_STORIES)
)
_NEAR_IN = _NEAR.where(_ITEMS.c.lang == bindparam("lang"))
_NEAR_ELSEWHERE = _NEAR.where(_ITEMS.c.lang != bindparam("lang"))
_REPRESENTATIVES = (
    select(_ITEMS.c.story_id, _ITEMS.c.published_at, _ITEMS.c.id)
    .where(_ITEMS.c.story_id.in_(_IDS), _ITEMS.c.represented_by.is_(None))
    .order_by(_ITEMS.c.published_at.desc(), _ITEMS.c.id)
)
# From one language to the next in the index, and one look for each: to tell them from the stories, all of the period
# were read for every batch.
_NEXT_LANGUAGE = select(func.min(_STORIES.c.lang).label("lang")).cte("spoken", recursive=True)
_SPOKEN = _NEXT_LANGUAGE.union_all(
    select(select(func.min(_STORIES.c.lang)).where(_STORIES.c.lang > _NEXT_LANGUAGE.c.lang).scalar_subquery()).where(
        _NEXT_LANGUAGE.c.lang.is_not(None)
    )
)
_LANGUAGES = select(_SPOKEN.c.lang).where(
    exists().where(
        _STORIES.c.lang == _SPOKEN.c.lang,
        _STORIES.c.last_at >= bindparam("since"),
        _STORIES.c.first_at <= bindparam("until"),
    )
)
_IN_A_SERIES = select(_RELATIONS.c.item_id, _RELATIONS.c.other_id).where(
    or_(_RELATIONS.c.item_id.in_(_IDS), _RELATIONS.c.other_id.in_(_IDS)),
    or_(
        _RELATIONS.c.kind == "distinct",
        (_RELATIONS.c.kind == "same_template") & (_RELATIONS.c.veto_share >= SERIES_VETO_SHARE),
    ),
)
_KEYED = (
    select(_KEYS.c.item_id)
    .distinct()
    .where(_KEYS.c.h.in_(bindparam("hashes", expanding=True)), _KEYS.c.item_id.in_(_IDS))
)
_OPEN = insert(_STORIES)
_PUT = update(_ITEMS).where(_ITEMS.c.id == bindparam("item")).values(story_id=bindparam("story"))
_PUT_BEHIND = (
    update(_ITEMS)
    .where(_ITEMS.c.represented_by == bindparam("item"), _ITEMS.c.story_origin == "rule")
    .values(story_id=bindparam("story"))
)
_INSERT_KEYS = insert(_KEYS)
_COUNTED = (
    select(
        _ITEMS.c.story_id,
        func.min(_ITEMS.c.published_at),
        func.max(_ITEMS.c.published_at),
        func.count(),
        func.count(_ITEMS.c.source.distinct()),
        func.max(_ITEMS.c.worth),
    )
    .where(_ITEMS.c.story_id.in_(_IDS))
    .group_by(_ITEMS.c.story_id)
)
_TITLED = (
    select(_ITEMS.c.story_id, _ITEMS.c.id, _ITEMS.c.title, _ITEMS.c.lang, _ITEMS.c.published_at)
    .where(_ITEMS.c.story_id.in_(_IDS), _ITEMS.c.represented_by.is_(None))
    .order_by(_ITEMS.c.published_at.desc(), _ITEMS.c.id)
)
_COUNT = (
    update(_STORIES)
    .where(_STORIES.c.id == bindparam("story"))
    .values(
        first_at=bindparam("first"),
        last_at=bindparam("last"),
        n_items=bindparam("items"),
        n_sources=bindparam("sources"),
        worth=bindparam("most"),
    )
)
_FACE = update(_STORIES).where(_STORIES.c.id == bindparam("story")).values(headline_item_id=bindparam("headline"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An item that stands for itself and has no story yet."""

    item: Item
    at: datetime
    has_behind: bool  # whether it stands for others
    story: int | None  # which story an update carries on
    since: datetime | None  # when the oldest was published that it stands for

    @property
    def id(self) -> int:
        """The item's id as a number."""
        return int(self.item.id)


def _item(row: Any) -> Item:
    item_id, title, text, lang, source, published_at, first_seen_at = row
    return Item(
        id=str(item_id),
        title=title,
        text=text,
        lang=lang,
        source=source,
        published_at=published_at,
        first_seen_at=first_seen_at,
    )


def waiting(session: Session, ids: Sequence[int]) -> list[Waiting]:
    """Those of the items that still stand for themselves without a story, in the order given."""
    connection = session.connection()
    behind: dict[int, list[tuple[int | None, datetime]]] = {}
    for root, story, at in connection.execute(_BEHIND, {"ids": ids}):
        behind.setdefault(root, []).append((story, at))
    rows = {}
    for row in connection.execute(_STANDING, {"ids": ids}):
        told = behind.get(row.id, [])
        rows[row.id] = Waiting(
            item=_item(row),
            at=row.published_at,
            has_behind=bool(told),
            story=next((story for story, _ in told if story is not None), None),
            since=min((at for _, at in told), default=None),
        )
    return [rows[item_id] for item_id in ids if item_id in rows]


def many(session: Session, ids: Iterable[int]) -> list[tuple[Item, datetime | None]]:
    """Items, each with when the oldest was published that it stands for."""
    connection, wanted = session.connection(), sorted(set(ids))
    if not wanted:
        return []
    since = {row[0]: row[1] for row in connection.execute(_FIRST_TOLD, {"ids": wanted})}
    return [(_item(row), since.get(row.id)) for row in connection.execute(_MANY, {"ids": wanted})]


def near(
    session: Session,
    keys: Sequence[int],
    *,
    at: datetime,
    lang: str,
    elsewhere: bool = False,
    window: timedelta = KEY_WINDOW,
    least: int = 1,
) -> list[int]:
    """The stories of a language (with `elsewhere`: of all others) that share most keys, closest first."""
    if not keys:
        return []
    parameters = {
        "hashes": sorted(set(keys)),
        "since": at - window,
        "until": at + window,
        "lang": lang,
        "least": least,
    }
    statement = _NEAR_ELSEWHERE if elsewhere else _NEAR_IN
    return list(session.connection().execute(statement, parameters).scalars())


def representatives(session: Session, story_ids: Iterable[int]) -> dict[int, list[tuple[datetime, int]]]:
    """The newest items that stand for themselves in each of some stories, newest first, with their times."""
    members: dict[int, list[tuple[datetime, int]]] = {story_id: [] for story_id in story_ids}
    if members:
        for story_id, at, item_id in session.connection().execute(_REPRESENTATIVES, {"ids": sorted(members)}):
            if len(members[story_id]) < MAX_MEMBERS:
                members[story_id].append((at, item_id))
    return members


def languages(session: Session, since: datetime, until: datetime) -> set[str]:
    """The languages of the stories of a period."""
    return set(session.connection().execute(_LANGUAGES, {"since": since, "until": until}).scalars())


def in_a_series(session: Session, ids: Sequence[int]) -> set[int]:
    """Those of the items that some rule or editor told apart from another one."""
    found = session.connection().execute(_IN_A_SERIES, {"ids": list(ids)})
    return {item_id for pair in found for item_id in pair} & set(ids)


def keyed(session: Session, ids: Sequence[int], hashes: Iterable[int]) -> set[int]:
    """Those of the items that have some of these keys already, from a story that they were in."""
    parameters = {"ids": list(ids), "hashes": sorted(set(hashes))}
    return set(session.connection().execute(_KEYED, parameters).scalars())


def open_new(session: Session, one: Waiting) -> int:
    """A new story of one item."""
    values = {"lang": one.item.lang, "first_at": one.at, "last_at": one.at}
    key = session.connection().execute(_OPEN, values).inserted_primary_key
    assert key is not None  # an insert of one row has one
    return int(key[0])


def place(session: Session, one: Waiting, story_id: int, keys: Sequence[int]) -> None:
    """Make an item, and all that it represents, members of a story, which `refresh` counts later."""
    connection = session.connection()
    connection.execute(_PUT, {"item": one.id, "story": story_id})
    if one.has_behind:
        connection.execute(_PUT_BEHIND, {"item": one.id, "story": story_id})
    if keys:
        connection.execute(_INSERT_KEYS, [{"h": h, "item_id": one.id} for h in sorted(set(keys))])


def refresh(session: Session, story_ids: Iterable[int]) -> None:
    """Count stories anew from their members; empty ones are removed."""
    session.flush()
    connection, wanted = session.connection(), sorted(set(story_ids))
    for start in range(0, len(wanted), 500):
        ids = wanted[start : start + 500]
        counted = [
            {"story": story, "first": first, "last": last, "items": n, "sources": sources, "most": most or 0.0}
            for story, first, last, n, sources, most in connection.execute(_COUNTED, {"ids": ids})
        ]
        if empty := sorted(set(ids) - {row["story"] for row in counted}):
            connection.execute(delete(_LINKS).where(_LINKS.c.story_id.in_(empty) | _LINKS.c.other_id.in_(empty)))
            connection.execute(delete(_STORIES).where(_STORIES.c.id.in_(empty)))
        if counted:
            connection.execute(_COUNT, counted)
        members: dict[int, list[Item]] = {}
        for story, item_id, title, lang, at in connection.execute(_TITLED, {"ids": ids}):
            newest = members.setdefault(story, [])
            if len(newest) < MAX_MEMBERS:
                newest.append(Item(id=str(item_id), title=title, text="", lang=lang, published_at=at))
        if members:
            faces = [
                {"story": story, "headline": int((headline_of(newest) if len(newest) > 1 else newest[0]).id)}
                for story, newest in members.items()
            ]
            connection.execute(_FACE, faces)
    session.expire_all()
