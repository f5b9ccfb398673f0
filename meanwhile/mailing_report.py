"""What a mailing says when it ends; also of what is approved and not due yet, which is why nothing was mailed."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from digest.send import SendReport
from meanwhile.counting import some
from meanwhile.jobs_report import JobReport
from pipeline.store import editions
from pipeline.store.database import Session


def when(moment: datetime, zone: tzinfo) -> str:
    """Monday 25 February at 07:00 (America/Lima)."""
    local = moment.astimezone(zone)
    return f"{local:%A} {local.day} {local:%B at %H:%M} ({zone})"


def still_to_come(session: Session, *, zone: tzinfo, now: datetime) -> Iterator[str]:
    """Approved editions whose time has not come."""
    for row in editions.in_state(session, "approved"):
        if row.due_at is not None and row.due_at > now:
            yield f"edition {row.id}, {row.title}, until {row.period_end_on}: approved, due on {when(row.due_at, zone)}"


def told(
    report: SendReport, n_queued: int, held: Sequence[str], *, to_come: Sequence[str], complaints: Sequence[str]
) -> JobReport:
    """The ledger's counts of this run; status 69 when the server made it stop, 1 when mails failed or were put off."""
    counts = report.counts
    said = ", ".join(f"{n} {what}" for what, n in counts.items()) or "nothing to mail"
    more = list(complaints)
    if n := report.n_unknown_found:
        were = some(n, "mail was", "mails were")
        more.append(f"{were} interrupted around their final dot: `meanwhile deliveries` shows them")
    if report.stopped:
        more.append(f"stopped: {report.stopped}")
    elif n := counts["held"]:
        more.append(f"{some(n, 'mail was', 'mails were')} put off by the mail server: `meanwhile deliveries` shows why")
    return JobReport(
        job="send",
        counts={"queued": n_queued, **counts, "held_editions": len(held), "interrupted": report.n_unknown_found},
        # What waits for a person is told to who looks, not to cron every ten minutes: `meanwhile status` has it too.
        lines=[f"{some(n_queued, 'delivery', 'deliveries')} new; {said}", *held, *to_come],
        complaints=more,
        exit_status=69 if report.stopped else 1 if counts["failed"] or counts["held"] else 0,
    )
