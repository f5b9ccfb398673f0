"""Where an article quotes somebody, sentence by sentence, and the words beside it that may say who. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: A stretch of text, in characters.
Span = tuple[int, int]

_MARKED = re.compile(r"“(?P<a>[^“”″\n]+)[”″]|«(?P<b>[^«»”\n]+)[»”]|\"(?P<c>[^\"\n]+)\"")
_MARKS = '“”«»"'
#: A line of a dialogue: "—No cederemos —dijo el alcalde."
_DASHED = re.compile(
    rf"[—–]\s?(?P<said>[^—–{_MARKS}]+?)[.,]?\s?[—–]\s?(?P<who>[a-záéíóúñ][^—–{_MARKS}]+?)[.]?[—–]?[.]?\s*$"
)
#: Who speaks, told between two sentences of what he says.
_WITHIN = re.compile(r",?\s[—–-]\s?(?P<who>[a-záéíóúñ][^—–.]+?)\s?[—–-](?=[.;])")
#: A mark that the paragraph does not close.
_OPENED = re.compile(r"“(?=[^“”\n]*$)|«(?=[^«»\n]*$)", re.MULTILINE)
#: Where a sentence ends, between two or at the end of what is quoted.
_STOP = re.compile(r"(?<!\b[A-ZÁÉÍÓÚÑ])(?<!\bSr)(?<!\bDr)(?<!\bIng)(?<!\bart)(?<!\bkm)[.;…](?!\d)|[!?]")
#: Where the sentence beside a quotation ends; a title that is cut short ends none.
_END = re.compile(
    rf"(?<!\b[A-ZÁÉÍÓÚÑ])(?<!\bSr)(?<!\bSra)(?<!\bDr)(?<!\bDra)(?<!\bIng)(?<!\bLic)(?<!\bGral)(?<!\bAbog)\.(?=\s|$)|[{_MARKS}]"
)
#: What follows a statement that is whole: a stop, or another one.
_STATED = re.compile(r"\s*(?:[.,;]|$|[ye] |pero )")
#: A shorter one is a term or a title, and says nothing by itself.
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between two marks, with its statements and the words that may tell whose it is."""

    start: int  # of its opening mark
    end: int  # behind its closing mark
    statements: tuple[Span, ...]
    behind: Span | None = None  # ", dijo el alcalde en Lima"
    before: Span | None = None  # "El alcalde dijo: "
    goes_on: bool = False  # whoever spoke in the quotation before it speaks in this


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, terms among them, in their order."""
    found: list[Quotation] = []
    for line in re.finditer(r"[^\n]+", text):
        if line.group().count('"') % 2:
            continue  # a mark is missing: who says what would be a guess
        if (spoken := _DASHED.match(line.group())) is not None:
            at = line.start()
            words = at + spoken.start("said"), at + spoken.end("said")
            found.append(
                Quotation(
                    start=at, end=words[1], statements=tuple(_statements(text, words)),
                    behind=(at + spoken.start("who"), at + spoken.end("who")),
                )
            )  # fmt: skip
            continue
        previous: Quotation | None = None
        for match in _MARKED.finditer(text, line.start(), line.end()):
            said = next(group for group in ("a", "b", "c") if match[group] is not None)
            previous = _quotation(text, match.span(), match.span(said), line.span(), previous)
            found.append(previous)
        if (opened := _OPENED.search(text, line.start(), line.end())) is not None:  # it goes on in the next paragraph
            found.append(Quotation(start=opened.start(), end=line.end() + 1, statements=()))
    return found


def _quotation(text: str, marks: Span, said: Span, line: Span, previous: Quotation | None) -> Quotation:
    start, end = marks
    if (within := _WITHIN.search(text, *said)) is not None:  # "“No cederemos –dijo el alcalde–. La mina se irá”"
        parts = (*_statements(text, (said[0], within.start())), *_statements(text, (within.end(), said[1])))
        return Quotation(start=start, end=end, statements=parts, behind=within.span("who"))
    behind = _behind(text, end, line[1])
    before = _before(text, start, line[0])
    if before is not None and text[slice(*before)].endswith(" que") and not _STATED.match(text, end, line[1]):
        before = None  # who quotes goes on with the statement in his own words
    goes_on = False
    if previous is not None and not re.search(r"\w", text[(previous.behind or (0, previous.end))[1] : start]):
        goes_on = behind is None and (before is None or previous.behind is not None)
    if goes_on:
        behind = before = None
    if previous is not None and before is not None and before[0] < previous.end:
        before = None
    return Quotation(
        start=start, end=end, statements=tuple(_statements(text, said)), behind=behind, before=before, goes_on=goes_on,
    )  # fmt: skip


def _statements(text: str, said: Span) -> Iterator[Span]:
    """The sentences of what is quoted; none of too few words for one."""
    begin = said[0]
    stops = [m.end() for m in _STOP.finditer(text, *said)]
    for stop in (*stops, said[1]):
        if len(re.findall(r"\w+", text[begin:stop])) >= _FEWEST_WORDS:
            lead = len(text[begin:stop]) - len(text[begin:stop].lstrip())
            yield begin + lead, stop
        begin = stop


def _behind(text: str, end: int, last: int) -> Span | None:
    """The rest of the sentence behind a quotation, up to the next one, where it goes on in lower case."""
    opening = re.compile(r"[.,]?,?\s+(?=[a-záéíóúñ]|(?:Así|Con es[ao]s?|De es[at]a|Es lo que) )").match(text, end, last)
    if opening is None:
        return None
    stop = _END.search(text, opening.end(), last)
    return opening.end(), stop.start() if stop else last


def _before(text: str, start: int, first: int) -> Span | None:
    """The sentence that leads to a quotation: by a colon, a comma or "que"."""
    lead = text[first:start]
    ends = [m.end() for m in re.finditer(r"(?<!\b[A-ZÁÉÍÓÚÑ])[.!?]\s+", lead)]
    begin = first + (ends[-1] if ends else 0)
    lead = text[begin:start].rstrip()
    if not re.search(r"(?:[:,]| que)$", lead) or not re.search(r"\w{2,}", lead):
        return None
    return begin, begin + len(lead)


__all__ = ["Quotation", "Span", "quotations"]
