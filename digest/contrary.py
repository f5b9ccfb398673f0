"""What keeps two sentences apart though most of their words agree: not so, perhaps, the contrary, of others. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from digest.days import MONTHS
from digest.wordlists import rows_of, word_list
from pipeline.text import fold

_NEGATED = re.compile(
    r"\b(?:(?:can)?not(?! only\b)|[Nn]o(?!\. ?\d)|[Nn]ever|[Nn]obody|[Nn]one)\b|n’t\b|\bfail(?:s|ed)? to\b"
    r"|\bden(?:y|ies|ied)\b|\brefuse[sd]? to\b|\bruled out\b|\b(?:yet|unable) to\b"
)
#: What may be, is said to be, or was only tried. "May" is a month; "alleged miners" are as others call miners.
_DOUBTED = re.compile(
    r"\b(?:could|may|might|allegedly|alleged to|reportedly|apparently|possibly|probably|likely|presumably|perhaps"
    r"|(?:suspected|believed|accused) (?:of|to)|(?:tried|attempted|threatened) to|would(?! be held\b))\b"
)
#: What somebody wants, which is not done by that.
_ASKED = re.compile(
    r"\b(?:has|have|had|and|who) (?:also |once more |again )?(?:asked|demanded|urged|requested|proposed"
    r"|called (?:for|on))\b|\b(?:must|should)\b"
)
_COMING = re.compile(r"\b(?:will|(?:is|are) (?:due|to|expected|scheduled)|plans? to|intends? to)\b")
_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_][\w’'+-]*|[,;:]")
_WHERE = frozenset(("in", "at", "near", "towards", "outside", "from"))
#: Through these a name belongs to the word before: "the community of the …".
_THROUGH = frozenset(("of", "the", "a", "an", "named", "called", "native", "peasant", "indigenous"))
_WITHIN_NAMES = frozenset(("de", "del", "la", "las", "los", "el", "and", "y", ","))
#: Words before a name that say nothing of it, or only who tells: two outlets ask two people about one event.
_NO_ROLE = frozenset(("to", "and", "or", "that", "with", "as", "for", "on", "than", ",", ";", ":"))
_ANYWHERE = frozenset(("Peru", "Peruvian", "Meanwhile", "Amazonian", "Andean"))


@dataclass(frozen=True, slots=True)
class Marks:
    """What of a sentence another one may contradict."""

    is_negated: bool
    is_doubted: bool
    is_asked: bool
    is_coming: bool
    sides: frozenset[tuple[int, int]]  # of each pair of opposites, the side of which it has a word
    nations: frozenset[str]
    named: Mapping[str, frozenset[str]]  # the word before a name -> the names


@lru_cache(maxsize=4096)
def marks_of(text: str) -> Marks:
    """The marks of an English sentence."""
    tokens = _TOKEN.findall(text)
    wide = word_list("wide_names.txt")
    return Marks(
        is_negated=_NEGATED.search(text) is not None,
        is_doubted=_DOUBTED.search(text) is not None,
        is_asked=_ASKED.search(text) is not None,
        is_coming=_COMING.search(text) is not None,
        sides=frozenset(side for token in tokens for side in _sides().get(fold(token), ())),
        nations=frozenset(each for each in tokens if each in wide and each not in _ANYWHERE and each not in _TIMES),
        named=_named(tokens),
    )


def is_at_odds(ours: str, theirs: str) -> bool:
    """Whether one says what the other denies, only supposes, only asks for, or the contrary of it."""
    one, other = marks_of(ours), marks_of(theirs)
    if one.is_negated != other.is_negated or one.is_asked != other.is_asked:
        return True
    # "has said that it would" is told as "will" as well
    is_doubted = one.is_doubted != other.is_doubted and not (one.is_coming or other.is_coming)
    return is_doubted or is_opposed(ours, theirs)


def is_opposed(ours: str, theirs: str) -> bool:
    """Whether one tells the opposite: suspended, and resumed. What tells both is opposed to neither."""
    one, other = marks_of(ours).sides, marks_of(theirs).sides
    return any(
        (pair, 1 - side) in other and (pair, 1 - side) not in one and (pair, side) not in other for pair, side in one
    )


def is_of_others(ours: str, theirs: str, *, where: bool = True) -> bool:
    """Whether they name others in the same place: another leader, community, river, nation.

    `where`: another place as well; one event is told as in a town, and as in its province.
    """
    one, other = marks_of(ours), marks_of(theirs)
    if one.nations and other.nations and not one.nations & other.nations:
        return True
    return any(
        _are_others(names, other.named[role])
        for role, names in one.named.items()
        if role in other.named and (where or role != "in")
    )


def _are_others(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether no name is among both; an acronym may be that of a name written out."""
    return not ours & theirs and all(map(str.isupper, ours)) == all(map(str.isupper, theirs))


_TIMES = frozenset(map(str.capitalize, MONTHS)) | frozenset(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)


def _named(tokens: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """The names behind each word: "the leader Ana Ríos", "in Iberia"; none before one that opens it."""
    found: dict[str, set[str]] = {}
    role = ""
    for place, token in enumerate(tokens):
        is_name = token[0].isupper() and token not in _TIMES and token not in word_list("wide_names.txt")
        if place == 0:
            following = tokens[1] if len(tokens) > 1 else ""
            is_name = is_name and (token[1:].isupper() or (following[:1].isupper() and token not in _OPENERS))
        if token[0].isdigit() and role and tokens[place - 1][0].isupper():
            found.setdefault(fold(tokens[place - 1]), set()).add(token)  # "Block 76"
        elif is_name:
            role = role or _role(tokens[:place])
            if role:
                found.setdefault(role, set()).add(token)
        elif token.lower() not in _WITHIN_NAMES:
            role = ""
    return {role: frozenset(names) for role, names in found.items()}


_OPENERS = frozenset(("The", "A", "An", "In", "On", "At", "Near", "According", "Some", "After", "Before", "During"))


def _role(before: Sequence[str]) -> str:
    """The word that says what is named."""
    if not before:
        return "^"
    through = [token for token in before if token.lower() not in _THROUGH]
    last = through[-1].lower() if through else ""
    if not last or last in _NO_ROLE or last[0].isdigit() or through[-1] in _TIMES:
        return ""
    return "in" if last in _WHERE else fold(last)


@cache
def _sides() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Each word with the pairs of opposites in which it stands, and on which side (digest/words/opposed.tsv)."""
    found: dict[str, list[tuple[int, int]]] = {}
    for pair, row in enumerate(rows_of("opposed.tsv", ("words", "their opposites"))):
        for side, words in enumerate(row):
            for word in words.split():
                found.setdefault(fold(word), []).append((pair, side))
    return {word: tuple(sides) for word, sides in found.items()}
