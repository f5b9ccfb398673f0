"""How often something happened, and by when at the latest: "por tercera vez en dos años", "a más tardar en marzo"."""

from dataclasses import replace

from digest.spanish.chart import Chart
from digest.spanish.days import days
from digest.spanish.durations import UNITS, durations
from digest.spanish.periods import periods
from digest.spanish.quantities import quantity
from digest.spanish.tree import Time

#: Which time it was, beside the ranks that the table of words holds.
_RANKS = {"última": "last", "enésima": "umpteenth"}
_TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times", 7: "seven times",
          8: "eight times", 9: "nine times", 10: "ten times"}  # fmt: skip
FEW_OR_MANY = {
    "varias": "several", "muchas": "many", "diversas": "various", "reiteradas": "repeated", "múltiples": "many",
    "repetidas": "repeated", "numerosas": "numerous", "algunas": "some", "distintas": "various", "pocas": "few",
}  # fmt: skip
_OCCASIONS = frozenset(("ocasiones", "oportunidades"))
#: What makes a multiple of "dos veces", which counts no times: "dos veces más grande".
_MULTIPLES = frozenset((
    "más", "menos", "mayor", "menor", "mayores", "menores", "superior", "superiores", "inferior", "el", "la", "los",
    "las", "su", "lo",
))  # fmt: skip


