"""Whether what a sentence points back to may be another than the one that was told before it. Pure."""

import re
from collections.abc import Sequence

from digest.claim_types import Claim
from digest.spanish.firms import same_firm
from digest.spanish.onefirm import FIRMS, firms_of
from digest.spanish.onlyone import AREAS, BY_LETTERS, OFFICERS
from digest.spanish.synonyms import called_also
from digest.spanish.tokens import fold

#: Who is called "los agentes", by the body that they are of.
_BODIES = (
    r"\bpolicia\w*|\bpnp\b", r"\bmarin[ao]s?\b|\barmada\b", r"\bejercito\b|\bmilitar\w*|\bsoldados?\b",
    r"\bseren[oa]s?\b|\bserenazgo\b", r"\bguardaparques?\b", r"\bagentes (?:municipal|brasile|bolivian|ecuatorian)\w*",
)  # fmt: skip


def may_be_another(message: str, claim: Claim, said: Sequence[Claim]) -> bool:
    """Whether another of the kind is told of between what was written of one and `claim`, which points back."""
    word = message.rpartition(": ")[2]
    if word == message or claim.article is None or claim.evidence.field != "text":
        return False
    heads = called_also(word)
    named = re.compile(rf"\b(?:{'|'.join(re.escape(fold(w)) for w in heads)})(?!\w)")
    last = next((c for c in reversed(said) if named.search(fold(c.evidence.quote))), None)
    if last is None:
        return False
    place = claim.article.place_of(claim.evidence)
    since = 0 if last.is_headline else claim.article.place_of(last.evidence)
    between = [
        told for here, told in enumerate(claim.article.told)
        if since <= here < place and (here == since or not told.is_headline)
    ]  # fmt: skip
    if {*heads} & FIRMS:
        firms = {same_firm(name) for told in between for name in firms_of(told)[0]}
        n_unknown = max((firms_of(told)[1] for told in between[1:]), default=0)
        return len(firms) > 1 or n_unknown > 1
    text = " ".join(told.evidence.quote for told in between)
    if word.rstrip("s") in OFFICERS or word in {"efectivos", "agentes"}:
        return sum(re.search(body, fold(text)) is not None for body in _BODIES) > 1
    if claim.article.tells_without_noun or ({*heads} & AREAS.keys() and BY_LETTERS.search(text)):
        return True
    ones = "|".join(re.escape(w) for w in heads)
    if re.search(rf"\bex[- ]?(?:{ones})\b", claim.article.whole):
        return True
    if re.search(rf"\b(?:otr[oa]s?|ambas|ambos) (?:{ones})\b", text, re.IGNORECASE):
        return True
    later = " ".join(told.evidence.quote for told in between[1:])
    if re.search(rf"\b(?i:{ones})(?: (?:de|del|de la|en))? [A-ZÁÉÍÓÚÑ]", later):
        return True  # "Bomberos bolivianos …. Los bomberos de Iberia …. Los bomberos pidieron agua."
    called = {
        fold(found[1]) for found in re.finditer(rf"\b(?i:{ones})(?: [a-záéíóúñ]+){{0,3}}? ([A-ZÁÉÍÓÚÑ]\w+)", text)
    }
    return len(called) > 1


#: Who is the country's own where nobody says of which country.
_NATIONAL = re.compile(
    r"^(?:The|A) (?:government|Congress|parliament|police|army|navy|president|prime minister|ministr?y?\b"
    r"|minister|federal police|Supreme Court|Constitutional Court|Public Prosecutor)"
)
_FOREIGN = re.compile(
    r"\b(?:Bolivia\w*|Bra[sz]il\w*|Colombia\w*|Ecuador\w*|Chile\w*|Venezuela\w*|Argentin\w+|Panam\w+|Guyana\w*|Surinam\w*"
    r"|M[eé]xic\w+|Canad\w+|La Paz|Quito|Bogotá|Brasilia|Manaos|Leticia|Tabatinga|Acre|Santiago de Chile|El Alto|Oruro"
    r"|Rondonia|Roraima|Cobija|Beni|Pando)\b"
)
_OWN = re.compile(r"\bPer[úu]\b|\b[Pp]eruan[oa]s?\b")
#: Another country's body or president, whom the article tells of by the same word.
_FOREIGN_BODY = re.compile(
    rf"\b(?:Ejército|Armada|Marina|Gobierno|Polic[íi]as?|Parlamento|Congreso|Ministerio|Fiscalía|[Mm]inistr[oa])\b[^.,]{{0,25}}?"
    rf" (?:del? )?(?:{_FOREIGN.pattern}|Lula|Petro|bolivian[oa]|brasileñ[oa]|colombian[oa]|ecuatorian[oa]|chilen[oa])\b"
    r"|\b[Pp]residente (?:Lula|Petro|Gustavo Petro|Boric|Noboa|Arce|Trump|Milei|Maduro|Rodrigo Paz)\b"
)


def is_abroad_unsaid(text: str, title: str, told: str, whole: str) -> bool:
    """Whether "the government" is that of the other country that the headline, or another sentence, names."""
    if (
        _NATIONAL.match(text)
        and _FOREIGN_BODY.search(whole)
        and not (_FOREIGN.search(text) or re.search(r"Peru(?!vians)", text))
    ):
        return True
    if not _NATIONAL.match(text) or _FOREIGN.search(text[: text.find(" has ")] if " has " in text else text):
        return False
    around = f"{title} {told}"
    return bool(_FOREIGN.search(title)) and _OWN.search(around) is None and not title.startswith("Gobierno")


#: Presidents of something else than the country, or of another one.
_PRESIDENTS = re.compile(
    r"\b[Ee]?x?[Pp]resident[ea] "
    r"(?!(?:de la República|del Perú|interin\w+|constitucional|Dina|Boluarte|Jer[ií]|José Jer)\b)"
    r"(?:del? |[A-ZÁÉÍÓÚÑ])"
)
_BY_OFFICE = re.compile(r"^The (?:former )?president (?:has|will|had|is|was)\b")
_BY_SURNAME = re.compile(r"^([A-ZÁÉÍÓÚÑ][a-záéíóúñ]+) (?:has|will|had|was)\b")


def is_somebody_else(text: str, whole: str) -> bool:
    """Whether "the president", or a surname alone, may be one of two whom the article tells of."""
    if _BY_OFFICE.match(text) and _PRESIDENTS.search(whole):
        return True
    if (found := _BY_SURNAME.match(text)) is None:
        return False
    return len({one[1] for one in re.finditer(rf"\b([A-ZÁÉÍÓÚÑ][a-záéíóúñ]+) {found[1]}\b", whole)} - _TITLED) > 1


_TITLED = frozenset(("El", "La", "Los", "Las", "En", "De", "Según"))
