"""Phrases that may belong to another word than the one that they stand behind."""

from collections.abc import Sequence

from digest.english.entries import word_set
from digest.english.newsworthy import thing_of
from digest.english.nounphrases import has_lone_participle, holds_clause
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase

#: So many words of what was left off hold a thing that may be somewhere.
_LONG = 4
#: What was done to things before something else happens to whom has them.
_TAKEN = word_set("decomisar incautar confiscar robar hurtar intervenir")


def is_taken_there(np: NounPhrase, clause: Clause) -> bool:
    """ "emboscan a patrulla que custodiaba madera decomisada en Llochegua": it was ambushed there."""
    inner = np.participle
    if inner is None or inner.verb.lemma not in _TAKEN or np is clause.subject or np is clause.object:
        return False
    is_placed = any(a.phrase is not None and a.phrase.prep == "en" and not a.is_front for a in clause.adjuncts)
    where = [a.phrase for a in inner.adjuncts if a.phrase is not None and a.phrase.prep == "en"]
    return not is_placed and any(class_of(phrase.object) in {"place", "area"} for phrase in where)


#: Whose state is told as readily as that of whom they were.
_REMAINS = word_set("cuerpo resto cadáver miembro integrante")


def is_past_owner(np: NounPhrase) -> bool:
    """ "camioneta de comuneros quemada en Puno": English would burn the community members."""
    inner, head = np.participle, np.noun
    if inner is None or head is None or head.lemma in _REMAINS or has_lone_participle(np):
        return False
    owners = [p.object for p in np.phrases if p.prep == "de" and p.object.end <= inner.start and p.object.noun]
    return any(class_of(owner) in {"person", "group", "org"} for owner in owners)


def is_of_first(np: NounPhrase | None) -> bool:
    """ "Producción de oro y cobre caen": of copper, though the verb counts two.

    "hallan túnel que conectaba bocaminas de Retamas | y Llacuabamba": it connects both, and is one.
    """
    if np is None or np.noun is None or not np.also:
        return False
    if np.relative is not None and class_of(np.also[-1]) == "place" != class_of(np):
        return True
    if not np.phrases or np.phrases[-1].prep != "de":
        return False
    inner, last = np.phrases[-1].object, np.also[-1]
    is_bare = not (last.det or last.quantity or last.phrases or last.name or inner.det or inner.quantity)
    return is_bare and last.noun is not None and class_of(last) == class_of(inner) != class_of(np)


#: Where the subject itself may already stand.
_INSIDE = word_set("en dentro_de al_interior_de")


def is_split_place(clause: Clause) -> bool:
    """ "Tala dentro del parque se agudiza en Tumbes": the park is in Tumbes, and English says so at once."""
    subject = clause.subject
    if subject is None or clause.object is not None or clause.complement is not None:
        return False
    has_place = any(
        p.prep.replace(" ", "_") in _INSIDE and class_of(p.object) in {"area", "place", "natural"}
        for p in subject.phrases
    )
    return has_place and any(
        a.phrase is not None and not a.is_front and a.phrase.prep == "en" and class_of(a.phrase.object) == "place"
        for a in clause.adjuncts
    )


def is_from_place_of_another(clause: Clause) -> bool:
    """ "recibe quejas contra hospital de Nauta": the hospital's place, not where they come from."""
    thing = clause.object
    if thing is None or not thing.phrases:
        return False
    return any(
        argument.prep == "de" and thing.phrases[-1].object.end == np.start - 1 and class_of(np) in {"place", "area"}
        for argument, np in clause.arguments
    )


#: What a court does, wherever they did it who stand before it.
_JUDGED = word_set("sentence charge acquit accuse convict")


