"""One claim in English, told as fully as is certain, or why it has none."""

import re
from dataclasses import dataclass, replace

from digest.claim_types import PIECE, Claim
from digest.english import gate
from digest.english.agencies import told_by_agencies
from digest.english.anaphora import anaphors, by_name, points_back
from digest.english.announced import announced_for
from digest.english.asked import asked, called_for
from digest.english.audit import audit
from digest.english.beside import counted_apart, introduced_below, rounded_below, without_seconds
from digest.english.collocations import Collocator
from digest.english.deeds import clashed, found_there, met, reported_whole
from digest.english.emptiness import has_two_years, says_nothing
from digest.english.nested import nested
from digest.english.orthography import tidy
from digest.english.parts import is_plain_part
from digest.english.printed import by_source
from digest.english.realise import Realiser
from digest.english.rephrase import (
    brought_up,
    emergency_told,
    folded,
    held_there,
    lasting,
    loaded,
    priced,
    remanded,
    sentenced,
    source_last,
    within,
)
from digest.english.resources import Resources
from digest.english.sites import with_site, with_topic
from digest.english.writing import CannotWriteError
from digest.spanish.core import LEVELS, Core, core_of
from digest.spanish.sentences import place_adjunct
from digest.spanish.tokens import tokenise
from digest.spanish.tree import Adjunct, Clause
from pipeline.types import Evidence, Finding, Grade, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstained:
    """A claim that was not put into English, and why."""

    evidence: Evidence
    reason: str


def _lies_in(one: Evidence, other: Evidence) -> bool:
    return (one.item, one.field) == (other.item, other.field) and other.start <= one.start and one.end <= other.end


def write(claim: Claim, resources: Resources) -> Sentence | Abstained:
    """One claim as an English sentence, green or amber, or why it cannot be written.

    The fullest variant that is certain is taken; where none is, the fullest is amber.
    """
    return variants(claim, resources)[0]


#: Words of a doubted sentence; of a longer one a briefer variant is taken.
_LONGEST_DOUBTED = 40


def variants(claim: Claim, resources: Resources) -> tuple[Sentence | Abstained, Sentence | None]:
    """As `write`; and the fullest that is amber, where what is certain is shorter."""
    if claim.restated is not None:
        restated = Sentence(
            text=claim.restated.text,
            role=claim.role,
            # the words are the outlet's own but for the verb: an editor looks before it is mailed
            grade=Grade.AMBER,
            evidence=(claim.evidence,),
            frame=claim.sense,
        )
        return restated, None
    amber: Sentence | None = None
    failed: Abstained | None = None
    assert claim.parse is not None
    tried: Core | None = None
    for level in range(LEVELS):
        core = core_of(claim.parse.clause, claim.parse.guards, level)
        if core == tried:
            continue  # nothing more was left off: it would be written as before
        tried = core
        written, unsure = _attempt(claim, resources, core)
        match written:
            case Sentence(grade=Grade.GREEN) as sentence:
                return sentence, amber
            case Sentence() as sentence:
                # an editor's draft takes no doubted sentence that is longer: what is left of it may be short enough
                is_long = amber is not None and len(amber.text.split()) > _LONGEST_DOUBTED >= len(sentence.text.split())
                amber = sentence if amber is None or is_long else amber
            case Abstained() as abstained:
                failed = failed or abstained
        if unsure:  # all that is doubtful lies in some phrases: without them, where they may be left off
            core = core_of(claim.parse.clause, claim.parse.guards, level, unsure)
            shorter, _ = _attempt(claim, resources, core) if core != tried else (written, unsure)
            if isinstance(shorter, Sentence) and shorter.grade is Grade.GREEN:
                return shorter, amber
    if amber is not None:
        return amber, None
    assert failed is not None
    return failed, None


def _put_at(place: Adjunct, clause: Clause) -> Clause:
    """Where a headline's dateline is told: at the head, or last where something else opens the sentence."""
    has_opening = any(a.is_front and a.phrase is not None for a in clause.adjuncts)
    is_placed = any(a.phrase is not None and a.phrase.prep == "en" and not a.is_front for a in clause.adjuncts)
    is_plain = clause.verb.voice != "active" and not (clause.complement or clause.also or clause.arguments)
    if has_opening and is_plain and not is_placed:  # "Loreto: en operativo policial destruyen cinco dragas"
        return replace(clause, adjuncts=(*clause.adjuncts, replace(place, is_front=False)))
    return replace(clause, adjuncts=(place, *clause.adjuncts))


