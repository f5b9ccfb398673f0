"""Negation and modality of a sentence held against its evidence: what was dropped, and what was added."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from digest.vocabulary import Vocabulary, stem
from digest.wordlists import word_list
from pipeline.errors import LexiconError
from pipeline.text import fold
from pipeline.types import Finding

CLASSES = (
    "negation", "lexical_negation", "possibility", "conditional", "hearsay", "accusation", "conviction", "future",
    "intention", "obligation", "demand", "speech", "strong_negation",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_BY_ACCENT = frozenset(("future", "conditional", "intention"))
_CLAUSE_END = re.compile(r"[.;:!?]|, (?=(?:que|y|pero|aunque|mientras|cuando|and|but|while|although|which|who)\b)")

#: "Los ocupantes, que procederían de Ayacucho, huyeron": what is said in an aside ends where that ends.
_ASIDE = re.compile(r", (?:que|quien|quienes)(?: (?!y\b)[\w-]+){0,3} $")
_ASIDE_END = re.compile(r"[.;:!?,]")


@dataclass(frozen=True, slots=True)
class _Cue:
    """One occurrence of a class: where it stands."""

    start: int
    end: int
    text: str


@cache
def _patterns() -> Mapping[tuple[str, str], re.Pattern[str]]:
    raw = yaml.safe_load((files("digest") / "words" / "cues.yaml").read_text(encoding="utf-8"))
    if set(raw) != set(CLASSES):
        raise LexiconError(f"digest/words/cues.yaml: must hold the classes {', '.join(CLASSES)}")
    # most are looked for in folded text, and patterns that ignore case take four times as long
    return {
        (name, key): re.compile(pattern, re.IGNORECASE if key != "en" and name in _BY_ACCENT else 0)
        for name in CLASSES
        for key, pattern in raw[name].items()
    }


def cues(name: str, text: str, lang: str) -> Sequence[_Cue]:
    """The occurrences of a class in a text; Portuguese is read by the Spanish patterns."""
    return _found(name, text, "en" if lang == "en" else "es")


@lru_cache(maxsize=8192)
def _found(name: str, text: str, lang: str) -> tuple[_Cue, ...]:
    """Looked for once: a check asks for each class several times, and a source bears several sentences."""
    return tuple(_Cue(m.start(), m.end(), m.group()) for m in _patterns()[name, lang].finditer(text))


@dataclass(frozen=True, slots=True)
class Side:
    """A folded text with its language and the cues in it; `accented` is the same text with its accents.

    Only accents tell a Spanish future ("será") and conditional ("haría") from nouns and other tenses.
    """

    text: str
    lang: str
    accented: str

    def has(self, *names: str) -> bool:
        """Whether any of the classes occurs."""
        return any(self.all(name) for name in names)

    def all(self, name: str) -> Sequence[_Cue]:
        """The occurrences of one class."""
        if self.lang == "en" or name not in _BY_ACCENT:
            return cues(name, self.text, self.lang)
        found = cues(name, self.accented, self.lang)
        if name == "conditional":
            nouns = word_list("no_conditionals.txt")
            found = [cue for cue in found if not {cue.text.lower(), cue.text.lower().removesuffix("s")} & nouns]
        # "María", "Perú Libre": a capital within the sentence is a name; but "dijo: “Vamos a …”"
        return [
            cue
            for cue in found
            if not cue.text[0].isupper() or " " in cue.text or not self.accented[: cue.start].strip()
        ]


#: In the source -> what must answer it in the English; and the finding's words.
_REQUIRED = (
    ("hearsay", ("hearsay", "accusation", "possibility", "conditional"), "the source's reserve is gone"),
    ("accusation", ("accusation", "hearsay", "conviction", "speech"), "an accusation in the source is told as a fact"),
    ("possibility", ("possibility", "conditional", "hearsay", "intention"), "a possibility is told as a fact"),
    (
        "conditional",
        ("conditional", "possibility", "hearsay", "future", "intention", "demand"),
        "the source's conditional is gone",
    ),
    ("future", ("future", "intention", "obligation", "possibility", "conditional"), "what is to come is told as done"),
    ("obligation", ("obligation", "future", "demand", "conditional", "intention"), "an obligation is told as a fact"),
    ("demand", ("demand", "obligation", "intention"), "a demand is told as a fact"),
)  # fmt: skip
#: In the English -> what must back it in the source.
_BACKED = (
    ("conviction", ("conviction",), "A3", "a conviction that the source does not report"),
    ("accusation", ("accusation", "hearsay", "conviction"), "G6", "an accusation that the source does not make"),
    ("hearsay", ("hearsay", "accusation", "conditional", "possibility"), "G6", "a reserve that the source has not"),
    ("possibility", ("possibility", "conditional", "hearsay"), "G6", "a possibility where the source has none"),
    (
        "future",
        ("future", "intention", "obligation", "conditional", "demand"),
        "G6",
        "a future where the source has none",
    ),
)  # fmt: skip


def check(text: str, evidence: Sequence[tuple[str, str]], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Findings on negation (G5) and modality (G6, A3) of an English sentence; `evidence`: (text, language)."""
    english = _side(text, "en")
    sides = [_side(quote, lang) for quote, lang in evidence if quote.strip()]
    if not sides:
        return
    yield from _negation(english, sides, vocabulary)
    for name, answers, message in _REQUIRED:
        if any(_answering(answer, english) for answer in answers):
            continue
        for side in sides:
            if any(_is_rendered(side, cue, english, vocabulary) for cue in _asserting(name, side)):
                yield Finding(rule="G6", severity="error", message=message)
                break
    for name, backing, rule, message in _BACKED:
        found = english.all(name)
        mild = _patterns().get((name, "mild"))
        strong = [cue for cue in found if mild is None or not mild.fullmatch(cue.text)]
        if not strong or any(side.has(*backing) for side in sides):
            continue
        if name in {"accusation", "hearsay"} and any(side.has("speech") for side in sides):
            continue
        yield Finding(rule=rule, severity="error", message=f"{message} ({strong[0].text})")
    if (
        not english.has("conviction")
        and english.has("accusation", "hearsay")
        and any(side.has("conviction") for side in sides)
        and not any(side.has("accusation", "hearsay") for side in sides)
    ):
        yield Finding(rule="G6", severity="error", message="a conviction in the source is told as an accusation")


