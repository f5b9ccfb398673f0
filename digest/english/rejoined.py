"""What a sentence has parted from its noun, put back beside it: a strike in Islay, a ruling over a blockade."""

import re

from digest.english.idioms_patterns import COUNT, NAME, NAMES
from digest.spanish.asides import DEPARTMENTS
from digest.spanish.givennames import begins_name
from digest.spanish.tokens import fold

#: What goes on somewhere, and is stopped, put off or extended from anywhere.
_GOES_ON = (
    r"strikes?|stoppages?|blockades?|protests?|sit-ins?|vigils?|marches|consultations?|hearings?|projects?|truce|curfew"
    r"|eradication|elections?|referendum|restrictions?|operations|works?|certification|quarantine|closed season"
)
_STOPPED = (
    r"called off|lifted|suspended|postponed|extended|cancelled|halted|resumed|banned|annulled|rescheduled|ended|upheld"
)
_PARTED_PLACE = re.compile(
    rf"^((?:The|Prior|Work) (?:(?! in | at | on the )[^.,])*?\b(?:{_GOES_ON})\b(?:(?! in | at )[^.,])*?|"
    rf"(?:Prior consultation|Work)(?:(?! in | at )[^.,])*?) "
    rf"((?:has|have) (?:been )?(?:{_STOPPED})) (in (?:the )?{NAMES}(?: \({NAMES}(?:, {NAMES})?\))?)(?=\.| )"
)
_ES_GOES_ON = (
    r"huelga|paro|paralización|bloqueos?|protestas?|plantón|vigilia|marchas?|consultas?|audiencia|proyectos?|tregua"
    r"|toque de queda|erradicación|elecciones|referéndum|restricción|restricciones|operaciones|obras?|trabajos"
    r"|certificación|cuarentena|veda"
)
_STANDS_IN = re.compile(
    rf"^(?:{NAMES}: )?(?:[\w-]+ ){{0,3}}?(?:{_ES_GOES_ON})\b[^.,;:]*? en (?:el |la )?(?={NAME})|^{NAMES}: ",
    re.IGNORECASE,
)
#: "Se anuncia un paro contra X en Y para el 3 de mayo".
_PARTED_FOE = re.compile(
    r"^((?:An?|The) [^.,]*?\b(?:strike|march|protest|stoppage|demonstration|sit-in)) "
    r"(has been (?:announced|called|suspended|called off|lifted|postponed)) "
    r"(against (?:(?! in [A-Z]| for \d| on \d| from \d)[^.,])*)(?=\.| )"
)
_PARTED_CASE = re.compile(
    r"^((?:The|An?) [^.,]*?\b(?:ruling|sentence|conviction|investigation|case|trial|complaint|lawsuit|proceedings)"
    r"(?: (?:against|into) [^.,]*?)?) (has been (?:upheld|overturned|annulled|quashed|shelved|closed|dismissed)) "
    r"(over [^.]*?)(?=\.?$)"
)
_LEFT_SO_MANY = re.compile(
    rf"^(An? [^.]*?) that (?:has )?left (?:({COUNT}) (?:people )?(injured|dead|missing)(?: people)?) "
    r"has (?:occurred|taken place|been recorded|been reported)(?=\.?$)"
)
#: "en Loreto", and a river, a basin or a sector within it told behind.
_WIDE_FIRST = re.compile(
    rf"\bin ({NAME}(?: {NAME}| de {NAME})*) ((?:in|on|at) (?:the (?:{NAMES}) (?:river|basin|valley|sector|bridge|hill)"
    rf"|Lake {NAME}))(?=\.?$)"
)
_PARTED_REGION = re.compile(
    rf"\b(in the (?:provinces?|districts?) of {NAMES}),? ((?:by|for|until) [\w ]+?),? "
    rf"(in the {NAMES} region)(?=\.?$| as )"
)
_EXTENDED_THERE = re.compile(
    rf"\b(state of emergency) ((?:by|for) \d+ days) (in (?:the )?[^.,]*?(?:\({NAMES}\))?)(?=\.?$)"
)
#: Districts that are called so, rather than some that lie there.
_SEVERAL_OF = re.compile(
    rf"\bseveral (districts|provinces) of ({NAME}(?: {NAME})?)(?=(?:, {NAME}(?: {NAME})?)* and {NAME})"
)
_GOVERNMENT_OF = re.compile(rf"\b(the|The) ((?:\w+ )?government) (?:of|from) ({NAME}) ({NAME})(?= |\.|,)")


def _place_told(found: re.Match[str]) -> str:
    return f"{found[1]} {found[3]} {found[2]}"


def _narrow_first(found: re.Match[str]) -> str:
    if fold(found[1]) not in DEPARTMENTS:
        return found[0]
    where = re.sub(r"^in (?=.* river$)", "on ", found[2])
    return f"{where} in {found[1]}"


def _by_names(found: re.Match[str]) -> str:
    return found[0] if fold(found[2]) in DEPARTMENTS else f"the {found[1]} of {found[2]}"


def _whose_government(found: re.Match[str]) -> str:
    return f"{found[3]} {found[4]}'s {found[2]}" if begins_name(found[3].lower()) else found[0]


#: What else was said before, which a sentence that stands by itself does not know.
_ALSO = re.compile(
    r"^((?:(?! and | but | that |[,;]).)*?(?: (?:has|have|had|was|were|will|is|are|can|must))?) "
    r"also (?=[a-z]+(?:ed|en|ing|t)\b|demand|call|ask|find|be |have |had )"
)
#: "prorrogan por 60 días la emergencia en X".
_EMERGENCY_THERE = re.compile(
    rf"^(The state of emergency) (has been (?:extended|prolonged|renewed) (?:by|for) \d+ days) "
    rf"(in (?:the )?{NAMES}(?: \({NAMES}\))?)(?=\.?$)"
)


def rejoined(text: str, source: str) -> str:
    """The English with what belongs together side by side again, where the Spanish has it so."""
    if " also " in text and " not only " not in text:
        text = _ALSO.sub(r"\1 ", text)
    if " been " in text or " resumed in " in text or " ended in " in text:
        if _STANDS_IN.search(source):
            text = _PARTED_PLACE.sub(_place_told, text)
        if " against " in text:
            text = _PARTED_FOE.sub(r"\1 \3 \2", text)
        if " over " in text:
            text = _PARTED_CASE.sub(r"\1 \3 \2", text)
    if " left " in text:
        text = _LEFT_SO_MANY.sub(r"\1 has left \2 people \3", text)
    text = _EMERGENCY_THERE.sub(r"\1 \3 \2", text) if "emergency has been " in text else text
    if " state of emergency " in text:
        text = _EXTENDED_THERE.sub(r"\1 \3 \2", text)
    if "several " in text:
        text = _SEVERAL_OF.sub(_by_names, text)
    if " region" in text:
        text = _PARTED_REGION.sub(r"\1, \3, \2", text)
    if "overnment " in text:
        text = _GOVERNMENT_OF.sub(_whose_government, text)
    return _WIDE_FIRST.sub(_narrow_first, text)
