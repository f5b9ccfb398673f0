"""Spanish text into tokens that know where they stand; "del" and "al" come as two."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache

from digest.spanish.holders import with_holders_apart

_TOKEN = re.compile(
    r"""
      (?:US\$|U\$S|S/\.?|\$|€)                      # currencies
    | \d{1,6}[-‑–](?:19|20)\d\d(?:[-‑–/][A-ZÁÉÍÓÚÑ]{2,}\d*)+  # 094-2025-PCM
    | 0\d{1,5}[-‑–](?:19|20)\d\d(?![\w-])            # 004-2022
    | \d+(?:[.,’'′]\d+)*(?:\s\d{3}(?!\d))*%?           # 1.234,5  12 503  45%
    | n\.?\s?[°º]                                   # Nº
    | [^\W\d_]+\d+(?![\w])                          # D4
    | (?-i:\b(?:S\.\ ?A\.(?:\ ?[AC]\.)?|S\.\ ?R\.\ ?L\.|E\.\ ?I\.\ ?R\.\ ?L\.)) # S. A. C.
    | [^\W\d_]\.(?:[^\W\d_]\.)+                     # S.A.
    | REDD\+                                       # its plus is part of the name
    | \bex[ -](?!post\b|ante\b|profes)(?-i:[a-záéíóúñ]{3,}) # ex alcalde, ex-ministra
    | [^\W\d_]+(?:['’´][^\W\d_]+|-[^\W\d_]+)*       # words, Ese'eja, afro-peruano
    | \.\.\.|…
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: "derogarla": an infinitive and what it is done to.
_ENCLITIC = re.compile(r"(?P<verb>[a-zñáéíóú]+[aeií]r)(?P<it>l[oa]s?)")
_WORDS_IN_RLA = frozenset((
    "charla", "charlas", "perla", "perlas", "mirlo", "mirlos", "parla", "merla", "merlo", "merlos",
    "chirla", "chirlas", "esquirla", "esquirlas", "birla",
))  # fmt: skip
#: Words that are a preposition and its article.
SPLIT = {"del": ("de", "el"), "al": ("a", "el")}


@dataclass(slots=True, kw_only=True, unsafe_hash=True)  # never changed; frozen, each takes three times as long to make
class Token:
    """A word, number or mark; `start`..`end` are characters of the text it was cut from."""

    text: str
    start: int
    end: int
    # what is asked of each dozens of times
    low: str = field(init=False, repr=False, compare=False)  # in lower case, accents kept
    is_word: bool = field(init=False, repr=False, compare=False)
    is_capital: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first = self.text[:1]
        self.low, self.is_word, self.is_capital = self.text.lower(), first.isalpha(), first.isupper()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents, for looking names up; ñ becomes n."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower().replace("´", "'").replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=1024)  # a sentence, its pieces and theirs are asked for again and again
def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of one sentence; `offset` is where it starts in its text."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start() + offset
        parts = SPLIT.get(word.lower()) if not word[:1].isupper() or match.start() == 0 else None
        if parts:
            first, second = parts
            first = first.capitalize() if word[0].isupper() else first
            tokens.append(Token(text=first, start=start, end=start + 1))
            tokens.append(Token(text=second, start=start + 1, end=match.end() + offset))
        elif (joined := _ENCLITIC.fullmatch(word)) and word not in _WORDS_IN_RLA:
            cut = start + len(joined["verb"])
            tokens.append(Token(text=joined["verb"], start=start, end=cut))
            tokens.append(Token(text=f"-{joined['it']}", start=cut, end=match.end() + offset))
        else:
            text_of = word.replace(". ", ".") if word[1:2] == "." else word  # "S. A. C."
            if word[2:3] in {" ", "-"} and word[:2].lower() == "ex":
                text_of = word[:2] + word[3:]  # "ex alcalde": "exalcalde", as it is spelt
            tokens.append(Token(text=text_of, start=start, end=match.end() + offset))
    return tuple(with_holders_apart(_with_commas(_told(_up_to(_in_full(tokens))), text, offset)))


#: How a headline says who tells, before a colon: "Fenamad alerta: …".
_TELLS = frozenset((
    "alerta", "advierte", "denuncia", "informa", "confirma", "revela", "alertan", "advierten", "denuncian", "informan",
    "confirman", "revelan",
))  # fmt: skip
_QUOTES = frozenset("\"“”«»'‘")


def _told(tokens: list[Token]) -> list[Token]:
    """ "Fenamad alerta: familias encuentran …": it warns that they do; what is quoted stays so."""
    colon = next((at for at, token in enumerate(tokens[:12]) if token.text == ":"), 0)
    if colon < 2 or colon + 2 >= len(tokens) or tokens[colon - 1].low not in _TELLS:
        return tokens
    after = tokens[colon + 1]
    if after.text in _QUOTES or not tokens[0].is_capital or any(t.text == "," for t in tokens[:colon]):
        return tokens
    return [*tokens[:colon], replace(tokens[colon], text="que"), *tokens[colon + 1 :]]


#: Units that are cut short behind a figure: one, and several.
_UNITS = {
    "ha": ("hectárea", "hectáreas"), "has": ("hectárea", "hectáreas"), "km": ("kilómetro", "kilómetros"),
    "kg": ("kilo", "kilos"), "kgs": ("kilo", "kilos"), "tm": ("tonelada", "toneladas"),
    "uit": ("uit", "uites"),
}  # fmt: skip
#: What follows a unit; a verb has a participle behind it: "en 2024 ha caído".
_BEHIND_UNITS = frozenset((
    "de", "en", "para", "por", "y", "a", "con", "del", "al", "que", "dentro", ".", ",", ";", ":", "(", ")",
))  # fmt: skip


def _in_full(tokens: list[Token]) -> list[Token]:
    """ "80 ha", "200 mil km": the unit as it is read, where it stands."""
    if _UNITS.keys().isdisjoint([token.low for token in tokens]):
        return tokens
    out = tokens
    for at, token in enumerate(tokens):
        said = _UNITS.get(token.low)
        if said is None or at == 0:
            continue
        before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
        if not (before.text[0].isdigit() or before.low == "mil"):
            continue
        if after is not None and after.low not in _BEHIND_UNITS:
            continue
        if out is tokens:
            out = list(tokens)
        out[at] = replace(token, text=said[0] if before.text == "1" else said[1])
    stops = {
        at
        for at in range(2, len(out) - 1)
        if out[at].text == "." and out[at - 1] is not tokens[at - 1] and out[at + 1].text[:1].islower()
    }  # "12 500 ha. en cuatro años"
    return [token for at, token in enumerate(out) if at not in stops] if stops else out


def _up_to(tokens: list[Token]) -> list[Token]:
    """ "bonos hasta por US$ 1,000 millones", "subió hasta en 2 %": "por hasta", as it is said elsewhere."""
    if "hasta" not in [token.text for token in tokens]:
        return tokens
    out = tokens
    for at in range(len(tokens) - 2):
        first, second, figure = tokens[at : at + 3]
        is_figure = figure.text[:1].isdigit() or figure.text in _CURRENCIES
        if first.text == "hasta" and second.text in {"por", "en"} and is_figure and not _is_day(tokens, at + 2):
            out = list(tokens) if out is tokens else out
            out[at], out[at + 1] = replace(first, text=second.text), replace(second, text="hasta")
    return out


_CURRENCIES = frozenset(("US$", "U$S", "S/", "S/.", "$", "€"))


def _is_day(tokens: list[Token], at: int) -> bool:
    """ "hasta en 2019": a year, and no figure of anything."""
    return len(tokens[at].text) == 4 and tokens[at].text.isdigit()


_DASHES = frozenset("-–—")
_CLOSERS = frozenset(",.;:")


def _with_commas(tokens: list[Token], text: str, offset: int) -> list[Token]:
    """Dashes that set something apart ("el río –dijo el alcalde– está …") are read as commas."""
    if _DASHES.isdisjoint([token.text for token in tokens]):
        return tokens
    out = list(tokens)
    opening = -1
    for at, token in enumerate(tokens):
        if token.text not in _DASHES:
            continue
        before = text[token.start - offset - 1 : token.start - offset]
        after = text[token.end - offset : token.end - offset + 1]
        if before.isspace() and after and not after.isspace():
            opening = at
        elif opening >= 0 and before and not before.isspace() and (not after or after.isspace() or after in ",.;:"):
            out[opening] = replace(tokens[opening], text=",")
            out[at] = replace(token, text=",")
            opening = -1
    closed = {at for at, token in enumerate(out[:-1]) if token is not tokens[at] and out[at + 1].text in _CLOSERS}
    return [t for at, t in enumerate(out) if at not in closed]


_END = re.compile(r"(?<=[.!?…])[\"”»']?\s+(?=[\"“«¿¡A-ZÁÉÍÓÚÑ0-9])|\n\s*\n?")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Sr|Sra|Dr|Dra|Ing|Lic|Gral|Cmdte|Cap|Av|Jr|Art|Arts|Nro|No|núm|Km|km|aprox|Ltd|Inc|vs|ej|pág|Mons|Hnos|"
    r"mlls|mills|St|Sta|Sto|D\.S|R\.M|EE|UU)|\b[A-ZÑ])\.$"
)

#: What a firm's name ends in, and words that begin a sentence behind it and no name.
_FIRM = re.compile(r"\b(?:S\. ?A\.(?: ?[AC]\.)?|S\. ?R\. ?L\.)$")
_BEGINS = re.compile(r"(?:El|Los|Las|En|Por|Según|Además|También|Para|Tras|Con|Desde|Sin|Este|Esta|Ambas|Ambos)\b")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of `text` stand, paragraphs included; abbreviations do not end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        before = text[start : match.start()].rstrip("\"”»'")
        is_abbreviated = "\n" not in match.group() and _ABBREVIATION.search(before)
        if is_abbreviated and not (_FIRM.search(before) and _BEGINS.match(text, match.end())):
            continue
        _add(text, start, match.start(), spans)
        start = match.end()
    _add(text, start, len(text), spans)
    return spans


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))
