"""The constructions that a clause is made of, by name: what the gate counts among what readers would not print."""

import re
from collections.abc import Iterator

from digest.english.entries import word_set
from digest.english.heads import LOCALS
from digest.english.known import KNOWN_PEOPLE
from digest.english.newsworthy import (
    acts_loosely,
    is_anchored,
    is_sure_state,
    is_told_of,
    says_little,
    thing_of,
)
from digest.english.verbclasses import SPEECH_ACTS
from digest.spanish.attachment import OF_SOMETHING
from digest.spanish.senses import class_of
from digest.spanish.ties import OVER
from digest.spanish.tree import Adjunct, Clause, NounPhrase

#: What people are asked for, or are to get.
_PAYMENTS = frozenset(("pago", "devolución", "transferencia", "reembolso"))
#: Prepositions within a noun phrase that leave open what they belong to.
_LOOSE_PREPOSITIONS = word_set("por ante")
#: What somebody in a place does, and no place; that it demands or rejects something may be said of a town.
_DEEDS_OF_PEOPLE = word_set(
    "send grant seize arrest kill attack buy sell pay sign build attend rescue transport hand_over"
)
#: What somebody wants done.
_WISHES = word_set("demand ask request urge order recommend propose promise")
#: What is done before the time that it is for.
_BEFOREHAND = word_set("convene announce suspend ban approve order")
#: What English says with "it": "it has been reported that".
_IMPERSONAL = word_set(
    "report announce confirm know say estimate expect agree decide establish reveal warn show allege"
)


def families_of(clause: Clause) -> list[str]:
    """The constructions that the clause is made of, inner ones included."""
    return list(dict.fromkeys(_families(clause, is_main=True)))


