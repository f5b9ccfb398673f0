"""`meanwhile serve`, `status`, `backup`, `restore`, `doctor`, `install`: running for a long time."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of, tell
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from meanwhile.status import Status


class Init(StrEnum):
    """Who starts the jobs."""

    SYSTEMD = "systemd"
    TIMER = "timer"
    CRON = "cron"
    WORKER = "worker"


def register(app: typer.Typer) -> None:
    """Put these commands under `meanwhile`."""
    app.command()(serve)
    app.command()(status)
    app.command()(backup)
    app.command()(restore)
    app.command()(tidy)
    app.command()(doctor)
    app.command()(install)


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e9:.1f} GB" if n_bytes > 1e9 else f"{n_bytes / 1e6:.1f} MB"


def serve(
    context: typer.Context,
    *,
    desk: Annotated[bool, typer.Option("--desk", help="Serve the editors' desk as well.")] = False,
) -> None:
    """Run all jobs by the clock of config.yaml until told to stop."""
    import os

    from meanwhile.config import config_path
    from meanwhile.scheduler import serve as keep_serving

    settings = settings_of(context)
    path = config_path(settings.config, os.environ).resolve()
    keep_serving(
        settings.load(),
        path,
        desk=desk,
        options=("--log", settings.log.value, *(["--verbose"] if settings.verbose else []), "--quiet"),
        announce=lambda line: None if settings.quiet else terminal.plain(line),
    )


def status(
    context: typer.Context, *, json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False
) -> None:
    """Show the last and next run of each job, sources, deliveries, disk, and what needs a person."""
    from meanwhile.status import status_of

    settings = settings_of(context)
    config = settings.load()
    now = datetime.now(UTC)
    with settings.store() as database:
        found = status_of(database, config, now=now)
    if json:
        terminal.json_line(found)
    else:
        for line in _told(found, config.zone):
            terminal.plain(line)
        for need in found.needs:
            terminal.notice(f"needs a person: {need}")
    if found.needs:
        raise typer.Exit(1)


def _told(found: "Status", zone: tzinfo) -> Iterator[str]:
    def local(moment: datetime | None, without: str) -> str:
        return f"{moment.astimezone(zone):%a %d %b %H:%M}" if moment else without

    terminal.table(
        ["job", "last start", "ended", "status", "next", "trouble"],
        [
            [
                one.job,
                local(one.started_at, "never"),
                local(one.finished_at, "not yet" if one.started_at else ""),
                "" if one.exit_status is None else one.exit_status,
                local(one.next_at, ""),
                one.error,
            ]
            for one in found.jobs
        ],
    )
    yield f"times are those of {zone}"
    if found.queue is not None:
        since = f", the oldest due {local(found.queue.oldest_due_at, '')}" if found.queue.oldest_due_at else ""
        yield f"queue: {found.queue.waiting} wait{since}; {found.queue.doing} at work, {found.queue.failed} given up"
        for worker in found.workers:
            state = "at work" if worker.is_alive else "gives no sign of life"
            yield (
                f"worker on {worker.machine} (process {worker.process}): {state}, seen {local(worker.seen_at, '')}; "
                f"{worker.n_doing} of {worker.at_once} jobs, {worker.n_done} done since {local(worker.started_at, '')}"
            )
    yield "sources: " + (", ".join(f"{n} {state}" for state, n in found.sources.items()) or "none")
    yield "deliveries: " + (", ".join(f"{n} {state}" for state, n in found.deliveries.items()) or "none")
    for title, due_at in found.next_editions:
        yield f"next: {title}, {local(due_at, '')}"
    yield f"newest backup: {local(found.backup_at, 'none')}"
    per_item = f" ({found.database_bytes / found.n_items / 1000:.1f} kB an item)" if found.n_items else ""
    yield (
        f"{found.n_items} items; database {_size(found.database_bytes)}{per_item}, "
        f"{_size(found.free_bytes)} free on its disk"
    )


def _sqlite(context: typer.Context) -> Path:
    from pipeline.store.database import sqlite_path

    path = sqlite_path(settings_of(context).load().database_url)
    if path is None:
        raise UsageError("this is for SQLite; a PostgreSQL server is backed up with its own pg_dump")
    return path


def backup(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(help="Where to; a folder beside the database without it.")] = None,
) -> None:
    """Write a checked copy of the database while others go on working, and remove the oldest."""
    from meanwhile import jobs

    settings = settings_of(context)
    with terminal.progress("copying", quiet=settings.quiet) as bar:
        report = jobs.backup(settings.load(), folder=folder, bar=bar)
    tell(report, quiet=settings.quiet, json=False)


def tidy(context: typer.Context) -> None:
    """Remove old records that nothing needs any more; news, editions, mails and reviews are kept for good."""
    from meanwhile import jobs

    settings = settings_of(context)
    with terminal.progress("tidying", quiet=settings.quiet) as bar:
        report = jobs.tidy(settings.load(), bar=bar)
    tell(report, quiet=settings.quiet, json=False)


def restore(
    context: typer.Context,
    copy: Annotated[Path, typer.Argument(help="A backup.")],
    mails_from: Annotated[
        Path | None,
        typer.Option(help="Carry over what was mailed since from this database, not from the one in place."),
    ] = None,
    *,
    nothing_since: Annotated[
        bool, typer.Option("--nothing-since", help="Say that nothing was mailed since: mails are not held.")
    ] = False,
) -> None:
    """Put a backup in the database's place, with what was mailed since; what was there is kept beside it."""
    from meanwhile import restoring
    from meanwhile.jobs import lock_path
    from meanwhile.lock import locked
    from pipeline.store import carrying

    settings = settings_of(context)
    path = _sqlite(context)
    now = datetime.now(UTC)
    with (
        locked(lock_path(settings.load()), what="restore", now=now),
        locked(lock_path(settings.load(), mailing=True), what="restore", now=now),
        terminal.progress("restoring", quiet=settings.quiet) as bar,
    ):
        done = restoring.restore(
            copy,
            path,
            now=now,
            source=mails_from,
            nothing_since=nothing_since,
            step=lambda what: bar.step(at=what),
        )
    terminal.plain(f"{path} is now {copy}" + (f"; what was there is {done.aside}" if done.aside else ""))
    for line in done.lines:
        terminal.plain(line)
    terminal.plain(
        "News, tags, decisions, drafts and accounts are those of the copy; what has come in since is fetched again."
    )
    if done.held:
        terminal.notice(f"no mail leaves: {done.held}; {carrying.RELEASE}")


