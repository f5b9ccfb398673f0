"""Clauses that begin a sentence: in the usual order, and in those of headlines and of objects put first."""

from dataclasses import replace

from digest.english.entries import Argument, Frame, Name, word_set
from digest.spanish.adjuncts import fronted
from digest.spanish.among import among
from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses
from digest.spanish.clitics import clitics_for, done_to_it
from digest.spanish.counted import counted
from digest.spanish.datives import doubled_first
from digest.spanish.fitting import fits, n_places
from digest.spanish.itself import points_back
from digest.spanish.leadingin import led_in
from digest.spanish.linked import but_also, linked, nor
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.protests import protested
from digest.spanish.senses import class_of
from digest.spanish.sumsup import sums_up
from digest.spanish.takenup import taken_up
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Quantity, VerbGroup
from digest.spanish.unsaid import unsaid
from digest.spanish.valency import tails, turned_passive
from digest.spanish.verbgroups import verb_groups
from digest.spanish.verbless import verbless, when_it_fell
from digest.spanish.whose import owned_by_before

#: Whom what happens leaves dead or hurt.
HARMED = word_set("muerto fallecido herido desaparecido lesionado") | {"víctima mortal"}
#: What people are told to be, behind them: "dos cocaleros muertos".
_HARMED_PEOPLE = {
    "muerto": ("morir", "active"), "muerta": ("morir", "active"), "muertos": ("morir", "active"),
    "muertas": ("morir", "active"), "herido": ("herir", "passive"), "herida": ("herir", "passive"),
    "heridos": ("herir", "passive"), "heridas": ("herir", "passive"),
}  # fmt: skip
#: Nouns of deeds that a headline tells as news, and their verbs.
_DEED_NOUNS = {
    "asesinato": "asesinar", "decomiso": "decomisar", "incautación": "incautar", "detención": "detener",
    "captura": "capturar", "rescate": "rescatar", "destrucción": "destruir", "liberación": "liberar",
    "hallazgo": "hallar",
}  # fmt: skip
#: Others by which a headline tells what may be done, or only planned: an editor is asked.
_OTHER_DEEDS = {
    "cierre": "cerrar", "clausura": "clausurar", "entrega": "entregar", "suspensión": "suspender", "firma": "firmar",
    "aprobación": "aprobar", "expulsión": "expulsar", "titulación": "titular", "inauguración": "inaugurar",
    "publicación": "publicar", "instalación": "instalar", "reapertura": "reabrir", "toma": "ocupar",
    "demolición": "demoler", "anulación": "anular", "secuestro": "secuestrar", "quema": "quemar",
}  # fmt: skip
#: What has become of people, as a verb and its voice.
_BECAME = {
    "detenido": ("detener", "passive"), "muerto": ("morir", "active"), "fallecido": ("morir", "active"),
    "herido": ("herir", "passive"),
}  # fmt: skip


