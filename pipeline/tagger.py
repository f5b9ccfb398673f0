"""What an item is about, where, and how much an editor would want it; every tag with the words it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.gates import gate
from pipeline.reader import Found, Reading, covered, read
from pipeline.regions import located_in
from pipeline.terms import Span
from pipeline.types import TOPICS, Item, Tagged, Tagging
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
    for name in {owner for role, owner in reading.terms if role in ("strong", "weak")}:
        subtopic = lexicon.subtopics[name]
        score, cues = _score(reading, subtopic, blanks[subtopic.topic])
        if score >= _ENOUGH:
            at = {reading.place(found.span[0]) for found in cues if found.term.role != "context"}
            held.append(_Held(subtopic, score, cues, "title" in at, bool(at - {"text"})))
    held = [one for one in held if _about(one, held)]
    points: dict[str, float] = {}
    evidence: list[Tagging] = []
    for one in held:
        evidence += _cited(reading, "subtopic", one.subtopic.id, one.cues)
        if not one.subtopic.adjacent:
            points[one.topic] = max(one.score, points.get(one.topic, 0.0))
            evidence += _cited(reading, "topic", one.topic, one.cues)
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


def _sum(held: Sequence[_Held], topic: str) -> float:
    return sum(one.score for one in held if one.topic == topic)


def _score(reading: Reading, subtopic: SubTopic, blanks: list[Span]) -> tuple[float, list[Found]]:
    strong = [found for found in reading.of("strong", subtopic.id) if not covered(found.span, blanks)]
    weak = [found for found in reading.of("weak", subtopic.id) if not covered(found.span, blanks)]
    cues: list[Found] = []
    score = 0.0
    counted: dict[str, int] = {}
    taken: list[Span] = []
    # Words that several terms hold count once; those of one piece first, for a pair with a gap may span a sentence.
    for found in sorted(strong, key=lambda found: (bool(found.term.gaps), found.span[0], -found.span[1])):
        if covered(found.span, taken) and not (found.term.gaps and reading.place(found.span[0]) == "title"):
            continue
        taken.append(found.span)
        counted[found.term.text] = counted.get(found.term.text, 0) + 1
        if counted[found.term.text] <= _REPEATS:
            score += _STRONG * _AT[reading.place(found.span[0])]
            cues.append(found)
    if score >= _ENOUGH or not weak:
        return score, cues
    context = [found for found in reading.of("context", subtopic.id) if not covered(found.span, blanks)]
    own = [found.span for found in weak if not found.term.gaps]
    context = sorted((found for found in context if not covered(found.span, own)), key=lambda found: found.span)
    weak = list({found.span: found for found in weak}.values())  # the same words in two languages are one cue
    kinds = {found.term.text for found in weak}
    # A weak cue needs a context word, or a second weak one; then it weighs as much as a strong one.
    if context:
        at = {reading.place(found.span[0]) for found in weak}
        beside = {reading.place(found.span[0]) for found in context}
        lift = _AT["title"] if "title" in at & beside else _AT["lead"] if at & {"title", "lead"} else _AT["text"]
        score += _STRONG * lift + (len(kinds) - 1) * _WEAK * lift
    else:
        score += _WEAK * sum(
            max(_AT[reading.place(found.span[0])] for found in weak if found.term.text == kind) for kind in kinds
        )
    return score, cues + weak[:_REPEATS] + context[:1]


def _cited(reading: Reading, kind: str, name: str, cues: Iterable[Found]) -> list[Tagging]:
    cited = []
    for found in cues:
        field, start, end, matched = reading.original(found.span)
        weight = _STRONG if found.term.role == "strong" else _WEAK
        cited.append(
            Tagging(
                kind="topic" if kind == "topic" else "subtopic", tag=name, start=start, end=end, matched=matched,
                rule=f"{found.term.owner}: {found.term.role} {found.term.text}", field=field,
                weight=weight * _AT[reading.place(found.span[0])],
            )
        )  # fmt: skip
    return cited


def _organisations(reading: Reading, lexicon: Lexicon) -> tuple[tuple[str, ...], list[Tagging]]:
    gazetteer, atoms = lexicon.gazetteer, reading.atoms
    found: dict[str, None] = {}
    evidence = []
    hits = [
        (span, gazetteer.organisations[a])
        for a, spans in atoms.items()
        if a in gazetteer.organisations
        for span in spans
    ]
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
