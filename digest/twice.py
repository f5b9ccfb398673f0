"""Whether two sentences of a bulletin tell one event in different words: of such two a text tells the better. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from digest.contrary import is_at_odds, is_of_others, marks_of
from digest.days import MONTHS, days
from digest.novelty import NUMBERS, content_of
from digest.parties import are_turned_round, reacts
from digest.style_marks import PAST, PERFECT, figures_in
from digest.wordlists import rows_of, word_list
from pipeline.text import figure, fold

#: How much of the lighter of two sentences both must have, by weight, to tell one event; and with one figure or day.
ONE_EVENT, ONE_EVENT_TIED = 0.6, 0.5
#: What is shared must weigh so much at least: three words in common are no event.
LEAST_SHARED = 3.5
#: A figure or a day tells an event apart from others; a name stands in most sentences of its story.
FIGURE, SMALL_FIGURE, DAY, NAME, WORD = 2.0, 1.4, 2.0, 0.6, 1.0
MOST_NAMES = 3
#: A sentence of which less than this share has been told tells something of its own; and with one figure or day.
MOST_TOLD, MOST_TOLD_TIED = 0.45, 0.3
#: What verbs of saying stand for in the table.
_SAYING = "say"

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_][\w’'+-]*")
_IDENTIFIER = re.compile(
    r"\b(?:Block|Lot|Law|Decree|Ordinance|Resolution|Article|Convention|Directive|Route|Agenda|Phase) (?:No\. )?"
    r"(?P<number>\d+)\b(?![,.]\d)"
)
_WHERE = frozenset(("in", "at", "near", "towards", "outside", "from"))
_OF_PLACES = frozenset(
    ("the", "of", "and", "province", "district", "town", "community", "communities", "native", "peasant", "basin",
     "river", "sector", "area", "region", "valley")
)  # fmt: skip
_NOT_COUNTED = frozenset(
    ("and", "or", "of", "to", "in", "on", "at", "by", "per", "for", "from", "with", "than", "that", "a", "an", "the")
)
#: What is told as done, or to come: "have also been evicted", "will evict".
_DEED = re.compile(
    r"\b(?:has|have|had|was|were|will)(?: (?:also|once more|again|not|been|be|now|already))* (?P<verb>[a-z]{3,})\b"
)
#: "30 people", "three of the illegal miners": what is counted. A limit ("more than 1,000") counts nothing apart.
_COUNTED = re.compile(
    rf"(?P<limit>(?:more|less|fewer) than |over |almost |nearly |at least |up to )?"
    rf"\b(?P<figure>\d[\d.,]*\d|\d|{'|'.join(NUMBERS)})\b"
    r" (?:(?:of|the|native|indigenous|peasant|alleged|illegal|other|more) )*(?P<noun>[a-z-]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Event:
    """What a sentence is told apart by: its words as what they stand for, its names, figures and days."""

    text: str
    words: frozenset[str]
    names: frozenset[str]
    head: str  # the first word, which has a capital whatever it is
    figures: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    places: frozenset[str]  # the names that say where
    counted: Mapping[str, frozenset[str]]  # what is counted -> the figures
    at_least: Mapping[str, float]  # what is counted by a limit: "more than 1,000 police"
    at_most: Mapping[str, float]
    deed: str  # what somebody has done, or what was done, as what it stands for; "" where it is only said
    is_reaction: bool  # what was done is to welcome or to criticise what others did
    is_coming: bool
    is_done: bool

    @property
    def weight(self) -> float:
        return _weight(self.words, self.names, self.figures, self.days)

    def shared(self, other: "Event") -> float:
        """The weight of what both have."""
        limits = FIGURE if _fit(self, other) or _fit(other, self) else 0.0
        head = NAME if self.head in other.names or other.head in self.names else 0.0
        return (
            limits
            + head
            + _weight(
                self.words & other.words, self.names & other.names, self.figures & other.figures, self.days & other.days
            )
        )


def _weight(words: frozenset[str], names: frozenset[str], figures: frozenset[str], on: frozenset[str]) -> float:
    return (
        WORD * len(words)
        + NAME * min(MOST_NAMES, len(names))
        + FIGURE * (n_long := sum(len(each) > 1 for each in figures))
        + SMALL_FIGURE * (len(figures) - n_long)
        + DAY * len(on)
    )


@lru_cache(maxsize=4096)
def event_of(text: str, region: str = "") -> Event:
    """The event of a sentence; the region of the bulletin tells nothing apart."""
    told_on = days(text)
    on = frozenset(f"{day.day}/{day.month}" for day in told_on if day.day and day.month)
    figures = {figure(each.text) for each in figures_in(text)}
    words: set[str] = set()
    names: set[str] = set()
    regional = {fold(word) for word in region.split()}
    counted, at_least, at_most = _counted(text)
    marks = marks_of(text)
    for match in _IDENTIFIER.finditer(text):  # "Block 192" is a name
        figures.discard(figure(match["number"]))
        names.add(match["number"])
    tokens = _WORD.findall(text)
    for place, token in enumerate(tokens):
        plain = fold(token)
        if token[0].isdigit() or plain in MONTHS or plain in regional:
            continue
        if token in word_list("wide_names.txt"):
            continue
        if token[0].isupper() and (place or (len(token) > 1 and token.isupper())):
            names.add(plain)
            continue
        if plain.partition("-")[0] in NUMBERS:  # "four", "four-year"
            figures.add(NUMBERS[plain.partition("-")[0]])
            continue
        kind = _kinds().get(plain)
        words |= {kind} if kind else content_of(token).words
    return Event(
        text=text,
        words=frozenset(words),
        names=frozenset(names),
        head=fold(tokens[0]) if tokens else "",
        figures=frozenset(figures),
        days=on,
        months=frozenset(MONTHS & {fold(token) for token in tokens}),
        places=frozenset(_places(tokens) - regional),
        counted=counted,
        at_least=at_least,
        at_most=at_most,
        deed=_deed(text),
        is_reaction=reacts(text),
        is_coming=marks.is_coming,
        is_done=not marks.is_coming and (PERFECT.search(text) or PAST.search(text)) is not None,
    )


def _places(tokens: Sequence[str]) -> set[str]:
    """The names behind a preposition of place: "in Mazuko", "near the town of Iberia"."""
    found: set[str] = set()
    is_place = False
    for token in tokens:
        if token.lower() in _WHERE:
            is_place = True
        elif is_place and token[0].isupper() and fold(token) not in MONTHS and token not in word_list("wide_names.txt"):
            found.add(fold(token))
        elif token not in _OF_PLACES:
            is_place = False
    return found


def _deed(text: str) -> str:
    found = _DEED.search(text)
    verb = found["verb"] if found else ""
    kind = _kinds().get(verb) or "".join(content_of(verb).words)
    return "" if kind == _SAYING else kind


def is_other_deed(ours: Event, theirs: Event) -> bool:
    """Whether somebody has done one thing there, and another here, and no figure or day says that it is one."""
    is_other = ours.deed not in theirs.words and theirs.deed not in ours.words
    is_other = is_other or ours.is_reaction != theirs.is_reaction  # "has welcomed the withdrawal", "has withdrawn"
    return bool(ours.deed and theirs.deed) and is_other and not is_tied(ours, theirs)


def sameness(ours: Event, theirs: Event) -> float:
    """Which share of the lighter sentence both have; 0 where something tells the two apart."""
    if is_at_odds(ours.text, theirs.text) or is_later(ours, theirs) or differ(ours, theirs):
        return 0.0
    if is_other_deed(ours, theirs) or are_turned_round(ours.text, theirs.text):
        return 0.0
    if is_of_others(ours.text, theirs.text, where=False) or is_elsewhere(ours, theirs):
        return 0.0  # five were arrested here, and five there, be it on one day
    shared = ours.shared(theirs)
    lighter = min(ours.weight, theirs.weight)
    return shared / lighter if shared >= LEAST_SHARED and lighter else 0.0


def is_elsewhere(ours: Event, theirs: Event) -> bool:
    """Whether one is told of another place than the other, and nothing shows that both are meant."""
    is_there = bool(ours.places and theirs.places) and not ours.places & theirs.places
    return is_there and not _is_one_place(ours, theirs)


def is_later(ours: Event, theirs: Event) -> bool:
    """Whether one is done and the other is still to come."""
    return (ours.is_coming and theirs.is_done) or (ours.is_done and theirs.is_coming)


def is_one_event(ours: Event, theirs: Event) -> bool:
    """Whether two sentences tell the same; never where they disagree in figures or days."""
    return sameness(ours, theirs) >= (ONE_EVENT_TIED if is_tied(ours, theirs) else ONE_EVENT)


def _fit(limit: Event, exact: Event) -> bool:
    """ "More than 1,000 police" and "1,500 officers"."""
    if not limit.at_least:  # as most; asked of thousands of pairs in an edition
        return False
    return any(
        least < float(told) <= 2 * least
        for noun, least in limit.at_least.items()
        for told in exact.counted.get(noun, ())
        if told.replace(".", "", 1).isdigit()
    )


def _exceed(limit: Event, other: Event) -> bool:
    """ "More than 1,000 police" are not 300, nor "fewer than 1,000"."""
    if not limit.at_least:
        return False
    return any(
        any(float(told) < least for told in other.counted.get(noun, ()) if told.replace(".", "", 1).isdigit())
        or other.at_most.get(noun, least + 1) <= least
        for noun, least in limit.at_least.items()
    )


def is_tied(ours: Event, theirs: Event) -> bool:
    """Whether a day or a figure that both have, no small number and no year, ties them to one event."""
    return bool(ours.days & theirs.days) or _has_one_figure(ours, theirs)


def _has_one_figure(ours: Event, theirs: Event) -> bool:
    if _fit(ours, theirs) or _fit(theirs, ours):
        return True
    figures = ours.figures & theirs.figures
    return any(len(each) > 1 and re.fullmatch(r"(?:19|20)\d\d", each) is None for each in figures)


def _is_one_place(ours: Event, theirs: Event) -> bool:
    """Whether a figure shows that a town and, say, its province are meant by two names of places.

    A dozen may be arrested in two towns in one week; on one day, or by the hundred, it is hardly chance.
    """
    if _fit(ours, theirs) or _fit(theirs, ours):
        return True
    figures = [each for each in ours.figures & theirs.figures if re.fullmatch(r"\d|(?:19|20)\d\d", each) is None]
    return any(re.fullmatch(r"\d\d", each) is None for each in figures) or bool(figures and ours.days & theirs.days)


def is_another(ours: Event, theirs: Event) -> bool:
    """Whether two sentences that are worded alike tell of different people, places or deeds."""
    if are_turned_round(ours.text, theirs.text):
        return True
    has_own = bool(ours.names - theirs.names) and bool(theirs.names - ours.names)
    is_counted_apart = differ(ours, theirs) and has_own
    return is_counted_apart or is_of_others(ours.text, theirs.text) or is_other_deed(ours, theirs)


def adds_much(new: Event, told: Event) -> bool:
    """Whether a fuller telling has so much more that it is worth its words beside the other."""
    return new.shared(told) < new.weight * (MOST_TOLD_TIED if is_tied(new, told) else MOST_TOLD)


#: So much that is new, a name with it, is worth its words though the rest has been told.
NEW_WITH_NAME = 5.0


def adds_a_name(new: Event, told: Event) -> bool:
    """Whether a telling of the same event says so much more, and names what the other does not."""
    return bool(new.names - told.names) and new.weight - new.shared(told) >= NEW_WITH_NAME


def differ(ours: Event, theirs: Event) -> bool:
    """Whether they date the event differently, or count the same things differently: 3 detained are not 30."""
    if ours.days and theirs.days and not ours.days & theirs.days:
        return True
    if not (ours.days and theirs.days) and ours.months and theirs.months and not ours.months & theirs.months:
        return True
    if _exceed(ours, theirs) or _exceed(theirs, ours):
        return True
    for one, other in ((ours.at_least, theirs.at_least), (ours.at_most, theirs.at_most)):
        if one and other and any(other.get(noun, limit) != limit for noun, limit in one.items()):
            return True  # "nearly 50", "nearly 500"
    both = ours.counted.keys() & theirs.counted.keys()
    return any(not ours.counted[noun] & theirs.counted[noun] for noun in both)


#: One of whom there may be several.
_ONE_PERSON = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne) (?:[a-z-]+ )?"
    r"(?P<noun>person|man|woman|child|miner|ranger|logger|leader|worker|farmer|soldier)\b"
)
_SEVERAL = {"person": "people", "man": "men", "woman": "women", "child": "children"}


def _counted(text: str) -> tuple[dict[str, frozenset[str]], dict[str, float], dict[str, float]]:
    """How many of what, exactly, at least and at most."""
    found: dict[str, set[str]] = {}
    at_least: dict[str, float] = {}
    at_most: dict[str, float] = {}
    for match in _COUNTED.finditer(text):
        noun = fold(match["noun"])
        if noun in MONTHS or noun in _NOT_COUNTED:
            continue
        noun, told = _kinds().get(noun, noun), match["figure"].lower()
        plain = NUMBERS.get(told) or figure(told)
        limit = (match["limit"] or "").lower()
        if not limit:
            found.setdefault(noun, set()).add(plain)
        elif plain.replace(".", "", 1).isdigit():
            limits = at_least if limit in {"more than ", "over ", "at least "} else at_most
            limits[noun] = float(plain)
    for match in _ONE_PERSON.finditer(text):
        noun = _SEVERAL.get(match["noun"], f"{match['noun']}s")
        found.setdefault(_kinds().get(noun, noun), set()).add("1")
    return {noun: frozenset(figures) for noun, figures in found.items()}, at_least, at_most


@cache
def _kinds() -> Mapping[str, str]:
    """What each word stands for (digest/words/alike.tsv)."""
    return {fold(word): kind for kind, words in rows_of("alike.tsv", ("stands for", "words")) for word in words.split()}
