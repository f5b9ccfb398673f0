"""Which language a text is in, offline: what the page declares, checked against the words themselves."""

import functools
import re
from typing import Any

#: Fewer letters than this say nothing.
SHORTEST = 40
#: From here on the words are believed rather than the template's `lang`, which many outlets leave at "en".
CERTAIN = 200
#: As much as the decision needs.
SAMPLE = 1500
#: What our outlets write; only these are told from one another where the page and the words disagree.
USUAL = ("es", "en", "pt", "fr", "de", "it", "nl", "qu", "ay")
#: Near to Spanish or Portuguese, and what Spanish texts are taken for in part.
_LOOKALIKES = frozenset({"gl", "ca", "an", "oc", "ast", "ext", "la", "eu", "ro", "eo", "ht", "mt", "lb", "wa", "lad"})
#: Share of the words' language below which a declaration wins: a short text must be clearer.
SURE, SURE_IF_SHORT = 0.6, 0.85


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str, *, declared: str = "") -> str:
    """ISO 639-1 code, "und" where the text is too short and nothing is declared."""
    code = re.split(r"[-_ ,;]", declared.strip().casefold())[0]
    declared = code if re.fullmatch(r"[a-z]{2,3}", code) else ""
    letters = sum(char.isalpha() for char in text[:SAMPLE])
    if letters < SHORTEST:
        return declared or "und"
    ranked: list[tuple[str, float]] = _identifier().rank(text[:SAMPLE])
    best, share = ranked[0]
    if best == declared:
        return declared
    if best in _LOOKALIKES or best in USUAL:
        # what goes to the lookalikes is Spanish in disguise
        best = next(code for code, _ in ranked if code in USUAL)
        share = sum(part for code, part in ranked if code == best or code in _LOOKALIKES)
    if declared and share < (SURE if letters >= CERTAIN else SURE_IF_SHORT):
        return declared
    return best
