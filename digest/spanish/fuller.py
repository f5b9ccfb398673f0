"""The same noun where the article tells which it is: "el paro" of "el paro de los arroceros"."""

import re
from dataclasses import dataclass

from digest.english.entries import word_set
from digest.spanish.article import OTHERS, Antecedent, Article, Told, head_of, moved, noun_at
from digest.spanish.chart import Chart
from digest.spanish.firms import same_firm
from digest.spanish.forms import plural
from digest.spanish.onefirm import FIRMS, firms_of
from digest.spanish.onlyone import AREAS, BY_LETTERS
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold
from digest.spanish.tree import NounPhrase, Phrase

#: Words for one happening, law or paper in one article.
_GROUPS = (
    word_set("operativo operación intervención megaoperativo"), word_set("paro huelga"), word_set("norma ley"),
    word_set("incendio siniestro fuego"), word_set("movilización marcha"), word_set("acuerdo convenio"),
    word_set("informe estudio reporte"),
)  # fmt: skip
#: What is told of by itself, and is the only one where an article tells of one.
EVENTS = word_set(
    "operativo operación intervención megaoperativo paro huelga protesta marcha movilización bloqueo incendio "
    "siniestro fuego derrame accidente derrumbe explosión audiencia juicio enfrentamiento ataque desalojo "
    "consulta reunión asamblea feria taller toma"
)
#: Who is told apart by where they are from.
PEOPLE = word_set(
    "agricultor comunero poblador pescador trabajador minero transportista productor rondero cocalero ganadero "
    "familia estudiante docente maestro comerciante dirigente autoridad vecino morador colono arrocero cafetalero "
    "alpaquero maderero usuario regante campesino nativo concesionario"
)
#: What has a name, or is told apart by whose or where it is.
THINGS = word_set(
    "concesión contrato convenio acuerdo norma ley ordenanza decreto comunidad asociación federación sindicato comité "
    "distrito provincia puente carretera laguna río quebrada cuenca hospital planta represa hidroeléctrica puerto "
    "central informe estudio reporte alcalde alcaldesa municipalidad sentencia plan programa fondo mesa junta "
    "asentamiento caserío anexo sector lote oleoducto gasoducto"
)
#: What happens somewhere, and is told apart by that.
_LOCAL_EVENTS = word_set("incendio siniestro fuego derrame accidente derrumbe explosión enfrentamiento")
#: Named things of which one name is enough to be sure.
_NAMED = word_set(
    "comunidad río laguna quebrada distrito provincia caserío anexo sector puente hospital asentamiento lote "
    "federación asociación sindicato hidroeléctrica represa puerto"
)
#: A thing of which nobody is told whether it has been so.
_UNREAL = word_set(
    "no ni sin nunca jamás tampoco si evitar evitará evitó evitaron prevenir impedir podría podrían habría habrían "
    "posible eventual futuro futura descartó descartaron negó negaron salvo contra"
)
_DETERMINERS = word_set("el la los las un una unos unas este esta estos estas ese esa dicho dicha dichos dichas")
#: Prepositions that tell which one: "el paro contra la concesión".
_TELLING = word_set("de contra por para")
_EMPTY = word_set("de el la los las en y a con por para contra del al un una su sus")


