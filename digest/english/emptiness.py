"""What a sentence leaves unsaid that its predicate wants: an arrival without its purpose, a find without its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.claim_types import PIECE, Claim
from digest.english.bare import is_bare
from digest.english.entries import word_set
from digest.english.newsworthy import thing_of
from digest.english.readings import AdjectiveForm
from digest.spanish.senses import class_of
from digest.spanish.tokens import tokenise
from digest.spanish.tree import Adjunct, Clause, NounPhrase, phrases_of

#: What is done to people who have something to do elsewhere.
_SENDS = word_set("send deploy dispatch assign")
#: Verbs that want a preposition and what follows it: against what, of what, in what, with whom.
_WANTING = word_set("vote appeal participate vouch resort contribute object respond reply coincide insist opt compete")
#: What somebody says something about, without saying what.
_TOLD_ABOUT = word_set("explain detail describe analyse discuss mention recall comment address specify clarify recount")
#: How such a verb ends: "report on".
_ABOUT = word_set("on about regarding")
#: What is found has been somewhere.
_FINDS = word_set("find detect discover locate")
_FOUND = word_set("artefact substance animal plant body natural crime event person amount area")
#: What carries something, which is why it was stopped.
_CARRIERS = word_set(
    "vehículo camión camioneta auto automóvil carro bus ómnibus minivan moto motocicleta mototaxi embarcación bote "
    "lancha barco canoa chalupa avioneta aeronave helicóptero tráiler volquete cisterna furgón convoy deslizador peque"
)
_STOPPED = word_set("seize find stop intercept search hold detain impound inspect")
#: What is done to somebody for a deed.
_FOR_A_DEED = word_set("arrest detain sentence fine accuse charge punish sanction dismiss suspend")
#: What is done to anybody, or to what they run, for something: no news without what for.
_FOR_SOMETHING = word_set("fine penalise sanction close halt suspend")
#: What has harmed somebody, without which it is no news.
_BY_SOMETHING = word_set("poison contaminate infect")
_BY_WHAT = frozenset(("poisoned", "contaminated", "infected"))
#: What is filed against something, and sends that is somewhere.
_FILED = frozenset((
    "apelación", "recurso de apelación", "recurso", "demanda", "denuncia", "denuncia penal", "queja", "amparo",
    "acción de amparo",
    "demanda de amparo", "recurso de amparo", "acción legal", "medida cautelar", "recurso de reconsideración",
))  # fmt: skip
_GRANTED = word_set("grant receive hand_over obtain give award deliver title approve request")
_PERMITS = word_set("concesión permiso licencia autorización certificado cesión contrato derecho")
_PROTESTING = word_set("exigiendo demandando pidiendo reclamando rechazando para contra por")
_ASKED_FOR = word_set(
    "pedido solicitud propuesta decisión demanda reclamo planteamiento iniciativa respuesta versión postura posición "
    "oferta exigencia petición recomendación observación"
)
_MOVES = word_set("despliegue envío traslado")
#: What is so for years, told beside the news.
_BACKGROUND = word_set(
    "operate belong border inhabit own have cover comprise represent live contain lie consist depend"
)
#: Measures that say nothing without what they measure, and what holds something.
_MEASURES = word_set("tonelada kilo kilogramo gramo litro galón barril onza metro quintal arroba lote cargamento")
_HOLDERS = word_set(
    "saco bolsa caja bidón cilindro tambor tanque costal paquete balde galonera timbo contenedor maleta mochila "
    "barrica fardo envase recipiente balón botella maletín"
)
#: What is done to things, of which a measure alone names none.
_HANDLED = word_set(
    "lose seize find destroy recover release sell deliver spill confiscate transport move extract produce steal donate "
    "hand_over distribute process"
)
#: What is extended for something.
_TERMS = frozenset(("plazo", "fecha límite", "fecha", "cronograma"))
#: What says where or when, and nothing of what for.
_WHERE = frozenset(("en", "desde", "hacia", "hasta", "a", "de", "por"))


def _answers(clause: Clause) -> bool:
    """ "la carta responde a una solicitud": what a document is sent for."""
    return (
        clause.subject is not None
        and class_of(clause.subject, clause.verb.lemma) == "document"
        and bool(clause.arguments)
    )


def empty(claim: Claim, clause: Clause, text: str, dropped: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Why a reader would ask what for, of what, in what or where."""
    assert claim.parse is not None
    whole = claim.parse.clause
    gone = {start for start, _ in dropped} | ({claim.parse.cut_at} if claim.parse.cut_at >= 0 else set())
    if comes_for_nothing(clause):
        yield "who comes, comes for something"
    sent = clause.object or clause.subject
    is_sent = sent is not None and clause.frame.en in _SENDS and class_of(sent) in {"person", "group"}
    if is_sent and not (clause.arguments or clause.adjuncts):
        yield "who is sent, is sent somewhere"  # "El Minem desplazó dos técnicos"
    if (
        clause.frame.event == "say"
        and clause.frame.en == "respond"
        and not (clause.complement or clause.object or _answers(clause))
    ):
        yield "what was answered is left open"  # "responden a la PCM: …"
    if _is_period_lost(claim, clause, dropped):
        yield "over what period"
    if clause.frame.en == "locate" and clause.verb.voice != "active":
        yield "where something lies is no news"
    if _is_background(claim, clause):
        yield "what is so for years is no news"
    for one in clauses_told(clause):
        yield from _wanting(one)
    if _tells_about(clause):
        yield "told of, and not what was told"  # "la OEFA informa sobre los procedimientos"
    if re.search(r"\b(?:against|for|of|on|with|about|to|from|by|at)$", text.rstrip(". ")):
        yield "it breaks off behind a preposition"
    if _is_found_nowhere(claim, clause, bool(dropped)) and "nationwide" not in text:
        yield "found where"
    if _is_measure_of_nothing(clause):
        yield "how much of what"
    if re.search(r"\d cubic metres\.?$", text) and clause.frame.event == "reach" and "second" not in text:
        yield "how much of it in what time"  # "el caudal supera los 900 metros cúbicos": a second
    term = clause.object
    is_term = term is not None and term.noun is not None and term.noun.lemma in _TERMS
    if term is not None and is_term and clause.frame.en == "extend" and not (_says_of_what(term) or clause.arguments):
        yield "a deadline for what"  # "amplía plazo | para inscribirse en el Reinfo"
    declared = clause.object.noun.lemma.split() if clause.object is not None and clause.object.noun is not None else []
    is_declared = "emergencia" in declared and clause.frame.en in {"declare", "extend"} and claim.parse.place is None
    if is_declared and not _is_emergency_somewhere(clause):
        yield "an emergency where, or because of what"
    tokens = tokenise(claim.source)
    words = {tokens[at].low for at in gone if 0 <= at < len(tokens)}
    left = {token.low for start, end in dropped for token in tokens[start:end]}
    behind = {tokens[at + 1].low for at in gone if 0 <= at < len(tokens) - 1 and tokens[at].text == ","}
    if _is_bare_protest(clause) and (gone or claim.sense.partition(PIECE)[2]):
        yield "what for is left off"  # "400 personas protestan | y exigen justicia por …"
    if clause.frame.event == "protest" and (words | behind) & _PROTESTING and not _is_reasoned(clause):
        yield "what for is left off"  # "se manifestaron frente a la Corte, | exigiendo …"
    if clause.frame.event == "sign" and words & {"para", "sobre", "por"}:
        yield "an agreement on what"  # "firman acuerdo con Nexa | para camino a Magistral"
    if re.search(r"\bsigning of an? (?:\w+ )?(?:agreement|contract)\W*$", text):
        yield "an agreement on what"  # "participa en la firma de convenio | para fortalecer …"
    is_given = clause.frame.event == "hand_over" and clause.verb.voice == "active" and clause.object is not None
    if is_given and gone and not clause.arguments and claim.parse.place is None:
        yield "handed over to whom"  # "entrega equipos | para fortalecer la lucha …"
    thing = thing_of(clause)
    old = thing_of(whole)
    head = thing.head
    was_more = _says_more(old) and not _says_more(thing)
    is_cut = was_more or bool(gone & {old.end, old.end + 1})
    if head in _CARRIERS and clause.frame.event in _STOPPED and not _says_more(thing) and (is_cut or not thing.name):
        yield "what it carried"  # "intervino un vehículo | que estaba cargado con explosivos"
    is_of_somebody = class_of(thing) in {"person", "group", "name"}
    if is_cut and is_of_somebody and clause.frame.event in _FOR_A_DEED and not _is_reasoned(clause):
        yield "what for is left off"  # "detuvieron a tres vecinos | que sacaban 90 varas"
    elif (
        "por" in words
        and not _is_reasoned(clause)
        and (
            clause.frame.event in _FOR_SOMETHING
            or (clause.frame.event == "raid" and not _says_more(thing) and not thing.name)
        )
    ):
        yield "what for is left off"  # "sanciona a operadora | por falta de señal"
    filed = clause.object.noun.lemma if clause.object is not None and clause.object.noun is not None else ""
    if "por" in words and filed in _FILED and not _is_reasoned(clause):
        yield "what for is left off"  # "presenta denuncia contra el Estado | por la muerte de líderes"
    if any(_is_numbered_law(np) for np in (clause.subject, clause.object)):
        yield "a law told by its number alone"
    said = clause.object or clause.arguments or clause.adjuncts or clause.complement or clause.predicate or clause.also
    is_all = not said
    counted = clause.subject if clause.verb.voice != "active" else None
    tells_what = counted is not None and counted.quantity is not None and bool(counted.phrases or counted.participle)
    names_nobody = claim.parse.place is None and not re.search(r"[A-ZÁÉÍÓÚÑ]", text[1:])
    if names_nobody and ((is_all and not tells_what) or "en" in left):
        yield "it happened nowhere"  # "Diez ovejas murieron.", "recupera un cuerpo | tras hundimiento en el Ucayali"


