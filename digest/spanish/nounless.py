"""Subjects without their noun, which the sentence before tells: "Consta de tres etapas. La primera durará …"."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import word_set
from digest.english.readings import NounForm
from digest.spanish.chart import Chart
from digest.spanish.figures import MONTHS
from digest.spanish.quantities import quantity
from digest.spanish.tree import NounPhrase, Several
from digest.spanish.verbgroups import FINITE

NOTE = "amber: a noun that the sentence before tells"
_ARTICLES = {"el": ("sg", "m"), "la": ("sg", "f"), "los": ("pl", "m"), "las": ("pl", "f")}
_BOTH = {"ambos": "m", "ambas": "f"}
#: Which one of several, besides ordinals.
_WHICH = {
    "inicial": "initial", "iniciales": "initial", "siguiente": "next", "siguientes": "next", "restante": "remaining",
    "restantes": "remaining",
}  # fmt: skip
_OTHERS = frozenset(("otro", "otra", "otros", "otras"))
#: Measures, of which nothing is told.
_MEASURES = frozenset(("amount", "money"))
_TIMES = word_set("año mes semana día hora minuto década siglo")


def several(chart: Chart) -> tuple[Several, ...]:
    """What a sentence tells several of, each noun once, with how many where it says so."""
    found: dict[str, Several] = {}
    at = 0
    while at < len(chart):
        forms = [(end, form) for end, form in chart.nouns(at) if form.number == "pl"]
        longest = max((end for end, _ in forms), default=0)
        for end, form in forms:
            is_measure = form.lemma in _TIMES or {s.cls for s in form.senses} <= _MEASURES
            if end == longest and not is_measure:
                known = found.get(form.lemma)
                counted = _counted(chart, at)
                if known is None or (counted and not known.n):
                    found[form.lemma] = Several(noun=form, n=counted)
        at = max(at + 1, longest)
    return tuple(found.values())


def _counted(chart: Chart, at: int) -> float:
    """How many are told of the noun at `at`: 0 where that is left open."""
    start = at - 1 if chart.adjectives(at - 1) and not chart.is_cat(at - 1, "numw") else at
    for begin in (start - 1, start - 2):
        found = quantity(chart, begin) if begin >= 0 else None
        if found is not None and found[0] == start and not found[2]:
            return found[1].value
    return 0.0


def nounless(chart: Chart, at: int) -> list[tuple[int, NounPhrase, float]]:
    """ "La primera durará …", "Los otros dos fueron liberados": at the head, of what is told before it."""
    before = chart.before
    if at or before is None or not before.several:
        return []
    return [(end, np, 0.1) for end, np in _heads(chart, before.several) if _goes_on(chart, end)]


def _heads(chart: Chart, known: tuple[Several, ...]) -> Iterator[tuple[int, NounPhrase]]:
    if gender := _BOTH.get(chart.low(0), ""):
        one = _meant(known, gender, 0)
        if one is not None and one.n == len(_BOTH):
            yield 1, _phrase(one, 1, "pl", gender, det="all", det_en="both")
        return
    number, gender = _ARTICLES.get(chart.low(0), ("", ""))
    if not number:
        return
    here, figure, which, is_other = 1, None, "", False
    for _ in range(2):
        counted = quantity(chart, here) if figure is None else None
        if counted is not None and not counted[2] and not counted[1].qualifier:
            here, figure = counted[0], counted[1]
        elif not which and (said := _which(chart, here, number)):
            here, which = here + 1, said
        elif not which and not is_other and chart.low(here) in _OTHERS:
            here, is_other = here + 1, True
    if not (which or is_other) or (number == "sg" and figure is not None):
        return
    one = _meant(known, gender, figure.value if figure is not None else 1)
    if one is None or (is_other and not _tells_which_other(one, number, figure is not None)):
        return
    det_en = "the other" if is_other else "the"
    np = _phrase(one, here, number, gender, det="def", det_en=det_en)
    yield here, replace(np, ordinal=which, quantity=figure)


def _tells_which_other(one: Several, number: str, is_counted: bool) -> bool:
    """ "El otro" of two, "los otros dos" of more: "los otros" by itself may be others than those that were told of."""
    return one.n == len(_BOTH) if number == "sg" else is_counted and bool(one.n)


def _which(chart: Chart, at: int, number: str) -> str:
    if said := _WHICH.get(chart.low(at), ""):
        return said
    return next((w.en for w in chart.words(at, "ord", "last") if w.number == number), "")


def _meant(known: tuple[Several, ...], gender: str, n: float) -> Several | None:
    """The one thing of which several were told: those that were counted before the others, more of them than `n`."""
    agreeing = [one for one in known if one.noun.gender in {gender, "mf"}]
    counted = [one for one in agreeing if one.n]
    meant = counted or agreeing
    return meant[0] if len(meant) == 1 and (not meant[0].n or meant[0].n > n) else None


def _phrase(one: Several, end: int, number: str, gender: str, *, det: str, det_en: str) -> NounPhrase:
    noun: NounForm = replace(one.noun, number=number)
    return NounPhrase(
        start=0, end=end, noun=noun, number=number, gender=gender, det=det, det_en=det_en, notes=(NOTE,)
    )  # fmt: skip


def _goes_on(chart: Chart, at: int) -> bool:
    """Whether no noun stands here, but a verb: "La primera | durará", "El último | se produjo"."""
    if chart.text(at) == ",":
        return True  # "El segundo, de la empresa X, | demandará"
    if chart.low(at) == "de" or chart.low(at) in MONTHS or chart.low(at + 1) in MONTHS:
        return False
    here = at + (chart.low(at) in {"se", "no", "ya", "también", "aún"})
    here += chart.low(here) in {"se", "lo", "la"} and here > at
    return any(r.tense in FINITE for r in chart.verbs(here)) and not chart.adjectives(at)
