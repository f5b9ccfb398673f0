"""What somebody says of his own group, told of them: "No nos vamos a retirar" as "nosotros no se van a retirar".

"Nosotros" stays as the subject: charts of reported speech read it as "they". Everything else is in the third person.
"""

import re
from collections.abc import Sequence

from digest.english.entries import word_set
from digest.english.lexicon import Lexicon
from digest.spanish.persons import Person, own_of, persons_of
from digest.spanish.verbgroups import FINITE
from digest.spanish.wesaid import said_plainly

#: Verbs of the form that is past and present alike, which tell of what is so.
_LASTING = word_set(
    "necesitar esperar considerar rechazar demandar reclamar solicitar apoyar saludar lamentar respaldar confiar "
    "desear buscar enfrentar cuidar ocupar usar pescar sembrar cultivar vivir insistir exigir pedir sufrir trabajar "
    "luchar llevar seguir continuar contar consumir depender habitar defender llamar invocar exhortar sentir existir "
    "temer respetar proteger sentirse reiterar ratificar condenar expresar agradecer felicitar descartar "
    "recomendar dedicar quedar estar dudar ignorar cumplir conservar"
)
#: … and those which tell of what was done once.
_DONE = word_set(
    "presentar entregar firmar ganar lograr encontrar denunciar bloquear enviar decidir acordar iniciar llegar "
    "detectar hallar recibir interponer elaborar aprobar suscribir capturar incautar destruir detener intervenir "
    "remitir culminar terminar perder comprobar verificar constatar descubrir identificar formalizar titular reunir "
    "marchar salir subir escribir advertir expulsar inscribir registrar inaugurar instalar comprar pagar invertir "
    "avisar alertar empezar conseguir obtener ordenar concluir comunicar convocar visitar viajar sorprender rescatar "
    "evacuar ubicar"
)
_PAST = re.compile(
    r"\b(?:ayer|anoche|anteayer|(?:el|la|los|las) \w+ pasad[oa]s?|en (?:19|20)\d\d|el \d{1,2} de \w+|el año pasado"
    r"|(?<!desde )hace (?!falta)\w+ (?:años?|meses|semanas?|días?|mes|horas)|en esa ocasión|entonces|esa vez|ya"
    r"|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]*iembre|octubre|noviembre|diciembre))\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:siempre|cada (?!un)|tod[oa]s l[oa]s (?:días|años|meses|semanas)|a diario|cuando|mientras|si|normalmente"
    r"|al (?:mes|año|día)|a la semana|mensual\w*|diari\w*|semanal\w*)\b",
    re.IGNORECASE,
)

