"""Which sentences that were told of a part of their source fared as well as whole ones: plain deeds, and reports."""

import re

from digest.claim_types import PIECE, Claim
from digest.english.entries import word_set
from digest.spanish.senses import class_of
from digest.spanish.tokens import tokenise
from digest.spanish.tree import Clause, phrases_of

#: What is done once, to whom or what is told: of it a part is as true as the whole.
_DEEDS = word_set(
    "destroy kill murder die fine sentence acquit evict block extend protest seize arrest burn kidnap rescue "
    "drill strike march reach take_part start join agree invade occupy evacuate title hand_over receive award approve "
    "reject suspend open sign elect appoint release find discover spill deforest lose close seal sell buy invest rise "
    "fall announce demand sue create expel attack injure exceed total"
)
#: What is told as going on, and was said on a day.
_STANDS = frozenset(("demand", "reject"))
_REPORTS = word_set("report warn")
#: What begins where or when it was, or says which one is meant, and could not be read.
_OPEN = word_set("en de del a al desde hasta entre que contra sobre")


def is_plain_part(claim: Claim, clause: Clause, text: str) -> bool:
    """Whether what was read up to a comma or a further clause may be told like a whole sentence."""
    assert claim.parse is not None
    if (
        claim.sense.partition(PIECE)[2] not in {"second", "shorter"}
        or clause.verb.helper
        or clause.verb.is_negated
        or clause.also
    ):
        return False
    is_report = clause.frame.en in _REPORTS and clause.complement is not None
    thing = clause.object
    is_fine = thing is not None and thing.noun is not None and thing.noun.lemma == "multa" and bool(clause.arguments)
    if not (clause.frame.event in _DEEDS or is_report or is_fine):
        return False
    is_told = (
        clause.verb.tense in {"pret", "fut"}
        or clause.verb.is_perfect
        or (is_report and clause.frame.en == "warn")
        or (clause.frame.event in _STANDS and clause.verb.tense == "pres")
    )
    if thing is not None and clause.frame.event == "find" and class_of(thing, clause.verb.lemma) == "money":
        return False  # "detectó un perjuicio de S/ 3 millones | en la ejecución de la carretera": of what
    if not is_told or not re.search(r"[A-ZÁÉÍÓÚÑ\d]", text[1:]):
        return False
    if any(np.relative is not None and any(a.time for a in np.relative.adjuncts) for np in phrases_of(clause)):
        return False  # "quitados a las bandas que cavan en el Nanay desde hace dos años"
    cut = claim.parse.cut_at
    tokens = tokenise(claim.source)
    return not (0 <= cut < len(tokens) and tokens[cut].low in _OPEN)
