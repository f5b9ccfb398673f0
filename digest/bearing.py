"""How a sentence bears on others: what it takes as known, whether it looks forward or back. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from digest.days import days
from digest.wordlists import rows_of, word_list
from pipeline.text import fold

_FORWARD = re.compile(
    r"\b(?:(?<!that )(?<!which )(?<!who )will|(?:is|are) due|(?:is|are) to|plans? to|intends? to|aims? to|"
    r"has announced (?:his|her|its|their)|(?:is|are) expected|(?:is|are) scheduled)\b"
)
#: "has annulled titles that had been granted in 2012": what has happened is new, whatever happened before it.
_HISTORY = re.compile(r"(?P<news>^[^,]*?\b(?:has|have) (?:been )?\w+ed\b.*?) (?:that|which|who) (?:had|was|were) .*$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*|[,;:()“”]")
_DETERMINERS = frozenset({"the", "this", "these", "that", "those", "such"})
#: What may follow a noun to say which one is meant.
_TELLS_WHICH = frozenset({"of", "in", "for", "on", "at", "from", "between", "by", "near", "along", "against", "to"})
#: "those held", "this week": what follows or the date line tells which.
_POINTED = frozenset({"who", "which", "held", "people", "that", "year", "month", "week", "time", "morning"})
_CLAUSES = frozenset({"that", "who", "which", "where", "whose"})
_ADJECTIVE = re.compile(
    r"(?:al|ed|ic|ive|ous|an|ary|ent|ant|able|ible|ish|new|current|same|first|last|local|main|late)$"
)
_DEMONSTRATIVE = re.compile(r"\b(?P<word>this|these|those|such|that) (?=(?P<noun>[a-z]{3,})\b)")
#: "said that that forest", "a fund for that end": what stands before a "that" which points to something.
_BEHIND_WHAT_POINTS = re.compile(r"\b(?:that|for|of|on|to|by|with|from|at|under|against) $")
_PRONOUN = re.compile(
    r"^(?:Meanwhile, )?(?:It(?! (?:is|was|has been) \w+ed (?:that|to)\b)|They|He|She|This|These|Those|There|His|Her"
    r"|Their|Its) "
)


def looks_forward(text: str) -> bool:
    """Whether a sentence tells of what is to come."""
    return _FORWARD.search(text) is not None


def is_old(text: str, on: date) -> bool:
    """Whether all that a sentence dates is of an earlier year, the history of what it tells of aside."""
    text = _HISTORY.sub(r"\g<news>", text)
    told = days(text)
    if any(day.year is None for day in told):
        return False  # a day of this year
    named = [day.year for day in told if day.year is not None]
    years = named + [int(year) for year in re.findall(r"(?<!since )\b(?:19|20)\d\d\b", text)]
    return bool(years) and max(years) < on.year - (1 if on.month == 1 else 0)


def leans_on(text: str) -> frozenset[str]:
    """Nouns that a sentence takes as known ("the vehicle", "that forest"), as stems; "*" for a bare pronoun."""
    if _PRONOUN.match(text):
        return frozenset({"*"})
    leaning = {found.noun for found in _definites(text) if found.is_subject and not found.is_anchored}
    for match in _DEMONSTRATIVE.finditer(text):
        word = match["word"]
        if word == "that" and _BEHIND_WHAT_POINTS.search(text[: match.start()]) is None:
            continue  # "said that miners …", "a bill that would …"
        if match["noun"].endswith("ed") or match["noun"] in _POINTED:
            continue  # "those detained on the river": told by what follows
        leaning.add(match["noun"])
    return frozenset(_key(noun) for noun in leaning)


def loosely_known(text: str) -> int:
    """How many things a sentence calls "the …" beside its subject without saying which: readers have to guess."""
    return sum(not found.is_subject and not found.is_anchored for found in _definites(text))


def stands_alone(text: str, before: Sequence[str]) -> bool:
    """Whether what a sentence takes as known was named in the sentences before it."""
    return not left_open(text, before)


def left_open(text: str, before: Sequence[str]) -> frozenset[str]:
    """The nouns that a sentence takes as known and the sentences before it have not named; "*" for a bare pronoun."""
    leaning = leans_on(text)
    if "*" in leaning:
        return leaning
    told = _told(before)
    return leaning - told - _owned_by(text, told)


def _owned_by(text: str, told: frozenset[str]) -> frozenset[str]:
    """What a sentence calls "the … of the …" of what has been told: a company has an administrator."""
    return frozenset(_key(found.noun) for found in _definites(text) if found.by and _key(found.by) in told)


def takes_up(text: str, before: Sequence[str]) -> bool:
    """Whether everything that a sentence calls "the …", subject or not, was told in the sentences before it."""
    if _PRONOUN.match(text):
        return False
    leaning = {_key(found.noun) for found in _definites(text) if not found.is_anchored} | leans_on(text)
    told = _told(before) | {_key(noun) for noun in word_list("unique.txt")}
    return leaning <= told | _owned_by(text, told)


def _told(before: Sequence[str]) -> frozenset[str]:
    """The nouns that some sentences have made known: what they name, and what they imply."""
    words = frozenset().union(*map(_words_of, before))
    return words | {noun for noun, behind in _implied() if not words.isdisjoint(behind)}


@lru_cache(maxsize=1024)  # the same few stand before many a sentence that is tried
def _words_of(sentence: str) -> frozenset[str]:
    return frozenset(map(_key, re.findall(r"[^\W\d_]+", sentence)))


@cache
def _implied() -> tuple[tuple[str, frozenset[str]], ...]:
    """What may be called "the …" after which words (digest/words/implied.tsv)."""
    rows = rows_of("implied.tsv", ("noun", "words"))
    return tuple((_key(noun), frozenset(_key(word) for word in words.split())) for noun, words in rows)


def names_something(text: str, quotes: Sequence[str] = ()) -> bool:
    """Whether a sentence names a place, body or person, so that it says of itself where or who; Peru is too wide."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text.removeprefix("Meanwhile, "))
    named = [word for word in words[1:] if word[:1].isupper() and word not in word_list("wide_names.txt")]
    if named or not words:
        return bool(named)
    # At the head every word has a capital; a name is spelled as in the Spanish source, a common word is not.
    theirs = {fold(word) for quote in quotes for word in re.findall(r"[^\W\d_]+", quote)}
    return words[0] not in word_list("wide_names.txt") and len(words[0]) > 3 and fold(words[0]) in theirs


