"""Whole sentences and headlines: the best parse, where it was cut, and what speaks against trusting it."""

from dataclasses import dataclass, replace

from digest.english.entries import Argument, Name, word_set
from digest.spanish.adjuncts import adjuncts
from digest.spanish.asides import LEVELS
from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses, tails, turned_passive
from digest.spanish.fitting import fits, n_places
from digest.spanish.linked import led_in, linked
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase, Quantity, VerbGroup
from digest.spanish.verbgroups import FINITE, verb_groups

#: Words in what is left off that forbid leaving it off.
GUARDS = word_set(
    "no ni sin nunca solo sólo casi hasta según si salvo aunque pero pese cuando apenas aún todavía tampoco "
    "excepto jamás quizá quizás mientras embargo niega negó desmintió desmiente salvo condicionado siempre"
)
_OPINIONS = frozenset(("juicio", "opinión", "criterio", "decir", "palabras"))
GUARD_STEMS = ("presunt", "supuest", "podría", "habría", "aparente", "al menos")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A clause that covers the sentence, or its beginning up to `cut_at`. `place` is a headline's "Cusco:"."""

    clause: Clause
    cost: float
    cut_at: int = -1
    place: NounPhrase | None = None
    rivals: tuple[Clause, ...] = ()  # other senses of the verb that fit as well
    is_unsure: bool = False  # what was left off may belong to a list
    has_topic: bool = False  # a headline's topic before its colon was left off
    asides: tuple[tuple[int, int], ...] = ()  # tokens that are left off on purpose: to whom something was said
    guards: frozenset[int] = frozenset()  # tokens that limit what is said: "solo", "según", a conditional


def parse(chart: Chart) -> list[Parse]:
    """The parses of the sentence, best first; none where nothing fits."""
    return chart.remember("parse", 0, None, lambda: _parse(chart))


def _parse(chart: Chart) -> list[Parse]:
    start, place, speaker = _prefix(chart)
    topic = _topic(chart) if not start else 0
    if topic and (where := _topic_place(chart, topic - 1)) is not None:
        start, topic, place = topic, 0, where
    start = start or topic
    last = len(chart)
    while last > start and chart.text(last - 1) in {".", "…"}:
        last -= 1
    whole: list[Parse] = []
    cut: list[Parse] = []
    for end, opening, cost in openings(chart, start):
        clause = replace(opening, speaker=speaker) if speaker else opening
        if end == last:
            whole.append(Parse(clause=clause, cost=cost, place=place))
        elif found_speaker := _attributed(chart, end, last, clause):
            attributed, asides = found_speaker
            stop = attributed.end if attributed.end < last else -1
            whole.append(Parse(clause=attributed, cost=cost + 0.5, place=place, cut_at=stop, asides=asides))
        elif _may_cut(chart, end) and end - start >= 4 and (kind := _dropped(chart, end, last, clause)):
            cut.append(
                Parse(
                    clause=replace(clause, cut_at=end),
                    cost=cost - 0.05 * end,
                    cut_at=end,
                    place=place,
                    is_unsure=kind == "unsure",
                )
            )
    if not whole and not cut:
        cut = _torn(chart, start, last, place)
    whole.sort(key=lambda p: p.cost)
    if whole:
        found = [replace(whole[0], rivals=_rivals(whole)), *whole[1:]]
    else:
        found = sorted(cut, key=lambda p: (-p.cut_at, p.cost))
    guards = frozenset(at for at in range(len(chart)) if is_guard(chart, at))
    return [replace(p, guards=guards, has_topic=bool(topic)) for p in found]


def _torn(chart: Chart, start: int, last: int, place: NounPhrase | None) -> list[Parse]:
    """The beginning of a sentence that cannot be read to its end: for an editor to look at, never sure."""
    found: list[Parse] = []
    for end, clause, cost in openings(chart, start):
        said = clause.object or clause.arguments or clause.complement or clause.predicate
        opens = (
            chart.is_cat(end, "prep") or chart.text(end) == "," or chart.low(end) in {"que", "donde", "cuyo", "cuya"}
        )
        if end - start < 5 or end >= last or not said or not opens or chart.low(end) in {"de", "a", "entre", "como"}:
            continue
        if any(is_guard(chart, k) or chart.text(k) in {"“", "”", '"', "«", "»"} for k in range(end, last)):
            continue
        if _is_attributed(chart, end, last):
            continue
        is_sure = _is_safe_tear(chart, end, clause)
        found.append(
            Parse(clause=replace(clause, cut_at=end), cost=cost, cut_at=end, place=place, is_unsure=not is_sure)
        )
    return found


