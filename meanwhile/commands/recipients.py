"""`meanwhile recipients …`: who reads, what they chose, in and out as CSV."""

import csv
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of
from meanwhile.counting import some
from pipeline.errors import InputError

recipients_app = typer.Typer(no_args_is_help=True, help="Recipients: list, add, pause, import, export.")
AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON each.")]


def register(app: typer.Typer) -> None:
    """Put these commands under `meanwhile`."""
    app.add_typer(recipients_app, name="recipients")


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


Chosen = Annotated[list[str] | None, typer.Option(help="May be given several times; all without it.")]


@recipients_app.command("add")
def add_recipient(
    context: typer.Context,
    address: str,
    bulletin: Chosen = None,
    topic: Chosen = None,
    region: Chosen = None,
    lang: Annotated[str, typer.Option(help="en or es: the language of the mail's own words.")] = "",
    frequency: Annotated[str, typer.Option(help="weekly, or as_it_comes.")] = "",
) -> None:
    """Add a recipient, or change what one has chosen. Nobody who left is brought back."""
    from digest.mail import parse_address
    from meanwhile.subscriptions import check_choices
    from pipeline.store import recipients

    settings = settings_of(context)
    parsed = parse_address(address)
    check_choices(
        settings.load(), bulletins=bulletin or [], topics=topic or [], regions=region or [], lang=lang or "en",
        frequency=frequency or "weekly",
    )  # fmt: skip
    now = datetime.now(UTC)
    with settings.store() as database, database.writing() as session:
        row = recipients.add(session, parsed.addr_spec, now=now, origin="desk")
        row.name = row.name or parsed.display_name
        recipients.choose(
            session, row, now=now, lang=lang or None, frequency=frequency or None, bulletins=bulletin, topics=topic,
            regions=region,
        )  # fmt: skip
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
    """Write all recipients to standard output as CSV, also those who have left: an import keeps them out."""
    from meanwhile.recipient_list import COLUMNS, cells_of
    from pipeline.store import recipients

    writer = csv.writer(sys.stdout)
    writer.writerow(COLUMNS)
    with settings_of(context).store() as database, database.reading() as session:
        for row in recipients.every(session):
            writer.writerow(cells_of(row))


@recipients_app.command("import")
def import_recipients(context: typer.Context, file: Path) -> None:
    """Add recipients from CSV as `export` writes it, or a plain list of addresses. Nobody who left is brought back."""
    from meanwhile.recipient_list import decoded, take_in

    try:
        text = decoded(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file}: cannot be opened ({error.strerror})") from error
    settings = settings_of(context)
    with settings.store() as database, database.writing() as session:
        report = take_in(session, text, settings.load(), now=datetime.now(UTC))
    counts = report.counts
    kept_out = f", {counts['kept_out']} of them get no mail as before" if counts["kept_out"] else ""
    terminal.plain(f"{some(counts.total(), 'recipient')} imported, {counts['new']} of them new{kept_out}")
    if report.faults:
        raise InputError("\n".join(f"{file}: {fault}" for fault in report.faults))
