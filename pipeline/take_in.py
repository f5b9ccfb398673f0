"""Articles in: read what is near, decide, write, count. Each article is one transaction and ends in one outcome."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from sqlalchemy.orm import Session

from pipeline.dedupe import WINDOW, decide, leads, sketch_of
from pipeline.store import arrivals, crawling, fingerprints, items
from pipeline.store.database import Database
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
                with self.database.noting() as session:
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
    same = arrivals.at_address(session, article.canonical_url)
    near = [] if same else arrivals.near(session, digest, hashes, now=now, window=WINDOW)
    decision = decide(newcomer, near, same_address=same)
    if same is not None:
        return _keep_same(session, same, article, decision, digest, hashes, now=now)
    return _keep_new(session, newcomer, article, decision, digest, hashes, now=now)


def _keep_same(
    session: Session,
    stored: Item,
    article: Article,
    decision: Decision,
    digest: str,
    hashes: tuple[int, ...],
    *,
    now: datetime,
) -> tuple[Outcome, int]:
    item_id = int(stored.id)
    if not isinstance(decision, Revision):
        return Outcome.UNCHANGED, item_id
    fingerprints.forget(session, item_id, sketch_of(stored))
    items.revise(session, items.by_id(session, item_id), article, body_hash=digest, now=now)
    fingerprints.keep(session, item_id, hashes)
    return Outcome.REVISION, item_id


def _keep_new(
    session: Session,
    newcomer: Item,
    article: Article,
    decision: Decision,
    digest: str,
    hashes: tuple[int, ...],
    *,
    now: datetime,
) -> tuple[Outcome, int]:
    outcome = _outcome_of(decision)
    root: int | None = None
    is_leading = False
    if isinstance(decision, Duplicate | Update):
        root, published_at = arrivals.root_of(session, int(decision.of))
        standing = Item(id=str(root), title="", text="", lang="", published_at=published_at)
        is_leading = isinstance(decision, Update) and leads(newcomer, standing)
    item_id = arrivals.keep(
        session,
        article,
        digest=digest,
        sketch=hashes,
        outcome=outcome.value,
        represented_by=None if is_leading else root,
        now=now,
    )
    if is_leading and root is not None:
        arrivals.give_way(session, root, item_id)
    match decision:
        case NewItem(suggestions=suggestions):
            _suggest(session, item_id, suggestions, now=now)
        case Duplicate(of=of, kind=kind, why=why):
            arrivals.relate(session, item_id, int(of), "duplicate", why, detail=kind, now=now)
        case Update(of=of, why=why):
            arrivals.relate(session, item_id, int(of), "update", why, now=now)
        case SameTemplate(of=of, why=why, suggestions=suggestions):
            arrivals.relate(session, item_id, int(of), "same_template", why, now=now)
            _suggest(session, item_id, suggestions, now=now)
        case Unchanged() | Revision():
            raise AssertionError("a new address cannot be a revision")
        case _:
            assert_never(decision)
    return outcome, item_id


def _suggest(
    session: Session, item_id: int, suggestions: tuple[tuple[str, Resemblance], ...], *, now: datetime
) -> None:
    for other, why in suggestions:
        arrivals.relate(session, item_id, int(other), "suggested", why, now=now)


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
