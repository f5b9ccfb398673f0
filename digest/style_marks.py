"""What the style checker looks for in English sentences: tenses, forward looks, owners, furniture."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS.split("|"), 1)}

#: A day to come may also be that of what is announced or ends then: "a strike from 15 July".
ANNOUNCED = re.compile(r"\b(?:announce[sd]?|called?|convened|scheduled|until|from|by|expires?)\b")
#: What stands before an acronym that is the name of a firm, and says so.
SAYS_WHAT = re.compile(r"\b(?:compan(?:y|ies)|firms?|consortium|mine|project|seal) (?:[A-ZÁÉÍÓÚÑ]\S+(?:,| and)? )*$")
FORWARD = re.compile(
    r"\b(will|shall|is due|are due|due (?:to|on|in|by)|is to|are to|was to|were to|intends?|intention|plans?|planned|"
    r"expects?|expected|hopes?|announced (?:plans|that)|promise[ds]?|undertaken|pending|awaits?|awaited|next|deadline|"
    r"until|by the end of|later this|forthcoming|remains? to be|would|could|may|might|has yet|have yet|aims?|proposes?|"
    r"scheduled|set to|about to|meant to|seeks?|ready to|committed|agreed to|call(?:s|ed)? for|demand(?:s|ed)?)\b",
    re.IGNORECASE,
)
_ASSESSMENT = re.compile(
    r"\b(however|nevertheless|despite|although|though|so far|still|remains?|little|scant|scarcely|hardly|unlikely|"
    r"likely|suggests?|shows? that|means? that|brings?|leaves?|raises?|question|doubts?|temporary|lack of|without|"
    r"no progress|yet|only|unclear|risk|threatens?)\b",
    re.IGNORECASE,
)
PERFECT = re.compile(
    r"\b(?:has|have)(?: \w+ly| also| now| long| once more| again| not)? "
    r"(?:been \w+|\w+(?:ed|en|n|t|d|ne|ng|un|k|ut|et|id|de|ld|ught|me))\b"
)
PAST = re.compile(
    r"\b(?:\w+ed|was|were|had|went|came|met|took|gave|made|held|said|began|found|left|led|brought|built|sent|won|lost|"
    r"put|set|told|saw|rose|fell|struck|wrote|heard|got|kept|paid|cut|shut|hit|became)\b"
)
REPORT = re.compile(r"\b(report|study|survey|investigation|analysis|paper|figures|research|review)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|[Oo]urselves|I|[Mm]y|[Mm]yself|us)\b(?!\$)")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")
PIVOTS = re.compile(
    r"\b(progress|trouble|protests?|threats?|news|dangers?|delays?|conflicts?|setback|breakthrough|plans?|row|dispute|"
    r"doubts?|concern|deal|agreement|report|raid|ruling|spills?|strike|march|call|warning|steps?|deaths?|killing)\b",
    re.IGNORECASE,
)
ACCUSED = re.compile(r"\b(?:accused of|blamed for|allegedly|alleged to|suspected of)\b", re.IGNORECASE)
OWNER = re.compile(
    r"\b(by|prosecutors?|police|courts?|judges?|Public Prosecutor|ministry|ombudsman|comptroller|inspectors?|"
    r"investigat\w+|charged|federation|communit\w+|leaders?|residents)\b",
    re.IGNORECASE,
)
ATTRIBUTION = re.compile(
    r"\b(according to|sa(?:ys?|id)|claim(?:s|ed)?|report(?:s|ed)?|announce[sd]?|denounce[sd]?|demand(?:s|ed)?|"
    r"insist(?:s|ed)?|warn(?:s|ed)?|argue[sd]?|point(?:s|ed)? out|accuse[sd]?|stress(?:es|ed)?|complain(?:s|ed)?)\b",
    re.IGNORECASE,
)
FURNITURE = re.compile(
    r"(https?://|www\.|\bclick here\b|\bsee here\b|\bread more\b|\bread also\b|\blee (?:también|además)\b|\[Sp\]|"
    r"\bAll news\b|\bshare this\b|\bsubscribe\b|\bnewsletter\b|\bfollow us\b|\bphoto(?:graph)?:|\bfoto:|\bcookies?\b|"
    r"\bPSG Aims\b|\bWhy join\b)",
    re.IGNORECASE,
)
NUMERIC_DATE = re.compile(r"(?<![\d/])\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)")
MONTH_FIRST = re.compile(rf"\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)")
#: American spellings that are no part of English proper names, so that a capital does not excuse them.
AMERICAN_WORDS = frozenset({"organiz~", "recogniz~", "labor", "defense"})
_DAY = re.compile(rf"(?P<last>\blast )?\b(?P<day>\d{{1,2}}) (?P<month>{_MONTHS})(?: (?P<year>\d{{4}}))?")
_FIGURE = re.compile(r"(?<![\w,.$/])(?P<money>US\$|S/|\$|€)? ?(?P<text>\d[\d,]*(?:\.\d+)?)(?P<after>%?[\w-]*)")
#: Characters before a figure in which what makes it an identifier stands.
_AS_FAR = 60
_IDENTIFIER = re.compile(
    r"(?:\b(?:law|decree|block|blocks|lot|article|resolution|ordinance|convention|kilometre|km|no\.|number|chapter|"
    r"route|operation|phase|stage|bill|aged|age|since|in|of|from|until|to|by|and|between|during|before|after|delta|mega"
    r")\s(?:\w+\s)?|\b\w*[A-Z][\w-]*\s|[-–/])$",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure in running text; `has_unit`: money, a sign or a word says of what."""

    text: str
    has_unit: bool


