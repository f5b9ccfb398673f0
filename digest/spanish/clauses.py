"""Clauses: the slots of frames, adjuncts, relatives, reported speech."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from digest.english.entries import Argument, Frame, word_set
from digest.english.heads import ROLES
from digest.spanish.chart import Chart, best
from digest.spanish.copies import changed
from digest.spanish.described import CALLS_SO, alone, calls_so, how_long, not_said_of, supposed
from digest.spanish.figures import WEEKDAYS
from digest.spanish.fitting import concord, fits, n_places
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.times import times
from digest.spanish.tree import DISTANCE, Adjunct, Clause, NounPhrase, Phrase, VerbGroup
from digest.spanish.verbgroups import BARELY, FINITE, HARDLY, infinitives, verb_groups

Clauses = list[tuple[int, Clause, float]]


#: Verbs of being that may take a place for their predicate.
PLACED = frozenset(("estar", "encontrarse", "hallarse"))
#: How many ways to fill the slots of one verb are tried.
TRIES = 260


def clauses(chart: Chart, at: int, *, mood: str = "fact") -> Clauses:
    """Finite clauses that begin at `at`; `mood` "wish" wants the subjunctive, "fact" refuses it."""
    return chart.remember("clause", at, mood, lambda: best(list(_clauses(chart, at, mood))))


def _clauses(chart: Chart, at: int, mood: str) -> Iterator[tuple[int, Clause, float]]:
    from digest.spanish.twins import twins

    for here, front, cost in _fronted(chart, at):
        subjects: list[tuple[int, NounPhrase | None, float]] = [(here, None, 0.0)]
        subjects += [(e, np, c) for e, np, c in noun_phrases(chart, here)]
        for after, subject, extra in subjects:
            positions: list[tuple[int, tuple[Adjunct, ...], float]] = [(after, (), 0.0)]
            if subject is not None:
                positions += _inserted(chart, after, here)
            for begin, inserted, more in positions:
                for end, group in verb_groups(chart, begin):
                    if (group.tense in {"subj", "past_subj"}) != (mood == "wish"):
                        continue
                    joins = any(a.phrase and a.phrase.prep in _BESIDE for a in inserted)  # "X junto a Y destruyeron"
                    if subject is not None and not concord(subject, group) and not (joins and group.number == "pl"):
                        continue
                    for stop, clause, total in (
                        *tails(chart, end, group, subject), *twins(chart, end, group, subject)
                    ):  # fmt: skip
                        adjuncts = (*front, *inserted, *clause.adjuncts)
                        yield stop, changed(clause, start=at, adjuncts=adjuncts), total + cost + extra + more


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
    from digest.spanish.adjuncts import adjuncts

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
    from digest.spanish.adjuncts import adjuncts

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


def infinitive_clauses(chart: Chart, at: int) -> Clauses:
    """Infinitives with what belongs to them, two of them joined by "y" included."""
    return chart.remember("infinitives", at, None, lambda: best(list(_infinitive_clauses(chart, at))))


def _infinitive_clauses(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    for end, group in infinitives(chart, at):
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
    chart: Chart, at: int, group: VerbGroup, subject: NounPhrase | None, gap: str, frames: Iterable[Frame]
) -> Clauses:  # fmt: skip
    results: Clauses = []
    for frame in frames:
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
    if group.adverb is HARDLY or group.adverb is BARELY:
        chosen = [(end, changed(c, notes=(*c.notes, "amber: hardly at all")), cost) for end, c, cost in chosen]
    if group.is_to_somebody:
        note = "amber: to whom is left unsaid"
        chosen = [(end, changed(clause, notes=(*clause.notes, note)), cost) for end, clause, cost in chosen]
    return _marked_open(chosen) if group.tense == "inf" else chosen


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
    if group.voice == "se" and not frame.object and _literal(frame):
        active = changed(group, voice="active")
        found = _fill(chart, at, active, frame, None, "subject")
        return [(end, turned, cost) for end, c, cost in found if (turned := turned_passive(c, group))]
    if is_passive and (not frame.object and frame.clause not in _IMPERSONAL):
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
    start = Clause(start=group.start, end=at, verb=group, frame=frame, subject=subject, gap=gap)
    if group.adverb is not None:
        within = Adjunct(start=group.adverb_at, end=group.adverb_at + 1, adverb=group.adverb)
        start = changed(start, adjuncts=(within,))
    results: Clauses = []
    stack: list[tuple[int, Clause, float]] = [(at, start, loose)]
    tries = 0
    while stack and tries < TRIES and chart.budget > 0:
        here, clause, cost = stack.pop()
        tries += 1
        chart.budget -= 1
        if _is_complete(clause, is_passive):
            results.append((here, changed(clause, end=here, cost=cost), cost - 0.01 * frame.weight))
        if len(clause.adjuncts) >= 4:
            continue
        stack.extend(sorted(_steps(chart, here, clause, cost, is_passive), key=lambda s: -s[2]))
    return best(results)


def _literal(frame: Frame) -> Argument | None:
    """The slot of a light verb ("dar inicio a …") that is the English object."""
    return next((a for a in frame.arguments if a.is_required and "_" in a.prep and not a.en), None)


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


def _is_complete(clause: Clause, is_passive: bool) -> bool:
    frame = clause.frame
    if frame.clause == "pred":
        if frame.es == "ser" and clause.predicate is None:
            return _is_happening(clause) and any(_tells_where_or_when(a) for a in clause.adjuncts)
        return clause.predicate is not None or (
            frame.es in PLACED
            and any(
                (a.phrase and (a.phrase.prep.startswith("en") or a.phrase.prep == DISTANCE))
                or (a.adverb and a.adverb.es.startswith("en "))
                for a in clause.adjuncts
            )
        )
    if not is_passive and clause.gap != "object":
        if frame.object and not frame.object_is_optional and clause.object is None:
            return False
        if frame.clause and clause.complement is None and not frame.object_is_optional:
            return False
    filled = {a.prep for a, _ in clause.arguments}
    if clause.verb.dative and not _is_doubled(clause):
        return False
    given = clause.subject if is_passive else clause.object
    if clause.verb.is_to_somebody and (given is None or "a" in filled or frame.event in {"charge", "accuse"}):
        return False  # "le retiró la licencia": from whom is left unsaid
    if clause.verb.adverb is BARELY and any(
        np is not None and np.quantity is not None
        for np in (clause.object, clause.subject, *(np for _, np in clause.arguments))
    ):
        return False  # "apenas recibió 20 mil soles": only so much
    if clause.verb.is_limiting and not any(
        np is not None and "amber: only so many" in np.notes
        for np in (clause.object, clause.subject, *(np for _, np in clause.arguments))
    ):
        return False
    if any(a.is_required and a.prep not in filled for a in frame.arguments):
        return False
    if frame.event == CALLS_SO and clause.predicate is None and not any(a.is_required for a in frame.arguments):
        return False
    if is_passive and clause.subject is None and clause.complement is None and clause.gap != "subject":
        return clause.verb.tense in {"inf", "part"}
    return True


def _is_happening(clause: Clause) -> bool:
    """Whether "ser" may say of the subject when or where it is: "la sesión será en julio"."""
    subject = clause.subject
    return subject is not None and clause.verb.lemma == "ser" and class_of(subject) == "event" and not clause.gap


def _tells_where_or_when(adjunct: Adjunct) -> bool:
    is_place = adjunct.phrase is not None and adjunct.phrase.prep == "en"
    return not adjunct.is_front and (adjunct.time is not None or is_place)


def _is_doubled(clause: Clause) -> bool:
    """ "le exige al Gobierno …": whether "le" only says again whom the sentence names."""
    whom = next((np for a, np in clause.arguments if a.prep == "a"), None)
    return whom is not None and ("pl" if whom.is_plural else "sg") == clause.verb.dative


#: What may be said of nobody in particular: "se informó que", "se espera que", "se prevé iniciar".
_IMPERSONAL = frozenset(("que", "inf", "quesubj"))


@cache
def _what_follows() -> tuple[
    Callable[[Chart, int], list[tuple[int, Adjunct, float]]],
    Callable[[Chart, int, Clause, float], Iterator[tuple[int, Clause, float]]],
]:
    """Parsers in modules that need this one; got once, since to import them takes longer than many a step."""
    from digest.spanish.adjuncts import adjuncts
    from digest.spanish.complements import complements

    return adjuncts, complements


def _steps(chart: Chart, at: int, clause: Clause, cost: float, is_passive: bool) -> Iterator[tuple[int, Clause, float]]:
    adjuncts, complements = _what_follows()
    frame, lemma = clause.frame, clause.verb.lemma
    comma = chart.text(at) == ","
    here = at
    is_inserted = comma and bool(clause.adjuncts) and clause.adjuncts[-1].after_comma and _is_light(clause)
    if is_inserted:  # "Se entregaron, en una ceremonia, 12 títulos"
        comma, here = False, at + 1
    if not comma and (not clause.adjuncts or _is_light(clause)):
        if not is_passive and frame.object and clause.object is None and clause.gap != "object":
            begin = here + 1 if chart.low(here) == "a" else here
            for end, np, extra in noun_phrases(chart, begin):
                is_name = begin > clause.verb.end and _names_the_noun(chart, begin, np)  # but "premier visita | Cusco"
                is_asked = begin > here and lemma in _ASKS  # "pidió al Congreso que …": who, not what for
                if is_name or is_asked or not_said_of(clause, np):
                    continue
                is_marked = _is_marked(np, class_of(np, lemma), has_a=begin > here)
                if fits(np, frame.object, lemma) and is_marked and (limited := _limited(np, clause)) is not None:
                    yield end, changed(clause, object=limited), cost + extra
        if frame.event == CALLS_SO:
            yield from calls_so(chart, here, clause, cost)
        if frame.clause == "pred" and clause.predicate is None:
            yield from _predicates(chart, here, clause, cost)
        elif frame.clause and clause.complement is None and not is_passive:
            yield from complements(chart, here, clause, cost)
        is_impersonal = frame.clause in _IMPERSONAL and clause.verb.voice == "se" and lemma != "lograr"
        if is_impersonal and clause.complement is None:
            yield from complements(chart, here, clause, cost)
    if not comma:
        yield from _arguments(chart, here, clause, cost)
        if clause.subject is None and clause.gap != "subject" and clause.verb.tense in FINITE:
            yield from _late_subjects(chart, here, clause, cost, is_passive)
        if (is_passive and clause.verb.voice in {"passive", "state"}) or clause.verb.tense == "part":
            yield from _agents(chart, here, clause, cost)
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
    placed = clause.frame.es in PLACED or (clause.frame.es == "ser" and _is_happening(clause))
    if clause.frame.clause != "pred" or clause.predicate is not None or placed:
        begin = here + 1 if comma else here
        for end, adjunct, extra in adjuncts(chart, begin):
            if _belongs_elsewhere(adjunct, clause):
                continue
            added = changed(adjunct, after_comma=comma)
            far = 0.6 if _is_of_participle(chart, begin, adjunct, clause) else 0.3 if comma else 0.0
            # what follows "anunció que realizarán una marcha" is more likely the march's
            far += 0.25 if clause.complement is not None and frame.clause.startswith("que") else 0.0
            yield end, changed(clause, adjuncts=(*clause.adjuncts, added)), cost + extra + far


def _limited(np: NounPhrase, clause: Clause) -> NounPhrase | None:
    """ "solo había dos mineros": there were only two; None where "solo" limits something else."""
    if not clause.verb.is_limiting:
        return np
    if np.quantity is None or np.quantity.qualifier or np.also or np.quantity.en.endswith(" of"):
        return None
    figure = replace(np.quantity, qualifier="only")
    return changed(np, quantity=figure, notes=(*np.notes, "amber: only so many"))


#: Events of somebody who goes somewhere to do something.
_GOES = frozenset(("arrive", "travel", "enter", "return", "visit", "leave"))
#: Verbs of what becomes of somebody, behind which a participle says how.
_ENDS_SO = word_set("morir fallecer perecer")


def _ending_so(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "murieron | enterrados por un derrumbe": how, by a participle that agrees with the subject."""
    from digest.spanish.hanging import participles

    subject = clause.subject
    assert subject is not None
    for end, inner, extra in participles(chart, at, "pl" if subject.is_plural else "sg", subject.gender):
        if fits(subject, inner.frame.object, inner.verb.lemma):
            noted = changed(inner, notes=(*inner.notes, "amber: a participle that says how"))
            state = Adjunct(start=at, end=end, state=noted)
            yield end, changed(clause, adjuncts=(*clause.adjuncts, state)), cost + extra + 0.1


