"""What is told and nobody is named for it: "Según trascendió, …", "según se supo"."""

from digest.english.entries import Adverb
from digest.spanish.chart import Chart

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


def hearsay(chart: Chart, at: int) -> list[tuple[int, Adverb]]:
    """ "Según trascendió, …": reportedly, which an editor looks at, since nobody answers for it."""
    out: list[tuple[int, Adverb]] = []
    for words in _KNOWN:
        end = at + 1 + len(words)
        is_apart = end >= len(chart) or chart.text(end) in {",", "."}
        if is_apart and all(chart.low(at + 1 + k) == word for k, word in enumerate(words)):
            out.append((end, Adverb(es=chart.written(at, end), en="reportedly", position="mid", is_safe=True)))
    return out
