"""What an item is about, where, and how much an editor would want it; every tag with the words it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from pipeline.gates import gate
from pipeline.reader import Found, Reading, covered, read
from pipeline.regions import located_in
from pipeline.terms import Finder, Span
from pipeline.types import MAX_EVIDENCE, TOPICS, Item, Tagged, Tagging
from pipeline.vocabulary import Lexicon, SubTopic
from pipeline.worth import worth_of

_STRONG, _WEAK = 3.0, 1.0
#: points from which a sub-topic holds: one strong cue in the title, two in the lead, or more further down
_ENOUGH = 3.0
_AT = {"title": 1.0, "lead": 0.6, "text": 0.34}
#: without a cue in the title: points from which an item is about it, with a cue in the lead and with none
_LED, _UNLED = 3.5, 5.0
#: and its share of the points of the topic that the title does tell
_BESIDE = 0.6
#: how often the same words count
_REPEATS = 3


@dataclass(frozen=True, slots=True)
class _Held:
    """A sub-topic with enough points, and where its cues stand."""

    subtopic: SubTopic
    score: float
    cues: list[Found]
    titled: bool
    led: bool

    @property
    def topic(self) -> str:
        return self.subtopic.gives or self.subtopic.topic


def tag(item: Item, lexicon: Lexicon) -> Tagged:
    """All tags of an item. The same item and lexicon give the same tags."""
    reading = read(item, lexicon)
    located = located_in(reading, lexicon)
    passed = gate(reading, lexicon, admin=located.admin)
    topics, subtopics, evidence = _topics(reading, lexicon) if passed.open else ((), (), [])
    organisations, named = _organisations(reading, lexicon)
    here = passed.peru or passed.sport
    regions = (located.regions or (located.faint if topics else ())) if here else ()
    places = located.places if here else ()
    evidence += [one for one in located.evidence if here and (one.kind == "place" or one.tag in regions)]
    evidence += named
    return Tagged(
        topics=topics,
        subtopics=subtopics,
        regions=regions,
        places=places,
        organisations=organisations,
        peru=passed.peru,
        worth=worth_of(reading, lexicon, topics, located=bool(regions)),
        evidence=tuple(evidence),
    )


def _topics(reading: Reading, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...], list[Tagging]]:
    blanks = {topic: [found.span for found in reading.of("not", topic)] for topic in TOPICS}
    held: list[_Held] = []
    # in the order in which they were met, so that the evidence is told in the same order each time
    for name in dict.fromkeys(owner for role, owner in reading.met if role in ("strong", "weak")):
        subtopic = lexicon.subtopics[name]
        score, cues = _score(reading, subtopic, blanks[subtopic.topic], lexicon.finder)
        if score >= _ENOUGH:
            at = {reading.place(found.span[0]) for found in cues if found.term.role != "context"}
            held.append(_Held(subtopic, score, cues, "title" in at, bool(at - {"text"})))
    held = [one for one in held if _about(one, held)]
    for one in list(held):  # one after the other, so that no two cede to each other
        if _ceded(one, held, reading):
            held.remove(one)
    points: dict[str, float] = {}
    cited: dict[str, list[Found]] = {}
    evidence: list[Tagging] = []
    for one in held:
        evidence += _cited(reading, "subtopic", one.subtopic.id, one.cues)
        if not one.subtopic.adjacent:
            points[one.topic] = max(one.score, points.get(one.topic, 0.0))
            cited.setdefault(one.topic, []).extend(one.cues[:MAX_EVIDENCE])
    for topic, cues in cited.items():
        evidence += _cited(reading, "topic", topic, cues)
    order = list(lexicon.subtopics)
    topics = tuple(sorted(points, key=lambda topic: (-points[topic], TOPICS.index(topic))))
    return topics, tuple(sorted((one.subtopic.id for one in held), key=order.index)), evidence


def _about(one: _Held, held: Sequence[_Held]) -> bool:
    """Whether an item is about a sub-topic, rather than mentioning it further down."""
    if one.titled:
        return True
    if one.score < (_LED if one.led else _UNLED):
        return False
    if any(other.titled for other in held if other.topic == one.topic):
        return True
    # What the title is about needs more than a passing second theme beside it.
    first = max((_sum(held, other.topic) for other in held if other.titled), default=0.0)
    return _sum(held, one.topic) >= first * _BESIDE


def _ceded(one: _Held, held: Sequence[_Held], reading: Reading) -> bool:
    """Whether all that is said of it belongs to another topic: loggers whom a people drives out are no forest news."""
    subtopic = one.subtopic
    if not subtopic.cedes_to or not any(other.titled and other.topic == subtopic.cedes_to for other in held):
        return False
    beside, unless = (
        any(found.span[0] <= reading.seam for found in reading.of(role, subtopic.id))
        for role in ("cedes beside", "cedes unless")
    )
    if unless or not beside:
        return False
    theirs = [found.span for found in reading.of("cedes", subtopic.id)]
    return all(covered(found.span, theirs) for found in one.cues)


def _sum(held: Sequence[_Held], topic: str) -> float:
    return sum(one.score for one in held if one.topic == topic)


def _score(reading: Reading, subtopic: SubTopic, blanks: list[Span], finder: Finder) -> tuple[float, list[Found]]:
    strong = [
        (bool(term.gaps), span[0], -span[1], n, span, term)
        for n, (term, spans) in enumerate(reading.met.get(("strong", subtopic.id), ()))
        for span in spans
        if not covered(span, blanks)
    ]
    weak = _uncovered(reading.of("weak", subtopic.id), blanks)
    cues: list[Found] = []
    score = 0.0
    counted: dict[str, int] = {}
    taken: list[Span] = []
    # Words that several terms hold count once; those of one piece first, for a pair with a gap may span a sentence.
    strong.sort()
    for is_pair, start, _, _, span, term in strong:
        if covered(span, taken) and not (is_pair and start <= reading.seam):
            continue
        taken.append(span)
        counted[term.text] = counted.get(term.text, 0) + 1
        if counted[term.text] <= _REPEATS:
            score += _STRONG * _AT[reading.place(start)]
            cues.append(Found(term, span))
    if score >= _ENOUGH or not weak:
        return score, cues
    own = [found.span for found in weak if not found.term.gaps] + blanks
    context = [
        (span, term) for term, spans in reading.context(subtopic.id, finder) for span in spans if not covered(span, own)
    ]
    weak = list({found.span: found for found in weak}.values())  # the same words in two languages are one cue
    kinds = {found.term.text for found in weak}
    # A weak cue needs a context word, or a second weak one; then it weighs as much as a strong one.
    if context:
        at = {reading.place(found.span[0]) for found in weak}
        beside = {reading.place(span[0]) for span, _ in context}
        lift = _AT["title"] if "title" in at & beside else _AT["lead"] if at & {"title", "lead"} else _AT["text"]
        score += _STRONG * lift + (len(kinds) - 1) * _WEAK * lift
    else:
        score += _WEAK * sum(
            max(_AT[reading.place(found.span[0])] for found in weak if found.term.text == kind) for kind in kinds
        )
    nearest = [Found(term, span) for span, term in [min(context, key=itemgetter(0))]] if context else []
    return score, cues + weak[:_REPEATS] + nearest


def _uncovered(found: list[Found], blanks: list[Span]) -> list[Found]:
    return [one for one in found if not covered(one.span, blanks)] if blanks else found


def _cited(reading: Reading, kind: Literal["topic", "subtopic"], name: str, cues: Sequence[Found]) -> Iterable[Tagging]:
    for term, span in cues[:MAX_EVIDENCE]:
        field, start, end, matched = reading.original(span)
        weight = _STRONG if term.role == "strong" else _WEAK
        yield Tagging(
            kind=kind, tag=name, start=start, end=end, matched=matched, rule=f"{term.owner}: {term.role} {term.text}",
            field=field, weight=weight * _AT[reading.place(span[0])],
        )  # fmt: skip


def _organisations(reading: Reading, lexicon: Lexicon) -> tuple[tuple[str, ...], list[Tagging]]:
    gazetteer, atoms = lexicon.gazetteer, reading.atoms
    found: dict[str, None] = {}
    evidence = []
    named_here = atoms.keys() & gazetteer.organisations.keys()
    hits = [(span, gazetteer.organisations[atom]) for atom in named_here for span in atoms[atom]]
    for span, name in sorted(hits):
        needs, bars = gazetteer.organisation_with[name], gazetteer.organisation_without[name]
        if (needs and not any(atom in atoms for atom in needs)) or any(atom in atoms for atom in bars):
            continue
        field, start, end, matched = reading.original(span)
        if not matched[:1].isupper() and not matched[:1].isdigit():
            continue
        if name not in found:
            found[name] = None
            evidence.append(
                Tagging(kind="organisation", tag=name, rule="name", field=field, start=start, end=end, matched=matched)
            )
    return tuple(found), evidence
