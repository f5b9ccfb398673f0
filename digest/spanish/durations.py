"""Durations: "desde hace tres años", "durante 30 días", "dos días antes"."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.quantities import QUALIFIERS_BY_FIRST, quantity
from digest.spanish.tree import Time

UNITS = {
    "año": "year", "años": "year", "mes": "month", "meses": "month", "semana": "week", "semanas": "week",
    "día": "day", "días": "day", "hora": "hour", "horas": "hour", "década": "decade", "décadas": "decade",
    "siglo": "century", "siglos": "century",
}  # fmt: skip

#: What stands before a number of years, the English around it, and the tense that it asks for.
_FRAMES = (
    (("desde", "hace"), "for {}", "perfect"),
    (("hace",), "{} ago", "past"),
    (("en", "los", "próximos"), "in the next {}", "future"),
    (("en", "las", "próximas"), "in the next {}", "future"),
    (("en", "próximos"), "in the next {}", "future"),
    (("en", "próximas"), "in the next {}", "future"),
    (("en", "los", "últimos"), "in the last {}", "perfect"),
    (("en", "las", "últimas"), "in the last {}", "perfect"),
    (("en", "últimos"), "in the last {}", "perfect"),
    (("en", "últimas"), "in the last {}", "perfect"),
    (("durante", "los", "últimos"), "over the last {}", "perfect"),
    (("durante", "las", "últimas"), "over the last {}", "perfect"),
    (("durante", "los", "primeros"), "in the first {}", ""),
    (("durante", "las", "primeras"), "in the first {}", ""),
    (("en", "los", "primeros"), "in the first {}", ""),
    (("en", "las", "primeras"), "in the first {}", ""),
    (("a", "lo", "largo", "de"), "over {}", ""),
    (("a", "lo", "largo", "de", "los", "últimos"), "over the last {}", "perfect"),
    (("a", "lo", "largo", "de", "las", "últimas"), "over the last {}", "perfect"),
    (("en", "menos", "de"), "in less than {}", ""),
    (("en",), "in {}", ""),
    (("durante",), "for {}", ""),
    (("por",), "for {}", ""),
    (("en", "un", "plazo", "de"), "within {}", ""),
    (("en", "un", "plazo", "máximo", "de"), "within {} at most", ""),
    (("en", "un", "plazo", "no", "mayor", "de"), "in no more than {}", ""),
    (("en", "un", "plazo", "no", "mayor", "a"), "in no more than {}", ""),
    (("en", "un", "lapso", "de"), "within {}", ""),
    (("por", "espacio", "de"), "for {}", ""),
    (("por", "un", "periodo", "de"), "for {}", ""),
    (("por", "un", "período", "de"), "for {}", ""),
    (("por", "un", "plazo", "de"), "for {}", ""),
    (("dentro", "de"), "in {}", "future"),
)

FRAMES_BY_FIRST = {
    first: [frame for frame in _FRAMES if frame[0][0] == first] for first in {frame[0][0] for frame in _FRAMES}
}

#: How days are counted.
_KINDS_OF_DAYS = {
    "consecutivos": "consecutive", "consecutivas": "consecutive", "seguidos": "consecutive", "seguidas": "consecutive",
    "calendario": "calendar", "calendarios": "calendar", "hábiles": "working", "útiles": "working",
}  # fmt: skip


def _one_unit(chart: Chart, at: int) -> tuple[int, str] | None:
    """ "un año", "más de un siglo"."""
    qualifier, here = "", at
    for words, english in QUALIFIERS_BY_FIRST.get(chart.low(at), ()):
        if all(chart.low(at + k) == w for k, w in enumerate(words)):
            qualifier, here = english, at + len(words)
            break
    if chart.low(here) not in {"un", "una"} or chart.low(here + 1) not in UNITS:
        return None
    return here + 2, f"{qualifier} a {UNITS[chart.low(here + 1)]}".strip()


def span(chart: Chart, at: int) -> tuple[int, str] | None:
    """ "12 días", "más de un año": how long something lasts, and where that ends."""
    return next(iter(measures(chart, at)), None)


def _last_few(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "en los dos últimos años"."""
    if chart.low(at) != "en" or chart.low(at + 1) not in {"los", "las"}:
        return []
    counted = quantity(chart, at + 2)
    if not counted or counted[2] or chart.low(counted[0]) not in {"últimos", "últimas"}:
        return []
    unit = UNITS.get(chart.low(counted[0] + 1), "")
    end = counted[0] + 2
    said = f"in the last {counted[1].en} {unit}s"
    return [(end, Time(start=at, end=end, en=said, pull="perfect"))] if unit else []


