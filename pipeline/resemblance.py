"""Do two texts tell the same? The shared phrases propose, the facts of the aligned texts decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from typing import Literal

from pipeline.facts import Alignment, Facts, align, disjoint_identifiers, facts, identifiers
from pipeline.sketches import SHINGLE, SHORT_WORDS, content
from pipeline.text import fold, keys, normalised, sentences, shingles, tokens, words
from pipeline.types import FactConflict, Item, Resemblance

#: Wire copies and their late reprints come within weeks; what is older is background, and pruning bounds the index.
WINDOW = timedelta(days=60)
#: Headlines repeat ("Sismo en Arequipa"): without a body the same words tell the same only within a day.
SHORT_WINDOW = timedelta(days=1)
# The figures below were chosen on the labelled near-duplicates, all of them: no part was kept back to confirm them.
#: (Jaccard + containment) / 2 of the phrases from which two texts may be one; from SUGGEST_SCORE the editor is told.
MIN_SCORE = 0.25
SUGGEST_SCORE = 0.15
#: From the first Jaccard on there is no more to ask than whether the facts agree; below the last they are never one.
SURE_JACCARD = 0.60
HALF_JACCARD = 0.30
MIN_JACCARD = 0.15
#: In between, a rewrite shares short runs of words all through; whole blocks are a quotation or repeated background,
#: unless a text was taken in nearly whole or keeps the head of the other. Above and below HALF_JACCARD:
HALF_MEAN_RUN = 30
LOW_MEAN_RUN = 16
HALF_CONTAINMENT = 0.7
LOW_CONTAINMENT = 0.55
HALF_LEAD = 0.3
#: Words in a row that a cut keeps; a rewrite breaks them.
CUT_MEAN_RUN = 20
LOW_LEAD = 0.5
_LEAD_WORDS = 25
#: Part of the facts in reach that conflict, and how many at least, above which the texts tell of different things.
MAX_VETO_SHARE = 0.16
MIN_CONFLICTS = 2
#: With so few facts in reach, a single conflict is a quarter of what the texts state.
FEW_FACTS_VETO_SHARE = 0.25
#: An update changes figures; where names or days change with them, fewer conflicts tell of another event.
MIXED_VETO_SHARE = 0.12
#: In a few lines a single other name or day is another matter: norms differ by no more.
BRIEF_WORDS = 80
#: A text of a few lines may be the teaser of a longer one when nearly all of it stands there.
TEASER_WORDS = 20
TEASER_CONTAINMENT = 0.9
TEASER_LENGTH = 0.7

Verdict = Literal["same", "update", "template", "near", "other"]
Kind = Literal["reprint", "rewrite", "shortened"]
Phrases = frozenset[tuple[str, ...]]


class Reading:
    """An item taken apart as far as a comparison needs: most candidates fall by their phrases, before any fact."""

    def __init__(self, item: Item) -> None:
        self.item = item
        text = item.text.strip()
        found = keys(text, item.lang)
        if len(found) < SHORT_WORDS:
            text = content(item)
            found = keys(text, item.lang)
        #: the body where it is long enough by itself, else headline and body
        self.text = text
        self.keys = tuple(found)

    @cached_property
    def phrases(self) -> Phrases:
        """All runs of three words."""
        return frozenset(shingles(self.keys, SHINGLE))

    @cached_property
    def facts(self) -> Facts:
        """What the text states."""
        return facts(self.text, words(self.text, self.item.lang), self.item.lang)

    @cached_property
    def title(self) -> Facts:
        """What the headline states."""
        return facts(self.item.title, words(self.item.title, self.item.lang), self.item.lang)

    @cached_property
    def numbers(self) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
        """The official numbers of text and headline, by kind."""
        return identifiers(self.text), identifiers(self.item.title)

    @property
    def is_short(self) -> bool:
        """Too few words to be aligned."""
        return len(self.keys) < SHORT_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How many phrases two texts share: of both, of the smaller, and the mean of the two."""

    jaccard: float
    containment: float

    @property
    def score(self) -> float:
        """What candidates are ranked and thresholded by."""
        return (self.jaccard + self.containment) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The verdict on two items with its evidence; `kind` is what sort of duplicate it would be."""

    verdict: Verdict
    why: Resemblance
    kind: Kind = "reprint"
    jaccard: float = 0.0


def read(item: Item) -> Reading:
    """Take an item apart."""
    return Reading(item)


def overlap(one: Reading, other: Reading) -> Overlap:
    """The share of phrases in common."""
    n = len(one.phrases & other.phrases)
    if not n:
        return Overlap(jaccard=0.0, containment=0.0)
    return Overlap(
        jaccard=n / (len(one.phrases) + len(other.phrases) - n),
        containment=n / min(len(one.phrases), len(other.phrases)),
    )


def compare(one: Reading, other: Reading) -> Comparison:
    """Hold two items against each other: whether they are one does not depend on which is first.

    The newer by date, or else `one`, is the one whose new sentences are told.
    """
    if one.item.lang != other.item.lang and "und" not in (one.item.lang, other.item.lang):
        return _other("languages", f"One is in {one.item.lang}, the other in {other.item.lang}.")
    if _apart(one.item, other.item) > WINDOW:
        return _other("window", f"More than {WINDOW.days} days lie between them.")
    if one.is_short or other.is_short:
        return _compare_short(one, other)
    return _compare_long(one, other)


def _compare_long(one: Reading, other: Reading) -> Comparison:
    shared = overlap(one, other)
    if shared.score < SUGGEST_SCORE:
        return _other("score", "They share too few phrases.", shared.score)
    if _is_wall(one, other):
        return _near("1-wall", shared, Alignment(), "They share a body that tells neither headline, as paywalls do.")
    if one.keys == other.keys:
        return _same("1-same-words", 1.0, "Both have the same words in the same order.", jaccard=1.0)
    of_text, of_title = zip(one.numbers, other.numbers, strict=True)
    if numbers := disjoint_identifiers(*of_text) or disjoint_identifiers(*of_title):
        return _template("2-identifiers", shared, 1.0, numbers)
    aligned = _with_headlines(_aligned(one, other), one, other)
    if shared.score < MIN_SCORE or not _is_derived(one, other, shared):
        return _near("7-near", shared, aligned, "They share phrases or whole passages, but the rest differs.")
    if _is_vetoed(aligned, min(len(one.keys), len(other.keys))):
        return _template("4-facts", shared, aligned.share, aligned.conflicts)
    return _told_apart(one, other, aligned, shared)


def _compare_short(one: Reading, other: Reading) -> Comparison:
    """Rule 3: with a line or two only the same words within a day are the same, or a teaser that stands in the text."""
    shared = overlap(one, other)
    is_soon = _apart(one.item, other.item) <= SHORT_WINDOW
    if one.keys == other.keys:
        if is_soon:
            return _same("3-short", 1.0, "The same few words, at most a day apart.", jaccard=1.0)
        return _near("3-short", shared, Alignment(), "The same few words, but on another day.")
    n_words, n_longer = sorted((len(one.keys), len(other.keys)))
    is_teaser = TEASER_WORDS <= n_words <= TEASER_LENGTH * n_longer
    if is_teaser and shared.containment >= TEASER_CONTAINMENT and is_soon:
        aligned = align(one.facts, other.facts)
        if not aligned.conflicts and not disjoint_identifiers(one.numbers[0], other.numbers[0]):
            why = "The few lines stand in the other text, and the facts agree."
            return _same("3-teaser", shared.score, why, kind="shortened", jaccard=shared.jaccard)
    if one.item.title and normalised(one.item.title) == normalised(other.item.title) and is_soon:
        return _near("3-headline", shared, Alignment(), "The same headline, but one has too little text to tell.")
    return _other("3-short", "Too short to be compared by more than identical words.", shared.score)


def _aligned(one: Reading, other: Reading) -> Alignment:
    """The two laid side by side. A copy that was only added to, or cut in one place, has no replaced words to weigh."""
    short, long = sorted((one.keys, other.keys), key=len)
    return align(one.facts, other.facts) if _cut_at(short, long) is None else Alignment(n_equal=len(short))


def _cut_at(short: Sequence[str], long: Sequence[str]) -> int | None:
    """Where words of `long` are missing from `short`, if it is otherwise the same; None if it is not."""
    if len(short) > len(long):
        return None
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return at if short[at:] == long[len(long) - len(short) + at :] else None


# --- is it one text? --------------------------------------------------------------------------------


def _is_derived(one: Reading, other: Reading, shared: Overlap) -> bool:
    """Whether one text came from the other, rather than both holding a passage from elsewhere.

    Outlets repeat the same background paragraphs under other news, and round-ups take in whole items: then a few
    whole blocks are shared, and the longer text begins with something else.
    """
    if shared.jaccard >= SURE_JACCARD:
        return True
    if shared.jaccard < MIN_JACCARD:
        return False
    short, long = (one, other) if _size(one) <= _size(other) else (other, one)
    covered = _covered(long.keys, short.phrases)
    mean_run = sum(covered) / max(1, _n_runs(covered))
    lead = sum(covered[:_LEAD_WORDS]) / _LEAD_WORDS
    if shared.jaccard >= HALF_JACCARD:
        is_kept = shared.containment >= HALF_CONTAINMENT or lead >= HALF_LEAD
        return is_kept or mean_run <= HALF_MEAN_RUN
    is_cut = shared.containment >= LOW_CONTAINMENT and lead >= LOW_LEAD
    return is_cut or mean_run <= LOW_MEAN_RUN


def _n_runs(covered: Sequence[bool]) -> int:
    return sum(1 for i, is_shared in enumerate(covered) if is_shared and not (i and covered[i - 1]))


def _mean_run(one: Reading, other: Reading) -> float:
    """Words in a row, on average, that one text has from the other."""
    covered = _covered(one.keys, other.phrases)
    return sum(covered) / max(1, _n_runs(covered))


def _size(reading: Reading) -> tuple[int, tuple[str, ...]]:
    return len(reading.keys), reading.keys


def _covered(found: Sequence[str], theirs: Phrases) -> list[bool]:
    """For each word whether it stands in a phrase that the other text has."""
    covered = [False] * len(found)
    for i, phrase in enumerate(zip(*(found[n:] for n in range(SHINGLE)), strict=False)):
        if phrase in theirs:
            covered[i : i + SHINGLE] = [True] * SHINGLE
    return covered


def _is_vetoed(aligned: Alignment, n_words: int) -> bool:
    """Whether so many facts stand replaced that the texts tell of different things (rule 4)."""
    n, share = len(aligned.conflicts), aligned.share
    if n >= MIN_CONFLICTS and share > MAX_VETO_SHARE:
        return True
    if n and share >= FEW_FACTS_VETO_SHARE:
        return True
    kinds = {"figure" if c.kind == "number_word" else c.kind for c in aligned.conflicts}
    if n_words < BRIEF_WORDS and kinds - {"figure"}:
        return True
    return n > MIN_CONFLICTS and len(kinds) > 1 and share > MIXED_VETO_SHARE


def _with_headlines(aligned: Alignment, one: Reading, other: Reading) -> Alignment:
    """The conflicts of the bodies, and those of figures in headlines that are nearly the same.

    Outlets write headlines of their own over a wire's text: only a headline that was kept can contradict.
    """
    ours, theirs = (keys(each.item.title, each.item.lang) for each in (one, other))
    if len(set(ours) & set(theirs)) < 0.6 * max(len(ours), len(theirs), 1):
        return aligned
    of_titles = align(one.title, other.title).conflicts
    figures = tuple(c for c in of_titles if c.kind in ("figure", "number_word"))
    return replace(aligned, conflicts=aligned.conflicts + figures)


def _is_wall(one: Reading, other: Reading) -> bool:
    """Whether two headlines stand over one body that has nothing of either: a paywall, a notice of cookies."""
    if not (one.item.title and other.item.title and one.item.text and other.item.text):
        return False
    if normalised(one.item.text) != normalised(other.item.text):
        return False
    body = set(tokens(one.item.text))
    for title in (one.item.title, other.item.title):
        telling = {word for word in tokens(title) if len(word) > 3}
        if not telling or telling & body:
            return False
    return normalised(one.item.title) != normalised(other.item.title)


# --- what sort of sameness --------------------------------------------------------------------------


def _told_apart(one: Reading, other: Reading, aligned: Alignment, shared: Overlap) -> Comparison:
    """Update, reprint, shortened or rewrite (rule 5)."""
    newer, older = (other, one) if _is_newer(other.item, one.item) else (one, other)
    fresh, lost = new_sentences(newer, older), new_sentences(older, newer)
    n_older_kept = len(older.phrases & newer.phrases) / len(older.phrases)
    if aligned.conflicts or (fresh and n_older_kept >= 0.5):
        why = _say(aligned.conflicts) if aligned.conflicts else f"{len(fresh)} sentence(s) are new."
        return Comparison(
            verdict="update",
            jaccard=shared.jaccard,
            why=Resemblance(
                rule="5-update",
                score=shared.score,
                veto_share=aligned.share,
                conflicts=aligned.conflicts,
                new_sentences=fresh,
                why=why,
            ),
        )
    kind: Kind = "rewrite"
    why = "The same facts in other words or another order."
    if shared.jaccard >= 0.8 or (not fresh and not lost and shared.jaccard >= 0.5):
        kind, why = "reprint", "The same text, save for small edits or an outlet's own lines."
    elif not fresh and shared.containment >= LOW_CONTAINMENT and _mean_run(newer, older) >= CUT_MEAN_RUN:
        kind, why = "shortened", "The newer text is the older one cut down."
    return _same("5-" + kind, shared.score, why, kind=kind, fresh=fresh, jaccard=shared.jaccard)


def new_sentences(newer: Reading, older: Reading) -> tuple[str, ...]:
    """Sentences of `newer` whose phrases `older` lacks, without the lines that outlets put under everything."""
    if _cut_at(newer.keys, older.keys) is not None:
        return ()  # all of it stands in the other text, but for two phrases where it was cut
    found = []
    for span in sentences(newer.text):
        own = shingles(keys(span.text, newer.item.lang), SHINGLE)
        if len(own) >= 4 and len(own & older.phrases) / len(own) < 0.2 and not _is_boilerplate(span.text):
            found.append(span.text)
    return tuple(found)


@cache
def _boilerplate() -> tuple[str, ...]:
    rows = (files("pipeline") / "words" / "boilerplate.txt").read_text(encoding="utf-8").splitlines()
    return tuple(fold(row.strip()) for row in rows if row.strip() and not row.startswith("#"))


def _is_boilerplate(sentence: str) -> bool:
    folded = fold(sentence)
    if folded.lstrip('([«"“*-–—>|¡¿ ').startswith(_boilerplate()):
        return True
    # "LIMA, 3 mar. (Andina).- Síguenos en Facebook": an unmistakable phrase within a short line
    return len(sentence) <= 200 and any(phrase in folded for phrase in _boilerplate() if phrase.count(" ") >= 1)


def _is_newer(item: Item, than: Item) -> bool:
    a, b = _time(item), _time(than)
    return a is not None and b is not None and a > b


def _time(item: Item) -> datetime | None:
    return item.published_at or item.first_seen_at


def _apart(one: Item, other: Item) -> timedelta:
    a, b = _time(one), _time(other)
    return abs(a - b) if a is not None and b is not None else timedelta(0)


# --- saying it --------------------------------------------------------------------------------------


def _same(
    rule: str, score: float, why: str, *, kind: Kind = "reprint", fresh: tuple[str, ...] = (), jaccard: float
) -> Comparison:
    return Comparison(
        verdict="same",
        kind=kind,
        jaccard=jaccard,
        why=Resemblance(rule=rule, score=score, new_sentences=fresh, why=why),
    )


def _template(rule: str, shared: Overlap, share: float, conflicts: tuple[FactConflict, ...]) -> Comparison:
    why = Resemblance(rule=rule, score=shared.score, veto_share=share, conflicts=conflicts, why=_say(conflicts))
    return Comparison(verdict="template", jaccard=shared.jaccard, why=why)


def _near(rule: str, shared: Overlap, aligned: Alignment, why: str) -> Comparison:
    return Comparison(
        verdict="near",
        jaccard=shared.jaccard,
        why=Resemblance(rule=rule, score=shared.score, veto_share=aligned.share, conflicts=aligned.conflicts, why=why),
    )


def _other(rule: str, why: str, score: float = 0.0) -> Comparison:
    return Comparison(verdict="other", why=Resemblance(rule=rule, score=score, why=why))


def _say(conflicts: Sequence[FactConflict]) -> str:
    shown = ", ".join(f"{c.ours} against {c.theirs}" for c in islice(conflicts, 3))
    more = len(conflicts) - 3
    return f"The facts differ: {shown}{f' and {more} more' if more > 0 else ''}."
