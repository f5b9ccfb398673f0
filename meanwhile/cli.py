"""The command `meanwhile`: puts the commands together and turns errors into one sentence and an exit status."""

import logging
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import click
import typer

from meanwhile import terminal
from meanwhile.commands import exchange, items, jobs, lexicon, mailing, sources, trying, upkeep
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
) -> None:
    """Options that come before the command."""
    context.obj = jobs.Settings(config=config, quiet=quiet)
    level = logging.INFO if verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)


@app.command("version")
def show_version() -> None:
    """Print the version."""
    terminal.plain(version("meanwhile"))


jobs.register(app)
mailing.register(app)
exchange.register(app)
upkeep.register(app)
app.add_typer(items.app, name="items")
app.add_typer(sources.app, name="sources")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(trying.app, name="try")


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit status: see docs/operate.md for the list."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """The exit status of a command; errors are told in words, without a traceback."""
    try:
        status = app(args=arguments, standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as shown:
        terminal.plain(shown.format_message())
        return UsageError.exit_status
    except click.ClickException as error:
        error.show(sys.stderr)
        return UsageError.exit_status
    except (click.Abort, KeyboardInterrupt):
        terminal.notice("stopped; what was done is kept")
        return 130
    except BrokenPipeError:
        # The reader (head, less) went away: not our fault, and nothing to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MeanwhileError as error:
        terminal.notice(str(error))
        return error.exit_status
