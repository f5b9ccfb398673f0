"""Where the adjuncts of a clause stand in English: before it, within the verb, behind the object, in what order."""

import re
from dataclasses import replace

from digest.english.entries import Adverb, word_set
from digest.english.heads import DIVISIONS
from digest.english.nounphrases import LACKING_ADVERBS, holds_clause, unauthorised
from digest.spanish.copies import changed
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase

#: How somebody is found.
_STATES = frozenset(("alive", "dead", "safe and sound"))
#: Deeds of others than those who lack a permit for the thing.
_FINDS = word_set("find seize destroy recover state rescue")


def with_place_first(clause: Clause) -> Clause:
    """ "captura en Iquitos a cabecilla de red que enviaba madera a México": at the end it is another place or day."""
    thing, deed = clause.object, clause.complement
    if clause.verb.voice != "active" or any(a.is_front for a in clause.adjuncts):
        return clause
    if deed is not None and deed.subject is None:  # "acordaron en Iquitos retirar las dragas": agreed there
        start = deed.start
    elif thing is not None and (_is_told_of(thing) or (thing.end - thing.start > 7 and holds_clause(thing))):
        start = thing.start
    elif thing is not None and thing.end - thing.start > _BRIEF:  # "presentará en 30 días un informe sobre X"
        start = thing.start
        is_placed = thing.end - thing.start > _LONG and _holds_place(thing)
        near = [
            a for a in clause.adjuncts
            if (_is_term(a, clause) or (is_placed and tells_place(a))) and clause.verb.end <= a.start < start
        ]  # fmt: skip
        return _opened_by(near, clause) if len(near) == 1 else clause
    else:
        return clause
    near = [
        a
        for a in clause.adjuncts
        if (
            tells_place(a)
            or _is_on_water(a)
            or _is_vote(a)
            or _is_paper(a)
            or _is_term(a, clause)
            or (a.time is not None and a.time.on is not None)
        )
        and clause.verb.end <= a.start < start
    ]
    if deed is None and thing is not None and thing.end - thing.start <= _SHORT and not _is_told_more(thing):
        near = [a for a in near if a.time is None]  # "a burned-out lorry on 3 May"
    if not near or len(near) > 2 or (len(near) == 2 and (near[0].time is None) == (near[1].time is None)):
        return clause
    return _opened_by(near, clause)


def _opened_by(near: list[Adjunct], clause: Clause) -> Clause:
    opening = [changed(a, is_front=True) for a in sorted(near, key=lambda a: a.time is not None)]
    return changed(clause, adjuncts=(*opening, *(a for a in clause.adjuncts if a not in near)))


#: An object of so many words has something hanging on it that would take a term behind it for its own.
_BRIEF = 4
#: One of so many words may end on a place of its own: "la mesa de diálogo con los mineros de La Rinconada".
_LONG = 8
#: Where people say things.
_PAPERS = word_set("comunicado pronunciamiento carta oficio memorial asamblea reunión conferencia entrevista")


def _holds_place(thing: NounPhrase) -> bool:
    within = [phrase.object for part in (thing, *thing.also) for phrase in part.phrases]
    return any(class_of(np) == "place" or _holds_place(np) for np in within)


def _is_term(adjunct: Adjunct, clause: Clause) -> bool:
    """ "presentará en 30 días": within 30 days."""
    said = adjunct.time.en if adjunct.time is not None else ""
    return clause.verb.tense == "fut" and re.fullmatch(r"in (?:\w+|\d+) (?:day|week|month)s", said) is not None


def _is_paper(adjunct: Adjunct) -> bool:
    """ "pidió en un comunicado instalar una mesa": the table is in no statement."""
    if adjunct.adverb is not None:
        return adjunct.adverb.en == "in a statement"
    where = adjunct.phrase.object if adjunct.phrase is not None and adjunct.phrase.prep == "en" else None
    return where is not None and where.noun is not None and where.noun.lemma in _PAPERS and not holds_clause(where)


def _is_told_more(thing: NounPhrase) -> bool:
    """ "cuatro vigilantes secuestrados por mineros", "la vía que une X con Y": a day behind it would be that deed's."""
    for part in (thing, *thing.also):
        said = part.participle
        if part.relative or (said is not None and (said.arguments or said.adjuncts)):
            return True
    return False


def _is_vote(adjunct: Adjunct) -> bool:
    """ "en primera votación", "en Palacio de Gobierno"."""
    said = adjunct.adverb.en if adjunct.adverb is not None else ""
    return said.endswith(" vote") or said == "at the presidential palace"


def _is_on_water(adjunct: Adjunct) -> bool:
    """ "en el río Nanay"."""
    where = adjunct.phrase.object if adjunct.phrase is not None and adjunct.phrase.prep == "en" else None
    return where is not None and where.name is not None and class_of(where) == "natural"


#: So many words are no hindrance to what stands behind them.
_SHORT = 7


def _is_told_of(thing: NounPhrase) -> bool:
    """Whether a clause hangs on it, or on what is joined to it, so that what stands behind would be the clause's."""
    return any(part.relative or part.participle for part in (thing, *thing.also))


