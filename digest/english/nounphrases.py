"""What is asked of a Spanish noun phrase before it is put into English, and readings that English says otherwise."""

import re
from dataclasses import replace
from datetime import date

from digest.english.entries import Name, Noun, word_set
from digest.english.heads import (
    AREAS,
    DIVISIONS,
    MASS_CROPS,
    MEASURES,
    SERIES,
    TRADES,
)
from digest.spanish.figures import MONTHS, day_in_english
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase, Phrase

#: Prepositions that are of place beside a place: "junto a la reserva", "frente al ministerio".
BESIDE = {"junto a": "beside", "frente a": "in front of"}
#: Parts of a country as adjectives: "the southern mining corridor".
_SIDES = {"sur": "southern", "norte": "northern", "centro": "central", "oriente": "eastern", "este": "eastern",
          "oeste": "western", "noroeste": "north-western", "sureste": "south-eastern"}  # fmt: skip
#: What is had by right, and what is called that lacks it.
_LACKING = {"autorización": "unauthorised", "permiso": "unauthorised", "licencia": "unlicensed"}
#: The same as adverbs.
LACKING_ADVERBS = {f"sin {noun}": english for noun, english in _LACKING.items()}
#: What something named has one of.
_ONLY = frozenset((
    "operador", "operadora", "titular", "propietario", "propietaria", "dueño", "dueña", "capital", "concesionario",
    "concesionaria", "responsable", "fundador", "fundadora",
))  # fmt: skip
#: What is done somewhere to a stuff.
MADE = frozenset(("producción", "extracción", "exportación", "importación", "venta", "comercialización"))


def is_beside(phrase: Phrase) -> bool:
    """ "junto a la reserva", but "junto a la Policía" is together with it."""
    beside = {"place", "area", "natural", "artefact"} | ({"org"} if phrase.prep != "junto a" else set())
    return phrase.prep in BESIDE and class_of(phrase.object) in beside


def unauthorised(inner: NounPhrase) -> str:
    """ "explosivos sin autorización": unauthorised; "" where more is said of it."""
    bare = not (inner.det or inner.phrases or inner.adjectives or inner.also or inner.quantity or inner.participle)
    return _LACKING.get(inner.noun.lemma, "") if inner.noun is not None and bare else ""


def said_in_note(note: str) -> str:
    """What a note puts before the noun: that it lacks a permit, how long it lasts."""
    kind, _, said = note.partition(":")
    return said if kind in {"lacks", "before"} else ""


#: What is low or high for everybody who is paid or charged.
_RATES = frozenset(("precio", "costo", "tarifa", "sueldo", "salario", "peaje", "ingreso"))


def at_any_price(np: NounPhrase) -> NounPhrase:
    """ "por bajo precio": over low prices."""
    is_rate = np.noun is not None and np.noun.lemma in _RATES and np.number == "sg" and not np.det
    is_so = any(a.lemma in {"bajo", "alto", "elevado", "malo"} for a in np.adjectives)
    return replace(np, number="pl") if is_rate and is_so and np.quantity is None else np


def side_of_country(inner: NounPhrase) -> str:
    """ "el corredor minero del sur": southern, unless it is told of what."""
    plain = not (inner.phrases or inner.adjectives or inner.also or inner.name or inner.locator or inner.tails)
    return _SIDES.get(inner.noun.lemma, "") if inner.noun is not None and inner.det == "def" and plain else ""


def is_counted(np: NounPhrase) -> bool:
    """ "20 hectáreas destruidas": what became of what is counted stands behind it."""
    return np.quantity is not None and not np.det and np.quantity.value >= 2 and class_of(np) != "person"


def shared_last_word(np: NounPhrase, first: str, second: str) -> str:
    """ "mining companies and oil companies" share their last word, where nothing stands before the first."""
    words, others = first.split(), second.split()
    last = np.also[0]
    follows = last.relative is not None or last.participle is not None
    if follows or (last.phrases and all(p.prep == "en" for p in last.phrases)):
        others = others[:2]  # "desechos tóxicos y residuos minerales que …"
    bare = not (np.det == "indef" or np.quantity or last.det or last.quantity or np.name or last.name)
    return words[-1] if bare and len(words) == len(others) == 2 and words[-1] == others[-1] else ""


