"""Words that may take back, limit or attribute a statement, so that nothing which holds them is left off unseen."""

import re

from digest.english.belied import BELIED, is_belied
from digest.spanish.tokens import fold
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
)
#: "Para los comuneros, Antamina contaminó el río": whose opinion it is; but "Para combatir la tala, …".
_IN_THE_EYES = re.compile(r"^\W*Para (?!\w+[aei]r(?:l[aeo]s?|se)?\b)[^,]{3,80},")


#: What somebody calls for is not yet so: "…, demandando la anulación de las concesiones".
_CALLED_FOR = re.compile(
    r"\b(?:demand|exig|pid|ped|solicit|reclam)\w+ (?:que se )?(?:el |la |su )?"
    r"(?:inmediata )?(?:anul|suspen|derog|revoc|nulidad)\w*",
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
    r"(?:anulad|revocad|derogad|suspendid|rectificad|corregid|desmentid|invalidad|sin efecto|dejad[oa]s? sin efecto)"
    # by whom, and whatever it was
    r"|\b(?:anul|revoc|derog|desconoc|invalid)(?:ó|aron|ió|ieron) (?:el|la|los|las|est[aeo]s?|dich[ao]s?) "
    r"|\b(?:fue|fueron|ha sido|han sido|qued(?:ó|aron)) "
    r"(?:anulad|revocad|derogad|invalidad|desestimad|rechazad)[oa]s?\b"
    r"|\bdeclar(?:ó|aron|ad[oa]s?) (?:la )?(?:nul|improcedente|inconstitucional|infundad|inadmisible)"
    r"|\bno (?:fue|fueron|ha sido|han sido|est[áa]n?) (?:\w+ )?(?:comprobad|confirmad|validad|desembolsad)[oa]s?\b"
    r"|\bno ha(?:n)? confirmado\b"
    r"|\b(?:rechaz|deneg|desestim)(?:ó|aron) (?:el|la|ese|esa|dich[oa]|su) "
    r"(?:pedido|solicitud|demanda|requerimiento|recurso|petición|moción|denuncia|propuesta)"
    r"|\bredu(?:jo|jeron|cid[oa]s?) (?:\w+ )?(?:a \w+ años )?(?:la|las|el) (?:pena|condena|multa|sanción|prisión|monto)"
    r"|\bdej(?:ó|aron) sin efecto (?:el|la|los|las)\b"
    r"|\bsuspendi(?:ó|eron) (?:el|la|los|las) (?:pago|orden|ejecución|fallo|laudo|multa|sanción|sentencia|medida)"
    r"|\b(?:lo|la|los|las) (?:restituy|repus|reincorpor|readmiti)(?:ó|o|eron|ieron|aron)\b"
    # it was another number, it was lawful, it did not get through
    r"|\b(?:precis|aclar)(?:ó|aron) que (?:no |solo |sólo )?(?:son|eran?|fue|fueron)\b"
    r"|\b(?:era|eran|es|son) legal(?:es)?\b|\b(?:contaban?|contaba|tenían?) con? ?(?:permiso|autorización)"
    r"|\b(?:lo|la|los|las) (?:rechaz|desestim|archiv|deneg)(?:ó|aron)\b"
    r"|\b(?:absolvi(?:ó|eron)|(?:fue|fueron|quedó) absuelt)|\bganó en (?:segunda|última) instancia"
    # a fire that burns again
    r"|\b(?:incendio|fuego|siniestro) (?:sigue activo|continúa|reviv|se reaviv|se reactiv)",
)
#: What is itself the end of something: "archivan la denuncia", "absuelven a siete".
_ENDS_SOMETHING = re.compile(r"\b(?:archiv|rechaz|desestim|absuel|absolv|deneg|anul|revoc|derog|deja sin)")
#: A denial of what is told as the narrator's own word.
_DENIED = re.compile(
    r"\b(?:lo|la|los|las) (?:nieg(?:a|an)|neg(?:ó|aron)|desmiente|desmienten)\b"
    r"|\b(?:nieg(?:a|an)|neg(?:ó|aron)) (?:el|los) (?:hechos?|ataques?|uso)\b"
    r"|\b(?:nieg(?:a|an)|neg(?:ó|aron)) que (?:haya|hayan|hubo|hubiera|hubieran|exist|fuera|fueran|fuese|sea|sean)"
    r"|\bno l[oa]s? (?:recibi|hub)\w*",
)
#: Whose word a statement is told to be.
_SPEAKER = re.compile(
    r"\b(?:según|segun|de acuerdo con|(?:denunci|dij|inform|afirm|asegur|señal|sostuv|indic|acus|alert)\w*)",
)
#: What somebody finds not to be so: "descartó un ataque" behind a headline that tells of it.
_RULED_OUT = re.compile(
    r"\b(?:descart(?:ó|aron|a|an)) (?:que (?:haya|hubiera|hubo) )?(?:un|una|el|la|los|las)? ?(\w{5,})", re.I
)
#: Who is found or taken alive, and how it is told that they are not any more.
_ALIVE = re.compile(r"\b(?:con vida|viv[oa]s?|herid[oa]s?|rescat\w+|auxili\w+|hospitaliz\w+)\b")
_DEAD = re.compile(
    r"\b(?:falleci(?:ó|eron)|muri(?:ó|eron)) "
    r"(?:camino|cuando|horas|días|minutos|después|luego|poco"
    r"|en el (?:hospital|centro|trayecto|camino|traslado)|al llegar)",
)
#: A headline that calls what the text tells first untrue.
_UNTRUE = re.compile(
    r"\b(?:fals[oa]s?|bulo|fake|desmienten?|desmintió|es mentira|no es (?:cierto|verdad)|engañ\w+)\b", re.IGNORECASE
)
#: What a headline asserts and its text only supposes.
_SUPPOSED = re.compile(
    r"\b(?:habr(?:ía|ían) (?:sido )?(\w{5,})|(?:presunta|supuesta)mente (?:fue |fueron )?(\w{5,})"
    r"|(\w{5,}) (?:presunta|supuesta)mente)",
    re.IGNORECASE,
)
_STEM = 5


