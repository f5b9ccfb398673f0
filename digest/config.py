"""The sections `bulletins:`, `digest:`, `mail:` and `writer:` of config.yaml."""

import re
import stat
from collections.abc import Mapping
from datetime import time
from email.errors import MessageError
from email.headerregistry import Address
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from pipeline.config import Region, Topic
from pipeline.errors import ConfigError
from pipeline.types import TOPICS


class Weekday(StrEnum):
    """Days by name: schedulers number them in different ways, so that numbers are refused."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday, as `date.weekday()` counts."""
        return list(Weekday).index(self)

    @property
    def short(self) -> str:
        """The three letters that schedulers take."""
        return self.value[:3]


def _weekday(value: Any) -> Any:
    if isinstance(value, Weekday):
        return value
    if isinstance(value, str):
        for day in Weekday:
            if value.strip().lower() in {day.value, day.short}:
                return day
    raise ValueError(f"{value!r} is no weekday; write a name such as monday or mon (numbers are ambiguous)")


def _clock_time(value: Any) -> Any:
    if isinstance(value, time):
        return value
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return time.fromisoformat(value)
    # YAML 1.1 reads a bare 07:00 as 420 minutes
    raise ValueError(f'{value!r} is no time of day; write it in quotes, as "07:00"')


def _address(value: str) -> str:
    """`local@domain`, or `Name <local@domain>`."""
    match = re.fullmatch(r"(?:(?P<name>[^<>\r\n]*?)\s*<)?(?P<addr>[^\s<>@,;]+@[^\s<>@,;]+)>?", value.strip())
    good = match is not None and value.count("<") == value.count(">") and value.isprintable()
    if good and match is not None:
        try:
            Address(addr_spec=match["addr"])
        # the library raises IndexError for some faults ("a@") and its own errors for others ("a@b..c")
        except (ValueError, IndexError, MessageError):
            good = False
    if not good:
        raise ValueError(f"{value!r} is not a mail address; write it as name@example.org")
    return value.strip()


def _web_address(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        raise ValueError(f"{value!r} is not a web address; write it as https://example.org/")
    return value.rstrip("/")


def _some(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise ValueError("is empty; name at least one, or remove the key for all")
    return value


MailAddress = Annotated[str, AfterValidator(_address)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
WeekdayName = Annotated[Weekday, BeforeValidator(_weekday)]
ClockTime = Annotated[time, BeforeValidator(_clock_time)]
Line = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\r\n]+$")]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


# --- bulletins and editions -------------------------------------------------------------------------


class RecipientConfig(_Section):
    """A reader. In a list of recipients a bare address does as well."""

    address: MailAddress
    name: str = ""


def _recipients(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [{"address": entry} if isinstance(entry, str) else entry for entry in value]
    return value


class BulletinConfig(_Section):
    """One weekly bulletin on one region: what it takes, when it is due, who gets it and who lets it go."""

    title: Line
    region: Region
    topics: Annotated[tuple[Topic, ...], AfterValidator(_some)] = TOPICS
    weekday: WeekdayName
    time: ClockTime
    recipients: Annotated[tuple[RecipientConfig, ...], BeforeValidator(_recipients)] = ()
    approval: Literal["required", "automatic"] = "required"
    #: what happens when nobody has approved it `approve_by_hours` before its time
    if_unapproved: Literal["hold", "remind", "send"] = "hold"
    approve_by_hours: Annotated[float, Field(ge=0, le=144)] = 2
    #: "Meanwhile," at the head: when it follows another region's bulletin, always, or never
    opening: Literal["auto", "meanwhile", "plain"] = "auto"
    #: bulletins of one digest make one edition; without it each bulletin is an edition of its own
    digest: str = ""

    @model_validator(mode="after")
    def _recipients_are_unique(self) -> "BulletinConfig":
        seen: set[str] = set()
        for index, recipient in enumerate(self.recipients):
            key = recipient.address.lower()
            if key in seen:
                raise ValueError(f"recipients[{index}]: {recipient.address!r} stands here twice; remove one")
            seen.add(key)
        return self


class DigestConfig(_Section):
    """How editions are composed; the defaults are the house's."""

    period_days: Annotated[int, Field(ge=1, le=35)] = 7
    #: older news does not enter; standing background may be of any age
    news_days: Annotated[int, Field(ge=1, le=90)] = 35
    background: bool = True
    max_words: Annotated[int, Field(ge=60, le=340)] = 290
    sections: bool = True
    lines_per_section: Annotated[int, Field(ge=1, le=50)] = 12


# --- writers ----------------------------------------------------------------------------------------


class WriterConfig(_Section):
    """Who writes the sentences: the house's own grammar, or a language model behind an endpoint."""

    kind: Literal["house", "model"] = "house"
    base_url: WebAddress = ""
    model: str = ""
    key_env: str = ""
    key_file: str = ""
    timeout_s: Annotated[float, Field(gt=0, le=600)] = 60
    retries: Annotated[int, Field(ge=0, le=5)] = 2
    #: tokens, both ways, that one edition may use
    budget_tokens: Annotated[int, Field(ge=1000)] = 60_000

    @model_validator(mode="after")
    def _model_is_named(self) -> "WriterConfig":
        if self.kind == "model" and not (self.base_url and self.model):
            raise ValueError("base_url and model are needed for a writer of kind model; add both, or use kind: house")
        if self.key_env and self.key_file:
            raise ValueError("key_env and key_file are both set; keep one")
        return self


# --- mail -------------------------------------------------------------------------------------------


class SmtpConfig(_Section):
    """The mail server. The password is never written here: name a variable or a file."""

    host: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    tls: Literal["none", "starttls", "implicit"] = "starttls"
    user: str = ""
    password_env: str = ""
    password_file: str = ""
    timeout_s: Annotated[float, Field(gt=0, le=600)] = 60
    ca_file: str = ""  # certificates to trust besides the system's

    @model_validator(mode="after")
    def _password_is_named(self) -> "SmtpConfig":
        if self.password_env and self.password_file:
            raise ValueError("password_env and password_file are both set; keep one")
        if self.user and not (self.password_env or self.password_file):
            raise ValueError("user is set without a password; name password_env or password_file")
        if self.user and self.tls == "none" and self.host not in {"127.0.0.1", "::1", "localhost"}:
            raise ValueError("tls: none would send the password in the clear; use starttls or implicit")
        return self


class DkimConfig(_Section):
    """Signing of outgoing mail."""

    domain: Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]+\.[A-Za-z0-9-]+$")]
    selector: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+$")]
    key_file: Annotated[str, Field(min_length=1)]


class MailboxConfig(_Section):
    """A mailbox that is read over the network."""

    protocol: Literal["imap", "pop"] = "imap"
    host: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=0, le=65535)] = 0  # 0: the usual one
    tls: Literal["none", "starttls", "implicit"] = "implicit"
    user: str = ""
    password_env: str = ""
    password_file: str = ""
    folder: str = "INBOX"  # IMAP only
    timeout_s: Annotated[float, Field(gt=0, le=600)] = 60
    ca_file: str = ""  # certificates to trust besides the system's

    @model_validator(mode="after")
    def _password_is_safe(self) -> "MailboxConfig":
        if self.password_env and self.password_file:
            raise ValueError("password_env and password_file are both set; keep one")
        if self.tls == "none" and self.host not in {"127.0.0.1", "::1", "localhost"}:
            raise ValueError("tls: none would send the password in the clear; use starttls or implicit")
        return self


