"""Clauses: the slots of frames, adjuncts, relatives, reported speech."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import Argument, Frame, Name, word_set
from digest.spanish.chart import Chart, best
from digest.spanish.figures import WEEKDAYS
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.times import times
from digest.spanish.tree import DISTANCE, Adjunct, Clause, NounPhrase, Phrase, VerbGroup
from digest.spanish.verbgroups import FINITE, infinitives, verb_groups

Clauses = list[tuple[int, Clause, float]]


#: Verbs of being that may take a place for their predicate.
PLACED = frozenset(("estar", "encontrarse", "hallarse"))
#: How many ways to fill the slots of one verb are tried.
TRIES = 260


#: Places that speak and act for their people; "" stands for a bare name.
PEOPLED = frozenset(("", "distrito", "provincia", "región", "ciudad", "pueblo", "caserío", "localidad", "país", "mina"))


def fits(np: NounPhrase, classes: frozenset[str], verb: str, *, is_subject: bool = False) -> bool:
    """Whether the phrase may fill a slot for these classes; an unknown name may be any agent."""
    if not classes:
        return False
    parts = (np, *np.also)
    for part in parts:
        cls = class_of(part, verb, is_subject=is_subject)
        if not cls:
            return False
        if "*" in classes or cls in classes:
            continue
        if (
            cls == "amount"
            and part.noun is not None
            and any(p.prep == "de" and class_of(p.object) in classes for p in part.phrases[:1])
        ):
            continue  # "120,000 toneladas de cobre"
        if part.name is not None and part.noun is None and part.name.kind == "person?" and "person" in classes:
            continue
        if part.quantity is not None and part.noun is None and cls == "amount" and is_subject and "person" in classes:
            continue  # "solo 1,600 han culminado": of those named before
        head = part.noun.lemma.split()[0] if part.noun else ""
        if is_subject and cls == "place" and "org" in classes and head in PEOPLED:
            continue  # "Espinar exige": a place speaks for its people
        lemma = part.noun.lemma if part.noun else ""
        if f"={lemma}" in classes:
            continue
        return False
    return True


def clauses(chart: Chart, at: int, *, mood: str = "fact") -> Clauses:
    """Finite clauses that begin at `at`; `mood` "wish" wants the subjunctive, "fact" refuses it."""
    return chart.remember("clause", at, mood, lambda: best(list(_clauses(chart, at, mood))))


def _clauses(chart: Chart, at: int, mood: str) -> Iterator[tuple[int, Clause, float]]:
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
                        *tails(chart, end, group, subject), *_twins(chart, end, group, subject)
                    ):  # fmt: skip
                        adjuncts = (*front, *inserted, *clause.adjuncts)
                        yield stop, replace(clause, start=at, adjuncts=adjuncts), total + cost + extra + more


def _twins(chart: Chart, at: int, first: VerbGroup, subject: NounPhrase | None) -> Clauses:
    """ "incautó y destruyó cuatro dragas": two verbs side by side that share what follows."""
    out: Clauses = []
    if subject is not None and first.voice == "passive" and chart.is_cat(at, "and") and not first.helper:
        return _twin_passives(chart, at, first, subject)
    if first.helper == "lograr" and chart.is_cat(at, "and") and subject is not None:
        return _twin_infinitives(chart, at, first, subject)
    if subject is None or not chart.is_cat(at, "and") or first.helper or first.voice != "active" or first.is_negated:
        return out
    for end, second in verb_groups(chart, at + 1):
        if (second.tense, second.number, second.voice, second.is_perfect) != (
            first.tense, first.number, first.voice, first.is_perfect,
        ) or second.helper or second.is_negated:  # fmt: skip
            continue
        for stop, clause, cost in tails(chart, end, second, subject):
            if clause.object is None or clause.complement is not None or clause.frame.particle:
                continue
            frames = [
                f
                for f in chart.lexicon.frames.get(first.lemma, ())
                if f.object and not f.clause and not f.particle and not any(a.is_required for a in f.arguments)
                and fits(subject, f.subject, first.lemma, is_subject=True)
                and fits(clause.object, f.object, first.lemma)
            ]  # fmt: skip
            if len({f.en for f in frames}) == 1 and frames[0].is_safe:
                out.append((stop, replace(clause, twin=(first, frames[0])), cost + 0.2))
    return out


def _twin_infinitives(chart: Chart, at: int, first: VerbGroup, subject: NounPhrase) -> Clauses:
    """ "logró inmovilizar e incautar 20 trozas"."""
    out: Clauses = []
    for end, infinitive in infinitives(chart, at + 1):
        if infinitive.voice != "active" or infinitive.is_negated or first.voice != "active" or first.is_negated:
            continue
        second = replace(first, end=end, lemma=infinitive.lemma)
        for stop, clause, cost in tails(chart, end, second, subject):
            thing = clause.object
            if thing is None or clause.complement is not None or clause.frame.particle:
                continue
            frames = [
                f for f in chart.lexicon.frames.get(first.lemma, ())
                if f.object and not f.clause and not f.particle and fits(thing, f.object, first.lemma)
            ]  # fmt: skip
            if len({f.en for f in frames}) == 1 and frames[0].is_safe:
                out.append((stop, replace(clause, twin=(first, frames[0])), cost + 0.2))
    return out


def _twin_passives(chart: Chart, at: int, first: VerbGroup, subject: NounPhrase) -> Clauses:
    """ "fueron incautadas y destruidas por la Policía"."""
    out: Clauses = []
    frames = [
        f for f in chart.lexicon.frames.get(first.lemma, ())
        if f.object and not f.clause and not any(a.is_required for a in f.arguments)
        and fits(subject, f.object, first.lemma)
    ]  # fmt: skip
    if len({(f.en, f.particle) for f in frames}) != 1 or not frames[0].is_safe or first.is_negated:
        return out
    is_adverb = chart.low(at + 1).endswith("mente") or chart.low(at + 1) in {"luego", "posteriormente", "después"}
    here = at + 2 if is_adverb else at + 1
    for r in chart.verbs(here):
        if r.tense == "part" and r.number == first.number and r.gender in {first.gender, ""}:
            second = replace(first, end=here + 1, lemma=r.lemma)
            for stop, clause, cost in tails(chart, here + 1, second, subject):
                if not clause.frame.clause:
                    out.append((stop, replace(clause, twin=(first, frames[0])), cost + 0.2))
    return out


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


def _inserted(chart: Chart, at: int, begin: int) -> list[tuple[int, tuple[Adjunct, ...], float]]:
    """Adjuncts between commas, or an adverb, between subject and verb."""
    out: list[tuple[int, tuple[Adjunct, ...], float]] = []
    for end, adverb in chart.adverb(at):
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
    if chart.text(at) == "," and (_says_that(chart, at + 1) or at - begin >= LONG_SUBJECT):
        out.append((at + 1, (), 0.5))  # a comma that ought not to be there, as the press puts it
    if chart.text(at) == ",":
        for end, adjunct, cost in adjuncts(chart, at + 1):
            if chart.text(end) == ",":
                out.append((end + 1, (replace(adjunct, is_front=False, after_comma=True),), cost + 0.4))
    return out


def concord(subject: NounPhrase, group: VerbGroup) -> bool:
    if not group.number or not subject.number:
        return True
    wanted = "pl" if subject.is_plural else "sg"
    if wanted == group.number:
        return True
    if subject.start > group.start and subject.also and subject.number == "sg" == group.number:
        return True  # "se constató la deforestación y la alteración": the verb agrees with the first
    is_measured = subject.quantity is not None and subject.noun is not None and bool(subject.phrases)
    if is_measured and group.number == "sg" and class_of(subject) == "amount" and subject.phrases[0].prep == "de":
        return True  # "más de 18 toneladas de mineral fue incautado"
    # "un grupo de comuneros bloquearon": the press counts the members
    first = subject.phrases[0].object if subject.phrases else None
    return bool(
        group.number == "pl"
        and subject.noun
        and first
        and first.number == "pl"
        and subject.noun.lemma in {"grupo", "mayoría", "serie", "decena", "centenar", "conjunto", "total"}
    )


def _fronted(chart: Chart, at: int) -> list[tuple[int, tuple[Adjunct, ...], float]]:
    """What stands before the subject: nothing, or up to three adjuncts, commas taken along."""
    out: list[tuple[int, tuple[Adjunct, ...], float]] = [(at, (), 0.0)]
    frontier = list(out)
    for _ in range(3):
        grown = []
        for here, done, cost in frontier:
            for end, adjunct, extra in adjuncts(chart, here):
                comma = chart.text(end) == ","
                front = replace(adjunct, is_front=True)
                grown.append((end + 1 if comma else end, (*done, front), cost + extra + (0.0 if comma else 0.2)))
        frontier = sorted(grown, key=lambda g: g[2])[:8]
        out.extend(frontier)
        if not frontier:
            break
    return out


def adjuncts(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """Times, adverbs, prepositional phrases and purposes that begin at `at`."""
    return chart.remember("adjunct", at, None, lambda: _adjuncts(chart, at))


#: Prepositions that open an adjunct by themselves, outside any frame.
FREE = word_set("en con contra por para durante tras mediante desde hasta ante bajo sin sobre entre hacia vía")


#: What introduces an infinitive, and how English introduces its own.
INFINITIVE_LINKS = (
    (("para",), "to"), (("a", "fin", "de"), "to"), (("con", "el", "fin", "de"), "to"),
    (("con", "el", "objetivo", "de"), "to"), (("tras",), "after"), (("luego", "de"), "after"),
    (("después", "de"), "after"), (("antes", "de"), "before"), (("sin",), "without"), (("por",), "for"),
    (("a", "el"), "on"),
)  # fmt: skip


def _adjuncts(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    out: list[tuple[int, Adjunct, float]] = []
    if at >= len(chart):
        return out
    out.extend((end, Adjunct(start=at, end=end, time=time), cost) for end, time, cost in times(chart, at))
    out.extend(
        (end, Adjunct(start=at, end=end, adverb=adverb), 0.1)
        for end, adverb in chart.adverb(at)
        if not (adverb.es == "de acuerdo" and chart.low(end) in {"con", "a"})
    )
    for end, multi in chart.multiword(at, "prep"):
        for stop, np, cost in noun_phrases(chart, end):
            phrase = Phrase(start=at, end=stop, prep=multi.es, object=np, en=multi.en)
            out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.2))
    out.extend(_distances(chart, at))
    prep = chart.low(at)
    if prep in FREE:
        for stop, np, cost in with_repeated(chart, at + 1, prep):
            phrase = Phrase(start=at, end=stop, prep=prep, object=np)
            out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.7))
    if prep == "según":
        for begin in (at + 1, *_says_so(chart, at + 1)):
            for stop, np, cost in simple_phrases(chart, begin):
                out.append((stop, Adjunct(start=at, end=stop, according=np), cost + 0.3))
    for words, link in INFINITIVE_LINKS:
        if all(chart.low(at + k) == w for k, w in enumerate(words)):
            for stop, clause, cost in infinitive_clauses(chart, at + len(words)):
                low = 0.05 * min(2, len(clause.adjuncts))  # what stands behind an infinitive leans to it
                out.append((stop, Adjunct(start=at, end=stop, purpose=clause, link=link), cost + 0.4 - low))
    for reading in chart.verbs(at) if at else ():
        if reading.tense == "ger":
            is_apart = chart.text(at - 1) == ","
            group = VerbGroup(start=at, end=at + 1, lemma=reading.lemma, tense="ger")
            for stop, clause, cost in tails(chart, at + 1, group, None):
                told = clause if is_apart else replace(clause, notes=(*clause.notes, "amber: a gerund without a comma"))
                out.append((stop, Adjunct(start=at, end=stop, gerund=told), cost + (0.4 if is_apart else 0.7)))
    return sorted(out, key=lambda r: r[2])[:12]


_LENGTHS = {
    "metro": "metre", "metros": "metres", "kilómetro": "kilometre", "kilómetros": "kilometres", "km": "kilometres",
    "hora": "hour", "horas": "hours", "minutos": "minutes", "cuadras": "blocks",
}  # fmt: skip


def _distances(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "a unos 200 metros de un colegio", "a cuatro horas de Pucallpa": how far from what."""
    if chart.low(at) != "a":
        return []
    figure, end, said = None, at + 1, ""
    if counted := quantity(chart, at + 1):
        end, figure, is_money = counted
        if is_money:
            return []
        said = f"{figure.qualifier} {figure.en}".strip()
    elif chart.low(at + 1) in {"un", "una"}:
        end, said = at + 2, "a"
    elif chart.low(at + 1) == "pocos" and chart.low(at + 2) == "metros":
        end, said = at + 2, "a few"
    unit = _LENGTHS.get(chart.low(end), "")
    if not said or not unit:
        return []
    end += 1
    if chart.low(end) == "y" and chart.low(end + 1) in {"medio", "media"}:
        said, unit, end = (
            ("one and a half" if said in {"a", "one"} else f"{said} and a half"),
            f"{unit.rstrip('s')}s",
            end + 2,
        )
    if chart.low(end) == "de":
        out = []
        for stop, np, cost in noun_phrases(chart, end + 1):
            if class_of(np) not in {"place", "area", "natural", "artefact", "org", "name"}:
                continue
            noted = replace(np, notes=(*np.notes, "amber: how far from something"))
            phrase = Phrase(start=at, end=stop, prep=DISTANCE, object=noted, en=f"{said} {unit} from")
            out.append((stop, Adjunct(start=at, end=stop, phrase=phrase), cost + 0.1))
        return out
    return []


