"""Lines that are not the article's: pointers to other articles, appeals, credits, the title again, bare dates."""

import functools
import re
from dataclasses import dataclass
from importlib.resources import files

import yaml

from scrapers.dates import fold_words

#: The title stands again among the first lines, if at all.
TITLE_WITHIN = 6
_BARE_DATE = re.compile(
    r"\W*(?:(?:publicado|actualizado|published|updated|fecha)\W+(?:el|on)?\W*)?(?:\w+,?\s+)?"
    r"(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\s(?:de\s)?[a-z]{3,10}\.?,?\s(?:del?\s)?\d{4}"
    r"|[a-z]{3,9}\.?\s\d{1,2},\s\d{4})"
    r"[\s\d:.,|\-–—hampst]*"
)
_BARE_TIME = re.compile(r"\W*\d{1,2}[:.]\d\d\s*(?:h|hs|hrs|horas|[ap]\.?\s?m\.?)?\W*")
_BARE_ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+\W*")
_SIGNS_ONLY = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    pointer: re.Pattern[str]
    pointer_longest: int
    appeal: re.Pattern[str]
    appeal_longest: int
    credit: re.Pattern[str]
    credit_longest: int
    headings: frozenset[str]


def _one_of(phrases: list[str]) -> str:
    return "|".join(re.escape(fold_words(phrase)) for phrase in sorted(phrases, key=len, reverse=True))


@functools.cache
def _table() -> _Table:
    raw = yaml.safe_load((files("scrapers") / "boilerplate.yaml").read_text(encoding="utf-8"))
    return _Table(
        pointer=re.compile(
            rf"[\W\d_]*(?:(?:{_one_of(raw['pointers'])})(?!\w)|(?:{_one_of(raw['labels'])})\s*(?:[:|>»]|[\-–—]\s))"
        ),
        pointer_longest=raw["pointer_longest"],
        appeal=re.compile(rf"[^\w¿]*(?:{_one_of(raw['appeals'])})(?!\w)"),
        appeal_longest=raw["appeal_longest"],
        credit=re.compile(rf"\W*(?:{_one_of(raw['credits'])})\s*(?::|/|\||©|by\s|via\s|[\-–—]\s)"),
        credit_longest=raw["credit_longest"],
        headings=frozenset(fold_words(heading) for heading in raw["headings"]),
    )


def title_key(text: str) -> str:
    """What two forms of one title share."""
    return re.sub(r"[\W_]+", " ", fold_words(text)).strip()


def is_boilerplate(line: str) -> bool:
    """Whether the line is a pointer, an appeal, a credit, a bare date, time or heading, wherever it stands."""
    if len(line) > 300:
        return False
    table = _table()
    folded = fold_words(line)
    return (
        (len(line) <= table.pointer_longest and table.pointer.match(folded) is not None)
        or (len(line) <= table.appeal_longest and table.appeal.match(folded) is not None)
        or (len(line) <= table.credit_longest and table.credit.match(folded) is not None)
        or folded.strip(" -–—:|.•·>»*") in table.headings
        or _SIGNS_ONLY.fullmatch(folded) is not None
        or (len(line) <= 60 and _BARE_DATE.fullmatch(folded) is not None)
        or (len(line) <= 20 and _BARE_TIME.fullmatch(folded) is not None)
    )


def clean_lines(lines: list[str], *, title: str = "") -> list[str]:
    """The lines without boilerplate, without the title among the first, without a bare address at either end."""
    key = title_key(title)
    kept = [
        line
        for place, line in enumerate(lines)
        if not is_boilerplate(line) and not (key and place < TITLE_WITHIN and title_key(line) == key)
    ]
    while kept and _BARE_ADDRESS.fullmatch(kept[-1]):
        kept.pop()
    while kept and _BARE_ADDRESS.fullmatch(kept[0]):
        kept.pop(0)
    return kept
