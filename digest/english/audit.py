"""A check of the English against the Spanish that knows nothing of the parse: figures, names, negation, guard words."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from digest.claim_types import Claim
from digest.english.entries import word_set
from digest.english.lexicon import Lexicon
from digest.english.names import Names
from digest.english.readings import NounForm
from digest.english.undoing import may_undo
from digest.spanish.chart import PAPERS
from digest.spanish.figures import MEASURES, MONTHS, number_of
from digest.spanish.tokens import Token, fold, tokenise
from digest.spanish.tree import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What speaks against a sentence: `fatal` forbids it, `doubts` make it amber."""

    fatal: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


#: What must not be lost: words of the source and what must then stand in the English.
_GUARDS = (
    ("negation",
     r"\b(?:no(?! menos de)|ni|nunca|jamás|tampoco|sin(?! embargo| efecto|(?<=cuerpo sin) vida|(?<=cuerpos sin) vida)"
     r"|ningún|ninguna|nadie|nada)\b",
     r"\b(?:not|cannot|no|never|neither|nor|without|none|nobody|nothing|fail\w*|dead|stopp\w*|lack\w*|hardly|barely|deny|den\w+"
     r"|\w{4,}less|illegal\w*|un(?!animous|der|ified|ion|ique|it|iv|til)\w{3,}"
     r"|in(?:ab|ac[ct]|adeq|admis|cap|complet|conclus|definit|effect|eligib|existen|secur|suffic|valid|visib)\w+)\b"),
    ("hedge", r"\b(?:presunt\w+|supuest\w+|habrían?|podrían?|aparente\w*|posible\w*)\b",
     r"\b(?:alleged\w*|reported\w*|apparent\w*|suspected|supposed\w*|could|might|may|possibl\w+|would|potential\w*)\b"),
    ("limit", r"\b(?:solo|sólo|solamente|únicamente|apenas)\b",
     r"\b(?:only|all that|alone|just|barely|scarcely|merely|sole\w*|single)\b"),
    ("at least", r"\b(?:al menos|por lo menos|cuando menos)\b", r"\bat least\b"),
    ("more than", r"\b(?:más de|mayor a|superior a)\b", r"\b(?:more|over|above|greater|higher|further|exceed\w*)\b"),
    ("less than", r"\b(?:(?<!no )menos de|menor a|inferior a)\b", r"\b(?:less|fewer|under|below|smaller|lower)\b"),
    ("almost", r"\b(?:casi|cerca de \d)", r"\b(?:almost|nearly|about|some|close|near|hardly)\b"),
    ("attribution", r"\b(?:según|de acuerdo con)\b",
     r"\b(?:according|say\w*|report\w*|agree\w*|as|depending|under|in line)\b"),
    ("still", r"\b(?:aún|todavía)\b", r"\b(?:still|yet|even|remain\w*)\b"),
    ("condition", r"\b(?:si|salvo|excepto|aunque|pese a|a pesar de)\b",
     r"\b(?:if|unless|except|although|though|despite|in spite|whether)\b"),
    ("attempt", r"\bintent\w*\b", r"\b(?:attempt\w*|tr(?:y|ied|ying|ies)|seek\w*|sought)\b"),
)  # fmt: skip
#: Of texts in lower case: patterns that ignore case take four times as long.
_PATTERNS = tuple((n, re.compile(s), re.compile(e)) for n, s, e in _GUARDS)

#: What English tells by "not": "se desconoce cuántos".
_NOT_KNOWN = re.compile(r"\b(?:desconoc|ignor[aóe])\w*")
#: What a sentence cannot end in: "has been given the go-ahead to."
_UNFINISHED = re.compile(r"\b(?:to|of|the|an?|and|or|that|with|from|into|at|by)\.$")
#: Passives of verbs with a particle.
_ENDS_SO = re.compile(r"\b(?:(?:attended|listened|responded) to|(?:dealt|complied) with|disposed of)\.$")


