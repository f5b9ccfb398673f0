"""Who may fill which slot: classes, agreement of number, and the pronoun that stands for somebody."""

from digest.english.entries import Name
from digest.spanish.fractions import SHARES
from digest.spanish.givennames import gender_of
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.tree import Clause, NounPhrase, VerbGroup

#: Places that speak and act for their people; "" stands for a bare name.
PEOPLED = frozenset(("", "distrito", "provincia", "región", "ciudad", "pueblo", "caserío", "localidad", "país", "mina"))

#: Determiners of what some are counted of: "tres de sus miembros".
_TOLD_BEFORE = frozenset(("def", "dem", "poss"))


def fits(np: NounPhrase, classes: frozenset[str], verb: str, *, is_subject: bool = False) -> bool:
    """Whether the phrase may fill a slot for these classes; an unknown name may be any agent."""
    if not classes:
        return False
    parts = (np, *np.also)
    for part in parts:
        cls = class_of(part, verb, is_subject=is_subject)
        if not cls:
            return False
        if "*" in classes or cls in classes:
            continue
        is_of = any(p.prep == "de" and class_of(p.object) in classes for p in part.phrases[:1])
        whole = part.phrases[0].object if part.quantity is not None and part.phrases else None
        is_them = whole is not None and whole.name is not None and whole.name.kind == "pronoun"
        is_share = is_them or (whole is not None and whole.det in _TOLD_BEFORE)
        if cls == "amount" and is_of and (part.noun is not None or is_share):
            continue  # "120,000 toneladas de cobre", "siete de los detenidos"
        if part.name is not None and part.noun is None and part.name.kind == "person?" and "person" in classes:
            continue
        if part.quantity is not None and part.noun is None and cls == "amount" and is_subject and "person" in classes:
            continue  # "solo 1,600 han culminado": of those named before
        head = part.head
        if is_subject and cls == "place" and "org" in classes and head in PEOPLED:
            continue  # "Espinar exige": a place speaks for its people
        lemma = part.noun.lemma if part.noun else ""
        if f"={lemma}" in classes:
            continue
        return False
    return True


def may_be_subject(np: NounPhrase, clause: Clause) -> bool:
    """Whether a phrase may be the subject of the clause, by its classes: of a passive, what its verb is done to."""
    acts = clause.verb.voice == "active"
    wanted = clause.frame.subject if acts else clause.frame.object
    return fits(np, wanted, clause.verb.lemma, is_subject=acts)


def concord(subject: NounPhrase, group: VerbGroup) -> bool:
    if not group.number or not subject.number:
        return True
    wanted = subject.verb_number
    if wanted == group.number:
        return True
    if subject.start > group.start and subject.also and subject.number == "sg" == group.number:
        return True  # "se constató la deforestación y la alteración": the verb agrees with the first
    is_measured = subject.quantity is not None and subject.noun is not None and bool(subject.phrases)
    if is_measured and group.number == "sg" and class_of(subject) == "amount" and subject.phrases[0].prep == "de":
        return True  # "más de 18 toneladas de mineral fue incautado"
    if group.number == "sg" and subject.quantity is not None and subject.quantity.is_group:
        return True  # "un centenar de mineros bloqueó"
    share = subject.noun is None and subject.quantity is not None and subject.quantity.en.endswith("%")
    if share and group.number == "pl" and subject.phrases and subject.phrases[0].object.is_plural:
        return True  # "el 62 % de los conflictos son …"
    # "un grupo de comuneros bloquearon": the press counts the members
    first = subject.phrases[0].object if subject.phrases else None
    return bool(
        group.number == "pl" and subject.noun and first and first.number == "pl" and subject.noun.lemma in _COUNTED_BY
    )


#: Whose verb the press puts in the number of those who are counted.
_COUNTED_BY = SHARES | {"grupo", "serie", "decena", "centenar", "conjunto", "total", "parte"}


def gender_of_person(name: Name) -> str:
    """Of a person who is named and of nobody else: "m", "f", or "" where the given name does not tell."""
    is_person = name.cls == "person" or (name.cls == "name" and name.kind == "person?")
    return gender_of(name.es) if is_person else ""


def pronoun(np: NounPhrase) -> NounPhrase | None:
    """ "it", "they", "he" or "she" for a subject that is understood; None where Spanish leaves it open."""
    cls = class_of(np, is_subject=True)
    sense = noun_sense(np, is_subject=True)
    if np.is_plural or (sense is not None and sense.count == "p" and cls == "org"):  # "la defensa": the lawyers
        word = "they"
    elif cls in {"org", "group", "document", "event", "place", "area", "law"} or (np.noun is None and np.acronym):
        word = "it"
    elif (
        cls == "person"
        and np.noun
        and np.gender in {"m", "f"}
        and (np.det in {"def", "poss"} or (not np.det and (np.phrases or " de " in np.noun.lemma)))
    ):
        word = "he" if np.gender == "m" else "she"
    elif np.noun is None and np.name is not None and (gender := gender_of_person(np.name)):
        word = "he" if gender == "m" else "she"  # "Pedro Castillo afirma que no expropiará"
    else:
        return None
    name = Name(es="", en=word, cls=cls, kind="pronoun", number="pl" if word == "they" else "sg")
    return NounPhrase(start=np.start, end=np.end, name=name, number=name.number)


def n_places(np: NounPhrase) -> int:
    """How many phrases of place the noun phrase has taken in, inner ones included."""
    return sum((p.prep in {"en", "con", "tras", "por"}) + n_places(p.object) for p in np.phrases) + sum(
        n_places(o) for o in np.also
    )
