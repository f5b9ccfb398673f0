"""Whether what was left off is the news: of a bare deed of anybody, the reason, the manner or the rest tells it."""

import re
from collections.abc import Iterator, Sequence

from digest.claim_types import Claim
from digest.english.bare import ONES_OWN, is_bare
from digest.english.emptiness import clauses_told
from digest.english.entries import word_set
from digest.english.undoing import sentence_end
from digest.spanish.core import CAUSES
from digest.spanish.senses import class_of
from digest.spanish.tokens import tokenise
from digest.spanish.tree import Clause, NounPhrase, phrases_of

LEFT_OFF = "what is left off is the news"
_WORD = re.compile(r"\w")
#: What so much or so many is told of each: "menos de diez guardaparques | por área protegida".
_RATES = (
    "área|hectárea|persona|familia|hogar|habitante|vivienda|día|mes|semana|año|hora|minuto|segundo|tonelada|alumno"
    "|trabajador|guardaparque|comunidad|kilómetro"
)
#: What turns a statement about: that it was before a death, below a limit, unknowingly, of all but one, not for good,
#: subject to appeal, or before what takes it.
_TURNS = re.compile(
    r"\bantes de (?:morir|fallecer|su (?:muerte|asesinato)|(?:ser|que l\w+) (?:asesin|mat|ejecut|secuestr)\w+)"
    r"|\bencima de(?:l| el| los?| las?)? (?:límite|nivel|norma|estándar|umbral|permitid|valor|promedio|máximo|normal)"
    r"|\bdebajo de(?:l| el| los?| las?)? (?:límite|nivel|norma|estándar|umbral|permitid|promedio|mínimo|normal)"
    rf"|^por (?:cada|{_RATES})\b"
    r"|\bsin (?:saber|querer)\w*|\bpor error\b|\ben (?:manos|poder) de\b"
    r"|\b(?:excepto|salvo|a excepción de)\b|\b(?:en|durante) (?:un )?simulacro\b"
    r"|\ben (?:primera|segunda|última) instancia\b"
    r"|^(?:ante|bajo|frente a) (?:el |la |l )?(?:avance|expansión|presión|crecimiento)\b"
    r"|^más allá de\b|^(?:llen|repleto|repleta|cargad)\w*\b"
    r"|\ben un \d+$|\bcuales\b.*\b(?:apel|anul|revoc|archiv|absolv|absuel|liber|exculp|desminti|desmient)\w+"
)
#: A deed that is news by itself, whoever it was done to.
_NEWS_ALONE = word_set("kill murder shoot kidnap quake erupt collapse evacuate declare elect appoint resign")
#: What happens to anybody's crops or animals: the reason is the news.
_TOLD_BY_ITS_CAUSE = word_set("lose")
#: What one says against somebody: for what is the news.
_BLAMES = word_set("criticise question reproach censure blame")
#: Words of the source that may be left off without anything being missed.
_FEW = 2
#: Deeds that are done for something, which tells what they are: people meet, travel, build and hire for it.
_DONE_FOR_SOMETHING = word_set(
    "meet visit arrive travel build create hire sign set_up found launch convene coordinate use send move return "
    "present advance gather prepare train employ start hold talk place buy enter leave transport open call deploy "
    "demand protest"
)
#: What is done with public money, which tells nothing unless one reads for what.
_FUNDED = frozenset(("transfer", "allocate"))
#: Opinions, which are of what something says.
_OPINIONS = word_set("homage support reject criticise denounce")
_AIMS = frozenset((
    ("con", "el", "fin", "de"), ("con", "el", "objetivo", "de"), ("con", "el", "propósito", "de"), ("a", "fin", "de"),
    ("en", "busca", "de"), ("con", "miras", "a"),
))  # fmt: skip
_PROTESTS = word_set("paro huelga protesta marcha movilización bloqueo plantón vigilia manifestación jornada")
_WITH = frozenset(("a", "con"))
#: What is announced for something, and how it begins to be told what for.
_CALLS = word_set("announce call convene schedule propose")
_WHAT_FOR = re.compile(
    r"^(?:por|para|contra|ante|tras)\b|^en (?:contra|rechazo|protesta|demanda|defensa|apoyo|respaldo|repudio)\b"
    r"|^(?:exig|demand|ped|pid|reclam|rechaz)\w+|\b(?:contra|para exigir|en (?:rechazo|protesta|demanda|defensa))\b"
)
#: Agreements, which are of what they are for.
_AGREEMENTS = word_set("acuerdo convenio contrato alianza")
#: Who was hurt or killed, where the deed alone is told.
_HURT = word_set(
    "muerto muerta muertos muertas fallecido fallecida fallecidos fallecidas herido herida heridos heridas murió "
    "murieron falleció fallecieron mataron asesinaron mató asesinó desaparecidos secuestraron"
)
#: What the end of something is told by: "terminó | con un muerto".
_ENDINGS = frozenset(("terminar", "culminar", "concluir", "finalizar", "acabar"))
_ENDS_WITH = word_set("con en sin")
#: What somebody is punished for is told with the punishment.
_CRIME = re.compile(r"^por (?:el |los |la |un |una |presunt[oa]s? |supuest[oa]s? )*\w+")
_WHEREABOUTS = frozenset(("en", "por", "cerca", "entre"))
_PLACES = frozenset(("place", "area", "natural"))
#: Out of what somebody is freed, and how it is told that shots were fired.
_WAS_HELD = re.compile(
    r"\b(?:secuestr|reten|cautiv|explotad|sometid|esclaviz|atrapad|extravi|perdid|rehen|víctimas? de|captad)\w*"
)
_ACCUSED = re.compile(r"^(?:acusad|sindicad|implicad|investigad|señalad|requerid|buscad)[oa]s? |^quien(?:es)? ")
_CRIMINALS = re.compile(
    r"ilegal|informal|traficante|sicario|asaltante|delincuente|ladr[óo]n|extorsionador|secuestrador|terrorista|prófug"
    r"|asesino|tratante|invasor|banda|organización|\bred\b|clan|cabecilla|presunto|estafador|falsificador"
)
_WITH_WHAT = re.compile(r"\ba (?:tiros|balazos|disparos|pedradas)\b|\bcon (?:armas|piedras|palos|dinamita|escopetas)\b")
#: Deeds that are done somewhere, which was told.
_SOMEWHERE = word_set("destroy seize eradicate raid intercept rescue attack evict expel")
#: Where money comes from that is given back or spent: "devolverá dos millones | incautados por lavado".
_TAKEN = re.compile(r"(?:incautad|decomisad|confiscad|embargad|robad|recuperad|desviad|obtenid)[oa]s?$")
#: What people are attacked with, which tells how grave it was.
_WEAPONS = word_set(
    "dinamita piedra piedras palo palos explosivo explosivos granada granadas machete machetes bomba bombas fierro "
    "fierros arma armas bala balas balazos lanza lanzas flecha flechas escopeta escopetas cuchillo fusil fusiles "
    "avellanas bombardas pirotécnicos pedradas palazos machetazos botellazos latigazos"
)
#: What begins what came of it, which is more than what happened.
_CAME_OF_IT = word_set("dejando causando ocasionando provocando matando hiriendo")
#: Those who were hurt, told by what.
_VICTIMS = word_set("muerto muerta fallecido fallecida deceso herido herida intoxicado víctima")
#: What is done to somebody for what he did, which is the news.
_PUNISHES = word_set("fine sanction")
#: What leads in a reason or what is asked.
_WHY = word_set("por tras para ante contra")
#: What is held on something.
_ON_SOMETHING = frozenset(("consulta", "consulta previa", "audiencia", "diálogo", "mesa de diálogo", "referéndum"))
#: What leads in a place or a means: of whom it was done it tells nothing.
_ASIDE = word_set("en con desde hacia")
#: Deaths of which a reader asks how, and what they are told by.
_DIES = word_set("die drown perish")
_LEADS_IN = word_set("por tras al durante mientras cuando")
#: Ways, the traffic on them, and town halls: one of many.
_WAYS = word_set("río vía carretera pista puente tránsito tráfico circulación municipalidad municipio alcaldía")


