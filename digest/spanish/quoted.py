"""Whole statements in quotation marks that are told as what somebody says: "“La mina contamina”, dijo el alcalde"."""

import re

from digest.english.entries import word_set

_OPEN, _CLOSE, _NONE = '“"«', '”"»', '“”"«»'
_BEFORE_SPEAKER = re.compile(rf"\s*[{_OPEN}](?P<said>[^{_NONE}]+?),?[{_CLOSE}](?P<who>\s*,?\s*[a-záéíóúñ][^{_NONE}]+)$")
_BEHIND_THAT = re.compile(
    rf"(?P<who>[^{_NONE}]+\bque )[{_OPEN}](?P<said>[a-záéíóúñ][^{_NONE}]+?)[{_CLOSE}]?\.?[{_CLOSE}]?\.?$"
)
#: Words of who speaks of himself or to somebody: these are told as they were said or not at all.
_PERSONS = word_set(
    "yo me mi mis mí conmigo nos nosotros nosotras nuestro nuestra nuestros nuestras tú te ti tu tus usted ustedes "
    "vosotros soy estoy tengo creo quiero voy he hago sé debo puedo digo pido espero vengo veo siento llamo exijo fui "
    "estuve tuve hice dije pedí vi di vivo trabajo aquí acá ahí allá esto eso señor señora señores hermanos amigos"
)
_WE = re.compile(r"(?:amos|emos|imos|ámonos|émonos|íamos|ábamos|áramos|iéramos)$")
_FEWEST_WORDS = 4


def unquoted(sentence: str) -> str:
    """The sentence with its marks blanked, so that every word stays where it stands; "" for all others."""
    for pattern in (_BEFORE_SPEAKER, _BEHIND_THAT):
        found = pattern.match(sentence)
        if found is None or not _is_of_others(found["said"]):
            continue
        blank = re.sub(rf"[{_NONE}]", " ", sentence)
        if pattern is _BEFORE_SPEAKER and "," not in sentence[found.end("said") : found.start("who") + 3]:
            continue
        return blank
    return ""


#: A name of several words in single marks, as headlines write it.
_SINGLE = re.compile(r"(?<!\w)['‘](?P<name>[A-ZÁÉÍÓÚÑ][^'’‘\"“”]{2,40})['’](?!\w)")


#: What only calls for attention, or says what the newsroom thinks of the news.
_CRY = re.compile(
    r"\s*¡(?:atención|alerta|cuidado|urgente|último minuto|lamentable|trágico|tragedia|indignante|insólito|increíble"
    r"|histórico|terrible|de terror|escándalo|grave|impactante|sorprendente|inaudito|qué horror)! +(?=\S)",
    re.IGNORECASE,
)


#: What is quoted before the colon of a headline that goes on with its news.
_LED_IN = re.compile(rf"[{_OPEN}][^{_NONE}]+[{_CLOSE}]: +(?=(?:[^\s{_NONE}]+ +){{4}})")
#: A thing that a headline writes like a name: "Nueva Refinería Talara".
_NEW_THING = re.compile(r"\b([Nn]uev[oa] )(Refinería|Mina|Constitución)\b")
_AT_KILOMETRE = re.compile(r"\bpor el (?=(?:kilómetro|km\.?) \d)")
_OUR_COUNTRY = re.compile(r"\bnuestro (?=país\b)")


def marked(headline: str) -> str:
    """The headline with double marks for single ones: "cae banda 'Los Topos'"; every word stays where it stands.

    A cry before it ("¡Atención!") is blanked, and so is what is quoted before its colon; "nuestro país" is "el país".
    """
    cried = _CRY.sub(lambda found: " " * len(found[0]), headline)
    if cried[:1] in _OPEN:
        cried = _LED_IN.sub(lambda found: " " * len(found[0]), cried, count=1)
    cried = _NEW_THING.sub(lambda found: found[1] + found[2].lower(), cried)
    if "por el k" in cried:
        cried = _AT_KILOMETRE.sub("en  el ", cried)
    if "nuestro" in cried:
        cried = _OUR_COUNTRY.sub("el      ", cried)
    return _SINGLE.sub(r"“\g<name>”", cried)


