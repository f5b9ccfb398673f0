"""Which language an article is in: what its words say, and what the page declares where they say too little."""

import re

from pipeline.languages import detect

#: Fewer letters than this say nothing.
SHORTEST = 40
#: From here on the words are believed rather than the template's `lang`, which many outlets leave at "en".
CERTAIN = 200


def detect_language(text: str, *, declared: str = "") -> str:
    """ISO 639-1 code, "und" where the text is too short and nothing is declared."""
    code = re.split(r"[-_ ,;]", declared.strip().casefold())[0]
    declared = code if re.fullmatch(r"[a-z]{2,3}", code) else ""
    letters = sum(char.isalpha() for char in text[: 2 * CERTAIN])
    if declared and letters < CERTAIN:
        return declared
    if letters < SHORTEST:
        return "und"
    found = detect(text)
    return declared or found if found == "und" else found
