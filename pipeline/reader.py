"""One item as the rules see it: title and text in one folded line, what was found in it, and the way back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipeline.automaton import compose, fold
from pipeline.terms import Finder, Key, Span, Term, compounds
from pipeline.types import Item
from pipeline.vocabulary import Lexicon

#: what parts title and text in the folded line: wide enough that no phrase runs across
_SEAM = "\n\n\n"
#: the first paragraph counts as the lead, up to so many characters
_LEAD = 400
#: "Nota de prensa", "Escrito por Redacción | Sábado, 23 Febrero": a short paragraph that ends no sentence is a label
_LABEL = 120
_SENTENCE_ENDS = ".!?…»”\"':"

Place = Literal["title", "lead", "text"]


class Found(NamedTuple):  # a tuple is made three times as fast as a frozen dataclass, and there are hundreds
    """A term that was met, with its span in the folded line."""

    term: Term
    span: Span


@dataclass(slots=True)
class Reading:
    """The item, folded and searched. Places are those of `line`; `folded` has one blank more at each end."""

    item: Item
    line: str
    folded: bytes
    seam: int  # where the title ends
    lead: int  # where the lead ends
    title_places: Sequence[int]
    text_places: Sequence[int]
    opening: int  # characters before the first word: blanks and quotation marks
    atoms: dict[int, list[Span]]
    #: by role and owner the terms that were met, each with its spans; most are never asked for one by one
    met: dict[Key, list[tuple[Term, list[Span]]]] = field(default_factory=dict)
    _found: dict[Key, list[Found]] = field(default_factory=dict)

    def place(self, start: int) -> Place:
        """In which part of the item a span begins."""
        return "title" if start <= self.seam else "lead" if start <= self.lead else "text"

    def of(self, role: str, owner: str) -> list[Found]:
        """What was met of one role and owner."""
        key = role, owner
        if key not in self._found:
            self._found[key] = [Found(term, span) for term, spans in self.met.get(key, ()) for span in spans]
        return self._found[key]

    def context(self, owner: str, finder: Finder) -> Iterable[tuple[Term, list[Span]]]:
        """The words of context of a sub-topic that were met, each with its spans."""
        terms = finder.context_of.get(owner, {})
        for atom in terms.keys() & self.atoms.keys():
            yield terms[atom], self.atoms[atom]
        yield from self.met.get(("context", owner), ())

    def original(self, span: Span) -> tuple[Literal["title", "text"], int, int, str]:
        """Field, start, end and letters of a span, in the item as it was given."""
        start, end = span[0] - 1, span[1] - 1
        if start < self.seam:
            places, text, offset = self.title_places, self.item.title, 0
            name: Literal["title", "text"] = "title"
            end = min(end, self.seam)
        else:
            offset = self.seam + len(_SEAM)
            places, text, name = self.text_places, self.item.text, "text"
        first, last = places[start - offset], places[end - offset]
        return name, first, last, text[first:last]


def read(item: Item, lexicon: Lexicon) -> Reading:
    """Fold and search an item; lines that list other articles or frequencies are blanked first."""
    title, title_places = compose(item.title)
    text, text_places = compose(item.text)
    line = f"{title}{_SEAM}{text}"
    folded = b" " + fold(line) + b" "
    seam = len(title)
    body = seam + len(_SEAM)
    opening = len(line) - len(line.lstrip(' “"«¡'))
    reading = Reading(item, line, folded, seam, _lead(line, folded, body), title_places, text_places, opening, {})
    _search(reading, lexicon)
    if asides := _asides(reading, body):
        for start, end in asides:
            folded = folded[: start + 1] + b" " * (end - start) + folded[end + 1 :]
        reading.folded = folded
        reading.lead = _lead(line, folded, body)
        _search(reading, lexicon)
    return reading


def _lead(line: str, folded: bytes, body: int) -> int:
    """Where the first paragraph ends that is the article's own."""
    first = start = _word_from(body, folded, len(line))
    while 0 < (end := line.find("\n\n", start)) - start < _LABEL and line[end - 1] not in _SENTENCE_ENDS:
        start = _word_from(end, folded, len(line))
    if start >= len(line):  # nothing but labels
        start = first
    end = line.find("\n\n", start)
    return min(end if end > 0 else len(line), start + _LEAD)


def _word_from(start: int, folded: bytes, end: int) -> int:
    while start < end and folded[start + 1] == ord(" "):
        start += 1
    return start


def _search(reading: Reading, lexicon: Lexicon) -> None:
    finder = lexicon.finder
    atoms = reading.atoms = finder.atoms(reading.folded, reading.line, 1)
    met: defaultdict[Key, list[tuple[Term, list[Span]]]] = defaultdict(list)
    simple_of = finder.simple_of
    for atom, spans in atoms.items():
        if atom in simple_of:
            for key, term in simple_of[atom]:
                met[key].append((term, spans))
    for term, spans in compounds(finder, atoms, reading.folded):
        met[term.role, term.owner].append((term, spans))
    reading.met, reading._found = dict(met), {}  # this is where a reading is made


def _asides(reading: Reading, body: int) -> list[Span]:
    """Lines of the text that are not the article's: "Lea también: …", "Lima 89.7 FM / Cusco 93.3 FM"."""
    marks = reading.of("aside", "aside")
    frequencies = reading.of("frequency", "frequency")
    if not marks and len(frequencies) < 2:
        return []
    found = []
    for mark in marks:
        start, end = _line(reading.line, mark.span[0] - 1, body)
        if reading.line[start : mark.span[0] - 1].strip(" •·-–—*>[(|▶►:¡") == "" and mark.span[0] - 1 >= body:
            if not reading.line[mark.span[1] - 1 : end].strip(" :.-–—|>»"):
                end = _next_line(reading.line, end)  # a heading alone: what it announces follows
            found.append((start, end))
    lines = [_line(reading.line, mark.span[0] - 1, body) for mark in frequencies if mark.span[0] - 1 >= body]
    found += [line for line in set(lines) if lines.count(line) >= 2]
    return found


def _line(text: str, at: int, body: int) -> Span:
    start = max(text.rfind("\n", body, at) + 1, body)
    end = text.find("\n", at)
    return start, end if end >= 0 else len(text)


def _next_line(text: str, end: int) -> int:
    while end < len(text) and text[end] == "\n":
        end += 1
    close = text.find("\n", end)
    return close if close >= 0 else len(text)


def covered(span: Span, blanks: Sequence[Span]) -> bool:
    """Whether a span touches one of the blanks."""
    first, last = span
    for start, end in blanks:  # noqa: SIM110  # a generator for each question costs more than the answer
        if first < end and start < last:
            return True
    return False


def folder_kinds(address: str, folders: Mapping[str, str]) -> set[str]:
    """What the folders of an address say of an article: sport, abroad."""
    parts = address.lower().split("?", 1)[0].split("/")[3:-1]
    return {folders[part] for part in parts if part in folders}
