"""The vocabulary that the packages share: frozen values that are handed from one step to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

TOPICS = ("redd", "mining", "titling")
#: Peru's first-level units as INEI writes them; a test holds the gazetteer to it.
DEPARTMENTS = (
    "Amazonas", "Áncash", "Apurímac", "Arequipa", "Ayacucho", "Cajamarca", "Callao", "Cusco", "Huancavelica",
    "Huánuco", "Ica", "Junín", "La Libertad", "Lambayeque", "Lima", "Loreto", "Madre de Dios", "Moquegua", "Pasco",
    "Piura", "Puno", "San Martín", "Tacna", "Tumbes", "Ucayali",
)  # fmt: skip
#: Languages that are read; an item in any other is kept and marked, and takes part in nothing else.
LANGUAGES = ("es", "en", "pt")


class DateSource(StrEnum):
    """Where `published_at` comes from, best first."""

    STRUCTURED = "structured"  # JSON-LD, article:published_time, an API's field
    FEED = "feed"
    PAGE = "page"  # a date printed on the page
    ADDRESS = "address"  # a date in the address
    FIRST_SEEN = "first_seen"  # none found: the time of the crawl
    CLAMPED = "clamped"  # lay in the future: the time of the crawl; the raw one is kept in `published_raw`


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What an outlet published, as extracted; `text` has its paragraphs parted by blank lines."""

    source: str
    url: str
    canonical_url: str
    title: str
    text: str
    lang: str  # ISO 639-1, or "und"
    fetched_at: datetime
    published_at: datetime | None = None
    published_raw: str = ""
    date_source: DateSource = DateSource.FIRST_SEEN
    authors: tuple[str, ...] = ()
    summary: str = ""
    image: str | None = None
    guid: str | None = None
    home_regions: tuple[str, ...] = ()  # of the outlet; the weakest evidence of a place
    peru_only: bool = False  # the outlet writes on Peru alone: the Peru gate is open


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Our record of an article, as the pure modules see it. `id` is opaque to them."""

    id: str
    title: str
    text: str
    lang: str
    url: str = ""
    source: str = ""
    published_at: datetime | None = None
    first_seen_at: datetime | None = None
    home_regions: tuple[str, ...] = ()
    peru_only: bool = False
    topics: tuple[str, ...] = ()  # once it is tagged
    regions: tuple[str, ...] = ()


# --- decide -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FactConflict:
    """A fact token of one text that stands replaced by another in the aligned text."""

    ours: str
    theirs: str
    kind: Literal["figure", "date", "name", "identifier", "number_word"]
    context: str = ""  # the equal words beside it, for the editor


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
    """How alike two texts are, and what speaks against their being one. `score` and `veto_share` lie in 0..1."""

    rule: str  # which rule of docs/decisions on duplicates decided, e.g. "4-aligned"
    score: float
    veto_share: float = 0.0
    conflicts: tuple[FactConflict, ...] = ()
    new_sentences: tuple[str, ...] = ()  # of the newer text, for an update
    why: str = ""  # one plain sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """Nothing stored tells the same. `suggestions`: near misses for the editor, never merged by themselves."""

    suggestions: tuple[tuple[str, Resemblance], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The same address with the same text: nothing to do."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The same address with another text: the outlet edited its article."""

    of: str
    why: Resemblance


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Another address, the same content: a reprint, wire copy or rewrite without new facts."""

    of: str
    kind: Literal["reprint", "rewrite", "shortened"]
    why: Resemblance


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """The same news with new sentences or changed facts: the newest is kept, the difference shown."""

    of: str
    why: Resemblance


@dataclass(frozen=True, slots=True, kw_only=True)
class SameTemplate:
    """A serial notice, or a text with other facts in the same words: an item of its own."""

    of: str
    why: Resemblance
    suggestions: tuple[tuple[str, Resemblance], ...] = ()


Decision = NewItem | Unchanged | Revision | Duplicate | Update | SameTemplate


class Outcome(StrEnum):
    """The one way in which each article that comes in ends; a run's counts add up over these."""

    NEW = "new"
    REVISION = "revision"
    DUPLICATE = "duplicate"
    UPDATE = "update"
    SAME_TEMPLATE = "same_template"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An article that is not stored, with the reason as a fixed word (see docs/operate.md) and a detail."""

    source: str
    url: str
    reason: str
    detail: str = ""


# --- tag --------------------------------------------------------------------------------------------

#: Spans told with a tag: the first say why; an editor reads no more.
MAX_EVIDENCE = 6

TagKind = Literal["topic", "subtopic", "region", "place", "organisation"]


class Tagging(NamedTuple):  # made by the dozen for every item, and a tuple is made in a third of the time
    """One tag with its evidence: the rule that gave it and the span that it matched, in characters."""

    kind: TagKind
    tag: str  # topic or subtopic id, department name, place name, organisation acronym or name
    rule: str
    field: Literal["title", "text", "source"]
    start: int
    end: int
    matched: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """All that the tagger says of one item. `worth` in 0..1 ranks what an editor would want first."""

    topics: tuple[str, ...] = ()
    subtopics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()  # department names, strongest first; ("national",) is never among them
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    peru: bool = False
    worth: float = 0.0
    evidence: tuple[Tagging, ...] = ()


# --- group ------------------------------------------------------------------------------------------


class StoryState(StrEnum):
    NEW = "new"
    GROWING = "growing"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The event that items tell, oldest member first; `headline` is the best member's."""

    id: str
    headline: str
    items: tuple[Item, ...]
    topics: tuple[str, ...] = ()
    subtopics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    worth: float = 0.0
    sources: tuple[str, ...] = ()
    state: StoryState = StoryState.NEW


