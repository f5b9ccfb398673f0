"""What the English of a sentence would be read as, where the Spanish says something else or leaves it open."""

import re
from collections.abc import Iterator

from digest.english.entries import word_set
from digest.english.heads import AREAS
from digest.english.newsworthy import thing_of
from digest.english.notes import clauses_of
from digest.english.rephrase import CARRIERS
from digest.english.wordorder import with_place_first
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.tree import Clause, NounPhrase, phrases_of

#: "cayeron hasta US$ 2 mil millones": down to that; of a share it is most by how much.
_BY_UP_TO = re.compile(r" by up to (?!\d[\d.,]*%)")
#: "el ministro de X", where X is no thing of which there are several.
_OFFICE_OF_ONE = re.compile(
    r"\b(?:minister|ministry|secretary|director|manager|deputy|head) of an? [a-z]", re.IGNORECASE
)
#: A day behind what somebody has done, which is that of the main verb.
_DATED_BEHIND = re.compile(r"\b(?:that|who|which) (?:has|have) (?!been )[^,.]* on \d{1,2} [A-Z][a-z]+(?: \d{4})?\.?$")
#: What gives way within a mine.
_IN_MINE = re.compile(r"\bderrumbes? (?:dentro|al interior|en el interior) de", re.IGNORECASE)
_SUSPECT = re.compile(r"\bsuspects? of [a-z]+ing\b")
_OFFICER = re.compile(r"\bofficers? that\b")
#: What is decided by those who vote against.
_TURNS_DOWN = frozenset(("reject", "shelve", "turn", "dismiss", "strike", "defeat"))
_VOTES = re.compile(r"\bby \d+ votes? to \d")
_OVER_WHAT = re.compile(r"\bcleared because of\b")
#: Adjectives that are kinds of people too, and people who are seldom of that kind.
_KINDS = frozenset(("minero", "campesino", "indígena", "colono", "nativo", "maderero"))
_OPPOSED = frozenset(("policía", "comunero", "rondero", "guardaparque", "militar", "fiscal", "juez"))
_COURT = re.compile(r"\b(?:court|judge|tribunal|chamber|panel|ICSID|arbitrat\w+|justice|judiciary)\b", re.IGNORECASE)
#: What authorities do, and others bring about.
_BY_AUTHORITIES = frozenset(("suspend", "annul", "revoke", "cancel", "repeal", "overturn", "title", "declare"))
#: What only bodies and people do.
_OF_BODIES = frozenset((
    "hand_over", "sell", "buy", "pay", "demand", "receive", "give", "acquire", "sue", "announce", "sign", "hire",
    "accuse", "recover", "invest", "grant", "present", "request",
))  # fmt: skip
#: Places that stand for those who govern or live in them.
_GOVERNED = frozenset((
    "distrito", "provincia", "región", "país", "ciudad", "municipio", "departamento", "pueblo", "caserío", "centro",
    "comunidad", "anexo", "mundo", "capital", "estado", "nación",
))  # fmt: skip
_ALREADY_NOT = re.compile(r"\balready (?:not?|none|nobody)\b|\bnot already\b|\bno longer\b")
_NOT_UNTIL = re.compile(r"\b(?:has|have|did|had) not\b.*\buntil (?!now\b)")
_WERE_SINCE = re.compile(r"\b(?:was|were) \w+ing\b(?:(?! and |,).)*\bsince\b")
_WERE_FOR = re.compile(r"\b(?:was|were) \w+ing\b(?:(?! and |,).)*\bfor (?:\w+ ){0,3}(?:day|week|month|year|decade)s?\b")
_RESCUED_DEAD = re.compile(r"\brescued\b.*\bdead\b")
_IN_YEAR = re.compile(r"in (?:[A-Z][a-z]+ )?(?:19|20)\d\d")
_DENIED_NOW = re.compile(r"\bdenied that\b.*\b(?:detain|hold|block|occup(?:y|ie)|invade|attack|threaten)s?\b")
#: "trabajadores despedidos de la empresa": away from it, and not its own.
_AWAY_FROM = re.compile(r"\b(?:despedid|expulsad|excluid|desalojad|separad|cesad)[oa]s? del?\b", re.IGNORECASE)
_DONE_BEFORE = re.compile(r"\b(?:dismissed|expelled|excluded|evicted|separated) [a-z]+ (?:at|of|from|in)\b")
_HAS_WHICH = re.compile(r"\b(?:that|who|which) (?:has|have) reportedly\b")
_BY_BLOWS = re.compile(
    r"\b(?:a|con|entre) (?:\w+azos|pedradas|patadas|tiros|golpes|palos|gritos|piedras|insultos|pifias|abucheos"
    r"|rechiflas)\b",
    re.IGNORECASE,
)
#: What is done to somebody, for what he or they did before.
_DONE_TO = frozenset(("arrest", "hold", "detain", "sentence", "kill", "injure", "attack", "fine", "kidnap", "evict"))
#: What a notice says of a thing before anybody has done it.
_OFFERED = frozenset(("sell", "rent", "lease", "buy", "seek", "need", "want"))
#: Who was hurt before dying of it, and what may tell of either.
_HURT = frozenset(("herido", "lesionado", "baleado"))
_THEN = frozenset(("durante", "tras", "por", "en", "a"))
#: Who is after criminals, and persecutes nobody by that.
_PURSUERS = re.compile(r"polic|marina|ejercito|armada|fuerza|fiscal|procurad|rond|serenazgo")