#: What things do by themselves, or somebody to them.
MOVES_ITSELF = word_set(
    "caer volcar chocar despistarse explotar estallar derrumbarse hundirse desplomarse estrellarse naufragar "
    "incendiarse colapsar llegar pasar salir entrar subir bajar reventar romper desbordar hundir"
)
_DEAD = frozenset(("muerto", "muerta", "muertos", "muertas"))


def _belongs_elsewhere(adjunct: Adjunct, clause: Clause) -> bool:
    """ "mostraron dos vacas | muertas", "es la región que lidera … | al obtener el 23 %"."""
    if adjunct.adverb is not None and adjunct.adverb.en in {"alive", "safe and sound"}:
        return clause.frame.event not in {"find", "rescue", "release", "recover", "arrest"}
    if adjunct.adverb is not None and adjunct.adverb.es in _DEAD:
        return clause.frame.event != "find" and clause.verb.lemma not in {"aparecer", "encontrarse", "hallarse"}
    if adjunct.link != "on":
        return False
    inner = adjunct.purpose
    bare = (
        inner is not None
        and inner.object is not None
        and not (inner.object.det or inner.object.quantity or inner.object.name or inner.object.also)
        and inner.verb.lemma in MOVES_ITSELF
    )  # "al caer combi": who falls
    return clause.frame.event == "state" or bare


