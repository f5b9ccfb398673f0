"""What a reader would ask of a sentence that is right as far as it goes: of what, about what, which of them, whose."""

import re
from collections.abc import Iterator

from digest.claim_types import Claim
from digest.english.anaphora import is_known_before
from digest.english.emptiness import clauses_told
from digest.english.entries import word_set
from digest.english.lacking_words import ALL_PLAIN, finder
from digest.english.newsworthy import thing_of
from digest.spanish.senses import class_of
from digest.spanish.tokens import tokenise
from digest.spanish.tree import Clause, NounPhrase, phrases_of

#: Words that point to a reason, a case or a frame that only the sentence before tells.
_POINTS_BACK = re.compile(
    r"\b(?:for|because of) (?:this|that) (?:reason|cause|fact)\b"
    r"|\bin this (?:context|regard|sense|way|case|framework)\b"
    r"|\b(?:this|that) (?:matter|issue)\b"
)
#: Somebody found at what he was doing.
_AT_WORK = re.compile(
    r"\b(?:sorprend|encontr|hall|descubr|intervin|intervien)\w+ a [^.,]*?\b\w+(?:ando|iendo)\b", re.IGNORECASE
)
_SINGLED_OUT = re.compile(
    r"\b(?:especialmente|principalmente|sobre todo|en particular|particularmente|en especial|mayormente)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:presión|posición|postura|rechazo|reclamo|respuesta|defensa|lucha|oposición)(?: \w+)? frente al?\b"
)
#: How what is given ends, where nobody is told what for.
_TERM_LAST = ("deadline.", "ultimatum.", " days.", " hours.")
#: A request of nothing, and one that says what it is for.
_REQUEST = re.compile(
    r"\b(?:rejected|approved|granted|considered|denied|received) (?:the |an? |several |new |two |three )*"
    r"(?:requests?|petitions?)"
    r"(?: (?:of|from|by) [^.]*)?\.?$"
)
_ASKED = re.compile(r"\b(?:requests?|petitions?)\b[^.]* (?:to|for|that|over|on) ")
_ULTIMATUM = re.compile(
    r"^(?:(?! and ).)*\bgiven\b[^.]*\ban? (?:[\w-]+ )?(?:deadline|ultimatum)\.$"
    r"|\bgiven\b[^.]* (?:\d+|[a-z]+) (?:days|hours)\.$"
)
#: Whose first days in office are meant, where it is not who is spoken of.
_IN_OFFICE = re.compile(r"\bfirst \d+ days in office\b")
_GOVERNS = re.compile(
    r"^(?:The (?:new )?(?:president|government|prime minister|mayor|governor|minister)\b|[^.]*\bmayor\b)"
)
#: A paper of somebody, who may have issued or received it.
_PAPER_FROM = re.compile(r"\b(?:permit|licence|authorisation)s? from [A-Z]")
_ISSUES = re.compile(
    r"ministry|authority|agency|government|municipality|council|office|service|regulator", re.IGNORECASE
)
#: "opened a fire", who was ordered nothing, "the law Cooperation Agency", "The head has been appointed".
_NO_ENGLISH = re.compile(
    r"\bopened a fire\b|^Between [a-z]+ and [a-z]+, |\bthat ha(?:s|ve|d) [A-Z][\w-]+(?: [A-Z][\w-]+)*\.$"
    r"|^(?:In [^,]+, )?[\d,]+ people have protested\.$|\bthe number of dead has\b|\baffected areas\.$|^DP has\b"
    r"|\b(?:captain|major|colonel|lieutenant|general) (?:EP|AP|FAP|PNP) "
    r"|\b(?:against|over|of|about) illegal trafficking\.$|\bcoordinating response (?:measures|actions)\.$"
    r"|\bthe [A-Z][\w-]+ people of [A-Z][\w-]+ [A-Z]"
    r"|\b(?:the|an?) (?:located|placed|settled|situated) [a-z]"
    r"|\bha(?:s|ve) been trafficked\b(?! (?:to|from))"
    r"|\bhas (?:ordered|urged) [A-Z][\w-]+\.$|\bthe law [A-Z](?!CT\b)|^The [A-Z]\w+ International\b"
    r"|^The (?:head|chief|director|manager|president)\b[^,]* has been appointed\.$"
)
_BARE_OUTPUT = re.compile(
    r"^(?:(?:In|Between) [^,]+, )?(?:(?:[Tt]otal|[Nn]ational|[Tt]he) )?(?:[Pp]roduction|[Oo]utput) "
    r"(?:has|had|will|rose|fell|grew|totalled|increased|dropped)\b"
)
_JUDGED_BY = re.compile(r"\b(?:acquitted|sentenced|convicted|tried) by ")
_JUDGES = re.compile(
    r"\b(?:court|judge|judges|judiciary|tribunal|chamber|jury|magistrates?|assembly|patrol)\b", re.IGNORECASE
)
#: How much was paid of how much, where nothing says what the whole is.
_PART_OF_SUM = re.compile(
    r"(?:S/|US\$)[\d.,]+(?: [mb]illion)? of (?:the )?(?:S/|US\$)[\d.,]+(?: [mb]illion)?(?:\.|, according)"
)
#: What is weighed and is not told: "imported 30 tonnes".
_OF_NO_STUFF = re.compile(
    r"\b(?:imported|exported|produced?|processed|seized|confiscated|found|sold|bought) (?:\w+ ){0,2}?[\w.,]+ "
    r"(?:tonnes|kilos|kilograms|litres|gallons)(?: (?:in|on|at) [^.]*)?\.$"
)
_ALLEGED_FOR = re.compile(
    r"\b(?:presunta|supuesta|aparente|presumible)mente,? (?:para|con)\b|\bal parecer,? para\b", re.IGNORECASE
)
_ESTIMATE = re.compile(r"\bestimates? (?:about |some |at least )?[\d.,]+(?: [mb]illion)? (?:tonnes|ounces|hectares)\b")
_ENDED_WITH = re.compile(r"\b(?:culmin|termin|conclu|finaliz)\w+ (?:con|en)\b")
_BETWEEN = re.compile(r"\b(?:(?:to|has|have) (?:mediated?|negotiated?)|(?:has|have) intervened)\.$")
_NO_OBJECT = re.compile(
    r"\b(?:expressed|voiced|stated) (?:its|their|his|her) (?:opposition|concern|support|interest|rejection)\.$"
)
_AT_SCENE = re.compile(r"\bat the scene\.$")
_FOUND_THERE = re.compile(r"\b(?:died|dead|killed|arrested|detained|found|seized|arrived|lost|injured)\b")
#: A change that is set beside nothing: "exports have grown by 12%".
_SINCE_WHEN = re.compile(
    r"^(?!.*\b(?:in(?! infrastructure| exploration| mining| equipment)|since|between|during|compared"
    r"|this|last|after|every|annual|monthly) )"
    r"[^.]*\b(?:[Oo]utput|[Pp]roduction|[Ee]xports|[Ii]mports|[Ii]nvestment|[Ss]ales|GDP)\b[^.]*"
    r"\bha(?:s|ve) (?:grown|risen|fallen|increased|declined|dropped) by [\d.]+%\.$"
)
#: A change or a sum of nobody knows which time: "shipments have totalled US$4.2 billion".
_CHANGED = re.compile(
    r"^(?!.*\b(?:in (?:the (?:first|second|third|fourth|last|past)|\d|[A-Z]\w+ \d)|since|between|during"
    r"|compared|this|last|every|annual|monthly|until|so far|a year|year-on-year|again) ?)"
    r"[^.]*\bha(?:s|ve) (?:(?:grown|risen|fallen|increased|declined|dropped|decreased) by [\d.]+%"
    r"|totalled (?:US\$|S/)[\d.,]+(?: [mb]illion)?)\.$"
)
#: How such a sentence ends: with a share, or a sum.
_ENDS_CHANGED = ("%.", "illion.", *(f"{digit}." for digit in range(10)))
#: By what time something came to so much, rather than at it.
_AT_CLOSE = re.compile(r"\bhave (?:received|totalled|reached|been \w+)\b[^.]* at the (?:end|close) of\b")
_BARE_DAYS = re.compile(r"\b(?:days|weeks|hours) of operations\b(?! against)")
_PILED = re.compile(r"\bof the Amazon (?:of|in) the \w+ (?:area|part|region)\b|\bof the \w+ of the \w+ of the\b")
_NOT_USED = re.compile(r"\bcalled for [^.,]*\bfor [^.,]* not to be \w+")
_POSSESSIVE = re.compile(r"\b([A-Z]\w+)['’]s ([A-Z]\w+)")
#: A list that goes on behind what was read: "… de pino, eucalipto y cedro".
_GOES_ON = re.compile(r"\s*,\s*[a-záéíóúñ]+(?: [a-záéíóúñ]+){0,2} [ye] [a-záéíóúñ]+\b(?! \w+(?:ron|ó|rán)\b)")
_COUNTS_ON = re.compile(
    r"\s*,\s*(?:más de |unos |unas |otr[oa]s )?(?:\d[\d.,]*|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|vari[oa]s)"
    r" (?:mil )?[a-záéíóúñ]+(?: [a-záéíóúñ]+){0,4}(?:,| [ye] )"
)
#: Persons who are something of somebody, and are introduced by it.
_LEADING = word_set("líder lideresa dirigente dirigenta defensor defensora activista representante")
#: Sums that say nothing without how much or of what.
_SUMS = word_set("monto suma cantidad porcentaje parte cifra pérdida adelanto anticipo cuota")
_HELD = frozenset(
    (
        "reunión",
        "encuentro",
        "sesión",
        "taller",
        "asamblea",
        "foro",
        "mesa de trabajo",
        "reunión de trabajo",
    )
)
_TESTS = frozenset(("prueba rápida", "prueba", "muestra", "examen", "kit", "dosis"))
_HANDED = word_set("send deliver hand_over give distribute donate receive")
#: Judgements of nobody for nothing.
_JUDGEMENTS = frozenset(("sentencia", "sentencia condenatoria", "condena", "fallo", "sanción", "multa"))
#: What authorities do all the time, and is news only where it is told where or which.
_WATCHES = word_set("monitor inspect supervise oversee check watch")
_PLACED = frozenset(("place", "area", "natural"))


