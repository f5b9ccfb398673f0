"""Object pronouns that say again what the same sentence has named: "… y los entregaron", "cuando la descubrieron"."""

from collections.abc import Iterator

from digest.english.entries import Name
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, fits
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

#: The pronouns that take up an object, by number and gender.
CLITICS = {("sg", "m"): "lo", ("sg", "f"): "la", ("pl", "m"): "los", ("pl", "f"): "las"}


def clitics_for(np: NounPhrase) -> frozenset[str]:
    """The pronouns that may stand for a phrase."""
    number = np.verb_number
    genders = [np.gender] if np.gender in {"m", "f"} and not np.also else ["m", "f"]
    return frozenset(CLITICS[number, gender] for gender in genders)


def said_again(chart: Chart, at: int, np: NounPhrase, verb: str) -> NounPhrase | None:
    """The pronoun at `at` in English where it stands for `np`; None where it does not or may stand for another."""
    if chart.low(at) not in clitics_for(np):
        return None
    cls = class_of(np, verb)
    number = np.verb_number
    is_one = number == "sg" and cls in {"person", "name", ""}
    if is_one and np.gender not in {"m", "f"}:
        return None
    word = "them" if number == "pl" else ("him" if np.gender == "m" else "her") if is_one else "it"
    name = Name(es=chart.low(at), en=word, cls=cls, kind="pronoun", number=number)
    return NounPhrase(start=at, end=at + 1, name=name, number=number, notes=("amber: an object said by a clitic",))


def done_to_it(chart: Chart, at: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ "capturaron a tres sujetos | y los entregaron a la Policía": the object of the first verb, said by a clitic."""
    thing = clause.object
    if thing is None or clause.verb.voice != "active" or clause.subject is None:
        return []
    again = said_again(chart, at, thing, clause.verb.lemma)
    if again is None:
        return []
    found = _verbs(chart, at, clause.verb.number, clause.subject, thing, again)
    return [(stop, changed(clause, also=(told,)), cost + extra + 0.3) for stop, told, extra in found]


def done_to_who_acts(chart: Chart, at: int, clause: Clause) -> Iterator[tuple[int, Clause, float]]:
    """ "huyeron cuando | los comuneros los descubrieron": its subject, where it can be nobody else."""
    who = clause.subject
    if who is None or (who.name is not None and who.name.kind == "pronoun"):
        return
    others = [np for np in (clause.object, *(np for _, np in clause.arguments)) if np is not None and np.end > np.start]
    for after, doer, cost in simple_phrases(chart, at):
        again = said_again(chart, after, who, clause.verb.lemma)
        if again is None or any(chart.low(after) in clitics_for(np) for np in (*others, *_within(who))):
            continue
        for stop, told, extra in _verbs(chart, after, "", doer, who, again):
            if concord(doer, told.verb):
                yield stop, told, cost + extra + 0.2


def _within(np: NounPhrase) -> list[NounPhrase]:
    return [p.object for p in np.phrases] + [inner for p in np.phrases for inner in _within(p.object)]


def _verbs(
    chart: Chart, at: int, number: str, doer: NounPhrase, thing: NounPhrase, again: NounPhrase
) -> Iterator[tuple[int, Clause, float]]:
    """The verbs behind a clitic, of which `thing` may be the object."""
    for after, group in verb_groups(chart, at + 1):
        if (number and group.number != number) or group.voice != "active" or group.is_subjunctive:
            continue
        if group.is_negated or group.dative or group.start != at + 1:
            continue
        for stop, clause, cost in tails(chart, after, group, doer, "object"):
            if fits(thing, clause.frame.object, group.lemma):
                yield stop, changed(clause, object=again, gap=""), cost