class BouncesConfig(_Section):
    """Where undeliverable mails come back, and where they are read: one Maildir or one mailbox."""

    #: `bounces@example.org`: mails leave with `bounces+MARK@example.org` as their return path
    address: MailAddress
    maildir: str = ""
    mailbox: MailboxConfig | None = None
    #: editions in a row that come back for a passing reason before the address is left alone
    soft_limit: Annotated[int, Field(ge=1, le=50)] = 3

    @model_validator(mode="after")
    def _one_way_in(self) -> "BouncesConfig":
        if self.maildir and self.mailbox:
            raise ValueError("maildir and mailbox are both set; keep one")
        if "<" in self.address or "+" in self.address:
            raise ValueError("address must be plain, as bounces@example.org: the mark is put behind the name")
        return self


class MailConfig(_Section):
    """The `mail:` section: a folder by default, a server when `smtp` is set."""

    outbox: str = "out/outbox"
    smtp: SmtpConfig | None = None
    sender: Annotated[MailAddress, Field(alias="from")] = "Meanwhile <meanwhile@localhost>"
    reply_to: Annotated[str, AfterValidator(lambda value: _address(value) if value else value)] = ""
    list_id: str = ""
    #: where the desk or the archive can be reached from outside; links to leave the list need it
    base_url: WebAddress = ""
    rate_per_s: Annotated[float, Field(gt=0, le=1000)] = 1.0
    #: a mail of which nobody knows whether the server took it: wait for a person, or mail again
    on_unknown: Literal["hold", "resend"] = "hold"
    stop_after_errors: Annotated[int, Field(ge=1)] = 5
    bounces: BouncesConfig | None = None
    dkim: DkimConfig | None = None
    #: get each draft as a test mail before it is due, and the reminder when nobody has approved it
    approvers: tuple[MailAddress, ...] = ()
    #: the log of a Postfix on this machine: it decides mails that were interrupted around their final dot
    postfix_log: str = ""
    #: anybody may ask for the digest at `base_url`/subscribe; confirmed by mail
    signup: bool = False
    #: the regions of the week as a small picture
    picture: bool = True

    @property
    def domain(self) -> str:
        """The part of the sender's address after the @; message ids end in it."""
        return self.sender.rstrip(">").rpartition("@")[2]


# --- secrets ----------------------------------------------------------------------------------------


def read_secret(*, key: str, env: str, file: str, environment: Mapping[str, str], folder: Path) -> str:
    """A secret from the variable or the file that config.yaml names; "" when it names neither. `key` is for errors."""
    if env:
        value = environment.get(env, "")
        if not value:
            raise ConfigError("config.yaml", [f"{key}_env: the variable {env} is not set; set it or remove the key"])
        return value
    if not file:
        return ""
    path = folder / file
    try:
        if path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            fault = f"{key}_file: others may read {file}; make it private with `chmod 600 {file}`"
            raise ConfigError("config.yaml", [fault])
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("config.yaml", [f"{key}_file: {file} cannot be read ({error})"]) from error
