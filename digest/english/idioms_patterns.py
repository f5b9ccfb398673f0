"""Patterns that the rules for finished sentences share: names and months."""

#: One word of a name.
NAME = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ'-]*"
#: A name, whatever its length.
NAMES = rf"{NAME}(?: (?:{NAME}|de|del|la|los|las|y))*"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
