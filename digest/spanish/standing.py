"""How something stands, and for how long: "está en pausa", "sigue sin título", "lleva tres años paralizado"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from digest.english.entries import Adjective, Adverb, Name
from digest.english.readings import AdjectiveForm
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.durations import measures
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Time, VerbGroup

STILL = Adverb(es="sigue", en="still", position="mid", is_safe=True)
#: Written as "not yet".
YET = Adverb(es="aún", en="yet", position="mid", is_safe=True)
#: What opens a phrase of how or where something is.
PLACES = frozenset((
    "en", "sin", "bajo", "entre", "muy cerca de",
    "a orillas de", "al pie de", "a lo largo de", "cerca de", "frente a", "junto a",
    "dentro de", "fuera de", "alrededor de", "a la altura de", "al norte de", "al sur de", "al este de",
    "al oeste de", "a la cabeza de", "a favor de", "por encima de", "por debajo de", "lejos de",
))  # fmt: skip
#: Adverbs of the tables that tell a state, besides those that begin with "en".
_STATES = ("bajo ", "fuera ", "a salvo", "a la deriva", "a la intemperie")


def states(chart: Chart, at: int) -> list[tuple[int, AdjectiveForm]]:
    """ "en pausa", "fuera de servicio", "por definirse": set phrases of how something stands."""
    found = [(end, m.es, m.en, m.is_safe) for end, m in chart.multiword(at, "adj")]
    found += [(end, m.es, m.en, m.is_safe) for end, m in chart.multiword(at, "adv") if m.es.startswith(_STATES)]
    return [
        (end, AdjectiveForm(lemma=es, number="", gender="", senses=(Adjective(es=es, en=en, is_safe=safe),)))
        for end, es, en, safe in found
    ]


def going_on(chart: Chart, at: int, end: int, base: dict[str, Any], tense: str) -> Iterator[tuple[int, VerbGroup]]:
    """ "sigue | en el cargo": is still; "siguen | sin recibir agua": have not yet received it."""
    if tense in {"pres", "impf", "fut"}:
        yield end, VerbGroup(**base, end=end, lemma="estar", tense=tense, adverb=STILL, adverb_at=at)
    yield from not_done(chart, end, {**base, "adverb": YET, "adverb_at": at}, tense)


def not_done(chart: Chart, end: int, base: dict[str, Any], tense: str) -> Iterator[tuple[int, VerbGroup]]:
    """ "(están) | sin cobrar": they have not been paid."""
    from digest.spanish.verbgroups import infinitives

    if tense != "pres" or chart.low(end) != "sin":
        return
    told = {**base, "is_negated": True, "is_perfect": True, "tense": tense}
    low = chart.low(end + 1)
    for r in chart.lexicon.verbs.get(low.removesuffix("se"), ()) if low.endswith("rse") else ():
        if r.tense == "inf" and any(f.object for f in chart.lexicon.frames.get(r.lemma, ())):
            yield end + 2, VerbGroup(**told, end=end + 2, lemma=r.lemma, voice="passive")  # "sigue sin resolverse"
    for after, bare in infinitives(chart, end + 1):
        if not bare.is_negated:
            yield after, VerbGroup(**told, end=after, lemma=bare.lemma, voice=bare.voice)


def since_when(chart: Chart, at: int) -> list[tuple[int, NounPhrase]]:
    """ "(data de) | marzo de 2020", "(data de) | hace más de una década"."""
    from digest.spanish.times import dated

    found = measures(chart, at + 1) if chart.low(at) == "hace" else dated(chart, at)
    return [
        (end, NounPhrase(start=at, end=end, name=Name(es=english, en=english, cls="time", kind="day")))
        for end, english in found
    ]


#: "lleva", and the number of its subject.
_LASTS = {"lleva": "sg", "llevan": "pl"}


def lasting(chart: Chart, at: int, subject: NounPhrase | None) -> Iterator[tuple[int, Clause, float]]:
    """ "lleva 20 años esperando …", "llevan 15 días en huelga", "lleva ocho meses sin recibir …"."""
    number = _LASTS.get(chart.low(at), "")
    if not number:
        return
    for after, said in measures(chart, at + 1):
        time = Adjunct(
            start=at + 1, end=after, time=Time(start=at + 1, end=after, en=f"for {said}", pull="perfect"),
        )  # fmt: skip
        for end, clause, cost in _during(chart, at, after, number, subject):
            yield end, changed(clause, adjuncts=(*clause.adjuncts, time)), cost


def _during(
    chart: Chart, at: int, after: int, number: str, subject: NounPhrase | None
) -> Iterator[tuple[int, Clause, float]]:
    from digest.spanish.valency import tails
    from digest.spanish.verbgroups import infinitives

    groups: list[tuple[int, VerbGroup]] = []
    if chart.low(after) == "sin":
        for end, bare in infinitives(chart, after + 1):
            if not bare.is_negated:
                group = replace(bare, start=at, tense="pres", number=number, is_negated=True, is_perfect=True)
                groups.append((end, group))
    for end, group in groups:
        yield from tails(chart, end, group, subject)
    if chart.low(after) == "en":
        return  # read as a verb that says for how long
    being = VerbGroup(start=at, end=after, lemma="estar", tense="pres", number=number)
    for end, clause, cost in tails(chart, after, being, subject):
        if clause.predicate is not None or clause.adjuncts or clause.arguments:
            yield end, clause, cost + 0.1