def occasions(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """How often and for which time, and days at the latest, that begin at `at`."""
    low = chart.low(at)
    if low == "por":
        return [*_for_which_time(chart, at), *_several(chart, at)]
    if low == "a" and chart.low(at + 1) == "más" and chart.low(at + 2) == "tardar":
        return _at_the_latest(chart, at)
    if low == "en":
        return _on_occasions(chart, at)
    if low == "hasta" and chart.low(at + 1) == "en":  # "hasta en tres oportunidades"
        return [(end, replace(time, start=at)) for end, time in _on_occasions(chart, at + 1)]
    return _so_often(chart, at)


def _for_which_time(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "por segunda vez consecutiva", "por primera vez en 40 años", "por tercera vez desde 2019"."""
    return [(end, _told(at, end, said)) for end, said in which_time(chart, at + 1)]


def which_time(chart: Chart, at: int) -> list[tuple[int, str]]:
    """ "segunda vez consecutiva", "primera vez en 40 años": for which time, and where the words end."""
    if chart.low(at + 1) != "vez":
        return []
    rank = _RANKS.get(chart.low(at), "") or next((w.en for w in chart.words(at, "ord")), "")
    if not rank:
        return []
    end, said = at + 2, f"for the {rank} time"
    if chart.low(end) in {"consecutiva", "seguida"}:
        end, said = end + 1, f"{said} running"
    over = _over_what(chart, end)
    return [(end, said), *([(over[0], f"{said} {over[1]}")] if over else [])]


def _over_what(chart: Chart, at: int) -> tuple[int, str] | None:
    """ "en medio año", "en más de 20 años", "desde 2019", "en lo que va del año", "en su historia"."""
    if chart.low(at) == "en":
        if chart.low(at + 1) == "medio" and chart.low(at + 2) in {"año", "siglo"}:
            return at + 3, f"in half a {UNITS[chart.low(at + 2)]}"
        if chart.low(at + 1) in {"el", "este"} and chart.low(at + 2) in {"año", "mes"}:
            return at + 3, f"this {UNITS[chart.low(at + 2)]}"
        counted = quantity(chart, at + 1)
        if counted and not counted[2] and chart.low(counted[0]) in UNITS:
            end, figure, _ = counted
            unit = UNITS[chart.low(end)] + ("" if figure.value == 1 else "s")
            return end + 1, f"in {figure.qualifier} {figure.en} {unit}".replace("  ", " ")
        spans = [(end, time.en) for end, time in durations(chart, at) if time.en.startswith("in ")]
        if spans:
            return max(spans)
        fixed = [
            (at + len(words), english) for words, english, _ in chart.lexicon.times.get("en", ())
            if english.startswith("so far") and all(chart.low(at + k) == w for k, w in enumerate(words))
        ]  # fmt: skip
        return max(fixed, default=None)
    if chart.low(at) == "desde":
        spans = [(end, time.en) for end, time in periods(chart, at) if time.en.startswith("since ")]
        return max(spans, default=None)
    return None


def _several(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "por varias veces": as without "por"."""
    found = _so_often(chart, at + 1) if chart.low(at + 2) == "veces" else []
    return [(end, replace(time, start=at)) for end, time in found]


def _so_often(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "dos veces", "tres veces al año", "varias veces", "más de una vez"."""
    low = chart.low(at)
    if low == "más" and [chart.low(at + k) for k in (1, 2, 3)] == ["de", "una", "vez"]:
        return _timed(chart, at, at + 4, "more than once")
    if chart.low(at + 1) == "veces" and low in FEW_OR_MANY and low != "reiteradas":
        return _timed(chart, at, at + 2, f"{FEW_OR_MANY[low]} times")
    counted = quantity(chart, at)
    if counted is None or counted[2] or chart.low(counted[0]) != "veces" or counted[1].value != int(counted[1].value):
        return []
    end, figure, _ = counted
    said = _TIMES.get(int(figure.value), f"{figure.en} times")
    return _timed(chart, at, end + 1, f"{figure.qualifier} {said}".strip())


def _timed(chart: Chart, at: int, end: int, said: str) -> list[tuple[int, Time]]:
    if chart.low(end) in _MULTIPLES:
        return []
    if chart.low(end) == "por" and chart.low(end + 1) in UNITS:
        rate = f"{said} a {UNITS[chart.low(end + 1)]}"
        return [(end + 2, Time(start=at, end=end + 2, en=rate, pull="present"))]
    is_each = chart.low(end) == "a" and chart.low(end + 1) in {"el", "la"} and chart.low(end + 2) in UNITS
    if is_each:  # "al año" is read as "a el año"
        rate = f"{said} a {UNITS[chart.low(end + 2)]}"
        return [(end + 3, Time(start=at, end=end + 3, en=rate, pull="present"))]
    return [(end, _told(at, end, said))]


def _told(at: int, end: int, said: str) -> Time:
    """Up to now, unless a day is told beside it."""
    return Time(start=at, end=end, en=said, pull="again")


def _on_occasions(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "en varias oportunidades", "en dos ocasiones", "en más de una ocasión"."""
    if [chart.low(at + k) for k in (1, 2, 3)] == ["más", "de", "una"] and chart.low(at + 4) in {
        "ocasión", "oportunidad",
    }:  # fmt: skip
        return [(at + 5, _told(at, at + 5, "on more than one occasion"))]
    if chart.low(at + 1) in FEW_OR_MANY and chart.low(at + 2) in _OCCASIONS and not _specified(chart, at + 3):
        return [(at + 3, _told(at, at + 3, f"on {FEW_OR_MANY[chart.low(at + 1)]} occasions"))]
    counted = quantity(chart, at + 1)
    if counted is None or counted[2] or chart.low(counted[0]) not in _OCCASIONS or _specified(chart, counted[0] + 1):
        return []
    end, figure, _ = counted
    said = f"on {figure.qualifier} {figure.en} occasions".replace("  ", " ")
    return [(end + 1, _told(at, end + 1, said))]


def _specified(chart: Chart, at: int) -> bool:
    """ "en dos oportunidades | de negocio": chances of something."""
    return chart.low(at) in {"de", "para", "que"}


def _at_the_latest(chart: Chart, at: int) -> list[tuple[int, Time]]:
    """ "a más tardar el 30 de junio", "a más tardar en marzo", "a más tardar mañana"."""
    found: list[tuple[int, Time]] = []
    for end, time in (*days(chart, at + 3), *periods(chart, at + 3)):
        if time.en.startswith(("on ", "in ", "at ")):
            day = time.en.partition(" ")[2]
            found.append((end, replace(time, start=at, en=f"by {day} at the latest", is_weekday=False)))
    return found
