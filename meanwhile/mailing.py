"""Wires the mailing: editions, recipients and the ledger in the database; the folder or server that takes the mails."""

import os
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from digest.config import read_secret
from digest.ledger import Event, next_state
from digest.mail import Envelope, Outbox, Smtp, Transport, build_message, message_id, wire_bytes
from digest.novelty import said_by, sentences_in
from digest.render import Links, chosen, is_empty, render_mail
from digest.send import Due, UnfitError, send
from meanwhile.config import Config
from meanwhile.edition_json import from_json
from meanwhile.jobs_report import JobReport
from meanwhile.terminal import Bar
from meanwhile.weekly import digests_of, recipients_of
from pipeline.errors import NotFoundError, UsageError
from pipeline.store import deliveries, editions, recipients
from pipeline.store.database import Database, Session
from pipeline.tables import EditionRow, RecipientRow
from pipeline.types import DeliveryState, EditionDraft


class StoredLedger:
    """A digest.send.Ledger in the database; each record is one durable transaction."""

    def __init__(self, database: Database, clock: Callable[[], datetime], *, resend_unknown: bool = False) -> None:
        self._database = database
        self._clock = clock
        self._resend_unknown = resend_unknown

    def recover(self) -> int:
        """See Ledger. To be called by the only sender there is: the job's lock sees to that."""
        n_unknown = 0
        with self._database.writing() as session:
            for row in deliveries.in_state(session, DeliveryState.SENDING, DeliveryState.FINAL_DOT):
                state = next_state(DeliveryState(row.state), Event.LOST)
                n_unknown += state is DeliveryState.UNKNOWN
                deliveries.move(
                    session, row.id, state, now=self._clock(), expected=row.state, error="the sender was interrupted"
                )
            if self._resend_unknown:
                for row in deliveries.in_state(session, DeliveryState.UNKNOWN):
                    state = next_state(DeliveryState.UNKNOWN, Event.RESEND)
                    deliveries.move(session, row.id, state, now=self._clock(), expected=row.state, error=row.error)
        return n_unknown

    def next_due(self, now: datetime) -> Due | None:
        """See Ledger."""
        with self._database.reading() as session:
            for delivery, recipient, _ in deliveries.due(session, now=now):
                return Due(
                    id=delivery.id,
                    recipient=recipient.address,
                    message_id=delivery.message_id,
                    attempts=delivery.attempts,
                )
        return None

    def record(self, due: Due, event: Event, *, error: str = "", next_at: datetime | None = None) -> None:
        """See Ledger."""
        with self._database.writing() as session:
            row = deliveries.by_id(session, due.id)
            deliveries.move(
                session,
                due.id,
                next_state(DeliveryState(row.state), event),
                now=self._clock(),
                expected=row.state,
                error=error,
                next_at=next_at,
                attempted=event in {Event.TEMPORARY, Event.EXHAUSTED},
            )


def transport_of(config: Config) -> Transport:
    """The folder, or the server when one is set."""
    smtp = config.mail.smtp
    if smtp is None:
        return Outbox(config.path(config.mail.outbox))
    password = read_secret(
        key="mail.smtp.password",
        env=smtp.password_env,
        file=smtp.password_file,
        environment=os.environ,
        folder=config.folder,
    )
    return Smtp(
        host=smtp.host, port=smtp.port, tls=smtp.tls, user=smtp.user, password=password, timeout_s=smtp.timeout_s
    )


def release_due(database: Database, config: Config, *, now: datetime) -> tuple[int, list[str]]:
    """Approve what needs nobody, queue what is approved and due; how many deliveries are new, and what is held."""
    by_name = {digest.name: digest for digest in digests_of(config)}
    held: list[str] = []
    n_queued = 0
    with database.writing() as session:
        recipients.follow_config(session, recipients_of(tuple(by_name.values())), now=now)
        for row in editions.in_state(session, "draft"):
            digest = by_name.get(row.digest)
            if row.due_at is None or row.due_at > now:
                continue
            name = f"{row.title}, {row.period_end_on}"
            draft = from_json(row.body)
            if is_empty(draft):
                continue
            if digest is None or not digest.automatic:
                held.append(f"{name}: waits for an editor's approval (`meanwhile editions approve {row.id} --by NAME`)")
                continue
            errors = _errors_in(draft)
            if errors:
                held.append(f"{name}: held, since {len(errors)} statements are not supported: {errors[0]}")
                continue
            approve(session, row, by="automatic", now=now)
        for row in editions.in_state(session, "approved", "sent"):
            if row.due_at is None or row.due_at <= now:
                n_queued += _queue(session, row, config, now=now)
    return n_queued, held


