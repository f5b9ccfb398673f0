"""Every name, figure, unit, day, quotation, negation and modality of a sentence is found in its evidence. Pure.

Rules: G1 name, N1 figure, N2 unit, G2 what a figure counts, G3 day, A2 quotation, G4 qualifier, G5 negation,
G6 modality, A3 conviction, G7 names that changed places, S1 no evidence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest import modality, namecheck
from digest.days import Day, days, is_supported, resolved
from digest.figures import (
    Figure,
    contradicts,
    figures,
    formula_holds,
    same_span,
    same_unit,
    same_value,
    stands_for,
)
from digest.vocabulary import Vocabulary, stem
from pipeline.text import fold
from pipeline.types import Finding, Item, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceText:
    """What a sentence rests on. Names may also come from `around`: the text that the quotation was taken from."""

    quote: str
    lang: str = "es"
    published_on: date | None = None
    around: str = ""
    is_context: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """A piece of evidence, read."""

    evidence: EvidenceText
    days: tuple[Day, ...]
    figures: tuple[Figure, ...]


def evidence_of(sentence: Sentence, items: Mapping[str, Item]) -> tuple[EvidenceText, ...]:
    """The evidence of a sentence with the language and the text of the items it comes from."""
    found = []
    for evidence in sentence.evidence:
        item = items.get(evidence.item)
        context = evidence.field == "context"
        found.append(
            EvidenceText(
                quote=evidence.quote,
                lang="en" if context else (item.lang if item else "es"),
                published_on=evidence.published_on,
                around=f"{item.title}\n{item.text}" if item else "",
                is_context=context,
            )
        )
    return tuple(found)


def check_sentence(
    text: str,
    evidence: Sequence[EvidenceText],
    *,
    vocabulary: Vocabulary | None = None,
    formulas: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """What of an English sentence its evidence does not bear out; nothing when all of it is found there."""
    vocabulary = vocabulary or Vocabulary()
    if not any(piece.quote.strip() for piece in evidence):
        return (Finding(rule="S1", severity="error", message="the sentence has no evidence"),)
    text = re.sub(r"^Meanwhile, ", "", text)
    read = [_read(piece) for piece in evidence]
    found: list[Finding] = []
    found += _days(text, read)
    found += _figures(text, read, formulas, vocabulary)
    found += _quotations(text, read, vocabulary)
    sources = [namecheck.source_of(f"{piece.quote} Peru" if piece.is_context else piece.quote) for piece in evidence]
    found += _names(text, evidence, sources, vocabulary)
    found += modality.check(text, [(piece.quote, piece.lang) for piece in evidence], vocabulary)
    return tuple(found)


def _read(evidence: EvidenceText) -> _Read:
    named = days(evidence.quote)
    masked = [(day.start, day.end) for day in named]
    lang = "en" if evidence.lang == "en" else "es"
    return _Read(
        evidence,
        tuple(resolved(named, evidence.published_on)),
        tuple(figures(evidence.quote, lang=lang, masked=masked)),
    )


def _error(rule: str, message: str, start: int = 0, end: int = 0) -> Finding:
    return Finding(rule=rule, severity="error", message=message, start=start, end=end)


# --- days -------------------------------------------------------------------------------------------


def _days(text: str, read: Sequence[_Read]) -> Iterator[Finding]:
    theirs = [day for piece in read for day in piece.days]
    published = [piece.evidence.published_on for piece in read if piece.evidence.published_on]
    tells_of_report = re.search(r"\breported\b", text) is not None
    if span := re.search(r"\b(?:[Bb]etween|[Ff]rom) ((?:19|20)\d\d) (?:and|to) \1\b", text):
        yield _error("G3", f"{span.group()} is no span", *span.span())
    for day in days(text):
        if is_supported(day, theirs, published):
            continue
        if tells_of_report and any(
            day.day == moment.day and day.month == moment.month and day.year in {None, moment.year}
            for moment in published
        ):
            continue  # the day on which the outlet wrote
        yield _error("G3", f"{day.text} is not in the source", day.start, day.end)


# --- figures ----------------------------------------------------------------------------------------


def _figures(text: str, read: Sequence[_Read], formulas: Sequence[str], vocabulary: Vocabulary) -> Iterator[Finding]:
    masked = [(day.start, day.end) for day in days(text)]
    theirs = [figure for piece in read for figure in piece.figures]
    years = {day.year for piece in read for day in piece.days if day.year}
    for ours in figures(text, lang="en", masked=masked):
        if _is_pronoun(ours, text):
            continue
        other = re.match(r" and (\d[\d,]*)", text[ours.end :])
        if text[: ours.start].endswith("between ") and other and other[1] == ours.text:
            yield _error("N1", f"between {ours.text} and {other[1]} is no span", ours.start, ours.end)
            continue
        if ours.is_plain and not ours.unit and int(ours.values[0]) in years:
            continue
        alike = [figure for figure in theirs if stands_for(ours, figure)]
        spans = [figure for figure in theirs if same_span(ours, figure)]
        if spans and not any(same_unit(ours, figure) for figure in alike):
            continue
        if not alike:
            if not any(formula_holds(formula, ours, theirs) for formula in formulas):
                if (ours.is_ordinal and ours.values[0] == 1) or _counts_list(ours, text):
                    continue  # "for the first time"
                yield _error("N1", f"{ours.text} is not in the source", ours.start, ours.end)
            continue
        fitting = [figure for figure in alike if same_unit(ours, figure)]
        if not fitting or (ours.unit and not any(figure.unit for figure in fitting)):
            if any(formula_holds(formula, ours, theirs) for formula in formulas):
                continue
            shown = alike[0].unit or "no unit"
            yield _error("N2", f"{ours.text} {ours.unit}: the source has {shown}", ours.start, ours.end)
            continue
        if ours.identifier and all(figure.identifier == "" for figure in fitting) and ours.is_plain:
            yield _error("G2", f"{ours.text} is no number of a {ours.identifier} in the source", ours.start, ours.end)
        yield from _qualifier(ours, fitting)
        yield from _counted(ours, fitting, theirs, vocabulary)


_NAME = r"[^\W\d_a-zß-ÿ][\w’'-]*(?: (?:[^\W\d_a-zß-ÿ][\w’'-]*|of|de|del|y|la))*"


def _counts_list(figure: Figure, text: str) -> bool:
    """ "two protected areas, Manu and Tambopata": the names are the count."""
    listed = re.search(rf",\s(?P<names>{_NAME}(?:, {_NAME})* and {_NAME})(?=[,.])", text[figure.end :])
    if listed is None or not figure.text.isalpha():
        return False
    return len(re.split(r", | and ", listed["names"])) == figure.values[0]


#: "in the first quarter": a part of the year, and the ordinal is held against the source by itself.
_OF_A_YEAR = re.compile(r"\b(?:first|second|third|fourth|last|next|this) $")


def _is_pronoun(figure: Figure, text: str) -> bool:
    """ "one of them", "both", "second" as a plain word: nothing is counted."""
    word = fold(figure.text)
    if word == "quarter" and _OF_A_YEAR.search(text[: figure.start]):
        return True
    if word in {"one", "first", "both", "twice", "once", "half", "second", "hundred", "double", "triple", "quarter"}:
        return word in {"one", "first", "once", "second"} or bool(re.match(r"\s*(?:of|a)\b", text[figure.end :]))
    return word == "media"


def _qualifier(ours: Figure, theirs: Sequence[Figure]) -> Iterator[Finding]:
    """ "more than" has not become "fewer than", nor an exact figure; a rounding word of ours is right by itself."""
    same = [figure for figure in theirs if same_value(ours, figure)]
    if not same:
        return
    if all(contradicts(ours.qualifier, figure.qualifier) for figure in same):
        message = f"{ours.text}: {ours.qualifier!r} where the source has {same[0].qualifier!r}"
        yield _error("G4", message, ours.start, ours.end)
    elif not ours.qualifier and all(figure.qualifier for figure in same):
        message = f"{ours.text} is exact here; the source says {same[0].qualifier!r}"
        yield Finding(rule="G4", severity="warning", message=message, start=ours.start, end=ours.end)
    elif ours.qualifier in {"over", "under", "almost", "least", "most"} and not any(f.qualifier for f in same):
        message = f"{ours.text}: the source gives the figure without {ours.qualifier!r}"
        yield Finding(rule="G4", severity="warning", message=message, start=ours.start, end=ours.end)


def _counted(
    ours: Figure, alike: Sequence[Figure], theirs: Sequence[Figure], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """A figure that in the source counts something else which another figure counts here has changed places."""
    is_year = ours.is_plain and ours.text.isdigit() and 1900 <= ours.values[0] <= 2100
    if ours.unit or not ours.noun or is_year:
        return
    wanted: set[str] = set()
    for word in ours.noun.split()[:3]:
        wanted |= {stem(word)} | vocabulary.behind.get(stem(word), frozenset())
    if not wanted or any(wanted & _nouns(figure) for figure in alike):
        return
    others = [figure for figure in theirs if figure not in alike and wanted & _nouns(figure)]
    if others:
        message = f"{ours.text} {ours.noun.split()[0]}: in the source that is {others[0].text}"
        yield _error("G2", message, ours.start, ours.end)


def _nouns(figure: Figure) -> set[str]:
    return {stem(word) for word in figure.noun.split()}


# --- quotations -------------------------------------------------------------------------------------


def _quotations(text: str, read: Sequence[_Read], vocabulary: Vocabulary) -> Iterator[Finding]:
    for match in re.finditer(r"“([^”]+)”", text):
        words = re.findall(r"[^\W_]+", fold(match[1]))
        if any(" ".join(words) in " ".join(re.findall(r"[^\W_]+", fold(piece.evidence.quote))) for piece in read):
            continue
        translated = any(
            piece.evidence.lang != "en"
            and re.search(r"[“”\"«»]|:\s", piece.evidence.quote)
            and _shares(words, piece.evidence.quote, vocabulary) >= 0.5
            for piece in read
        )
        if not translated:
            yield _error("A2", f"“{match[1][:60]}” is not said in the source", match.start(), match.end())


def _shares(words: Sequence[str], quote: str, vocabulary: Vocabulary) -> float:
    """How much of the known content of an English quotation has its Spanish in the source."""
    theirs = {stem(word) for word in re.findall(r"[^\W_]+", fold(quote))}
    known = [
        stem(word) for word in words if len(word) > 3 and (stem(word) in vocabulary.behind or stem(word) in theirs)
    ]
    if not known:
        return 1.0
    return sum(bool((vocabulary.behind.get(mark, frozenset()) | {mark}) & theirs) for mark in known) / len(known)


# --- names ------------------------------------------------------------------------------------------


def _names(
    text: str, evidence: Sequence[EvidenceText], sources: Sequence[namecheck.Source], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Missing names are errors, unless the article has them elsewhere: then the writer resolved a "the company"."""
    around = [namecheck.source_of(piece.around) for piece in evidence if piece.around]
    findings = list(namecheck.check(text, sources, vocabulary))
    if around and any(finding.rule == "G1" for finding in findings):
        wider = {finding.start for finding in namecheck.check(text, around, vocabulary) if finding.rule == "G1"}
        for finding in findings:
            if finding.rule == "G1" and finding.start not in wider:
                message = f"{finding.message.split(' is not')[0]} stands in the article, not in the sentence cited"
                yield Finding(rule="G1", severity="info", message=message, start=finding.start, end=finding.end)
            else:
                yield finding
        return
    yield from findings
