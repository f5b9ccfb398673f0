"""Protests of nobody who is told ("Protestan en Puno contra …"), and what people march and block roads for."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.adjuncts import fronted
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

Openings = list[tuple[int, Clause, float]]

#: What people do who protest, and what English calls it.
_CALLED = {"protestar": "protesta", "manifestarse": "protesta", "marchar": "marcha"}
#: What such a thing is about.
_TOPICS = frozenset(("contra", "por", "en contra de"))


def protested(chart: Chart, start: int) -> Openings:
    """ "Protestan en Puno contra proyecto minero": a protest against it has been held there."""
    if not chart.is_headline:
        return []
    held = next((f for f in chart.lexicon.frames.get("realizar", ()) if f.en == "hold" and f.is_safe), None)
    out: Openings = []
    for here, front, extra in fronted(chart, start) if held is not None else ():
        for after, group in verb_groups(chart, here):
            noun = next(iter(chart.lexicon.nouns.get(_CALLED.get(group.lemma, ""), ())), None)
            if noun is None or group.number != "pl" or group.tense not in {"pres", "pret"}:
                continue
            if group.voice != "active" or group.is_negated or group.helper or held is None:
                continue
            for end, clause, cost in tails(chart, after, group, None):
                if clause.subject or clause.object or clause.complement or clause.also or clause.predicate:
                    continue
                told = [a.phrase for a in clause.adjuncts if a.phrase is not None and a.phrase.prep in _TOPICS]
                told += [
                    Phrase(start=np.start - 1, end=np.end, prep=argument.prep, object=np)
                    for argument, np in clause.arguments
                    if argument.prep in _TOPICS
                ]
                if not told or any(argument.prep not in _TOPICS for argument, _ in clause.arguments):
                    continue  # what for is the news
                rest = tuple(a for a in clause.adjuncts if a.phrase is None or a.phrase.prep not in _TOPICS)
                event = NounPhrase(
                    start=here, end=after, noun=noun, number="sg", gender=noun.gender, det="indef",
                    phrases=tuple(replace(phrase, en="") for phrase in told),
                )  # fmt: skip
                verb = replace(group, lemma="realizar", voice="passive", number="sg", gender=noun.gender)
                turned = Clause(
                    start=start, end=end, verb=verb, frame=held, subject=event, adjuncts=(*front, *rest),
                    notes=("nobody",),
                )  # fmt: skip
                out.append((end, turned, cost + extra - 0.2))
    return out


#: What one wants who marches, gathers or blocks a road.
_WANTS = word_set("exigir pedir reclamar demandar solicitar")
#: What a gerund without a comma is noted with, which such an aim is not.
NO_COMMA = "amber: a gerund without a comma"
_WITH_AIM = word_set(
    "gather protest arrive travel block march strike seize invade kidnap hold start destroy close halt suspend send"
)


def with_aims(clause: Clause) -> Clause:
    """ "marchan | exigiendo la ampliación": to demand it."""
    if clause.frame.event not in _WITH_AIM or clause.verb.voice != "active":
        return clause
    adjuncts = tuple(map(_as_aim, clause.adjuncts))
    if all(new is old for new, old in zip(adjuncts, clause.adjuncts, strict=True)):
        return clause
    still = any(a.gerund is not None for a in adjuncts)
    notes = clause.notes if still else tuple(note for note in clause.notes if note != NO_COMMA)
    return changed(clause, adjuncts=adjuncts, notes=notes)


def _as_aim(adjunct: Adjunct) -> Adjunct:
    inner = adjunct.gerund
    if inner is None or inner.verb.lemma not in _WANTS or inner.verb.is_negated or adjunct.is_front:
        return adjunct
    frame = inner.frame  # people do not require, they demand
    frame = replace(frame, en="demand", event="demand") if frame.en == "require" else frame
    notes = tuple(note for note in inner.notes if note != NO_COMMA)
    aim = changed(inner, frame=frame, verb=replace(inner.verb, tense="inf"), notes=notes)
    return replace(adjunct, gerund=None, purpose=aim, link="to")
