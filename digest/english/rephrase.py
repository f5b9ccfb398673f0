"""Clauses said otherwise before they are written: where something is, what carries what, what became of forests."""

import re
from dataclasses import replace

from digest.english.attachment import is_of_first
from digest.english.entries import word_set
from digest.english.heads import OPERATIONS
from digest.english.lexicon import Lexicon
from digest.spanish.asides import DEPARTMENTS
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase

#: What carries a load: "camiones con mineral", lorries carrying ore.
CARRIERS = word_set(
    "camión camioneta volquete tráiler vehículo bus ómnibus embarcación bote barcaza lancha peque-peque avioneta "
    "motokar mototaxi convoy remolque"
)
_LOADS = frozenset(("substance", "artefact", "amount", "plant", "animal"))
#: What was done to forests and waters and shows: "bosques degradados en X", degraded forests in X.
_SHOWS = word_set("degradar deforestar contaminar talar proteger abandonar erosionar")
#: What the police do in the course of an operation, though Spanish says "after" it.
CAUGHT = word_set("arrest detain seize find rescue confiscate destroy detect")
SWEEPS = OPERATIONS | word_set("intervención redada allanamiento")
_STRIKES = word_set("paro huelga marcha plantón movilización protesta")
#: What is closed under a company's name is the company's mine.
CLOSINGS = word_set("cierre reapertura clausura")


#: Prepositions that say whose word it is.
_SOURCES = frozenset(("de acuerdo con", "de acuerdo a", "conforme a"))


def source_last(clause: Clause) -> Clause:
    """ "Según el Minem, en abril la producción creció …": of two openings, who says so goes to the end."""
    front = [a for a in clause.adjuncts if a.is_front]
    sources = [a for a in front if a.according is not None or (a.phrase is not None and a.phrase.prep in _SOURCES)]
    is_plain = clause.speaker is None and clause.complement is None and not clause.also
    if len(sources) != 1 or len(front) < 2 or not is_plain:
        return clause
    last = max((a.end for a in clause.adjuncts), default=clause.end)
    whose = sources[0].phrase.object if sources[0].phrase is not None else sources[0].according
    told = replace(
        sources[0], phrase=None, according=whose, is_front=False, start=max(last, clause.end), end=max(last, clause.end)
    )
    kept = tuple(a for a in clause.adjuncts if a is not sources[0])
    return replace(clause, adjuncts=(*kept, told))


def folded(clause: Clause) -> Clause:
    """ "Producción de oro y cobre caen 2 % y 7 %": the production of both, whatever the number of the verb."""
    subject = clause.subject
    if subject is None or not _is_of_first(subject):
        return clause
    stuff = subject.phrases[-1]
    both = replace(stuff.object, also=(*stuff.object.also, *subject.also), conjunction=subject.conjunction or "and")
    whole = replace(subject, phrases=(*subject.phrases[:-1], replace(stuff, object=both)), also=(), conjunction="")
    return clause.with_subject(whole)


#: What is told of several stuffs at once.
_OF_STUFFS = word_set("producción extracción exportación importación venta precio reserva comercio minería")


def _is_of_first(np: NounPhrase) -> bool:
    """Whether a second stuff that the verb counts is bare like the one whose production is told of."""
    is_of_stuffs = np.noun is not None and np.noun.lemma in _OF_STUFFS
    return is_of_stuffs and is_of_first(np) and class_of(np.phrases[-1].object) == "substance"


def within(place: NounPhrase, clause: Clause) -> tuple[NounPhrase, Clause]:
    """ "Tapairihua: minería ilegal avanza en Apurímac": in Tapairihua (Apurímac), said once."""
    own = fold(place.name.es) if place.name is not None else ""
    if not own or own in DEPARTMENTS or own == "peru" or place.locator or place.noun is not None:
        return place, clause
    last = clause.adjuncts[-1] if clause.adjuncts else None
    thing = clause.object
    if last is not None and not last.is_front and last.phrase is not None and (name := _department(last.phrase)):
        return replace(place, locator=name), replace(clause, adjuncts=clause.adjuncts[:-1])
    if last is None and thing is not None and thing.phrases and (name := _department(thing.phrases[-1])):
        return replace(place, locator=name), replace(clause, object=replace(thing, phrases=thing.phrases[:-1]))
    return place, clause


def _department(phrase: Phrase) -> str:
    """The department that "en Apurímac", "en la región Apurímac" names and nothing else; "" otherwise."""
    where = phrase.object
    is_plain = where.noun is None or where.noun.lemma in {"región", "departamento"}
    more = where.also or where.phrases or where.locator or where.relative or where.participle or where.adjectives
    if phrase.prep != "en" or where.name is None or not is_plain or more:
        return ""
    return where.name.en if fold(where.name.es) in DEPARTMENTS else ""


