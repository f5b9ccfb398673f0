"""What one article of a story denies of what another tells as a fact, read from the Spanish of both. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text import fold, sentences
from pipeline.types import Item, Sentence

#: What an editor is told of a sentence whose contrary somebody maintains.
DENIED = "another article of the story denies it"
_DENIES = re.compile(
    r"\b(?:neg[oó]|niegan?|negaron|neg[aá]ndose|desmint\w+|desmient\w+|descart(?:[oó]|a|an|aron)"
    r"|(?:precis|aclar|rectific)\w* que (?:ningun[ao]? \w+|no|nunca)|(?:no hubo|nunca se)"
    r"|rechaz(?:[oó]|a|an|aron) (?:haber|que haya)|falso que)\b(?P<what>.*)"
)
#: "negó que haya firmado", "niega haber firmado": the deed that is denied.
_DEED = re.compile(r"\b(?:hayan?|hubier[ao]n?|haber|habian?|han?)(?: sido)? (?P<deed>\w+[dst]o\b|\w+[dst][ao]s?\b)")
_WORD = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    ("para", "como", "pero", "sobre", "entre", "desde", "hasta", "este", "esta", "estos", "estas", "haya", "hayan",
     "hubiera", "hubieran", "haber", "habia", "habian", "sido", "region", "empresa", "minera", "compania", "comunidad",
     "distrito", "provincia", "ningun", "ninguna", "alguna", "algun")
)  # fmt: skip
#: Who alleges something is told beside it: that others deny it takes nothing back.
_ALLEGED = re.compile(
    r"\b(?:has|have|had) (?:also )?(?:alleged|said|argued|accused|claimed|warned|reported|denounced|denied|rejected"
    r"|ruled out|clarified|insisted)\b|\b[Aa]ccording to\b|\b(?:not|alleged|allegedly|reportedly)\b"
)
#: So many words of what is denied a sentence must have, and such a share of them.
FEWEST_WORDS, MOST_OF_IT = 2, 0.6


@dataclass(frozen=True, slots=True)
class Denial:
    """The roots of what is denied, the deed among them, and where."""

    item: str
    roots: frozenset[str]
    deed: str


def denials_of(items: Sequence[Item], region: str = "") -> list[Denial]:
    """What the headlines and sentences of some articles deny."""
    found = []
    for item in items:
        for text in (item.title, *(span.text for span in sentences(item.text))):
            match = _DENIES.search(fold(text))
            if match is None:
                continue
            what = match["what"]
            roots = _roots(what) - _roots(fold(region))
            deed = _DEED.search(what)
            first = next((word for word in _WORD.findall(what) if word not in _EMPTY), "")
            found.append(Denial(item=item.id, roots=roots, deed=_root(deed["deed"] if deed else first)))
    return found


def is_denied(sentence: Sentence, denials: Sequence[Denial]) -> bool:
    """Whether another article denies what a sentence tells, and nobody is told to say it."""
    if _ALLEGED.search(sentence.text) or not sentence.evidence:
        return False
    quote = fold(sentence.evidence[0].quote)
    if _DENIES.search(quote):
        return False
    roots = _roots(quote)
    return any(
        denial.item != sentence.evidence[0].item
        and denial.deed in roots
        and not _is_beside(denial.deed, quote)
        and len(shared := denial.roots & roots) >= FEWEST_WORDS
        and len(shared) / len(denial.roots) >= MOST_OF_IT
        for denial in denials
    )


def _is_beside(root: str, quote: str) -> bool:
    """ "inspected the river after the spill": the sentence tells something else, and mentions it."""
    plain = quote.replace("ue", "o").replace("ie", "e")
    return re.search(rf"\b(?:tras|por|contra|ante|sobre|despos de|logo de)(?: \w+){{0,3}} {root}", plain) is not None


def _roots(text: str) -> frozenset[str]:
    return frozenset(_root(word) for word in _WORD.findall(text) if word not in _EMPTY)


def _root(word: str) -> str:
    """The beginning of a word, the same in "acuerdo" and "acordaron", "pide" and "pedido"."""
    plain = re.sub(r"^pid", "ped", word.replace("ue", "o").replace("ie", "e"))
    return "mor" if re.match(r"mor[it]|mur[ie]", plain) else plain[:4]
