"""The house style, checked: docs/style.md lists the rules by id. Pure."""

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest import style_marks as marks
from digest.wording import ACRONYM, KNOWN_ACRONYMS
from digest.wordlists import HouseWords, house_words
from pipeline.config import DEPARTMENTS
from pipeline.text import Span, fold, sentences
from pipeline.types import BulletinDraft, Finding

Severity = Literal["error", "warning", "info"]
_DATE_LINE = re.compile(
    r"([1-9]|[12]\d|3[01]) (January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(\d{4})"
)
#: Peoples and places beside the departments whose accents are part of the name.
_ACCENTED = ("Asháninka", "Amazónica", "Hidrovía", "Tía María", "Güeppí", "Purús", "Otorongo Ámbar", "Yavarí")


@dataclass(frozen=True, slots=True)
class _Text:
    """A bulletin taken apart; offsets are places in `whole`."""

    title: str
    dated_on: date | None
    whole: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    @property
    def n_words(self) -> int:
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)


def check_text(title: str, dated_on: date | None, text: str, *, words: HouseWords | None = None) -> tuple[Finding, ...]:
    """Every remark on a bulletin, in the order of the rules; offsets are places in `text`."""
    words = words or house_words()
    paragraphs = _paragraphs(text)
    parted = tuple(Span(p.start + s.start, p.start + s.end, s.text) for p in paragraphs for s in sentences(p.text))
    parts = _Text(title, dated_on, text, paragraphs, parted)
    if not paragraphs:
        return (Finding(rule="L1", severity="error", message="the bulletin has no text"),)
    found: list[Finding] = []
    for check in (_title, _days, _lengths, _density, _voice, _acronyms, _accents, _figures, _quotations, _owners, _end):
        found += check(parts)
    found += _terms(parts, words)
    found += _spelling(parts, words)
    return tuple(found)


def check_file_text(text: str, *, words: HouseWords | None = None) -> tuple[Finding, ...]:
    """As `check_text`, of a whole file: title, date line, paragraphs, parted by blank lines."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()) if part.strip()]
    title = parts[0] if parts else ""
    line = parts[1] if len(parts) > 1 else ""
    dated_on = parse_date_line(line)
    found = []
    if dated_on is None:
        message = f"the date line is {line[:40]!r}; write it as 24 February 2019, alone between blank lines"
        found.append(Finding(rule="D1", severity="error", message=message))
    body = parts[2:] if dated_on is not None or len(line) <= 40 else parts[1:]
    return (*found, *check_text(title, dated_on, "\n\n".join(body), words=words))


def check_bulletin(draft: BulletinDraft) -> tuple[Finding, ...]:
    """The text's remarks, those on its sources, and what grounding said of each sentence."""
    if not draft.paragraphs:
        return ()
    text = "\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in draft.paragraphs)
    found = []
    for finding in check_text(draft.title, draft.dated_on, text):
        # A bulletin that says that it is short may be short.
        excused = bool(draft.note) and finding.rule in {"L1", "L2", "L3"} and "few" in finding.message
        severity: Severity = "info" if excused else finding.severity
        if draft.note and finding.rule == "L4" and severity == "error":
            severity = "warning"  # one sentence more or less decides the density of a few lines
        found.append(
            Finding(rule=finding.rule, severity=severity, message=finding.message, start=finding.start, end=finding.end)
        )
    return (*found, *_sources(draft))


