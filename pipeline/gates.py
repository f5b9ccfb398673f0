"""The gates before a topic: is it about Peru, and is it not about a match or a show."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reader import Reading, covered, folder_kinds
from pipeline.terms import Span
from pipeline.vocabulary import Lexicon

_TITLE = 3.0
#: how many cues of sport in a text without one in the title make it sport
_MATCH_REPORT = 4


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether an item may have topics, and why not."""

    open: bool
    peru: bool
    sport: bool
    why: str


def gate(reading: Reading, lexicon: Lexicon, *, admin: bool) -> Gate:
    """Judge an item; `admin`: it names an administrative unit of Peru."""
    kinds = folder_kinds(reading.item.url, lexicon.gazetteer.reading.folders)
    sport = "sport" in kinds or _is_sport(reading)
    peru, why = _peru(reading, lexicon, admin=admin, abroad="abroad" in kinds)
    if sport:
        return Gate(False, peru, True, "sport")
    if any(reading.place(found.span[0]) == "title" for found in reading.of("show", "show")):
        return Gate(False, peru, False, "show")
    return Gate(peru, peru, False, why)


def _is_sport(reading: Reading) -> bool:
    places = [reading.place(found.span[0]) for found in reading.of("sport", "sport")]
    return "title" in places or len(places) >= _MATCH_REPORT


def _peru(reading: Reading, lexicon: Lexicon, *, admin: bool, abroad: bool) -> tuple[bool, str]:
    item = reading.item
    ours = _weight(reading, "peru", "peru") + sum(
        _TITLE if reading.place(span[0]) == "title" else 1.0
        for atom in reading.atoms.keys() & lexicon.gazetteer.peruvian
        for span in reading.atoms[atom]
    )
    capital = [found.span for found in reading.of("capital", "capital")]
    foreign = {owner: _weight(reading, "abroad", owner, capital) for role, owner in reading.met if role == "abroad"}
    theirs = max(foreign.values(), default=0.0)
    if item.peru_only:
        return True, "the outlet writes on Peru alone"
    in_title = any(reading.place(found.span[0]) == "title" for found in reading.of("peru", "peru"))
    if (country := _dateline(reading)) and not in_title:
        return False, f"{country} is the dateline"
    if admin:
        return True, "a place of Peru is named"
    if in_title and theirs <= 3 * ours:
        return True, "the title names Peru"
    if reading.of("shared", "shared") and theirs <= _TITLE:
        return True, "what is said holds for Peru too"
    if theirs > ours:
        return False, f"{max(foreign, key=lambda name: foreign[name])} is named more often than Peru"
    if ours:
        return True, "Peru is named"
    if abroad:
        return False, "filed under abroad"
    if item.home_regions or item.lang in ("es", "und", ""):
        return True, "nothing speaks for another country"
    return False, "nothing speaks for Peru"


def _dateline(reading: Reading) -> str:
    """The other country with which the title opens: "Colombia: …", "Brasil | …"."""
    for role, owner in reading.met:
        if role != "abroad":
            continue
        for found in reading.of(role, owner):
            end = found.span[1] - 1
            if not reading.line[: found.span[0] - 1].strip(' “"«¡¿') and reading.line[end : end + 2].lstrip()[
                :1
            ] in tuple(":|–—"):
                return owner
    return ""


def _weight(reading: Reading, role: str, owner: str, blanks: Sequence[Span] = ()) -> float:
    spans = [found.span for found in reading.of(role, owner) if not (blanks and covered(found.span, blanks))]
    return sum(_TITLE if reading.place(span[0]) == "title" else 1.0 for span in spans)
