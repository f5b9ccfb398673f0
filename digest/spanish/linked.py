"""A second clause that a conjunction ties to the first: "…, pero …", "… si …", "…, mientras que …"."""

from dataclasses import replace

from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses, tails
from digest.spanish.tree import Clause
from digest.spanish.verbgroups import verb_groups

#: The conjunction, its English, and whether it may go on with the subject of the first clause.
_LINKS = (
    (("pero",), "but", True), (("mientras", "que"), "while", False), (("si",), "if", False),
    (("porque",), "because", False), (("ya", "que"), "because", False), (("debido", "a", "que"), "because", False),
    (("luego", "de", "que"), "after", False), (("después", "de", "que"), "after", False),
    (("antes", "de", "que"), "before", False), (("cuando",), "when", False),
)  # fmt: skip
#: Those that may be followed by a subjunctive, which English does not show.
_EITHER_MOOD = frozenset(("after", "before"))


def linked(chart: Chart, end: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """The clause that ends at `end` with what a conjunction ties to it."""
    out: list[tuple[int, Clause, float]] = []
    here = end + 1 if chart.text(end) == "," else end
    for words, english, shares in _LINKS:
        if any(chart.low(here + k) != word for k, word in enumerate(words)):
            continue
        begin = here + len(words)
        for mood in ("fact", "wish") if english in _EITHER_MOOD else ("fact",):
            for stop, other, extra in clauses(chart, begin, mood=mood):
                if other.subject is not None:
                    out.append((stop, replace(clause, also=(other,), joint=english), cost + extra + 0.4))
        if shares and clause.complement is None:
            for after, group in verb_groups(chart, begin):
                if group.number == clause.verb.number and group.tense not in {"subj", "past_subj"}:
                    for stop, other, extra in tails(chart, after, group, clause.subject):
                        out.append((stop, replace(clause, also=(other,), joint=english), cost + extra + 0.4))
    return out