def _is_ruled_out(told: str, after: str) -> bool:
    return any(_stem(found[1]) in _stems(told) for found in _RULED_OUT.finditer(after))


def _stem(word: str) -> str:
    """The beginning of a word, the same in "ataque" and "atacaron"."""
    return fold(word).replace("qu", "c")[:_STEM].rstrip("aeio")


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"\w{5,}", text))


def _is_untrue(title: str, told: str) -> bool:
    """Whether the headline calls something untrue that `told` tells: "es falso que …", "no hubo derrame"."""
    if _UNTRUE.search(told) or re.search(r"\b(?:no|sin|ning\w+|nieg\w+|neg[óa]\w*)\b", told, re.IGNORECASE):
        return False
    none = re.search(r"\bno hubo (?:\w{1,4} )?(\w{5,})", title, re.IGNORECASE)
    return bool(_UNTRUE.search(title)) or (none is not None and fold(none[1])[:_STEM] in fold(told))


def is_supposed(title: str, text: str) -> bool:
    """Whether a headline tells as done what the text below it only supposes: "atacan …", "habrían atacado …"."""
    if re.search(r"\b(?:habría|presunt|supuest|según|denunci|posible)", title, re.IGNORECASE):
        return False
    stems = _stems(title)
    done = (next(filter(None, found.groups())) for found in _SUPPOSED.finditer(text))
    return any(_stem(word) in stems for word in done)


#: What is still to come, or may: "titulará", "podría desbordarse"; and how what is done, or was, ends.
_TO_COME = re.compile(
    r"\bser(?:á|án) (\w{5,})|\b(\w{3,}[aei]r(?:á|án))\b|\bpodrían? (?:ser )?(\w{5,})"
    r"|\b(?:amenaz\w+ con|propon\w+|plante\w+|eval[uú]a\w*|busca\w*|plane\w+|pretend\w+|quiere\w*) (\w{3,}[aei]r)\b"
    r"|\bpropon\w+ (?:el|la|los|las|una?) (\w{5,})"
)
_FINITE = re.compile(r"\b\w{4,}(?:[aeó]|[ae]n|[ai]d[oa]s?|[aei]ron)\b")
#: How a headline says so itself.
_OPEN = re.compile(
    r"\b(?:\w{3,}[aei]r(?:á|án|ía|ían)|busca\w*|prev[eé]n?|eval[uú]a\w*|anunci\w+|plane\w+|propon\w+|alista\w*)\b"
)
#: What holds in part or for a time only, before or behind its verb.
_LIMIT = (
    r"(?:(?:parcial|temporal|provisional|momentánea)mente|en primera instancia|en primera votación"
    r"|(?:de (?:forma|manera)|en forma) (?:parcial|temporal|provisional))"
)
_LIMITED = re.compile(rf"\b(\w{{5,}})(?: (?:el|la|los|las|una?) (?:\w+ ){{0,3}}\w+)? {_LIMIT}|\b{_LIMIT} (\w{{5,}})")
_LIMITS = re.compile(r"\b(?:parcial|temporal|provisional|momentáne|instancia|votación|por ahora|medias)")


def is_to_come(title: str, text: str) -> bool:
    """Whether a headline tells by its verb what the text says will or could be: "titulan …", "titulará …"."""
    title, text = title.lower(), text.lower()
    if _OPEN.search(title):
        return False
    coming = {_root(next(filter(None, found.groups()))) for found in _TO_COME.finditer(text)} & _verbs(title)
    return bool(coming) and coming.isdisjoint(_verbs(_TO_COME.sub(" ", text)))


def is_limited(title: str, text: str) -> bool:
    """Whether the text says of a headline's deed that it holds in part, or for a time: "cerrada parcialmente"."""
    title, text = title.lower(), text.lower()
    if _LIMITS.search(title) or not _LIMITS.search(text):
        return False
    roots = _verbs(title)
    return any(_root(next(filter(None, found.groups()))) in roots for found in _LIMITED.finditer(text))


