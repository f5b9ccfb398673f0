"""Which noun phrases can be coordinated, and what belongs to both."""

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import fits
from digest.spanish.phraseheads import Found
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase

#: Classes of what happens and of what there is: "la deforestación del bosque y la alteración" are two of the first.
_HAPPENS = word_set("event act crime abstract")
#: Classes of what stands somewhere.
_SITED = word_set("artefact place")
#: Classes that are not put in one list: "en la región, miembros de la Policía" is no list.
_KINDS = {"place": "where", "area": "where", "person": "who", "group": "who", "org": "who", "time": "when"}

ONLY = frozenset(("solo", "sólo", "solamente", "únicamente"))
_ALSO = frozenset(("también", "además", "incluso"))


def also_behind(chart: Chart, at: int) -> int:
    """Where what ", sino también" adds begins, behind a "no solo" before it; 0 where there is none."""
    here = at + 1 if chart.text(at) == "," else at
    if chart.low(here) != "sino" or (chart.low(here + 1) == "que" and not is_not_only(chart, here)):
        return 0
    if not is_not_only(chart, here) and "no" not in chart.lows[:here]:
        return 0
    return here + 2 if chart.low(here + 1) in _ALSO else here + 1


def is_not_only(chart: Chart, at: int) -> bool:
    """Whether "no solo" stands before `at`, which ", sino …" takes up."""
    return any(chart.low(k) == "no" and chart.low(k + 1) in ONLY for k in range(at - 1))


#: What stands beside a body or another building, and not beside the name of a place.
_BUILDINGS = word_set(
    "vivienda casa oficina local sede inmueble almacén depósito taller colegio escuela posta hospital comisaría hotel "
    "tienda mercado iglesia domicilio empresa negocio campamento bodega aserradero"
)


def can_be_joined(first: NounPhrase, other: NounPhrase) -> bool:
    """Whether two phrases can be coordinated: no determiner out of nowhere in the second."""
    if first.noun and other.noun and first.det == "" and other.det == "def" and not first.phrases:
        return False
    is_people = other.noun is not None and other.noun.senses[0].en[:1].isupper()
    if is_people and not other.det and not other.quantity and first.number == "pl" and first.noun and not first.name:
        return first.noun.senses[0].en[:1].isupper()
    if first.quantity is not None and other.quantity is not None and "time" not in {class_of(first), class_of(other)}:
        return True  # "cuatro muertos y 200 casas destruidas": what is counted up
    ours, theirs = class_of(first), class_of(other)
    is_lone_place = first.name is not None and first.noun is None and ours in {"place", "area"}
    if is_lone_place and other.noun is not None and not other.det and other.noun.lemma.split()[0] in _BUILDINGS:
        return False  # "la municipalidad de Oxapampa | y viviendas de regidores"
    if ours in {"place", "area"} and theirs in {"act", "event", "document", "abstract", "law", "money"}:
        return False  # "revisó el mercado en la región | y las ofertas"
    kinds = {_KINDS.get(ours, ""), _KINDS.get(theirs, "")}
    return len(kinds) == 1 or "" in kinds


def is_deed_and_thing(first: NounPhrase, other: NounPhrase) -> bool:
    """Whether one of two phrases happens and the other is a thing."""
    classes = {class_of(first), class_of(other)}
    return "" not in classes and len(classes) == 2 and len(classes & _HAPPENS) == 1


def are_both_sites(first: NounPhrase, other: NounPhrase) -> bool:
    """ "laboratorio de cocaína y pista de aterrizaje": two sites, not one of two stuffs."""
    inner = first.phrases[-1] if first.phrases else None
    if inner is None or inner.prep != "de" or first.noun is None or other.noun is None or other.det:
        return False
    return class_of(first) in _SITED and class_of(other) in _SITED and class_of(inner.object) == "substance"


def shared_participle(chart: Chart, end: int, joined: NounPhrase, cost: float) -> Found:
    """ "campamentos y maquinaria usados en minería": a participle in the plural that agrees with both together."""
    from digest.spanish.hanging import participles

    last = joined.also[-1]
    if last.number == "pl" or last.phrases or last.participle or last.relative or last.name or joined.phrases:
        return []
    gender = "f" if joined.gender == last.gender == "f" else "m"
    out: Found = []
    for stop, clause, extra in participles(chart, end, "pl", gender):
        if clause.frame.object and all(fits(np, clause.frame.object, clause.verb.lemma) for np in (joined, last)):
            whole = changed(last, end=stop, participle=clause, notes=(*last.notes, "both"))
            out.append((stop, changed(joined, end=stop, also=(whole,)), cost + extra + 0.2))
    return out
