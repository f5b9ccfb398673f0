"""Items gathered in memory as `crawl` and `process` gather them in the database: the same news once, then stories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import assert_never

from pipeline.dedupe import SERIES_VETO_SHARE, Memory, leads
from pipeline.stories import StoryMemory
from pipeline.types import Decision, Duplicate, Item, NewItem, Revision, SameTemplate, Unchanged, Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What stands for itself, in order of publication, what stands behind which, and what is one series of notices."""

    standing: tuple[Item, ...]
    represented: Mapping[str, str]  # item -> the one that stands for it
    series: Mapping[str, frozenset[str]]  # item -> the others of its series
    decisions: Mapping[str, Decision]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One story: the items that stand for themselves, oldest first, and those that stand behind them."""

    id: str
    items: tuple[Item, ...]
    behind: tuple[Item, ...] = ()


@dataclass(slots=True)
class _Forest:
    """Sets that grow together."""

    _above: dict[str, str] = field(default_factory=dict)

    def root(self, name: str) -> str:
        while (above := self._above.get(name, name)) != name:
            name = above
        return name

    def join(self, under: str, root: str) -> None:
        self._above[self.root(under)] = self.root(root)


def gather(items: Iterable[Item]) -> Gathered:
    """Decide on items in the order given: duplicates stand behind the first, updates before what they update."""
    memory, standing, series = Memory(), _Forest(), _Forest()
    by_id: dict[str, Item] = {}
    decisions: dict[str, Decision] = {}
    for item in items:
        decision = decisions[item.id] = memory.add(item)
        by_id[item.id] = item
        match decision:
            case NewItem():
                continue
            case Unchanged(of=of) | Duplicate(of=of):
                standing.join(item.id, of)
            case Revision(of=of):
                standing.join(of, item.id)
            case Update(of=of):
                one, other = (item.id, of) if leads(item, by_id[standing.root(of)]) else (of, item.id)
                standing.join(other, one)
            case SameTemplate(of=of, why=why):
                if why.veto_share >= SERIES_VETO_SHARE:
                    series.join(item.id, of)
            case _:
                assert_never(decision)
    kin: dict[str, set[str]] = {}
    for name in by_id:
        kin.setdefault(series.root(name), set()).add(name)
    first = [item for name, item in by_id.items() if standing.root(name) == name]
    return Gathered(
        standing=tuple(sorted(first, key=lambda item: (_moment(item), item.id))),
        represented=MappingProxyType({n: standing.root(n) for n in by_id if standing.root(n) != n}),
        series=MappingProxyType({n: frozenset(kin[series.root(n)]) - {n} for n in by_id}),
        decisions=MappingProxyType(decisions),
    )


def group(items: Iterable[Item]) -> list[Group]:
    """The stories that items tell, each news once; notices of one series never share one."""
    everything = list(items)
    gathered = gather(everything)
    memory = StoryMemory()
    found: dict[str, list[Item]] = {}
    behind: dict[str, list[Item]] = {}
    for item in everything:
        if (root := gathered.represented.get(item.id)) is not None:
            behind.setdefault(root, []).append(item)
    for item in gathered.standing:
        apart = {gathered.represented.get(name, name) for name in gathered.series[item.id]}
        for other in behind.get(item.id, ()):
            apart |= {gathered.represented.get(name, name) for name in gathered.series[other.id]}
        told = [other.published_at for other in behind.get(item.id, ()) if other.published_at]
        story = memory.add(item, apart=apart - {item.id}, since=min(told, default=None))
        found.setdefault(story, []).append(item)
    return [
        Group(id=name, items=tuple(members), behind=tuple(other for one in members for other in behind.get(one.id, ())))
        for name, members in found.items()
    ]


def _moment(item: Item) -> float:
    at = item.published_at or item.first_seen_at
    return at.timestamp() if at else 0.0
