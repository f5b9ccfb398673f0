"""What counts some of those who are named behind it: "uno de los", "ninguna de sus", "varias de estas"."""

from collections.abc import Iterator

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.quantities import quantity

#: Words that take the plural behind "de" apart, with their English, and whether they mean one at a time.
_TAKEN = {
    "uno": ("one", True), "una": ("one", True), "ninguno": ("none", True), "ninguna": ("none", True),
    "otro": ("another", True), "otra": ("another", True),
    "varios": ("several", False), "varias": ("several", False), "algunos": ("some", False),
    "algunas": ("some", False), "muchos": ("many", False), "muchas": ("many", False), "pocos": ("few", False),
    "pocas": ("few", False),
}  # fmt: skip
#: In the place of the English of "sus", until it is known whose.
OWN = "su"
#: The determiners that may stand behind "de", with their gender and English; "su" is filled by whose it is.
_OF_WHICH = {
    "los": ("m", "the"), "las": ("f", "the"), "estos": ("m", "these"), "estas": ("f", "these"), "esos": ("m", "those"),
    "esas": ("f", "those"), "dichos": ("m", "these"), "dichas": ("f", "these"), "sus": ("", OWN),
}  # fmt: skip
#: What is feminine among them.
_FEMININE = word_set("una ninguna otra varias algunas muchas pocas")

Partitive = tuple[int, str, str, str, str]  # end, category, English, number, gender, as `phraseheads.Determiner`


#: Words that deny what follows them.
DENIALS = word_set("no ni sin tampoco nunca jamás nadie")


def denied_before(chart: Chart, at: int) -> bool:
    """Whether something right before it, in the same part of the sentence, denies the phrase at `at`."""
    comma = max((k for k in range(at) if chart.text(k) in {",", ";"}), default=-1)
    return not DENIALS.isdisjoint(chart.lows[comma + 1 : at])


def partitives(chart: Chart, at: int) -> Iterator[Partitive]:
    """ "una de las", "ninguno de sus", "cada una de estas", with where they end."""
    each = chart.low(at) == "cada" and chart.low(at + 1) in {"uno", "una"}
    here = at + 1 if each else at
    said, is_one = _TAKEN.get(chart.low(here), ("", False))
    if not said or chart.low(here + 1) != "de":
        return
    if said == "one" and chart.low(here + 2) == "cada" and (many := quantity(chart, here + 3)) and not many[2]:
        yield many[0], "oneof", f"one in {many[1].en}", "pl", ""  # "una de cada tres familias"
        return
    gender, whose = _OF_WHICH.get(chart.low(here + 2), ("", ""))
    own = "f" if chart.low(here) in _FEMININE else "m"
    if not whose or gender not in {"", own}:
        return
    english = f"{'each' if each else said} of {whose}"
    yield here + 3, "oneof" if is_one else "quant", english, "pl", own


#: What counts some, or all, of what a relative stands for, beside the words above.
_PARTS = (
    ("la", "mayoría"),
    ("la", "mitad"),
    ("gran", "parte"),
    ("buena", "parte"),
    ("parte",),
    ("la", "mayor", "parte"),
)


def some_of_which(chart: Chart, at: int) -> int:
    """Where the article of "muchas de | las cuales", "la mayoría de | las cuales" stands; 0 where there is none."""
    each = chart.low(at) == "cada" and chart.low(at + 1) in {"uno", "una"}
    here = at + 1 if each else at
    ends = [here + 1] if chart.low(here) in _TAKEN else []
    ends += [at + len(words) for words in _PARTS if chart.lows[at : at + len(words)] == words]
    for end in ends:
        if chart.low(end) == "de" and chart.low(end + 1) in {"los", "las"} and chart.low(end + 2) == "cuales":
            return end + 1
    return 0
