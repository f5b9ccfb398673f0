"""What an outlet is: its home, its ways in, its quirks, all as data; and the catalogue of outlets that come along.

An entry of catalogue.yaml and one of `crawl.own_sources` look the same and are checked by one model, `SourceEntry`.
"""

import difflib
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from pipeline.errors import ConfigError
from pipeline.types import DEPARTMENTS

if TYPE_CHECKING:
    from scrapers.config import CrawlConfig

CATALOGUE = "catalogue.yaml"


def check_address(value: str) -> str:
    """Refuse what is not an absolute http(s) address with a host and without a password."""
    try:
        parts = urlsplit(value)
        port_fault = parts.port == 0
    except ValueError as error:
        raise ValueError(f"{value!r} is not an address: {error}") from error
    if parts.scheme not in {"http", "https"}:
        raise ValueError(f"{value!r} must begin with http:// or https://")
    if not parts.hostname or port_fault or re.search(r"[\s\x00-\x1f\\]", value):
        raise ValueError(f"{value!r} names no host that could be called")
    if parts.username or parts.password:
        raise ValueError(f"{parts.hostname}: a name or password must not stand in an address")
    return value


def _check_pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"{value!r} is not a regular expression: {error}") from error
    return value


def _check_selector(value: str) -> str:
    from cssselect import SelectorError
    from lxml.cssselect import CSSSelector

    try:
        CSSSelector(value)
    except SelectorError as error:
        raise ValueError(f"{value!r} is not a CSS selector: {error}") from error
    return value


def _check_region(value: str) -> str:
    if value not in DEPARTMENTS:
        near = difflib.get_close_matches(value, DEPARTMENTS, n=1)
        raise ValueError(f"{value!r} is no department of Peru" + (f"; did you mean {near[0]}?" if near else ""))
    return value


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Address = Annotated[str, AfterValidator(check_address)]
Pattern = Annotated[str, AfterValidator(_check_pattern)]
Selector = Annotated[str, AfterValidator(_check_selector)]
Patterns = Annotated[tuple[Pattern, ...], BeforeValidator(_one_or_many)]
SelectorList = Annotated[tuple[Selector, ...], BeforeValidator(_one_or_many)]
_STRICT = ConfigDict(extra="forbid")
Tier = Literal["A", "B", "C"]


# --- ways in ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """RSS, Atom or JSON Feed: which of them is seen from its first bytes, so `rss` and `atom` mean the same."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    url: Address
    type: Literal["feed", "rss", "atom", "json_feed"] = "feed"
    verified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """A sitemap, news sitemap or index of them, gzipped or not. `only` picks among the files of an index."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    url: Address
    only: Patterns = ()
    type: Literal["sitemap", "news_sitemap"] = "sitemap"
    verified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPress:
    """The REST API below a WordPress site's home address; `query` adds parameters such as `search` or `categories`."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    url: Address
    query: Mapping[str, str] = field(default_factory=dict)
    post_type: Annotated[str, Field(pattern=r"^[a-z0-9_-]+$")] = "posts"
    type: Literal["wordpress", "wp_rest"] = "wordpress"
    verified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GobPe:
    """gob.pe's search of what an institution publishes; `term` narrows it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    institution: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    contents: Literal["noticias", "normas", "informes"] = "noticias"
    term: str = ""
    url: Address = "https://www.gob.pe/busquedas.json"
    type: Literal["gobpe"] = "gobpe"
    verified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A newspaper on Arc: the RSS feed below `/arc/outboundfeeds/`, else the older `/arcio/rss/`; `section` narrows."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    url: Address
    section: str = ""
    type: Literal["arc"] = "arc"
    verified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of links. `links` is a CSS selector of anchors or of boxes that hold one; without it they are guessed."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    url: Address
    links: Selector = ""
    date: Selector = ""  # within the box that `links` picks
    next_page: Selector = ""
    only: Patterns = ()
    type: Literal["listing", "tag_page"] = "listing"
    verified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A site's own search: `{term}` in the address is replaced by each of `terms`."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    url: Address
    terms: Annotated[tuple[str, ...], BeforeValidator(_one_or_many)] = ()
    links: Selector = ""
    date: Selector = ""
    next_page: Selector = ""
    only: Patterns = ()
    type: Literal["search"] = "search"
    verified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElPeruano:
    """El Peruano's JSON list of news, newest first, by section."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    url: Address = "https://elperuano.pe/portal/_SearchNews"
    terms: Annotated[tuple[str, ...], BeforeValidator(_one_or_many)] = ()
    type: Literal["elperuano"] = "elperuano"
    verified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Andina:
    """The Andina agency's section and search pages; articles are known by the number at the end of their address."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    url: Address = "https://andina.pe/agencia/busqueda.aspx"
    terms: Annotated[tuple[str, ...], BeforeValidator(_one_or_many)] = ()
    type: Literal["andina"] = "andina"
    verified: bool | None = None


Discovery = Feed | Sitemap | WordPress | GobPe | Arc | Listing | SearchPage | ElPeruano | Andina


# --- what else is known of an outlet ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """CSS selectors of an outlet's pages, tried in turn; where none is given or matches, the general way is taken."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    title: SelectorList = ()
    body: SelectorList = ()
    date: SelectorList = ()
    authors: SelectorList = ()
    image: SelectorList = ()
    remove: SelectorList = ()  # boxes inside the body that are not the article's


