"""Deeds of headlines told as English agencies tell them: what goes on, roads blocked, rivers that burst. Pure."""

import re
from dataclasses import replace

from digest.english.entries import word_set
from digest.english.genitives import is_firm
from digest.english.lexicon import Lexicon
from digest.english.readings import NounForm
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase

#: What goes on while it is told: "un incendio amenaza", is threatening.
_GOES_ON = frozenset(("event", "crime", "act", "natural", "substance", "person", "group", "org"))
_AT_STAKE = frozenset(("place", "area", "natural", "artefact", "group", "plant"))
#: What people close without being its owners: they block it.
_WAYS = word_set(
    "vía carretera pista puente ruta acceso avenida trocha corredor panamericana autopista paso camino túnel tránsito "
    "ingreso entrada peaje río"
)
#: Who closes a road by order or for works.
_BY_ORDER = word_set(
    "autoridad efectivo agente policía militar funcionario fiscal inspector alcalde gobernador ingeniero trabajador "
    "bombero contratista serenazgo ejército ministerio municipalidad concesionaria empresa operador"
)
#: What one falls into, of which nobody has told before which.
_HOLES = word_set("abismo barranco precipicio quebrada río laguna canal pozo zanja acequia socavón pique hoyo poza")
#: What the text below a headline says of a blockade that goes on.
_DAYS = r"(?:\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte)"
_LASTS = re.compile(
    rf"\b(?:desde hace|llevan?|van?|cumplen?|cumplió|cumplieron) (?:ya |más de )?{_DAYS} (?:días|semanas)\b"
    rf"|\bpor (?:segundo|tercer|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo) día\b"
    rf"|\bsu (?:segundo|tercer|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo) día\b",
    re.IGNORECASE,
)
_OF_BLOCKADE = re.compile(
    r"bloque|\bv[ií]as?\b|carretera|tránsito|\bpas(?:o|ar)\b|medida|\bparo\b|protesta|\btoma|cerrad|huelga|puente",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.]+")
_IS_OVER = re.compile(
    r"\b(?:levant(?:aron|ó|ad[oa])|suspend(?:ieron|ió|id[oa])|depusieron|reabri|reabier|desbloque|despej|liberad[oa]"
    r"|desaloj|controlad[oa]|sofocad[oa]|extinguid[oa]|apagad[oa]|culmin|conclu)",
    re.IGNORECASE,
)
_LONG = frozenset(("block", "occupy"))
#: What goes on while it is told in the present: "avanza la minería ilegal" is not over.
_SPREADS = frozenset(("advance",))
_SPREADING = frozenset(
    (
        *("minería", "minería ilegal", "deforestación", "tala", "tala ilegal", "incendio", "incendio forestal"),
        *("fuego", "desertificación", "erosión", "frontera agrícola", "narcotráfico", "ganadería", "sequía"),
        *("agroindustria", "contaminación", "plaga"),
    )
)


def told_by_agencies(clause: Clause, below: str, lexicon: Lexicon) -> Clause:
    """The clause with what English would say of it otherwise; `below` is the text under a headline."""
    clause = _for_plots(_its_own(_blocked(clause, lexicon)))
    clause = _of_case(_burst(_going_on(clause, below), lexicon))
    return _during_protest(_over_what(_into_one(clause)), lexicon)


def _going_on(clause: Clause, below: str) -> Clause:
    """ "Incendio amenaza bosque": is threatening it, unless it is over; "cierran vía" for days: have been blocking."""
    verb, who, thing = clause.verb, clause.subject, clause.object
    is_plain = verb.tense == "pres" and verb.voice == "active" and not (verb.helper or verb.is_negated)
    if not is_plain or verb.is_perfect or clause.twin is not None or who is None or clause.also:
        return clause
    if clause.frame.en in _SPREADS and thing is None and who.noun is not None:
        is_spreading = who.noun.lemma in _SPREADING and not _IS_OVER.search(below)
        return replace(clause, verb=replace(verb, is_progressive=True)) if is_spreading else clause
    if thing is None:
        return clause
    if clause.frame.en in _LONG:
        if any(a.time is not None for a in clause.adjuncts) or _IS_OVER.search(below):
            return clause
        if not any(_LASTS.search(s) and _OF_BLOCKADE.search(s) for s in _SENTENCE.findall(below)):
            return clause
        return replace(clause, verb=replace(verb, is_progressive=True))
    if clause.frame.en == "await" and class_of(who) in {"person", "group", "name"}:
        return replace(clause, verb=replace(verb, is_progressive=True))
    if (clause.frame.en, clause.frame.particle) != ("threaten", "") or clause.arguments or clause.complement:
        return clause
    if class_of(who, verb.lemma, is_subject=True) not in _GOES_ON or not _is_at_stake(thing):
        return clause
    if _IS_OVER.search(below):
        return replace(clause, verb=replace(verb, tense="pret"))
    return replace(clause, verb=replace(verb, is_progressive=True))


