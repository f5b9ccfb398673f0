"""Long sentences in the pieces that they are made of, each a short sentence that the grammar may read by itself. Pure.

A relative or participle between commas is taken out of the sentence that holds it, and is told of what it follows; a
second statement of the same subject stands by itself; what only leads in is left off. Who says so goes along with each.
"""

from collections.abc import Sequence

from digest.pieces.behind import behind
from digest.pieces.clausal import clausal
from digest.pieces.further import further_statements
from digest.pieces.gapped import gapped
from digest.pieces.pronouns import hangs
from digest.pieces.seams import Kind, Piece, Seams
from digest.pieces.statements import cores
from digest.pieces.told import told_of
from digest.spanish.chart import Chart
from digest.spanish.guards import is_condition

__all__ = ["FEWEST_TOKENS", "Kind", "Piece", "pieces_of"]

#: A shorter sentence has no asides worth taking out.
FEWEST_TOKENS = 8
_QUOTES = frozenset('“”«»"‘’')


def pieces_of(chart: Chart) -> list[Piece]:
    """The pieces of a sentence: first what it says without its asides, the fullest first, then what these tell."""
    if len(chart) < FEWEST_TOKENS:
        return []
    quoted = _quotations(chart)
    if quoted is None:
        return []
    whole = Seams(chart)
    out: list[Piece] = []
    out += cores(whole)
    out += further_statements(whole, whole.outside)
    out += clausal(whole)
    out += gapped(whole, whole.outside)
    out += behind(whole, whole.outside)
    for aside in whole.asides:
        told = told_of(whole, aside)
        if told is not None:
            out.append(told)
    conditions = _conditions(chart)
    unquoted = [p for p in out if not _QUOTES.intersection(p.text) and not _is_within(p, quoted)]
    # set apart as it was, so that it is known for one
    whole_conditions = [p for p in unquoted if all(p.end <= at or f", {words}" in p.text for at, words in conditions)]
    return [p for p in whole_conditions if not hangs(p, chart)]


def _conditions(chart: Chart) -> list[tuple[int, str]]:
    """Conditions told by "de" and an infinitive ("de concretarse"): where each begins, in characters, and its words."""
    found = [at for at in range(len(chart)) if is_condition(chart, at)]
    return [(chart.tokens[at].start - chart.offset, chart.written(at, at + 2)) for at in found]


def _is_within(piece: Piece, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a piece begins or ends in somebody's own words."""
    return any(start <= piece.start < end or start < piece.end <= end for start, end in quoted)


def _quotations(chart: Chart) -> list[tuple[int, int]] | None:
    """Where quotations begin and end, in characters; None where one of them is left open."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for token in chart.tokens:
        if not _QUOTES.intersection(token.text):
            continue
        place = token.start - chart.offset
        if opened < 0:
            opened = place
        else:
            spans.append((opened, place + 1))
            opened = -1
    return None if opened >= 0 else spans
