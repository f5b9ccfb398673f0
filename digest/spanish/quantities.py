"""Quantities: figures with their qualifier, scale and unit, parsed from the chart."""

from digest.spanish.chart import Chart
from digest.spanish.figures import cut_to, in_english, in_figures, number_of, rounded
from digest.spanish.ranges import bounds
from digest.spanish.tree import Quantity

QUALIFIERS = {
    ("no", "menos", "de"): "at least", ("más", "de"): "more than", ("menos", "de"): "fewer than",
    ("cerca", "de"): "about", ("alrededor", "de"): "about", ("al", "menos"): "at least",
    ("a", "el", "menos"): "at least",
    ("por", "lo", "menos"): "at least", ("casi",): "almost", ("unos",): "some", ("unas",): "some",
    ("aproximadamente",): "about", ("hasta",): "up to", ("un", "total", "de"): "a total of",
    ("algo", "más", "de"): "just over", ("más", "de", "unos"): "more than", ("poco", "menos", "de"): "just under",
    ("un", "promedio", "de"): "an average of", ("solo",): "only", ("sólo",): "only", ("apenas",): "only",
    ("solamente",): "only", ("únicamente",): "only",
    ("un", "aproximado", "de"): "about", ("cuando", "menos"): "at least", ("poco", "más", "de"): "just over",
}  # fmt: skip


QUALIFIERS_BY_FIRST = {
    first: [(words, english) for words, english in QUALIFIERS.items() if words[0] == first]
    for first in {words[0] for words in QUALIFIERS}
}
#: Limits below and above which a figure is not rounded.
_FLOORS = frozenset(("more than", "at least", "just over"))
_CEILINGS = frozenset(("fewer than", "less than", "almost", "up to", "just under"))
_EXCEED = frozenset(("supera", "superan", "superó", "superaron", "superará", "superarán", "superado"))


CURRENCIES = {"us$": "US$", "usd": "US$", "u$s": "US$", "s/": "S/", "s/.": "S/", "$": "$", "€": "€"}


_RATES = {"diarios": "a day", "mensuales": "a month", "anuales": "a year", "semanales": "a week"}
#: What a price is of, as English says it.
_PER = {
    "onza": "an ounce", "libra": "a pound", "tonelada": "a tonne", "barril": "a barrel", "kilo": "a kilo",
    "gramo": "a gram", "quintal": "a quintal", "galón": "a gallon", "hectárea": "a hectare", "litro": "a litre",
}  # fmt: skip


SCALES = {"millón": 1e6, "millones": 1e6, "mlls": 1e6, "mil": 1e3, "mills": 1e6}


def quantity(chart: Chart, at: int) -> tuple[int, Quantity, bool] | None:
    """A figure with its qualifier; the flag says that it is money and needs no noun."""
    low = chart.low(at)
    if low not in FIGURE_WORDS and not low[:1].isdigit():
        return None
    found = chart.remember("quantity", at, None, lambda: [figure_at(chart, at)])
    return found[0] if found else None


_VAGUE = {
    "decenas": ("tens", 1e1),
    "cientos": ("hundreds", 1e2),
    "centenares": ("hundreds", 1e2),
    "miles": ("thousands", 1e3),
}
_OF_WHAT = {"miles": ("thousands", 1e3), "millones": ("millions", 1e6)}


def _vague(chart: Chart, at: int) -> tuple[int, Quantity, bool] | None:
    """ "decenas de millones de créditos": tens of millions of."""
    if chart.low(at) not in _VAGUE or chart.low(at + 2) not in _OF_WHAT:
        return None
    if chart.low(at + 1) != "de" or chart.low(at + 3) != "de":
        return None
    (few, times), (many, unit) = _VAGUE[chart.low(at)], _OF_WHAT[chart.low(at + 2)]
    return at + 4, Quantity(en=f"{few} of {many} of", value=times * unit), False