def _is_bare_protest(clause: Clause) -> bool:
    told = clause.object or clause.arguments or clause.complement or clause.also or clause.predicate
    rest = [a for a in clause.adjuncts if a.time is None and not (a.phrase is not None and a.phrase.prep == "en")]
    return clause.frame.event == "protest" and not told and not rest


#: What is counted over a period, and says little without it.
_OVER_TIME = word_set("lose produce spend invest export import record clear destroy seize collect receive earn sell")
_PERIOD = re.compile(
    r"\b(?:entre|desde|durante|en|de|del|a) (?:el |los |las )?(?:últim[oa]s? )?(?:\w+ )?"
    r"(?:(?:19|20)\d\d|años?|meses|mes|trimestre|semestre|bimestre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"setiembre|septiembre|octubre|noviembre|diciembre)\b",
    re.IGNORECASE,
)


def _is_period_lost(claim: Claim, clause: Clause, dropped: Sequence[tuple[int, int]]) -> bool:
    """ "Entre abril de 2024 y abril de 2025, la provincia perdió 1.200 hectáreas": when, was left off."""
    assert claim.parse is not None
    thing = thing_of(clause)
    is_sum = thing.quantity is not None and class_of(thing) in {"amount", "money"}
    if not is_sum or clause.frame.event not in _OVER_TIME or any(a.time is not None for a in clause.adjuncts):
        return False
    tokens = tokenise(claim.source)
    spans = [*dropped, *((a[0], a[1]) for a in claim.parse.asides)]
    return any(
        start < end <= len(tokens) and _PERIOD.search(claim.source[tokens[start].start : tokens[end - 1].end])
        for start, end in spans
    )


