"""Headlines that cannot be read as they stand: by looser frames, by a name at their head, or up to some point."""

from dataclasses import replace

from digest.spanish.chart import Chart
from digest.spanish.sentences import Parse, parse
from digest.spanish.shortened import shortened


def read_loosely(chart: Chart) -> list[Parse]:
    """The parses of a headline that has none, all of them for an editor to look at; none where it is no headline."""
    if not chart.is_headline:
        return []
    lexicon = replace(chart.lexicon, frames=chart.lexicon.loose_frames)
    daring = replace(chart, lexicon=lexicon, is_daring=True, memo={}, kept=[], budget=_BUDGET)
    named = replace(chart, is_daring=True, memo={}, kept=[], budget=_BUDGET)
    for reading in (named, daring):
        if found := parse(reading):
            return [_noted(p, "a headline that is read loosely") for p in found]
    for reading in (named, daring):
        if begun := shortened(reading):
            return [_noted(p, "a headline told up to where it can be read") for p in begun]
    return []


#: Parses that are tried of one headline, for each way to read it.
_BUDGET = 8_000


def _noted(parse_: Parse, note: str) -> Parse:
    return replace(parse_, clause=replace(parse_.clause, notes=(*parse_.clause.notes, f"amber: {note}")))
