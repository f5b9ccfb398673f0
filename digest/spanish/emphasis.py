""" "El propio ministro", "la propia Fiscalía": the minister himself, said with stress."""

from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.phraseheads import Found, named_heads, noun_heads
from digest.spanish.senses import class_of

#: The word for "own" before a noun, with number and gender.
OWN_SELF = {"propio": ("sg", "m"), "propia": ("sg", "f"), "propios": ("pl", "m"), "propias": ("pl", "f")}
#: Who or what does something itself.
_DOERS = frozenset(("person", "group", "org", "name", ""))


def by_itself(chart: Chart, at: int, begin: int) -> Found:
    """Phrases from the article at `at` on, whose "propio" stands at `begin`."""
    number, gender = OWN_SELF[chart.low(begin)]
    found: Found = []
    heads = [
        *noun_heads(chart, at, begin + 1, "def", "the", number, gender), *named_heads(chart, at, begin + 1, "def"),
    ]  # fmt: skip
    for end, np, cost in heads:
        cls = class_of(np)
        if cls not in _DOERS or np.quantity is not None:
            continue
        word = "themselves" if number == "pl" else "itself" if cls in {"org", "group"} else ""
        word = word or ("himself" if gender == "m" else "herself")
        found.append((end, changed(np, itself=word, notes=(*np.notes, "amber: with stress")), cost))
    return found
