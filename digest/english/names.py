"""Proper names: from the gazetteer and the organisations with their English, or as the source writes them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.english.entries import Name, word_set
from digest.spanish.tokens import SPLIT, Token, fold, tokenise

_SIDES = frozenset(("sur", "norte", "central"))
#: What is called by a place's name, before "de".
_PLACES = word_set(
    "distrito provincia localidad comunidad caserío anexo poblado ciudad municipalidad municipio alcalde alcaldesa "
    "pobladores vecinos comuneros ronderos moradores bomberos mineros agricultores ganaderos pescadores trabajadores "
    "familias comerciantes transportistas mujeres madres productores comisaría fiscalía juzgado hospital plaza"
)
#: What stands before a river that is called without "río".
_BY_RIVERS = word_set(
    "en de a por desde hasta hacia sobre con contamina contaminan contaminó contaminaron contaminar cruza cruzan cruzar"
)
#: Places whose name heads a headline as a label.
_LABELS = word_set("alerta recta vice arma copa mito marca marco caja")


#: Names with the folded words that they are written with, longest first, by the first two of them: "" where one is all.
_ByTwo = Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Name], ...]]


@dataclass(frozen=True, kw_only=True)
class Names:
    """Names by their first two words, as "comunidad …" and "san …" begin hundreds; those of lower case once more."""

    by_two: _ByTwo
    in_lower_case: _ByTwo
    _firsts: frozenset[str] = field(init=False, repr=False)  # the first words of each
    _low_firsts: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_firsts", frozenset(first for first, _ in self.by_two))
        object.__setattr__(self, "_low_firsts", frozenset(first for first, _ in self.in_lower_case))

    def at(self, tokens: Sequence[Token], start: int) -> list[tuple[int, Name]]:
        """The names that begin at token `start`, longest first, each with the token where it ends."""
        token = tokens[start]
        is_low = not (token.is_capital or token.text[:1].isdigit())
        first, by_two = fold(token.text), self.in_lower_case if is_low else self.by_two
        if first not in (self._low_firsts if is_low else self._firsts):
            return []
        folded: list[str] = []  # the words that follow, as far as they are asked for
        found = []
        following_one = fold(tokens[start + 1].text) if start + 1 < len(tokens) else ""
        longer = by_two.get((first, following_one), ()) if following_one else ()
        for words, name in (*longer, *by_two.get((first, ""), ())):
            end = start + len(words)
            if end > len(tokens):
                continue
            for following in tokens[start + len(folded) : end]:
                folded.append(fold(following.text))
            if tuple(folded[: len(words)]) != words:
                continue
            if name.is_capital_bound and " ".join(t.text for t in tokens[start:end]) != name.es:
                continue
            last = tokens[end - 1]
            if is_low and _is_long_body(words, name) and not last.is_capital:
                continue  # "la policía nacional del Perú", but not "la policía nacional antidrogas"
            is_side = last.low in _SIDES and len(words) > 1  # "la Panamericana sur"
            is_short = last.text == "." and name.es.endswith(".")  # "EE.UU."
            if not (last.is_capital or last.text[:1].isdigit() or name.es.split()[-1].islower() or is_side or is_short):
                continue  # "la defensoría del pueblo" in lower case is read as words
            if name.kind == "river?":
                if not _is_river(tokens, start, end):
                    continue
                return [(end, replace(name, kind="river"))]
            if name.kind == "place?":
                if not _is_placed(tokens, start, end):
                    continue
                name = replace(name, kind="place")  # noqa: PLW2901
            found.append((end, name))
        return found


def _is_long_body(words: Sequence[str], name: Name) -> bool:
    return name.cls == "org" and name.has_article and len(words) > 2


def _is_river(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "en el Napo", "del Chinchipe": an article before one word that names a river, and no town's or province's."""
    follows = end < len(tokens) and (tokens[end].is_capital or tokens[end].low in {"de", "del"})
    return not follows and start > 1 and tokens[start - 1].low == "el" and tokens[start - 2].low in _BY_RIVERS


def _is_placed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "en Progreso", "el distrito de San Mateo", "Palca: …": a name that is a word or a saint elsewhere."""
    after = tokens[end] if end < len(tokens) else None
    if start == 0:
        return after is not None and after.text == ":" and tokens[0].low not in _LABELS
    if after is not None and (after.is_capital or (after.low in {"de", "del"} and _is_saint(tokens[start].low))):
        return False  # "en San Mateo de Huanchor", "en Santa Rosa Alta" are others
    before = [tokens[k].low for k in range(max(0, start - 2), start)]
    return before[-1] == "en" or (len(before) > 1 and before[-1] == "de" and before[0] in _PLACES)


def _is_saint(word: str) -> bool:
    return word in {"san", "santa", "santo"}


#: Words of letters alone, none of which may be an infinitive with its pronoun.
_LETTERS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_MAY_SPLIT = re.compile(r"rl[oa]s?\b")


def _words_of(form: str) -> tuple[str, ...]:
    """The folded tokens of a name; of plain words in a tenth of the time that the tokeniser takes."""
    if _LETTERS.fullmatch(form) is None or _MAY_SPLIT.search(form):
        return tuple(fold(t.text) for t in tokenise(form))
    first, *others = form.split(" ")
    split = [part for word in (first.lower(), *others) for part in SPLIT.get(word, (word,))]
    return tuple(fold(" ".join(split)).split(" "))


def names_of(entries: Iterable[tuple[str, Name]]) -> Names:
    """A `Names` of written forms and what they name; of two with one form the first stands."""
    by_two: dict[tuple[str, str], dict[tuple[tuple[str, ...], bool], Name]] = defaultdict(dict)
    for form, name in entries:
        words = _words_of(form)
        if words:  # a river may be called like a town: they are told apart where they stand
            two = words[0], words[1] if len(words) > 1 else ""
            by_two[two].setdefault((words, name.kind != "river?"), name)
    ordered = {k: sorted(v.items(), key=lambda e: (-len(e[0][0]), e[0][1])) for k, v in by_two.items()}
    found = {k: tuple((words, name) for (words, _), name in v) for k, v in ordered.items()}
    # "el parque nacional Sierra del Divisor" is a name all the same
    in_lower_case = {
        k: kept for k, v in found.items() if (kept := tuple(e for e in v if e[1].kind == "area" or _is_long_body(*e)))
    }
    return Names(by_two=found, in_lower_case=in_lower_case)