def _verbs(text: str) -> frozenset[str]:
    """The roots of the words that may be a verb of what is done, or was."""
    return frozenset(_root(found[0]) for found in _FINITE.finditer(text))


def _root(word: str) -> str:
    """A verb's beginning, the same in "cierran" and "cerrada", "destruyen" and "destruirá"."""
    return _stem(re.sub(r"ie(?=[^s]\w)", "e", re.sub(r"ue(?=\w{2})", "o", word)))


#: Where one sentence ends and the next begins.
_ENDS = re.compile(r"[.!?…][\"”»)]*\s+(?=[\"“«¿¡(]*[A-ZÁÉÍÓÚÑ\d])|\n")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` that a span of it lies in."""
    first = max((m.end() for m in _ENDS.finditer(text, 0, start)), default=0)
    return text[first : sentence_end(text, start, end)]


def sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence ends that a span of `text` lies in."""
    last = _ENDS.search(text, max(start, end - 1))
    return last.start() + 1 if last else len(text)


def is_taken_back(told: str, after: str) -> bool:
    """Whether what follows a statement says that it was not so, or is so no longer; `told` itself may say as much."""
    told, after = told.lower(), after.lower()  # patterns that ignore case take four times as long
    if _UNDOING.search(told) or _TAKEN_BACK.search(told) or _ENDS_SOMETHING.search(told):
        return False
    is_denied = bool(_DENIED.search(after)) and not _SPEAKER.search(told)
    is_over = bool(_DEAD.search(after)) and bool(_ALIVE.search(told))
    return is_denied or is_over or bool(_TAKEN_BACK.search(after)) or _is_ruled_out(told, after)


def may_undo(whole: str, told: str) -> bool:
    """Whether a word of the sentence `whole` that is not among those rendered, `told`, may change what they say."""
    if whole == told:
        return False
    is_opinion = bool(_IN_THE_EYES.match(whole)) and not _IN_THE_EYES.match(told)
    whole, told = _CALLED_FOR.sub("", whole.lower()), _CALLED_FOR.sub("", told.lower())
    if len(_UNDOING.findall(whole)) > len(_UNDOING.findall(told)):
        return True
    return is_opinion


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
#: "entraron en pánico en Pataz": what is entered is no place, and the place would be told as entered.
_ENTERED = re.compile(
    r"\bentr(?:a|an|ó|aron|ará|arán|aban?|ar|ando|ado) en (?!(?:huelga|paro|quiebra|bancarrota|operación|operaciones"
    r"|funcionamiento|producción|vigencia|vigor|conflicto|diálogo|etapa|fase|recta)\b)[a-zñáéíóú]{5,} en\b",
    re.IGNORECASE,
)
LEFT_STATE = "a state that is entered is left off"
SUSPENDED = "a sentence that is suspended"
SUPPOSED = "what the text only supposes"
TO_COME = "still to come in the text, told as done in the headline"
LIMITED = "limited in the text, told flat in the headline"


def is_suspended_unsaid(told: Evidence, item: Item) -> bool:
    """ "penas de tres años, suspendidas, a otros dos": told without the word, the accused would go to prison."""
    if told.field != "text" or not _PENALTY.search(told.quote):
        return False
    around = sentence_around(item.text, told.start, told.end) + _next_on_penalty(
        item.text[told.end : told.end + _AFTER]
    )
    return _SUSPENDED.search(around) is not None and not _SUSPENDED.search(told.quote)


def _next_on_penalty(after: str) -> str:
    """ "La pena es suspendida.": what comes at once behind it, where it speaks of the sentence."""
    found = re.search(
        r"\b(?:pena|condena|prisión|sentencia) (?:es|fue|será|quedó) [^.]{0,30}suspendida", after, re.IGNORECASE
    )
    return found[0] if found else ""


def doubt_beside(told: Evidence, item: Item, *, is_part: bool) -> str:
    """What may be doubted for what stands beside a statement, or ""; `is_part`: the rest of its sentence is unseen."""
    is_title = told.field == "title"
    if _ENTERED.search(told.quote):
        return LEFT_STATE
    after = item.text[:_BELOW] if is_title else item.text[told.end : told.end + _AFTER]
    if is_taken_back(told.quote, after):
        return "what follows may take it back"
    if is_title and is_supposed(item.title, after):
        return SUPPOSED
    if is_title and is_belied(told.quote, after):
        return BELIED
    if is_title and is_to_come(told.quote, after):
        return TO_COME
    if is_title and is_limited(told.quote, after):
        return LIMITED
    if not is_title and _is_untrue(item.title, told.quote):
        return "the headline calls something untrue"
    around = sentence_around(item.title if is_title else item.text, told.start, told.end) if is_part else ""
    if may_undo(around, told.quote):
        return "what is left off may undo what is said"
    text = item.title if is_title else item.text
    rests_on = (told.quote, text[told.start : told.end])  # one of the two may be longer
    if _SAID_SO.search(around) and not all(map(_SAID_SO.search, rests_on)):
        return "who says so is left off"
    return "when, or by when, is left off" if is_part and _WHEN.match(text[told.end :]) else ""