def parse_date_line(line: str) -> date | None:
    """The day of "24 February 2019"; None when it is not so written."""
    match = _DATE_LINE.fullmatch(line.strip())
    if match is None:
        return None
    months = _DATE_LINE.pattern.split("(")[2].split(")")[0].split("|")
    try:
        return date(int(match[3]), months.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None


def _paragraphs(text: str) -> tuple[Span, ...]:
    spans = []
    for match in re.finditer(r"(?:(?!\n[^\S\n]*\n).)+", text, re.DOTALL):
        body = match.group().strip()
        if body:
            start = match.start() + match.group().index(body)
            spans.append(Span(start, start + len(body), body))
    return tuple(spans)


def _finding(rule: str, severity: Severity, message: str, span: Span | None = None) -> Finding:
    return Finding(
        rule=rule, severity=severity, message=message, start=span.start if span else 0, end=span.end if span else 0
    )


def _band(
    rule: str, what: str, value: float, fair: tuple[float, float], warn: tuple[float, float], span: Span | None = None,
    *, worst: Severity = "error",
) -> Iterator[Finding]:  # fmt: skip
    """Nothing within `fair`, a warning within `warn`, `worst` beyond it."""
    if fair[0] <= value <= fair[1]:
        return
    side = "few" if value < fair[0] else "many"
    severity: Severity = "warning" if warn[0] <= value <= warn[1] else worst
    shown = f"{value:.1f}".removesuffix(".0")
    yield _finding(rule, severity, f"{what}: {shown} is too {side} (good: {fair[0]:g}–{fair[1]:g})", span)


# --- T title ----------------------------------------------------------------------------------------


def _title(text: _Text) -> Iterator[Finding]:
    title = text.title.strip()
    n_words = len(title.split())
    if not 3 <= n_words <= 11 or len(title) > 80:
        yield _finding("T1", "warning", f"the title has {n_words} words and {len(title)} characters (good: 3–11, ≤ 80)")
    if re.search(r"(?:[.!?…]|--|[-–—])$", title):
        yield _finding("T1", "warning", "the title ends in a mark; leave it off")
    shouted = [w for w in re.findall(r"[^\W\d_]{4,}", title) if w.isupper()]
    if len(shouted) > 1:
        yield _finding("T1", "warning", "the title shouts; use sentence case")
    lowered = [w for w in title.split()[1:] if w[:1].isalpha()]
    if len(lowered) >= 5 and all(w[:1].isupper() or len(w) <= 3 for w in lowered):
        yield _finding("T1", "warning", "the title has capitals like a headline; use sentence case")
    if "%" in title or "#" in title:
        yield _finding("T1", "warning", "no percentages or hashtags in a title")
    has_verb = re.search(r"\b[a-z]{3,}(?:s|es|ed)\b", title) is not None
    if not title.startswith("Meanwhile in ") and not has_verb and not marks.PIVOTS.search(title):
        yield _finding(
            "T2", "info", "the title has neither a verb nor a noun of movement (progress, threat, protest …)"
        )


# --- D days -----------------------------------------------------------------------------------------


def _days(text: _Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        bare = marks.without_quotations(sentence.text)
        if marks.NUMERIC_DATE.search(bare) or marks.MONTH_FIRST.search(bare):
            yield _finding("D1", "warning", "write days as 25 September", sentence)
        if text.dated_on is None:
            continue
        for day, shown in marks.days_in(bare, text.dated_on):
            if day > text.dated_on and not (marks.FORWARD.search(bare) or marks.ANNOUNCED.search(bare)):
                message = f"{shown} lies after the date line; say will or due, or mend the day"
                yield _finding("D2", "error", message, sentence)


# --- L lengths --------------------------------------------------------------------------------------


def _lengths(text: _Text) -> Iterator[Finding]:
    yield from _band("L1", "words", text.n_words, (120, 290), (90, 340))
    yield from _band("L2", "paragraphs", len(text.paragraphs), (2, 5), (1, 6))
    for paragraph in text.paragraphs:
        n_words = len(paragraph.text.split())
        n_sentences = sum(paragraph.start <= s.start < paragraph.end for s in text.sentences)
        yield from _band("L2", "words in a paragraph", n_words, (25, 95), (9, 161), paragraph)
        yield from _band("L2", "sentences in a paragraph", n_sentences, (1, 4), (1, 5), paragraph)
    lengths = [len(sentence.text.split()) for sentence in text.sentences]
    yield from _band(
        "L3", "words in a sentence on average", statistics.mean(lengths), (20, 31), (18, 33), worst="warning"
    )
    for sentence, n_words in zip(text.sentences, lengths, strict=True):
        yield from _band("L3", "words in a sentence", n_words, (1, 54), (1, 59), sentence)
    yield from _band("L3", "sentences", len(lengths), (5, 11), (4, 13), worst="warning")
    yield from _band(
        "L3", "words in the first sentence", lengths[0], (18, 45), (12, 55), text.sentences[0], worst="warning"
    )


def _density(text: _Text) -> Iterator[Finding]:
    per = 100 / text.n_words
    n_figures = len(marks.figures_in(text.whole))
    yield from _band("L4", "figures in 100 words", n_figures * per, (0.5, 3.5), (0, 5.5))
    brackets = re.findall(r"\(([^()]*)\)", text.whole)
    yield from _band("L4", "brackets in 100 words", len(brackets) * per, (0, 2.2), (0, 99), worst="warning")
    for inside in brackets:
        yield from _band("L4", "words in brackets", len(inside.split()), (1, 12), (1, 20), worst="warning")
    if re.search(r"\)\s*\(", text.whole):
        yield _finding("L4", "warning", "two brackets stand side by side")
    n_acronyms = len(ACRONYM.findall(text.whole))
    yield from _band("L4", "acronyms in 100 words", n_acronyms * per, (0, 3), (0, 4.5), worst="warning")
    n_semicolons = text.whole.count(";")
    if n_semicolons > 1 and n_semicolons * per > 0.4:
        yield _finding("L4", "warning", f"{n_semicolons} semicolons; use full stops")


# --- V voice ----------------------------------------------------------------------------------------


def _voice(text: _Text) -> Iterator[Finding]:
    first = text.sentences[0]
    bare = marks.without_quotations(first.text)
    dated = bool(marks.days_in(bare, text.dated_on or date(2000, 1, 1))) or re.search(
        r"\b(last|ago|this past|earlier)\b", bare
    )
    if not (marks.PERFECT.search(bare) or (marks.PAST.search(bare) and dated) or marks.REPORT.search(bare)):
        message = "the first sentence is neither in the perfect nor in the past with a day"
        yield _finding("V1", "warning", message, first)
    for sentence in text.sentences:
        bare = marks.without_quotations(sentence.text)
        if marks.FIRST_PERSON.search(bare):
            yield _finding("V2", "error", "first person outside a quotation", sentence)
        if re.search(r"\b(PSG|Peru Support Group)\b", bare):
            yield _finding("V2", "error", "the house does not speak of itself", sentence)
        if "!" in bare or marks.EMOJI.search(bare):
            yield _finding("V3", "error", "no exclamation marks or emoji", sentence)
        if "?" in bare:
            yield _finding("V3", "warning", "no questions outside quotations", sentence)


# --- P names and terms ------------------------------------------------------------------------------


def _acronyms(text: _Text) -> Iterator[Finding]:
    known = set(KNOWN_ACRONYMS)
    for match in ACRONYM.finditer(text.whole):
        acronym = match.group()
        if acronym.upper() in known or re.fullmatch(r"[IVXLC]+", acronym) or acronym.isdigit():
            continue
        known.add(acronym.upper())
        before, after = text.whole[: match.start()], text.whole[match.end() :]
        explained = before.endswith("(") or re.match(r"\s*\((?!Spanish)[^()]{4,}\)", after)
        # "the coordinating body, CODEPISAM," and "Peru's CASA" say what it is
        explained = explained or (re.search(r"\b[a-z]{4,},? $", before[-30:]) and re.match(r"[,.]", after))
        explained = explained or re.search(r"\w['’]s $", before)
        # "the company MMG", "the companies CASA and Sinohydro"; "the AIDESEP Ucayali organisation (ORAU)" is a name
        explained = explained or marks.SAYS_WHAT.search(before)
        explained = explained or re.match(r" [A-ZÁÉÍÓÚÑ]\w+ [^.()]{3,40}\([A-Z]{2,}", after)
        quoted = before.count("“") > before.count("”")
        if not (explained or quoted):
            span = Span(match.start(), match.end(), acronym)
            yield _finding("P1", "error", f"{acronym} is not explained at its first use", span)


def _terms(text: _Text, words: HouseWords) -> Iterator[Finding]:
    seen: set[str] = set()
    for term in words.terms:
        match = re.search(rf"(?<!\w){re.escape(term.spanish)}(?!\w)", text.whole, re.IGNORECASE)
        if match is None or term.spanish in seen:
            continue
        seen.add(term.spanish)
        before, after = text.whole[: match.start()], text.whole[match.end() :]
        glossed = before.rstrip().endswith("(") or re.match(r"\s*\([^()]+\)", after)
        quoted = before.count("“") > before.count("”")
        same = term.spanish == term.english
        if not (glossed or quoted or same):
            span = Span(match.start(), match.end(), match.group())
            yield _finding("P2", "warning", f"{term.spanish!r} is Spanish without its English beside it", span)


def _accents(text: _Text) -> Iterator[Finding]:
    for name in (*DEPARTMENTS, *_ACCENTED):
        bare = fold(name)
        if bare == name.lower():
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", fold(text.whole)):
            written = text.whole[match.start() : match.end()]
            if written[:1].isupper() and written != name and written.lower() == bare:
                span = Span(match.start(), match.end(), written)
                yield _finding("P3", "warning", f"{written} loses its accent; write {name}", span)
    if re.search(r"(?<!\w)Cuzco(?!\w)", text.whole):
        yield _finding("P3", "warning", "write Cusco")


# --- N, A figures, quotations, owners ---------------------------------------------------------------


def _figures(text: _Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        bare = marks.without_quotations(sentence.text)
        if re.search(r"\d\s?ha\b", bare):
            yield _finding("N2", "warning", "write hectares in full", sentence)
        figures = marks.figures_in(bare)
        lonely = [figure for figure in figures if not figure.has_unit]
        if lonely and len(lonely) == len(figures):
            yield _finding("N2", "error", f"{lonely[0].text} has no unit or noun", sentence)


def _quotations(text: _Text) -> Iterator[Finding]:
    quotations = re.findall(r"“([^”]*)”", text.whole)
    if len(quotations) > 2:
        severity: Severity = "warning" if len(quotations) == 3 else "error"
        yield _finding("A2", severity, f"{len(quotations)} quotations (at most 2)")
    for quotation in quotations:
        if len(quotation.split()) > 25:
            yield _finding("A2", "error", f"a quotation of {len(quotation.split())} words (at most 25)")
    if text.whole.count("“") != text.whole.count("”"):
        yield _finding("A2", "error", "a quotation mark is not closed")


def _owners(text: _Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        bare = marks.without_quotations(sentence.text)
        if marks.ACCUSED.search(bare) and not (marks.OWNER.search(bare) or marks.ATTRIBUTION.search(bare)):
            yield _finding("A1", "warning", "an accusation without an owner; say who makes it", sentence)


# --- B, F, O ----------------------------------------------------------------------------------------


def _spelling(text: _Text, words: HouseWords) -> Iterator[Finding]:
    for sentence in text.sentences:
        bare = marks.without_quotations(sentence.text)
        low = bare.lower()
        for american, british in words.british.items():
            stem, ending = american.removesuffix("~"), r"\w*" if american.endswith("~") else ""
            if stem.lower() not in low:
                continue  # looked for first, it spares nearly all of them their pattern
            for match in re.finditer(rf"(?<!\w){re.escape(stem)}{ending}(?!\w)", bare, re.IGNORECASE):
                if not match.group().isascii() or match.group().endswith("acion"):
                    continue  # Spanish
                if match.group()[:1].isupper() and match.start() > 0 and american not in marks.AMERICAN_WORDS:
                    continue  # a proper name: Center for …
                yield _finding("B1", "error", f"{match.group()} is American; British: {british}", sentence)
        if marks.FURNITURE.search(sentence.text):
            yield _finding("F1", "error", "page furniture, an address or link text", sentence)


def _end(text: _Text) -> Iterator[Finding]:
    last = marks.without_quotations(text.sentences[-1].text)
    if not (marks.FORWARD.search(last) or marks.assessment(last)):
        yield _finding("O1", "info", "the last sentence neither looks forward nor weighs up", text.sentences[-1])


# --- S sources --------------------------------------------------------------------------------------


def _sources(draft: BulletinDraft) -> Iterator[Finding]:
    for sentence in (sentence for paragraph in draft.paragraphs for sentence in paragraph):
        shown = sentence.text[:50]
        if not sentence.evidence:
            yield _finding("S1", "error", f"no source: {shown}…")
        for evidence in sentence.evidence:
            if evidence.published_on and evidence.published_on > draft.dated_on:
                yield _finding(
                    "S1", "error", f"a source of {evidence.published_on} is later than the bulletin: {shown}…"
                )
        run = _longest_run(sentence.text, [e.quote for e in sentence.evidence if e.field != "context"])
        if run:
            yield _finding("S2", "error", f"“{run}” stands word for word in the source")
        yield from sentence.findings


#: What ties the words of a Spanish name.
_PARTICLES = frozenset(["de", "del", "la", "las", "los", "el", "y", "e", "en", "para"])


def _longest_run(text: str, quotes: Sequence[str], n: int = 7) -> str:
    """A run of `n` words, outside quotations and names, that a quotation of the source has too; "" for none."""
    key: Callable[[str], list[str]] = lambda t: re.findall(r"[^\W_]+", fold(t))  # noqa: E731
    words = re.findall(r"[^\W_]+", marks.without_quotations(text))
    folded = [fold(word) for word in words]
    for quote in quotes:
        theirs = key(quote)
        runs = {tuple(theirs[i : i + n]) for i in range(len(theirs) - n + 1)}
        for i in range(len(folded) - n + 1):
            small = [word for word in words[i : i + n] if word[:1].islower()]
            is_name = len(small) <= n // 2 or set(small) <= _PARTICLES  # "Regional de los Pueblos Indígenas de la"
            if tuple(folded[i : i + n]) in runs and not is_name:
                return " ".join(words[i : i + n])
    return ""
