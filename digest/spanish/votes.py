"""How a vote went: "con 72 votos a favor y 20 en contra", "por 65 votos a favor, 12 en contra y tres abstenciones"."""

from digest.english.entries import Adverb
from digest.spanish.chart import Chart
from digest.spanish.figures import in_english
from digest.spanish.quantities import quantity

_FOR = (("a", "favor"), ("favorables",))
_AGAINST = (("en", "contra"),)
_NEITHER = (("abstenciones",), ("abstención",))


def vote(chart: Chart, at: int) -> list[tuple[int, Adverb]]:
    """How the vote that begins at `at` went, with where it ends."""
    if chart.low(at) not in {"con", "por"}:
        return []
    found = _counted(chart, at + 1, _FOR)
    if found is None:
        return []
    end, ayes = found
    said, noes = f"with {in_english(ayes)} votes in favour", _next(chart, end, _AGAINST)
    if noes is not None:
        end, said = noes[0], f"by {in_english(ayes)} votes to {in_english(noes[1])}"
        if (others := _next(chart, end, _NEITHER)) is not None:
            end = others[0]
            said = f"{said} with {_abstentions(others[1])}"
    elif (others := _next(chart, end, _NEITHER)) is not None:
        end, said = others[0], f"{said} and {_abstentions(others[1])}"
    if _next(chart, end, _NEITHER) is not None or _next(chart, end, _AGAINST) is not None:
        return []
    return [(end, Adverb(es=chart.written(at, end), en=said))]


def _abstentions(n: float) -> str:
    return f"{in_english(n)} abstention{'' if n == 1 else 's'}"


def _next(chart: Chart, at: int, kinds: tuple[tuple[str, ...], ...]) -> tuple[int, float] | None:
    """The count that follows behind a comma or "y"."""
    here = at + (chart.text(at) == ",")
    here += chart.is_cat(here, "and")
    return _counted(chart, here, kinds) if here > at else None


def _counted(chart: Chart, at: int, kinds: tuple[tuple[str, ...], ...]) -> tuple[int, float] | None:
    """ "72 votos a favor", "20 en contra", "tres abstenciones": where it ends, and how many."""
    one = chart.low(at) in {"un", "una"}
    figure = (at + 1, 1.0) if one else None
    if not one and (read := quantity(chart, at)) is not None and not read[2] and not read[1].qualifier:
        figure = read[0], read[1].value
    if figure is None:
        return None
    end, value = figure
    end += chart.low(end) in {"votos", "voto"}
    for words in kinds:
        if all(chart.low(end + k) == word for k, word in enumerate(words)):
            return end + len(words), value
    return None