def _families(clause: Clause, *, is_main: bool, is_told: bool = True) -> Iterator[str]:
    """`is_told`: it is news of its own, not what tells one noun from another."""
    yield f"event:{clause.frame.event}"
    yield f"frame:{clause.frame.id}"
    if clause.frame.clause:
        yield f"complement:{clause.frame.clause}"
    yield f"voice:{clause.verb.voice}"
    yield f"tense:{clause.verb.tense}"
    if is_main and clause.verb.tense == "pres" and not clause.verb.is_perfect and not clause.verb.helper:
        lasts = any(a.time and a.time.pull for a in clause.adjuncts)
        yield "holds" if lasts else f"now:{clause.frame.event}"
    if clause.verb.helper:
        yield f"helper:{clause.verb.helper}"
    for note in clause.notes:
        yield f"note:{note}"
    if clause.also:
        yield "also"
    if clause.twin:
        yield "twin"
    if is_main and clause.subject is not None and clause.subject.det == "dem":
        yield from _phrase(clause.subject, depth=0, may_point=True)
    elif clause.subject is not None:
        yield from _phrase(clause.subject, depth=0)
    if clause.object is not None:
        yield from _phrase(clause.object, depth=0)
    is_aim = clause.verb.tense == "inf" and clause.frame.en == "prevent"  # "para evitar la destrucción de dragas"
    if is_told and clause.frame.event in _UNSURE and not is_sure_state(clause) and not (is_aim and not is_main):
        yield "event:unsure"
    if clause.frame.en in {"confirm", "establish", "verify"} and clause.verb.voice != "active":
        yield "event:unsure"
    if is_told and clause.subject is not None and not is_told_of(clause):
        yield "subject:abstract"
    if clause.frame.en == "carry" and class_of(thing_of(clause), clause.verb.lemma) == "act":
        yield "event:act carried out"
    if is_main and says_little(clause):
        yield "says little"
    if (
        ("nobody" in clause.notes or clause.verb.voice == "se")
        and clause.subject is not None
        and not is_anchored(clause)
    ):
        yield "nobody, nowhere"
    takes_place = any((c.frame.en, c.frame.particle) == ("take", "place") for c in (clause, *clause.also))
    if takes_place and clause.subject is not None and class_of(clause.subject) != "event":
        yield "event:of act"
    if clause.subject is None and is_main and clause.frame.en not in _IMPERSONAL:
        yield "impersonal"
    is_plain = not (clause.complement or clause.arguments or clause.predicate or clause.object)
    if clause.verb.voice != "active" and clause.frame.event in {"estimate", "consider"} and is_plain:
        yield "bare estimate"
    if acts_loosely(clause):
        yield "subject:loose"
    who = clause.subject.name if clause.subject is not None and clause.subject.noun is None else None
    is_small_place = who is not None and who.cls == "place" and who.kind not in {"known", ""}
    if is_small_place and clause.verb.voice == "active" and clause.frame.event in _DEEDS_OF_PEOPLE:
        yield "subject:place"  # "Ocoña envió dos ambulancias": who there?
    thing = clause.object
    if thing is not None and thing.end - thing.start > 7 and any(_is_between(a, clause) for a in clause.adjuncts):
        yield "adverb:far"
    is_surname = who is not None and who.kind == "" and who.cls == "name" and who.en.istitle() and " " not in who.en
    if is_surname and clause.frame.event in SPEECH_ACTS and clause.subject and clause.subject.apposition is None:
        yield "name:person"  # "Estofanero señaló": who is that?
    if any(_is_of_surname(a) for a in clause.adjuncts):
        yield "name:person"  # "según Estofanero"
    if isinstance(clause.predicate, NounPhrase):
        yield from _phrase(clause.predicate, depth=0)
    asks_of = any(a.prep == "a" and a.en == "from" for a, _ in clause.arguments)
    is_given = thing is not None and any(p.prep == "a" for p in thing.phrases)
    if clause.frame.event == "demand" and (asks_of or is_given) and _is_payment(thing):
        yield "argument:paid"
    if clause.frame.event == "demand" and is_given:
        yield "argument:given"  # "exigió el pago de la deuda | a los mineros"
    for argument, np in clause.arguments:
        yield f"argument:{argument.prep}"
        if argument.prep == "a" and argument.en == "from" and clause.object and clause.object.phrases:
            yield "argument:asked"
        if argument.prep == "a" and clause.complement is not None and np.start > clause.complement.start:
            yield "argument:asked"  # "pide anular licencia | a Southern"
        thing = thing_of(clause)
        head = thing.head
        if argument.prep == "de" and head in OF_SOMETHING and not thing.phrases:
            yield "argument:torn"
        yield from _phrase(np, depth=0, is_of_place=argument.prep == "en")
    if clause.complement is not None:
        wished = clause.complement  # "pide garantizar la seguridad de …": what is wanted, and not that it was done
        is_wished = clause.frame.event in _WISHES and (wished.object is not None or wished.verb.voice != "active")
        yield from _families(wished, is_main=False, is_told=not is_wished)
    for adjunct in clause.adjuncts:
        is_trial = clause.object is not None and clause.object.head in _TRIALS
        is_charge = (clause.frame.event in _CHARGES or is_trial) and adjunct.link == "for"
        yield from (f for f in _adjunct(adjunct) if not (is_charge and f.endswith("purpose:for")))
        if _is_loose_time(clause, adjunct):
            yield "time:loose"
        thing = thing_of(clause)
        is_count = thing.quantity is not None and thing.quantity.value > 1  # "desde 2020 fueron asesinados 27 líderes"
        is_since = adjunct.time is not None and adjunct.time.en.startswith("since ")
        is_to_come = clause.verb.tense == "pres" and clause.frame.event in _BEFOREHAND  # "convoca paro desde el lunes"
        if is_since and ((clause.verb.tense == "pret" and not is_count) or is_to_come):
            yield "time:since"
    is_placed = any(a.is_front and a.phrase and a.phrase.object.name for a in clause.adjuncts)
    for other in clause.also:  # what opens the sentence tells of both where they were
        doubts = _families(other, is_main=False)
        yield from (f for f in doubts if not (is_placed and f == "nobody, nowhere"))


#: Deeds that are done to somebody for what he did or left undone: "por no remediar" is nothing but the reason.
_CHARGES = word_set(
    "fine penalise sue charge arrest sentence rule accuse investigate dismiss kill criticise honour homage"
)
_TRIALS = word_set("procedimiento proceso investigación juicio demanda denuncia querella")
#: What is said, planned or valued of an event may lie at another time than the event.
_APART = word_set(
    "announce approve estimate report demand reject propose denounce intend support warn criticise agree promise "
    "confirm request find reach rise fall state grant"
)


