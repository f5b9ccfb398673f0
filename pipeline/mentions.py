"""The names of places in an item: which of their meanings is meant, how surely, and by which rule."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.automaton import fold
from pipeline.gazetteer import HEADED, Case, Gazetteer, PlaceName, Sense
from pipeline.gazetteer import Reading as Rules
from pipeline.reader import Reading, covered
from pipeline.terms import Span, words_between

_NEAR = 8  # words
REPEATS = 3  # a name said more often than so is not more certain
CAPITAL = "Lima"
_UNITS = ([b"distrito"], [b"distritos"], [b"alcalde"], [b"alcaldesa"], [b"distrital"])


class Mention(NamedTuple):  # a tuple is made three times as fast as a frozen dataclass
    """One name in the item: what it gives, at what weight, and why."""

    span: Span
    name: str
    kind: str
    departments: tuple[str, ...]
    weight: float
    rule: str
    pending: bool = False  # counts only once other evidence names one of its departments
    everywhere: bool = False  # all its departments are meant, as with a park


def find_mentions(reading: Reading, gazetteer: Gazetteer, blanks: list[Span]) -> Iterable[Mention]:
    """Every name of a place, people or regional organisation, longest first, each with its weight and rule."""
    names, atoms = gazetteer.names, reading.atoms
    here = (atoms.keys() & names.keys()) | (atoms.keys() & gazetteer.organisations.keys())
    hits = sorted((start, -end, atom) for atom in here for start, end in atoms[atom])
    reached = 0
    said: dict[int, int] = {}
    abroad: set[int] = set()  # a name once read as one of another country is so throughout
    shouted = reading.line[: reading.seam].isupper()
    for start, minus_end, atom in hits:
        span = (start, -minus_end)
        if start < reached:
            continue  # inside a longer name: "San Martín de Porres" is no San Martín
        letter = reading.line[start - 1]
        name = names.get(atom)
        if name is None:
            if letter.islower():
                continue
            reached = span[1]
            organisation = gazetteer.organisations[atom]
            where = gazetteer.organisation_departments[organisation]
            if len(where) == 1 and not covered(span, blanks):
                weight = gazetteer.reading.weights["organisation"]
                yield Mention(span, organisation, "organisation", where, weight, "organisation")
            continue
        if letter.islower() and not (name.is_common or _is_spelled_so(reading, span, gazetteer.reading)):
            continue
        if not letter.isalnum():
            continue
        reached = span[1]
        if covered(span, blanks):
            continue
        if atom in abroad or said.get(atom, 0) > REPEATS:
            continue  # further repeats change nothing
        said[atom] = said.get(atom, 0) + 1
        mention = _mention(reading, gazetteer, name, span, shouted=shouted and start <= reading.seam)
        if mention is None and start <= reading.seam and _elsewhere(name, reading, gazetteer.reading, span):
            abroad.add(atom)
        if mention is not None:
            yield mention


def _mention(reading: Reading, gazetteer: Gazetteer, name: PlaceName, span: Span, *, shouted: bool) -> Mention | None:
    rules = gazetteer.reading
    words = reading.folded[max(0, span[0] - 40) : span[0]].split()
    after = reading.folded[span[1] : span[1] + 24]
    heads: set[str] = set()
    if words and (beside := rules.before.get(words[-1])) is not None:
        # Blanks are run together: "vs. Cusco" has two of them.
        before = b" %b " % b" ".join(words)
        if before.endswith(beside.bars):
            return None
        heads = {kind for kind, phrases in beside.kinds if before.endswith(phrases)}
    if (beside := rules.after.get(after[1 : after.find(b" ", 1)])) is not None:
        if after.startswith(beside.bars):
            return None
        heads |= {kind for kind, phrases in beside.kinds if after.startswith(phrases)}
    start = _opens(reading, span)
    if name.rule is None and not (heads or start or shouted or name.is_placed):
        return _plain(reading, gazetteer, name, span)
    if name.rule is not None:
        for case in name.rule.cases:
            if _holds(case, reading, rules, span, heads, start=start, shouted=shouted):
                if case.give is None:
                    break
                if not case.give:
                    if case is name.rule.cases[-1] and ("province" in heads or words[-2:-1] in _UNITS):
                        break  # "provincia de Jaén" and "alcalde de Juli" are plain enough
                    return None
                kind, shown = _shown(name, heads)
                weight = max(rules.weights.get(kind, 0.6), 0.6)
                label = "dateline" if start else f"ambiguity {name.rule.name}"
                return Mention(span, shown, kind, case.give, weight, label, everywhere=len(case.give) > 2)
    return _ordinary(reading, gazetteer, name, span, heads, start=start, shouted=shouted)


def _is_spelled_so(reading: Reading, span: Span, rules: Rules) -> bool:
    """Whether the name keeps its capital but for a common noun before it: "bajo Marañón", "valle de Tambo"."""
    first, _, rest = reading.line[span[0] - 1 : span[1] - 1].partition(" ")
    return fold(first) in rules.nouns and rest.rpartition(" ")[2][:1].isupper()


def _plain(reading: Reading, gazetteer: Gazetteer, name: PlaceName, span: Span) -> Mention | None:
    """As `_ordinary` where nothing beside the name says more: all but its place is the same each time."""
    if name.is_part and _in_a_longer_name(reading, span, gazetteer.reading.openers):
        return None
    if name.plain is None:
        found = _ordinary(reading, gazetteer, name, span, set(), start=True, shouted=False)
        name.plain = (found._replace(rule=found.rule.replace("dateline", found.kind)) if found else None,)
    found = name.plain[0]
    return found and Mention(span, *found[1:])


def _elsewhere(name: PlaceName, reading: Reading, rules: Rules, span: Span) -> bool:
    """Whether words beside the name say that it is meant as no place of Peru."""
    if name.rule is None:
        return False
    return any(
        case.give == () and case.near and _holds(case, reading, rules, span, set(), start=False, shouted=False)
        for case in name.rule.cases
    )


def _shown(name: PlaceName, heads: set[str]) -> tuple[str, str]:
    for head in sorted(heads):
        for sense in name.senses:
            if sense.kind in HEADED[head]:
                return sense.kind, sense.name
    senses = name.ranked
    return (senses[0].kind, senses[0].name) if senses else ("other", name.text)


def _ordinary(
    reading: Reading, gazetteer: Gazetteer, name: PlaceName, span: Span, heads: set[str], *, start: bool, shouted: bool
) -> Mention | None:
    weights = gazetteer.reading.weights
    senses = name.ranked
    headed = [sense for sense in senses if any(sense.kind in HEADED[head] for head in heads)] if heads else []
    if headed:
        best = headed[0]
        where = _departments(sense for sense in headed if sense.kind == best.kind)
        if not where:
            return None
        several = len(where) > 1 and len([s for s in headed if s.kind == best.kind]) > 1
        label = f"{best.kind} with head word"
        everywhere = best.kind in ("area", "reserve", "block", "project")
        # "La ciudad de Tacna": said as of a district, and as certain as the department of the same name.
        weight = max(weights.get(sense.kind, 0.6) for sense in senses if set(sense.departments) & set(where))
        weight = weights["people"] if best.kind == "people" else max(weight, weights.get(best.kind, 0.6))
        return Mention(span, best.name, best.kind, where, weight, label, several, everywhere)
    senses = name.dry
    if not senses:
        return _capital(name, span, weights)
    best = senses[0]
    if best.kind in ("people", "demonym"):
        return Mention(span, best.name, best.kind, best.departments, weights[best.kind], best.kind)
    if "people" in heads and any(sense.kind == "people" for sense in senses):
        return None
    if best.kind != "department" and not start and _in_a_longer_name(reading, span, gazetteer.reading.openers):
        return None
    if best.kind == "department":
        return Mention(
            span, best.name, best.kind, best.departments, weights[best.kind], "dateline" if start else "department"
        )
    where, untyped = name.where, name.untyped
    if name.of_the_capital:
        return _capital(name, span, weights)
    if best.kind in ("area", "reserve", "block", "project") and not best.typed:
        return Mention(
            span, best.name, best.kind, best.departments, weights.get(best.kind, 0.9), best.kind, everywhere=True
        )
    if len(where) == 1 and untyped and not (shouted and best.kind == "district"):
        chosen = untyped[0]
        label = "dateline" if start and chosen.kind in ("capital", "province") else chosen.kind
        return Mention(span, chosen.name, chosen.kind, where, weights.get(chosen.kind, 0.6), label)
    if len(where) == 1 and name.is_placed and (start or _is_placed(reading, span, gazetteer.reading)):
        return Mention(span, best.name, best.kind, where, max(weights.get(best.kind, 0.6), 0.6), "named as a place")
    return Mention(span, best.name, best.kind, where, weights["shared"], f"{best.kind}, agreeing with others", True)


def _capital(name: PlaceName, span: Span, weights: Mapping[str, float]) -> Mention | None:
    if not name.of_the_capital:
        return None
    return Mention(span, name.text, "district", (CAPITAL,), weights["district"], "district of the capital")


def _departments(senses: Iterable[Sense]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(department for sense in senses for department in sense.departments))


def _opens(reading: Reading, span: Span) -> bool:
    """Whether the name stands as a dateline: first in title or text, then a colon, stop, dash or bar."""
    first = span[0] - 1
    if first > reading.opening and first != reading.seam + 3:
        return False
    rest = reading.line[span[1] - 1 : span[1] + 2].lstrip()
    return bool(rest) and rest[0] in ":.|–—-(" and (rest[0] != "-" or reading.line[span[1] - 1] == " ")


def _in_a_longer_name(reading: Reading, span: Span, openers: frozenset[bytes]) -> bool:
    """Whether a capitalised word touches the name: "Andrea San Martín", "Santiago Contoricón"."""
    line = reading.line
    start, end = span[0] - 1, span[1] - 1
    if line[end : end + 1] == " " and line[end + 1 : end + 2].isupper() and not line[start:end].isupper():
        return True
    if line[end : end + 1] == "-" and line[end + 1 : end + 2].islower():
        return True
    if start < 2 or line[start - 1] != " ":
        return False
    begin = start - 2
    while begin >= 0 and line[begin].isalpha():
        begin -= 1
    word = line[begin + 1 : start - 1]
    if not word:
        return line[begin] in "’'”\"»"  # a nickname before a surname: Andrés ‘Cóndor’ Mendoza
    return word[0].isupper() and not word.isupper() and fold(word) not in openers


def _holds(
    case: Case, reading: Reading, rules: Rules, span: Span, heads: set[str], *, start: bool, shouted: bool
) -> bool:
    if case.heads and not case.heads & heads:
        return False
    if case.start and not start:
        return False
    if case.placed and not (start or _is_placed(reading, span, rules)):
        return False
    if case.exclaimed and reading.line[span[0] - 2 : span[0] - 1] != "¡":
        return False
    if case.capitals and (shouted or not reading.line[span[0] - 1 : span[1] - 1].isupper()):
        return False
    if case.spelled and reading.line[span[0] - 1 : span[1] - 1].casefold() != case.spelled:
        return False
    atoms = reading.atoms
    if case.any_of and not any(_apart(atoms[atom], span) for atom in case.any_of if atom in atoms):
        return False
    if case.none_of and not atoms.keys().isdisjoint(case.none_of):
        return False
    if not case.near:
        return True
    beside = [other for atom in case.near if atom in atoms for other in atoms[atom]]
    return bool(beside) and any(_distance(reading.folded, span, other) < _NEAR for other in beside)


def _is_placed(reading: Reading, span: Span, rules: Rules) -> bool:
    """Whether the name stands where only a place can: behind "en", "pobladores de"."""
    before = reading.folded[max(0, span[0] - 24) : span[0]]
    if not before.endswith(rules.placed_after) or not reading.line[span[0] - 3].islower():
        return False
    return not _in_a_longer_name(reading, span, frozenset((b"en", b"de", b"del")))


def _apart(spans: Iterable[Span], span: Span) -> bool:
    return any(other[1] <= span[0] or other[0] >= span[1] for other in spans)


def _distance(folded: bytes, one: Span, other: Span) -> int:
    if other[0] < one[1] and one[0] < other[1]:
        return _NEAR  # the same words are no neighbours of themselves
    first, last = (one, other) if one[0] < other[0] else (other, one)
    return words_between(folded, first[1], last[0]) if last[0] - first[1] < 200 else _NEAR
