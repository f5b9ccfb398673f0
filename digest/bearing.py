"""How a sentence bears on others: what it takes as known, whether it looks forward or back. Pure."""

import re
from datetime import date

from digest.days import days
from digest.vocabulary import stem
from digest.wordlists import word_list

_FORWARD = re.compile(
    r"\b(?:will|(?:is|are) due|(?:is|are) to|plans? to|intends? to|aims? to|has announced (?:his|her|its|their)|"
    r"(?:is|are) expected|(?:is|are) scheduled)\b"
)
_DEFINITE = re.compile(
    r"^(?:Meanwhile, )?(?P<the>[Tt]he|[Tt]his|[Tt]hese|[Tt]hat|[Tt]hose|[Ss]uch) (?P<noun>(?:[a-z][\w-]*[ ,]+)+?)"
    r"(?P<verb>has|have|had|is|are|was|were|will|would|could|can|must|should|did|do|does|may|might|"
    r"(?:do|does|did) not|[a-z]+(?:ed|es))\b"
)
_DEMONSTRATIVE = re.compile(r"\b(?:this|these|those|such|that) (?P<noun>[a-z]{4,})\b")
_PRONOUN = re.compile(r"^(?:Meanwhile, )?(?:It|They|He|She|This|These|Those|There|His|Her|Their|Its) ")


def looks_forward(text: str) -> bool:
    """Whether a sentence tells of what is to come."""
    return _FORWARD.search(text) is not None


def is_old(text: str, on: date) -> bool:
    """Whether all that a sentence dates is of an earlier year."""
    named = [day.year for day in days(text) if day.year is not None]
    years = named + [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)]
    return bool(years) and max(years) < on.year - (1 if on.month == 1 else 0)


def leans_on(text: str) -> frozenset[str]:
    """Stems of the nouns that a sentence takes as known ("the vehicle", "that forest"); "*" for a bare pronoun."""
    if _PRONOUN.match(text):
        return frozenset({"*"})
    leaning: set[str] = set()
    match = _DEFINITE.match(text)
    if match is not None:
        nouns = re.findall(r"[a-z][\w-]*", match["noun"])
        points = match["the"].lower() != "the"
        specific = {"of", "in", "for", "on", "at", "from", "between", "by", "that", "who"} & set(nouns)
        if nouns and (points or not (specific or nouns[-1] in word_list("unique.txt"))):
            leaning.add(stem(nouns[-1]))
    for found in _DEMONSTRATIVE.finditer(text):
        word = found.group().split()[0]
        if word == "that" and not text[: found.start()].endswith("that "):
            continue  # "said that miners …", "a bill that would …"
        if found["noun"].endswith("ed") or found["noun"] in {"who", "which", "held", "people"}:
            continue  # "those detained on the river": told by what follows
        leaning.add(stem(found["noun"]))
    return frozenset(leaning)


def stands_alone(text: str, before: list[str]) -> bool:
    """Whether what a sentence takes as known was named in the sentences before it."""
    leaning = leans_on(text)
    if "*" in leaning:
        return False
    known = {stem(word) for sentence in before for word in re.findall(r"[^\W\d_]+", sentence)}
    return leaning <= known
