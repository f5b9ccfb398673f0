"""What of an item tells its event: its words with their weights, its rare names, and the keys it is found by."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import snowballstemmer
import xxhash

from pipeline.facts import identifiers
from pipeline.text import Word, calendar_words, fold, tokens, words
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


@cache
def _stemmer(lang: str) -> Any:
    return snowballstemmer.stemmer(_STEMMERS.get(lang, "spanish"))


@lru_cache(maxsize=100_000)
def stem_of(word: str, lang: str) -> str:
    """The folded stem of a word; a word that is no language's is stemmed as Spanish."""
    return fold(str(_stemmer(lang).stemWord(word)))


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


@lru_cache(maxsize=100_000)
def weight(stem: str, lang: str, *, in_text: bool = False) -> float:
    """How telling a word is: 0 for the commonest, 1 for a rare one.

    In a text the words of the field are common: every second article has them; a headline chose each of its words.
    """
    per_mille = _frequencies(lang).get(stem, 0.0)
    if in_text:
        per_mille = max(per_mille, _field_frequencies(lang).get(stem, 0.0))
    rarity = max(0.0, 1.0 - math.log(per_mille + 1.0) / math.log(1000.0))
    return math.pow(rarity, _WEIGHT_POWER)


def member_of(item: Item, *, since: datetime | None = None) -> Member:
    """Take an item's words apart; `since` is when the oldest was published that it stands for."""
    at = item.published_at or item.first_seen_at
    in_title = words(item.title, item.lang)
    in_text = words(item.text[: _BODY_WORDS * 12], item.lang)[:_BODY_WORDS]
    weights = _weighed(in_title, item.lang)
    whole, named = _counted(in_title, in_text, item.lang)
    if len(in_text) < FULL_WORDS:
        # The few words below a headline help a little; they weigh half.
        weights = {**{stem: w / 2 for stem, w in _weighed(in_text, item.lang).items()}, **weights}
    is_filling = [word.key[0].isdigit() or fold(word.text) in calendar_words() for word in in_title]
    form = " ".join(word.key for word, filling in zip(in_title, is_filling, strict=True) if not filling)
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
        filling=" ".join(word.key for word, filling in zip(in_title, is_filling, strict=True) if filling),
        is_serial=any(mark in f" {form} " for mark in _serial_marks()),
        keys=_keys(told, item.lang),
        name_keys=tuple(sorted({_key("*", name) for name in names[:_N_NAME_KEYS]})),
    )


def _stem(word: Word, lang: str) -> str:
    return word.key if word.key[0].isdigit() else stem_of(word.text.lower(), lang)


def _tells(word: Word) -> bool:
    return len(word.key) >= 2 and fold(word.text) not in calendar_words()


def _weighed(found: Sequence[Word], lang: str) -> dict[str, float]:
    """The weights of a headline's words; a capital within it adds a little."""
    weights: dict[str, float] = {}
    for at, word in enumerate(found):
        if _tells(word):
            stem = _stem(word, lang)
            worth = weight(stem, lang) * (_NAME_BONUS if at and word.text[0].isupper() else 1.0)
            if worth > 0:
                weights[stem] = max(weights.get(stem, 0.0), worth)
    return weights


def _counted(title: Sequence[Word], text: Sequence[Word], lang: str) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of a whole article's words, by how often and how early they stand; and of its rare names."""
    often: dict[str, float] = {}
    capitals: Counter[str] = Counter()
    written: dict[str, str] = {}
    for found, is_text in ((title, False), (text, True)):
        for at, word in enumerate(found):
            if not _tells(word):
                continue
            stem = _stem(word, lang)
            often[stem] = often.get(stem, 0.0) + (_HALF_AT / (_HALF_AT + at) if is_text else 1.0)
            first = word.text[0]
            if first.isupper():
                capitals[stem] += 1
                written.setdefault(stem, fold(word.text))
            elif first.islower():
                capitals[stem] -= 1
    whole: dict[str, float] = {}
    named: dict[str, float] = {}
    for stem, count in often.items():
        rarity = weight(stem, lang, in_text=True)
        if rarity <= 0:
            continue
        is_name = capitals[stem] > 0
        whole[stem] = rarity * math.log1p(count) * (_NAME_BONUS if is_name else 1.0)
        if is_name and rarity > _RARE and len(written[stem]) > 2:
            named[written[stem]] = max(named.get(written[stem], 0.0), whole[stem])
        elif _is_large(stem):
            named[stem] = whole[stem]
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