def _is_payment(thing: NounPhrase | None) -> bool:
    """ "el pago de cupos a los mineros", "el pago del bono a las familias": who pays, the words do not say."""
    return thing is not None and thing.noun is not None and thing.noun.lemma.split()[0] in _PAYMENTS


def _is_loose_time(clause: Clause, adjunct: Adjunct) -> bool:
    """ "aprobó la construcción en 2025": which of the two was in 2025?"""
    moves = clause.frame.event in {"rise", "fall"} and clause.verb.voice == "active"
    if (
        adjunct.time is None
        or moves  # "crecieron en 2021": they themselves
        or adjunct.is_front
        or not adjunct.time.en.startswith(("in ", "until ", "since ", "by ", "betw"))
    ):
        return False
    thing = clause.object or (clause.subject if clause.verb.voice != "active" else None)
    cls = class_of(thing, clause.verb.lemma) if thing is not None else ""
    if clause.frame.event == "report" and cls == "money":
        return False  # profits of that year
    if clause.frame.event in {"rise", "fall", "reach"} and cls in {"amount", "money"}:
        return False  # "las exportaciones crecieron 10 % en 2024": there is but one that could be
    is_event = thing is not None and cls not in {"person", "group", "org"}
    return clause.frame.event in _APART and is_event


#: Times that are counted from what was said before.
_DANGLING = frozenset((
    "since then", "until then", "at night", "at the time", "at that moment", "on that occasion", "later", "at first",
    "previously",
))  # fmt: skip
#: How a time ends that is counted from another one.
_BACKWARD = (" ago", " later", " earlier", " before", " afterwards")
#: Predicates that say little or that English says otherwise.
_UNSURE = word_set(
    "state promote strengthen allow include consider coordinate achieve improve guarantee manage fulfil implement "
    "prevent risk lack depend become need develop assess_worth determine verify generate value"
)


