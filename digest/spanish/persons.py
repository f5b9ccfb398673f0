"""The first person plural of the verbs that a lexicon knows, with the third person that stands for it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from digest.english.lexicon import Lexicon
from digest.english.readings import VerbReading
from digest.spanish.verbgroups import FINITE

#: What a form in the first person may be: its lemma, its tense, and the third person plural in its place.
Person = tuple[str, str, str]

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


def _pairs(words: str) -> dict[str, str]:
    each = words.split()
    return dict(zip(each[::2], each[1::2], strict=True))


#: What somebody says of himself, and how others tell it; some are nouns as well.
_IRREGULAR_OWN = _pairs(
    "soy es estoy está tengo tiene he ha voy va quiero quiere puedo puede debo debe pido pide exijo exige espero "
    "espera necesito necesita solicito solicita hago hace sé sabe vengo viene vivo vive invoco invoca confío confía "
    "asumo asume reconozco reconoce agradezco agradece propongo propone insisto insiste denuncio denuncia represento "
    "representa conozco conoce creo cree considero considera pienso piensa rechazo rechaza lamento lamenta apoyo apoya "
    "respaldo respalda exhorto exhorta veo ve sigo sigue trabajo trabaja acepto acepta busco busca comprometo "
    "compromete hice hizo dije dijo tuve tuvo estuve estuvo pude pudo puse puso vine vino fui fue di dio vi vio traje "
    "trajo pedí pidió"
)


@lru_cache(maxsize=2)
def _singular(verbs: _Verbs) -> Mapping[str, str]:
    found = dict(_IRREGULAR_OWN)
    for form, readings in verbs.forms.items():
        for r in readings:
            if r.number != "sg" or r.tense not in {"pret", "fut"}:
                continue
            lemma = r.lemma.removesuffix("se")
            if r.tense == "fut":
                found.setdefault(f"{form.removesuffix('á')}é", form)
            elif form.endswith("ó"):  # "firmó" is "firmé", "recibió" is "recibí"; "pidió" is in the list
                found.setdefault(f"{_spelt(lemma[:-2])}é" if lemma.endswith("ar") else f"{lemma[:-2]}í", form)
    return found


def _spelt(stem: str) -> str:
    """The stem before an e: "llegar" is "llegué", "buscar" is "busqué"."""
    for hard, soft in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
        if stem.endswith(hard):
            return f"{stem.removesuffix(hard)}{soft}"
    return stem


def own_of(lexicon: Lexicon) -> Mapping[str, str]:
    """The forms in the first person singular that are written otherwise than the third, and the third."""
    return _singular(_Verbs(lexicon.verbs))


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


__all__ = ["Person", "own_of", "persons_of"]
