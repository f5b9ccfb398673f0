"""Articles in: read what is near, decide, write, count. Each article is one transaction and ends in one outcome."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from sqlalchemy.orm import Session

from pipeline.dedupe import WINDOW, decide, sketch_of
from pipeline.store import crawling, fingerprints, items, relations
from pipeline.store.database import Database
from pipeline.tables import ItemRow
from pipeline.text import body_hash
from pipeline.types import (
    Article,
    Decision,
    Duplicate,
    Item,
    NewItem,
    Outcome,
    Refused,
    Resemblance,
    Revision,
    SameTemplate,
    Unchanged,
    Update,
)


@dataclass(slots=True)
class TakeIn:
    """Takes articles in and counts how each ended: pass an instance as the crawl's sink."""

    database: Database
    clock: Callable[[], datetime]
    counts: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def __call__(self, arrival: Article | Refused) -> Outcome:
        """Keep or refuse one arrival; when this returns, it is committed."""
        match arrival:
            case Refused():
                with self.database.writing() as session:
                    crawling.refuse(session, arrival, now=self.clock())
                self.refused[arrival.reason] += 1
                outcome = Outcome.REFUSED
            case Article():
                with self.database.writing() as session:
                    outcome, _ = take_in(session, arrival, now=self.clock())
            case _:
                assert_never(arrival)
        self.counts[outcome.value] += 1
        return outcome


def take_in(session: Session, article: Article, *, now: datetime) -> tuple[Outcome, int]:
    """Keep one article within the caller's transaction: its outcome, and the id of the item that holds it."""
    newcomer = Item(
        id="new",
        title=article.title,
        text=article.text,
        lang=article.lang,
        url=article.canonical_url,
        source=article.source,
        published_at=article.published_at or now,
        first_seen_at=now,
    )
    digest, hashes = body_hash(article.text or article.title), sketch_of(newcomer)
    same = items.by_address(session, article.canonical_url)
    near = [] if same else _near(session, digest, hashes, now=now)
    decision = decide(
        newcomer, [items.as_item(row) for row in near], same_address=items.as_item(same) if same else None
    )
    if same is not None:
        return _keep_same(session, same, article, decision, digest, hashes, now=now)
    return _keep_new(session, article, decision, digest, hashes, now=now)


def _near(session: Session, digest: str, hashes: tuple[int, ...], *, now: datetime) -> list[ItemRow]:
    """The stored items worth comparing with: the same text, or most of the sketch in common."""
    since = now - WINDOW
    rows = {row.id: row for row in items.with_body(session, digest, since=since)}
    ids = fingerprints.alike(session, hashes, from_item=items.first_since(session, since))
    for row in items.many(session, [item_id for item_id in ids if item_id not in rows]):
        rows[row.id] = row
    return [rows[item_id] for item_id in sorted(rows)]


def _keep_same(
    session: Session,
    row: ItemRow,
    article: Article,
    decision: Decision,
    digest: str,
    hashes: tuple[int, ...],
    *,
    now: datetime,
) -> tuple[Outcome, int]:
    if not isinstance(decision, Revision):
        return Outcome.UNCHANGED, row.id
    fingerprints.forget(session, row.id, sketch_of(items.as_item(row)))
    items.revise(session, row, article, body_hash=digest, now=now)
    fingerprints.keep(session, row.id, hashes)
    return Outcome.REVISION, row.id


def _keep_new(
    session: Session,
    article: Article,
    decision: Decision,
    digest: str,
    hashes: tuple[int, ...],
    *,
    now: datetime,
) -> tuple[Outcome, int]:
    outcome = _outcome_of(decision)
    row = items.add(session, article, body_hash=digest, outcome=outcome.value, now=now)
    fingerprints.keep(session, row.id, hashes)
    match decision:
        case NewItem(suggestions=suggestions):
            _suggest(session, row.id, suggestions, now=now)
        case Duplicate(of=of, kind=kind, why=why):
            relations.relate(session, row.id, int(of), "duplicate", why, detail=kind, now=now)
            row.represented_by = items.root_of(session, int(of))
        case Update(of=of, why=why):
            relations.relate(session, row.id, int(of), "update", why, now=now)
            items.represent(session, items.root_of(session, int(of)), row.id)
        case SameTemplate(of=of, why=why, suggestions=suggestions):
            relations.relate(session, row.id, int(of), "same_template", why, now=now)
            _suggest(session, row.id, suggestions, now=now)
        case Unchanged() | Revision():
            raise AssertionError("a new address cannot be a revision")
        case _:
            assert_never(decision)
    return outcome, row.id


def _suggest(
    session: Session, item_id: int, suggestions: tuple[tuple[str, Resemblance], ...], *, now: datetime
) -> None:
    for other, why in suggestions:
        relations.relate(session, item_id, int(other), "suggested", why, now=now)


def _outcome_of(decision: Decision) -> Outcome:
    match decision:
        case NewItem():
            return Outcome.NEW
        case Unchanged():
            return Outcome.UNCHANGED
        case Revision():
            return Outcome.REVISION
        case Duplicate():
            return Outcome.DUPLICATE
        case Update():
            return Outcome.UPDATE
        case SameTemplate():
            return Outcome.SAME_TEMPLATE
        case _:
            assert_never(decision)
