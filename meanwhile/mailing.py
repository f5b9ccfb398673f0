"""Wires the mailing: editions, recipients and the ledger in the database; the folder or server that takes the mails."""

import os
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

from digest.config import read_secret
from digest.mail import AddressError, Answer, AnswerKind, MailServerError, Outbox, Smtp, Transport, message_id
from digest.novelty import said_by, sentences_in
from digest.render import is_empty, long_day
from digest.send import Due, SendReport, UnfitError, domain_of, send
from digest.trust import is_to_be_read
from meanwhile.config import Config
from meanwhile.corrections import first_readers, replaced, replaced_by
from meanwhile.counting import some
from meanwhile.crashing import crash_at
from meanwhile.due import is_for_approval
from meanwhile.edition_json import from_json
from meanwhile.jobs_report import JobReport
from meanwhile.local_log import resolve_by_log
from meanwhile.mailing_report import still_to_come, told, when
from meanwhile.mails import MailMaker, Reader, mail_key, part_for, signer_of, tls_context
from meanwhile.restoring import cited_in
from meanwhile.stored_ledger import StoredDue, StoredLedger, reader_of
from meanwhile.terminal import Bar
from meanwhile.weekly import Digest, digests_of, recipients_of
from pipeline.errors import ConflictError, MeanwhileError, UsageError
from pipeline.store import bounces, carrying, deliveries, editions, recipients
from pipeline.store.database import Database, Session
from pipeline.tables import EditionRow, RecipientRow
from pipeline.types import EditionDraft


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
        host=smtp.host,
        port=smtp.port,
        tls=smtp.tls,
        user=smtp.user,
        password=password,
        timeout_s=smtp.timeout_s,
        tls_context=tls_context(config, smtp.ca_file, key="mail.smtp.ca_file"),
        # Asking the DNS for our own name can take a minute where there is none.
        local_hostname=config.mail.domain,
        on_point=crash_at(os.environ),
    )


def maker_of(database: Database, config: Config) -> MailMaker:
    """Makes the mails of this installation."""
    return MailMaker(config=config.mail, key=mail_key(database), signer=signer_of(config))


# --- letting go -------------------------------------------------------------------------------------


def approve_by(digest: Digest, row: EditionRow) -> datetime | None:
    """When an edition must be approved."""
    hours = max(bulletin.approve_by_hours for bulletin in digest.bulletins)
    return row.due_at - timedelta(hours=hours) if row.due_at else None


def release_due(database: Database, config: Config, *, now: datetime) -> tuple[int, list[str]]:
    """Approve what needs nobody, queue what is approved and due; how many deliveries are new, and what is held."""
    by_name = {digest.name: digest for digest in digests_of(config)}
    held: list[str] = []
    n_queued = 0
    with database.writing() as session:
        recipients.follow_config(session, recipients_of(tuple(by_name.values())), now=now)
        for row in editions.in_state(session, "draft"):
            if row.due_at is None or row.due_at > now:
                continue
            draft = from_json(row.body)
            if is_empty(draft):
                continue
            why = _why_held(by_name.get(row.digest), row, draft)
            if why:
                held.append(f"{row.title}, {row.period_end_on}: {why}")
                continue
            approve(session, row, by=editions.AUTOMATIC, now=now)
        for row in editions.in_state(session, "approved", "sent"):
            n_queued += _queue(session, row, config, now=now)
        deliveries.give_up(session, reasons=recipients.NO_MAIL, now=now)
    return n_queued, held


def _why_held(digest: Digest | None, row: EditionRow, draft: EditionDraft) -> str:
    """Why an edition that is due does not go out by itself; "" when it may."""
    command = f"meanwhile editions approve {row.id} --revision {row.revision} --by NAME"
    waits = f"waits for an editor's approval (`{command}`)"
    if digest is None:
        return waits
    if not digest.automatic and any(bulletin.if_unapproved != "send" for bulletin in digest.bulletins):
        return waits
    errors = errors_in(draft)
    if errors:
        return f"held, since {len(errors)} statements are not supported: {errors[0]}"
    # put in by an editor, or composed when one still had to approve
    doubted = [sentence.text for sentence in sentences_in(draft) if is_to_be_read(sentence)]
    return f"{waits}; still to be read beside their sources: {len(doubted)}, the first: {doubted[0]}" if doubted else ""