def doctor(
    context: typer.Context,
    *,
    fetch: Annotated[
        bool, typer.Option("--fetch/--no-fetch", help="Read the newest article of each source as a sample.")
    ] = True,
) -> None:
    """Look for what will go wrong: configuration, permissions, disk, clock, mail server, database, sources."""
    from meanwhile.doctor import findings

    settings = settings_of(context)
    bad = 0
    with terminal.progress("looking", quiet=settings.quiet) as bar:
        for finding in findings(settings.load(), now=datetime.now(UTC), fetch=fetch, bar=bar):
            if not settings.quiet or not finding.fine:
                terminal.plain(f"{'ok  ' if finding.fine else 'BAD '}{finding.what}: {finding.said}")
            bad += not finding.fine
    if bad:
        raise typer.Exit(1)


def install(
    context: typer.Context,
    init: Annotated[
        Init,
        typer.Argument(help="systemd (a service), timer (systemd without one), cron, or worker (a service)."),
    ],
    *,
    show: Annotated[bool, typer.Option("--print", help="Print it; nothing is ever written.")] = False,
    desk: Annotated[bool, typer.Option("--desk", help="The service serves the editors' desk as well.")] = False,
) -> None:
    """Print the units or crontab lines that run this installation by the clock."""
    import os

    from meanwhile.config import config_path
    from meanwhile.units import crontab, service_unit, timer_units, worker_unit

    if not show:
        raise UsageError("nothing is written into the system by itself: say --print, look at it, and put it in place")
    settings = settings_of(context)
    config = settings.load()
    path = config_path(settings.config, os.environ).resolve()
    command = [sys.executable, "-m", "meanwhile", "--config", str(path)]
    match init:
        case Init.SYSTEMD:
            lines = service_unit(config, command, path.parent, desk=desk)
        case Init.TIMER:
            lines = timer_units(config, command, path.parent)
        case Init.CRON:
            lines = crontab(config, command, path.parent)
        case Init.WORKER:
            lines = worker_unit(config, command, path.parent)
    for line in lines:
        terminal.plain(line)
