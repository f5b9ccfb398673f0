"""Items: finding, keeping, revising."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from pipeline.errors import NotFoundError
from pipeline.store import search
from pipeline.tables import ItemRow, ItemTagRow, RevisionRow
from pipeline.types import Article, Item

_READ: Any = (
    ItemRow.id,
    ItemRow.title,
    ItemRow.text,
    ItemRow.lang,
    ItemRow.canonical_url,
    ItemRow.source,
    ItemRow.published_at,
    ItemRow.first_seen_at,
    ItemRow.home_regions,
    ItemRow.peru_only,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """An item as people and other programs see it: `meanwhile items --json` prints exactly these fields."""

    id: int
    source: str
    url: str
    title: str
    authors: tuple[str, ...]
    published_at: datetime
    lang: str
    text: str
    topics: tuple[str, ...]
    regions: tuple[str, ...]
    story: int | None
    state: str
    revisions: int
    summary: str = ""
    image: str | None = None
    date_source: str = ""
    outcome: str = ""
    represented_by: int | None = None
    worth: float = 0.0
    peru: bool = False
    version: int = 1
    first_seen_at: datetime | None = None


def as_item(row: ItemRow) -> Item:
    """A row as the pure modules see it."""
    return Item(
        id=str(row.id),
        title=row.title,
        text=row.text,
        lang=row.lang,
        url=row.canonical_url,
        source=row.source,
        published_at=row.published_at,
        first_seen_at=row.first_seen_at,
        home_regions=tuple(row.home_regions),
        peru_only=row.peru_only,
    )


def by_address(session: Session, canonical_url: str) -> ItemRow | None:
    """The item of an address, whoever else reprints it."""
    return session.scalar(select(ItemRow).where(ItemRow.canonical_url == canonical_url))


def by_id(session: Session, item_id: int) -> ItemRow:
    """The row, or NotFoundError that says what to do."""
    row = session.get(ItemRow, item_id)
    if row is None:
        raise NotFoundError(f"there is no item {item_id}; `meanwhile items list` shows which there are")
    return row


def many(session: Session, ids: Iterable[int]) -> list[ItemRow]:
    """The rows with these ids, in id order."""
    wanted = sorted(set(ids))
    rows: list[ItemRow] = []
    for start in range(0, len(wanted), 500):
        rows += session.scalars(select(ItemRow).where(ItemRow.id.in_(wanted[start : start + 500])).order_by(ItemRow.id))
    return rows


def revise(session: Session, row: ItemRow, article: Article, *, body_hash: str, now: datetime) -> None:
    """Keep the old text as a revision and take over the new; the tags are made anew at the next `process`."""
    session.add(RevisionRow(item_id=row.id, replaced_at=now, title=row.title, text=row.text, body_hash=row.body_hash))
    search.forget(session, row.id, title=row.title, text=row.text, lang=row.lang)
    row.title, row.text, row.summary, row.lang = article.title, article.text, article.summary, article.lang
    row.authors, row.image, row.guid = list(article.authors), article.image, article.guid or row.guid
    row.fetched_at, row.changed_at, row.body_hash = article.fetched_at, now, body_hash
    row.tagged_with = None
    row.n_revisions += 1
    row.version += 1
    session.flush()
    search.index(session, row.id, title=row.title, text=row.text, lang=row.lang)


def root_of(session: Session, item_id: int) -> int:
    """The item that represents this one; chains are followed (and are never longer than a few links)."""
    seen = {item_id}
    while True:
        above = session.scalar(select(ItemRow.represented_by).where(ItemRow.id == item_id))
        if above is None or above in seen:
            return item_id
        seen.add(above)
        item_id = above


def lexicon_versions(session: Session) -> list[str | None]:
    """The lexicons that items were tagged with last; None where some were not tagged since their text changed."""
    found: list[str | None] = []
    if session.scalar(select(ItemRow.id).where(ItemRow.tagged_with.is_(None)).limit(1)) is not None:
        found.append(None)
    # From one version to the next in the index, rather than through a million rows for a handful of values.
    version = session.scalar(select(func.min(ItemRow.tagged_with)))
    while version is not None:
        found.append(version)
        version = session.scalar(select(func.min(ItemRow.tagged_with)).where(ItemRow.tagged_with > version))
    return found


def tagged_with(session: Session, version: str | None, *, after: int, limit: int) -> list[Item]:
    """The next items that were tagged with one lexicon (None: with none), in id order."""
    chosen = _was_tagged_with(version)
    if session.get_bind().dialect.name == "sqlite":
        # Or, where it has learned that most items have one version, it goes through all to the first of another.
        chosen = func.unlikely(chosen)
    query = select(*_READ).where(chosen, ItemRow.id > after).order_by(ItemRow.id).limit(limit)
    return [
        Item(
            id=str(item_id),
            title=title,
            text=text,
            lang=lang,
            url=url,
            source=source,
            published_at=published_at,
            first_seen_at=first_seen_at,
            home_regions=tuple(home_regions),
            peru_only=peru_only,
        )
        for item_id, title, text, lang, url, source, published_at, first_seen_at, home_regions, peru_only in (
            session.connection().execute(query)
        )
    ]


def count_tagged_with(session: Session, versions: Sequence[str | None]) -> int:
    """How many items were tagged with one of these lexicons."""
    query = select(func.count()).select_from(ItemRow)
    return sum(session.scalar(query.where(_was_tagged_with(version))) or 0 for version in versions)


def _was_tagged_with(version: str | None) -> ColumnElement[bool]:
    return ItemRow.tagged_with.is_(None) if version is None else ItemRow.tagged_with == version


def ungrouped(session: Session, *, languages: Sequence[str]) -> list[int]:
    """The items in these languages that stand for themselves and belong to no story yet, in order of publication."""
    query = select(ItemRow.id).where(
        ItemRow.story_id.is_(None), ItemRow.represented_by.is_(None), ItemRow.lang.in_(languages)
    )
    return list(session.scalars(query.order_by(ItemRow.published_at, ItemRow.id)))


def count(session: Session) -> int:
    """All items kept."""
    return session.scalar(select(func.count()).select_from(ItemRow)) or 0


def tags_of(session: Session, ids: Sequence[int], kind: str) -> dict[int, tuple[str, ...]]:
    """The standing tags of one kind by item, strongest first."""
    found: dict[int, list[str]] = {}
    for start in range(0, len(ids), 500):
        query = (
            select(ItemTagRow.item_id, ItemTagRow.tag)
            .where(ItemTagRow.item_id.in_(ids[start : start + 500]), ItemTagRow.kind == kind, ~ItemTagRow.rejected)
            .order_by(ItemTagRow.item_id, ItemTagRow.rank, ItemTagRow.tag)
        )
        for item_id, tag in session.execute(query):
            found.setdefault(item_id, []).append(tag)
    return {item_id: tuple(tags) for item_id, tags in found.items()}


def records(session: Session, rows: Sequence[ItemRow]) -> list[ItemRecord]:
    """Rows with their tags, as people see them."""
    ids = [row.id for row in rows]
    topics = tags_of(session, ids, "topic")
    regions = tags_of(session, ids, "region")
    return [
        ItemRecord(
            id=row.id,
            source=row.source,
            url=row.url,
            title=row.title,
            authors=tuple(row.authors),
            published_at=row.published_at,
            lang=row.lang,
            text=row.text,
            topics=topics.get(row.id, ()),
            regions=regions.get(row.id, ()),
            story=row.story_id,
            state=row.state,
            revisions=row.n_revisions,
            summary=row.summary,
            image=row.image,
            date_source=row.date_source,
            outcome=row.outcome,
            represented_by=row.represented_by,
            worth=row.worth,
            peru=row.peru,
            version=row.version,
            first_seen_at=row.first_seen_at,
        )
        for row in rows
    ]


def every(session: Session, *, batch: int = 500) -> Iterator[list[ItemRow]]:
    """All rows in id order, a batch at a time."""
    after = 0
    while rows := list(session.scalars(select(ItemRow).where(ItemRow.id > after).order_by(ItemRow.id).limit(batch))):
        yield rows
        after = rows[-1].id
        session.expunge_all()


def revisions_of(session: Session, item_id: int) -> list[dict[str, Any]]:
    """Earlier texts of an item, newest first."""
    query = select(RevisionRow).where(RevisionRow.item_id == item_id).order_by(RevisionRow.id.desc())
    return [{"replaced_at": row.replaced_at, "title": row.title, "text": row.text} for row in session.scalars(query)]