def kinds_of(head: str) -> frozenset[str]:
    """The nouns that one article uses for one thing, this one among them."""
    return next((group for group in _GROUPS if head in group), frozenset((head,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The noun where it stands in a sentence of the article, and the words that tell which."""

    place: int
    words: frozenset[str]
    phrase: NounPhrase | None
    is_new: bool  # "una huelga", "huelga": told of for the first time


def fuller(np: NounPhrase, head: str, place: int, article: Article) -> Antecedent | None:
    """The same noun where it is told which: "el paro de los arroceros", "un operativo contra la minería ilegal"."""
    if head not in EVENTS | THINGS and not (head in PEOPLE and np.number == "pl"):
        return None
    if article.tells_without_noun:
        return None  # "el de Sicuani": another hospital
    kinds = kinds_of(head)
    if kinds & (PEOPLE | _LOCAL_EVENTS) and _names_place(article.told[place].chart):
        return None  # "en Camaná, los agricultores …": not those of Majes
    found: list[_Told] = []
    for here, told in enumerate(article.told):
        for at in range(len(told.chart)):
            number = noun_at(told.chart, at, kinds)
            if number is None or here == place:
                continue
            one = _told_at(told, at, here, kinds) if number == np.number else None
            if one is None:
                return None
            found.append(one)
    described = [one for one in found if one.words]
    if not described or _is_told_elsewhere(article.unread, kinds):
        return None
    if any(not (a.words <= b.words or b.words <= a.words) for a in described for b in described):
        return None
    if sum(one.is_new and not article.told[one.place].is_headline for one in found) > 1:
        return None
    own = {fold(word) for word in np.noun.lemma.split()[1:]} if np.noun is not None else set[str]()
    if any(one.words <= own for one in described):
        return None  # "la mesa de diálogo" is told so already
    before = [
        one for one in described
        if one.phrase is not None and (article.is_before(one.place, place))
    ]  # fmt: skip
    if not before or (np.noun is not None and before[0].phrase is not None and before[0].phrase.number != np.number):
        return None
    best = max(before, key=lambda one: (one.phrase is not None and one.phrase.name is not None, len(one.words)))
    phrase = best.phrase
    assert phrase is not None
    assert phrase.noun is not None
    is_new = phrase.name is None and phrase.det in {"", "indef"}
    told = article.told[best.place]
    return Antecedent(
        phrase=moved(phrase, np.start, np.end),
        evidence=told.evidence,
        words=told.chart.written(phrase.start, phrase.end),
        is_sure=_is_certain(phrase),
        is_new=is_new,
    )


def _names_place(chart: Chart) -> bool:
    return any(
        name.cls == "place" and name.kind != "route"
        for at in range(len(chart))
        if chart.tokens[at].is_capital
        for _, name in chart.names_at(at)[:1]
    )


def _is_certain(phrase: NounPhrase) -> bool:
    """A thing with its name, and a fire or a spill with its place."""
    assert phrase.noun is not None
    head = head_of(phrase.noun.lemma)
    if head in PEOPLE:
        inner = phrase.phrases[0].object if phrase.phrases else None
        return inner is not None and phrase.phrases[0].prep == "de" and _is_place(inner)
    if phrase.name is not None or (head in _NAMED and phrase.phrases and phrase.phrases[0].prep == "de"):
        inner = phrase.phrases[0].object if phrase.phrases else None
        return head in _NAMED and (inner is None or (inner.noun is None and inner.name is not None))
    return head in _LOCAL_EVENTS and bool(phrase.phrases) and phrase.phrases[0].prep == "en"


def is_one_of_several(np: NounPhrase, name: str, article: Article) -> bool:
    """Whether the article tells of another of the kind than the one that is called so, or of several."""
    assert np.noun is not None
    kinds, words = kinds_of(head_of(np.noun.lemma)), fold(name)
    former = "|".join(re.escape(kind) for kind in kinds)
    if article.tells_without_noun or re.search(rf"\bex[- ]?(?:{former})\b", article.whole):
        return True  # "el exfiscal de Tambopata" beside "el fiscal de Manu"
    if kinds & AREAS.keys() and BY_LETTERS.search(article.written):
        return True
    if kinds & FIRMS:
        firms = [firms_of(told) for told in article.told]
        if len({same_firm(name) for names, _ in firms for name in names}) + sum(n for _, n in firms) > 1:
            return True  # "Ocho Sur" beside "la empresa Olamsa"
    for told in article.told:
        chart = told.chart
        for at in range(len(chart)):
            number = noun_at(chart, at, kinds)
            if number is None:
                continue
            if number == "pl" or chart.low(at - 1) in OTHERS:
                return True
            stop = at + 1
            while chart.low(stop) in _LINKS or any(True for _ in chart.adjectives(stop)):
                stop += 1
            called = chart.text(stop)
            if called[:1].isupper() and called.isalpha() and fold(called) not in words:
                return True
    return False


_LINKS = word_set("de el la los las")


def _is_place(np: NounPhrase) -> bool:
    """ "Echarate", "el valle de Tambo"."""
    inner = np.phrases[0].object if np.phrases else np
    return (
        inner.name is not None and inner.name.kind != "half" and class_of(np) in {"place", "area", "natural", "group"}
    )


def _told_at(told: Told, at: int, here: int, kinds: frozenset[str]) -> _Told | None:
    """The noun at `at` with what tells which; None where it is another one, or none that has been."""
    chart = told.chart
    before = chart.low(at - 1)
    if before in OTHERS or before[:1].isdigit() or chart.low(at + 1) in OTHERS or told.is_quoted(at):
        return None
    if _head_is_event(kinds) and any(chart.low(k) in _UNREAL for k in range(at)):
        return None
    start = at - 1 if before in _DETERMINERS else at
    phrase = _fullest(chart, start, at, kinds)
    is_new = before not in _DETERMINERS or before in {"un", "una", "unos", "unas"}
    kind = chart.low(at + 1)
    if kinds & PEOPLE and phrase is None:
        if kind in {"que", "quienes", "cuyos"}:
            return None
        if chart.adjectives(at + 1):  # "los trabajadores municipales": others, it may be
            return _Told(place=here, words=frozenset((fold(kind),)), phrase=None, is_new=is_new)
    if phrase is None:
        goes_on = chart.text(at + 1)[:1].isupper() or chart.text(at + 1) in {"“", '"', "«"} or chart.low(at + 1) == "de"
        return None if goes_on else _Told(place=here, words=frozenset(), phrase=None, is_new=is_new)
    words = frozenset(
        fold(chart.text(k)) for k in range(at + 1, phrase.end) if chart.low(k) not in _EMPTY and chart.tokens[k].is_word
    )
    return _Told(place=here, words=words, phrase=phrase, is_new=is_new)


def _head_is_event(kinds: frozenset[str]) -> bool:
    return bool(kinds & EVENTS)


def _fullest(chart: Chart, start: int, at: int, kinds: frozenset[str]) -> NounPhrase | None:
    """The noun with its name or with one phrase that tells which."""
    found = [
        np
        for begin in dict.fromkeys((start, at))
        for _, np, _ in simple_phrases(chart, begin)
        if np.noun is not None and head_of(np.noun.lemma) in kinds and _is_plain(np)
    ]
    named = [np for np in found if np.name is not None and np.name.kind not in {"half", "quoted"} and not np.phrases]
    if named:
        return min(named, key=lambda np: (np.start, np.end))
    tied = [np for np in found if np.name is None and len(np.phrases) == 1 and _tells(np.phrases[0], kinds)]
    return max(tied, key=lambda np: (-np.start, np.end)) if tied else None


def _is_plain(np: NounPhrase) -> bool:
    return not (
        np.participle or np.relative or np.infinitive or np.also or np.aside or np.bracket or np.quantity or np.ordinal
        or np.notes or np.apposition
    )  # fmt: skip


def _tells(phrase: Phrase, kinds: frozenset[str]) -> bool:
    inner = phrase.object
    if phrase.prep == "en" and kinds & _LOCAL_EVENTS and _is_plain(inner) and not inner.phrases:
        return inner.name is not None and inner.name.kind != "half"
    is_any = inner.noun is not None and inner.number == "sg" and not (inner.det or inner.name or inner.adjectives)
    if is_any and not inner.phrases and phrase.prep == "contra" and class_of(inner) in {"org", "person", "group"}:
        return False  # "la sentencia contra empresa" is no more told apart than "la sentencia"
    if phrase.prep not in _TELLING or not _is_plain(inner) or len(inner.phrases) > 1:
        return False
    return all(p.prep == "de" and _is_plain(p.object) and not p.object.phrases for p in inner.phrases)


def _is_told_elsewhere(text: str, kinds: frozenset[str]) -> bool:
    """Whether what was not read tells of another: in the plural, as another, or told which."""
    for head in kinds:
        ones, many = re.escape(head), re.escape(plural(head))
        again = rf"\b(?:un|una|otr[oa]|nuev[oa]|segund[oa]|tercer\w?|primera?|últim[oa]|dos) {ones}\b"
        if re.search(rf"\b{many}\b|{again}|\b{ones} (?:de|del|contra|[A-ZÁÉÍÓÚÑ]\w*)\b", text):
            return True
    return False
