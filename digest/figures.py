"""Figures in Spanish, English or Portuguese text, with unit and qualifier; and whether one may stand for another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.measures import FAR, rounded_to
from pipeline.text import figure as one_spelling
from pipeline.text import fold

_TOKEN = re.compile(
    r"us\$|s/\.?|[$€%]|\d{1,3}(?: \d{3})+(?:,\d{1,2})?(?!\d)|\d+(?:[.,]\d+)*|km²|km2|m³|m3"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]"
)
_UNITS_BY_WORD = {
    "hectare": "ha", "hectares": "ha", "hectarea": "ha", "hectareas": "ha", "ha": "ha", "has": "ha", "kilometro": "km",
    "kilometros": "km", "kilometre": "km", "kilometres": "km", "kilometers": "km", "km": "km", "km2": "km2",
    "km²": "km2", "metro": "m", "metros": "m", "metre": "m", "metres": "m", "meters": "m", "m": "m", "m3": "m3",
    "m³": "m3", "tonelada": "t", "toneladas": "t", "tonne": "t", "tonnes": "t", "tons": "t", "tn": "t", "kilo": "kg",
    "kilos": "kg", "kilogramo": "kg", "kilogramos": "kg", "kilogram": "kg", "kilograms": "kg", "kg": "kg",
    "gramo": "g", "gramos": "g", "gram": "g", "grams": "g", "litro": "l", "litros": "l", "litre": "l", "litres": "l",
    "barril": "bbl", "barriles": "bbl", "barrel": "bbl", "barrels": "bbl", "galon": "gal", "galones": "gal",
    "gallon": "gal", "gallons": "gal", "onza": "oz", "onzas": "oz", "ounce": "oz", "ounces": "oz", "%": "%",
    "percent": "%", "sol": "S/", "soles": "S/", "dolar": "US$", "dolares": "US$", "dollar": "US$", "dollars": "US$",
    "euro": "EUR", "euros": "EUR", "ano": "year", "anos": "year", "year": "year", "years": "year", "mes": "month",
    "meses": "month", "month": "month", "months": "month", "semana": "week", "semanas": "week", "week": "week",
    "weeks": "week", "dia": "day", "dias": "day", "day": "day", "days": "day", "hora": "hour", "horas": "hour",
    "hour": "hour", "hours": "hour", "minuto": "minute", "minutos": "minute", "minute": "minute",
    "minutes": "minute", "mile": "mile", "miles": "mile",
}  # fmt: skip
_SIGNS = {"us$": "US$", "$": "US$", "s/": "S/", "s/.": "S/", "€": "EUR"}
_SPANISH = {
    "cero": 0, "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21,
    "veintiuno": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100,
    "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300, "cuatrocientos": 400,
    "cuatrocientas": 400, "quinientos": 500, "quinientas": 500, "seiscientos": 600, "seiscientas": 600,
    "setecientos": 700, "setecientas": 700, "ochocientos": 800, "ochocientas": 800, "novecientos": 900,
    "novecientas": 900, "docena": 12, "decena": 10, "veintena": 20, "treintena": 30,
    "centenar": 100, "quincena": 15, "ambos": 2, "ambas": 2,
    "dois": 2, "duas": 2, "quatro": 4, "sete": 7, "oito": 8, "dez": 10, "vinte": 20, "cem": 100,
}  # fmt: skip
_SPANISH_ORDINALS = {
    "primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercero": 3, "tercera": 3,
    "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6, "setimo": 7, "septimo": 7,
    "setima": 7, "septima": 7, "octavo": 8, "octava": 8, "noveno": 9, "novena": 9, "decimo": 10, "decima": 10,
    "undecimo": 11, "undecima": 11, "duodecimo": 12, "duodecima": 12, "vigesimo": 20, "vigesima": 20, "trigesimo": 30,
    "trigesima": 30, "cuadragesimo": 40, "cuadragesima": 40, "quincuagesimo": 50, "quincuagesima": 50,
    "sexagesimo": 60, "sexagesima": 60, "centesimo": 100, "centesima": 100,
}  # fmt: skip
_ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12, "both": 2, "twice": 2,
}  # fmt: skip
_ENGLISH_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_SHARES = {
    "half": 0.5, "mitad": 0.5, "medio": 0.5, "media": 0.5, "quarter": 0.25, "thirds": 0.667, "double": 2.0,
    "doble": 2.0, "triple": 3.0,
}  # fmt: skip
_SCALES = {
    "mil": 1e3, "thousand": 1e3, "millar": 1e3, "millares": 1e3, "millon": 1e6, "millones": 1e6, "million": 1e6,
    "mllns": 1e6, "milhoes": 1e6, "billion": 1e9, "hundred": 100,
}  # fmt: skip
#: Words before a figure, folded, last first; what they make of it.
_QUALIFIERS = {
    "more than": "over", "over": "over", "above": "over", "mas de": "over", "upwards of": "over", "superior a": "over",
    "supera": "over", "superan": "over", "at least": "least", "al menos": "least", "por lo menos": "least",
    "cuando menos": "least", "less than": "under", "fewer than": "under", "under": "under", "menos de": "under",
    "below": "under", "almost": "almost", "nearly": "almost", "casi": "almost", "just under": "almost",
    "some": "about", "about": "about", "around": "about", "roughly": "about", "unos": "about", "unas": "about",
    "cerca de": "about", "alrededor de": "about", "aproximadamente": "about", "up to": "most", "hasta": "most",
    "at most": "most", "just over": "over", "approximately": "about", "close to": "about", "poco mas de": "over",
    "un promedio de": "", "an estimated": "about",
}  # fmt: skip
_SAME_TIME = {("week", "day"): 7.0, ("year", "month"): 12.0, ("day", "hour"): 24.0, ("month", "day"): 30.0}
_LINKS = frozenset({"de", "of", "and", "y", "o", "or", ",", "a", "to", "–", "-", "e", "los", "las", "the", "entre"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in a text. `values` has two entries where the separators leave it open."""

    values: tuple[float, ...]
    start: int
    end: int
    text: str
    unit: str = ""
    qualifier: str = ""
    noun: str = ""  # the words after it, folded
    is_ordinal: bool = False
    is_plain: bool = False  # four digits without separators: a year or a number of a law
    identifier: str = ""  # "ley", "block" …: what it is the number of