#: What is announced only to say what it is for.
_ANNOUNCED = word_set("acción medida actividad iniciativa propuesta plan proyecto obra paso decisión norma cambio")


def has_two_years(clause: Clause) -> bool:
    """ "cayó de US$ 5 millones en 2023 a US$ 4 millones en 2024": which year is of which figure, English must tell."""
    years = [a for a in clause.adjuncts if a.time and not a.is_front and re.fullmatch(r"in \d{4}", a.time.en)]
    return len(years) > 1


def says_nothing(clause: Clause) -> bool:
    """ "La Sunat anunció acciones": what they are for was left off, and nothing is said."""
    thing = clause.object
    is_there = isinstance(clause.predicate, AdjectiveForm) and clause.predicate.lemma in {"presente", "ubicado"}
    if is_there and not clause.adjuncts and not clause.arguments:
        return True  # "la minería ilegal está presente | en 20 regiones"
    if _is_left_unsaid(clause):
        return True
    if thing is None or thing.noun is None or clause.frame.event not in {"announce", "propose", "promise", "intend"}:
        return False
    is_empty = thing.noun.lemma in _ANNOUNCED and thing.det not in {"dem", "poss"} and not thing.adjectives
    return is_empty and thing.quantity is None and is_bare(thing, clause)


#: What nobody does without saying what.
_SAYS = word_set("say warn announce denounce promise propose demand claim confirm report request recommend")