#: What is quoted behind the colon of a headline that has told its news.
_LED_OUT = re.compile(rf"(?P<news>[^:{_NONE}]{{25,}}): (?P<rest>[{_OPEN}][^{_NONE}]+[{_CLOSE}]?|\w[^:{_NONE}]+)[.…]?$")


def without_quotation(headline: str) -> str:
    """The news of a headline that goes on behind a colon, or quotes somebody there; "" for all others."""
    found = _LED_OUT.match(headline)
    return found["news"] if found is not None else ""


#: Marks around a word or two set them apart, and around a part of a clause they quote what another says as well.
_APART = re.compile(
    rf"[{_OPEN}](?P<words>[a-záéíóúñü]+(?:,? [a-záéíóúñü\d]+(?:[.,]\d+)?(?: %)?){{0,14}})(?P<comma>,?)[{_CLOSE}]"
)
#: What opens the name of a thing, which only somebody's words may tell of: "habló de “un operativo contra …”".
_ARTICLES = word_set("el la los las lo un una unos unas su sus")
#: So many words set apart are a term, or somebody's whole answer.
_TERM = 3


#: What is called by common words, the first one in a capital: "inauguran “Primer encuentro de alcaldes rurales”".
_TITLED = re.compile(
    rf"(?<=[a-záéíóú] )[{_OPEN}](?P<first>[A-ZÁÉÍÓÚÑ])(?P<rest>[a-záéíóúñ]+(?: [a-záéíóúñ]+){{2,}})[{_CLOSE}]"
)


def without_title_marks(headline: str) -> str:
    """The headline with such a title read as its words; "" for all others."""
    plain = _TITLED.sub(lambda found: f" {found['first'].lower()}{found['rest']} ", headline)
    return plain if plain != headline and not re.search(rf"[{_NONE}]", plain) else ""


def without_marks(sentence: str) -> str:
    """The sentence with marks blanked that set words apart: "pagan “cupos” al alcalde"; "" for all others."""
    blank = _APART.sub(lambda found: f" {found['words']}{found['comma']} ", sentence)
    if blank == sentence or re.search(rf"[{_NONE}]", blank):
        return ""
    return blank if all(_may_be_read(sentence, found) for found in _APART.finditer(sentence)) else ""


def _may_be_read(sentence: str, found: re.Match[str]) -> bool:
    """Whether words in marks are read as if they stood without them: not as a name, a denial, or of who says them."""
    words = re.findall(r"\w+", found["words"])
    if _CALLED.search(sentence[: found.start()]) or any(w in _PERSONS for w in words):
        return False
    if len(words) <= _TERM:
        return not any(w in _DENIED for w in words)
    is_within = re.search(r"[a-záéíóúñ] $", sentence[: found.start()]) is not None
    is_thing = words[0] in _ARTICLES and not sentence[: found.start()].endswith("que ")
    return is_within and not is_thing and not any(_WE.search(w) for w in words)


#: Behind these, marks say that something is only called so: "el “alcalde” de los mineros".
_CALLED = re.compile(
    r"\b(?:el|la|los|las|lo|una?|un[oa]s|sus?|est[ea]|est[oa]s|es[ea]|del|al|llamad[oa]s?|primer|nuev[oa]s?) $",
    re.IGNORECASE,
)


#: What is in marks because it is denied, or stands for somebody's whole answer.
_DENIED = word_set("no ni sí nada nadie nunca sin supuesto supuesta supuestos supuestas falso falsa")


def _is_of_others(said: str) -> bool:
    """Whether a statement speaks of others than who makes it, and is one only."""
    words = re.findall(r"\w+", said.lower())
    is_one = not re.search(r"[.!?¡¿…;:]", said)
    return is_one and len(words) >= _FEWEST_WORDS and not any(w in _PERSONS or _WE.search(w) for w in words)
