"""What is said with "nos", or in an order that is spoken, in words that the grammar reads. Pure."""

import re

from digest.english.entries import word_set
from digest.english.lexicon import Lexicon
from digest.spanish.persons import persons_of

_COUNT = (
    r"(?:(?:más|cerca|menos|alrededor) de |unos |unas |ya )?(?:\d[\d.,]*|una?|dos|tres|cuatro|cinco|seis|siete|ocho"
    r"|nueve|diez|once|doce|quince|veinte|treinta)"
)
_VICTIMS = (
    r"(?:herid|muert|fallecid|desaparecid|damnificad|detenid|evacuad|afectad)[oa]s?\b|casos\b|viviendas\b|víctimas\b"
    r"|personas (?:herid|fallecid|desaparecid|detenid|afectad)as\b"
)
#: What speakers have where others say what there is: "tenemos 18 heridos".
_THERE_ARE = re.compile(rf"\b(?P<verb>[Tt]enemos|[Tt]uvimos) (?={_COUNT}(?: \w+)? (?:{_VICTIMS}))")
_THERE = {"tenemos": "hay", "tuvimos": "hubo"}
#: Whom somebody does something to: "nos han tratado como invasores", "el Estado nos ha abandonado".
_DONE_TO_US = re.compile(
    r"^(?:(?P<doer>(?:el|la|los|las|nadie)\b(?: [^\s,]+){0,5}?) "
    r"|(?P<lead>(?:(?:por|durante|desde hace|hace) [^,]{3,30},? |nunca |no )?))"
    r"nos (?P<have>han?|había|habían)? ?(?P<verb>\w+)(?P<rest>\b.*)$",
    re.IGNORECASE,
)
#: Verbs that are done to people, and to nothing else that "nos" could be given.
_TO_PEOPLE = word_set(
    "consultar engañar amenazar atacar detener desalojar expulsar discriminar ignorar abandonar criminalizar "
    "perseguir denunciar golpear agredir escuchar atender recibir excluir despojar marginar convocar invitar citar "
    "desplazar acusar insultar maltratar olvidar contaminar envenenar intimidar reprimir hostigar afectar perjudicar"
)
_WAS: dict[tuple[str, ...], str] = {("pres",): "son", ("pret",): "fueron", ("impf",): "eran"}
_HAD = {"ha": "han sido", "había": "habían sido"}
#: What is given to people: "no nos han entregado el estudio", they have not received it.
_GIVEN = re.compile(
    r"^(?P<lead>(?:[^,]{3,30}?,? )?)(?P<no>no )?nos (?:han (?P<done>entregado|otorgado|enviado|dado)|"
    r"(?P<past>entregaron|otorgaron|enviaron|dieron)|(?P<now>entregan|otorgan|envían|dan)) "
    r"(?=(?:el|la|los|las|un|una|\d)\b)",
    re.IGNORECASE,
)
#: Who does something for them, or says something to them: to whom is left open.
_TO_US = re.compile(
    r"^(?P<doer>(?:el|la|los|las) [^,]{2,50}?) (?P<no>no )?nos (?P<verb>(?:han? |había )?"
    r"(?:entreg|promet|ofrec|pag|reconoc|neg|envi|otorg|explic|debe|adeud|exig|pid|quit|brind|cobr|respond)\w*)\b",
    re.IGNORECASE,
)
#: What is theirs, or was promised to them, within a clause: "un derecho que la ley ya nos reconoce".
_OF_RIGHT = re.compile(
    r"(?<=\w )nos (?=(?:reconoc|pertenec|correspond|promet|ofrec|entreg|adeud)\w+|deb(?:e|en|ía|ían)\b|dio\b|dieron\b)"
)
#: "queremos que nos consulten": what others are to do to them.
_TO_BE_DONE = re.compile(r"\bque (?P<no>no )?nos (?P<verb>\w+[ae]n)\b")
#: What worries them, or is missing, where Spanish has it act.
_WORRIES = re.compile(r"^(?P<no>no )?nos preocupan? (?=(?:el|la|los|las|est[ea]s?) )", re.IGNORECASE)
_MISSING = re.compile(r"^nos (?:faltan?|hacen? falta) (?!que|poco|much[oa]|solo)", re.IGNORECASE)
_FIRST_TIME = re.compile(r"^es la primera vez (?:en la historia )?que ", re.IGNORECASE)
#: A condition or time at the head, which is read behind what it limits.
_AT_THE_HEAD = re.compile(r"^(?P<when>(?:si|cuando|mientras) [^,]+), (?P<what>[^,]+)$", re.IGNORECASE)
#: "llevamos dos años esperando el título": since when they have done so.
_SPENT = re.compile(
    r"^(?:nosotros )?(?:ya )?llevamos (?:ya )?"
    r"(?P<span>(?:(?:más|cerca) de |casi )?\w+ (?:años?|meses|semanas|días|mes|décadas)) (?P<doing>\w+[aei]ndo)\b",
    re.IGNORECASE,
)


def said_plainly(said: str, lexicon: Lexicon) -> str:
    """The statement in words and an order that are read; as it stands where nothing is to be said otherwise."""
    said = _FIRST_TIME.sub("por primera vez ", said)
    said = _WORRIES.sub(lambda m: f"nosotros {m['no'] or ''}están preocupados por ", said)
    said = _MISSING.sub("nosotros carecen de ", said)
    said = _THERE_ARE.sub(lambda m: f"{_THERE[m['verb'].lower()]} ", said)
    said = _GIVEN.sub(_received, said)
    said = _TO_US.sub(lambda m: f"{m['doer']} {m['no'] or ''}les {m['verb']}", said)
    said = _OF_RIGHT.sub("les ", said)
    said = re.sub(r"\bestamos a la espera de\b", "esperamos", said)
    said = _to_be_done(said, lexicon)
    if (found := _AT_THE_HEAD.match(said)) is not None:
        said = f"{found['what']} {found['when'][0].lower()}{found['when'][1:]}"
    return _since_when(_in_passive(said, lexicon), lexicon)