#: Without its article, a district of a region is not the one that is called like it.
_OF_DISTRICT = re.compile(r"\bde (?:un )?(?:distrito|provincia) de [A-ZÁÉÍÓÚÑ]")
#: What titles are for rather than given to.
_GROUNDS = word_set("predio parcela terreno lote chacra tierra territorio")


def lacking(claim: Claim, clause: Clause, text: str) -> Iterator[str]:
    """Why a reader would ask back, or mend it."""
    if _ALLEGED_FOR.search(claim.evidence.quote) and not re.search(r"\b(?:allegedly|apparently) for\b", text):
        yield "what is alleged: the deed, or what for"  # "era llevado a Ilo, presuntamente, para la minería ilegal"
    if _ESTIMATE.search(text):
        yield "estimated to be what"  # "estima 3 millones de toneladas para 2027"
    if _ENDED_WITH.search(claim.source) and re.search(r"\bended (?:in|at|on) ", text):
        yield "ended with what"  # "culminó con la destrucción de plantas en el distrito": it did not end there
    if _BETWEEN.search(text):
        yield "between whom"  # "la Defensoría busca mediar"
    if _NO_OBJECT.search(text):
        yield "to what"  # "expresó su rechazo"
    if _AT_SCENE.search(text) and not _FOUND_THERE.search(text):
        yield "at which scene"
    if clause.joint.strip(", ") == "when" and clause.verb.tense == "pres" and not clause.verb.is_perfect:
        yield "what is so, and when it was"  # "siguen atrapados tras un ataque, cuando unos hombres volaron …"
    if _POINTS_BACK.search(text):
        yield "what the sentence before tells"  # "sancionó a tres firmas por este motivo"
    if _OF_DISTRICT.search(claim.source):
        yield "the district of that name, or one in it"  # "alcalde de distrito de Huánuco"
    if _AT_WORK.search(claim.source) and not re.search(r"[a-z]ing\b", text):
        yield "caught doing what"  # "sorprenden a mineros talando bosque"
    if _SINGLED_OUT.search(claim.source):
        yield "what is singled out of which"  # "el alza del delito, especialmente en Jaén"
    if _AGAINST.search(claim.source):
        yield "«frente a» of a place, or against whom"  # "en señal de presión frente al municipio"
    for place in finder().due(text):
        pattern, message = ALL_PLAIN[place]
        if pattern.search(text):
            yield message
    if text.endswith(_TERM_LAST) and _ULTIMATUM.search(text):
        yield "a deadline for what"
    if _REQUEST.search(text) and not _ASKED.search(text):
        yield "what was asked for"
    if _IN_OFFICE.search(text) and not _GOVERNS.search(text):
        yield "whose days in office"
    for found in _PAPER_FROM.finditer(text):
        if not _ISSUES.search(text[found.end() - 1 :][:60]):
            yield "whose permit, or from whom"  # "el permiso de Southern"
    if _BARE_DAYS.search(text) and not re.search(r"[A-ZÁÉÍÓÚÑ](?!/)", text[1:]):
        yield "operations against what"  # "en tres días de operaciones"
    if _PART_OF_SUM.search(text):
        yield "a part of a sum, and of which"  # "2 millones de los 10 millones | que debe"
    if re.search(r"\b(?:its|their|his|her) [A-Z]\w+(?: [A-Z]\w+)?['’]s? ", text):
        yield "whose of whose"  # "its Cerro Verde's shares"
    if any(f"{owned} de {whose}" in claim.source for whose, owned in _POSSESSIVE.findall(text)):
        yield "a name taken apart"  # "la concesión Ojos de Agua"
    if _NO_ENGLISH.search(text):
        yield "as it is not said"
    if _BARE_OUTPUT.search(text):
        yield "production of what"
    if (over := _JUDGED_BY.search(text)) and not _JUDGES.search(text[over.end() :][:40]):
        yield "by whom, or over what"  # "absueltos por el Baguazo"
    if not claim.is_headline and text.startswith("Another ") and not text[8:9].isdigit():
        yield "one more of its like"  # "otro minero perdió una mano"
    if not claim.is_headline and text.endswith(_ENDS_CHANGED) and _CHANGED.search(text):
        yield "a change since when"  # "la pesca cayó 41 % | debido al fenómeno de El Niño"
    if "declared" in text and " en alerta" in claim.source and "alert" not in text:
        yield "declared to be what"  # "declaró en alerta las cuencas"
    if _SINCE_WHEN.search(text):
        yield "a change since when"
    if _OF_NO_STUFF.search(text):
        yield "how much of what"
    if _is_people_for_place(claim, clause):
        yield "one of a people, or what is called by its name"
    if _PILED.search(text):
        yield "one place in another and another"
    if _NOT_USED.search(text):
        yield "what is not to be used, and for what"
    if _is_list_cut(claim):
        yield "a list may have been cut"
    if _AT_CLOSE.search(text):
        yield "at the end of it, or by then"
    if _is_place_behind_place(clause):
        yield "which of two places is the deed's"
    for one in clauses_told(clause):
        yield from _asked(claim, one)
        said = one.complement if one.frame.clause == "que" else None
        who = said.subject if said is not None and said.verb.voice == "active" else None
        if who is not None and said is not None and is_known_before(who, said.verb.lemma, is_subject=True):
            yield "something has been named before"  # "señaló que la norma debilita la lucha": which
    for np in phrases_of(clause):
        yield from _who(np)


