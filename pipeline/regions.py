"""Where a story is: every name weighed by the rules of the gazetteer, and the departments that come out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.gazetteer import Gazetteer
from pipeline.mentions import CAPITAL, REPEATS, Mention, find_mentions
from pipeline.reader import Reading, read
from pipeline.terms import Span
from pipeline.types import MAX_EVIDENCE, Item, Tagging
from pipeline.vocabulary import Lexicon

_SLUG_WORDS = 5
_FAINT, _FEW = 1.0, 2
_SURE = ("department", "capital", "province", "reserve")
#: a people of so many departments, as Quechuas are, tells none
_EVERYWHERE = 6
_NO_PLACES = ("department", "demonym", "people", "organisation", "case")
_LISTED = 1.5
#: Weight from which a name of one department says surely which one is meant.
_CERTAIN = 0.3


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
    scores: Mapping[str, float]
    parts: Mapping[str, list[tuple[str, str, float]]]
    places: tuple[str, ...]
    evidence: tuple[Tagging, ...]
    faint: tuple[str, ...]  # departments named once and far down, where nothing else is
    admin: bool  # a department, province or the like of Peru is named


def region_scores(item: Item, lexicon: Lexicon) -> tuple[RegionScore, ...]:
    """Why this region: each department with its points and the words that gave them, strongest first."""
    located = located_in(read(item, lexicon), lexicon)
    return tuple(
        RegionScore(department, round(score, 3), tuple(located.parts[department]), department in located.regions)
        for department, score in sorted(located.scores.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def located_in(reading: Reading, lexicon: Lexicon) -> Located:
    """Weigh all names of the item, but for those within a name of sport or a reading that is no place."""
    sport = reading.of("sport", "sport")
    blanks = [found.span for found in (*reading.of("blank", "blank"), *sport)]
    in_title = any(reading.place(found.span[0]) == "title" for found in sport)
    return locate(reading, lexicon.gazetteer, blanks=blanks, sport=in_title)


def locate(reading: Reading, gazetteer: Gazetteer, *, blanks: list[Span], sport: bool) -> Located:
    """Weigh all names of the item."""
    mentions = list(find_mentions(reading, gazetteer, blanks))
    mentions = _contained(mentions)
    single = [m for m in mentions if not m.pending and m.weight >= _CERTAIN and len(m.departments) == 1]
    firm = {m.departments[0] for m in single} or _agreeing(mentions)
    titled = {m.departments[0] for m in single if m.span[0] <= reading.seam}
    told = {m.departments[0] for m in single if m.kind != "organisation" and m.span[0] <= reading.seam}
    home = reading.item.home_regions
    scores: dict[str, float] = {}
    parts: dict[str, list[tuple[str, str, float]]] = {}
    evidence: list[Tagging] = []
    named: list[tuple[str, Mention, float]] = []
    places: dict[str, None] = {}
    in_title: set[str] = set()
    counted: dict[tuple[str, str], int] = {}
    weights, positions = gazetteer.reading.weights, gazetteer.reading.positions
    seam, lead = reading.seam, reading.lead
    for mention in mentions:
        meant = _meant(mention, titled if mention.everywhere and titled else firm, home)
        if not meant or (sport and not _venue(reading, mention)):
            continue
        if mention.kind == "organisation" and told:
            continue  # where a place is named, that is where it acts
        start, end = mention.span
        matched = reading.line[start - 1 : end - 1]
        position = "title" if start <= seam else "lead" if start <= lead else "text"
        weight = mention.weight
        if meant == (CAPITAL,) and mention.kind == "department":
            weight = weights["capital_city"] if position == "title" else weights["capital_city_text"]
        factor = positions["dateline"] * (2 if position == "title" else 1) if "dateline" in mention.rule else 0.0
        factor = max(factor, positions[position])
        for rank, department in enumerate(meant):
            key = (mention.name, department)
            counted[key] = counted.get(key, 0) + 1
            if counted[key] > REPEATS:
                continue
            points = weight * factor * (1 - 0.01 * rank)
            scores[department] = scores.get(department, 0.0) + points
            parts.setdefault(department, []).append((matched, mention.rule, round(points, 3)))
            if points >= 2 and (position == "title" or "dateline" in mention.rule):
                in_title.add(department)
            named.append((department, mention, round(points, 3)))
        if mention.kind not in _NO_PLACES:
            if mention.name not in places:
                evidence.append(_tagging(reading, "place", mention.name, mention, mention.weight))
            places[mention.name] = None
    regions = _choose(scores, in_title, gazetteer)
    _by_source(reading, gazetteer, regions, scores, parts, evidence)
    sure = {d for m in mentions if m.kind in _SURE and not m.pending for d in m.departments}
    faint = [] if regions else [d for d, score in scores.items() if score >= _FAINT and d in sure]
    if len(faint) > _FEW:
        faint = []
    if not (regions or faint or reading.of("actors", "actors")):
        faint = _homelands(mentions, reading.seam)
    chosen = {*regions, *faint}
    evidence = [*_cited(reading, chosen, named), *evidence]
    return Located(
        tuple(regions),
        scores,
        parts,
        tuple(places),
        tuple(evidence),
        tuple(sorted(faint)),
        any(m.kind in ("department", "capital", "province", "reserve", "block") and not m.pending for m in mentions)
        or bool(regions),
    )


def _homelands(mentions: Iterable[Mention], seam: int) -> list[str]:
    """Where the one people lives that the title names: their act takes place there, if nobody says where."""
    peoples = {
        m.name: m.departments[0]
        for m in mentions
        if m.kind == "people" and m.span[0] <= seam and len(m.departments) < _EVERYWHERE
    }
    return list(peoples.values()) if len(peoples) == 1 else []


def _cited(reading: Reading, chosen: set[str], named: list[tuple[str, Mention, float]]) -> Iterable[Tagging]:
    """The first names that speak for each department that was chosen."""
    n_cited = dict.fromkeys(chosen, 0)
    for department, mention, points in named:
        if department in chosen and n_cited[department] < MAX_EVIDENCE:
            n_cited[department] += 1
            yield _tagging(reading, "region", department, mention, points)


def _tagging(reading: Reading, kind: Literal["region", "place"], tag: str, mention: Mention, weight: float) -> Tagging:
    field, start, end, matched = reading.original(mention.span)
    return Tagging(
        kind=kind, tag=tag, rule=mention.rule, field=field, start=start, end=end, matched=matched, weight=weight
    )


def _contained(mentions: list[Mention]) -> list[Mention]:
    """Without the bare names of districts that stand against a department which the item names."""
    sure = {
        department
        for m in mentions
        if not m.pending and m.kind in _SURE
        for department in m.departments
        if department != CAPITAL
    }
    if not sure:
        return mentions
    kept = []
    for m in mentions:
        bare = m.rule == "district" and not m.pending
        kept.append(m._replace(pending=True) if bare and not sure & set(m.departments) else m)
    return kept


def _in_slug(reading: Reading, gazetteer: Gazetteer, folders: list[str]) -> list[str]:
    """Departments that the last part of an address names and the title does not: an earlier headline had them."""
    words = max(folders, key=lambda part: part.count("-"), default="").split("-")
    slug = "-".join(["", *words[:_SLUG_WORDS], ""])  # further on stand the desk's keywords
    told = "-".join(["", *reading.folded[: reading.seam + 1].decode("latin-1").split(), ""])
    barred = gazetteer.reading.not_in_address
    return [
        department
        for name, department in gazetteer.folder_of.items()
        if len(name) > 3 and f"-{name}-" in slug and f"-{name}-" not in told and department not in barred
    ]


def _venue(reading: Reading, mention: Mention) -> bool:
    """In a report on a match a place is a club, unless it stands as the venue."""
    before = reading.folded[max(0, mention.span[0] - 5) : mention.span[0]]
    return mention.departments != (CAPITAL,) and (before.endswith((b" en ", b" in ")) or "dateline" in mention.rule)


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
        if mention.everywhere or (mention.kind == "people" and len(mention.departments) > _FEW):
            continue
        for department in mention.departments:
            named.setdefault(department, set()).add(mention.name)
    return {department for department, names in named.items() if len(names) > 1 and department != CAPITAL}


def _meant(mention: Mention, firm: set[str], home: tuple[str, ...]) -> tuple[str, ...]:
    """Which of its departments a mention speaks for."""
    if len(mention.departments) == 1 and not mention.pending:
        return mention.departments
    if not mention.pending:
        # A park or pipeline across several departments, where the text names one of them: that one.
        agreed = tuple(d for d in mention.departments if d in firm)
        return agreed or (mention.departments if mention.everywhere else mention.departments[:2])
    agreed = tuple(d for d in mention.departments if d in firm)
    if not agreed:
        agreed = tuple(d for d in mention.departments if d in home)
    return agreed if len(agreed) == 1 else ()
