"""How laws and documents are numbered: "N.º 30723", "010-2019-MINAM"."""

import re

#: How "number" is written before a number.
NUMBER = frozenset(("n.º", "n.°", "n°", "nº", "nro", "nro.", "no."))
CODE = re.compile(r"\d{1,6}(?:-\d{2,4})?(?:[-/][A-ZÑ0-9]+)*")
#: What is told by its number alone.
NUMBERED = frozenset(("ley", "decreto", "resolución", "ordenanza", "oficio", "informe", "lote"))


def opens_code(low: str, following: str) -> bool:
    """Whether "N.º" or a number of a document stands here; "2023" alone may be a year."""
    return (low in NUMBER and following[:1].isdigit()) or ("-" in low and CODE.fullmatch(low.upper()) is not None)