@dataclass(frozen=True, slots=True)
class _Definite:
    """One "the …" of a sentence."""

    noun: str
    is_subject: bool
    is_anchored: bool
    by: str = ""  # "the administrator of the company" is known where the company is


@lru_cache(maxsize=1024)
def _definites(text: str) -> tuple[_Definite, ...]:
    """Each "the …", as the subject or in the phrase that opens the sentence, or elsewhere."""
    words = [match.group() for match in _WORD.finditer(text.removeprefix("Meanwhile, "))]
    found = []
    for place, word in enumerate(words):
        if word.lower() not in _DETERMINERS or (word.lower() == "that" and place > 0):
            continue
        end, noun = _noun_phrase(words, place + 1)
        if not noun:
            continue
        is_opening = place == 0 or (place == 1 and words[0][:1].isupper() and words[0].lower() in _TELLS_WHICH)
        points = word.lower() != "the"
        anchored = not points and _is_anchored(words, place + 1, end, noun)
        if is_opening or not points:
            by = "" if points or anchored else _owner(words, end, noun)
            found.append(_Definite(noun, is_opening, anchored, by))
    return tuple(found)


def _owner(words: Sequence[str], end: int, noun: str) -> str:
    """ "the boundaries of the territory": of what, where that is called "the …" in its turn and says no more of it."""
    if words[end - 1 : end + 2] != [noun, "of", "the"]:
        return ""
    last, owner = _noun_phrase(words, end + 2)
    return "" if words[last : last + 1] == ["of"] else owner


def _noun_phrase(words: Sequence[str], start: int) -> tuple[int, str]:
    """Where the phrase behind a determiner ends, and its last noun; "" when there is none."""
    end = start
    while (
        end < len(words)
        and words[end].lower() not in word_list("phrase_ends.txt")
        and (words[end][0].isalpha() or words[end][0].isdigit())
    ):
        end += 1
    run = [word for word in words[start:end] if word[0].isalpha()]
    if not run:
        return end, ""
    # "the current reserve extends": the verb has no mark of its own, so the noun is the word before it
    is_verb = (
        len(run) > 1 and re.search(r"(?:[^s]s|ed)$", run[-1]) and run[-1].islower() and not _ADJECTIVE.search(run[-2])
    )
    return end, (run[-2] if is_verb else run[-1])


def _is_anchored(words: Sequence[str], start: int, end: int, noun: str) -> bool:
    """Whether the phrase says which one is meant: by a name, by what follows, or because there is only one."""
    inside = words[start:end]
    if any(word[:1].isupper() and word not in word_list("wide_names.txt") for word in inside) or fold(
        noun
    ) in word_list("unique.txt"):
        return True
    if end >= len(words):
        return False
    if words[end].lower() in _CLAUSES:
        return True
    if words[end].lower() not in _TELLS_WHICH or words[end - 1] != noun:
        return False
    complement = words[end + 1 : end + 9]
    if complement and complement[0].lower() not in _DETERMINERS:
        return True  # "the displacement of miners", "the valley of Tambo"
    return any(word[:1].isupper() and word not in word_list("wide_names.txt") for word in complement) or any(
        fold(word) in word_list("unique.txt") for word in complement[:6]
    )


@lru_cache(maxsize=8192)
def _key(noun: str) -> str:
    """By which two mentions agree: the word without its genitive, number kept ("communities" name no "community")."""
    return re.sub(r"['’]s?$", "", fold(noun))
