"""The written form of a sentence: capital, full stop, commas, figures that open it."""

import re
from functools import cache

from digest.english.idioms_patterns import Rules
from digest.english.needed import Finder, applied
from digest.english.printed import printed
from digest.spanish.figures import WORDS

_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
#: A sentence does not begin with a figure where a word will do.
_WORDED = {"10": "ten", "11": "eleven", "12": "twelve", "13": "thirteen", "14": "fourteen", "15": "fifteen", "16":
           "sixteen", "17": "seventeen", "18": "eighteen", "19": "nineteen", "20": "twenty"}  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_ANY_MONTH = "|".join(_MONTHS)
#: What is mended wherever it stands, in this order.
_MENDED = (
    (r"\brespectively respectively\b", "respectively"),
    (r",\s*,", ","),
    (r"\bcan not\b(?! only)", "cannot"),
    (r"(?<=[\w)]) (?=according to (?:[a-z]+ )?(?:data|estimates|figures|calculations|reports)\b)", ", "),
    (r" \(([A-ZÁÉÍÓÚ]\w*[a-zñ][^()]*)\) \(([A-ZÁÉÍÓÚ]\w*[a-zñ][^()]*)\)", r", \1 (\2)"),
    (rf"\bthe months? of (?={_ANY_MONTH})", ""),
    (r"\bAmazonas(?=(?:,? (?:and )?[A-ZÁÉÍÓÚ]\w+)* rivers?\b)", "Amazon"),
    (r"\bbasins of the ([A-Z]\w+) and the ([A-Z]\w+)(?=[.,]| in |$)", r"basins of the \1 and \2 rivers"),
    (
        r"\b(letters?|notes?|documents?|reports?|resolutions?|decrees?|is|are|was|were) dated on (?=\d)",
        r"\1 dated ",
    ),
    (r"the Amazon of Peru", "the Peruvian Amazon"),
    (
        r"\b(?:project|initiative)(s?) "
        r"(?=(?:that seeks? )?to (?:annul|repeal|amend|modify|scrap) (?:the|a|that) (?:\w+ )?law\b)",
        r"bill\1 ",
    ),
    (r"\bwill not again (?=leave\b|abandon\b)(.+?)(?=[.,]|$)", r"will not \1 again"),
    (r"\bfor ((?:\w+ ){1,2}(?:years|decades|months) of (?!prison|age|suspended)[a-z])", r"during \1"),
    (r"\b(\w+) years of suspended sentence\b", r"\1-year suspended sentences"),
    (r"\boil spill in the (?=(?:[A-Z]\w+ )*[Pp]ipeline\b)", "oil spill from the "),
    (r"\bsentence of prison\b", "prison sentence"),
    (rf"\b(?:in|on) (?=(?:next|last) (?:{_ANY_MONTH})\b)", ""),
    (r"((?:S/|US\$)[\d.,]+(?: [mb]illion)?) ((?:has|have) been \w+) in cash\b", r"\1 in cash \2"),
    (r"\b([Aa]) (?=(?:hour|honest|heir)\w*\b)", r"\1n "),
    # "has caused the flooding of the Piura river": it has caused the river to overflow
    (
        r"\b(cause[sd]?) the (?:flooding|overflow) of ((?:the )?(?:[A-ZÁÉÍÓÚÑ][\w-]+ )*(?:rivers?|streams?))\b"
        r"(?! and (?!\w+ed\b)|,)",
        r"\1 \2 to overflow",
    ),
)


@cache
def _mended() -> tuple[Rules, Finder]:
    """The rules, and which of them may change a text: made when first asked for."""
    rules = tuple((re.compile(pattern), said) for pattern, said in _MENDED)
    return rules, Finder([pattern for pattern, _ in rules])


def tidy(text: str) -> str:
    """A sentence: capital, full stop, no doubled or stray commas, no figure to open it."""
    text = re.sub(r"\s+", " ", text).strip()
    if opening := re.match(r"(\d[\d,.]*)(?= [a-z])", text):
        text = _opened(opening.group(1)) + text[opening.end() :]
    text = applied(*_mended(), text)
    text = re.sub(r",\s*(?=[.;)]|$)", "", text)
    text = re.sub(r"\s+([,.;)])", r"\1", text)
    text = re.sub(r"^(\d\d) (?=[A-Za-z])", lambda m: f"{_WORDED.get(m[1], m[1])} ", text)
    text = printed(text[:1].upper() + text[1:])
    return text if text.endswith(".") else text + "."


def _opened(figure: str) -> str:
    """A figure that opens a sentence: in words up to 99, else behind "a total of"."""
    if not figure.isdigit() or int(figure) > 99 or int(figure) < 10:
        return f"A total of {figure}"
    tens, ones = divmod(int(figure), 10)
    if tens == 1:
        return _TEENS[ones]
    return _TENS[tens] + (f"-{WORDS[ones]}" if ones else "")