def _is_of_participle(chart: Chart, at: int, adjunct: Adjunct, clause: Clause) -> bool:
    """ "madera talada | ilegalmente": an adverb right behind a participle is the participle's."""
    if adjunct.adverb is None or not chart.low(at).endswith("mente") or at <= clause.verb.end:
        return False
    return any(r.tense == "part" for r in chart.verbs(at - 1))


def _names_the_noun(chart: Chart, at: int, np: NounPhrase) -> bool:
    """ "en la región | Ucayali": a bare name right behind a noun is the noun's name, no part of the clause."""
    before = chart.low(at - 1)
    is_noun = before in chart.lexicon.nouns and before not in WEEKDAYS
    return np.noun is None and np.name is not None and not np.det and is_noun


def _is_marked(np: NounPhrase, cls: str, *, has_a: bool) -> bool:
    """Whether the object is told as Spanish tells it: persons with "a", things without.

    Without it a person is more likely a subject put last ("Demandan dirigentes …"), unless only counted.
    """
    if has_a and np.quantity is not None and np.noun is None and np.phrases:
        return class_of(np.phrases[0].object) in {"person", "group"}  # "afecta al 45 % de la población"
    if has_a:
        return cls in {"person", "group", "org", "name", "animal", "place", "area"}
    return cls not in {"person", "name"} or np.quantity is not None or np.det in {"indef", "some", "quant", "other"}


