"""Sketches: the few fingerprints of a text by which near-duplicates are found among very many."""

from bisect import bisect_left
from collections.abc import Sequence

import xxhash

from pipeline.text import keys, normalised
from pipeline.types import Item

#: Words in a phrase. Two are shared by chance too often, four break at every second edited word.
SHINGLE = 3
#: Under this many words there is too little to align: only identical words will do.
SHORT_WORDS = 40
# One hash in this many is kept, which gives 19 of a text of 300 words; at least and at most so many.
_ONE_IN = 16
_MIN_HASHES = 12
_MAX_HASHES = 64
_MAX_NUMBERS = 4


def content(item: Item) -> str:
    """Headline and text as one; a text that begins with its headline is not given it twice."""
    title, text = item.title.strip(), item.text.strip()
    if not title or normalised(text[: 2 * len(title)]).startswith(normalised(title)):
        return text or title
    return f"{title}\n\n{text}" if text else title


def sketch(text: str, lang: str) -> tuple[int, ...]:
    """64-bit fingerprints as signed integers in order, about 20 of a text of 300 words; none of no words."""
    return sketch_keys(keys(text, lang))


def sketch_of(item: Item) -> tuple[int, ...]:
    """The sketch of an item's headline and text together, which is what is compared."""
    title, text = keys(item.title, item.lang), keys(item.text, item.lang)
    return sketch_keys(text if text[: len(title)] == title else title + text)


def sketch_keys(found: Sequence[str]) -> tuple[int, ...]:
    """The sketch of a text whose words are known already."""
    if not found:
        return ()
    runs = set(map(" ".join, zip(found, found[1:], found[2:], strict=False))) or {" ".join(found)}
    hashes = sorted([xxhash.xxh3_64_intdigest(run.encode()) for run in runs])
    n = bisect_left(hashes, (1 << 64) // _ONE_IN)
    kept = hashes[: min(max(n, _MIN_HASHES), _MAX_HASHES)]
    # Notices of one form share most phrases: their numbers bring the right one to the top of the candidates.
    kept += sorted(_hash(key, seed=1) for key in {key for key in found if key[0].isdigit() and _is_telling(key)})[
        :_MAX_NUMBERS
    ]
    if len(found) < SHORT_WORDS:
        # So few words may give fewer shingles than a candidate must share: two names for the whole text.
        kept += [_hash(" ".join(found), seed=seed) for seed in (2, 3)]
    return tuple(sorted({h - (1 << 64) if h >= 1 << 63 else h for h in kept}))


def _hash(words: str, seed: int) -> int:
    return xxhash.xxh3_64_intdigest(words.encode(), seed=seed)


def _is_telling(key: str) -> bool:
    """Whether a word is a figure that few texts have: three digits or more, not round, and no year."""
    digits = key.replace(".", "")
    return (
        digits.isdigit()
        and len(digits) >= 3
        and not digits.endswith("00")
        and not (len(key) == 4 and key.startswith(("19", "20")))
    )