def _asked(claim: Claim, clause: Clause) -> Iterator[str]:
    assert claim.parse is not None
    thing = thing_of(clause)
    head = thing.noun.lemma if thing.noun is not None else ""
    is_bare = not (thing.phrases or thing.name or thing.relative or thing.participle or thing.infinitive or thing.also)
    frame, who = clause.frame, clause.subject
    if frame.es == "administrar" and claim.is_headline and clause.verb.tense == "pres" and not clause.verb.helper:
        yield "what is so, told as news"  # "universidades administran S/ 900 millones"
    if head in {"bien", "mercadería", "mercancía", "producto"} and is_bare and not thing.adjectives:
        yield "what things"  # "incauta bienes"
    if frame.event == "lead" and who is not None and who.noun is None and class_of(who) == "place":
        yield "leads in it, or has led it"  # "San Martín lidera la reforestación"
    is_taken = frame.es == "trasladar" and frame.en in {"take", "carry"} and class_of(thing) in {"person", "group"}
    if is_taken and not clause.arguments:
        yield "taken where"  # "trasladan a alumnos por contaminación"
    if frame.en == "denounce" and class_of(thing) in {"person", "group"}:
        yield "reported, or charged"  # "los cabecillas serán denunciados"
    of = thing.phrases[0].object if thing.phrases and thing.phrases[0].prep == "de" else None
    is_placed = of is not None and of.noun is None and of.name is not None and of.name.cls == "place"
    if head == "construcción" and is_placed:
        yield "the construction of what there"  # "construcción de Haquira"
    is_alone = is_bare and not (clause.arguments or _is_about(clause))
    if head == "perjuicio" and thing.quantity is not None and is_alone:
        yield "a loss in what"
    if head == "perjuicio económico" and is_alone:
        yield "a loss in what"
    if head.startswith("procedimiento") and frame.event == "start" and is_alone:
        yield "proceedings against whom"
    if (
        frame.en in {"obtain", "raise", "secure"}
        and class_of(thing) == "money"
        and not (clause.arguments or _is_about(clause) or thing.phrases)
    ):
        yield "money for what, or from whom"  # "obtiene US$ 50 millones | para ampliar"
    is_nameless = (
        head.startswith("área de conservación") and not (thing.name or thing.quantity) and thing.number == "sg"
    )
    if is_nameless and clause.verb.voice != "active" and not _is_somewhere(claim, clause):
        yield "which area, and where"
    if (
        frame.en == "recognise"
        and clause.verb.voice != "active"
        and not clause.arguments
        and head.startswith("comunidad")
    ):
        yield "recognised as what, or for what"
    if head in _SUMS and is_bare and thing.quantity is None and thing.det != "poss" and not clause.arguments:
        yield f"how much, or of what: {head}"  # "abonó un monto inicial"
    is_held = head in _HELD and clause.frame.en in {"hold", "take"} and clause.frame.event != "arrest"
    is_mutual = clause.subject is not None and bool(clause.subject.also) and clause.verb.voice == "active"
    if is_held and is_bare and not (_is_about(clause) or is_mutual):
        yield "a meeting of whom, about what"
    if head in _TESTS and is_bare and not thing.adjectives and clause.frame.event in _HANDED | {"hand_over"}:
        yield "tests for what"
    if head == "prueba rápida" and is_bare:
        yield "tests for what"  # "envía 12 mil pruebas rápidas | ante brote de malaria"
    if (
        head in _JUDGEMENTS
        and is_bare
        and clause.verb.voice != "active"
        and not (clause.arguments or _is_about(clause))
    ):
        yield "judgements for what"
    given = [np for a, np in clause.arguments if a.prep == "a"] + [thing] * bool(thing.phrases)
    given = given if frame.event == "hand_over" else []
    if any(o.noun is not None and o.noun.lemma.split()[0] in _GROUNDS for np in given for o in np.also):
        yield "given to some, and for others"  # "títulos a comunidades y predios rurales"
    if frame.en == "insist" and clause.complement is not None and clause.complement.subject is None:
        yield "insists on doing it, or that others do"  # "insiste en retirar las concesiones"
    if clause.frame.en == "insist" and clause.complement is None:
        yield "insists on what, and who does"  # "gobernador insiste en carretera"
    has_more = bool(clause.arguments or clause.adjuncts or clause.complement or clause.also)
    if frame.en in {"criticise", "question"} and not has_more and class_of(thing) in {"org", "person", "name", "group"}:
        is_whole = bool(thing.relative or thing.participle or thing.infinitive)
        if not is_whole and clause.verb.voice == "active":
            yield "criticised for what"  # "gobernador critica al Minam"
    if (
        frame.event == "meet"
        and who is not None
        and is_bare_plural(who)
        and not who.phrases
        and not _is_meeting_about(clause)
    ):
        yield "which of them meet, and about what"  # "apus se reúnen con ministra"
    if clause.frame.en in _WATCHES and is_bare_plural(thing) and not _is_somewhere(claim, clause):
        yield "which, and where"  # "supervisa derrames de petróleo"