_USES = word_set("usar utilizar emplear consumir")
#: What is done once, so that nothing is done "until" a day.
_ONCE = word_set("seize confiscate destroy arrest kill find rescue title recognise hand_over sign release sentence")
#: A community, school or settlement that bears the name of a day.
_NAMED_BY_A_DAY = re.compile(
    r"\b(?:comunidad|comunidades|caser[ií]o|asentamiento|barrio|colegio|escuela|asociaci[oó]n|cooperativa|federaci[oó]n"
    r"|sindicato|anexo|centro poblado|distrito|mina|mercado|urbanizaci[oó]n|puente|avenida|calle"
    r"|campamento|universidad)"
    r"(?: (?:nativa|campesina|humano|minera|vecinal|agraria|poblado))? "
    r"(\d{1,2}) de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|octubre|noviembre|diciembre)\b",
    re.IGNORECASE,
)


#: What is used by somebody is not used in the operation that found it.
_USED_IN = re.compile(
    r"\b(?:used|linked|extracted|transported|hidden|belonging|dedicated|engaged|stored)\b[^,.]* (?:in|during) an? "
    r"(?:[\w-]+ )?(?:operation|raid|crackdown)\b"
)
#: What was done in play is read as done.
_IN_A_DRILL = re.compile(r"\b(?:in|during) (?:an?|the|several) (?:\w+ )?(?:drills?|simulations?)\b")


