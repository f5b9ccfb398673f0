"""Two verbs side by side that share what follows: "incautó y destruyó cuatro dragas"."""

from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import fits
from digest.spanish.tree import NounPhrase, VerbGroup
from digest.spanish.valency import Clauses, tails
from digest.spanish.verbgroups import infinitives, verb_groups


def twins(chart: Chart, at: int, first: VerbGroup, subject: NounPhrase | None) -> Clauses:
    """ "incautó y destruyó cuatro dragas": two verbs side by side that share what follows."""
    out: Clauses = []
    if subject is not None and first.voice == "passive" and chart.is_cat(at, "and") and not first.helper:
        return _twin_passives(chart, at, first, subject)
    if first.helper == "lograr" and chart.is_cat(at, "and") and subject is not None:
        return _twin_infinitives(chart, at, first, subject)
    if subject is None or not chart.is_cat(at, "and") or first.helper or first.voice != "active" or first.is_negated:
        return out
    for end, second in verb_groups(chart, at + 1):
        if (second.tense, second.number, second.voice, second.is_perfect) != (
            first.tense, first.number, first.voice, first.is_perfect,
        ) or second.helper or second.is_negated:  # fmt: skip
            continue
        for stop, clause, cost in tails(chart, end, second, subject):
            if clause.object is None or clause.complement is not None or clause.frame.particle:
                continue
            frames = [
                f
                for f in chart.lexicon.frames.get(first.lemma, ())
                if f.object and not f.clause and not f.particle and not any(a.is_required for a in f.arguments)
                and fits(subject, f.subject, first.lemma, is_subject=True)
                and fits(clause.object, f.object, first.lemma)
            ]  # fmt: skip
            if len({f.en for f in frames}) == 1 and frames[0].is_safe:
                out.append((stop, changed(clause, twin=(first, frames[0])), cost + 0.2))
    return out


def _twin_infinitives(chart: Chart, at: int, first: VerbGroup, subject: NounPhrase) -> Clauses:
    """ "logró inmovilizar e incautar 20 trozas"."""
    out: Clauses = []
    for end, infinitive in infinitives(chart, at + 1):
        if infinitive.voice != "active" or infinitive.is_negated or first.voice != "active" or first.is_negated:
            continue
        second = changed(first, end=end, lemma=infinitive.lemma)
        for stop, clause, cost in tails(chart, end, second, subject):
            thing = clause.object
            if thing is None or clause.complement is not None or clause.frame.particle:
                continue
            frames = [
                f for f in chart.lexicon.frames.get(first.lemma, ())
                if f.object and not f.clause and not f.particle and fits(thing, f.object, first.lemma)
            ]  # fmt: skip
            if len({f.en for f in frames}) == 1 and frames[0].is_safe:
                out.append((stop, changed(clause, twin=(first, frames[0])), cost + 0.2))
    return out


def _twin_passives(chart: Chart, at: int, first: VerbGroup, subject: NounPhrase) -> Clauses:
    """ "fueron incautadas y destruidas por la Policía"."""
    out: Clauses = []
    frames = [
        f for f in chart.lexicon.frames.get(first.lemma, ())
        if f.object and not f.clause and not any(a.is_required for a in f.arguments)
        and fits(subject, f.object, first.lemma)
    ]  # fmt: skip
    if len({(f.en, f.particle) for f in frames}) != 1 or not frames[0].is_safe or first.is_negated:
        return out
    is_adverb = chart.low(at + 1).endswith("mente") or chart.low(at + 1) in {"luego", "posteriormente", "después"}
    here = at + 2 if is_adverb else at + 1
    for r in chart.verbs(here):
        if r.tense == "part" and r.number == first.number and r.gender in {first.gender, ""}:
            second = changed(first, end=here + 1, lemma=r.lemma)
            for stop, clause, cost in tails(chart, here + 1, second, subject):
                if not clause.frame.clause:
                    out.append((stop, changed(clause, twin=(first, frames[0])), cost + 0.2))
    return out
