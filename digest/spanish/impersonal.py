"""What is said of what may be done or is so: "es necesario que …", "no está claro si …", "falta que …"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from digest.english.entries import Adjective, Frame
from digest.english.readings import AdjectiveForm
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.tree import Clause, VerbGroup
from digest.spanish.valency import infinitive_clauses, turned_passive
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
    if low in _LEFT or (low in {"hace", "hacía"} and chart.low(at + 1) == "falta"):
        yield from _lacking(chart, at)
    elif low in _BEING:
        yield from _held(chart, at)
    elif low in _MUST and chart.low(at + 1) == "que":
        yield from _must(chart, at)
    elif low == "trascendió" and chart.low(at + 1) == "que":
        yield from _emerged(chart, at)


#: Forms of "ser", "estar" and "resultar" that say so.
_BEING = frozenset(("es", "era", "será", "sería", "resulta", "está", "estaba"))


#: Forms of "haber" that say what there is to be done, and when.
_MUST = {"hay": "pres", "habrá": "fut", "había": "impf"}


def _must(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "habrá que esperar el fallo": it will be necessary to."""
    if chart.is_cat(at, "neg"):
        return  # "no hay que": one must not
    said = AdjectiveForm(
        lemma="necesario", number="sg", gender="m", senses=(Adjective(es="necesario", en="necessary", is_safe=True),)
    )  # fmt: skip
    group = VerbGroup(start=at, end=at + 2, lemma="ser", tense=_MUST[chart.low(at)], number="sg")
    for end, inner, cost in infinitive_clauses(chart, at + 2):
        clause = Clause(
            start=at, end=end, verb=group, frame=replace(_BE, clause="inf"), predicate=said, complement=inner,
            notes=(NOTE,), cost=cost,
        )  # fmt: skip
        yield end, clause, cost + 0.2


def _emerged(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "trascendió que el ministro renunciará": it has emerged that he will."""
    from digest.spanish.clauses import clauses

    group = VerbGroup(start=at, end=at + 1, lemma="trascender", tense="pret", number="sg")
    frame = replace(_BE, es="trascender", event="say", en="emerge", clause="que", id="trascender.0:emerge")
    for end, inner, cost in clauses(chart, at + 2):
        if inner.subject is not None:
            yield end, Clause(start=at, end=end, verb=group, frame=frame, complement=inner, notes=(NOTE,)), cost + 0.2


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
    yield from _to_be_done(chart, at)
    needs = chart.low(at + 1) == "falta"
    here = at + 2 if needs else at + 1
    tense = "pres" if chart.low(at) in {"falta", "hace", "queda"} else "impf"
    if chart.low(at) == "queda" and chart.low(here) == "pendiente":
        here += 1
    elif chart.low(at) not in {"falta", "faltaba", "hace"}:
        return
    if chart.low(here) != "que" or (needs and tense != "pres"):
        return
    for end, inner, cost in clauses(chart, here + 1, mood="wish"):
        verb = inner.verb
        is_plain = not (verb.is_negated or verb.helper or verb.is_perfect or inner.also or inner.twin)
        if inner.subject is None or not is_plain or verb.voice == "state":
            continue
        told = changed(verb, tense=tense, helper="hacer falta" if needs else "faltar", helper_tense=tense)
        yield end, changed(inner, start=at, verb=told), cost + 0.2


#: How so many things are left over, and the tense.
_LEFT = {"falta": "pres", "faltan": "pres", "faltaba": "impf", "faltaban": "impf", "queda": "pres", "quedan": "pres"}


def _to_be_done(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "faltan titular 300 comunidades", "quedan por titular …": they have yet to be titled."""
    tense = _LEFT.get(chart.low(at))
    has_por = chart.low(at + 1) == "por"
    if tense is None or (chart.low(at).startswith("queda") and not has_por):
        return
    for end, inner, cost in infinitive_clauses(chart, at + 2 if has_por else at + 1):
        thing = inner.object
        if (
            thing is None
            or inner.also
            or inner.complement is not None
            or inner.verb.voice != "active"
            or inner.verb.helper
        ):
            continue
        number = thing.verb_number
        group = changed(
            inner.verb, start=at, tense=tense, voice="passive", helper="faltar", helper_tense=tense, number=number,
            gender=thing.gender,
        )  # fmt: skip
        passive = turned_passive(inner, group)
        if passive is not None and not inner.verb.is_negated:
            yield end, changed(passive, start=at), cost + 0.2
