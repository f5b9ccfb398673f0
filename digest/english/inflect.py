"""English forms: plurals, verb forms, articles, in British spelling."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishForms:
    """What English inflects irregularly."""

    verbs: Mapping[str, tuple[str, str, str]]
    doubling: frozenset[str]
    plurals: Mapping[str, str]

    def plural(self, noun: str) -> str:
        """The plural of a noun or of the head of a compound ("head of state" → "heads of state")."""
        for link in (" of ", " in ", " for ", " on ", " at ", " to ", " with ", " under ", " from "):
            if link in noun:
                head, tail = noun.split(link, 1)
                return f"{self.plural(head)}{link}{tail}"
        before, _, last = noun.rpartition(" ")
        return f"{before} {self._plural(last)}".strip()

    def _plural(self, word: str) -> str:
        if word.lower() in self.plurals:
            return self.plurals[word.lower()]
        if word.endswith(("s", "x", "z", "ch", "sh")):
            return word + "es"
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            return word[:-1] + "ies"
        return word + "s"

    def third(self, verb: str) -> str:
        """Third person singular of the present."""
        if verb in self.verbs and self.verbs[verb][2]:
            return self.verbs[verb][2]
        return self._third(verb)

    def _third(self, verb: str) -> str:
        if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
            return verb + "es"
        if verb.endswith("y") and verb[-2:-1] not in "aeiou":
            return verb[:-1] + "ies"
        return verb + "s"

    def past(self, verb: str) -> str:
        return self.verbs[verb][0] if verb in self.verbs else self._ed(verb)

    def participle(self, verb: str) -> str:
        return self.verbs[verb][1] if verb in self.verbs else self._ed(verb)

    def _ed(self, verb: str) -> str:
        if verb.endswith("e"):
            return verb + "d"
        if verb.endswith("y") and verb[-2:-1] not in "aeiou":
            return verb[:-1] + "ied"
        if verb in self.doubling:
            return verb + verb[-1] + "ed"
        return verb + "ed"

    def ing(self, verb: str) -> str:
        if verb == "be":
            return "being"
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
            return verb[:-1] + "ing"
        if verb in self.doubling:
            return verb + verb[-1] + "ing"
        if verb.endswith("ic"):
            return verb + "king"  # trafficking
        return verb + "ing"


def load_english_forms(folder: Path | None = None) -> EnglishForms:
    """Read the tables of irregular forms beside this module."""
    folder = folder or Path(__file__).parent
    verbs = {r["base"]: (r["past"], r["participle"], r["third"] or "") for r in _rows(folder / "irregular_verbs.tsv")}
    doubling = frozenset(r["verb"] for r in _rows(folder / "doubling_verbs.tsv"))
    plurals = {r["singular"]: r["plural"] for r in _rows(folder / "plurals.tsv")}
    return EnglishForms(verbs=verbs, doubling=doubling, plurals=plurals)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


#: Words whose first sound is not what their first letter says.
_VOWEL_SOUND = ("hour", "honest", "honour", "heir")
_CONSONANT_SOUND = ("uni", "unanim", "use", "usu", "eu", "one", "once", "ura", "ubi", "uti", "union", "unit")
_SPELT_AN = frozenset("AEFHILMNORSX")


def article(following: str) -> str:
    """ "a" or "an" for the words that follow."""
    word = following.split(maxsplit=1)[0] if following.split() else ""
    low = word.lower()
    if word.isupper() and len(word) > 1 and (len(word) < 4 or not any(v in word[1:] for v in "AEIOU")):
        return "an" if word[0] in _SPELT_AN else "a"
    if low.startswith(_VOWEL_SOUND):
        return "an"
    if low.startswith(("unin", "unim", "unid", "unal", "unau", "unas", "unex")):
        return "an"
    if low.startswith(_CONSONANT_SOUND):
        return "a"
    if low[:1] == "8" or (low.startswith(("11", "18")) and (len(low) < 3 or not low[2].isdigit())):
        return "an"
    return "an" if low[:1] in set("aeiouáéíóú") else "a"
