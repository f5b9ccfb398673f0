"""Words that may take back, limit or attribute a statement, so that nothing which holds them is left off unseen."""

import re

from pipeline.types import Evidence, Item

#: How such words run in Spanish, by what they do to the statement beside them.
_UNDOING = re.compile(
    r"\b(?:"
    # it is not so, or no longer
    r"fals[oa]s?|falsamente|mentiras?|rumor\w*|nieg\w+|neg(?:ó|aron|aba)|desm[ei]nt\w+|anul\w+|revoc\w+|derog\w+"
    r"|liber[óae]\w*|retract\w+|rectific\w+|suspend\w+|devolvi\w+|por (?:error|equivocación|accidente|confusión)"
    # it is not meant as news
    r"|simulacros?|ficción|obra de teatro|película|novela|hipótesis|teoría|apariencia"
    r"|(?:peor|mejor) (?:de los|escenario)"
    # only if, only so far
    r"|en (?:el )?caso|eventual\w*|posibles?|probables?|a condición|con condici\w+|condicionad\w+|a cambio de|depend\w+"
    r"|excepci\w+|exceptu\w+|excluy\w+|salvo|menos a|primera votación|en comisión|en principio|con cambios|en ausencia"
    # it has begun again
    r"|(?:reanud|reinici)(?:ó|aron|arán?|ad[oa]s?)\b"
    # somebody says so
    r"|se (?:lee|oye|escucha|ve|aprecia) en|al? decir de|dizque|en opinión de|a juicio de"
    r"|versi(?:ón|ones)|conforme (?:a|al)|en la (?:denuncia|acusación|demanda)"
    r"|como (?:lo |la |se )?"
    r"(?:denunci|sostien|sostuv|inform|afirm|señal|indic|dij|dice|asegur|adviert|advirt|alert|alega)\w*"
    r")\b",
    re.IGNORECASE,
)
#: "Para los comuneros, Antamina contaminó el río": whose opinion it is; but "Para combatir la tala, …".
_IN_THE_EYES = re.compile(r"^\W*Para (?!\w+[aei]r(?:l[aeo]s?|se)?\b)[^,]{3,80},")


#: What somebody calls for is not yet so: "…, demandando la anulación de las concesiones".
_CALLED_FOR = re.compile(
    r"\b(?:demand|exig|pid|ped|solicit|reclam)\w+ (?:que se )?(?:el |la |su )?"
    r"(?:inmediata )?(?:anul|suspen|derog|revoc|nulidad)\w*",
    re.IGNORECASE,
)


