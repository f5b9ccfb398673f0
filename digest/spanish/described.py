"""What a verb says of its object, how long something goes on, and what holds of one place or time alone."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import Adverb, word_set
from digest.english.readings import AdjectiveForm
from digest.spanish.chart import Chart
from digest.spanish.coordination import ONLY
from digest.spanish.copies import changed
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.times import times
from digest.spanish.tree import ALONE, Adjunct, Clause, NounPhrase, Phrase, Time

#: The event of verbs that say what something is held to be: "calificó la medida de exagerada".
CALLS_SO = "describe"


def calls_so(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "de inviable", "como ilegales": an adjective that agrees with the object, wherever that stands."""
    if clause.predicate is not None or chart.low(at) not in {"de", "como"}:
        return
    for form in chart.adjectives(at + 1):
        if any(noun.senses and noun.senses[0].cls == "person" for _, noun in chart.nouns(at + 1)):
            continue  # "lo calificó de traidor"
        if chart.low(at + 2) in {"y", "e", "o"} and chart.adjectives(at + 3):
            continue  # a second one would be left off
        if is_said_of(clause, form):
            notes = (*clause.notes, "amber: what it is called")
            yield at + 2, changed(clause, predicate=form, notes=notes), cost + 0.1


def is_said_of(clause: Clause, form: AdjectiveForm) -> bool:
    """Whether an adjective agrees with what the clause says something of; also where that is not known yet."""
    thing = clause.patient
    if thing is None:
        return True
    return form.number == thing.verb_number and form.gender in {"", thing.gender or form.gender}


#: Verbs of what goes on, behind which a bare measure of time says how long.
_GOES_ON = word_set(
    "permanecer quedarse trabajar vivir esperar operar funcionar protestar marchar luchar "
    "patrullar acampar dormir convivir"
)
_TIMES = {
    "hora": "hour", "horas": "hours", "día": "day", "días": "days", "semana": "week", "semanas": "weeks",
    "mes": "month", "meses": "months", "año": "year", "años": "years", "minutos": "minutes", "décadas": "decades",
}  # fmt: skip


def how_long(chart: Chart, at: int, clause: Clause) -> Iterator[tuple[int, Adjunct, float]]:
    """ "permanecerán | seis meses en la zona": for six months."""
    if clause.verb.lemma not in _GOES_ON or clause.frame.object:
        return
    counted = quantity(chart, at)
    if counted is None or counted[2] or chart.low(counted[0]) not in _TIMES:
        return
    end, figure, _ = counted
    said = f"for {figure.qualifier} {figure.en} {_TIMES[chart.low(end)]}".replace("  ", " ")
    yield end + 1, Adjunct(start=at, end=end + 1, time=Time(start=at, end=end + 1, en=said)), 0.1


def alone(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "Solo en Ucayali, …", "Solo en 2018, …": there or then alone, before a comma."""
    if chart.low(at) not in ONLY:
        return []
    from digest.spanish.phrases import simple_phrases

    out: list[tuple[int, Adjunct, float]] = []
    for end, time, cost in times(chart, at + 1):
        is_apart = at == 0 or chart.text(at - 1) == ","  # "…, solo en abril la recaudación sumó S/ 5 millones"
        is_apart = is_apart and any(chart.text(k)[:1].isdigit() for k in range(end, len(chart)))
        if (chart.text(end) == "," or is_apart) and not time.en.startswith(("until", "since", "from")):
            told = replace(time, start=at, en=f"{time.en} alone")
            out.append((end, Adjunct(start=at, end=end, time=told), cost))
    if chart.low(at + 1) == "en":
        for end, np, cost in simple_phrases(chart, at + 2):
            if chart.text(end) == "," and class_of(np) in {"place", "area", "name"} and not np.is_located:
                place = changed(np, notes=(*np.notes, ALONE))
                phrase = Phrase(start=at, end=end, prep="en", object=place)
                out.append((end, Adjunct(start=at, end=end, phrase=phrase), cost))
    return out


#: What "de" and an infinitive supposes of the plan that was told of before.
SUPPOSED = {
    "concretarse": "if it goes ahead", "materializarse": "if it comes about", "aprobarse": "if it is approved",
    "promulgarse": "if it is enacted", "confirmarse": "if this is confirmed", "comprobarse": "if this is proven",
    "ejecutarse": "if it is carried out", "construirse": "if it is built", "implementarse": "if it is implemented",
    "aceptarse": "if it is accepted", "firmarse": "if it is signed", "ratificarse": "if it is ratified",
    "cumplirse": "if it is fulfilled", "prosperar": "if it succeeds", "aplicarse": "if it is applied",
}  # fmt: skip


def supposed(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "De concretarse, el Perú será …": if it goes ahead."""
    said = SUPPOSED.get(chart.low(at + 1), "")
    if not said or chart.low(at) != "de" or chart.text(at + 2) != ",":
        return []
    condition = Adverb(es=chart.written(at, at + 2), en=said, position="end", is_safe=True)
    return [(at + 2, Adjunct(start=at, end=at + 2, adverb=condition), 0.0)]


def not_said_of(clause: Clause, thing: NounPhrase) -> bool:
    """Whether what the clause has called its object already does not agree with this one."""
    called = clause.predicate
    return isinstance(called, AdjectiveForm) and not is_said_of(changed(clause, object=thing), called)


__all__ = ["CALLS_SO", "SUPPOSED", "alone", "calls_so", "how_long", "not_said_of", "supposed"]