def _is_left_unsaid(clause: Clause) -> bool:
    """ "Contralor advierte en Tarma: …": of what, is left off, and where it was said is no news."""
    is_active = clause.verb.voice == "active" and clause.frame.event in _SAYS and not clause.frame.particle
    told = clause.object or clause.complement or clause.predicate or clause.also or clause.twin or clause.arguments
    is_silence = clause.verb.is_negated and clause.frame.es == "responder"  # "no respondió hasta el cierre de …"
    return is_active and not told and not is_silence and not _is_topical(clause)


def _says_of_what(np: NounPhrase) -> bool:
    return bool(np.phrases or np.infinitive or np.relative or np.name)


def _is_emergency_somewhere(clause: Clause) -> bool:
    assert clause.object is not None
    told = any(a.phrase is not None for a in clause.adjuncts) or clause.arguments
    return bool(told or clause.object.phrases or clause.object.name)


def clauses_told(clause: Clause) -> Iterator[Clause]:
    """The clause and those that are told beside it or in it as news."""
    yield clause
    for other in clause.also:
        yield from clauses_told(other)
    if clause.complement is not None and clause.frame.clause in {"que", "inf"}:
        yield from clauses_told(clause.complement)


def comes_for_nothing(clause: Clause) -> bool:
    """Somebody arrives, goes or travels, and nothing says what for, how or after what."""
    who = clause.subject
    if clause.frame.event not in {"arrive", "travel"} or clause.also or who is None or clause.frame.en == "reach":
        return False
    if class_of(who) not in {"person", "group", "place", "org", "name"} or clause.complement or clause.object:
        return False
    return not any(_tells_why(a) for a in clause.adjuncts)


def _tells_why(adjunct: Adjunct) -> bool:
    if adjunct.purpose or adjunct.gerund or adjunct.state:
        return True
    return adjunct.phrase is not None and (
        adjunct.phrase.prep not in _WHERE or class_of(adjunct.phrase.object) in {"event", "act"}
    )


def _is_background(claim: Claim, clause: Clause) -> bool:
    """ "Glencore opera la mina Antapaccay" in a text: who reads of the news there knows no more of it."""
    if claim.is_headline or clause.frame.en not in _BACKGROUND or clause.verb.voice != "active":
        return False
    if clause.object is not None and clause.object.quantity is not None:
        return False  # "la reserva abarca 402 mil hectáreas"
    return clause.verb.tense in {"pres", "impf"} and not (clause.verb.helper or clause.verb.is_perfect)