_IDENTIFIED = re.compile(
    r"(?<!\w)(ley|law|lote|block|blocks|decreto|decree|articulo|article|resolucion|resolution|ordenanza|ordinance|"
    r"convenio|convention|kilometro|kilometre|km|delta|mega|oficio|expediente|sector)"
    # folding writes "N.º" as "n.o"
    r"(?: legislativo| supremo| regional| ministerial| directoral)?(?: numero| n\.? ?[°ºo]\.?| no\.?| number)?$"
)


#: "12.188 hectáreas, de las cuales 6.845 …": what is counted is what was counted before.
_OF_WHICH = re.compile(r"\bde l[ao]s (?:cuales|que)(?: (?:\w+ de|casi|un[ao]s))?$")


def figures(text: str, *, lang: str = "es", masked: Iterable[tuple[int, int]] = ()) -> list[Figure]:
    """All figures of a text, but for the stretches in `masked` (days, which are told apart elsewhere)."""
    folded = fold(text)
    for start, end in masked:
        folded = folded[:start] + " " * (end - start) + folded[end:]
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded)]
    return list(_figures(text, folded, tokens, lang))


_Token = tuple[str, int, int]


def _figures(text: str, folded: str, tokens: list[_Token], lang: str) -> Iterator[Figure]:
    at = 0
    counted = ""  # the unit of the figure before
    while at < len(tokens):
        read = _number(tokens, at, lang)
        if read is None or text[tokens[at][1] : tokens[at][2]] == "UN":  # the United Nations, no Spanish "one"
            at += 1
            continue
        values, end, is_ordinal, is_plain = read
        sign = _SIGNS.get(tokens[at - 1][0], "") if at else ""
        unit = sign or _unit(tokens, end, lang)
        start = tokens[at - 1][1] if sign else tokens[at][1]
        before = folded[max(0, start - 30) : start].rstrip()
        qualifier = _qualifier(before)
        if not unit and _OF_WHICH.search(before):
            unit = counted
        counted = unit
        known = _IDENTIFIED.search(before)
        identifier = known[1] if known else ""
        yield Figure(
            values=values,
            start=start,
            end=tokens[end - 1][2],
            text=text[start : tokens[end - 1][2]],
            unit=unit,
            qualifier=qualifier,
            noun=" ".join(_words_after(tokens, end)),
            is_ordinal=is_ordinal,
            is_plain=is_plain,
            identifier=identifier,
        )
        at = end