def opened(front: list[str], clause: Clause) -> str:
    """What stands before the subject: "In Chala on 14 June", the place and the day told as one."""
    said = [a for a in clause.adjuncts if a.is_front]
    if (
        len(said) == len(front) == 2
        and (tells_place(said[0]) or _is_on_water(said[0]) or _is_paper(said[0]))
        and said[1].time
        and front[1].startswith("on ")
    ):
        return " ".join(front)
    return ", ".join(filter(None, front))


def with_nearest_span(clause: Clause) -> Clause:
    """ "En cuatro meses, entre enero y abril, …": from when to when says how long as well."""
    front = [a for a in clause.adjuncts if a.is_front and a.time is not None]
    if len(front) < 2 or front[0].time is None or front[1].time is None:
        return clause
    is_length = re.fullmatch(r"in (?:\w+|\d+) (?:day|week|month|year)s", front[0].time.en) is not None
    if not is_length or not front[1].time.en.startswith("between "):
        return clause
    return changed(clause, adjuncts=tuple(a for a in clause.adjuncts if a is not front[0]))


def with_vote_last(clause: Clause) -> Clause:
    """ "Con 72 votos a favor y 20 en contra, el Congreso aprobó …": how it went follows what was decided."""

    def late(adjunct: Adjunct) -> Adjunct:
        is_vote = adjunct.adverb is not None and " votes " in adjunct.adverb.en
        thing = clause.object
        if adjunct.is_front and (clause.complement is not None or (thing is not None and holds_clause(thing))):
            return adjunct  # "the law that extends it by 78 votes" would be another law
        return changed(adjunct, is_front=False, start=clause.end, end=clause.end) if is_vote else adjunct

    return changed(clause, adjuncts=tuple(late(a) for a in clause.adjuncts)) if clause.adjuncts else clause


def with_place_last(clause: Clause) -> Clause:
    """ "Madera ilegal en embarcación fue decomisada": where it was belongs behind the verb of a passive."""
    subject = clause.subject
    if subject is None or clause.verb.voice != "passive" or subject.also or clause.adjuncts or clause.arguments:
        return clause
    last = subject.phrases[-1] if subject.phrases else None
    if last is None or last.prep != "en" or subject.participle or subject.relative:
        return clause
    place = Adjunct(start=last.start, end=last.end, phrase=last)
    return changed(clause, subject=changed(subject, phrases=subject.phrases[:-1]), adjuncts=(place,))


def with_adverb_in_verb(clause: Clause) -> Clause:
    """ "aprueba por unanimidad ordenanzas …": has unanimously approved: no adverb waits behind its object."""
    thing = clause.object
    if thing is None or clause.verb.voice != "active" or clause.verb.is_negated or clause.verb.tense == "cond":
        return clause

    def close(adjunct: Adjunct) -> Adjunct:
        said = adjunct.adverb.en if adjunct.adverb else adjunct.time.en if adjunct.time else ""
        is_near = clause.verb.end <= adjunct.start < thing.start and not adjunct.is_front
        if not is_near or " " in said or not said.endswith("ly") or (adjunct.time and said != "recently"):
            return adjunct
        spanish = adjunct.adverb.es if adjunct.adverb else "recientemente"
        adverb = Adverb(es=spanish, en=said, position="mid", is_safe=adjunct.adverb is None or adjunct.adverb.is_safe)
        return changed(adjunct, time=None, adverb=adverb)

    return changed(clause, adjuncts=tuple(close(a) for a in clause.adjuncts))


def with_unauthorised_deed(thing: NounPhrase, clause: Clause) -> tuple[NounPhrase, Clause]:
    """ "extraer madera sin autorización": it is the deed that lacks it, and not the timber."""
    if clause.frame.event in _FINDS:
        return thing, clause
    if thing.tails and thing.tails[-1].es in LACKING_ADVERBS:
        said = Adverb(es=thing.tails[-1].es, en=thing.tails[-1].en, position="end")
        lacking = Adjunct(start=thing.end, end=thing.end, adverb=said)
        return changed(thing, tails=thing.tails[:-1]), changed(clause, adjuncts=(lacking, *clause.adjuncts))
    last = thing.phrases[-1] if thing.phrases else None
    if last is None or last.prep != "sin" or not unauthorised(last.object):
        return thing, clause
    lacking = Adjunct(start=last.start, end=last.end, phrase=last)
    return changed(thing, phrases=thing.phrases[:-1]), changed(clause, adjuncts=(lacking, *clause.adjuncts))


def with_unauthorised_object(thing: NounPhrase, clause: Clause) -> tuple[NounPhrase, Clause]:
    """ "detectó explosivos | sin autorización": it is they that are unauthorised."""
    if class_of(thing) not in {"artefact", "substance", "animal", "plant"} or clause.frame.event not in _FINDS:
        return thing, clause  # "por extraer madera sin autorización": they extract it so
    for adjunct in clause.adjuncts:
        said = adjunct.adverb.es if adjunct.adverb else ""
        lacks = LACKING_ADVERBS.get(said, "")
        if adjunct.phrase is not None and adjunct.phrase.prep == "sin":
            lacks = unauthorised(adjunct.phrase.object)
        if lacks and adjunct.start == thing.end:
            kept = tuple(a for a in clause.adjuncts if a is not adjunct)
            return changed(thing, notes=(*thing.notes, f"lacks:{lacks}")), changed(clause, adjuncts=kept)
    return thing, clause


