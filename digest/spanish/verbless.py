"""Headlines that tell no deed by a verb of their own: calls for something, what there has been, what was done to what.

What is read here is an editor's to look at.
"""

from dataclasses import replace

from digest.english.entries import Frame, word_set
from digest.english.heads import HAZARDS, INCIDENTS
from digest.english.readings import NounForm
from digest.spanish.adjuncts import fronted
from digest.spanish.attachment import MOVES_ITSELF
from digest.spanish.chart import Chart
from digest.spanish.fitting import fits, n_places
from digest.spanish.hanging import participles
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase, VerbGroup
from digest.spanish.valency import infinitive_clauses, tails
from digest.spanish.verbgroups import infinitives, verb_groups

Openings = list[tuple[int, Clause, float]]

#: Verbs of asking whose plural, without a subject, says that some ask.
_ASKS = word_set("pedir solicitar exigir reclamar demandar")
_PLAIN = word_set("pedir solicitar")
_NOBODY_ASKS = "amber: nobody who is told asks for it"
_WARNS = word_set("alertar advertir")
#: Other verbs in such a plural, and the noun of what there are.
_TOLD_AS = {
    **dict.fromkeys(("buscar", "planear", "prever", "proyectar", "planificar", "alistar"), "plan"),
    **dict.fromkeys(("proponer", "plantear"), "propuesta"),
    **dict.fromkeys(_WARNS, "advertencia"),
}  # fmt: skip
#: What a headline tells by its noun alone: "Litigio por tierras en Huánuco".
_NEWS = (
    (INCIDENTS - {"filial", "asesinato"})
    | HAZARDS
    | word_set(
        "litigio pugna disputa emboscada tiroteo balacera sabotaje plantón movilización concentración paralización "
        "desalojo emergencia alarma alerta escasez tensión violencia"
    )
)
#: How people feel, which goes on.
_MOODS = word_set(
    "preocupación malestar indignación incertidumbre polémica rechazo temor zozobra descontento inquietud alarma "
    "alerta tensión escasez emergencia disputa pugna litigio"
)
_UNCOUNTED = frozenset(("alarma", "incertidumbre", "polémica"))
_NO_VERB = "amber: a headline without a verb"


def verbless(chart: Chart, start: int) -> Openings:
    """Such readings of the headline that begins at `start`."""
    last = len(chart)
    while last > start and chart.text(last - 1) in {".", "…"}:
        last -= 1
    return [
        *_called_for(chart, start, last), *_there_was(chart, start, last), *_done_to(chart, start, last),
        *_said_by_some(chart, start, last),
    ]  # fmt: skip


#: What happens to what carries people, or to ground and walls.
_FALLS = MOVES_ITSELF - word_set("llegar pasar salir entrar subir bajar")


def when_it_fell(chart: Chart, end: int, clause: Clause, cost: float) -> Openings:
    """ "Mueren 27 mineros | al caer bus a abismo en Lucanas": they died when a bus fell there."""
    if clause.frame.event not in {"die", "injure", "kill"} or clause.also or clause.verb.is_negated:
        return []
    if (chart.low(end), chart.low(end + 1)) != ("a", "el"):
        return []
    out: Openings = []
    for begin, group in infinitives(chart, end + 2):
        if group.lemma not in _FALLS or group.voice != "active" or group.is_negated or group.is_perfect:
            continue
        for after, thing, extra in noun_phrases(chart, begin):
            if class_of(thing, group.lemma) not in {"artefact", "natural", "place", "substance"} or n_places(thing):
                continue
            number = thing.verb_number
            verb = replace(group, tense="pret", number=number, start=end)
            for stop, fall, more in tails(chart, after, verb, thing):
                other = replace(fall, start=end)
                died = replace(clause, verb=replace(clause.verb, tense="pret"), also=(other,), joint="when")
                out.append((stop, died, cost + extra + more + 0.3))
    return out


def _existing(chart: Chart) -> Frame | None:
    return next((f for f in chart.lexicon.frames.get("existir", ()) if f.en == "exist"), None)


