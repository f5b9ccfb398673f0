"""Subjects put last, behind the verb, and figures that "solo" before the verb limits."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.readings import AdjectiveForm
from digest.spanish.attachment import names_the_noun
from digest.spanish.chart import Chart
from digest.spanish.completeness import PLACED
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, fits, n_places
from digest.spanish.phrases import noun_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase


def limited(np: NounPhrase, clause: Clause) -> NounPhrase | None:
    """ "solo había dos mineros": there were only two; None where "solo" limits something else."""
    if not clause.verb.is_limiting:
        return np
    if np.quantity is None or np.quantity.qualifier or np.also or np.quantity.en.endswith(" of"):
        return None
    figure = replace(np.quantity, qualifier="only")
    return changed(np, quantity=figure, notes=(*np.notes, "amber: only so many"))


def late_subjects(
    chart: Chart, at: int, clause: Clause, cost: float, is_passive: bool
) -> Iterator[tuple[int, Clause, float]]:
    """ "ayer llegaron | los brigadistas": a subject behind its verb, or who is meant by "se" and "a".

    A verb that has an object takes none.
    """
    wanted = clause.frame.object if is_passive else clause.frame.subject
    if clause.frame.clause == "pred":
        yield from _said_before(chart, at, clause, cost)
        return
    if not is_passive and clause.frame.object:
        return  # "entregan títulos a comunidades kichwas": no subject
    if clause.verb.voice == "se" and chart.low(at) == "a" and clause.verb.number in {"sg", ""}:
        yield from _done_to(chart, at, clause, cost)
    has_somebody = any(a.prep == "a" or a.prep.endswith("_a") for a, _ in clause.arguments)
    for end, np, extra in noun_phrases(chart, at):
        if names_the_noun(chart, at, np):
            continue
        if has_somebody and not (np.det or np.quantity):
            continue  # "matan a balazos a vigilante de comunidad | kakataibo": whose community, and not who shot
        # "se revisó la evolución … y las ofertas": a verb before a list agrees with its first
        agrees = concord(np, clause.verb) or (
            bool(np.also) and np.number == clause.verb.number and np.also[0].det == np.det == "def"
        )
        is_met = clause.verb.voice == "se" and clause.frame.es == "reunir" and class_of(np) in {"person", "group"}
        if is_met:
            continue  # "se reunieron | alcaldes": they met, and nobody brought them together
        if agrees and fits(np, wanted, clause.verb.lemma, is_subject=not is_passive):
            # a phrase of place after a late subject belongs to the clause
            far = 0.2 * n_places(np)
            if (only_so_many := limited(np, clause)) is not None:
                notes = (*clause.notes, "late subject")
                if clause.verb.voice == "se" and clause.verb.helper in {
                    "lograr",
                    "poder",
                }:  # "se logró incautar 20 dragas"
                    notes = (*notes, "amber: a passive with se and a helper")
                yield end, changed(clause, subject=only_so_many, notes=notes), cost + extra + far + 0.2


def _said_before(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "Está pendiente | la liberación de 41 predios", "están en juego | tres reservas": what it is said of."""
    called = clause.predicate
    last = clause.adjuncts[-1] if clause.adjuncts else None
    is_there = clause.frame.es in PLACED and called is None and last is not None and last.time is None
    if clause.complement is not None or not (is_there or isinstance(called, AdjectiveForm)):
        return
    for end, np, extra in noun_phrases(chart, at):
        is_told = bool(np.det or np.quantity) and np.noun is not None
        agrees = not isinstance(called, AdjectiveForm) or (
            called.number in {"", np.number} and (called.gender in {"", np.gender} or np.gender == "mf")
        )
        if is_told and agrees and concord(np, clause.verb) and not names_the_noun(chart, at, np):
            notes = (*clause.notes, "late subject", "amber: what is said before its subject")
            yield end, changed(clause, subject=np, notes=notes), cost + extra + 0.2 * n_places(np) + 0.3


def _done_to(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "se multó a la empresa", "se atenderá a 40 pacientes": people to whom something is done by nobody told."""
    for end, np, extra in noun_phrases(chart, at + 1):
        cls = class_of(np, clause.verb.lemma)
        if cls in {"person", "group", "org", "name"} and fits(np, clause.frame.object, clause.verb.lemma):
            group = changed(clause.verb, voice="passive", number=np.verb_number)
            notes = (*clause.notes, "late subject", "amber: a passive with se and a")
            yield end, changed(clause, verb=group, subject=np, notes=notes), cost + extra + 0.2
