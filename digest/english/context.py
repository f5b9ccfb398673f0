"""Whether a sentence can be told behind those written before it: by itself, by another name, or as new."""

import re
from dataclasses import replace

from digest.claim_types import Claim
from digest.english.anaphora import points_back
from digest.english.corroboration import by_whom, doubted, unless_over, unless_taken_back
from digest.english.entries import word_set
from digest.english.heads import SERIES
from digest.english.newsworthy import is_figure_told
from digest.english.resolved import resolved
from digest.english.resources import Resources
from digest.english.rivals import may_be_another
from digest.english.variants import write
from digest.spanish.synonyms import called_also
from digest.spanish.tokens import fold
from digest.spanish.tree import Clause, phrases_of
from pipeline.types import Grade, Item, Sentence

#: At most so many characters lie between a sentence and what it points back to.
GAP = 4


def in_context(written: list[tuple[Sentence, Claim]], resources: Resources, item: Item) -> list[tuple[Sentence, Claim]]:
    """A sentence that points back stays green only where a green one before it names what it points to."""
    out: list[tuple[Sentence, Claim]] = []
    said: list[Claim] = []
    for one, read in written:
        sentence, claim = one, read
        backward = [f.message for f in sentence.findings if f.rule == "anaphora"]
        if sentence.grade is Grade.GREEN and not all(_is_known_one(m, claim, said) for m in backward):
            sentence = _told_anew(claim, resources) or replace(sentence, grade=Grade.AMBER)
            sentence = unless_taken_back(sentence, claim, item)
        if sentence.grade is not Grade.GREEN:
            if (named := _named_instead(sentence, claim, resources)) is not None:
                sentence, claim = unless_taken_back(by_whom(named[0], item), named[1], item), named[1]
                sentence = unless_over(sentence, item)
            backward = [f.message for f in sentence.findings if f.rule == "anaphora"]
            if sentence.grade is Grade.GREEN and not all(_is_known_one(m, claim, said) for m in backward):
                sentence = replace(sentence, grade=Grade.AMBER)
        if sentence.grade is Grade.GREEN and not said and _is_from_nowhere(sentence, claim):
            sentence = doubted(sentence, "nobody and nothing is named")
        if sentence.grade is Grade.GREEN:
            said.append(claim)
        out.append((sentence, claim))
    return out


def _named_instead(sentence: Sentence, claim: Claim, resources: Resources) -> tuple[Sentence, Claim] | None:
    """ "La petrolera evacuó a 30": the sentence with what it points back to by name, where there is one such only."""
    if not any(f.rule == "anaphora" or f.message.startswith("a demonstrative") for f in sentence.findings):
        return None
    goes_on = claim.parse is not None and points_back(claim.parse.clause)
    best: tuple[Sentence, Claim] | None = None
    for as_new in (True, False):
        named = resolved(claim, as_new=as_new)
        if named is None:
            return None
        match write(replace(named.claim, goes_on=goes_on), resources):
            case Sentence() as other if _says_more(other, sentence):
                best = other, named.claim
        if not named.is_new or (best is not None and best[0].grade is Grade.GREEN):
            break
    return best


def _says_more(other: Sentence, sentence: Sentence) -> bool:
    """Whether less of the sentence points back than before."""

    def n_back(one: Sentence) -> int:
        return sum(f.rule == "anaphora" or f.message.startswith("a demonstrative") for f in one.findings)

    return n_back(other) < n_back(sentence)


#: Of which the country has one.
_NATIONAL = re.compile(r"(?:Congress|Parliament|The (?:government|president|prime minister))\b")
#: What is the country's where nobody else is named.
_ECONOMY = SERIES | word_set(
    "producción extracción comercialización inversión recaudación empleo economía pbi minería canon regalía pobreza "
    "deforestación presupuesto aporte sector informalidad extrema agroexportación exploración desempleo inflación "
    "cartera transferencia tributo impuesto cobre oro plata zinc estaño hierro plomo"
)
_WHOLES = word_set(
    "economía pbi minería pobreza deforestación desempleo inflación cobre oro plata zinc estaño hierro plomo empleo "
    "exportación importación agroexportación"
)


def _is_of_the_country(clause: Clause) -> bool:
    who = clause.subject
    if who is None or who.noun is None or who.noun.lemma.split()[0] not in _ECONOMY:
        return False
    is_told = who.phrases or who.adjectives or who.name or " " in who.noun.lemma
    return is_figure_told(clause) and (bool(is_told) or who.noun.lemma in _WHOLES)  # "el precio": of what