def _of_kind(chart: Chart, lemma: str, start: int, end: int) -> NounPhrase | None:
    """ "calls", "plans", "warnings": what there are, by a word that the headline has as a verb."""
    form = next(iter(chart.lexicon.nouns.get(lemma, ())), None)
    if form is None:
        return None
    senses = tuple(replace(s, conditions=(), is_default=True, is_safe=True) for s in form.senses[:1])
    noun = NounForm(lemma=lemma, number="pl", gender=form.gender, senses=senses)
    return NounPhrase(start=start, end=end, noun=noun, number="pl", gender=form.gender)


def _called_for(chart: Chart, start: int, last: int) -> Openings:
    """ "Piden cuidar la reserva", "En Cusco exigen más policías", "Alertan sobre …": there are calls, or warnings."""
    there = _existing(chart)
    out: Openings = []
    for here, front, extra in fronted(chart, start):
        for after, group in verb_groups(chart, here):
            if group.number != "pl" or group.tense not in {"pres", "pret"} or there is None:
                continue
            if group.voice != "active" or group.is_negated or group.helper:
                continue
            if chart.low(after) == "a":
                asked = _asked(chart, start, after, group, last)
                out.extend((e, replace(c, adjuncts=front), k + extra) for e, c, k in asked)
            if chart.low(after) == "que" and group.lemma in _ASKS:
                asked = _asked_that(chart, start, after, group, last)
                out.extend((e, replace(c, adjuncts=front), k + extra) for e, c, k in asked)
            for end, subject, cost in _what_there_are(chart, group.lemma, here, after):
                if end != last:
                    continue
                verb = VerbGroup(start=here, end=after, lemma="existir", tense="pres", number="pl")
                notes = ("late subject", _NOBODY_ASKS)
                clause = Clause(
                    start=start, end=end, verb=verb, frame=there, subject=subject, adjuncts=front, notes=notes
                )
                out.append((end, clause, cost + extra - 0.4))  # rather than somebody unsaid
    return out


def _asked(chart: Chart, start: int, at: int, group: VerbGroup, last: int) -> Openings:
    """ "Piden al Gobierno | intervenir en la zona": the government has been asked to; "ordenan a minera …": ordered."""
    is_order = group.lemma == "ordenar"
    lemma = group.lemma if is_order else "pedir"
    asks = next((f for f in chart.lexicon.frames.get(lemma, ()) if f.clause == "inf"), None)
    if (group.lemma not in _ASKS and not is_order) or asks is None:
        return []
    out: Openings = []
    for begin, whom, cost in noun_phrases(chart, at + 1):
        if class_of(whom) not in {"person", "group", "org", "name"}:
            continue
        for end, inner, extra in infinitive_clauses(chart, begin):
            if end != last:
                continue
            verb = replace(group, lemma=lemma, voice="passive", number=whom.verb_number)
            frame = replace(asks, arguments=())
            # "exigen" says more than that somebody was asked
            notes = ("nobody",) if is_order or group.lemma in _PLAIN else ("nobody", _NOBODY_ASKS)
            clause = Clause(start=start, end=end, verb=verb, frame=frame, subject=whom, complement=inner, notes=notes)
            out.append((end, clause, cost + extra - 0.4))
    return out


