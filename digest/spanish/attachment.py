"""Attachment: whether what stands behind a verb is the verb's, or belongs to the noun or the clause beside it."""

from digest.english.entries import Argument, word_set
from digest.spanish.chart import Chart
from digest.spanish.figures import WEEKDAYS
from digest.spanish.fitting import fits
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Clause, NounPhrase

#: What things do by themselves, or somebody to them.
MOVES_ITSELF = word_set(
    "caer volcar chocar despistarse explotar estallar derrumbarse hundirse desplomarse estrellarse naufragar "
    "incendiarse colapsar llegar pasar salir entrar subir bajar reventar romper desbordar hundir"
)

_DEAD = frozenset(("muerto", "muerta", "muertos", "muertas"))


def belongs_elsewhere(adjunct: Adjunct, clause: Clause) -> bool:
    """ "mostraron dos vacas | muertas", "es la región que lidera … | al obtener el 23 %"."""
    if adjunct.adverb is not None and adjunct.adverb.en in {"alive", "safe and sound"}:
        return clause.frame.event not in {"find", "rescue", "release", "recover", "arrest"}
    if adjunct.adverb is not None and adjunct.adverb.es in _DEAD:
        return clause.frame.event != "find" and clause.verb.lemma not in {"aparecer", "encontrarse", "hallarse"}
    if adjunct.link != "on":
        return False
    inner = adjunct.purpose
    bare = (
        inner is not None
        and inner.object is not None
        and not (inner.object.det or inner.object.quantity or inner.object.name or inner.object.also)
        and inner.verb.lemma in MOVES_ITSELF
    )  # "al caer combi": who falls
    return clause.frame.event == "state" or bare


def is_of_participle(chart: Chart, at: int, adjunct: Adjunct, clause: Clause) -> bool:
    """ "madera talada | ilegalmente": an adverb right behind a participle is the participle's."""
    if adjunct.adverb is None or not chart.low(at).endswith("mente") or at <= clause.verb.end:
        return False
    return any(r.tense == "part" for r in chart.verbs(at - 1))


def names_the_noun(chart: Chart, at: int, np: NounPhrase) -> bool:
    """ "en la región | Ucayali": a bare name right behind a noun is the noun's name, no part of the clause."""
    before = chart.low(at - 1)
    is_noun = before in chart.lexicon.nouns and before not in WEEKDAYS
    return np.noun is None and np.name is not None and not np.det and is_noun


def is_marked_as_object(np: NounPhrase, cls: str, *, has_a: bool) -> bool:
    """Whether the object is told as Spanish tells it: persons with "a", things without.

    Without it a person is more likely a subject put last ("Demandan dirigentes …"), unless only counted.
    """
    if has_a and np.quantity is not None and np.noun is None and np.phrases:
        return class_of(np.phrases[0].object) in {"person", "group"}  # "afecta al 45 % de la población"
    if has_a:
        return cls in {"person", "group", "org", "name", "animal", "place", "area"}
    return cls not in {"person", "name"} or np.quantity is not None or np.det in {"indef", "some", "quant", "other"}


#: How somebody is found, told before who it is.
_STATES = word_set("muerto herido vivo detenido preso desaparecido")
#: What vehicles do with those in them.
_CARRIES = word_set("trasladar transportar llevar movilizar")


def can_only_be_object(clause: Clause, np: NounPhrase) -> bool:
    """ "Detienen | policía implicado", "el bus que trasladaba | obreros": who acts is known, or another number acts."""
    if np.det or np.name is not None or np.noun is None or clause.verb.voice != "active":
        return False
    if np.noun.lemma in _STATES and np.end - np.start == 1:
        return False  # "hallan | muerto a un minero"
    if np.verb_number != clause.verb.number or (clause.subject is not None and np.is_plural):
        return True
    return clause.verb.lemma in _CARRIES and (clause.subject is not None or clause.gap == "subject")


_KINDS_OF_PLACE = word_set("distrito provincia región departamento ciudad localidad sector centro caserío comunidad")


_SHORT_TIES = frozenset(("con", "en", "a", "como"))


def is_light(clause: Clause) -> bool:
    """Whether only times, adverbs and places, two of them at most, have come between the verb and its object."""
    return 0 < len(clause.adjuncts) <= 2 and all(_is_light(a) for a in clause.adjuncts)


def _is_light(first: Adjunct) -> bool:
    if first.phrase is not None and first.phrase.prep == "en" and not first.is_front:
        place = first.phrase.object  # "evalúan en Puerto Maldonado el avance"
        if place.noun is None and place.name is not None and place.name.cls in {"place", "area"}:
            return True
        head = place.head
        if head in _KINDS_OF_PLACE and (place.name is not None or place.phrases):
            return True  # "capturó en el distrito de Comas a cuatro …"
    is_short = first.phrase is not None and first.phrase.prep in _SHORT_TIES and first.end - first.start <= 4
    return (
        first.time is not None
        or first.adverb is not None
        or (first.after_comma and first.phrase is not None)
        or is_short
    )


def lets_through(clause: Clause) -> bool:
    """ "halló ayer en una vivienda de Lima | 14 kilos de oro": whether an object may stand behind what came between.

    Of a verb whose subject stands before it, or is the noun that its relative hangs on, or is left open by an
    infinitive: else it might be the subject, put last.
    """
    knows_who = clause.subject is not None or clause.gap == "subject" or clause.verb.tense == "inf"
    return knows_who and len(clause.adjuncts) <= 3 and all(_stands_between(a) for a in clause.adjuncts)


def _stands_between(adjunct: Adjunct) -> bool:
    return adjunct.time is not None or adjunct.adverb is not None or adjunct.phrase is not None


def is_told_apart(np: NounPhrase) -> bool:
    """Whether a determiner or a figure shows that a noun phrase begins: it is no part of what stands before it."""
    return bool(np.quantity is not None or np.det in _TOLD_APART) and not (np.noun is None and np.quantity is None)


_TOLD_APART = frozenset(("def", "indef", "dem", "poss", "some", "each", "all"))


#: Persons of something: "víctimas de trata".
OF_SOMETHING = word_set("víctima acusado autor responsable integrante miembro presunto testigo líder dirigente")


def is_doer(clause: Clause, np: NounPhrase) -> bool:
    """ "fue demandada por la comunidad", "fue multada por el ministerio": who did it, and nothing that it was about."""
    if clause.verb.voice != "passive" or class_of(np, clause.verb.lemma) not in {"org", "group", "person", "name"}:
        return False
    doers = clause.frame.subject | clause.frame.loose_subject
    return fits(np, doers, clause.verb.lemma, is_subject=True)


#: What is given to somebody, whoever is asked for it.
_GIVINGS = word_set(
    "entrega pago envío devolución indemnización compensación distribución reparto transferencia otorgamiento "
    "reposición ayuda apoyo atención asistencia"
)


def is_given_to(clause: Clause, np: NounPhrase) -> bool:
    """ "exigió la entrega de víveres | a las familias": they are to be given it, not asked for it."""
    thing = clause.object
    if thing is None or thing.noun is None or thing.noun.lemma.split()[0] not in _GIVINGS:
        return False
    return clause.frame.event == "demand" and class_of(np) in {"person", "group"}


def is_addressed(argument: Argument, np: NounPhrase) -> bool:
    """ "pidió al Perú": a country or place that stands for its people."""
    is_place = np.noun is None and np.name is not None and np.name.cls == "place"
    return argument.prep == "a" and is_place and "org" in argument.classes