def loaded(clause: Clause) -> Clause:
    """ "retienen 22 camiones | con mineral": lorries carrying ore, wherever the phrase was read."""
    subject, thing = clause.subject, clause.object
    if thing is not None:
        carrier, adjuncts = _loaded(thing, clause.adjuncts)
        return replace(clause, object=carrier, adjuncts=adjuncts) if carrier is not thing else clause
    if subject is None or clause.verb.voice == "active":
        return clause
    carrier, adjuncts = _loaded(subject, clause.adjuncts)
    if carrier is subject:
        return clause
    return replace(clause.with_subject(carrier), adjuncts=adjuncts)


def priced(clause: Clause) -> Clause:
    """ "decomisan explosivos | valorizados en S/ 200 mil": explosives worth that have been confiscated."""
    thing = clause.subject
    if thing is None or clause.verb.voice == "active" or thing.also or clause.also:
        return clause
    worth = [
        a for a in clause.adjuncts
        if a.phrase is not None and a.phrase.en.startswith("worth") and a.start == thing.end and not a.after_comma
    ]  # fmt: skip
    if not worth or worth[0].phrase is None:
        return clause
    phrase = worth[0].phrase
    places: tuple[Adjunct, ...] = ()
    last = phrase.object.phrases[-1] if phrase.object.phrases else None
    if last is not None and last.prep == "en":  # where it was done, not what it is worth there
        phrase = replace(phrase, object=replace(phrase.object, phrases=phrase.object.phrases[:-1]))
        places = (Adjunct(start=last.start, end=last.end, phrase=replace(last, en="")),)
    subject = replace(thing, phrases=(*thing.phrases, phrase), end=worth[0].end)
    kept = tuple(a for a in clause.adjuncts if a is not worth[0])
    return replace(clause, subject=subject, adjuncts=(*kept, *places))


def _loaded(carrier: NounPhrase, adjuncts: tuple[Adjunct, ...]) -> tuple[NounPhrase, tuple[Adjunct, ...]]:
    if carrier.noun is None or carrier.noun.lemma.split()[0] not in CARRIERS or carrier.also:
        return carrier, adjuncts
    tied = tuple(replace(p, en="carrying") if is_load(p) else p for p in carrier.phrases)
    if tied != carrier.phrases:
        return replace(carrier, phrases=tied), adjuncts
    for adjunct in adjuncts:
        phrase = adjunct.phrase
        if phrase is None or adjunct.is_front or adjunct.after_comma or phrase.start != carrier.end:
            continue
        if is_load(phrase):
            load, where = _placed(phrase)
            kept = tuple(one for a in adjuncts for one in ((a,) if a is not adjunct else where))
            return replace(carrier, phrases=(*carrier.phrases, load)), kept
    return carrier, adjuncts


def _placed(phrase: Phrase) -> tuple[Phrase, tuple[Adjunct, ...]]:
    """The load, and as an adjunct the place that was read with it: they were held there."""
    load = phrase.object
    last = load.phrases[-1] if load.phrases else None
    if last is None or last.prep != "en" or class_of(last.object) != "place":
        return replace(phrase, en="carrying"), ()
    load = replace(load, phrases=load.phrases[:-1], end=last.start)
    place = Adjunct(start=last.start, end=last.end, phrase=last)
    return replace(phrase, en="carrying", object=load, end=last.start), (place,)


def is_load(phrase: Phrase) -> bool:
    """Whether a phrase tells what a vehicle carries; "camión con placa" does not."""
    thing = phrase.object
    is_part = thing.noun is not None and thing.noun.lemma.split()[0] in {"placa", "matrícula", "motor", "logo", "lona"}
    return phrase.prep == "con" and class_of(thing) in _LOADS and not is_part


#: Who is punished, and the years, change places: "dictan 12 años de prisión contra X", X is sentenced to 12 years.
_IMPOSED = frozenset(("dictar", "imponer", "dar"))


def sentenced(clause: Clause, lexicon: Lexicon) -> Clause:
    """ "dictan 12 años de prisión | para exalcalde": a former mayor has been sentenced to 12 years in prison."""
    is_active = clause.verb.voice == "active"
    years = clause.object if is_active else clause.subject
    frame = next((f for f in lexicon.frames.get("condenar", ()) if f.event == "sentence" and f.arguments), None)
    if clause.verb.lemma not in _IMPOSED or clause.twin is not None or frame is None:
        return clause
    if not _is_term(years, is_bare=clause.verb.lemma == "dar"):
        return clause
    assert years is not None
    told = [(a, np) for a, np in clause.arguments if a.prep in {"contra", "para", "a"} and class_of(np) == "person"]
    if len(told) != 1 or len(clause.arguments) != 1 or told[0][1].also:
        return clause
    term = next(a for a in frame.arguments if a.prep == "a")
    who = told[0][1]
    changed = replace(clause, frame=frame, verb=replace(clause.verb, lemma="condenar"), arguments=((term, years),))
    if is_active:
        return replace(changed, object=who)
    verb = replace(changed.verb, number=who.number or "sg", gender=who.gender or changed.verb.gender)
    return replace(changed, subject=who, verb=verb)


