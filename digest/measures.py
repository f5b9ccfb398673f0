"""Amounts with their unit: adding, converting, rounding, and saying in the house's words what was done."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: of what kind, how many of the kind's base it holds, and its English names."""

    kind: str
    factor: float
    one: str
    many: str
    before: bool = False  # US$ stands before the figure


UNITS = MappingProxyType(
    {
        "ha": Unit("area", 1.0, "hectare", "hectares"),
        "km2": Unit("area", 100.0, "square kilometre", "square kilometres"),
        "km": Unit("length", 1.0, "kilometre", "kilometres"),
        "m": Unit("length", 0.001, "metre", "metres"),
        "t": Unit("mass", 1000.0, "tonne", "tonnes"),
        "kg": Unit("mass", 1.0, "kilogram", "kilograms"),
        "%": Unit("share", 1.0, "%", "%"),
        "people": Unit("people", 1.0, "person", "people"),
        "communities": Unit("communities", 1.0, "community", "communities"),
        "US$": Unit("US$", 1.0, "US$", "US$", before=True),
        "S/": Unit("S/", 1.0, "S/", "S/", before=True),
        "": Unit("", 1.0, "", ""),
    }
)
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: "almost" and "over" lie no further than this share from the figure.
FAR = 0.09
_AMOUNT = re.compile(r"(?P<before>US\$|S/)?\s*(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s]\S*)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its unit, as a source gives it."""

    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An amount in words, and how it was reckoned; no formula when the source's own figure stands."""

    text: str
    formula: str = ""


def amount_of(text: str) -> Amount:
    """An amount from "1,716,295.22 ha", "US$95", or LexiconError."""
    match = _AMOUNT.fullmatch(text.strip())
    unit = (match["before"] or match["unit"] or "") if match else ""
    if match is None or unit not in UNITS:
        raise LexiconError(
            f"{text!r} is no amount; write a figure and one of the units {', '.join(filter(None, UNITS))}"
        )
    return Amount(float(match["value"].replace(",", "")), unit)


def figure_text(value: float) -> str:
    """Commas for thousands, a point for decimals, no more decimals than there are."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def plain(amount: Amount, *, spelled: bool = False) -> str:
    """The amount as it is; `spelled` writes the unit out, as running text wants it."""
    unit = UNITS[amount.unit]
    figure = figure_text(amount.value)
    if unit.before:
        return f"{amount.unit}{figure}"
    if amount.unit == "%":
        return f"{figure}%"
    if not spelled:
        return f"{figure} {amount.unit}".strip()
    if not amount.unit:
        small = amount.value == int(amount.value) and 0 < amount.value < 10
        return WORDS[int(amount.value)] if small else figure
    return f"{figure} {unit.one if amount.value == 1 else unit.many}"


def rounded_to(value: float, digits: int) -> float:
    """The value at so many significant digits."""
    return float(f"{value:.{digits}g}") if value else 0.0


def express(amounts: Sequence[Amount], unit: str, word: str) -> Said:
    """The sum of amounts in a unit, rounded as `word` asks: auto, almost, over, some, 3 (digits) or exact."""
    kinds = {UNITS[amount.unit].kind for amount in amounts} | {UNITS[unit].kind}
    if len(kinds) != 1:
        raise LexiconError(f"{', '.join(sorted(kinds))} cannot be added or converted; give amounts of one kind")
    base = sum(amount.value * UNITS[amount.unit].factor for amount in amounts)
    value = base / UNITS[unit].factor
    shown, before = _rounded(value, word)
    text = f"{before} {plain(Amount(shown, unit), spelled=True)}".strip()
    steps = [" + ".join(plain(amount) for amount in amounts)]
    if len(amounts) > 1 and len({amount.unit for amount in amounts}) == 1:
        steps.append(plain(Amount(round(sum(amount.value for amount in amounts), 2), amounts[0].unit)))
    if any(amount.unit != unit for amount in amounts):
        steps.append(plain(Amount(round(value, 2), unit)))
    changed = len(amounts) > 1 or amounts[0].unit != unit or shown != value
    return Said(text, f"{' = '.join(steps)} -> {text}" if changed else "")


def _rounded(value: float, word: str) -> tuple[float, str]:
    """What is shown and the word before it; "almost" only from below, "over" only from above."""
    match word:
        case "exact":
            return value, ""
        case "3":
            return rounded_to(value, 3), ""
        case "some" | "about":
            return rounded_to(value, 2), word
        case "almost" | "over" | "auto":
            for digits in (1, 2, 3):
                step = 10.0 ** (len(str(int(value))) - digits)
                below, above = int(value / step) * step, math.ceil(value / step) * step
                if below == value:
                    return value, ""
                sides = [("over", below), ("almost", above)]
                near = [(abs(shown - value), side, shown) for side, shown in sides if word in {"auto", side}]
                gap, side, shown = min(near)
                if gap / value <= FAR:
                    return shown, side
            raise LexiconError(f"{value} does not round to {word!r} a round figure; use auto, some or exact")
    raise LexiconError(f"{word!r} is no way to round; use auto, almost, over, some, about, 3 or exact")