def figure_at(chart: Chart, at: int) -> tuple[int, Quantity, bool] | None:
    """As `quantity`, which asks for none where a word begins that is not among `FIGURE_WORDS`."""
    if vague := _vague(chart, at) or _rough(chart, at):
        return vague
    if chart.low(at) in {"un", "una"} and chart.low(at + 1) in {"solo", "sola"} and chart.nouns(at + 2):
        return at + 2, Quantity(en="one", value=1, qualifier="only"), False
    qualifier, start = "", at
    for words, english in QUALIFIERS_BY_FIRST.get(chart.low(at), ()):
        if all(chart.low(at + k) == w for k, w in enumerate(words)):
            qualifier, start = english, at + len(words)
            break
    if chart.low(start) == "el" and start > at and "%" in chart.text(start + 1) + chart.text(start + 2):
        start += 1  # "más del 5 %"
    if chart.low(start) == "un" and chart.text(start + 1)[:1].isdigit() and _is_share(chart, start + 1):
        start += 1  # "aumentó un 12 %"
    if (between := _between(chart, at) or bounds(chart, at, _value, quantity)) is not None:
        return between
    if in_each := _in_each(chart, start, qualifier):
        return in_each
    currency = CURRENCIES.get(chart.low(start), "")
    here = start + 1 if currency else start
    value, end = _value(chart, here)
    if value is None:
        return None
    text = chart.text(here)
    formula = ""
    is_share = text.endswith("%") or chart.low(end) == "%"
    if is_share or (chart.low(end) == "por" and chart.low(end + 1) == "ciento"):
        end += 0 if text.endswith("%") else 1 if chart.low(end) == "%" else 2
        yearly = " year on year" if chart.low(end) == "interanual" else ""  # "creció 5 % interanual"
        english = f"{in_figures(value)}%{yearly}"
        return end + bool(yearly), Quantity(en=english, value=value, qualifier=_of_mass(qualifier)), True
    scale = ""
    is_half = chart.low(end) == "millones" and chart.low(end + 1) == "y" and chart.low(end + 2) == "medio"
    if is_half and value == int(value):  # "dos millones y medio"
        value, end, scale = value + 0.5, end + 3, "million"
    if chart.low(end) in {"mil"} and value < 1000:
        value, end = value * 1000, end + 1
        hundreds = number_of(chart.text(end)) if len(chart.text(end)) == _DIGITS_BEHIND else None
        if hundreds is not None and value == int(value):  # "2 mil 300 hectáreas"
            value, end = value + hundreds, end + 1
        if chart.low(end) in {"millón", "millones"}:
            end, scale = end + 1, "million"
            if value >= 1000:
                value, scale = value / 1000, "billion"
    if chart.low(end) in {"millón", "millones", "mlls"} and not scale:
        scale, end = "million", end + 1
        if chart.low(end - 1) == "mlls" and chart.text(end) == "." and end + 1 < len(chart):
            end += 1
        if value >= 1000:
            value, scale = value / 1000, "billion"
    elif value >= 1e6:
        shown = rounded(value)
        if shown != value:
            formula = f"{text} -> {in_figures(shown / 1e6)} million (3 digits)"
        value, scale = shown / 1e6, "million"
    if scale == "million" and chart.text(end)[:1].isdigit() and chart.low(end + 1) == "mil":
        thousands = number_of(chart.text(end))  # "20 millones 400 mil"
        if thousands is not None and thousands < 1000:
            value, end = value + thousands / 1000, end + 2
    if (not currency and chart.low(end) in {"soles", "dólares"}) or (
        chart.low(end) == "de"
        and chart.low(end + 1)
        in {
            "soles",
            "dólares",
        }
    ):
        end += 1 if chart.low(end) == "de" else 0
        word = chart.low(end)
        currency, end = ("US$" if word == "dólares" else "S/"), end + 1
    if value >= 100 and value != int(value) and not scale and not currency:
        shown = rounded(value) if value >= 10_000 else float(round(value, -1) if value >= 1000 else round(value))
        formula, value = f"{text} -> {in_figures(shown)} (rounded)", shown
        qualifier = qualifier or "about"
    if scale and value != round(value, 2):
        before = at - 1 - (chart.low(at - 1) in {"los", "las"})  # "superan los S/ 2247 millones"
        is_floor = qualifier in _FLOORS or chart.low(before) in _EXCEED
        if is_floor or qualifier in _CEILINGS:
            value = cut_to(value, up=not is_floor)
    number = in_figures(value) if scale or currency else in_english(value)
    total = value * {"million": 1e6, "billion": 1e9}.get(scale, 1.0)
    english = f"{number} {scale}".strip()
    if currency:
        if chart.low(end) in {"soles", "dólares"}:
            end += 1
        if rate := _RATES.get(chart.low(end)):
            english, end = f"{english} {rate}", end + 1  # "US$ 12 millones diarios"
        if chart.low(end) in {"la", "el", "por"} and (per := _PER.get(chart.low(end + 1))):
            english, end = f"{english} {per}", end + 2  # "US$ 3,300 la onza"
        return end, Quantity(en=f"{currency}{english}", value=total, qualifier=_of_mass(qualifier)), True
    return end, Quantity(en=english, value=total, qualifier=qualifier, formula=formula), False


def _of_mass(qualifier: str) -> str:
    """Shares and money are less than a figure, and not fewer."""
    return "less than" if qualifier == "fewer than" else qualifier


def _in_each(chart: Chart, at: int, qualifier: str) -> tuple[int, Quantity, bool] | None:
    """ "siete de cada diez colegios": seven in ten."""
    few, end = _value(chart, at)
    if few is None or chart.low(end) != "de" or chart.low(end + 1) != "cada":
        return None
    many, stop = _value(chart, end + 2)
    if many is None or not few < many:
        return None
    between = "of every" if chart.low(stop) in {"soles", "dólares"} else "in"  # money is not counted by heads
    return stop, Quantity(en=f"{in_english(few)} {between} {in_english(many)}", value=few, qualifier=qualifier), False


