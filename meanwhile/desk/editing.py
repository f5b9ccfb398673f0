"""What an editor does to an edition: drop, move, insert, replace, each as a new edition. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest.compose import FEWEST_WORDS, SHORT_WORDS
from digest.grounding import check_sentence, evidence_of
from digest.layout import count_words
from digest.novelty import sentences_in
from digest.style import check_bulletin
from digest.trust import TO_BE_READ, is_to_be_read, to_be_read
from digest.vocabulary import Vocabulary
from pipeline.errors import ConflictError, InputError
from pipeline.types import BulletinDraft, EditionDraft, Evidence, Finding, Grade, Item, Sentence, TopicLine

#: No sentence of a bulletin is longer than this; a form may send anything.
MAX_SENTENCE = 1200


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A sentence's place in a bulletin, written 0.1.2."""

    bulletin: int
    paragraph: int
    sentence: int

    def __str__(self) -> str:
        return f"{self.bulletin}.{self.paragraph}.{self.sentence}"


@dataclass(frozen=True, slots=True)
class LineSpot:
    """A line's place in a topic section, written mining.3."""

    topic: str
    line: int

    def __str__(self) -> str:
        return f"{self.topic}.{self.line}"


def spot_of(text: str) -> Spot | LineSpot:
    """A place from an address or form, or InputError."""
    parts = text.split(".")
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 5]
    if len(parts) == 3 and len(numbers) == 3:
        return Spot(*numbers)
    if len(parts) == 2 and len(numbers) == 1 and parts[1].isdigit():
        return LineSpot(parts[0], numbers[0])
    raise InputError(f"{text!r} is no place in a bulletin")


def sentence_at(edition: EditionDraft, spot: Spot | LineSpot) -> Sentence:
    """The sentence at a place; ConflictError when there is none (any more)."""
    try:
        match spot:
            case Spot():
                return edition.bulletins[spot.bulletin].paragraphs[spot.paragraph][spot.sentence]
            case LineSpot():
                return edition.sections[spot.topic][spot.line].sentence
    except (IndexError, KeyError) as error:
        raise ConflictError(f"there is no sentence at {spot} any more; load the page anew") from error


def _with_paragraphs(edition: EditionDraft, number: int, paragraphs: Sequence[Sequence[Sentence]]) -> EditionDraft:
    bulletins = list(edition.bulletins)
    kept = tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)
    bulletins[number] = replace(bulletins[number], paragraphs=kept)
    return replace(edition, bulletins=tuple(bulletins))


def _with_lines(edition: EditionDraft, topic: str, lines: Sequence[TopicLine]) -> EditionDraft:
    return replace(edition, sections={**edition.sections, topic: tuple(lines)})


def _paragraphs(edition: EditionDraft, number: int) -> list[list[Sentence]]:
    if not 0 <= number < len(edition.bulletins):
        raise InputError(f"the edition has no bulletin {number}")
    return [list(paragraph) for paragraph in edition.bulletins[number].paragraphs]


def replaced(edition: EditionDraft, spot: Spot | LineSpot, sentence: Sentence) -> EditionDraft:
    """Another sentence in the place of one."""
    sentence_at(edition, spot)
    match spot:
        case Spot():
            paragraphs = _paragraphs(edition, spot.bulletin)
            paragraphs[spot.paragraph][spot.sentence] = sentence
            return _with_paragraphs(edition, spot.bulletin, paragraphs)
        case LineSpot():
            lines = list(edition.sections[spot.topic])
            lines[spot.line] = replace(lines[spot.line], sentence=sentence)
            return _with_lines(edition, spot.topic, lines)


def dropped(edition: EditionDraft, spot: Spot | LineSpot) -> EditionDraft:
    """Without a sentence; a paragraph that is left empty goes too."""
    sentence_at(edition, spot)
    match spot:
        case Spot():
            paragraphs = _paragraphs(edition, spot.bulletin)
            del paragraphs[spot.paragraph][spot.sentence]
            return _with_paragraphs(edition, spot.bulletin, paragraphs)
        case LineSpot():
            lines = list(edition.sections[spot.topic])
            del lines[spot.line]
            return _with_lines(edition, spot.topic, lines)


