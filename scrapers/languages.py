"""Which language an article is in: what its words say, and what the page declares where they say too little."""

import re

from pipeline.languages import by_function_words, detect
from pipeline.types import LANGUAGES

#: Fewer letters than this say nothing.
SHORTEST = 40
#: From here on the words are believed rather than the template's `lang`, which many outlets leave at "en".
CERTAIN = 200
#: More of a text changes nothing.
SAMPLE = 1_200


def detect_language(text: str, *, declared: str = "") -> str:
    """ISO 639-1 code, "und" where the text is too short and nothing is declared."""
    code = re.split(r"[-_ ,;]", declared.strip().casefold())[0]
    declared = code if re.fullmatch(r"[a-z]{2,3}", code) else ""
    letters = sum(char.isalpha() for char in text[: 2 * CERTAIN])
    if declared and letters < CERTAIN:
        return declared
    if letters < SHORTEST:
        return "und"
    text = text[:SAMPLE]
    if declared and declared not in LANGUAGES:
        # a language of which we know no words is believed where those we know are not plain: the statistical judge
        # takes half a second to load, and most crawls never need it
        return by_function_words(text) or declared
    found = detect(text)
    return declared or found if found == "und" else found