#: How what only tells the circumstances begins.
_CIRCUMSTANCES = (
    ("durante",), ("tras",), ("mediante",), ("luego", "de"), ("después", "de"), ("a", "fin", "de"),
    ("con", "el", "fin"), ("con", "el", "objetivo"), ("en", "el", "marco"), ("como", "parte", "de"),
    ("en", "un", "operativo"), ("en", "una", "operación"), ("en", "una", "intervención"), ("a", "través", "de"),
    ("como", "resultado"), ("como", "consecuencia"), ("gracias", "a"),
)  # fmt: skip
#: What is done to things that are counted, whatever else is done with it.
_COUNTED_DEEDS = word_set(
    "seize destroy arrest find recover rescue release title recognise hand_over deforest lose detect burn receive kill"
)


def _is_safe_tear(chart: Chart, end: int, clause: Clause) -> bool:
    """Whether what is written stays true and whole without the rest: "destruyó 21 dragas | durante …, que …"."""
    literal = next((np for a, np in clause.arguments if a.is_required and not a.en), None)  # "llevó a cabo 10 procesos"
    thing = clause.object or (clause.subject if clause.verb.voice != "active" else literal)
    if thing is None or thing.quantity is None or thing.noun is None or thing.also or clause.complement is not None:
        return False
    if thing.end != end and not clause.adjuncts and not clause.arguments:
        return False
    if clause.also or thing.quantity.en.endswith("%") or clause.verb.is_negated or clause.verb.tense == "cond":
        return False
    if any(all(chart.low(end + k) == word for k, word in enumerate(words)) for words in _CIRCUMSTANCES):
        return True
    if thing.end != end or clause.frame.event not in _COUNTED_DEEDS:
        return chart.low(end) == "que" and thing.end == end
    return chart.low(end) in {"que", ","}


def _topic(chart: Chart) -> int:
    """Where a headline goes on behind a topic without a verb: "Gran avance: …"; 0 where it has none."""
    if not chart.is_headline:
        return 0
    colon = next((k for k in range(1, min(9, len(chart))) if chart.text(k) == ":"), 0)
    if not colon or len(chart) - colon < 5 or chart.text(colon + 1) in {"“", '"', "«", "‘", "'"}:
        return 0
    if any(
        v.tense in FINITE
        for k in range(colon)
        for v in chart.verbs(k)
        if not chart.nouns(k) and not chart.adjectives(k)
    ):
        return 0
    return colon + 1


def _topic_place(chart: Chart, colon: int) -> NounPhrase | None:
    """ "Gran avance en Loreto: …": of the topic, the place is kept."""
    for at in range(1, colon):
        if chart.low(at) != "en":
            continue
        for end, np, _ in simple_phrases(chart, at + 1):
            if end == colon and np.noun is None and np.name is not None and np.name.cls == "place" and np.name.kind:
                return np
    return None


def is_guard(chart: Chart, at: int) -> bool:
    """Whether the word limits what the sentence says."""
    low = chart.low(at)
    if low == "cada" and chart.low(at - 1) == "por":  # "S/ 10 | por cada hectárea"
        return True
    if low == "acuerdo" and chart.low(at - 1) == "de" and chart.low(at + 1) in {"con", "a", "al"}:
        return chart.low(at + 2) not in {"ley", "norma"} and chart.low(at + 3) not in {"ley", "norma"}
    if low in _OPINIONS and chart.low(at + 1) in {"de", "del"}:
        return chart.low(at - 1) in {"a", "en"}  # "a juicio de": who says so
    return low in GUARDS or low.startswith(GUARD_STEMS) or (low.endswith(("ría", "rían")) and bool(chart.verbs(at)))


def _prefix(chart: Chart) -> tuple[int, NounPhrase | None, NounPhrase | None]:
    """A headline's "Cusco: …": where the rest begins, the place, or the body that speaks ("Serfor: …")."""
    if not chart.is_headline:
        return 0, None, None
    colon = next((k for k in range(min(9, len(chart))) if chart.text(k) in {":", "|"}), 0)
    if not colon:
        return 0, None, None
    for end, np, _ in simple_phrases(chart, 0):
        if end != colon or np.noun is not None or np.name is None:
            continue
        if np.name.cls in {"place", "area"}:
            return colon + 1, np, None
        if np.name.kind in {"mine", "block", "artefact", "event"}:
            return colon + 1, None, None
        if np.name.cls == "org" and np.name.kind:
            return colon + 1, None, np
    return 0, None, None


