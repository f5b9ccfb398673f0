"""Turn the sample week into a later one: its days move on and its figures change, always in the same way."""

import re
from datetime import date, timedelta

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_YEAR = 2019
#: Not the days of other years: "18 de enero de 2016", "3 May 2011".
_OTHER_YEAR = r"(?! (?:de |del )?(?!2019)(?:19|20)\d\d)"
_DAY = re.compile(rf"\b(\d{{1,2}}) (de )?({'|'.join((*_MONTHS, *_ENGLISH))})\b{_OTHER_YEAR}")
#: Words before a number that is a name, not a count.
_NAMES = ("km ", "kilómetro ", "Decreto ", "Ley ", "artículo ", "Convenio ", "Lote ", "Block ", "Convention ")
#: Counts that an event would have anew: two or three digits, standing alone, no part of a number, road, law or time.
_COUNT = re.compile(
    r"(?<![\w.,:/°º-])" + "".join(f"(?<!{name})" for name in _NAMES) + r"([1-9]\d{1,2})"
    r"(?![\w:/°º%-]|[.,]\d|\s(?:de (?:enero|febrero|marzo)|[ap]\.? ?m\b|January|February|March))"
)


def _shift_day(match: re.Match[str], weeks: int) -> str:
    names = _MONTHS if match[3] in _MONTHS else _ENGLISH
    try:
        day = date(_YEAR, names.index(match[3]) + 1, int(match[1])) + timedelta(weeks=weeks)
    except ValueError:
        return match[0]
    return f"{day.day} {match[2] or ''}{names[day.month - 1]}"


def shift_text(text: str, *, weeks: int) -> str:
    """The text with its days of 2019 moved on and its small counts changed, other ones for every week."""
    moved = _DAY.sub(lambda match: f"\0{_shift_day(match, weeks)}\0", text)
    parts = moved.split("\0")
    # every second part is a day that was moved just now
    return "".join(
        part if index % 2 else _COUNT.sub(lambda match: str(int(match[1]) + 1 + (7 * weeks + int(match[1])) % 9), part)
        for index, part in enumerate(parts)
    )
