"""Takes in what came back: counts it once, leaves addresses alone that do not exist, shows an editor the rest."""

import os
from collections import Counter
from datetime import datetime

from digest.bounces import BounceKind, consequence, read_bounce
from digest.config import BouncesConfig, read_secret
from digest.mailboxes import read_mailbox, read_maildir
from meanwhile.config import Config
from meanwhile.jobs_report import JobReport
from meanwhile.mails import mail_key, tls_context
from pipeline.errors import NotFoundError, UsageError
from pipeline.store import bounces, deliveries, recipients
from pipeline.store.database import Database, Session
from pipeline.tables import DeliveryRow, RecipientRow


def read_bounces(database: Database, config: Config, *, now: datetime) -> JobReport:
    """Read the bounces' mailbox once. Each mail is one durable transaction, and is marked as read after it."""
    settings = config.mail.bounces
    if settings is None or not (settings.maildir or settings.mailbox):
        raise UsageError("no mailbox is read for bounces: set mail.bounces.address and maildir or mailbox")
    key = mail_key(database)
    counts: Counter[str] = Counter()

    def take(raw: bytes) -> None:
        with database.writing() as session:
            counts[take_in(session, raw, settings, key=key, now=now)] += 1

    if settings.maildir:
        read_maildir(config.path(settings.maildir), take)
    elif settings.mailbox is not None:
        box = settings.mailbox
        password = read_secret(
            key="mail.bounces.mailbox.password",
            env=box.password_env,
            file=box.password_file,
            environment=os.environ,
            folder=config.folder,
        )
        context = tls_context(config, box.ca_file, key="mail.bounces.mailbox.ca_file")
        read_mailbox(box, password, take, context=context)
    told = ", ".join(f"{n} {what.replace('_', ' ')}" for what, n in sorted(counts.items())) or "nothing came back"
    return JobReport(job="bounces", counts=dict(counts), lines=[told])


def take_in(session: Session, raw: bytes, config: BouncesConfig, *, key: bytes, now: datetime) -> str:
    """One mail of the mailbox: what became of it, as a word that is counted."""
    bounce = read_bounce(raw, key)
    if bounces.is_known(session, bounce.key):
        return "known"
    delivery, recipient = _whose(session, bounce.delivery, bounce.recipient, bounce.message_id)
    kind = bounce.kind if recipient is not None else BounceKind.UNKNOWN
    counts_now = delivery is None or not bounces.came_back(session, delivery.id)
    passes = kind in {BounceKind.FULL, BounceKind.POLICY, BounceKind.SOFT}
    if recipient and delivery and passes and bounces.taken_since_last(session, recipient.id, delivery.id):
        recipient.n_soft_bounces = 0
    n_before = recipient.n_soft_bounces if recipient is not None else 0
    follows = consequence(kind, n_before=n_before, limit=config.soft_limit)
    bounces.add(
        session,
        key=bounce.key,
        kind=kind,
        is_open=follows == "ask" and (kind is BounceKind.UNKNOWN or counts_now),
        recipient_id=recipient.id if recipient else None,
        delivery_id=delivery.id if delivery else None,
        status=bounce.status,
        said=bounce.said,
        now=now,
    )
    if recipient is None:
        return "for_an_editor"
    # The same mail may be reported twice; one edition counts once.
    match follows:
        case "suppress" if kind is BounceKind.HARD or counts_now:
            if recipient.state in {"active", "paused", "pending"}:
                why = f"{bounce.status} {bounce.said}".strip()
                recipients.set_state(session, recipient.id, "bounced", now=now, reason=why)
            return "suppressed"
        case "count" if counts_now:
            recipient.n_soft_bounces += 1
            return "counted"
        case "leave":
            recipients.set_state(session, recipient.id, "unsubscribed", now=now, reason="wrote to leave")
            return "unsubscribed"
        case "ask" if kind is BounceKind.UNKNOWN or counts_now:
            return "for_an_editor"
        case _:
            return "noted"


def _whose(
    session: Session, delivery_id: int | None, recipient_id: int | None, message_id: str
) -> tuple[DeliveryRow | None, RecipientRow | None]:
    """The delivery and recipient that a mail names: by its return path, else by the mail that it brings back."""
    try:
        if recipient_id is not None:
            return None, recipients.by_id(session, recipient_id)
        if delivery_id is not None:
            row = deliveries.by_id(session, delivery_id)
            return row, recipients.by_id(session, row.recipient_id)
    except NotFoundError:
        return None, None
    found = deliveries.by_message_id(session, message_id) if message_id else None
    return (found, recipients.by_id(session, found.recipient_id)) if found else (None, None)
