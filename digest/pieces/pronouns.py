"""Pieces whose "it" or "them" was left behind with the words that it stands for. Pure."""

import re
from collections.abc import Iterator

from digest.pieces.seams import Piece
from digest.spanish.chart import Chart

#: "cambiarlo", "denunciándolos": not with "se" or "me", where more than one hangs on the verb.
_ENCLITIC = re.compile(r".{2,}(?:[aeií]r|ándo|iéndo|yéndo)(?P<which>l[oa]s?)$")
_FORMS = {"lo": ("m", "sg"), "la": ("f", "sg"), "los": ("m", "pl"), "las": ("f", "pl")}
#: Pronouns behind a preposition.
_TONIC = {"él": ("m", "sg"), "ella": ("f", "sg"), "ellos": ("m", "pl"), "ellas": ("f", "pl")}
_ARTICLES = {
    "el": ("m", "sg"), "del": ("m", "sg"), "al": ("m", "sg"), "un": ("m", "sg"), "la": ("f", "sg"), "una": ("f", "sg"),
    "los": ("m", "pl"), "las": ("f", "pl"), "unos": ("m", "pl"), "unas": ("f", "pl"),
}  # fmt: skip
_OF_PLACES = frozenset({"de", "en", "desde", "hacia", "hasta", "entre"})


def hangs(piece: Piece, chart: Chart) -> bool:
    """Whether a pronoun of the piece agrees with nothing before it in the piece: what it stands for was cut off."""
    words = re.findall(r"\w+", piece.text.casefold())
    known: dict[str, set[tuple[str, str] | None]] = {}
    for word, agreements in _agreements(chart):
        known.setdefault(word, set()).update(agreements)
    if any(word in _TONIC and _is_elsewhere(words, at, chart) for at, word in enumerate(words)):
        return True
    for at, word in enumerate(words):
        which = _pronoun(word, words[at + 1] if at + 1 < len(words) else "", chart)
        if which and not any(
            agreement in {_FORMS[which], None} for one in words[:at] for agreement in known.get(one, ())
        ):
            return True
    return False


def _is_elsewhere(words: list[str], at: int, chart: Chart) -> bool:
    """Whether what "con ellos", "en ella" stands for, the nearest before it that agrees, was left out of the piece."""
    wanted = _TONIC[words[at]]
    here = max((k for k, low in enumerate(chart.lows) if low == words[at]), default=-1)
    nearest = ""
    for place, low in enumerate(chart.lows[: max(0, here)]):
        if any(form.number == wanted[1] and form.gender in {wanted[0], "mf"} for _, form in chart.nouns(place)):
            nearest = low
    return bool(nearest) and nearest not in words[:at]


def _pronoun(word: str, following: str, chart: Chart) -> str:
    if (found := _ENCLITIC.match(word)) and chart.lexicon.verbs.get(word) is None:
        return found["which"]
    # of the articles only "lo" is none before a verb
    is_verb = following in chart.lexicon.verbs and following not in chart.lexicon.nouns
    return "lo" if word == "lo" and is_verb else ""


def _agreements(chart: Chart) -> Iterator[tuple[str, set[tuple[str, str] | None]]]:
    """The words that a pronoun may stand for, each with gender and number; None where a name does not show them."""
    for at, low in enumerate(chart.lows):
        agreements: set[tuple[str, str] | None] = set()
        for _, form in chart.nouns(at):
            genders = (form.gender,) if form.gender in {"m", "f"} else ("m", "f")
            agreements |= {(gender, form.number) for gender in genders}
        # "de Ocros", "en Jaén": where from, and nothing that a pronoun takes up
        is_place = chart.low(at - 1) in _OF_PLACES or (at > 0 and chart.tokens[at - 1].is_capital)
        if not agreements and chart.tokens[at].is_capital and at > 0 and not is_place and low not in _ARTICLES:
            agreements = {_ARTICLES.get(chart.low(at - 1))}
        if agreements:
            yield low, agreements