def _asked_that(chart: Chart, start: int, at: int, group: VerbGroup, last: int) -> Openings:
    """ "Piden que el Gobierno declare …": the same, of whom the clause is."""
    asks = next((f for f in chart.lexicon.frames.get("pedir", ()) if f.clause == "inf"), None)
    out: Openings = []
    for end, told, cost in tails(chart, at, group, None):
        inner = told.complement
        if asks is None or end != last or inner is None or told.frame.clause != "quesubj" or told.adjuncts:
            continue
        whom = inner.subject
        is_plain = not (inner.verb.is_negated or inner.verb.helper or inner.also)
        if whom is None or inner.verb.voice != "active" or not is_plain or whom.start > inner.verb.start:
            continue
        if class_of(whom, inner.verb.lemma, is_subject=True) not in {"person", "group", "org", "name"}:
            continue
        verb = replace(group, lemma="pedir", voice="passive", number=whom.verb_number)
        deed = replace(inner, subject=None, verb=replace(inner.verb, tense="inf", number=""))
        notes = ("nobody",) if group.lemma in _PLAIN else ("nobody", _NOBODY_ASKS)
        frame = replace(asks, arguments=())
        clause = Clause(start=start, end=end, verb=verb, frame=frame, subject=whom, complement=deed, notes=notes)
        out.append((end, clause, cost - 0.4))
    return out


def _what_there_are(chart: Chart, lemma: str, start: int, at: int) -> list[tuple[int, NounPhrase, float]]:
    noun = "llamado" if lemma in _ASKS else _TOLD_AS.get(lemma, "")
    np = _of_kind(chart, noun, start, at) if noun else None
    if np is None:
        return []
    out: list[tuple[int, NounPhrase, float]] = []
    if lemma in _WARNS:
        for end, thing, cost in noun_phrases(chart, at + 1) if chart.low(at) in {"sobre", "de", "por", "ante"} else ():
            phrase = Phrase(start=at, end=end, prep="de", object=thing, en="of")
            out.append((end, replace(np, end=end, phrases=(phrase,)), cost))
        return out
    out += [
        (end, replace(np, end=end, infinitive=inner, infinitive_link="de"), cost)
        for end, inner, cost in infinitive_clauses(chart, at)
    ]
    for end, thing, cost in noun_phrases(chart, at) if lemma in _ASKS else ():
        if class_of(thing) in {"act", "event", "abstract", "law", "document", "money"}:
            phrase = Phrase(start=at, end=end, prep="para", object=thing, en="for")
            out.append((end, replace(np, end=end, phrases=(phrase,)), cost))
    return out


def _said_by_some(chart: Chart, start: int, last: int) -> Openings:
    """ "Denuncian que minera vierte relaves": it has been alleged that it does, by nobody who is told."""
    out: Openings = []
    for after, group in verb_groups(chart, start):
        if group.number != "pl" or group.voice != "active" or group.is_negated or group.helper:
            continue
        if group.tense not in {"pres", "pret"} or chart.low(after) != "que":
            continue
        for end, clause, cost in tails(chart, after, group, None):
            inner = clause.complement
            if end != last or inner is None or clause.frame.clause != "que" or clause.subject or clause.arguments:
                continue
            if inner.subject is None or clause.adjuncts:
                continue
            verb = replace(group, voice="passive", number="sg")
            notes = (*clause.notes, "amber: nobody who is told says so")
            out.append((end, replace(clause, start=start, verb=verb, notes=notes), cost - 0.3))
    return out


def _there_was(chart: Chart, start: int, last: int) -> Openings:
    """ "Contundente paro en Puno contra el Gobierno": there has been one."""
    out: Openings = []
    found = simple_phrases(chart, start)
    if any(chart.is_cat(at, "and") for at in range(start, last)):  # "bloqueos en dos regiones y choques con la policía"
        found = [*found, *(r for r in noun_phrases(chart, start) if len(r[1].also) == 1)]
    for end, np, cost in found:
        if not all(_is_news(one) for one in (np, *np.also)):
            continue
        if np.noun is not None and np.head in _UNCOUNTED:
            senses = tuple(replace(sense, count="u") for sense in np.noun.senses)
            np = replace(np, noun=replace(np.noun, senses=senses))  # noqa: PLW2901
        is_over = np.head not in _MOODS
        group = VerbGroup(
            start=start, end=end, lemma="existir", tense="pres", is_perfect=is_over, number=np.verb_number
        )  # fmt: skip
        for stop, clause, extra in tails(chart, end, group, np):
            if stop != last or not (np.phrases or np.adjectives or clause.adjuncts):
                continue
            far = -0.3 * len(np.phrases)  # what follows a bare noun is most often the noun's
            out.append((stop, replace(clause, start=start, notes=(*clause.notes, _NO_VERB)), cost + extra + far + 1.0))
    return out