# --- compose ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a statement rests on: characters `start`..`end` of an item's `title` or `text`, or a context fact."""

    item: str  # an item's id, or "context:<department>/<fact>" for standing background
    quote: str  # exactly those characters
    field: Literal["title", "text", "context"] = "text"
    start: int = 0
    end: int = 0
    source: str = ""
    url: str = ""
    published_on: date | None = None


class Grade(StrEnum):
    """How far a composed sentence may be trusted: only green enters a bulletin by itself."""

    GREEN = "green"
    AMBER = "amber"
    NEUTRAL = "neutral"  # the line from tags and names that is always true


SentenceRole = Literal["news", "background", "position", "outlook", "neutral"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One remark of a checker on a sentence or bulletin. `rule` is the id of the style guide, or of grounding."""

    rule: str
    severity: Literal["error", "warning", "info"]
    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One English sentence with what it rests on."""

    text: str
    role: SentenceRole
    grade: Grade
    evidence: tuple[Evidence, ...]
    story: str = ""
    writer: str = "house"  # house, model:<name>, or editor:<name>
    frame: str = ""  # the frame and sense that wrote it
    formulas: tuple[str, ...] = ()  # derived figures: "402,335.62 ha -> 402,000 hectares (3 digits)"
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What did not get into the text, and why; the editor's list."""

    item: str
    reason: str
    detail: str = ""
    story: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinDraft:
    """One dated text on one region. `paragraphs` is empty when there was too little news; `note` then says so."""

    region: str
    title: str
    dated_on: date
    paragraphs: tuple[tuple[Sentence, ...], ...]
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """One line of a topic section of the weekly edition: one story."""

    topic: str
    sentence: Sentence
    headline: str  # the outlet's own, in its language
    lang: str
    source: str
    url: str
    published_on: date | None = None
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The footer that says what was read: outlets, items, what was held back and why."""

    sources_read: tuple[str, ...] = ()
    sources_down: tuple[str, ...] = ()
    n_items: int = 0
    n_stories: int = 0
    held_back: Mapping[str, int] = field(default_factory=dict)  # reason -> count


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDraft:
    """One weekly digest before approval: its bulletins, sections per topic and coverage."""

    digest: str
    title: str
    period_start_on: date
    period_end_on: date
    bulletins: tuple[BulletinDraft, ...]
    sections: Mapping[str, tuple[TopicLine, ...]] = field(default_factory=dict)
    coverage: Coverage = Coverage()


class DeliveryState(StrEnum):
    """See digest/ledger.py for the moves between them."""

    QUEUED = "queued"
    SENDING = "sending"
    FINAL_DOT = "final_dot"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
