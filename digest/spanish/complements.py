"""Clauses that fill the slot of a verb: what is said, wished, asked, begun or held to be important."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses
from digest.spanish.copies import changed
from digest.spanish.datives import done_to_who_asks
from digest.spanish.fitting import concord, fits, may_be_subject, pronoun
from digest.spanish.questions import questions
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, VerbGroup
from digest.spanish.valency import Clauses, infinitive_clauses, tails
from digest.spanish.verbgroups import infinitives, verb_groups

#: What ties to a verb of saying on what occasion, or how, it was said.
_WHILE_SAYING = frozenset(("durante", "tras", "mediante", "ante", "a través de", "luego de", "después de"))
#: Verbs of asking others, who decide or know of themselves what is asked.
_OF_OTHERS = word_set("preguntar consultar investigar indagar verificar averiguar comprobar")
#: Verbs of asking that others do something, unless one asks to know or to be treated so.
_ASKS_OF_OTHERS = word_set("exigir reclamar pedir solicitar demandar")
#: Verbs that English tells by "not know".
_NOT_KNOWING = frozenset(("desconocer", "ignorar"))


def complements(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    kind = clause.frame.clause
    if tie := clause.frame.clause_prep:
        words = tuple(tie.split("_"))
        begin = at + len(words)
        if chart.lows[at:begin] != words:
            return
        if kind == "ask":
            yield from _asked(chart, begin, clause, cost)
        elif chart.low(begin) == "que":
            yield from _tied_on(chart, begin + 1, clause, cost)
        elif kind in {"inf", "ing"}:  # "se limitó a decir que …"
            for stop, inner, extra in infinitive_clauses(chart, begin):
                if inner.object is not None or inner.complement is not None or inner.arguments:
                    yield stop, changed(clause, complement=inner), cost + extra + 0.1
        return
    if kind == "ask" or (kind in {"que", "quesubj", "quedeny"} and chart.low(at) == "que"):
        # "anunció en Iquitos que firmará …": where it was said, not where it will be signed
        said_there = [
            a for a in clause.adjuncts
            if a.phrase is not None and a.start >= clause.verb.end and a.phrase.prep not in _WHILE_SAYING
        ]  # fmt: skip
        if said_there:
            adjuncts = tuple(replace(a, is_front=True) if a in said_there else a for a in clause.adjuncts)
            clause = replace(clause, adjuncts=adjuncts)
    if clause.frame.es == "considerar" and kind == "que" and clause.predicate is None:
        yield from _valued(chart, at, clause, cost)
    if kind in {"que", "quesubj"} and chart.low(at) == "que":
        for end, inner, extra in done_to_who_asks(chart, at + 1, clause):
            if _is_at_odds(clause, inner):
                continue  # "reclamaron que no se les haya consultado"
            yield end, changed(clause, complement=inner), cost + extra
    if kind in {"que", "quesubj", "quedeny"} and chart.low(at) == "que":
        for end, inner, extra in clauses_that(chart, at + 1, mood="fact" if kind == "que" else "wish"):
            if _is_at_odds(clause, inner):
                continue
            if inner.subject is not None or not (kind != "quedeny" or clause.subject) or _is_of_nobody(inner):
                yield end, changed(clause, complement=inner), cost + extra + 0.1
                continue
            whole = _with_subject(clause, inner, kind) if not _is_of_others(chart, clause) else None
            if whole is not None:
                # "aseguran que en la cuenca operan 45 dragas": these, rather than they
                may_act = inner.object is not None and concord(inner.object, inner.verb) and inner.object.quantity
                yield end, whole, cost + extra + (0.5 if may_act else 0.2)
    if kind == "que" and chart.low(at) == "que" and clause.subject is not None:
        yield from _done_to_who_says(chart, at + 1, clause, cost)
    if kind == "ask":
        yield from _asked(chart, at, clause, cost)
    if kind in {"que", "quedeny"} and clause.subject is not None:
        is_denied = chart.is_cat(at, "neg") and chart.low(at + 1) == "haber"
        if chart.low(at) == "haber" or is_denied:
            yield from _having_done(chart, at, clause, cost)
        elif clause.verb.lemma in _SAID_OF_ONESELF:
            yield from _being(chart, at, clause, cost)
    if kind in {"inf", "ing"}:
        for stop, inner, extra in infinitive_clauses(chart, at):
            is_own = inner.frame.clause == "ask" or inner.verb.voice == "passive"  # "exigen ser consultados"
            if clause.verb.lemma in _ASKS_OF_OTHERS and not clause.frame.arguments and not is_own:
                continue  # "exigen declarar …": that others do so; but "exigen saber quién …"
            is_asked = clause.verb.lemma in _ASKS_OF_OTHERS and not clause.frame.arguments
            notes = (*inner.notes, "amber: what one asks for oneself") if is_asked else inner.notes
            yield stop, changed(clause, complement=changed(inner, notes=notes)), cost + extra + 0.1
    if kind == "infpass":
        for end, group in infinitives(chart, at):
            for stop, inner, extra in tails(chart, end, group, None) if group.voice == "active" else ():
                if inner.object is not None and inner.complement is None:
                    yield stop, changed(clause, complement=inner), cost + extra


def _is_at_odds(clause: Clause, inner: Clause) -> bool:
    """ "reclamaron que no haya sido publicado": what is past is complained of, and nobody demands it."""
    is_past = inner.verb.is_perfect and inner.verb.is_subjunctive
    if clause.frame.clause == "quesubj" and clause.frame.event == "demand":
        return is_past
    return clause.frame.es == "reclamar" and not is_past


def _tied_on(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "se oponen a que la mina opere", "insistió en que la mina contamina": a clause behind a preposition."""
    kind = clause.frame.clause
    for end, inner, extra in clauses_that(chart, at, mood="fact" if kind == "que" else "wish"):
        told = inner if inner.subject is not None or _is_of_nobody(inner) else None
        if told is None and (whole := _with_subject(clause, inner, kind)) is not None:
            told = whole.complement
        if told is not None:
            noted = changed(told, notes=(*told.notes, "amber: a clause behind a preposition"))
            yield end, changed(clause, complement=noted), cost + extra + 0.1


