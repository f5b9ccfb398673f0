"""Numbers, money and dates as Peru's press writes them, and as the house writes them."""

import math
import re
from datetime import date, timedelta
from functools import lru_cache

MONTHS = {
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}  # fmt: skip
WEEKDAYS = {
    "lunes": 0, "martes": 1, "miércoles": 2, "jueves": 3, "viernes": 4, "sábado": 5, "domingo": 6,
}  # fmt: skip
MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: What measures are written short as, behind themselves too: "1,200 toneladas métricas finas (TMF)".
MEASURES = frozenset(("TM", "TMF", "Tm", "Tmf", "t", "ha", "has", "km", "km2", "m3", "kg", "oz", "MW", "kV", "msnm"))
_THOUSANDS = re.compile(r"^\d{1,3}(?:[ .,’'′]\d{3})+(?:[.,]\d{1,2})?$")


@lru_cache(maxsize=1024)
def number_of(text: str) -> float | None:
    """The value of a written number; None where the separators leave it open ("1.23.4")."""
    bare = text.rstrip("%")
    if re.fullmatch(r"\d+", bare):
        return float(bare)
    if re.fullmatch(r"0[.,]\d+", bare):
        return float(bare.replace(",", "."))
    if _THOUSANDS.match(bare):
        # the last separator is decimal when it differs from the first or two digits or fewer follow it
        tail = re.search(r"[.,](\d{1,2})$", bare)
        whole = bare[: tail.start()] if tail else bare
        digits = re.sub(r"\D", "", whole)
        return float(f"{digits}.{tail.group(1)}" if tail else digits)
    decimal = re.fullmatch(r"(\d+)[.,](\d{1,2})", bare)
    if decimal:
        return float(f"{decimal.group(1)}.{decimal.group(2)}")
    return None


def in_english(value: float) -> str:
    """Words for one to nine, figures from 10, commas for thousands."""
    if value == int(value):
        whole = int(value)
        return WORDS[whole] if 0 < whole < 10 else f"{whole:,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def in_figures(value: float) -> str:
    """Always figures: before a unit, money or %."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def cut_to(value: float, digits: int = 2, *, up: bool = False) -> float:
    """A limit is not rounded beyond itself: "more than 2.247 billion" is more than 2.24, not 2.25."""
    step = 10.0**digits
    return math.ceil(value * step - 1e-6) / step if up else math.floor(value * step + 1e-6) / step


def rounded(value: float) -> float:
    """Three significant digits, from ten thousand up; smaller figures stand."""
    if value < 10_000 and value == int(value):
        return value
    digits = len(str(int(value)))
    if digits <= 3:
        return value
    step = 10 ** (digits - 3)
    return float(int(value / step + 0.5) * step)


def day_in_english(day: date, published_on: date | None) -> str:
    """ "12 March", with its year when it is not the year of publication."""
    year = "" if published_on and published_on.year == day.year else f" {day.year}"
    return f"{day.day} {MONTH_NAMES[day.month - 1]}{year}"


def last_weekday(weekday: int, published_on: date) -> date:
    """The day of that name that the paper means by "el martes" for what has happened."""
    return published_on - timedelta(days=(published_on.weekday() - weekday) % 7)


def next_weekday(weekday: int, published_on: date) -> date:
    """The day of that name that the paper means by "este martes" for what is to come."""
    return published_on + timedelta(days=(weekday - published_on.weekday()) % 7)