def as_the_only_one(np: NounPhrase) -> NounPhrase:
    """ "Pluspetrol, operador del proyecto Camisea,": the operator."""
    is_one = np.noun is not None and np.noun.lemma in _ONLY and np.number == "sg" and not np.det and bool(np.phrases)
    return replace(np, det="def") if is_one else np


def is_branch_of_body(body: Name, where: NounPhrase) -> bool:
    """A known public body and the part of the country where it acts."""
    place = where.name if where.noun is None else None
    if (
        place is not None
        and place.cls == "org"
        and place.kind
        and body.has_article
        and not (where.also or where.phrases)
    ):
        return not re.search(r"ministry|Ministry", body.en)  # "la Comisión Permanente del Congreso"
    plain = place is not None and not (where.also or where.phrases or where.locator or where.det)
    return bool(plain and place and place.cls == "place" and place.en != "Peru" and body.has_article and body.kind)


#: What is told of a stuff as such, whether Spanish says "de cobre" or "del cobre".
_OF_STUFF = (
    MADE | SERIES | frozenset(("cotización", "demanda", "minería", "mercado", "comercio", "tráfico", "trazabilidad"))
)


def is_of_stuff_as_such(np: NounPhrase, inner: NounPhrase) -> bool:
    """ "los precios del cobre", "la exportación del oro": of copper and gold, no copper that was named before."""
    if np.noun is None or np.noun.lemma.split()[0] not in _OF_STUFF or inner.noun is None or inner.det != "def":
        return False
    is_bare = not (inner.phrases or inner.adjectives or inner.relative or inner.participle or inner.also or inner.name)
    is_rated = np.noun.lemma in {"precio", "cotización"}  # "el precio de los combustibles"
    return is_bare and (inner.number == "sg" or is_rated) and class_of(inner) == "substance"


#: What belongs to a trade, whether Spanish says "de minería ilegal" or "de la minería ilegal".
_OF_TRADES = frozenset((
    "campamento", "maquinaria", "mafia", "red", "zona", "foco", "insumo", "equipo", "draga", "infraestructura",
    "motor", "campamento minero",
))  # fmt: skip


def is_of_trade(np: NounPhrase, inner: NounPhrase) -> bool:
    """ "campamentos de la minería ilegal": illegal mining camps."""
    if np.noun is None or np.noun.lemma not in _OF_TRADES or inner.noun is None or inner.det != "def":
        return False
    is_bare = not (inner.phrases or inner.adjectives or inner.relative or inner.participle or inner.also or inner.name)
    return is_bare and inner.noun.lemma in TRADES


#: All who belong to a nation or place, whom nobody has named before.
NATIONALS = frozenset(("peruano", "limeño", "ciudadano", "encuestado", "colombiano", "ecuatoriano", "boliviano"))


def is_share_of_nation(np: NounPhrase, inner: NounPhrase) -> bool:
    """ "el 55 % de los peruanos": of Peruvians, whom nobody has to have named."""
    return np.noun is None and np.quantity is not None and inner.noun is not None and inner.noun.lemma in NATIONALS


def share_of_all(np: NounPhrase) -> NounPhrase:
    """ "el 80 % de los habitantes": of the inhabitants, all of whom are meant."""
    is_share = np.noun is None and np.quantity is not None and np.quantity.en.endswith("%")
    if not is_share or not np.phrases or np.phrases[0].prep != "de" or np.phrases[0].object.det != "def":
        return np
    inner = np.phrases[0].object
    is_nation = inner.noun is not None and inner.noun.lemma in NATIONALS and not inner.adjectives
    det = "" if is_nation else inner.det  # "el 55 % de los peruanos": of Peruvians
    whole = replace(np.phrases[0], object=replace(inner, det=det, notes=(*inner.notes, "of all")))
    return replace(np, phrases=(whole, *np.phrases[1:]))


