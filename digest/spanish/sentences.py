"""Whole sentences and headlines: the best parse, where it was cut, and what speaks against trusting it."""

from dataclasses import dataclass, replace

from digest.spanish.attribution import has_attribution, with_speaker_behind
from digest.spanish.chart import Chart
from digest.spanish.degrees import asks_before
from digest.spanish.guards import is_guard
from digest.spanish.leftovers import kind_of_rest, may_cut, tells_circumstances
from digest.spanish.openings import openings
from digest.spanish.phrases import simple_phrases
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase, innermost
from digest.spanish.verbgroups import FINITE

#: A sentence behind "Pero" has so many tokens at least.
_SHORTEST_TURN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A clause that covers the sentence, or its beginning up to `cut_at`. `place` is a headline's "Cusco:"."""

    clause: Clause
    cost: float
    cut_at: int = -1
    place: NounPhrase | None = None
    rivals: tuple[Clause, ...] = ()  # other senses of the verb that fit as well
    is_unsure: bool = False  # what was left off may belong to a list
    has_topic: bool = False  # a headline's topic before its colon was left off
    asides: tuple[tuple[int, int], ...] = ()  # tokens that are left off on purpose: to whom something was said
    guards: frozenset[int] = frozenset()  # tokens that limit what is said: "solo", "según", a conditional


def parse(chart: Chart) -> list[Parse]:
    """The parses of the sentence, best first; none where nothing fits."""
    return chart.remember("parse", 0, None, lambda: _parse(chart))


def _parse(chart: Chart) -> list[Parse]:
    start, place, speaker, has_topic = beginning(chart)
    last = len(chart)
    while last > start and chart.text(last - 1) in {".", "…"}:
        last -= 1
    whole: list[Parse] = []
    cut: list[Parse] = []
    for end, opening, cost in openings(chart, start):
        clause = replace(opening, speaker=speaker) if speaker else opening
        if end == last:
            whole.append(Parse(clause=clause, cost=cost, place=place))
        elif found_speaker := with_speaker_behind(chart, end, last, clause):
            attributed, asides = found_speaker
            stop = attributed.end if attributed.end < last else -1
            whole.append(Parse(clause=attributed, cost=cost + 0.5, place=place, cut_at=stop, asides=asides))
        elif (
            may_cut(chart, end)
            and not _is_nobody(chart, end)
            and end - start >= 4
            and (kind := kind_of_rest(chart, end, last, clause))
        ):
            cut.append(
                Parse(
                    clause=replace(clause, cut_at=end),
                    cost=cost - 0.05 * end,
                    cut_at=end,
                    place=place,
                    is_unsure=kind == "unsure",
                )
            )
    if not whole and not cut:
        cut = _torn(chart, start, last, place)
    whole.sort(key=lambda p: p.cost)
    if whole:
        found = [replace(whole[0], rivals=_rivals(whole)), *whole[1:]]
    else:
        found = sorted(cut, key=lambda p: (-p.cut_at, p.cost))
    guards = frozenset(at for at in range(len(chart)) if is_guard(chart, at))
    return [replace(p, guards=guards, has_topic=has_topic) for p in found]


def beginning(chart: Chart) -> tuple[int, NounPhrase | None, NounPhrase | None, bool]:
    """Where the sentence begins behind a headline's label, its place, who speaks, and whether a topic is left off."""
    if turn := turning(chart):
        return turn, None, None, False
    start, place, speaker = _prefix(chart)
    topic = _topic(chart) if not start else 0
    if topic and (where := _topic_place(chart, topic - 1)) is not None:
        return topic, where, speaker, False
    return start or topic, place, speaker, bool(topic)


def turning(chart: Chart) -> int:
    """Where the sentence goes on behind a "Pero" or "Y" that only ties it to the one before; 0 where there is none."""
    if chart.is_headline or chart.low(0) not in {"pero", "y", "mas"} or len(chart) < _SHORTEST_TURN:
        return 0
    return 2 if chart.text(1) == "," else 1


def _is_nobody(chart: Chart, end: int) -> bool:
    """ "no deja pasar a nadie | con maquinaria": what follows tells of whom it is denied."""
    return chart.low(end - 1) in {"nadie", "nada"} and chart.text(end) != ","