_LATER = {"después": "later", "antes": "earlier"}


def _later(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "25 años después", "dos días antes", "un mes después"."""
    if single := _one_unit(chart, at):
        end, said = single
        then = _LATER.get(chart.low(end), "")
        is_by_itself = bool(then) and chart.low(end + 1) not in {"de", "que"}
        return [(end + 1, Time(start=at, end=end + 1, en=f"{said} {then}", pull="past"))] if is_by_itself else []
    counted = quantity(chart, at)
    if not counted or counted[2] or chart.low(counted[0]) not in UNITS:
        return []
    end, figure, _ = counted
    said = _LATER.get(chart.low(end + 1), "")
    if not said or chart.low(end + 2) == "de":
        return []
    unit = UNITS[chart.low(end)] + ("" if figure.value == 1 else "s")
    english = f"{figure.qualifier} {figure.en} {unit} {said}".strip()
    return [(end + 2, Time(start=at, end=end + 2, en=english, pull="past"))]


#: What is made longer or shorter, and by what deed.
_TERMS = word_set("plazo plazos vigencia pena penas condena condenas sanción mandato emergencia contrato concesión")
_LENGTHENS = word_set("ampliar extender elevar reducir rebajar aumentar incrementar")
_PROLONGS = word_set("prorrogar prolongar acortar alargar")
_SO_NEAR = 6


def _is_longer_by(chart: Chart, at: int) -> bool:
    """ "amplió el plazo | en 60 días", "elevó las penas | en cinco años": by so much, not within it."""
    near = range(max(0, at - _SO_NEAR), at)
    if any(r.lemma in _PROLONGS for k in near for r in chart.verbs(k)):
        return True
    if chart.low(at - 1) not in _TERMS and not any(chart.low(k) in _TERMS for k in near):
        return False
    return any(r.lemma in _LENGTHENS for k in near for r in chart.verbs(k))


def durations(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """Spans of time: "desde hace tres años", "durante 30 días"."""
    out = [*_last_few(chart, at), *_later(chart, at)]
    for words, english, pull in FRAMES_BY_FIRST.get(chart.low(at), ()):
        here = at + len(words)
        if any(chart.low(at + k) != w for k, w in enumerate(words)):
            continue
        counted = quantity(chart, here)
        if words == ("en",) and (counted is None or counted[1].value < 2 or counted[1].qualifier):
            continue  # "en 23 años", but "en más de 20 años" may be of the past
        told = "by {}" if words == ("en",) and _is_longer_by(chart, at) else english
        for end, said in measures(chart, here):
            out.append((end, Time(start=at, end=end, en=told.format(said), pull=pull)))
    return out


def measures(chart: Chart, at: int) -> list[tuple[int, str]]:
    """ "tres años", "más de un siglo", "30 días hábiles": how long, in English."""
    out: list[tuple[int, str]] = []
    if single := _one_unit(chart, at):
        out.append(single)
    counted = quantity(chart, at)
    if counted and not counted[2] and chart.low(counted[0]) in UNITS:
        end, figure, _ = counted
        unit = UNITS[chart.low(end)] + ("" if figure.value == 1 else "s")
        kind = _KINDS_OF_DAYS.get(chart.low(end + 1), "")
        end += 1 if kind else 0
        figure = replace(figure, en=f"{figure.en} {kind}") if kind else figure
        if chart.low(end + 1) == "y" and chart.low(end + 2) in {"medio", "media"}:
            figure, end, unit = (
                replace(figure, en=f"{figure.en} and a half", value=2),
                end + 2,
                unit.rstrip("s") + "s",
            )
        out.append((end + 1, f"{figure.qualifier} {figure.en} {unit}".strip()))
    return out
