"""Finite clauses: what stands before the verb, its subject, and what the verb takes behind it."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from digest.spanish.adjuncts import adjuncts
from digest.spanish.chart import Chart, best
from digest.spanish.copies import changed
from digest.spanish.described import alone, supposed
from digest.spanish.fitting import concord, fits
from digest.spanish.phrases import noun_phrases
from digest.spanish.senses import class_of
from digest.spanish.standing import lasting
from digest.spanish.times import times
from digest.spanish.tree import NEITHER, Adjunct, Clause, NounPhrase, Phrase
from digest.spanish.twins import twins
from digest.spanish.valency import Clauses, tails
from digest.spanish.verbgroups import verb_groups


def clauses(chart: Chart, at: int, *, mood: str = "fact") -> Clauses:
    """Finite clauses that begin at `at`; `mood` "wish" wants the subjunctive, "fact" refuses it."""
    return chart.remember("clause", at, mood, lambda: best(list(_clauses(chart, at, mood))))


@cache
def _verb_first() -> tuple[Callable[[Chart, int], Iterable[tuple[int, Clause, float]]], ...]:
    """What reads clauses that begin with their verb or with what it takes: in modules that need this one."""
    from digest.spanish.clefts import clefts
    from digest.spanish.impersonal import impersonal
    from digest.spanish.itself import it_is
    from digest.spanish.pending import pending
    from digest.spanish.putfirst import put_first

    return clefts, pending, it_is, put_first, impersonal


def _clauses(chart: Chart, at: int, mood: str) -> Iterator[tuple[int, Clause, float]]:
    for here, front, cost in _fronted(chart, at):
        for read in _verb_first() if mood == "fact" else ():
            for stop, clause, extra in read(chart, here):
                yield stop, changed(clause, start=at, adjuncts=(*front, *clause.adjuncts)), cost + extra
        subjects: list[tuple[int, NounPhrase | None, float]] = [(here, None, 0.0)]
        subjects += [(e, np, c) for e, np, c in noun_phrases(chart, here)]
        for after, subject, cost_of_it in subjects:
            undone = subject is not None and any(_is_of_another(a, subject) for a in front)
            extra = cost_of_it + (0.4 if undone else 0.0)
            positions: list[tuple[int, tuple[Adjunct, ...], float]] = [(after, (), 0.0)]
            if subject is not None:
                positions += _inserted(chart, after, here)
            for begin, inserted, more in positions:
                for stop, clause, total in lasting(chart, begin, subject) if mood == "fact" else ():
                    if subject is None or concord(subject, clause.verb):
                        adjuncts_ = (*front, *inserted, *clause.adjuncts)
                        yield stop, changed(clause, start=at, adjuncts=adjuncts_), total + cost + extra + more
                for end, said in verb_groups(chart, begin):
                    group = said
                    if group.is_subjunctive != (mood == "wish"):
                        continue
                    if subject is not None and NEITHER in subject.notes:
                        if group.is_negated or group.is_limiting:
                            continue
                        group = changed(group, is_negated=True)
                    joins = any(a.phrase and a.phrase.prep in _BESIDE for a in inserted)  # "X junto a Y destruyeron"
                    if subject is not None and not concord(subject, group) and not (joins and group.number == "pl"):
                        continue
                    for stop, clause, total in (
                        *tails(chart, end, group, subject), *twins(chart, end, group, subject)
                    ):  # fmt: skip
                        adjuncts = (*front, *inserted, *clause.adjuncts)
                        yield stop, changed(clause, start=at, adjuncts=adjuncts), total + cost + extra + more


def _is_of_another(adjunct: Adjunct, subject: NounPhrase) -> bool:
    """ "Tras haber sido liberado, el alcalde …": what was done before, in a sense that this subject may undergo."""
    done = adjunct.purpose
    return done is not None and done.verb.voice == "passive" and not fits(subject, done.frame.object, done.verb.lemma)


#: From so many tokens on, the press puts a comma behind a subject.
LONG_SUBJECT = 7

#: What ties those who take part to a subject.
_BESIDE = frozenset((
    "junto a", "junto con", "conjuntamente con", "en coordinación con", "con apoyo de", "con el apoyo de",
    "en conjunto con", "con participación de", "con la participación de",
))  # fmt: skip


def _says_that(chart: Chart, at: int) -> bool:
    """Whether a verb of saying with its "que" begins here."""
    return any(chart.low(end) == "que" for end, _ in verb_groups(chart, at))


def _does_itself(chart: Chart, at: int) -> bool:
    """Whether a verb begins here that tells no speaker behind what is said: "Los vecinos, bloquearon la vía"."""
    groups = [g for _, g in verb_groups(chart, at)]
    says = any(f.clause.startswith("que") for g in groups for f in chart.lexicon.frames.get(g.lemma, ()))
    return bool(groups) and not says and chart.low(at) not in {"que", "y", "e"}


def _inserted(chart: Chart, at: int, begin: int) -> list[tuple[int, tuple[Adjunct, ...], float]]:
    """Adjuncts between commas, or an adverb, between subject and verb."""
    out: list[tuple[int, tuple[Adjunct, ...], float]] = []
    for end, adverb in chart.adverb(at):
        if adverb.es.startswith("con ") and chart.tells_event(at - 1):
            continue  # "un ataque | con explosivos": of that kind
        out.append((end, (Adjunct(start=at, end=end, adverb=adverb),), 0.2))
    for end, time, cost in times(chart, at):
        out.append((end, (Adjunct(start=at, end=end, time=time),), cost + 0.2))
    for end, multi in chart.multiword(at, "prep"):
        if multi.es in _BESIDE:  # "la Fiscalía junto a la Policía destruyó": who took part, as between commas
            for stop, np, cost in noun_phrases(chart, end):
                if class_of(np) in {"person", "group", "org"}:
                    english = "together with" if multi.es.startswith("junto") else multi.en
                    phrase = Phrase(start=at, end=stop, prep=multi.es, object=np, en=english)
                    out.append((stop, (Adjunct(start=at, end=stop, phrase=phrase, after_comma=True),), cost + 0.3))
    is_cut_off = at - begin >= LONG_SUBJECT or _says_that(chart, at + 1) or _does_itself(chart, at + 1)
    if chart.text(at) == "," and is_cut_off:
        out.append((at + 1, (), 0.5))  # a comma that ought not to be there, as the press puts it
    if chart.text(at) == ",":
        for end, adjunct, cost in adjuncts(chart, at + 1):
            if chart.text(end) == ",":
                out.append((end + 1, (changed(adjunct, is_front=False, after_comma=True),), cost + 0.4))
    return out


def _fronted(chart: Chart, at: int) -> list[tuple[int, tuple[Adjunct, ...], float]]:
    """What stands before the subject: nothing, or up to three adjuncts, commas taken along."""
    out: list[tuple[int, tuple[Adjunct, ...], float]] = [(at, (), 0.0)]
    frontier = list(out)
    for _ in range(3):
        grown = []
        for here, done, cost in frontier:
            for end, adjunct, extra in (*adjuncts(chart, here), *alone(chart, here), *supposed(chart, here)):
                comma = chart.text(end) == ","
                front = changed(adjunct, is_front=True)
                grown.append((end + 1 if comma else end, (*done, front), cost + extra + (0.0 if comma else 0.2)))
        frontier = sorted(grown, key=lambda g: g[2])[:8]
        out.extend(frontier)
        if not frontier:
            break
    return out