def _torn(chart: Chart, start: int, last: int, place: NounPhrase | None) -> list[Parse]:
    """The beginning of a sentence that cannot be read to its end: for an editor to look at, never sure."""
    found: list[Parse] = []
    for end, clause, cost in openings(chart, start):
        said = clause.object or clause.arguments or clause.complement or clause.predicate
        opens = (
            chart.is_cat(end, "prep") or chart.text(end) == "," or chart.low(end) in {"que", "donde", "cuyo", "cuya"}
        )
        if innermost(clause).asks or _is_nobody(chart, end):
            continue
        if end - start < 5 or end >= last or not said or not opens or chart.low(end) in {"de", "a", "entre", "como"}:
            continue
        if chart.low(end) == "que" and asks_before(chart, end) >= 0:
            continue  # "treinta veces menos mercurio | que …"
        if any(is_guard(chart, k) or chart.text(k) in {"“", "”", '"', "«", "»"} for k in range(end, last)):
            continue
        if has_attribution(chart, end, last):
            continue
        is_sure = tells_circumstances(chart, end, clause)
        found.append(
            Parse(clause=replace(clause, cut_at=end), cost=cost, cut_at=end, place=place, is_unsure=not is_sure)
        )
    return found


def _topic(chart: Chart) -> int:
    """Where a headline goes on behind a topic without a verb: "Gran avance: …"; 0 where it has none."""
    if not chart.is_headline:
        return 0
    colon = next((k for k in range(1, min(9, len(chart))) if chart.text(k) in {":", "|"}), 0)
    if not colon or len(chart) - colon < 4 or chart.text(colon + 1) in {"“", '"', "«", "‘", "'"}:
        return 0
    if any(
        v.tense in FINITE
        for k in range(colon)
        for v in chart.verbs(k)
        if not chart.nouns(k) and not chart.adjectives(k)
    ):
        return 0
    return colon + 1


def _topic_place(chart: Chart, colon: int) -> NounPhrase | None:
    """ "Gran avance en Loreto: …": of the topic, the place is kept."""
    for at in range(1, colon):
        if chart.low(at) != "en":
            continue
        for end, np, _ in simple_phrases(chart, at + 1):
            if end == colon and np.noun is None and np.name is not None and np.name.cls == "place" and np.name.kind:
                return np
    return None


def _prefix(chart: Chart) -> tuple[int, NounPhrase | None, NounPhrase | None]:
    """A headline's "Cusco: …": where the rest begins, the place, or the body that speaks ("Serfor: …")."""
    if not chart.is_headline:
        return 0, None, None
    colon = next((k for k in range(min(9, len(chart))) if chart.text(k) in {":", "|"}), 0)
    if not colon:
        return 0, None, None
    for end, np, _ in simple_phrases(chart, 0):
        if end != colon or np.noun is not None or np.name is None:
            continue
        if np.name.cls in {"place", "area"}:
            return colon + 1, np, None
        if np.name.kind in {"mine", "block", "artefact", "event"}:
            return colon + 1, None, None
        if np.name.cls == "org" and np.name.kind:
            return colon + 1, None, np
    return 0, None, None


def _rivals(parses: list[Parse]) -> tuple[Clause, ...]:
    """Other senses of the verb that fit as well as the one chosen."""
    chosen = parses[0]
    return tuple(
        p.clause
        for p in parses[1:]
        if p.cost - chosen.cost < 0.005
        and p.clause.verb.lemma == chosen.clause.verb.lemma
        and (p.clause.frame.en, p.clause.frame.particle) != (chosen.clause.frame.en, chosen.clause.frame.particle)
    )


def place_adjunct(place: NounPhrase) -> Adjunct:
    """A headline's place as an adjunct of its clause."""
    is_way = place.name is not None and place.name.en.lower().endswith("highway")
    phrase = Phrase(start=place.start, end=place.end, prep="en", object=place, en="on" if is_way else "in")
    return Adjunct(start=place.start, end=place.end, phrase=phrase, is_front=True)
