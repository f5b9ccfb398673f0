"""The first person plural of the verbs that a lexicon knows, with the third person that stands for it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from digest.english.lexicon import Lexicon
from digest.english.readings import VerbReading

#: What a form in the first person may be: its lemma, its tense, and the third person plural in its place.
Person = tuple[str, str, str]

FINITE = ("pres", "pret", "impf", "fut", "cond", "subj", "past_subj")
_IRREGULAR = {
    ("ser", "pres"): "somos", ("ser", "pret"): "fuimos", ("ser", "impf"): "éramos", ("ir", "pres"): "vamos",
    ("ir", "pret"): "fuimos", ("ir", "impf"): "íbamos", ("haber", "pres"): "hemos", ("ver", "impf"): "veíamos",
    ("ver", "pret"): "vimos", ("dar", "pret"): "dimos",
}  # fmt: skip
_STRESSED = str.maketrans("áéíóú", "aeiou")
_ACUTE = {"a": "á", "e": "é", "i": "í"}
_OPEN = ("a", "e", "o")


@dataclass(frozen=True, eq=False)
class _Verbs:
    """The forms of a lexicon, which is told from others by identity."""

    forms: Mapping[str, tuple[VerbReading, ...]]

    def __hash__(self) -> int:
        return id(self.forms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Verbs) and self.forms is other.forms


def persons_of(lexicon: Lexicon) -> Mapping[str, tuple[Person, ...]]:
    """Every form in the first person plural, and what it may be."""
    return _persons(_Verbs(lexicon.verbs))


@lru_cache(maxsize=2)  # a lexicon and its double with wider frames share their verbs
def _persons(verbs: _Verbs) -> Mapping[str, tuple[Person, ...]]:
    singular: dict[tuple[str, str], str] = {}
    plural: dict[tuple[str, str], str] = {}
    for form, readings in verbs.forms.items():
        for r in readings:
            if r.tense in FINITE:
                (singular if r.number == "sg" else plural)[r.lemma, r.tense] = form
    found: dict[str, list[Person]] = defaultdict(list)
    for (lemma, tense), form in plural.items():
        ours = _first_plural(lemma.removesuffix("se"), tense, form, singular.get((lemma, tense), ""))
        found[ours].append((lemma, tense, form))
    return {form: tuple(persons) for form, persons in found.items()}


def _first_plural(lemma: str, tense: str, plural: str, singular: str) -> str:
    """The first person of the third: "tienen" is "tenemos", "pidieron" is "pedimos"."""
    if (lemma, tense) in _IRREGULAR:
        return _IRREGULAR[lemma, tense]
    stem, ending = lemma[:-2], lemma[-2:].replace("í", "i")
    match tense:
        case "pres":
            return f"{stem}{'í' if ending == 'ir' and stem.endswith(_OPEN) else ending[0]}mos"
        case "pret" if not singular.endswith("ó"):  # "tuvo", "hizo", "dijo"
            return f"{re.sub(r'i?eron$', '', plural)}imos"
        case "pret":
            vowel = "a" if ending == "ar" else "í" if stem.endswith(_OPEN) else "i"
            return f"{stem}{vowel}mos"
        case "impf":
            return re.sub(r"aban$", "ábamos", re.sub(r"ían$", "íamos", plural))
        case "fut":
            return re.sub(r"án$", "emos", plural)
        case "cond":
            return re.sub(r"ían$", "íamos", plural)
        case "past_subj":
            return re.sub(r"([aei])ran$", lambda m: f"{_ACUTE[m[1]]}ramos", plural)
    return f"{_weak(lemma, plural.translate(_STRESSED).removesuffix('n'), ending)}mos"


def _weak(lemma: str, wish: str, ending: str) -> str:
    """The subjunctive with the vowel that the stress changed: "puedan" is "podamos", "sientan" is "sintamos"."""
    for strong, plain in (("ie", "i" if ending == "ir" else "e"), ("ue", "u" if ending == "ir" else "o")):
        at = wish[:-1].rfind(strong)
        if at >= 0 and strong not in lemma and not wish[:at].endswith(("g", "q")):  # but "lleguen", "busquen"
            return f"{wish[:at]}{plain}{wish[at + 2 :]}"
    return wish


__all__ = ["FINITE", "Person", "persons_of"]
