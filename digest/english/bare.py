"""Whether a noun tells what is meant by it: the one rule for nouns that say nothing by themselves.

"Twenty workshops", "one of the areas", "ordinances" are news only with what they are of or about: a complement, a name,
or a modifier that tells which. What completes such a noun may stand with the verb as well ("un paro contra la ley").
"""

from collections.abc import Iterator

from digest.english.entries import word_set
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase

#: Nouns that are of something, about something or with somebody, and say nothing by themselves.
RELATIONAL = word_set(
    "taller reunión encuentro sesión foro charla capacitación jornada medida acción actividad trabajo labor obra tarea "
    "proceso procedimiento trámite paso proyecto plan programa estrategia política iniciativa propuesta alternativa "
    "solución ordenanza norma decreto resolución dictamen reglamento acuerdo convenio contrato compromiso pacto acta "
    "adenda documento informe reporte estudio comunicado carta pronunciamiento memorial expediente oficio solicitud "
    "pedido petición demanda exigencia reclamo denuncia queja recurso observación recomendación sugerencia pregunta "
    "respuesta crítica caso hecho situación problema tema asunto aspecto parte elemento factor motivo razón causa "
    "resultado consecuencia efecto grupo representante integrante miembro delegado delegación comisión comité "
    "evaluación inspección supervisión verificación monitoreo diagnóstico investigación modificación cambio mejora "
    "ajuste irregularidad deficiencia falla evidencia prueba indicio apoyo requisito condición criterio objetivo meta "
    "gerente director "
    "directora titular coordinador jefa decisión anuncio esfuerzo papel rol presencia avance detalle dato cifra "
    "mecanismo información opción posición postura bien"
)
#: Such nouns for which it is enough to say where.
PLACED = word_set(
    "zona área sector lugar sitio espacio punto territorio operación operativo intervención megaoperativo redada "
    "visita inspección supervisión monitoreo obra trabajo"
)
#: What is set up to deal with something.
_GROUPS = frozenset(("mesa técnica", "mesa de trabajo", "grupo de trabajo", "comisión técnica"))
#: Adjectives that do not tell which.
_NOT_WHICH = word_set(
    "nuevo otro primero último grande mayor menor importante diverso distinto diferente numeroso cierto principal "
    "presunto supuesto posible necesario urgente inmediato reciente actual anterior siguiente respectivo especial "
    "correspondiente exitoso amplio conjunto extenso serio grave fuerte histórico general específico concreto intenso "
    "permanente bueno mejor propio mismo destacado significativo gran múltiple constante varios adicional afectado "
    "involucrado mencionado citado señalado único"
    " preventivo multisectorial inopinado sorpresivo simultáneo"
)
#: What English tells without its article, so that nothing shows that it points back: "la información fue difundida".
_MASS = frozenset(("información",))
#: Participles that do not tell which unless they are told by what.
_TOUCHED = word_set("afectar involucrar mencionar citar señalar indicar referir realizar presentar")
_PLACES = frozenset(("place", "area", "natural", "artefact"))
#: What stands with the verb and says what the noun is about, against or for.
_TOPICAL = word_set("sobre contra por para con entre ante respecto_a en_contra_de a_favor_de en_torno_a en_defensa_de")
#: Arguments that say to whom, from whom or where, not of what.
_NOT_OF_WHAT = frozenset(("", "a", "en", "de"))
#: What somebody's needs no saying which: "suspend operations".
ONES_OWN = word_set("operación actividad labor trabajo servicio paro huelga obra")
_WORKS = word_set("obra trabajo labor actividad")
_STOPS_AND_GOES = word_set("begin start end resume suspend continue")


#: What belongs to a case, and says nothing before the case has been told: "esperan la sentencia definitiva".
_CASES = word_set("sentencia fallo veredicto dictamen cargo acusación imputación condena")


def is_case_alone(np: NounPhrase) -> bool:
    """ "la sentencia definitiva", "los cargos": on what, against whom?"""
    is_told = bool(np.name or np.participle or np.relative or np.infinitive or np.apposition or np.quantity or np.tails)
    is_told = is_told or any(p.prep != "en" for p in np.phrases)
    if np.noun is None or np.noun.lemma not in _CASES or np.det != "def" or is_told:
        return False
    return np.noun.lemma != "cargo" or np.number == "pl"  # "asume el cargo": the post


