"""Where a story is: every name weighed by the rules of the gazetteer, and the departments that come out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.automaton import fold
from pipeline.gazetteer import HEADED, RANK, Case, Gazetteer, PlaceName, Sense
from pipeline.reader import Reading, covered, read
from pipeline.terms import Span, words_between
from pipeline.types import Item, Tagging
from pipeline.vocabulary import Lexicon

_NEAR = 8  # words
_REPEATS = 3  # a name said more often than so is not more certain
_CAPITAL = "Lima"
_SLUG_WORDS = 5
_FAINT, _FEW = 1.0, 2
_SURE = ("department", "capital", "province", "reserve")
_LISTED = 1.5


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the item: what it gives, at what weight, and why."""

    span: Span
    name: str
    kind: str
    departments: tuple[str, ...]
    weight: float
    rule: str
    pending: bool = False  # counts only once other evidence names one of its departments
    everywhere: bool = False  # all its departments are meant, as with a park


@dataclass(frozen=True, slots=True)
class RegionScore:
    """Why a department was found: its sum, and the parts of it."""

    department: str
    score: float
    parts: tuple[tuple[str, str, float], ...]  # matched text, rule, points
    chosen: bool


@dataclass(frozen=True, slots=True)
class Located:
    """What the places of an item come to."""

    regions: tuple[str, ...]
    scores: tuple[RegionScore, ...]
    places: tuple[str, ...]
    evidence: tuple[Tagging, ...]
    faint: tuple[str, ...]  # departments named once and far down, where nothing else is
    admin: bool  # a department, province or the like of Peru is named


def region_scores(item: Item, lexicon: Lexicon) -> tuple[RegionScore, ...]:
    """Why this region: each department with its points and the words that gave them, strongest first."""
    return located_in(read(item, lexicon), lexicon).scores


def located_in(reading: Reading, lexicon: Lexicon) -> Located:
    """Weigh all names of the item, but for those within a name of sport or a reading that is no place."""
    sport = reading.of("sport", "sport")
    blanks = [found.span for found in (*reading.of("blank", "blank"), *sport)]
    in_title = any(reading.place(found.span[0]) == "title" for found in sport)
    return locate(reading, lexicon.gazetteer, blanks=blanks, sport=in_title)