def audit(
    claim: Claim, text: str, clause: Clause, *, names: Names, lexicon: Lexicon,
    dropped: Sequence[tuple[int, int]] = (), named: Sequence[str] = (),
) -> Faults:  # fmt: skip
    """What the English of `clause` lost of, or added to, the part of the source that it renders.

    `dropped` are the token spans that were left off on purpose, `named` the names that stand for what points back.
    """
    fatal: list[str] = []
    doubts: list[str] = []
    source = claim.source
    tokens = tokenise(source)
    assert claim.parse is not None
    cut = claim.parse.cut_at
    if cut >= 0:
        source = source[: tokens[cut].start]
        tokens = tokens[:cut]
        if claim.parse.is_unsure:
            doubts.append("a list may have been cut")
    if dropped:
        gone = {at for start, end in dropped for at in range(start, end)}
        source = "".join(
            " " if at in gone else source[t.start : following]
            for at, (t, following) in enumerate(zip(tokens, [*(n.start for n in tokens[1:]), len(source)], strict=True))
        )
        tokens = tuple(t for at, t in enumerate(tokens) if at not in gone)
    if may_undo(claim.evidence.quote, source):
        doubts.append("what is left off may undo what is said")
    low, english = source.lower(), text.lower()
    fatal.extend(f"{name} lost" for name, es, en in _PATTERNS if es.search(low) and not en.search(english))
    if _UNFINISHED.search(text) and not _ENDS_SO.search(text):
        fatal.append("the sentence ends in its middle")
    is_denied = _PATTERNS[0][1].search(low) or _NOT_KNOWN.search(low)
    if re.search(r"\b(?:can)?not\b|\bnever\b", text) and not is_denied:
        fatal.append("negation added")
    fatal.extend(_lost_figures(tokens, text))
    fatal.extend(_added_figures((*tokens, *(t for name in named for t in tokenise(name))), text))
    fatal.extend(_lost_names(tokens, text, names, lexicon))
    if not _has_content(claim, clause, text):
        fatal.append("nothing said")
    if "_" in text or "  " in text:
        fatal.append("a slot was left open")
    return Faults(fatal=tuple(fatal), doubts=tuple(doubts))


def _lost_figures(tokens: tuple[Token, ...], text: str) -> list[str]:
    theirs = _values(text)
    faults = []
    for at, token in enumerate(tokens):
        if not token.text[:1].isdigit():
            continue
        if 0 < at < len(tokens) - 1 and tokens[at - 1].low == "millones" and tokens[at + 1].low == "mil":
            continue  # "20 millones 400 mil": a part of one figure
        value = number_of(token.text)
        if value is None or token.text in text or _near(value, theirs):
            continue
        if 1900 <= value <= 2100:  # a year that is the year of publication is left unsaid
            continue
        faults.append(f"figure lost: {token.text}")
    return faults


_UNITS = ("",
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {w: n for n, w in enumerate(_UNITS) if w} | {
    f"{ten}-{unit}".removesuffix("-"): 20 + 10 * t + n
    for t, ten in enumerate(_TENS)
    for n, unit in enumerate(_UNITS[:10])
}


def _values(text: str) -> list[float]:
    found = [float(m.replace(",", "")) for m in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)]
    found += [float(_WORDS[w]) for w in re.findall(r"[a-z]+(?:-[a-z]+)?", text.lower()) if w in _WORDS]
    return found


def _near(value: float, others: list[float]) -> bool:
    return any(
        abs(value - o * s) <= 0.006 * max(value, 1) for o in others for s in (1, 1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)
    )


def _added_figures(tokens: tuple[Token, ...], text: str) -> list[str]:
    """Figures of the English that no figure, number word, day or name of the source accounts for."""
    ours = [v for t in tokens if (v := number_of(t.text)) is not None]
    words = {t.low for t in tokens}
    has_words = bool(words & _NUMBER_WORDS) or bool(words & _DAY_WORDS) or bool(words & set(MONTHS))
    faults = []
    for match in re.finditer(r"\d+(?:,\d{3})*(?:\.\d+)?", text):
        value = float(match.group().replace(",", ""))
        if _near(value, ours) or has_words or any(match.group() in t.text for t in tokens):
            continue
        faults.append(f"figure added: {match.group()}")
    return faults


_NUMBER_WORDS = word_set(
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte veintiún veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "décimo décima undécimo duodécimo vigésimo vigésima trigésimo trigésima cuadragésimo quincuagésimo sexagésimo "
    "centésimo bicentenario decimosegundo decimotercer decimotercera decimosegunda decimocuarta decimoquinta "
    "veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil millón millones "
    "doscientos doscientas trescientos trescientas cuatrocientos cuatrocientas quinientos quinientas seiscientos "
    "seiscientas setecientos setecientas ochocientos ochocientas novecientos novecientas "
    "decena docena veintena treintena centenar millar"
)
_DAY_WORDS = word_set(
    "lunes martes miércoles jueves viernes sábado domingo ayer hoy anoche madrugada tarde noche "
    "mañana anteayer año mes semana"
)


