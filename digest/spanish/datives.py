"""Whom something is done to, put first and said again: "a los comuneros les prometieron una carretera"."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, fits, pronoun
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import Before, Clause, NounPhrase, Phrase, VerbGroup
from digest.spanish.valency import tails, turned_passive
from digest.spanish.verbgroups import verb_groups

Found = list[tuple[int, Clause, float]]
_WORDS = {"sg": "le", "pl": "les"}


def doubled_first(chart: Chart, start: int) -> Found:
    """ "A los pobladores les prometieron una carretera", "al alcalde se le imputa colusión": whom it is done to."""
    if chart.low(start) != "a":
        return []
    out: Found = []
    for after, whom, cost in noun_phrases(chart, start + 1):
        word = _WORDS[whom.verb_number]
        at = after + 1 if chart.text(after) == "," else after
        for begin, doer, extra in ((at, None, 0.0), *simple_phrases(chart, at)):
            if word not in chart.lows[begin : begin + 3]:
                continue
            for end, group in verb_groups(chart, begin):
                if not group.is_to_somebody or (doer is not None and not concord(doer, group)):
                    continue
                if group.is_subjunctive:
                    continue
                said = replace(group, is_to_somebody=False, whom=whom)
                if group.lemma in _LACKED and doer is None:
                    out.extend((e, c, cost + k + 0.4) for e, c, k in _lacking(chart, start, end, group, whom))
                elif group.lemma in _FELT and doer is None:
                    out.extend((e, c, cost + k + 0.4) for e, c, k in _felt(chart, start, end, group, whom))
                elif group.lemma in _TAKEN_FROM:
                    for stop, clause, more in _of_theirs(tails(chart, end, changed(said, whom=None), doer), whom):
                        if (told := _told(clause, group, doer)) is not None:
                            out.append((stop, changed(told, start=start), cost + extra + more + 0.4))
                    continue
                for stop, clause, more in tails(chart, end, said, doer):
                    told = _told(clause, group, doer)
                    if told is not None:
                        out.append((stop, changed(told, start=start), cost + extra + more + 0.4))
    return out


def _told(clause: Clause, group: VerbGroup, doer: NounPhrase | None) -> Clause | None:
    """The clause with a subject: its own, or its object where a plural verb is of nobody in particular."""
    notes = (*clause.notes, "amber: whom it is done to is said twice")
    if clause.subject is not None or group.voice == "se":
        return changed(clause, notes=notes) if clause.subject is not None else None
    if group.number != "pl" or doer is not None or clause.frame.clause or clause.frame.event == "state":
        return None
    passive = turned_passive(clause)
    return changed(passive, notes=(*notes, "nobody")) if passive is not None else None


#: Verbs of what somebody wants for: "a la planta le faltan dos permisos".
_LACKED = frozenset(("faltar",))


def _lacking(chart: Chart, start: int, at: int, group: VerbGroup, whom: NounPhrase) -> Found:
    """ "A la planta le faltan dos permisos": the plant lacks two permits."""
    frame = next((f for f in chart.lexicon.frames.get("carecer", ()) if f.arguments), None)
    if frame is None or group.voice != "active" or group.is_perfect:
        return []
    verb = replace(group, lemma="carecer", number=whom.verb_number, is_to_somebody=False)
    out: Found = []
    for end, thing, cost in noun_phrases(chart, at):
        if concord(thing, group):
            clause = Clause(
                start=start, end=end, verb=verb, frame=frame, subject=whom, arguments=((frame.arguments[0], thing),),
                notes=("amber: whom it is done to is said twice",),
            )  # fmt: skip
            out.append((end, clause, cost))
    return out


#: Verbs of what something does to how people feel.
_FELT = word_set("preocupar indignar molestar alarmar inquietar")


def _felt(chart: Chart, start: int, at: int, group: VerbGroup, whom: NounPhrase) -> Found:
    """ "A los vecinos les preocupa la contaminación": it worries them."""
    out: Found = []
    for frame in chart.lexicon.frames.get(group.lemma, ()):
        if not fits(whom, frame.object, group.lemma) or frame.clause or group.voice != "active":
            continue
        for end, thing, cost in noun_phrases(chart, at):
            if concord(thing, group) and fits(thing, frame.subject, group.lemma, is_subject=True):
                verb = changed(group, is_to_somebody=False)
                clause = Clause(
                    start=start, end=end, verb=verb, frame=frame, subject=thing, object=whom,
                    notes=("amber: whom it is done to is said twice",),
                )  # fmt: skip
                out.append((end, clause, cost))
    return out


#: Verbs of what is taken from somebody, or put out of use.
_TAKEN_FROM = word_set("revocar anular cancelar suspender quemar destruir romper cortar embargar")


def _of_theirs(found: Found, whom: NounPhrase) -> Found:
    """ "A la empresa le revocaron la licencia": the licence of the company."""
    out: Found = []
    for end, clause, cost in found:
        thing = clause.patient
        if thing is None or thing.det != "def" or thing.phrases or thing.name or thing.also:
            continue
        theirs = changed(thing, phrases=(Phrase(start=thing.end, end=thing.end, prep="de", object=whom, en="of"),))
        is_object = clause.object is not None
        out.append((end, changed(clause, object=theirs) if is_object else changed(clause, subject=theirs), cost))
    return out


#: What is done to somebody by a charge, an inquiry or a penalty: "se le investiga por …".
_CHARGED = word_set("acusar investigar procesar sindicar sentenciar condenar sancionar vincular relacionar buscar")


def charged_before(chart: Chart, at: int, before: Before) -> Iterator[tuple[int, Clause, float]]:
    """ "Se les acusa de …", of whom the sentence before tells: where one only of their number was told of."""
    if not before.is_whole:
        return
    for end, group in verb_groups(chart, at):
        if group.lemma not in _CHARGED or group.voice != "se" or not group.is_to_somebody:
            continue
        number = "pl" if "les" in chart.lows[at:end] else "sg"
        people = [
            np for np in before.each
            if class_of(np, is_subject=True) in {"person", "group", "name"}
            and np.verb_number == number
        ]  # fmt: skip
        if len(people) != 1 or people[0].also or group.is_subjunctive:
            continue
        verb = replace(group, voice="passive", is_to_somebody=False, number=number)
        yield from tails(chart, end, verb, people[0])


#: What is done to people, by whom is left open: "piden que se les consulte".
_DONE_TO_PEOPLE = word_set(
    "consultar informar escuchar atender incluir indemnizar reubicar compensar respetar capacitar apoyar proteger "
    "convocar invitar"
)


def done_to_who_asks(chart: Chart, at: int, clause: Clause) -> Iterator[tuple[int, Clause, float]]:
    """ "Las comunidades piden que | se les consulte": that they be consulted."""
    whom = clause.subject
    stand_in = pronoun(whom) if whom is not None else None
    if whom is None or stand_in is None or "se" not in chart.lows[at : at + 2]:
        return
    for end, group in verb_groups(chart, at):
        is_theirs = _WORDS[whom.verb_number] in chart.lows[at:end]
        if not (group.voice == "se" and group.is_to_somebody and is_theirs and group.lemma in _DONE_TO_PEOPLE):
            continue
        if group.is_subjunctive != (clause.frame.clause == "quesubj") or simple_phrases(chart, end):
            continue
        number = whom.verb_number
        verb = changed(group, voice="passive", number=number, is_to_somebody=False)
        for stop, inner, cost in tails(chart, end, verb, stand_in):
            if not inner.frame.clause and fits(whom, inner.frame.object, group.lemma):
                yield stop, changed(inner, notes=(*inner.notes, "amber: whom it is done to")), cost + 0.2
