"""Long sentences in the pieces that they are made of, each a short sentence that the grammar may read by itself. Pure.

A relative or participle between commas is taken out of the sentence that holds it, and is told of what it follows; a
second statement of the same subject stands by itself; what only leads in is left off. Who says so goes along with each.
"""

from digest.pieces.further import further_statements
from digest.pieces.seams import Kind, Piece, Seams
from digest.pieces.statements import cores
from digest.pieces.told import told_of
from digest.spanish.chart import Chart

__all__ = ["FEWEST_TOKENS", "Kind", "Piece", "pieces_of"]

#: A shorter sentence has no asides worth taking out.
FEWEST_TOKENS = 8


def pieces_of(chart: Chart) -> list[Piece]:
    """The pieces of a sentence: first what it says without its asides, the fullest first, then what these tell."""
    if len(chart) < FEWEST_TOKENS or any(t.text[:1] in '“”"«»‘' for t in chart.tokens):
        return []
    whole = Seams(chart)
    out: list[Piece] = []
    out += cores(whole)
    out += further_statements(whole, whole.outside)
    for aside in whole.asides:
        told = told_of(whole, aside)
        if told is not None:
            out.append(told)
    return out
