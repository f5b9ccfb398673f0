"""The ways in to the state's own press: gob.pe's search and El Peruano's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit
from zoneinfo import ZoneInfo

from scrapers.entries import parse_elperuano, parse_gobpe
from scrapers.pages import FetchedPage
from scrapers.source import ElPeruano, GobPe
from scrapers.spiders.ways import Ask, Context, Harvest

#: What gob.pe gives at once; a shorter page is the last.
GOBPE_PER_PAGE = 25
ELPERUANO_PER_PAGE = 50


def _with(url: str, name: str, value: str) -> str:
    parts = urlsplit(url)
    query = [(key, old) for key, old in parse_qsl(parts.query) if key != name]
    return parts._replace(query=urlencode([*query, (name, value)], safe="[]")).geturl()


def _number(url: str, name: str) -> int:
    text = dict(parse_qsl(urlsplit(url).query)).get(name, "1")
    return int(text) if text.isdigit() else 1


@dataclass(frozen=True, slots=True)
class GobPeWay:
    """News, norms or reports of one institution, newest first."""

    gobpe: GobPe
    kind: str = "gobpe"

    @property
    def key(self) -> str:
        """See Way."""
        query = {"contenido[]": self.gobpe.contents, "institucion[]": self.gobpe.institution, "sort_by": "recent"}
        if self.gobpe.term:
            query["term"] = self.gobpe.term
        return f"{self.gobpe.url}?{urlencode(query, safe='[]')}"

    def forms(self, context: Context) -> Sequence[str]:
        """See Way."""
        if context.since is None:
            return (self.key,)
        lima = ZoneInfo("America/Lima")
        days = {"desde": context.since.astimezone(lima), "hasta": context.now.astimezone(lima)}
        return (f"{self.key}&{urlencode({name: f'{day:%d-%m-%Y}' for name, day in days.items()})}",)

    def read(self, ask: Ask, page: FetchedPage, context: Context) -> Harvest:
        """See Way."""
        entries = parse_gobpe(page.body, url=page.final_url, now=context.now)
        more = len(entries) >= GOBPE_PER_PAGE
        older = Ask(url=_with(ask.url, "sheet", str(_number(ask.url, "sheet") + 1)), depth=ask.depth + 1)
        return Harvest(entries=entries, older=older if more else None)


@dataclass(frozen=True, slots=True)
class ElPeruanoWay:
    """El Peruano's news by a search term, newest first."""

    url: str
    kind: str = "elperuano"

    @property
    def key(self) -> str:
        """See Way."""
        return self.url

    def forms(self, _context: Context) -> Sequence[str]:
        """See Way."""
        return (self.url,)

    def read(self, ask: Ask, page: FetchedPage, context: Context) -> Harvest:
        """See Way."""
        entries = parse_elperuano(page.body, url=page.final_url, now=context.now)
        more = len(entries) >= ELPERUANO_PER_PAGE
        older = Ask(url=_with(ask.url, "pageIndex", str(_number(ask.url, "pageIndex") + 1)), depth=ask.depth + 1)
        return Harvest(entries=entries, older=older if more else None)


def elperuano_ways(way: ElPeruano) -> tuple[ElPeruanoWay, ...]:
    """One way per search term; without terms the newest of all."""
    paging = {"pageIndex": "1", "pageSize": str(ELPERUANO_PER_PAGE)}
    return tuple(ElPeruanoWay(f"{way.url}?{urlencode({**paging, 'claves': term})}") for term in way.terms or ("",))