def _is_place_behind_place(clause: Clause) -> bool:
    """ "interviene planta que procesaba mineral de Pataz en Santa": the plant is in Santa, whatever it reads like."""
    thing = clause.patient
    if thing is None or thing.relative is None or thing.is_loose:
        return False
    named = [np for np in phrases_of(thing.relative) if np.name is not None and np.name.cls in _PLACED]
    behind = [
        a for a in clause.adjuncts
        if a.phrase is not None and a.phrase.prep == "en" and not (a.is_front or a.after_comma) and a.start >= thing.end
    ]  # fmt: skip
    return bool(named) and any(class_of(a.phrase.object) == "place" for a in behind if a.phrase is not None)


def _is_people_for_place(claim: Claim, clause: Clause) -> bool:
    """ "Amarakaeri recibe un pago", "patrullan en Amarakaeri": the reserve of that name, not one of the people."""
    where = [a.phrase for a in clause.adjuncts if a.phrase is not None]
    where += [p for np in phrases_of(clause) for p in np.phrases]
    if any(p.prep == "en" and not p.object.det and _is_of_people(p.object) for p in where):
        return True
    who = clause.subject
    if (
        not claim.is_headline
        or who is None
        or who.noun is None
        or who.det in {"def", "dem"}
        or who.quantity is not None
    ):
        return False
    return who.number == "sg" and _is_of_people(who)


