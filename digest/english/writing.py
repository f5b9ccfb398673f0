"""What the parts of the realiser share: the words at hand, what it doubts, who owns what."""

from dataclasses import dataclass, field
from datetime import date

from digest.english.entries import Adjective, Noun
from digest.english.inflect import EnglishForms
from digest.english.lexicon import Lexicon
from digest.spanish.tree import NounPhrase, Phrase
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
    spots: list[tuple[str, int, int]] = field(default_factory=list)  # doubts with the tokens that they lie in
    formulas: list[str] = field(default_factory=list)
    owner: NounPhrase | None = None
    owner_verb: str = ""
    has_agent: bool = True
    is_future: bool = False
    is_at_once: bool = False  # what the verb at hand tells was done and over: somebody came in, not was there since
    is_valued: bool = False  # the verb at hand holds something to be important
    is_denied: bool = False  # what follows the verb at hand is denied: "does not have any permit"
    achieves: bool = False  # the infinitive at hand is of something that is done by a day
    outer_owner: NounPhrase | None = None  # who says, wishes or asks what the clause at hand tells
    shared_owner: NounPhrase | None = None  # who "su" may be of, before the subject of a second clause
    tells_past: bool = False  # a verb before this one is in the past
    is_relative: bool = False  # the verb at hand is that of a relative clause, whoever does it
    is_aside: bool = False  # the same, where it tells what somebody or something was doing
    is_freed: bool = False  # the item tells that who was held has been let go
    is_under_way: bool = False  # what the verb at hand tells goes on while it is complained of
    is_at_work: bool = False  # what the verb at hand tells was going on when somebody came
    is_projected: bool = False  # the verb at hand tells a figure of a series
    is_once: bool = False  # what is led is an operation or a meeting, which is over when it is news
    event: str = ""
    lone: tuple[int, int] = (0, 0)  # where what is done is told of, if it is done to one at a time
    is_document: bool = False
    is_event: bool = False
    is_told: bool = False  # a definite mass noun is a known one: "la madera fue decomisada"

    def meet(self, word: Noun | Adjective, np: NounPhrase) -> None:
        """Note a word of `np` that nobody has met in this sense in a sentence fit to print."""
        if not word.is_familiar:
            self.doubt_at(unmet(word.es, word.en), np)

    def doubt_at(self, doubt: str, part: NounPhrase | Phrase) -> None:
        """Note a doubt that goes away where `part` is left off."""
        self.doubts.append(doubt)
        self.spots.append((doubt, part.start, part.end))


def unmet(es: str, en: str) -> str:
    """The doubt about a pairing that is not in familiar.tsv."""
    return f"{UNMET}{es} ({en})"


#: How the doubt about a word begins that is not familiar in its sense.
UNMET = "a word not met so before: "