#: Rivers that English calls by a name of its own.
_RIVERS = {"amazonas": "amazon"}


#: How "number" is written before one: "la Ley N.º 30723".
_IS_NUMBER = re.compile(r"[Nn](?:ro)?\.?[°º]?\.?")


def _lost_names(tokens: tuple[Token, ...], text: str, names: Names, lexicon: Lexicon) -> list[str]:
    """Capitalised words of the source that neither stand in the English nor belong to a name that does."""
    english = {fold(t.text) for t in tokenise(text)}
    faults: list[tuple[int, str]] = []
    topic_end = next((k + 1 for k, t in enumerate(tokens[:9]) if t.text in {":", "|"}), 0)
    for at, token in enumerate(tokens):
        if at == 0 or at < topic_end or not token.is_capital or not token.is_word:
            continue
        if fold(token.text) in english or any(fold(token.text) in word for word in english):
            continue
        if _RIVERS.get(fold(token.text), "-") in english and "river" in text:
            continue
        if token.low.startswith(("s/", "us$", "usd")) or token.text in {*MEASURES, "FFAA"}:
            continue
        if tokens[at - 1].text in {".", "“", '"', ":", "—", "–", "|"}:
            continue
        low = token.low
        if _IS_NUMBER.fullmatch(token.text):
            continue
        told = [s.en for form in lexicon.nouns.get(low, ()) for s in form.senses]
        if any((en.isupper() or low in PAPERS) and en in text for en in told):
            continue  # "PBI": GDP
        if not token.text.isupper() and (low in lexicon.nouns or low in lexicon.adjectives):
            continue  # "Consulta Previa": words in capitals
        faults.append((at, f"name lost: {token.text}"))
    if not faults:  # as of nearly all
        return []
    covered = _told_by_name(tokens, text, english, names, lexicon)
    return [fault for at, fault in faults if at not in covered]


def _told_by_name(tokens: tuple[Token, ...], text: str, english: Set[str], names: Names, lexicon: Lexicon) -> Set[int]:
    """The places of words that belong to a name or an expression in capitals whose English stands in the text."""
    covered: set[int] = set()
    for at in range(len(tokens)):
        for end, name in names.at(tokens, at):
            said = {fold(t.text) for t in tokenise(name.en) if t.is_capital or len(t.text) > 3}
            if said and len(said & english) >= max(1, len(said) // 2):
                covered.update(range(at, end))
        covered.update(range(at, _end_of_titled(tokens, at, text, lexicon)))
    return covered


def _end_of_titled(tokens: tuple[Token, ...], at: int, text: str, lexicon: Lexicon) -> int:
    """ "Decreto Supremo": where an expression in capitals ends whose English stands in the text; else `at`."""
    if not tokens[at].is_capital or at + 1 >= len(tokens) or not tokens[at + 1].is_capital:
        return at
    lower = text.lower()
    for end, entry in lexicon.multiwords.find([token.low for token in tokens], at):
        if not isinstance(entry, NounForm):
            continue
        if any(sense.en.lower() in lower for sense in entry.senses):
            return end
    return at


def _has_content(claim: Claim, clause: Clause, text: str) -> bool:
    assert claim.parse is not None
    said = bool(
        clause.object
        or clause.arguments
        or clause.complement
        or clause.predicate
        or clause.adjuncts
        or clause.also
        or claim.parse.place
        or (clause.subject and (clause.subject.name or clause.subject.phrases or clause.subject.quantity))
        or (clause.subject and (clause.subject.relative or clause.subject.participle))
        or _says_enough(clause)
    )
    return said and len(text.split()) >= 4


def _says_enough(clause: Clause) -> bool:
    """ "Renuncia viceministro de Minas": which office; "there are calls to …": for what."""
    subject = clause.subject
    if subject is None or subject.noun is None:
        return False
    is_office = clause.frame.event == "resign" and " " in subject.noun.lemma
    return is_office or (clause.frame.es == "existir" and subject.infinitive is not None)