_NOT_BUT = re.compile(
    r"^(?P<who>(?:el|la|los|las|est[ea]s?) [^,]{3,60}?) no (?P<is>es|está|son|están|fue|fueron) (?P<not>[^,]+), "
    r"(?:sino que )?(?P=is) (?P<but>[^,]+)$",
    re.IGNORECASE,
)


_WE_ARE_NOT = re.compile(r"^no somos (?P<not>[^,]+), (?:sino que )?somos (?P<but>[^,]+)$", re.IGNORECASE)


def statements_in(said: str) -> list[tuple[str, int]]:
    """ "El proyecto no está cancelado, está en pausa" as two statements on so many first characters; else one."""
    said = said.strip()
    if (ours := _WE_ARE_NOT.match(said.rstrip(".,"))) is not None:
        return [(f"no somos {ours['not']}", 0), (f"somos {ours['but']}", 0)]
    found = _NOT_BUT.match(said.rstrip(".,"))
    if found is None:
        return [(said, 0)]
    who, verb = found["who"], found["is"]
    return [(f"{who} no {verb} {found['not']}", 0), (f"{who} {verb} {found['but']}", len(who))]


_COUNTED = re.compile(
    r"\ba (?:\d[\d.,]*|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce) (?P<whom>[a-záéíóúñ]+s)\b"
)
_BARE_COUNT = re.compile(r"\ba \d[\d.,]*\d(?=$|[,.]| (?:en|para|por|hasta|antes|este|desde|durante)\b)")


def counted_before(said: str, before: str) -> str:
    """ "a 120 en cien días" as "a 120 mineros en cien días", where only miners were counted so just before."""
    named = set(_COUNTED.findall(before))
    if len(named) != 1 or not _BARE_COUNT.search(said):
        return said
    return _BARE_COUNT.sub(lambda m: f"{m.group()} {next(iter(named))}", said)


def _received(found: re.Match[str]) -> str:
    """ "No nos han entregado" as "nosotros no han recibido"."""
    verb = "han recibido" if found["done"] else "recibieron" if found["past"] else "reciben"
    return f"{found['lead']}nosotros {found['no'] or ''}{verb} "


def _to_be_done(said: str, lexicon: Lexicon) -> str:
    """ "que nos consulten" as "ser consultados"."""
    found = _TO_BE_DONE.search(said)
    readings = lexicon.verbs.get(found["verb"], ()) if found is not None else ()
    lemmas = {r.lemma for r in readings if r.tense == "subj"} & _TO_PEOPLE
    done = [form for lemma in lemmas for form in _participles(lemma, lexicon)]
    if found is None or len(done) != 1:
        return said
    return f"{said[: found.start()]}{found['no'] or ''}ser {done[0]}{said[found.end() :]}"


def _in_passive(said: str, lexicon: Lexicon) -> str:
    """ "Nos han engañado" as "nosotros han sido engañados", "nadie nos consultó" as "… no fueron consultados"."""
    found = _DONE_TO_US.match(said)
    if found is None or re.search(r"\bnos\b", found["rest"]):
        return said
    have, doer = found["have"] or "", (found["doer"] or "")
    readings = [r for r in lexicon.verbs.get(found["verb"].lower(), ()) if (r.tense == "part") == bool(have)]
    lemmas = {r.lemma for r in readings} & _TO_PEOPLE
    if len(lemmas) != 1:
        return said
    lemma = next(iter(lemmas))
    mine = [r for r in readings if r.lemma == lemma]
    was = _HAD.get(have.removesuffix("n")) if have else _WAS.get(tuple({r.tense for r in mine}))
    done = _participles(lemma, lexicon)
    is_plural = have.endswith("n") if have else {r.number for r in mine} == {"pl"}
    may_do = doer.lower().startswith(("los ", "las ")) if is_plural else bool(doer)
    if not done or was is None or not (may_do or (is_plural and not doer)):
        return said  # who does it is told by the verb alone
    lead = found["lead"] or ""
    is_denied = doer.lower() == "nadie" or lead.strip().lower() in {"no", "nunca"}
    denial = "nunca " if lead.strip().lower() == "nunca" else "no " if is_denied else ""
    by = f" por {doer[0].lower()}{doer[1:]}" if doer and not is_denied else ""
    return f"{'' if is_denied else lead}nosotros {denial}{was} {done[0]}{by}{found['rest']}"


def _since_when(said: str, lexicon: Lexicon) -> str:
    """ "Llevamos dos años esperando" as "desde hace dos años nosotros esperan"."""
    found = _SPENT.match(said)
    lemmas = {r.lemma for r in lexicon.verbs.get(found["doing"], ()) if r.tense == "ger"} if found else set()
    if found is None or len(lemmas) != 1:
        return said
    wanted = next(iter(lemmas)), "pres"
    theirs = next((p[2] for persons in persons_of(lexicon).values() for p in persons if p[:2] == wanted), "")
    return f"desde hace {found['span']} nosotros {theirs}{said[found.end() :]}" if theirs else said


def _participles(lemma: str, lexicon: Lexicon) -> list[str]:
    """The participle of a verb in the masculine plural, if it has a regular one."""
    guesses = (f"{lemma[:-2]}{ending}" for ending in ("ados", "idos", "ídos"))
    return [g for g in guesses if any(r.lemma == lemma and r.tense == "part" for r in lexicon.verbs.get(g, ()))]


__all__ = ["counted_before", "said_plainly", "statements_in"]
