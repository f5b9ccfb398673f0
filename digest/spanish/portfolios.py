"""Bodies that share their first word: "los ministerios de Cultura, del Ambiente y de Energía y Minas"."""

from digest.english.entries import Name
from digest.spanish.chart import Chart
from digest.spanish.phraseheads import Found
from digest.spanish.tokens import tokenise
from digest.spanish.tree import NounPhrase

#: The plural that heads the list, and what each of them is called by.
_SHARED = {"ministerios": "Ministerio", "viceministerios": "Viceministerio"}
_LONGEST = 9


def ministries(chart: Chart, at: int, begin: int) -> Found:
    """Each by its name, where all are known; the phrase begins with its article at `at`."""
    shared = _SHARED.get(chart.low(begin), "")
    if not shared or chart.low(begin + 1) != "de":
        return []
    names: list[tuple[int, int, Name]] = []
    here = begin + 1
    while True:
        found = _one(chart, shared, here)
        if found is None:
            return []
        end, name = found
        names.append((here, end, name))
        is_last = chart.is_cat(end, "and")
        if len(names) > 1 and chart.is_cat(here - 1, "and"):
            break
        if not (is_last or chart.text(end) == ","):
            return []
        here = end + 1
    first, *others = [NounPhrase(start=start, end=end, name=name, number="sg", det="def") for start, end, name in names]
    stop = names[-1][1]
    notes = ("amber: bodies that share their first word",)
    whole = NounPhrase(
        start=at, end=stop, name=first.name, number="sg", det="def", also=tuple(others), conjunction="and", notes=notes
    )
    return [(stop, whole, -0.2)]


def _one(chart: Chart, shared: str, at: int) -> tuple[int, Name] | None:
    """The longest known name that "Ministerio" makes with the words from `at` on, "de" before them or not."""
    for end in range(min(at + _LONGEST, len(chart)), at, -1):
        words = chart.written(at, end)
        if not chart.tokens[end - 1].is_capital:
            continue
        of = "" if words.startswith(("de ", "del ")) else "de "
        tokens = tokenise(f"{shared} {of}{words}")
        for stop, name in chart.names.at(tokens, 0):
            if stop == len(tokens) and name.cls == "org":
                return end, name
    return None
