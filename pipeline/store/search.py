"""Full-text search over title and text, blind to accents, with Spanish, English or Portuguese stems."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import snowballstemmer
from sqlalchemy import ColumnElement, Select, exists, func, select, text
from sqlalchemy.orm import Session, aliased

from pipeline.tables import ItemRow, ItemTagRow
from pipeline.text import fold

LIMA = ZoneInfo("America/Lima")
_STEMMERS = {"es": "spanish", "en": "english", "pt": "portuguese"}
#: Characters of an article that are searchable: enough for any, and bounded for a hostile page.
MAX_INDEXED = 60_000
#: Stems kept at hand for each language: more than a year of the press has words.
_MAX_STEMS = 200_000
# letters and digits of any script, as str.isalnum tells them
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for; every part narrows. `words` are joined by AND, "quoted" ones stand together."""

    words: str = ""
    topic: str = ""
    region: str = ""
    source: str = ""
    lang: str = ""
    state: str = ""
    since_on: date | None = None
    until_on: date | None = None
    story: int | None = None
    representatives: bool = False  # leave out what another item stands for
    order: str = "date"  # date, worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many are found in all, and how many of them have which value, most frequent first."""

    n: int = 0
    topics: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    langs: Mapping[str, int] = field(default_factory=dict)


class _Stems(dict[str, str]):
    """Words by their stems, made when first asked for: a lookup in a dict costs a third of that in an lru_cache."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._stem = snowballstemmer.stemmer(_STEMMERS.get(lang, "spanish")).stemWord

    def __missing__(self, word: str) -> str:
        if len(self) >= _MAX_STEMS:
            self.clear()
        stem = self[word] = str(self._stem(word))
        return stem


@cache
def _stems_of(lang: str) -> _Stems:
    return _Stems(lang)


def _stemmed(word: str, lang: str) -> str:
    return _stems_of(lang)[word]


def _stems(raw: str, lang: str) -> str:
    return " ".join(map(_stems_of(lang).__getitem__, _WORD.findall(fold(raw[:MAX_INDEXED]))))


def index(session: Session, item_id: int, *, title: str, text: str, lang: str) -> None:
    """Make an item findable; on PostgreSQL the column does it by itself from the stems given here."""
    parts = {"id": item_id, "title": _stems(title, lang), "body": _stems(text, lang)}
    connection = session.connection()
    connection.execute(_INSERT if connection.dialect.name == "sqlite" else _INSERT_PG, parts)


def forget(session: Session, item_id: int, *, title: str, text: str, lang: str) -> None:
    """Take an item's earlier text out of the index; it must be the very text that was indexed."""
    if _is_sqlite(session):
        session.execute(_DELETE, {"id": item_id, "title": _stems(title, lang), "body": _stems(text, lang)})
    else:
        session.execute(_DELETE_PG, {"id": item_id})


_INSERT = text("INSERT INTO items_fts(rowid, title, body) VALUES (:id, :title, :body)")
_DELETE = text("INSERT INTO items_fts(items_fts, rowid, title, body) VALUES ('delete', :id, :title, :body)")
_INSERT_PG = text(
    "INSERT INTO items_fts(item_id, words) VALUES (:id, "
    "setweight(to_tsvector('simple', :title), 'A') || to_tsvector('simple', :body))"
)
_DELETE_PG = text("DELETE FROM items_fts WHERE item_id = :id")


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _phrases(words: str) -> list[list[str]]:
    """Quoted parts as phrases, the rest as single words; stems are tried in all three languages."""
    phrases: list[list[str]] = []
    for number, part in enumerate(words.split('"')):
        tokens = _WORD.findall(fold(part))
        if number % 2:
            phrases.append(tokens)
        else:
            phrases += [[token] for token in tokens]
    return [phrase for phrase in phrases if phrase]


def _match_sqlite(words: str) -> str:
    """An FTS5 expression: a word is found by its stem in any of the three languages."""
    clauses = []
    for phrase in _phrases(words):
        variants = {" ".join(_stemmed(word, lang) for word in phrase) for lang in _STEMMERS}
        clauses.append("(" + " OR ".join(f'"{variant}"' for variant in sorted(variants)) + ")")
    return " AND ".join(clauses)


def _match_postgresql(words: str) -> str:
    clauses = []
    for phrase in _phrases(words):
        variants = {" <-> ".join(_stemmed(word, lang) for word in phrase) for lang in _STEMMERS}
        clauses.append("(" + " | ".join(f"({variant})" for variant in sorted(variants)) + ")")
    return " & ".join(clauses)


