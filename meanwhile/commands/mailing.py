"""`meanwhile editions …`, `deliveries …`, `bounces …`, `preview`, `dkim`: what was composed and how far it got."""

import webbrowser
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
AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON each.")]


def register(app: typer.Typer) -> None:
    """Put these commands under `meanwhile`."""
    app.add_typer(editions_app, name="editions")
    app.add_typer(deliveries_app, name="deliveries")
    app.add_typer(bounces_app, name="bounces")
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
    from digest.novelty import sentences_in
    from meanwhile.edition_json import from_json
    from pipeline.store import editions

    with settings_of(context).store() as database, database.reading() as session:
        row = editions.by_id(session, edition_id)
        draft = from_json(row.body)
    terminal.plain(f"Edition {row.id}, {row.title}, until {row.period_end_on}: {row.state}, revision {row.revision}")
    terminal.plain()
    for bulletin in draft.bulletins:
        terminal.plain(bulletin_text(bulletin))
        terminal.plain()
        for finding in bulletin.findings:
            terminal.plain(f"  {finding.severity} {finding.rule}: {finding.message}")
        for sentence in sentences_in(bulletin):
            for finding in sentence.findings:
                terminal.plain(f"  {finding.severity} {finding.rule}: {finding.message} («{sentence.text}»)")
        terminal.plain(f"  left out: {len(bulletin.left_out)}")


@editions_app.command("approve")
def approve_edition(
    context: typer.Context,
    edition_id: Annotated[int, typer.Argument(metavar="ID")],
    by: Annotated[str, typer.Option(help="Your name: it stands with the edition for good.")],
    reason: Annotated[str, typer.Option(help="Why, when a checker has found an error.")] = "",
    revision: Annotated[
        int | None, typer.Option(help="Only if this is still its text: the revision that `editions show` names.")
    ] = None,
) -> None:
    """Approve an edition by name: it is frozen, and mailed when it is due."""
    from meanwhile.mailing import approve_by_name

    settings = settings_of(context)
    zone = settings.load().zone
    with settings.store() as database:
        now = datetime.now(UTC)
        said = approve_by_name(database, edition_id, by=by, reason=reason, now=now, revision=revision, zone=zone)
        terminal.plain(said)


@deliveries_app.callback()
def list_deliveries(
    context: typer.Context,
    state: Annotated[str, typer.Option(help="Only those in a state: queued, sent, failed, unknown …")] = "",
    edition: Annotated[int | None, typer.Option(help="Only those of an edition, by its id.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 200,
    *,
    json: AsJson = False,
) -> None:
    """List deliveries, newest first."""
    if context.invoked_subcommand is not None:
        return
    from pipeline.store import deliveries
    from pipeline.types import DeliveryState

    if state and state not in list(DeliveryState):
        raise InputError(f"{state!r} is no state; choose from {', '.join(DeliveryState)}")
    with settings_of(context).store() as database, database.reading() as session:
        found = deliveries.recent(session, limit=limit, state=state, edition_id=edition)
        left = deliveries.counts(session, edition)
        if json:
            for delivery, recipient, of in found:
                terminal.json_line(
                    {"id": delivery.id, "edition": of.title, "period_end": of.period_end_on,
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
        n_all = left.get(state, 0) if state else sum(left.values())
        if n_all > len(found):
            terminal.plain(f"{n_all - len(found)} older ones are not shown; --limit, --state and --edition choose")


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


@deliveries_app.command("hold")
def hold_deliveries(
    context: typer.Context, reason: Annotated[str, typer.Argument(help="Why, in a few words.")]
) -> None:
    """Let no mail to readers leave until `deliveries release`: after a restore by other tools, or in doubt."""
    from pipeline.store import carrying

    if not reason.strip():
        raise InputError("say why mails are held: `status` and the operator's mail tell it")
    with settings_of(context).store() as database, database.writing() as session:
        carrying.hold(session, " ".join(reason.split())[:300])
    terminal.plain("no mail to readers leaves until `meanwhile deliveries release`")


@deliveries_app.command("release")
def release_deliveries(context: typer.Context) -> None:
    """Let mails go again that were held, as after a restore: a person has looked at `meanwhile send --dry-run`."""
    from pipeline.store import carrying

    with settings_of(context).store() as database, database.writing() as session:
        reason = carrying.release(session)
    terminal.plain(f"mails go again (they were held, since {reason})" if reason else "no mails were held")


@bounces_app.callback()
def read_bounces(context: typer.Context, *, json: AsJson = False) -> None:
    """Read the mailbox that undeliverable mails come back to (`send` does so as well)."""
    if context.invoked_subcommand is not None:
        return
    from meanwhile import bouncing
    from meanwhile.jobs import lock_path, open_store
    from meanwhile.lock import locked
    from pipeline.store.alone import alone

    config = settings_of(context).load()
    now = datetime.now(UTC)
    with (
        locked(lock_path(config, mailing=True), what="bounces", now=now),
        open_store(config, durable=True) as database,
        alone(database, what="bounces", mailing=True),
    ):
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


def preview(
    context: typer.Context,
    edition_id: Annotated[int | None, typer.Argument(metavar="[ID]", help="The newest edition without it.")] = None,
    out: Annotated[Path, typer.Option(help="The folder for the three files.")] = Path("out/preview"),
    lang: Annotated[str, typer.Option(help="The language of the mail's own words.")] = "en",
    *,
    show: Annotated[bool, typer.Option("--open", help="Open the HTML in the web browser.")] = False,
) -> None:
    """Write an edition's mail as HTML, plain text and .eml, and print its headers; nothing is sent."""
    from digest.render import languages
    from meanwhile.mail_previews import preview_files

    if lang not in languages():
        raise InputError(f"{lang!r} is no language of the mail; choose from {', '.join(languages())}")
    settings = settings_of(context)
    config = settings.load()
    with settings.store() as database:
        written = preview_files(database, config, edition_id, out, now=datetime.now(UTC), lang=lang)
    for path in written:
        terminal.plain(str(path))
    terminal.plain()
    terminal.plain(written[-1].read_bytes().partition(b"\r\n\r\n")[0].decode("ascii", "replace").replace("\r\n", "\n"))
    if show and not webbrowser.open(written[0].resolve().as_uri()):
        raise InputError(f"{written[0]}: there is no web browser to open it in; copy the file to where there is one")


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
