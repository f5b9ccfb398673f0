"""Sentences of English-language outlets, told with other words: subject, verb and object, or not at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.english.entries import word_set
from digest.english.inflect import EnglishForms
from digest.english.tables import rows_of

#: No more words in common with the source than this, names and quotations apart.
LONGEST_RUN = 6
_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9$%’'.,/-]*[A-Za-zÀ-ÿ0-9$%]|[,;:()]")
#: Words that make more of a sentence than one plain statement, or that hang on the day it was written.
_REFUSED = word_set(
    "that which who whom whose while because if although but not no never nor unless until when where whether "
    "would could might may should must can cannot monday tuesday wednesday thursday friday saturday sunday yesterday "
    "today tomorrow last this next its their his her our your my i we you he she they it him them us and/or according "
    "said says saying told tells is are was were be been being do does did has have had will than as"
)
_OPENERS = word_set(
    "the a an some several many more nearly almost about over two three four five six seven eight nine at both"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishFrame:
    """A predicate of the English press and the verb with which the house tells it."""

    verb: str
    event: str
    en: str
    particle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """What was read of an English sentence, and how it is told."""

    frame: EnglishFrame
    subject: str
    object: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Restater:
    """The predicates by their written forms, and the British spellings."""

    readings: Mapping[str, tuple[EnglishFrame, str]]
    british: Mapping[str, str]
    forms: EnglishForms


def load_restater(forms: EnglishForms, folder: Path | None = None) -> Restater:
    """Read the English frames and generate their forms."""
    folder = folder or Path(__file__).parent / "lexicon"
    readings: dict[str, tuple[EnglishFrame, str]] = {}
    for _, row in rows_of(folder / "frames_english.tsv", ("verb", "event", "en", "grade")):
        base, _, particle = row["en"].partition(" ")
        frame = EnglishFrame(verb=row["verb"], event=row["event"], en=base, particle=particle)
        verb = row["verb"]
        for form, tense in (
            (verb, "base"), (forms.third(verb), "pres"), (forms.past(verb), "past"), (forms.participle(verb), "part"),
        ):  # fmt: skip
            readings.setdefault(form, (frame, tense))
    british = {row["american"]: row["british"] for _, row in rows_of(folder / "british.tsv", ("american", "british"))}
    return Restater(readings=readings, british=british, forms=forms)


def restate(sentence: str, restater: Restater) -> Restated | None:
    """One plain statement in the house's words, or None: anything more is left to the neutral line."""
    words = _WORD.findall(sentence.strip().rstrip("."))
    if not 5 <= len(words) <= 30 or any(q in sentence for q in '“”"?!'):
        return None
    if words[0].lower() not in _OPENERS and not words[0][0].isupper():
        return None
    for at in range(1, min(len(words) - 1, 12)):
        found = _group(words, at, restater)
        if found is None:
            continue
        frame, auxiliary, after, is_passive = found
        subject, rest = words[:at], words[after:]
        if not (_is_plain(subject) and _is_plain(rest) and rest):
            return None
        if not is_passive and not _opens_phrase(rest[0]):
            return None
        if is_passive and rest[0].lower() not in {"by", "in", "for", "from", "near", "after", "on", "at"}:
            return None
        return _told(frame, auxiliary, subject, rest, is_passive, sentence, restater)
    return None


def _group(words: list[str], at: int, restater: Restater) -> tuple[EnglishFrame, str, int, bool] | None:
    """The verb group at `at`: frame, auxiliary kind, where it ends, whether it is passive."""
    low = words[at].lower()
    if low in {"has", "have"} and at + 1 < len(words):
        nxt = words[at + 1].lower()
        if nxt == "been" and at + 2 < len(words) and words[at + 2].lower() in restater.readings:
            return restater.readings[words[at + 2].lower()][0], low, at + 3, True
        if nxt in restater.readings:
            return restater.readings[nxt][0], low, at + 2, False
        return None
    if low in {"was", "were"} and at + 1 < len(words) and words[at + 1].lower() in restater.readings:
        return restater.readings[words[at + 1].lower()][0], low, at + 2, True
    if low == "will" and at + 1 < len(words) and words[at + 1].lower() in restater.readings:
        return restater.readings[words[at + 1].lower()][0], low, at + 2, False
    if low in restater.readings and restater.readings[low][1] == "past" and words[at].islower():
        return restater.readings[low][0], "past", at + 1, False
    return None


def _is_plain(words: list[str]) -> bool:
    return not any(w.lower() in _REFUSED or w in ",;:()" for w in words)


def _opens_phrase(word: str) -> bool:
    return word.lower() in _OPENERS or word[0].isupper() or word[0].isdigit() or word.startswith(("US$", "$"))


def _told(
    frame: EnglishFrame, auxiliary: str, subject: list[str], rest: list[str], is_passive: bool,
    sentence: str, restater: Restater,
) -> Restated | None:  # fmt: skip
    is_plural = auxiliary in {"have", "were"} or (auxiliary in {"past", "will"} and _is_plural(subject))
    done = restater.forms.participle(frame.en)
    has_day = any(re.fullmatch(r"(?:19|20)\d\d", w) for w in rest)
    if auxiliary == "will":
        verb = f"will {frame.en}"
    elif has_day:
        verb = f"{'were' if is_plural else 'was'} {done}" if is_passive else restater.forms.past(frame.en)
    else:
        verb = f"{'have' if is_plural else 'has'} {'been ' if is_passive else ''}{done}"
    spelt = [restater.british.get(w, w) for w in rest]
    told = " ".join(filter(None, [*subject, verb, frame.particle, *spelt])) + "."
    text = re.sub(r"\s+([,.;:)])", r"\1", told)
    text = text[:1].upper() + text[1:]
    if longest_run(sentence, text) > LONGEST_RUN:
        return None
    return Restated(frame=frame, subject=" ".join(subject), object=" ".join(rest), text=text)


def _is_plural(subject: list[str]) -> bool:
    if "and" in subject:
        return True
    head = next(
        (subject[k - 1] for k, w in enumerate(subject) if w.lower() in {"of", "in", "from", "near"}), subject[-1]
    )
    return (head.islower() and head.endswith("s") and not head.endswith("ss")) or head in {"people", "police"}


def longest_run(source: str, text: str) -> int:
    """How many words in a row the two have in common, names apart."""
    ours = [w for w in _WORD.findall(text) if w not in ",;:()"]
    theirs = [w for w in _WORD.findall(source) if w not in ",;:()"]
    best = 0
    lengths: dict[int, int] = {}
    for i, word in enumerate(ours):
        row: dict[int, int] = {}
        for j, other in enumerate(theirs):
            if word.lower() == other.lower():
                counts = 0 if word[:1].isupper() and i > 0 else 1
                row[j] = lengths.get(j - 1, 0) + counts
                best = max(best, row[j])
        lengths = row
    return best
