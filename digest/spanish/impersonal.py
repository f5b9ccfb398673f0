"""What is said of what may be done or is so: "es necesario que …", "no está claro si …", "falta que …"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from digest.english.entries import Adjective, Frame
from digest.english.readings import AdjectiveForm
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.tree import Clause
from digest.spanish.valency import infinitive_clauses
from digest.spanish.verbgroups import verb_groups

#: What is held of what is still to be done, of what may come, and of what is so.
_TO_BE_DONE = {
    "necesario": "necessary", "urgente": "urgent", "importante": "important", "fundamental": "essential",
    "indispensable": "essential", "imprescindible": "essential", "prioritario": "a priority", "clave": "crucial",
    "vital": "vital", "obligatorio": "compulsory", "conveniente": "advisable", "recomendable": "advisable",
    "preferible": "preferable",
}  # fmt: skip
_MAY_COME = {"posible": "possible", "probable": "likely"}
_IS_SO = {
    "falso": "false", "cierto": "true", "evidente": "evident", "claro": "clear", "inaceptable": "unacceptable",
    "lamentable": "regrettable", "preocupante": "worrying", "indignante": "outrageous", "inadmisible": "unacceptable",
}  # fmt: skip
_HELD = {**_TO_BE_DONE, **_MAY_COME, **_IS_SO}
_TENSES = frozenset(("pres", "impf", "fut", "cond"))
NOTE = "amber: what is held of it"
_BE = Frame(es="ser", event="state", subject=frozenset(("*",)), object=frozenset(), en="be", id="ser.0:be")
_Kind = Literal["inf", "ask", "quesubj", "que"]


def impersonal(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """Clauses at `at` whose subject is another clause."""
    low = chart.low(at + 1) if chart.is_cat(at, "neg") else chart.low(at)
    if low in {"falta", "faltaba"} or (low in {"hace", "hacía"} and chart.low(at + 1) == "falta"):
        yield from _lacking(chart, at)
    elif low in _BEING:
        yield from _held(chart, at)


#: Forms of "ser", "estar" and "resultar" that say so.
_BEING = frozenset(("es", "era", "será", "sería", "resulta", "está", "estaba"))


def _held(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    for end, group in verb_groups(chart, at):
        plain = group.lemma in {"ser", "estar", "resultar"} and group.voice == "active" and not group.helper
        if not plain or group.tense not in _TENSES or group.number != "sg":
            continue
        form = next(
            (f for f in chart.adjectives(end) if f.lemma in _HELD and (f.number, f.gender) != ("sg", "f")), None
        )
        if form is None or form.number == "pl":
            continue
        said = AdjectiveForm(
            lemma=form.lemma, number="sg", gender="m",
            senses=(Adjective(es=form.lemma, en=_HELD[form.lemma], is_safe=True),),
        )  # fmt: skip
        for stop, kind, inner, cost in _what(chart, end + 1, form.lemma):
            frame = replace(_BE, clause=kind)
            clause = Clause(
                start=at, end=stop, verb=changed(group, lemma="ser"), frame=frame, predicate=said, complement=inner,
                notes=(NOTE,), cost=cost,
            )  # fmt: skip
            yield stop, clause, cost + 0.2


def _what(chart: Chart, at: int, lemma: str) -> Iterator[tuple[int, _Kind, Clause, float]]:
    from digest.spanish.clauses import clauses
    from digest.spanish.questions import questions

    if lemma in _TO_BE_DONE or lemma == "posible":
        for end, inner, cost in infinitive_clauses(chart, at):
            yield end, "inf", inner, cost
    if lemma == "claro":
        for end, inner, cost in questions(chart, at):
            if inner.subject is not None:
                yield end, "ask", inner, cost
    if chart.low(at) != "que":
        return
    moods = ("wish", "fact") if lemma in _IS_SO else ("wish",)
    for mood in moods:
        for end, inner, cost in clauses(chart, at + 1, mood=mood):
            if inner.subject is not None and not inner.also:
                yield end, "quesubj" if lemma in _TO_BE_DONE else "que", inner, cost


def _lacking(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "falta que el ministerio ratifique el texto": it has yet to; "hace falta que …": it needs to."""
    from digest.spanish.clauses import clauses

    if chart.is_cat(at, "neg"):
        return
    needs = chart.low(at + 1) == "falta"
    here = at + 2 if needs else at + 1
    tense = "pres" if chart.low(at) in {"falta", "hace"} else "impf"
    if chart.low(here) != "que" or (needs and tense != "pres"):
        return
    for end, inner, cost in clauses(chart, here + 1, mood="wish"):
        verb = inner.verb
        is_plain = not (verb.is_negated or verb.helper or verb.is_perfect or inner.also or inner.twin)
        if inner.subject is None or not is_plain or verb.voice == "state":
            continue
        told = changed(verb, tense=tense, helper="hacer falta" if needs else "faltar", helper_tense=tense)
        yield end, changed(inner, start=at, verb=told), cost + 0.2
