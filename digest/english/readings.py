"""What a written form of a noun, adjective or verb may be read as: the forms of the lexicon's words, generated."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.english.entries import Adjective, Noun
from digest.spanish.forms import VerbTables, feminine, plural, verb_forms


@dataclass(frozen=True, slots=True, kw_only=True)
class NounForm:
    """A written form of a noun: all senses of its lemma."""

    lemma: str
    number: str
    gender: str
    senses: tuple[Noun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjectiveForm:
    """A written form of an adjective: all senses of its lemma. Empty `gender`: both."""

    lemma: str
    number: str
    gender: str
    senses: tuple[Adjective, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbReading:
    """A written form of a verb whose lemma has frames."""

    lemma: str
    tense: str
    number: str
    gender: str


#: Verbs that help others and need no frame for it.
HELPING = [
    "ser",
    "estar",
    "haber",
    "poder",
    "deber",
    "ir",
    "volver",
    "seguir",
    "continuar",
    "comenzar",
    "empezar",
    "lograr",
    "dejar",
    "tener",
    "soler",
    "venir",
    "resultar",
    "quedar",
]


def key_of(words: Sequence[str]) -> str:
    """What fixed expressions are kept by: their first two words."""
    return " ".join(words[:2])


def spaced(words: str) -> str:
    """As the tokeniser has it: "del" and "al" are two words."""
    return " ".join({"del": "de el", "al": "a el"}.get(w, w) for w in words.split())


def noun_forms(
    nouns: Mapping[str, list[Noun]], multi: dict[str, list[tuple[tuple[str, ...], object]]]
) -> dict[str, tuple[NounForm, ...]]:
    """Nouns by their written forms; those of several words go into `multi`."""
    forms: dict[str, list[NounForm]] = defaultdict(list)
    for lemma, senses in nouns.items():
        gender = senses[0].gender
        singular, plural_form = spaced(lemma), spaced(_noun_plural(lemma))
        if all(s.count == "u" and s.cls == "body" for s in senses):  # thirst and hunger, which are told of once
            pairs = [(singular, "sg")]
        elif all(s.count == "p" for s in senses) and singular.split()[0].endswith("s"):  # written in the plural
            pairs = [(singular, "pl")]
        else:
            pairs = [(singular, "sg"), (plural_form, "pl")]
        for form, number in pairs:
            reading = NounForm(lemma=lemma, number=number, gender=gender, senses=tuple(senses))
            words = tuple(form.split())
            if len(words) > 1:
                multi.setdefault(key_of(words), []).append((words, reading))
            else:
                forms[form].append(reading)
        if senses[0].cls == "group" and senses[0].plural == senses[0].en:  # peoples: "los mashco piro"
            words = tuple(singular.split())
            reading = NounForm(lemma=lemma, number="pl", gender=gender, senses=tuple(senses))
            if len(words) > 1:
                multi.setdefault(key_of(words), []).append((words, reading))
            else:
                forms[singular].append(reading)
    return {k: tuple(v) for k, v in forms.items()}


#: What ties the last noun of a compound to the first; behind it nothing has the endings of its number.
TIES = frozenset(("de", "del", "a", "al", "en", "para", "por", "con", "sin", "contra", "sobre", "y"))


def _noun_plural(lemma: str) -> str:
    """Of a compound, the head and the adjectives that follow it at once are put in the plural."""
    words = lemma.split()
    out = []
    inflecting = True
    for word in words:
        if word in TIES:
            inflecting = False
        out.append(plural(word) if inflecting else word)
    return " ".join(out)


def adjective_forms(adjectives: Mapping[str, list[Adjective]]) -> dict[str, tuple[AdjectiveForm, ...]]:
    """Adjectives by their written forms, short ones ("gran") included."""
    forms: dict[str, list[AdjectiveForm]] = defaultdict(list)
    for lemma, senses in adjectives.items():
        other = feminine(lemma)
        pairs = [(lemma, "m"), (other, "f")] if other != lemma else [(lemma, "")]
        if " " in lemma:
            continue
        for form, gender in pairs:
            forms[form].append(AdjectiveForm(lemma=lemma, number="sg", gender=gender, senses=tuple(senses)))
            forms[plural(form)].append(AdjectiveForm(lemma=lemma, number="pl", gender=gender, senses=tuple(senses)))
        if senses[0].en[:1].isupper():  # names of peoples are often left as they are: "comunidades awajún"
            forms[lemma].append(AdjectiveForm(lemma=lemma, number="pl", gender="", senses=tuple(senses)))
            if other != lemma:  # and "lideresa shipibo"
                forms[lemma].append(AdjectiveForm(lemma=lemma, number="sg", gender="f", senses=tuple(senses)))
        if lemma in {"grande", "bueno", "malo"}:
            short = {"grande": "gran", "bueno": "buen", "malo": "mal"}[lemma]
            forms[short].append(AdjectiveForm(lemma=lemma, number="sg", gender="", senses=tuple(senses)))
    return {k: tuple(v) for k, v in forms.items()}


def verb_readings(frames: Mapping[str, object], tables: VerbTables) -> dict[str, tuple[VerbReading, ...]]:
    """What each form of the verbs with frames, and of those that help, may be read as."""
    readings: dict[str, list[VerbReading]] = defaultdict(list)
    for lemma in (*frames, *(h for h in HELPING if h not in frames)):
        for form in verb_forms(lemma, tables):
            reading = VerbReading(lemma=lemma, tense=form.tense, number=form.number, gender=form.gender)
            if reading not in readings[form.form]:
                readings[form.form].append(reading)
    if "existir" in frames:  # "hay resistencia": there is
        for written, tense in (
            ("hay", "pres"),
            ("hubo", "pret"),
            ("había", "impf"),
            ("habrá", "fut"),
            ("haya", "subj"),
            ("hubiera", "past_subj"),
            ("habría", "cond"),
        ):
            readings[written].append(VerbReading(lemma="existir", tense=tense, number="", gender=""))
    return {k: tuple(v) for k, v in readings.items()}