def _is_at_stake(thing: NounPhrase) -> bool:
    """A place or what stands there, rather than a kind or an abstraction."""
    return class_of(thing) in _AT_STAKE or (thing.noun is None and thing.name is not None)


def _blocked(clause: Clause, lexicon: Lexicon) -> Clause:
    """ "comuneros cierran vía": they have blocked it; the ministry closes it."""
    is_active = clause.verb.voice == "active"
    doers = [np for argument, np in clause.arguments if argument.prep == "por"]
    who = clause.subject if is_active else (doers[0] if doers else None)
    way = clause.object if is_active else clause.subject
    if clause.verb.lemma != "cerrar" or clause.frame.en != "close" or who is None or way is None:
        return clause
    head = who.head
    is_people = class_of(who, "cerrar", is_subject=True) in {"person", "group"} and head not in _BY_ORDER
    is_way = way.noun.lemma.split()[0] in _WAYS if way.noun is not None else class_of(way) == "artefact"
    frame = next((f for f in lexicon.frames.get("bloquear", ()) if f.en == "block" and "artefact" in f.object), None)
    if not (is_people and is_way) or frame is None:
        return clause
    return replace(clause, frame=frame, verb=replace(clause.verb, lemma="bloquear"))


#: What titles are for rather than given to.
_PLOTS = word_set("predio parcela terreno lote chacra")


def _for_plots(clause: Clause) -> Clause:
    """ "entrega títulos a comunidades y predios": titles to communities and for plots."""
    papers = clause.object
    if clause.frame.event != "hand_over" or papers is None or papers.noun is None or len(papers.also) != 1:
        return clause
    plots = papers.also[0]
    is_given = len(papers.phrases) == 1 and papers.phrases[0].prep == "a"
    is_plot = plots.noun is not None and plots.noun.lemma.split()[0] in _PLOTS
    if papers.noun.lemma.split()[0] != "título" or not (is_given and is_plot) or plots.quantity or plots.det:
        return clause
    given = Phrase(start=plots.start, end=plots.end, prep="de", object=plots, en="and for")
    return replace(
        clause, object=replace(papers, phrases=(*papers.phrases, given), also=(), conjunction="", end=plots.end)
    )


#: What a company has, and asks an authority to change.
_PAPERS = frozenset((
    "plan de cierre", "plan de cierre de mina", "licencia", "licencia de agua", "permiso", "concesión",
    "estudio de impacto ambiental", "plan de manejo ambiental", "plan de manejo", "cronograma", "contrato",
))  # fmt: skip


def _its_own(clause: Clause) -> Clause:
    """ "Minera pide modificar plan de cierre": the plan is its own."""
    inner, who = clause.complement, clause.subject
    if clause.frame.event != "demand" or inner is None or inner.object is None or who is None or who.also:
        return clause
    is_own = is_firm(who) if who.name is not None and who.name.kind != "mine" else who.noun is None
    paper = inner.object
    if not is_own or who.name is None or who.name.en.isupper() or class_of(who) != "org":
        return clause
    if paper.noun is None or paper.noun.lemma not in _PAPERS or paper.det or paper.number != "sg" or paper.name:
        return clause
    if inner.verb.lemma not in {"modificar", "ampliar", "extender", "prorrogar", "cambiar", "actualizar", "renovar"}:
        return clause
    return replace(clause, complement=replace(inner, object=replace(paper, det="poss")))