def approve(session: Session, row: EditionRow, *, by: str, now: datetime, reason: str = "") -> None:
    """Freeze an edition and remember what it says."""
    draft = from_json(row.body)
    editions.approve(session, row, by=by, now=now, items=cited_in(row.body), reason=reason)
    editions.say(session, row.id, said_by(sentences_in(draft)), on=row.period_end_on)


def errors_in(draft: EditionDraft) -> list[str]:
    """What the checkers found that an approval has to answer for."""
    findings = [finding for bulletin in draft.bulletins for finding in bulletin.findings]
    findings += [finding for sentence in sentences_in(draft) for finding in sentence.findings]
    return [finding.message for finding in findings if finding.severity == "error"]


def approve_by_name(
    database: Database,
    edition_id: int,
    *,
    by: str,
    reason: str,
    now: datetime,
    revision: int | None = None,
    zone: tzinfo = UTC,
) -> str:
    """Approve a revision, or what stands there; over a checker's error that needs a written reason."""
    if not by.strip():
        raise UsageError("an approval needs a name: --by NAME")
    with database.writing() as session:
        row = editions.by_id(session, edition_id)
        if revision is not None and revision != row.revision:
            raise ConflictError(
                f"edition {edition_id} is at revision {row.revision} now; read it (`meanwhile editions show "
                f"{edition_id}`) and approve that one"
            )
        errors = errors_in(from_json(row.body))
        if errors and not reason.strip():
            raise UsageError(
                f"edition {edition_id} has {some(len(errors), 'error')}, the first: {errors[0]}. "
                "Mend them, or say why it may go out: --reason"
            )
        approve(session, row, by=by.strip(), now=now, reason=reason)
        return f"edition {row.id} ({row.title}, {row.period_end_on}) is approved by {row.approved_by}; " + (
            "`meanwhile send` mails it"
            if row.due_at is None or row.due_at <= now
            else f"it is due on {when(row.due_at, zone)}"
        )


def _queue(session: Session, row: EditionRow, config: Config, *, now: datetime) -> int:
    """Note who gets an approved edition: all when it is due, those who want it as it comes at once."""
    if row.sent_at is not None or replaced(session, row, now=now):
        return 0
    wanted = still_to_queue(session, row, config, at_due=row.due_at is None or row.due_at <= now)
    # Those who chose alike stand together: what they get is written once.
    wanted.sort(key=lambda one: (one.lang, one.bulletins, one.topics, one.regions, one.id))
    edition = f"{row.period_end_on}/{row.version}"
    marks = [(one.id, message_id(row.digest, edition, one.address, config.mail.domain)) for one in wanted]
    return deliveries.queue(session, row.id, marks, now=now)


def still_to_queue(session: Session, row: EditionRow, config: Config, *, at_due: bool) -> list[RecipientRow]:
    """Who is to get an edition and is not in its ledger yet: all `at_due`, else those who want it as it comes."""
    # A recipient who was added after the mailing is not sent old editions,
    if row.sent_at is not None or replaced_by(session, row):
        return []
    # also where one mail of it that the server puts off keeps it open.
    mailed_at = max((at for at in (row.due_at, row.approved_at) if at is not None), default=None)
    until = mailed_at + timedelta(days=config.digest.period_days) if mailed_at is not None else None
    firsts = first_readers(session, row)
    standing = deliveries.recipient_ids(session, row.id)
    draft = from_json(row.body)
    return [
        recipient
        for recipient in recipients.every(session, state="active")
        if (at_due or recipient.frequency == "as_it_comes")
        and recipient.id not in standing
        and (firsts is None or recipient.id in firsts)
        and (until is None or recipient.created_at <= until)
        and not is_empty(part_for(draft, reader_of(recipient)))
    ]


# --- mailing ----------------------------------------------------------------------------------------


