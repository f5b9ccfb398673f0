"""Appositions and relatives after a comma: a person or body, and what it is."""

from digest.english.entries import word_set
from digest.english.heads import ROLES
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.elliptic import without_noun
from digest.spanish.phraseheads import Found
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase


def apposed(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """ "Julio Ríos, presidente de la federación,": a person or body and what it is; relatives after a comma."""
    from digest.spanish.hanging import participles, relatives

    out: Found = []
    loose = [(s, changed(np, end=s, relative=c, is_loose=True), e) for s, c, e in relatives(chart, end + 1, np)]
    if np.noun is not None:
        found = participles(chart, end + 1, np.number, np.gender, np)
        loose += [(s, changed(np, end=s, participle=c, is_loose=True), e) for s, c, e in found]
    for stop, whole, extra in loose:
        if chart.text(stop) == ",":
            out.append((stop + 1, changed(whole, end=stop + 1), cost + extra + 0.6))
        elif chart.text(stop) in {".", ""}:
            out.append((stop, whole, cost + extra + 0.6))
    for stop, one, extra in without_noun(chart, end + 1, np):  # "el lote, el más grande del país,"
        close = stop + 1 if chart.text(stop) == "," else stop
        if chart.text(stop) in {",", ".", ""}:
            out.append((close, changed(np, end=close, apposition=one), cost + extra + 0.3))
    for stop, beside, extra in simple_phrases(chart, end + 1):
        other = beside
        if other.noun is None and not (other.name and np.noun) and not (other.quantity and np.quantity):
            continue
        if np.quantity is not None and other.quantity is not None and other.quantity.en.endswith("%"):
            roles = {"person"}  # "11,000 barriles, el 17 % de la producción,"
        elif np.name is not None and other.noun is not None and other.name is None and np.noun is None:
            roles = {s.cls for s in other.noun.senses}
        elif _is_owned_firm(np, other):
            roles = {"org"}  # "la compañía Antapaccay, filial de Glencore,"
            is_one_of = other.noun is not None and other.noun.lemma in {"filial", "subsidiaria", "división", "unidad"}
            other = changed(other, notes=(*other.notes, "amber: a firm of another"))
            other = changed(other, det="indef", det_en="a") if is_one_of else other
        elif np.noun is not None and np.name is None and other.name is not None and _is_just_named(other):
            is_role = any(s.cls == "person" for s in np.noun.senses)
            roles = {"person"} if is_role and (np.det in {"def", "poss"} or _holds_office(np)) else set()
            if other.noun is not None:
                other = changed(other, notes=(*other.notes, "amber: a rank before a name"))
        else:
            continue
        if not roles & {"person", "org", "group", "place", "area"} or other.also or other.det in {"poss", "dem"}:
            continue
        if chart.text(stop) == ",":
            out.append((stop + 1, changed(np, end=stop + 1, apposition=other), cost + extra + 0.3))
        elif chart.text(stop) in {".", ""}:
            out.append((stop, changed(np, end=stop, apposition=other), cost + extra + 0.3))
        elif _is_left_open(chart, stop, np, other):
            out.append((stop, changed(np, end=stop, apposition=other), cost + extra + 0.5))
    return out


def _is_left_open(chart: Chart, stop: int, np: NounPhrase, other: NounPhrase) -> bool:
    """ "Alcalde de Jauja, Luis Paz | anunció …": headlines that leave out the second comma."""
    is_verb = any(r.tense in {"pret", "pres", "fut"} for r in chart.verbs(stop))
    return _holds_office(np) and is_verb and other.noun is None and other.name is not None


def _holds_office(np: NounPhrase) -> bool:
    """ "Alcalde de Jauja", "Ministra de Cultura": a headline's office that one person holds."""
    if np.det or np.number != "sg" or np.noun is None:
        return False
    head, _, of = np.noun.lemma.partition(" ")
    return (head in ROLES and bool(np.phrases or of)) or np.noun.lemma == "fiscal de la nación"


#: What a firm is of another.
_OWNED = word_set("filial subsidiaria propiedad división unidad operadora titular concesionaria")


def _is_owned_firm(np: NounPhrase, other: NounPhrase) -> bool:
    """ "la compañía X, filial de Y": a named firm and what it is of another."""
    is_firm = np.noun is not None and np.name is not None and np.number == "sg" and class_of(np) == "org"
    owned = other.noun is not None and other.noun.lemma.split()[0] in _OWNED and not other.det and other.name is None
    return is_firm and owned and any(p.prep == "de" for p in other.phrases)


def _is_just_named(np: NounPhrase) -> bool:
    """ "…, Rosa Quispe,", "…, coronel Luis Paz,": a name, a rank before it at most."""
    is_rank = np.noun is not None and np.noun.lemma in _RANKS and not np.det and not np.adjectives
    return np.noun is None or (is_rank and not np.phrases)


_RANKS = word_set(
    "coronel general comandante mayor capitán teniente almirante vicealmirante contralmirante suboficial doctor "
    "doctora ingeniero ingeniera abogado abogada monseñor padre"
)
