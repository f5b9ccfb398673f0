"""`meanwhile editions …`, `deliveries …`, `recipients …`, `preview`: what was composed, who gets it, how far it got."""

import csv
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of
from pipeline.errors import InputError

editions_app = typer.Typer(no_args_is_help=True, help="Weekly editions: list, show, approve.")
deliveries_app = typer.Typer(help="Deliveries: list them, decide the held ones.", invoke_without_command=True)
bounces_app = typer.Typer(help="Mails that came back: read their mailbox, list, settle.", invoke_without_command=True)
recipients_app = typer.Typer(no_args_is_help=True, help="Recipients: list, add, pause, import, export.")
AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON each.")]


def register(app: typer.Typer) -> None:
    """Put these commands under `meanwhile`."""
    app.add_typer(editions_app, name="editions")
    app.add_typer(deliveries_app, name="deliveries")
    app.add_typer(bounces_app, name="bounces")
    app.add_typer(recipients_app, name="recipients")
    app.command()(preview)
    app.command()(dkim)


@editions_app.command("list")
def list_editions(context: typer.Context, *, json: AsJson = False) -> None:
    """List editions, newest first."""
    from pipeline.store import deliveries, editions

    with settings_of(context).store() as database, database.reading() as session:
        found = [(row, deliveries.counts(session, row.id)) for row in editions.recent(session)]
        if json:
            for row, counts in found:
                terminal.json_line(
                    {"id": row.id, "digest": row.digest, "title": row.title, "period_end": row.period_end_on,
                     "state": row.state, "version": row.version, "due": row.due_at, "approved_by": row.approved_by,
                     "deliveries": counts}
                )  # fmt: skip
            return
        terminal.table(
            ["id", "edition", "until", "state", "approved by", "deliveries"],
            [
                [
                    row.id,
                    row.title,
                    f"{row.period_end_on:%d %b %Y}",
                    row.state,
                    row.approved_by,
                    ", ".join(f"{n} {state}" for state, n in counts.items()),
                ]
                for row, counts in found
            ],
            right=["id"],
        )


