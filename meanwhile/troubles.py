"""What needs a person, in sentences that say what to do; told to the operator once, not once a day."""

import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from html import escape
from pathlib import Path

from meanwhile import cluster
from meanwhile.config import Config
from meanwhile.due import STAGES, Owed, newest_due
from pipeline.errors import MeanwhileError
from pipeline.store import backup, bounces, carrying, crawling, deliveries, editions, runs, troubles
from pipeline.store.database import Database, Session, sqlite_path
from pipeline.tables import EditionRow, RunRow
from scrapers.health import HealthState
from scrapers.pages import in_words
from scrapers.source import sources_for

#: A run that ended so does not mend itself: a fault of the program, no disk, a bad configuration.
_LASTING = frozenset({70, 74, 78})
#: A run that has not ended by then hangs, or was killed and nothing has started since.
_TOO_LONG = runs.LONGEST
_OLD_BACKUP = timedelta(days=3)
#: When the mail server did not take the operator's mail.
_AGAIN = timedelta(hours=6)
_UNREAD = {
    HealthState.FAILING: "is not read",
    HealthState.BLOCKED: "does not want to be read",
    HealthState.CHALLENGE: "shows a challenge page instead of its news",
    HealthState.QUIET: "has published nothing for longer than ever",
}


def found(database: Database, config: Config, *, now: datetime) -> dict[str, str]:
    """What needs a person now: a sentence for each, under a name that stays the same while it lasts."""
    of_workers = cluster.needs(database, config, now=now)
    with database.reading() as session:
        mails = _mails(session, config, now)
        jobs = _jobs(session, config, now)
        if "mail_server" in mails:
            # The same in other words.
            jobs.pop("job:send", None)
        return {
            **of_workers,
            **_disk(config),
            **jobs,
            **_overdue(session, config, now),
            **_sources(session, config),
            **mails,
            **_backups(config, now),
        }


def free_bytes(config: Config) -> int:
    """What is free on the database's disk."""
    path = sqlite_path(config.database_url)
    folder = path.parent if path else config.folder
    return shutil.disk_usage(folder if folder.exists() else Path()).free


def _disk(config: Config) -> dict[str, str]:
    free = free_bytes(config)
    if free >= config.operator.min_free_gb * 1e9:
        return {}
    return {"disk": f"only {free / 1e9:.2f} GB are free on the database's disk; make room before it is full"}


def _jobs(session: Session, config: Config, now: datetime) -> dict[str, str]:
    said = {}
    for stages in STAGES.values():
        for name in stages:
            row = runs.last(session, name)
            if row is not None and (why := _why_bad(row, config, now)):
                said[f"job:{name}"] = why
    return said


def overdue(database: Database, config: Config, *, now: datetime) -> list[str]:
    """The jobs that were due long ago and are not done."""
    with database.reading() as session:
        return [one.stage for one in _late(session, config, now)]


def _late(session: Session, config: Config, now: datetime) -> list[Owed]:
    """Due long ago, and neither that nor anything later done, though something has run here before."""
    began_at = runs.first_started_at(session)
    if began_at is None:
        return []
    found = []
    for one in newest_due(config, now=now - _TOO_LONG):
        done = runs.done_until(session, one.stage, now=now)
        if began_at < one.due_at and (done is None or done < one.due_at):
            found.append(one)
    return found


def _overdue(session: Session, config: Config, now: datetime) -> dict[str, str]:
    late = _late(session, config, now)
    if not late:
        return {}
    first = min(one.due_at for one in late)
    names = ", ".join(one.stage for one in late)
    return {
        "overdue": f"{names}: due since {_when(first, config)} and not done; is `meanwhile serve`, the timer or cron "
        "at work?"
    }


def _why_bad(row: RunRow, config: Config, now: datetime) -> str:
    if row.finished_at is None:
        if now - row.started_at < _TOO_LONG:
            return ""
        return f"{row.job} was begun on {_when(row.started_at, config)} and has not ended"
    status = row.exit_status or 0
    if status > 2 and (row.attempts > 1 or status in _LASTING or row.job == "send"):
        return f"{row.job} failed (status {status}, attempt {row.attempts}): {row.error}"
    return ""


def _sources(session: Session, config: Config) -> dict[str, str]:
    newest = crawling.states(session)
    said = {}
    for source in sources_for(config.crawl):
        run = newest.get(source.id)
        if run is not None and (what := _UNREAD.get(HealthState(run.state))):
            why = f": {in_words(run.error)}" if run.error else ""
            said[f"source:{source.id}"] = f"{source.name} ({source.id}) {what}{why}"
    return said