def of_stuff_as_such(np: NounPhrase) -> NounPhrase:
    """The phrase without the article of such a stuff."""
    if not np.phrases or np.phrases[0].prep != "de":
        return np
    if not is_of_stuff_as_such(np, np.phrases[0].object) and not is_of_trade(np, np.phrases[0].object):
        return np
    bare = replace(np.phrases[0], object=replace(np.phrases[0].object, det="", det_en=""))
    return replace(np, phrases=(bare, *np.phrases[1:]))


def tied_to_country(np: NounPhrase) -> NounPhrase:
    """ "la producción de cobre del Perú": it is the production that is Peru's."""
    if np.noun is None or np.noun.lemma not in MADE or len(np.phrases) != 1 or np.phrases[0].prep != "de":
        return np
    stuff = np.phrases[0].object
    where = stuff.phrases[-1] if stuff.phrases else None
    if where is None or len(stuff.phrases) != 1 or stuff.also or where.prep != "de" or stuff.det or stuff.relative:
        return np
    is_mine = where.object.name is not None and where.object.name.kind == "mine"
    if class_of(stuff) != "substance" or where.object.noun is not None:
        return np
    if not is_mine and class_of(where.object) != "place":
        return np
    if is_mine:  # "la producción de cobre de Quellaveco": copper production at the mine
        where = replace(where, en="at")
    bare = replace(np.phrases[0], object=replace(stuff, phrases=(), end=where.start), end=where.start)
    return replace(np, phrases=(bare, replace(where, object=replace(where.object, det=""))))


def is_of_one_person(phrase: Phrase) -> bool:
    """ "casa de dirigente": what belongs to one person, who has one of its kind."""
    return phrase.prep == "de" and phrase.object.number == "sg" and class_of(phrase.object) == "person"


def is_named_firm(np: NounPhrase) -> bool:
    """ "la empresa Southern", without further words."""
    is_firm = np.noun is not None and np.noun.lemma in {"empresa", "compañía"} and np.name is not None
    return is_firm and np.number == "sg" and not (np.adjectives or np.phrases or np.tails or np.quantity)


def by_name_alone(firm: NounPhrase) -> NounPhrase:
    """A company behind another one: by its name alone, which then is that of no mine."""
    name = firm.name
    return replace(firm, noun=None, det="", name=replace(name, kind="known") if name is not None else None)


def known_firm_by_name(np: NounPhrase) -> NounPhrase:
    """ "la empresa Glencore": a company that the gazetteer knows needs no saying that it is one."""
    known = np.name is not None and np.name.cls == "org" and np.name.kind not in {"", "person?", "half", "several"}
    is_firm = np.noun is not None and np.noun.lemma in {"empresa", "compañía"} and np.number == "sg"
    if not (known and is_firm) or np.det not in {"", "def"} or np.adjectives or np.tails or np.quantity or np.ordinal:
        return np
    assert np.name is not None
    kind = "known" if np.name.kind == "mine" else np.name.kind  # the firm, not the mine of its name
    return replace(np, noun=None, det="", name=replace(np.name, kind=kind))


def is_bare_people(np: NounPhrase) -> bool:
    """A people by its name, which has one form for one and many: "awajún", but "brasileño" is one man."""
    named = np.noun is not None and all(s.en[:1].isupper() for s in np.noun.senses)
    is_people = named and all(s.plural == s.en for s in np.noun.senses) if np.noun is not None else False
    return is_people and class_of(np) in {"person", "group"} and not (np.det or np.quantity or np.name or np.phrases)


def are_names(others: tuple[NounPhrase, ...]) -> bool:
    """Whether each is a name and nothing else is said of what it names."""
    return all(o.noun is None and o.name is not None for o in others)


def stuff_worth(np: NounPhrase) -> NounPhrase | None:
    """ "más de S/ 63.000 en madera": timber worth more than S/63,000."""
    if np.noun is not None or np.name is not None or np.quantity is None or len(np.phrases) != 1:
        return None
    phrase = np.phrases[0]
    is_stuff = class_of(phrase.object) in {"substance", "artefact", "plant", "animal"}
    if class_of(phrase.object) == "artefact" and phrase.object.number == "sg":
        return None  # "un perjuicio de S/ 3 millones en una obra": the loss is in it
    return phrase.object if phrase.prep == "en" and class_of(np) == "money" and is_stuff else None


