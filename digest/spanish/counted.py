"""Which time it is that something happens: "Es la segunda vez que la comunidad denuncia al alcalde"."""

from digest.spanish.adjuncts import fronted
from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses
from digest.spanish.copies import changed
from digest.spanish.occasions import which_time
from digest.spanish.tree import Adjunct, Clause, Time

_IS = frozenset(("es", "fue", "será", "era", "sería"))
#: What an editor is asked of such a sentence.
_NOTE = "amber: how often it has happened"


def counted(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Es la primera vez que S": S, for the first time; "No es la primera vez que S": S, not for the first time."""
    out: list[tuple[int, Clause, float]] = []
    if "vez" not in chart.lows:
        return out
    for begin, front, cost in fronted(chart, start):
        is_denied = chart.low(begin) in {"no", "tampoco"}
        at = begin + is_denied
        if chart.low(at) not in _IS or chart.low(at + 1) not in {"la", "su"}:
            continue
        for end, said in which_time(chart, at + 2):
            if chart.low(end) != "que":
                continue
            time = Time(start=begin, end=end, en=f"not {said}" if is_denied else said, pull="again")
            told = Adjunct(start=begin, end=end, time=time, is_front=is_denied)
            for stop, clause, extra in clauses(chart, end + 1):
                if clause.subject is None or clause.verb.is_negated or clause.also:
                    continue
                verb = clause.verb
                if verb.tense == "pres" and clause.frame.event != "state" and not verb.helper and not verb.is_perfect:
                    verb = changed(verb, is_perfect=True)  # "es la primera vez que reconoce": has recognised
                adjuncts = (*front, told, *clause.adjuncts) if is_denied else (*front, *clause.adjuncts, told)
                whole = changed(
                    clause, start=start, verb=verb, adjuncts=adjuncts, notes=(*clause.notes, _NOTE)
                )  # fmt: skip
                out.append((stop, whole, cost + extra + 0.3))
    return out
