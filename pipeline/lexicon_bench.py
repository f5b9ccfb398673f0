"""What a change of the lexicon gains and loses: over the bench of labelled sentences, and over any items."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import yaml

from pipeline.errors import LexiconError
from pipeline.tagger import tag
from pipeline.types import Item, Tagged
from pipeline.vocabulary import Lexicon

_KEYS = frozenset(
    {"title", "text", "lang", "url", "topics", "subtopics", "regions", "organisations", "no_organisations", "peru"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchCase:
    """A labelled sentence; what is None is not asked."""

    item: Item
    topics: frozenset[str] | None = None
    subtopics: frozenset[str] | None = None
    regions: frozenset[str] | None = None
    organisations: frozenset[str] = frozenset()
    no_organisations: frozenset[str] = frozenset()
    peru: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchFault:
    """A sentence that did not get what it must."""

    title: str
    what: str

    def __str__(self) -> str:
        return f"{self.title!r}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """One item whose tags differ; each tag as "kind: name"."""

    item: str
    title: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    worth_before: float
    worth_after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconChange:
    """All that a new lexicon changes over the items seen."""

    old: str
    new: str
    n_items: int
    changed: tuple[ItemChange, ...]
    gained: tuple[tuple[str, int], ...]  # tag -> items, most first
    lost: tuple[tuple[str, int], ...]


def load_bench(path: Path | None = None) -> tuple[BenchCase, ...]:
    """The labelled sentences that are shipped, or those of a file of the same form."""
    name = "lexicon/bench.yaml" if path is None else str(path)
    try:
        text = path.read_text(encoding="utf-8") if path else (files("pipeline") / name).read_text(encoding="utf-8")
        rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"{name}: cannot be read ({' '.join(str(error).split())}); mend the file.") from error
    if not isinstance(rows, list):
        raise LexiconError(f"{name}: must be a list of sentences; compare with the shipped file.")
    faults = []
    cases = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not isinstance(row.get("title"), str):
            faults.append(f"{name}: entry {number}: has no title; write one.")
            continue
        if unknown := set(row) - _KEYS:
            faults.append(f"{name}: {row['title']!r}: {', '.join(sorted(map(str, unknown)))}: no such key; remove it.")
            continue
        item = Item(
            id=f"bench-{number}", title=row["title"], text=row.get("text", ""), lang=row.get("lang", "es"),
            url=row.get("url", ""),
        )  # fmt: skip
        asked = {key: frozenset(row[key]) for key in ("topics", "subtopics", "regions") if key in row}
        cases.append(
            BenchCase(
                item=item,
                topics=asked.get("topics"),
                subtopics=asked.get("subtopics"),
                regions=asked.get("regions"),
                organisations=frozenset(row.get("organisations", ())),
                no_organisations=frozenset(row.get("no_organisations", ())),
                peru=row.get("peru"),
            )
        )
    if faults:
        raise LexiconError("\n".join(faults))
    return tuple(cases)


def run_bench(lexicon: Lexicon, cases: Iterable[BenchCase] | None = None) -> tuple[BenchFault, ...]:
    """The sentences that fail, of those given or else the shipped; each with what was wanted and what came."""
    asked = load_bench() if cases is None else cases
    return tuple(fault for case in asked for fault in _faults(case, tag(case.item, lexicon)))


def _faults(case: BenchCase, tagged: Tagged) -> Iterator[BenchFault]:
    def fault(what: str) -> BenchFault:
        return BenchFault(title=case.item.title, what=what)

    for kind, wanted, got in (
        ("topics", case.topics, frozenset(tagged.topics)),
        ("subtopics", case.subtopics, frozenset(tagged.subtopics)),
        ("regions", case.regions, frozenset(tagged.regions)),
    ):
        if wanted is not None and wanted != got:
            yield fault(f"{kind}: wanted {_shown(wanted)}, got {_shown(got)}")
    if missing := case.organisations - set(tagged.organisations):
        yield fault(f"organisations: missing {_shown(missing)}")
    if extra := case.no_organisations & set(tagged.organisations):
        yield fault(f"organisations: unwanted {_shown(extra)}")
    if case.peru is not None and case.peru != tagged.peru:
        yield fault(f"peru: wanted {case.peru}, got {tagged.peru}")


def _shown(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def compare(items: Iterable[Item], old: Lexicon, new: Lexicon) -> LexiconChange:
    """Tag every item with both; list what is gained and lost."""
    changes = []
    gained: dict[str, int] = {}
    lost: dict[str, int] = {}
    n_items = 0
    for item in items:
        n_items += 1
        before, after = tag(item, old), tag(item, new)
        had, has = _labels(before), _labels(after)
        more, less = tuple(sorted(has - had)), tuple(sorted(had - has))
        for label in more:
            gained[label] = gained.get(label, 0) + 1
        for label in less:
            lost[label] = lost.get(label, 0) + 1
        if more or less:
            changes.append(
                ItemChange(
                    item=item.id, title=item.title, gained=more, lost=less,
                    worth_before=before.worth, worth_after=after.worth,
                )
            )  # fmt: skip
    return LexiconChange(
        old=old.version,
        new=new.version,
        n_items=n_items,
        changed=tuple(changes),
        gained=_ranked(gained),
        lost=_ranked(lost),
    )


def _ranked(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _labels(tagged: Tagged) -> set[str]:
    kinds = (
        ("topic", tagged.topics),
        ("subtopic", tagged.subtopics),
        ("region", tagged.regions),
        ("place", tagged.places),
        ("organisation", tagged.organisations),
    )
    return {f"{kind}: {name}" for kind, names in kinds for name in names}
