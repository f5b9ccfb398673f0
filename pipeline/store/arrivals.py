"""What an article that comes in is held against and how it is kept: the hot path, in statements that are built once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, JSON, BigInteger, bindparam, column, func, insert, or_, select, update
from sqlalchemy.orm import Session

from pipeline.store import search
from pipeline.store.relations import evidence_of
from pipeline.tables import FingerprintRow, ItemRow, RelationRow
from pipeline.types import Article, Item, Resemblance

#: Hashes that two sketches must share at least, and how many candidates are verified: see docs/decisions on duplicates.
MIN_SHARED = 2
MAX_CANDIDATES = 8
#: Of a phrase that more items hold, the newest so many are looked at.
MAX_POSTINGS = 300
#: Larger than any item's id: where nothing came in within the window, nothing is near.
_NONE_YET = (1 << 62) - 1
#: Items with the very same text that are looked at.
MAX_SAME_BODY = 4

# Tables, not mapped classes: these statements run for every article, and an object a row costs more than the query.
_ITEMS: Any = ItemRow.__table__
_FINGERPRINTS: Any = FingerprintRow.__table__
_RELATIONS: Any = RelationRow.__table__
_READ = (
    _ITEMS.c.id,
    _ITEMS.c.title,
    _ITEMS.c.text,
    _ITEMS.c.lang,
    _ITEMS.c.canonical_url,
    _ITEMS.c.source,
    _ITEMS.c.published_at,
    _ITEMS.c.first_seen_at,
)
_AT_ADDRESS = select(*_READ).where(_ITEMS.c.canonical_url == bindparam("url"))
_FIRST_SINCE = (
    select(_ITEMS.c.id)
    .where(_ITEMS.c.first_seen_at >= bindparam("since"))
    .order_by(_ITEMS.c.first_seen_at, _ITEMS.c.id)
    .limit(1)
    .scalar_subquery()
)
_SAME_BODY = (
    select(_ITEMS.c.id)
    .where(_ITEMS.c.body_hash == bindparam("digest"), _ITEMS.c.first_seen_at >= bindparam("since"))
    .order_by(_ITEMS.c.id)
    .limit(MAX_SAME_BODY)
)
_N_SHARED = func.count()


def _near_on(hashes: Any, h: Any, greatest: Any) -> Any:
    """What to compare with, as one statement: each costs more to hand over than to answer.

    Of a phrase that very many items hold only the newest count: it tells little, and would be most of the work.
    """
    of_hash = _FINGERPRINTS.alias()
    oldest = (
        select(of_hash.c.item_id)
        .where(of_hash.c.h == h)
        .order_by(of_hash.c.item_id.desc())
        .limit(1)
        .offset(MAX_POSTINGS)
        .scalar_subquery()
    )
    first = greatest(func.coalesce(_FIRST_SINCE, _NONE_YET), func.coalesce(oldest, 0))
    alike = (
        select(_FINGERPRINTS.c.item_id)
        .select_from(hashes.join(_FINGERPRINTS, (_FINGERPRINTS.c.h == h) & (_FINGERPRINTS.c.item_id >= first)))
        .group_by(_FINGERPRINTS.c.item_id)
        .having(bindparam("least") <= _N_SHARED)
        .order_by(_N_SHARED.desc(), _FINGERPRINTS.c.item_id)
        .limit(MAX_CANDIDATES)
    )
    return select(*_READ).where(or_(_ITEMS.c.id.in_(_SAME_BODY), _ITEMS.c.id.in_(alike))).order_by(_ITEMS.c.id)


_LISTED: Any = func.json_each(bindparam("hashes", type_=JSON)).table_valued(column("value", BigInteger))
_UNNESTED: Any = (
    func.unnest(bindparam("hashes", type_=ARRAY(BigInteger))).table_valued(column("h", BigInteger)).render_derived()
)
_NEAR = {
    "sqlite": _near_on(_LISTED, _LISTED.c.value, func.max),
    "postgresql": _near_on(_UNNESTED, _UNNESTED.c.h, func.greatest),
}
_ABOVE = select(_ITEMS.c.represented_by, _ITEMS.c.published_at).where(_ITEMS.c.id == bindparam("item"))
_GIVE_WAY = update(_ITEMS).where(_ITEMS.c.id == bindparam("old")).values(represented_by=bindparam("new"))
_GIVE_WAY_BEHIND = (
    update(_ITEMS).where(_ITEMS.c.represented_by == bindparam("old")).values(represented_by=bindparam("new"))
)
_INSERT_ITEM = insert(_ITEMS)
_INSERT_FINGERPRINTS = insert(_FINGERPRINTS)
_INSERT_RELATION = insert(_RELATIONS)


def at_address(session: Session, canonical_url: str) -> Item | None:
    """The item of an address, whoever else reprints it."""
    row = session.connection().execute(_AT_ADDRESS, {"url": canonical_url}).first()
    return _item(row) if row is not None else None


def near(session: Session, digest: str, sketch: Sequence[int], *, now: datetime, window: timedelta) -> list[Item]:
    """The stored items worth comparing with, in id order: the same text, or most of the sketch in common."""
    hashes = sorted(set(sketch))
    parameters = {"digest": digest, "since": now - window, "hashes": hashes, "least": min(MIN_SHARED, len(hashes))}
    connection = session.connection()
    return [_item(row) for row in connection.execute(_NEAR[connection.dialect.name], parameters)]


def _item(row: Any) -> Item:
    item_id, title, text, lang, url, source, published_at, first_seen_at = row
    return Item(
        id=str(item_id),
        title=title,
        text=text,
        lang=lang,
        url=url,
        source=source,
        published_at=published_at,
        first_seen_at=first_seen_at,
    )


def keep(
    session: Session,
    article: Article,
    *,
    digest: str,
    sketch: Sequence[int],
    outcome: str,
    represented_by: int | None,
    now: datetime,
) -> int:
    """Store an article with its fingerprints, to be searched for; its id."""
    connection = session.connection()
    values = {
        "source": article.source,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "guid": article.guid,
        "title": article.title,
        "text": article.text,
        "summary": article.summary,
        "lang": article.lang,
        "authors": list(article.authors),
        "image": article.image,
        "published_at": article.published_at or now,
        "published_raw": article.published_raw,
        "date_source": article.date_source.value,
        "home_regions": list(article.home_regions),
        "peru_only": article.peru_only,
        "fetched_at": article.fetched_at,
        "first_seen_at": now,
        "changed_at": now,
        "body_hash": digest,
        "outcome": outcome,
        "represented_by": represented_by,
    }
    key = connection.execute(_INSERT_ITEM, values).inserted_primary_key
    assert key is not None  # an insert of one row has one
    item_id = int(key[0])
    search.index(session, item_id, title=article.title, text=article.text, lang=article.lang)
    if sketch:
        rows = [{"h": h, "item_id": item_id} for h in sorted(set(sketch))]
        connection.execute(_INSERT_FINGERPRINTS, rows)
    return item_id


def relate(
    session: Session, item_id: int, other_id: int, kind: str, why: Resemblance, *, now: datetime, detail: str = ""
) -> None:
    """Note how an item that has just been kept relates to another; see `relations.relate` for those known before."""
    values = {
        "item_id": item_id,
        "other_id": other_id,
        "kind": kind,
        "detail": detail,
        "score": why.score,
        "veto_share": why.veto_share,
        "evidence": evidence_of(why),
        "origin": "rule",
        "made_at": now,
    }
    session.connection().execute(_INSERT_RELATION, values)


def root_of(session: Session, item_id: int) -> tuple[int, datetime]:
    """The item that represents this one, and when it was published; chains are followed."""
    connection, seen = session.connection(), {item_id}
    while True:
        above, published_at = connection.execute(_ABOVE, {"item": item_id}).one()
        if above is None or above in seen:
            return item_id, published_at
        seen.add(above)
        item_id = above


def give_way(session: Session, old_root: int, new_root: int) -> None:
    """From now on `new_root` stands for an item and for everything that it stood for."""
    connection = session.connection()
    for statement in (_GIVE_WAY, _GIVE_WAY_BEHIND):
        connection.execute(statement, {"old": old_root, "new": new_root})