def remanded(clause: Clause) -> Clause:
    """ "dictan 18 meses de prisión preventiva contra exalcalde": he has been placed in it for so long."""
    term = clause.subject
    if clause.verb.voice == "active" or clause.verb.lemma != "dictar" or clause.twin is not None or term is None:
        return clause
    if term.noun is None or term.noun.lemma not in {"año", "mes"} or term.quantity is None or clause.also:
        return clause
    of = [p.object.noun.lemma for p in term.phrases if p.prep == "de" and p.object.noun is not None]
    told = [np for a, np in clause.arguments if a.prep in {"contra", "para", "a"}]
    if of != ["prisión preventiva"] or len(told) != 1 or len(clause.arguments) != 1 or told[0].also:
        return clause
    who = told[0]
    if class_of(who) != "person" or who.noun is None:
        return clause
    figure = f"{term.quantity.qualifier} {term.quantity.en}".strip()
    unit = term.noun.senses[0].en + ("" if term.quantity.value == 1 else "s")
    held = f"in pre-trial detention for {figure} {unit}"
    frame = replace(clause.frame, event="arrest", en="place", particle=held, is_familiar=True)
    verb = replace(clause.verb, number=who.verb_number, gender=who.gender)
    return replace(clause, frame=frame, verb=verb, subject=who, arguments=())


def _is_term(np: NounPhrase | None, *, is_bare: bool = False) -> bool:
    """ "12 años de prisión", "seis meses de cárcel"; `is_bare`: years alone, as headlines give them to somebody."""
    if np is None or np.noun is None or np.noun.lemma not in {"año", "mes"} or np.quantity is None:
        return False
    if is_bare and np.noun.lemma == "año" and np.quantity.value >= 2 and not (np.phrases or np.adjectives or np.det):
        return True
    held = {"prisión", "cárcel", "pena privativa", "prisión efectiva"}
    return any(p.prep == "de" and p.object.noun is not None and p.object.noun.lemma in held for p in np.phrases)


def shown(np: NounPhrase) -> NounPhrase:
    """ "bosques degradados en San Martín": what shows stands before the noun, the place behind it."""
    inner = np.participle
    if inner is None or np.noun is None or np.is_loose or inner.verb.lemma not in _SHOWS:
        return np
    if inner.arguments or inner.complement or len(inner.adjuncts) != 1 or np.relative:
        return np
    is_left = inner.verb.lemma == "abandonar"
    if class_of(np) not in {"natural", "area", "plant", "place"} | ({"artefact"} if is_left else set()):
        return np
    where = inner.adjuncts[0].phrase
    is_water = where is not None and where.object.noun is not None and where.object.noun.lemma in {"río", "quebrada"}
    is_place = where is not None and (class_of(where.object) in {"place", "area"} or (is_left and is_water))
    if where is None or where.prep != "en" or not is_place:
        return np
    frame = replace(inner.frame, en="abandon") if is_left else inner.frame
    bare = replace(inner, adjuncts=(), end=where.start, frame=frame)
    return replace(np, participle=bare, phrases=(*np.phrases, replace(where, en="on" if is_water else "in")))


def as_mine(np: NounPhrase, lexicon: Lexicon) -> NounPhrase | None:
    """ "cierre de minera Corihuarmi": the mine of that name; None where the name may be the company's alone."""
    if np.noun is None or np.noun.lemma not in {"minera", "empresa minera"} or np.name is None:
        return np
    mine = next(iter(lexicon.nouns.get("mina", ())), None)
    return replace(np, noun=mine, det="def") if np.name.kind == "mine" and mine is not None else None


def is_valley(np: NounPhrase, inner: NounPhrase) -> bool:
    """ "comunidades del Cenepa": those along a river or in a valley that is called so, told by nothing else."""
    is_river = inner.name is not None and inner.name.kind == "river"
    has_own = inner.name is not None and inner.name.has_article and not is_river
    is_plain = inner.noun is None and inner.name is not None and inner.det == "def" and not has_own
    more = inner.also or inner.phrases or inner.locator or inner.acronym or inner.adjectives
    is_known = inner.name is not None and inner.name.kind not in {"", "person?", "river"}
    people = np.noun is not None and np.noun.lemma.split()[0] in {"comunidad", "poblador", "residente", "habitante"}
    return bool(is_plain and not more and not is_known and people and np.number == "pl")


