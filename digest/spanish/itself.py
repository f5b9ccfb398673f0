"""What points back by no word at all: "Se trata de una red …", "Ocurrió en Pasco": it is, it happened."""

from collections.abc import Iterator

from digest.english.entries import Name
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.neuters import being
from digest.spanish.phrases import noun_phrases
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.tree import MOST_OF_ALL, MOST_OR_MORE, Clause, NounPhrase, VerbGroup
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

#: "se trata de", "se trataba de", and the tense of what is.
_IS = {"trata": "pres", "trataba": "impf", "trataría": "cond"}
#: What has been told of, where or when it happened.
_HAPPENS = frozenset(("ocurrir", "suceder"))


def points_back(chart: Chart, start: int) -> Iterator[tuple[int, Clause, float]]:
    """The clauses whose subject is what the sentence before told."""
    if chart.is_headline or start:
        return
    yield from _told_of_it(chart, start)
    for end, group in verb_groups(chart, start):
        plain = group.voice == "active" and group.number == "sg" and not (group.helper or group.is_negated)
        if group.lemma not in _HAPPENS or not plain or group.tense not in {"pret", "impf"}:
            continue
        for stop, clause, cost in tails(chart, end, group, _it("sg", start)):
            if clause.adjuncts or clause.arguments:
                yield (
                    stop,
                    changed(clause, start=start, notes=(*clause.notes, "amber: what it is that is meant")),
                    cost + 0.3,
                )


def it_is(chart: Chart, start: int) -> Iterator[tuple[int, Clause, float]]:
    """ "(precisó que) | se trata del tercer derrame del año", "(destacó que) | es la primera": behind "que"."""
    if start and chart.low(start - 1) == "que":
        yield from _told_of_it(chart, start)


def _told_of_it(chart: Chart, start: int) -> Iterator[tuple[int, Clause, float]]:
    here = start + 1 if chart.low(start) == "no" else start
    if chart.low(here) == "se" and chart.low(here + 1) in _IS and chart.low(here + 2) == "de":
        yield from _is_it(chart, start, here)
    yield from _is_one(chart, start)


def _is_it(chart: Chart, start: int, here: int) -> Iterator[tuple[int, Clause, float]]:
    frame = being(chart)
    if frame is None:
        return
    for end, np, cost in noun_phrases(chart, here + 3):
        if np.noun is None or class_of(np) in {"amount", "money", "time"}:
            continue
        number = np.verb_number
        group = VerbGroup(
            start=start, end=here + 3, lemma="ser", tense=_IS[chart.low(here + 1)], number=number,
            is_negated=here > start,
        )  # fmt: skip
        notes = ("amber: what it is that is meant",)
        clause = Clause(
            start=start, end=end, verb=group, frame=frame, subject=_it(number, start), predicate=np, notes=notes
        )  # fmt: skip
        yield end, clause, cost + 0.3


#: Forms of "ser" that say what something is, and their tense.
_BEING = {
    "es": "pres", "son": "pres", "era": "impf", "eran": "impf", "fue": "pret", "fueron": "pret", "será": "fut",
    "serán": "fut",
}  # fmt: skip


def _is_one(chart: Chart, start: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Es uno de los derrames más graves", "Es la primera sentencia por tala": it is; of people, nobody can tell."""
    here = start + 1 if chart.is_cat(start, "neg") else start
    tense = _BEING.get(chart.low(here), "")
    frame = being(chart) if tense else None
    if frame is None:
        return
    if here == start:
        yield from _are_so_many(chart, start)
    for end, np, cost in noun_phrases(chart, here + 1):
        is_plural = np.is_plural and np.det != "oneof"
        if is_plural != chart.low(here).endswith(("n", "on")) or class_of(np) in _NOT_IT:
            continue
        is_told = np.det in {"indef", "oneof"} or bool(np.ordinal) or {MOST_OR_MORE, MOST_OF_ALL} & set(np.notes)
        if not is_told or (np.also and np.conjunction != "but"):
            continue
        number = "pl" if is_plural else "sg"
        group = VerbGroup(
            start=start, end=here + 1, lemma="ser", tense=tense, number=number, is_negated=here > start
        )  # fmt: skip
        notes = ("amber: what it is that is meant",)
        clause = Clause(
            start=start, end=end, verb=group, frame=frame, subject=_it(number, start), predicate=np, notes=notes
        )  # fmt: skip
        yield end, clause, cost + 0.4


def _are_so_many(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """ "Son 42 balsas": there are so many of what was told."""
    frame = next(iter(chart.lexicon.frames.get("existir", ())), None)
    if frame is None or chart.low(at) not in {"son", "eran", "fueron", "serán"} or quantity(chart, at + 1) is None:
        return
    group = VerbGroup(start=at, end=at + 1, lemma="existir", tense=_BEING[chart.low(at)], number="pl")
    for end, np, cost in noun_phrases(chart, at + 1):
        if np.quantity is not None and np.noun is not None and not np.det and class_of(np) not in {"money", "time"}:
            notes = ("amber: what it is that is meant",)
            clause = Clause(start=at, end=end, verb=group, frame=frame, subject=np, notes=notes)
            yield end, clause, cost + 0.5


#: Of whom one says "he" or "she", and what is no thing.
_NOT_IT = frozenset(("person", "group", "name", "amount", "money", "time", ""))


def _it(number: str, at: int) -> NounPhrase:
    name = Name(es="", en="they" if number == "pl" else "it", cls="event", kind="pronoun", number=number)
    return NounPhrase(start=at, end=at, name=name, number=number)