def _is_from_nowhere(sentence: Sentence, claim: Claim) -> bool:
    """ "Ocho guardaparques cumplirán turnos de 22 días": where, and for whom, the sentences before it tell."""
    if claim.parse is not None and _is_of_the_country(claim.parse.clause):
        return False  # "copper exports grew by 8%": the country's
    is_placed = claim.parse is not None and claim.parse.place is not None
    who = claim.parse.clause.subject if claim.parse is not None else None
    if who is not None and who.name is not None and sentence.text.startswith(who.name.en):
        return False  # "Newmont sold …": the capital at the head is its own
    is_named = re.search(r"[A-ZÁÉÍÓÚÑ]", re.sub(r"US\$|S/", "", sentence.text)[1:]) or _NATIONAL.match(sentence.text)
    return not (claim.is_headline or is_placed or is_named)


#: People whom one may speak of without having named them.
CROWDS = word_set(
    "manifestante poblador comunero minero agricultor trabajador vecino campesino rondero transportista indígena "
    "residente habitante comunidad protestante"
)
#: What may be told of a thing that happens as if for the first time.
_HAPPENS = word_set("occur hold take_place begin start destroy")
_HAPPENINGS = word_set(
    "ataque incendio enfrentamiento choque protesta marcha derrame accidente explosión bloqueo paro huelga audiencia "
    "deslizamiento emboscada"
)
#: What says of which kind such a thing is, not which of several.
_OF_ITS_KIND = word_set("indefinido regional nacional provincial preventivo pacífico minero agrario forestal armado")


def _told_anew(claim: Claim, resources: Resources) -> Sentence | None:
    """ "Los manifestantes exigen …", "El ataque ocurrió en …" where nothing was said of them: protesters, an attack."""
    assert claim.parse is not None
    whole = claim.parse.clause
    subject = whole.subject
    if subject is None or subject.noun is None or subject.det != "def" or subject.det_en not in {"", "the"}:
        return None
    is_plain = all(a.lemma in _OF_ITS_KIND for a in subject.adjectives)
    if subject.ordinal or not is_plain or subject.quantity or subject.also:
        return None
    is_crowd = subject.number == "pl" and subject.noun.lemma in CROWDS
    is_event = subject.number == "sg" and subject.noun.lemma.split()[0] in _HAPPENINGS
    if whole.frame.event == "protest" and subject.noun.lemma in {"manifestante", "protestante"}:
        return None
    if not is_crowd and not (is_event and whole.frame.event in _HAPPENS):
        return None
    if not any(np.name and np.name.cls in {"place", "area"} for np in phrases_of(whole)):
        return None  # somebody somewhere: no news by itself
    anew = replace(subject, det="" if is_crowd else "indef", det_en="")
    parse = replace(claim.parse, clause=whole.with_subject(anew))
    match write(replace(claim, parse=parse), resources):
        case Sentence(grade=Grade.GREEN) as sentence if not any(f.rule == "anaphora" for f in sentence.findings):
            return sentence
    return None


#: What somebody is accused of, and how it is told that they are.
_CHARGES = frozenset(("cargo", "acusación", "acusacione", "imputación", "imputacione"))
_ACCUSED = re.compile(r"\b(?:acus|imput|denunci|cargos\b|procesa|formaliz)")


def _is_known_one(message: str, claim: Claim, said: list[Claim]) -> bool:
    """Whether what the sentence points back to was told before it, and no other one of its kind since."""
    return _is_named(message, claim, said) and not may_be_another(message, claim, said)


def _is_named(message: str, claim: Claim, said: list[Claim]) -> bool:
    """Whether what the sentence points back to stands in one that is written before it."""
    word = message.rpartition(": ")[2]
    if word == message:  # a pronoun or a demonstrative: only the sentence at once before it will do
        last = said[-1] if said else None
        return last is not None and not last.is_headline and 0 < claim.evidence.start - last.evidence.end < GAP
    named = re.compile(rf"\b(?:{'|'.join(re.escape(fold(w)) for w in called_also(word))})(?!\w)")
    if word.rstrip("s") in _CHARGES:
        named = _ACCUSED  # "los cargos" of whom the sentence before accuses
    return any(named.search(fold(c.evidence.quote)) for c in said)