def _is_of_surname(adjunct: Adjunct) -> bool:
    """ "según Estofanero": one whom a surname alone tells."""
    who = adjunct.according
    if who is None or who.noun is not None or who.name is None or who.apposition is not None:
        return False
    return (
        who.name.kind in {"", "person?"}
        and who.name.cls == "name"
        and re.fullmatch(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+", who.name.en) is not None
    )


def _is_between(adjunct: Adjunct, clause: Clause) -> bool:
    """ "aprobó | en segunda votación | la ampliación …": an expression between the verb and a long object."""
    said = adjunct.adverb is not None and adjunct.adverb.position == "end" and " " in adjunct.adverb.en
    return said and clause.object is not None and clause.verb.end <= adjunct.start < clause.object.start


def _adjunct(adjunct: Adjunct) -> Iterator[str]:
    where = "front" if adjunct.is_front else "adjunct"
    if adjunct.time is not None:
        yield f"{where}:time"
        if adjunct.time.en in _DANGLING or adjunct.time.en.endswith(_BACKWARD):
            yield "time:dangling"
        if adjunct.time.en in {"this month", "this week", "this year"}:
            yield "time:this"
    elif adjunct.adverb is not None:
        yield f"{where}:adverb"
        if adjunct.adverb.en in {"there", "here", "then", "later", "thus", "in this way"}:
            yield "time:dangling"
    elif adjunct.gerund is not None:
        yield f"{where}:gerund"
    elif adjunct.state is not None:
        yield f"{where}:state"
    elif adjunct.according is not None:
        yield f"{where}:according"
        yield from _phrase(adjunct.according, depth=0)
    elif adjunct.purpose is not None:
        yield f"{where}:purpose:{adjunct.link}"
        is_aim = adjunct.link == "to" and adjunct.purpose.object is not None  # "para mejorar la calidad del agua"
        yield from _families(adjunct.purpose, is_main=False, is_told=not is_aim)
    elif adjunct.phrase is not None:
        if not adjunct.phrase.en and adjunct.phrase.prep in {"de", "a", "con"}:
            yield "adjunct:loose"
        yield f"{where}:{adjunct.phrase.prep}:{class_of(adjunct.phrase.object) or 'open'}"
        yield from _phrase(adjunct.phrase.object, depth=0, is_of_place=adjunct.phrase.prep == "en")


def _is_shared(np: NounPhrase) -> bool:
    """ "campamento y maquinaria de minería ilegal": what qualifies the last noun may be said of the first as well."""
    if not np.also or np.noun is None or np.name or np.phrases or np.adjectives or np.participle or np.relative:
        return False
    last = np.also[-1]
    if last.head == "bloqueo" and np.head != "cierre":
        return False  # "ante protestas y bloqueo de carretera": nobody protests a road
    if last.noun is None or last.det or last.quantity or np.quantity or " " in np.noun.lemma:
        return False
    if " de " in last.noun.lemma and class_of(last) in {"place", "org"} and not (last.phrases or last.adjectives):
        return False  # "carreteras y centros de salud"
    people = {"person", "group"}
    if class_of(np) in people and class_of(last) in people and not last.phrases:
        return False  # "guardaparques y comuneros awajún": as open before the second noun as it is in Spanish
    # behind the second noun it leaves open in English what it leaves open in Spanish
    loose = any(p.prep == "de" and not (p.object.det or p.object.name) for p in last.phrases)
    if np.number == "pl" and last.number == "sg" and not loose:
        return False  # "viviendas, cultivos y camino rural": of both it would be in the plural
    return loose or len(last.adjectives) > last.n_pre or " " in last.noun.lemma


#: Tokens of a relative or participle behind which readers lost the thread.
_LONG_RESTRICTION = 17
#: Who is from a place: what follows "de" names no person.
_LOCAL = LOCALS | word_set(
    "alpaquero ganadero pescador transportista productor cocalero maderero comerciante morador habitante cazador "
    "mototaxista cafetalero madre colono"
)


def _phrase(np: NounPhrase, *, depth: int, may_point: bool = False, is_of_place: bool = False) -> Iterator[str]:
    if np.det_en == "both":
        yield "demonstrative"
    if _is_shared(np):
        yield "np:shared"
    if np.det == "dem" and not may_point:
        yield "demonstrative"
    if np.det == "poss":
        yield "np:possessive"
    if np.name is not None:
        yield f"np:name:{np.name.kind or 'unknown'}"
        is_joined = any(o.det == "other" for o in np.also)  # "X and other leaders"
        is_joined = is_joined or is_of_place
        is_known = is_joined or np.name.en in KNOWN_PEOPLE
        if np.name.kind == "person?" and np.noun is None and np.apposition is None and not is_known:
            yield "name:person"
    if depth >= 3 and np.noun is not None and np.name is None:
        yield "np:chain"
    for phrase in np.phrases:
        head = np.head
        is_sum = (
            phrase.en in {"in", "on", "over"} and phrase.prep == "por"
        )  # "S/ 4 million in royalties", a ruling on a murder
        if phrase.prep != "de" and not is_sum and not (phrase.prep in _LOOSE_PREPOSITIONS and head in OVER):
            yield f"np:{phrase.prep}"
        if phrase.prep == "para" and phrase.object.det == "poss":
            yield "np:purpose"
        # "las comunidades de Pacopata y Huano Huano", "el distrito de Simón Bolívar": places, not persons
        # "alpaqueros de Santa Lucía", "cazadores en Yanayacu Grande" as well
        is_local = head in _LOCAL and np.number == "pl"
        named = phrase.prep == "en" or (
            phrase.prep == "de" and (is_local or class_of(np) in {"group", "place", "area"})
        )
        step = 0 if class_of(np) in {"amount", "money"} or np.quantity is not None else 1  # a measure is no link
        yield from _phrase(phrase.object, depth=depth + step, is_of_place=named)
    if np.infinitive is not None:
        yield f"np:infinitive:{np.infinitive_link}"
        if np.infinitive_link == "para":
            yield "np:purpose"
        yield from _families(np.infinitive, is_main=False, is_told=False)
    for name, inner in (("participle", np.participle), ("relative", np.relative)):
        if inner is not None:
            yield f"np:{name}"
            if inner.end - inner.start > _LONG_RESTRICTION:
                yield "np:restriction"
            yield from _families(inner, is_main=False, is_told=False)
    if np.apposition is not None:
        yield "np:apposition"
        yield from (f for f in _phrase(np.apposition, depth=0) if f != "name:person")
    for other in np.also:
        if other.det == "poss":
            yield "possessive of what is joined"
        yield "np:list" if len(np.also) > 1 else "np:pair"
        yield from _phrase(other, depth=depth, is_of_place=is_of_place)
