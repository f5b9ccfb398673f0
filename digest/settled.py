"""A sentence that is less certain made sure by what stands before it, or marked for an editor. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from digest.bearing import stands_alone, takes_up
from digest.layout import Candidate
from digest.pointing import has_named_subject, points_back
from digest.trust import to_be_read, trust_in
from pipeline.types import Finding, Grade, Sentence


def judged(candidate: Candidate, before: Sequence[str], *, may_follow: bool) -> Candidate | None:
    """A sentence that is less certain made sure by what stands before it, or marked; None where it points nowhere."""
    sentence = candidate.sentence
    if sentence.grade is not Grade.AMBER:
        return candidate
    is_opening = not before and (candidate.may_open or candidate.answers)
    # beside a named subject an editor sees what "the area" is: the source stands next to it
    is_seen = trust_in(sentence) == "read" and has_named_subject(sentence)
    is_placed = is_opening or _is_placed(sentence, before)
    if points_back(sentence) and not (is_placed or is_seen or may_follow):
        return None
    if trust_in(sentence) == "placed" and (is_placed or not points_back(sentence)):
        return replace(candidate, sentence=replace(sentence, grade=Grade.GREEN))  # it leaves nothing open here
    return replace(candidate, sentence=to_be_read(sentence))


def _is_placed(sentence: Sentence, before: Sequence[str]) -> bool:
    """Whether what a sentence points back to was told before it: its subject, or all that it calls "the …"."""
    if not before:
        return False
    has_object = any(f.rule == "anaphora" and f.message.startswith("something") for f in sentence.findings)
    return takes_up(sentence.text, before) if has_object else stands_alone(sentence.text, before)


def leaning(sentence: Sentence, nouns: frozenset[str]) -> Sentence:
    """A sentence that is sure but for what it calls "the …", which an editor finds in the article."""
    kept = [finding for finding in sentence.findings if finding.rule not in {"english", "anaphora"}]  # settled
    back = [
        Finding(rule="anaphora", severity="info", message=f"the article says which: {noun}") for noun in sorted(nouns)
    ]
    return to_be_read(replace(sentence, grade=Grade.AMBER, findings=(*kept, *back)))
