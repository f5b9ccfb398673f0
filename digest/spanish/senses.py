"""Which sense of a noun or adjective is meant, by what stands beside it."""

from collections.abc import Sequence
from dataclasses import replace

from digest.english.entries import FEW, Adjective, Condition, Noun, word_set
from digest.english.readings import AdjectiveForm
from digest.spanish.tree import NounPhrase


def noun_sense(np: NounPhrase, verb: str = "", *, is_subject: bool = False) -> Noun | None:
    """The one sense that fits; None where none or several do."""
    if np.noun is None:
        return None
    senses = np.noun.senses
    if len(senses) == 1 and not senses[0].conditions and np.noun.lemma != "policía":
        return senses[0]  # as most have one only
    if np.noun.lemma == "policía" and np.number == "sg" and (np.det == "indef" or told_gender(np) == "m"):
        officer = next((s for s in senses if s.cls == "person"), None)  # "un policía" is never the force
        if officer is not None:
            return officer
    if np.noun.lemma == "policía" and (np.gender, np.number, np.det) == ("f", "sg", "def"):
        senses = tuple(s for s in senses if s.cls != "person")  # "la policía" is the force, whatever it does
    if np.noun.lemma == "policía" and is_subject and np.number == "sg" and not np.det and verb in _POLICED:
        senses = tuple(s for s in senses if s.cls != "person")  # so are those who rescue and arrest
    if np.quantity is not None and any(s.count != "u" for s in senses):
        senses = tuple(s for s in senses if s.count != "u" or len(s.conditions) < FEW)  # "12 obras": projects, not work
    fitting = [s for s in senses if s.conditions and _hold(s.conditions, np, verb, is_subject)]
    if fitting:
        most = max(len(s.conditions) for s in fitting)
        fitting = [s for s in fitting if len(s.conditions) == most]
        if len({s.en for s in fitting}) == 1:
            return fitting[0]
        by_word = [s for s in fitting if any(_names_word(c, np) for c in s.conditions)]
        if len({s.en for s in by_word}) == 1:
            return by_word[0]  # "entrega de títulos": a title is a document too, but is told by its name
        # the verb says more of what is meant than the complement; still a doubt
        fitting.sort(key=lambda s: min(_RANK[c.kind] for c in s.conditions))
        return replace(fitting[0], is_safe=False)
    plain = [s for s in senses if not s.conditions]
    defaults = [s for s in plain if s.is_default]
    if defaults:
        return defaults[0]
    return plain[0] if len({s.en for s in plain}) == 1 else None


def told_gender(np: NounPhrase) -> str:
    """ "m" or "f" where the noun, its article or what agrees with it tells; "" where nothing does."""
    forms = [np.gender, *(a.gender for a in np.adjectives)]
    forms += [np.participle.verb.gender] if np.participle is not None else []
    return next((form for form in forms if form in {"m", "f"}), "")


#: What the police do, though it may be done to one of them too.
_POLICED = word_set("capturar arrestar rescatar retener")
#: Heads that only count: "una serie de compromisos" is of the class of its complement.
COUNTERS = word_set(
    "miles serie total conjunto mayoría parte cantidad centenar decena docena millar mitad resto número tercio par tipo"
) | {"buena parte", "gran parte", "mayor parte"}
_FIGURES = word_set("número cantidad total porcentaje")
_MOVES = word_set(
    "aumentar subir crecer elevarse disminuir bajar llegar ascender incrementarse reducirse superar alcanzar caer"
)
#: Happenings of two, whose kind those tell whom "entre" or "con" leads in.
_MEETINGS = frozenset(("choque", "colisión"))
_RANK = {"verb": 0, "of": 1, "in": 2, "mod": 3, "subj": 4, "n": 5}


