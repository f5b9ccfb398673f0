"""`meanwhile serve`, `status`, `backup`, `restore`, `doctor`, `install`: running for a long time."""

import shlex
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of
from pipeline.errors import UsageError


class Init(StrEnum):
    """Who starts the jobs."""

    SYSTEMD = "systemd"
    CRON = "cron"


def register(app: typer.Typer) -> None:
    """Put these commands under `meanwhile`."""
    app.command()(serve)
    app.command()(status)
    app.command()(backup)
    app.command()(restore)
    app.command()(doctor)
    app.command()(install)


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e9:.1f} GB" if n_bytes > 1e9 else f"{n_bytes / 1e6:.1f} MB"


def serve(context: typer.Context) -> None:
    """Run all jobs by the clock of config.yaml until told to stop."""
    from meanwhile.config import config_path
    from meanwhile.scheduler import serve as keep_serving

    settings = settings_of(context)
    import os

    path = config_path(settings.config, os.environ).resolve()
    keep_serving(settings.load(), path, announce=lambda line: None if settings.quiet else terminal.plain(line))


def status(
    context: typer.Context, *, json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False
) -> None:
    """Show the last run of each job, sources, deliveries, disk, and what needs a person."""
    from meanwhile.status import status_of

    settings = settings_of(context)
    with settings.store() as database:
        found = status_of(database, settings.load(), now=datetime.now(UTC))
    if json:
        terminal.json_line(found)
        return
    terminal.table(
        ["job", "last start (UTC)", "ended", "trouble"],
        [
            [
                one.job,
                f"{one.started_at:%d %b %Y %H:%M}" if one.started_at else "never",
                f"{one.finished_at:%H:%M}" if one.finished_at else ("" if not one.started_at else "not yet"),
                one.error,
            ]
            for one in found.jobs
        ],
    )
    terminal.plain("sources: " + (", ".join(f"{n} {state}" for state, n in found.sources.items()) or "none"))
    terminal.plain("deliveries: " + (", ".join(f"{n} {state}" for state, n in found.deliveries.items()) or "none"))
    for title, due_at in found.next_editions:
        terminal.plain(f"next: {title}, {due_at:%d %b %Y %H:%M} UTC")
    terminal.plain(
        f"{found.n_items} items; database {_size(found.database_bytes)}, {_size(found.free_bytes)} free on its disk"
    )
    for need in found.needs:
        terminal.notice(f"needs a person: {need}")
    if found.needs:
        raise typer.Exit(1)


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
    from pipeline.store import backup as copies

    settings = settings_of(context)
    path = _sqlite(context)
    target = folder or path.parent / "backups"
    with terminal.progress("copying", quiet=settings.quiet):
        made = copies.back_up(path, target, now=datetime.now(UTC))
    gone = copies.prune(target, keep=settings.load().schedule.keep_backups)
    if not settings.quiet:
        terminal.plain(f"{made} ({_size(made.stat().st_size)}, checked); {len(gone)} old ones removed")


def restore(context: typer.Context, copy: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Put a backup in the database's place; what was there is kept beside it."""
    from meanwhile.jobs import lock_path
    from meanwhile.lock import locked
    from pipeline.store import backup as copies

    path = _sqlite(context)
    now = datetime.now(UTC)
    with locked(lock_path(settings_of(context).load()), what="restore", now=now):
        aside = copies.restore(copy, path, now=now)
    terminal.plain(f"{path} is now {copy}" + (f"; what was there is {aside}" if aside else ""))


def doctor(context: typer.Context) -> None:
    """Look for what will go wrong: configuration, permissions, disk, mail server, database."""
    from meanwhile.doctor import findings

    bad = 0
    for finding in findings(settings_of(context).load(), now=datetime.now(UTC)):
        terminal.plain(f"{'ok  ' if finding.fine else 'BAD '}{finding.what}: {finding.said}")
        bad += not finding.fine
    if bad:
        raise typer.Exit(1)


def install(
    context: typer.Context,
    init: Annotated[Init, typer.Argument(help="systemd or cron.")],
    *,
    show: Annotated[bool, typer.Option("--print", help="Print it; nothing is ever written.")] = False,
) -> None:
    """Print the units or crontab lines that run this installation by the clock."""
    import os

    from meanwhile.config import config_path
    from meanwhile.units import crontab, systemd_units

    if not show:
        raise UsageError("nothing is written into the system by itself: say --print, look at it, and put it in place")
    settings = settings_of(context)
    config = settings.load()
    path = config_path(settings.config, os.environ).resolve()
    command = f"{shlex.quote(sys.executable)} -m meanwhile --config {shlex.quote(str(path))}"
    lines = crontab(config, command) if init is Init.CRON else systemd_units(config, command, path.parent)
    for line in lines:
        terminal.plain(line)