#: How a later sentence says that it was not so, or that it did not last.
_TAKEN_BACK = re.compile(
    r"\bhomónim\w+|\ben realidad (?:no|son|eran?|fue|fueron|se trat\w+)\b|\b(?:una|fue|era) falsa alarma"
    r"|\b(?:corrigi|rectific|desminti)(?:ó|eron|aron)\b|\bse retract(?:ó|aron)|\b(?:dio|dieron) marcha atrás"
    r"|\b(?:result(?:ó|aron)(?: ser)?|era|eran|es|son) fals[oa]s?\b"
    r"|\bresult(?:ó|aron) ser\b|\bno se (?:concret|materializ)(?:ó|aron)\b"
    r"|\b(?:hallad[oa]s?|encontrad[oa]s?|apareci(?:ó|eron)) con vida"
    r"|\b(?:se|lo|la|los|las) (?:reanud|reinici)(?:ó|aron)\b"
    r"|\b(?:lo|la|los|las) (?:desminti|declar(?:ó|aron) (?:nul|inconstitucional|ilegal|improcedente|sin efecto)"
    r"|(?:suspendi|anul|revoc|derog)(?:ó|aron|eron)\b|dej(?:ó|aron) sin efecto)"
    r"|\b(?:cifra|dato|información|noticia|sentencia|fallo|condena|multa|sanción|decisión|medida|resolución|norma|ley"
    r"|acuerdo|compra|venta|concesi[óo]n\w*|títulos?|paro|huelga|nombramiento|orden|elección|votación|licitación"
    r"|decreto)s? "
    r"(?:\w+ ){0,3}?(?:fue|fueron|ha sido|han sido|qued(?:ó|aron)) (?:\w+ ){0,2}?"
    r"(?:anulad|revocad|derogad|suspendid|rectificad|corregid|desmentid|invalidad|sin efecto|dejad[oa]s? sin efecto)",
    re.IGNORECASE,
)
#: Where one sentence ends and the next begins.
_ENDS = re.compile(r"[.!?…][\"”»)]*\s+(?=[\"“«¿¡(]*[A-ZÁÉÍÓÚÑ\d])|\n")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` that a span of it lies in."""
    first = max((m.end() for m in _ENDS.finditer(text, 0, start)), default=0)
    last = _ENDS.search(text, max(start, end - 1))
    return text[first : last.start() + 1 if last else len(text)]


def is_taken_back(told: str, after: str) -> bool:
    """Whether what follows a statement says that it was not so, or is so no longer; `told` itself may say as much."""
    return bool(_TAKEN_BACK.search(after)) and not _UNDOING.search(told) and not _TAKEN_BACK.search(told)


def may_undo(whole: str, told: str) -> bool:
    """Whether a word of the sentence `whole` that is not among those rendered, `told`, may change what they say."""
    whole, told = _CALLED_FOR.sub("", whole), _CALLED_FOR.sub("", told)
    if len(_UNDOING.findall(whole)) > len(_UNDOING.findall(told)):
        return True
    return bool(_IN_THE_EYES.match(whole)) and not _IN_THE_EYES.match(told)


#: Whose word a sentence is, at its end: "…, así lo anunció el gerente de la empresa".
_SAID_SO = re.compile(
    r"\b(?:así|según) (?:lo )?(?:anunci|inform|señal|indic|sostuv|afirm|asegur|dij|dio a conocer|revel|confirm|precis"
    r"|manifest|declar|expres|refir|coment|sostien)\w*",
    re.IGNORECASE,
)
#: How what comes next says over what time it is counted, or when it will be.
_WHEN = re.compile(
    r"\W*(?:en lo que va|en lo que resta|en (?:el|los|las|este|ese) (?:prim|segund|tercer|cuarto|últim|próxim|mes|año"
    r"|periodo|período|mismo)|hasta|desde|entre (?:el|enero|20)|al (?:cierre|primer|segundo)|a (?:partir|fines|inicios)"
    r"|durante (?:el|los|las)|este año|el año|cada)\b",
    re.IGNORECASE,
)
#: What corrects a statement follows it within so many characters, in about two sentences; a headline's, in the text.
_AFTER = 300
_BELOW = 1200


#: A sentence that nobody serves is no sentence told without that.
_SUSPENDED = re.compile(r"\bsuspendid[oa]s?\b|\ben suspenso\b|\bcondicional(?:es)?\b", re.IGNORECASE)
_PENALTY = re.compile(r"\b(?:penas?|condenas?|condenad[oa]s?|prisión|cárcel)\b", re.IGNORECASE)
SUSPENDED = "a sentence that is suspended"


def is_suspended_unsaid(told: Evidence, item: Item) -> bool:
    """ "penas de tres años, suspendidas, a otros dos": told without the word, the accused would go to prison."""
    if told.field != "text" or not _PENALTY.search(told.quote):
        return False
    around = sentence_around(item.text, told.start, told.end)
    return _SUSPENDED.search(around) is not None and not _SUSPENDED.search(told.quote)


def doubt_beside(told: Evidence, item: Item, *, is_part: bool) -> str:
    """What may be doubted for what stands beside a statement, or ""; `is_part`: the rest of its sentence is unseen."""
    is_title = told.field == "title"
    after = item.text[:_BELOW] if is_title else item.text[told.end : told.end + _AFTER]
    if is_taken_back(told.quote, after):
        return "what follows may take it back"
    around = sentence_around(item.title if is_title else item.text, told.start, told.end) if is_part else ""
    if may_undo(around, told.quote):
        return "what is left off may undo what is said"
    text = item.title if is_title else item.text
    rests_on = (told.quote, text[told.start : told.end])  # one of the two may be longer
    if _SAID_SO.search(around) and not all(map(_SAID_SO.search, rests_on)):
        return "who says so is left off"
    return "when, or by when, is left off" if is_part and _WHEN.match(text[told.end :]) else ""