def _wanting(clause: Clause) -> Iterator[str]:
    """What a verb is used with, and is not here."""
    is_filled = clause.object or clause.arguments or clause.complement or clause.predicate
    frame = clause.frame
    if frame.en in _WANTING and not frame.particle and not is_filled and not _is_topical(clause):
        yield f"{frame.en} what, or against what"
    if (frame.en, frame.particle) == ("take", "part") and not (is_filled or _is_topical(clause)):
        yield "take part in what"
    thing = clause.object
    if thing is not None and class_of(thing) == "time" and thing.det == "other":
        yield "more time for what"  # "Ica pide otro mes"
    is_harmed = frame.en in _BY_SOMETHING and clause.verb.voice != "active"
    if (is_harmed or frame.particle in _BY_WHAT) and not (clause.arguments or clause.adjuncts):
        yield "by what"  # "dos bomberos se intoxicaron"
    is_blamed = any(a.prep != "por" or clause.verb.voice == "active" for a, _ in clause.arguments) or clause.complement
    if frame.en in {"accuse", "charge", "blame"} and not (is_blamed or _is_topical(clause)):
        yield "accused of what"  # "Fiscalía acusa a dirigentes"
    is_called = (clause.arguments and frame.en == "summon") or any(a.prep != "por" for a, _ in clause.arguments)
    is_called = is_called or clause.complement is not None  # "cita a gobernador por obras paralizadas"
    if frame.en in {"invite", "summon"} and not (is_called or _is_topical(clause)):
        yield "invited to what"  # "dijo no haber sido invitada"
    if thing is not None and thing.noun is not None and thing.noun.lemma in _FILED and not _is_against(clause, thing):
        yield "against what, or for what"  # "anunció un recurso de apelación"
    if thing is not None and (frame.event in _GRANTED or frame.en == "revoke") and _is_permit_alone(thing):
        yield "of what, or for what"  # "otorga 14 concesiones a comunidades"
    if frame.en == "resign" and any(a.prep == "a" and _is_talk(np) for a, np in clause.arguments):
        yield "whether one resigns from it"  # "renuncia a mesa de diálogo": has pulled out of
    if frame.en == "leave" and thing is not None and thing.noun is not None and thing.noun.lemma == "detenido":
        yield "so many arrested, rather than left"  # "operativo deja 12 detenidos"
    if thing is not None and _is_anybodys(thing):
        yield "what was asked or decided"  # "rechazó el pedido de la Fiscalía"
    if thing is not None and thing.noun is not None and thing.noun.lemma in _MOVES and not _is_placed(clause, thing):
        yield "where to"  # "anunció el despliegue de 11 mil policías"
    if frame.en == "identify" and thing is not None and class_of(thing) == "person" and not _says_more(thing):
        yield "whom, of all people"  # "identificó a cinco presuntos azuzadores"


_ABOUT_WHAT = frozenset(("contra", "por", "de", "para", "sobre", "en contra de", "ante", "a favor de", "a"))


def _is_against(clause: Clause, thing: NounPhrase) -> bool:
    inner = [p.prep for p in thing.phrases] + [a.prep for a, _ in clause.arguments]
    inner += [a.phrase.prep for a in clause.adjuncts if a.phrase is not None]
    is_told = bool(thing.adjectives or thing.name or thing.relative or thing.infinitive or clause.also)
    is_told = is_told or any(a.purpose is not None for a in clause.adjuncts)  # "medida cautelar para detener la obra"
    return is_told or bool(_ABOUT_WHAT.intersection(inner))


def _is_talk(np: NounPhrase) -> bool:
    is_table = np.noun is not None and np.noun.lemma.split()[0] in {"mesa", "diálogo"}
    return is_table or class_of(np) in {"event", "abstract", "act"}


def _is_permit_alone(thing: NounPhrase) -> bool:
    is_permit = thing.noun is not None and thing.noun.lemma in _PERMITS
    return is_permit and not (_says_more(thing) or thing.phrases or thing.name or thing.also or thing.det == "poss")


def _is_anybodys(thing: NounPhrase) -> bool:
    """Whether of what somebody asks for or has decided only who is told."""
    if thing.noun is None or thing.noun.lemma not in _ASKED_FOR or thing.adjectives or thing.name or thing.also:
        return False
    if thing.infinitive or thing.relative or thing.participle or not thing.phrases:
        return False
    return all(p.prep == "de" and class_of(p.object) in {"org", "person", "group", "name"} for p in thing.phrases)


def _is_placed(clause: Clause, thing: NounPhrase) -> bool:
    inner = [p.object for p in thing.phrases if p.prep != "de"]
    inner += [a.phrase.object for a in clause.adjuncts if a.phrase is not None] + [np for _, np in clause.arguments]
    return any(class_of(np) in {"place", "area", "natural", "org", "group"} for np in inner)


def _tells_about(clause: Clause) -> bool:
    if clause.complement is not None:
        return False
    about = {*clause.frame.particle.split(), *(argument.en for argument, _ in clause.arguments)}
    is_report = clause.frame.en == "report" and bool(_ABOUT & about)
    return is_report or (clause.frame.en in _TOLD_ABOUT and clause.object is not None)