def approve(session: Session, row: EditionRow, *, by: str, now: datetime, reason: str = "") -> None:
    """Freeze an edition and remember what it says."""
    draft = from_json(row.body)
    cited = {
        int(evidence.item)
        for sentence in sentences_in(draft)
        for evidence in sentence.evidence
        if evidence.item.isdigit()
    }
    editions.approve(session, row, by=by, now=now, items=cited, reason=reason)
    editions.say(session, row.id, said_by(sentences_in(draft)), on=row.period_end_on)


def _errors_in(draft: EditionDraft) -> list[str]:
    findings = [finding for bulletin in draft.bulletins for finding in bulletin.findings]
    findings += [finding for sentence in sentences_in(draft) for finding in sentence.findings]
    return [finding.message for finding in findings if finding.severity == "error"]


def part_for(draft: EditionDraft, recipient: RecipientRow) -> EditionDraft:
    """What a recipient has chosen of an edition."""
    return chosen(draft, bulletins=recipient.bulletins, topics=recipient.topics, regions=recipient.regions)


def _queue(session: Session, row: EditionRow, config: Config, *, now: datetime) -> int:
    draft = from_json(row.body)
    wanted = [
        (
            recipient.id,
            message_id(row.digest, f"{row.period_end_on}/{row.version}", recipient.address, config.mail.domain),
        )
        for recipient in recipients.every(session, state="active")
        if not is_empty(part_for(draft, recipient))
    ]
    return deliveries.queue(session, row.id, wanted, now=now)


def mail_for(
    config: Config, draft: EditionDraft, recipient: RecipientRow, *, mark: str, now: datetime, note: str = ""
) -> bytes:
    """The mail of one recipient, as it goes over the wire."""
    part = part_for(draft, recipient)
    rendered = render_mail(part, links=links_of(config, draft), lang=recipient.lang, note=note)
    envelope = Envelope(
        sender=config.mail.sender,
        recipient=recipient.address,
        message_id=mark,
        sent_at=now,
        reply_to=config.mail.reply_to,
        list_id=config.mail.list_id,
    )
    return wire_bytes(build_message(rendered, envelope))


def links_of(config: Config, draft: EditionDraft) -> Links:
    """The addresses that an edition's mail carries; none without `mail.base_url`."""
    base = config.mail.base_url
    if not base:
        return Links()
    return Links(archive=f"{base}/archive/{quote(draft.digest)}/{draft.period_end_on}/")


def send_due(database: Database, config: Config, *, clock: Callable[[], datetime], bar: Bar) -> JobReport:
    """Release what is due and hand over every delivery that may be tried now."""
    n_queued, held = release_due(database, config, now=clock())
    ledger = StoredLedger(database, clock, resend_unknown=config.mail.on_unknown == "resend")
    drafts: dict[int, EditionDraft] = {}

    def compose(due: Due) -> tuple[bytes, str]:
        with database.reading() as session:
            delivery = deliveries.by_id(session, due.id)
            row = editions.by_id(session, delivery.edition_id)
            recipient = recipients.by_id(session, delivery.recipient_id)
            if row.id not in drafts:
                drafts[row.id] = from_json(row.body)
            if is_empty(part_for(drafts[row.id], recipient)):
                raise UnfitError("nothing in this edition is of what the recipient chose")
            now = row.approved_at or clock()
            return mail_for(config, drafts[row.id], recipient, mark=due.message_id, now=now), _bare(config.mail.sender)

    transport = transport_of(config)
    bar.total(n_queued)
    try:
        report = send(
            ledger,
            transport,
            compose,
            clock=clock,
            sleep=time.sleep,
            per_second=config.mail.rate_per_s if config.mail.smtp else 0,
            stop_after=config.mail.stop_after_errors,
            on_step=lambda recipient: bar.step(1, at=recipient),
        )
    finally:
        transport.close()
    _mark_sent(database, now=clock())
    return _told(report.counts, n_queued, held, report.stopped, report.n_unknown_found)


def _told(counts: Counter[str], n_queued: int, held: list[str], stopped: str, n_unknown: int) -> JobReport:
    told = ", ".join(f"{n} {what}" for what, n in counts.items()) or "nothing to mail"
    complaints: list[str] = []
    if n_unknown:
        complaints.append(
            f"{n_unknown} mails were interrupted around their final dot: `meanwhile deliveries` shows them"
        )
    if stopped:
        complaints.append(f"stopped: {stopped}")
    return JobReport(
        job="send",
        counts={"queued": n_queued, **counts, "held_editions": len(held), "interrupted": n_unknown},
        # What waits for a person is told to who looks, not to cron every ten minutes: `meanwhile status` has it too.
        lines=[f"{n_queued} deliveries new; {told}", *held],
        complaints=complaints,
        exit_status=69 if stopped else 1 if counts["failed"] else 0,
    )


