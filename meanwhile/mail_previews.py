"""Looking at what is mailed before it is: who would get it, a test to one address, a preview in files."""

from datetime import datetime
from pathlib import Path

from digest.mail import AnswerKind, message_id
from meanwhile.config import Config
from meanwhile.edition_json import from_json
from meanwhile.jobs_report import JobReport
from meanwhile.mailing import hand_over, held_back, maker_of, still_to_queue, transport_of
from meanwhile.mails import Reader
from meanwhile.weekly import digests_of, recipients_of
from pipeline.errors import NotFoundError, UsageError
from pipeline.store import deliveries, editions, recipients
from pipeline.store.database import Database
from pipeline.tables import EditionRow
from pipeline.types import EditionDraft


def _newest(database: Database) -> tuple[EditionRow, EditionDraft]:
    with database.reading() as session:
        rows = editions.recent(session, limit=1)
        if not rows:
            raise NotFoundError("there is no edition yet; `meanwhile compose` drafts one")
        return rows[0], from_json(rows[0].body)


def who_would_get(database: Database, config: Config, *, now: datetime) -> JobReport:
    """What `send` would do now, without doing it; nothing is kept. Who has an edition already is not named again."""
    reason = held_back(database)
    lines = [reason] if reason else []
    with database.reading() as session:
        recipients.follow_config(session, recipients_of(digests_of(config)), now=now)
        queued = deliveries.still_to_go(session)
        rows = editions.in_state(session, "draft", "approved")
        # Of an edition that is done a person may have queued a mail anew.
        rows += [editions.by_id(session, number) for number in sorted(queued.keys() - {row.id for row in rows})]
        for row in rows:
            names = sorted(
                {*queued.get(row.id, ()), *(one.address for one in still_to_queue(session, row, config, at_due=True))}
            )
            due = f"due {row.due_at:%d %b %Y %H:%M} UTC" if row.due_at else "due at once"
            lines.append(f"{row.title}, {row.period_end_on} ({row.state}, {due}): {', '.join(names) or 'nobody'}")
    return JobReport(job="send", counts={"dry_run": True}, lines=lines or ["there is no edition to mail"])


def send_test(database: Database, config: Config, *, address: str, now: datetime) -> JobReport:
    """The newest edition to one address, marked as a test; the ledger does not know of it."""
    row, draft = _newest(database)
    mark = message_id("test", f"{row.digest}/{row.period_end_on}/{now.isoformat()}", address, config.mail.domain)
    transport = transport_of(config)
    note = f"Test of an edition that is {row.state}"
    try:
        answer = hand_over(transport, maker_of(database, config), draft, row, address, mark, note=note, now=now)
    finally:
        transport.close()
    if answer.kind is not AnswerKind.ACCEPTED:
        raise UsageError(f"{address}: the test mail was not taken: {answer.text}")
    where = config.path(config.mail.outbox) if config.mail.smtp is None else config.mail.smtp.host
    return JobReport(job="send", counts={"test": 1}, lines=[f"test mail for {address}: taken by {where}"])


def preview_files(
    database: Database, config: Config, edition_id: int | None, out: Path, *, now: datetime, lang: str = "en"
) -> list[Path]:
    """An edition's mail as three files in a folder: HTML, plain text, and the whole mail last."""
    if edition_id is None:
        row, draft = _newest(database)
    else:
        with database.reading() as session:
            row = editions.by_id(session, edition_id)
            draft = from_json(row.body)
    maker = maker_of(database, config)
    rendered = maker.rendered(draft, lang)
    reader = Reader(id=0, address="preview@example.org", lang=lang)
    mark = message_id("preview", f"{row.digest}/{row.period_end_on}", reader.address, config.mail.domain)
    message = maker.mail(draft, reader, edition=row.id, message_id=mark, at=row.approved_at or now)
    html = rendered.html
    for content_id, png in rendered.pictures:
        # A browser has no mail around it to look the picture up in.
        html = html.replace(f"cid:{content_id}", f"edition-{row.id}.png")
        _write(out / f"edition-{row.id}.png", png)
    stem = out / f"edition-{row.id}"
    return [
        _write(stem.with_suffix(suffix), content)
        for suffix, content in ((".html", html.encode()), (".txt", rendered.text.encode()), (".eml", message))
    ]


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
