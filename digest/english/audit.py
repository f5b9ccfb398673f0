"""A check of the English against the Spanish that knows nothing of the parse: figures, names, negation, guard words."""

import re
from dataclasses import dataclass

from digest.claims import Claim
from digest.spanish.figures import number_of
from digest.spanish.tokens import fold, tokenise


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What speaks against a sentence: `fatal` forbids it, `doubts` make it amber."""

    fatal: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


_NEGATION = re.compile(r"\b(no|ni|nunca|jamás|tampoco|sin|ningún|ninguna|nadie|nada)\b", re.IGNORECASE)
_ENGLISH_NEGATION = re.compile(
    r"\b(not|no|never|neither|nor|without|none|nobody|nothing|un\w+|in\w+|lack\w*)\b", re.IGNORECASE
)
_HEDGE = re.compile(r"\b(presunt\w+|supuest\w+|habría[n]?|podría[n]?|aparentemente|posible\w*)\b", re.IGNORECASE)
_ENGLISH_HEDGE = re.compile(
    r"\b(alleged\w*|reported\w*|apparent\w*|suspected|could|might|may|possible|possibly|would)\b", re.IGNORECASE
)


def audit(claim: Claim, text: str) -> Faults:
    """What the English lost of, or added to, the part of the source that it renders."""
    fatal: list[str] = []
    doubts: list[str] = []
    source = claim.evidence.quote
    cut = claim.parse.cut_at
    if cut >= 0:
        tokens = tokenise(source)
        source = source[: tokens[cut].start]
        doubts.append("cut") if claim.parse.clause.verb.voice == "se" else None
    if bool(_NEGATION.search(source)) != bool(_ENGLISH_NEGATION.search(text)) and _NEGATION.search(source):
        fatal.append("negation lost")
    if _HEDGE.search(source) and not _ENGLISH_HEDGE.search(text):
        fatal.append("hedge lost")
    fatal.extend(_figures(source, text))
    if not _has_content(claim, text):
        fatal.append("nothing said")
    return Faults(fatal=tuple(fatal), doubts=tuple(doubts))


def _figures(source: str, text: str) -> list[str]:
    theirs = _values(text)
    faults = []
    for token in tokenise(source):
        if not token.text[:1].isdigit():
            continue
        value = number_of(token.text)
        if value is None or token.text in text or _near(value, theirs):
            continue
        faults.append(f"figure lost: {token.text}")
    return faults


_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}


def _values(text: str) -> list[float]:
    found = [float(m.replace(",", "")) for m in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)]
    found += [float(v) for w, v in _WORDS.items() if re.search(rf"\b{w}\b", text, re.IGNORECASE)]
    return found


def _near(value: float, others: list[float]) -> bool:
    return any(abs(value - o * scale) <= 0.006 * max(value, 1) for o in others for scale in (1, 1e3, 1e6, 1e-3))


def _has_content(claim: Claim, text: str) -> bool:
    clause = claim.parse.clause
    return (
        bool(
            clause.object
            or clause.arguments
            or clause.complement
            or clause.adjuncts
            or claim.parse.place
            or (clause.subject and (clause.subject.name or clause.subject.phrases or clause.subject.quantity))
        )
        and len(text.split()) >= 4
    )


def folded_words(text: str) -> set[str]:
    """The words of a text, folded; for comparing names."""
    return {fold(t.text) for t in tokenise(text) if t.is_word}