#: "between kilometres 98 and 115": where, not how much.
MILESTONES = re.compile(r"\bkilomet(?:re|er)s? (?P<first>\d[\d.,+]*)(?: (?:and|to) (?P<last>\d[\d.,+]*))?")


def without_quotations(text: str) -> str:
    """The text with quoted words blanked, so that offsets stay."""
    return re.sub(r"“[^”]*”", lambda match: " " * len(match[0]), text)


def days_in(text: str, dated_on: date) -> list[tuple[date, str]]:
    """Days that the text names, those without a year in the year of the bulletin; "last" ones are left out."""
    found = []
    for match in _DAY.finditer(text):
        year = int(match["year"]) if match["year"] else dated_on.year
        try:
            day = date(year, MONTH_NUMBER[match["month"]], int(match["day"]))
            if not match["year"] and day > dated_on + timedelta(days=150):
                day = day.replace(year=year - 1)  # "27 December" in May is last year's
        except ValueError:
            continue
        if not match["last"]:
            found.append((day, match[0].strip()))
    return found


@lru_cache(maxsize=1024)  # a plan weighs the same sentences in many orders
def figures_in(text: str) -> tuple[PrintedFigure, ...]:
    """Figures that are no day of the month; years count, as they do in the house's bands."""
    days = {match.start("day") for match in _DAY.finditer(text)}
    found = []
    for match in _FIGURE.finditer(text):
        if match.start("text") in days:
            continue
        printed = match["text"].rstrip(",.")
        after = text[match.start("text") + len(printed) :]
        is_year = re.fullmatch(r"(1[5-9]|20)\d\d", printed) is not None
        has_noun = re.match(r"(?:%|-\w|st|nd|rd|th|[ ](?!and\b|or\b|to\b|in\b|of\b|by\b)[^\W\d_])", after) is not None
        # "10 and 12 hectares", "between 10 and 12 hectares", "12 of the 20"
        shares = re.match(r" (?:and|or|to|of) (?:\w+ )?(?:\d|them|the|those|which)", after) is not None
        identifier = _IDENTIFIER.search(text[max(0, match.start("text") - _AS_FAR) : match.start("text")]) is not None
        found.append(PrintedFigure(printed, bool(match["money"]) or is_year or has_noun or shares or identifier))
    return tuple(found)


def assessment(text: str) -> bool:
    """Whether a sentence weighs up."""
    return _ASSESSMENT.search(text) is not None