def _says_so(chart: Chart, at: int) -> list[int]:
    """ "según informó | la Policía", "según dio a conocer …": where who says so begins."""
    out: list[int] = []
    for end, group in verb_groups(chart, at):
        frames = [f for f in chart.lexicon.frames.get(group.lemma, ()) if f.clause == "que" and not f.arguments]
        if frames and group.tense in {"pret", "pres"} and not group.is_negated and group.voice == "active":
            out.append(end)
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
            for after, second in infinitives(chart, stop + 1):
                for finish, other, extra in tails(chart, after, second, None):
                    yield finish, replace(clause, also=(other,)), cost + extra + 0.2


def tails(chart: Chart, at: int, group: VerbGroup, subject: NounPhrase | None, gap: str = "") -> Clauses:
    """All that may follow a verb group: the slots of its frames, adjuncts, a subject put last."""
    results: Clauses = []
    for frame in chart.lexicon.frames.get(group.lemma, ()):
        found = _fill(chart, at, group, frame, subject, gap)
        if group.tense == "inf" and "person" not in frame.subject:  # who is to do it is most often a person
            found = [(end, clause, cost + 0.1) for end, clause, cost in found]
        acts = subject is not None and class_of(subject) in {"person", "group", "org"}
        if group.voice == "se" and acts and f"{group.lemma}se" in chart.lexicon.frames:
            found = [(end, clause, cost + 0.3) for end, clause, cost in found]  # "se reunieron": they met
        results.extend(found)
    chosen = best(_unlike(results))
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
        out.append((end, replace(clause, notes=(*clause.notes, "open sense")) if is_open else clause, cost))
    return out