#: What there is with somebody, and its English: what follows "con" is of it, and not of the verb.
_WITH = {
    "conflicto": "conflict", "disputa": "dispute", "acuerdo": "agreement", "contrato": "contract",
    "convenio": "agreement", "diálogo": "dialogue", "negociación": "negotiation", "relación": "relation",
    "litigio": "dispute",
}  # fmt: skip
_WITH_WHOM = re.compile(rf"\b({'|'.join(_WITH)})(?:e?s)? con ", re.IGNORECASE)
#: Land that a people's name stands for.
_PEOPLE_FOR_LAND = re.compile(
    r"^(?:In [^,]+, )?(?:An?|The) [A-Z][^,.]*? (?:covers?|extends?|comprises?|measures?) [\d.,]+ "
)
#: A stuff that was named before, which English gives no article: "los equipos fueron donados".
_STUFF_NAMED = re.compile(
    r"^(?:Equipment|Infrastructure|Machinery|Merchandise|Timber|Fuel) (?:has|have|is|will|can|was)\b"
)
_THE_STUFF = re.compile(r"^(?:El|La|Los|Las) \w+ (?:fue|ha|es|será|cuenta|permit|est|tiene)", re.IGNORECASE)
#: Who did it, where nothing has been told that was done.
_RESPONSIBLE = re.compile(r"\b(?:the people|those) responsible\.?$")
_DEED = re.compile(
    r"\b(?:spills?|leaks?|fires?|killings?|murders?|attacks?|logging|mining|deaths?|pollution|damage|thefts?|accidents?"
    r"|deforestation|clearing|burning|crimes?|traffick\w+|poaching|disaster|collapse|massacre|kidnapping\w*|who|that|after)\b"
)
#: What is given to somebody hangs on what the giver seems to have suffered.
_GIVEN_AFTER = re.compile(
    r"\b(?:granted|given|offered|awarded|provided|ordered|assigned) [^.]* (?:to|for) [^.]*"
    r" after (?:receiving (?:\w+ )*(?:threats?|attacks?|wounds?)|suffering|being (?:attacked|threatened|shot))\b"
)
_THE_WEEKDAY = re.compile(r"\b(?:since|from|until|on) the (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _with_whose(text: str, source: str) -> bool:
    """ "se reunieron | en busca de una salida al conflicto | con Las Bambas": the conflict is with it."""
    said = text.lower()
    if " with " not in said:
        return False
    return any(_WITH[held[1].lower()] not in said for held in _WITH_WHOM.finditer(source))


def misread(clause: Clause, text: str, source: str) -> Iterator[str]:
    """Doubts about what a reader of the English takes it to say."""
    named = _NAMED_BY_A_DAY.search(source)
    if named is not None and f"on {named[1]} " in text and f"{named[1]} de " not in text:
        yield "a day, or a name"
    if _DATED_BEHIND.search(text):
        yield "when, and which of the two"  # "se reunió con comunidades que han tomado el lote | ayer"
    if " responsible" in text and _RESPONSIBLE.search(text) and not _DEED.search(text):
        yield "responsible for what"  # "anunció una denuncia penal contra los responsables"
    if _STUFF_NAMED.match(text) and _THE_STUFF.match(source):
        yield "what has been named before"
    if " after " in text and _GIVEN_AFTER.search(text):
        yield "who had received it"  # "otorgó medidas a tres líderes tras recibir amenazas"
    if "already again" in text:
        yield "already, or at last"  # "ya en el campamento, volvieron a dialogar"
    if "landslide" in text and _IN_MINE.search(source):
        yield "of a hill, or within a mine"  # "murieron en un derrumbe | dentro del socavón"
    if ", incluso " in source and not re.search(r"\b(?:even|including)\b", text):
        yield "including what"  # "en todo el país, incluso en los vecinos"
    if _is_of_victim(clause):
        yield "whose it is"  # "asesinan a una madre junto a su hijo": hers
    if _USED_IN.search(text):
        yield "done in an operation, or used in one"  # "incautan explosivos usados por mafias en operativo"
    if _IN_A_DRILL.search(text):
        yield "done in a drill only"  # "detienen a alcalde en simulacro"
    if clause.frame.event in {"rise", "fall"} and _BY_UP_TO.search(text):
        yield "by how much, or to how much"
    if _OFFICE_OF_ONE.search(text):
        yield "an office of what"
    if _SUSPECT.search(text) or _OFFICER.search(text):
        yield "how English says who somebody is"
    if _OVER_WHAT.search(text):
        yield "cleared of what"
    if _with_whose(text, source):
        yield "whether what follows «con» belongs to what was left off"
    if _PEOPLE_FOR_LAND.search(text):
        yield "a people, or the reserve of its name"  # "Mashco Piro abarca 768,848 hectáreas"
    if _THE_WEEKDAY.search(text):
        yield "which day of that name"
    verb = clause.verb
    who = clause.subject
    is_of_people = who is not None and class_of(who) in {"person", "group"}
    if verb.helper == "lograr" and clause.frame.en in _BY_AUTHORITIES and is_of_people:
        yield "who did it, and who had it done"  # "comuneros logran suspender concesión"
    if verb.helper in {"deber", "tener"} and verb.helper_tense == "impf":
        yield "what was due, and may not have come about"  # "debía subir 4 %"
    if verb.helper == "deber" and verb.is_negated:
        yield "need not, or must not"  # "no deberá pagar"
    if any(_is_of_whom_it_is_asked(one) for one in clauses_of(clause)):
        yield "whose it is"
    if verb.is_negated and _ALREADY_NOT.search(text):
        yield "no longer, or not yet"  # "ya no vencerá"
    if verb.is_negated and _NOT_UNTIL.search(text):
        yield "not until then, or not by then"  # "no aprobó la ley hasta la medianoche"
    if _AWAY_FROM.search(source) and _DONE_BEFORE.search(text):
        yield "away from it, or of it"
    if _DENIED_NOW.search(text):
        yield "now, or as a rule"  # "negó que retengan al gerente": are detaining him
    if _RESCUED_DEAD.search(text):
        yield "rescued, or found dead"
    if _HAS_WHICH.search(text) and verb.tense == "pret":
        yield "what had reportedly been done by then"  # "derribaron la avioneta que habría llevado droga"
    if any(_is_over_time(np) for np in (*_slots_of(clause),)):
        yield "over what time, and of what"  # "decomisadas a redes que operan | en los últimos dos años"
    if clause.frame.es == "recibir" and _BY_BLOWS.search(source):
        yield "received how"  # "reciben a balazos a mineros"
    if verb.voice == "se" and verb.tense == "pres" and not verb.helper and clause.frame.en in _OFFERED:
        yield "sold, or for sale"  # "se vende mina"
    paid = clause.object.quantity if clause.object is not None and clause.frame.en == "pay" else None
    if paid is not None and paid.en.endswith("%"):
        yield "a share of what, or as what"  # "pagan 0,1 % de impuestos"
    deeds = [one for each in (clause, *clause.also) for one in (each, each.complement) if one is not None]
    was_so_long = "desde hace" in source.lower() and _WERE_FOR.search(text)  # "esperaban desde hace años": had been
    lasted = any(_lasted_since(np) for one in deeds for np in _slots_of(one))
    if was_so_long or lasted or _WERE_SINCE.search(text):
        yield "since when, and how long"  # "dragas que operaban desde marzo"
    used = [np for one in deeds if one.verb.lemma in _USES for np in (one.subject, one.object) if np is not None]
    if any(p.prep == "para" for np in used for p in np.phrases):
        yield "what it is used for, or what for"  # "pidió no usar el agua | para el ganado"
    if clause.frame.event in _ONCE and any(a.time and a.time.en.startswith("until ") for a in clause.adjuncts):
        yield "until then, or by then"  # "824 loros decomisados hasta julio"
    if verb.tense == "impf" and any(a.is_front and a.time and a.time.en.startswith("until ") for a in clause.adjuncts):
        yield "until then, or by then"  # "hasta 2023, contaminaba": and no longer
    if clause.frame.en == "persecute" and clause.subject is not None and _is_pursuer(clause.subject):
        yield "persecuted, or pursued"
    is_going = verb.tense == "pres" and not (verb.helper or verb.is_perfect)
    if clause.frame.event in {"protest", "travel"} and is_going and any(a.prep == "hacia" for a, _ in clause.arguments):
        yield "on the way there, or there"  # "marchan hacia Lima"
    if clause.frame.en in _TURNS_DOWN and _VOTES.search(text):
        yield "by how many votes, of which side"  # "con 20 votos a favor y 80 en contra, rechazó"
    if _is_time_behind_relative(clause) or _is_year_behind_participle(clause):
        yield "when, and which of the two"
    if _is_place_behind_relative(clause):
        yield "a place that lands behind a relative"
    thing = thing_of(clause)
    is_robbed = clause.twin is not None and clause.twin[0].lemma in {"saquear", "robar", "asaltar"}
    is_taken = clause.frame.en in {"kidnap", "hijack"} and not is_robbed
    if is_taken and class_of(thing, verb.lemma) not in {"person", "group", "name"}:
        yield "kidnapped, or seized"  # "secuestran camión"
    is_done_to = clause.verb.voice == "active" and class_of(thing, verb.lemma) in {"person", "group", "name"}
    if is_done_to and clause.frame.event in _DONE_TO and any(a.purpose and a.link == "after" for a in clause.adjuncts):
        yield "who had done so before"  # "retienen a locutor tras nombrar a dueños"
    if clause.frame.es == "caer" and any(a.en == "into" and class_of(np) == "place" for a, np in clause.arguments):
        yield "where something fell, or where it goes"  # "cae puente a Pataz"
    if clause.frame.event == "warn" and any(a.en == "of" and _is_bare_place(np) for a, np in clause.arguments):
        yield "warned of what there"  # "alerta por pobladores en zona de Jaén"
    if clause.frame.en == "rule" and clause.frame.particle == "against" and not _COURT.search(text):
        yield "condemned, or ruled against"  # "ONU condena a Perú"
    if clause.subject is not None and clause.object is not None and _is_like_a_name(clause.subject, clause):
        yield "a thing, or a body of that name"
    is_vehicle = thing.noun is not None and thing.noun.lemma.split()[0] in CARRIERS
    if is_vehicle and clause.frame.en in {"rob", "attack", "block", "burn"}:
        told = [a.phrase.object for a in clause.adjuncts if a.phrase is not None and a.phrase.prep == "con"]
        told += [np for a, np in clause.arguments if a.prep == "con"]
        is_fixed = any(a.adverb is not None and a.adverb.es == "con explosivos" for a in clause.adjuncts)
        if is_fixed or any(class_of(np) in {"artefact", "substance", "plant"} for np in told):
            yield "what it carried, or with what it was attacked"  # "asaltan camión con explosivos"
    is_hurt = clause.subject is not None and clause.subject.noun is not None and clause.subject.noun.lemma in _HURT
    if is_hurt and clause.frame.event == "die" and any(a.phrase and a.phrase.prep in _THEN for a in clause.adjuncts):
        yield "injured then, or dead then"  # "muere joven herido durante protestas"
    for np in phrases_of(clause):
        if any(_is_kind_of_person(np, p.prep, p.object, text) for p in np.phrases):
            yield "what kind of person, or where from"  # "un juez de familia", "una oficial de policía"
        if _is_two_kinds_of_people(np):
            yield "who does it, and to whom"
        if np.noun is not None and np.noun.lemma in AREAS and any(_is_owner(p.prep, p.object) for p in np.phrases):
            yield "land of whom"


def _is_bare_place(np: NounPhrase) -> bool:
    return np.noun is None and class_of(np) == "place"


#: Professions that are told by what they deal with.
_BY_SUBJECT = frozenset(("juez", "jueza", "fiscal", "ingeniero", "ingeniera", "oficial", "profesor", "profesora"))


def _is_kind_of_person(np: NounPhrase, prep: str, told: NounPhrase, text: str) -> bool:
    """ "un oficial de policía", told as one "from police": a bare noun says what kind of person somebody is."""
    if prep != "de" or np.noun is None or told.noun is None or class_of(np) != "person":
        return False
    if told.det or told.quantity or told.name or told.also or told.acronym or told.adjectives:
        return False
    if told.number == "pl" and np.noun.lemma.split()[0] not in _BY_SUBJECT:
        return False
    sense = noun_sense(told)
    return sense is not None and re.search(rf" from (?:the |an? )?{re.escape(sense.en)}\w{{0,2}}\b", text) is not None


def _is_two_kinds_of_people(np: NounPhrase) -> bool:
    """ "secuestran a mineros policías", "expulsan a comuneros mineros": one may be the subject."""
    if np.noun is None or class_of(np) not in {"person", "group", "org"}:
        return False
    is_first = any(a.lemma in _KINDS for a in np.adjectives[: np.n_pre])
    return is_first or (np.noun.lemma in _OPPOSED and any(a.lemma in _KINDS for a in np.adjectives))


def _is_like_a_name(np: NounPhrase, clause: Clause) -> bool:
    """ "Frontera devuelve lote 192": the company; no stretch of land hands over, sells or asks for anything."""
    is_bare = not (np.det or np.quantity or np.name or np.phrases or np.adjectives or np.participle or np.relative)
    is_district = np.noun is not None and np.noun.lemma.split()[0] in _GOVERNED
    return (
        is_bare
        and not is_district
        and np.number == "sg"
        and class_of(np, clause.verb.lemma, is_subject=True) in {"area", "place", "natural", "abstract", "time"}
        and clause.frame.event in _OF_BODIES
    )


def _is_pursuer(np: NounPhrase) -> bool:
    said = " ".join([np.noun.lemma if np.noun else "", np.name.es if np.name else ""]).lower()
    return bool(_PURSUERS.search(said.replace("é", "e").replace("í", "i")))


def _is_place_behind_relative(clause: Clause) -> bool:
    """ "protestó en Lima contra la empresa que taló bosques": nothing was felled in Lima."""
    clause = with_place_first(clause)
    given = [np for argument, np in clause.arguments if argument.en != "by"]  # before who did it, the place comes first
    heavy = [np for np in (clause.object, *given) if np is not None]
    heavy += [a.phrase.object for a in clause.adjuncts if a.phrase is not None and not a.is_front]
    return any(
        a.phrase is not None
        and not a.is_front
        and a.phrase.prep == "en"
        and class_of(a.phrase.object) in {"place", "area", "natural"}
        and any(a.start < np.start and (np.relative or np.participle) for np in heavy)
        for a in clause.adjuncts
    )


def _is_time_behind_relative(clause: Clause) -> bool:
    """ "ordenó liberar a dos personas que fueron condenadas en 2023": nobody ordered it in 2023."""
    inner = clause.complement
    if inner is None:
        return False
    heavy = [np for np in (inner.object, inner.subject, *(np for _, np in inner.arguments)) if np is not None]
    ends = [np.end for np in heavy if np.relative is not None or np.participle is not None]
    return any(a.time is not None and not a.is_front and any(end <= a.start for end in ends) for a in clause.adjuncts)


def _is_owner(prep: str, np: NounPhrase) -> bool:
    """ "300 hectáreas de comunidad": of one that nobody has named."""
    is_bare = not (np.det or np.quantity or np.name or np.phrases or np.adjectives)
    return prep == "de" and np.number == "sg" and is_bare and class_of(np) in {"group", "org", "person"}


#: Whom one is harmed or found together with, who is of the family of the other.
_KIN = word_set(
    "hijo hija esposo esposa pareja hermano hermana madre padre familia nieto nieta conviviente bebé sobrino"
)


def _is_of_victim(clause: Clause) -> bool:
    """Whether kin of whom it was done to, and not of who did it, are told with a possessive."""
    for one in clauses_of(clause):
        thing = one.object
        if one.verb.voice != "active" or thing is None or class_of(thing, one.verb.lemma) != "person":
            continue
        beside = [a.phrase.object for a in one.adjuncts if a.phrase is not None]
        beside += [np for _, np in one.arguments] + [p.object for p in thing.phrases] + list(thing.also)
        if any(np.det == "poss" and np.head in _KIN for np in beside):
            return True
    return False


#: What people demand of others: that they stop, leave or let somebody go.
_DEMANDS = word_set("exigir pedir reclamar demandar solicitar")
_OF_OTHERS = word_set(
    "actividad operación salida retiro renuncia cierre destitución cese vacancia expulsión detención captura "
    "liberación extradición permanencia sanción inhabilitación trabajo proyecto faena"
)


def _is_of_whom_it_is_asked(clause: Clause) -> bool:
    """ "bloquean la vía a la mina exigiendo el cese de sus operaciones": not theirs who block it."""
    if clause.verb.lemma not in _DEMANDS:
        return False
    return any(np.det == "poss" and np.head in _OF_OTHERS for np in phrases_of(clause))


def _slots_of(clause: Clause) -> list[NounPhrase]:
    told = [clause.subject, clause.object, *(np for _, np in clause.arguments)]
    return [np for np in told if np is not None]


def _is_year_behind_participle(clause: Clause) -> bool:
    """ "incautó oro comprado legalmente en 2024": bought then, or seized then."""
    heavy = [np for np in (clause.object, *(np for _, np in clause.arguments)) if np is not None]
    ends = {np.end for np in heavy if np.participle is not None}
    years = [a for a in clause.adjuncts if a.time is not None and not a.is_front and _IN_YEAR.fullmatch(a.time.en)]
    places = [a.end for a in clause.adjuncts if a.phrase is not None and a.start in ends]
    return any(a.start in ends or a.start in places for a in years)


def _lasted_since(np: NounPhrase) -> bool:
    """ "tierras que una empresa ocupaba desde 1998": had been occupying until then."""
    inner = np.relative
    if inner is None or inner.verb.tense != "impf" or inner.verb.is_perfect:
        return False
    return any(a.time is not None and a.time.en.startswith("since ") for a in inner.adjuncts)


def _is_over_time(np: NounPhrase) -> bool:
    """Whether what tells which has a stretch of time at its end, which may be that of the deed."""
    inner = np.relative
    if inner is None or inner.verb.tense != "pres" or inner.verb.is_perfect:
        return False
    return any(
        a.time is not None and not a.is_front and a.time.en.startswith(("in the last ", "over the last ", "so far "))
        for a in inner.adjuncts
    )
