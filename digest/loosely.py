"""Sentences of a text that no frame fits as it stands, read once more by wider frames: for an editor. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from digest.claim_types import PIECE, Claim, Unread
from digest.english.lexicon import Lexicon
from digest.spanish.chart import Chart

#: What the editor is asked about a sentence that was read so.
NOTE = "amber: a sentence that is read loosely"
#: Tokens of a sentence that is read again; a longer one seldom gives more, and takes the longest.
LONGEST = 24
#: Reads a sentence, whole and in its pieces, by a lexicon, with so many parses to be tried.
Reader = Callable[[Lexicon], list[Claim | Unread]]


def is_to_be_read_again(read: Sequence[Claim | Unread]) -> bool:
    """Whether a sentence gave nothing of what it says itself: at most what an aside tells, or its unsure beginning."""
    for one in read:
        if isinstance(one, Unread):
            if one.reason not in {"no parse", "words missing from the lexicon"}:
                return False
        elif one.parse is not None and not one.parse.is_unsure and not one.sense.endswith(f"{PIECE}relative"):
            return False
    return True


def read_again(read: list[Claim | Unread], chart: Chart, by: Reader) -> list[Claim | Unread]:
    """What was read of a sentence, with what wider frames give of it."""
    if len(chart.tokens) > LONGEST or not is_to_be_read_again(read):
        return read
    found = by(replace(chart.lexicon, frames=chart.lexicon.wide_frames))
    claims = [_noted(c) for c in found if isinstance(c, Claim) and c.parse is not None and not c.parse.is_unsure]
    mine = [c for c in claims if not c.sense.endswith(f"{PIECE}relative")]
    if not mine:
        return read
    return [*(c for c in read if isinstance(c, Claim)), *mine]


def _noted(claim: Claim) -> Claim:
    assert claim.parse is not None
    clause = claim.parse.clause
    parse = replace(claim.parse, clause=replace(clause, notes=(*clause.notes, NOTE)))
    return replace(claim, parse=parse)