def class_of(np: NounPhrase, verb: str = "", *, is_subject: bool = False) -> str:
    """The semantic class of the phrase; "" where its sense is open; "money" and "amount" for bare figures."""
    noun = np.noun
    if noun is not None:
        counts = noun.lemma in _FIGURES and verb in _MOVES  # the number itself rises
        if not counts and noun.lemma in COUNTERS and np.phrases and np.phrases[0].prep == "de":
            return class_of(np.phrases[0].object, verb, is_subject=is_subject)
        if np.name is not None and np.name.kind == "marks":
            return "place"  # "los kilómetros 98 y 115"
        if len(noun.senses) == 1 and not noun.senses[0].conditions:
            return noun.senses[0].cls  # as most have one only; asked for some eighty thousand times in an edition
        sense = noun_sense(np, verb, is_subject=is_subject)
        return sense.cls if sense else ""
    if np.name is not None:
        return np.name.cls
    if np.quantity is not None:
        return (
            "amount"
            if np.quantity.en.endswith("%")
            or (np.quantity.en[:1].isalnum() and "$" not in np.quantity.en and "S/" not in np.quantity.en)
            else "money"
        )
    return ""


def counted(np: NounPhrase) -> NounPhrase:
    """What "20 de las 25 regiones" and "el 30 % de los niños" count; the phrase itself where it counts nothing."""
    is_bare = np.noun is None and np.name is None and np.quantity is not None
    return np.phrases[0].object if is_bare and np.phrases and np.phrases[0].prep == "de" else np


#: Where something is that is within it.
_WITHIN = frozenset(("en", "dentro de", "en el interior de", "al interior de"))


def _hold(conditions: Sequence[Condition], np: NounPhrase, verb: str, is_subject: bool) -> bool:
    """Whether all of them hold; those that ask nothing of the phrase itself, as most, are answered here."""
    for condition in conditions:
        if condition.kind == "verb":
            if verb not in condition.values:
                return False
        elif condition.kind == "subj":
            if not is_subject:
                return False
        elif not _holds(condition, np):
            return False
    return True


def _holds(condition: Condition, np: NounPhrase) -> bool:
    match condition.kind:
        case "mod":
            is_own = np.det == "poss" and "su" in condition.values  # "su gestión": somebody's
            return is_own or (bool(np.adjectives) and any(a.lemma in condition.values for a in np.adjectives))
        case "of":
            if not np.phrases:
                return False
            meets = (
                np.noun is not None and np.noun.lemma in _MEETINGS
            )  # "choque entre un bus y un camión", "con un camión"
            for p in np.phrases:  # asked for tens of thousands of times: a generator takes twice as long
                is_of = p.prep == "de" or (meets and p.prep in {"entre", "con"})
                if is_of and _named(p.object, condition.values):
                    return True
            return False
        case "in":
            return bool(np.phrases) and any(
                p.prep in _WITHIN and _named(p.object, condition.values) for p in np.phrases
            )
    return False


def _names_word(condition: Condition, np: NounPhrase) -> bool:
    """Whether the condition names the complement itself, not only its class."""
    if condition.kind != "of":
        return False
    return any(
        p.prep == "de" and p.object.noun is not None and p.object.noun.lemma in condition.values for p in np.phrases
    )


def _named(np: NounPhrase, values: frozenset[str]) -> bool:
    if np.noun and np.noun.lemma in values:
        return True
    return f"@{class_of(np)}" in values


def adjective_sense(form: AdjectiveForm, noun: Noun | None) -> Adjective | None:
    """The sense of an adjective beside `noun`; None where it is open."""
    fitting = [
        s
        for s in form.senses
        if s.conditions
        and noun is not None
        and all(c.kind == "n" and (noun.es in c.values or f"@{noun.cls}" in c.values) for c in s.conditions)
    ]
    if noun is not None and len({s.en for s in fitting}) > 1:  # a noun that is named says more than its class
        fitting = [s for s in fitting if all(noun.es in c.values for c in s.conditions)]
    if fitting:
        return fitting[0] if len({s.en for s in fitting}) == 1 else None
    plain = [s for s in form.senses if not s.conditions]
    defaults = [s for s in plain if s.is_default]
    if defaults:
        return defaults[0]
    return plain[0] if len({s.en for s in plain}) == 1 else None