def _is_of_people(np: NounPhrase) -> bool:
    if np.noun is None or np.name or np.adjectives or np.phrases:
        return False
    return any(s.en[:1].isupper() for s in np.noun.senses[:1]) and class_of(np) in {"group", "person"}


def _is_list_cut(claim: Claim) -> bool:
    """Whether what was left off at the end begins as the next members of a list do."""
    assert claim.parse is not None
    cut = claim.parse.cut_at
    tokens = tokenise(claim.source)
    if not 0 < cut < len(tokens):
        return False
    at = tokens[cut].start
    return bool(_GOES_ON.match(claim.source, at) or _COUNTS_ON.match(claim.source, at))


def is_bare_plural(np: NounPhrase) -> bool:
    """Several that nobody has counted, named or placed."""
    is_told = np.quantity or np.name or np.relative or np.participle or np.adjectives
    return np.number == "pl" and np.det in {"", "some"} and not is_told


def _is_about(clause: Clause) -> bool:
    """Whether something beside the verb says what about, with whom, against what or for what."""
    phrases = [a.phrase for a in clause.adjuncts if a.phrase is not None]
    told = any(p.prep in {"sobre", "con", "entre", "para", "contra", "por", "ante", "a favor de"} for p in phrases)
    return (
        told or any(a.purpose is not None for a in clause.adjuncts) or any(a.prep != "en" for a, _ in clause.arguments)
    )


