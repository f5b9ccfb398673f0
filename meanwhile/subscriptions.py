"""What readers do themselves, by the signed links of their mails: choose, leave, ask to join and confirm.

Reading a link never changes anything: mail scanners follow links. Only what a person sends off does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
import yaml

from digest.mail import (
    AnswerKind,
    Envelope,
    MailServerError,
    RenderedEdition,
    Transport,
    build_message,
    message_id,
    parse_address,
    wire_bytes,
)
from digest.marks import Fault, Purpose, make_mark, read_mark
from digest.render import languages
from meanwhile.config import Config
from meanwhile.mails import mail_key, signer_of
from meanwhile.weekly import digests_of
from pipeline.errors import BusyError, MeanwhileError, NotFoundError, UsageError
from pipeline.store import recipients
from pipeline.store.database import Database, Session
from pipeline.tables import RecipientRow

#: A link to leave must work as long as anybody may keep the mail; the other two open more.
LEAVE_DAYS, CHOOSE_DAYS, JOIN_DAYS = 800, 120, 3
FREQUENCIES = ("weekly", "as_it_comes")
#: One address is asked to confirm once an hour, and all together so often: nobody's box is filled through us.
_ASK_AGAIN_AFTER = timedelta(hours=1)
MAX_ASKED_PER_HOUR = 60


class LinkError(MeanwhileError):
    """A link that opens nothing: forged, damaged or too old. Nothing was changed. `key`: of its words in words.yaml."""

    exit_status = 64

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(str(words("en")[key]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a recipient gets; an empty choice means all."""

    lang: str
    frequency: str
    bulletins: tuple[str, ...]
    topics: tuple[str, ...]
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A recipient as their own page shows them: the address is shown in part, since links are passed on."""

    address: str
    state: str
    choices: Choices


def standing(
    database: Database, mark: str, *, now: datetime, purpose: Purpose = "list", days: int = CHOOSE_DAYS
) -> Standing:
    """Whose link this is, or LinkError. Changes nothing."""
    key = mail_key(database)
    with database.reading() as session:
        row = _row(session, mark, key, now=now, purpose=purpose, days=days)
        return Standing(
            address=_veiled(row.address),
            state=row.state,
            choices=Choices(
                lang=row.lang,
                frequency=row.frequency,
                bulletins=tuple(row.bulletins),
                topics=tuple(row.topics),
                regions=tuple(row.regions),
            ),
        )


def leave(database: Database, mark: str, *, now: datetime) -> str:
    """Take a recipient off the list at once, also for what is queued; the address in part. Safe to repeat."""
    key = mail_key(database)
    with database.writing() as session:
        row = _row(session, mark, key, now=now, purpose="list", days=LEAVE_DAYS)
        row.asked_at = None
        if row.state != "unsubscribed":
            recipients.set_state(session, row.id, "unsubscribed", now=now, reason="left by the link in a mail")
        return _veiled(row.address)


def choose(database: Database, config: Config, mark: str, choices: Choices, *, now: datetime) -> Standing:
    """Keep what a recipient has chosen; choices that do not exist are refused."""
    check_choices(
        config,
        bulletins=choices.bulletins,
        topics=choices.topics,
        regions=choices.regions,
        lang=choices.lang,
        frequency=choices.frequency,
    )
    key = mail_key(database)
    with database.writing() as session:
        row = _row(session, mark, key, now=now, purpose="list", days=CHOOSE_DAYS)
        if row.state not in {"active", "paused"}:
            raise LinkError("link_left")
        recipients.choose(
            session,
            row,
            now=now,
            lang=choices.lang,
            frequency=choices.frequency,
            bulletins=choices.bulletins,
            topics=choices.topics,
            regions=choices.regions,
        )
    return standing(database, mark, now=now)


def ask_to_join(
    database: Database, config: Config, address: str, *, lang: str, transport: Transport, now: datetime
) -> None:
    """Mail a link that confirms. Says the same whether the address is known or not, so that nobody learns who reads.

    AddressError for what is no address; BusyError when very many have asked this hour.
    """
    if not (config.mail.signup and config.mail.base_url):
        raise UsageError("Signing up is not offered here.")
    bare = parse_address(address).addr_spec.lower()
    key = mail_key(database)
    with database.writing() as session:
        row = recipients.add(session, bare, now=now, origin="signup", state="pending")
        if row.state == "active" or (row.asked_at is not None and now - row.asked_at < _ASK_AGAIN_AFTER):
            return
        if recipients.n_asked_since(session, now - timedelta(hours=1)) >= MAX_ASKED_PER_HOUR:
            raise BusyError("Very many have asked to join in this hour; try again in the next one.")
        row.asked_at = now
        if lang in languages():
            row.lang = lang
        link = f"{config.mail.base_url}/join/{make_mark(row.id, now.date(), purpose='join', key=key)}"
        lang, number = row.lang, row.id
    message = _confirmation(config, bare, link, lang=lang, now=now)
    sender = config.mail.sender.rpartition("<")[2].rstrip(">")
    try:
        answer = transport.deliver(message, sender=sender, recipient=bare, before_dot=lambda: None)
    except MailServerError:
        _ask_anew(database, number)
        raise
    if answer.kind is AnswerKind.TEMPORARY:
        _ask_anew(database, number)


def _ask_anew(database: Database, number: int) -> None:
    """The mail has certainly not gone out: whoever asks again need not wait for an hour."""
    with database.writing() as session:
        recipients.by_id(session, number).asked_at = None


def confirm(database: Database, mark: str, *, now: datetime) -> str:
    """Put a recipient who asked for it on the list; the address in part. A link serves one asking."""
    key = mail_key(database)
    with database.writing() as session:
        row = _row(session, mark, key, now=now, purpose="join", days=JOIN_DAYS)
        if row.state == "active":
            return _veiled(row.address)
        if row.asked_at is None:
            raise LinkError("link_served")
        row.asked_at = None
        if row.origin == "config":
            # Otherwise the configuration that paused the address would do so again.
            row.origin = "signup"
        recipients.set_state(session, row.id, "active", now=now, reason="confirmed by mail")
        return _veiled(row.address)


def offered(config: Config) -> tuple[str, ...]:
    """Titles of the bulletins that can be chosen."""
    return tuple(bulletin.title for digest in digests_of(config) for bulletin in digest.bulletins)


def check_choices(
    config: Config,
    *,
    bulletins: Sequence[str],
    topics: Sequence[str],
    regions: Sequence[str],
    lang: str,
    frequency: str,
) -> None:
    """Refuse what is not offered: whoever chose it would never get a mail, and never learn why."""
    wrong = [
        *(f"bulletin {title!r}" for title in bulletins if title not in offered(config)),
        *(f"topic {topic!r}" for topic in topics if topic not in config.topics),
        *(f"region {region!r}" for region in regions if region not in config.regions),
    ]
    if lang not in languages():
        wrong.append(f"language {lang!r}")
    if frequency not in FREQUENCIES:
        wrong.append(f"frequency {frequency!r}")
    if wrong:
        raise UsageError(f"There is no {wrong[0]} to choose; nothing was changed.")


def _row(session: Session, mark: str, key: bytes, *, now: datetime, purpose: Purpose, days: int) -> RecipientRow:
    found = read_mark(mark, purpose=purpose, key=key, today=now.date(), days=days)
    if found is Fault.EXPIRED:
        raise LinkError("link_old")
    if isinstance(found, Fault):
        raise LinkError("link_damaged")
    try:
        return recipients.by_id(session, found.recipient)
    except NotFoundError as error:
        raise LinkError("link_nobody") from error


def _veiled(address: str) -> str:
    name, _, domain = address.partition("@")
    return f"{name[:2]}…@{domain}"


@cache
def words(lang: str) -> dict[str, Any]:
    """What the public pages and the mail that asks for confirmation say."""
    path = files("meanwhile") / "desk" / "templates" / "public" / "words.yaml"
    tables: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {**tables["en"], **tables.get(lang, {})}


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("digest"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )


def _confirmation(config: Config, address: str, link: str, *, lang: str, now: datetime) -> bytes:
    said = words(lang)
    titles: Sequence[str] = offered(config)
    context = {"words": said, "lang": lang, "link": link, "titles": titles, "days": JOIN_DAYS}
    rendered = RenderedEdition(
        subject=said["confirm_subject"],
        html=_environment().get_template("confirm.html.j2").render(context),
        text=_environment().get_template("confirm.txt.j2").render(context),
    )
    envelope = Envelope(
        sender=config.mail.sender,
        recipient=address,
        message_id=message_id("join", now.isoformat(), address, config.mail.domain),
        sent_at=now,
        reply_to=config.mail.reply_to,
    )
    message = wire_bytes(build_message(rendered, envelope))
    signer = signer_of(config)
    return signer.sign(message) if signer else message