def _fill(chart: Chart, at: int, group: VerbGroup, frame: Frame, subject: NounPhrase | None, gap: str) -> Clauses:
    is_passive = group.voice in {"passive", "se", "state"}
    if group.voice == "se" and not frame.object and _literal(frame):
        active = replace(group, voice="active")
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
    results: Clauses = []
    stack: list[tuple[int, Clause, float]] = [(at, start, loose)]
    tries = 0
    while stack and tries < TRIES and chart.budget > 0:
        here, clause, cost = stack.pop()
        tries += 1
        chart.budget -= 1
        if _is_complete(clause, is_passive):
            results.append((here, replace(clause, end=here, cost=cost), cost - 0.01 * frame.weight))
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
    passive = replace(group or clause.verb, voice="passive")
    return replace(clause, verb=passive, subject=subject, object=None, arguments=arguments, gap="")


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
    if any(a.is_required and a.prep not in filled for a in frame.arguments):
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


def _steps(chart: Chart, at: int, clause: Clause, cost: float, is_passive: bool) -> Iterator[tuple[int, Clause, float]]:
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
                if _names_the_noun(chart, begin, np):
                    continue
                if fits(np, frame.object, lemma) and _is_marked(np, class_of(np, lemma), has_a=begin > here):
                    yield end, replace(clause, object=np), cost + extra
        if frame.clause == "pred" and clause.predicate is None:
            yield from _predicates(chart, here, clause, cost)
        elif frame.clause and clause.complement is None and not is_passive:
            yield from _complements(chart, here, clause, cost)
        is_impersonal = frame.clause in _IMPERSONAL and clause.verb.voice == "se" and lemma != "lograr"
        if is_impersonal and clause.complement is None:
            yield from _complements(chart, here, clause, cost)
    if not comma:
        yield from _arguments(chart, here, clause, cost)
        if clause.subject is None and clause.gap != "subject" and clause.verb.tense in FINITE:
            yield from _late_subjects(chart, here, clause, cost, is_passive)
        if (is_passive and clause.verb.voice in {"passive", "state"}) or clause.verb.tense == "part":
            yield from _agents(chart, here, clause, cost)
    if not comma and chart.low(here) == "a" and frame.event in _GOES and not is_passive and clause.complement is None:
        for end, inner, extra in infinitive_clauses(chart, here + 1):  # "subieron a la laguna | a verificar"
            noted = replace(inner, notes=(*inner.notes, "amber: a purpose behind a verb of going"))
            purpose = Adjunct(start=here, end=end, purpose=noted, link="to")
            yield end, replace(clause, adjuncts=(*clause.adjuncts, purpose)), cost + extra + 0.3
    if not comma and lemma in _ENDS_SO and not is_passive and clause.subject is not None and clause.verb.end == here:
        yield from _ending_so(chart, here, clause, cost)
    placed = clause.frame.es in PLACED or (clause.frame.es == "ser" and _is_happening(clause))
    if clause.frame.clause != "pred" or clause.predicate is not None or placed:
        begin = here + 1 if comma else here
        for end, adjunct, extra in adjuncts(chart, begin):
            if _belongs_elsewhere(adjunct, clause):
                continue
            added = replace(adjunct, after_comma=comma)
            far = 0.6 if _is_of_participle(chart, begin, adjunct, clause) else 0.3 if comma else 0.0
            # what follows "anunció que realizarán una marcha" is more likely the march's
            far += 0.25 if clause.complement is not None and frame.clause.startswith("que") else 0.0
            yield end, replace(clause, adjuncts=(*clause.adjuncts, added)), cost + extra + far


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
            noted = replace(inner, notes=(*inner.notes, "amber: a participle that says how"))
            state = Adjunct(start=at, end=end, state=noted)
            yield end, replace(clause, adjuncts=(*clause.adjuncts, state)), cost + extra + 0.1


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
    if has_a:
        return cls in {"person", "group", "org", "name", "animal", "place", "area"}
    return cls not in {"person", "name"} or np.quantity is not None or np.det in {"indef", "some", "quant", "other"}