def inserted(edition: EditionDraft, bulletin: int, sentence: Sentence, *, after: Spot | None = None) -> EditionDraft:
    """With a sentence after another, or as a new paragraph at the end."""
    paragraphs = _paragraphs(edition, bulletin)
    if after is None:
        paragraphs.append([sentence])
    else:
        sentence_at(edition, after)
        paragraphs[after.paragraph].insert(after.sentence + 1, sentence)
    return _with_paragraphs(edition, bulletin, paragraphs)


def moved(edition: EditionDraft, spot: Spot | LineSpot, way: str) -> tuple[EditionDraft, Spot | LineSpot]:
    """One place earlier or later, also across paragraphs; "part" begins a paragraph. With the new place."""
    sentence = sentence_at(edition, spot)
    if way not in {"up", "down", "part"}:
        raise InputError(f"{way!r} is no way to move; choose from up, down, part")
    match spot:
        case LineSpot():
            return _moved_line(edition, spot, way)
        case Spot():
            paragraphs = _paragraphs(edition, spot.bulletin)
    b, p, s = spot.bulletin, spot.paragraph, spot.sentence
    here = paragraphs[p]
    if way == "part":
        if s == 0:
            if p == 0:
                return edition, spot
            # a paragraph that begins here already joins the one before
            joined = Spot(b, p - 1, len(paragraphs[p - 1]))
            paragraphs[p - 1] += paragraphs.pop(p)
            return _with_paragraphs(edition, b, paragraphs), joined
        paragraphs[p : p + 1] = [here[:s], here[s:]]
        return _with_paragraphs(edition, b, paragraphs), Spot(b, p + 1, 0)
    del here[s]
    gone = not here
    if way == "up":
        if s > 0:
            here.insert(s - 1, sentence)
            target = Spot(b, p, s - 1)
        elif p > 0:
            paragraphs[p - 1].append(sentence)
            target = Spot(b, p - 1, len(paragraphs[p - 1]) - 1)
        else:
            return edition, spot
    elif s < len(here):
        here.insert(s + 1, sentence)
        target = Spot(b, p, s + 1)
    elif p + 1 < len(paragraphs):
        paragraphs[p + 1].insert(0, sentence)
        target = Spot(b, p if gone else p + 1, 0)
    else:
        return edition, spot
    return _with_paragraphs(edition, b, paragraphs), target


def _moved_line(edition: EditionDraft, spot: LineSpot, way: str) -> tuple[EditionDraft, LineSpot]:
    lines = list(edition.sections[spot.topic])
    to = spot.line + {"up": -1, "down": 1, "part": 0}[way]
    if not 0 <= to < len(lines):
        return edition, spot
    lines.insert(to, lines.pop(spot.line))
    return _with_lines(edition, spot.topic, lines), LineSpot(spot.topic, to)


def placed(edition: EditionDraft, spot: Spot, before: Spot) -> tuple[EditionDraft, Spot]:
    """A sentence dragged to stand before another, also of another bulletin."""
    sentence, target = sentence_at(edition, spot), sentence_at(edition, before)
    if spot == before:
        return edition, spot
    without = dropped(edition, spot)
    for b, draft in enumerate(without.bulletins):
        for p, paragraph in enumerate(draft.paragraphs):
            for s, one in enumerate(paragraph):
                if one is target and b == before.bulletin:
                    paragraphs = _paragraphs(without, b)
                    paragraphs[p].insert(s, sentence)
                    return _with_paragraphs(without, b, paragraphs), Spot(b, p, s)
    raise ConflictError(f"there is no sentence at {before} any more; load the page anew")


def reworded(sentence: Sentence, text: str, *, editor: str) -> Sentence:
    """A sentence with an editor's words on the same evidence."""
    text = " ".join(text.split())
    if not text:
        raise InputError("the sentence is empty; drop it instead")
    if len(text) > MAX_SENTENCE:
        raise InputError(f"the sentence has more than {MAX_SENTENCE} characters")
    return replace(sentence, text=text, writer=f"editor:{editor}")