def crime_itself(np: NounPhrase) -> NounPhrase | None:
    """ "el delito de minería ilegal": illegal mining."""
    if np.noun is None or np.noun.lemma not in {"delito", "presunto delito"} or len(np.phrases) != 1 or np.adjectives:
        return None
    inner = np.phrases[0]
    is_crime = inner.prep in {"de", "contra"} and class_of(inner.object) in {"crime", "act", "event", "abstract"}
    return inner.object if is_crime and inner.prep == "de" and np.number == "sg" and np.det in {"", "def"} else None


def whole_of_most(np: NounPhrase) -> NounPhrase | None:
    """ "la mayor parte de las regalías": most of the royalties."""
    if np.noun is None or np.noun.lemma != "mayor parte" or not np.phrases or np.phrases[0].prep != "de":
        return None
    inner = np.phrases[0].object
    inner = replace(inner, phrases=(*inner.phrases, *np.phrases[1:]))
    if np.adjectives or np.also or np.participle or np.relative or inner.det not in {"", "def"}:
        return None
    return replace(inner, det="def") if inner.noun is not None and inner.quantity is None else inner


def large_part(np: NounPhrase) -> NounPhrase | None:
    """ "buena parte de la pérdida": a large part of it, whatever stands before."""
    is_part = np.noun is not None and np.noun.lemma in {"buena parte", "gran parte"} and np.number == "sg"
    return replace(np, det="indef", det_en="a") if is_part and not np.det and np.phrases else None


def month_of_year(np: NounPhrase) -> str:
    """ "marzo de 2016": March 2016."""
    if np.noun is None or np.noun.lemma not in MONTHS or np.det or np.adjectives or len(np.phrases) > 1:
        return ""
    month = day_in_english(date(2000, MONTHS[np.noun.lemma], 1), date(2000, 1, 1)).split()[1]
    if not np.phrases and not np.tails:
        return month
    year = np.phrases[0].object if np.phrases else np
    said = year.quantity.en if year.quantity else year.name.en if year.name else ""
    return f"{month} {said}" if re.fullmatch(r"(?:19|20)\d\d", said) else ""


def by_month(np: NounPhrase) -> NounPhrase:
    """ "recaudación de setiembre crece": September revenue."""
    of = np.phrases[0] if np.noun is not None and np.phrases and not np.det else None
    if of is None or of.prep != "de" or class_of(np) not in {"money", "act", "event"}:
        return np
    day = of.object.name
    month = day.en if day is not None and day.kind == "day" and of.object.noun is None else month_of_year(of.object)
    return replace(np, phrases=np.phrases[1:], notes=(*np.notes, f"before:{month}")) if month.isalpha() else np


def is_division(np: NounPhrase) -> bool:
    """Provinces, districts and the like that are told apart or counted."""
    is_told = np.det in {"def", "quant", "other", "all"} or np.quantity is not None
    return np.noun is not None and np.noun.lemma.split()[0] in DIVISIONS and is_told


def is_said_by_sense(sense: Noun, inner: NounPhrase) -> bool:
    """Whether the sense was chosen by this complement and says it already ("mesa de diálogo": dialogue table)."""
    if inner.noun is None or inner.det or inner.adjectives or inner.quantity or inner.also:
        return False
    named = any(c.kind == "of" and inner.noun.lemma in c.values for c in sense.conditions)
    return named and any(s.en[:5] in sense.en for s in inner.noun.senses)


def is_river_by_article(np: NounPhrase) -> bool:
    """ "del Urubamba": a name of a place with an article that the place has not is that of a river."""
    plain = np.noun is None and np.name is not None and not (np.also or np.phrases or np.locator or np.acronym)
    return bool(plain and np.name and np.det == "def" and np.name.cls in {"place", "name"} and not np.name.has_article)


