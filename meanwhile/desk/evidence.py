"""What a sentence rests on, as its editor sees it: the outlet's paragraph with the supporting words marked."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.english.neutral import neutral_line
from digest.novelty import sentences_in
from digest.trust import doubted
from digest.vocabulary import Vocabulary
from meanwhile.desk.context import Desk
from meanwhile.desk.marks import Piece, marked, supporting
from pipeline.errors import InputError
from pipeline.store import items, search
from pipeline.store.database import Session
from pipeline.store.search import Query
from pipeline.tables import ItemRow
from pipeline.text import sentences
from pipeline.types import EditionDraft, Evidence, Grade, Item, Sentence, Story

#: Items offered for one search, and sentences of each.
N_FOUND, N_SENTENCES = 6, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """One piece of evidence in its surroundings."""

    number: int
    item: int | None
    source: str
    url: str
    published_on: date | None
    lang: str
    before: str
    quote: list[Piece]
    after: str
    is_changed: bool = False  # the outlet has changed its text since
    is_context: bool = False


def items_behind(session: Session, found: Iterable[Sentence]) -> dict[str, ItemRow]:
    """The items that sentences rest on, by id as text."""
    ids = {int(one.item) for sentence in found for one in sentence.evidence if one.item.isdigit()}
    return {str(row.id): row for row in items.many(session, ids)}


def pure_items(rows: Mapping[str, ItemRow]) -> dict[str, Item]:
    """The same as the checkers take them."""
    return {key: items.as_item(row) for key, row in rows.items()}


def evidence_views(
    sentence: Sentence, rows: Mapping[str, ItemRow], outlets: Mapping[str, str], vocabulary: Vocabulary
) -> list[EvidenceView]:
    """All that a sentence rests on."""
    return [
        _view(number, one, rows.get(one.item), sentence, outlets, vocabulary)
        for number, one in enumerate(sentence.evidence)
    ]


def _view(
    number: int,
    one: Evidence,
    row: ItemRow | None,
    sentence: Sentence,
    outlets: Mapping[str, str],
    vocabulary: Vocabulary,
) -> EvidenceView:
    text = "" if row is None else row.title if one.field == "title" else row.text
    stands = bool(text) and text[one.start : one.end] == one.quote
    before = after = ""
    if stands:
        begin = max(text.rfind("\n\n", 0, one.start), 0)
        end = text.find("\n\n", one.end)
        before = text[begin : one.start].lstrip()
        after = text[one.end : end if end >= 0 else len(text)].rstrip()
    source = row.source if row else one.source
    return EvidenceView(
        number=number,
        item=row.id if row else None,
        source=outlets.get(source, source),
        url=row.url if row else one.url,
        published_on=one.published_on,
        lang=row.lang if row else "en",
        before=before[-400:],
        quote=marked(one.quote, supporting(one.quote, sentence.text, vocabulary)),
        after=after[:400],
        is_changed=row is not None and not stands,
        is_context=one.field == "context",
    )


# --- sentences that can be put in -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that the house can write of an item; `key` names it in a form."""

    key: str
    item: int
    sentence: Sentence
    source: str
    is_used: bool

    @property
    def look(self) -> str:
        """What an editor is asked to look at in it, or ""."""
        return doubted(self.sentence) if self.sentence.grade is Grade.AMBER else ""


def key_of(sentence: Sentence) -> str:
    """A short name of a wording."""
    return hashlib.sha256(sentence.text.encode()).hexdigest()[:12]


def candidates(
    desk: Desk, rows: Sequence[ItemRow], tags: Mapping[int, tuple[tuple[str, ...], tuple[str, ...]]], *,
    story: str, used: set[str],
) -> list[Candidate]:  # fmt: skip
    """All wordings of some items: green and amber sentences, then the line that is always true."""
    found: dict[str, Candidate] = {}
    for row in rows:
        item = items.as_item(row)
        topics, regions = tags.get(row.id, ((), ()))
        outlet = desk.outlets.get(row.source, row.source)
        neutral = neutral_line(item, topics=topics, regions=regions, outlet=outlet, story=story)
        for sentence in (*desk.english(item, version=row.version).sentences, neutral):
            key = key_of(sentence)
            found.setdefault(
                key, Candidate(key=key, item=row.id, sentence=sentence, source=outlet, is_used=sentence.text in used)
            )
    return list(found.values())


def texts_of(edition: EditionDraft) -> set[str]:
    """The wordings that an edition has already."""
    return {sentence.text for sentence in sentences_in(edition)}


def stories_used(edition: EditionDraft, bulletin: int) -> set[str]:
    """The stories and items that a bulletin tells of."""
    used: set[str] = set()
    if bulletin < len(edition.bulletins):
        for one in sentences_in(edition.bulletins[bulletin]):
            used |= {f"story:{one.story}"} if one.story else set()
            used |= {f"item:{evidence.item}" for evidence in one.evidence}
    return used


def is_told(story: Story, used: set[str]) -> bool:
    """Whether a bulletin tells of a story."""
    return f"story:{story.id}" in used or any(f"item:{item.id}" in used for item in story.items)


# --- evidence by search -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSentence:
    """A sentence of an item that can be ticked; `mark` says in a form where it lies."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """An item found for evidence."""

    id: int
    title: str
    source: str
    url: str
    lang: str
    published_at: object
    sentences: tuple[FoundSentence, ...]


def find_evidence(session: Session, words: str, outlets: Mapping[str, str]) -> list[FoundItem]:
    """Items that fit some words, with their sentences."""
    if not words.strip():
        return []
    rows = search.find(session, Query(words=words), limit=N_FOUND)
    return [
        FoundItem(
            id=row.id,
            title=row.title,
            source=outlets.get(row.source, row.source),
            url=row.url,
            lang=row.lang,
            published_at=row.published_at,
            sentences=(
                FoundSentence(mark=f"{row.id}:title:0:{len(row.title)}", text=row.title),
                *(
                    FoundSentence(mark=f"{row.id}:text:{span.start}:{span.end}", text=row.text[span.start : span.end])
                    for span in sentences(row.text)[:N_SENTENCES]
                ),
            ),
        )
        for row in rows
    ]


def evidence_from(session: Session, marks: Sequence[str]) -> list[Evidence]:
    """The evidence that was ticked, read anew from the items: a form is not believed."""
    found = []
    for mark in marks[:8]:
        parts = mark.split(":")
        if (
            len(parts) != 4
            or parts[1] not in {"title", "text"}
            or not all(parts[i].isascii() and parts[i].isdigit() and len(parts[i]) < 12 for i in (0, 2, 3))
        ):
            raise InputError(f"{mark!r} is no piece of evidence; tick one of those found")
        row = items.by_id(session, int(parts[0]))
        text = row.title if parts[1] == "title" else row.text
        start, end = int(parts[2]), int(parts[3])
        if not 0 <= start < end <= len(text) or end - start > 2000:
            raise InputError(f"{mark!r} lies outside the item's text; search again")
        found.append(
            Evidence(
                item=str(row.id),
                quote=text[start:end],
                field="title" if parts[1] == "title" else "text",
                start=start,
                end=end,
                source=row.source,
                url=row.url,
                published_on=row.published_at.date(),
            )
        )
    return found