#: What a river does when it overflows.
_FLOODS = frozenset(("flood", "affect", "destroy", "damage"))
#: What overflows.
_WATERS = word_set("río quebrada laguna riachuelo canal acequia lago")


def _burst(clause: Clause, lexicon: Lexicon) -> Clause:
    """ "desborde del río Ica inunda 40 casas": the river has burst its banks and flooded them."""
    flood, verb = clause.subject, clause.verb
    if clause.frame.en not in _FLOODS or verb.voice != "active" or verb.helper or verb.is_negated or clause.also:
        return clause
    if flood is None or flood.noun is None or flood.also or flood.adjectives or clause.object is None or clause.twin:
        return clause
    if any(a.time is not None for a in clause.adjuncts):
        return clause  # when it flooded them, not when it burst
    head, *rest = flood.noun.lemma.split()
    if head not in {"desborde", "desbordamiento", "rebose"}:
        return clause
    if rest == ["de", "río"] and not flood.phrases:
        noun = next(iter(lexicon.nouns.get("río", ())), None)
        water = replace(flood, noun=noun, gender="m", det="indef" if flood.name is None else "def")
    elif not rest and len(flood.phrases) == 1 and flood.phrases[0].prep == "de" and flood.name is None:
        water = flood.phrases[0].object
    else:
        return clause
    is_river = water.noun is None and water.name is not None and water.name.kind.startswith("river")
    is_water = water.noun is not None and water.noun.lemma.split()[0] in _WATERS
    if not (is_river or is_water) or water.number == "pl" or water.also:
        return clause
    if water.name is None and not water.det:
        water = replace(water, det="indef")
    fills = replace(
        clause, subject=water, adjuncts=tuple(a for a in clause.adjuncts if not a.is_front), start=verb.start
    )
    fills = replace(fills, frame=replace(fills.frame, event="destroy"))  # done once, and not what goes on
    bursts = replace(clause.frame, en="burst", particle="its banks", event="destroy", arguments=(), object=frozenset())
    return replace(
        clause, subject=water, frame=bursts, object=None, arguments=(), also=(fills,), joint="and",
        adjuncts=tuple(a for a in clause.adjuncts if a.is_front),
    )  # fmt: skip


def _into_one(clause: Clause) -> Clause:
    """ "cae al abismo": into a ravine, as nobody has told which."""
    arguments = tuple(
        (a, replace(np, det="indef")) if a.prep == "a" and _is_unnamed_hole(np) else (a, np)
        for a, np in clause.arguments
    )
    adjuncts = tuple(
        replace(a, phrase=replace(a.phrase, object=replace(a.phrase.object, det="indef")))
        if a.phrase is not None and a.phrase.prep == "a" and _is_unnamed_hole(a.phrase.object)
        else a
        for a in clause.adjuncts
    )
    also = tuple(_into_one(other) for other in clause.also)
    if (arguments, adjuncts, also) == (clause.arguments, clause.adjuncts, clause.also):
        return clause
    return replace(clause, arguments=arguments, adjuncts=adjuncts, also=also)


def _is_unnamed_hole(np: NounPhrase) -> bool:
    is_told = bool(np.name or np.relative or np.participle or np.locator or np.also or np.apposition)
    is_told = is_told or any(p.prep != "en" for p in np.phrases)
    is_hole = np.noun is not None and np.noun.lemma in _HOLES
    return is_hole and np.det == "def" and np.number == "sg" and not is_told


#: What a court decides of a crime.
_RULINGS = word_set("sentencia fallo veredicto")


def _of_case(clause: Clause) -> Clause:
    """ "esperan la sentencia | por el asesinato de …": the ruling on the murder, which nobody awaits for it."""
    thing = clause.object
    if thing is None or thing.noun is None or thing.noun.lemma not in _RULINGS or thing.also or thing.relative:
        return clause
    near = [
        a.phrase
        for a in clause.adjuncts
        if a.phrase is not None
        and a.phrase.prep == "por"
        and 0 <= a.start - thing.end <= 1
        and not (a.is_front or a.after_comma)
    ]
    if not near or class_of(near[0].object) not in {"crime", "event"}:
        return clause
    said = replace(near[0], en="on")
    ruled = replace(thing, phrases=(*thing.phrases, said), end=said.end)
    return replace(clause, object=ruled, adjuncts=tuple(a for a in clause.adjuncts if a.phrase is not near[0]))


