"""The command `meanwhile`: puts the commands together and turns errors into one sentence and an exit status."""

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from meanwhile import logs, terminal
from meanwhile.commands import (
    archive,
    databases,
    desk,
    exchange,
    items,
    jobs,
    lexicon,
    mailing,
    recipients,
    sources,
    stories,
    trying,
    upkeep,
    workers,
)
from meanwhile.logs import LogFormat
from pipeline.errors import MeanwhileError, UsageError

app = typer.Typer(
    name="meanwhile",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Gathers Peru's news on REDD+, mining and indigenous land titling, sorts it, and writes and mails bulletins.",
)


@app.callback(invoke_without_command=False)
def options(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option("--config", help="The configuration; else MEANWHILE_CONFIG, else ./config.yaml.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing unless something is wrong.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what is done to standard error.")] = False,
    log: Annotated[
        LogFormat, typer.Option("--log", help="Log as text, or as one JSON object a line.")
    ] = LogFormat.TEXT,
) -> None:
    """Options that come before the command."""
    context.obj = jobs.Settings(config=config, quiet=quiet, verbose=verbose, log=log)
    logs.set_up(verbose=verbose, form=log)


@app.command("version")
def show_version() -> None:
    """Print the version."""
    terminal.plain(version("meanwhile"))


jobs.register(app)
mailing.register(app)
recipients.register(app)
exchange.register(app)
upkeep.register(app)
workers.register(app)
desk.register(app)
app.add_typer(items.app, name="items")
app.add_typer(stories.app, name="stories")
app.add_typer(sources.app, name="sources")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(databases.app, name="db")
app.add_typer(archive.app, name="archive")
app.add_typer(trying.app, name="try")


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit status: see docs/operate.md for the list."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """The exit status of a command; errors are told in words, without a traceback."""
    try:
        app(args=arguments)
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
        # The library's own 2 is for wrong usage; ours (of InputError) never comes this way.
        return UsageError.exit_status if status == 2 else status
    except MeanwhileError as error:
        sys.stdout.flush()
        terminal.notice(str(error))
        return error.exit_status
    return 0