def _tagged(kind: str, tag: str) -> ColumnElement[bool]:
    # By another name, so that a query over the tags themselves (the facets) does not take this one's for its own. `+ 0`
    # keeps SQLite from reading every tagged item first: it goes by date or place and looks each id up in the list.
    given = aliased(ItemTagRow)
    chosen = select(given.item_id).where(given.kind == kind, given.tag == tag, ~given.rejected)
    return (ItemRow.id + 0).in_(chosen)


def _has_tag(kind: str, tag: str) -> ColumnElement[bool]:
    given = aliased(ItemTagRow)
    return exists().where(given.item_id == ItemRow.id, given.kind == kind, given.tag == tag, ~given.rejected)


def _lima_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LIMA)


def _conditions(session: Session, query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.words.strip():
        if not _phrases(query.words):
            conditions.append(ItemRow.id < 0)
        elif _is_sqlite(session):
            found = text("items.id IN (SELECT rowid FROM items_fts WHERE items_fts MATCH :match)")
            conditions.append(found.bindparams(match=_match_sqlite(query.words)))  # type: ignore[arg-type]  # a textual condition is one
        else:
            found = text("items.id IN (SELECT item_id FROM items_fts WHERE words @@ to_tsquery('simple', :match))")
            conditions.append(found.bindparams(match=_match_postgresql(query.words)))  # type: ignore[arg-type]  # as above
    if query.topic:
        # a department is rarer than a topic: only its items are asked for theirs
        conditions.append(_has_tag("topic", query.topic) if query.region else _tagged("topic", query.topic))
    if query.region:
        conditions.append(_tagged("region", query.region))
    if query.source:
        conditions.append(ItemRow.source == query.source)
    if query.lang:
        conditions.append(ItemRow.lang == query.lang)
    if query.state:
        conditions.append(ItemRow.state == query.state)
    if query.story is not None:
        conditions.append(ItemRow.story_id == query.story)
    if query.since_on:
        conditions.append(ItemRow.published_at >= _lima_midnight(query.since_on))
    if query.until_on:
        conditions.append(ItemRow.published_at < _lima_midnight(query.until_on + timedelta(days=1)))
    if query.representatives:
        conditions.append(ItemRow.represented_by.is_(None))
    return conditions


def find(session: Session, query: Query, *, limit: int | None = 50, offset: int = 0) -> list[ItemRow]:
    """The found rows: newest first, or by worth."""
    order: Sequence[Any] = (ItemRow.published_at.desc(), ItemRow.id.desc())
    if query.order == "worth":
        order = (ItemRow.worth.desc(), *order)
    chosen: Select[ItemRow] = select(ItemRow).where(*_conditions(session, query)).order_by(*order)
    return list(session.scalars(chosen.limit(limit).offset(offset)))


def count(session: Session, query: Query) -> int:
    """How many are found in all."""
    return session.scalar(select(func.count()).select_from(ItemRow).where(*_conditions(session, query))) or 0


def facets(session: Session, query: Query) -> Facets:
    """The values to narrow by, with counts over everything found."""
    # Found once, then counted: asking each item for its tags takes six times as long, and SQLite would take an index by
    # source for the groups, for which it reads every text.
    columns = (ItemRow.id, ItemRow.source, ItemRow.state, ItemRow.lang)
    ids = select(*columns).where(*_conditions(session, query)).cte("found").prefix_with("MATERIALIZED")
    values = (ids.c.source, ids.c.state, ids.c.lang)
    found = {name: Counter[str]() for name in ("source", "state", "lang", "topic", "region")}
    for source, state, lang, n in session.execute(select(*values, func.count()).group_by(*values)):
        found["source"][source] += n
        found["state"][state] += n
        found["lang"][lang] += n
    tags = (
        select(ItemTagRow.kind, ItemTagRow.tag, func.count())
        .join(ids, ids.c.id == ItemTagRow.item_id)
        .where(ItemTagRow.kind.in_(("topic", "region")), ~ItemTagRow.rejected)
    )
    for kind, tag, n in session.execute(tags.group_by(ItemTagRow.kind, ItemTagRow.tag)):
        found[kind][tag] += n
    return Facets(
        n=found["state"].total(),
        topics=dict(found["topic"].most_common()),
        regions=dict(found["region"].most_common()),
        sources=dict(found["source"].most_common()),
        states=dict(found["state"].most_common()),
        langs=dict(found["lang"].most_common()),
    )