def _mails(session: Session, config: Config, now: datetime) -> dict[str, str]:
    said = {}
    if reason := carrying.held(session):
        said["restored"] = f"no mail leaves, since {reason}; {carrying.RELEASE}"
    put_off = [
        (error, n)
        for error, n, since in deliveries.put_off(session)
        # A no needs a person; a server that is away comes back by itself, mostly.
        if error.startswith("5") or since is None or now - since > _TOO_LONG
    ]
    if put_off:
        n = sum(n for _, n in put_off)
        said["mail_server"] = (
            f"the mail server takes no mail of ours, and {_some(n, 'mail')} put off: {put_off[0][0]}. Mend mail.smtp "
            "or what the server allows us; they go by themselves then, since every ten minutes some are tried"
        )
    held = deliveries.counts(session).get("unknown", 0)
    if held:
        said["deliveries"] = (
            f"{_some(held, 'mail')} cut off while being handed over, and held: `meanwhile deliveries` shows which"
        )
    for row in editions.in_state(session, "draft"):
        if row.due_at is not None and row.due_at <= now and not _is_empty(row):
            said[f"edition:{row.id}"] = (
                f"{row.title} of {row.period_end_on} was due on {_when(row.due_at, config)} and is not approved: "
                f"`meanwhile editions approve {row.id} --revision {row.revision} --by NAME`, or at the desk"
            )
    unread = bounces.n_open(session)
    if unread:
        what = "sent back in words that no program reads, or since ours are refused there: the desk shows them"
        said["bounces"] = f"{_some(unread, 'mail')} {what}"
    return said


def _when(moment: datetime, config: Config) -> str:
    """In the schedule's zone, as all around it, and naming the zone, since mails are read elsewhere."""
    local = moment.astimezone(config.zone)
    return f"{local.day} {local:%b %Y at %H:%M} ({config.schedule.timezone})"


def _is_empty(row: EditionRow) -> bool:
    # Rendering is needed by few looks, and takes long to import.
    from digest.render import is_empty
    from meanwhile.edition_json import from_json

    return is_empty(from_json(row.body))


def _some(n: int, what: str) -> str:
    return f"1 {what} was" if n == 1 else f"{n} {what}s were"


def _backups(config: Config, now: datetime) -> dict[str, str]:
    path = sqlite_path(config.database_url)
    if path is None or config.schedule.backup is None or not path.exists():
        return {}
    copies = backup.backups(path.parent / "backups")
    if not copies or now - backup.made_at(copies[0]) < _OLD_BACKUP:
        # Whoever has none yet is told by `meanwhile doctor`.
        return {}
    return {"backup": f"the newest backup is {copies[0].name}: `meanwhile backup` says what is wrong"}


# --- telling ----------------------------------------------------------------------------------------


def tell(database: Database, config: Config, *, now: datetime) -> list[str]:
    """Tell what has come up since last time, by mail where an operator is configured; the sentences that are new."""
    wrong = found(database, config, now=now)
    with database.writing() as session:
        # Noted before it is mailed: told twice is worse than told a little late, and `status` has it at once.
        new = {row.key: row.said for row in troubles.follow(session, wrong, now=now)}
    if not new:
        return []
    said = list(new.values())
    if config.operator.address:
        fault = _mail(config, new, wrong, now=now)
        if fault:
            with database.writing() as session:
                troubles.tell_again(session, list(new), now=now, after=_AGAIN)
            said.append(f"the operator could not be told by mail: {fault}")
    return said


def _mail(config: Config, new: Mapping[str, str], wrong: Mapping[str, str], *, now: datetime) -> str:
    """One mail with everything; why it was not taken, or ""."""
    from digest.mail import Envelope, RenderedEdition, build_message, message_id, wire_bytes
    from meanwhile.mailing import transport_of
    from meanwhile.mails import signer_of

    lasting = [said for key, said in wrong.items() if key not in new]
    text = "What needs a person:\n\n" + "\n".join(f"- {said}" for said in new.values()) + "\n"
    if lasting:
        text += "\nTold before, and still so:\n\n" + "\n".join(f"- {said}" for said in lasting) + "\n"
    text += "\n`meanwhile status` shows how it is now. None of this will be told again within four weeks.\n"
    n = len(new)
    mail = RenderedEdition(
        subject=f"Meanwhile: {n} thing{'s' if n > 1 else ''} need{'' if n > 1 else 's'} a person",
        text=text,
        html=f"<!doctype html><html lang=en><title>Meanwhile</title><pre>{escape(text)}</pre></html>",
    )
    mark = message_id("operator", f"{now.isoformat()} {sorted(new)}", config.operator.address, config.mail.domain)
    sender = config.mail.sender.rpartition("<")[2].rstrip(">")
    to = config.operator.address.rpartition("<")[2].rstrip(">")
    envelope = Envelope(sender=config.mail.sender, recipient=to, message_id=mark, sent_at=now)
    try:
        signer, transport = signer_of(config), transport_of(config)
        try:
            message = wire_bytes(build_message(mail, envelope))
            if signer is not None:
                message = signer.sign(message)
            answer = transport.deliver(message, sender=sender, recipient=to, before_dot=lambda: None)
        finally:
            transport.close()
    except MeanwhileError as error:
        return str(error)
    # Lost: perhaps it arrived. Once too often is no harm here, once too few may be.
    return "" if answer.kind == "accepted" else answer.text
