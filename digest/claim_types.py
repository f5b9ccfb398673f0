"""What a claim is made of: who does what to whom, where, when, how the source puts it, and who says so. Pure."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from digest.english.restate import Restated
from digest.spanish.article import Article
from digest.spanish.mentions import Mention
from digest.spanish.sentences import Parse
from pipeline.types import Evidence, SentenceRole

#: Behind the sense of a claim that was read of a part of its sentence: "otorgar.2/relative".
PIECE = "/"


class Modality(StrEnum):
    """How the source puts it."""

    FACT = "fact"
    INTENTION = "intention"
    DEMAND = "demand"
    ALLEGATION = "allegation"
    DENIAL = "denial"
    ESTIMATE = "estimate"
    COURT = "court"  # a court has so decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who takes part, in the source's words, and as what: agent, patient, or the frame's preposition."""

    role: str
    words: str
    cls: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the source with its unit, a noun or a currency, and its qualifier in English."""

    value: float
    unit: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of the source in one sense. `parse` is what the English is written from."""

    event: str
    sense: str
    actors: tuple[Actor, ...]
    object: str
    place: str
    figures: tuple[Figure, ...]
    on: date | None
    modality: Modality
    speaker: str
    role: SentenceRole
    evidence: Evidence
    is_headline: bool
    parse: Parse | None = None  # of a Spanish sentence
    restated: Restated | None = None  # of an English one
    before: Evidence | None = None  # the sentence that tells who the unsaid subject is
    mentions: tuple[Mention, ...] = ()  # what the item has named before, and persons wherever it names them
    tells_release: bool = False  # the item tells that somebody has been let go
    below: str = ""  # of a headline, the text below it
    article: Article | None = field(default=None, compare=False, repr=False)  # the sentences beside it
    named_in: tuple[tuple[Evidence, str], ...] = ()  # where what it points back to is named, and in which words
    goes_on: bool = False  # what it tells of a happening that has been told of, before that was called by its name
    read_as: str = ""  # a headline in capitals as it was read, or somebody's own words as they are told
    is_reported: bool = False  # it tells somebody's own words, and rests on all of them with who says so

    @property
    def source(self) -> str:
        """The words that were read: the quotation, or a headline in capitals with its case restored."""
        return self.read_as or self.evidence.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A sentence that gave no claim."""

    evidence: Evidence
    reason: str
    missing: tuple[str, ...] = ()
