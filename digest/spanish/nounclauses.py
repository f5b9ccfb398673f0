"""Clauses that say what a noun is about: "el anuncio de que la mina cerrará", "el temor de que la presa colapse"."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, may_be_subject, pronoun
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase

#: Nouns of what is told, feared or hoped, and asked; behind the last English has "should".
_TOLD = word_set(
    "anuncio noticia versión sospecha idea denuncia rumor acusación advertencia certeza tesis hipótesis argumento "
    "afirmación conclusión evidencia prueba indicio promesa compromiso acuerdo alerta confirmación información señal "
    "convicción teoría respuesta queja seguridad reclamo aviso mensaje excusa pretexto impresión percepción hecho"
)
_FEARED = word_set("temor miedo riesgo peligro posibilidad esperanza expectativa amenaza probabilidad hecho")
_ASKED = word_set("pedido solicitud exigencia demanda propuesta recomendación necesidad reclamo orden planteamiento")
#: The links of such clauses: as told, as what may come, as what should be.
LINKS = {"que": "fact", "que:hope": "hope", "que:wish": "wish"}
_NOTE = "amber: what a noun is about"


def about(chart: Chart, end: int, np: NounPhrase, cost: float) -> Iterator[tuple[int, NounPhrase, float]]:
    """ "el anuncio | de que la mina cerrará": what it is about, by a clause with its own subject."""
    if chart.low(end) != "de" or chart.low(end + 1) != "que" or np.noun is None or np.infinitive is not None:
        return
    head = np.noun.lemma.split()[0]
    feared = "que" if head == "hecho" else "que:hope"
    for nouns, mood, link in ((_TOLD, "fact", "que"), (_FEARED, "wish", feared), (_ASKED, "wish", "que:wish")):
        if head not in nouns:
            continue
        for stop, found, extra in clauses(chart, end + 2, mood=mood):
            clause = found if found.subject is not None else _of_whose_it_is(np, found)
            if clause is not None and not clause.also:
                told = changed(clause, notes=(*clause.notes, _NOTE))
                yield stop, changed(_named(np), end=stop, infinitive=told, infinitive_link=link), cost + extra + 0.2


#: What such a noun is called where English has another word for it then.
_CALLED = {"hecho": "fact", "versión": "claim", "alerta": "warning"}


def _named(np: NounPhrase) -> NounPhrase:
    """ "el hecho de que": the fact that, and not the incident."""
    assert np.noun is not None
    english = _CALLED.get(np.noun.lemma)
    if english is None:
        return np
    sense = replace(np.noun.senses[0], en=english, conditions=(), is_safe=True, is_default=True)
    return changed(np, noun=replace(np.noun, senses=(sense,)))


def _of_whose_it_is(np: NounPhrase, clause: Clause) -> Clause | None:
    """ "el anuncio de la empresa de que invertirá": that it will, where it can be nobody else."""
    owner = np.phrases[-1].object if np.phrases and np.phrases[-1].prep == "de" else None
    if owner is None or class_of(owner) not in {"person", "group", "org"} or not concord(owner, clause.verb):
        return None
    stand_in = pronoun(owner)
    if stand_in is None or not may_be_subject(owner, clause):
        return None
    return changed(clause, subject=stand_in) if clause.verb.tense == "fut" else None
