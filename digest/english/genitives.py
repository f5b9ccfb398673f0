"""Owners as English puts them: "a police helicopter", "Teck's project", "the homes of the councillors". Pure."""

import re
from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase

#: What the forces have: "un helicóptero de la Policía", a police helicopter.
_OF_FORCES = word_set(
    "helicóptero avioneta avión aeronave camioneta vehículo patrullero patrulla bote lancha embarcación deslizador "
    "patrullera buque nave barcaza camión bus ómnibus motocicleta moto base puesto estación perro can dron unidad "
    "convoy campamento auto automóvil radio tanqueta portatropas"
)


_FORCES = (
    (re.compile(r"(?:Peruvian )?(?:National )?[Pp]olice(?: force)?$"), "police"),
    (re.compile(r"(?:Peruvian )?[Aa]rmy$"), "army"),
    (re.compile(r"(?:Peruvian )?[Nn]avy$"), "navy"),
    (re.compile(r"(?:Peruvian )?[Aa]ir [Ff]orce$"), "air force"),
)


def force_before(np: NounPhrase, inner: NounPhrase) -> str:
    """ "police" of "helicóptero de la Policía"; "" where the vehicle is nobody's or somebody else's."""
    if np.noun is None or np.noun.lemma.split()[0] not in _OF_FORCES or np.name is not None:
        return ""
    is_lone = inner.noun is None and inner.name is not None and not (inner.also or inner.phrases or inner.locator)
    if not is_lone or inner.name is None:
        return ""
    return next((word for form, word in _FORCES if form.match(inner.name.en)), "")


def is_one_of_forces(np: NounPhrase) -> bool:
    """Whether a bare noun is one vehicle or base of the police or the forces among several."""
    of = [p.object for p in np.phrases if p.prep == "de"]
    return np.number == "sg" and not (np.quantity or np.name) and bool(of) and bool(force_before(np, of[0]))


#: What a company has, and is told by whose it is: "Teck's copper project".
_WORKS = word_set(
    "proyecto mina planta concesión oleoducto gasoducto mineroducto refinería fundición relavera yacimiento unidad "
    "operación puerto terminal ferrocarril"
)


def firms_own(np: NounPhrase) -> tuple[str, NounPhrase] | None:
    """ "el proyecto de cobre de Teck": whose it is as a genitive, and the phrase without it."""
    if np.noun is None or np.noun.lemma.split()[0] not in _WORKS or np.det not in {"", "def"}:
        return None
    if np.number != "sg" and np.noun.lemma != "operación":
        return None
    if np.adjectives or np.quantity or np.ordinal or not np.phrases:
        return None
    first, last = np.phrases[0], np.phrases[-1]
    if first.prep == "de" and is_firm(first.object):
        return _genitive(first.object), replace(np, phrases=np.phrases[1:])
    if last.prep != "de":
        return None
    if is_firm(last.object):
        return _genitive(last.object), replace(np, phrases=np.phrases[:-1])
    stuff = last.object
    if stuff.noun is None or class_of(stuff) != "substance" or not stuff.phrases or stuff.det:
        return None
    owner = stuff.phrases[-1]
    if owner.prep != "de" or not is_firm(owner.object):
        return None
    bare = replace(stuff, phrases=stuff.phrases[:-1], end=owner.start)
    return _genitive(owner.object), replace(np, phrases=(*np.phrases[:-1], replace(last, object=bare, end=owner.start)))


def is_firm(np: NounPhrase, *, mines: bool = False) -> bool:
    """Whether a phrase is a firm's name and nothing else; with `mines` a mine's name too, which is its firm's."""
    name = np.name
    if np.noun is not None or name is None or name.cls != "org" or name.has_article or name.acronym or np.det:
        return False
    is_plain = not (np.also or np.phrases or np.locator or np.acronym or np.apposition or np.relative)
    return is_plain and (mines or name.kind != "mine") and "(" not in name.en and len(name.en.split()) <= 3


def _genitive(np: NounPhrase) -> str:
    assert np.name is not None
    return f"{np.name.en}'" if np.name.en.endswith("s") else f"{np.name.en}'s"


#: What somebody has, all of it: a headline's "allana viviendas de consejeros" tells of their homes.
_HOMES = word_set("vivienda casa domicilio inmueble oficina despacho")


#: What a place has, all of it: "en bosques de Ucayali".
_LANDS = word_set(
    "bosque selva páramo humedal bofedal manglar pastizal glaciar montaña monte playa cerro laguna río quebrada valle "
    "pampa cabecera bahía isla aguajal puna ladera"
)


#: What something has, all of it.
_ITS = word_set("regla límite frontera condición orilla ribera término base resultado efecto consecuencia")


def is_all_of(np: NounPhrase, counted: str) -> bool:
    """Whether a headline's bare plural means all that somebody or a place has: "the homes of the councillors"."""
    if np.noun is None or np.number != "pl" or np.quantity is not None or not np.phrases or np.det:
        return False
    owner = np.phrases[0].object
    if np.phrases[0].prep != "de":
        return False
    head = np.noun.lemma.split()[0]
    if head in _HOMES:
        return class_of(owner) == "person" and " of " in counted
    if head in _LANDS:
        return not np.adjectives and re.search(r"^\w+(?: \w+)? of (?:the )?[A-ZÁÉÍÓÚÑ]", counted) is not None
    is_certain = bool(owner.det == "def" or owner.name or owner.phrases)
    return head in _ITS and is_certain and re.search(r"^[\w ]+ (?:of|for) ", counted) is not None