#: What befalls people in the course of a protest, and is not their protest.
_BEFALLS = frozenset(("arrest", "detain", "injure", "kill", "die", "capture", "shoot"))


def _during_protest(clause: Clause, lexicon: Lexicon) -> Clause:
    """ "detenidos en protesta contra X": arrested during a protest against it, which the arrest was not."""
    noun = next(iter(lexicon.nouns.get("protesta", ())), None)
    if clause.frame.event not in _BEFALLS or noun is None:
        return clause
    held = [np for a, np in clause.arguments if a.prep == "en" and _is_unrest(np)]  # "detenidos en paro": no place
    if held:
        meant = tuple(Adjunct(start=np.start, end=np.end, phrase=_in_course_of(np)) for np in held)
        places = tuple((a, np) for a, np in clause.arguments if np not in held)
        clause = replace(clause, arguments=places, adjuncts=(*meant, *clause.adjuncts))
    adjuncts = tuple(_as_during(a, noun) for a in clause.adjuncts)
    return replace(clause, adjuncts=adjuncts) if adjuncts != clause.adjuncts else clause


#: What people are hurt in that is about something.
_DISPUTES = word_set("protesta enfrentamiento choque conflicto disputa pelea gresca reyerta pugna marcha paro bloqueo")


def _over_what(clause: Clause) -> Clause:
    """ "heridos en protestas | por el agua": hurt in protests over water, which has hurt nobody."""
    if clause.frame.event not in _BEFALLS or clause.verb.voice == "active":
        return clause
    for argument, cause in clause.arguments:
        if argument.prep != "por" or class_of(cause) in {"person", "group", "org", "name", "animal"}:
            continue
        for adjunct in clause.adjuncts:
            phrase = adjunct.phrase
            if phrase is None or phrase.object.noun is None or phrase.object.noun.lemma not in _DISPUTES:
                continue
            if phrase.object.phrases or adjunct.is_front or not 0 <= cause.start - adjunct.end <= 1:
                continue
            where = [p for p in cause.phrases if p.prep == "en"]
            bare = replace(cause, phrases=tuple(p for p in cause.phrases if p.prep != "en"))
            over = Phrase(start=adjunct.end, end=cause.end, prep="por", object=bare, en="over")
            about = replace(adjunct, phrase=replace(phrase, object=replace(phrase.object, phrases=(over,))))
            places = tuple(Adjunct(start=p.start, end=p.end, phrase=p) for p in where)
            adjuncts = tuple(one for a in clause.adjuncts for one in ((a,) if a is not adjunct else (about, *places)))
            return replace(clause, adjuncts=adjuncts, arguments=tuple(x for x in clause.arguments if x[1] is not cause))
    return clause


#: What people do while others are hurt or held.
_UNREST = word_set("paro huelga protesta marcha bloqueo movilización plantón desalojo manifestación")


def _is_unrest(np: NounPhrase) -> bool:
    return np.noun is not None and np.noun.lemma.split()[0] in _UNREST and np.number != "pl"


def _in_course_of(np: NounPhrase) -> Phrase:
    return Phrase(start=np.start, end=np.end, prep="en", object=np, en="during")


def _as_during(adjunct: Adjunct, noun: NounForm) -> Adjunct:
    phrase = adjunct.phrase
    if phrase is not None and phrase.prep == "en" and not phrase.en and _is_unrest(phrase.object):
        return replace(adjunct, phrase=replace(phrase, en="during"))
    if phrase is None or not phrase.prep.startswith("en protesta"):
        return adjunct
    tie = "por" if phrase.prep.endswith("por") else "contra"
    inner = Phrase(
        start=phrase.start, end=phrase.end, prep=tie, object=phrase.object, en="over" if tie == "por" else "against"
    )
    protest = NounPhrase(start=phrase.start, end=phrase.end, noun=noun, det="indef", gender="f", phrases=(inner,))
    return replace(adjunct, phrase=replace(phrase, prep="en", object=protest, en="during"))
