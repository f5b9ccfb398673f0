"""Arguments behind a verb: predicates, slots told by a preposition, agents of a passive."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import Argument, word_set
from digest.english.heads import ROLES
from digest.spanish.attachment import OF_SOMETHING, is_addressed, is_doer, is_given_to
from digest.spanish.chart import Chart
from digest.spanish.completeness import PLACED, words_of_slot
from digest.spanish.coordination import also_behind
from digest.spanish.copies import changed
from digest.spanish.copulas import told_by_clause
from digest.spanish.degrees import graded_predicates
from digest.spanish.elliptic import without_noun
from digest.spanish.fitting import fits
from digest.spanish.pairs import paired, with_repeated
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.quantities import quantity
from digest.spanish.senses import class_of
from digest.spanish.standing import since_when, states
from digest.spanish.subjects import limited
from digest.spanish.times import times
from digest.spanish.tree import NOT_BUT, Adjunct, Clause, NounPhrase
from digest.spanish.valency import infinitive_clauses
from digest.spanish.verbgroups import AGAIN

#: Nouns that are the participle of what was done to somebody.
_TREATED = word_set(
    "acusado acusada detenido detenida procesado procesada condenado condenada sentenciado sentenciada investigado "
    "investigada denunciado denunciada imputado imputada herido herida implicado implicada afectado afectada"
)


def predicates(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """What follows "ser" and "estar": a noun phrase, a clause, or an adjective that agrees with the subject."""
    if clause.frame.es == "ser":
        for end, np, extra in noun_phrases(chart, at):
            if np.noun and not np.det and np.number == "sg" and clause.subject and clause.subject.is_plural:
                continue  # "los bosques son clave": a noun that has become an adjective
            if np.noun and not np.det and np.noun.lemma in _TREATED:
                continue  # "fue acusado de corrupción": somebody did, and he is no "person accused"
            yield end, changed(clause, predicate=np), cost + extra + 0.2
            if clause.verb.is_negated and not np.also and (begin := also_behind(chart, end)):
                for stop, other, more in noun_phrases(chart, begin):  # "no es la mina | sino la falta de agua"
                    both = changed(np, end=stop, also=(other,), conjunction="but", notes=(*np.notes, NOT_BUT))
                    if not other.also:
                        yield stop, changed(clause, predicate=both), cost + extra + more + 0.2
        if clause.subject is not None:
            for end, np, extra in without_noun(chart, at, clause.subject):
                yield end, changed(clause, predicate=np), cost + extra + 0.2
        yield from told_by_clause(chart, at, clause, cost)
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
    for end, state in states(chart, at) if clause.frame.es in PLACED else ():
        yield end, changed(clause, predicate=state), cost
    if any(a.phrase is not None for a in clause.adjuncts):
        return  # "está en una comisión | binacional": of the commission
    for begin, adverb in chart.adverb(at) if clause.frame.es != "ser" and not clause.adjuncts else ():
        if adverb.es in AGAIN:  # "amanece | otra vez bloqueado"
            again = Adjunct(start=at, end=begin, adverb=adverb)
            yield from predicates(chart, begin, changed(clause, adjuncts=(again,)), cost + 0.1)
    number = (subject.number or clause.verb.number) if subject is not None else ""  # "el 70 % del oro es | ilegal"
    for form in chart.adjectives(at):
        if subject is None or (form.number == number and form.gender in {"", subject.gender or form.gender}):
            yield at + 1, changed(clause, predicate=form), cost + 0.1
    yield from graded_predicates(chart, at, clause, cost)


def prepositional_arguments(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "acusó a la empresa | de evasión": what fills a slot of the frame that a preposition tells, filled once."""
    filled = {a.prep for a, _ in clause.arguments}
    for argument in clause.frame.arguments:
        if argument.prep in filled:
            continue
        if argument.prep == "a" and clause.complement is not None and clause.frame.clause in {"que", "quedeny"}:
            continue  # "informó que se pedirá apoyo | a la Marina": of whom it is asked, and not who was told
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
        if not begin and _is_by_how_much(chart, at, argument, clause):
            begin = at  # "redujo | un 12 % sus emisiones"
        if not begin and _is_by_share(chart, at, argument, clause):
            begin = at  # "suben precio de combustibles | 2.5 %"
        if not begin and chart.low(at) in {"tanto", "no", "ni"} and " " not in argument.prep:
            for end, np, extra in paired(chart, at, argument.prep):  # "entregó títulos tanto a X como a Y"
                if fits(np, argument.classes, clause.verb.lemma):
                    yield end, changed(clause, arguments=(*clause.arguments, (argument, np))), cost + extra
        if not begin or (argument.prep == "en" and times(chart, at)):
            continue  # "operaba | en octubre": when, and not in what
        if argument.prep == "a" and clause.frame.en == "enter" and chart.low(clause.verb.end) == "en":
            continue  # "entrará en operación en 2026 | al sur de Perú": where, and not into what
        if argument.prep == "a" and not argument.is_required and _is_done_to(chart, at, clause):
            continue  # "exige base policial tras ataque | a patrulla": who was attacked, and not who is asked
        # "de" belongs to the nearest noun: after an adjunct, hardly ever to the verb
        is_after = bool(clause.adjuncts or clause.arguments)
        far = 1.5 if argument.prep == "de" and is_after and not argument.is_required else 0.0
        is_own = clause.verb.tense == "part" and clause.verb.end == at  # "acusados | de secuestro"
        asks = argument.prep == "de" and not is_own
        held = {n.lemma for _, n in chart.nouns(at - 1)} & OF_SOMETHING if asks else set()
        far += 1.5 if held and not argument.is_required else 0.0  # "rescató a víctimas | de trata": theirs
        if clause.verb.lemma == "datar":
            for stop, time in since_when(chart, begin):
                tie = replace(argument, en="") if chart.low(begin) == "hace" else argument
                yield stop, changed(clause, arguments=(*clause.arguments, (tie, time))), cost
        fixed = {end for end, _ in chart.multiword(at, "adv")}  # "entregó | a tiempo": when, and nothing is given to it
        again = argument.prep.rsplit("_", 1)[-1]  # "en emergencia a 11 provincias y a 36 distritos"
        for end, np, extra in with_repeated(chart, begin, again):
            named = np.noun is not None and f"={np.noun.lemma}" in argument.classes
            is_called_for = named and np.noun is not None and any(s.count == "u" for s in np.noun.senses)  # "en vigor"
            is_fixed = end in fixed and not (argument.is_required and (argument.prep == "sin" or is_called_for))
            if is_fixed or (argument.prep == "a" and is_given_to(clause, np)):
                continue
            if argument.prep == "por" and argument.en != "by" and is_doer(clause, np):
                continue
            if fits(np, argument.classes, clause.verb.lemma) or is_addressed(argument, np):
                told = np if clause.frame.object else limited(np, clause) or np  # "solo dispone | de 90 mil soles"
                yield end, changed(clause, arguments=(*clause.arguments, (argument, told))), cost + extra + far - 0.2


