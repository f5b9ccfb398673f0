"""Who did what to whom, as far as two sentences on one matter can be told apart by it. Pure."""

import re
from functools import lru_cache

from digest.novelty import content_of

_VERB = r"(?:[a-z]+ed|taken|sold|given|told|met|won|beaten|shot|sought|fought|left|hit|led|paid|sent|bought|caught)"
_DONE = re.compile(
    r"\b(?P<helper>(?:has|have|had|was|were|will|is|are)(?: (?:also|once more|again|not|now|already|be|been))*)"
    rf" (?P<verb>{_VERB}|[a-z]{{3,}})\b"
)
_PASSIVE = re.compile(r"^(?:was|were|is|are)\b|\b(?:be|been)$")
#: Where whom it was done to ends: what for, why and when are no party.
_ENDS = re.compile(r"[,;:]| (?:for|over|after|because|before|since|on|in|at|that|to|from|during|following|despite) ")
_BY = re.compile(r"\bby (?P<agent>[^,;]+)")
#: Words of what others have done: an event, and who is glad or angry about it, are two pieces of news.
_REACTIONS = frozenset(
    ("welcomed", "hailed", "applauded", "praised", "regretted", "lamented", "deplored", "condemned",
     "criticised", "described", "questioned", "rejected", "opposed", "denounced", "thanked")
)  # fmt: skip
#: Words of who answers: what was asked or alleged is the news, and has to be told first.
_ANSWERS = frozenset(("replied", "responded", "retorted", "countered", "reiterated", "clarified"))


def answers(text: str) -> bool:
    """Whether the main verb of an English sentence is one of answering, so that the sentence opens no story."""
    found = _DONE.search(text)
    return found is not None and found["verb"] in _ANSWERS


def reacts(text: str) -> bool:
    """Whether the main verb of an English sentence is one of welcoming or criticising."""
    found = _DONE.search(text)
    return found is not None and found["verb"] in _REACTIONS


@lru_cache(maxsize=4096)
def parties(text: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """The main deed, the words of who did it, and of whom it was done to."""
    found = _DONE.search(text)
    if found is None:
        return "", frozenset(), frozenset()
    before, after = text[: found.start()], text[found.end() :]
    if _PASSIVE.search(found["helper"]):
        by = _BY.search(after)
        return found["verb"], _words(_ENDS.split(by["agent"])[0] if by else ""), _words(before)
    return found["verb"], _words(before), _words(_ENDS.split(after)[0])


def _words(text: str) -> frozenset[str]:
    return content_of(text).words


def are_turned_round(ours: str, theirs: str) -> bool:
    """Whether one has done to the other what the other has done to the one: who sued whom."""
    deed, agent, patient = parties(ours)
    their_deed, their_agent, their_patient = parties(theirs)
    if not deed or deed != their_deed:
        return False
    # what both name on one side, a region or a kind, tells nothing
    ours_done = (agent & their_patient) - patient - their_agent
    theirs_done = (their_agent & patient) - their_patient - agent
    return bool(ours_done and theirs_done)