def _asked(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "decidirán si impiden el paso", "se desconoce cuántos murieron": a question that is told."""
    if clause.verb.lemma in _NOT_KNOWING:
        if clause.verb.is_negated or clause.verb.helper:
            return
        clause = changed(clause, verb=changed(clause.verb, is_negated=True))
    for end, inner, extra in questions(chart, at):
        is_said = inner.subject is not None or inner.verb.tense == "inf" or _is_of_nobody(inner)
        told = inner if is_said else None
        may_be_own = inner.asks == "whether" and clause.verb.lemma not in _OF_OTHERS
        if told is None and may_be_own and (whole := _with_subject(clause, inner, "que")) is not None:
            assert whole.complement is not None
            told = changed(whole.complement, notes=tuple(n for n in whole.complement.notes if n != "unsaid subject"))
        if told is not None:
            yield end, changed(clause, complement=told), cost + extra + 0.1


def _having_done(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "confirman haber levantado el paro": that they have lifted it."""
    assert clause.subject is not None
    stand_in = pronoun(clause.subject)
    if stand_in is None:
        return
    negated = chart.is_cat(at, "neg")
    here = at + 2 if negated else at + 1
    number = clause.subject.verb_number
    is_passive = chart.low(here) == "sido"
    here += 1 if is_passive else 0
    for r in chart.verbs(here):
        if r.tense != "part" or (not is_passive and (r.gender, r.number) != ("m", "sg")):
            continue
        if is_passive and r.number != number:
            continue
        group = VerbGroup(
            start=at, end=here + 1, lemma=r.lemma, tense="pres", is_perfect=True, is_negated=negated, number=number,
            voice="passive" if is_passive else "active",
        )  # fmt: skip
        for stop, inner, extra in tails(chart, here + 1, group, stand_in):
            doer = inner.frame.object if is_passive else inner.frame.subject
            if fits(clause.subject, doer, r.lemma, is_subject=not is_passive):
                yield stop, changed(clause, complement=inner), cost + extra + 0.1


#: Verbs behind which an infinitive is what who says so is or does.
_SAID_OF_ONESELF = word_set(
    "afirmar decir asegurar negar reconocer admitir sostener aseverar confesar manifestar señalar declarar indicar"
)


def _being(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "afirmó estar amenazado", "reconoció no tener cifras": that she is threatened, that he has none."""
    assert clause.subject is not None
    stand_in = pronoun(clause.subject)
    if stand_in is None:
        return
    number = clause.subject.verb_number
    negated = chart.is_cat(at, "neg")
    here = at + 1 if negated else at
    groups = list(infinitives(chart, at))
    if chart.low(here) == "estar":
        groups += [
            (
                here + 2,
                VerbGroup(start=at, end=here + 2, lemma=r.lemma, tense="inf", number=number, voice="state",
                    is_negated=negated),
            )
            for r in chart.verbs(here + 1)
            if r.tense == "part" and r.number == number
        ]  # fmt: skip
    for end, group in groups:
        told = changed(group, tense="pres", number=number)
        for stop, inner, extra in tails(chart, end, told, stand_in):
            if may_be_subject(clause.subject, inner):
                noted = changed(inner, notes=(*inner.notes, "amber: said of oneself"))
                yield stop, changed(clause, complement=noted), cost + extra + 0.1


def _done_to_who_says(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "afirman que no fueron consultadas": a passive that leaves unsaid whom is of who says so, where it agrees."""
    assert clause.subject is not None
    if (
        clause.arguments
        or clause.object
        or _is_of_others(chart, clause)
        or (stand_in := pronoun(clause.subject)) is None
    ):
        return
    for end, group in verb_groups(chart, at):
        is_its = group.number == clause.subject.verb_number and group.gender in {"", clause.subject.gender}
        if group.voice != "passive" or group.is_subjunctive or not is_its:
            continue
        for stop, inner, extra in tails(chart, end, group, stand_in):
            if may_be_subject(clause.subject, inner):
                noted = changed(inner, notes=(*inner.notes, "amber: a pronoun for the subject"))
                yield stop, changed(clause, complement=noted), cost + extra + 0.2


def _is_of_nobody(inner: Clause) -> bool:
    """ "que es necesario aprobarla", "que no se sabe cuántos murieron": what is said of nobody."""
    told = inner.complement is not None and not inner.also
    return told and inner.subject is None and (inner.predicate is not None or inner.verb.voice == "se")


#: What is held of a thing that is still to be done.
VALUED = frozenset(("importante", "necesario", "prioritario", "urgente", "fundamental", "indispensable", "clave"))


def _valued(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "consideran importante establecer …", "consideran prioritario que …"."""
    form = next((f for f in chart.adjectives(at) if f.lemma in VALUED and f.number == "sg"), None)
    if form is None:
        return
    for stop, inner, extra in infinitive_clauses(chart, at + 1):
        yield stop, changed(clause, predicate=form, complement=inner), cost + extra
    if chart.low(at + 1) == "que":
        for stop, inner, extra in clauses(chart, at + 2, mood="wish"):
            if inner.subject is not None:
                yield stop, changed(clause, predicate=form, complement=inner), cost + extra


def clauses_that(chart: Chart, at: int, mood: str) -> Clauses:
    """Clauses after "que", and two of them: "que X y que Y"."""
    found = list(clauses(chart, at, mood=mood))
    if mood == "fact" and chart.text(at) == ",":  # "precisó que, aunque X, Y"
        from digest.spanish.leadingin import led_in

        found.extend(led_in(chart, at + 1))
    for end, first, cost in tuple(found):
        if chart.is_cat(end, "and") and chart.low(end + 1) == "que" and first.subject is not None:
            for stop, other, extra in clauses(chart, end + 2, mood=mood):
                if other.subject is not None:
                    found.append((stop, changed(first, also=(other,), joint="and that"), cost + extra + 0.2))
        elif mood == "wish" and first.subject is None and chart.is_cat(end, "and"):
            again = end + 2 if chart.low(end + 1) == "que" else end + 1
            for stop, other, extra in clauses(chart, again, mood=mood):  # "que proteja a X y (que) refuerce Y"
                if other.subject is None and not other.also:
                    notes = (*first.notes, "amber: two things that are asked")
                    found.append((stop, changed(first, also=(other,), notes=notes), cost + extra + 0.2))
    return found


#: What a body says of itself: "informó que cuenta con los permisos".
_HAS = word_set("tener contar disponer carecer poseer mantener operar trabajar")


def _is_of_others(chart: Chart, clause: Clause) -> bool:
    """ "“Cuenta con los permisos”, dijo el alcalde": in his own words, who is left unsaid is never he who speaks."""
    who = clause.subject
    return chart.is_reported and not (who is not None and who.name is not None and who.name.es in {"nosotros", "yo"})


def _with_subject(clause: Clause, inner: Clause, kind: str) -> Clause | None:
    """A clause that leaves its subject unsaid: who was asked ("pidió al juez que …"), else who says so."""
    asked = next((np for a, np in clause.arguments if a.prep == "a"), None)
    subject = asked if kind == "quesubj" else clause.subject
    if subject is None:
        return None
    for one in (inner, *(o for o in inner.also if o.subject is None)):
        if one.frame.subject == frozenset() or not concord(subject, one.verb):
            return None
        if not may_be_subject(subject, one):
            return None
    if kind == "quesubj":
        kept = tuple((a, np) for a, np in clause.arguments if a.prep != "a")
        also = tuple(changed(o, subject=subject) if o.subject is None else o for o in inner.also)
        return changed(clause, complement=changed(inner, subject=subject, also=also), arguments=kept)
    if any(o.subject is None for o in inner.also):
        return None
    has_it = inner.verb.lemma in _HAS and class_of(subject) in {"org", "group"}
    if (inner.frame.event == "state" and not has_it) or inner.frame.clause == "pred":
        return None  # "destacó que es el segundo puesto": what is, is not who says so
    stand_in = pronoun(subject)
    notes = inner.notes
    if inner.verb.tense != "fut":
        # what a body says of nobody else that is named it says of itself, which an editor looks at
        is_own = class_of(subject) in {"org", "group"} and not clause.object and not clause.arguments
        notes = (*notes, "amber: a pronoun for the subject" if is_own else "unsaid subject")
    return changed(clause, complement=changed(inner, subject=stand_in, notes=notes)) if stand_in else None
