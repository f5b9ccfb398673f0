"""Which words are common English and which are names, and which Spanish may stand behind an English word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from digest.english.resources import Resources, load_resources
from digest.wordlists import HouseWords, house_words, rows_of, word_list
from pipeline.config import DEPARTMENTS
from pipeline.text import fold

_LETTERS = re.compile(r"[^\W\d_]+")
#: Words shorter than this are articles and prepositions in a name.
_SHORT_WORDS = "a an the of in on at to for from by with and or de del la las los el y e en da do dos"
_SHORT = frozenset(_SHORT_WORDS.split())


#: Words of a name that is looked for as a whole.
_LONGEST_PHRASE = 14


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The beginning of a folded word, by which forms of one word agree: six letters, without a plural's ending."""
    bare = fold(word)
    if len(bare) > 4:
        bare = re.sub(r"(?:es|s)$", "", bare)
    return bare[:6]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A two-language word list: what `grounding` compares a sentence and its Spanish evidence by."""

    common: frozenset[str] = frozenset()  # folded English words that are no names
    names: frozenset[str] = frozenset()  # folded words of known names
    behind: Mapping[str, frozenset[str]] = field(default_factory=dict)  # English stem -> Spanish stems
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)  # Spanish stem -> English stems
    phrases: Mapping[str, frozenset[str]] = field(default_factory=dict)  # folded English name -> folded Spanish forms
    longest_from: Mapping[str, int] = field(init=False, repr=False)  # first word of a phrase -> most words of such

    def __post_init__(self) -> None:
        longest: dict[str, int] = {}
        for phrase in self.phrases:
            first, n_more = phrase.partition(" ")[0], phrase.count(" ")
            longest[first] = max(longest.get(first, 0), min(n_more + 1, _LONGEST_PHRASE))
        object.__setattr__(self, "longest_from", longest)

    def is_common(self, word: str) -> bool:
        """Whether a word is English that needs no capital."""
        return fold(word) in self.common

    def is_name(self, word: str) -> bool:
        """Whether a word belongs to a known name and is no common word."""
        return fold(word) in self.names


def load_vocabulary(resources: Resources | None = None, words: HouseWords | None = None) -> Vocabulary:
    """From the bilingual lexicon, the gazetteer's names, and the house's own tables."""
    resources, words = resources or load_resources(), words or house_words()
    behind: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    common: set[str] = set(word_list("english.txt"))

    def pair(spanish: str, english: str) -> None:
        theirs = [stem(w) for w in _LETTERS.findall(spanish) if fold(w) not in _SHORT]
        ours = [w for w in _LETTERS.findall(english) if fold(w) not in _SHORT]
        common.update(fold(w) for w in ours if w.islower())
        for word in ours:
            behind[stem(word)].update(theirs)
        for mark in theirs:
            before[mark].update(stem(w) for w in ours)

    lexicon = resources.lexicon
    for noun_form in lexicon.nouns.values():
        for noun in noun_form:
            for sense in noun.senses:
                pair(sense.es, sense.en)
                if sense.plural and sense.plural != "-":  # "parents", "children"
                    pair(sense.es, sense.plural)
                common.add(fold(resources.forms.plural(sense.en)) if sense.en.islower() else fold(sense.en))
    for adjectives in lexicon.adjectives.values():
        for adjective in adjectives:
            for sense_of in adjective.senses:
                pair(sense_of.es, sense_of.en)
    for frame in (frame for frames in lexicon.frames.values() for frame in frames):
        for form in _verb_forms(frame.en, resources):
            pair(frame.es, form)
            common.add(fold(form))
    for spanish, english in rows_of("equivalents.tsv", ("spanish", "english")):
        pair(spanish, english)
    phrases: dict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    for spanish, english in _names(resources, words):
        phrases[_folded(english)].add(_folded(spanish))
        known.update(fold(w) for w in _LETTERS.findall(f"{spanish} {english}") if w[:1].isupper() and len(w) > 2)
    common |= {"may", "nobody"}
    return Vocabulary(
        common=frozenset(common),
        names=frozenset(known - common),
        behind={mark: frozenset(theirs) for mark, theirs in behind.items()},
        before={mark: frozenset(theirs) for mark, theirs in before.items()},
        phrases={name: frozenset(forms) for name, forms in phrases.items()},
    )


def _verb_forms(english: str, resources: Resources) -> Iterable[str]:
    head, _, rest = english.partition(" ")
    forms = {head, resources.forms.past(head), resources.forms.participle(head), resources.forms.ing(head)}
    return [f"{form} {rest}".strip() for form in forms]


def _names(resources: Resources, words: HouseWords) -> Iterable[tuple[str, str]]:
    """(Spanish or acronym, English) of every name known."""
    for entries in resources.names.by_two.values():
        for form, name in entries:
            yield " ".join(form), name.en
            yield name.es, name.en
            if name.acronym:
                yield name.acronym, name.en
    for organisation in words.organisations.values():
        for english in (organisation.english, organisation.acronym):
            yield organisation.spanish, english
            yield organisation.acronym, english
    for department in DEPARTMENTS:
        yield department, department


def _folded(name: str) -> str:
    return " ".join(_LETTERS.findall(re.sub(r"['’]s?(?!\w)", "", fold(name))))
