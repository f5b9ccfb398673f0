"""What a text tells again: one event in two sentences, a headline and its lead, a part and its whole. Pure."""

import re
from collections.abc import Sequence

from digest.contrary import is_at_odds, is_opposed
from digest.layout import Candidate
from digest.novelty import adds_nothing, content_of, says_again, tells_of_it
from digest.twice import (
    Event,
    differ,
    event_of,
    is_another,
    is_elsewhere,
    is_later,
    is_one_event,
    is_other_deed,
    is_tied,
)
from pipeline.types import Sentence

#: Of a headline the lead below it tells so much at least, by weight, if it has a name, figure and day of its own none.
MOSTLY = 0.3
#: Words that two sentences have in common, below which no share of them makes them one event.
LEAST_SHARED = 2.5
_OFFICE = re.compile(r"^(?:Meanwhile, t|T)he (?P<office>[a-z][a-z ]{2,40}?) (?:has|have|had|will|was|is) ")
_NAMED = re.compile(
    r"^(?:The|In [^,]+, the) (?P<office>[a-z][a-z ]{2,40}?)(?: of [A-ZÁÉÍÓÚÑ][^,]*)?, [A-ZÁÉÍÓÚÑ][\w’-]+ "
)


def is_part_of(sentence: Sentence, told: Sentence) -> bool:
    """Whether a sentence rests on a part of what a told one rests on."""
    part, whole = sentence.evidence[0], told.evidence[0]
    is_within = whole.start <= part.start and part.end <= whole.end and part.quote != whole.quote
    return (part.item, part.field) == (whole.item, whole.field) and is_within


def are_headline_and_text(one: Candidate, other: Candidate) -> bool:
    """Whether one is the headline of the article from which the other is."""
    fields = {one.sentence.evidence[0].field, other.sentence.evidence[0].field}
    return one.item.id == other.item.id and fields == {"title", "text"}


def is_headline_of_its_lead(one: Candidate, other: Candidate, region: str) -> bool:
    """Whether two are the headline and the first sentence of one article: "a leader", and below it his name.

    Readers take the two for two events. The headline must name, count and date nothing that the lead does not.
    """
    if not are_headline_and_text(one, other):
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


def _is_same(new: str, told: str, region: str, *, for_editor: bool) -> bool:
    """Whether a sentence tells the event of another one of the story."""
    one, other = event_of(new, region), event_of(told, region)
    if is_one_event(one, other):
        return True
    # an editor sees both where one says what the other denies; a mail that nobody reads tells the better
    is_turned = is_opposed(new, told) or (for_editor and is_at_odds(new, told))
    if is_another(one, other) or is_elsewhere(one, other) or is_turned:
        return False
    if is_later(one, other) and not is_tied(one, other):
        return False
    contents = (content_of(text, but=region) for text in (new, told))
    return says_again(*contents) and one.shared(other) >= LEAST_SHARED


def are_one(new: Candidate, told: Candidate, region: str, *, for_editor: bool) -> bool:
    """Whether two candidates of a story tell one event."""
    is_same = _is_same(new.sentence.text, told.sentence.text, region, for_editor=for_editor)
    return is_same or is_headline_of_its_lead(new, told, region)


def told_elsewhere(candidate: Candidate, elsewhere: Sequence[str], region: str) -> str:
    """What another story has told of the same event."""
    content, event = content_of(candidate.sentence.text), event_of(candidate.sentence.text, region)
    for other in elsewhere:
        known, told = content_of(other), event_of(other, region)
        is_kept_apart = differ(event, told) or is_at_odds(event.text, other) or is_another(event, told)
        alike = is_tied(event, told) and says_again(content, known) and event.shared(told) >= LEAST_SHARED
        alike = alike or (says_again(content, known) and _is_one_deed(event, told))
        if (alike and not is_kept_apart) or adds_nothing(content, known) or is_one_event(event, told):
            return other
    return ""


def _is_one_deed(new: Event, told: Event) -> bool:
    """Whether the one deed is told again of the same things, without a figure, a day or a name that it did not have."""
    is_more = bool(new.figures - told.figures or new.days - told.days or new.names - told.names - {told.head})
    return bool(new.deed) and new.deed == told.deed and not is_more and new.shared(told) >= LEAST_SHARED


_DENIES = re.compile(r"\b(?:has|have|had) (?:also |meanwhile )?(?:denied|ruled out) (?P<what>.*)")


def denies_untold(text: str, before: Sequence[str]) -> bool:
    """Whether somebody denies what nobody has been told to say: a reply before what it answers."""
    found = _DENIES.search(text)
    if found is None:
        return False
    denied = event_of(found["what"])
    known = [event_of(one) for one in before]
    return all(len(denied.words & one.words) < min(2, len(denied.words)) for one in known)


def is_better_told(candidate: Candidate, to_come: Sequence[str], region: str) -> bool:
    """Whether the news of another story tells the event more fully."""
    event = event_of(candidate.sentence.text, region)
    others = (event_of(text, region) for text in to_come)
    return any(other.weight > event.weight and is_one_event(event, other) for other in others)


def denied_by(candidate: Candidate, told: Sequence[Candidate]) -> str:
    """The sentence of the story that says the contrary of one that is not told."""
    text = candidate.sentence.text
    others = (each.sentence.text for each in told)
    return next((each for each in others if is_at_odds(text, each) and tells_of_it(text, each)), "")
