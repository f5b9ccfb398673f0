"""Headlines that the text below them belies: it was not done, only promised, called off, or fewer."""

import re

from digest.spanish.tokens import fold

BELIED = "what the text below says otherwise"
#: Words of a headline by which it says itself that something is not so, or not yet.
_OWN = re.compile(
    r"\b(?:no|sin|ni|nunca|nieg\w+|neg[óa]\w*|desm[ie]\w+|descart\w+|suspend\w+|anul\w+|revoc\w+|derog\w+|rechaz\w+"
    r"|promet\w+|podr\w+|anunci\w+|plane\w+|busca\w*|evalú\w+|amenaz\w+|pid\w+|exig\w+|falta\w*|casi)\b",
    re.IGNORECASE,
)
#: "no fue detenido", "negó haber renunciado", "suspendió la exclusión", "podría cerrar": what, of the headline's words.
_NOT_SO = re.compile(
    r"\b(?:no (?:fue|fueron|ha sido|han sido|se|l[oae]s?|ha|han) (\w{4,})|no (\w{4,}))"
    r"|\b(?:neg(?:ó|aron)|desminti(?:ó|eron)|descart(?:ó|aron)) (?:que )?(?:ha(?:ber|ya|yan)(?:l[oa]s?)? )?(\w{4,})"
    r"|\bdescart(?:ó|aron) la (?:presencia|existencia|posibilidad) de (\w{4,})"
    r"|\b(?:la|el) (\w{5,}) (?:\w+ ){0,6}(?:fue|fueron) (?:anulad|revocad)[oa]s?"
    r"|\b(?:suspendi|anul|descart|revoc)(?:ó|eron|aron) (?:el|la|los|las) (\w{4,})"
    r"|\b(?:podr(?:ía|ían|á|án)|promet(?:ió|ieron)|amenaz(?:ó|aron) con|plane(?:a|an)|evalúan?) (\w{4,})",
    re.IGNORECASE,
)
#: Texts that say of any headline that it was not so, and of those that tell of a death or a vote.
_ANYWAY = re.compile(
    r"\b(?:cifra|dato|número|información)s? (?:\w+ ){0,3}(?:era|fue|es|son|eran) (?:erróne|equivocad|inexact)"
    r"|\bde l[oa]s \d+ \w+ (?:anunciad|prometid|programad)[oa]s\b",
    re.IGNORECASE,
)
_DIES = re.compile(r"\b(?:m[ou]er|muri|falleci|fallec|mat[aó]|asesin)\w*", re.IGNORECASE)
_LIVES = re.compile(r"\b(?:siguen?|está|están|continúan?) con vida\b|\btodos (?:\w+ ){0,2}con vida\b", re.IGNORECASE)
_PASSES = re.compile(r"\b(?:aprueb|aprob|prorrog|derog)\w*", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\bfalta (?:la|una) segunda\b|\bsegunda votación (?:está )?pendiente"
    r"|\bsolo en comisión\b|\baún no (?:la|lo) debate",
    re.IGNORECASE,
)
_STEM = 5


def _stem(word: str) -> str:
    """The beginning of a word, the same in "cierra" and "cerrar", "detienen" and "detenido"."""
    low = re.sub(r"[aei]r$", "", fold(word).replace("ie", "e").replace("ue", "o").replace("qu", "c"))
    return low[:_STEM].rstrip("aeio")


def is_belied(title: str, text: str) -> bool:
    """Whether the text says that what the headline tells was not done, or is only to be done."""
    if _OWN.search(title):
        return False
    if _ANYWAY.search(text) or (_DIES.search(title) and _LIVES.search(text)):
        return True
    if _PASSES.search(title) and _NOT_YET.search(text):
        return True
    stems = {_stem(word) for word in re.findall(r"\w{4,}", title) if word[:1].islower() or title.startswith(word)}
    stems = {stem for stem in stems if len(stem) > 2}
    done = (next(filter(None, found.groups())) for found in _NOT_SO.finditer(text))
    return any(_stem(word) in stems for word in done)
