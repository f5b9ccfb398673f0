"""Verbs that say something of their own with another one: "llevan 12 días bloqueando", "terminó pagando"."""

from collections.abc import Iterator
from typing import Any

from digest.english.entries import Adverb
from digest.english.readings import VerbReading
from digest.spanish.chart import Chart
from digest.spanish.durations import span
from digest.spanish.tree import VerbGroup

#: Helpers that Spanish has no single word for: what is near, what came of it, and what nobody was able to say.
ABOUT_TO = "estar por"
NEARLY = "estar a punto"
ENDED_UP = "acabar por"
#: The word of an adverb that says how long something has lasted.
SO_LONG = "llevar"


def periphrases(
    chart: Chart, at: int, base: dict[str, Any], lemma: str, tense: str, has_se: bool
) -> Iterator[tuple[int, VerbGroup]]:
    """Groups that go on at `at` behind a form of `lemma`."""
    from digest.spanish.verbgroups import helped

    if lemma == "llevar" and not (has_se or base["is_negated"]) and tense in {"pres", "impf"}:
        yield from _for_so_long(chart, at, base, tense)
    if lemma == "estar" and not has_se and chart.low(at) == "por":
        yield from helped(chart, at + 1, base, ABOUT_TO, tense, "inf", has_se)
    if lemma == "estar" and not has_se and chart.lows[at : at + 3] == ("a", "punto", "de"):
        yield from helped(chart, at + 3, base, NEARLY, tense, "inf", has_se)
    if lemma in {"terminar", "acabar"} and not has_se and not base["is_negated"]:
        yield from helped(chart, at, base, ENDED_UP, tense, "ger", has_se)
        if chart.low(at) == "por":
            yield from helped(chart, at + 1, base, ENDED_UP, tense, "inf", has_se)
    if lemma == "hacer" and not has_se and chart.low(at) == "falta" and chart.low(at + 1) != "que":
        yield at + 1, VerbGroup(**base, end=at + 1, lemma="necesitar", tense=tense, voice="se")  # "hacen falta médicos"
    if lemma == "saber" and not has_se and base["is_negated"] and tense == "pret":  # "no supo precisar"
        yield from helped(chart, at, base, "poder", tense, "inf", has_se)
    if lemma == "haber" and not has_se and chart.low(at) == "de" and tense == "pres" and not base["is_negated"]:
        yield from helped(chart, at + 1, base, "deber", tense, "inf", has_se)


def _plain(chart: Chart, at: int) -> list[VerbReading]:
    """What a form may be without the "se" that it does not bear: "sin producir" is not "without happening"."""
    return [r for r in chart.verbs(at) if not r.lemma.endswith(("arse", "erse", "irse", "írse"))]


#: Verbs that help another in the infinitive too, and what follows them.
_HELPING = {"dejar": "de", "comenzar": "a", "empezar": "a", "seguir": "ger", "continuar": "ger", "poder": "inf"}


def helping_infinitives(chart: Chart, at: int) -> Iterator[tuple[int, VerbGroup]]:
    """ "(quiere) dejar de usar agua fresca", "(para) seguir operando": one verb that helps another."""
    is_negated = chart.is_cat(at, "neg")
    here = at + 1 if is_negated else at
    for r in chart.verbs(here):
        follows = _HELPING.get(r.lemma) if r.tense == "inf" else None
        if follows is None or (follows in {"de", "a"} and chart.low(here + 1) != follows):
            continue
        begin = here + 2 if follows in {"de", "a"} else here + 1
        form = "ger" if follows == "ger" else "inf"
        for main in _plain(chart, begin):
            if main.tense == form and main.lemma not in {"ser", "estar", "haber"}:
                group = VerbGroup(
                    start=at, end=begin + 1, lemma=main.lemma, tense="inf", helper=r.lemma, helper_tense="inf",
                    is_negated=is_negated,
                )  # fmt: skip
                yield begin + 1, group


#: What leads in how somebody has been.
_BEING_SO = frozenset(("en", "sin"))


def _for_so_long(chart: Chart, at: int, base: dict[str, Any], tense: str) -> Iterator[tuple[int, VerbGroup]]:
    """ "llevan 12 días bloqueando la vía": have been blocking it for 12 days."""
    found = span(chart, at)
    if found is None:
        return
    here, english = found
    if chart.text(here) in {"", ".", ",", ";"}:  # "el conflicto lleva 20 años": it has lasted so long
        yield at, VerbGroup(**base, end=at, lemma="durar", tense=tense, is_perfect=True)
    said = Adverb(es=SO_LONG, en=f"for {english}", position="end", is_safe=True)
    common = {**base, "end": here + 1, "adverb": said, "adverb_at": at}
    for r in _plain(chart, here):
        if r.tense == "ger":
            yield here + 1, VerbGroup(**common, lemma=r.lemma, tense=tense, helper="venir", helper_tense=tense)
        if r.tense == "part" and r.number == base["number"]:  # "lleva tres años paralizada"
            yield (
                here + 1,
                VerbGroup(**common, lemma=r.lemma, tense=tense, gender=r.gender, voice="passive", is_perfect=True),
            )
    if chart.low(here) == "sin":
        for r in _plain(chart, here + 1):  # "llevan tres meses sin cobrar"
            if r.tense == "inf":
                undone = {**common, "end": here + 2, "is_negated": True}
                yield here + 2, VerbGroup(**undone, lemma=r.lemma, tense=tense, is_perfect=True)
    if chart.low(here) in _BEING_SO:  # "llevan 12 días en huelga", "sin agua"
        yield here, VerbGroup(**{**common, "end": here}, lemma="estar", tense=tense, is_perfect=True)
