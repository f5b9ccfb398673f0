"""Which words are common English and which are names, and which Spanish may stand behind an English word."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A two-language word list: what `grounding` compares a sentence and its Spanish evidence by."""

    common: frozenset[str] = frozenset()  # folded English words that are no names
    names: frozenset[str] = frozenset()  # folded words of known names
    behind: Mapping[str, frozenset[str]] = field(default_factory=dict)  # English stem -> Spanish stems
    phrases: Mapping[str, frozenset[str]] = field(default_factory=dict)  # folded English name -> folded Spanish forms

    def is_common(self, word: str) -> bool:
        """Whether a word is English that needs no capital."""
        return fold(word) in self.common

    def is_name(self, word: str) -> bool:
        """Whether a word belongs to a known name and is no common word."""
        return fold(word) in self.names