def _mark_sent(database: Database, *, now: datetime) -> None:
    """An edition is sent when none of its deliveries is still to come."""
    with database.writing() as session:
        for row in editions.in_state(session, "approved"):
            states = deliveries.counts(session, row.id)
            if states and not set(states) & {"queued", "sending", "final_dot"}:
                row.state, row.sent_at = "sent", now


def _bare(sender: str) -> str:
    return sender.rpartition("<")[2].rstrip(">")


def _newest(database: Database) -> tuple[EditionRow, EditionDraft]:
    with database.reading() as session:
        rows = editions.recent(session, limit=1)
        if not rows:
            raise NotFoundError("there is no edition yet; `meanwhile compose` drafts one")
        return rows[0], from_json(rows[0].body)


def who_would_get(database: Database, config: Config, *, now: datetime) -> JobReport:
    """What `send` would do now, without doing it; nothing is kept."""
    lines = []
    with database.reading() as session:
        recipients.follow_config(session, recipients_of(digests_of(config)), now=now)
        for row in editions.in_state(session, "draft", "approved"):
            draft = from_json(row.body)
            names = [
                recipient.address
                for recipient in recipients.every(session, state="active")
                if not is_empty(part_for(draft, recipient))
            ]
            due = f"due {row.due_at:%d %b %Y %H:%M} UTC" if row.due_at else "due at once"
            lines.append(f"{row.title}, {row.period_end_on} ({row.state}, {due}): {', '.join(names) or 'nobody'}")
    return JobReport(job="send", counts={"dry_run": True}, lines=lines or ["there is no edition to mail"])


def send_test(database: Database, config: Config, *, address: str, now: datetime) -> JobReport:
    """The newest edition to one address, marked as a test; the ledger does not know of it."""
    row, draft = _newest(database)
    recipient = RecipientRow(address=address, lang="en", bulletins=[], topics=[], regions=[])
    mark = message_id("test", f"{row.digest}/{row.period_end_on}/{now.isoformat()}", address, config.mail.domain)
    note = f"Test of a {row.state} edition"
    message = mail_for(config, draft, recipient, mark=mark, now=now, note=note)
    transport = transport_of(config)
    try:
        answer = transport.deliver(
            message, sender=_bare(config.mail.sender), recipient=address, before_dot=lambda: None
        )
    finally:
        transport.close()
    if answer.kind != "accepted":
        raise UsageError(f"{address}: the test mail was not taken: {answer.text}")
    return JobReport(job="send", counts={"test": 1}, lines=[f"test mail for {address}: {answer.text}"])


def approve_by_name(database: Database, edition_id: int, *, by: str, reason: str, now: datetime) -> str:
    """An editor's approval; one over a checker's error needs a written reason."""
    if not by.strip():
        raise UsageError("an approval needs a name: --by NAME")
    with database.writing() as session:
        row = editions.by_id(session, edition_id)
        errors = _errors_in(from_json(row.body))
        if errors and not reason.strip():
            raise UsageError(
                f"edition {edition_id} has {len(errors)} errors, the first: {errors[0]}. "
                "Mend them, or say why it may go out: --reason"
            )
        approve(session, row, by=by.strip(), now=now, reason=reason)
        return f"edition {row.id} ({row.title}, {row.period_end_on}) is approved by {row.approved_by}"


def preview_files(
    database: Database, config: Config, edition_id: int | None, out: Path, *, now: datetime
) -> list[Path]:
    """An edition's mail as three files in a folder."""
    if edition_id is None:
        row, draft = _newest(database)
    else:
        with database.reading() as session:
            row = editions.by_id(session, edition_id)
            draft = from_json(row.body)
    rendered = render_mail(draft, links=links_of(config, draft))
    recipient = RecipientRow(address="preview@example.org", lang="en", bulletins=[], topics=[], regions=[])
    mark = message_id("preview", f"{row.digest}/{row.period_end_on}", recipient.address, config.mail.domain)
    message = mail_for(config, draft, recipient, mark=mark, now=row.approved_at or now)
    out.mkdir(parents=True, exist_ok=True)
    stem = f"edition-{row.id}"
    written = []
    for suffix, content in ((".html", rendered.html.encode()), (".txt", rendered.text.encode()), (".eml", message)):
        path = out / (stem + suffix)
        path.write_bytes(content)
        written.append(path)
    return written