def _rivals(parses: list[Parse]) -> tuple[Clause, ...]:
    """Other senses of the verb that fit as well as the one chosen."""
    chosen = parses[0]
    return tuple(
        p.clause
        for p in parses[1:]
        if p.cost - chosen.cost < 0.005
        and p.clause.verb.lemma == chosen.clause.verb.lemma
        and (p.clause.frame.en, p.clause.frame.particle) != (chosen.clause.frame.en, chosen.clause.frame.particle)
    )


def openings(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """The clauses that begin at `start`, each with where it ends and what it costs."""
    return chart.remember("opening", start, None, lambda: _openings(chart, start))


def _openings(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    found = [r for r in clauses(chart, start) if r[1].subject is not None or r[1].complement is not None]
    found.extend(_nobody(chart, start))
    found.extend(_object_first(chart, start))
    found.extend(_object_doubled(chart, start))
    found.extend(led_in(chart, start))
    if chart.is_headline:
        found.extend(_participle_first(chart, start))
        found.extend(_participle_last(chart, start))
        found.extend(_deed_of(chart, start))
    found.extend(_joined(chart, found))
    return found


def _joined(chart: Chart, firsts: list[tuple[int, Clause, float]]) -> list[tuple[int, Clause, float]]:
    """ "… y anunció …": a second verb of the same subject, or a second clause with its own."""
    out: list[tuple[int, Clause, float]] = []
    for end, clause, cost in firsts:
        out.extend(linked(chart, end, clause, cost))
        here = end + 1 if chart.text(end) == "," and chart.is_cat(end + 1, "and") else end
        if not chart.is_cat(here, "and") or clause.complement is not None or "nobody" in clause.notes:
            continue
        for after, group in verb_groups(chart, here + 1):
            if group.number != clause.verb.number or group.tense in {"subj", "past_subj"}:
                continue
            for stop, other, extra in tails(chart, after, group, clause.subject):
                out.append((stop, replace(clause, also=(other,)), cost + extra + 0.3))
        out.extend(_done_to_it(chart, here + 1, clause, cost))
        for stop, other, extra in clauses(chart, here + 1):
            if other.subject is not None:
                out.append((stop, replace(clause, also=(other,)), cost + extra + 0.4))
    return out


def _done_to_it(chart: Chart, at: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ "capturaron a tres sujetos | y los entregaron a la Policía": the object of the first verb, said by a clitic."""
    thing = clause.object
    if thing is None or clause.verb.voice != "active" or clause.subject is None:
        return []
    number = "pl" if thing.is_plural else "sg"
    known = (
        [(number, thing.gender)] if thing.gender in {"m", "f"} and not thing.also else [(number, "m"), (number, "f")]
    )
    if chart.low(at) not in {_CLITICS[key] for key in known}:
        return []
    cls = class_of(thing, clause.verb.lemma)
    is_one = number == "sg" and cls in {"person", "name", ""}
    if is_one and thing.gender not in {"m", "f"}:
        return []
    word = "them" if number == "pl" else ("him" if thing.gender == "m" else "her") if is_one else "it"
    name = Name(es=chart.low(at), en=word, cls=cls, kind="pronoun", number=number)
    again = NounPhrase(start=at, end=at + 1, name=name, number=number, notes=("amber: an object said by a clitic",))
    out: list[tuple[int, Clause, float]] = []
    for after, group in verb_groups(chart, at + 1):
        if group.number != clause.verb.number or group.voice != "active" or group.tense in {"subj", "past_subj"}:
            continue
        if group.is_negated or group.dative or group.start != at + 1:
            continue
        for stop, other, extra in tails(chart, after, group, clause.subject, "object"):
            if fits(thing, other.frame.object, group.lemma):
                told = replace(other, object=again, gap="")
                out.append((stop, replace(clause, also=(told,)), cost + extra + 0.3))
    return out


def _nobody(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Detienen a dos mineros": a plural verb without a subject is a passive."""
    out: list[tuple[int, Clause, float]] = []
    fronts: list[tuple[int, tuple[Adjunct, ...], float]] = [(start, (), 0.0)]
    for end, adjunct, cost in adjuncts(chart, start):
        step = 1 if chart.text(end) == "," else 0
        fronts.append((end + step, (replace(adjunct, is_front=True),), cost))
    for here, front, extra in fronts:
        for after, group in verb_groups(chart, here):
            if group.number != "pl" or group.voice != "active" or group.helper or group.tense in {"subj", "past_subj"}:
                continue
            out.extend((e, c, k + extra) for e, c, k in _nobody_twice(chart, start, after, group, front))
            for end, clause, cost in tails(chart, after, group, None):
                if clause.subject is not None or clause.frame.clause or clause.frame.event == "state":
                    continue
                passive = turned_passive(clause)
                if passive is None:
                    continue
                adjuncts_ = (*front, *clause.adjuncts)
                turned = replace(passive, start=start, adjuncts=adjuncts_, notes=(*clause.notes, "nobody"))
                # a phrase of place or cause belongs behind the verb, not to what becomes the subject
                far = 0.6 * n_places(passive.subject) if passive.subject else 0.0
                out.append((end, turned, cost + extra + far + 0.5))
    return out


def _nobody_twice(
    chart: Chart, start: int, at: int, first: VerbGroup, front: tuple[Adjunct, ...]
) -> list[tuple[int, Clause, float]]:
    """ "Intervienen y destruyen plantas ilegales": they have been raided and destroyed."""
    if not chart.is_cat(at, "and"):
        return []
    out: list[tuple[int, Clause, float]] = []
    for after, second in verb_groups(chart, at + 1):
        if (second.number, second.voice, second.tense) != ("pl", "active", first.tense) or second.helper:
            continue
        for end, clause, cost in tails(chart, after, second, None):
            thing = clause.object
            if clause.subject is not None or clause.frame.clause or thing is None or clause.frame.particle:
                continue
            frames = [
                f for f in chart.lexicon.frames.get(first.lemma, ())
                if f.object and not f.clause and not any(a.is_required for a in f.arguments)
                and fits(thing, f.object, first.lemma)
            ]  # fmt: skip
            passive = turned_passive(clause)
            if passive is None or len({(f.en, f.particle) for f in frames}) != 1 or not frames[0].is_safe:
                continue
            twin = (replace(first, voice="passive"), frames[0])
            turned = replace(
                passive, start=start, twin=twin, adjuncts=(*front, *clause.adjuncts), notes=(*clause.notes, "nobody")
            )
            far = 0.6 * n_places(passive.subject) if passive.subject else 0.0
            out.append((end, turned, cost + far + 0.6))
    return out


def _participle_first(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Asesinado en Perú el líder indígena …": a headline without its auxiliary."""
    out: list[tuple[int, Clause, float]] = []
    for reading in chart.verbs(start):
        if reading.tense != "part":
            continue
        group = VerbGroup(
            start=start, end=start + 1, lemma=reading.lemma, tense="pret", voice="passive", number=reading.number,
            gender=reading.gender,
        )  # fmt: skip
        out += [(e, c, k + 0.5) for e, c, k in tails(chart, start + 1, group, None) if c.subject is not None]
    return out


def _participle_last(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Más de 4500 pies de madera incautados en Puno", "Nueve detenidos con explosivos": a headline without a verb."""
    out: list[tuple[int, Clause, float]] = []
    last = len(chart)
    while last > start and chart.text(last - 1) in {".", "…"}:
        last -= 1
    for end, np, cost in noun_phrases(chart, start):
        if len(np.also) == 1 and np.noun is not None and (np.quantity or np.det == "indef"):
            out.extend(_dead_and_hurt(chart, np, end, cost))
    for end, np, cost in simple_phrases(chart, start):
        inner = np.participle
        if end == last and inner is not None and np.quantity is not None and not (np.is_loose or np.det or np.relative):
            verb = replace(inner.verb, tense="pret", voice="passive", number="pl" if np.is_plural else "sg")
            thing = replace(np, participle=None, end=inner.start)
            passive = replace(inner, start=start, verb=verb, subject=thing, gap="", notes=("nobody",))
            out.append((end, passive, cost + 0.5))
        elif np.noun is not None and (np.quantity is not None or np.det == "indef"):
            out.extend(_what_became(chart, np, end, cost))
        if np.noun is not None and np.quantity is not None and chart.low(end) in _HARMED_PEOPLE:
            out.extend(_harmed(chart, np, end, cost))
    return out


#: What people are told to be, behind them: "dos cocaleros muertos".
_HARMED_PEOPLE = {
    "muerto": ("morir", "active"), "muerta": ("morir", "active"), "muertos": ("morir", "active"),
    "muertas": ("morir", "active"), "herido": ("herir", "passive"), "herida": ("herir", "passive"),
    "heridos": ("herir", "passive"), "heridas": ("herir", "passive"),
}  # fmt: skip


def _harmed(chart: Chart, np: NounPhrase, end: int, cost: float) -> list[tuple[int, Clause, float]]:
    """ "Dos cocaleros muertos en enfrentamiento": two coca growers have died in it."""
    if class_of(np) != "person" or np.also or np.relative or np.participle:
        return []
    verb, voice = _HARMED_PEOPLE[chart.low(end)]
    group = VerbGroup(start=end, end=end + 1, lemma=verb, tense="pret", voice=voice, number=np.number, gender=np.gender)
    found = tails(chart, end + 1, group, np)
    return [
        (stop, replace(clause, start=np.start, notes=("nobody",)), cost + extra + 0.6)
        for stop, clause, extra in found
        if clause.adjuncts or clause.arguments
    ]


#: Nouns of deeds that a headline tells as news, and their verbs.
_DEED_NOUNS = {
    "asesinato": "asesinar", "decomiso": "decomisar", "incautación": "incautar", "detención": "detener",
    "captura": "capturar", "rescate": "rescatar", "destrucción": "destruir", "liberación": "liberar",
}  # fmt: skip


def _deed_of(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Asesinato de líder indígena Quinto Inuma en la Amazonía": a headline that tells a deed by its noun."""
    verb = _DEED_NOUNS.get(chart.low(start), "")
    if not verb or chart.low(start + 1) != "de":
        return []
    last = len(chart)
    while last > start and chart.text(last - 1) in {".", "…"}:
        last -= 1
    out: list[tuple[int, Clause, float]] = []
    for end, np, cost in noun_phrases(chart, start + 2):
        if not (np.quantity or np.name or np.phrases or np.adjectives):
            continue
        number = "pl" if np.is_plural else "sg"
        group = VerbGroup(start=start, end=end, lemma=verb, tense="pret", voice="passive", number=number)
        for stop, clause, extra in tails(chart, end, group, np):
            if stop == last and not clause.frame.clause:
                far = 0.6 * n_places(np)  # where it was belongs behind the verb
                out.append((stop, replace(clause, start=start, notes=("nobody",)), cost + extra + far + 0.7))
    return out


#: What has become of people, as a verb and its voice.
_BECAME = {
    "detenido": ("detener", "passive"), "muerto": ("morir", "active"), "fallecido": ("morir", "active"),
    "herido": ("herir", "passive"),
}  # fmt: skip


def _what_became(chart: Chart, np: NounPhrase, end: int, cost: float) -> list[tuple[int, Clause, float]]:
    """ "Cuatro detenidos en …": four people have been arrested there."""
    assert np.noun is not None
    verb, voice = _BECAME.get(np.noun.lemma, ("", ""))
    people = next(iter(chart.lexicon.nouns.get("persona" if np.number == "sg" else "personas", ())), None)
    plain = not (np.phrases or np.adjectives or np.relative or np.participle or np.infinitive or np.name or np.also)
    if people is None or not plain or not verb:
        return []
    group = VerbGroup(start=end - 1, end=end, lemma=verb, tense="pret", voice=voice, number=np.number, gender="f")
    one = Quantity(en="one", value=1) if np.quantity is None else np.quantity
    subject = replace(np, noun=people, gender="f", det="", quantity=one)
    found = tails(chart, end, group, subject)
    return [
        (e, replace(c, start=np.start, notes=("nobody",)), cost + k + 0.6)
        for e, c, k in found
        if c.adjuncts or c.arguments
    ]


def _dead_and_hurt(chart: Chart, np: NounPhrase, end: int, cost: float) -> list[tuple[int, Clause, float]]:
    """ "Tres muertos y diez heridos en …": three people have died and ten have been injured there."""
    other = np.also[0]
    is_counted = other.quantity is not None or other.det == "indef"
    if other.noun is None or not is_counted or other.noun.lemma not in _BECAME or other.adjectives:
        return []
    firsts = _what_became(chart, replace(np, also=()), end, cost)
    out: list[tuple[int, Clause, float]] = []
    for stop, second, extra in _what_became(chart, replace(other, start=np.start), end, cost):
        for _, first, _ in firsts[:1]:
            joined = replace(first, end=stop, adjuncts=(), arguments=(), also=(second,))
            out.append((stop, joined, extra))
    return out


#: Whom what happens leaves dead or hurt.
HARMED = word_set("muerto fallecido herido desaparecido lesionado") | {"víctima mortal"}


def _object_first(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Un total de 79 conflictos reportó la Defensoría": what is no agent and does not agree is the object."""
    out: list[tuple[int, Clause, float]] = []
    for after, thing, cost in noun_phrases(chart, start):
        told = thing.quantity is not None or thing.det == "indef"
        counts_harm = thing.noun is not None and told and thing.noun.lemma.split()[0] in HARMED
        if class_of(thing) in {"person", "group", "org", "name", "place", ""} and not counts_harm:
            continue
        for begin, group in verb_groups(chart, after):
            if group.lemma in {"recibir", "tener", "sufrir", "dar", "hacer", "ser", "enfrentar", "perder"}:
                continue
            if group.voice != "active" or group.helper:
                continue
            if group.number == ("pl" if thing.is_plural else "sg") and not counts_harm:
                continue
            for frame in chart.lexicon.frames.get(group.lemma, ()):
                if (
                    frame.clause
                    or not fits(thing, frame.object, group.lemma)
                    or any(a.is_required for a in frame.arguments)
                ):
                    continue
                for end, agent, extra in noun_phrases(chart, begin):
                    if counts_harm and frame.event == "cause" and class_of(agent) in {"event", "act"}:
                        # "dos muertos y un herido deja enfrentamiento"
                        left = Clause(start=start, end=end, verb=group, frame=frame, subject=agent, object=thing)
                        if agent.is_plural == (group.number == "pl"):
                            out.append((end, left, cost + extra + 0.6))
                        continue
                    if class_of(agent) not in {"person", "group", "org", "name"} or agent.is_plural != (
                        group.number == "pl"
                    ):
                        continue
                    passive = replace(group, voice="passive", number="pl" if thing.is_plural else "sg")
                    by = Argument(prep="por", classes=frame.subject, en="by")
                    clause = Clause(
                        start=start, end=end, verb=passive, frame=frame, subject=thing, arguments=((by, agent),)
                    )
                    out.append((end, clause, cost + extra + 0.6))
    return out


_CLITICS = {("sg", "m"): "lo", ("sg", "f"): "la", ("pl", "m"): "los", ("pl", "f"): "las"}


def _object_doubled(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "El operativo lo encabezó el alcalde", "A Santos Ampush lo mataron en …": the object first, and said again."""
    has_a = chart.low(start) == "a"
    out: list[tuple[int, Clause, float]] = []
    for after, thing, cost in noun_phrases(chart, start + 1 if has_a else start):
        number = "pl" if thing.is_plural else "sg"
        known = [(number, thing.gender)] if thing.gender in {"m", "f"} else [(number, "m"), (number, "f")]
        if chart.low(after) not in {_CLITICS[key] for key in known}:
            continue
        if has_a != (class_of(thing) in {"person", "group", "org", "name", "animal"}):
            continue
        for begin, group in verb_groups(chart, after + 1):
            if group.voice != "active" or group.helper or group.is_negated or group.tense in {"subj", "past_subj"}:
                continue
            doers: list[tuple[int, NounPhrase | None, float]] = []
            if has_a and group.number == "pl":
                doers.append((begin, None, 0.0))  # nobody in particular
            doers += [
                (end, np, extra)
                for end, np, extra in noun_phrases(chart, begin)
                if class_of(np) in {"person", "group", "org", "name"} and np.is_plural == (group.number == "pl")
            ]
            passive = replace(group, start=start, voice="passive", number=number)
            for end, doer, extra in doers:
                for stop, clause, more in tails(chart, end, passive, thing):
                    if clause.frame.clause or (
                        doer and not fits(doer, clause.frame.subject, group.lemma, is_subject=True)
                    ):
                        continue
                    by = Argument(prep="por", classes=clause.frame.subject, en="by")
                    arguments = ((by, doer), *clause.arguments) if doer is not None else clause.arguments
                    notes = (*clause.notes, "amber: an object that is said twice", *(() if doer else ("nobody",)))
                    told = replace(clause, start=start, arguments=arguments, notes=notes)
                    out.append((stop, told, cost + extra + more + 0.6))
    return out


def _attributed(chart: Chart, at: int, last: int, clause: Clause) -> tuple[Clause, tuple[tuple[int, int], ...]] | None:
    """ "…, informó el ministerio": the speaker put last."""
    if chart.text(at) != ",":
        return None
    for begin in (at + 1, at + 2 if chart.low(at + 1) == "según" else at + 1):
        for end, group in verb_groups(chart, begin):
            frames = [f for f in chart.lexicon.frames.get(group.lemma, ()) if f.clause == "que"]
            if not frames or group.tense not in {"pret", "pres"} or group.is_negated:
                continue
            begins = [end]
            if chart.low(end) == "a":  # "informó a RPP el fiscal"
                begins = [e for e, np, _ in simple_phrases(chart, end + 1) if np.name is not None and np.noun is None]
            for here, (stop, np, _) in ((b, found) for b in begins for found in simple_phrases(chart, b)):
                is_said = chart.low(stop) in _AFTER_SPEAKER and not any_guard(chart, stop, last)
                is_on_speaker = chart.text(stop) == "," and (
                    chart.low(stop + 1) in {"quien", "quienes"} or _is_of_body(chart, stop + 1, last)
                )
                if stop == last or is_said or is_on_speaker:
                    asides = ((end, here),) if here > end else ()
                    return replace(clause, speaker=np, speaker_verb=frames[0].en, end=stop), asides
    return None


def _is_of_body(chart: Chart, at: int, last: int) -> bool:
    """ "…, informó el fiscal Marvin Loja, de la Fiscalía …": of which body."""
    return chart.low(at) == "de" and any(end == last for end, _, _ in simple_phrases(chart, at + 1))


#: What may follow a speaker put last, and is left off: when and where it was said.
_AFTER_SPEAKER = frozenset(("tras", "durante", "en", "luego", "después"))


def any_guard(chart: Chart, start: int, end: int) -> bool:
    """Whether a word between the two limits what is said before."""
    return any(is_guard(chart, at) for at in range(start, end))


def _may_cut(chart: Chart, at: int) -> bool:
    """A comma; in a headline a colon too, behind which it says what it is about; "porque"."""
    is_bar = chart.is_headline and chart.text(at) == "|"
    is_driven = chart.low(at) in DRIVEN and chart.low(at + 1) == "por"
    return chart.text(at) in {",", ":", ";"} or chart.low(at) == "porque" or is_bar or is_driven


#: By what a figure was moved, which the press writes without a comma: "creció 7 % en julio impulsada por …".
DRIVEN = word_set("impulsado impulsada impulsados impulsadas favorecido favorecida apuntalado apuntalada")


def _is_attributed(chart: Chart, start: int, end: int) -> bool:
    """Whether a verb of saying stands behind a comma, with who says so behind it."""
    for k in range(start, end - 1):
        if chart.text(k) != ",":
            continue
        for stop, group in verb_groups(chart, k + 1):
            says = any(f.clause == "que" and f.event in _SAYS for f in chart.lexicon.frames.get(group.lemma, ()))
            if says and group.tense in {"pret", "pres", "impf"} and chart.low(stop) != "que":
                return True
    return False


#: Longest name of who says so behind a headline's colon.
_LONGEST_TELLER = 7


def _is_told_by(chart: Chart, at: int, last: int) -> bool:
    """ "Gobierno brinda permisos irregulares: Contraloría": a headline's end that names who says so."""
    if not chart.is_headline or chart.text(at) != ":":
        return False
    rest = [chart.text(k) for k in range(at + 1, last) if chart.text(k)[:1].isalpha()]
    names = [w for w in rest if w not in {"de", "del", "la", "el", "los", "las", "y"}]
    return bool(names) and len(rest) <= _LONGEST_TELLER and all(w[0].isupper() for w in names)


#: What is said by who stands behind the verb.
_SAYS = word_set("say report announce warn confirm denounce claim explain reveal estimate demand criticise")


#: How a headline goes on behind its colon to say what the article tells.
SEE_BELOW = word_set("los las el la conoce conozca esto qué cuáles cómo aquí estos estas lo ahora todo revisa mira")
#: What sums up the clause before it: "…, medida que beneficiaría a …".
SUMS_UP = word_set(
    "medida situación hecho cifra acción decisión cantidad monto iniciativa norma proceso propuesta tema"
)


def _dropped(chart: Chart, at: int, last: int, clause: Clause) -> str:
    """What kind of rest begins at the comma `at`: "safe" or "unsure" to leave off, "" where it must not be."""
    if chart.is_headline and chart.text(at) in {":", "|"} and chart.low(at + 1) in SEE_BELOW:
        return "safe"
    if _is_attributed(chart, at, last) or _is_told_by(chart, at, last):
        return ""  # "…, en Loreto, informó el fiscal": who says so is not left off
    while_it = chart.low(at + 1) == "cuando" and any(v.tense in {"impf", "pret"} for v in chart.verbs(at + 2))
    for k in range(at, last):
        if while_it and k == at + 1:  # "fue asesinado, cuando regresaba": no condition
            continue
        if is_guard(chart, k):
            if chart.low(k) in _INNER and _goes_on_beside(chart, at) and not _turns(chart, at, last):
                continue  # "…, donde dos personas no contaban con permiso": a limit of that clause alone
            # a limit within what describes a name says nothing of the sentence
            return "safe" if chart.low(k) in _INNER and _describes_name(chart, at, k) else ""
        if chart.text(k)[:1] in {"“", "”", '"', "«", "»"}:
            return ""
    first = chart.low(at + 1)
    if chart.text(at) == ":" and not chart.is_headline:
        return "unsure"
    if while_it or chart.text(at) != ",":
        return "safe"
    if first in {"porque", "como"} or (first == "lo" and chart.low(at + 2) in {"que", "cual"}):
        return "safe"
    if first in {"el", "la", "los", "las"} and chart.low(at + 2) in {"cual", "cuales"}:
        return "safe"
    if first in SUMS_UP and chart.low(at + 2) == "que":
        return "safe"
    if first in {"que", "quien", "quienes", "donde", "cuyo", "cuya", "cuyos", "cuyas"}:
        return "safe"
    counted = chart.text(at + 1)[:1].isdigit() or chart.is_cat(at + 1, "numw")
    if counted and chart.low(at + 2) == "de" and chart.low(at + 3) in {"ellos", "ellas", "los", "las"}:
        return "safe"  # "171 conflictos, 89 de ellos por minería"
    if _describes_name(chart, at, last):
        return "safe"
    if chart.is_cat(at + 1, "and"):
        return "safe" if verb_groups(chart, at + 2) else ""
    if any(v.tense in {"ger", "part"} for v in chart.verbs(at + 1)):
        return "safe"
    if _tells_role(chart, at, last):
        return "safe"
    begin = at + 2 if first == "en" else at + 1
    begin += chart.low(begin) in {"el", "la"}
    if chart.low(begin) in LEVELS:
        return "safe"  # "…, distrito de Urarinas, provincia de Loreto": where that is
    if chart.is_cat(at + 1, "prep") or chart.multiword(at + 1, "prep"):
        if first in {"de", "a", "entre"}:
            return ""
        again = any(a.phrase and a.phrase.prep == first for a in clause.adjuncts)
        return "unsure" if again else "safe"
    if any(end == last and np.noun is not None and not np.also for end, np, _ in simple_phrases(chart, at + 1)):
        return "unsure"
    return ""


def _tells_role(chart: Chart, at: int, last: int) -> bool:
    """ "a Petroperú, operadora del oleoducto, …": a bare noun in the singular that says what a name is."""
    before = chart.tokens[at - 1]
    if not (before.is_capital or before.text in {")", "."}) or chart.tokens[at + 1].is_capital:
        return False
    is_noun = any(
        form.number == "sg" and any(s.cls in {"person", "org", "place", "area"} for s in form.senses)
        for _, form in chart.nouns(at + 1)
    )
    stop = next((k for k in range(at + 1, last) if chart.text(k) == ","), last)
    return is_noun and not any(chart.is_cat(k, "and", "or") for k in range(at + 1, min(stop + 2, last)))


#: What opens a clause of its own on the noun before it or on all that was said.
_BESIDE = word_set("donde quien quienes cuyo cuya cuyos cuyas")
#: Words with which the sentence itself would go on.
_TURNS = word_set("pero aunque sino salvo excepto según embargo si condicionado")


def _goes_on_beside(chart: Chart, at: int) -> bool:
    """Whether ", donde …", ", quienes …" or ", lo que …" begins at the comma `at`."""
    first, second = chart.low(at + 1), chart.low(at + 2)
    is_which = first in {"el", "la", "los", "las", "lo"} and second in {"cual", "cuales"}
    return chart.text(at) == "," and (first in _BESIDE or is_which or (first == "lo" and second == "que"))


def _turns(chart: Chart, start: int, end: int) -> bool:
    return any(chart.low(k) in _TURNS for k in range(start, end))


#: Limits that may stand within a clause on a name that is left off.
_INNER = frozenset(("no", "ni", "solo", "sólo", "hasta", "sin"))


def _describes_name(chart: Chart, at: int, last: int) -> bool:
    """ "… (RIA), la propuesta con la que …": what a name stands for, in no list; `last` is within its clause."""
    relative = any(chart.low(k) in {"que", "quien", "donde", "cual"} for k in range(at + 2, last))
    if last < len(chart) - 1 and chart.low(last) in _INNER and not relative:
        return False
    before = chart.tokens[at - 1]
    if not (before.is_capital or before.text == ")") or chart.low(at + 1) not in {
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
    }:
        return False
    if chart.text(at + 2)[:1].isupper():
        return False
    for k in range(at + 2, last):
        if chart.text(k) == ",":
            return True
        if chart.is_cat(k, "and") and chart.low(k + 1) in {"el", "la", "los", "las", "un", "una"}:
            return False
    return True


def place_adjunct(place: NounPhrase) -> Adjunct:
    """A headline's place as an adjunct of its clause."""
    phrase = Phrase(start=place.start, end=place.end, prep="en", object=place, en="in")
    return Adjunct(start=place.start, end=place.end, phrase=phrase, is_front=True)