def _is_meeting_about(clause: Clause) -> bool:
    """Whether a meeting is told with what it is about, or what for."""
    phrases = [a.phrase for a in clause.adjuncts if a.phrase is not None]
    is_told = any(p.prep in {"sobre", "por", "para", "tras", "ante", "contra"} for p in phrases)
    return (
        is_told
        or any(a.purpose is not None for a in clause.adjuncts)
        or any(a.prep == "sobre" for a, _ in clause.arguments)
    )


def _is_somewhere(claim: Claim, clause: Clause) -> bool:
    assert claim.parse is not None
    return claim.parse.place is not None or any(
        np.name is not None and (np.name.cls in _PLACED or class_of(np) in _PLACED) and np is not clause.subject
        for np in phrases_of(clause)
    )


#: What one person may be besides another.
_CALLINGS = word_set(
    "líder lideresa dirigente defensor defensora activista apu jefe jefa presidente presidenta periodista abogado "
    "abogada "
    "exalcalde candidato candidata docente profesor profesora empresario empresaria fundador fundadora exdirigente "
    "exgobernador ambientalista ecologista comunero comunera guardaparque monitor ingeniero catedrático investigador "
    "exministro excongresista agricultor agricultora ganadero rondero locutor comunicador sacerdote pastor"
)