#: Classes of what is done to somebody, and what is most often done "a" somebody wherever it is told.
_DEEDS = frozenset(("event", "act", "crime"))
_DONE_TO = word_set("ataque agresión atentado amenaza asalto acoso maltrato tortura visita golpe")


def _is_done_to(chart: Chart, at: int, clause: Clause) -> bool:
    """Whether an "a" stands right behind a deed that is told by the way: it says to whom that was done."""
    forms = [form for _, form in chart.nouns(at - 1)]
    if clause.adjuncts and clause.adjuncts[-1].end == at:
        return any(sense.cls in _DEEDS for form in forms for sense in form.senses[:1])
    return chart.is_cat(at - 2, "prep") and any(form.lemma in _DONE_TO for form in forms)


def _is_office_at(chart: Chart, at: int) -> bool:
    """Whether an office begins here, "nuevo" before it or not, and no article."""
    here = at + 1 if chart.low(at) in {"nuevo", "nueva", "nuevos", "nuevas"} else at
    return any(form.lemma.split()[0] in ROLES for _, form in chart.nouns(here))


def _is_by_how_much(chart: Chart, at: int, argument: Argument, clause: Clause) -> bool:
    """Whether a share stands between the verb and what it is changed by so much."""
    if argument.prep != "en" or argument.en != "by" or not clause.frame.object or clause.object is not None:
        return False
    share = quantity(chart, at)
    follows = share is not None and share[1].en.endswith("%") and chart.is_cat(share[0], "def", "poss", "dem")
    return follows and clause.verb.end == at and clause.verb.voice == "active"


def _prep_end(chart: Chart, at: int, prep: str) -> int:
    words = words_of_slot(prep)
    end = at + len(words)
    return end if chart.lows[at:end] == words else 0


def _is_by_share(chart: Chart, at: int, argument: Argument, clause: Clause) -> bool:
    """Whether a share stands right behind what is changed by so much."""
    if argument.prep != "en" or argument.en != "by" or clause.object is None or clause.object.end != at:
        return False
    share = quantity(chart, at)
    return (
        share is not None and "%" in share[1].en and not chart.is_cat(share[0], "def") and chart.low(share[0]) != "de"
    )


#: English verbs whose passive does not name the doer with "by".
AGENT_PREPOSITIONS = {"make up": "of", "know": "to"}

#: What is done "de" whom: "acompañado de sus abogados".
_DONE_OF = frozenset(("acompañar", "rodear", "preceder"))


def agents(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """ "fue detenido | por la Policía", "acompañado | de sus abogados": who does what a passive tells."""
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
