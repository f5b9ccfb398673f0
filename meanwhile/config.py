"""config.yaml as a whole: the packages' sections composed; all faults are reported at once, by dotted key."""

import os
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from digest.config import BulletinConfig, ClockTime, DigestConfig, MailAddress, MailConfig, WebAddress, WriterConfig
from meanwhile.config_faults import faults_with_nearest, yaml_fault
from pipeline.config import DEPARTMENTS, Region, SortConfig, Topic
from pipeline.errors import ConfigError
from pipeline.store.database import address_fault
from pipeline.types import TOPICS
from scrapers.config import CrawlConfig

DEFAULT_PATH = Path("config.yaml")
ENVIRONMENT = "MEANWHILE_CONFIG"


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{value!r} is no time zone; write one like America/Lima or Europe/London") from error
    return value


Zone = Annotated[str, AfterValidator(_zone)]


def _address(value: str) -> str:
    fault = address_fault(value)
    if fault:
        raise ValueError(fault)
    return value


DatabaseAddress = Annotated[str, AfterValidator(_address)]


class ScheduleConfig(BaseModel):
    """The `schedule:` section: when what runs by itself; bulletins carry their own weekday and time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    timezone: Zone = "America/Lima"
    crawl: tuple[ClockTime, ...] = (time(5), time(13), time(21))
    compose_hours_before: float = Field(default=14, ge=0, le=144)
    backup: ClockTime | None = time(3, 30)
    keep_backups: int = Field(default=14, ge=1)
    #: runs, refusals and the like; news, editions, mails and reviews are kept for good
    keep_records_days: int = Field(default=365, ge=35)


class DeskConfig(BaseModel):
    """The `desk:` section: where the editors' desk listens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    #: names under which it may be asked for; any other Host is refused
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    #: it stands behind a proxy that speaks TLS
    https: bool = False
    #: browsers keep them over TLS and on this machine itself; off only for a trusted network without TLS
    secure_cookies: bool = True
    threads: int = Field(default=8, ge=1, le=64)


class OperatorConfig(BaseModel):
    """The `operator:` section: who is told when something needs a person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: one mail when something begins to need a person, and none for what was told already
    address: MailAddress | Literal[""] = ""
    #: asked at /start and /EXIT_STATUS around each run, as healthchecks.io and its kin expect it
    ping_url: WebAddress = ""
    #: below so much free disk somebody should look
    min_free_gb: float = Field(default=1.0, ge=0)


class WorkersConfig(BaseModel):
    """The `workers:` section: who crawls. `workers: procrastinate` is short for its `engine`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: none: the machine on which the jobs run; procrastinate: any number of `meanwhile worker`, over PostgreSQL
    engine: Literal["none", "procrastinate"] = "none"
    #: sources that one worker reads beside each other
    jobs_at_once: int = Field(default=16, ge=1, le=200)
    heartbeat_s: float = Field(default=10, ge=0.2, le=60)
    #: a worker that has given no sign of life for so long is taken for dead, and its jobs are given to others
    dead_after_s: float = Field(default=40, ge=1, le=3600)

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: object) -> object:
        return {"engine": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _times_fit(self) -> "WorkersConfig":
        if self.dead_after_s < 3 * self.heartbeat_s:
            raise ValueError("dead_after_s must be three times heartbeat_s or more: a late sign of life is no death")
        return self


class Config(BaseModel):
    """All of config.yaml, checked and frozen. Relative paths are taken from the file's own folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database: DatabaseAddress = SortConfig().database
    topics: tuple[Topic, ...] = TOPICS
    regions: tuple[Region, ...] = DEPARTMENTS
    lexicon: str = ""  # a folder whose files replace the shipped ones; "" for none
    crawl: CrawlConfig
    digest: DigestConfig = DigestConfig()
    bulletins: tuple[BulletinConfig, ...] = ()
    writer: WriterConfig = WriterConfig()
    mail: MailConfig = MailConfig()
    schedule: ScheduleConfig = ScheduleConfig()
    desk: DeskConfig = DeskConfig()
    operator: OperatorConfig = OperatorConfig()
    workers: WorkersConfig = WorkersConfig()

    folder: Path = Field(default=Path(), exclude=True)

    @model_validator(mode="after")
    def _workers_fit(self) -> "Config":
        if self.workers.engine != "none" and not self.database.startswith("postgresql"):
            raise ValueError(
                f"workers: {self.workers.engine} needs PostgreSQL: set database to postgresql+psycopg://… "
                "(`meanwhile db copy` moves what there is)"
            )
        return self

    @model_validator(mode="after")
    def _bulletins_fit(self) -> "Config":
        titles = [bulletin.title for bulletin in self.bulletins]
        for title in sorted({title for title in titles if titles.count(title) > 1}):
            raise ValueError(f"bulletins: two have the title {title!r}; give each its own")
        return self

    def path(self, value: str | Path) -> Path:
        """A path of the configuration, relative ones from the folder of the file."""
        return self.folder / value

    @property
    def database_url(self) -> str:
        """The database's address with a relative SQLite file resolved."""
        prefix = "sqlite:///"
        name = self.database.removeprefix(prefix)
        if self.database.startswith(prefix) and name and name != ":memory:":
            return prefix + str(self.folder / name)
        return self.database

    @property
    def zone(self) -> ZoneInfo:
        """The zone of all times in the schedule."""
        return ZoneInfo(self.schedule.timezone)


class _Loader(yaml.SafeLoader):
    """YAML that refuses a key written twice: the second would silently win."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands here twice; remove one", key_node.start_mark
            )
        seen.add(key)
    loader.flatten_mapping(node)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def config_path(given: Path | None, environment: Mapping[str, str]) -> Path:
    """The file to read: the option, else MEANWHILE_CONFIG, else config.yaml in this folder."""
    return given or Path(environment.get(ENVIRONMENT) or DEFAULT_PATH)


def load_config(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """Read and check a configuration, or raise ConfigError with every fault."""
    path = config_path(path, os.environ if environment is None else environment)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigError(
            str(path), ["there is no such file; copy the example config.yaml or name one by --config"]
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            str(path), [f"is not UTF-8 text ({error.reason} at byte {error.start}); save it so"]
        ) from error
    except OSError as error:
        raise ConfigError(str(path), [f"cannot be read ({error.strerror}); name the file by --config"]) from error
    return parse_config(text, shown=str(path), folder=path.resolve().parent)


def parse_config(text: str, *, shown: str = "config.yaml", folder: Path = Path()) -> Config:
    """A configuration from YAML text; `shown` names it in faults."""
    try:
        raw = yaml.load(text, Loader=_Loader)  # noqa: S506  a SafeLoader that also refuses double keys
    except yaml.YAMLError as error:
        raise ConfigError(shown, [yaml_fault(error, text)]) from error
    if raw is None:
        raw = {}
    if not isinstance(raw, dict):
        kind = "a list" if isinstance(raw, list) else "a single value"
        raise ConfigError(shown, [f"the file holds {kind}, not keys with values; begin from the example config.yaml"])
    if "folder" in raw:
        raise ConfigError(shown, ["folder: unknown key; remove it"])
    try:
        return Config.model_validate({**raw, "folder": folder})
    except ValidationError as error:
        raise ConfigError(shown, faults_with_nearest(error, Config)) from error
