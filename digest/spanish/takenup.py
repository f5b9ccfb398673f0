"""Objects that only the sentence before tells: "La Policía detuvo a tres mineros. | El juez los condenó a …"."""

from collections.abc import Iterator

from digest.spanish.chart import Chart
from digest.spanish.clitics import clitics_for
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, fits
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import Before, Clause, NounPhrase
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

NOTE = "amber: the object of the sentence before"


def taken_up(chart: Chart, start: int) -> Iterator[tuple[int, Clause, float]]:
    """ "El juez | los condenó a …": by its name, where one only that agrees was told of."""
    before = chart.before
    if before is None or start or not before.is_whole:
        return
    for at, doer, cost in simple_phrases(chart, start):
        thing = _meant(chart, at, doer, before)
        if thing is None:
            continue
        for after, group in verb_groups(chart, at + 1):
            plain = group.voice == "active" and not (group.is_to_somebody or group.dative or group.whom)
            if not plain or group.start != at + 1 or group.is_subjunctive or not concord(doer, group):
                continue
            is_somebody = class_of(thing) in {"person", "group", "name"}
            says = any(f.clause for f in chart.lexicon.frames.get(group.lemma, ()))
            if says and chart.low(at) == "lo" and not is_somebody:
                continue  # "el ministro lo negó": what was said
            for stop, clause, extra in tails(chart, after, group, doer, "object"):
                if fits(thing, clause.frame.object, group.lemma):
                    notes = (*clause.notes, NOTE)
                    told = changed(clause, start=start, object=thing, gap="", notes=notes)
                    yield stop, told, cost + extra + 0.3


def _meant(chart: Chart, at: int, doer: NounPhrase, before: Before) -> NounPhrase | None:
    """What a clitic at `at` stands for: the one phrase of the sentence before that agrees, not who acts here."""
    word = chart.low(at)
    if word not in {"lo", "la", "los", "las"} or doer.start >= at or not chart.verbs(at + 1):
        return None
    meant = [np for np in before.each if word in clitics_for(_of_its_gender(np)) and not _is_place(np)]
    inner = [p.object for p in doer.phrases]
    is_other = any(word in clitics_for(np) for np in inner)
    if len(meant) != 1 or is_other or (meant[0].name is not None and meant[0].name.kind == "pronoun"):
        return None
    return meant[0] if not meant[0].also else None


def _of_its_gender(np: NounPhrase) -> NounPhrase:
    """ "la Policía", "la Fiscalía", "el Congreso": a body known by its name, with the gender that its word has."""
    if np.noun is not None or np.name is None or np.name.cls != "org" or np.gender or np.name.es.isupper():
        return np
    word = np.name.es.lower().split()[0] if np.name.es else ""
    return changed(np, gender="f" if word.endswith(("a", "ión", "dad")) else "m") if len(word) > _ACRONYM else np


#: So many letters an acronym has.
_ACRONYM = 6


def _is_place(np: NounPhrase) -> bool:
    """A bare name of a place, to which nothing is done by a pronoun."""
    return np.noun is None and np.name is not None and np.name.cls in {"place", "area"}
