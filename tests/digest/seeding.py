"""Clean pairs of source and English, and errors seeded into the English by rule."""

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NAMES = (
    "Tambopata", "Loreto", "Ucayali", "Cusco", "Manu", "Chumbivilcas", "Yurimaguas", "Moquegua", "Satipo", "Pariamanu",
    "Tarapoto", "Huancabamba", "Condorcanqui", "Quellaveco", "Morococha", "Sandia",
)  # fmt: skip
PERSONS = ("Carlos Medrano", "Teresa Huanca", "Pedro Inuma", "Silvia Ponce", "Javier Ccama")
BODIES = ("FENAMAD", "Osinfor", "Cooperacción", "Buenaventura", "Sernanp", "Perenco", "COHARYIMA")


@dataclass(frozen=True, slots=True)
class Pair:
    """A source sentence with a true English one."""

    spanish: str
    english: str
    published_on: date


@dataclass(frozen=True, slots=True)
class Seeded:
    """A pair whose English was made wrong."""

    kind: str
    pair: Pair
    text: str


def clean_pairs() -> list[Pair]:
    lines = (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Pair(spanish, english, date.fromisoformat(day)) for spanish, english, day in rows]


def seeded(pairs: list[Pair]) -> list[Seeded]:
    """Every rule applied wherever it fits; the draw of names and figures is fixed."""
    draw = random.Random(2019)
    out: list[Seeded] = []
    for pair in pairs:
        for rule in (_figures, _units, _days, _names, _swaps, _negation, _convicted, _modality):
            for kind, text in rule(pair.english, draw):
                if text != pair.english:
                    out.append(Seeded(kind, pair, text))
    return out


