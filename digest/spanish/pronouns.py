"""Pronouns that stand where noun phrases do: "en ella", "con ellos", "nada", "nadie", "alguien", "todos", "ninguno"."""

from collections.abc import Iterator

from digest.english.entries import Name
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.partitives import DENIALS
from digest.spanish.phraseheads import Found
from digest.spanish.senses import class_of
from digest.spanish.tree import NounPhrase
from digest.spanish.verbgroups import FINITE

#: Articles, by which nouns of either gender are told: "la fiscal".
_GENDERS = {"el": "m", "un": "m", "los": "m", "la": "f", "una": "f", "las": "f"}
#: Pronouns behind a preposition, or before a verb.
_TONIC = {"él": ("sg", "m"), "ella": ("sg", "f"), "ellos": ("pl", "m"), "ellas": ("pl", "f")}
#: Who is "him" or "her", and not "it".
_PEOPLE = frozenset(("person", "name", "animal"))
#: Words that deny what follows them in their clause.
_DENIALS = DENIALS | {"ningún", "ninguna", "ninguno"}
#: What a clause begins with: what was denied before it is denied there alone.
_SEAMS = frozenset((",", ";", ":", "pero", "porque", "aunque", "y", "e"))
#: What stands by itself for some of those who were named; in English, and whether it is plural.
_SOME = {
    "todos": "all of them", "todas": "all of them", "ambos": "both of them", "ambas": "both of them",
    "ninguno": "none of them", "ninguna": "none of them", "muchos": "many of them", "muchas": "many of them",
    "algunos": "some of them", "algunas": "some of them", "varios": "several of them", "varias": "several of them",
    "otros": "others", "otras": "others",
}  # fmt: skip
_MEN = "amber: which of them"
#: What the sentence before tells as a whole: "A ello se suma …".
_ALL_THAT = frozenset(("ello", "esto", "eso"))


#: Who speaks of himself, by the gender that the words beside his own tell.
_HE = {"m": "he", "f": "she"}


def pronouns(chart: Chart, at: int) -> Found:
    """The pronouns at `at`, each in the classes that what it stands for may have."""
    word = chart.low(at)
    if word == "nosotros" and chart.is_reported:
        return list(_us(chart, at))
    if word == "yo" and chart.reported_by in _HE:
        name = Name(es="yo", en=_HE[chart.reported_by], cls="person", kind="pronoun", number="sg")
        return [(at + 1, NounPhrase(start=at, end=at + 1, name=name, number="sg", gender=chart.reported_by), 0.0)]
    if word in _TONIC:
        return list(_tonic(chart, at, *_TONIC[word]))
    if word in {"nada", "nadie", "alguien"}:
        return list(_indefinite(chart, at, word))
    if word == "cada" and chart.low(at + 1) in {"uno", "una"} and _is_verb(chart, at + 2):
        each = _standing(chart, at, "each of them", "person", "sg", _MEN)
        return [(at + 2, changed(each, end=at + 2), 0.0)]
    if word in {"todos", "todas"} and chart.low(at + 1) in {"ellos", "ellas"}:
        every = _standing(chart, at, "all of them", "person", "pl", _MEN)
        return [(at + 2, changed(every, end=at + 2), 0.0)]
    if word in _ALL_THAT and chart.low(at - 1) == "a" and at == 1:
        return [(at + 1, _standing(chart, at, "this", "event", "sg", "amber: what «this» means"), 0.1)]
    return list(_some(chart, at)) if word in _SOME else []


def _standing(chart: Chart, at: int, english: str, cls: str, number: str, note: str) -> NounPhrase:
    name = Name(es=chart.low(at), en=english, cls=cls, kind="pronoun", number=number)
    gender = "f" if chart.low(at).rstrip("s").endswith("a") else "m"
    return NounPhrase(start=at, end=at + 1, name=name, number=number, gender=gender, notes=(note,))


def _us(chart: Chart, at: int) -> Iterator[tuple[int, NounPhrase, float]]:
    """ "dijo que | nosotros piden": they, who speaks and his group, in what is told of his words."""
    english = "them" if _is_behind_preposition(chart, at) else "they"
    for cls in ("group", "person"):
        name = Name(es="nosotros", en=english, cls=cls, kind="pronoun", number="pl")
        yield at + 1, NounPhrase(start=at, end=at + 1, name=name, number="pl"), 0.0


# --- él, ella, ellos, ellas ---