_BY_LENGTH = sorted(_QUALIFIERS.items(), key=lambda entry: -len(entry[0]))
_ENDINGS = tuple(_QUALIFIERS)


def _qualifier(before: str) -> str:
    """What the words that end there say of the figure behind them; the longest of them."""
    if not before.endswith(_ENDINGS):
        return ""
    for words, meaning in _BY_LENGTH:
        if before.endswith(words) and not before[: -len(words)][-1:].isalnum():
            return meaning
    return ""


def _number(tokens: list[_Token], at: int, lang: str) -> tuple[tuple[float, ...], int, bool, bool] | None:
    word = tokens[at][0]
    if word[0].isdigit():
        return _digits(tokens, at, lang)
    if word in {"ciento", "cento"} and at and tokens[at - 1][0] == "por":
        return None
    if word in _SPANISH_ORDINALS and not _is_clock_noun(tokens, at):
        if tokens[at + 1 : at + 2] and tokens[at + 1][0] in {"parte", "partes"}:
            return (1 / _SPANISH_ORDINALS[word],), at + 2, False, False
        unit = _SPANISH_ORDINALS.get(tokens[at + 1][0], 0) if at + 1 < len(tokens) else 0
        if word.endswith(("ecimo", "ecima", "esimo", "esima")) and 0 < unit < 10 <= _SPANISH_ORDINALS[word]:
            return (float(_SPANISH_ORDINALS[word] + unit),), at + 2, True, False  # "vigésimo primer"
        return (float(_SPANISH_ORDINALS[word]),), at + 1, True, False
    if word in _ENGLISH_ORDINALS:
        return (float(_ENGLISH_ORDINALS[word]),), at + 1, True, False
    if word in _SHARES:
        return (_SHARES[word],), at + 1, False, False
    for names in (_SPANISH, _ENGLISH):
        if word in names or word in {"mil", "millon"}:
            return _spelled(tokens, at, names)
    return None


def _is_clock_noun(tokens: list[_Token], at: int) -> bool:
    """ "segundos" the unit, "cuarto" the room are rare; "segunda vuelta" is an ordinal still."""
    return tokens[at][0] == "segundo" and at > 0 and tokens[at - 1][0][0].isdigit()


def _digits(tokens: list[_Token], at: int, lang: str) -> tuple[tuple[float, ...], int, bool, bool]:
    printed = tokens[at][0].replace(" ", ".") if " " in tokens[at][0] else tokens[at][0]
    end = at + 1
    values = _values(printed, lang)
    is_plain = printed.isdigit() and len(printed) >= 4
    scale = 1.0
    while end < len(tokens) and tokens[end][0] in _SCALES and _touches(tokens, end):
        scale *= _SCALES[tokens[end][0]]
        end += 1
    if scale > 1:
        values, is_plain = tuple(value * scale for value in values), False
    if (
        end < len(tokens)
        and tokens[end][0] in {"st", "nd", "rd", "th", "º", "ª", "°"}
        and tokens[end][1] == tokens[end - 1][2]
    ):
        return values, end + 1, True, False
    return values, end, False, is_plain


