"""Deeds said otherwise by who does them or to what: own strikes, escorts, loads, finds, reports."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.english.lexicon import Lexicon
from digest.english.rephrase import CARRIERS
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase

#: What may be done with people to somebody, both behind "a".
GIVEN_OVER = word_set("entregar devolver presentar enviar trasladar derivar")
#: What is called over the heads of those who take part.
_WIDER = word_set("nacional regional macrorregional general agrario amazónico departamental interprovincial minero")


def own_strike(clause: Clause) -> Clause:
    """ "acata paro de 48 horas": who goes on a strike of their own does not join it."""
    strike = clause.object
    if clause.verb.lemma != "acatar" or strike is None or strike.noun is None or clause.verb.voice != "active":
        return clause
    words = strike.noun.lemma.split()
    is_wider = not _WIDER.isdisjoint({*words[1:], *(a.lemma for a in strike.adjectives)})
    if words[0] not in {"paro", "huelga"} or is_wider or strike.det not in {"", "indef"} or strike.participle:
        return clause
    counted = any(p.prep not in {"contra", "por", "en"} for p in strike.phrases)  # "paro de 48 horas"
    bare = not (counted or strike.adjectives or strike.relative or strike.quantity or len(words) > 1)
    frame = replace(clause.frame, en="go", particle="on")
    return replace(clause, frame=frame, object=replace(strike, det="zero") if bare else strike)


#: Who goes along with a vehicle that is not their own.
_GUARDS = word_set("patrulla policía convoy efectivo agente militar contingente escolta brigada guardaparque")


def given_to_body(clause: Clause) -> Clause:
    """ "entregaron | a la policía | a dos taladores": people are handed over to a body, not a body to people."""
    thing = clause.object
    given = [(a, np) for a, np in clause.arguments if a.prep == "a" and a.en == "to"]
    if clause.verb.lemma not in GIVEN_OVER or clause.verb.voice != "active" or thing is None or len(given) != 1:
        return clause
    argument, who = given[0]
    if class_of(thing) != "org" or class_of(who) not in {"person", "name"}:
        return clause
    arguments = tuple((a, thing) if a is argument else (a, np) for a, np in clause.arguments)
    last = who.phrases[-1] if who.phrases else None
    if last is not None and last.prep == "en" and class_of(last.object) == "place" and not who.relative:
        who = replace(who, phrases=who.phrases[:-1], end=last.start)  # where it was done
        place = Adjunct(start=last.start, end=last.end, phrase=last)
        clause = replace(clause, adjuncts=(*clause.adjuncts, place))
    return replace(clause, object=who, arguments=arguments)


def carried(clause: Clause, head: NounPhrase | None = None) -> Clause:
    """ "que eran trasladados en un bus": being transported, as nothing says where they were taken."""
    if clause.verb.lemma not in {"trasladar", "llevar"} or (clause.frame.en, clause.frame.particle) != ("take", ""):
        return clause
    thing = clause.object or (clause.subject if clause.verb.voice != "active" else None) or head
    goes = [a.prep for a, _ in clause.arguments] + [a.phrase.prep for a in clause.adjuncts if a.phrase is not None]
    is_thing = thing is not None and class_of(thing) not in {"person", "group", "name", ""}
    if not is_thing or {"a", "hacia", "hasta", "con"} & set(goes):
        return clause
    return replace(clause, frame=replace(clause.frame, en="transport"))


#: Who catches somebody, and has no power to arrest.
_NO_POLICE = word_set(
    "rondero poblador comunero vecino morador campesino agricultor dirigente comunidad ronda minero nativo indígena "
    "apu monitor licenciado pueblo federación turba"
)


def _done_by(clause: Clause) -> NounPhrase | None:
    """Who did it, of a passive: "fueron detenidos por ronderos"."""
    told = [np for argument, np in clause.arguments if argument.prep == "por"]
    told += [a.phrase.object for a in clause.adjuncts if a.phrase is not None and a.phrase.prep == "por"]
    return next((np for np in told if class_of(np, clause.verb.lemma) in {"person", "group"}), None)


def caught(clause: Clause) -> Clause:
    """ "ronderos capturan a ladrones": they have caught them; the police arrest."""
    who = clause.subject if clause.verb.voice == "active" else _done_by(clause)
    if clause.frame.event != "arrest" or clause.frame.en != "arrest" or who is None:
        return clause
    is_people = who.noun is not None and any(s.en[:1].isupper() for s in who.noun.senses[:1])  # "los asháninkas"
    is_guard = who.noun is not None and (
        who.noun.lemma == "guardia indígena" or (who.noun.lemma == "guardia" and bool(who.adjectives))
    )  # "guardias kakataibo"
    if who.noun is None or (who.noun.lemma.split()[0] not in _NO_POLICE and not is_people and not is_guard):
        return clause
    en = "catch" if clause.verb.lemma in {"capturar", "atrapar"} else "detain"
    return replace(clause, frame=replace(clause.frame, en=en, is_familiar=True))


#: What companies do, and mines do not.
_FIRMLY = word_set(
    "buy sell acquire decide agree sign pay hire dismiss sue offer propose ask demand donate finance reply"
)
#: Mines that bear the name of who runs them.
_FIRMS = frozenset((
    "Las Bambas", "Antapaccay", "Antamina", "Cerro Verde", "Yanacocha", "Quellaveco", "Raura", "Huarón", "Shahuindo",
    "Marcobre", "Coimolache", "Tantahuatay", "La Zanja", "Chungar",
))  # fmt: skip


def as_company(clause: Clause) -> Clause:
    """ "Antapaccay compra 240 hectáreas": the mining company of that name has bought them."""
    who = clause.subject
    if who is None or who.noun is not None or who.name is None or who.name.kind != "mine" or who.phrases:
        return clause
    if clause.verb.voice != "active" or clause.frame.en not in _FIRMLY or who.name.en not in _FIRMS or who.det:
        return clause
    firm = replace(who.name, en=f"mining company {who.name.en}", kind="known", has_article=True)
    return clause.with_subject(replace(who, name=firm))


#: What is not left but abandoned, where nobody lives in it or works there.
_WORKS = word_set("represa obra construcción puente carretera hidroeléctrica")


def abandoned(clause: Clause) -> Clause:
    """ "Odebrecht abandonó la represa": has abandoned it; a community is left."""
    thing = clause.object
    is_work = thing is not None and thing.noun is not None and thing.noun.lemma.split()[0] in _WORKS
    if not is_work or (clause.verb.lemma, clause.frame.en) != ("abandonar", "leave"):
        return clause
    return replace(clause, frame=replace(clause.frame, en="abandon"))


#: Who may clash with each other.
_SIDES = frozenset(("person", "group"))


def clashed(clause: Clause, lexicon: Lexicon) -> Clause:
    """ "se enfrentan mineros formales e informales": they have clashed, and nobody stands up to them."""
    who = clause.subject
    frame = next((f for f in lexicon.frames.get("enfrentarse", ()) if f.event == "clash"), None)
    is_late = clause.verb.lemma == "enfrentar" and clause.verb.voice == "se" and frame is not None
    if not is_late or who is None or frame is None or class_of(who) not in _SIDES or not who.is_plural:
        return clause
    return replace(clause, frame=frame, verb=replace(clause.verb, voice="active", lemma="enfrentarse"))


#: What shows on a thing wherever it is found.
_SPOILT = word_set("robar hurtar adulterar falsificar abandonar")


def met(clause: Clause) -> Clause:
    """ "Ayer se reunieron representantes de …": they met, and nobody brought them together."""
    if (
        f"{clause.frame.en} {clause.frame.particle}" != "bring together"
        or clause.verb.voice != "se"
        or clause.subject is None
    ):
        return clause
    frame = replace(clause.frame, es="reunirse", event="meet", en="meet", particle="")
    return replace(clause, frame=frame, verb=replace(clause.verb, lemma="reunirse", voice="active"))


def found_there(clause: Clause) -> Clause:
    """ "Incautan cobre robado | en Chincha": stolen copper has been seized there, wherever it was stolen."""
    thing = clause.patient
    if thing is None or clause.frame.event not in {"seize", "find", "recover"}:
        return clause
    bare, where = _unplaced(thing)
    if where is None:
        return clause
    place = Adjunct(start=where.start, end=where.end, phrase=where)
    clause = replace(clause, adjuncts=(*clause.adjuncts, place))
    return replace(clause, object=bare) if clause.verb.voice == "active" else replace(clause, subject=bare)


def _unplaced(thing: NounPhrase) -> tuple[NounPhrase, Phrase | None]:
    """A thing that was stolen without where, and where; of a measure, its stuff."""
    last = thing.phrases[-1] if thing.phrases else None
    if thing.participle is None and last is not None and last.prep == "de":
        inner, where = _unplaced(last.object)
        if where is None:
            return thing, None
        kept = (*thing.phrases[:-1], replace(last, object=inner, end=where.start))
        return replace(thing, phrases=kept, end=where.start), where
    done = thing.participle
    if done is None or done.verb.lemma not in _SPOILT or thing.relative or thing.is_loose or done.arguments:
        return thing, None
    where = done.adjuncts[0].phrase if len(done.adjuncts) == 1 else None
    if where is None or where.prep != "en":
        return thing, None
    frame = replace(done.frame, en="abandon") if done.verb.lemma == "abandonar" else done.frame
    return replace(thing, participle=replace(done, adjuncts=(), end=where.start, frame=frame), end=where.start), where


def reported_whole(clause: Clause) -> Clause:
    """ "Reportan ataque | contra líder": an attack against a leader has been reported."""
    what = clause.subject
    if clause.verb.voice == "active" or clause.frame.event not in {"report", "record", "denounce"} or what is None:
        return clause
    if what.also or what.relative or what.participle or class_of(what) not in {"event", "crime", "act"}:
        return clause
    near = [
        a for a in clause.adjuncts
        if a.phrase is not None and a.phrase.prep == "contra" and not (a.is_front or a.after_comma)
    ]  # fmt: skip
    if not near or near[0].start != max(what.end, clause.verb.end) or near[0].phrase is None:
        return clause
    said = near[0].phrase
    subject = replace(what, phrases=(*what.phrases, replace(said, en="against")), end=said.end)
    return replace(clause, subject=subject, adjuncts=tuple(a for a in clause.adjuncts if a is not near[0]))


def escorted(clause: Clause, doer: NounPhrase | None = None) -> Clause:
    """ "una patrulla que trasladaba un camión": that was escorting it."""
    who, thing = clause.subject or doer, clause.object
    if clause.verb.lemma not in {"trasladar", "conducir", "custodiar"} or who is None or thing is None:
        return clause
    guards = who.noun is not None and who.noun.lemma.split()[0] in _GUARDS
    vehicle = thing.noun is not None and thing.noun.lemma.split()[0] in CARRIERS
    if not (guards and vehicle) or clause.verb.voice != "active":
        return clause
    verb = replace(clause.verb, lemma="escoltar")
    return replace(clause, verb=verb, frame=replace(clause.frame, en="escort", particle=""))
