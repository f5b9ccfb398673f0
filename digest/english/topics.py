"""Topics before a headline's colon that say nothing which the deed behind it does not say as well."""

import re

from digest.english.entries import word_set
from digest.spanish.tree import Clause, phrases_of

#: What is hunted down, or where it happens: of dredges destroyed it says no more than they do.
_IDLE = re.compile(
    r"(?:(?:lucha|operativos?) contra la )?(?:minería|tala|pesca|caza|extracción)(?: \w+)? ilegal|minería informal"
    r"|narcotráfico|contrabando|tráfico (?:ilegal |ilícito )?de \w+|trata de personas"
    r"|corredor (?:minero|vial)(?: (?:del )?sur)?",
    re.IGNORECASE,
)
_DEEDS = word_set("destroy seize arrest raid confiscate find rescue detect release lift evict")


def is_idle_topic(source: str, clause: Clause) -> bool:
    """ "Minería ilegal: destruyen 20 dragas en el río Cenepa": a plain deed at a place, or by those, that is named."""
    topic, colon, _ = source.partition(":")
    if not colon or not _IDLE.fullmatch(topic.strip()) or clause.frame.event not in _DEEDS or clause.also:
        return False
    return any(np.name is not None for np in phrases_of(clause))
