"""What is still to be done, and whose task it is: sentences that begin with their verb."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import Argument, Frame, Name
from digest.spanish.chart import Chart
from digest.spanish.coordination import ONLY
from digest.spanish.copies import changed
from digest.spanish.durations import measures
from digest.spanish.fitting import fits
from digest.spanish.neuters import NEUTER, being
from digest.spanish.phrases import noun_phrases
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Time, VerbGroup
from digest.spanish.valency import tails
from digest.spanish.verbgroups import infinitives

_REMAIN = Frame(
    es="quedar", event="state", subject=frozenset(("*",)), object=frozenset(), en="remain", id="quedar.0:remain",
    arguments=(Argument(prep="en", classes=frozenset(("*",)), en="in"),),
)  # fmt: skip
_TO_DO = "amber: what is still to be done"
#: "falta", and how many are lacking.
_LACKS = {"falta": "sg", "faltan": "pl", "queda": "sg", "quedan": "pl"}


def pending(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """Clauses at `at` that tell what is lacking, needed or due to whom."""
    low = chart.low(at)
    if low in _LACKS:
        yield from _lacking(chart, at)
    if chart.low(at + 1 if low in ONLY else at) in {"queda", "quedan"}:
        yield from _left_over(chart, at)
    if low in ONLY and chart.low(at + 1) == "falta":
        yield from _all_that_is_missing(chart, at)
    if low == "hace":
        yield from _for_so_long(chart, at)
    if low == "corresponde":
        yield from _falls_to(chart, at)


def _lacking(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Faltan 80 comunidades | por titular": they have yet to be."""

    number = _LACKS[chart.low(at)]
    for end, thing, cost in noun_phrases(chart, at + 1):
        if chart.low(end) == "por" and (thing.is_plural == (number == "pl")):
            for after, bare in infinitives(chart, end + 1):
                yield from _to_be_done(chart, at, after, bare, thing, cost)


def _left_over(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Quedan dos meses para …", "Solo quedan 12 hablantes …": so many remain."""
    here = at + 1 if chart.low(at) in ONLY else at
    if quantity(chart, here + 1) is None:
        return
    for end, thing, cost in noun_phrases(chart, here + 1):
        figure = thing.quantity
        if figure is None or thing.noun is None or thing.also or thing.is_plural != (chart.low(here) == "quedan"):
            continue
        if chart.low(end) == "por" or any(p.prep == "por" for p in thing.phrases):
            continue  # "quedan 80 comunidades | por titular"
        if class_of(thing) == "time" and thing.phrases:
            continue  # "quedan dos meses | para el cierre"
        if here > at:
            if figure.qualifier:
                continue
            thing = replace(thing, quantity=replace(figure, qualifier="only"))  # noqa: PLW2901
        group = VerbGroup(start=at, end=end, lemma="quedar", tense="pres", number=thing.verb_number)
        for stop, clause, extra in tails(chart, end, group, thing, senses=(_REMAIN,)):
            notes = (*clause.notes, "amber: so many are left")
            yield stop, changed(clause, start=at, notes=notes), cost + extra - 0.3  # rather than that they are there


def _to_be_done(
    chart: Chart, at: int, end: int, bare: VerbGroup, thing: NounPhrase, cost: float
) -> Iterator[tuple[int, Clause, float]]:
    if bare.is_negated or bare.is_perfect or bare.voice == "passive":
        return
    group = replace(
        bare, start=at, tense="pres", voice="passive", helper="faltar", helper_tense="pres",
        number=thing.verb_number,
    )  # fmt: skip
    for stop, clause, extra in tails(chart, end, group, thing):
        if fits(thing, clause.frame.object, group.lemma):
            yield stop, changed(clause, start=at, notes=(*clause.notes, _TO_DO)), cost + extra + 0.1


def _all_that_is_missing(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Solo falta la firma", "Solo falta que el alcalde firme": all that is missing is it."""
    frame = being(chart)
    if frame is None:
        return
    name = Name(es=chart.written(at, at + 2).lower(), en="all that is missing", cls="abstract", kind=NEUTER)
    missing = NounPhrase(start=at, end=at + 2, name=name, number="sg")
    group = VerbGroup(start=at, end=at + 2, lemma="ser", tense="pres", number="sg")
    for end, thing, cost in noun_phrases(chart, at + 2):
        is_thing = thing.noun is not None and class_of(thing) not in {"time", "amount", "money"}
        if is_thing and thing.det in {"def", "indef", "poss"} and not thing.is_plural:
            clause = Clause(
                start=at, end=end, verb=group, frame=frame, subject=missing, predicate=thing, notes=(_TO_DO,)
            )  # fmt: skip
            yield end, clause, cost + 0.2
    if chart.low(at + 2) == "que":
        from digest.spanish.clauses import clauses

        for end, inner, cost in clauses(chart, at + 3, mood="wish"):
            if inner.subject is not None and not inner.also:
                clause = Clause(
                    start=at, end=end, verb=group, frame=frame, subject=missing, complement=inner, notes=(_TO_DO,)
                )  # fmt: skip
                yield end, clause, cost + 0.2


def _for_so_long(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Hace diez años que la comunidad reclama …": for ten years it has been demanding it."""
    from digest.spanish.clauses import clauses

    for end, said in measures(chart, at + 1):
        if chart.low(end) != "que":
            continue
        for stop, clause, cost in clauses(chart, end + 1):
            verb = clause.verb
            if clause.subject is None or clause.also or verb.helper or verb.tense not in {"pres", "pret"}:
                continue
            lasts = verb.tense == "pres"
            time = Time(
                start=at, end=end, en=f"for {said}" if lasts else f"{said} ago", pull="perfect" if lasts else "past"
            )  # fmt: skip
            told = (*clause.adjuncts, Adjunct(start=at, end=end, time=time))
            notes = clause.notes if lasts else (*clause.notes, "amber: how long it has lasted")
            if lasts and verb.is_negated:  # "hace tres años que no paga": has not paid for three years
                verb = replace(verb, is_perfect=True)
            yield stop, changed(clause, start=at, verb=verb, adjuncts=told, notes=notes), cost


def _falls_to(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Corresponde al Gobierno Regional otorgar los títulos": it is responsible for granting them."""
    if chart.low(at + 1) != "a":
        return
    for end, who, cost in noun_phrases(chart, at + 2):
        for after, bare in infinitives(chart, end):
            if bare.is_negated or bare.is_perfect or bare.voice != "active":
                continue
            number = who.verb_number
            group = replace(bare, start=at, tense="pres", helper="corresponder", helper_tense="pres", number=number)
            for stop, clause, extra in tails(chart, after, group, who):
                yield stop, changed(clause, start=at, notes=(*clause.notes, "amber: whose task it is")), cost + extra
