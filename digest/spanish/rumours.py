"""Whose word it is: of nobody who is named ("Según trascendió"), or of whom it names ("a juicio de la Defensoría")."""

from digest.english.entries import Adverb
from digest.spanish.chart import Chart
from digest.spanish.phrases import simple_phrases
from digest.spanish.tree import Adjunct

#: How it became known, behind "según".
_KNOWN = tuple(
    tuple(words.split())
    for words in (
        "trascendió", "trascendiera", "ha trascendido", "se supo", "se ha sabido", "se conoció", "se ha conocido",
        "se pudo conocer", "se informó", "se ha informado", "se indicó", "se dijo", "se reportó", "se dio a conocer",
        "se comenta", "se comentó", "dicen", "cuentan", "versiones preliminares", "las primeras versiones",
        "primeras versiones", "las primeras informaciones", "información preliminar", "la información preliminar",
        "reportes preliminares", "los primeros reportes", "los primeros informes",
    )
)  # fmt: skip


#: What names whose word or view something is, before whom it names.
_BY_WHOM = tuple(
    tuple(words.split())
    for words in (
        "a juicio de", "a criterio de", "a decir de", "a entender de", "en opinión de", "en palabras de",
        "según lo informado por", "según lo señalado por", "según lo indicado por", "según lo manifestado por",
        "según lo reportado por", "según lo expuesto por", "según lo declarado por", "según lo expresado por",
        "según versión de", "según la versión de", "según información de", "según datos de", "según cifras de",
        "según fuentes de", "según consta en", "según se lee en", "según se desprende de", "según figura en",
        "según se indica en", "según se señala en", "según se detalla en", "de acuerdo a lo informado por",
    )
)  # fmt: skip
_BY_FIRST = {first: [w for w in _BY_WHOM if w[0] == first] for first in {w[0] for w in _BY_WHOM}}


def held_by(chart: Chart, at: int) -> list[tuple[int, Adjunct, float]]:
    """ "A juicio de la Defensoría, …", "según consta en el acta": whose word or view it is."""
    out: list[tuple[int, Adjunct, float]] = []
    for words in _BY_FIRST.get(chart.low(at), ()):
        begin = at + len(words)
        if all(chart.low(at + k) == word for k, word in enumerate(words)):
            for stop, np, cost in simple_phrases(chart, begin):
                out.append((stop, Adjunct(start=at, end=stop, according=np), cost + 0.1))
    return out


def hearsay(chart: Chart, at: int) -> list[tuple[int, Adverb]]:
    """ "Según trascendió, …": reportedly, which an editor looks at, since nobody answers for it."""
    out: list[tuple[int, Adverb]] = []
    for words in _KNOWN:
        end = at + 1 + len(words)
        is_apart = end >= len(chart) or chart.text(end) in {",", "."}
        if is_apart and all(chart.low(at + 1 + k) == word for k, word in enumerate(words)):
            out.append((end, Adverb(es=chart.written(at, end), en="reportedly", position="mid", is_safe=True)))
    return out