#: Words of who speaks for himself alone or to somebody, or that point to where he stands.
_LEFT = word_set(
    "me mí conmigo tú te ti tu tus usted ustedes vosotros digo siento llamo aquí acá ahí ayer anteayer anoche mañana "
    "allá allí señor señora señores hermano hermana compañeros compañeras amigos papá mamá joven imagínese imagínense "
    "mire miren oiga sepan digan vean dejen vengan paren basta ojalá gracias bienvenidos uno mío mía nosotras nos ojo "
    "pues quizás quizá acaso"
)
#: Of everybody: the country is that of who reads this too, and so is what is as big.
_OF_ALL = re.compile(
    r"\bnuestr(?P<gender>[oa])(?P<many>s?) (?=(?:país|patria|nación|planeta|sociedad|Constitución)\b)", re.IGNORECASE
)
_ARTICLES = {("o", ""): "el", ("a", ""): "la", ("o", "s"): "los", ("a", "s"): "las"}
_INFINITIVE = re.compile(r"\b(?P<verb>\w+[aeiáéí]r)nos\b")
#: What ties a statement to what was said before it.
_OPENING = re.compile(
    r"^(?:(?:y|pero|entonces|además|asimismo|también|por eso|por ello|es decir|o sea|incluso),? )+", re.IGNORECASE
)
#: The day on which somebody spoke, which the article need not tell.
_TODAY = re.compile(r"\b(?:hoy(?: en)? día|hoy mismo|hoy),? ", re.IGNORECASE)
_HERE = re.compile(r"\b[Aa](?:quí|cá) (?=en [A-ZÁÉÍÓÚÑ])")
#: Words that the grammar reads by itself, and that stand at the head of statements.
_HEADS = word_set(
    "nosotros nos nuestro nuestra nuestros nuestras cuando si aunque mientras hay esta este para por con sin nunca hoy "
    "ayer mañana ahora actualmente antes después solo sólo ya en alguien nadie es gracias "
    "yo mi mis me casi apenas todavía aún incluso hasta ni lo le les se"
)
_BEFORE_VERBS = word_set("no ya nunca también tampoco jamás solo")
_BEHIND = re.compile(r"\b(?:de|a|para|con|por|entre|en|como) nosotros\b")
#: A reason, and no thanks to anybody.
_THANKS = re.compile(r"\bgracias (?=al? )", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 3
_SHORT_SUBJECT = 4


def in_third_person(said: str, lexicon: Lexicon) -> str | None:
    """A statement of somebody as another tells it behind "dijo que"; None where that is not certain."""
    said = _TODAY.sub("", _OPENING.sub("", _HERE.sub("", said.strip().rstrip(".,;: "))))
    if re.search(r"[.!?¡¿…;:“”\"«»()]", re.sub(r"(?<=\d)[.,:](?=\d)", "", said)):
        return None
    words = [w.lower() for w in _WORD.findall(said)]
    if len(words) < _FEWEST_WORDS or words[0] in {"que", "porque", "sí"}:
        return None
    said = said_plainly(_lowered(said, lexicon), lexicon)
    said = _OF_ALL.sub(lambda m: f"{_ARTICLES[m['gender'].lower(), m['many']]} ", said)
    told = _of_them(said, lexicon) if _is_of_us(said, lexicon) else _of_him(said, lexicon)
    if told is None or _LEFT.intersection(w.lower() for w in _WORD.findall(_THANKS.sub("", told))):
        return None
    return told


def is_first_person(said: str, lexicon: Lexicon) -> bool:
    """Whether a verb or an owner among the words is "we" or "I", and could be nothing else."""
    ours, mine = persons_of(lexicon), own_of(lexicon)
    known = (lexicon.nouns, lexicon.adjectives, lexicon.words, lexicon.verbs, lexicon.adverbs)
    words = [w.lower() for w in _WORD.findall(said)]
    return any(
        w.startswith("nuestr") or ((w in ours or w in mine) and not any(w in table for table in known)) for w in words
    )


def _lowered(said: str, lexicon: Lexicon) -> str:
    """A capital at the head of a statement, where only its place gives it."""
    first = _WORD.match(said)
    if first is None:
        return said
    low = first.group().lower()
    known = (
        lexicon.words,
        lexicon.nouns,
        lexicon.adjectives,
        lexicon.adverbs,
        lexicon.verbs,
        lexicon.times,
        lexicon.prepositions,
    )
    is_word = (
        low in _HEADS or any(low in table for table in known) or low in persons_of(lexicon) or low in own_of(lexicon)
    )
    return f"{low}{said[first.end() :]}" if is_word else said


def _is_of_us(said: str, lexicon: Lexicon) -> bool:
    ours = persons_of(lexicon)
    words = [w.lower() for w in _WORD.findall(said)]
    return any(w in {"nosotros", "nosotras", "nos"} or w.startswith("nuestr") or w in ours for w in words)


def _of_them(said: str, lexicon: Lexicon) -> str | None:
    """A statement on the own group with its verbs in the third person, "nosotros" for the subject that is unsaid."""
    ours = persons_of(lexicon)
    tokens = re.findall(r"\w+|[^\w\s]+|\s+", _INFINITIVE.sub(lambda m: f"{m['verb']}se", said))
    lows = [t.lower() for t in tokens]
    verbs = [at for at, low in enumerate(lows) if low in ours and not _is_noun(lows, at, lexicon)]
    mine = _own_verb(lows)
    others = [at for at in range(len(lows)) if at != mine and _is_theirs(lows[at], lexicon)]
    if others and (verbs or "nosotros" in lows) and not _are_named(lows, verbs, others, lexicon):
        return None  # who "they" are would be open
    if not verbs and _INFINITIVE.search(said):
        return None
    for at in verbs:
        person = _one_of(ours[lows[at]], said)
        if person is None:
            return None
        begin = at
        if lows[begin - 2 : begin - 1] == ["nos"]:
            begin -= 2
            tokens[begin] = lows[begin] = "se"
        while begin >= 2 and lows[begin - 2] in _BEFORE_VERBS:
            begin -= 2
        tokens[at] = person[2]
        before = [w for w in lows[:begin] if w.strip()]
        is_named = bool({"nosotros", "nosotras"} & set(before[-2:])) or _has_own_subject(before, lexicon)
        if at == verbs[0] and not is_named:
            tokens[begin] = f"nosotros {tokens[begin]}"
    told = re.sub(r"\b[Nn]osotr[oa]s(?: mism[oa]s)?\b", "nosotros", "".join(tokens))
    return None if len(re.findall(r"\bnosotros\b", told)) > 1 or _BEHIND.search(told) else told


_MINE = frozenset(("mi", "mis"))
#: Before these a word is a verb, whatever else it may be.
_BEFORE_OWN = frozenset(("", "yo", "no", "que", "y", "ya", "nunca", "también", ",", "me", "hoy", "si", "cuando"))


def _of_him(said: str, lexicon: Lexicon) -> str | None:
    """What somebody says of himself, with "yo" for the subject that is unsaid: "no voy a renunciar"."""
    ours = own_of(lexicon)
    tokens = re.findall(r"\w+|[^\w\s]+|\s+", re.sub(r"\b(\w+[aeiáéí]r)me\b", r"\1se", said))
    lows = [t.lower() for t in tokens]
    words = [(at, low) for at, low in enumerate(lows) if low.strip()]
    if _MINE.intersection(lows) and {"su", "sus"}.intersection(lows):
        return None  # of two people, "his" and "his"
    verbs = []
    for place, (at, low) in enumerate(words):
        before = words[place - 1][1] if place else ""
        if low in ours and before in _BEFORE_OWN and (low not in lexicon.nouns or before != ","):
            verbs.append((place, at))
        elif low in ours and low not in lexicon.nouns and low not in lexicon.words:
            return None
    if not verbs:
        return "".join(tokens) if "yo" not in lows else None
    for place, at in verbs:
        tokens[at] = ours[lows[at]]
        begin = place
        if begin and words[begin - 1][1] == "me":
            begin -= 1
            tokens[words[begin][0]] = "se"
        while begin and words[begin - 1][1] in _BEFORE_VERBS:
            begin -= 1
        is_told = begin and words[begin - 1][1] == "yo"
        if (place, at) == verbs[0] and not is_told:
            tokens[words[begin][0]] = f"yo {tokens[words[begin][0]]}"
    told = "".join(tokens)
    return told if len(re.findall(r"\byo\b", told)) == 1 else None


def _own_verb(lows: Sequence[str]) -> int:
    """The verb behind a "nosotros" that was put there: "nosotros no | han sido consultados"."""
    if "nosotros" not in lows:
        return -1
    at = lows.index("nosotros") + 2
    return at + 2 if lows[at : at + 1] in (["no"], ["nunca"]) else at


def _is_noun(lows: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """ "los tramos": a noun that ends as verbs do."""
    return lows[at] in lexicon.nouns and lows[at - 2 : at - 1] not in (["no"], ["nos"], ["nosotros"])


def _is_theirs(low: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of several others, and nothing else."""
    is_verb = any(r.number == "pl" and r.tense in FINITE for r in lexicon.verbs.get(low, ()))
    return is_verb and low not in lexicon.nouns and low not in lexicon.adjectives


def _are_named(lows: Sequence[str], verbs: Sequence[int], others: Sequence[int], lexicon: Lexicon) -> bool:
    """ "pedimos que las autoridades intervengan": whether others act behind the own verb alone, named before theirs."""
    if len(verbs) != 1 or verbs[0] > min(others):
        return False
    return all(_has_doer([w for w in lows[:at] if w.strip()], lexicon) for at in others)


def _has_doer(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "las autoridades | intervengan", "los funcionarios que | firmaron"."""
    words = [low for low in before[-4:] if low not in {"no", "se", "que", "ya"}]
    return any(form.number == "pl" for low in words[-2:] for form in lexicon.nouns.get(low, ()))


def _one_of(persons: Sequence[Person], said: str) -> Person | None:
    """Which tense a form is of: the past and the present of many verbs are written alike."""
    tenses = {tense for _, tense, _ in persons}
    lemmas = {lemma.removesuffix("se") for lemma, _, _ in persons}
    if len(tenses) == 1 and len({form for _, _, form in persons}) == 1:
        return persons[0]
    if tenses != {"pres", "pret"} or len(lemmas) != 1:
        return None
    lemma = next(iter(lemmas))
    is_past = _PAST.search(said) is not None
    is_lasting_already = lemma in _LASTING and "ya" in said.lower().split()  # "ya vivimos con miedo"
    if lemma in _LASTING and not is_past:
        wanted = "pres"
    elif (lemma in _DONE or is_past) and not _HABIT.search(said) and not is_lasting_already:
        wanted = "pret"
    else:
        return None
    return next(person for person in persons if person[1] == wanted)


def _has_own_subject(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "las mujeres | hemos luchado": whether the words before the verb end in a plural noun with its article."""
    if 1 < len(before) <= _SHORT_SUBJECT and before[0] in {"los", "las"}:  # "las mujeres awajún | hemos"
        return any(form.number == "pl" for form in lexicon.nouns.get(before[1], ()))
    at = len(before) - 1
    while at >= 0 and before[at] in lexicon.adjectives and before[at] not in lexicon.nouns:
        at -= 1
    if at < 1 or not any(form.number == "pl" for form in lexicon.nouns.get(before[at], ())):
        return False
    return before[at - 1] in {"los", "las"} and (
        at == 1 or before[at - 2] in {",", "y", "pero", "que", "todos", "todas"}
    )


__all__ = ["in_third_person"]