def is_noun_alone(np: NounPhrase) -> bool:
    """A noun and nothing else."""
    return not (
        np.noun is None or np.det or np.quantity or np.also or np.phrases or np.name or np.adjectives
        or np.participle or np.relative or np.apposition or np.tails or np.infinitive or np.ordinal or np.acronym
        or np.locator
    )  # fmt: skip


#: What holds so many of what grows, however the Spanish counts it.
_HOLDERS = word_set("contenedor caja cajón jaba costal bulto cargamento racimo fardo atado")


def is_measured_stuff(np: NounPhrase, inner: NounPhrase) -> bool:
    """ "kilos de droga": a bare singular that counts in English stands in the plural after a measure."""
    return bool(
        np.noun and np.noun.lemma in MEASURES | _HOLDERS and inner.noun and not inner.det and inner.number == "sg"
        and not inner.quantity and not inner.name
    )  # fmt: skip


#: What shows on a thing, however many there are: "32 polluted sites".
_SHOWN = word_set("contaminar degradar deforestar abandonar proteger inundar")
#: Bodies that are called by a name which holds a place.
_CALLED_AFTER = word_set(
    "empresa minera compañía maderera cooperativa sociedad consorcio agroindustria fundación plantación asociación"
)


def by_whole_name(np: NounPhrase) -> NounPhrase:
    """ "la empresa Maderas de Ucayali": the place is part of the name, and no English."""
    first = np.phrases[0] if np.phrases else None
    head = np.head
    if first is None or first.prep != "de" or head not in _CALLED_AFTER or np.name is None or np.name.kind not in _OPEN:
        return np
    where = first.object
    is_place = where.name is not None and where.name.cls == "place" and where.noun is None and not where.det
    if not is_place or where.also or where.phrases or where.locator or " " in np.name.en or np.name.en.isupper():
        return np
    assert where.name is not None
    name = replace(np.name, es=f"{np.name.es} de {where.name.es}", en=f"{np.name.en} de {where.name.es}")
    return replace(np, name=name, phrases=np.phrases[1:])


#: Kinds of names that no gazetteer holds.
_OPEN = frozenset(("", "person?", "half"))


def has_lone_participle(np: NounPhrase) -> bool:
    """ "pozas contaminadas": a participle with nothing behind it stands before the noun."""
    inner = np.participle
    return bool(
        inner and np.noun and not np.is_loose and not {"result", "both"} & set(np.notes) and not inner.arguments
        and (not is_counted(np) or inner.verb.lemma in _SHOWN)
        and all(a.adverb is not None and a.adverb.en.endswith("ly") for a in inner.adjuncts)
        and len(inner.adjuncts) <= 1 and not inner.complement and not inner.frame.particle
    )  # fmt: skip


#: What money is had or owed as.
_LEVIES = word_set(
    "canon regalía utilidad impuesto multa deuda inversión pérdida presupuesto compensación arancel sobrecanon"
)


def is_levy(np: NounPhrase, inner: NounPhrase) -> bool:
    """ "S/ 500 millones de canon", "US$ 20 millones de inversión": a sum in it."""
    is_named = inner.noun is not None and inner.noun.lemma.split()[0] in _LEVIES and not (inner.det or inner.quantity)
    return class_of(np) == "money" and is_named


def is_field_of(np: NounPhrase, inner: NounPhrase) -> bool:
    """ "cuatro hectáreas de plátano": a plant in the singular that covers a field."""
    is_bare = not (inner.det or inner.quantity or inner.name or inner.adjectives) and inner.number == "sg"
    return bool(np.noun and np.noun.lemma in AREAS and inner.noun and is_bare and class_of(inner) == "plant")


def grown(inner: NounPhrase) -> NounPhrase:
    """Hectares of bananas, but hectares of papaya."""
    is_mass = inner.noun is not None and inner.noun.lemma in MASS_CROPS
    return replace(inner, det="zero") if is_mass else replace(inner, number="pl")


def holds_clause(np: NounPhrase) -> bool:
    """Whether a clause hangs on the phrase, or on one within it."""
    inner = (*(p.object for p in np.phrases), *np.also)
    return bool(np.relative or np.participle or any(holds_clause(one) for one in inner))