_KINDS_OF_PLACE = word_set("distrito provincia región departamento ciudad localidad sector centro caserío comunidad")


def _is_light(clause: Clause) -> bool:
    """Whether only a time or an adverb has come between the verb and its object."""
    if len(clause.adjuncts) != 1:
        return False
    first = clause.adjuncts[0]
    if first.phrase is not None and first.phrase.prep == "en" and not first.is_front:
        place = first.phrase.object  # "evalúan en Puerto Maldonado el avance"
        if place.noun is None and place.name is not None and place.name.cls in {"place", "area"}:
            return True
        head = place.noun.lemma.split()[0] if place.noun is not None else ""
        if head in _KINDS_OF_PLACE and (place.name is not None or place.phrases):
            return True  # "capturó en el distrito de Comas a cuatro …"
    is_short = first.phrase is not None and first.phrase.prep in {"con", "en", "a"} and first.end - first.start <= 4
    return (
        first.time is not None
        or first.adverb is not None
        or (first.after_comma and first.phrase is not None)
        or is_short
    )


def _predicates(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """What follows "ser" and "estar": a noun phrase or an adjective that agrees with the subject."""
    if clause.frame.es == "ser":
        for end, np, extra in noun_phrases(chart, at):
            if np.noun and not np.det and np.number == "sg" and clause.subject and clause.subject.is_plural:
                continue  # "los bosques son clave": a noun that has become an adjective
            yield end, changed(clause, predicate=np), cost + extra + 0.2
    subject = clause.subject
    if clause.frame.es == "ser" and chart.low(at) == "de" and subject is not None and quantity(chart, at + 1):
        for end, np, extra in simple_phrases(chart, at + 1):  # "el plazo es de tres días"
            cls = class_of(np)
            if (
                np.quantity is not None
                and cls in {"time", "amount", "money"}
                and class_of(subject) not in {"person", ""}
            ):
                measured = changed(np, notes=(*np.notes, "amber: how much something is"))
                yield end, changed(clause, predicate=measured), cost + extra
    for form in chart.adjectives(at):
        if subject is None or (form.number == subject.number and form.gender in {"", subject.gender or form.gender}):
            yield at + 1, changed(clause, predicate=form), cost + 0.1


#: Persons of something: "víctimas de trata".
OF_SOMETHING = word_set("víctima acusado autor responsable integrante miembro presunto testigo líder dirigente")


def _arguments(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    filled = {a.prep for a, _ in clause.arguments}
    for argument in clause.frame.arguments:
        if argument.prep in filled:
            continue
        if argument.prep.endswith("_inf"):
            start = _prep_end(chart, at, argument.prep.removesuffix("_inf"))
            if start and clause.complement is None:
                for stop, inner, extra in infinitive_clauses(chart, start):
                    added = (*clause.arguments, (argument, NounPhrase(start=at, end=stop)))
                    yield stop, changed(clause, arguments=added, complement=inner), cost + extra
            continue
        begin = _prep_end(chart, at, argument.prep)
        if not begin and argument.prep == "como" and clause.frame.event in {"appoint", "elect"}:
            begin = at if _is_office_at(chart, at) else 0  # "es designado | presidente de Petroperú"
        if not begin:
            continue
        # "de" belongs to the nearest noun: after an adjunct, hardly ever to the verb
        is_after = bool(clause.adjuncts or clause.arguments)
        far = 1.5 if argument.prep == "de" and is_after and not argument.is_required else 0.0
        is_own = clause.verb.tense == "part" and clause.verb.end == at  # "acusados | de secuestro"
        asks = argument.prep == "de" and not is_own
        held = {n.lemma for _, n in chart.nouns(at - 1)} & OF_SOMETHING if asks else set()
        far += 1.5 if held and not argument.is_required else 0.0  # "rescató a víctimas | de trata": theirs
        fixed = {end for end, _ in chart.multiword(at, "adv")}  # "entregó | a tiempo": when, and nothing is given to it
        for end, np, extra in with_repeated(chart, begin, argument.prep):
            if end in fixed or (argument.prep == "a" and _is_given_to(clause, np)):
                continue
            if argument.prep == "por" and argument.en != "by" and _is_doer(clause, np):
                continue
            if fits(np, argument.classes, clause.verb.lemma) or _is_addressed(argument, np):
                told = np if clause.frame.object else _limited(np, clause) or np  # "solo dispone | de 90 mil soles"
                yield end, changed(clause, arguments=(*clause.arguments, (argument, told))), cost + extra + far - 0.2


def _is_doer(clause: Clause, np: NounPhrase) -> bool:
    """ "fue demandada por la comunidad", "fue multada por el ministerio": who did it, and nothing that it was about."""
    if clause.verb.voice != "passive" or class_of(np, clause.verb.lemma) not in {"org", "group", "person", "name"}:
        return False
    doers = clause.frame.subject | clause.frame.loose_subject
    return fits(np, doers, clause.verb.lemma, is_subject=True)


#: Verbs of asking, whose "a" says of whom.
_ASKS = frozenset(("pedir", "exigir", "solicitar", "reclamar"))
#: What is given to somebody, whoever is asked for it.
_GIVINGS = word_set(
    "entrega pago envío devolución indemnización compensación distribución reparto transferencia otorgamiento "
    "reposición ayuda apoyo atención asistencia"
)


def _is_given_to(clause: Clause, np: NounPhrase) -> bool:
    """ "exigió la entrega de víveres | a las familias": they are to be given it, not asked for it."""
    thing = clause.object
    if thing is None or thing.noun is None or thing.noun.lemma.split()[0] not in _GIVINGS:
        return False
    return clause.frame.event == "demand" and class_of(np) in {"person", "group"}


def _is_office_at(chart: Chart, at: int) -> bool:
    """Whether an office begins here, "nuevo" before it or not, and no article."""
    here = at + 1 if chart.low(at) in {"nuevo", "nueva", "nuevos", "nuevas"} else at
    return any(form.lemma.split()[0] in ROLES for _, form in chart.nouns(here))


def _is_addressed(argument: Argument, np: NounPhrase) -> bool:
    """ "pidió al Perú": a country or place that stands for its people."""
    is_place = np.noun is None and np.name is not None and np.name.cls == "place"
    return argument.prep == "a" and is_place and "org" in argument.classes


def with_repeated(chart: Chart, at: int, prep: str) -> list[tuple[int, NounPhrase, float]]:
    """Noun phrases at `at`, and those that go on with "y" and the same preposition: "de Noruega y de Suiza"."""
    found = list(noun_phrases(chart, at))
    for end, np, cost in tuple(found):
        if np.also or not chart.is_cat(end, "and") or chart.low(end + 1) != prep:
            continue
        for stop, other, extra in noun_phrases(chart, end + 2):
            if not other.also:
                joined = changed(np, end=stop, also=(other,), conjunction="and", repeats=True)
                found.append((stop, joined, cost + extra + 0.2))
    return found


def _prep_end(chart: Chart, at: int, prep: str) -> int:
    words = _words_of(prep)
    end = at + len(words)
    return end if chart.lows[at:end] == words else 0


@lru_cache(maxsize=256)
def _words_of(prep: str) -> tuple[str, ...]:
    """Those of a slot of the lexicon, of which there are some dozens."""
    return tuple(prep.replace("_", " ").split())


def _late_subjects(
    chart: Chart, at: int, clause: Clause, cost: float, is_passive: bool
) -> Iterator[tuple[int, Clause, float]]:
    wanted = clause.frame.object if is_passive else clause.frame.subject
    if clause.frame.clause == "pred":
        return
    if not is_passive and clause.frame.object:
        return  # "entregan títulos a comunidades kichwas": what comes late is no subject of a verb with an object
    if clause.verb.voice == "se" and chart.low(at) == "a" and clause.verb.number in {"sg", ""}:
        yield from _done_to(chart, at, clause, cost)
    for end, np, extra in noun_phrases(chart, at):
        if _names_the_noun(chart, at, np):
            continue
        # "se revisó la evolución … y las ofertas": a verb before a list agrees with its first
        agrees = concord(np, clause.verb) or (
            bool(np.also) and np.number == clause.verb.number and np.also[0].det == np.det == "def"
        )
        if agrees and fits(np, wanted, clause.verb.lemma, is_subject=not is_passive):
            # a phrase of place after a late subject belongs to the clause
            far = 0.2 * n_places(np)
            if (limited := _limited(np, clause)) is not None:
                notes = (*clause.notes, "late subject")
                if clause.verb.voice == "se" and clause.verb.helper in {
                    "lograr",
                    "poder",
                }:  # "se logró incautar 20 dragas"
                    notes = (*notes, "amber: a passive with se and a helper")
                yield end, changed(clause, subject=limited, notes=notes), cost + extra + far + 0.2


def _done_to(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "se multó a la empresa", "se atenderá a 40 pacientes": people to whom something is done by nobody told."""
    for end, np, extra in noun_phrases(chart, at + 1):
        cls = class_of(np, clause.verb.lemma)
        if cls in {"person", "group", "org", "name"} and fits(np, clause.frame.object, clause.verb.lemma):
            group = changed(clause.verb, voice="passive", number="pl" if np.is_plural else "sg")
            notes = (*clause.notes, "late subject", "amber: a passive with se and a")
            yield end, changed(clause, verb=group, subject=np, notes=notes), cost + extra + 0.2


#: English verbs whose passive does not name the doer with "by".
AGENT_PREPOSITIONS = {"make up": "of", "know": "to"}


#: What is done "de" whom: "acompañado de sus abogados".
_DONE_OF = frozenset(("acompañar", "rodear", "preceder"))


def _agents(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    tie = chart.low(at)
    is_agent = tie == "por" or (tie == "de" and clause.verb.lemma in _DONE_OF and clause.verb.end == at)
    if not is_agent or any(a.prep == "por" for a, _ in clause.arguments):
        return
    for end, np, extra in with_repeated(chart, at + 1, tie):
        doers = clause.frame.subject | clause.frame.loose_subject
        if tie == "de" or fits(np, doers, clause.verb.lemma, is_subject=True):
            particle = f"{clause.frame.en} {clause.frame.particle}".strip()
            agent = Argument(prep="por", classes=clause.frame.subject, en=AGENT_PREPOSITIONS.get(particle, "by"))
            yield end, changed(clause, arguments=(*clause.arguments, (agent, np))), cost + extra