def as_lasting(adjunct: Adjunct) -> Adjunct:
    """ "mantienen bloqueada la vía hace 46 días": for 46 days, as they still do."""
    time = adjunct.time
    if time is None or not time.en.endswith(" ago"):
        return adjunct
    return changed(adjunct, time=replace(time, en=f"for {time.en.removesuffix(' ago')}", pull="perfect"))


def in_english_order(adjuncts: list[Adjunct]) -> list[Adjunct]:
    """Whom or what it is against, then where, then when: "marched against the project in Piura on 20 June"."""
    rank = [_rank(a) for a in adjuncts]
    if rank[:2] == [2, 1] and rank[2:] == [-1] and _is_reason(adjuncts[2]):
        return [adjuncts[1], adjuncts[0], adjuncts[2]]  # "detenidos el lunes en Espinar por bloquear la vía"
    if any(r < 0 for r in rank):  # the others lean on what stands beside them
        return adjuncts
    return [a for _, a in sorted(zip(rank, adjuncts, strict=True), key=lambda pair: pair[0])]


def nearest_first(adjuncts: list[Adjunct], clause: Clause) -> list[Adjunct]:
    """ "halló en la vivienda 40 mil soles | en efectivo": what stands right behind the object stays with it."""
    thing = clause.object
    if thing is None or len(adjuncts) < 2 or adjuncts[0].start >= thing.start:
        return adjuncts
    near = [a for a in adjuncts if a.start == thing.end and (a.adverb is not None or _is_with(a))]
    return [*near, *(a for a in adjuncts if a not in near)]


def _is_with(adjunct: Adjunct) -> bool:
    return adjunct.phrase is not None and adjunct.phrase.prep in {"con", "sin", "de"}


def _is_reason(adjunct: Adjunct) -> bool:
    """What for, why or after what, which leans on nothing beside it."""
    prep = adjunct.phrase.prep if adjunct.phrase is not None else ""
    is_told = adjunct.purpose is not None or adjunct.gerund is not None or prep in {"por", "para", "tras"}
    return is_told and not adjunct.after_comma


def _rank(adjunct: Adjunct) -> int:
    """Where the adjunct stands among its neighbours; -1 where it must stay."""
    if adjunct.time is not None:
        return 2
    if adjunct.phrase is None:
        return -1
    thing = adjunct.phrase.object
    is_place = thing.noun is None or thing.noun.lemma in DIVISIONS  # "en el distrito de Matucana"
    is_named = is_place and (thing.name is not None or thing.phrases) and not thing.also
    is_named = is_named and all(p.prep == "de" and p.object.name for p in thing.phrases)
    if adjunct.after_comma and not (tells_place(adjunct) and is_named):  # "marcharon ayer por la avenida, en Tacna"
        return -1
    if thing.relative or thing.participle or thing.apposition or thing.aside:
        return -1
    if adjunct.phrase.prep == "contra":
        return 0
    return 1 if tells_place(adjunct) else -1


def is_within_verb(adjunct: Adjunct) -> bool:
    """Whether it stands within the English verb: "has already", "was also"."""
    return adjunct.adverb is not None and adjunct.adverb.position == "mid"


def is_manner(adjunct: Adjunct) -> bool:
    """ "de manera ilegal": it stands before the place."""
    said = adjunct.adverb.en if adjunct.adverb and adjunct.adverb.position == "end" else ""
    return said.endswith("ly") or said in _STATES


def is_with(adjunct: Adjunct) -> bool:
    """ "con explosivos": beside its verb, it stands before the place as in Spanish."""
    is_said = adjunct.adverb is not None and adjunct.adverb.en.startswith("with ") and adjunct.adverb.position == "end"
    is_told = adjunct.phrase is not None and adjunct.phrase.prep == "con"
    return (is_said or is_told) and not (adjunct.is_front or adjunct.after_comma)


def tells_place(adjunct: Adjunct) -> bool:
    """ "en Iquitos", "en la reserva"."""
    return bool(
        adjunct.phrase and adjunct.phrase.prep == "en" and class_of(adjunct.phrase.object) in {"place", "area"}
    )  # fmt: skip


def is_yet(adjunct: Adjunct) -> bool:
    """ "aún no": not yet."""
    return adjunct.adverb is not None and adjunct.adverb.es in {"aún", "todavía"}


def is_inserted(adjunct: Adjunct, clause: Clause) -> bool:
    """Whether it stands between commas behind the subject."""
    return bool(
        adjunct.phrase and adjunct.after_comma and not adjunct.is_front
        and adjunct.start < clause.verb.start and clause.subject and clause.subject.end <= adjunct.start
    )  # fmt: skip