def openings(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """The clauses that begin at `start`, each with where it ends and what it costs."""
    return chart.remember("opening", start, None, lambda: _openings(chart, start))


def _openings(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    found = [r for r in clauses(chart, start) if r[1].subject is not None or _is_told_of(r[1])]
    found.extend(_nobody(chart, start))
    found.extend(_object_first(chart, start))
    found.extend(_object_doubled(chart, start))
    found.extend(doubled_first(chart, start))
    found.extend(taken_up(chart, start))
    found.extend(led_in(chart, start))
    found.extend(counted(chart, start))
    found.extend(points_back(chart, start))
    if chart.is_headline:
        found.extend(_participle_first(chart, start))
        found.extend(_participle_last(chart, start))
        found.extend(_deed_of(chart, start))
        found.extend(verbless(chart, start))
        found.extend(protested(chart, start))
    if chart.before is not None and (spoken_of := unsaid(chart, start)):
        found = [r for r in found if r[1].subject is not None]
        found.extend(spoken_of)
    found = [*owned_by_before(chart, start, found), *among(chart, start)]
    found.extend(_joined(chart, found))
    return found


def _is_told_of(clause: Clause) -> bool:
    """ "denuncian que …" is said of nobody; "multan a la empresa por talar" is a passive."""
    is_for = clause.verb.voice == "active" and any(a.prep.endswith("_inf") for a, _ in clause.arguments)
    return clause.complement is not None and not (is_for and clause.object is not None)


def _joined(chart: Chart, firsts: list[tuple[int, Clause, float]]) -> list[tuple[int, Clause, float]]:
    """ "… y anunció …": a second verb of the same subject, or a second clause with its own."""
    out: list[tuple[int, Clause, float]] = []
    for end, clause, cost in firsts:
        out.extend(linked(chart, end, clause, cost))
        out.extend(when_it_fell(chart, end, clause, cost))
        here = end + 1 if chart.text(end) == "," and chart.is_cat(end + 1, "and") else end
        if chart.is_cat(here, "and") and _is_done_by_nobody(clause):
            out.extend(_done_besides(chart, here + 1, clause, cost))
        if clause.complement is None and "nobody" not in clause.notes:
            out.extend(but_also(chart, end, clause, cost))
            out.extend(sums_up(chart, end, clause, cost))
            out.extend(nor(chart, end, clause, cost))
        if not chart.is_cat(here, "and") or clause.complement is not None or "nobody" in clause.notes:
            continue
        for begin, led in ((here + 1, ()), *_with_it(chart, here + 1)):
            for after, group in verb_groups(chart, begin):
                if group.number != clause.verb.number or group.is_subjunctive:
                    continue
                for stop, other, extra in tails(chart, after, group, clause.subject):
                    told = replace(other, start=here + 1, adjuncts=(*led, *other.adjuncts)) if led else other
                    out.append((stop, replace(clause, also=(told,)), cost + extra + 0.3))
        out.extend(done_to_it(chart, here + 1, clause, cost))
        out.extend(_and_another(chart, here + 1, clause, cost))
        for stop, other, extra in clauses(chart, here + 1):
            if other.subject is not None:
                out.append((stop, replace(clause, also=(other,)), cost + extra + 0.4))
    return out


def _is_done_by_nobody(clause: Clause) -> bool:
    """Whether a plural verb without a subject was read as a passive, of one deed."""
    return "nobody" in clause.notes and clause.twin is None and clause.complement is None and not clause.also


def _done_besides(chart: Chart, at: int, first: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ "Detienen a dos mineros e incautan tres motores": a second deed of nobody who is told, to something else."""
    return [
        (stop, replace(first, also=(other,)), cost + extra + 0.3)
        for stop, other, extra in _nobody(chart, at)
        if _is_done_by_nobody(other) and other.verb.tense == first.verb.tense
    ]


def _and_another(chart: Chart, at: int, clause: Clause, cost: float) -> list[tuple[int, Clause, float]]:
    """ "Un maderero murió y | otro resultó herido": one more of those of whom one was told."""
    one = clause.subject
    gender = {"otro": "m", "otra": "f"}.get(chart.low(at), "")
    if not gender or one is None or one.noun is None or one.also or one.is_plural or one.gender not in {gender, "mf"}:
        return []
    if one.det != "indef" and (one.quantity is None or one.quantity.value != 1):
        return []
    name = Name(es=chart.low(at), en="another", cls=class_of(one), kind="pronoun", number="sg")
    another = NounPhrase(start=at, end=at + 1, name=name, number="sg", gender=gender)
    out: list[tuple[int, Clause, float]] = []
    for end, group in verb_groups(chart, at + 1):
        if group.number != "sg" or group.is_subjunctive:
            continue
        for stop, other, extra in tails(chart, end, group, another):
            notes = (*clause.notes, "amber: one more of its like")
            out.append((stop, replace(clause, also=(replace(other, start=at),), notes=notes), cost + extra + 0.3))
    return out


def _with_it(chart: Chart, at: int) -> list[tuple[int, tuple[Adjunct, ...]]]:
    """ "y | en él instalaron …", "y con ellos …": what leads in by a pronoun, for another verb of the same subject."""
    if chart.low(at + 1) not in {"él", "ella", "ellos", "ellas"}:
        return []
    return [(end, front) for end, front, _ in fronted(chart, at) if front]


def _is_of_itself(frame: Frame) -> bool:
    """ "caen 4 %": what is so, or falls by so much, has been done by nobody."""
    return frame.event == "state" or frame.particle == "by"


def _nobody(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Detienen a dos mineros": a plural verb without a subject is a passive."""
    out: list[tuple[int, Clause, float]] = []
    for here, front, extra in fronted(chart, start):
        for after, said in verb_groups(chart, here):
            group = said
            if said.helper == "lograr" and said.tense in {"pres", "pret"} and not said.is_negated:
                group = replace(said, helper="", helper_tense="")  # "logran rescatar a …": they have been rescued
            if group.number != "pl" or group.voice != "active" or group.helper or group.is_subjunctive:
                continue
            out.extend((e, c, k + extra) for e, c, k in _nobody_twice(chart, start, after, group, front))
            for end, clause, cost in tails(chart, after, group, None):
                if clause.subject is not None or clause.frame.clause or _is_of_itself(clause.frame):
                    continue
                passive = turned_passive(clause)
                if passive is None:
                    continue
                adjuncts_ = (*front, *clause.adjuncts)
                turned = replace(passive, start=start, adjuncts=adjuncts_, notes=(*clause.notes, "nobody"))
                # a phrase of place or cause belongs behind the verb, not to what becomes the subject
                firm = 0.9 if clause.frame.event == "find" else 0.6  # "hallan restos de avioneta | en la selva"
                far = firm * n_places(passive.subject) if passive.subject else 0.0
                far -= 0.9 if said.helper else 0.0  # rather than somebody unsaid who manages to
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
            verb = replace(inner.verb, tense="pret", voice="passive", number=np.verb_number)
            thing = replace(np, participle=None, end=inner.start)
            passive = replace(inner, start=start, verb=verb, subject=thing, gap="", notes=("nobody",))
            out.append((end, passive, cost + 0.5))
        elif np.noun is not None and (np.quantity is not None or np.det == "indef"):
            out.extend(_what_became(chart, np, end, cost))
        if np.noun is not None and np.quantity is not None and chart.low(end) in _HARMED_PEOPLE:
            out.extend(_harmed(chart, np, end, cost))
    return out


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


def _deed_of(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Asesinato de líder indígena Quinto Inuma en la Amazonía": a headline that tells a deed by its noun."""
    verb = _DEED_NOUNS.get(chart.low(start), "") or _OTHER_DEEDS.get(chart.low(start), "")
    notes = ("nobody",) if chart.low(start) in _DEED_NOUNS else ("nobody", "amber: a headline without a verb")
    if not verb or chart.low(start + 1) != "de":
        return []
    last = len(chart)
    while last > start and chart.text(last - 1) in {".", "…"}:
        last -= 1
    out: list[tuple[int, Clause, float]] = []
    for end, np, cost in noun_phrases(chart, start + 2):
        is_term = np.noun is not None and " " in np.noun.lemma  # "fosa común"
        if chart.low(start) == "toma" and class_of(np) not in {"place", "artefact", "area", "org"}:
            continue  # "toma de decisiones"
        if len(notes) == 1 and not (np.quantity or np.name or np.phrases or np.adjectives or is_term):
            continue
        number = np.verb_number
        group = VerbGroup(start=start, end=end, lemma=verb, tense="pret", voice="passive", number=number)
        for stop, clause, extra in tails(chart, end, group, np):
            if stop == last and not clause.frame.clause:
                far = 0.6 * n_places(np)  # where it was belongs behind the verb
                out.append((stop, replace(clause, start=start, notes=notes), cost + extra + far + 0.7))
    return out


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
            if group.number == thing.verb_number and not counts_harm:
                continue
            for frame in chart.lexicon.frames.get(group.lemma, ()):
                if (
                    frame.clause
                    or not fits(thing, frame.object, group.lemma)
                    or any(a.is_required for a in frame.arguments)
                ):
                    continue
                for end, agent, extra in noun_phrases(chart, begin):
                    if counts_harm and frame.event == "cause" and class_of(agent) in {"event", "act", "crime"}:
                        # "dos muertos y un herido deja enfrentamiento"
                        left = Clause(start=start, end=end, verb=group, frame=frame, subject=agent, object=thing)
                        if agent.is_plural == (group.number == "pl"):
                            out.append((end, left, cost + extra + 0.6))
                        continue
                    if class_of(agent) not in {"person", "group", "org", "name"} or agent.is_plural != (
                        group.number == "pl"
                    ):
                        continue
                    passive = replace(group, voice="passive", number=thing.verb_number)
                    by = Argument(prep="por", classes=frame.subject, en="by")
                    clause = Clause(
                        start=start, end=end, verb=passive, frame=frame, subject=thing, arguments=((by, agent),)
                    )
                    out.append((end, clause, cost + extra + 0.6))
    return out


def _object_doubled(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "El operativo lo encabezó el alcalde", "A Santos Ampush lo mataron en …": the object first, and said again."""
    has_a = chart.low(start) == "a"
    out: list[tuple[int, Clause, float]] = []
    for after, thing, cost in noun_phrases(chart, start + 1 if has_a else start):
        number = thing.verb_number
        if chart.low(after) not in clitics_for(thing):
            continue
        if has_a != (class_of(thing) in {"person", "group", "org", "name", "animal"}):
            continue
        for begin, group in verb_groups(chart, after + 1):
            if group.voice != "active" or group.helper or group.is_negated or group.is_subjunctive:
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