@dataclass(frozen=True, slots=True, kw_only=True)
class Quirks:
    """What is odd about an outlet. Patterns are regular expressions that are searched in the whole address."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    only: Patterns = ()  # addresses of articles match one of these
    skip: Patterns = ()  # and none of these
    aliases: Annotated[tuple[str, ...], BeforeValidator(_one_or_many)] = ()  # other hosts of the same outlet
    date_in_path: Pattern = ""  # with groups y, m, d and perhaps H, M
    encoding: str = ""  # what the pages are really written in
    paywall: Literal["none", "part", "full"] = "none"
    boilerplate: Patterns = ()  # lines of the text that are not the article's
    page_needed: bool = False  # the text in the feed or API is not the article: always fetch the page
    drop_query: Annotated[tuple[str, ...], BeforeValidator(_one_or_many)] = ()  # parameters that name no other article


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet and its ways in."""

    id: str
    name: str
    home: str
    discovery: tuple[Discovery, ...]
    language: str = "es"
    regions: tuple[str, ...] = ()  # departments; empty for an outlet of the whole country or of none
    kind: str = "press"
    tier: Tier = "C"
    peru_only: bool = False
    delay_s: float | None = None  # None: the configuration's
    selectors: Selectors = Selectors()
    quirks: Quirks = Quirks()
    verified: Literal["page", "assumed"] = "assumed"
    tls: Literal["verify", "insecure"] = "verify"
    note: str = ""