def held_there(clause: Clause) -> Clause:
    """ "Piura acata paro": it is people who strike, and they do so there."""
    where, what = clause.subject, clause.object
    if clause.verb.voice != "active" or clause.frame.event not in {"hold", "protest"} or where is None or what is None:
        return clause
    is_place = where.noun is None and where.name is not None and where.name.cls == "place" and not where.also
    is_strike = what.noun is not None and what.noun.lemma.split()[0] in _STRIKES
    if not is_place or not is_strike or clause.arguments or clause.also or clause.twin or clause.verb.helper:
        return clause
    place = Adjunct(
        start=where.start, end=where.end, phrase=Phrase(start=where.start, end=where.end, prep="en", object=where)
    )
    passive = replace(clause.verb, voice="passive", number=what.number)
    return replace(clause, verb=passive, subject=what, object=None, adjuncts=(place, *clause.adjuncts))


def lasting(clause: Clause) -> Clause:
    """ "firman contrato por el Lote 192 por 30 años": a 30-year contract."""
    paper = clause.object
    if clause.frame.event != "sign" or paper is None or paper.number != "sg" or paper.quantity or paper.also:
        return clause
    for adjunct in clause.adjuncts:
        span = re.fullmatch(r"for (\d+|[a-z]+) (year|month|day)s", adjunct.time.en) if adjunct.time else None
        if span is not None:
            kept = tuple(a for a in clause.adjuncts if a is not adjunct)
            note = f"before:{span[1]}-{span[2]}"
            return replace(clause, object=replace(paper, notes=(*paper.notes, note)), adjuncts=kept)
    return clause


def brought_up(clause: Clause) -> Clause:
    """ "Sin acuerdo concluyó la reunión": what it ended without comes last."""
    if clause.frame.event != "end" or clause.verb.is_negated:
        return clause
    adjuncts = tuple(
        replace(a, is_front=False) if a.is_front and a.phrase is not None and a.phrase.prep == "sin" else a
        for a in clause.adjuncts
    )
    return replace(clause, adjuncts=adjuncts) if adjuncts != clause.adjuncts else clause


#: What is declared of a place, by what the verb holds in English.
_DECLARED = {
    "an emergency in": "emergencia", "a state of emergency in": "estado de emergencia",
    "an environmental emergency in": "emergencia ambiental",
}  # fmt: skip


def _declared_in(adjunct: Adjunct) -> str:
    """The noun of "en emergencia", "en estado de emergencia"; "" of anything else."""
    if adjunct.adverb is not None:
        words = adjunct.adverb.es.removeprefix("en ")
        return words if words in _DECLARED.values() else ""
    phrase = adjunct.phrase
    if phrase is None or phrase.prep != "en" or phrase.object.noun is None:
        return ""
    inner = [p.object.noun.lemma for p in phrase.object.phrases if p.prep == "de" and p.object.noun is not None]
    words = " de ".join([phrase.object.noun.lemma, *inner])
    return words if words in _DECLARED.values() else ""


def emergency_told(clause: Clause, lexicon: Lexicon) -> Clause:
    """ "declaran en emergencia 11 distritos", "fueron declarados en emergencia": one has been declared in them."""
    where = clause.subject
    if clause.verb.voice == "active" or clause.verb.lemma != "declarar" or where is None or clause.also or clause.twin:
        return clause
    said = [a for a in clause.adjuncts if _declared_in(a)]
    what = _DECLARED.get(clause.frame.particle) or (_declared_in(said[0]) if said else "")
    noun = next(iter(lexicon.nouns.get(what, ())), None)
    if noun is None:
        return clause
    emergency = NounPhrase(start=where.start, end=where.start, noun=noun, det="indef", gender="f")
    inside = Phrase(start=where.start, end=where.end, prep="en", object=where, en="in")
    place = Adjunct(start=where.start, end=where.end, phrase=inside)
    causes = tuple(  # "por las lluvias" was read as who did it
        Adjunct(start=np.start, end=np.end, phrase=Phrase(start=np.start, end=np.end, prep="por", object=np))
        for a, np in clause.arguments if a.prep == "por" and class_of(np) in {"natural", "event"}
    )  # fmt: skip
    kept = [a for a in clause.adjuncts if a not in said]
    return replace(
        clause,
        subject=emergency,
        object=None,
        arguments=tuple((a, np) for a, np in clause.arguments if np is not where and (a.prep != "por" or not causes)),
        verb=replace(clause.verb, number="sg"),
        frame=replace(clause.frame, particle=""),
        adjuncts=(*(a for a in kept if a.is_front), place, *causes, *(a for a in kept if not a.is_front)),
    )
