"""Valency: the slots of a verb's frames, filled with what follows it in every order that Spanish allows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from digest.english.entries import Argument, Frame, word_set
from digest.spanish.attachment import (
    belongs_elsewhere,
    can_only_be_object,
    is_light,
    is_marked_as_object,
    is_of_participle,
    is_told_apart,
    lets_through,
    names_the_noun,
)
from digest.spanish.chart import Chart, best
from digest.spanish.completeness import IMPERSONAL, PLACED, is_complete, is_happening, is_out_of_reach
from digest.spanish.copies import changed
from digest.spanish.described import CALLS_SO, calls_so, how_long, not_said_of
from digest.spanish.fitting import fits
from digest.spanish.periphrases import SO_LONG, helping_infinitives
from digest.spanish.phrases import noun_phrases
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.subjects import late_subjects, limited
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Time, VerbGroup
from digest.spanish.verbgroups import BARELY, EITHER, FINITE, HARDLY, INDEED, infinitives
from digest.spanish.whom import with_whom

Clauses = list[tuple[int, Clause, float]]

#: How many ways to fill the slots of one verb are tried.
TRIES = 260


#: What is told with "a" of things as well: "afecta al río", "amenaza a los cultivos".
_BEFALLS = word_set("afectar amenazar perjudicar golpear impactar dañar beneficiar favorecer")
#: What hedges a deed for which somebody is held.
_ALLEGED = frozenset(("presuntamente", "supuestamente"))


def infinitive_clauses(chart: Chart, at: int) -> Clauses:
    """Infinitives with what belongs to them, two of them joined by "y" included."""
    return chart.remember("infinitives", at, None, lambda: best(list(_infinitive_clauses(chart, at))))


def _infinitive_clauses(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    if chart.low(at) in _ALLEGED and chart.low(at - 1) == "por":  # "detenidos por | presuntamente cobrar coimas"
        for begin, adverb in chart.adverb(at):
            hedge = Adjunct(start=at, end=begin, adverb=adverb)
            for stop, clause, cost in infinitive_clauses(chart, begin):
                yield stop, changed(clause, start=at, adjuncts=(hedge, *clause.adjuncts)), cost
    for end, group in (*infinitives(chart, at), *helping_infinitives(chart, at)):
        for stop, clause, cost in tails(chart, end, group, None):
            yield stop, clause, cost
            if not chart.is_cat(stop, "and"):
                continue
            again = chart.low(stop + 1) == chart.low(at - 1) and chart.is_cat(at - 1, "prep")  # "a pagar y a reparar"
            for after, second in infinitives(chart, stop + 2 if again else stop + 1):
                for finish, other, extra in tails(chart, after, second, None):
                    yield finish, changed(clause, also=(other,)), cost + extra + 0.2


def tails(
    chart: Chart, at: int, group: VerbGroup, subject: NounPhrase | None, gap: str = "",
    senses: tuple[Frame, ...] | None = None,
) -> Clauses:  # fmt: skip
    """All that may follow a verb group: the slots of its frames, adjuncts, a subject put last.

    `senses` are those of its frames that what stands before it may fill.
    """
    # by identity: to hash a phrase with all that is in it takes longer; the chart keeps it, so that no other is it
    key = (group, id(subject), gap, None if senses is None else tuple(f.id for f in senses))
    chart.kept.append(subject)
    frames = chart.lexicon.frames.get(group.lemma, ()) if senses is None else senses
    return chart.remember("tails", at, key, lambda: _tails(chart, at, group, subject, gap, frames))


def _tails(
    chart: Chart, at: int, group: VerbGroup, subject: NounPhrase | None, gap: str, frames: Sequence[Frame]
) -> Clauses:  # fmt: skip
    results: Clauses = []
    is_done = group.tense == "inf" and any(f.object and "person" in f.subject for f in frames)
    is_all = group.whom is None and frames is chart.lexicon.frames.get(group.lemma)
    for frame in _in_reach(chart, group.lemma, frames) if is_all else frames:
        if is_done and not frame.object and not frame.clause and "person" not in frame.subject:
            continue  # "quiere explotar": to exploit something, and not to explode
        found = _fill(chart, at, group, frame, subject, gap)
        if group.tense == "inf" and "person" not in frame.subject:  # who is to do it is most often a person
            found = [(end, clause, cost + 0.1) for end, clause, cost in found]
        if group.voice == "passive" and "person" not in frame.subject and not frame.clause:
            # "fueron trasladados": taken by somebody rather than carried by a vehicle
            found = [(end, clause, cost + 0.02) for end, clause, cost in found]
        acts = subject is not None and class_of(subject) in {"person", "group", "org"}
        if group.voice == "se" and acts and f"{group.lemma}se" in chart.lexicon.frames:
            found = [(end, clause, cost + 0.3) for end, clause, cost in found]  # "se reunieron": they met
        results.extend(found)
    chosen = best(_unlike(results))
    if group.adverb is not None and (said := _OF_ADVERB.get(group.adverb.es)):
        chosen = [(end, changed(c, notes=(*c.notes, said)), cost) for end, c, cost in chosen]
    if group.is_to_somebody:
        note = "amber: to whom is left unsaid"
        chosen = [(end, changed(clause, notes=(*clause.notes, note)), cost) for end, clause, cost in chosen]
    return _marked_open(chosen) if group.tense == "inf" else chosen


def _in_reach(chart: Chart, lemma: str, frames: Sequence[Frame]) -> Sequence[Frame]:
    """Those whose words stand in the sentence at all: "ser" has a hundred senses, of which it holds three or four."""
    if len(frames) < _MANY:
        return frames
    return chart.remember("in reach", 0, lemma, lambda: [f for f in frames if not is_out_of_reach(chart, 0, f)])


#: Senses of a verb of which it pays to ask once for all of its places in a sentence.
_MANY = 12
#: What a verb's adverb is marked with, by its Spanish.
_OF_ADVERB = {
    HARDLY.es: "amber: hardly at all", BARELY.es: "amber: hardly at all", EITHER.es: "amber: not either",
    INDEED.es: "amber: indeed", SO_LONG: "amber: how long it has lasted",
}  # fmt: skip


def _unlike(results: Clauses) -> Clauses:
    """Of readings that differ only in which of two like frames they fill, the cheapest: they crowd others out."""
    cheapest: dict[object, tuple[int, Clause, float]] = {}
    for result in results:
        end, clause, cost = result
        key = (
            end, clause.frame.en, clause.frame.particle, clause.frame.clause, clause.verb.voice,
            *((np.start, np.end) if np else None for np in (clause.subject, clause.object)),
            tuple((a.start, a.end, a.adverb is None) for a in clause.adjuncts),
            tuple((a.en, np.start, np.end) for a, np in clause.arguments),
            clause.complement.end if clause.complement else 0,
            clause.frame.object if clause.gap == "object" else frozenset(),  # what it is fitted to comes later
        )  # fmt: skip
        if key not in cheapest or cost < cheapest[key][2]:
            cheapest[key] = result
    return list(cheapest.values())


def _marked_open(results: Clauses) -> Clauses:
    """An infinitive that may be meant in two senses carries a note, for nobody says who does it."""
    out: Clauses = []
    for end, clause, cost in results:
        rivals = {
            (c.frame.en, c.frame.particle) for e, c, other in results if e == end and abs(other - cost) < 0.06
        }  # fmt: skip
        is_open = len(rivals) > 1
        out.append((end, changed(clause, notes=(*clause.notes, "open sense")) if is_open else clause, cost))
    return out


def _fill(chart: Chart, at: int, group: VerbGroup, frame: Frame, subject: NounPhrase | None, gap: str) -> Clauses:
    is_passive = group.voice in {"passive", "se", "state"}
    if group.whom is None and is_out_of_reach(chart, at, frame):
        return []
    if group.voice == "se" and not frame.object and _literal(frame):
        active = changed(group, voice="active")
        found = _fill(chart, at, active, frame, None, "subject")
        return [(end, turned, cost) for end, c, cost in found if (turned := turned_passive(c, group))]
    if is_passive and (not frame.object and frame.clause not in IMPERSONAL):
        return []
    loose = 0.0
    if subject is not None:
        wanted = frame.object if is_passive else frame.subject
        if not fits(subject, wanted, group.lemma, is_subject=not is_passive):
            if is_passive or not fits(subject, frame.loose_subject, group.lemma, is_subject=True):
                return []
            loose = 0.4
    if gap == "object" and (is_passive or not frame.object):
        return []
    name = subject.name if subject is not None and not subject.also else None
    if name is not None and name.es in _FEMININE and is_passive and group.gender == "m":
        return []
    if subject is not None and subject.gender == "mf" and subject.number == "sg" and is_passive and group.gender:
        subject = changed(subject, gender=group.gender)  # "policía es acusado": an officer
    start = Clause(start=group.start, end=at, verb=group, frame=frame, subject=subject, gap=gap)
    if group.adverb is not None:
        within = Adjunct(start=group.adverb_at, end=group.adverb_at + 1, adverb=group.adverb)
        if group.adverb.es == SO_LONG:
            how_long_ = Time(start=within.start, end=within.end, en=group.adverb.en, pull="perfect")
            within = Adjunct(start=within.start, end=within.end, time=how_long_)
        start = changed(start, adjuncts=(within,))
    if group.whom is not None:
        if (filled := with_whom(start, group, subject)) is None:
            return []
        start, loose = filled, loose - 0.05
        if is_out_of_reach(chart, at, frame, {a.prep for a, _ in start.arguments}):
            return []
    results: Clauses = []
    stack: list[tuple[int, Clause, float]] = [(at, start, loose)]
    tries = 0
    while stack and tries < TRIES and chart.budget > 0:
        here, clause, cost = stack.pop()
        tries += 1
        chart.budget -= 1
        if is_complete(clause, is_passive):
            results.append((here, changed(clause, end=here, cost=cost), cost - 0.01 * frame.weight))
        if len(clause.adjuncts) >= 4 or _ends(chart, here):
            continue
        stack.extend(sorted(_steps(chart, here, clause, cost, is_passive), key=lambda s: -s[2]))
    return best(results)


#: Bodies whose name is a word for one of their members as well, in the masculine.
_FEMININE = frozenset(("Policía", "policía"))


def _ends(chart: Chart, at: int) -> bool:
    """Whether nothing more can follow in a clause: at the end of the sentence, or at the "y" of a further one."""
    low = chart.low(at)
    return not low or (low == "." and at == len(chart) - 1) or (low in {"y", "e"} and not chart.multi(at))


def _literal(frame: Frame) -> Argument | None:
    """The slot of a light verb ("dar inicio a …") that is the English object."""
    slots = (a for a in frame.arguments if a.is_required and not a.en)
    # "llegan a acuerdo": it is reached; "declaran nula la licencia": it is annulled
    return next((a for a in slots if "_" in a.prep or frame.en == "reach" or frame.es == "declarar"), None)


def turned_passive(clause: Clause, group: VerbGroup | None = None) -> Clause | None:
    """ "Dan inicio a X", "se dio inicio a X": X is the subject of an English passive."""
    literal = _literal(clause.frame)
    if clause.object is not None:
        subject, arguments = clause.object, clause.arguments
    elif literal and (found := next((np for a, np in clause.arguments if a is literal), None)):
        subject, arguments = found, tuple((a, np) for a, np in clause.arguments if a is not literal)
    else:
        return None
    passive = changed(group or clause.verb, voice="passive")
    return changed(clause, verb=passive, subject=subject, object=None, arguments=arguments, gap="")


#: What may come next behind what is read of a clause, from each of its parsers.
Step = Callable[[Chart, int, Clause, float], Iterator[tuple[int, Clause, float]]]


@cache
def _what_follows() -> tuple[Callable[[Chart, int], list[tuple[int, Adjunct, float]]], Step, Step, Step, Step]:
    """Parsers in modules that need this one; got once, since to import them takes longer than many a step."""
    from digest.spanish.adjuncts import adjuncts
    from digest.spanish.arguments import agents, predicates, prepositional_arguments
    from digest.spanish.complements import complements

    return adjuncts, complements, predicates, prepositional_arguments, agents


def _at_least(np: NounPhrase) -> NounPhrase | None:
    """ "detuvo al menos a 15 mineros": at least so many, where they are counted."""
    if np.quantity is None or np.quantity.qualifier or np.also:
        return None
    return changed(np, quantity=replace(np.quantity, qualifier="at least"))


#: Verbs of asking, whose "a" says of whom.
_ASKS = frozenset(("pedir", "exigir", "solicitar", "reclamar"))


def _steps(chart: Chart, at: int, clause: Clause, cost: float, is_passive: bool) -> Iterator[tuple[int, Clause, float]]:
    adjuncts, complements, predicates, prepositional_arguments, agents = _what_follows()
    frame, lemma = clause.frame, clause.verb.lemma
    comma = chart.text(at) == ","
    here = at
    is_inserted = comma and bool(clause.adjuncts) and clause.adjuncts[-1].after_comma and is_light(clause)
    if is_inserted:  # "Se entregaron, en una ceremonia, 12 títulos"
        comma, here = False, at + 1
    is_near = not clause.adjuncts or is_light(clause)
    takes_object = not is_passive and frame.object and clause.object is None and clause.gap != "object"
    if takes_object and not comma and (is_near or lets_through(clause)):
        is_at_least = chart.lows[here : here + 3] == ("a", "el", "menos")  # "destruyó al menos 19 dragas"
        begin = here + 1 if chart.low(here) == "a" and not is_at_least else here
        begin = here + 4 if is_at_least and chart.low(here + 3) == "a" else begin
        for end, found, extra in _objects(chart, here, begin):
            np = _at_least(found) if begin == here + 4 else found
            if np is None:
                continue
            is_name = begin > clause.verb.end and names_the_noun(chart, begin, np)  # but "premier visita | Cusco"
            is_asked = begin > here and lemma in _ASKS  # "pidió al Congreso que …": who, not what for
            if is_name or is_asked or not_said_of(clause, np) or not (is_near or is_told_apart(np)):
                continue
            has_a = begin > here or _is_paired(chart, here)
            is_marked = is_marked_as_object(np, class_of(np, lemma), has_a=has_a) or (has_a and lemma in _BEFALLS)
            is_marked = is_marked or (begin == here and can_only_be_object(clause, np))
            if fits(np, frame.object, lemma) and is_marked and (only_so_many := limited(np, clause)) is not None:
                yield end, changed(clause, object=only_so_many), cost + extra + (0.0 if is_near else 0.2)
    if takes_object and not comma and not clause.adjuncts and lemma in _LEAVES_SO:
        for end, np, extra in _left_so(chart, here):
            if fits(np, frame.object, lemma):
                yield end, changed(clause, object=np), cost + extra
    is_said_later = chart.low(here) == "que" and frame.clause in {"que", "quesubj"} and clause.complement is None
    if is_said_later and not (comma or is_near or is_passive) and lets_through(clause):
        yield from complements(chart, here, clause, cost + 0.3)  # "sostuvo durante la audiencia que …"
    if not comma and is_near:
        if frame.event == CALLS_SO:
            yield from calls_so(chart, here, clause, cost)
        if frame.clause == "pred" and clause.predicate is None and clause.complement is None:
            yield from predicates(chart, here, clause, cost)
        elif frame.clause and clause.complement is None and not is_passive:
            yield from complements(chart, here, clause, cost)
        is_of_nobody = clause.verb.voice == "se" or (
            is_passive and clause.subject is None and not clause.gap and clause.verb.tense in FINITE
        )  # "se sabe que", "está probado que", "fue demostrado que"
        is_impersonal = frame.clause in IMPERSONAL and is_of_nobody and lemma != "lograr"
        if is_impersonal and clause.complement is None:
            yield from complements(chart, here, clause, cost)
    is_moved = "by" in (frame.particle, frame.en.split()[-1])
    if comma and chart.low(at + 1) == "a" and is_moved and quantity(chart, at + 2):
        yield from prepositional_arguments(chart, at + 1, clause, cost)  # "cayó 11 % en mayo, a 200,000 toneladas"
    if not comma:
        yield from prepositional_arguments(chart, here, clause, cost)
        if clause.subject is None and clause.gap != "subject" and clause.verb.tense in FINITE:
            yield from late_subjects(chart, here, clause, cost, is_passive)
        if (is_passive and clause.verb.voice in {"passive", "state"}) or clause.verb.tense == "part":
            yield from agents(chart, here, clause, cost)
    if not comma and chart.low(here) == "a" and frame.event in _GOES and not is_passive and clause.complement is None:
        for end, inner, extra in infinitive_clauses(chart, here + 1):  # "subieron a la laguna | a verificar"
            noted = changed(inner, notes=(*inner.notes, "amber: a purpose behind a verb of going"))
            purpose = Adjunct(start=here, end=end, purpose=noted, link="to")
            yield end, changed(clause, adjuncts=(*clause.adjuncts, purpose)), cost + extra + 0.3
    if not comma and lemma in _ENDS_SO and not is_passive and clause.subject is not None and clause.verb.end == here:
        yield from _ending_so(chart, here, clause, cost)
    if not comma and not frame.object:
        for end, adjunct, extra in how_long(chart, here, clause):
            yield end, changed(clause, adjuncts=(*clause.adjuncts, adjunct)), cost + extra
    placed = clause.frame.es in PLACED or (clause.frame.es == "ser" and is_happening(clause))
    is_open = clause.frame.clause != "pred" or clause.predicate is not None or placed
    # what follows "investiga quiénes son responsables" is part of what is asked
    if is_open and not (clause.complement is not None and clause.complement.asks and not comma):
        begin = here + 1 if comma else here
        for end, adjunct, extra in adjuncts(chart, begin):
            if belongs_elsewhere(adjunct, clause):
                continue
            added = changed(adjunct, after_comma=comma)
            far = 0.6 if is_of_participle(chart, begin, adjunct, clause) else 0.3 if comma else 0.0
            # what follows "anunció que realizarán una marcha" is more likely the march's
            far += 0.25 if clause.complement is not None and frame.clause.startswith("que") else 0.0
            yield end, changed(clause, adjuncts=(*clause.adjuncts, added)), cost + extra + far


def _objects(chart: Chart, at: int, begin: int) -> list[tuple[int, NounPhrase, float]]:
    """What may be the object: "al alcalde y a dos regidores", "tanto a los colonos como a las comunidades"."""
    from digest.spanish.pairs import paired, with_repeated

    if begin > at:
        found = with_repeated(chart, begin, "a")
        return [
            r for r in found if not (r[1].also and class_of(r[1]) in {"place", "area"} and r[1].quantity is None)
        ]  # "llevan a Puquio y a Nasca"
    found = noun_phrases(chart, begin)
    return [*found, *paired(chart, at, "a")] if _is_paired(chart, at) else found


def _is_paired(chart: Chart, at: int) -> bool:
    low = chart.low(at)
    return chart.low(at + 1) == "a" if low in {"tanto", "ni"} else low == "no" and chart.low(at + 2) == "a"


#: Verbs behind which a participle says what becomes of the object, before it as well.
_LEAVES_SO = frozenset(("dejar",))


def _left_so(chart: Chart, at: int) -> Iterator[tuple[int, NounPhrase, float]]:
    """ "dejó | sepultadas cuatro viviendas", "dejó | heridos a dos policías": left them buried, or injured."""
    readings = [r for r in chart.verbs(at) if r.tense == "part"]
    begin = at + 2 if chart.low(at + 1) == "a" else at + 1
    for end, np, extra in noun_phrases(chart, begin) if readings else ():
        is_marked = begin > at + 1 or class_of(np) not in {"person", "name"}
        if not is_marked or not is_told_apart(np) or np.participle or np.relative or np.also:
            continue
        for r in readings:
            if r.number != np.number or (np.gender not in {"", "mf"} and r.gender != np.gender):
                continue
            senses = tuple(f for f in chart.lexicon.frames.get(r.lemma, ()) if fits(np, f.object, r.lemma))
            group = VerbGroup(start=at, end=at + 1, lemma=r.lemma, tense="part", voice="passive", number=r.number)
            for stop, state, more in tails(chart, at + 1, group, None, "subject", senses):
                if stop == at + 1:
                    noted = changed(np, participle=state, notes=(*np.notes, "amber: what it left so"))
                    yield end, noted, extra + more + 0.2
                    break


#: Events of somebody who goes somewhere to do something.
_GOES = frozenset(("arrive", "travel", "enter", "return", "visit", "leave"))

#: Verbs of what becomes of somebody, behind which a participle says how.
_ENDS_SO = word_set("morir fallecer perecer")
#: What is done to somebody who dies of it.
_KILLS = word_set(
    "aplastar sepultar enterrar arrollar atropellar embestir arrastrar acribillar balear apuñalar acuchillar "
    "asfixiar electrocutar ahogar"
)


def _ending_so(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "murieron | enterrados por un derrumbe": how, by a participle that agrees with the subject."""
    from digest.spanish.hanging import participles

    subject = clause.subject
    assert subject is not None
    for end, inner, extra in participles(chart, at, subject.verb_number, subject.gender):
        if fits(subject, inner.frame.object, inner.verb.lemma):
            is_plain = inner.verb.lemma in _KILLS and inner.verb.voice == "passive"
            note = () if is_plain else ("amber: a participle that says how",)
            noted = changed(inner, notes=(*inner.notes, *note))
            state = Adjunct(start=at, end=end, state=noted)
            yield end, changed(clause, adjuncts=(*clause.adjuncts, state)), cost + extra + 0.1