def locate(reading: Reading, gazetteer: Gazetteer, *, blanks: list[Span], sport: bool) -> Located:
    """Weigh all names of the item."""
    mentions = list(_mentions(reading, gazetteer, blanks))
    mentions = _contained(mentions)
    firm = {m.departments[0] for m in mentions if _single(m)}
    if not firm:
        firm = _agreeing(mentions)
    titled = {m.departments[0] for m in mentions if _single(m) and reading.place(m.span[0]) == "title"}
    home = reading.item.home_regions
    scores: dict[str, float] = {}
    parts: dict[str, list[tuple[str, str, float]]] = {}
    evidence: list[Tagging] = []
    places: dict[str, None] = {}
    in_title: set[str] = set()
    counted: dict[tuple[str, str], int] = {}
    weights, positions = gazetteer.reading.weights, gazetteer.reading.positions
    for mention in mentions:
        meant = _meant(mention, titled if mention.everywhere and titled else firm, home)
        if not meant or (sport and not _venue(reading, mention)):
            continue
        field, start, end, matched = reading.original(mention.span)
        position = reading.place(mention.span[0])
        weight = mention.weight
        if meant == (_CAPITAL,) and mention.kind == "department":
            weight = weights["capital_city"] if position == "title" else weights["capital_city_text"]
        factor = positions["dateline"] * (2 if position == "title" else 1) if "dateline" in mention.rule else 0.0
        factor = max(factor, positions[position])
        for rank, department in enumerate(meant):
            key = (mention.name, department)
            counted[key] = counted.get(key, 0) + 1
            if counted[key] > _REPEATS:
                continue
            points = weight * factor * (1 - 0.01 * rank)
            scores[department] = scores.get(department, 0.0) + points
            parts.setdefault(department, []).append((matched, mention.rule, round(points, 3)))
            if points >= 2 and (position == "title" or "dateline" in mention.rule):
                in_title.add(department)
            evidence.append(
                Tagging(
                    kind="region", tag=department, rule=mention.rule, field=field, start=start, end=end,
                    matched=matched, weight=round(points, 3),
                )
            )  # fmt: skip
        if mention.kind not in ("department", "demonym", "people", "organisation"):
            places[mention.name] = None
            evidence.append(
                Tagging(
                    kind="place", tag=mention.name, rule=mention.rule, field=field, start=start, end=end,
                    matched=matched, weight=mention.weight,
                )
            )  # fmt: skip
    regions = _choose(scores, in_title, gazetteer)
    _by_source(reading, gazetteer, regions, scores, parts, evidence)
    shown = tuple(
        RegionScore(department, round(score, 3), tuple(parts[department]), department in regions)
        for department, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    sure = {d for m in mentions if m.kind in _SURE and not m.pending for d in m.departments}
    faint = [] if regions else [d for d, score in scores.items() if score >= _FAINT and d in sure]
    if len(faint) > _FEW:
        faint = []
    chosen = {*regions, *faint}
    return Located(
        tuple(regions),
        shown,
        tuple(places),
        tuple(tag for tag in evidence if tag.kind == "place" or tag.tag in chosen),
        tuple(sorted(faint)),
        any(m.kind in ("department", "capital", "province", "reserve", "block") and not m.pending for m in mentions)
        or bool(regions),
    )


def _single(mention: Mention) -> bool:
    return not mention.pending and mention.weight >= 0.3 and len(mention.departments) == 1


def _contained(mentions: list[Mention]) -> list[Mention]:
    """Without the bare names of districts that stand against a department which the item names."""
    sure = {
        department
        for m in mentions
        if not m.pending and m.kind in _SURE
        for department in m.departments
        if department != _CAPITAL
    }
    if not sure:
        return mentions
    kept = []
    for m in mentions:
        bare = m.rule == "district" and not m.pending
        kept.append(replace(m, pending=True) if bare and not sure & set(m.departments) else m)
    return kept


def _in_slug(reading: Reading, gazetteer: Gazetteer, folders: list[str]) -> list[str]:
    """Departments that the last part of an address names and the title does not: an earlier headline had them."""
    words = max(folders, key=lambda part: part.count("-"), default="").split("-")
    slug = "-%s-" % "-".join(words[:_SLUG_WORDS])  # further on stand the desk's keywords
    told = "-%s-" % "-".join(reading.folded[: reading.seam + 1].decode("latin-1").split())
    barred = gazetteer.reading.not_in_address
    return [
        department
        for name, department in gazetteer.folder_of.items()
        if len(name) > 3 and f"-{name}-" in slug and f"-{name}-" not in told and department not in barred
    ]


def _venue(reading: Reading, mention: Mention) -> bool:
    """In a report on a match a place is a club, unless it stands as the venue."""
    before = reading.folded[max(0, mention.span[0] - 5) : mention.span[0]]
    return mention.departments != (_CAPITAL,) and (before.endswith((b" en ", b" in ")) or "dateline" in mention.rule)


def _choose(scores: Mapping[str, float], in_title: set[str], gazetteer: Gazetteer) -> list[str]:
    reading = gazetteer.reading
    ranked = sorted(scores, key=lambda department: (-scores[department], department))
    if not ranked or scores[ranked[0]] < reading.threshold:
        return []
    top = scores[ranked[0]]
    # In a list of departments those that come a little short belong to it too.
    least = min(reading.threshold, max(_LISTED, 0.6 * top))
    chosen = [d for d in ranked if scores[d] >= least and (scores[d] >= top / 2 or d in in_title)]
    if len(chosen) >= reading.national:
        # So many departments is the whole country, unless some stand out by far.
        ahead = [d for d in chosen if scores[d] >= 2 * scores[chosen[-1]]]
        return ahead if 0 < len(ahead) < reading.national else []
    return chosen


def _by_source(
    reading: Reading,
    gazetteer: Gazetteer,
    regions: list[str],
    scores: dict[str, float],
    parts: dict[str, list[tuple[str, str, float]]],
    evidence: list[Tagging],
) -> None:
    """Where no name decides: the folder of the address, then the outlet's home, if the text speaks of its own place."""
    if regions:
        return
    weights = gazetteer.reading.weights
    folders = reading.item.url.lower().split("?", 1)[0].split("/")[3:]
    named = [gazetteer.folder_of[f] for f in folders[:-1] if f in gazetteer.folder_of and f != "lima"]
    named = named or _in_slug(reading, gazetteer, folders)
    rule, points = "address", weights["address"] * 2
    if not named and len(reading.item.home_regions) == 1 and reading.of("local", "local"):
        named, rule, points = (
            [r for r in reading.item.home_regions if r in gazetteer.departments],
            "home",
            weights["home"],
        )
    if (
        not named
        or sum(score >= gazetteer.reading.threshold for score in scores.values()) >= gazetteer.reading.national
    ):
        return
    matched = reading.item.url if rule == "address" else reading.item.source
    for department in dict.fromkeys(named):
        regions.append(department)
        scores[department] = scores.get(department, 0.0) + points
        parts.setdefault(department, []).append((matched, rule, points))
        evidence.append(
            Tagging(kind="region", tag=department, rule=rule, field="source", start=0, end=len(matched),
                    matched=matched, weight=points)
        )  # fmt: skip


def _agreeing(mentions: Iterable[Mention]) -> set[str]:
    """Departments that two different names agree on, where no name is certain by itself."""
    named: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind == "people" or mention.everywhere:
            continue
        for department in mention.departments:
            named.setdefault(department, set()).add(mention.name)
    return {department for department, names in named.items() if len(names) > 1 and department != _CAPITAL}


def _meant(mention: Mention, firm: set[str], home: tuple[str, ...]) -> tuple[str, ...]:
    """Which of its departments a mention speaks for."""
    if not mention.pending:
        # A park or pipeline across several departments, where the text names one of them: that one.
        agreed = tuple(d for d in mention.departments if d in firm)
        return agreed or (mention.departments if mention.everywhere else mention.departments[:2])
    agreed = tuple(d for d in mention.departments if d in firm)
    if not agreed:
        agreed = tuple(d for d in mention.departments if d in home)
    return agreed if len(agreed) == 1 else ()


# --- names ------------------------------------------------------------------------------------------


def _mentions(reading: Reading, gazetteer: Gazetteer, blanks: list[Span]) -> Iterable[Mention]:
    names = gazetteer.names
    hits = [(span[0], -span[1], atom) for atom, spans in reading.atoms.items() if atom in names for span in spans]
    hits += [
        (span[0], -span[1], atom)
        for atom, spans in reading.atoms.items()
        if atom in gazetteer.organisations
        for span in spans
    ]
    hits.sort()
    reached = 0
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
        if letter.islower() and not (
            name.senses and all(s.kind in ("demonym", "people", "block") for s in name.senses)
        ):
            continue
        if not letter.isalnum():
            continue
        reached = span[1]
        if covered(span, blanks):
            continue
        if atom in abroad:
            continue
        mention = _mention(reading, gazetteer, name, span, shouted=shouted and start <= reading.seam)
        if mention is None and start <= reading.seam and _elsewhere(name, reading, span):
            abroad.add(atom)
        if mention is not None:
            yield mention


def _mention(reading: Reading, gazetteer: Gazetteer, name: PlaceName, span: Span, *, shouted: bool) -> Mention | None:
    rules = gazetteer.reading
    # Blanks are run together: "vs. Cusco" has two of them.
    before = b" %b " % b" ".join(reading.folded[max(0, span[0] - 40) : span[0]].split())
    after = reading.folded[span[1] : span[1] + 24]
    if before.endswith(rules.not_after) or after.startswith(rules.not_before):
        return None
    heads = {kind for kind, words in rules.heads if before.endswith(words)}
    heads |= {kind for kind, words in rules.tails if after.startswith(words)}
    start = _opens(reading, span)
    if name.rule is not None:
        for case in name.rule.cases:
            if _holds(case, reading, span, heads, start=start, shouted=shouted):
                if case.give is None:
                    break
                if not case.give:
                    return None
                kind, shown = _shown(name, heads)
                weight = max(rules.weights.get(kind, 0.6), 0.6)
                label = "dateline" if start else f"ambiguity {name.rule.name}"
                return Mention(span, shown, kind, case.give, weight, label, everywhere=len(case.give) > 2)
    return _ordinary(reading, gazetteer, name, span, heads, start=start, shouted=shouted)


def _elsewhere(name: PlaceName, reading: Reading, span: Span) -> bool:
    """Whether words beside the name say that it is meant as no place of Peru."""
    if name.rule is None:
        return False
    return any(
        case.give == () and case.near and _holds(case, reading, span, set(), start=False, shouted=False)
        for case in name.rule.cases
    )


def _shown(name: PlaceName, heads: set[str]) -> tuple[str, str]:
    for head in heads:
        for sense in name.senses:
            if sense.kind in HEADED[head]:
                return sense.kind, sense.name
    senses = sorted(name.senses, key=lambda sense: RANK[sense.kind])
    return (senses[0].kind, senses[0].name) if senses else ("other", name.text)


def _ordinary(
    reading: Reading, gazetteer: Gazetteer, name: PlaceName, span: Span, heads: set[str], *, start: bool, shouted: bool
) -> Mention | None:
    weights = gazetteer.reading.weights
    senses = sorted(name.senses, key=lambda sense: RANK[sense.kind])
    headed = [sense for sense in senses if any(sense.kind in HEADED[head] for head in heads)]
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
    senses = [sense for sense in senses if sense.kind != "river"]
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
    where = _departments(senses)
    untyped = [sense for sense in senses if not sense.typed]
    if name.of_the_capital:
        return _capital(name, span, weights)
    if best.kind in ("area", "reserve", "block", "project") and not best.typed:
        return Mention(
            span, best.name, best.kind, best.departments, weights.get(best.kind, 0.9), best.kind, everywhere=True
        )
    if len(where) == 1 and untyped and not (shouted and best.kind == "district"):
        chosen = untyped[0]
        label = "dateline" if start and chosen.kind in ("capital", "province") else chosen.kind
        return Mention(span, chosen.name, chosen.kind, where, weights[chosen.kind], label)
    return Mention(span, best.name, best.kind, where, weights["shared"], f"{best.kind}, agreeing with others", True)


def _capital(name: PlaceName, span: Span, weights: Mapping[str, float]) -> Mention | None:
    if not name.of_the_capital:
        return None
    return Mention(span, name.text, "district", (_CAPITAL,), weights["district"], "district of the capital")


def _departments(senses: Iterable[Sense]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(department for sense in senses for department in sense.departments))


def _opens(reading: Reading, span: Span) -> bool:
    """Whether the name stands as a dateline: first in title or text, then a colon, stop, dash or bar."""
    first = span[0] - 1
    if first not in (0, reading.seam + 3) and reading.line[:first].strip(' “"«¡') != "":
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


def _holds(case: Case, reading: Reading, span: Span, heads: set[str], *, start: bool, shouted: bool) -> bool:
    if case.heads and not case.heads & heads:
        return False
    if case.start and not start:
        return False
    if case.exclaimed and reading.line[span[0] - 2 : span[0] - 1] != "¡":
        return False
    if case.capitals and (shouted or not reading.line[span[0] - 1 : span[1] - 1].isupper()):
        return False
    if case.spelled and reading.line[span[0] - 1 : span[1] - 1].casefold() != case.spelled:
        return False
    atoms = reading.atoms
    if case.any_of and not any(_apart(atoms.get(atom, ()), span) for atom in case.any_of):
        return False
    if any(atom in atoms for atom in case.none_of):
        return False
    return not case.near or any(
        _distance(reading.folded, span, other) < _NEAR for atom in case.near for other in atoms.get(atom, ())
    )


def _apart(spans: Iterable[Span], span: Span) -> bool:
    return any(other[1] <= span[0] or other[0] >= span[1] for other in spans)


def _distance(folded: bytes, one: Span, other: Span) -> int:
    if other[0] < one[1] and one[0] < other[1]:
        return _NEAR  # the same words are no neighbours of themselves
    first, last = (one, other) if one[0] < other[0] else (other, one)
    return words_between(folded, first[1], last[0]) if last[0] - first[1] < 200 else _NEAR