def _attempt(claim: Claim, resources: Resources, core: Core) -> tuple[Sentence | Abstained, frozenset[tuple[int, int]]]:
    """The claim's core at one level of brevity in English, with what is doubtful about it.

    With it the spans in which all doubts lie; none where one of them is about the whole.
    """
    assert claim.parse is not None
    clause, named = by_name(core.clause, claim)
    clause, rounded = rounded_below(without_seconds(clause, claim.below), claim, claim.below)
    clause, introduced_by = introduced_below(clause, claim)
    clause = folded(source_last(clause))
    clause = met(clause)
    clause = reported_whole(found_there(held_there(announced_for(lasting(brought_up(loaded(priced(clause))))))))
    clause = emergency_told(clause, resources.lexicon)
    clause = told_by_agencies(clause, claim.below, resources.lexicon)
    clause = asked(called_for(remanded(sentenced(clashed(clause, resources.lexicon), resources.lexicon))))
    if says_nothing(clause):
        return Abstained(evidence=claim.evidence, reason="announced without what it is for"), frozenset()
    if has_two_years(clause):
        return Abstained(evidence=claim.evidence, reason="which year is of which figure"), frozenset()
    collocator = Collocator(table=resources.collocations)
    clause = collocator.clause(clause)
    realiser = Realiser(
        lexicon=resources.lexicon,
        forms=resources.forms,
        published_on=claim.evidence.published_on,
        is_headline=claim.is_headline,
        is_local=claim.parse.place is not None,
        is_freed=claim.tells_release,
        tells_past=not claim.is_headline and (claim.goes_on or points_back(clause)),
    )
    for doubt, start, end in gate.unmet_verbs(clause, collocator.named):
        realiser.doubts.append(doubt)
        realiser.spots.append((doubt, start, end))
    place = claim.parse.place
    if place is not None and place.name and place.name.en != "Peru":
        place, clause, apart = nested(*within(place, clause))
        if place is not None:
            clause = _put_at(place_adjunct(place), clause)
        if apart:
            realiser.doubts.append(apart)
    clause = with_topic(claim, with_site(claim, clause))
    try:
        body = realiser.clause(clause)
        if place is not None and place.name:
            # "Canadá: incendian iglesias en Canadá": once will do
            opening = f"in {place.name.en}, "
            rest = body.removeprefix(opening)
            is_told = opening.strip(", ") in rest or rest.startswith(f"the {place.name.en} regional government")
            body = rest if rest != body and is_told else body
        if clause.speaker is not None:
            body = f"{body}, according to {realiser.phrase(clause.speaker)}"
    except CannotWriteError as why:
        return Abstained(evidence=claim.evidence, reason=str(why)), frozenset()
    text = by_source(tidy(body), claim.source)
    faults = audit(
        claim,
        text,
        clause,
        names=resources.names,
        lexicon=resources.lexicon,
        dropped=(*core.dropped, *claim.parse.asides),
        named=[
            *(m.name for m in named),
            *([claim.before.quote] if claim.before else []),
            *(words for _, words in claim.named_in),
        ],
    )
    if faults.fatal:
        return Abstained(evidence=claim.evidence, reason=faults.fatal[0]), frozenset()
    evidence = claim.evidence
    if core.ends_at > 0 and not claim.is_reported:
        stop = tokenise(claim.source)[core.ends_at].start
        quote = evidence.quote[:stop].rstrip()
        evidence = replace(evidence, quote=quote, end=evidence.start + len(quote))
    doubts = (
        *core.doubts,
        *collocator.doubts,
        *realiser.doubts,
        *faults.doubts,
        *gate.doubts_of(claim, clause, text, core.dropped),
        *counted_apart(clause, claim.below),
        *(("told of a part of its sentence",) if is_aside(claim) and not is_plain_part(claim, clause, text) else ()),
    )
    spots = [*collocator.spots, *realiser.spots]
    is_told = {doubt for doubt, _, _ in spots}.issuperset(doubts)
    unsure = frozenset((start, end) for _, start, end in spots) if is_told else frozenset[tuple[int, int]]()
    sentence = Sentence(
        text=text,
        role=claim.role,
        grade=Grade.AMBER if doubts else Grade.GREEN,
        evidence=tuple(
            dict.fromkeys(
                (
                    evidence,
                    *([claim.before] if claim.before else []),
                    *([rounded] if rounded else []),
                    *([introduced_by] if introduced_by else []),
                    *(m.evidence for m in named if not _lies_in(m.evidence, claim.evidence)),
                    *(where for where, _ in claim.named_in),
                )
            )
        ),
        frame=claim.sense,
        formulas=tuple(realiser.formulas),
        findings=(
            *(Finding(rule="english", severity="info", message=d) for d in dict.fromkeys(doubts)),
            *(
                Finding(rule="anaphora", severity="info", message=m)
                for m in anaphors(clause)
                if not _is_theirs(m, text)
            ),
        ),
    )
    return sentence, unsure


#: What people called off or lifted is printed as theirs, and points back to nothing.
_THEIRS = re.compile(r"\b(?:called off|lifted|suspended|ended) (?:their|its) (?:[\w-]+ )?(?:strike|blockade|protest)\b")


def _is_theirs(message: str, text: str) -> bool:
    return message.rsplit(": ", 1)[-1] in {"paro", "huelga", "bloqueo", "protesta"} and bool(_THEIRS.search(text))


def is_aside(claim: Claim) -> bool:
    """Whether the claim was read of a relative, a participle or a second statement set upright: an editor looks."""
    return PIECE in claim.sense and not claim.sense.endswith(f"{PIECE}core")