def is_place_of_deed(clause: Clause) -> bool:
    """ "condenan a traficante de tierras en reserva de Chaparrí": he traffics there, and is sentenced elsewhere.

    "obtienen condena para sujeto que deforestó doce hectáreas | en el bosque": he cleared it there.
    """
    thing = thing_of(clause)
    holder = clause.subject if clause.verb.voice != "active" or "nobody" in clause.notes else None
    behind = [
        a for a in clause.adjuncts
        if a.phrase is not None and not a.is_front and a.phrase.prep == "en"
        and class_of(a.phrase.object) in {"area", "natural"}
    ]  # fmt: skip
    if clause.frame.event in _JUDGED and behind:
        return True
    told = [np for np in (thing, holder) if np is not None]
    inner = [np for one in told for np in (one, *(p.object for p in one.phrases))]
    ends = {np.end for np in inner if np.relative is not None}
    return any(a.start in ends for a in behind)


#: What is done to what somebody else has, or is due to have.
_DUE = word_set("devolver restituir reintegrar retornar pagar entregar reconocer quitar robar arrebatar negar")


def is_of_recipient(clause: Clause) -> bool:
    """ "ordena que empresa devuelva a comunidad sus tierras": the community's, where "its" is the company's."""
    told = [one for each in (clause, *clause.also) for one in (each, each.complement) if one is not None]
    return any(
        one.verb.lemma in _DUE and one.object is not None and one.object.det == "poss"
        and any(a.prep == "a" and class_of(np) in {"person", "group", "org"} for a, np in one.arguments)
        for one in told
    )  # fmt: skip


def is_overtaken(clause: Clause) -> bool:
    """ "expulsan de Huaynacotas a empresa que perforaba": "from Huaynacotas" would be where it was drilling."""
    inner = clause.complement
    if inner is not None and inner.subject is None and _is_overtaken_by_time(inner):
        return True
    thing = clause.object
    if thing is None or thing.relative is None or clause.verb.voice != "active":
        return False
    return any(
        argument.prep and argument.en and clause.verb.end <= np.start < thing.start for argument, np in clause.arguments
    )


def _is_overtaken_by_time(clause: Clause) -> bool:
    """ "acordaron reubicar antes de julio a las familias que se niegan a dejar el pueblo": to leave it by then."""
    thing = clause.object
    if thing is None or (thing.relative is None and thing.participle is None):
        return False
    return any(
        a.time is not None and not a.is_front and clause.verb.end <= a.start < thing.start for a in clause.adjuncts
    )


#: What is done to a thing whatever the thing is for.
_DONE_TO_THINGS = word_set("destroy seize find confiscate")
#: What people want who do it, and no thing is for.
_WANTED = word_set("exigir pedir reclamar demandar solicitar protestar expresar")


def is_purpose_of_thing(clause: Clause) -> bool:
    """ "destruyen motores para extraer oro": the engines are for it, not the destruction."""
    if clause.frame.event not in _DONE_TO_THINGS:
        return False
    thing = thing_of(clause)
    is_thing = class_of(thing, clause.verb.lemma) in {"artefact", "substance", "amount", "place", "plant"}
    return is_thing and any(
        a.purpose is not None and a.start >= thing.end and not a.is_front and a.purpose.verb.lemma not in _WANTED
        for a in clause.adjuncts
    )


def is_far(clause: Clause) -> bool:
    """ "llegó … para reunirse con los mineros que están junto | a la reserva": it belongs to what lies between."""
    between = [
        a for a in clause.adjuncts
        if clause.verb.end <= a.start and (a.purpose or a.gerund or (a.phrase and holds_clause(a.phrase.object)))
    ]  # fmt: skip
    return any(argument.prep and a.start < np.start for a in between for argument, np in clause.arguments)


def is_place_of_left_off(clause: Clause, dropped: Sequence[tuple[int, int]]) -> bool:
    """ "anunció un paro | en rechazo a la licencia de la minera | en la laguna Suches": there they have no strike."""
    long = {end for start, end in dropped if end - start >= _LONG}
    return any(
        a.phrase is not None and not (a.is_front or a.after_comma) and a.phrase.prep == "en" and a.start in long
        for a in clause.adjuncts
    )