def _between(chart: Chart, at: int) -> tuple[int, Quantity, bool] | None:
    """ "entre el 60 % y el 70 %": both bounds, as others have them too."""
    if chart.low(at) != "entre":
        return None
    shares = [_share(chart, at + 1)]
    if shares[0] is not None and chart.is_cat(shares[0][0], "and"):
        shares.append(_share(chart, shares[0][0] + 1))
        if shares[1] is not None and shares[0][1] < shares[1][1]:
            (_, low_share), (end, high_share) = shares[0], shares[1]
            en = f"between {in_figures(low_share)}% and {in_figures(high_share)}%"
            return end, Quantity(en=en, value=high_share), True
    return None


def _share(chart: Chart, at: int) -> tuple[int, float] | None:
    """ "60 %", "el 60%": where it ends, and how much."""
    here = at + (chart.low(at) == "el")
    value = number_of(chart.text(here)) if chart.text(here)[:1].isdigit() else None
    if value is None:
        return None
    if chart.text(here).endswith("%"):
        return here + 1, value
    is_worded = chart.low(here + 1) == "por" and chart.low(here + 2) == "ciento"
    return (here + 2 + is_worded, value) if is_worded or chart.text(here + 1) == "%" else None


def _is_share(chart: Chart, at: int) -> bool:
    """Whether a figure here is a percentage."""
    return chart.text(at).endswith("%") or chart.text(at + 1) == "%" or chart.low(at + 1) == "por"


#: How many there are about, as English says it, and where there are more.
_ABOUT = {
    ("una", "decena"): ("about ten", 10), ("una", "docena"): ("a dozen", 12), ("una", "veintena"): ("about 20", 20),
    ("una", "treintena"): ("about 30", 30), ("un", "centenar"): ("about 100", 100), ("media", "docena"): ("six", 6),
    ("un", "millar"): ("about 1,000", 1000),
}  # fmt: skip


def _rough(chart: Chart, at: int) -> tuple[int, Quantity, bool] | None:
    """ "una decena de perros", "más de un centenar de familias": a number, and no group."""
    start, qualifier = at, ""
    for words, english in QUALIFIERS_BY_FIRST.get(chart.low(at), ()):
        if english in _FLOORS and all(chart.low(at + k) == w for k, w in enumerate(words)):
            qualifier, start = english, at + len(words)
    found = _ABOUT.get((chart.low(start), chart.low(start + 1)))
    if found is None or chart.low(start + 2) != "de" or chart.is_cat(start + 3, "def", "dem", "poss"):
        return None
    said, value = found
    said = said.removeprefix("about ") if qualifier else said
    return start + 3, Quantity(en=said, value=value, qualifier=qualifier, is_group=True), False


def _value(chart: Chart, at: int) -> tuple[float | None, int]:
    text = chart.text(at)
    if text[:1].isdigit():
        return number_of(text), at + 1
    words = chart.words(at, "numw")
    if words:
        value = float(_WORD_VALUES[words[0].form])
        if value > _HUNDRED and chart.is_cat(at + 1, "numw"):  # "doscientos cincuenta y tres"
            rest, end = _value(chart, at + 1)
            return (value + rest, end) if rest is not None and rest < _HUNDRED else (None, at)
        if chart.low(at + 1) == "y" and chart.is_cat(at + 2, "numw") and value >= 30:
            return value + float(_WORD_VALUES[chart.low(at + 2)]), at + 3
        return value, at + 1
    if chart.low(at) == "mil" and chart.tokens[at].text == "mil":
        rest = number_of(chart.text(at + 1)) if len(chart.text(at + 1)) == _DIGITS_BEHIND else None  # "mil 800 galones"
        return (1000.0 + rest, at + 2) if rest is not None else (1000.0, at + 1)
    if chart.low(at) == "medio" and chart.low(at + 1) == "millón":
        return 500_000.0, at + 2
    if chart.low(at) in {"un"} and chart.low(at + 1) == "millón":
        return 1.0, at + 1
    return None, at


_HUNDRED = 100
_DIGITS_BEHIND = 3
_HUNDREDS = ("doscient", "trescient", "cuatrocient", "quinient", "seiscient", "setecient", "ochocient", "novecient")
_WORD_VALUES = {f"{stem}{end}": _HUNDRED * n for n, stem in enumerate(_HUNDREDS, 2) for end in ("os", "as")} | dict(
    zip(
        [
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
            "trece",
            "catorce",
            "quince",
            "dieciséis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte",
            "treinta",
            "cuarenta",
            "cincuenta",
            "sesenta",
            "setenta",
            "ochenta",
            "noventa",
            "cien",
        ],
        [*range(2, 21), *range(30, 101, 10)],
        strict=True,
    )
) | {
    "veintiún": 21, "veintiuna": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
#: All that a figure may begin with, besides a digit: with another word none is looked for.
FIGURE_WORDS = frozenset(
    (
        *QUALIFIERS_BY_FIRST,
        *CURRENCIES,
        *_VAGUE,
        *(first for first, _ in _ABOUT),
        *_WORD_VALUES,
        "mil",
        "medio",
        "un",
        "entre",
        "de",
    )
)
