"""What something is told to be by a clause: "la meta es que …", "el plan es construir …", "lo que piden es …"."""

from collections.abc import Iterator

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.neuters import NEUTER, WHAT
from digest.spanish.tree import Clause, NounPhrase
from digest.spanish.valency import infinitive_clauses

#: What somebody is to do, or something is to come to: "la meta es que X cuente con …".
AIMS = word_set(
    "meta objetivo propósito fin finalidad intención idea reto desafío prioridad tarea misión sueño deseo anhelo plan "
    "aspiración apuesta interés solución alternativa opción"
)
#: What is asked, set or advised.
ASKED = word_set(
    "pedido exigencia demanda propuesta recomendación condición solicitud planteamiento sugerencia reclamo llamado "
    "requisito regla medida obligación compromiso acuerdo petición exhortación "
    "requerimiento"
)
#: What may come.
FEARED = word_set("temor preocupación riesgo peligro esperanza expectativa posibilidad miedo amenaza inquietud")
#: What else an infinitive may tell.
_DEEDS = AIMS | ASKED | word_set(
    "función labor decisión deber rol papel estrategia próximo paso responsabilidad propuesta trabajo razón motivo "
    "respuesta reacción logro consigna siguiente paso primer paso"
)  # fmt: skip
#: What is so.
_FACTS = AIMS | ASKED | FEARED | word_set(
    "problema realidad verdad conclusión resultado hecho razón motivo causa explicación dificultad noticia ventaja "
    "desventaja diferencia novedad dato argumento versión hipótesis tesis decisión consecuencia paradoja detalle "
    "limitación peculiaridad particularidad respuesta postura posición consenso queja denuncia diagnóstico "
    "constante sospecha certeza anuncio crítica observación justificación"
)  # fmt: skip
#: What is wished of it, rather than found in it.
_WISHED = word_set("importante fundamental necesario urgente ideal esencial lógico correcto primero único")
#: Verbs of wanting; what they want is for somebody to do something.
WANTS = word_set("buscar querer esperar desear pretender procurar anhelar")


def told_by_clause(chart: Chart, at: int, clause: Clause, cost: float) -> Iterator[tuple[int, Clause, float]]:
    """Behind "ser": "que" and a clause, or an infinitive, where the subject is something that one may tell so."""
    from digest.spanish.complements import clauses_that

    subject = clause.subject
    if subject is None or clause.verb.helper or subject.also:
        return
    notes = (*clause.notes, "amber: what it is, told by a clause")
    if chart.low(at) == "que" and not clause.verb.is_negated:
        for mood in ("fact", "wish"):
            if not _may_be(subject, is_wish=mood == "wish"):
                continue
            for end, inner, extra in clauses_that(chart, at + 1, mood=mood):
                if inner.subject is not None and not (mood == "wish" and inner.also):
                    yield end, changed(clause, complement=inner, notes=notes), cost + extra + 0.2
    elif subject.head in _DEEDS or _kind(subject) in {WHAT, NEUTER}:
        for end, inner, extra in infinitive_clauses(chart, at):
            yield end, changed(clause, complement=inner, notes=notes), cost + extra + 0.2


def _kind(np: NounPhrase) -> str:
    return np.name.kind if np.name is not None and np.noun is None else ""


def _may_be(np: NounPhrase, *, is_wish: bool) -> bool:
    kind = _kind(np)
    if kind == NEUTER:
        assert np.name is not None
        return not is_wish or np.name.es.split()[-1] in _WISHED
    if kind == WHAT:
        return True
    return np.head in (AIMS | ASKED | FEARED if is_wish else _FACTS)


def how_told(subject: NounPhrase, inner: Clause) -> str:
    """How English ties it on: "for" somebody to do it, that they "should", that they "will", or as a "fact"."""
    if not inner.verb.is_subjunctive:
        return "fact"
    relative = subject.relative
    wants = relative is not None and relative.verb.lemma in WANTS
    if subject.head in AIMS or wants or _kind(subject) == NEUTER:
        return "for"
    if subject.head in FEARED:
        return "will" if inner.verb.tense == "subj" else ""
    return "should"