def send_due(database: Database, config: Config, *, clock: Callable[[], datetime], bar: Bar) -> JobReport:
    """Read what came back, release what is due, and hand over every delivery that may be tried now."""
    from meanwhile.bouncing import read_bounces

    complaints: list[str] = []
    if config.mail.bounces is not None:
        try:
            read_bounces(database, config, now=clock())
        except MeanwhileError as error:
            # Nobody is to wait for an edition since a mailbox does not answer.
            complaints.append(str(error))
    if reason := held_back(database):
        return JobReport(job="send", complaints=[*complaints, reason], exit_status=1)
    released_at = clock()
    n_queued, held = release_due(database, config, now=released_at)
    resolve_by_log(database, config, now=clock())
    ledger = StoredLedger(database, clock, resend_unknown=config.mail.on_unknown == "resend")
    maker = maker_of(database, config)
    transport = transport_of(config)
    bar.total(n_queued)
    try:
        complaints += _tell_approvers(database, config, transport, maker, now=clock())
        report = send(
            ledger,
            transport,
            _composer(database, maker),
            clock=clock,
            sleep=time.sleep,
            per_second=config.mail.rate_per_s if config.mail.smtp else 0,
            stop_after=config.mail.stop_after_errors,
            on_step=lambda recipient: bar.step(1, at=recipient),
            on_point=crash_at(os.environ),
        )
    finally:
        transport.close()
    complaints += _suppress(database, report, now=clock())
    if reason := held_back(database):
        complaints.append(reason)
    _mark_sent(database, released_at=released_at, now=clock(), patience=timedelta(days=config.digest.period_days))
    with database.reading() as session:
        to_come = list(still_to_come(session, zone=config.zone, now=released_at))
    return told(report, n_queued, held, to_come=to_come, complaints=complaints)


def held_back(database: Database) -> str:
    """Why no mail to readers may leave, and what to do; "" when they may."""
    with database.reading() as session:
        reason = carrying.held(session)
    return f"no mail leaves, since {reason}; {carrying.RELEASE}" if reason else ""


#: Fewer may well be a list's first mailing; more, and most of a run or of a domain's, is a server that has lost its own
#: directory, or takes a domain for its own that is another's.
_FEW_GONE = 5


def _suppress(database: Database, report: SendReport, *, now: datetime) -> list[str]:
    """Take off the list whose mailbox does not exist by the server's word, as a report that comes back does."""
    gone = Counter(domain_of(due.recipient) for due in report.gone)
    n_all = report.tried.total()
    doubted = {name: n for name, n in gone.items() if n > _FEW_GONE and 2 * n > report.tried[name]}
    if gone.total() > _FEW_GONE and 2 * gone.total() > n_all:
        doubted = dict(gone)
    complaints = []
    if doubted:
        of = f" of {', '.join(f'@{name}' for name in sorted(doubted)[:5])}" if len(doubted) < len(report.tried) else ""
        n_tried = sum(report.tried[name] for name in doubted) if of else n_all
        complaints.append(
            f"{sum(doubted.values())} of {n_tried} addresses{of} are unknown to the mail server, which is hard to "
            "believe: they stay on the list (`meanwhile deliveries --state failed` shows them)"
        )
    with database.writing() as session:
        for due in report.gone:
            if domain_of(due.recipient) in doubted:
                continue
            delivery, recipient = deliveries.with_recipient(session, due.id)
            if recipient.state == "active":
                recipients.set_state(session, recipient.id, "bounced", now=now, reason=delivery.error)
    return complaints


def _composer(database: Database, maker: MailMaker) -> Callable[[Due], tuple[bytes, str]]:
    drafts: dict[int, tuple[EditionDraft, datetime, str]] = {}

    def compose(due: Due) -> tuple[bytes, str]:
        assert isinstance(due, StoredDue)
        if due.edition not in drafts:
            with database.reading() as session:
                row = editions.by_id(session, due.edition)
            # The same date whenever it is made: with the Message-ID it makes two copies recognisable as one.
            at = max(moment for moment in (row.approved_at, row.due_at, row.composed_at) if moment is not None)
            drafts[due.edition] = (from_json(row.body), at, row.correction)
        draft, at, correction = drafts[due.edition]
        if is_empty(part_for(draft, due.reader)):
            raise UnfitError("nothing in this edition is of what the recipient chose")
        try:
            message = maker.mail(
                draft, due.reader, edition=due.edition, message_id=due.message_id, at=at, correction=correction
            )
        except AddressError as error:
            raise UnfitError(str(error)) from error
        return message, maker.return_path(due.id)

    return compose