def _tonic(chart: Chart, at: int, number: str, gender: str) -> Iterator[tuple[int, NounPhrase, float]]:
    """ "en ella se prevé", "conviven con ellos": it or them, by what it may stand for."""
    if not _is_behind_preposition(chart, at):
        if at == 0 or chart.low(at - 1) in {"que", ","}:  # "Ellos exigen …": people, where it is a subject
            english = "they" if number == "pl" else "he" if gender == "m" else "she"
            if _is_verb(chart, at + 1):
                yield at + 1, _standing(chart, at, english, "person", number, _MEN), 0.1
        return
    if chart.low(at - 1) == "entre" and chart.nouns(at + 1):
        return  # "entre ellos dos menores": an aside
    classes = _classes_before(chart, at, number, gender)
    is_somebody = [cls in _PEOPLE for cls in classes]
    if number == "pl":
        english = "them"
    elif not classes or (any(is_somebody) and not all(is_somebody)):
        return  # "him" or "it"
    elif all(is_somebody):
        english = "him" if gender == "m" else "her"
    else:
        english = "it"
    for cost, cls in enumerate(classes or ("person", "artefact")):
        yield at + 1, _standing(chart, at, english, cls, number, _MEN), 0.1 * cost


def _is_behind_preposition(chart: Chart, at: int) -> bool:
    if at > 0 and chart.is_cat(at - 1, "prep"):
        return True
    return any(end == at for k in range(max(0, at - 4), at) for end, _ in chart.multiword(k, "prep"))


def _is_verb(chart: Chart, at: int) -> bool:
    here = at
    while chart.low(here) in {"no", "se", "ya", "también", "tampoco", "le", "les", "lo", "la", "los", "las", "sí"}:
        here += 1
    return any(r.tense in FINITE for r in chart.verbs(here))


def _classes_before(chart: Chart, at: int, number: str, gender: str) -> tuple[str, ...]:
    """The classes of what agrees before the pronoun, nearest first; else of what the sentence before names."""
    found: list[str] = []
    for k in range(at - 1, -1, -1):
        found += [
            noun.senses[0].cls
            for _, noun in chart.nouns(k)
            if noun.number == number
            and noun.gender in {gender, "mf"}
            and _GENDERS.get(chart.low(k - 1), gender) == gender
        ]
        if number == "sg":
            found += [name.cls for _, name in chart.names_at(k) if _may_be(chart, k, name.cls, gender)]
    if not found and chart.before is not None:
        for np in chart.before.named:
            if np.number == number and np.gender in {gender, "mf", ""} and not np.also:
                found.append(class_of(np))
    return tuple(dict.fromkeys(found))


def _may_be(chart: Chart, at: int, cls: str, gender: str) -> bool:
    """Whether a name may be meant: people by any, what has its article by that: "la Reserva Nacional Matsés"."""
    article = {"el": "m", "la": "f"}.get(chart.low(at - 1), "")
    return article == gender or (not article and cls in {"person", "name", "org"})


# --- nada, nadie, alguien ---


def _indefinite(chart: Chart, at: int, word: str) -> Iterator[tuple[int, NounPhrase, float]]:
    """ "no hizo nada": anything; "nada ha cambiado": nothing; "alguien incendió": somebody."""
    if word == "alguien":
        yield at + 1, _standing(chart, at, "somebody", "person", "sg", "amber: somebody"), 0.0
        return
    if word == "nada" and (chart.low(at + 1) in {"más", "menos"} or chart.low(at - 1) in {"de", "para"}):
        return
    begin = max((k + 1 for k in range(at) if chart.low(k) in _SEAMS), default=0)
    here, before = chart.lows[begin:at], chart.lows[:begin]
    denied = _DENIALS.intersection(here)
    if denied and "que" in here[max(k for k, low in enumerate(here) if low in _DENIALS) :]:
        return  # "no cree que nadie …": of which verb it is
    if not denied and _DENIALS.intersection(before) and word == "nadie" and "que" in here:
        return
    kind = "any" if denied else "no"
    if word == "nadie":
        yield at + 1, _standing(chart, at, f"{kind}body", "person", "sg", "amber: nobody"), 0.0
        return
    thing = "anything" if denied else "nothing"
    for cost, cls in enumerate(("act", "abstract", "artefact", "document", "event", "money", "statement")):
        yield at + 1, _standing(chart, at, thing, cls, "sg", "amber: nothing"), 0.02 * cost


# --- todos, ambos, ninguno, otros ---


def _some(chart: Chart, at: int) -> Iterator[tuple[int, NounPhrase, float]]:
    """ "Todos fueron llevados a …", "ninguno firmó": some or all of those whom the sentence before has named."""
    is_before_verb = _is_verb(chart, at + 1) and not chart.nouns(at + 1) and not chart.adjectives(at + 1)
    if not is_before_verb or chart.is_cat(at - 1, "prep", "def"):
        return
    english = _SOME[chart.low(at)]
    number = "sg" if chart.low(at) in {"ninguno", "ninguna"} else "pl"
    for cls, cost in (("person", 0.0), ("artefact", 0.2), ("document", 0.3), ("area", 0.3)):
        yield at + 1, _standing(chart, at, english, cls, number, _MEN), cost
