"""Phrases that share a preposition: "a X y a Y", "tanto a X como a Y", "no solo a X, sino también a Y"."""

from digest.spanish.chart import Chart
from digest.spanish.coordination import ONLY, also_behind, can_be_joined, is_deed_and_thing, is_not_only
from digest.spanish.copies import changed
from digest.spanish.phraseheads import Found
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.tree import NOT_BUT, NounPhrase

#: So many phrases are joined by one preposition said again.
_MOST = 6


def with_repeated(chart: Chart, at: int, prep: str) -> Found:
    """Noun phrases at `at`, and those that go on with the same preposition: "de Noruega, de Suecia y de Suiza"."""
    found = list(noun_phrases(chart, at))
    frontier: list[tuple[int, NounPhrase, tuple[NounPhrase, ...], float]] = [
        (end, np, (), cost) for end, np, cost in found if not np.also
    ]
    for _ in range(_MOST):
        grown: list[tuple[int, NounPhrase, tuple[NounPhrase, ...], float]] = []
        for end, np, others, cost in frontier:
            is_last = chart.is_cat(end, "and")
            begin = also_behind(chart, end) if not others else 0
            if begin and chart.low(begin) == prep:  # "no detuvo a X, sino a Y"
                tie, notes = ("but also", np.notes) if is_not_only(chart, end) else ("but", (*np.notes, NOT_BUT))
                for stop, other, extra in noun_phrases(chart, begin + 1):
                    if not other.also:
                        joined = changed(np, end=stop, also=(other,), conjunction=tie, notes=notes)
                        found.append((stop, joined, cost + extra + 0.2))
            if (not is_last and chart.text(end) != ",") or chart.low(end + 1) != prep:
                continue
            for stop, other, extra in noun_phrases(chart, end + 2):
                if other.also:
                    continue
                if is_last:
                    joined = changed(np, end=stop, also=(*others, other), conjunction="and")
                    found.append((stop, joined, cost + extra + 0.2))
                else:
                    grown.append((stop, np, (*others, other), cost + extra + 0.2))
        frontier = sorted(grown, key=lambda g: g[3])[:4]
        if not frontier:
            break
    return found


def paired(chart: Chart, at: int, prep: str) -> Found:
    """ "tanto a X como a Y", "no solo a X, sino también a Y", "ni a X ni a Y"; `prep` "" without a preposition."""
    if chart.low(at) == "ni" and prep:
        return _neither(chart, at, prep)
    if chart.low(at) == "tanto":
        return _joined(chart, at, at + 1, prep, is_both=True)
    if chart.low(at) == "no" and chart.low(at + 1) in ONLY:
        return _joined(chart, at, at + 2, prep, is_both=False)
    return []


def _neither(chart: Chart, at: int, prep: str) -> Found:
    """ "no beneficia | ni a las comunidades ni a los agricultores": either of them, behind a denial."""
    if chart.low(at + 1) != prep or "no" not in chart.lows[:at]:
        return []
    return [
        (stop, changed(first, start=at, end=stop, also=(other,), conjunction="or"), cost + extra + 0.2)
        for end, first, cost in simple_phrases(chart, at + 2)
        if chart.low(end) == "ni" and chart.low(end + 1) == prep
        for stop, other, extra in simple_phrases(chart, end + 2)
    ]


def _joined(chart: Chart, start: int, at: int, prep: str, *, is_both: bool) -> Found:
    step = 1 if prep else 0
    if prep and chart.low(at) != prep:
        return []
    out: Found = []
    for end, first, cost in simple_phrases(chart, at + step):
        begin = (end + 1 if chart.low(end) == "como" else 0) if is_both else also_behind(chart, end)
        if not begin or (prep and chart.low(begin) != prep):
            continue
        for stop, other, extra in noun_phrases(chart, begin + step) if prep else simple_phrases(chart, begin):
            # a preposition said again tells that they are joined
            if not other.also and (prep or (can_be_joined(first, other) and not is_deed_and_thing(first, other))):
                notes = (*first.notes, "tanto" if is_both else "no solo", "amber: both … and")
                tie = "and" if is_both else "but also"
                both = changed(first, start=start, end=stop, also=(other,), conjunction=tie, notes=notes)
                out.append((stop, both, cost + extra + 0.2))
    return out