@editions_app.command("show")
def show_edition(context: typer.Context, edition_id: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """Print an edition's text with what the checkers say of it."""
    from digest.compose import bulletin_text
    from meanwhile.edition_json import from_json
    from pipeline.store import editions

    with settings_of(context).store() as database, database.reading() as session:
        row = editions.by_id(session, edition_id)
        draft = from_json(row.body)
    for bulletin in draft.bulletins:
        terminal.plain(bulletin_text(bulletin))
        terminal.plain()
        for finding in bulletin.findings:
            terminal.plain(f"  {finding.severity} {finding.rule}: {finding.message}")
        for paragraph in bulletin.paragraphs:
            for sentence in paragraph:
                for finding in sentence.findings:
                    terminal.plain(f"  {finding.severity} {finding.rule}: {finding.message} («{sentence.text}»)")
        terminal.plain(f"  left out: {len(bulletin.left_out)}")


@editions_app.command("approve")
def approve_edition(
    context: typer.Context,
    edition_id: Annotated[int, typer.Argument(metavar="ID")],
    by: Annotated[str, typer.Option(help="Your name: it stands with the edition for good.")],
    reason: Annotated[str, typer.Option(help="Why, when a checker has found an error.")] = "",
) -> None:
    """Approve an edition by name: it is frozen, and mailed when it is due."""
    from meanwhile.mailing import approve_by_name

    with settings_of(context).store() as database:
        terminal.plain(approve_by_name(database, edition_id, by=by, reason=reason, now=datetime.now(UTC)))


@deliveries_app.callback()
def list_deliveries(context: typer.Context, *, json: AsJson = False) -> None:
    """List deliveries, newest first."""
    if context.invoked_subcommand is not None:
        return
    from pipeline.store import deliveries

    with settings_of(context).store() as database, database.reading() as session:
        found = deliveries.recent(session)
        if json:
            for delivery, recipient, edition in found:
                terminal.json_line(
                    {"id": delivery.id, "edition": edition.title, "period_end": edition.period_end_on,
                     "recipient": recipient.address, "state": delivery.state, "attempts": delivery.attempts,
                     "next": delivery.next_at, "error": delivery.error, "message_id": delivery.message_id}
                )  # fmt: skip
            return
        terminal.table(
            ["id", "edition", "until", "recipient", "state", "tries", "last word"],
            [
                [d.id, e.title, f"{e.period_end_on:%d %b %Y}", r.address, d.state, d.attempts, d.error]
                for d, r, e in found
            ],
            right=["id", "tries"],
        )


@deliveries_app.command("resolve")
def resolve_delivery(
    context: typer.Context,
    delivery_id: Annotated[int, typer.Argument(metavar="ID")],
    decision: Annotated[str, typer.Argument(help="resend, received or give-up.")],
) -> None:
    """Decide a delivery of which nobody knows whether it arrived."""
    from digest.ledger import Event, next_state
    from pipeline.store import deliveries
    from pipeline.types import DeliveryState

    events = {"resend": Event.RESEND, "received": Event.RECEIVED, "give-up": Event.GIVE_UP}
    if decision not in events:
        raise InputError(f"{decision!r} is no decision; choose from {', '.join(events)}")
    with settings_of(context).store() as database, database.writing() as session:
        row = deliveries.by_id(session, delivery_id)
        state = next_state(DeliveryState(row.state), events[decision])
        deliveries.move(session, row.id, state, now=datetime.now(UTC), expected=row.state, error=row.error)
    terminal.plain(f"delivery {delivery_id} is now {state}")


@bounces_app.callback()
def read_bounces(context: typer.Context, *, json: AsJson = False) -> None:
    """Read the mailbox that undeliverable mails come back to (`send` does so as well)."""
    if context.invoked_subcommand is not None:
        return
    from meanwhile import bouncing
    from meanwhile.jobs import lock_path, open_store
    from meanwhile.lock import locked

    config = settings_of(context).load()
    now = datetime.now(UTC)
    with locked(lock_path(config), what="bounces", now=now), open_store(config, durable=True) as database:
        report = bouncing.read_bounces(database, config, now=now)
    if json:
        terminal.json_line({"job": report.job, "exit_status": report.exit_status, **report.counts})
        return
    for line in report.lines:
        terminal.plain(line)


@bounces_app.command("list")
def list_bounces(
    context: typer.Context,
    *,
    only_open: Annotated[bool, typer.Option("--open", help="Only those that wait for an editor.")] = False,
    json: AsJson = False,
) -> None:
    """List what came back, newest first."""
    from pipeline.store import bounces

    with settings_of(context).store() as database, database.reading() as session:
        found = bounces.recent(session, only_open=only_open)
        if json:
            for bounce, recipient in found:
                terminal.json_line(
                    {"id": bounce.id, "at": bounce.at, "kind": bounce.kind, "state": bounce.state,
                     "recipient": recipient.address if recipient else None, "delivery": bounce.delivery_id,
                     "status": bounce.status, "said": bounce.said}
                )  # fmt: skip
            return
        terminal.table(
            ["id", "at", "kind", "state", "recipient", "status", "said"],
            [
                [b.id, f"{b.at:%d %b %Y}", b.kind, b.state, r.address if r else "", b.status, b.said[:80]]
                for b, r in found
            ],
            right=["id"],
        )


@bounces_app.command("settle")
def settle_bounce(context: typer.Context, bounce_id: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """Mark a mail that nobody could read by machine as looked at."""
    from pipeline.store import bounces

    with settings_of(context).store() as database, database.writing() as session:
        bounces.settle(session, bounce_id)
    terminal.plain(f"bounce {bounce_id} is settled")


@recipients_app.command("list")
def list_recipients(context: typer.Context, *, json: AsJson = False) -> None:
    """List recipients with what they chose."""
    from pipeline.store import recipients

    with settings_of(context).store() as database, database.reading() as session:
        rows = recipients.every(session)
        if json:
            for row in rows:
                terminal.json_line(
                    {"id": row.id, "address": row.address, "name": row.name, "lang": row.lang, "state": row.state,
                     "frequency": row.frequency, "reason": row.state_reason,
                     "bulletins": row.bulletins, "topics": row.topics, "regions": row.regions}
                )  # fmt: skip
            return
        terminal.table(
            ["id", "address", "state", "bulletins", "topics", "regions"],
            [
                [r.id, r.address, r.state, ", ".join(r.bulletins), ", ".join(r.topics), ", ".join(r.regions)]
                for r in rows
            ],
            right=["id"],
        )


@recipients_app.command("add")
def add_recipient(context: typer.Context, address: str) -> None:
    """Add a recipient of everything."""
    from digest.mail import parse_address
    from pipeline.store import recipients

    parsed = parse_address(address)
    with settings_of(context).store() as database, database.writing() as session:
        row = recipients.add(session, parsed.addr_spec, now=datetime.now(UTC), origin="desk")
        row.name = row.name or parsed.display_name
        terminal.plain(f"recipient {row.id}: {row.address} ({row.state})")


@recipients_app.command("state")
def set_recipient_state(
    context: typer.Context,
    address: str,
    state: Annotated[str, typer.Argument(help="active, paused or unsubscribed.")],
) -> None:
    """Pause, resume or unsubscribe a recipient."""
    from pipeline.store import recipients

    if state not in {"active", "paused", "unsubscribed"}:
        raise InputError(f"{state!r} is no state; choose from active, paused, unsubscribed")
    with settings_of(context).store() as database, database.writing() as session:
        row = recipients.by_address(session, address)
        if row is None:
            raise InputError(f"{address}: is no recipient; `meanwhile recipients list` shows them")
        recipients.set_state(session, row.id, state, now=datetime.now(UTC))
    terminal.plain(f"{address} is now {state}")


@recipients_app.command("export")
def export_recipients(context: typer.Context) -> None:
    """Write all recipients to standard output as CSV."""
    from pipeline.store import recipients

    writer = csv.writer(sys.stdout)
    writer.writerow(["address", "name", "lang", "state", "frequency", "bulletins", "topics", "regions"])
    with settings_of(context).store() as database, database.reading() as session:
        for r in recipients.every(session):
            chosen = ["; ".join(part) for part in (r.bulletins, r.topics, r.regions)]
            writer.writerow([r.address, r.name, r.lang, r.state, r.frequency, *chosen])


@recipients_app.command("import")
def import_recipients(context: typer.Context, file: Path) -> None:
    """Add recipients from CSV as `export` writes it; only the address is needed. Nobody who left is brought back."""
    from digest.mail import AddressError, parse_address
    from digest.render import languages
    from meanwhile.subscriptions import FREQUENCIES
    from pipeline.store import recipients

    faults: list[str] = []
    n_done = 0
    now = datetime.now(UTC)
    try:
        handle = file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise InputError(f"{file}: cannot be opened ({error.strerror})") from error
    with handle, settings_of(context).store() as database, database.writing() as session:
        for number, cells in enumerate(csv.DictReader(handle), 2):
            lang, frequency = cells.get("lang") or None, cells.get("frequency") or None
            try:
                parsed = parse_address(cells.get("address") or "")
            except AddressError as error:
                faults.append(f"{file}: line {number}: {error}")
                continue
            if lang not in {None, *languages()} or frequency not in {None, *FREQUENCIES}:
                faults.append(
                    f"{file}: line {number}: lang must be of {', '.join(languages())}, "
                    f"frequency of {', '.join(FREQUENCIES)}"
                )
                continue
            row = recipients.add(session, parsed.addr_spec, now=now, origin="import")
            row.name = cells.get("name") or row.name or parsed.display_name
            lists = {
                key: [part.strip() for part in (cells.get(key) or "").split(";") if part.strip()]
                for key in ("bulletins", "topics", "regions")
                if key in cells
            }
            recipients.choose(session, row, now=now, lang=lang, frequency=frequency, **lists)
            n_done += 1
    terminal.plain(f"{n_done} recipients imported")
    if faults:
        raise InputError("\n".join(faults))


def preview(
    context: typer.Context,
    edition_id: Annotated[int | None, typer.Argument(metavar="[ID]", help="The newest edition without it.")] = None,
    out: Annotated[Path, typer.Option(help="The folder for the three files.")] = Path("out/preview"),
) -> None:
    """Write an edition's mail as HTML, plain text and .eml, to look at in a browser or a mail program."""
    from meanwhile.mailing import preview_files

    settings = settings_of(context)
    config = settings.load()
    with settings.store() as database:
        for path in preview_files(database, config, edition_id, out, now=datetime.now(UTC)):
            terminal.plain(str(path))


def dkim(context: typer.Context) -> None:
    """Print the DNS record by which receivers verify our signatures, as a line of a zone file."""
    from meanwhile.mails import signer_of

    signer = signer_of(settings_of(context).load())
    if signer is None:
        raise InputError("no key is set: name mail.dkim.domain, selector and key_file in the configuration")
    # One string of a record holds 255 characters.
    strings = [signer.record[start : start + 250] for start in range(0, len(signer.record), 250)]
    quoted = " ".join(f'"{one}"' for one in strings)
    terminal.plain(f"{signer.record_name}. IN TXT ( {quoted} )")