def _touches(tokens: list[_Token], at: int) -> bool:
    return tokens[at][1] - tokens[at - 1][2] <= 1


def _values(printed: str, lang: str) -> tuple[float, ...]:
    if lang == "en" and re.fullmatch(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?", printed):
        return (float(printed.replace(",", "")),)
    try:
        value = float(one_spelling(printed))
    except ValueError:
        return (float("nan"),)
    match = re.fullmatch(r"(\d{1,3})[.,](\d{3})", printed)
    return (value, float(f"{match[1]}.{match[2]}")) if match else (value,)


def _spelled(tokens: list[_Token], at: int, names: dict[str, int]) -> tuple[tuple[float, ...], int, bool, bool] | None:
    """A number in words: "treinta y siete", "dos mil quinientos", "two hundred and fifty"."""
    total, current, end, n_words = 0.0, 0.0, at, 0
    while end < len(tokens):
        word = tokens[end][0]
        if word in {"mil", "thousand", "million", "millon", "millones", "billion"}:
            current = (current or 1) * _SCALES[word]
            total, current = total + current, 0.0
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word in names:
            spelled = names[word]
            if n_words and ((current % 100 and spelled >= 10) or (current % 10 and spelled < 10)):
                break  # "seis ocho": two numbers
            current += spelled
        elif word in {"y", "and", "-", "e"} and n_words and end + 1 < len(tokens) and tokens[end + 1][0] in names:
            previous, following = tokens[end - 1][0], names[tokens[end + 1][0]]
            tens = names.get(previous, 0) >= 20 and names.get(previous, 0) % 10 == 0 and following < 10
            hundreds = previous in {"hundred", "thousand"} and following < 100
            if not (tens or hundreds):
                break
        else:
            break
        end += 1
        n_words += word not in {"y", "and", "-", "e"}
    value = total + current
    return ((value,), end, False, False) if n_words else None


def _unit(tokens: list[_Token], end: int, lang: str) -> str:
    """The unit behind a figure, also over a list ("10 y 12 hectáreas") and hyphens ("402,000-hectare")."""
    in_list = False
    for at in range(end, min(len(tokens), end + 5)):
        word = tokens[at][0]
        is_number = word[0].isdigit() or word in _SCALES or word in _SPANISH or word in _ENGLISH
        unit = _unit_at(tokens, at, lang)
        if unit and not in_list:
            return unit
        if not (word in _LINKS or is_number):
            return ""
        # after "10," or "10 y" a unit belongs to 10 only when another figure stands before it
        in_list = not is_number and (in_list or word in {",", "y", "e", "o", "and", "or", "a", "to", "the", "los"})
    return ""


def _unit_at(tokens: list[_Token], at: int, lang: str) -> str:
    word = tokens[at][0]
    following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    if (word, following) in {("per", "cent"), ("por", "ciento")}:
        return "%"
    if word in {"square", "cubic"} and following in _UNITS_BY_WORD:
        return f"{_UNITS_BY_WORD[following]}{2 if word == 'square' else 3}"
    if word not in _UNITS_BY_WORD or (word == "has" and lang == "en"):
        return ""
    unit = _UNITS_BY_WORD[word]
    if following.startswith("cuadrado"):
        return f"{unit}2"
    return f"{unit}3" if following.startswith("cubico") else unit


def _words_after(tokens: list[_Token], end: int) -> list[str]:
    """Up to five words behind a figure, to the next comma or stop."""
    words = []
    for word, _, _ in tokens[end : end + 7]:
        if word in {".", ",", ";", ":", "(", ")"} or word[0].isdigit() or word in _SPANISH or word in _ENGLISH:
            break
        if word[0].isalpha() and word not in _LINKS:
            words.append(word)
    return words[:5]


# --- whether one may stand for another --------------------------------------------------------------


def same_value(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures have the same value as written."""
    return any(_equal(a, b) for a in ours.values for b in theirs.values)


def _equal(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def stands_for(ours: Figure, theirs: Figure) -> bool:
    """Whether ours is the other as the house rounds it: three digits, or fewer with a word that says so."""
    if same_value(ours, theirs):
        return True
    if ours.is_plain or (theirs.is_plain and not theirs.unit):
        return False
    return any(_rounds(a, b, ours.qualifier) for a in ours.values for b in theirs.values)


def _rounds(shown: float, value: float, qualifier: str) -> bool:
    if not (shown > 0 and value > 0) or abs(shown - value) / value > 0.06:
        return False
    if value >= 10_000 and _equal(shown, _half_up(value)):
        return qualifier not in {"under"}
    match qualifier:
        case "over" | "least":
            side = shown < value
        case "almost" | "under" | "most":
            side = shown > value
        case "about":
            side = True
        case _:
            return False
    step = 10 ** (len(str(int(shown))) - 2)
    is_round = shown % max(step, 1) == 0
    return side and is_round and abs(shown - value) < max(step, 1)


def _half_up(value: float) -> float:
    """Three significant digits, halves upward, as the writer rounds."""
    step = 10.0 ** (len(str(int(value))) - 3)
    return float(int(value / step + 0.5) * step)


def same_unit(ours: Figure, theirs: Figure) -> bool:
    """Whether the units agree; time also in other words: 14 days are two weeks."""
    return not ours.unit or not theirs.unit or ours.unit == theirs.unit


def same_span(ours: Figure, theirs: Figure) -> bool:
    """Whether two stretches of time are equal in different units."""
    for (long, short), factor in _SAME_TIME.items():
        if (ours.unit, theirs.unit) == (long, short):
            return any(_equal(a * factor, b) for a in ours.values for b in theirs.values)
        if (ours.unit, theirs.unit) == (short, long):
            return any(_equal(a, b * factor) for a in ours.values for b in theirs.values)
    return False


#: Qualifiers that contradict each other.
OPPOSITE = frozenset({("over", "under"), ("over", "almost"), ("least", "most"), ("over", "most"), ("least", "under")})


def contradicts(ours: str, theirs: str) -> bool:
    """Whether "more than" has become "fewer than", or the like."""
    return (ours, theirs) in OPPOSITE or (theirs, ours) in OPPOSITE


_SLOT = re.compile(r"(?P<terms>[^=]+?)(?:\s=\s.*)?\s->\s(?P<said>[^(]+)(?:\(.*\))?$")
_AREA = {"ha": 1.0, "km2": 100.0}


def formula_holds(formula: str, shown: Figure, evidence: Iterable[Figure]) -> bool:
    """Whether a recorded reckoning starts from figures of the evidence, adds up, and gives what is shown."""
    match = _SLOT.fullmatch(formula.strip())
    if match is None:
        return False
    known = list(evidence)
    terms = [found[0] for term in match["terms"].split(" + ") if (found := figures(term, lang="en"))]
    said = figures(match["said"], lang="en")
    if not terms or not said or not same_value(said[0], shown) or not same_unit(said[0], shown):
        return False
    if not all(any(same_value(term, figure) and same_unit(term, figure) for figure in known) for term in terms):
        return False
    total = 0.0
    for term in terms:
        total += term.values[0] * _AREA.get(term.unit, 1.0)
    unit = shown.unit or said[0].unit
    total /= _AREA.get(unit, 1.0)
    value = shown.values[0]
    if _equal(total, value) or _equal(rounded_to(total, 3), value):
        return True
    near = abs(value - total) / total <= FAR
    match shown.qualifier:
        case "almost":
            return near and value > total
        case "over":
            return near and value < total
        case "about":
            return near
    return False