def _is_light(clause: Clause) -> bool:
    """Whether only a time or an adverb has come between the verb and its object."""
    if len(clause.adjuncts) != 1:
        return False
    first = clause.adjuncts[0]
    if first.phrase is not None and first.phrase.prep == "en" and not first.is_front:
        place = first.phrase.object  # "evalúan en Puerto Maldonado el avance"
        if place.noun is None and place.name is not None and place.name.cls in {"place", "area"}:
            return True
    is_short = first.phrase is not None and first.phrase.prep in {"con", "en"} and first.end - first.start <= 4
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
            yield end, replace(clause, predicate=np), cost + extra + 0.2
    subject = clause.subject
    if clause.frame.es == "ser" and chart.low(at) == "de" and subject is not None and quantity(chart, at + 1):
        for end, np, extra in simple_phrases(chart, at + 1):  # "el plazo es de tres días"
            cls = class_of(np)
            if (
                np.quantity is not None
                and cls in {"time", "amount", "money"}
                and class_of(subject) not in {"person", ""}
            ):
                measured = replace(np, notes=(*np.notes, "amber: how much something is"))
                yield end, replace(clause, predicate=measured), cost + extra
    for form in chart.adjectives(at):
        if subject is None or (form.number == subject.number and form.gender in {"", subject.gender or form.gender}):
            yield at + 1, replace(clause, predicate=form), cost + 0.1