def with_evidence(sentence: Sentence, evidence: Sequence[Evidence]) -> Sentence:
    """A sentence resting on more; what it rests on already is not doubled."""
    return replace(sentence, evidence=tuple(dict.fromkeys((*sentence.evidence, *evidence))))


def without_evidence(sentence: Sentence, number: int) -> Sentence:
    """A sentence resting on one piece less."""
    if not 0 <= number < len(sentence.evidence):
        raise ConflictError("this evidence is not there any more; load the page anew")
    return replace(sentence, evidence=sentence.evidence[:number] + sentence.evidence[number + 1 :])


# --- what the checkers say --------------------------------------------------------------------------


def grounded(sentence: Sentence, items: Mapping[str, Item], vocabulary: Vocabulary) -> Sentence:
    """The sentence with what grounding says of it now; while it is amber, also why."""
    findings = check_sentence(
        sentence.text, evidence_of(sentence, items), vocabulary=vocabulary, formulas=sentence.formulas
    )
    doubts = [one for one in sentence.findings if one.rule == TO_BE_READ and sentence.grade is Grade.AMBER]
    return replace(sentence, findings=(*findings, *doubts))


def offered(sentence: Sentence) -> Sentence:
    """A sentence of the house as an editor puts it in: an amber one says why it is amber."""
    return to_be_read(sentence) if sentence.grade is Grade.AMBER and not is_to_be_read(sentence) else sentence


def read(sentence: Sentence) -> Sentence:
    """A doubted sentence that an editor has read beside its source and answers for; ConflictError for any other."""
    if not is_to_be_read(sentence):
        raise ConflictError("this sentence is not, or no longer, one to be read; load the page anew")
    findings = tuple(finding for finding in sentence.findings if finding.rule != TO_BE_READ)
    return replace(sentence, grade=Grade.GREEN, findings=findings)


def checked(edition: EditionDraft) -> EditionDraft:
    """The edition with what the style guide says of its bulletins now."""
    return replace(edition, bulletins=tuple(_checked(draft) for draft in edition.bulletins))


def _checked(draft: BulletinDraft) -> BulletinDraft:
    n_words = sum(count_words(sentence.text) for sentence in sentences_in(draft))
    note = draft.note
    if draft.paragraphs and n_words >= SHORT_WORDS:
        note = ""
    elif draft.paragraphs and note.startswith("No bulletin"):
        note = f"A short bulletin: little news on {draft.region}."
    elif not draft.paragraphs or n_words < FEWEST_WORDS:
        note = note if note.startswith("No bulletin") else f"A short bulletin: little news on {draft.region}."
    if not draft.paragraphs:
        note = f"No bulletin on {draft.region}: too little news."
    draft = replace(draft, note=note)
    return replace(draft, findings=check_bulletin(draft))


def errors_in(edition: EditionDraft) -> list[Finding]:
    """What must be mended, or overridden with a written reason, before an approval."""
    found = [finding for draft in edition.bulletins for finding in draft.findings]
    found += [finding for sentence in sentences_in(edition) for finding in sentence.findings]
    return [finding for finding in found if finding.severity == "error"]


def located(draft: BulletinDraft) -> tuple[dict[tuple[int, int], list[Finding]], list[Finding]]:
    """Remarks of the style guide by the sentence that they lie in, and those on the whole."""
    ranges: list[tuple[int, int, tuple[int, int]]] = []
    at = 0
    for p, paragraph in enumerate(draft.paragraphs):
        for s, sentence in enumerate(paragraph):
            ranges.append((at, at + len(sentence.text), (p, s)))
            at += len(sentence.text) + 1
        at += 1
    by_sentence: dict[tuple[int, int], list[Finding]] = {}
    whole: list[Finding] = []
    for finding in draft.findings:
        inside = [where for start, end, where in ranges if start <= finding.start and finding.end <= end]
        if finding.end > finding.start and inside:
            by_sentence.setdefault(inside[0], []).append(finding)
        else:
            whole.append(finding)
    return by_sentence, whole
