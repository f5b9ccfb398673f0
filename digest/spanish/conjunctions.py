"""Conjunctions that tie a second clause to the first, and their English."""

from dataclasses import dataclass
from typing import Literal

from digest.spanish.chart import Chart
from digest.spanish.measured import measured

Shares = Literal["", "verb", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A conjunction and its English, with its comma. `shares`: how it goes on with the subject of the first clause."""

    words: tuple[str, ...]
    english: str
    shares: Shares = ""  # "but has …", "while they were …"
    moods: tuple[str, ...] = ("fact",)
    is_tried: bool = False  # readers have found such sentences to be faithful


def _link(
    words: str, english: str, shares: Shares = "", *, moods: tuple[str, ...] = ("fact",), is_tried: bool = False
) -> Link:
    return Link(words=tuple(words.split()), english=english, shares=shares, moods=moods, is_tried=is_tried)


_WISH = ("wish",)
_BOTH = ("fact", "wish")
_LINKS = (
    _link("pero", ", but", "verb", is_tried=True),
    _link("mientras que", ", while", is_tried=True),
    _link("en tanto que", ", while"),
    _link("mientras", "while", "pronoun"),
    _link("mientras", "as long as", moods=_WISH),
    _link("sin que", "without", moods=_WISH),
    _link("siempre que", "provided that", moods=_WISH),
    _link("siempre y cuando", "provided that", moods=_WISH),
    _link("a condición de que", "on condition that", moods=_WISH),
    _link("con la condición de que", "on condition that", moods=_WISH),
    _link("a menos que", "unless", moods=_WISH),
    _link("a no ser que", "unless", moods=_WISH),
    _link("salvo que", "unless", moods=_WISH),
    _link("excepto que", "unless", moods=_WISH),
    _link("hasta que", "until", moods=_BOTH),
    _link("hasta tanto", "until", moods=_WISH),
    _link("en tanto", "as long as", moods=_WISH),
    _link("desde que", "since", "pronoun"),
    _link("si", "if", "pronoun", is_tried=True),
    _link("en caso de que", "if", moods=_WISH),
    _link("en caso", "if", moods=_WISH),
    _link("porque", "because", "pronoun", is_tried=True),
    _link("ya que", "because", "pronoun", is_tried=True),
    _link("debido a que", "because", "pronoun", is_tried=True),
    _link("pues", "because", "pronoun"),
    _link("puesto que", "because", "pronoun"),
    _link("dado que", "because", "pronoun"),
    _link("toda vez que", "because", "pronoun"),
    _link("como", "because"),
    _link("en vista de que", "because", "pronoun"),
    _link("en razón de que", "because", "pronoun"),
    _link("luego de que", "after", "pronoun", moods=_BOTH, is_tried=True),
    _link("después de que", "after", "pronoun", moods=_BOTH, is_tried=True),
    _link("tras que", "after", moods=_BOTH),
    _link("a raíz de que", "because", moods=_BOTH),
    _link("luego que", "after", moods=_BOTH),
    _link("después que", "after", moods=_BOTH),
    _link("antes de que", "before", moods=_BOTH, is_tried=True),
    _link("antes que", "before", moods=_WISH),
    _link("una vez que", "once", "pronoun", moods=_BOTH),
    _link("tan pronto como", "as soon as", moods=_BOTH),
    _link("tan pronto", "as soon as", moods=_WISH),
    _link("ni bien", "as soon as", moods=_BOTH),
    _link("cada vez que", "whenever", "pronoun"),
    _link("a medida que", "as", moods=_BOTH),
    _link("cuando", "when", "pronoun", is_tried=True),
    _link("cuando", "when", moods=_WISH),
    _link("aunque", ", although", "pronoun"),
    _link("aunque", ", even if", moods=_WISH),
    _link("aun cuando", ", even though", "pronoun"),
    _link("pese a que", ", although", "pronoun"),
    _link("a pesar de que", ", although", "pronoun"),
    _link("a pesar que", ", although", "pronoun"),
    _link("si bien", ", although", "pronoun"),
    _link("sin embargo ,", ", but", "verb"),
    _link("no obstante ,", ", but", "verb"),
    _link("por lo que", ", so"),
    _link("por lo cual", ", so"),
    _link("con lo que", ", so"),
    _link("con lo cual", ", so"),
    _link("así que", ", so"),
    _link("de modo que", ", so"),
    _link("de manera que", ", so"),
    _link("de forma que", ", so"),
    _link("de modo que", "so that", moods=_WISH),
    _link("de manera que", "so that", moods=_WISH),
    _link("de forma que", "so that", moods=_WISH),
    _link("motivo por el cual", ", which is why"),
    _link("motivo por el que", ", which is why"),
    _link("razón por la cual", ", which is why"),
    _link("razón por la que", ", which is why"),
    _link("de ahí que", ", which is why", moods=_WISH),
    _link("de allí que", ", which is why", moods=_WISH),
    _link("para que", "so that", moods=_WISH),
    _link("a fin de que", "so that", moods=_WISH),
    _link("con el fin de que", "so that", moods=_WISH),
    _link("con la finalidad de que", "so that", moods=_WISH),
    _link("con el objetivo de que", "so that", moods=_WISH),
    _link("con el propósito de que", "so that", moods=_WISH),
)

_BY_FIRST = {first: [link for link in _LINKS if link.words[0] == first] for first in {link.words[0] for link in _LINKS}}
#: The English of conjunctions that lead in from the head of a sentence too, before what they are tied to.
LEADING = frozenset((
    "if", "when", "after", "before", "because", "while", "as long as", ", while", ", although", ", even though",
    ", even if", "provided that", "once", "as soon as", "whenever", "as", "since", "until", "unless",
))  # fmt: skip


def links_at(chart: Chart, at: int) -> list[Link]:
    """The conjunctions whose words begin at `at`."""
    found = _BY_FIRST.get(chart.low(at), ())
    links = [link for link in found if all(chart.low(at + k) == word for k, word in enumerate(link.words))]
    if links or "que" not in chart.lows:
        return links
    return [
        Link(words=chart.lows[at : end + 2], english=english, shares="pronoun", moods=_BOTH)
        for end, english in measured(chart, at)
        if chart.low(end) == "de" and chart.low(end + 1) == "que"
    ]


def leads(link: Link) -> bool:
    """Whether a conjunction leads in from the head of a sentence."""
    return link.english in LEADING or link.english.endswith((" after", " before"))