def left_off(claim: Claim, clause: Clause, dropped: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The doubt about a sentence in which nobody and nothing is told by more than its kind, where more was said."""
    assert claim.parse is not None
    tokens = tokenise(claim.source)
    gone = {at for start, end in (*dropped, *((a[0], a[1]) for a in claim.parse.asides)) for at in range(start, end)}
    if claim.parse.cut_at >= 0:
        gone |= set(range(claim.parse.cut_at, len(tokens)))
    gone |= set(range(max((a.end for a in claim.parse.clause.also), default=claim.parse.clause.end), len(tokens)))
    words = [tokens[at].low for at in sorted(gone) if 0 <= at < len(tokens) and _WORD.match(tokens[at].text)]
    is_hostile = clause.frame.es == "recibir" and words[:1] and words[0] in {"con", "entre", "a"}
    if is_hostile or _TURNS.search(" ".join(words)):
        yield LEFT_OFF  # "fue amenazado | antes de morir", "halló plomo | por debajo del límite"
        return
    counted = clause.object if clause.object is not None else clause.subject
    if _is_split_off(claim, clause, counted):
        yield LEFT_OFF
        return
    is_of_what = words[:1] == ["por"] and counted is not None and counted.head in _VICTIMS
    is_done_for = clause.frame.event in _DONE_FOR_SOMETHING or clause.frame.en in _FUNDED
    starts = [[tokens[b].low for b in range(at, min(at + 4, len(tokens)))] for at in sorted(gone) if at - 1 not in gone]
    is_for_what = (
        (_is_aim(words) or any(_is_aim(s) for s in starts))
        and is_done_for
        and (clause.object is None or clause.object.head not in _PROTESTS)
    )
    is_for_what = is_for_what or (words[:1] == ["por"] and clause.frame.event == "visit")
    is_on_what = words[:1] == ["que"] and clause.frame.event in _OPINIONS  # "saludan el fallo | que ordena …"
    is_of_two = words[:2] == ["junto", "a"] and {"su", "sus"} & set(words)  # "asesinan a una madre | junto a su hijo"
    is_armed = clause.frame.event == "attack" and not _WITH.isdisjoint(words) and not _WEAPONS.isdisjoint(words)
    is_anybody = clause.patient is not None and not _is_told(clause.patient) and not _has_why(clause)
    is_unfounded = clause.frame.event in _PUNISHES and is_anybody and any(s[0] == "por" for s in starts)
    is_tainted = counted is not None and class_of(counted) == "money" and words[:1] and bool(_TAKEN.match(words[0]))
    told = {tokens[at].low for at in range(len(tokens)) if at not in gone}
    goes_on = 0 <= claim.parse.cut_at < len(tokens) and tokens[claim.parse.cut_at].text == ":"
    if (
        not _CAME_OF_IT.isdisjoint(words)
        or (not goes_on and words[:1] != ["sin"] and not _HURT.isdisjoint(words) and _HURT.isdisjoint(told))
        or _is_cut_short(clause, words, counted)
        or (clause.frame.event in _SOMEWHERE and _is_place_gone(claim, clause, gone))
        or is_of_what
        or is_for_what
        or is_on_what
        or is_of_two
        or is_armed
        or is_tainted
        or is_unfounded
    ):
        yield LEFT_OFF  # "cayó a un abismo | dejando 12 muertos", "registró tres muertos | por dengue"
        return
    if len(words) <= _FEW or clause.frame.event in _NEWS_ALONE or clause.complement is not None:
        return
    thing = clause.object
    is_on = thing is not None and thing.noun is not None and thing.noun.lemma in _ON_SOMETHING
    is_lost = clause.frame.event in _TOLD_BY_ITS_CAUSE and words[0] in _WHY  # "pierden cultivos | por agua contaminada"
    is_lost = is_lost or (thing is not None and _is_fled(clause.frame.es, thing.head) and words[0] in _WHY)
    is_blamed = clause.frame.event in _BLAMES and words[0] == "por"
    if thing is not None and (is_blamed or ((is_on or is_lost) and not _is_told(thing))):
        yield LEFT_OFF
        return
    who = clause.subject
    has_why = _has_why(clause)
    if clause.frame.event in _DIES and not has_why and not _LEADS_IN.isdisjoint(words):
        yield LEFT_OFF  # "Mueren dos niños tras beber agua contaminada"
        return
    if _is_way_unsaid(clause) and (not _LEADS_IN.isdisjoint(words) or _WHAT_FOR.search(" ".join(words))):
        yield LEFT_OFF  # "bloquean la vía por mal estado de la carretera"
        return
    is_more = any(argument.prep not in _ASIDE for argument, _ in clause.arguments)
    if who is None or _is_told(who) or clause.object is not None or clause.predicate or clause.also or is_more:
        return
    is_cause = who.noun is not None and not CAUSES.isdisjoint(who.noun.lemma.split())
    if not (has_why or is_cause):
        yield LEFT_OFF


def _has_why(clause: Clause) -> bool:
    return any(a.purpose or (a.phrase is not None and a.phrase.prep in _WHY) for a in clause.adjuncts)


def _is_cut_short(clause: Clause, words: Sequence[str], counted: NounPhrase | None) -> bool:
    """Whether what was left off says how it ended, what for, of what crime, or where those were counted."""
    rest, head = " ".join(words), counted.head if counted is not None else ""
    if any(one.frame.es in _ENDINGS for one in clauses_told(clause)) and not _ENDS_WITH.isdisjoint(words[:1]):
        return True  # "el choque terminó | con dos muertos", "concluye la consulta | con 14 acuerdos"
    if head in _PROTESTS and clause.frame.event in _CALLS and _WHAT_FOR.search(rest):
        return True  # "las rondas anunciaron una marcha | en rechazo a la mina"
    if head in _AGREEMENTS and "para" in words:
        return True  # "renueva contrato con Petroperú | por dos años para vender crudo"
    if head in _VICTIMS and words[:1] == ["en"]:
        return True  # "Puno: 12 muertes se registran | en La Rinconada"
    if clause.frame.event in {"release", "rescue"} and _WAS_HELD.search(rest):
        return True  # "rescataron a 20 obreros, | que eran explotados"
    if clause.frame.event == "arrest" and _ACCUSED.match(rest):
        return _is_anybody(counted)
    if clause.frame.en == "clash" and _WITH_WHAT.search(rest):
        return True  # "se enfrentan | a tiros"
    is_term = counted is not None and class_of(counted) in {"penalty", "time"} and head != "multa"
    is_judged = clause.frame.event == "sentence" or (clause.frame.event in {"order", "penalise"} and is_term)
    return is_judged and bool(_CRIME.match(rest)) and not any(a.prep.startswith("por") for a, _ in clause.arguments)


def _is_anybody(np: NounPhrase | None) -> bool:
    """Whether nothing is told of those arrested by which one knows for what."""
    if np is None or np.noun is None:
        return True
    is_told = np.adjectives or np.participle or np.relative or _CRIMINALS.search(np.noun.lemma)
    return not (is_told or any(np_.noun is not None and _CRIMINALS.search(np_.noun.lemma) for np_ in np.also))


def _is_split_off(claim: Claim, clause: Clause, counted: NounPhrase | None) -> bool:
    """ "detuvo al alcalde de Suyo | , acusado de vender lotes": read without what its sentence goes on with."""
    told = claim.evidence
    if claim.article is None or told.field != "text" or clause.frame.event not in {"arrest", "release", "rescue"}:
        return False
    text = claim.article.text
    rest = text[told.end : sentence_end(text, told.start, told.end)].lstrip(" ,")
    if clause.frame.event == "arrest":
        return bool(_ACCUSED.match(rest)) and _is_anybody(counted)
    return bool(_WAS_HELD.search(rest))


def _is_place_gone(claim: Claim, clause: Clause, gone: set[int]) -> bool:
    """ "erradicó 900 hectáreas de coca | en el distrito de Masisea, en una campaña que …": and no place is told."""
    assert claim.parse is not None
    if claim.parse.place is not None or any(_is_place(np) for np in phrases_of(clause) if np is not clause.subject):
        return False
    tokens = tokenise(claim.source)
    after = [range(at + 1, at + 6) for at in gone if at < len(tokens) and tokens[at].low in _WHEREABOUTS]
    return any(at in gone and at < len(tokens) and tokens[at].text[:1].isupper() for span in after for at in span)


def _is_place(np: NounPhrase) -> bool:
    return (np.name is not None and np.name.cls in _PLACES) or class_of(np) in _PLACES or bool(np.locator)


def _is_fled(verb: str, what: str) -> bool:
    """ "abandonaron sus casas | por la crecida": why they did is the news."""
    return verb in {"abandonar", "dejar", "evacuar"} and what in {"casa", "vivienda", "hogar", "comunidad", "pueblo"}


def _is_aim(words: Sequence[str]) -> bool:
    """Whether what was left off tells what for: "para …", "con el fin de …", "en busca de …"."""
    return words[:1] == ["para"] or tuple(words[:3]) in _AIMS or tuple(words[:4]) in _AIMS


def _is_way_unsaid(clause: Clause) -> bool:
    """Whether a road, its traffic or a town hall is spoken of, and nothing tells which, where or why."""
    way = clause.object
    if way is None or way.noun is None or way.noun.lemma not in _WAYS or way.name or way.tails or way.participle:
        return False
    is_named = any(phrase.object.name or class_of(phrase.object) == "place" for phrase in way.phrases)
    return not (is_named or clause.arguments or any(a.phrase is not None for a in clause.adjuncts))


def _is_told(np: NounPhrase) -> bool:
    """Whether more is told of somebody or something than its kind, and a single one's."""
    counted = np.quantity is not None and np.number == "pl"
    more = np.name or np.acronym or np.adjectives or np.participle or np.relative or np.infinitive or np.apposition
    return bool(counted or more or np.phrases or np.also or np.tails or (np.det == "def" and class_of(np) == "org"))


#: How what says which begins.
RESTRICTING = word_set("que para por de sobre contra con donde en a")


#: Events that are of a place: "inicia un recorrido | por la cuenca".
_TOURS = frozenset(("recorrido", "gira", "paseo", "travesía", "sobrevuelo"))


def is_left_bare(whole: Clause, clause: Clause, cuts: set[int]) -> bool:
    """ "explicó los motivos | que retrasan …", "firman convenios | para …": what was left off said which."""
    for old, new in ((whole.object, clause.object), (whole.subject, clause.subject)):
        if old is None or new is None or new.noun is None:
            continue
        is_told_by_more = class_of(new, clause.verb.lemma) in {"abstract", "act", "document", "law", "money", ""}
        if not is_told_by_more and new.noun.lemma not in _TOURS:
            continue
        if new.noun.lemma.split()[0] in ONES_OWN:
            continue
        was_more = bool(old.phrases or old.participle or old.relative or old.infinitive)
        if is_bare(new, clause) and (was_more or {old.end, new.end, old.end + 1} & cuts):
            return True
    return False