def _is_topical(clause: Clause) -> bool:
    """ "votaron | contra la represa": what is wanted stands with the verb as an adjunct."""
    phrases = [a.phrase for a in clause.adjuncts if a.phrase is not None]
    return any(p.prep not in _WHERE or class_of(p.object) in {"event", "act"} for p in phrases)


def _is_found_nowhere(claim: Claim, clause: Clause, is_shorter: bool) -> bool:
    """ "detectó explosivos sin autorización": where is the news."""
    assert claim.parse is not None
    found = next((c for c in clauses_told(clause) if c.frame.event == "find" and c.frame.en in _FINDS), None)
    if found is None or claim.parse.place is not None or found.complement is not None:
        return False
    thing = thing_of(found)
    if class_of(thing, found.verb.lemma) not in _FOUND:
        return False
    # "la Diresa de Junín halló arsénico | por encima del límite en el agua de 22 anexos": not where its finders are
    is_shorter = is_shorter or claim.parse.cut_at >= 0
    told = replace(clause, subject=None) if is_shorter and clause.verb.voice == "active" else clause
    return not any(np.locator or (np.name is not None and _is_somewhere(np)) for np in phrases_of(told))


def _is_somewhere(np: NounPhrase) -> bool:
    """A named place, or a named river that is told with what it is: "en el río Itaya"."""
    assert np.name is not None
    return np.name.cls in _SOMEWHERE or np.name.kind.startswith("river") or class_of(np) in _SOMEWHERE


_SOMEWHERE = frozenset(("place", "area", "natural"))


def _says_more(np: NounPhrase) -> bool:
    """Whether more than its kind and number is told of a thing."""
    is_local = all(p.prep == "en" for p in np.phrases)
    more = np.relative or np.participle or np.infinitive or np.apposition or np.aside or np.tails or np.adjectives
    return bool(more) or not is_local


def _is_reasoned(clause: Clause) -> bool:
    """Whether it says what for, after what or with what somebody was held to account."""
    if any(argument.prep in {"por", "con", "de", "a"} for argument, _ in clause.arguments):
        return True
    return any(_tells_why(a) or (a.phrase is not None and a.phrase.prep in {"con", "por"}) for a in clause.adjuncts)


def _is_measure_of_nothing(clause: Clause) -> bool:
    """ "pierden 12 toneladas", "decomisan 30 bidones", "conserva el 45 %": of what?"""
    thing = thing_of(clause)
    is_told = any(p.prep in {"de", "con"} for p in thing.phrases) or thing.also or thing.name
    if is_told or thing.participle or thing.relative:
        return False
    head = thing.head
    if head in _HOLDERS and not any(a.lemma in {"explosivo", "químico"} for a in thing.adjectives):
        return clause.frame.event in _HANDLED
    if thing.quantity is None:
        return head in {"lote", "cargamento", "carga"} and clause.frame.event in _HANDLED and not thing.adjectives
    if thing.noun is None:
        moves = clause.frame.event in {"rise", "fall", "reach"} or "by" in clause.frame.particle.split()
        return thing.quantity.en.endswith("%") and clause.object is not None and not moves and not clause.arguments
    return (clause.frame.event in _HANDLED or clause.frame.en in _HANDLED) and (
        head in _MEASURES or (head == "hectárea" and clause.frame.event == "lose")
    )


def _is_numbered_law(np: NounPhrase | None) -> bool:
    """ "publicó la Ley 31973": what it is about is the news."""
    if np is None or np.noun is None or np.name is None or class_of(np) not in {"law", "document"}:
        return False
    more = np.phrases or np.relative or np.participle or np.apposition or np.adjectives or np.also
    is_short = bool(
        re.fullmatch(r"[\d.]+(?:[-/]\w+)*" + (r"|[A-ZÁÉÍÓÚ][a-zñáéíóú]+" if class_of(np) == "law" else ""), np.name.en)
    )  # "la Ley 31973", "la ley Mape"
    return is_short and not more
