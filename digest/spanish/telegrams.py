"""Headlines that leave out their verb though it can only be one: penalties, fines, warrants, what an event has left.

"Ocho años de cárcel para exalcalde" is read as "condenan a ocho años de cárcel a exalcalde". Pure.
"""

import re

from digest.english.entries import word_set
from digest.english.lexicon import Lexicon
from digest.english.names import Names
from digest.spanish.tokens import tokenise

_NUMBER = (
    r"(?:\d{1,3}|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|diecis[eé]is"
    r"|diecisiete|dieciocho|diecinueve|veinte|veintidós|veinticinco|veinticuatro|treinta|treinta y cinco)"
)
_PRISON = rf"{_NUMBER} (?:años|meses)(?: y {_NUMBER} meses)? de (?:cárcel|prisión|pena)(?: (?:efectiva|suspendida))?"
_WHOM = r" (?:para|contra|a) (?:los |las |el |la )?(?P<whom>\S.*)$"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"^{pattern}", re.IGNORECASE), told)
    for pattern, told in (
        (rf"(?P<what>{_PRISON}|cadena perpetua){_WHOM}", "condenan a {what} a {whom}"),
        (rf"condena(?: de| a) (?P<what>{_PRISON}|cadena perpetua|{_NUMBER} años){_WHOM}", "condenan a {what} a {whom}"),
        (
            rf"(?P<what>(?:{_NUMBER} (?:meses|días|años) de )?(?:prisión preventiva|detención preliminar"
            rf"|impedimento de salida(?: del país)?|comparecencia con restricciones)){_WHOM}",
            "dictan {what} para {whom}",
        ),
        (rf"(?P<what>orden de captura){_WHOM}", "dictan orden de captura contra {whom}"),
        (
            rf"(?:multas?|sanción) de (?P<what>(?:(?:US\$|S/\.?|\$) ?)?[\d.,]+(?: (?:mil|millones))?(?: de)?"
            rf"(?: (?:UIT|soles|dólares))?){_WHOM}",
            "multan con {what} a {whom}",
        ),
    )
)
#: What somebody wants, what is not final or only possible, or what a law would have.
_NOT_SO = re.compile(
    r"\b(?:pid\w+|pedir\w*|pedid\w+|solicit\w+|podr\w+|busc\w+|exig\w+|plante\w+|prop\w+n\w*|reclam\w+|apel\w+"
    r"|revoc\w+|anul\w+|redu[cj]\w+|rebaj\w+|aument\w+|ampl[ií]\w+|ley|leyes|norma|proyecto de ley|quien"
    r"|quienes|los que|venc\w+|confirm\w+|ratific\w+|fiscal\w*|ministerio público|amenaz\w+|enfrent\w+"
    r"|arriesg\w+|eval[uú]\w+|no|ni|sin|simulacro|posible|eventual|pese|aunque|tras|luego|ser[áa]\w*|habr\w+"
    r"|niegan?|neg\w+|rechaz\w+|falsa?|si)\b"
    r"|[¿?¡!“”\"«»:;…]",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?P<label>[A-ZÁÉÍÓÚÑ][\w .'-]{1,30}[:|] +)?(?P<rest>.+?)\.?$")
#: Nouns of what does harm, and what it may have left.
_EVENTS = (
    r"(?:choque|colisión|accidente|derrumbe|deslizamiento|desprendimiento|huaico|huayco|volcadura|despiste|explosión"
    r"|incendio|sismo|terremoto|alud|aluvión|avalancha|desborde|inundación|enfrentamiento|ataque|emboscada|balacera"
    r"|tiroteo|naufragio|granizada|nevada|tormenta|ventarrón|deflagración)"
)
_LEFT = re.compile(
    rf"^(?P<event>(?:(?:un|nuev[oa]|otr[oa]|violent[oa]|trágic[oa]|fuerte) )?(?P<one>{_EVENTS}|lluvias(?: intensas)?"
    rf"|intensas lluvias|heladas|inundaciones|huaicos|huaycos|nevadas)\b[^:,;“”\"¿?]*): "
    rf"(?P<left>(?:(?:al menos|más de|unos|unas|cerca de) )?(?:{_NUMBER}|[\d.,]+(?: mil)?) .*"
    r"\b(?:muert|fallecid|herid|desaparecid|lesionad|damnificad|destruid|inundad|afectad|dañad|colapsad|arrasad)\w*.*)$",
    re.IGNORECASE,
)
_VERB = re.compile(r"^(?:[^:|]+[:|] +)?(?:condenan a|dictan|multan con)\b")


#: Those of a gang that is called by its name alone: "caen miembros de | “Los Topos”".
_OF_GANG = re.compile(
    r"\b(miembros?|integrantes?|cabecillas?|líder(?:es)?|sicarios?) de(?: la banda)? "
    r"(?=[“\"«‘](?:Los|Las|La) [A-ZÁÉÍÓÚÑ])",
    re.IGNORECASE,
)


#: How somebody or something is, or what it has: what a headline puts behind a noun without a verb.
_STATE = re.compile(
    r"^(?P<label>[A-ZÁÉÍÓÚÑ][\w .'-]{1,30}[:|] +)?(?P<who>[^:|,;“”\"«»¿?!]{3,60}?),? "
    r"(?P<how>(?:en (?:peligro|riesgo|alerta|huelga|emergencia|crisis|abandono|vilo|pie de lucha|mal estado"
    r"|pésimo estado|malas condiciones|contra de|cuidados intensivos|cuarentena)"
    r"|(?:a favor|al borde|a la espera|cerca|muy cerca) de|bajo (?:amenaza|presión|investigación|control|el agua)"
    r"|sin(?! (?:embargo|precedentes?|duda|parar|querer|igual|importar|piedad))"
    r"|(?P<has>con(?= (?:altos?|altas?|bajos?|bajas?|graves?|serios?|serias?|nuev[oa]s?|futuro|problemas|niveles"
    r"|déficit|escas[oa]s?|poc[oa]s?|más de \d|alto riesgo|presencia de|exceso de|estudio|permiso|licencia|título"
    r"|presupuesto|plazo)\b))"
    r"|(?P<be>(?:muy |poco |más )?(?:preocupad|alarmad|molest|indignad|list|dispuest|satisfech|content|descontent"
    r"|inconform|desprotegid|incomunicad|aislad|endeudad|enfrentad|optimist|pesimist|vulnerabl)[oae]s?"
    r"(?=$| (?:por|con|de|ante|sobre|para|a|en|tras)\b)))\b"
    r"(?: [^:;“”\"«»¿?!]+)?)$"
)
#: A second state behind the first, which is left off.
_SECOND = re.compile(r" y (?:sin|con|en|bajo) .*$")
#: Of whom a state is told: what happens, is said or decided is not "in" one.
_IN_STATES = frozenset(("person", "group", "org", "place", "area", "artefact", "natural", "animal", "plant"))
#: What makes of a noun before it the one thing that is told of: "ayuda para comunidades en emergencia".
_OF_ANOTHER = re.compile(
    r"\b(?:para|por|contra|sobre|tras|ante|hacia|que|como|entre|(?<!frontera )con)\b", re.IGNORECASE
)
_NO_FORMS = frozenset(("part", "inf", "ger"))
#: Behind which, and at the head, a word that may be either is a noun.
_BEFORE_NOUNS = word_set("de del la el los las un una por ante tras en y a al sin con bajo contra para sobre desde") | {
    ""
}
#: What is written like a verb and is none.
_NO_VERBS = word_set("para como entre sobre una uno cerca pese")


#: What is done to those of a gang, and to no club's members.
_CAUGHT = re.compile(r"\b(?:caen?|cay\w+|captur\w+|det(?:ien|uv)\w+|arrest\w+|condenan?|sentencian?)\b", re.IGNORECASE)


def with_verb(headline: str, names: Names, lexicon: Lexicon) -> str:
    """The headline with the verb, or the word for a gang, that it leaves out; "" where it leaves out none."""
    gang = _OF_GANG.sub(r"\1 de la banda ", headline) if _CAUGHT.search(headline) else headline
    return (
        _with_verb(gang, names)
        or _by_noun(gang, names, lexicon)
        or _as_it_is(gang, names, lexicon)
        or (gang if gang != headline else "")
    )


def _as_it_is(headline: str, names: Names, lexicon: Lexicon) -> str:
    """ "Puno en alerta por heladas": it is; "lago con altos niveles de plomo": it has them."""
    found = _STATE.match(headline.rstrip("."))
    if found is None or _has_verb(found["who"], lexicon) or _has_verb(found["how"], lexicon):
        return ""
    who, label, how = found["who"], found["label"] or "", _SECOND.sub("", found["how"])
    if label and not _is_place(label, names):
        return ""
    first = who.split()[0].lower()
    if first in {"un", "una"} or _OF_ANOTHER.search(who) or not _may_be_so(first, who, lexicon, names):
        return ""
    if how.startswith(("con ", "sin ")) and _is_of_whom(who, lexicon):
        return ""
    if found["be"] and first.endswith("s") > found["be"].endswith("s"):
        return ""  # "dirigentes de comunidad preocupada": another is
    is_many = (
        " y " in who or first in {"los", "las", "unos", "unas"} or (first.endswith("s") and not _is_place(who, names))
    ) and not re.match(r"[0-9.,]+ ?%", who)
    is_many = is_many or (who[:1].isdigit() and "%" not in who)
    if any(form.senses[0].cls == "group" and form.senses[0].en[:1].isupper() for form in lexicon.nouns.get(first, ())):
        is_many = True  # "yanesha en alerta": a people
    if found["be"]:
        is_many = found["be"].endswith("s")
    if found["has"]:
        return f"{label}{who} {'tienen' if is_many else 'tiene'} {how.removeprefix('con ')}"
    if how.startswith("sin acceso "):
        return f"{label}{who} no {'tienen' if is_many else 'tiene'} {how.removeprefix('sin ')}"
    return f"{label}{who} {'están' if is_many else 'está'} {how}"


#: What counts or points to those of whom a state is told; "una Amazonía sin petróleo" is what somebody wants.
_COUNTS = word_set("más unos unas casi cerca al decenas cientos miles los las el la dos tres cuatro cinco seis")
_OF_WHOM = re.compile(r"\b(?:de|del)(?: los| las| la| el)? (?P<whom>[a-záéíóúñ]+)")


def _is_of_whom(who: str, lexicon: Lexicon) -> bool:
    """ "madre de niños con …": people or places stand within the phrase, of whom it may be told as well."""
    found = _OF_WHOM.finditer(who)
    senses = (s for one in found for f in lexicon.nouns.get(one["whom"], ()) for s in f.senses[:1])
    return any(s.cls in {"person", "group", "place", "area"} for s in senses)


def _may_be_so(first: str, who: str, lexicon: Lexicon, names: Names) -> bool:
    """Whether what the headline begins with is somebody, or something that lasts."""
    if first in _COUNTS or first[:1].isdigit() or _is_place(who, names):
        return True
    nouns = lexicon.nouns.get(first, ())
    if nouns:
        return any(sense.cls in _IN_STATES for form in nouns for sense in form.senses[:1])
    return bool(who[:1].isupper() and all(word[:1].isupper() for word in who.split() if len(word) > 3))


def _has_verb(words: str, lexicon: Lexicon) -> bool:
    """Whether a word among them is a finite verb, or may be one where it stands."""
    before = ""
    for written in re.findall(r"\w+", words):
        word = written.lower()
        finite = any(v.tense not in _NO_FORMS for v in lexicon.verbs.get(word, ()))
        is_behind = before in _BEFORE_NOUNS or (before in lexicon.adjectives and before not in lexicon.nouns)
        is_noun = (word in lexicon.nouns or word in lexicon.adjectives) and is_behind
        is_name = (written != word and before != "") or (word == "hace" and before == "desde")
        if finite and not (is_noun or is_name or word in _NO_VERBS):
            return True
        before = word
    return False


def _with_verb(headline: str, names: Names) -> str:
    """ "" where it leaves out no verb, or may leave out another."""
    parts = _LABEL.match(headline)
    if parts is None:
        return ""
    if found := _LEFT.match(headline.rstrip(".")):
        is_many = found["one"].lower().split()[0].endswith("s") or found["one"].lower().split()[-1] == "lluvias"
        is_sure = not _NOT_LEFT.search(headline)
        return f"{found['event']} {'dejan' if is_many else 'deja'} {found['left']}" if is_sure else ""
    label, rest = parts["label"] or "", parts["rest"]
    if (ordered := _as_noun(rest)) and (not label or _is_place(label, names)):
        return label + ordered
    if _NOT_SO.search(rest) or (label and not _is_place(label, names)):
        return ""  # "Fiscalía: 35 años para …": what it asks for
    for pattern, told in _RULES:
        if found := pattern.match(rest):
            what = found["what"]
            what = what if what[:2].isupper() or what[:1].isdigit() else what[:1].lower() + what[1:]
            return label + told.format(what=what, whom=found["whom"])
    return ""


#: What is ordered by an infinitive, as a noun.
_ORDERED = {
    "liberar": "liberación", "excarcelar": "excarcelación", "detener": "detención", "capturar": "captura",
    "suspender": "suspensión", "paralizar": "paralización", "cerrar": "cierre", "demoler": "demolición",
    "desalojar": "desalojo", "reponer": "reposición", "clausurar": "clausura", "retirar": "retiro",
}  # fmt: skip
_ORDERS = re.compile(
    rf"^ordenan? (?P<verb>{'|'.join(_ORDERED)}) (?P<a>al? )?(?P<the>la |las |los |el )?(?P<what>[^,;:“”\"¿?]+)$",
    re.IGNORECASE,
)


def _as_noun(rest: str) -> str:
    """ "Ordenan liberar a dirigente": its release has been ordered."""
    found = _ORDERS.match(rest)
    if found is None or not rest.lower().startswith("ordenan ") or _NOT_SO.search(rest):
        return ""
    the = "del " if found["a"] == "al " or found["the"] == "el " else f"de {found['the'] or ''}"
    return f"ordenan {_ORDERED[found['verb'].lower()]} {the}{found['what']}"


def _by_noun(headline: str, names: Names, lexicon: Lexicon) -> str:
    first = headline.lower()
    if " a " in first and ("fallecid" in first or "muert" in first or "víctima" in first):
        parts = _LABEL.match(headline)
        toll = _TOLL.match(parts["rest"]) if parts is not None else None
        if parts is not None and toll is not None and (not parts["label"] or _is_place(parts["label"], names)):
            return f"{parts['label'] or ''}sube a {toll['n']} el número de muertos{toll['by']}"
    if not any(word in first for word in ("acuerdo", "fin de", "fin a", "luz verde", "vía libre", "primer")):
        return ""
    parts = _LABEL.match(headline)
    told = _by_its_noun(parts["rest"], lexicon) if parts is not None else ""
    label = (parts["label"] or "") if parts is not None else ""
    return f"{label}{told}" if told and (not label or _is_place(label, names)) else ""


#: How many have died by now.
_TOLL = re.compile(
    rf"^(?:se )?(?:elevan?|aumentan?|suben?|incrementan?|ascienden?|sube|aumenta) a (?P<n>{_NUMBER}|[\d.,]+) "
    r"(?:(?:el )?número de |(?:la )?cifra de |los |las )(?:muertos|fallecidos|víctimas mortales|víctimas fatales)"
    r"(?P<by> (?:por|tras) [^,;:“”\"]+)$",
    re.IGNORECASE,
)
#: What a headline tells by its noun: an agreement, an end, a permit, the first case of something.
_AGREED = re.compile(
    r"^(?:(?:nuevo|histórico|gran) )?acuerdo (?:histórico )?entre (?P<who>[^,;:“”\"]+? y [^,;:“”\"]+?)"
    r"(?P<on> (?:sobre|para) [^;:“”\"]+)?$",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"^fin (?P<the>de la |de los |de las |del |de |al |a la )(?P<what>(?:huelga|paro|bloqueo|protesta|toque de queda"
    r"|veda|conflicto|emergencia|estado de emergencia|cuarentena|huelga de hambre|toma|paralización)s?\b[^,;:“”\"]*)$",
    re.IGNORECASE,
)
_PERMITTED = re.compile(
    r"^(?:luz verde|vía libre) (?:al |(?:a|para) (?:el |la |los |las )?)(?P<what>[^,;:“”\"]+)$", re.IGNORECASE
)
_FIRST_CASE = re.compile(r"^primer(?P<many>os)? casos? de [^,;:“”\"]+ en [A-ZÁÉÍÓÚÑ][^,;:“”\"]*$", re.IGNORECASE)


def _by_its_noun(rest: str, lexicon: Lexicon) -> str:
    """ "Acuerdo entre A y B": they have reached one; "Fin de la huelga": it has ended."""
    if not rest or _has_verb(rest, lexicon) or _NOT_SO.search(rest):
        return ""
    if found := _AGREED.match(rest):
        return f"{found['who'][:1].upper()}{found['who'][1:]} llegan a un acuerdo{found['on'] or ''}"
    if found := _ENDED.match(rest):
        return f"{'terminan' if found['what'].split()[0].endswith('s') else 'termina'} {found['what']}"
    if found := _PERMITTED.match(rest):
        return f"aprueban {found['what']}"
    if found := _FIRST_CASE.match(rest):
        return f"registran {rest[:1].lower()}{rest[1:]}"
    return ""


def _is_place(label: str, names: Names) -> bool:
    tokens = tokenise(label.rstrip(" :|"))
    return any(end == len(tokens) and name.cls == "place" for end, name in names.at(tokens, 0))


#: What speaks against an event having left what is counted behind the colon.
_NOT_LEFT = re.compile(
    r"\b(?:no|ni|sin|simulacro|posibles?|podr\w+|habr\w+|años? después|hace|aniversario|piden|buscan|condenan"
    r"|denuncian|identifican|rescatan|temen|van|suman|desde|como|identificad\w+)\b",
    re.IGNORECASE,
)


def is_penalty_told(read_as: str, headline: str) -> bool:
    """Whether the verb with which a penalty is told is ours."""
    return bool(read_as and _VERB.match(read_as) and not _VERB.match(headline))


#: How a text says that a court or an agency has decided so.
_DECIDED = re.compile(
    r"\b(?:conden(?:ó|aron)|sentenci(?:ó|aron)|impus(?:o|ieron)|dict(?:ó|aron)|orden(?:ó|aron)|dispus(?:o|ieron)"
    r"|resolvi(?:ó|eron)|mult(?:ó|aron)|sancion(?:ó|aron)|fij(?:ó|aron)|declar(?:ó|aron) (?:fundad|procedent)\w+"
    r"|(?:fue|fueron|ha sido|han sido) (?:condenad|sentenciad|multad|sancionad)[oa]s?"
    r"|cumplir(?:á|án)|purgar(?:á|án)|pagar(?:á|án)|deber(?:á|án) (?:cumplir|pagar))\b",
    re.IGNORECASE,
)
#: How it says that somebody wants it, or that it does not stand.
_NOT_DECIDED = re.compile(
    r"\b(?:solicit(?:ó|a|ud|aron|an|ará)|pid(?:ió|ieron|en|e)|pedirá|pedido|requerimiento|requiri(?:ó|eron)|evaluar\w*"
    r"|plante\w+|propon\w+|propus\w+|proyecto de ley|revoc\w+|anul\w+|rechaz\w+|improcedent\w+|infundad\w+"
    r"|dej(?:ó|aron) sin efecto|absolv\w+|absuel\w+)\b",
    re.IGNORECASE,
)
#: At whose request a judge decided.
_AT_REQUEST = re.compile(r"\b(?:a|ante el|tras el|acogió el) (?:pedido|solicitud|requerimiento) de\b", re.IGNORECASE)
#: How far into the text it is looked for.
_WITHIN = 500


def is_decided(text: str) -> bool:
    """Whether the text below bears out that the penalty was handed down, and not only asked for."""
    lead = _AT_REQUEST.sub(" ", text[:_WITHIN])
    return bool(_DECIDED.search(lead)) and not _NOT_DECIDED.search(lead)
