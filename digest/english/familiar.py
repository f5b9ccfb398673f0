"""Which words are right in nearly any sentence of this press: pairings of a Spanish word with its English.

Only what was reviewed is familiar. A pairing that is not there may be right as well; nobody has seen it in a sentence
that was fit to print, or its English hangs on what the sentence is about.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from digest.english.entries import Adjective, Frame, Noun
from digest.english.tables import rows_of
from pipeline.errors import LexiconError

NOUN, ADJECTIVE, VERB = "noun", "adjective", "verb"
_KINDS = (NOUN, ADJECTIVE, VERB)
_Sense = TypeVar("_Sense", Noun, Adjective)


@dataclass(frozen=True, kw_only=True)
class Familiar:
    """What was decided of a pairing; what is not in the table is as the table of its row has it."""

    decided: Mapping[tuple[str, str, str], bool]

    def nouns(self, entries: Mapping[str, list[Noun]]) -> dict[str, list[Noun]]:
        """The senses with what was decided; one whose condition is met was chosen by what stands beside it."""
        return self._senses(NOUN, entries)

    def adjectives(self, entries: Mapping[str, list[Adjective]]) -> dict[str, list[Adjective]]:
        """The same for adjectives."""
        return self._senses(ADJECTIVE, entries)

    def _senses(self, kind: str, entries: Mapping[str, list[_Sense]]) -> dict[str, list[_Sense]]:
        found: dict[str, list[_Sense]] = defaultdict(list)
        for lemma, senses in entries.items():
            for sense in senses:
                is_chosen = bool(sense.conditions) or " " in lemma
                is_familiar = is_chosen or self.decided.get((kind, lemma, sense.en), sense.is_familiar)
                is_so = is_familiar == sense.is_familiar  # to copy takes long, and few change
                found[lemma].append(sense if is_so else replace(sense, is_familiar=is_familiar))
        return found

    def frames(self, entries: Mapping[str, tuple[Frame, ...]]) -> dict[str, tuple[Frame, ...]]:
        """The same for verbs; a frame whose object is named was chosen by it."""
        return {lemma: tuple(self._frame(frame) for frame in frames) for lemma, frames in entries.items()}

    def _frame(self, frame: Frame) -> Frame:
        is_chosen = any(c.startswith("=") for c in frame.object) or any(
            a.is_required and not a.en for a in frame.arguments
        )
        english = f"{frame.en} {frame.particle}".rstrip()
        is_familiar = self.decided.get((VERB, frame.es, english), is_chosen or frame.is_familiar)
        return frame if is_familiar == frame.is_familiar else replace(frame, is_familiar=is_familiar)


def load_familiar(path: Path) -> Familiar:
    """The table; a bad row raises LexiconError with its line."""
    decided: dict[tuple[str, str, str], bool] = {}
    for line, row in rows_of(path, ("kind", "es", "en", "known")):
        if row["kind"] not in _KINDS or row["known"] not in {"yes", "no"} or not row["es"] or not row["en"]:
            raise LexiconError(f"{path.name}:{line}: a row has a kind ({', '.join(_KINDS)}), es, en, and yes or no")
        decided[row["kind"], row["es"], row["en"]] = row["known"] == "yes"
    return Familiar(decided=decided)