def tells_which(np: NounPhrase, *, counts: bool = True) -> bool:
    """Whether the phrase itself says what is meant; `counts`: a figure does."""
    if np.noun is None or (counts and np.quantity is not None):
        return True
    if " " in np.noun.lemma and np.noun.lemma not in _GROUPS:
        return True
    if np.infinitive or np.relative or np.tails or np.apposition or any(_says(p, np) for p in np.phrases):
        return True
    if np.participle is not None and not _is_only_touched(np.participle):
        return True
    if np.name or np.acronym or np.locator or np.det == "poss":
        return True
    is_act = class_of(np) == "act"  # of what kind an act is does not say of what
    return not is_act and any(a.lemma not in _NOT_WHICH for a in np.adjectives)


def _says(phrase: Phrase, np: NounPhrase) -> bool:
    """Whether a phrase at the noun says more than where."""
    is_place = phrase.prep == "en" and class_of(phrase.object) in _PLACES
    lemma = np.noun.lemma if np.noun is not None else ""
    return not is_place or lemma in PLACED or lemma not in RELATIONAL


def _is_only_touched(participle: Clause) -> bool:
    """ "las zonas afectadas": by what?"""
    is_lone = not (participle.arguments or participle.adjuncts or participle.complement)
    return is_lone and participle.verb.lemma in _TOUCHED


def is_bare(np: NounPhrase, clause: Clause, *, counts: bool = True) -> bool:
    """Whether neither the phrase nor what stands with the verb of `clause` says what is meant by the noun."""
    parts = (np, *np.also)
    return not any(tells_which(one, counts=counts) for one in parts) and not _is_completed(np, clause)


def _is_completed(np: NounPhrase, clause: Clause) -> bool:
    if any(argument.prep not in _NOT_OF_WHAT and other is not np for argument, other in clause.arguments):
        return True
    return any(_completes(adjunct, np, clause) for adjunct in clause.adjuncts)


def _completes(adjunct: Adjunct, np: NounPhrase, clause: Clause) -> bool:
    if adjunct.purpose is not None:
        return adjunct.link == "to"
    phrase = adjunct.phrase
    if phrase is None:
        return False
    if phrase.prep.replace(" ", "_") in _TOPICAL:
        return True
    if class_of(phrase.object) in _PLACES:
        assert np.noun is not None
        is_act = class_of(np, clause.verb.lemma) in {"act", "event"} and np.noun.lemma not in RELATIONAL
        return is_act or np.noun.lemma in PLACED
    return not adjunct.is_front and adjunct.start == np.end


def hollow(clause: Clause, *, is_main: bool = True) -> Iterator[NounPhrase]:
    """What the clause tells of and leaves unsaid of what: subjects, objects, what is taken part in, days of what."""
    slots = [clause.subject, clause.object, *(np for argument, np in clause.arguments if argument.prep != "por")]
    if isinstance(clause.predicate, NounPhrase):
        slots.append(clause.predicate)
    stops = clause.frame.event in _STOPS_AND_GOES or not is_main
    subject = clause.subject
    begins = subject is not None and subject.noun is not None and subject.noun.lemma in _WORKS and stops
    if begins and subject is not None and not tells_which(subject):
        yield subject  # "en Puno arrancan obras": wherever they are, of what?
    for np in slots:
        if (
            np is not None
            and not (stops and np.noun is not None and np.noun.lemma in ONES_OWN and np is not clause.subject)
            and _is_hollow(np, clause)
        ):
            yield np
    for adjunct in clause.adjuncts:
        thing = adjunct.phrase.object if adjunct.phrase is not None else None
        if thing is None or class_of(thing) != "time" or any(p.prep in _TOPICAL for p in thing.phrases):
            continue  # "en tres días de operaciones": against what?
        yield from (p.object for p in thing.phrases if p.prep == "de" and _is_hollow(p.object, clause))
    for other in clause.also:
        yield from hollow(other)
    if clause.complement is not None:
        yield from hollow(clause.complement, is_main=False)


def _is_hollow(np: NounPhrase, clause: Clause) -> bool:
    if np.head in _MASS and np.det == "def":
        return not tells_which(np)
    if np.noun is None or np.noun.lemma not in RELATIONAL | PLACED | _GROUPS or np.det in {"def", "dem", "poss"}:
        return False  # "el proyecto" points back, which is another matter
    if np.noun.lemma in _SWEEPS and (np.quantity is not None or clause.frame.event in _SWEPT):
        return False  # "un operativo destruye 12 balsas": against what, its deed tells
    return is_bare(np, clause, counts=False)


_SWEEPS = word_set("operativo operación megaoperativo")
#: What an operation does, or what is done in one.
_SWEPT = word_set("destroy seize rescue arrest kill find release dismantle evict")