def _is_news(np: NounPhrase) -> bool:
    is_news = (np.head in _NEWS or np.head in _MOODS) and np.det in {"", "indef"}
    return is_news and not (np.participle or np.relative)


def _done_to(chart: Chart, start: int, last: int) -> Openings:
    """ "Parque asediado por el narcotráfico", "17 viviendas inundadas y puente colapsado": has been, have been."""
    out: Openings = []
    for end, first, cost in _by_participle(chart, start):
        noted = replace(first, notes=(*first.notes, _NO_VERB))
        is_told = _is_counted(first)
        if end == last and _is_known_thing(first):
            out.append((end, first, cost + 0.9))
            continue
        if end == last and not is_told and (first.arguments or first.adjuncts or first.complement):
            out.append((end, noted, cost + 0.9))
        if not chart.is_cat(end, "and"):
            continue
        for stop, second, extra in _by_participle(chart, end + 1):
            if stop == last:
                both = first if is_told and _is_counted(second) else noted
                out.append((stop, replace(both, end=stop, also=(second,)), cost + extra + 0.9))
    return out


#: What becomes of roads, bridges, rivers and parks, and is news by itself.
_BEFALLS = word_set("block destroy close flood pollute damage halt cut invade affect")


def _is_known_thing(clause: Clause) -> bool:
    """ "Interoceánica Sur bloqueada por derrumbe": of what is known by its name, by what or where."""
    thing = clause.subject
    if thing is None or thing.name is None or thing.det or clause.frame.event not in _BEFALLS or thing.also:
        return False
    is_fixed = class_of(thing) in {"artefact", "natural", "area"} and (thing.noun is not None or thing.name.kind != "")
    is_told = any(a.phrase is not None for a in clause.adjuncts) or bool(clause.arguments)
    return is_fixed and is_told and not (clause.also or clause.complement)


def _is_counted(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.quantity is not None


def _by_participle(chart: Chart, at: int) -> Openings:
    """A bare noun, a figure or a name with the participle that says what was done to it, or has become of it."""
    out: Openings = []
    for end, np, cost in simple_phrases(chart, at):
        if np.det not in {"", "indef"} or np.is_loose or np.relative or np.also:
            continue
        if np.participle is not None:
            out.append((end, _passive(np, np.participle, end), cost))
            continue
        number = np.verb_number
        skips: list[tuple[int, tuple[Adjunct, ...]]] = [(end, ())]
        skips += [(e, (Adjunct(start=end, end=e, adverb=adverb),)) for e, adverb in chart.adverb(end)]
        if np.noun is None and np.name is not None:
            for begin, adverbs in skips:
                for stop, inner, extra in participles(chart, begin, number, ""):
                    if not fits(np, inner.frame.object, inner.verb.lemma):
                        continue
                    told = replace(inner, adjuncts=(*adverbs, *inner.adjuncts))
                    out.append((stop, _passive(np, told, end), cost + extra))
        if verb := _BEFALLEN.get(chart.low(end).rstrip("s")):
            group = VerbGroup(start=end, end=end + 1, lemma=verb, tense="pret", number=number)
            out += [(e, c, cost + k) for e, c, k in tails(chart, end + 1, group, np)]
    return out


#: What has become of things by itself, told by a participle.
_BEFALLEN = {"colapsado": "colapsar", "colapsada": "colapsar", "desplomado": "desplomarse", "desplomada": "desplomarse"}


def _passive(np: NounPhrase, inner: Clause, end: int) -> Clause:
    verb = replace(inner.verb, tense="pret", voice="passive", number=np.verb_number)
    thing = replace(np, participle=None, end=inner.start if np.participle is not None else end)
    return replace(inner, start=np.start, verb=verb, subject=thing, gap="", notes=(*inner.notes, "nobody"))
