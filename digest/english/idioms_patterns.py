"""What the rules for finished sentences share: their type, and the patterns of names and months."""

import re
from collections.abc import Callable

#: What is found is printed so.
Said = str | Callable[[re.Match[str]], str]
#: What is looked for in a sentence, and what it is printed as.
Rules = tuple[tuple[re.Pattern[str], Said], ...]

#: One word of a name.
NAME = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ'-]*"
#: A name, whatever its length.
NAMES = rf"{NAME}(?: (?:{NAME}|de|del|la|los|las|y))*"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: How many, as a sentence says it.
COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|several|[\d,]+|(?:at least|more than|some) [\w,]+)"
