"""Questions that a verb tells of: "se desconoce cuántos murieron", "explicó cómo operará el fondo"."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import Name
from digest.spanish.chart import Chart, best
from digest.spanish.clauses import clauses
from digest.spanish.copies import changed
from digest.spanish.fitting import concord
from digest.spanish.neuters import being
from digest.spanish.phrases import noun_phrases
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.tree import Clause, NounPhrase
from digest.spanish.valency import Clauses, infinitive_clauses, tails
from digest.spanish.verbgroups import infinitives, verb_groups

#: The note of a question behind "si", and that of all others.
WHETHER = "amber: whether"
ASKED = "amber: an indirect question"
#: What is asked about a whole clause.
_ABOUT_ALL = {"cuándo": "when", "cómo": "how", "dónde": "where"}
_WHO = {"quién": "sg", "quiénes": "pl"}
_HOW_MANY = {"cuánto": ("sg", "m"), "cuánta": ("sg", "f"), "cuántos": ("pl", "m"), "cuántas": ("pl", "f")}
_WHICH_IS = {"cuál": "sg", "cuáles": "pl"}
#: What one may ask "what it is", rather than who or which.
_SAID_TO_BE = frozenset(("event", "abstract", "act", "crime", "law", "document", "money", "amount", "time"))
#: Verbs of which "cuánto" asks the sum.
_OF_SUMS = frozenset(("pagar", "recaudar", "recibir", "invertir", "gastar", "cobrar", "costar", "transferir", "deber"))


def questions(chart: Chart, at: int) -> Clauses:
    """Questions that begin at `at`; `asks` of each says how English leads it in."""
    return chart.remember("question", at, None, lambda: best(list(_questions(chart, at))))


def _questions(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    word = chart.low(at)
    if word in _ABOUT_ALL and chart.is_cat(at + 1, "and") and chart.low(at + 2) in _ABOUT_ALL:
        # "definir cómo y cuándo se hará la consulta"
        yield from _led(chart, at + 3, f"{_ABOUT_ALL[word]} and {_ABOUT_ALL[chart.low(at + 2)]}", ASKED)
        return
    if word == "cuántas" and chart.low(at + 1) == "veces":
        yield from _led(chart, at + 2, "how many times", ASKED)
        return
    if word == "si":
        yield from _led(chart, at + 1, "whether", WHETHER)
    elif word in _ABOUT_ALL:
        yield from _led(chart, at + 1, _ABOUT_ALL[word], ASKED)
        yield from _done_how(chart, at + 1, _ABOUT_ALL[word])
    elif word == "por" and chart.low(at + 1) == "qué":
        yield from _led(chart, at + 2, "why", ASKED)
        yield from _done_how(chart, at + 2, "why")
    elif word in _WHO:
        who = NounPhrase(
            start=at, end=at + 1, number=_WHO[word],
            name=Name(es="", en="who", cls="person", kind="pronoun", number=_WHO[word]),
        )  # fmt: skip
        yield from _of_subject(chart, at + 1, who)
        yield from _what_it_is(chart, at, _WHO[word], "who", frozenset(("person", "group", "org")))
    elif word in _HOW_MANY:
        yield from _how_many(chart, at, _HOW_MANY[word])
    elif word == "qué":
        yield from _what(chart, at)
    elif word in _WHICH_IS:
        yield from _what_it_is(chart, at, _WHICH_IS[word], "what", _SAID_TO_BE)


def _asked(clause: Clause, asks: str, note: str = ASKED) -> Clause:
    if asks == "what" and clause.verb.lemma == "hacer" and clause.asked is None:  # "no saben qué hacer"
        clause = changed(clause, frame=replace(clause.frame, en="do", particle=""))
    return changed(clause, asks=asks, notes=(*clause.notes, note))


def _led(chart: Chart, at: int, asks: str, note: str) -> Iterator[tuple[int, Clause, float]]:
    """A whole clause behind "si", "cuándo", "cómo", "dónde", "por qué", or an infinitive."""
    for end, clause, cost in clauses(chart, at):
        if not clause.also:
            yield end, _asked(clause, asks, note), cost + 0.1
    if asks != "why":
        for end, clause, cost in infinitive_clauses(chart, at):
            if not clause.also and not clause.verb.is_negated:
                yield end, _asked(clause, asks, note), cost + 0.2


def _done_how(chart: Chart, at: int, asks: str) -> Iterator[tuple[int, Clause, float]]:
    """ "cómo entregará el ministerio los títulos": the subject between the verb and what it is done to."""
    for after, group in verb_groups(chart, at):
        if group.voice != "active" or group.is_subjunctive or group.lemma == "existir":
            continue
        for behind, subject, extra in noun_phrases(chart, after):
            if not concord(subject, group):
                continue
            for end, clause, cost in tails(chart, behind, group, subject):
                if clause.object is not None or clause.arguments or clause.complement is not None:
                    yield end, _asked(clause, asks), cost + extra + 0.2


def _of_subject(chart: Chart, at: int, asked: NounPhrase) -> Iterator[tuple[int, Clause, float]]:
    """Who did it, or how many were: what is asked about is the subject."""
    for after, group in verb_groups(chart, at):
        if group.is_subjunctive or not concord(asked, group):
            continue
        for end, clause, cost in tails(chart, after, group, asked):
            if not clause.also:
                yield end, _asked(clause, "subject"), cost + 0.1


def _of_object(
    chart: Chart, at: int, asked: NounPhrase | None, asks: str, verbs: frozenset[str] = frozenset()
) -> Iterator[tuple[int, Clause, float]]:
    """ "cuántas hectáreas perdió la comunidad": what is asked about is done to, by whom the sentence says."""
    for after, group in verb_groups(chart, at):
        is_plain = group.voice == "active" and not group.is_subjunctive
        if not is_plain or (verbs and group.lemma not in verbs):
            continue
        for behind, subject, extra in noun_phrases(chart, after):
            if not concord(subject, group):
                continue
            for end, clause, cost in tails(chart, behind, group, subject, "object"):
                is_any = asked is None or _may_be_done_to(clause, asked)
                if is_any and clause.complement is None and clause.verb.start == group.start:
                    yield end, _asked(changed(clause, asked=asked), asks), cost + extra + 0.2
    for before, subject, extra in noun_phrases(chart, at):  # "qué medidas | el ministerio | adoptará"
        for after, group in verb_groups(chart, before) if asked is not None else ():
            if group.voice != "active" or group.is_subjunctive or not concord(subject, group):
                continue
            for end, clause, cost in tails(chart, after, group, subject, "object"):
                if asked is not None and _may_be_done_to(clause, asked) and clause.complement is None:
                    yield end, _asked(changed(clause, asked=asked), asks), cost + extra + 0.2


def _may_be_done_to(clause: Clause, asked: NounPhrase) -> bool:
    from digest.spanish.fitting import fits

    return fits(asked, clause.frame.object, clause.verb.lemma)


def _counted(chart: Chart, at: int, number: str) -> Iterator[tuple[int, NounPhrase, float]]:
    """Bare nouns that are asked about."""
    for end, np, cost in noun_phrases(chart, at):
        is_bare = np.noun is not None and not (np.det or np.quantity or np.also or np.is_loose)
        if is_bare and np.number == number:
            yield end, np, cost


def _how_many(chart: Chart, at: int, form: tuple[str, str]) -> Iterator[tuple[int, Clause, float]]:
    for end, np, cost in _counted(chart, at + 1, form[0]):
        sense = noun_sense(np)
        if sense is None or np.gender not in {form[1], "mf", ""}:
            continue
        how = "how much" if sense.count == "u" else "how many"
        asked = changed(np, start=at, det="quant", det_en=how)
        for stop, clause, extra in (*_of_subject(chart, end, asked), *_of_object(chart, end, asked, "object")):
            yield stop, clause, cost + extra
    if form == ("sg", "m"):  # "cuánto pagará la empresa"
        yield from _of_object(chart, at + 1, None, "how much", _OF_SUMS)


def _what(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    for number in ("sg", "pl"):  # "qué empresas compraron el oro"
        for end, np, cost in _counted(chart, at + 1, number):
            asked = changed(np, start=at, det="quant", det_en="which")
            for stop, clause, extra in (*_of_subject(chart, end, asked), *_of_object(chart, end, asked, "object")):
                yield stop, clause, cost + extra
    what = NounPhrase(start=at, end=at + 1, name=Name(es="", en="what", cls="event", kind="pronoun", number="sg"))
    yield from _of_subject(chart, at + 1, what)
    yield from _of_object(chart, at + 1, None, "what")
    for after, group in infinitives(chart, at + 1):  # "qué hacer"
        for end, clause, cost in tails(chart, after, group, None, "object"):
            if not group.is_negated and clause.complement is None:
                yield end, _asked(clause, "what"), cost + 0.1


def _what_it_is(
    chart: Chart, at: int, number: str, asks: str, classes: frozenset[str]
) -> Iterator[tuple[int, Clause, float]]:
    """ "cuál será el destino de los fondos": what it will be."""
    frame = being(chart)
    for after, group in verb_groups(chart, at + 1) if frame is not None else ():
        is_plain = group.lemma == "ser" and group.voice == "active" and not group.helper and not group.is_negated
        if not is_plain or group.number != number or group.is_subjunctive:
            continue
        for end, np, cost in noun_phrases(chart, after):
            if np.det in {"def", "poss"} and concord(np, group) and class_of(np) in classes and frame is not None:
                clause = Clause(start=at, end=end, verb=group, frame=frame, subject=np, cost=cost)
                yield end, _asked(clause, asks), cost + 0.1
