"""Whose something is: what "su" may stand for in a clause, and in the one that says so. Pure."""

from collections.abc import Iterator

from digest.english.entries import word_set
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.tree import NounPhrase

#: What people have, and no state, company or measure that deals with it.
_OF_PEOPLE = word_set(
    "tierra territorio derecho derechos comunidad pueblo agua bosque salud vida título titulación chacra cultivo "
    "familia costumbre cultura lengua vivienda ancestro reconocimiento autonomía saneamiento predio parcela terreno "
    "pasto ganado cosecha pedido demanda reclamo exigencia queja denuncia plataforma"
)
#: Who lives on the land and off it.
_OF_LAND = word_set(
    "comunero comunera poblador pobladora campesino campesina agricultor agricultora indígena rondero familia "
    "habitante vecino mujer madre ganadero dirigente líder lideresa posesionario propietario"
)
_LAND = word_set("tierra territorio comunidad predio terreno parcela bosque")
#: Bodies that are made of people.
_BODIES_OF_PEOPLE = word_set("comunidad pueblo federación organización familia población asociación nación ronda")
#: What is said of several people.
_GROUPS = word_set("grupo serie decena centenar conjunto mayoría parte total docena resto mitad tercio")
#: Classes of what owns nothing.
_OWNS_NOTHING = frozenset(("abstract", "act", "event", "time", "crime", "law", "document"))
#: Classes of who may own something.
_OWNERS = frozenset(("person", "group", "org", "name"))


def owner_of(np: NounPhrase | None, owner: NounPhrase | None, outer: NounPhrase | None) -> NounPhrase | None:
    """Whose `np` is: of the subject of its clause, of people in it, or of who speaks of it."""
    if owner is None:
        return None
    head = np.head if np is not None else ""
    if head in _OF_PEOPLE:
        if outer is not None and _rank(outer) > _rank(owner):
            return outer  # "piden que el Gobierno titule sus tierras"
        if class_of(owner, is_subject=True) in _OWNS_NOTHING and len(within := list(_owners_within(owner))) == 1:
            return within[0]  # "la demora en el reconocimiento de las comunidades deja sus tierras …"
    return owner


def is_of_many(np: NounPhrase) -> bool:
    """ "un grupo de 40 dirigentes": one word for several people."""
    is_group = np.noun is not None and np.noun.lemma in _GROUPS and bool(np.phrases)
    return is_group and np.phrases[0].prep == "de" and np.phrases[0].object.is_plural


def _rank(np: NounPhrase) -> int:
    """How much more likely than others somebody is to hold land and rights: communities, other people, the rest."""
    sense = noun_sense(np)
    head = sense.es.split()[0] if sense is not None else ""
    if class_of(np, is_subject=True) == "group" or head in _BODIES_OF_PEOPLE or (head in _OF_LAND and np.is_plural):
        return 2
    return 1 if class_of(np, is_subject=True) == "person" and np.is_plural else 0


#: Who decides on what is others'.
_OFFICERS = frozenset((
    "juez", "jueza", "fiscal", "ministro", "ministra", "gobernador", "gobernadora", "alcalde", "alcaldesa",
    "presidente", "presidenta", "premier", "congresista", "procurador",
    "viceministro", "viceministra", "magistrado", "magistrada",
))  # fmt: skip


def is_open(np: NounPhrase, owner: NounPhrase | None, outer: NounPhrase | None) -> bool:
    """ "el dirigente denunció que los mineros invadieron su territorio": theirs it is not, and hardly his."""
    head = np.head
    if head in _LAND and owner is not None and owner.head in _OFFICERS:
        return True  # "jueza ordena titular su territorio": not the judge's
    if head not in _LAND or owner is None or outer is None or outer.is_plural:
        return False
    return class_of(outer, is_subject=True) in {"person", "name"} and _rank(owner) == 1


def _owners_within(np: NounPhrase) -> Iterator[NounPhrase]:
    for phrase in np.phrases:
        inner = phrase.object
        if class_of(inner) in _OWNERS:
            yield inner
        else:
            yield from _owners_within(inner)