def _side(text: str, lang: str) -> Side:
    plain = _unquoted(_MONTH.sub(" month", unicodedata.normalize("NFC", text)))
    return Side(fold(plain), lang, plain)


_MONTH = re.compile(r"(?<=\w) May\b")


def _unquoted(text: str) -> str:
    """Quotation marks off, the words stay: a quotation carries its own modality into the sentence."""
    return re.sub(r"[“”\"«»]", " ", text)


def _answering(name: str, english: Side) -> bool:
    """Whether the English has a class in so many words; an arrest is no accusation."""
    found = english.all(name)
    mild = _patterns().get((name, "mild")) if name == "accusation" and found else None
    return bool(found) if mild is None else any(not mild.fullmatch(cue.text) for cue in found)


def _asserting(name: str, side: Side) -> Sequence[_Cue]:
    """The cues of a class that the English must answer; mild ones, of Spanish weak ones, are left out."""
    found = side.all(name)
    faint = _patterns().get((name, "mild" if side.lang == "en" else "weak"))
    return found if faint is None else [cue for cue in found if not faint.fullmatch(cue.text)]


# --- negation ---------------------------------------------------------------------------------------


def _negation(english: Side, sides: Sequence[Side], vocabulary: Vocabulary) -> Iterator[Finding]:
    ours = english.all("negation")
    lexical = english.all("lexical_negation")
    needed = 0
    for side in sides:
        needed += sum(_is_rendered(side, cue, english, vocabulary) for cue in _true_negations(side))
    available = sum(len(_true_negations(side)) + _n_if_not(side) for side in sides)
    lexical_there = any(side.has("lexical_negation") for side in sides)
    emphatic = available and not ours and not lexical and _EMPHATIC.search(english.text)  # a "not" was taken out
    if needed > len(ours) + len(lexical) or emphatic:
        yield Finding(rule="G5", severity="error", message="a negation of the source is gone")
    n_strong = sum(len(side.all("strong_negation")) for side in sides)
    # "insuficientes" may be "not sufficient"; beside "insufficient" another "not" denies it
    n_denied = len(ours) + len(english.all("strong_negation"))
    added = len(ours) > available and not lexical_there
    if added or (ours and not available and n_denied > n_strong):
        yield Finding(rule="G5", severity="error", message=f"a negation that the source does not have ({ours[0].text})")


#: "did have": what English says only to contradict.
_EMPHATIC = re.compile(r"\b(?:did|does) (?:have|[a-z]{3,}(?<!ly)(?<!ing))\b(?! (?:so|it|this|that|not)\b)")


#: After another negation these only strengthen it: "no … ningún".
_SECOND = frozenset(("ni", "nor", "nada", "nadie", "ninguna", "ningun", "ninguno", "nunca", "jamas", "tampoco"))


def _n_if_not(side: Side) -> int:
    """ "si no van acompañados": that may be said by "unless" as well, so that it is only allowed."""
    return len(re.findall(r"\bsi no (?!solo\b)\w", side.text))


def _true_negations(side: Side) -> list[_Cue]:
    """Negations that deny; "no solo … sino" and "sin embargo" do not."""
    found: list[_Cue] = []
    for cue in side.all("negation"):
        after = side.text[cue.end : cue.end + 16].strip()
        before = side.text[max(0, cue.start - 14) : cue.start].strip()
        idle = (
            (cue.text == "sin" and after.startswith(("embargo", "duda", "efecto")))
            or (cue.text == "no" and after.startswith(("solo", "solamente", "obstante", "menos de ")))
            or (cue.text == "no" and before.endswith((" si", " o")))
            or (cue.text in {"not", "no"} and after.startswith(("only", "less than", "doubt")))
            or (cue.text in _SECOND and bool(found))
        )
        if idle:
            continue
        found.append(cue)
    return found


# --- was it rendered at all? ------------------------------------------------------------------------


def _is_rendered(side: Side, cue: _Cue, english: Side, vocabulary: Vocabulary) -> bool:
    """Whether what the cue governs is in the English; a clause that was left out carries its modality away with it."""
    stretch = side.text[cue.start : cue.start + 160]
    ends = _ASIDE_END if _ASIDE.search(side.text[: cue.start]) else _CLAUSE_END
    stop = ends.search(stretch, cue.end - cue.start)
    clause = stretch[: stop.start()] if stop else stretch
    words = [w for w in _WORD.findall(clause) if len(w) > 3 or w[0].isdigit()][:9]
    ours = {stem(w) for w in _WORD.findall(english.text)}
    numbers = {re.sub(r"[.,]", "", w) for w in _WORD.findall(english.text) if w[0].isdigit()}
    known = rendered = 0
    for word in words:
        if word[0].isdigit():
            known += 1
            rendered += re.sub(r"[.,]", "", word) in numbers
            continue
        mark = stem(word)
        translations = vocabulary.before.get(mark, frozenset()) | {mark}
        is_there = bool(translations & ours)
        if word in cue.text and not is_there:
            continue  # the cue itself: whether it was rendered is the question
        if side.lang == "en" or mark in vocabulary.before or mark in ours:
            known += 1
            rendered += is_there
    if known < 2:
        return True
    return rendered / known >= 0.3