#: Fights, which are between two.
_FIGHTS = word_set("enfrentamiento choque combate gresca pelea balacera tiroteo")
_SIDES = frozenset(("con", "contra", "entre"))
_VEHICLES = word_set(
    "bus camión camioneta combi minivan ómnibus moto motocicleta auto vehículo volquete bote lancha tren"
)


def _who(np: NounPhrase) -> Iterator[str]:
    head = np.head
    is_fight = head in _FIGHTS and any(p.prep == "de" and p.object.head not in _VEHICLES for p in np.phrases)
    if is_fight and _SIDES.isdisjoint(p.prep for p in np.phrases):
        yield "a clash between whom"  # "un enfrentamiento de una patrulla y la Policía | con terroristas"
    is_alone = np.noun is not None and " " not in np.noun.lemma
    is_told = bool(np.adjectives or np.phrases or np.apposition or np.tails or np.locator or np.aside)
    is_named = bool(np.adjectives or np.name or np.apposition or np.tails or np.aside)
    if head in {"defensor", "defensora"} and is_alone and not (is_named or any(p.prep == "de" for p in np.phrases)):
        yield "leader or defender of what"  # "asesino de defensora"
    is_told = is_told or any(note.startswith("before:") for note in np.notes)
    if head in _LEADING and is_alone and np.name is not None and not is_told:
        yield "leader or defender of what"  # "el defensor Raúl Paz"
    if head == "traficante" and is_alone and not is_told and not any(p.prep == "de" for p in np.phrases):
        yield "trafficker in what"  # "traficante que lotizó la reserva"
    first = np.also[0] if len(np.also) == 1 else None
    is_office = np.noun is not None and not (np.det or np.name or np.quantity or np.phrases) and np.number == "sg"
    is_pair = first is not None and is_office and class_of(np) == class_of(first) == "person"
    is_lone = is_pair and first is not None and first.noun and not first.det and first.number == "sg"
    if is_lone and first is not None and (first.name or {head, first.head} <= _CALLINGS):
        yield "one person who is both"  # "líder indígena y defensor ambiental Raúl Paz"