def _complements(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    kind = clause.frame.clause
    if clause.frame.es == "considerar" and kind == "que" and clause.predicate is None:
        yield from _valued(chart, at, clause, cost)
    if kind in {"que", "quesubj", "quedeny"} and chart.low(at) == "que":
        for end, inner, extra in _clauses_that(chart, at + 1, mood="fact" if kind == "que" else "wish"):
            if inner.subject is not None or not (kind != "quedeny" or clause.subject):
                yield end, replace(clause, complement=inner), cost + extra + 0.1
                continue
            whole = _with_subject(clause, inner, kind)
            if whole is not None:
                yield end, whole, cost + extra + 0.2
    if kind == "que" and clause.subject is not None:
        is_denied = chart.is_cat(at, "neg") and chart.low(at + 1) == "haber"
        if chart.low(at) == "haber" or is_denied:
            yield from _having_done(chart, at, clause, cost)
    if kind in {"inf", "ing"}:
        for stop, inner, extra in infinitive_clauses(chart, at):
            yield stop, replace(clause, complement=inner), cost + extra + 0.1
    if kind == "infpass":
        for end, group in infinitives(chart, at):
            for stop, inner, extra in tails(chart, end, group, None) if group.voice == "active" else ():
                if inner.object is not None and inner.complement is None:
                    yield stop, replace(clause, complement=inner), cost + extra


def _having_done(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "confirman haber levantado el paro": that they have lifted it."""
    assert clause.subject is not None
    stand_in = pronoun(clause.subject)
    if stand_in is None:
        return
    negated = chart.is_cat(at, "neg")
    here = at + 2 if negated else at + 1
    number = "pl" if clause.subject.is_plural else "sg"
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
                yield stop, replace(clause, complement=inner), cost + extra + 0.1


#: What is held of a thing that is still to be done.
VALUED = frozenset(("importante", "necesario", "prioritario", "urgente", "fundamental", "indispensable", "clave"))


def _valued(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "consideran importante establecer …", "consideran prioritario que …"."""
    form = next((f for f in chart.adjectives(at) if f.lemma in VALUED and f.number == "sg"), None)
    if form is None:
        return
    for stop, inner, extra in infinitive_clauses(chart, at + 1):
        yield stop, replace(clause, predicate=form, complement=inner), cost + extra
    if chart.low(at + 1) == "que":
        for stop, inner, extra in clauses(chart, at + 2, mood="wish"):
            if inner.subject is not None:
                yield stop, replace(clause, predicate=form, complement=inner), cost + extra


def _clauses_that(chart: Chart, at: int, mood: str) -> Clauses:
    """Clauses after "que", and two of them: "que X y que Y"."""
    found = list(clauses(chart, at, mood=mood))
    for end, first, cost in tuple(found):
        if chart.is_cat(end, "and") and chart.low(end + 1) == "que" and first.subject is not None:
            for stop, other, extra in clauses(chart, end + 2, mood=mood):
                if other.subject is not None:
                    found.append((stop, replace(first, also=(other,), joint="and that"), cost + extra + 0.2))
    return found


def _with_subject(clause: Clause, inner: Clause, kind: str) -> Clause | None:
    """A clause that leaves its subject unsaid: who was asked ("pidió al juez que …"), else who says so."""
    asked = next((np for a, np in clause.arguments if a.prep == "a"), None)
    subject = asked if kind == "quesubj" else clause.subject
    if subject is None or inner.frame.subject == frozenset() or not concord(subject, inner.verb):
        return None
    wanted = inner.frame.object if inner.verb.voice != "active" else inner.frame.subject
    if not fits(subject, wanted, inner.verb.lemma, is_subject=inner.verb.voice == "active"):
        return None
    if kind == "quesubj":
        kept = tuple((a, np) for a, np in clause.arguments if a.prep != "a")
        return replace(clause, complement=replace(inner, subject=subject), arguments=kept)
    if inner.frame.event == "state" or inner.frame.clause == "pred":
        return None  # "destacó que es el segundo puesto": what is, is not who says so
    stand_in = pronoun(subject)
    notes = inner.notes if inner.verb.tense == "fut" else (*inner.notes, "unsaid subject")
    return replace(clause, complement=replace(inner, subject=stand_in, notes=notes)) if stand_in else None


def pronoun(np: NounPhrase) -> NounPhrase | None:
    """ "it", "they", "he" or "she" for a subject that is understood; None where Spanish leaves it open."""
    cls = class_of(np, is_subject=True)
    if np.is_plural:
        word = "they"
    elif cls in {"org", "group", "document", "event", "place", "area", "law"}:
        word = "it"
    elif cls == "person" and np.noun and np.gender in {"m", "f"} and (np.det == "def" or (not np.det and np.phrases)):
        word = "he" if np.gender == "m" else "she"
    else:
        return None
    name = Name(es="", en=word, cls=cls, kind="pronoun", number="pl" if word == "they" else "sg")
    return NounPhrase(start=np.start, end=np.end, name=name, number=name.number)


#: Persons of something: "víctimas de trata".
OF_SOMETHING = word_set("víctima acusado autor responsable integrante miembro presunto testigo líder dirigente")


def _arguments(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    filled = {a.prep for a, _ in clause.arguments}
    for argument in clause.frame.arguments:
        if argument.prep in filled:
            continue
        if argument.prep.endswith("_inf"):
            start = _prep_end(chart, at, replace(argument, prep=argument.prep.removesuffix("_inf")))
            if start and clause.complement is None:
                for stop, inner, extra in infinitive_clauses(chart, start):
                    added = (*clause.arguments, (argument, NounPhrase(start=at, end=stop)))
                    yield stop, replace(clause, arguments=added, complement=inner), cost + extra
            continue
        begin = _prep_end(chart, at, argument)
        if not begin:
            continue
        # "de" belongs to the nearest noun: after an adjunct, hardly ever to the verb
        is_after = bool(clause.adjuncts or clause.arguments)
        far = 1.5 if argument.prep == "de" and is_after and not argument.is_required else 0.0
        is_own = clause.verb.tense == "part" and clause.verb.end == at  # "acusados | de secuestro"
        asks = argument.prep == "de" and not is_own
        held = {n.lemma for _, n in chart.nouns(at - 1)} & OF_SOMETHING if asks else set()
        far += 1.5 if held and not argument.is_required else 0.0  # "rescató a víctimas | de trata": theirs
        for end, np, extra in with_repeated(chart, begin, argument.prep):
            if fits(np, argument.classes, clause.verb.lemma) or _is_addressed(argument, np):
                yield end, replace(clause, arguments=(*clause.arguments, (argument, np))), cost + extra + far - 0.2


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
                joined = replace(np, end=stop, also=(other,), conjunction="and", repeats=True)
                found.append((stop, joined, cost + extra + 0.2))
    return found


def _prep_end(chart: Chart, at: int, argument: Argument) -> int:
    words = argument.prep.replace("_", " ").split()
    if all(chart.low(at + k) == w for k, w in enumerate(words)):
        return at + len(words)
    return 0


def _late_subjects(
    chart: Chart, at: int, clause: Clause, cost: float, is_passive: bool
) -> Iterator[tuple[int, Clause, float]]:
    wanted = clause.frame.object if is_passive else clause.frame.subject
    if clause.frame.clause == "pred":
        return
    if not is_passive and clause.frame.object:
        return  # "entregan títulos a comunidades kichwas": what comes late is no subject of a verb with an object
    if clause.verb.voice == "se" and chart.low(at) == "a" and clause.verb.number == "sg":
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
            yield end, replace(clause, subject=np, notes=(*clause.notes, "late subject")), cost + extra + far + 0.2


def _done_to(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "se multó a la empresa", "se atenderá a 40 pacientes": people to whom something is done by nobody told."""
    for end, np, extra in noun_phrases(chart, at + 1):
        cls = class_of(np, clause.verb.lemma)
        if cls in {"person", "group", "org", "name"} and fits(np, clause.frame.object, clause.verb.lemma):
            group = replace(clause.verb, voice="passive", number="pl" if np.is_plural else "sg")
            notes = (*clause.notes, "late subject", "amber: a passive with se and a")
            yield end, replace(clause, verb=group, subject=np, notes=notes), cost + extra + 0.2


#: English verbs whose passive does not name the doer with "by".
AGENT_PREPOSITIONS = {"make up": "of", "know": "to"}


def n_places(np: NounPhrase) -> int:
    """How many phrases of place the noun phrase has taken in, inner ones included."""
    return sum((p.prep in {"en", "con", "tras", "por"}) + n_places(p.object) for p in np.phrases) + sum(
        n_places(o) for o in np.also
    )


def _agents(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    if chart.low(at) != "por" or any(a.prep == "por" for a, _ in clause.arguments):
        return
    for end, np, extra in noun_phrases(chart, at + 1):
        doers = clause.frame.subject | clause.frame.loose_subject
        if fits(np, doers, clause.verb.lemma, is_subject=True):
            particle = f"{clause.frame.en} {clause.frame.particle}".strip()
            agent = Argument(prep="por", classes=clause.frame.subject, en=AGENT_PREPOSITIONS.get(particle, "by"))
            yield end, replace(clause, arguments=(*clause.arguments, (agent, np))), cost + extra
