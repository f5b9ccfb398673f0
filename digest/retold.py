"""What a text tells again: a headline beside its own lead, a part beside its whole; and who is named too late. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.contrary import is_opposed
from digest.layout import Candidate
from digest.trust import to_be_read
from digest.twice import event_of, is_other_deed
from pipeline.types import Finding, Grade, Sentence

#: Of a headline the lead below it tells so much at least, by weight, if it has a name, figure and day of its own none.
MOSTLY = 0.3
_OFFICE = re.compile(r"^(?:Meanwhile, t|T)he (?P<office>[a-z][a-z ]{2,40}?) (?:has|have|had|will|was|is) ")
_NAMED = re.compile(
    r"^(?:The|In [^,]+, the) (?P<office>[a-z][a-z ]{2,40}?)(?: of [A-ZÁÉÍÓÚÑ][^,]*)?, [A-ZÁÉÍÓÚÑ][\w’-]+ "
)


def is_part_of(sentence: Sentence, told: Sentence) -> bool:
    """Whether a sentence rests on a part of what a told one rests on."""
    part, whole = sentence.evidence[0], told.evidence[0]
    is_within = whole.start <= part.start and part.end <= whole.end and part.quote != whole.quote
    return (part.item, part.field) == (whole.item, whole.field) and is_within


def is_headline_of_its_lead(one: Candidate, other: Candidate, region: str) -> bool:
    """Whether two are the headline and the first sentence of one article: "a leader", and below it his name.

    Readers take the two for two events. The headline must name, count and date nothing that the lead does not.
    """
    fields = {one.sentence.evidence[0].field, other.sentence.evidence[0].field}
    if one.item.id != other.item.id or fields != {"title", "text"}:
        return False
    head, lead = (one, other) if one.sentence.evidence[0].field == "title" else (other, one)
    first = lead.sentence.evidence[0]
    if lead.item.text[: first.start].strip() or is_opposed(head.sentence.text, lead.sentence.text):
        return False
    short, full = event_of(head.sentence.text, region), event_of(lead.sentence.text, region)
    if not (short.names - {full.head} <= full.names and short.figures <= full.figures and short.days <= full.days):
        return False
    if is_other_deed(short, full) and short.names - short.places - {short.head}:
        return False  # one who is named may have met and signed
    return short.weight > 0 and short.shared(full) / min(short.weight, full.weight) >= MOSTLY


def is_named_too_late(texts: Sequence[str]) -> bool:
    """Whether "the minister has …" stands before "the minister, Rosa Vela, has …", who need not be the same."""
    for n, text in enumerate(texts):
        called = _OFFICE.search(text)
        if called is None:
            continue
        if any((named := _NAMED.search(later)) and named["office"] == called["office"] for later in texts[n + 1 :]):
            return True
    return False


def tells_new(candidate: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether a sentence has a figure, a name, a day or a month that those before it have not."""
    told = [event_of(each.sentence.text) for each in before]
    event = event_of(candidate.sentence.text)
    known = frozenset().union(*(each.names | each.figures | each.days | each.months | {each.head} for each in told))
    return not (event.names | event.figures | event.days | event.months) <= known


def leaning(sentence: Sentence, nouns: frozenset[str]) -> Sentence:
    """A sentence that is sure but for what it calls "the …", which an editor finds in the article."""
    kept = [
        finding for finding in sentence.findings if finding.rule not in {"english", "anaphora"}
    ]  # these are settled
    back = [
        Finding(rule="anaphora", severity="info", message=f"the article says which: {noun}") for noun in sorted(nouns)
    ]
    return to_be_read(replace(sentence, grade=Grade.AMBER, findings=(*kept, *back)))
