"""What of an item tells its event: its words with their weights, its rare names, and the keys it is found by."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from itertools import repeat
from types import MappingProxyType

import snowballstemmer
import xxhash

from pipeline.facts import identifiers
from pipeline.text import calendar_words, fold, printed_words, tokens
from pipeline.types import Item

#: Rare words count more than in proportion, and names a little more.
_WEIGHT_POWER = 1.5
_NAME_BONUS = 1.15
#: Words of a text that are read; each counts the less the further down it stands, and half as much at this place: news
#: is told from its head, and background that many articles share stands at the end.
_BODY_WORDS = 300
_HALF_AT = 80
#: A text from so many words on is compared as such; a line or two says no more than the headline.
FULL_WORDS = 40
#: Of the words of a text, by their place.
_SHARES = tuple(_HALF_AT / (_HALF_AT + at) for at in range(_BODY_WORDS))
#: A single letter tells nothing.
_SHORTEST = 2
#: Stems kept at hand for each language.
_MAX_STEMS = 100_000
_N_KEYS = 12
_N_NAME_KEYS = 10
#: From this weight on a name is rare enough to link two languages by.
_RARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What is compared of an item: the stems of its headline and of the whole with their weights, its rare names."""

    item: str
    at: datetime | None
    since: datetime | None  # when it was first told: an update carries on the day of what it updates
    weights: Mapping[str, float]  # of the headline
    norm: float
    whole: Mapping[str, float]  # of headline and text together; empty without a text
    whole_norm: float
    names: Mapping[str, float]  # rare names, official numbers and large figures, which other languages write alike
    form: str  # the headline without its figures and days
    filling: str  # those figures and days
    is_serial: bool
    keys: tuple[int, ...]
    name_keys: tuple[int, ...]


_STEMMERS = MappingProxyType({"es": "spanish", "en": "english", "pt": "portuguese"})


class _Stems(dict[str, str]):
    """Printed words by their folded stems, made when first asked for."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._stem = snowballstemmer.stemmer(_STEMMERS.get(lang, "spanish")).stemWord

    def __missing__(self, printed: str) -> str:
        if len(self) >= _MAX_STEMS:
            self.clear()
        small = printed.lower()
        stem = self[printed] = fold(str(self._stem(printed))) if small == printed else self[small]
        return stem


@cache
def _stems(lang: str) -> _Stems:
    return _Stems(lang)


def stem_of(word: str, lang: str) -> str:
    """The folded stem of a word; a word that is no language's is stemmed as Spanish."""
    return _stems(lang)[word]