_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
_MONTH = re.compile(rf"(?<!\d )\b({'|'.join(MONTHS)})\b")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def _figures(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    days = [match.span() for match in _DAY.finditer(text)]
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?", text):
        if any(start <= match.start() < end for start, end in days) or re.fullmatch(r"(19|20)\d\d", match[0]):
            continue
        digits = [i for i, c in enumerate(match[0]) if c.isdigit()]
        for place in {digits[0], digits[-1], draw.choice(digits)}:
            old = match[0][place]
            new = draw.choice([d for d in "123456789" if d != old])
            yield "figure", text[: match.start() + place] + new + text[match.start() + place + 1 :]
        if "," in match[0]:
            yield "figure", text[: match.start()] + match[0].replace(",", "", 1)[:-1] + text[match.end() :]
    for match in re.finditer(rf"\b({'|'.join(_WORDS[1:-1])})\b", text, re.IGNORECASE):
        other = draw.choice([w for w in _WORDS[1:] if w != match[0].lower()])
        other = other.capitalize() if match[0][0].isupper() else other
        yield "figure", text[: match.start()] + other + text[match.end() :]


def _units(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    others = {
        "hectares": "square kilometres", "cubic metres": "tonnes", "kilograms": "tonnes", "kilometres": "metres",
        "days": "weeks", "months": "years", "years": "months", "%": " hectares", "US$": "S/ ", "S/ ": "US$",
        "soles": "dollars", "euros": "dollars", "square kilometres": "hectares", "tonnes": "kilograms",
    }  # fmt: skip
    for unit, other in others.items():
        edge = r"\b" if unit[0].isalpha() else ""
        for match in re.finditer(rf"{edge}{re.escape(unit)}", text):
            near_figure = re.search(r"[\d](?: million)? ?$", text[: match.start()]) or text[match.end() :][:1].isdigit()
            spelled = re.search(rf"\b(?:{'|'.join(_WORDS)}) $", text[: match.start()])
            if (near_figure or spelled) and not text[: match.start()].endswith("square "):
                yield "unit", text[: match.start()] + other + text[match.end() :]


def _days(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    for match in _DAY.finditer(text):
        day, month = int(match[1]), MONTHS.index(match[2])
        for shifted in (day + 1 if day < 28 else day - 1, day - 3 if day > 3 else day + 4):
            yield "day", text[: match.start(1)] + str(shifted) + text[match.end(1) :]
        yield "day", text[: match.start(2)] + MONTHS[(month + draw.randint(1, 11)) % 12] + text[match.end(2) :]
    for match in _MONTH.finditer(text):
        month = MONTHS.index(match[1])
        yield "day", text[: match.start()] + MONTHS[(month + draw.randint(1, 11)) % 12] + text[match.end() :]
    for match in re.finditer(r"\b(?:19|20)\d\d\b", text):
        for shift in (-1, 2):
            yield "day", text[: match.start()] + str(int(match[0]) + shift) + text[match.end() :]


_NAME = re.compile(r"(?<![.“] )(?<!^)\b[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+(?:[ -](?:(?:de|del|la) )?[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+)*")


def names_of(text: str) -> list[re.Match[str]]:
    skip = {"Law", "Block", "REDD", "NGO", *MONTHS}
    return [m for m in _NAME.finditer(text) if m[0].split()[0] not in skip]


def _names(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    for match in names_of(text):
        pool = BODIES if match[0].isupper() else PERSONS if len(match[0].split()) > 1 else NAMES
        for other in draw.sample([name for name in pool if name not in text], 2):
            yield "name", text[: match.start()] + other + text[match.end() :]


def _swaps(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """The doer and the one it is done to, where an active verb stands between them."""
    pattern = r"^(?P<a>[A-Z]{4,}) (?P<mid>has (?:demanded that|asked|denounced) )(?P<b>[A-ZÁÉÍÓÚ]\w+)(?P<rest> .*)$"
    match = re.match(pattern, text)
    if match:
        yield "swap", f"{match['b']} {match['mid']}{match['a']}{match['rest']}"


def _negation(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    for old, new in (("has not ", "has "), ("did not ", "did "), ("will not ", "will "), ("does not ", "does "),
                     ("None of ", "All of "),
        (" without ", " with "), ("unauthorised", "authorised")):  # fmt: skip
        if old in text:
            yield "negation", text.replace(old, new, 1)
    if not re.search(r"\b(not|none|without|denies|un\w+|reject\w+|dismiss\w+)\b", text, re.IGNORECASE):
        for old, new in (("has ", "has not "), ("have ", "have not "), ("will ", "will not "), ("was ", "was not ")):
            if re.search(rf"\b{old}", text):
                yield "negation", re.sub(rf"\b{old}", new, text, count=1)
                break


def _convicted(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    for old, new in (
        ("accused of", "convicted of"), ("has been arrested", "has been convicted"),
        ("is investigating", "has convicted"),
        ("under investigation for", "sentenced for"), ("denounced the governor", "convicted the governor"),
        ("alleged ringleader", "convicted ringleader"), ("alleged crime", "proven crime"),
    ):  # fmt: skip
        if old in text:
            yield "modality", text.replace(old, new, 1)


def _modality(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    for old, new in (
        ("could lose", "has lost"), ("could lose", "will lose"), ("reportedly ", ""), ("alleged ", ""),
        ("has asked", "has persuaded"), ("has demanded that", "has seen that"),
        ("has proposed repealing", "has repealed"),
        ("will build", "has built"), ("will travel", "has travelled"), ("will lift", "have lifted"),
        ("will donate", "has donated"), ("will install", "has installed"), ("will assess", "has assessed"),
        ("will build", "could build"), ("will install", "could install"), ("will close", "has closed"),
        ("will lift", "could lift"), ("will assess", "may assess"), ("will donate", "may donate"),
        ("must title", "has titled"), ("has approved", "may approve"), ("has seized", "could seize"),
        ("has destroyed", "will destroy"), ("has recognised", "will recognise"), ("has registered", "will register"),
        ("has found", "may have found"), ("has sold", "will sell"), ("has fined", "could fine"),
        ("has suspended", "may suspend"), ("has extended", "will extend"),
        ("been sentenced to five years in prison for", "been accused of"),
    ):  # fmt: skip
        if old in text:
            yield "modality", text.replace(old, new, 1)