class SourceEntry(BaseModel):
    """An outlet as it is written in catalogue.yaml or in `crawl.own_sources`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$")]
    name: Annotated[str, Field(min_length=1)]
    home: Address
    discovery: Annotated[
        tuple[Annotated[Discovery, Field(discriminator="type")], ...],
        Field(min_length=1),
    ]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "es"
    regions: tuple[Annotated[str, AfterValidator(_check_region)], ...] = ()
    kind: Annotated[str, Field(pattern=r"^[a-z_]+$")] = "press"
    tier: Tier = "C"
    peru_only: bool = False
    delay: Annotated[float, Field(ge=0, le=300)] | None = None
    selectors: Selectors = Selectors()
    quirks: Quirks = Quirks()
    verified: Literal["page", "assumed"] = "assumed"
    tls: Literal["verify", "insecure"] = "verify"
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _home_may_be_left_out(cls, data: Any) -> Any:
        """WordPress and Arc live below the home address: `{type: wordpress}` is enough."""
        if not isinstance(data, dict) or not isinstance(data.get("discovery"), list | tuple):
            return data
        ways = [
            {"url": data.get("home"), **way}
            if isinstance(way, dict) and way.get("type") in {"wordpress", "wp_rest", "arc"}
            else way
            for way in data["discovery"]
        ]
        return {**data, "discovery": ways}

    def source(self) -> Source:
        """The outlet as the rest of the program knows it."""
        values = {name: getattr(self, name) for name in type(self).model_fields if name != "delay"}
        return Source(**values, delay_s=self.delay)


def _without_tags(loc: tuple[int | str, ...]) -> str:
    """The dotted key of a fault; pydantic puts the name of the union's member behind the index, which is no key."""
    keys: list[str] = []
    after_index = False
    for part in loc:
        if after_index and isinstance(part, str) and "discovery" in keys and keys[-2] == "discovery":
            after_index = False
            continue
        keys.append(str(part))
        after_index = isinstance(part, int)
    return ".".join(keys)


def faults_of(error: ValidationError, *, prefix: str = "") -> list[str]:
    """Every fault as one sentence that begins with its dotted key."""
    sentences = []
    faults = error.errors(include_url=False)
    for fault in faults:
        loc = fault["loc"]
        if fault["type"] == "too_short" and any(
            f["loc"][: len(loc)] == loc and len(f["loc"]) > len(loc) for f in faults
        ):
            continue  # the faulty members are what is missing
        key = _without_tags((*((prefix,) if prefix else ()), *fault["loc"]))
        message = fault["msg"].removeprefix("Value error, ")
        match fault["type"]:
            case "extra_forbidden" | "unexpected_keyword_argument":
                message = "is not a key that is known here; remove it or correct its spelling"
            case "missing":
                message = "is missing; add it"
            case "union_tag_invalid":
                message = f"type {fault['ctx']['tag']!r} is not a way in that is known: {fault['ctx']['expected_tags']}"
            case "union_tag_not_found":
                message = "says no type; add one, for example `type: feed`"
        sentences.append(f"{key}: {message}")
    return sentences


@functools.cache
def _read_catalogue() -> tuple[Source, ...]:
    path = files("scrapers") / CATALOGUE
    if not path.is_file():
        return ()
    entries = (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("sources", [])
    faults: list[str] = []
    sources: dict[str, Source] = {}
    for index, entry in enumerate(entries):
        name = entry.get("id", index) if isinstance(entry, dict) else index
        try:
            source = SourceEntry.model_validate(entry).source()
        except ValidationError as error:
            faults += faults_of(error, prefix=f"sources.{name}")
            continue
        if source.id in sources:
            faults.append(f"sources.{name}: the id stands twice; give one of them another")
        sources[source.id] = source
    if faults:
        raise ConfigError(CATALOGUE, faults)
    return tuple(sources.values())


def load_catalogue() -> dict[str, Source]:
    """The outlets that come with the project, by id. Raises ConfigError with every fault at once."""
    return {source.id: source for source in _read_catalogue()}


def check_catalogue_id(value: str) -> str:
    """Refuse an id that the catalogue does not have, and say the nearest ones."""
    known = load_catalogue()
    if value in known:
        return value
    near = difflib.get_close_matches(value, known, n=3, cutoff=0.5)
    hint = f"the nearest are {', '.join(near)}" if near else "`meanwhile sources --catalogue` lists them"
    raise ValueError(f"{value!r} is not in the catalogue; {hint}")


def sources_for(config: "CrawlConfig") -> tuple[Source, ...]:
    """The outlets to crawl: those named from the catalogue, then the configuration's own."""
    known = load_catalogue()
    chosen = [known[name] for name in dict.fromkeys(config.sources) if name in known]
    return (*chosen, *(entry.source() for entry in config.own_sources))
