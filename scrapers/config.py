"""The `crawl:` section of config.yaml."""

from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_network
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from scrapers.networks import Network
from scrapers.source import SourceEntry, check_catalogue_id


def _check_contact(value: str) -> str:
    if not value.isprintable() or not value.isascii() or any(sign in value for sign in "()\\"):
        raise ValueError("must be printable ASCII without brackets: it is sent with every request")
    local, _, host = value.partition("@")
    if value.startswith(("https://", "http://")) or (local and "." in host and " " not in value):
        return value
    raise ValueError("must be a mail address or a web address at which an outlet can reach you")


def _read_network(value: object) -> Network:
    try:
        return ip_network(str(value))
    except ValueError as error:
        raise ValueError(f"{value!r} is no network: write it like 127.0.0.0/8 ({error})") from error


class CrawlLimits(BaseModel):
    """How much one source may cost. A source that reaches a limit goes on at the next run."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    download_max_mib: Annotated[float, Field(gt=0, le=512)] = 15
    page_max_mib: Annotated[float, Field(gt=0, le=512)] = (
        2.5  # of an article's page; reading more costs hundreds of MiB
    )
    timeout_s: Annotated[float, Field(gt=0, le=600)] = 30
    retries: Annotated[int, Field(ge=0, le=5)] = 1
    redirects: Annotated[int, Field(ge=0, le=20)] = 5
    depth: Annotated[int, Field(ge=1, le=10)] = 3
    pages_per_source: Annotated[int, Field(ge=1)] = 200
    time_per_source_s: Annotated[float, Field(gt=0)] = 600
    sources_at_once: Annotated[int, Field(ge=1, le=500)] = 64
    # `crawl --since` reads archives: more pages, more time
    history_pages_per_source: Annotated[int, Field(ge=1)] = 5000
    history_time_per_source_s: Annotated[float, Field(gt=0)] = 6 * 3600


class CrawlConfig(BaseModel):
    """Whom to read and how politely."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: Annotated[str, AfterValidator(_check_contact)]
    sources: tuple[Annotated[str, AfterValidator(check_catalogue_id)], ...] = ()
    own_sources: tuple[SourceEntry, ...] = ()
    #: private networks that may be called; none by default
    allow_addresses: tuple[Annotated[Network, BeforeValidator(_read_network)], ...] = ()
    delay: Annotated[float, Field(ge=0, le=300)] = 2.0
    limits: CrawlLimits = CrawlLimits()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "CrawlConfig":
        seen = set(self.sources)
        for index, entry in enumerate(self.own_sources):
            if entry.id in seen:
                raise ValueError(f"own_sources.{index}.id: {entry.id!r} is taken by another source; choose another id")
            seen.add(entry.id)
        return self

    @property
    def user_agent(self) -> str:
        """Who we are and where to complain, as outlets see it in their logs."""
        try:
            number = version("meanwhile")
        except PackageNotFoundError:
            number = "0"
        return f"Meanwhile/{number} (+{self.contact}; news digest; obeys robots.txt)"
