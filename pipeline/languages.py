"""Which language a text is in, offline: function words first, py3langid where they do not decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from pipeline.types import LANGUAGES

#: letters that only one of the three languages writes
_LETTERS: Mapping[str, str] = MappingProxyType({"ñ": "es", "¿": "es", "¡": "es", "ã": "pt", "õ": "pt", "ç": "pt"})
_SAMPLE = 4000  # characters; more of a text changes nothing
_SHORTEST = 8  # letters; below that no language can be told
_HEADLINE = 16  # words; up to that the statistical judge errs between neighbours
_ENDING = 0.5  # what an ending weighs beside a function word


@dataclass(frozen=True, slots=True)
class _Signs:
    words: Mapping[str, tuple[str, ...]]  # word -> languages
    endings: Mapping[str, tuple[str, ...]]
    kin: frozenset[str]


@cache
def _signs() -> _Signs:
    tree = yaml.safe_load((files("pipeline") / "lexicon" / "stop_words.yaml").read_text(encoding="utf-8"))
    endings = {language: tuple(tree["endings"][language]) for language in LANGUAGES}
    owners: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in tree[language]:
            owners[word] = (*owners.get(word, ()), language)
    return _Signs(owners, endings, frozenset(tree["kin"]))


def by_function_words(text: str) -> str:
    """The language of those followed whose function words the text is full of, "" where none is plain; never slow."""
    sample = text[:_SAMPLE].lower()
    words = _words(sample)
    counts = _counts(sample, words)
    ranked = _ranked(counts)
    return ranked[0] if _is_plain(counts, ranked, len(words)) else ""


def _words(sample: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in sample).split()


def _ranked(counts: Mapping[str, float]) -> list[str]:
    return sorted(LANGUAGES, key=lambda language: -counts[language])


def _is_plain(counts: Mapping[str, float], ranked: list[str], n_words: int) -> bool:
    """A third of running text is function words; one alone may be a loan or a name."""
    best, second = counts[ranked[0]], counts[ranked[1]]
    return best >= 2 and best >= 1.6 * second and best >= 0.15 * n_words


def detect(text: str) -> str:
    """ISO 639-1 code, or "und" where there is too little to tell."""
    sample = text[:_SAMPLE].lower()
    if sum(character.isalpha() for character in sample) < _SHORTEST:
        return "und"
    words = _words(sample)
    counts = _counts(sample, words)
    ranked = _ranked(counts)
    if _is_plain(counts, ranked, len(words)):
        return ranked[0]
    best = counts[ranked[0]]
    import py3langid  # slow to load and seldom needed

    code = str(py3langid.classify(sample)[0])
    if code in LANGUAGES:
        return code if len(words) > _HEADLINE or counts[code] > 0.6 * best else ranked[0]
    if code not in _signs().kin:
        return code
    if best >= 1:
        return ranked[0]
    return next(str(name) for name, _ in py3langid.rank(sample) if name in LANGUAGES)


def _counts(sample: str, words: list[str]) -> dict[str, float]:
    signs = _signs()
    counts = dict.fromkeys(LANGUAGES, 0.0)
    for word in words:
        owners = signs.words.get(word, ())
        for language in owners:
            counts[language] += 1 / len(owners)
        if not owners and len(word) > 5:
            for language, endings in signs.endings.items():
                if word.endswith(endings):
                    counts[language] += _ENDING
    for letter, language in _LETTERS.items():
        counts[language] += min(sample.count(letter), 4)
    return counts