def _tell_approvers(
    database: Database, config: Config, transport: Transport, maker: MailMaker, *, now: datetime
) -> list[str]:
    """A test mail of each draft before it is due, and the reminder when the deadline has passed; each once."""
    by_name = {digest.name: digest for digest in digests_of(config)}
    complaints = []
    with database.reading() as session:
        rows = [row for row in editions.in_state(session, "draft") if row.due_at is not None]
    for row in rows:
        digest = by_name.get(row.digest)
        draft = from_json(row.body)
        if digest is None or digest.automatic or is_empty(draft) or row.due_at is None:
            continue
        if not is_for_approval(row, config, now=now):
            continue
        deadline = approve_by(digest, row) or row.due_at
        reminds = any(bulletin.if_unapproved == "remind" for bulletin in digest.bulletins)
        due = f"{long_day(row.due_at.astimezone(config.zone).date())}, {row.due_at.astimezone(config.zone):%H:%M}"
        notes = {"test": f"Draft for approval before {deadline.astimezone(config.zone):%H:%M}; due on {due}"}
        if now >= deadline and reminds:
            notes = {"reminder": f"Nobody has approved this edition yet; it was to go out on {due}"}
        elif now >= deadline and (now < row.due_at or row.composed_at >= deadline):
            # It was drafted late: then nobody has seen it.
            notes = {"test": f"Draft for approval, though the time for that is over; due on {due}"}
        elif now >= deadline:
            notes = {}
        for kind, note in notes.items():
            for address in config.mail.approvers:
                with database.writing() as session:
                    if not bounces.notice(session, row.id, kind, address, now=now):
                        continue
                mark = message_id(kind, f"{row.digest}/{row.period_end_on}/{row.id}", address, config.mail.domain)
                try:
                    answer = hand_over(transport, maker, draft, row, address, mark, note=note, now=now)
                except MailServerError:
                    _notice_anew(database, row.id, kind, address)
                    raise
                if answer.kind is AnswerKind.TEMPORARY:
                    _notice_anew(database, row.id, kind, address)
                if answer.kind is not AnswerKind.ACCEPTED:
                    complaints.append(f"{address}: the {kind} mail of edition {row.id} was not taken: {answer.text}")
    return complaints


def _notice_anew(database: Database, edition: int, kind: str, address: str) -> None:
    """The mail has certainly not gone out: the next run tries again."""
    with database.writing() as session:
        bounces.forget_notice(session, edition, kind, address)


def hand_over(
    transport: Transport,
    maker: MailMaker,
    draft: EditionDraft,
    row: EditionRow,
    address: str,
    mark: str,
    *,
    note: str,
    now: datetime,
) -> Answer:
    """One mail beside the ledger."""
    message = maker.mail(draft, Reader(id=0, address=address), edition=row.id, message_id=mark, at=now, note=note)
    sender = maker.config.sender.rpartition("<")[2].rstrip(">")
    return transport.deliver(message, sender=sender, recipient=_bare(address), before_dot=lambda: None)


def _mark_sent(database: Database, *, released_at: datetime, now: datetime, patience: timedelta) -> None:
    """An edition is sent when it was due and none of its deliveries is still to come.

    What came due after `released_at` has no deliveries of this run yet. An edition that nobody was to get is closed
    when the next one is there, so that whoever joins later is not sent it.
    """
    with database.writing() as session:
        for row in editions.in_state(session, "approved"):
            states = deliveries.counts(session, row.id)
            is_due = row.due_at is None or row.due_at <= released_at
            is_past = row.due_at is not None and row.due_at <= released_at - patience
            if is_due and (states or is_past) and not set(states) & {"queued", "sending", "final_dot"}:
                row.state, row.sent_at = "sent", now


def _bare(address: str) -> str:
    return address.rpartition("<")[2].rstrip(">")