def _rows(name: str) -> list[list[str]]:
    text = (files("pipeline") / "words" / name).read_text(encoding="utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]


@cache
def _frequencies(lang: str) -> Mapping[str, float]:
    """Stem -> in how many of 1,000 news texts at large it occurs."""
    counts: dict[str, dict[str, float]] = {}
    for of, stem, n in _rows("frequencies.tsv"):
        counts.setdefault(of, {})[stem] = float(n)
    spanish = counts["es"]
    return MappingProxyType({**spanish, **counts["pt"]} if lang == "pt" else counts.get(lang, spanish))


@cache
def _field_frequencies(lang: str) -> Mapping[str, float]:
    """Stem -> in how many of 1,000 texts of this field it occurs at least."""
    rows = [(listed.split(), float(n)) for of, listed, n in _rows("field_words.tsv") if of == lang]
    return MappingProxyType({stem_of(word, lang): n for listed, n in reversed(rows) for word in listed})


class _Weights(dict[str, float]):
    """Stems by how telling they are, reckoned when first asked for."""

    def __init__(self, lang: str, *, in_text: bool) -> None:
        super().__init__()
        self._lang, self._in_text = lang, in_text

    def __missing__(self, stem: str) -> float:
        if len(self) >= _MAX_STEMS:
            self.clear()
        per_mille = _frequencies(self._lang).get(stem, 0.0)
        if self._in_text:
            per_mille = max(per_mille, _field_frequencies(self._lang).get(stem, 0.0))
        rarity = max(0.0, 1.0 - math.log(per_mille + 1.0) / math.log(1000.0))
        found = self[stem] = math.pow(rarity, _WEIGHT_POWER)
        return found


@cache
def _weights(lang: str, *, in_text: bool) -> _Weights:
    return _Weights(lang, in_text=in_text)


def weight(stem: str, lang: str, *, in_text: bool = False) -> float:
    """How telling a word is: 0 for the commonest, 1 for a rare one.

    In a text the words of the field are common: every second article has them; a headline chose each of its words.
    """
    return _weights(lang, in_text=in_text)[stem]


def member_of(item: Item, *, since: datetime | None = None) -> Member:
    """Take an item's words apart; `since` is when the oldest was published that it stands for."""
    at = item.published_at or item.first_seen_at
    in_title = printed_words(item.title, item.lang)
    in_text = printed_words(item.text[: _BODY_WORDS * 12], item.lang)[:_BODY_WORDS]
    weights = _weighed(in_title, item.lang)
    whole, named = _counted(in_title, in_text, item.lang)
    if len(in_text) < FULL_WORDS:
        # The few words below a headline help a little; they weigh half.
        weights = {**{stem: w / 2 for stem, w in _weighed(in_text, item.lang).items()}, **weights}
    days = calendar_words()
    is_filling = [key[0].isdigit() or key in days for _, key in in_title]
    form = " ".join(key for (_, key), filling in zip(in_title, is_filling, strict=True) if not filling)
    told = whole if len(in_text) >= FULL_WORDS else weights
    named |= {number: 1.0 for found in identifiers(item.title).values() for number in found}
    names = sorted(named, key=lambda name: (-named[name], name))
    return Member(
        item=item.id,
        at=at,
        since=min(since, at) if since and at else at,
        weights=MappingProxyType(weights),
        norm=_norm(weights),
        whole=MappingProxyType(whole if len(in_text) >= FULL_WORDS else {}),
        whole_norm=_norm(whole) if len(in_text) >= FULL_WORDS else 0.0,
        names=MappingProxyType(named),
        form=form,
        filling=" ".join(key for (_, key), filling in zip(in_title, is_filling, strict=True) if filling),
        is_serial=any(mark in f" {form} " for mark in _serial_marks()),
        keys=_keys(told, item.lang),
        name_keys=tuple(sorted({_key("*", name) for name in names[:_N_NAME_KEYS]})),
    )


_Printed = Sequence[tuple[str, str]]


def _weighed(found: _Printed, lang: str) -> dict[str, float]:
    """The weights of a headline's words; a capital within it adds a little."""
    stems, rarities, days = _stems(lang), _weights(lang, in_text=False), calendar_words()
    weights: dict[str, float] = {}
    for at, (printed, key) in enumerate(found):
        if len(key) < _SHORTEST or key in days:
            continue
        stem = key if key[0].isdigit() else stems[printed]
        worth = rarities[stem] * (_NAME_BONUS if at and printed[0].isupper() else 1.0)
        if worth > 0:
            weights[stem] = max(weights.get(stem, 0.0), worth)
    return weights


def _counted(title: _Printed, text: _Printed, lang: str) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of a whole article's words, by how often and how early they stand; and of its rare names."""
    stems, rarities, days = _stems(lang), _weights(lang, in_text=True), calendar_words()
    often: dict[str, float] = {}
    capitals: dict[str, int] = {}
    written: dict[str, str] = {}
    for found, shares in ((title, repeat(1.0)), (text, _SHARES)):
        for (printed, key), share in zip(found, shares, strict=False):
            if len(key) < _SHORTEST or key in days:
                continue
            stem = key if key[0].isdigit() else stems[printed]
            often[stem] = often.get(stem, 0.0) + share
            first = printed[0]
            if first.islower():
                capitals[stem] = capitals.get(stem, 0) - 1
            elif first.isupper():
                capitals[stem] = capitals.get(stem, 0) + 1
                if stem not in written:
                    written[stem] = fold(printed)
    whole: dict[str, float] = {}
    named: dict[str, float] = {}
    for stem, count in often.items():
        rarity = rarities[stem]
        if rarity <= 0:
            continue
        is_name = capitals.get(stem, 0) > 0
        weighed = whole[stem] = rarity * math.log1p(count) * (_NAME_BONUS if is_name else 1.0)
        if is_name and rarity > _RARE and len(written[stem]) > _SHORTEST:
            named[written[stem]] = max(named.get(written[stem], 0.0), weighed)
        elif _is_large(stem):
            named[stem] = weighed
    return whole, named


def _is_large(stem: str) -> bool:
    """Whether a word is a figure that few texts have: three digits or more, and no year."""
    digits = stem.replace(".", "")
    return digits.isdigit() and len(digits) >= 3 and not (len(stem) == 4 and stem.startswith(("19", "20")))


def _norm(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(w * w for w in weights.values()))


@cache
def _serial_marks() -> tuple[str, ...]:
    """What the headlines of daily services hold, from serials.txt, folded and parted by blanks."""
    return tuple(f" {' '.join(tokens(row[0]))} " for row in _rows("serials.txt") if row[0].strip())


def _keys(weights: Mapping[str, float], lang: str) -> tuple[int, ...]:
    """Hashes of the most telling words."""
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(sorted({_key(lang, stem) for stem, _ in ranked[:_N_KEYS]}))


def _key(lang: str, stem: str) -> int:
    h = xxhash.xxh3_64_intdigest(f"{lang}:{stem}".encode())
    return h - (1 << 64) if h >= 1 << 63 else h
