"""What the parts of the realiser share: the words at hand, what it doubts, who owns what."""

from dataclasses import dataclass, field
from datetime import date

from digest.english.inflect import EnglishForms
from digest.english.lexicon import Lexicon
from digest.spanish.tree import NounPhrase
from pipeline.errors import MeanwhileError


class CannotWriteError(MeanwhileError):
    """The clause cannot be put into English with certainty; the message says why."""


@dataclass(kw_only=True)
class Writing:
    """The state of one sentence while it is put into English."""

    lexicon: Lexicon
    forms: EnglishForms
    published_on: date | None = None
    is_headline: bool = False
    is_local: bool = False  # the place that the headline names before its colon
    doubts: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    owner: NounPhrase | None = None
    owner_verb: str = ""
    has_agent: bool = True
    is_future: bool = False
    is_valued: bool = False  # the verb at hand holds something to be important
    is_denied: bool = False  # what follows the verb at hand is denied: "does not have any permit"
    achieves: bool = False  # the infinitive at hand is of something that is done by a day
    outer_owner: NounPhrase | None = None  # who says, wishes or asks what the clause at hand tells
    shared_owner: NounPhrase | None = None  # who "su" may be of, before the subject of a second clause
    tells_past: bool = False  # a verb before this one is in the past
    is_aside: bool = False  # the verb at hand is that of a relative clause
    event: str = ""
    is_document: bool = False
    is_event: bool = False
    is_told: bool = False  # a definite mass noun is a known one: "la madera fue decomisada"
