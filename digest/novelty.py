"""What readers have been told already: no claim is sent twice, an update carries only what is new."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from digest.contrary import is_at_odds, is_of_others
from pipeline.text import body_hash, figure, fold
from pipeline.types import BulletinDraft, EditionDraft, Sentence

#: From this share of common content words on, with the same figures, two sentences say the same.
SAME = 0.7
#: A sentence whose content words stand to this share in an older one, with no new figure, adds nothing to it.
CONTAINED = 0.85
#: Of two sentences on one event the shorter has this share of its content words in the longer.
AGAIN = 0.6
#: Standing background may be told again after so long.
BACKGROUND_AGAIN = timedelta(days=365)

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_STOP_WORDS = (
    "a an the of in on at to for from by with and or but as its it they their his her he she that this these those "
    "is are was were be been being has have had will would which who whom also after before into over under about "
    "more than some almost than not meanwhile according says said say between during while when where there"
)
_STOP = frozenset(_STOP_WORDS.split())
#: Numbers that are written in words, with their figures.
NUMBERS = {
    word: str(n)
    for n, word in (
        *enumerate(
            ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
             "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"), 2,
        ),
        *((10 * n, tens) for n, tens in enumerate(("thirty", "forty", "fifty", "sixty", "seventy", "eighty"), 3)),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """What a sentence is compared by: the beginnings of its content words, and its figures."""

    words: frozenset[str]
    figures: frozenset[str]
    text: str = ""


@lru_cache(maxsize=4096)
def content_of(text: str, *, but: str = "") -> Content:
    """Content words and figures; Spanish and English alike, though only likes are compared.

    `but`: words that tell nothing apart, as the name of the region that all is about.
    """
    words, figures = set(), set()
    left = set(_TOKEN.findall(fold(but)))
    for token in _TOKEN.findall(fold(text)):
        if token[0].isdigit():
            figures.add(figure(token))
        elif token in NUMBERS:
            figures.add(NUMBERS[token])
        elif token not in _STOP and len(token) > 1 and token not in left:
            words.add(token[:6])
    return Content(frozenset(words), frozenset(figures), text)


def overlap(ours: Content, theirs: Content) -> float:
    """Share of the content words that both have, of all that either has."""
    union = len(ours.words | theirs.words)
    return len(ours.words & theirs.words) / union if union else 0.0


def adds_nothing(new: Content, old: Content) -> bool:
    """Whether who knows `old` learns nothing from `new`; that others did it, or that it is not so, is something."""
    if not new.figures <= old.figures:
        return False
    if not new.words:
        return True
    is_like = overlap(new, old) >= SAME or len(new.words & old.words) / len(new.words) >= CONTAINED
    return is_like and not is_at_odds(new.text, old.text) and not is_of_others(new.text, old.text)


def says_again(ours: Content, theirs: Content) -> bool:
    """Whether two sentences of one story tell the same event, whatever their figures: the shorter adds little."""
    fewer = min(len(ours.words), len(theirs.words))
    return fewer > 0 and len(ours.words & theirs.words) / fewer >= AGAIN


def tells_of_it(ours: str, theirs: str) -> bool:
    """Whether two sentences are of the same people and places, and of one event, whatever they say of it."""
    return says_again(content_of(ours), content_of(theirs)) and not is_of_others(ours, theirs)


def differs_in_figures_only(ours: Content, theirs: Content) -> bool:
    """Whether two sentences give other figures for the same matter."""
    if not (ours.figures and theirs.figures) or overlap(ours, theirs) < 0.6 or is_of_others(ours.text, theirs.text):
        return False
    return not (ours.figures <= theirs.figures or theirs.figures <= ours.figures)


def claim_keys(sentence: Sentence) -> tuple[str, ...]:
    """What a sentence is remembered by: each quotation it rests on, and its own words."""
    keys = []
    for evidence in sentence.evidence:
        if evidence.field == "context":
            keys.append(evidence.item)
        elif evidence.quote:
            keys.append(f"quote:{body_hash(evidence.quote)}")
    return tuple(dict.fromkeys([*keys, f"text:{body_hash(sentence.text)}"]))


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as it went out."""

    key: str
    text: str
    story: str
    said_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMemory:
    """All that was told before; made once for a composing and asked for every sentence."""

    by_key: Mapping[str, Said] = field(default_factory=dict)
    by_story: Mapping[str, date] = field(default_factory=dict)  # when it was last told of
    by_word: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    contents: tuple[tuple[Content, Said], ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Said | tuple[str, str, str, date]]) -> "SentMemory":
        """From (key, text, story, day) as the store keeps them."""
        by_key: dict[str, Said] = {}
        by_story: dict[str, date] = {}
        by_word: dict[str, list[int]] = defaultdict(list)
        contents: list[tuple[Content, Said]] = []
        texts: set[str] = set()
        for row in rows:
            said = row if isinstance(row, Said) else Said(*row)
            if said.key not in by_key or by_key[said.key].said_on < said.said_on:
                by_key[said.key] = said
            if said.story:
                by_story[said.story] = max(said.said_on, by_story.get(said.story, said.said_on))
            if said.text in texts or said.key.startswith("context:"):
                continue
            texts.add(said.text)
            content = content_of(said.text)
            for word in content.words:
                by_word[word].append(len(contents))
            contents.append((content, said))
        return cls(
            by_key=by_key,
            by_story=by_story,
            by_word={word: tuple(places) for word, places in by_word.items()},
            contents=tuple(contents),
        )

    def told(self, sentence: Sentence, *, on: date) -> Said | None:
        """The older claim that makes this one old news, or None."""
        keys = claim_keys(sentence)
        for key in keys:
            said = self.by_key.get(key)
            if said is None:
                continue
            if key.startswith("context:") and on - said.said_on > BACKGROUND_AGAIN:
                continue
            return said
        if sentence.role == "background" and any(e.field == "context" for e in sentence.evidence):
            return None
        content = content_of(sentence.text)
        rarest = sorted(content.words, key=lambda word: (len(self.by_word.get(word, ())), word))
        # A repetition shares most words, so at least one of the rarer third.
        places = {place for word in rarest[: max(3, len(rarest) // 2)] for place in self.by_word.get(word, ())}
        for place in sorted(places):
            old, said = self.contents[place]
            if adds_nothing(content, old):
                return said
        return None

    def last_told(self, story: str) -> date | None:
        """When readers last heard of a story."""
        return self.by_story.get(story)


def said_by(sentences: Iterable[Sentence]) -> list[tuple[str, str, str]]:
    """(key, text, story) of each claim, as the store keeps what an edition has told."""
    return [(key, sentence.text, sentence.story) for sentence in sentences for key in claim_keys(sentence)]


def sentences_in(draft: BulletinDraft | EditionDraft) -> list[Sentence]:
    """All sentences of a draft in the order of reading."""
    if isinstance(draft, BulletinDraft):
        return [sentence for paragraph in draft.paragraphs for sentence in paragraph]
    found = [sentence for bulletin in draft.bulletins for sentence in sentences_in(bulletin)]
    return found + [line.sentence for lines in draft.sections.values() for line in lines]
