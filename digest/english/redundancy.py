"""What was written of one statement twice, told once."""

import re

from digest.claim_types import PIECE, Claim
from digest.english.variants import is_aside
from pipeline.types import Sentence


def once(written: list[tuple[Sentence, Claim]]) -> list[tuple[Sentence, Claim]]:
    """What was read of a sentence and of a piece of it alike is told once, by the better of the two."""
    kept: list[tuple[Sentence, Claim]] = []
    for sentence, claim in written:
        own = sentence.evidence[0]
        wholes = ((o, c) for o, c in written if PIECE in claim.sense and PIECE not in c.sense)
        is_told = any(
            other.text == sentence.text
            or _holds(other, sentence, claim)
            or (
                _senses(known) == _senses(claim)
                and not claim.sense.endswith(GAPPED)
                and (other.evidence[0].field, other.evidence[0].start) == (own.field, own.start)
            )
            for other, known in (*kept, *wholes)
        )
        if not is_told:
            kept.append((sentence, claim))
    return kept


#: A second statement with the verb of the first.
GAPPED = f"{PIECE}gapped"


def _senses(claim: Claim) -> tuple[str, ...]:
    """The sense of the verb and of those of what is said: "announced that … signed" is not "announced that … left"."""
    clause = claim.parse.clause.complement if claim.parse is not None else None
    said = []
    while clause is not None:
        said.append(clause.frame.id)
        clause = clause.complement
    return (claim.sense.partition(PIECE)[0], *said)


#: A piece of which this share of the words stands in another sentence on the same words adds nothing to it.
_HELD = 0.92


def _holds(other: Sentence, sentence: Sentence, claim: Claim) -> bool:
    """Whether what a piece tells stands in another sentence that rests on the same words."""
    theirs, own = other.evidence[0], sentence.evidence[0]
    if not is_aside(claim) or other is sentence or theirs.field != own.field:
        return False
    if theirs.end <= own.start or own.end <= theirs.start:
        return False
    words = set(_WORD.findall(sentence.text.lower()))
    return len(words & set(_WORD.findall(other.text.lower()))) >= _HELD * len(words)


_WORD = re.compile(r"[\w.,]*\w{4}|\d[\d.,]*")
