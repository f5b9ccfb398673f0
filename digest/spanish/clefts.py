"""What is told by pointing at who did it: "Fue la comunidad la que denunció …", "Son 24 las comunidades que …"."""

from collections.abc import Iterator
from dataclasses import replace

from digest.spanish.adjuncts import adjuncts
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, may_be_subject
from digest.spanish.neuters import SER
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, VerbGroup
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

#: "la que", "quienes": who did it, by number.
_WHO = {("el", "que"): "sg", ("la", "que"): "sg", ("los", "que"): "pl", ("las", "que"): "pl"}
_DOERS = frozenset(("person", "group", "org", "name", "place"))
_NOTE = "amber: who did it, told first in the Spanish"
_HOW_MANY = "amber: how many there are, told as what became of them"


def clefts(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """Clauses at `at` that are told apart from whom, where or how many they are told of."""
    low = chart.low(at)
    here = at + 1 if low == "ya" else at
    word = chart.low(here)
    if word in SER and here == at:
        yield from _who_did(chart, at)
        yield from _where_or_when(chart, at)
    if word in {"son", "fueron", "suman", "van"}:
        yield from _so_many(chart, at, here)
    if low in {"quien", "quienes"} or (low, chart.low(at + 1)) in _WHO:
        yield from _who_it_was(chart, at)


def _who(chart: Chart, at: int) -> tuple[int, str]:
    """Where the clause behind "la que" or "quienes" begins, and its number; 0 where there is none."""
    if chart.low(at) in {"quien", "quienes"}:
        return at + 1, "pl" if chart.low(at) == "quienes" else "sg"
    number = _WHO.get((chart.low(at), chart.low(at + 1)), "")
    return (at + 2, number) if number else (0, "")


def _who_did(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Fueron los ronderos | quienes hallaron el campamento": they found it."""
    for end, who, cost in noun_phrases(chart, at + 1):
        here = end + 1 if chart.text(end) == "," else end
        begin, number = _who(chart, here)
        if not begin or class_of(who) not in _DOERS or (who.is_plural != (number == "pl") and not who.also):
            continue
        for after, group in verb_groups(chart, begin):
            told = _as_told(group, chart.low(at))
            if told is None or not concord(who, told):
                continue
            for stop, clause, extra in tails(chart, after, told, who):
                if not _may_be_doer(clause, after):
                    continue
                yield stop, changed(clause, start=at, notes=(*clause.notes, _NOTE)), cost + extra + 0.2


def _as_told(group: VerbGroup, being: str) -> VerbGroup | None:
    """ "será … la que revise": will review; a wish that is no time to come is left alone."""
    if group.tense == "subj":
        return replace(group, tense="fut") if being in {"será", "serán"} and not group.is_perfect else None
    return None if group.tense == "past_subj" else group


def _may_be_doer(clause: Clause, at: int) -> bool:
    """Whether who is pointed at cannot as well be whom it was done to: "fue el juez el que denunció la Fiscalía"."""
    thing = clause.object
    if thing is None or thing.start != at:
        return True
    return class_of(thing) not in {"person", "group", "org", "name", ""}


def _where_or_when(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Fue en Tambopata | donde se registró …", "Fue en 2019 | cuando …": there, or then, it did."""
    from digest.spanish.clauses import clauses

    if chart.low(at) not in {"fue", "es", "será"}:
        return
    for end, adjunct, cost in adjuncts(chart, at + 1):
        is_where = adjunct.phrase is not None and adjunct.phrase.prep == "en"
        tie = chart.low(end)
        if not (tie in {"donde", "que"} and is_where) and not (tie in {"cuando", "que"} and adjunct.time is not None):
            continue
        for stop, clause, extra in clauses(chart, end + 1):
            if clause.subject is not None and not clause.also:
                front = changed(adjunct, is_front=True)
                told = changed(
                    clause, start=at, adjuncts=(front, *clause.adjuncts),
                    notes=(*clause.notes, "amber: where or when, told first in the Spanish"),
                )  # fmt: skip
                yield stop, told, cost + extra + 0.3


def _who_it_was(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Quien presentó la demanda | fue la federación": it filed it."""
    begin, number = _who(chart, at)
    if SER.isdisjoint(chart.lows[begin : begin + 25]):
        return
    for after, group in verb_groups(chart, begin):
        if group.is_subjunctive or group.number not in {"", number}:
            continue
        for stop, inner, cost in tails(chart, after, group, None, "subject"):
            if chart.low(stop) not in SER or not _may_be_doer(inner, after):
                continue
            if any(r.tense == "part" for r in chart.verbs(stop + 1)):
                continue  # "quien denunció al alcalde fue | detenido"
            for end, who, extra in noun_phrases(chart, stop + 1):
                may_be = class_of(who) in _DOERS and concord(who, group)
                if may_be and may_be_subject(who, inner):
                    told = changed(inner, start=at, end=end, subject=who, gap="", notes=(*inner.notes, _NOTE))
                    yield end, told, cost + extra + 0.2


def _so_many(chart: Chart, at: int, here: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Ya son 33 | los líderes asesinados", "Van 14 defensores asesinados": so many have been killed."""
    counted = quantity(chart, here + 1)
    if counted is None or counted[2] or (chart.low(here) == "fueron" and at != here):
        return
    end, figure, _ = counted
    is_apart = chart.low(end) in {"los", "las"}
    if not is_apart and chart.low(here) != "van":
        return
    for stop, np, cost in simple_phrases(chart, end if is_apart else here + 1):
        inner = np.participle or np.relative
        if inner is None or np.noun is None or np.is_loose or np.also or not np.is_plural or inner.gap != "subject":
            continue
        if is_apart and (np.det != "def" or np.quantity is not None):
            continue
        if not is_apart and (np.det or np.quantity is None or class_of(np) not in {"person", "group", "animal"}):
            continue  # "van tres camiones cargados con madera a Lima"
        many = changed(
            np, participle=None, relative=None, end=inner.start, det="", quantity=figure,
            notes=(*np.notes, _HOW_MANY),
        )  # fmt: skip
        verb = inner.verb
        if np.participle is not None:
            if _is_state(inner):
                continue
            verb = replace(verb, tense="pret", voice="passive", number="pl")
        told = changed(inner, start=at, end=stop, verb=verb, subject=many, gap="")
        yield stop, told, cost + 0.3


def _is_state(inner: Clause) -> bool:
    """Whether a participle tells what is so rather than what was done: "habitadas por …"."""
    return inner.frame.event == "state"
